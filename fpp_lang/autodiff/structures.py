"""The way back through primitives that join, reorder or contract parts, where a text over names cannot say it."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.autodiff import make
from fpp_lang.autodiff.flow import Flow
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.rules import AS_WRITTEN
from fpp_lang.autodiff.slopes import Slope, kind_of_slope
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind

Way = Callable[[Flow, core.Primitive, Slope], None]


def structure_back(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    """The way back through a primitive that has no row in the table of rules."""
    way = STRUCTURES.get(node.name)
    if way is None:
        raise Refused(NoDerivative(node.span, AS_WRITTEN.get(node.name, f"`{node.name}`")))
    way(flow, node, flow.named(Slope(flow.full(node, slope))))


def _concat(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    """Each part gets its own stretch of the first axis."""
    parts = [part for part in node.arguments if part is not None]
    if len(parts) == 1 and isinstance(parts[0], core.Bracket):
        parts = list(parts[0].items)
        if slope.value.kind.base is Base.LIST and not any(part.kind.base is Base.LIST for part in parts):
            slope = flow.named(Slope(core.ToTensor(slope.value, kind=Kind(Base.TENSOR, "float"))))
    elif len(parts) == 1:
        if any(item.base is Base.LIST for item in parts[0].kind.items):
            raise Refused(NoDerivative(node.span, "`concat` of lists in a list"))
        value = make.primitive("concat_slope", slope.value, flow.kept(parts[0]), span=node.span)
        flow.back(parts[0], Slope(updated(value, kind=kind_of_slope(parts[0].kind))))
        return
    for place, part in enumerate(parts):
        if flow.is_active(part):
            first, stop = _border(flow, parts, place), _border(flow, parts, place + 1)
            piece = core.Index(slope.value, (core.Slice(first, stop, None),), kind=kind_of_slope(part.kind))
            flow.back(part, Slope(piece))


def _border(flow: Flow, parts: list[core.Expression], place: int) -> core.Expression | None:
    """Where a part begins: counted from the end that only literals lie between, at the ends themselves None."""
    before, behind = _written_out(parts[:place]), _written_out(parts[place:])
    if place in (0, len(parts)):
        return None
    if before or behind:
        return make.constant(before or -behind)
    *sizes, last = (_length(part) for part in parts[:place])
    for size in reversed(sizes):
        last = make.operation("+", size, last)
    return flow.kept(last)


def _length(part: core.Expression) -> core.Expression:
    return make.constant(len(part.items)) if isinstance(part, core.Bracket) else make.primitive("len", part)


def _written_out(parts: list[core.Expression]) -> int:
    """How many places literals have together; 0 where it takes running to know."""
    counts = [len(part.items) for part in parts if isinstance(part, core.Bracket)]
    return sum(counts) if len(counts) == len(parts) else 0


def _stack(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    (parts,) = node.arguments
    if not isinstance(parts, core.Bracket):
        assert parts is not None
        flow.back(parts, Slope(core.ToList(slope.value, kind=parts.kind)))
        return
    for place, part in enumerate(parts.items):
        if flow.is_active(part):
            kind = kind_of_slope(part.kind) if part.kind.base is not Base.LIST else Kind(Base.TENSOR, "float")
            value: core.Expression = make.index(slope.value, make.constant(place), kind=kind)
            flow.back(part, Slope(value if part.kind.base is not Base.LIST else core.ToList(value, kind=part.kind)))


def _permute(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    argument, *axes = node.arguments
    places = [make.value_of(axis) for axis in axes if axis is not None]
    back = [make.constant(places.index(place)) for place in range(len(places))]
    assert argument is not None
    flow.back(argument, Slope(updated(make.primitive("permute", slope.value, *back), kind=kind_of_slope(argument.kind))))


def _einsum(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    """`ij,jk->ik` by the first part: `ik,jk->ij`."""
    spec, *parts = node.arguments
    assert isinstance(spec, core.Constant) and isinstance(spec.value, str)
    inputs, _, output = spec.value.partition("->")
    terms = inputs.split(",")
    for place, part in enumerate(parts):
        assert part is not None
        if not flow.is_active(part):
            continue
        others = [other for other in range(len(parts)) if other != place]
        there = set(output).union(*(terms[other] for other in others))
        if not set(terms[place]) <= there or len(set(terms[place])) < len(terms[place]) or "." in spec.value:
            raise Refused(NoDerivative(node.span, "a sum of products with an axis of its own"))
        operands = [flow.kept(parts[other]) for other in others]  # type: ignore[arg-type]
        kind = kind_of_slope(part.kind)
        if output:
            written = ",".join((output, *(terms[other] for other in others))) + "->" + terms[place]
            value: core.Expression = core.Primitive(node.name, (make.constant(written), slope.value, *operands), kind=kind, span=node.span)
        else:
            written = ",".join(terms[other] for other in others) + "->" + terms[place]
            rest = core.Primitive(node.name, (make.constant(written), *operands), kind=kind, span=node.span)
            value = updated(make.operation("*", slope.value, rest), kind=kind)
        flow.back(part, Slope(value))


def _concatenated(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    """`concatenated(front, t)`: one number before all others."""
    front, rest = node.arguments
    assert front is not None and rest is not None
    if flow.is_active(front):
        raise Refused(NoDerivative(node.span, "a running value with a start that counts"))
    piece = core.Index(slope.value, (core.Slice(make.constant(1), None, None),), kind=kind_of_slope(rest.kind))
    flow.back(rest, Slope(piece))


def _diagonal(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    """Nothing but the places `[i, i]` counts."""
    (matrix,) = node.arguments
    assert matrix is not None
    places = make.primitive("arange", make.primitive("len", node))
    flow.back(core.Index(matrix, (places, places), kind=node.kind, span=node.span), slope)


def _corner(flow: Flow, node: core.Primitive, slope: Slope) -> None:
    raise Refused(NoDerivative(node.span, "a corner of a larger tensor"))


STRUCTURES: dict[str, Way] = {
    "concat": _concat,
    "stack": _stack,
    "permute": _permute,
    "einsum": _einsum,
    "einsum_optimized": _einsum,
    "concatenated": _concatenated,
    "corner": _corner,
    "diagonal": _diagonal,
}
NUMBERS = frozenset({Base.NUMBER, Base.TRUTH})
