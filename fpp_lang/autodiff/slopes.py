"""Derivatives under way: what is known of `d_x` while the way back is written, for every variable x."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.choices import Only
from fpp_lang.autodiff.paths import as_records
from fpp_lang.autodiff.places import name_of
from fpp_lang.autodiff.shapes import NUMBER, Shape, Shapes
from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, NUMERICS, OPEN, Base, Kind


@dataclass(frozen=True, slots=True)
class Slope:
    """The derivative of the loss by some value. `full`: it certainly has the value's shape; else it may have to be spread over it.

    `wide`: what the value was stretched to, whose shape it has or gets before it is summed back, further on. `only`: the places where
    alone it counts; `chosen`: it is 0 in the others.
    """

    value: core.Expression
    full: bool = True
    wide: core.Expression | None = None
    only: tuple[Only, ...] = ()
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What `d_x` is now: an expression (its variable, or a literal), whether it is full, and whether nothing shares its memory.

    `said`: what it was set to, within one block and as long as nothing was added.
    """

    slope: Slope
    own: bool
    said: core.Expression | None = None


def kind_of_slope(kind: Kind) -> Kind:
    """A derivative looks like what it is by, and holds fractions."""
    if kind.is_single:
        return FRACTION
    if kind.base in NUMERICS:
        return Kind(kind.base, "float", kind.rank, least_rank=kind.least_rank)
    if kind.base is Base.LIST:
        return Kind(kind.base, items=tuple(map(as_records, kind.items)))
    return kind if kind.base is Base.RECORD else OPEN


def is_simple(node: core.Expression) -> bool:
    """Whether it may stand several times in a text."""
    match node:
        case core.Variable() | core.Constant():
            return True
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return is_simple(inner)
        case core.Index(target=core.Variable(), subscripts=subscripts):
            return all(isinstance(part, core.Expression) and is_simple(part) for part in subscripts)
    return False


def is_shared(node: core.Expression) -> bool:
    """Whether the value is that of another name, or a part of it."""
    match node:
        case core.Variable() | core.Index() | core.Field():
            return not node.kind.is_single
        case core.Primitive(name="transpose" | "reshape" | "squeeze" | "spread" | "broadcast" | "permute"):
            return True
    return False


@dataclass(slots=True)
class Slopes:
    """All `d_x` at one point of the way back; what is not in `known` is structurally zero."""

    shapes: Shapes
    known: dict[str, Known] = field(default_factory=dict)

    def copy(self) -> Slopes:
        return Slopes(Shapes(dict(self.shapes.known), self.shapes.result, self.shapes.fixed), dict(self.known))

    def leave_block(self) -> None:
        """Where alone a derivative counts, and what it was set to, is known within one block."""
        for key in self.known:
            self.added_to(key)

    def added_to(self, key: str, only: tuple[Only, ...] = ()) -> None:
        """Something is added to a derivative, in the places of `only`: it is not what it was set to, and counts in those as well."""
        known = self.known.get(key)
        if known is not None and (known.slope.only or known.said is not None):
            self.known[key] = Known(updated(known.slope, only=common(known.slope.only, only)), known.own)


def common(one: tuple[Only, ...], other: tuple[Only, ...]) -> tuple[Only, ...]:
    """The places in which a sum counts alone: those that both of its terms have."""
    return tuple(place for place in one if place in other)


def full_shape(node: core.Expression, shape: Shape) -> core.Expression:
    """The shape of a value as an expression: sizes, or that of the value itself."""
    if isinstance(shape, tuple) and all(isinstance(size, int) for size in shape):
        return make.pair(*(make.constant(size) for size in shape))
    return make.primitive("shape", node)


def zeros(kind: Kind, shape: Shape, value: core.Expression, span: Span) -> core.Expression:
    """The zero that looks like a value."""
    if kind.is_single or (kind.base in NUMERICS and shape == NUMBER):
        return make.constant(0.0)
    if kind.base in NUMERICS:
        made = make.primitive("zeros", full_shape(value, shape), span=span)
        return updated(made, kind=Kind(kind.base if kind.base is not Base.TRUTH else Base.NUMBER, "float", kind.rank))
    return updated(make.primitive("no_slope", value, span=span), kind=kind_of_slope(kind))


__all__ = [
    "Known",
    "Slope",
    "Slopes",
    "full_shape",
    "is_shared",
    "is_simple",
    "kind_of_slope",
    "name_of",
    "zeros",
]
