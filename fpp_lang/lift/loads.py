"""Parts of tensors as arrays: slices where the loop's places are in range, gathers where a place is computed."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, WHOLE, Base, Dtype, Kind
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Amount, Facts, amount_of
from fpp_lang.lift.behind import from_behind
from fpp_lang.lift.index_values import materialised
from fpp_lang.lift.linear import Linear, Turn, number, of
from fpp_lang.lift.model import Axis, Kept, Layout, Ref, Sort, Value, axes_of, extremes
from fpp_lang.lift.shapes import Shapes
from fpp_lang.lift.written import written


def load(ref: Ref, shapes: Shapes, node: core.Expression) -> Value:
    """The array of what the loops read at this place."""
    dtype = node.kind.dtype or ref.tensor.kind.dtype
    if ref.any_rank:
        return _load_any_rank(ref, dtype)
    slices = sliced(ref, shapes, node)
    if slices is not None:
        subscripts, layout = slices
        return Value(_indexed(ref.tensor, subscripts, layout, dtype), layout, view_of=ref.tensor.name)
    special = _diagonal(ref, shapes, dtype) or _windows(ref, shapes, node, dtype) or _blocks(ref, shapes, node, dtype)
    if special is not None:
        return special
    if (turned := from_behind(ref, shapes)) is not None:
        return Value(*turned, view_of=ref.tensor.name)
    if not shapes.guarded and (in_order := _in_order(ref, dtype)) is not None:
        return in_order
    if shapes.guarded and not all_exist(ref, shapes):
        raise Kept("a computed place is read only behind a test", node)
    return _gathered(ref, shapes, node)


def all_exist(ref: Ref, shapes: Shapes) -> bool:
    """Whether the places of all passes are certainly in range; computed ones are computed for those passes alone that need them."""
    for axis_number, part in enumerate(ref.subscripts):
        if not isinstance(part, Linear):
            continue
        if not all(shapes.exists(ref.tensor.name, axis_number, end) for end in extremes(part)):
            return False
    return True


def _load_any_rank(ref: Ref, dtype: Dtype | None) -> Value:
    axes = tuple(part for part in ref.subscripts if isinstance(part, Axis))
    expression = corner(ref)
    if len(axes) == 2 and axes[0].order > axes[1].order:
        expression = make.primitive("mirrored", expression, kind=ref.tensor.kind)
        axes = axes[::-1]
    return Value(expression, axes, view_of=ref.tensor.name)


def corner(ref: Ref) -> core.Expression:
    """The tensor, or its part at the places of the one that is walked."""
    if ref.corner is None:
        return ref.tensor
    mirrored = (
        isinstance(ref.subscripts[0], Axis) and isinstance(ref.subscripts[-1], Axis) and ref.subscripts[0].order > ref.subscripts[-1].order
    )
    walked = make.primitive("mirrored", ref.corner, kind=ref.corner.kind) if mirrored else ref.corner
    return make.primitive("corner", ref.tensor, make.primitive("shape", walked, kind=SHAPE), kind=ref.tensor.kind)


def _indexed(tensor: core.Variable, subscripts: list[core.Expression | core.Slice], layout: Layout, dtype: Dtype | None) -> core.Expression:
    kept = list(subscripts)
    while kept and kept[-1] == make.ALL:
        kept.pop()
    if kept:
        return core.Index(tensor, tuple(kept), kind=make.kind_of(layout, dtype), span=tensor.span)
    if tensor.kind.base is Base.TENSOR or not layout:
        return tensor
    rank = None if len(layout) == 1 else len(layout)
    return updated(tensor, kind=Kind(Base.TENSOR, dtype, rank=rank, least_rank=len(layout)))


# Slices ----------------------------------------------------------------------------------------------------------------------


def sliced(ref: Ref, shapes: Shapes, node: core.Node) -> tuple[list[core.Expression | core.Slice], Layout] | None:
    """The part as slices and fixed places; None where it takes a gather."""
    layout: list[Axis] = []
    subscripts: list[core.Expression | core.Slice] = []
    for axis_number, part in enumerate(ref.subscripts):
        if not isinstance(part, Linear):
            return None
        axes = list(axes_of(part))
        if not axes:
            subscripts.append(_fixed_place(part, ref, axis_number, shapes, node))
            continue
        if len(axes) > 1 or axes[0] in layout or axes[0].sort is Sort.ROWS:
            return None
        found = _slice(part, axes[0], ref.tensor.name, axis_number, shapes, node)
        if found is None:
            return None
        layout.append(axes[0])
        subscripts.append(found)
    return subscripts, tuple(layout)


def _slice(part: Linear, axis: Axis, tensor: str, axis_number: int, shapes: Shapes, node: core.Node) -> core.Slice | None:
    if axis.whole and axis.sort is Sort.COUNT and axis not in shapes.cut:
        return make.ALL
    facts, factor = shapes.facts, part.factor(axis)
    step = factor * axis.step
    lowest, highest = (axis.start, axis.stop.plus(-1)) if factor > 0 else (axis.stop.plus(-1), axis.start)
    if axis.step < 0:
        lowest, highest = (axis.stop.plus(1), axis.start) if factor > 0 else (axis.start, axis.stop.plus(1))
    rest = part - of(axis).scaled(factor)
    start, stop = facts.normal(lowest.scaled(factor) + rest), facts.normal(highest.scaled(factor) + rest).plus(1)
    size = facts.size(tensor, axis_number)
    if not facts.at_least(start, 0) and not shapes.begins(start, facts.normal(size - stop)):
        return None
    shapes.fits(tensor, size, stop, axis, node)
    start, stop, size = facts.normal(start), facts.normal(stop), facts.normal(size)
    stop = _shorter_end(stop, step, size) if step > 1 else stop
    is_all = start == Linear() and (stop == size or _is_cut_at_zero(size, stop, facts))
    if step == -1 and not is_all and start == Linear() and facts.at_least(stop, 1):
        backwards = make.primitive("negate", make.constant(1), kind=WHOLE)
        return core.Slice(written(stop.plus(-1), facts), None, backwards)
    if step < 0:
        if step != -1 or not is_all:
            return None
        return core.Slice(None, None, make.primitive("negate", make.constant(1), kind=WHOLE))
    room = facts.normal(stop - size)
    if is_all:
        return make.ALL if step == 1 else core.Slice(None, None, make.constant(step))
    first = None if start == Linear() else written(start, facts)
    last = None if stop == size else _end(stop, room, facts)
    if not (facts.at_least(stop, 0) or (room.value is not None and room.value <= 0)):
        last = make.primitive("most", written(stop, facts), make.constant(0), kind=WHOLE)
    return core.Slice(first, last, None if step == 1 else make.constant(step))


def _is_cut_at_zero(size: Linear, stop: Linear, facts: Facts) -> bool:
    """Whether a tensor has `max(stop, 0)` places: then it has no other ones."""
    match size.terms:
        case ((Amount(core.Primitive(name="maximum", arguments=(core.Expression() as end, core.Constant(value=0)))), 1),):
            return not size.constant and amount_of(end, facts) == stop
    return False


def _shorter_end(stop: Linear, step: int, size: Linear) -> Linear:
    """An end behind the same last place: `x[: 2 * n : 2]` and not `x[: 2 * n - 1 : 2]`, or none at all."""
    ends = [stop.plus(more) for more in range(step)]
    return next((end for end in ends if end == size), next((end for end in ends if end.constant == 0), stop))


def _end(stop: Linear, room: Linear, facts: Facts) -> core.Expression:
    """`v[:-1]` rather than `v[:len(v) - 1]`."""
    if room.value is not None and room.value < 0:
        return make.primitive("negate", make.constant(-room.value), kind=WHOLE)
    return written(stop, facts)


def _diagonal(ref: Ref, shapes: Shapes, dtype: Dtype | None) -> Value | None:
    """`np.diagonal(S)` for `S[i][i]` over all rows."""
    match ref.subscripts:
        case (Linear() as row, Linear() as column) if row == column and len(found := list(axes_of(row))) == 1:
            (axis,) = found
            facts = shapes.facts
            rows, columns = (facts.size(ref.tensor.name, place) for place in (0, 1))
            extent = facts.normal(axis.stop)
            if row != of(axis) or axis.step != 1 or axis.any_rank or facts.normal(axis.start) != Linear() or extent not in (rows, columns):
                return None
            shapes.fits(ref.tensor.name, columns if extent == rows else rows, extent, axis, ref.tensor)
            return Value(make.primitive("diagonal", ref.tensor, kind=make.kind_of((axis,), dtype)), (axis,), view_of=ref.tensor.name)
    return None


def _windows(ref: Ref, shapes: Shapes, node: core.Expression, dtype: Dtype | None) -> Value | None:
    """`windows(x, len(w))` for `x[i + k]`: a view of all parts of one size along the last axes."""
    facts = shapes.facts
    pairs: list[tuple[Axis, Axis, Linear, Linear]] = []
    for axis_number, part in enumerate(ref.subscripts):
        axes = sorted(axes_of(part), key=lambda axis: axis.order) if isinstance(part, Linear) else []
        if any(axis.step != 1 or axis.any_rank for axis in axes):
            return None
        if len(axes) == 2 and isinstance(part, Linear) and (shift := facts.normal(part - of(axes[0]) - of(axes[1]))).value is not None:
            outer, inner = axes
            first = facts.normal(outer.start + inner.start + shift)
            if first.value is None or first.value < 0 or not facts.at_least(inner.extent, 0):
                return None
            pairs.append((outer, inner, first, outer.stop + inner.stop + shift.plus(-1)))
            continue
        if pairs or len(axes) != 1 or part != of(axes[0]) or facts.normal(axes[0].start) != Linear():
            return None
        if not facts.equal(axes[0].stop, facts.size(ref.tensor.name, axis_number)):
            return None
    leading = len(ref.subscripts) - len(pairs)
    before = [next(axes_of(part)) for part in ref.subscripts[:leading] if isinstance(part, Linear)]
    if not pairs or len({axis for outer, inner, *_ in pairs for axis in (outer, inner)} | set(before)) != 2 * len(pairs) + leading:
        return None
    sizes = [written(facts.normal(inner.extent), facts) for _, inner, *_ in pairs]
    layout = (*before, *(outer for outer, *_ in pairs), *(inner for _, inner, *_ in pairs))
    expression: core.Expression = make.primitive("windows", ref.tensor, *sizes, kind=make.kind_of(layout, dtype), like=node)
    cuts: list[core.Expression | core.Slice] = [make.ALL] * leading
    for place, (outer, _, first, end) in enumerate(pairs, leading):
        size = facts.size(ref.tensor.name, place)
        shapes.fits(ref.tensor.name, size, end, outer, node)
        start = written(first, facts) if first != Linear() else None
        gap = facts.normal(size - end).value
        if gap is None and not facts.at_least(outer.extent, 0):
            return None
        last = written(facts.normal(first + outer.extent), facts) if gap is None else make.constant(-gap) if gap else None
        cuts.append(core.Slice(start, last, None) if start or last else make.ALL)
    if any(cut != make.ALL for cut in cuts):
        expression = core.Index(expression, tuple(cuts), kind=expression.kind)
    return Value(expression, layout, view_of=ref.tensor.name)


def _blocks(ref: Ref, shapes: Shapes, node: core.Expression, dtype: Dtype | None) -> Value | None:
    """`x[: 2 * n].reshape(-1, 2)` for `x[2 * i + a]`: parts of one size, one behind the other along every axis."""
    facts = shapes.facts
    sizes: list[Linear] = []
    layout: list[Axis] = []
    for part in ref.subscripts:
        pair = _block(part, facts) if isinstance(part, Linear) else None
        if pair is None:
            return None
        layout += pair
        sizes += [facts.normal(axis.stop) for axis in pair]
    if not sizes or len(set(layout)) != len(layout):
        return None
    cuts: list[core.Expression | core.Slice] = []
    for place, (count, length) in enumerate(zip(sizes[::2], sizes[1::2], strict=True)):
        assert length.value is not None
        size, stop = facts.size(ref.tensor.name, place), facts.normal(count.scaled(length.value))
        shapes.fits(ref.tensor.name, size, stop, layout[2 * place], node)
        cuts.append(make.ALL if facts.equal(size, stop) else core.Slice(None, written(stop, facts), None))
    blocks = _indexed(ref.tensor, cuts, (), dtype)
    shape = [written(size, facts) for size in sizes]
    if len(shape) == 2:
        shape[0] = make.primitive("negate", make.constant(1), kind=WHOLE)
    kind = make.kind_of(tuple(layout), dtype)
    return Value(make.primitive("reshape", blocks, *shape, kind=kind, like=node), tuple(layout), view_of=ref.tensor.name)


def _block(part: Linear, facts: Facts) -> tuple[Axis, Axis] | None:
    """The loop over blocks and the loop inside each, where the places are those of all blocks in turn."""
    outer, inner = sorted(axes, key=part.factor, reverse=True) if len(axes := list(axes_of(part))) == 2 else (None, None)
    if outer is None or inner is None or part.factor(inner) != 1 or part != of(outer).scaled(part.factor(outer)) + of(inner):
        return None
    plain = all(axis.step == 1 and not axis.any_rank and facts.normal(axis.start) == Linear() for axis in (outer, inner))
    full = facts.normal(inner.stop).value == part.factor(outer)
    return (outer, inner) if plain and full and facts.at_least(outer.stop, 0) else None


def _in_order(ref: Ref, dtype: Dtype | None) -> Value | None:
    """`flat[: T.size].reshape(T.shape)` for `flat[rowIndex * row.len() + colIndex]`: one element after the other."""
    match ref.subscripts:
        case (Value(expression=core.Primitive(name="add", arguments=(first, second)), layout=layout),):
            if isinstance(first, core.Primitive) and first.name == "column_places":
                first, second = second, first
            match first, second:
                case (
                    core.Primitive(name="multiply", arguments=(one, other)),
                    core.Primitive(name="column_places", arguments=(core.Expression() as walked,)),
                ) if {_operation_on(walked, one), _operation_on(walked, other)} == {"row_places", "cols"}:
                    kind = make.kind_of(layout, dtype)
                    return Value(make.primitive("in_shape_of", ref.tensor, walked, kind=kind), layout, view_of=ref.tensor.name)
    return None


def _operation_on(walked: core.Expression, node: core.Expression | None) -> str | None:
    return node.name if isinstance(node, core.Primitive) and node.arguments == (walked,) else None


# Places and amounts -----------------------------------------------------------------------------------------------------------


def _fixed_place(part: Linear, ref: Ref, axis_number: int, shapes: Shapes, node: core.Node) -> core.Expression:
    """A place that is the same in all passes. Lifted, it is read even if there is no pass, so one beside a variable has to exist."""
    facts, size = shapes.facts, shapes.facts.size(ref.tensor.name, axis_number)
    if facts.normal(part - size) == number(-1):
        part = number(-1)
    if any(isinstance(atom, Turn) for atom in part.atoms()):
        shapes.fits(ref.tensor.name, size, part.plus(1), None, node)
    elif part.constant and part.terms:
        if not (facts.at_least(part + size, 0) and facts.at_least(size - part, 1)):
            raise Kept("it is not certain that a place exists if the loop has no pass", node)
    elif not (shapes.tested or shapes.behind or any(facts.equal(size, axis.stop) for axis in shapes.told)):
        shapes.reached.add((ref.tensor.name, axis_number, part))
    elif not part.terms and not shapes.exists(ref.tensor.name, axis_number, part):
        raise Kept("it is not certain that its places exist", node)
    return written(part, facts)


# Gathers ---------------------------------------------------------------------------------------------------------------------


def _gathered(ref: Ref, shapes: Shapes, node: core.Expression) -> Value:
    """`T[places]`; several computed places go side by side."""
    from fpp_lang.lift.arrays import aligned, frame_of

    dtype = node.kind.dtype or ref.tensor.kind.dtype
    simple = _single_gather(ref, shapes, node)
    if simple is not None:
        subscripts, layout = simple
        return Value(_indexed(ref.tensor, subscripts, layout, dtype), layout)
    values = [
        part if isinstance(part, Value) else materialised(part, shapes.facts) for part in ref.subscripts if not isinstance(part, Axis)
    ]
    frame = frame_of(values)
    subscripts = [aligned(value, frame) for value in values]
    layout = frame
    widest = [value.layout for value in values if value.layout]
    if len(set(widest)) == 1:
        layout = widest[0]
        subscripts = [value.expression for value in values if value.expression is not None]
    return Value(_indexed(ref.tensor, list(subscripts), layout, dtype), layout)


def _single_gather(ref: Ref, shapes: Shapes, node: core.Node) -> tuple[list[core.Expression | core.Slice], Layout] | None:
    """One computed place beside slices: its axes take its place among theirs."""
    subscripts: list[core.Expression | core.Slice] = []
    layout: list[Axis | None] = []
    gathers = 0
    for axis_number, part in enumerate(ref.subscripts):
        if isinstance(part, Linear) and not list(axes_of(part)):
            subscripts.append(_fixed_place(part, ref, axis_number, shapes, node))
            continue
        found = None
        if isinstance(part, Linear):
            axes = list(axes_of(part))
            if len(axes) == 1 and axes[0].sort is not Sort.ROWS:
                found = _slice(part, axes[0], ref.tensor.name, axis_number, shapes, node)
            if found is not None:
                subscripts.append(found)
                layout.append(axes[0])
                continue
        value = part if isinstance(part, Value) else materialised(part, shapes.facts) if isinstance(part, Linear) else None
        if value is None or value.expression is None:
            return None
        gathers += bool(value.layout)
        subscripts.append(value.expression)
        layout += value.layout
    known = [axis for axis in layout if axis is not None]
    fixed = any(isinstance(part, core.Expression) and not part.kind.may_be_tensor for part in subscripts)
    if gathers > 1 or len(known) != len(set(known)) or (gathers and fixed):
        return None
    return subscripts, tuple(layout)


__all__ = ["Shapes", "load", "number", "sliced", "written"]
