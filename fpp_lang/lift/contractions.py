"""Sums of products as contractions: `A @ B`, `x @ y`, `np.vdot`, else `np.einsum`."""

from __future__ import annotations

import math
from itertools import combinations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERIC, TEXT, TRUTH, WHOLE
from fpp_lang.lift import make
from fpp_lang.lift.arrays import combined, in_order, with_layout
from fpp_lang.lift.model import Axis, Layout, Value, ordered
from fpp_lang.lift.reductions import loose_rank, reduced
from fpp_lang.lift.shapes import Room, Shapes
from fpp_lang.lift.values import Passes
from fpp_lang.lift.whole_numbers import refuse_large_products

LETTERS = "ijklmnpqrstuvw"
PRODUCTS = frozenset({"matmul", "vdot", "einsum", "einsum_optimized", "chosen_product"})
"""What contractions are written with."""


def contracted(passes: Passes, node: core.Expression, over: tuple[Axis, ...]) -> Value | None:
    """The sum of a product over some loops; None where it is no product of arrays."""
    special = _sum_of_squares(passes, node, over) or _sum_of_sums(passes, node, over)
    if special is not None:
        return special
    nodes, divisors = _factors(node)
    if len(nodes) < 2 or any(map(_is_infinite, nodes)):
        return None
    accesses = len(passes.accesses)
    rooms = passes.shapes.rooms
    factors: list[Value] = []
    needed: list[list[Room]] = []
    for factor in nodes:
        before, read = len(rooms), len(passes.accesses)
        factors.append(passes.array(factor) if passes.is_constant(factor) else passes.addend(factor))
        several = len(passes.accesses) - read > 1
        needed.append([] if several else rooms[before:])
    bottoms = [passes.array(divisor) for divisor in divisors]
    arrays = [factor for factor in factors if factor.layout]
    numbers = [factor for factor in factors if not factor.layout]
    refuse_large_products(factors, node, passes="added")
    rows = any(axis.whole for factor in factors for axis in factor.axes)
    if any(bottom.layout for bottom in bottoms) or (rows and _may_be_matrix_product(node)):
        del passes.accesses[accesses:]
        return None
    passes.exact = passes.exact or any(map(_is_made_here, factors)) or _may_be_matrix_product(node)
    for bottom in filter(_may_be_zero, bottoms if arrays else []):
        place = min(range(len(arrays)), key=lambda place: len(arrays[place].layout))
        arrays[place] = passes.operation("divide", [arrays[place], bottom], node)
    found = _product(_merged(passes, arrays, node), frozenset(over), exact=passes.exact) if arrays else None
    if found is None:
        del passes.accesses[accesses:]
        return None
    passes.exact = passes.exact or not _fits_rows(found)
    if isinstance(found.expression, core.Primitive) and found.expression.name in ("matmul", "vdot") and len(over) == 1 and len(arrays) == 2:
        _drop_checked(passes.shapes, needed, factors, over[0])
    for number in reversed(numbers):
        found = passes.operation("multiply", [number, found], node)
    for bottom in bottoms:
        if not _may_be_zero(bottom):
            found = passes.operation("divide", [found, bottom], node)
    return found


def contracted_where(passes: Passes, node: core.Expression, over: tuple[Axis, ...], tests: list[Value]) -> Value | None:
    """The sum of the products of two matrices in the passes where tests hold; None where it is none, or no factor has all their axes."""
    match node:
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)) if len(over) == 1:
            pass
        case _:
            return None
    before = passes.mark()
    factors = [passes.addend(left), passes.addend(right)]
    refuse_large_products(factors, node, passes="added")
    tested = frozenset[Axis]().union(*(test.axes for test in tests))
    for x, y in (factors, factors[::-1]):
        matrices = all(len(value.layout) == len(value.axes) == 2 and not any(axis.any_rank for axis in value.axes) for value in (x, y))
        if matrices and x.axes & y.axes == {*over} and tested <= x.axes:
            (row,), (column,) = x.axes - {*over}, y.axes - {*over}
            if row.order < column.order:
                x, y = in_order(x, (row, *over)), in_order(y, (*over, column))
                return _chosen_product(passes.joined("and", tests, node), x, y, (row, column))
    passes.back_to(before)
    return None


def _chosen_product(taken: Value, x: Value, y: Value, layout: Layout) -> Value:
    taken = with_layout(taken, tuple(axis if axis in taken.axes else None for axis in x.layout))
    kind = make.kind_of(layout, make.joined_dtype(x.expression.kind.dtype, y.expression.kind.dtype))  # type: ignore[union-attr]
    return Value(make.primitive("chosen_product", taken.expression, x.expression, y.expression, kind=kind), layout)


def _sum_of_squares(passes: Passes, node: core.Expression, over: tuple[Axis, ...]) -> Value | None:
    """The sum of the squares of what the passes of a lone loop compute, which is taken as one over a vector: `d @ d`, as emit says it."""
    match node:
        case core.Primitive(name="power", arguments=(core.Primitive() as base, core.Constant(value=2))) if not passes.is_constant(base):
            pass
        case _:
            return None
    before = passes.mark()
    value = passes.addend(node)
    if value.expression is None or len(over) != 1 or value.layout != over or over[0].whole or over[0].any_rank:
        passes.back_to(before)
        return None
    refuse_large_products([value], node, passes="added")
    passes.exact = passes.exact or loose_rank(value.expression)
    return Value(make.primitive("sum", value.expression, kind=make.kind_of((), value.expression.kind.dtype)))


def _is_made_here(factor: Value) -> bool:
    """Whether it is an array by a name of the nest, which may have more axes: as for a sum of squares, it is taken for a vector."""
    return isinstance(factor.expression, core.Variable) and factor.view_of is None and loose_rank(factor.expression)


def _sum_of_sums(passes: Passes, node: core.Expression, over: tuple[Axis, ...]) -> Value | None:
    """Sums of products added to each other, where the products side by side would need a third axis: `A @ B.T + B @ A.T`."""
    match node:
        case core.Primitive(name="add" | "subtract" as operation, arguments=(core.Expression() as left, core.Expression() as right)):
            before = passes.mark()
            found = [value for part in (left, right) if (value := contracted(passes, part, over)) is not None]
            if len(found) == 2 and all(len(value.layout) == 2 for value in found):
                return passes.operation(operation, found, node)
            passes.back_to(before)
    return None


def _fits_rows(found: Value) -> bool:
    """Whether it means what the loop means for matrices, too: a product by rows, or a sum along the first axis."""
    match found.expression:
        case core.Primitive(name="einsum", arguments=(core.Constant(value=str() as text), *_)):
            return "..." in text
        case core.Primitive(name="sum") | core.Conditional():
            return True
        case core.Primitive(name="matmul", arguments=(core.Expression() as left, _)) if not found.layout:
            return not loose_rank(left)
    return False


def _drop_checked(shapes: Shapes, needed: list[list[Room]], factors: list[Value], axis: Axis) -> None:
    """A product compares the sizes along the summed axis itself, where one of them is certain: what is `needed` for factors of one tensor.

    In a factor that is computed of several, one of size 1 would be stretched.
    """
    asked = [any(room.axis is axis for room in mine) for mine, factor in zip(needed, factors, strict=True) if axis in factor.axes]
    if not all(asked):
        gone = [room for mine in needed for room in mine if room.axis is axis]
        shapes.compared += [room for room in shapes.rooms if room in gone]
        shapes.rooms[:] = [room for room in shapes.rooms if room not in gone]


def _is_infinite(factor: core.Expression) -> bool:
    """Such a factor makes nan of every 0 that is summed, and not of the sum."""
    match factor:
        case core.Constant(value=float() as value):
            return not math.isfinite(value)
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return _is_infinite(inner)
    return False


def _may_be_zero(divisor: Value) -> bool:
    """Such a divisor stays in the sum: where there is nothing to add up, nothing is divided."""
    return not (isinstance(divisor.expression, core.Constant) and divisor.expression.value)


def _factors(node: core.Expression) -> tuple[list[core.Expression], list[core.Expression]]:
    """Factors and divisors."""
    match node:
        case core.Primitive(name="multiply" | "times", arguments=(core.Expression() as left, core.Expression() as right)):
            (tops, bottoms), (more, below) = _factors(left), _factors(right)
            return [*tops, *more], [*bottoms, *below]
        case core.Primitive(name="divide", arguments=(core.Expression() as left, core.Expression() as right)):
            tops, bottoms = _factors(left)
            return tops, [*bottoms, right]
    return [node], []


def _may_be_matrix_product(node: core.Expression) -> bool:
    """`a x b` is a product of numbers only where no row or column is taken as a whole (R3.3)."""
    match node:
        case core.Primitive(name="times"):
            return True
        case core.Primitive(name="multiply" | "divide", arguments=(core.Expression() as left, core.Expression() as right)):
            return _may_be_matrix_product(left) or _may_be_matrix_product(right)
    return False


def _merged(passes: Passes, arrays: list[Value], node: core.Expression) -> list[Value]:
    """Two factors at most, as far as some have the same axes: those are multiplied first, `A @ (r * h)`."""
    found = list(arrays)
    while len(found) > 2:
        pairs = [(one, two) for one, two in combinations(found, 2) if one.layout == two.layout and one.expression is not None]
        if not pairs:
            break
        one, two = min(pairs, key=lambda pair: len(pair[0].layout))
        found = [value for value in found if value is not one and value is not two]
        found.append(passes.operation("multiply", [one, two], node))
    return found


def _product(arrays: list[Value], over: frozenset[Axis], *, exact: bool) -> Value | None:
    """`exact`: what a lone loop walks is certainly a vector."""
    if any(None in value.layout or value.expression is None for value in arrays):
        return None
    touched = {axis for value in arrays for axis in value.axes}
    if not over <= touched:
        return None
    if len(arrays) == 1:
        if any(axis.any_rank for axis in touched) and touched != over:
            return None
        return reduced("sum", arrays[0], over)
    if any(axis.any_rank for axis in touched):
        return _any_rank(arrays, over)
    if len(arrays) == 2:
        return _two(arrays[0], arrays[1], over, exact=exact)
    return _chain(arrays, over, exact=exact) or _einsum(arrays, over)


def _chain(arrays: list[Value], over: frozenset[Axis], *, exact: bool) -> Value | None:
    """`y @ W @ x`: vectors and matrices two by two, what gives the smallest array first; None where an axis is not that of two."""
    found, left = list(arrays), set(over)
    while left:
        pairs = {axis: [value for value in found if axis in value.axes] for axis in ordered(left)}
        if any(len(pair) != 2 or max(len(value.layout) for value in pair) > 2 for pair in pairs.values()):
            return None
        axis = min(pairs, key=lambda axis: len(pairs[axis][0].axes | pairs[axis][1].axes))
        one, two = pairs[axis]
        shared = one.axes & two.axes
        new = _matmul(one, two, ()) if one.layout == two.layout == (axis,) else _two(one, two, frozenset({axis}), exact=exact)
        if new is None or shared != {axis}:
            return None
        found[next(place for place, value in enumerate(found) if value is one)] = new
        found = [value for value in found if value is not two]
        left.discard(axis)
    return found[0] if len(found) == 1 else None


def _any_rank(arrays: list[Value], over: frozenset[Axis]) -> Value | None:
    """Two tensors of one shape, of any rank."""
    if len(arrays) == 2 and arrays[0].layout == arrays[1].layout and arrays[0].axes == over:
        return _vdot(arrays[0], arrays[1])
    return None


def _vdot(left: Value, right: Value) -> Value:
    dtype = make.joined_dtype(left.expression.kind.dtype, right.expression.kind.dtype)  # type: ignore[union-attr]
    return Value(make.primitive("vdot", left.expression, right.expression, kind=make.kind_of((), dtype)))


def _two(left: Value, right: Value, over: frozenset[Axis], *, exact: bool) -> Value | None:
    shared = left.axes & right.axes
    if left.layout == right.layout and left.axes == over:
        return _vectors(left, right, exact=exact) if len(over) == 1 else _vdot(left, right)
    if len(over) == 1 and over == shared and len(left.layout) <= 2 and len(right.layout) <= 2:
        (axis,) = over
        rest = ordered((left.axes | right.axes) - over)
        if len(rest) == 1:
            matrix, vector = (left, right) if len(left.layout) == 2 else (right, left)
            left, right = (matrix, vector) if matrix.layout[-1] is axis else (vector, matrix)
        elif rest and rest[0] in right.axes:
            left, right = right, left
        correlated = _correlated(left, right, rest) or _correlated(right, left, rest)
        if correlated is not None:
            return correlated
        return _matmul(_turned(left, axis, last=True), _turned(right, axis, last=False), rest)
    batch = _batched(left, right, over) or _rows_by_matrix(left, right, over) or _rows_by_matrix(right, left, over)
    if batch is not None:
        return batch
    if over - shared:
        return None
    return _einsum([left, right], over)


def two_factors(left: Value, right: Value, over: frozenset[Axis]) -> Value | None:
    """The sum of the products of two arrays over some axes."""
    return _two(left, right, over, exact=True)


def _correlated(parts: Value, weights: Value, rest: Layout) -> Value | None:
    """`np.correlate(x, w)` for the windows of a vector with a vector."""
    match parts.expression:
        case core.Primitive(name="windows", arguments=(tensor, _)) if len(parts.layout) == 2 and parts.layout[:1] == rest:
            kind = make.kind_of(rest, make.joined_dtype(parts.expression.kind.dtype, weights.expression.kind.dtype))  # type: ignore[union-attr]
            return Value(make.primitive("correlation", tensor, weights.expression, kind=kind), rest)
    return None


def _vectors(left: Value, right: Value, *, exact: bool) -> Value:
    """`x @ y`, which is also right for the rows of a matrix y; where x may be one, too, or y more than that, another form for that."""
    if exact or _is_vector(left):
        return _matmul(left, right, ())
    if _is_vector(right):
        return _matmul(right, left, ())
    if left.expression == right.expression:
        square = make.primitive("power", left.expression, make.constant(2), kind=left.expression.kind)  # type: ignore[union-attr]
        return reduced("sum", Value(square, left.layout), left.axes)
    text = core.Constant("i...,i...->...", kind=TEXT)
    rows = make.primitive("einsum", text, left.expression, right.expression, kind=NUMERIC)
    if not (_is_simple(left.expression) and _is_simple(right.expression)):
        return Value(rows)
    product = _matmul(left, right, ()).expression
    one, other = _sliced(left.expression), _sliced(right.expression)
    test: core.Expression = _rank_is(one, "==", 1)
    if one != other:
        test = core.Logic("and", (test, _rank_is(other, "<", 3)), "truth", kind=TRUTH)
    assert product is not None
    return Value(core.Conditional(test, product, rows, kind=NUMERIC))


def _sliced(node: core.Expression | None) -> core.Expression:
    """The tensor of a slice: it has the same rank."""
    assert node is not None
    return node.target if isinstance(node, core.Index) else node


def _rank_is(node: core.Expression, sign: str, rank: int) -> core.Expression:
    return core.Compare(make.primitive("rank", node, kind=WHOLE), ((sign, make.constant(rank)),), "truth", kind=TRUTH)


def _is_vector(value: Value) -> bool:
    """Whether an array of one axis is certainly a vector: a lone loop may also walk the rows of a matrix."""
    return value.expression is not None and not loose_rank(value.expression)


def _is_simple(node: core.Expression | None) -> bool:
    """A tensor variable or a slice of one."""
    match node:
        case core.Index(subscripts=subscripts):
            return all(isinstance(part, core.Slice) for part in subscripts)
    return isinstance(node, core.Variable)


def _turned(value: Value, axis: Axis, last: bool) -> Value:
    """With the summed axis last, as `@` wants it on its left side, or first, as on its right."""
    if len(value.layout) == 1 or (value.layout[-1] is axis) == last:
        return value
    assert value.expression is not None
    turned = make.primitive("transpose", value.expression, kind=value.expression.kind)
    return Value(turned, value.layout[::-1])


def _matmul(left: Value, right: Value, layout: Layout) -> Value:
    dtype = make.joined_dtype(left.expression.kind.dtype, right.expression.kind.dtype)  # type: ignore[union-attr]
    return Value(make.primitive("matmul", left.expression, right.expression, kind=make.kind_of(layout, dtype)), layout)


def _batched(left: Value, right: Value, over: frozenset[Axis]) -> Value | None:
    """`X @ Y` for stacks of matrices."""
    if len(over) != 1 or len(left.layout) != len(right.layout) or len(left.layout) < 3:
        return None
    (axis,) = over
    for first, second in ((left, right), (right, left)):
        *batch, row, inner = first.layout
        *batch_too, inner_too, column = second.layout
        layout = (*batch, row, column)
        if batch == batch_too and inner is axis and inner_too is axis and ordered(set(layout)) == layout:  # type: ignore[arg-type]
            return _matmul(first, second, layout)
    return None


def _rows_by_matrix(rows: Value, matrix: Value, over: frozenset[Axis]) -> Value | None:
    """`X @ C` for all rows of a stack of matrices."""
    if over != rows.axes & matrix.axes or len(over) != 1 or len(matrix.layout) > 2 or rows.layout[-1:] != tuple(over):
        return None
    (axis,) = over
    layout = (*rows.layout[:-1], *(found for found in matrix.layout if found is not axis))
    if ordered(set(layout)) != layout:  # type: ignore[arg-type]
        return None
    return _matmul(rows, _turned(matrix, axis, last=False), layout)


def _einsum(arrays: list[Value], over: frozenset[Axis]) -> Value | None:
    """`np.einsum("ij,ij->i", A, B)`."""
    axes = ordered({axis for value in arrays for axis in value.axes})
    if len(axes) > len(LETTERS):
        return None
    letter = {axis: LETTERS[place] for place, axis in enumerate(axes)}
    layout = tuple(axis for axis in axes if axis not in over)
    parts = ["".join(letter[axis] for axis in value.layout if axis is not None) for value in arrays]
    text = f"{','.join(parts)}->{''.join(letter[axis] for axis in layout)}"
    dtype = make.joined_dtype(*(value.expression.kind.dtype for value in arrays if value.expression is not None))
    name = "einsum" if len(arrays) == 2 else "einsum_optimized"
    operands = [value.expression for value in arrays]
    return Value(make.primitive(name, core.Constant(text, kind=TEXT), *operands, kind=make.kind_of(layout, dtype)), layout)


__all__ = ["combined", "contracted"]
