"""Axis typing: bringing arrays with different axes together, as NumPy's broadcasting wants them."""

from __future__ import annotations

from collections.abc import Iterable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Dtype
from fpp_lang.lift import make
from fpp_lang.lift.model import Axis, Kept, Layout, Sort, Value, ordered


def frame_of(values: Iterable[Value]) -> tuple[Axis, ...]:
    """All axes of the values, outer loops first."""
    axes: set[Axis] = set()
    for value in values:
        axes |= value.axes
    return ordered(axes)


def aligned(value: Value, frame: tuple[Axis, ...]) -> core.Expression:
    """The array so that it broadcasts to a frame: `x[:, np.newaxis]` where an inner axis is missing."""
    assert value.expression is not None
    present = value.axes
    if not present:
        return value.expression
    first = min(place for place, axis in enumerate(frame) if axis in present)
    wanted: Layout = tuple(axis if axis in present else None for axis in frame[first:])
    return with_layout(value, wanted).expression or value.expression


def with_layout(value: Value, wanted: Layout) -> Value:
    """The same numbers with their axes in another order, or with other axes of size 1."""
    if value.layout == wanted or not value.layout:
        return value
    value = in_order(value, tuple(axis for axis in wanted if axis is not None))
    if value.layout == wanted:
        return value
    return _reshaped(value, wanted)


def in_order(value: Value, order: tuple[Axis, ...]) -> Value:
    """With the axes in this order: a transposition, if it is another one."""
    have = tuple(axis for axis in value.layout if axis is not None)
    if have == order:
        return value
    assert value.expression is not None and set(have) == set(order)
    turned_pair = _turned_pair(value)
    if turned_pair is not None:
        return Value(turned_pair, order)
    squeezed = _reshaped(value, have) if len(have) != len(value.layout) else value
    assert squeezed.expression is not None
    dtype = squeezed.expression.kind.dtype
    if order == have[::-1]:
        turned = make.primitive("transpose", squeezed.expression, kind=make.kind_of(order, dtype))
    else:
        places = [make.constant(have.index(axis)) for axis in order]
        turned = make.primitive("permute", squeezed.expression, *places, kind=make.kind_of(order, dtype))
    return Value(turned, order, view_of=value.view_of)


def _turned_pair(value: Value) -> core.Expression | None:
    """(x * y[:, None]).T => x[:, None] * y, (A.T @ B.T).T => B @ A"""
    match value.expression:
        case core.Primitive(name="matmul", arguments=(core.Primitive() as first, core.Primitive() as second)) if (
            first.name == second.name == "transpose" and len(value.layout) == 2
        ):
            return updated(value.expression, arguments=(second.arguments[0], first.arguments[0]))
        case core.Primitive(
            name="add" | "subtract" | "multiply" | "divide",
            arguments=(core.Expression() as first, core.Index(target=second, subscripts=(whole, core.Primitive(name="new_axis")))),
        ) if whole == make.ALL and first.kind.rank == 1 and second.kind.rank == 1:
            column = core.Index(first, (make.ALL, make.new_axis()), kind=make.kind_of(value.layout, first.kind.dtype))
            return updated(value.expression, arguments=(column, second))
        case core.Primitive(
            name="add" | "subtract" | "multiply" | "divide",
            arguments=(core.Index(target=first, subscripts=(whole, core.Primitive(name="new_axis"))), core.Expression() as second),
        ) if whole == make.ALL and first.kind.rank == 1 and second.kind.rank == 1:
            column = core.Index(second, (make.ALL, make.new_axis()), kind=make.kind_of(value.layout, second.kind.dtype))
            return updated(value.expression, arguments=(first, column))
    return None


def _reshaped(value: Value, wanted: Layout) -> Value:
    """Axes of size 1 put in or taken away; the others keep their order."""
    assert value.expression is not None
    if any(axis is not None and axis.sort in (Sort.ROWS, Sort.ALL) for axis in (*value.layout, *wanted)):
        return _reshaped_rows(value, wanted)
    subscripts: list[core.Expression | core.Slice] = []
    have = list(value.layout)
    for axis in wanted:
        while have and have[0] is None and axis is not None:
            subscripts.append(make.constant(0))
            have.pop(0)
        if have and have[0] is axis:
            subscripts.append(make.ALL)
            have.pop(0)
        else:
            subscripts.append(make.new_axis())
    subscripts += [make.constant(0) for _ in have]
    return Value(_indexed(value.expression, subscripts, wanted), wanted, view_of=value.view_of)


def _reshaped_rows(value: Value, wanted: Layout) -> Value:
    """One number per row of a nest of any rank: with or without the last axis of size 1."""
    assert value.expression is not None
    number = any(axis is not None and axis.may_be_number for axis in value.layout)
    if value.layout[-1:] == (None,) and value.layout[:-1] == wanted:
        kind = make.kind_of(wanted, value.expression.kind.dtype)
        return Value(
            make.primitive("squeeze", value.expression, make.primitive("negate", make.constant(1), kind=make.constant(1).kind), kind=kind),
            wanted,
        )
    if (*value.layout, None) == wanted and not number:
        return Value(_indexed(value.expression, [make.everywhere(), make.new_axis()], wanted), wanted, view_of=value.view_of)
    raise Kept("a number per row meets a number per column", value.expression)


def _indexed(expression: core.Expression, subscripts: list[core.Expression | core.Slice], wanted: Layout) -> core.Expression:
    if isinstance(expression, core.Index) and all(isinstance(part, core.Slice) for part in expression.subscripts):
        kept = list(expression.subscripts)
        subscripts = [kept.pop(0) if part is make.ALL and kept else part for part in subscripts] + kept
        expression = expression.target
    while subscripts and subscripts[-1] == make.ALL:
        subscripts.pop()
    return core.Index(expression, tuple(subscripts), kind=make.kind_of(wanted, expression.kind.dtype), span=expression.span)


def combined(values: list[Value]) -> tuple[list[core.Expression], Layout]:
    """The arrays as operands of one operation, and the axes of its result."""
    frame = frame_of(values)
    widest = [value for value in values if value.axes]
    if widest and all(value.layout == widest[0].layout for value in widest):
        return [value.expression for value in values if value.expression is not None], widest[0].layout
    trailing = _kept_trailing(values, frame)
    if trailing:
        return [value.expression for value in values if value.expression is not None], trailing
    return [aligned(value, frame) for value in values], frame


def _kept_trailing(values: list[Value], frame: tuple[Axis, ...]) -> Layout:
    """Where arrays of one axis have a last axis of size 1 and the others have none at all, it stays."""
    layouts = {value.layout for value in values if value.layout}
    return next(iter(layouts)) if len(layouts) == 1 else ()


def result(expression: core.Expression, layout: Layout, dtype: Dtype | None) -> Value:
    return Value(core_with_kind(expression, layout, dtype), layout)


def core_with_kind(expression: core.Expression, layout: Layout, dtype: Dtype | None) -> core.Expression:
    from fpp_lang.base.values import updated

    return updated(expression, kind=make.kind_of(layout, dtype))
