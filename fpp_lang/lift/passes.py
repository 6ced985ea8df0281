"""One nest while it is looked at: what its variables stand for, which parts of tensors it reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, Base, Kind
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Amount, Facts, amount_of
from fpp_lang.lift.arrays import aligned
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.index_values import materialised
from fpp_lang.lift.linear import Linear, of
from fpp_lang.lift.loads import load
from fpp_lang.lift.model import BEHIND_LOOPS, UNCUT, Axis, Binding, Cut, Kept, Ref, Value, axes_of, cut_in, extremes, ordered
from fpp_lang.lift.shapes import Shapes, Taken
from fpp_lang.lift.uses import root_of


@dataclass(frozen=True, slots=True)
class Access:
    """A read or a write of a tensor by a statement: the axes of the loops around it, and the part; None: any part.

    `adds`: the operation of an update; updates by one operation may come in any order.
    """

    tensor: str
    subscripts: tuple[Linear | Value | Axis, ...] | None
    axes: tuple[Axis, ...]
    moment: int
    writes: bool
    adds: str = ""
    node: core.Node | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """How much was noted before something was tried."""

    accesses: int
    taken: Taken


@dataclass(slots=True)
class Reading:
    """One nest while it is looked at.

    `axes`: of the loops around the current statement. `bound`: what its variables stand for. `assigned`, `written`: the plain variables
    and the tensors that the nest changes. `guards`: the tests under which the current statement runs. `chosen`: where only the passes of
    one test are looked at, that test; `told`: it only tells passes apart. `pending`: stores of a branch that are not written yet.
    `open`: the tensors whose rank is not certain; `numbers`: what is taken as a number but may be a tensor; `added`: those of them that
    stand in a sum over passes, where a row would line up with the passes (`adding`: such a sum is read now); `exact`: the text is for one
    rank alone, `even`: for tensors of one rank; `by_rows`: rows or columns are taken as a whole; `decided`: the variables of which single
    numbers are compared; `placed`: the tensors whose numbers are places, or of which slices are taken; `drawn`: it draws random numbers;
    `changed`: the tensors in whose memory it may store, `changed_later`: those in whose memory the function may;
    `ranking`: the order of its axes, where it is not that of its loops.
    """

    calls: Calls
    shapes: Shapes
    assigned: frozenset[str]
    written: frozenset[str]
    axes: list[Axis] = field(default_factory=list)
    bound: dict[str, Binding] = field(default_factory=dict)
    depth: dict[str, int] = field(default_factory=dict)
    guards: list[Value] = field(default_factory=list)
    chosen: tuple[Value, Axis] | None = None
    accesses: list[Access] = field(default_factory=list)
    told: bool = False
    pending: dict[Ref, Value] | None = None
    moment: int = 0
    inlined: bool = False
    wholes: dict[int, Axis] = field(default_factory=dict)
    keeps: set[str] = field(default_factory=set)
    orders: int = 0
    ranking: Mapping[str, int] = field(default_factory=dict)
    loose: bool = False
    placing: bool = False
    placed: set[str] = field(default_factory=set)
    moving: bool = False
    arrays: dict[str, int] = field(default_factory=dict)
    open: dict[str, core.Variable] = field(default_factory=dict)
    numbers: dict[str, core.Variable] = field(default_factory=dict)
    added: dict[str, core.Variable] = field(default_factory=dict)
    adding: bool = False
    exact: bool = False
    drawn: bool = False
    even: bool = False
    by_rows: bool = False
    decided: set[str] = field(default_factory=set)
    rows_of: set[str] = field(default_factory=set)
    changed: frozenset[str] = frozenset()
    changed_later: Callable[[], frozenset[str]] = frozenset

    @property
    def facts(self) -> Facts:
        return self.shapes.facts

    @property
    def is_tested(self) -> bool:
        """Whether a test of the program decides whether the current statement runs."""
        return len(self.guards) > self.shapes.ranges + self.shapes.apart or (self.chosen is not None and not self.told)

    def tell_shapes(self, guarded: bool) -> None:
        """What the tests around say about the places that are read or stored in now."""
        self.shapes.guarded, self.shapes.tested = guarded, self.is_tested
        tests = () if self.shapes.ranges else (*self.guards, *(self.chosen or ())[:1])
        self.shapes.told = frozenset(axis for test in tests for axis in test.axes)

    def shown(self, value: Value) -> Value:
        """The value with its expression made."""
        if value.expression is None:
            assert value.linear is not None
            axes = list(axes_of(value.linear))
            self.loose = self.loose or any(axis.any_rank for axis in axes)
            self.exact = self.exact or bool(axes)  # positions lie along one axis, the first of a tensor that may have more
            value = materialised(value.linear, self.facts)
        return self.compressed(value)

    def compressed(self, value: Value) -> Value:
        """Of the passes that are looked at: `x[positive]`."""
        if self.chosen is None or not value.layout:
            return value
        mask, axis = self.chosen
        if value.layout[:1] == (axis,):
            return value
        row = _whole_behind(value, mask)
        if row and value.expression is not None and mask.expression is not None:
            kind = make.kind_of((axis, *row), value.expression.kind.dtype)
            return Value(core.Index(value.expression, (mask.expression,), kind=kind), (axis, *row))
        if value.expression is None or mask.expression is None or not value.axes <= mask.axes:
            raise Kept("it needs numbers of a row or column beside a test", value.expression)
        array = value.expression if value.layout == mask.layout else self.spread_to(mask, value)
        if any(axis.may_be_number for axis in value.axes):
            array = make.primitive("as_array", array, kind=Kind(Base.TENSOR, array.kind.dtype))
        kind = make.kind_of((axis,), array.kind.dtype)
        return Value(core.Index(array, (mask.expression,), kind=kind), (axis,))

    def spread_to(self, mask: Value, value: Value) -> core.Expression:
        """Numbers of rows or columns as often as a test by name has numbers: `np.broadcast_to(x, active.shape)`."""
        if not isinstance(mask.expression, core.Variable) or None in mask.layout or any(axis.any_rank for axis in mask.axes):
            raise Kept("it needs numbers of a row or column beside a test", value.expression)
        like = aligned(value, ordered(mask.axes))
        shape = make.primitive("shape", mask.expression, kind=SHAPE)
        return make.primitive("broadcast", like, shape, kind=make.kind_of(mask.layout, like.kind.dtype))

    def meet(self, values: list[Value]) -> None:
        """Values are operands of one operation."""
        layouts = [value.layout for value in values if value.layout]
        self.even = self.even or len(layouts) > 1
        self.exact = self.exact or len(set(layouts)) > 1

    def ref(self, node: core.Expression) -> Ref:
        """The part of a tensor variable that an expression names."""
        match node:
            case core.Variable(name=name):
                found = self.bound.get(name)
                if isinstance(found, Ref):
                    return found
                if name in self.facts.begun:
                    raise Kept(f"the list `{name}` is read while it grows", node)
                if found is None and name not in self.assigned and node.kind.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN):
                    return Ref(node, ())
            case core.Index(target=target, subscripts=subscripts):
                outer = self.ref(target)
                if outer.any_rank:
                    raise Kept("a part of a row is read in a nest of any rank", node)
                places = dict(enumerate(outer.subscripts))
                for part, place in zip(subscripts, outer.left_open, strict=False):
                    cut = outer.cut(place)
                    if cut is None:
                        places[place] = self.subscript(part, self.facts.size(outer.tensor.name, place))
                    elif part != make.ALL:
                        places[place] = self.in_cut(places[place], cut, self.subscript(part, cut.stop), node)
                return Ref(outer.tensor, tuple(places.values()))
            case core.AtPlace():
                return self.at_place(node)
        raise Kept("it reads a part of something that is no tensor variable", node)

    def subscript(self, part: core.Expression | core.Slice, size: Linear) -> Linear | Value | Axis:
        """A place along an axis of this size."""
        if isinstance(part, core.Slice):
            return of(UNCUT) if part == make.ALL else self.cut(part, size)
        found = self.value(part)
        if found.linear is not None:
            return self.facts.normal(found.linear)
        if not found.layout and found.expression is not None and part.kind.is_single:
            return of(Amount(found.expression))
        if found.expression is not None and found.expression.kind.dtype == "bool":
            raise Kept("a test is used as a place", part)
        if self.guards and not self.wraps(found.expression, size):
            raise Kept("a computed place is read only behind a test", part)
        return found

    def cut(self, part: core.Slice, size: Linear) -> Linear:
        """A slice that certainly has as many places as it says: one that ends beyond the last place would be shorter."""
        ends = [None if end is None else self.value(end).linear for end in (part.start, part.stop)]
        start, stop = (self.facts.normal(end) if end is not None else other for end, other in zip(ends, (Linear(), size), strict=True))
        unknown = any(end is None and said is not None for end, said in zip(ends, (part.start, part.stop), strict=True))
        length = self.facts.normal(stop - start)
        inside = self.facts.at_least(extremes(start)[0], 0) and self.facts.at_least(size - extremes(stop)[1], 0)
        if unknown or part.step is not None or list(axes_of(length)) or not inside or not self.facts.at_least(length, 0):
            raise Kept("it is not certain how long a slice is that is taken inside the loop", part)
        return start + of(Cut("cut", BEHIND_LOOPS, stop=length, whole=True))

    def in_cut(self, around: Linear | Value | Axis, cut: Cut, place: Linear | Value | Axis, node: core.Node) -> Linear:
        """A place in a slice, which is certainly there, counted from its beginning."""
        if isinstance(around, Linear) and isinstance(place, Linear) and cut_in(place) is None:
            first, last = extremes(place)
            if self.facts.at_least(first, 0) and self.facts.at_least(cut.stop - last, 1):
                return self.facts.normal(around - of(cut) + place)
        raise Kept("it is not certain that a place of a slice exists", node)

    def wraps(self, node: core.Expression | None, size: Linear) -> bool:
        """Whether a place is the remainder by the size, and so always there: `G[(i + 1) mod G.rows]`."""
        match node:
            case core.Primitive(name="mod", arguments=(_, core.Expression() as divisor)):
                return amount_of(divisor, self.facts) == size
        return False

    def at_place(self, node: core.AtPlace) -> Ref:
        target = self.ref(node.target)
        if target.subscripts:
            raise Kept("the place of a nest is used in a part of a tensor", node)
        axes: list[Axis] = []
        for loop in node.loops:
            found = self.bound.get(loop)
            if not isinstance(found, Ref):
                raise Kept(f"`{loop}` is no element of a tensor", node)
            axes += [part for part in found.subscripts if isinstance(part, Axis) and part not in axes]
            for part in found.subscripts:
                if isinstance(part, Linear):
                    axes += [axis for axis in axes_of(part) if axis not in axes]
        if not any(axis.any_rank for axis in axes):
            return Ref(target.tensor, tuple(of(axis) for axis in (reversed(axes) if node.mirrored else axes)))
        walked = next(axis.tensor for axis in axes if axis.tensor is not None)
        return Ref(target.tensor, tuple(reversed(axes) if node.mirrored else axes), self.corner_of(walked, target.tensor, node.mirrored))

    def corner_of(self, walked: core.Expression, other: core.Variable, mirrored: bool) -> core.Expression | None:
        """The tensor of whose shape a part of the other is meant; None where the two have one shape, or the one that is mirrored."""
        assert isinstance(walked, core.Variable)
        like = self.facts.like
        shapes = {like.get(other.name, other.name), *({self.facts.turned.get(other.name)} if mirrored else ())}
        return None if like.get(walked.name, walked.name) in shapes else walked

    def complete(self, ref: Ref) -> Ref:
        """With the axes that are not indexed taken as a whole; counted from the last one, as broadcasting does, parts share them."""
        if ref.any_rank or ref.tensor.kind.is_single:
            return ref
        rank = self.facts.ranks.get(ref.tensor.name)
        if not rank:
            raise Kept(f"the rank of `{ref.tensor.name}` is not known", ref.tensor)
        if len(ref.subscripts) > rank:
            raise Kept(f"`{ref.tensor.name}` has fewer axes than indexes", ref.tensor)
        like = self.facts.like.get(ref.tensor.name)
        if self.facts.is_open(ref.tensor.name):
            self.open[ref.tensor.name] = ref.tensor
        elif like is not None and self.facts.is_open(like):
            self.open.setdefault(like, core.Variable(like, core.Where.LOCAL))
            self.facts.ranks[like] = max(rank, self.facts.ranks.get(like, rank))
        subscripts = [*ref.subscripts, *[of(UNCUT)] * (rank - len(ref.subscripts))]
        taken = [place for place, part in enumerate(subscripts) if part == of(UNCUT) or cut_in(part) is not None]
        self.by_rows = self.by_rows or bool(taken)
        for from_end, place in enumerate(reversed(taken), 1):
            cut = cut_in(subscripts[place])
            stop = self.facts.size(ref.tensor.name, place) if cut is None else cut.stop
            axis = self.wholes.setdefault(from_end, Axis("whole", BEHIND_LOOPS - from_end, stop=stop, whole=True))
            if axis in self.axes:
                raise Kept(f"`{ref.tensor.name}` is taken whole for every element of a row", ref.tensor)
            if cut is not None:
                self.shapes.cut.add(axis)
                self.placed.add(ref.tensor.name)
            if axis in self.shapes.cut and not self.facts.equal(axis.stop, stop):
                raise Kept("slices of different lengths stand side by side", ref.tensor)
            part = subscripts[place]
            subscripts[place] = part - of(cut) + of(axis) if cut is not None and isinstance(part, Linear) else of(axis)
        return Ref(ref.tensor, tuple(subscripts))

    def read(self, ref: Ref, node: core.Expression) -> Value:
        if isinstance(node, core.Variable) and node.name in self.rows_of and ref.any_rank and ref.subscripts[-1] in self.axes:
            raise Kept(f"`{node.name}` is taken as a whole in the loop over its elements", node)
        if ref.tensor.kind.base is Base.OPEN and not self.is_one_place(ref):
            self.open_tensor(ref, node)
            ref = Ref(updated(ref.tensor, kind=Kind(Base.TENSOR, rank=self.facts.ranks.get(ref.tensor.name))), ref.subscripts)
        ref = self.complete(ref)
        self.placed |= {ref.tensor.name} if self.placing else set()
        if self.pending is not None:
            for other, value in self.pending.items():
                if other == ref:
                    return self.compressed(value)
                if other.tensor.name in self.facts.sharing_with([ref.tensor.name]):
                    raise Kept(f"another place of `{ref.tensor.name}` is read after a store behind a test", node)
        self.note(ref, False, node)
        if any(isinstance(part, Linear) and any(axis.any_rank for axis in axes_of(part)) for part in ref.subscripts):
            self.loose = True
        self.tell_shapes(bool(self.guards) or self.chosen is not None)
        found = load(ref, self.shapes, node)
        if len(found.layout) > len(ref.subscripts):
            self.only_of_this_rank(ref.tensor)
        return self.compressed(found)

    def only_of_this_rank(self, tensor: core.Variable) -> None:
        """An array with more axes than the tensor is made of its memory, which may not have other axes than its uses tell."""
        self.exact = True
        known = tensor.kind.rank is not None or tensor.name in self.facts.sizes or tensor.name in self.facts.tested
        if not known:
            self.open[tensor.name] = tensor

    def is_one_place(self, ref: Ref) -> bool:
        """Whether it is one element, the same in all passes: that of a list will do."""
        fixed = all(isinstance(part, Linear) and not list(axes_of(part)) for part in ref.subscripts)
        return fixed and len(ref.subscripts) == self.facts.ranks.get(ref.tensor.name)

    def open_tensor(self, ref: Ref, node: core.Expression) -> None:
        """What may be a list: a list of places will do, and one of numbers that are moved into a tensor is made an array."""
        name = ref.tensor.name
        rank = self.facts.ranks.get(name)
        if self.placing or name in self.arrays:
            return
        if not self.moving or rank is None or ref.tensor.where is not core.Where.LOCAL or name in self.written | self.changed:
            raise Kept(f"`{name}` may be a list", node)
        self.arrays[name] = rank

    def note(self, ref: Ref, writes: bool, node: core.Node, adds: str = "") -> None:
        self.accesses.append(Access(ref.tensor.name, ref.subscripts, tuple(self.axes), self.moment, writes, adds, node))

    def mark(self) -> Mark:
        """How much is noted so far."""
        return Mark(len(self.accesses), self.shapes.mark())

    def back_to(self, mark: Mark) -> None:
        """Forgets what was noted since, by what came to nothing."""
        del self.accesses[mark.accesses :]
        self.shapes.back_to(mark.taken)

    def value(self, node: core.Expression) -> Value:
        raise NotImplementedError

    def array(self, node: core.Expression) -> Value:
        """The value of an expression, as an array or a number."""
        return self.shown(self.value(node))

    def decision(self, node: core.Expression) -> Value:
        """The value of a test, or of what is compared in one: one for every pass, never a whole row of them (R4.4)."""
        found = self.array(node)
        if any(axis.whole for axis in found.axes):
            raise Kept("a whole row is tested at once", node)
        self.decide(node)
        return found

    def decide(self, node: core.Expression) -> None:
        """What a test compares, or a row is made of, is numbers."""
        for part in _single(node):
            name = root_of(part) or ""
            found = self.bound.get(name)
            self.decided.add(found.tensor.name if isinstance(found, Ref) else name)

    def value_at(self, node: core.Expression) -> core.Expression:
        """The number that an expression is where loops stand at one place."""
        found = self.array(node).expression
        assert found is not None
        return found


def _whole_behind(value: Value, mask: Value) -> tuple[Axis, ...]:
    """The axes of a row, where the value is one for each number of a test."""
    row = tuple(axis for axis in value.layout[len(mask.layout) :] if axis is not None and axis.whole)
    return row if value.layout == (*mask.layout, *row) else ()


def _single(node: core.Expression) -> Iterator[core.Expression]:
    """The variables and the parts of them that stand for one number in a test or a literal."""
    match node:
        case core.Compare(first=first, rest=rest):
            inner: tuple[core.Expression, ...] = (first, *(right for _, right in rest))
        case core.Logic(items=items) | core.Bracket(items=items):
            inner = items
        case core.Not(operand=operand):
            inner = (operand,)
        case core.Index() | core.Variable():
            yield node
            return
        case _:
            return
    for part in inner:
        yield from _single(part)
