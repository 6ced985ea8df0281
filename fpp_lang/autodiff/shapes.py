"""Shapes as far as they are known before running: sizes, or a symbol where two values certainly have the same shape.

A shape says what must be summed back after broadcasting; where two shapes cannot be compared, the text asks at run time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from fpp_lang.autodiff.make import value_of
from fpp_lang.autodiff.places import LOOPS, METHOD
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk

Size = int | str


@dataclass(frozen=True, slots=True)
class Symbol:
    """The unknown shape of one thing: the same key, the same shape."""

    key: object


Shape = tuple[Size, ...] | Symbol
NUMBER: Shape = ()
Results = Callable[[str], tuple[tuple[str, ...], Shape] | None]
SIZE_OF = "="
ONE_HOT = "library:one_hot"
KEEPS = frozenset({"fractions", "own_fractions", "clone", "as_array", "reversed", "sort", "argsort", "cumprod"})
REDUCES = frozenset({"sum", "prod", "mean", "median", "var", "std", "max", "min", "any", "all", "argmax", "argmin"})
KEPT = frozenset({"sum_kept", "prod_kept", "max_kept", "min_kept", "any_kept", "all_kept"})


def unknown(node: core.Expression) -> Shape:
    """The shape that only a run can tell; each of its sizes is unknown where the number of axes is not."""
    if node.kind.base is Base.TENSOR and node.kind.rank:
        return tuple(f"#{node.id}:{axis}" for axis in range(node.kind.rank))
    return Symbol(("value", node.id))


def broadcast(left: Shape, right: Shape) -> Shape:
    """The shape of an element-wise result."""
    if left == right or right == NUMBER or _is_kept_of(right, left):
        return left
    if left == NUMBER or _is_kept_of(left, right):
        return right
    if isinstance(left, tuple) and isinstance(right, tuple):
        sizes: list[Size] = []
        for a, b in zip_longest(reversed(left), reversed(right), fillvalue=1):
            if a == b or b == 1:
                sizes.append(a)
            elif a == 1:
                sizes.append(b)
            elif isinstance(a, int) or isinstance(b, int):
                sizes.append(a if isinstance(a, int) else b)
            else:
                return Symbol(frozenset({left, right}))
        return tuple(reversed(sizes))
    return Symbol(_parts(left) | _parts(right))


def _in_place(shape: Shape, given: Mapping[str, Shape]) -> Shape | None:
    """A shape in symbols of parameters with the shapes that were given; None where that says nothing."""
    match shape:
        case Symbol(key=("variable", str() as name)):
            return given.get(name)
        case Symbol(key=("along", tuple() | Symbol() as inner, int() as place, bool() as kept)):
            found = _in_place(inner, given)
            return None if found is None else along(found, place, kept)
        case Symbol(key=frozenset() as parts):
            whole: Shape = NUMBER
            for part in parts:
                found = _in_place(part, given)
                if found is None:
                    return None
                whole = broadcast(whole, found)
            return whole
        case tuple():
            return _sizes_in_place(shape, given)
    return None


def _sizes_in_place(shape: tuple[Size, ...], given: Mapping[str, Shape]) -> Shape | None:
    sizes: list[Size] = []
    for size in shape:
        if isinstance(size, str):
            if size.startswith(SIZE_OF):
                return None
            name, _, axis = size.partition(":")
            tensor = given.get(name)
            if not isinstance(tensor, tuple) or int(axis) >= len(tensor):
                return None
            size = tensor[int(axis)]
        sizes.append(size)
    return tuple(sizes)


def along(shape: Shape, place: int, kept: bool) -> Shape:
    """The shape of a reduction along one axis."""
    if not isinstance(shape, tuple) or not -len(shape) <= place < len(shape):
        return Symbol(("along", shape, place, kept))
    place %= len(shape)
    return (*shape[:place], *((1,) if kept else ()), *shape[place + 1 :])


def _is_kept_of(shape: Shape, whole: Shape) -> bool:
    """Whether a shape is that of the whole with an axis of size 1."""
    match shape:
        case Symbol(key=("along", inner, _, True)):
            return bool(inner == whole)
    return False


def _parts(shape: Shape) -> frozenset[object]:
    return shape.key if isinstance(shape, Symbol) and isinstance(shape.key, frozenset) else frozenset({shape})


@dataclass(slots=True)
class Shapes:
    """The shapes of variables by name, and of expressions made of them; None for a variable that has several.

    `fixed` are the variables that are set once.
    `steady` are those and the variables of loops: a pass sets them once. `stretches`: the sizes of `x[a:b]`, by that of the axis.
    `result` knows functions: by key their parameters, and the shape of what they give in symbols of these.
    """

    known: dict[str, Shape | None] = field(default_factory=dict)
    result: Results = lambda key: None
    fixed: frozenset[str] = frozenset()
    steady: frozenset[str] = frozenset()
    stretches: dict[tuple[Size, core.Slice], Size] = field(default_factory=dict)

    def of(self, node: core.Expression) -> Shape:
        if node.kind.is_single:
            return NUMBER
        match node:
            case core.Constant():
                return NUMBER
            case core.Variable():
                return self._variable(node)
            case core.Primitive():
                return self._primitive(node)
            case core.Unwrap(value=inner) | core.Copy(value=inner):
                return self.of(inner)
            case core.Conditional(yes=yes, no=no):
                found = self.of(yes)
                return found if found == self.of(no) else unknown(node)
            case core.Bracket(items=items, form="tensor") if items:
                first = self.of(items[0])
                return (len(items), *first) if isinstance(first, tuple) else Symbol((len(items), first))
            case core.Compare(first=first, rest=rest):
                return self.joined((first, *(operand for _, operand in rest)))
            case core.Logic(items=items):
                return self.joined(items)
            case core.Not(operand=operand):
                return self.of(operand)
            case core.Index():
                return self._index(node)
            case core.Call():
                return self._call(node)
            case core.MethodCall():
                return self._method_call(node)
        return unknown(node)

    def _call(self, node: core.Call) -> Shape:
        if node.key == ONE_HOT:
            return self._one_hot(node)
        found = self.result(node.key)
        if found is None:
            return unknown(node)
        names, shape = found
        given = {name: NUMBER if argument is None else self.of(argument) for name, argument in zip(names, node.arguments, strict=True)}
        return _in_place(shape, given) or (NUMBER if shape == NUMBER else unknown(node))

    def _one_hot(self, node: core.Call) -> Shape:
        """One more axis, as long as there are classes."""
        labels, classes = node.arguments
        shape, size = (self.of(labels) if labels is not None else NUMBER), (value_of(classes) if classes is not None else None)
        return (*shape, size) if isinstance(shape, tuple) and isinstance(size, int) else unknown(node)

    def _method_call(self, node: core.MethodCall) -> Shape:
        """A method that gives the tensor back that it changed in place: `W = optimizer.update("W", W, W.gradient)`."""
        owner = node.target.kind.function
        found = None if owner is None or node.keywords else self.result(f"{METHOD}{owner}:{node.name}")
        match found:
            case (_, *names), Symbol(key=("variable", str() as name)) if name in names[: len(node.arguments)]:
                shape = self.of(node.arguments[names.index(name)])
                return shape if isinstance(shape, tuple) and shape else unknown(node)
        return unknown(node)

    def _variable(self, node: core.Variable) -> Shape:
        if node.name in self.known:
            found = self.known[node.name]
            return unknown(node) if found is None else found
        if node.kind.base is Base.TENSOR and node.kind.rank is not None:
            return tuple(f"{node.name}:{axis}" for axis in range(node.kind.rank))
        return Symbol(("variable", node.name))

    def joined(self, nodes: Iterable[core.Expression]) -> Shape:
        """Of an element-wise operation on these."""
        found: Shape = NUMBER
        for node in nodes:
            found = broadcast(found, self.of(node))
        return found

    def _primitive(self, node: core.Primitive) -> Shape:
        arguments = [argument for argument in node.arguments if argument is not None]
        if PRIMITIVES[node.name].elementwise:
            if node.name == "times":
                return self._times(node)
            if node.name == "full":
                return self._sizes(node.arguments[:1], node)
            return self.joined(arguments)
        if node.name in KEEPS:
            return self.of(arguments[0])
        if node.name in REDUCES or node.name in KEPT:
            return self._reduced(node)
        match node:
            case core.Primitive(name="matmul" | "times"):
                return self._times(node)
            case core.Primitive(name="transpose", arguments=(core.Expression() as inner,)):
                shape = self.of(inner)
                return tuple(reversed(shape)) if isinstance(shape, tuple) else Symbol(("transposed", shape))
            case core.Primitive(name="zeros" | "ones" | "random"):
                return self._sizes(node.arguments, node)
            case core.Primitive(name="reshape"):
                return self._sizes(node.arguments[1:], node)
            case core.Primitive(name="broadcast", arguments=(_, shape)):
                return self._sizes((shape,), node)
            case core.Primitive(name="normal" | "uniform", arguments=(_, _, shape)) if shape is not None:
                return self._sizes((shape,), node)
            case core.Primitive(name="sum_to", arguments=(_, core.Expression() as like)):
                return self.of(like)
            case core.Primitive(name="outer", arguments=(core.Expression() as left, core.Expression() as right)):
                sides = self.of(left), self.of(right)
                return (*sides[0], *sides[1]) if isinstance(sides[0], tuple) and isinstance(sides[1], tuple) else unknown(node)
        return unknown(node)

    def _times(self, node: core.Primitive) -> Shape:
        left, right = (self.of(argument) if argument is not None else NUMBER for argument in node.arguments)
        if left == NUMBER or right == NUMBER:
            return broadcast(left, right)
        if isinstance(left, tuple) and isinstance(right, tuple) and max(len(left), len(right)) <= 2:
            return (*left[:-1], *right[1:])
        return unknown(node)

    def _reduced(self, node: core.Primitive) -> Shape:
        shape, axis = self.of(node.arguments[0]) if node.arguments[0] is not None else NUMBER, node.arguments[-1]
        if len(node.arguments) < 2 or axis is None:
            return NUMBER
        place = value_of(axis)
        return along(shape, place, node.name in KEPT) if isinstance(place, int) else unknown(node)

    def _sizes(self, sizes: Iterable[core.Expression | None], node: core.Expression) -> Shape:
        """The shape that `zeros(3, n)` or `zeros(t.shape)` makes."""
        found: list[Size] = []
        given = [size for size in sizes if size is not None]
        for size in given:
            match size:
                case core.Primitive(name="shape", arguments=(core.Expression() as tensor,)) if len(given) == 1:
                    return self.of(tensor)
                case core.Pair(items=items) | core.Bracket(items=items) if len(given) == 1:
                    return self._sizes(items, node)
            value = value_of(size)
            if isinstance(size, core.Variable) and size.name in self.fixed:
                found.append(f"{SIZE_OF}{size.name}")
            elif isinstance(value, int):
                found.append(value)
            else:
                return unknown(node)
        return tuple(found)

    def _is_steady(self, part: core.Slice) -> bool:
        """Whether a slice of another axis with the same words, in the same pass, is as long if the axis is."""
        return all(_is_steady_part(inner) or (isinstance(inner, core.Variable) and inner.name in self.steady) for inner in walk(part))

    def _index(self, node: core.Index) -> Shape:
        shape = self.of(node.target)
        if all(map(takes_all, node.subscripts)):
            return shape
        if not isinstance(shape, tuple) or len(node.subscripts) > len(shape):
            return unknown(node)
        found: list[Size] = []
        for subscript, size in zip(node.subscripts, shape, strict=False):
            match subscript:
                case core.Slice(start=None, stop=None, step=None):
                    found.append(size)
                case core.Slice() if self._is_steady(subscript):
                    found.append(self.stretches.setdefault((size, subscript), f"#{node.id}:{len(found)}"))
                case core.Slice():
                    return unknown(node)
                case _ if subscript.kind.is_single:
                    continue
                case _ if len(node.subscripts) == 1 and subscript.kind.dtype == "int":
                    places = self.of(subscript)
                    return (*places, *shape[1:]) if isinstance(places, tuple) else unknown(node)
                case _:
                    return unknown(node)
        return (*found, *shape[len(node.subscripts) :])


def _is_steady_part(node: core.Node) -> bool:
    match node:
        case core.Primitive(name=name):
            return PRIMITIVES[name].elementwise
    return isinstance(node, core.Slice | core.Constant | core.Whole)


def takes_all(part: core.Node) -> bool:
    """`[:]` and `[...]`."""
    return part == core.Slice(None, None, None) or (isinstance(part, core.Primitive) and part.name == "everywhere")


def shapes_of(parts: Sequence[core.Node], parameters: Sequence[core.Parameter], result: Results) -> Shapes:
    """The shapes of all variables of a function or of the program's own statements, where every assignment agrees."""
    assigned: dict[str, list[core.Expression]] = {}
    names_of_parameters = {parameter.name for parameter in parameters}
    spoiled = set(names_of_parameters)
    for node in (inner for part in parts for inner in walk(part)):
        match node:
            case core.Assign(target=core.Variable(name=name), value=value):
                assigned.setdefault(name, []).append(value)
            case core.Assign(target=core.Targets() as targets, value=core.Gradient(names=names)):
                for target, by in zip(targets.items, names, strict=False):
                    if isinstance(target, core.Variable):
                        assigned.setdefault(target.name, []).append(by)
            case core.Assign(target=core.Targets() as targets):
                spoiled |= {inner.name for inner in walk(targets) if isinstance(inner, core.Variable)}
            case core.ForCount(variable=name):
                assigned.setdefault(name, []).append(node.start)
            case core.Visit(variable=name) | core.ForRows(variable=name) | core.ForElements(variable=name) | core.ForAll(variable=name):
                spoiled.add(name)
            case core.ForEach(unpack=names):
                spoiled |= set(names)
    nodes = [node for part in parts for node in walk(part)]
    in_loops = {name for node in nodes if isinstance(node, LOOPS) for name in _assigned_in(node)}
    fixed = frozenset(name for name, values in assigned.items() if len(values) == 1) - spoiled - in_loops
    counted = {node.variable for node in nodes if isinstance(node, core.ForCount)}
    once = {name for name, values in assigned.items() if len(values) == 1}
    shapes = Shapes({}, result, fixed, frozenset((once - spoiled) & (fixed | counted)))
    for name in spoiled & assigned.keys():
        if name not in names_of_parameters or not all(_is_itself(value, name) for value in assigned[name]):
            shapes.known[name] = None
        del assigned[name]
    for _ in range(3):
        for name, values in assigned.items():
            found = [_of_assigned(shapes, value) for value in values if not _is_itself(value, name)]
            shapes.known[name] = next((shape for shape in found if isinstance(shape, tuple)), found[0] if found else None)
    while doubtful := [name for name, values in assigned.items() if shapes.known[name] is not None and not _agree(shapes, name, values)]:
        shapes.known.update(dict.fromkeys(doubtful))
    return shapes


def _assigned_in(loop: core.Statement) -> set[str]:
    """The variables that a loop sets in its passes."""
    found = {part.target.name for part in walk(loop) if isinstance(part, core.Assign) and isinstance(part.target, core.Variable)}
    return found | {part.variable for part in walk(loop) if isinstance(part, core.ForCount)}


def _agree(shapes: Shapes, name: str, values: list[core.Expression]) -> bool:
    return all(_is_itself(value, name) or _of_assigned(shapes, value) == shapes.known[name] for value in values)


def _of_assigned(shapes: Shapes, value: core.Expression) -> Shape:
    return shapes.of(value.names[0]) if isinstance(value, core.Gradient) and len(value.names) == 1 else shapes.of(value)


def _is_itself(value: core.Expression, name: str) -> bool:
    """Whether a value certainly has the shape that the variable has already: `T = fractions(T)`."""
    match value:
        case core.Primitive(name=primitive, arguments=(core.Variable(name=other), *_)) if primitive in KEEPS:
            return name == other
    return False
