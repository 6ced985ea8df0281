"""How large things are, as far as the text shows it: numbers, and `n + 1` where `n` stays what it is.

A variable counts where one assignment gives it its value; a tensor never grows, so that its sizes stay as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.lint.bodies import Reading, bound, inner_blocks, loop_variables

ELEMENTWISE = frozenset({"add", "subtract", "multiply", "divide", "maximum", "minimum"})
PRODUCTS = frozenset({"matmul", "times"})
SAME_SHAPE = frozenset({"negate", "positive", "exp", "log", "sqrt", "abs", "tanh", "square", "sin", "cos", "sign", "clone", "data"})
MADE = frozenset({"zeros", "ones", "random"})
LOOPS = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat)
FIXED = frozenset({Base.TENSOR, Base.NUMERIC, Base.TEXT})
LISTS = frozenset({Base.LIST})
"""What has a size that never changes: lists too, where nothing grows or shrinks."""


@dataclass(frozen=True, slots=True)
class Size:
    """A whole number: `offset`, or what `symbol` stands for plus `offset`; `words` is the symbol as the program says it."""

    offset: int
    symbol: tuple[str, ...] | None = None
    words: str = field(default="", compare=False)

    def plus(self, offset: int) -> Size:
        return replace(self, offset=self.offset + offset)

    def beyond(self, other: Size) -> int | None:
        """How much larger this is; None where that is not known."""
        return self.offset - other.offset if self.symbol == other.symbol else None

    def __str__(self) -> str:
        if self.symbol is None:
            return str(self.offset)
        return f"{self.words} {'-' if self.offset < 0 else '+'} {abs(self.offset)}" if self.offset else self.words


Shape = tuple[Size, ...]
ONE = Size(1)
NOTHING: Mapping[str, Size] = {}


class Sizes:
    """The sizes in one body: what its variables are, and the shapes of what is computed from them."""

    def __init__(self, reading: Reading, body: core.Block) -> None:
        given = (*reading.parameters.get(id(body), ()), *reading.program.earlier.kinds)
        self._values: dict[str, list[core.Expression | None]] = {}
        self._in_loops: set[str] = set()
        self._fixed = FIXED if reading.grows else FIXED | LISTS
        for node in reading.nodes(body):
            match node:
                case core.Assign(target=core.Variable(name=name), value=core.Copy(value=core.Variable(name=same))) if name == same:
                    continue  # an input of its own (R6.2) is as large as the one that was given
                case core.Assign(target=core.Variable(name=name), value=value):
                    self._values.setdefault(name, []).append(value)
                case core.Assign(target=target):
                    self._take_out(bound(target))
                case core.Clause(variables=names):
                    self._take_out(names)
                case core.Statement():
                    self._take_out(loop_variables(node))
            if isinstance(node, LOOPS):
                self._in_loops |= {name for block in inner_blocks(node) for name in _assigned(reading, block)}
        self._take_out(name for name in given if name in self._values)
        self._sizes: dict[str, Size | None] = {}
        self._shapes: dict[str, Shape | None] = {}

    def _take_out(self, names: Iterable[str]) -> None:
        for name in names:
            self._values.setdefault(name, []).append(None)

    def _only_value(self, name: str) -> core.Expression | None:
        """What the one assignment to a variable gives it."""
        values = self._values.get(name, ())
        return values[0] if len(values) == 1 else None

    # Numbers -----------------------------------------------------------------------------------------------------------------

    def size(self, node: core.Node | None, largest: Mapping[str, Size] = NOTHING) -> Size | None:
        """A number as a size; the largest one, where some variables have a largest value."""
        match node:
            case core.Variable(name=name) if name in largest:
                return largest[name]
            case core.Constant(value=int() as number) if not isinstance(number, bool):
                return Size(number)
            case core.Whole(value=value):
                return self.size(value, largest)
            case core.Variable(name=name):
                if name not in self._sizes:
                    self._sizes[name] = None  # for a variable that is made of itself
                    self._sizes[name] = self._size_of(node)
                return self._sizes[name]
            case core.Primitive(name="add", arguments=(left, right)):
                return self._sum(self.size(left, largest), self.size(right, largest), 1)
            case core.Primitive(name="subtract", arguments=(left, right)):
                return self._sum(self.size(left, largest), self.size(right), -1)
            case core.Primitive(name="len", arguments=(of,)):
                return self._axis(of, "0", node)
            case core.Primitive(name="rows" | "cols" as which, arguments=(of,)):
                return self._axis(of, which, node)
            case core.Primitive(name="axis_size", arguments=(core.Primitive(name="shape", arguments=(of,)), core.Constant(value=axis))):
                return self._axis(of, str(axis), node)
            case _:
                return None

    def _size_of(self, node: core.Variable) -> Size | None:
        value = self._only_value(node.name)
        itself = Size(0, ("name", node.name), node.name)
        if value is None:
            return itself if node.name not in self._values else None
        if node.name in self._in_loops:
            return None
        found = self.size(value) or itself
        return found if found.offset or found.symbol is None else replace(found, words=node.name)

    def _sum(self, left: Size | None, right: Size | None, sign: int) -> Size | None:
        if left is None or right is None:
            return None
        if right.symbol is None:
            return left.plus(sign * right.offset)
        return right.plus(left.offset) if left.symbol is None and sign > 0 else None

    def _axis(self, node: core.Node | None, axis: str, asked: core.Expression) -> Size | None:
        """The size of an axis of something, which is called "rows" or "cols" where its number is not known."""
        shape = self.shape(node)
        if shape is not None:
            place = {"rows": len(shape) - 2, "cols": len(shape) - 1}.get(axis)
            number = int(axis) if place is None else place
            return shape[number] if 0 <= number < len(shape) else ONE
        return replace(found, words=asked.span.text) if (found := self._symbol(node, axis)) is not None else None

    def _symbol(self, node: core.Node | None, axis: str) -> Size | None:
        owner = self._owner(node)
        return None if owner is None else Size(0, ("axis", owner, axis), f"{owner}.{axis}" if axis.isalpha() else f"{owner}.len()")

    def _owner(self, node: core.Node | None) -> str | None:
        """The variable whose shape something has: itself, or the one that it was copied from."""
        match node:
            case core.Variable(name=name, kind=kind) if kind.base in self._fixed:
                value = self._only_value(name)
                if name not in self._values:
                    return name
                if value is None or name in self._in_loops:
                    return None
                return self._owner(value) or name
            case core.Copy(value=value) | core.Unwrap(value=value) | core.ToTensor(value=value, leading=None):
                return self._owner(value)
            case core.Primitive(name=name, arguments=(value,)) if name in SAME_SHAPE:
                return self._owner(value)
            case _:
                return None

    def axis_sizes(self, node: core.Variable, axis: int, rank: int | None) -> Iterator[Size]:
        """The sizes that the axis of a tensor, list or text is known to have."""
        shape = self.shape(node)
        if shape is not None:
            if axis < len(shape):
                yield shape[axis]
            return
        value = self._only_value(node.name)
        if isinstance(value, core.Bracket) and node.kind.base in self._fixed and axis == 0:
            yield Size(len(value.items))
            return
        names = [str(axis)]
        if rank is not None:
            names += [name for name, place in (("rows", rank - 2), ("cols", rank - 1)) if place == axis]
        for name in names:
            found = self._symbol(node, name)
            if found is not None:
                yield found

    # Shapes ------------------------------------------------------------------------------------------------------------------

    def shape(self, node: core.Node | None) -> Shape | None:
        """The shape, () for a number, None where it is not known."""
        match node:
            case core.Constant(value=int() | float()):
                return ()
            case core.Variable(name=name) if (value := self._only_value(name)) is not None:
                if name not in self._shapes:
                    self._shapes[name] = None  # for a variable that is made of itself
                    self._shapes[name] = self.shape(value)
                return self._shapes[name]
            case core.Bracket(items=items, form="tensor"):
                inner = {self.shape(item) for item in items}
                only = inner.pop() if len(inner) == 1 else None
                return None if only is None else (Size(len(items)), *only)
            case core.Copy(value=value) | core.Unwrap(value=value) | core.ToTensor(value=value, leading=None):
                return self.shape(value)
            case core.Primitive(name=name, arguments=sizes) if name in MADE:
                return self._shape_of(sizes)
            case core.Primitive(name="full", arguments=(size, _)):
                return self._shape_of((size,))
            case core.Primitive(name="identity", arguments=(size,)):
                return self._shape_of((size, size))
            case core.Primitive(name="transpose", arguments=(inner_node,)):
                turned = self.shape(inner_node)
                return None if turned is None else turned[::-1]
            case core.Primitive(name=name, arguments=(inner_node,)) if name in SAME_SHAPE:
                return self.shape(inner_node)
            case core.Primitive(name=name, arguments=(left, right)) if name in ELEMENTWISE or name in PRODUCTS:
                one, other = self.shape(left), self.shape(right)
                return None if one is None or other is None else together(name, one, other)
            case _:
                return None

    def _shape_of(self, sizes: Iterable[core.Expression | None]) -> Shape | None:
        """The shape that is asked for: `zeros(2, 3)`, `zeros((2, 3))`."""
        parts = [part for size in sizes for part in (size.items if isinstance(size, core.Pair) else (size,))]
        found = [self.size(part) if _is_number(part) else None for part in parts]
        known = tuple(size for size in found if size is not None)
        return known if len(known) == len(found) else None


def _is_number(node: core.Expression | None) -> bool:
    return node is not None and node.kind.is_single


def _assigned(reading: Reading, block: core.Block) -> Iterator[str]:
    for node in reading.nodes(block):
        if isinstance(node, core.Assign):
            yield from bound(node.target)


# Two shapes ------------------------------------------------------------------------------------------------------------------


def together(name: str, left: Shape, right: Shape) -> Shape | None:
    """The shape of a sum or product, None where it is not known."""
    if name in PRODUCTS and left and right:
        if left[-1] != _inner(right):
            return None
        return (*left[:-1], *(right[1:] if len(left) <= 2 and len(right) <= 2 else right[-1:]))
    pairs = _side_by_side(left, right)
    if any(one != other and ONE not in (one, other) for one, other in pairs):
        return None
    return tuple(other if one == ONE else one for one, other in pairs)


def clash(name: str, left: Shape, right: Shape) -> bool:
    """Whether two shapes certainly do not fit. A size that is not known may be 1, which fits every other in a sum."""
    if name in PRODUCTS and left and right:
        return bool(left[-1].beyond(_inner(right)))
    return any(one != other and ONE not in (one, other) and one.symbol is other.symbol is None for one, other in _side_by_side(left, right))


def shown(shape: Shape) -> str:
    """A shape as values print it: `(2, n + 1)`, `(3,)`."""
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def _inner(right: Shape) -> Size:
    return right[-2] if len(right) > 1 else right[0]


def _side_by_side(left: Shape, right: Shape) -> list[tuple[Size, Size]]:
    rank = max(len(left), len(right))
    return list(zip((ONE,) * (rank - len(left)) + left, (ONE,) * (rank - len(right)) + right, strict=True))
