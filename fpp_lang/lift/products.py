"""Products of rows and matrices that every pass makes: `Z[b] = X[b] @ Y[b]` as `Z[...] = X @ Y`."""

from __future__ import annotations

from dataclasses import replace

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk
from fpp_lang.lift.contractions import two_factors
from fpp_lang.lift.model import BEHIND_LOOPS, Axis, Kept, Ref, Value
from fpp_lang.lift.values import Passes
from fpp_lang.lift.whole_numbers import refuse_large_products


def product_of_parts(passes: Passes, node: core.Primitive) -> Value:
    """The product of two parts of tensors, each of them a vector or a matrix."""
    left, right = (_factor(passes, argument) for argument in node.arguments[:2] if argument is not None)
    refuse_large_products([left, right], node, passes="added")
    mine, others = ([axis for axis in value.layout if axis is not None and axis.whole] for value in (left, right))
    if not mine or not others:
        _refuse_guesses(passes, node)
        return passes.operation("multiply", [left, right], node)  # of a number and anything (R3.3)
    known = all(None not in value.layout and not any(axis.any_rank for axis in value.axes) for value in (left, right))
    if not known or len(mine) > 2 or len(others) > 2:
        raise Kept(f"`{node.name}` does not work element by element", node)
    if passes.is_tested:
        raise Kept("a product stands behind a test", node)
    summed = Axis("inner", BEHIND_LOOPS - 3, stop=mine[-1].stop, whole=True)
    rest = [*mine[:-1], *others[1:]]
    named = {axis: passes.wholes.setdefault(from_end, axis) for from_end, axis in zip(range(len(rest), 0, -1), rest, strict=True)}
    first = _with_axes(left, {mine[-1]: summed, **{axis: named[axis] for axis in mine[:-1]}})
    second = _with_axes(right, {others[0]: summed, **{axis: named[axis] for axis in others[1:]}})
    found = two_factors(first, second, frozenset({summed}))
    if found is None or (isinstance(found.expression, core.Primitive) and found.expression.name == "einsum"):
        raise Kept(f"`{node.name}` of these rows is no product of matrices", node)
    passes.exact = True
    return found


def _refuse_guesses(passes: Passes, node: core.Primitive) -> None:
    """That a factor is a number shows where the program says so: an element of what may have more axes may be a row."""
    for part in (part for part in walk(node) if isinstance(part, core.Variable)):
        found = passes.bound.get(part.name)
        tensor = found.tensor if isinstance(found, Ref) else part
        guessed = passes.facts.is_open(tensor.name) or tensor.kind.base in (Base.NUMERIC, Base.OPEN)
        if guessed and not passes.facts.shown.get(tensor.name):
            raise Kept(f"`{tensor.name}` may hold numbers or rows: no call shows which", node)


def _factor(passes: Passes, node: core.Expression) -> Value:
    """A factor; a variable that is asked for its rows or columns is a matrix here."""
    if isinstance(node, core.Variable) and node.name not in passes.bound and node.name not in passes.assigned:
        if passes.facts.ranks.get(node.name, 0) and node.kind.may_be_tensor:
            return passes.read(Ref(node, ()), node)
    return passes.array(node)


def _with_axes(value: Value, names: dict[Axis, Axis]) -> Value:
    return replace(value, layout=tuple(names.get(axis, axis) if axis is not None else None for axis in value.layout))
