"""Accumulators: what all passes of some loops add up to, multiply to, or reach at most."""

from __future__ import annotations

import math
from contextlib import nullcontext
from dataclasses import replace

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, NUMERIC, WHOLE
from fpp_lang.lift import make
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.contractions import contracted
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.index_values import operation
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.model import Axis, Kept, Sort, Value
from fpp_lang.lift.reductions import loose_rank, reduced
from fpp_lang.lift.values import Passes
from fpp_lang.lift.whole_numbers import refuse_large_products
from fpp_lang.lift.written import written

IDENTITY = {"add": 0, "subtract": 0, "multiply": 1}
REDUCTION = {"add": "sum", "subtract": "sum", "multiply": "prod"}
EXTREMES = {"maximum": "max_from", "minimum": "min_from", GREATER: "fmax_from", LESS: "fmin_from"}


def total(
    passes: Passes,
    operator: str,
    node: core.Expression,
    over: tuple[Axis, ...],
    *,
    keep: bool,
    node_of: core.Node | None = None,
    only: Value | None = None,
    fractions: bool = False,
) -> Value:
    """The values of an expression in all passes of the loops `over`, taken together; `only` where a test holds.

    Tests around that are the same in all of these passes are left to the caller. `fractions`: they are put together with one.
    """
    if operator not in REDUCTION:
        raise Kept(f"the passes are not put together by a known operation ({operator})", node_of)
    if operator == "multiply":
        return _product(passes, node, over, only, keep, fractions)
    if only is not None:
        return _only(passes, operator, node, over, only, keep)
    tests = tests_within(passes, over)
    if not tests and operator in ("add", "subtract"):
        product = contracted(passes, node, over)
        if product is not None:
            return product
    value = passes.addend(node)
    if tests:
        value = passes.select(passes.joined("and", tests, node), value, Value(make.constant(IDENTITY[operator])), node)
    return together(passes, operator, value, over, keep, node)


def tests_within(passes: Passes, over: tuple[Axis, ...]) -> list[Value]:
    """The tests around that differ from pass to pass of these loops."""
    return [guard for guard in passes.guards if guard.axes & set(over)]


def _product(passes: Passes, node: core.Expression, over: tuple[Axis, ...], only: Value | None, keep: bool, fractions: bool) -> Value:
    """Whole numbers outside tensors are exact at any size, so a product of them stays a loop."""
    with passes.guarded(only) if only is not None else nullcontext():
        value = passes.addend(node)
    assert value.expression is not None
    if value.layout and value.expression.kind.dtype == "int":
        if not fractions:
            raise Kept("a product of whole numbers may grow beyond 64 bits", node)
        value = Value(make.primitive("fractions", value.expression, kind=make.kind_of(value.layout, "float")), value.layout)
    for guard in [*([only] if only is not None else []), *tests_within(passes, over)]:
        value = passes.select(guard, value, Value(make.constant(1)), node)
    return together(passes, "multiply", value, over, keep, node)


def together(passes: Passes, operator: str, value: Value, over: tuple[Axis, ...], keep: bool, node: core.Expression) -> Value:
    """The reduction of an array over loops; a number that is the same in all passes counts as often as there are passes."""
    missing = [axis for axis in over if axis not in value.axes]
    present = frozenset(axis for axis in over if axis in value.axes)
    if missing:
        if operator == "multiply" or not _is_finite(value.expression):
            raise Kept("every pass adds the same", node)
        for axis in _counted(missing):
            times = Value(axis_count(axis, passes))
            value = times if _is_one(value) else operation("multiply", value, times)
    if not present:
        return value
    refuse_large_products([value], node, passes="multiplied" if operator == "multiply" else "added")
    any_rank = any(axis.any_rank for axis in value.axes)
    match value.expression:
        case core.Primitive(name="select", arguments=(core.Expression() as test, core.Constant(value=1), core.Constant(value=0))) if (
            operator != "multiply" and value.expression.kind.dtype == "int"
        ):
            if present == value.axes:
                return Value(make.primitive("count_nonzero", test, kind=WHOLE))
            value = replace(value, expression=test)
    return reduced(REDUCTION[operator], value, present, keep=keep or any_rank, exact=passes.exact)


def _is_finite(node: core.Expression | None) -> bool:
    """Whether it is a constant that comes to 0 in no pass."""
    return isinstance(node, core.Constant) and isinstance(node.value, int | float) and math.isfinite(node.value)


def _is_one(value: Value) -> bool:
    return isinstance(value.expression, core.Constant) and value.expression.value == 1


def _counted(axes: list[Axis]) -> list[Axis]:
    """The two axes of a nest of any rank count as one: all elements."""
    if {axis.sort for axis in axes} == {Sort.ROWS, Sort.LAST}:
        return [Axis("all", 0, Sort.ALL, tensor=axes[0].tensor)]
    return axes


def axis_count(axis: Axis, passes: Passes, *, least: bool = False) -> core.Expression:
    """The number of passes of a loop; with `least` none, written `max(n, 0)`, where its end may lie before its start."""
    match axis.sort:
        case Sort.ALL:
            return make.primitive("size", axis.tensor, kind=WHOLE)
        case Sort.LAST:
            return make.primitive("cols", axis.tensor, kind=WHOLE)
        case Sort.ROWS:
            raise Kept("the rows of a nest of any rank are counted")
    extent = passes.facts.normal(axis.extent)
    if least and axis.step == 1 and not passes.facts.at_least(extent, 0):
        return make.primitive("most", written(extent, passes.facts), make.constant(0), kind=WHOLE)
    if axis.step != 1 or not passes.facts.at_least(extent, 0):
        raise Kept("the number of passes may be negative or has a step")
    return written(extent, passes.facts)


# Where a test holds ----------------------------------------------------------------------------------------------------------


def _only(passes: Passes, operator: str, node: core.Expression, over: tuple[Axis, ...], only: Value, keep: bool) -> Value:
    one = isinstance(node, core.Constant) and node.value == 1
    everywhere = set(only.axes) == set(over) and set(passes.axes) == set(over)
    assert only.expression is not None
    if one and operator in ("add", "subtract") and set(over) <= only.axes:
        if everywhere:
            return Value(make.primitive("count_nonzero", only.expression, kind=WHOLE))
        return reduced("sum", only, frozenset(over), keep=keep)
    if everywhere and None not in only.layout and not any(axis.may_be_number for axis in only.axes):
        chosen = _chosen(passes, operator, node, only)
        if chosen is not None:
            return chosen
    with passes.guarded(only):
        value = passes.addend(node)
    value = passes.select(only, value, Value(make.constant(IDENTITY[operator])), node)
    return together(passes, operator, value, over, keep, node)


def _chosen(passes: Passes, operator: str, node: core.Expression, only: Value) -> Value | None:
    """`x[x > 0].sum()`: nothing is computed where the test does not hold."""
    axis = Axis("chosen", 0, stop=Linear())
    accesses = len(passes.accesses)
    passes.chosen = only, axis
    try:
        value = passes.addend(node)
    except Kept:
        del passes.accesses[accesses:]
        return None
    finally:
        passes.chosen = None
    if not value.layout:
        if operator == "multiply" or not _is_finite(node):
            return None
        count = Value(make.primitive("count_nonzero", only.expression, kind=WHOLE))
        return passes.operation("multiply", [value, count], node)
    return reduced(REDUCTION[operator], value, frozenset({axis}), exact=passes.exact)


# The greatest and the least --------------------------------------------------------------------------------------------------


def extreme(
    passes: Passes, operator: str, value: Value, over: tuple[Axis, ...], start: core.Expression, node: core.Node, *, of_one: bool = False
) -> Value:
    """The greatest of a start and all values: `np.max(x, initial=start)`; by comparison, nan is passed by (R3.8).

    `of_one`: the start and the values are numbers of one tensor.
    """
    if operator in (GREATER, LESS) and not is_number(start):
        raise Kept("a start that may be nan is compared with", node)
    if any(axis not in value.axes for axis in over):
        raise Kept("every pass offers the same", node)
    for guard in passes.guards:
        value = _never_chosen(passes, operator, value, guard, over, start, node)
    rest = tuple(axis for axis in value.layout if axis not in over)
    if rest and any(axis is not None and axis.any_rank for axis in value.axes):
        raise Kept("the greatest of a row in a nest that fits any rank", node)
    assert value.expression is not None
    if start.kind.dtype != "int" and value.expression.kind.dtype != "float" and not of_one:
        # an array of whole numbers would cut the start off
        kind = make.kind_of(value.layout, "float")
        value = Value(make.primitive("fractions", value.expression, kind=kind), value.layout)
    assert value.expression is not None
    places = [make.constant(place) for place, axis in enumerate(value.layout) if axis in over]
    axis = places[0] if len(places) == 1 else core.Pair(tuple(places))
    dtype = value.expression.kind.dtype
    if not rest and not start.kind.is_single:
        passes.exact = True
    if not rest and not passes.exact and len(places) == 1 and loose_rank(value.expression):
        return Value(make.primitive(EXTREMES[operator], value.expression, start, axis, kind=NUMERIC, like=node))
    if of_one and operator in ("maximum", "minimum") and isinstance(value.expression, core.Variable) and not rest:
        return Value(
            make.primitive({"maximum": "max", "minimum": "min"}[operator], value.expression, kind=make.kind_of((), dtype), like=node)
        )
    along = axis if rest else None
    return Value(make.primitive(EXTREMES[operator], value.expression, start, along, kind=make.kind_of(rest, dtype), like=node), rest)


def _never_chosen(
    passes: Passes, operator: str, value: Value, guard: Value, over: tuple[Axis, ...], start: core.Expression, node: core.Node
) -> Value:
    """With an infinity, which no start gives way to, wherever a test does not hold."""
    fractions = value.expression is not None and "float" in (value.expression.kind.dtype, start.kind.dtype)
    if not guard.axes & set(over) or not fractions or passes.chosen is not None:
        raise Kept("the greatest is looked for behind a test", node)
    infinity: core.Expression = make.INFINITY
    if operator in ("maximum", GREATER):
        infinity = make.primitive("negate", infinity, kind=FRACTION)
    assert value.expression is not None
    return passes.select(guard, value, Value(infinity), value.expression)


def is_number(node: core.Expression) -> bool:
    """Whether it is certainly no nan."""
    match node:
        case core.Constant(name=name, value=int() | float() as value):
            return name != "nan" and value == value
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return is_number(inner)
    return False


__all__ = ["EXTREMES", "IDENTITY", "combined", "extreme", "total"]
