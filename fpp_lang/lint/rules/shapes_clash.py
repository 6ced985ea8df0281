"""Shapes that certainly do not fit together, known from literals before the program runs (R11.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, bound, loop_variables

Shape = tuple[int, ...]
ELEMENTWISE = frozenset({"add", "subtract", "multiply", "divide", "maximum", "minimum"})
PRODUCTS = frozenset({"matmul", "times"})
SAME_SHAPE = frozenset({"negate", "positive", "exp", "log", "sqrt", "abs", "tanh", "square"})


@problem("FPP0810", "shapes that certainly clash", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class ShapesClash(Problem):
    span: Span
    left: Shape
    right: Shape
    product: bool

    def words(self) -> Words:
        if self.product:
            return Words(
                f"shapes {self.left} and {self.right} cannot be multiplied as matrices.",
                "the columns on the left must be as many as the rows on the right: one of them may have to be transposed, as in `W.T`",
            )
        return Words(f"shapes {self.left} and {self.right} do not fit together.", "make them equal, or 1 along the axis that differs")


def find(reading: Reading) -> Iterator[Problem]:
    """Sums and products of tensors whose shapes their only assignments show."""
    for body in reading.bodies:
        nodes = reading.nodes(body)
        shapes = _Shapes(nodes)
        for node in nodes:
            match node:
                case core.Primitive(name=name, arguments=(core.Expression() as left, core.Expression() as right)) if (
                    name in ELEMENTWISE or name in PRODUCTS
                ):
                    one, other = shapes.of(left), shapes.of(right)
                    if one is not None and other is not None and _result(name, one, other) is None:
                        yield ShapesClash(node.span, one, other, name in PRODUCTS)


class _Shapes:
    """The shapes of variables that are assigned once, from something whose shape is plain."""

    def __init__(self, nodes: Sequence[core.Node]) -> None:
        assigned: dict[str, list[core.Expression | None]] = {}
        for node in nodes:
            match node:
                case core.Assign(target=core.Variable(name=name), value=value):
                    assigned.setdefault(name, []).append(value)
                case core.Assign(target=target):
                    for name in bound(target):
                        assigned.setdefault(name, []).append(None)
                case core.Statement():
                    for name in loop_variables(node):
                        assigned.setdefault(name, []).append(None)
        self._only = {name: values[0] for name, values in assigned.items() if len(values) == 1}
        self._known: dict[str, Shape | None] = {}

    def of(self, node: core.Expression | None) -> Shape | None:
        """The shape, () for a number, None where it is not known."""
        match node:
            case core.Constant(value=int() | float()):
                return ()
            case core.Variable(name=name) if name in self._only:
                if name not in self._known:
                    self._known[name] = None  # for a variable that is made of itself
                    self._known[name] = self.of(self._only[name])
                return self._known[name]
            case core.Bracket(items=items, form="tensor"):
                inner = {self.of(item) for item in items}
                only = inner.pop() if len(inner) == 1 else None
                return None if only is None else (len(items), *only)
            case core.Primitive(name="zeros" | "ones", arguments=sizes):
                found = tuple(_size(size) for size in sizes)
                return None if None in found else tuple(size for size in found if size is not None)
            case core.Primitive(name="transpose", arguments=(inner_node,)):
                turned = self.of(inner_node)
                return None if turned is None else turned[::-1]
            case core.Primitive(name=name, arguments=(inner_node,)) if name in SAME_SHAPE:
                return self.of(inner_node)
            case core.Primitive(name=name, arguments=(left, right)) if name in ELEMENTWISE or name in PRODUCTS:
                one, other = self.of(left), self.of(right)
                return None if one is None or other is None else _result(name, one, other)
            case _:
                return None


def _size(node: core.Expression | None) -> int | None:
    match node:
        case core.Constant(value=int() as size) if not isinstance(size, bool):
            return size
        case _:
            return None


def _result(name: str, left: Shape, right: Shape) -> Shape | None:
    """The shape of a sum or product, None where the two clash."""
    if name in PRODUCTS and left and right:
        inner = right[-2] if len(right) > 1 else right[0]
        if left[-1] != inner or len(left) > 2 or len(right) > 2:
            return None if left[-1] != inner else (*left[:-1], *right[-1:])
        return (*left[:-1], *(right[1:]))
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    shorter = (1,) * (len(longer) - len(shorter)) + shorter
    if any(a != b and 1 not in (a, b) for a, b in zip(longer, shorter, strict=True)):
        return None
    return tuple(b if a == 1 else a for a, b in zip(longer, shorter, strict=True))
