"""What a lifted nest takes for granted and NumPy does not check itself, as one visible test before it."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, TEXT, TRUTH, Base, Kind
from fpp_lang.lift import make
from fpp_lang.lift.linear import Linear, Size, of
from fpp_lang.lift.loads import Room, written
from fpp_lang.lift.values import Passes


def checks(passes: Passes, like: core.Statement) -> list[core.Statement]:
    """The tests of a nest: `if len(b) < n or len(c) < n: throw`."""
    found = []
    if passes.shapes.equal:
        names = [atom.tensor for pair in passes.shapes.equal for side in pair for atom in side.atoms() if isinstance(atom, Size)]
        found.append(_test(_unequal(passes), f"{_listed(names, 'and')} must have equal sizes", like))
    if passes.shapes.rooms:
        names = [room.tensor for room in passes.shapes.rooms]
        tests = [_too_small(room, passes) for room in passes.shapes.rooms]
        found.append(_test(tests, f"{_listed(names, 'or')} has too few places for the loop", like))
    return found


def _listed(names: list[str], word: str) -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _test(tests: list[core.Expression], words: str, like: core.Statement) -> core.Statement:
    test = tests[0] if len(tests) == 1 else core.Logic("or", tuple(tests), "truth", kind=TRUTH, span=like.span)
    message = core.Constant(words, kind=TEXT, span=like.span)
    body = core.Block((core.Throw(message, span=like.span),), span=like.span)
    return core.If(((updated(test, span=like.span), body),), None, span=like.span)


def _unequal(passes: Passes) -> list[core.Expression]:
    """Sizes compared, whole shapes at once where all axes of two tensors are meant."""
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for left, right in passes.shapes.equal:
        (one,), (other,) = left.atoms(), right.atoms()
        assert isinstance(one, Size) and isinstance(other, Size)
        pairs.setdefault((one.tensor, other.tensor), []).append((one.axis, other.axis))
    found: list[core.Expression] = []
    for (one_name, other_name), axes in pairs.items():
        ranks = passes.facts.ranks.get(one_name), passes.facts.ranks.get(other_name)
        if one_name != other_name and ranks[0] == ranks[1] and sorted(axes) == [(axis, axis) for axis in range(ranks[0] or 0)]:
            found.append(_differ(_shape(one_name, ranks[0]), _shape(other_name, ranks[1])))
            continue
        for axis, other_axis in axes:
            sides = [written(of(Size(name, place)), passes.facts) for name, place in ((one_name, axis), (other_name, other_axis))]
            found.append(_differ(*sides))
    return found


def _differ(left: core.Expression, right: core.Expression) -> core.Expression:
    return core.Compare(left, (("!=", right),), "truth", kind=TRUTH)


def _shape(tensor: str, rank: int | None) -> core.Expression:
    variable = core.Variable(tensor, core.Where.LOCAL, kind=Kind(Base.TENSOR, rank=rank))
    return make.primitive("shape", variable, kind=SHAPE)


def _too_small(room: Room, passes: Passes) -> core.Expression:
    """`len(b) < n`."""
    amount = room.amount
    needed = Linear(tuple((atom, factor) for atom, factor in amount.terms if factor < 0), min(amount.constant, 0)).scaled(-1)
    have = amount + needed
    test = core.Compare(written(have, passes.facts), (("<", written(needed, passes.facts)),), "truth", kind=TRUTH)
    return test
