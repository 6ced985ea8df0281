"""Places counted from the end: `v[::-1][:k]` for `v[n - 1 - i]` of the first k passes."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import WHOLE, Base, Kind
from fpp_lang.lift import make
from fpp_lang.lift.linear import Linear, of
from fpp_lang.lift.model import Axis, Ref, axes_of
from fpp_lang.lift.shapes import Shapes
from fpp_lang.lift.written import written


def from_behind(ref: Ref, shapes: Shapes) -> tuple[core.Index, tuple[Axis, ...]] | None:
    """Such a part of a vector, or such rows, with its axes: a view of it."""
    match ref.subscripts:
        case (Linear() as part, *others) if len(axes := list(axes_of(part))) == 1 and part.factor(axes[0]) == -1:
            (axis,) = axes
        case _:
            return None
    behind = tuple(inner for other in others if isinstance(other, Linear) for inner in axes_of(other) if inner.whole and other == of(inner))
    facts = shapes.facts
    size, first = facts.size(ref.tensor.name, 0), facts.normal(part + axis.index)
    skipped = facts.normal(size - first).plus(-1)
    start, stop = facts.normal(axis.start + skipped), facts.normal(axis.stop + skipped)
    there = facts.at_least(start, 0) and facts.at_least(size - stop, 0) and facts.at_least(stop - start, 0)
    if axis.step != 1 or axis.any_rank or not there or len(behind) < len(others) or ref.tensor.kind.base is not Base.TENSOR:
        return None
    kind = Kind(Base.TENSOR, ref.tensor.kind.dtype, rank=len(ref.subscripts))
    backwards = core.Slice(None, None, make.primitive("negate", make.constant(1), kind=WHOLE))
    turned = core.Index(ref.tensor, (backwards,), kind=kind, span=ref.tensor.span)
    cut = core.Slice(None if start == Linear() else written(start, facts), written(stop, facts), None)
    return updated(turned, target=turned, subscripts=(cut,)), (axis, *behind)
