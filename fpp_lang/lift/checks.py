"""What a lifted nest takes for granted and NumPy does not check itself, as one visible test before it."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, TEXT, TRUTH, WHOLE, Base, Kind
from fpp_lang.lift import make
from fpp_lang.lift.facts import Facts
from fpp_lang.lift.linear import Linear, Size
from fpp_lang.lift.loads import written
from fpp_lang.lift.values import Passes

NAMES = {1: "a vector", 2: "a matrix"}


def checks(passes: Passes, before: Facts, like: core.Statement) -> list[core.Statement]:
    """The tests of a nest, each `if …: throw`."""
    found = [_shapes(left, right) for left, right in passes.same_shape]
    found += _sizes(passes, before)
    for room in passes.shapes.within:
        negative = Linear(tuple((atom, factor) for atom, factor in room.terms if factor < 0), min(room.constant, 0)).scaled(-1)
        test = _compare(written(negative, passes.facts), ">", written(room + negative, passes.facts))
        found.append(_test(test, "the loop goes beyond the end"))
    return [core.If(((test, body),), None, span=like.span) for test, body in found]


def _test(test: core.Expression, words: str) -> tuple[core.Expression, core.Block]:
    return test, core.Block((core.Throw(core.Constant(words, kind=TEXT)),))


def _compare(left: core.Expression, operator: str, right: core.Expression) -> core.Compare:
    return core.Compare(left, ((operator, right),), "truth", kind=TRUTH)


def _shapes(left: core.Expression, right: core.Expression) -> tuple[core.Expression, core.Block]:
    names = [_name(side) for side in (left, right)]
    return _test(_compare(left, "!=", right), f"{names[0]} and {names[1]} must have the same shape")


def _name(shape: core.Expression) -> str:
    from fpp_lang.core.walk import walk

    return next(part.name for part in walk(shape) if isinstance(part, core.Variable))


def _sizes(passes: Passes, before: Facts) -> list[tuple[core.Expression, core.Block]]:
    """Equal sizes, whole shapes at once where all axes of two tensors are meant."""
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    found = []
    for left, right in passes.shapes.equal:
        match list(left.atoms()), list(right.atoms()):
            case [Size(tensor=one, axis=axis)], [Size(tensor=other, axis=axis_too)]:
                pairs.setdefault((other, one), []).append((axis_too, axis))
            case [Size(tensor=one)], _:
                words = f"the size of {one} does not fit"
                found.append(_test(_compare(written(left, passes.facts), "!=", written(right, passes.facts)), words))
    for (one, other), axes in pairs.items():
        ranks = passes.facts.ranks.get(one), passes.facts.ranks.get(other)
        if one != other and ranks[0] == ranks[1] and sorted(axes) == [(axis, axis) for axis in range(ranks[0] or 0)]:
            found.append(_shapes(_shape(one, ranks[0]), _shape(other, ranks[1])))
            continue
        for axis, axis_too in axes:
            left = written(_size(one, axis), passes.facts)
            right = written(_size(other, axis_too), passes.facts)
            words = f"{one} must be square" if one == other else f"the sizes of {one} and {other} do not fit"
            found.append(_test(_compare(left, "!=", right), words))
    return found


def _size(tensor: str, axis: int) -> Linear:
    return Linear(((Size(tensor, axis), 1),))


def _shape(tensor: str, rank: int | None) -> core.Expression:
    variable = core.Variable(tensor, core.Where.LOCAL, kind=Kind(Base.TENSOR, rank=rank))
    return make.primitive("shape", variable, kind=SHAPE)


__all__ = ["WHOLE", "checks"]
