"""What a lifted nest takes for granted and NumPy does not check itself, as one visible test before it."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TEXT, TRUTH
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.loads import Room, written
from fpp_lang.lift.values import Passes


def checks(passes: Passes, like: core.Statement) -> list[core.Statement]:
    """The tests of a nest: `if len(b) < n or len(c) < n: throw`."""
    found = []
    if passes.shapes.rooms:
        names = [room.tensor for room in passes.shapes.rooms]
        tests = [_too_small(room, passes) for room in passes.shapes.rooms]
        found.append(_test(tests, f"{_listed(names)} has too few places for the loop", like))
    return found


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _test(tests: list[core.Expression], words: str, like: core.Statement) -> core.Statement:
    test = tests[0] if len(tests) == 1 else core.Logic("or", tuple(tests), "truth", kind=TRUTH, span=like.span)
    message = core.Constant(words, kind=TEXT, span=like.span)
    body = core.Block((core.Throw(message, span=like.span),), span=like.span)
    return core.If(((updated(test, span=like.span), body),), None, span=like.span)


def _too_small(room: Room, passes: Passes) -> core.Expression:
    """`len(b) < n`."""
    amount = room.amount
    needed = Linear(tuple((atom, factor) for atom, factor in amount.terms if factor < 0), min(amount.constant, 0)).scaled(-1)
    have = amount + needed
    test = core.Compare(written(have, passes.facts), (("<", written(needed, passes.facts)),), "truth", kind=TRUTH)
    return test
