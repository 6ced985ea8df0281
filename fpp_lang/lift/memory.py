"""The memory guard: what sums up an array with more axes than its tensors have is computed for a part of the rows at a time.

`((A[:, None] - B) ** 2).sum(axis=2)` needs room for an array of three axes, which its loop never does. It becomes
`in_parts(lambda rows: ((A[rows, None] - B) ** 2).sum(axis=2), A.shape[0], B.size)`, which takes all rows at once up to 64 MB.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FUNCTION, SHAPE, WHOLE, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.tidy import reads_of

LEAST_AXES = 3
"""Arrays of two axes are as large as the matrices that programs hold anyway."""

REDUCING = frozenset({"sum", "sum_in_fractions", "prod", "max", "min", "any", "all", "mean", "argmax", "argmin"}) | frozenset(
    {"max_from", "min_from", "fmax_from", "fmin_from"}
)
TO_A_NUMBER = frozenset({"sum", "prod", "max_from", "min_from", "fmax_from", "fmin_from", "any", "all"})
"""Reductions of which that of all rows is the same reduction of those of each row."""

MOST_AGAIN, SHORT = 3, 24
"""How often an array of a line of its own may be computed again, and how many nodes it may have then."""

AT_ONCE = 2**23
"""Numbers in 64 MB: arrays that have no more, as literals say, are computed at once."""

TURNING = frozenset({"transpose", "mirrored"})
THROUGH = frozenset({"fractions"})

Ranks = Mapping[str, int]
Found = TypeVar("Found")


class _Unknown(Exception):
    """What belongs to the rows of an array is not certain."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is known of a function: the ranks of its tensors, the shapes of those that literals make; `rows`: the name for a part."""

    ranks: Ranks
    shapes: Mapping[str, tuple[int, ...]]
    rows: core.Variable


@dataclass(slots=True)
class _Cut:
    """An array of `axes` axes while its first one is cut: how many rows there are, and the sizes of its other axes.

    `spreads`: nothing that it is made of is as large as itself.
    """

    axes: int
    shown: _Shown
    count: core.Expression | None = None
    sizes: dict[int, core.Expression] = field(default_factory=dict)
    covering: core.Expression | None = None
    spreads: bool = True

    def cut(self, node: core.Expression) -> core.Expression:
        """The array, of the rows that the variable says."""
        rank = self.rank(node)
        if rank < self.axes:
            self.note(node, rank)
            return node
        match node:
            case core.Index(target=target, subscripts=(first, *others)):
                self.note(node, rank)
                if first == make.new_axis():
                    return node
                match first:
                    case core.Slice(start=None, stop=stop, step=None):
                        self.count = _size(target, 0, self.shown.ranks) if stop is None else stop
                        return updated(node, subscripts=(self.shown.rows, *others))
            case core.Primitive(name=name) if PRIMITIVES[name].elementwise or name in THROUGH:
                return self.parts(node)
            case core.Compare() | core.Logic() | core.Not():
                return self.parts(node)
            case core.Variable():
                self.spreads = False
                self.note(node, rank)
                self.count = _size(node, 0, self.shown.ranks)
                return core.Index(node, (self.shown.rows,), kind=node.kind, span=node.span)
        raise _Unknown

    def parts(self, node: core.Expression) -> core.Expression:
        return rebuild(node, lambda part: self.cut(part) if isinstance(part, core.Expression) else part)

    def rank(self, node: core.Expression) -> int:
        if node.kind.is_single:
            return 0
        known = self.shown.ranks.get(node.name) if isinstance(node, core.Variable) else None
        return _known(node.kind.rank if known is None else known)

    def note(self, node: core.Expression, rank: int) -> None:
        """What a part of a tensor says about the sizes of the axes, which are counted from the last one."""
        found = _sizes(node, self.shown.ranks)
        if found is None:
            return
        axes = range(self.axes - len(found), self.axes)
        self.sizes |= {axis: size for axis, size in zip(axes, found, strict=True) if size is not None}
        if rank == self.axes and None not in found:
            self.spreads = False
        if rank == self.axes - 1 and None not in found:
            self.covering = _tensor(node)

    @property
    def width(self) -> core.Expression:
        """How many numbers a row has."""
        if self.covering is not None:
            return make.primitive("size", self.covering, kind=WHOLE)
        first, *others = (_known(self.sizes.get(axis)) for axis in range(1, self.axes))
        for size in others:
            first = make.primitive("multiply", first, size, kind=WHOLE)
        return first


def in_parts(body: core.Block, ranks: Ranks, taken: set[str]) -> tuple[core.Block, list[core.Node]]:
    """The body with its large sums in parts, and these."""
    found: list[core.Node] = []
    if not any(isinstance(part, core.Primitive) and part.name == "new_axis" for part in walk(body)):
        return body, found
    name = next(wish for number in range(1, 1000) if (wish := "rows" if number == 1 else f"rows_{number}") not in taken)
    shown = _Shown(ranks, _literal_sizes(body), core.Variable(name, core.Where.LOCAL, kind=WHOLE))

    def change(nodes: list[core.Statement]) -> list[core.Statement]:
        place = 0
        while place < len(nodes):
            node = nodes[place]
            joined = _joined(nodes[place - 1], node, body) if place else None
            new = None if joined is None else _guarded(joined, shown)
            if joined is not None and new is not None and new is not joined:
                place -= 1
                nodes[place : place + 2] = [new]
            else:
                nodes[place] = _guarded(node, shown)
            found.extend(part for part in walk(nodes[place]) if isinstance(part, core.Primitive) and part.name == "in_parts")
            place += 1
        return nodes

    return blocks(body, change), found


def _joined(first: core.Statement, node: core.Statement, body: core.Block) -> core.Statement | None:
    """`d = A[:, None] - B`, `s = (d * d).sum(axis=2)` as one statement, where nothing else reads d."""
    match first:
        case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Primitive() as value) if (
            value.kind.rank or 0
        ) >= LEAST_AXES and isinstance(node, core.Assign | core.Return):
            pass
        case _:
            return None
    square = _squared(node)
    again = reads_of(name, square)
    if (again != 1 and (again > MOST_AGAIN or sum(1 for _ in walk(value)) > SHORT)) or reads_of(name, body) != reads_of(name, node):
        return None

    def put(part: core.Node) -> core.Node:
        return value if isinstance(part, core.Variable) and part.name == name else rebuild(part, put)

    joined = put(square)
    assert isinstance(joined, core.Statement)
    return updated(joined, comments=core.Comments((*first.comments.before, *node.comments.before), node.comments.after))


def _squared(node: core.Statement) -> core.Statement:
    """`np.einsum("ijk,ijk->ij", d, d)` and `d * d` with d once."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Primitive(name="einsum", arguments=(core.Constant(value=str() as spec), core.Expression() as one, other)) if (
                one == other
            ):
                factors, _, result = spec.partition("->")
                left, _, right = factors.partition(",")
                if left == right and left[:-1] == result:
                    square = make.primitive("power", one, make.constant(2), kind=one.kind, like=part)
                    return make.primitive("sum", square, make.constant(len(result)), kind=part.kind, like=part)
            case core.Primitive(name="multiply", arguments=(core.Variable() as one, other)) if one == other:
                return make.primitive("power", one, make.constant(2), kind=part.kind, like=part)
        return rebuild(part, change)

    found = change(node)
    assert isinstance(found, core.Statement)
    return found


def _guarded(node: core.Statement, shown: _Shown) -> core.Statement:
    """The statement with its large sums in parts."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Lambda):
            return part
        new = _in_parts(part, shown) if isinstance(part, core.Primitive) else None
        return rebuild(part, change) if new is None else new

    if not isinstance(node, core.Assign | core.Return | core.Update | core.Evaluate):
        return node
    found = change(_squared(node))
    assert isinstance(found, core.Statement)
    return found if any(isinstance(part, core.Primitive) and part.name == "in_parts" for part in walk(found)) else node


def _in_parts(node: core.Primitive, shown: _Shown) -> core.Expression | None:
    """The sum in parts; None where it is none, or one over what is there already."""
    try:
        if node.name in ("einsum", "einsum_optimized"):
            return _contraction(node, shown)
        return _reduction(node, shown) if node.name in REDUCING else None
    except _Unknown:
        return None


def _reduction(node: core.Primitive, shown: _Shown) -> core.Expression | None:
    array = node.arguments[0]
    if array is None or isinstance(array, core.Variable | core.Index) or (array.kind.rank or 0) < LEAST_AXES:
        return None
    axes = array.kind.rank or 0
    place = [parameter.name for parameter in PRIMITIVES[node.name].parameters].index("axis")
    given = node.arguments[place] if place < len(node.arguments) else None
    if given is None and node.name in TO_A_NUMBER:
        over = core.Pair(tuple(map(make.constant, range(1, axes))))
        inner = (*node.arguments[:place], *[None] * (place - len(node.arguments)), over)
        by_rows = updated(node, arguments=inner, kind=Kind(Base.TENSOR, array.kind.dtype, rank=1))
        found = _reduction(by_rows, shown)
        return None if found is None else updated(node, arguments=(found, *node.arguments[1:]))
    over_axes = _numbers(given, axes)
    if not over_axes or 0 in over_axes:
        return None
    cut = _Cut(axes, shown)
    formula = updated(node, arguments=(cut.cut(array), *node.arguments[1:]))
    return _call(formula, cut, node) if cut.spreads else None


def _contraction(node: core.Primitive, shown: _Shown) -> core.Expression | None:
    spec, *arrays = node.arguments
    assert isinstance(spec, core.Constant) and isinstance(spec.value, str)
    factors, _, result = spec.value.partition("->")
    letters = factors.split(",")
    if "." in spec.value or not result or any(result[0] in part[1:] for part in letters):
        return None
    largest: _Cut | None = None
    new: list[core.Expression | None] = [spec]
    for part, array in zip(letters, arrays, strict=True):
        assert array is not None
        cut = _Cut(len(part), shown)
        new.append(cut.cut(array) if part.startswith(result[0]) else array)
        if cut.spreads and cut.count is not None and len(part) >= LEAST_AXES and isinstance(array, core.Primitive):
            largest = cut
    return None if largest is None else _call(updated(node, arguments=tuple(new)), largest, node)


def _known(found: Found | None) -> Found:
    match found:
        case None:
            raise _Unknown
    return found


def _call(formula: core.Expression, cut: _Cut, node: core.Primitive) -> core.Expression | None:
    numbers = make.primitive("multiply", _known(cut.count), cut.width, kind=WHOLE)
    if (_value(numbers, cut.shown.shapes) or AT_ONCE + 1) <= AT_ONCE:
        return None
    body = core.Block((core.Return(formula, span=node.span),), span=node.span)
    function = core.Function("", "", (core.Parameter(cut.shown.rows.name, kind=WHOLE),), None, body, (cut.shown.rows.name,), span=node.span)
    return make.primitive("in_parts", core.Lambda(function, kind=FUNCTION), _known(cut.count), cut.width, kind=node.kind, like=node)


def _numbers(node: core.Expression | None, axes: int) -> tuple[int, ...]:
    match node:
        case core.Constant(value=int() as value):
            return (value % axes,)
        case core.Primitive(name="negate", arguments=(core.Constant(value=int() as value),)):
            return (-value % axes,)
        case core.Pair(items=items):
            return tuple(found for item in items for found in _numbers(item, axes))
    return ()


def _sizes(node: core.Expression, ranks: Ranks) -> list[core.Expression | None] | None:
    """The size of each axis of a part of a tensor, None for a new axis; of a part up to a place, that of the whole."""
    match node:
        case core.Variable(name=name) if name in ranks:
            return [_size(node, axis, ranks) for axis in range(ranks[name])]
        case core.Primitive(name=name, arguments=(core.Expression() as inner, *_)) if name in TURNING | THROUGH:
            found = _sizes(inner, ranks)
            return found[::-1] if found is not None and name in TURNING else found
        case core.Index(target=target, subscripts=subscripts):
            found, axes = [], _sizes(target, ranks)
            for part in subscripts:
                if part == make.new_axis():
                    found.append(None)
                elif not axes or not (isinstance(part, core.Slice) or part.kind.is_single):
                    return None
                else:
                    size = axes.pop(0)
                    found += [size] if isinstance(part, core.Slice) else []
            return [*found, *(axes or [])]
    return None


def _size(node: core.Expression, axis: int, ranks: Ranks) -> core.Expression:
    match node:
        case core.Variable(name=name) if axis < ranks.get(name, 0):
            if ranks[name] == 1:
                return make.primitive("len", node, kind=WHOLE)
            shape = make.primitive("shape", updated(node, kind=Kind(Base.TENSOR, rank=ranks[name])), kind=SHAPE)
            return make.primitive("axis_size", shape, make.constant(axis), kind=WHOLE)
    raise _Unknown


def _tensor(node: core.Expression) -> core.Expression | None:
    """The tensor variable of which something is a part."""
    match node:
        case core.Variable():
            return node
        case core.Primitive(arguments=(core.Expression() as inner, *_)):
            return _tensor(inner)
        case core.Index(target=target):
            return _tensor(target)
    return None


def _literal_sizes(body: core.Block) -> dict[str, tuple[int, ...]]:
    """The shapes of variables that hold a literal tensor and nothing else."""
    targets = [node.target.name for node in walk(body) if isinstance(node, core.Assign) and isinstance(node.target, core.Variable)]
    found = {}
    for node in walk(body):
        match node:
            case core.Assign(target=core.Variable(name=name), value=core.Bracket() as value) if targets.count(name) == 1:
                found[name] = _literal_shape(value)
    return found


def _literal_shape(node: core.Expression) -> tuple[int, ...]:
    match node:
        case core.Bracket(items=(first, *_) as items):
            return (len(items), *_literal_shape(first))
    return ()


def _value(node: core.Expression | None, shapes: Mapping[str, tuple[int, ...]]) -> int | None:
    """A size as a number, where literals say it."""
    match node:
        case core.Constant(value=int() as value):
            return value
        case core.Primitive(name="multiply", arguments=(one, two)):
            left, right = _value(one, shapes), _value(two, shapes)
            return None if left is None or right is None else left * right
        case core.Primitive(name="size", arguments=(core.Variable(name=name),)) if name in shapes:
            return math.prod(shapes[name])
        case core.Primitive(name="len", arguments=(core.Variable(name=name),)) if name in shapes:
            return shapes[name][0]
        case core.Primitive(
            name="axis_size", arguments=(core.Primitive(arguments=(core.Variable(name=name),)), core.Constant(value=int() as axis))
        ):
            return shapes[name][axis] if axis < len(shapes.get(name, ())) else None
    return None
