"""What the pass computes with while it looks at one loop nest: axes, places, and values that have one entry per pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain, count

from fpp_lang.core import tree as core
from fpp_lang.lift.linear import Linear, of


class Kept(Exception):
    """A loop stays a loop; `reason` says why, in words for its reader, `node` where."""

    def __init__(self, reason: str, node: core.Node | None = None) -> None:
        super().__init__(reason)
        self.reason, self.node = reason, node


class Sort(Enum):
    """COUNT: one axis with a first and a last place. The others belong to nests that fit any rank (R5.6): all leading axes of a tensor
    together, its last axis, and all its axes."""

    COUNT = "count"
    ROWS = "rows"
    LAST = "last"
    ALL = "all"


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """The passes of one loop, side by side. `start` up to and without `stop`, by `step`; the atom of the loop's variable is the axis.

    `order`: by which axes stand side by side. `tensor`: what a nest of any rank walks. `whole`: the axis of a row taken as a whole.
    """

    name: str
    order: int
    sort: Sort = Sort.COUNT
    start: Linear = field(default_factory=Linear)
    stop: Linear = field(default_factory=Linear)
    step: int = 1
    tensor: core.Expression | None = None
    whole: bool = False

    def __repr__(self) -> str:
        return f"Axis({self.name}:{self.order})"

    @property
    def extent(self) -> Linear:
        return self.stop - self.start

    @property
    def index(self) -> Linear:
        return of(self)

    @property
    def any_rank(self) -> bool:
        return self.sort is not Sort.COUNT

    @property
    def may_be_number(self) -> bool:
        return self.tensor is not None and self.tensor.kind.base.name != "TENSOR"


BEHIND_LOOPS = 1_000_000
UNCUT = Axis("whole", BEHIND_LOOPS, whole=True)
"""Stands in a part of a tensor for an axis that is taken as a whole, until all its subscripts are known."""

Layout = tuple[Axis | None, ...]


class Cut(Axis):
    """Stands for the places of a slice, `v[i : i + k]`, until all subscripts are known; `stop`: how many there are."""


def cut_in(part: Linear | Value | Axis) -> Cut | None:
    """The slice that a subscript takes."""
    return next((atom for atom in part.atoms() if isinstance(atom, Cut)), None) if isinstance(part, Linear) else None


@dataclass(frozen=True, slots=True)
class Value:
    """A number for every pass: an array whose axes are those of `layout` (None: of size 1), from the last one backwards.

    `linear` where it is a whole number that depends on loop variables in a linear way; then `expression` may be None until it is needed.
    `view_of`: the tensor whose memory the array shares.
    """

    expression: core.Expression | None
    layout: Layout = ()
    linear: Linear | None = None
    view_of: str | None = None

    @property
    def axes(self) -> frozenset[Axis]:
        return frozenset(axis for axis in self.layout if axis is not None)


@dataclass(frozen=True, slots=True)
class Ref:
    """A part of a tensor variable: one subscript for each of its first axes.

    A subscript is an amount, or a value (a gather). In a nest of any rank, `subscripts` are the nest's axes themselves, and where the
    tensor may be larger than the one that is walked, `corner` is that one.
    """

    tensor: core.Variable
    subscripts: tuple[Linear | Value | Axis, ...]
    corner: core.Expression | None = None

    @property
    def any_rank(self) -> bool:
        return any(isinstance(part, Axis) for part in self.subscripts)

    @property
    def left_open(self) -> Iterator[int]:
        """The axes that no place is chosen of: those taken as a whole or cut, and all behind the last subscript."""
        taken = (place for place, part in enumerate(self.subscripts) if part == of(UNCUT) or cut_in(part) is not None)
        return chain(taken, count(len(self.subscripts)))

    def is_open(self, axis: int) -> bool:
        """Whether no place of an axis is chosen."""
        return axis >= len(self.subscripts) or self.subscripts[axis] == of(UNCUT) or self.cut(axis) is not None

    def cut(self, axis: int) -> Cut | None:
        """The slice of an axis."""
        return cut_in(self.subscripts[axis]) if axis < len(self.subscripts) else None

    def at(self, index: Linear) -> Ref:
        """Its part at a place of its first axis."""
        places = dict(enumerate(self.subscripts))
        places[next(self.left_open)] = index
        return Ref(self.tensor, tuple(places.values()))

    @property
    def is_cut(self) -> bool:
        """Whether a slice stands among its subscripts."""
        return any(part == of(UNCUT) or cut_in(part) is not None for part in self.subscripts)


@dataclass(frozen=True, slots=True)
class Built:
    """A list that got one item for each pass of a loop: the items as a value that has the loop's axis; None while it is empty.

    `inner`: the axes of an item, where it is a list as well, in the order in which the lists stand in each other.
    """

    item: Value | None
    axis: Axis | None = None
    inner: tuple[Axis, ...] = ()


Binding = Value | Ref | Built


@dataclass(frozen=True, slots=True)
class Chosen(core.Statement):
    """`if e > best: best = e; place = i`: what a test takes over from the pass with the greatest number.

    `value`: the number that is compared; `best` holds the greatest so far, or `place` the pass of which it is. `larger`: the greatest,
    not the least; `last`: among equals the last one. `assigns`: everything that is taken over. `written`: the test as it stands.
    """

    written: core.If
    value: core.Expression
    best: str | None
    place: str | None
    larger: bool
    last: bool
    assigns: tuple[core.Assign, ...]

    @property
    def variables(self) -> tuple[str, ...]:
        return tuple(node.target.name for node in self.assigns if isinstance(node.target, core.Variable))


@dataclass(frozen=True, slots=True)
class Totalled(core.Update):
    """`s += e` for the sum of a comprehension: of rows it is one number as well, so the text is for numbers alone."""


@dataclass(frozen=True, slots=True)
class Summed(core.Update):
    """`s = s + a + b` as `s += a + b`, `s = s - a - b` as `s -= a + b`; `terms`: how many there are, one after the other where s is no
    sum over passes."""

    terms: int = 1

    @property
    def written(self) -> core.Expression:
        """`s + a + b`, in this order."""
        assert isinstance(self.target, core.Expression)
        total, later = self.value, list[tuple[str, core.Expression]]()
        for _ in range(self.terms - 1):
            assert isinstance(total, core.Primitive) and total.arguments[0] is not None and total.arguments[1] is not None
            later.append((total.name, total.arguments[1]))
            total = total.arguments[0]
        match total:
            case core.Primitive(name="negate", arguments=(core.Expression() as taken,)) if self.operator == "add":
                found = core.Primitive("subtract", (self.target, taken), kind=self.target.kind, span=self.span)
            case _:
                found = core.Primitive(self.operator, (self.target, total), kind=self.target.kind, span=self.span)
        for name, term in reversed(later):
            operator = self.operator if name == "add" else name
            found = core.Primitive(operator, (found, term), kind=self.target.kind, span=self.span)
        return found


def ordered(axes: frozenset[Axis] | set[Axis]) -> tuple[Axis, ...]:
    """Axes in the order in which they stand beside each other."""
    return tuple(sorted(axes, key=lambda axis: axis.order))


def axes_of(amount: Linear) -> Iterator[Axis]:
    return (atom for atom in amount.atoms() if isinstance(atom, Axis))


def extremes(amount: Linear) -> tuple[Linear, Linear]:
    """The least and the greatest value over all passes."""
    low = high = amount
    for _ in range(4):
        axes = list(axes_of(low)) or list(axes_of(high))
        if not axes:
            break
        for axis in axes:
            first, last = (axis.start, axis.stop.plus(-1)) if axis.step > 0 else (axis.stop.plus(1), axis.start)
            low = _put(low, axis, first, last)
            high = _put(high, axis, last, first)
    return low, high


def _put(amount: Linear, axis: Axis, for_positive: Linear, for_negative: Linear) -> Linear:
    factor = amount.factor(axis)
    if not factor:
        return amount
    return amount + ((for_positive if factor > 0 else for_negative) - of(axis)).scaled(factor)


@dataclass(slots=True)
class Running:
    """A running value: what it is in a pass before and after its update; `statements` set the variable at the update.

    `last`: what it is after the loop, where that is known.
    """

    before: Value
    after: Value
    statements: tuple[core.Statement, ...] = ()
    last: Value | None = None
