"""Reductions of arrays over axes, with products of arrays as contractions (`@`, `np.outer`, `np.einsum`)."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERIC, WHOLE, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children
from fpp_lang.lift import make
from fpp_lang.lift.model import Axis, Kept, Layout, Sort, Value

KEEPING = frozenset({"sum", "prod", "max", "min", "any", "all"})
"""The reductions that can keep the reduced axis with size 1."""


def reduced(
    name: str,
    value: Value,
    over: frozenset[Axis],
    *,
    keep: bool = False,
    kind: Kind | None = None,
    like: core.Node | None = None,
    exact: bool = False,
) -> Value:
    """`value.sum(axis=1)`; with `keep` the axis stays, of size 1, where that says more than `[:, None]` later.

    `exact`: what a lone loop walks is certainly a vector.
    """
    assert value.expression is not None
    dtype = kind.dtype if kind is not None else value.expression.kind.dtype
    rest = value.axes - over
    if not rest and not exact and len(value.layout) == 1 and loose_rank(value.expression):
        return Value(make.primitive(name, value.expression, *_along(name, make.constant(0)), kind=NUMERIC, like=like))
    if not rest:
        single = kind if kind is not None and kind.is_single else make.kind_of((), dtype)
        return Value(make.primitive(name, value.expression, kind=single, like=like))
    any_rank = any(axis.any_rank for axis in value.axes)
    if any_rank and name == "sum" and {axis.sort for axis in over} == {Sort.ROWS} and len(value.layout) == 2:
        (last,) = rest
        return Value(make.primitive("column_sums", value.expression, kind=make.kind_of((last,), dtype), like=like), (last,))
    if any_rank and name in ("mean", "var", "std") and {axis.sort for axis in over} == {Sort.LAST}:
        return _mean_of_rows(value, over, like) if name == "mean" else _spread_of_rows(name, value, over, like)
    if any_rank and {axis.sort for axis in over} - {Sort.LAST} - ({Sort.COUNT} if not any(axis.any_rank for axis in over) else set()):
        raise Kept("it reduces the rows of a nest that fits any rank", value.expression)
    trailing = all(axis in over for axis in value.layout[-1:] if axis is not None)
    keep = keep and name in KEEPING and trailing
    if any_rank and not keep:
        raise Kept(f"`{name}` of a row in a nest that fits any rank", value.expression)
    layout: Layout = (
        tuple(None if axis in over else axis for axis in value.layout) if keep else tuple(axis for axis in value.layout if axis not in over)
    )
    along = _along(name, _axis(value, over, any_rank))
    kind = make.kind_of(layout, dtype)
    return Value(make.primitive(f"{name}_kept" if keep else name, value.expression, *along, kind=kind, like=like), layout)


def _along(name: str, axis: core.Expression) -> tuple[core.Expression | None, ...]:
    """The axis, at its place among the arguments behind the tensor: `std` has one before it."""
    names = [parameter.name for parameter in PRIMITIVES[name].parameters]
    return (*[None] * (names.index("axis") - 1), axis)


def _mean_of_rows(value: Value, over: frozenset[Axis], like: core.Node | None) -> Value:
    """The sum of a row by its length; `np.mean` has no last axis in a number."""
    sums = reduced("sum", value, over, keep=True, like=like)
    (axis,) = over
    assert axis.tensor is not None and sums.expression is not None
    length = make.primitive("cols", axis.tensor, kind=WHOLE)
    kind = make.kind_of(sums.layout, "float")
    return Value(make.primitive("divide", sums.expression, length, kind=kind, like=like), sums.layout)


def _spread_of_rows(name: str, value: Value, over: frozenset[Axis], like: core.Node | None) -> Value:
    """The mean of the squared distances from the mean of a row, or its root."""
    mean = _mean_of_rows(value, over, like)
    assert value.expression is not None and mean.expression is not None
    kind = make.kind_of(value.layout, "float")
    distance = make.primitive("subtract", value.expression, mean.expression, kind=kind, like=like)
    square = make.primitive("power", distance, make.constant(2), kind=kind, like=like)
    found = _mean_of_rows(Value(square, value.layout), over, like)
    assert found.expression is not None
    return Value(make.primitive("sqrt", found.expression, kind=found.expression.kind, like=like), found.layout) if name == "std" else found


def loose_rank(node: core.Node) -> bool:
    """Whether an array with one axis may have more, because a lone loop over a parameter also fits a matrix (R5.6)."""
    if (isinstance(node, core.Index) and len(node.subscripts) > 1) or (isinstance(node, core.Expression) and node.kind.is_single):
        return False
    if isinstance(node, core.Variable):
        return node.kind.base is Base.TENSOR and node.kind.rank is None and node.kind.least_rank < 2
    return any(map(loose_rank, children(node)))


def kind_by_name(array: core.Expression) -> Kind:
    """The kind of a variable that stands for an array: where that may have more axes, so may what has its name."""
    return updated(array.kind, rank=None, least_rank=1) if array.kind.rank == 1 and loose_rank(array) else array.kind


def _axis(value: Value, over: frozenset[Axis], any_rank: bool) -> core.Expression:
    if any_rank:
        return make.primitive("negate", make.constant(1), kind=WHOLE)
    places = [make.constant(place) for place, axis in enumerate(value.layout) if axis in over]
    return places[0] if len(places) == 1 else core.Pair(tuple(places))
