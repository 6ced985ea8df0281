"""Whole numbers that depend on loop variables, as arrays."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import WHOLE
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.linear import Linear, of
from fpp_lang.lift.model import Axis, Layout, Sort, Value, axes_of, ordered
from fpp_lang.lift.written import written


def materialised(amount: Linear, facts: Facts) -> Value:
    """`i + 1` as `np.arange(1, n + 1)`, `10 * i + j` as a sum of two such."""
    axes = ordered(set(axes_of(amount)))
    rest = amount
    for axis in axes:
        rest = rest - of(axis).scaled(amount.factor(axis))
    if not axes:
        return Value(written(amount, facts), (), amount)
    if len(axes) == 1 and amount.factor(axes[0]) == -1 and (found := _downwards(rest, axes[0], facts)) is not None:
        return found
    only_taken = all(amount.factor(axis) < 0 for axis in axes) and rest != Linear()
    found = Value(written(rest, facts)) if only_taken else None
    for axis in axes:
        piece = positions(axis, facts)
        factor = amount.factor(axis)
        if abs(factor) != 1:
            piece = operation("multiply", Value(make.constant(abs(factor))), piece)
        if found is None:
            found = piece if factor > 0 else _negated(piece)
        else:
            found = operation("add" if factor > 0 else "subtract", found, piece)
    assert found is not None
    if only_taken:
        return found
    if rest.terms:
        found = operation("add", found, Value(written(rest, facts)))
    elif rest.constant:
        found = operation("add" if rest.constant > 0 else "subtract", found, Value(make.constant(abs(rest.constant))))
    return found


def _downwards(first: Linear, axis: Axis, facts: Facts) -> Value | None:
    """`n - i` as `np.arange(n, 0, -1)`, where it ends at a number."""
    start, stop = facts.normal(first - axis.start), facts.normal(first - axis.stop)
    if axis.any_rank or axis.step != 1 or stop.terms or not start.terms:
        return None
    step = make.primitive("negate", make.constant(1), kind=WHOLE)
    kind = make.kind_of((axis,), "int")
    return Value(make.primitive("arange", written(start, facts), written(stop, facts), step, kind=kind), (axis,))


def _negated(value: Value) -> Value:
    assert value.expression is not None
    return Value(make.primitive("negate", value.expression, kind=make.kind_of(value.layout, "int")), value.layout)


def operation(name: str, left: Value, right: Value) -> Value:
    """Arithmetic on whole numbers."""
    operands, layout = combined([left, right])
    return Value(make.primitive(name, *operands, kind=make.kind_of(layout, "int")), layout)


__all__ = ["WHOLE", "core", "materialised"]


def positions(axis: Axis, facts: Facts) -> Value:
    """The values of a loop's variable as an array."""
    if axis.sort is Sort.ROWS:
        assert axis.tensor is not None
        layout: Layout = (axis, None)
        return Value(make.primitive("row_places", axis.tensor, kind=make.kind_of(layout, "int")), layout)
    if axis.sort is Sort.LAST:
        assert axis.tensor is not None
        return Value(make.primitive("column_places", axis.tensor, kind=make.kind_of((axis,), "int")), (axis,))
    start, stop = facts.normal(axis.start), facts.normal(axis.stop)
    arguments: list[core.Expression | None]
    if axis.step != 1:
        arguments = [written(start, facts), written(stop, facts), _signed(axis.step)]
    elif start == Linear():
        arguments = [written(stop, facts), None, None]
    else:
        arguments = [written(start, facts), written(stop, facts), None]
    return Value(make.primitive("arange", *arguments, kind=make.kind_of((axis,), "int")), (axis,))


def _signed(value: int) -> core.Expression:
    return make.constant(value) if value >= 0 else make.primitive("negate", make.constant(-value), kind=WHOLE)
