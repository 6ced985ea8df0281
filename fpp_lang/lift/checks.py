"""What a lifted nest takes for granted and NumPy does not check itself, as one visible test before it."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TEXT, TRUTH, WHOLE
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.loads import Room, written
from fpp_lang.lift.model import Kept
from fpp_lang.lift.values import Passes

SHAPES = {0: "a number", 1: "a vector", 2: "a matrix"}


def checks(passes: Passes, like: core.Statement) -> list[core.Statement]:
    """The tests of a nest: `if len(b) < n or len(c) < n: throw`."""
    found = _ranks(passes, like)
    if passes.shapes.rooms:
        names = [room.tensor for room in passes.shapes.rooms]
        tests = [_too_small(room, passes) for room in passes.shapes.rooms]
        found.append(_test(tests, f"{_listed(names)} has too few places for the loop", like))
    return found


def _ranks(passes: Passes, like: core.Statement) -> list[core.Statement]:
    """The test that tensors have the ranks which the arrays are written for: `if np.ndim(v) != 1: throw` (R5.6)."""
    opened = list(passes.open.values())
    fits = _fits_any_rank(passes, like)
    if fits and passes.even and len(opened) > 1:
        first, *others = [make.primitive("rank", variable, kind=WHOLE) for variable in opened]
        tests: list[core.Expression] = [core.Compare(first, (("!=", other),), "truth", kind=TRUTH) for other in others]
        return [_test(tests, f"{_listed([variable.name for variable in opened], 'and')} differ in rank", like)]
    variables = [] if fits else [(variable, passes.facts.ranks[variable.name]) for variable in opened]
    for variable, _ in variables:
        if len(passes.facts.shown.get(variable.name, ())) > 1:
            raise Kept(f"`{variable.name}` has another rank in another call", like)
    if passes.wholes:
        variables += [(variable, 0) for variable in passes.numbers.values()]
    if not variables:
        return []
    passes.facts.tested.update(variable.name for variable, _ in variables)
    words = " or ".join(f"{variable.name} is not {SHAPES.get(rank, f'of rank {rank}')}" for variable, rank in variables)
    return [_test([_has_other_rank(variable, rank) for variable, rank in variables], words, like)]


def _fits_any_rank(passes: Passes, like: core.Statement) -> bool:
    """Whether all is walked along its first axis and nothing is decided: `(v - w).sum(axis=0)` means what the loop means."""
    deep = any(len(access.subscripts or ()) != 1 for access in passes.accesses)
    tensors = {access.tensor for access in passes.accesses}
    stores = any(access.writes for access in passes.accesses) and len(tensors) > 1
    mixed = passes.even and not tensors <= set(passes.open)
    decides = any(isinstance(node, core.If | core.Compare | core.Conditional | core.Logic) for node in walk(like))
    return not (deep or stores or mixed or decides or passes.exact)


def _has_other_rank(variable: core.Variable, rank: int) -> core.Expression:
    found = make.primitive("rank", variable, kind=WHOLE)
    return core.Compare(found, (("!=", make.constant(rank)),), "truth", kind=TRUTH)


def _listed(names: list[str], word: str = "or") -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


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
