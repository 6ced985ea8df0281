"""Stores in tensors: slices, places behind a test, scattered additions."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import dependences, make
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.arrays import aligned, with_layout
from fpp_lang.lift.behind import from_behind
from fpp_lang.lift.contractions import contracted_where
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.loads import corner, sliced
from fpp_lang.lift.model import Axis, Kept, Layout, Ref, Value, axes_of, extremes, ordered
from fpp_lang.lift.totals import IDENTITY, REDUCTION, tests_within, total
from fpp_lang.lift.values import Passes
from fpp_lang.lift.writing import Writing


@dataclass(slots=True)
class Places(Writing):
    """Writes what a nest stores in tensors."""

    def store(self, target: core.Expression, value: core.Expression, node: core.Statement) -> None:
        passes = self.passes
        ref = passes.complete(passes.ref(target))
        if isinstance(value, core.Variable) and isinstance(target, core.Variable) and value.name == target.name:
            return
        if isinstance(value, core.Bracket):
            passes.decide(value)
        found = self.moved(value)
        if passes.pending is not None:
            passes.pending[ref] = found
            return
        self.put(ref, found, node)

    def put(self, ref: Ref, value: Value, node: core.Statement) -> None:
        """Stores where the tests around hold; elsewhere the old number stays."""
        passes = self.passes
        for guard in reversed(passes.guards):
            before = self.before(ref, [])
            assert before is not None
            value = passes.select(guard, value, passes.shown(before), None)
        self.write(ref, value, node)

    def before(self, key: Ref | str, choices: list[tuple[Value | None, dict[Ref | str, Value]]]) -> Value | None:
        """What was there before the branches; not asked for where every branch, the last one too, stores."""
        passes = self.passes
        if choices and choices[-1][0] is None and key in choices[-1][1]:
            return None
        if isinstance(key, str):
            found = passes.bound.get(key)
            return passes.compressed(found) if isinstance(found, Value) else None
        if passes.pending is not None and key in passes.pending:
            return passes.pending[key]
        fill = passes.facts.filled.get(key.tensor.name)
        shared = passes.facts.sharing_with([key.tensor.name])
        if fill is not None and not any(access.tensor in shared and access.writes for access in passes.accesses):
            return Value(make.fill(fill))
        pending, passes.pending = passes.pending, None
        try:
            return passes.read(key, key.tensor)
        finally:
            passes.pending = pending

    def moved(self, value: core.Expression) -> Value:
        """A value that goes into a tensor, so it is made of numbers."""
        self.passes.moving = True
        try:
            return self.passes.array(value)
        finally:
            self.passes.moving = False

    def write(self, ref: Ref, value: Value, node: core.Statement, kind: Kind | None = None) -> None:
        """`T[...] = value`."""
        place, layout = self.place(ref, node, same=not value.axes and not self.passes.guards)
        missing = [axis for axis in self.passes.axes if axis not in layout]
        if missing and not (not value.axes and not self.passes.guards and self.is_computed(ref)):
            raise Kept(f"every pass over `{missing[-1].name}` stores in the same place", node)
        self.passes.note(ref, True, node)
        self.written(place, layout, ref, value, node)

    def written(self, place: core.Index, layout: Layout, ref: Ref, value: Value, node: core.Statement) -> None:
        store = core.Assign(place, self.fitted(value, layout))
        self.emit(store, node)
        if _is_everywhere(place) and ref.corner is None and self.covers(value, layout):
            self.made.whole.add(store.id)

    def covers(self, value: Value, layout: Layout) -> bool:
        """Whether the value has a number of its own for each place, so that it can stand for the tensor."""
        if None in value.layout or value.axes != {axis for axis in layout if axis is not None}:
            return False
        return not (self.passes.loose and any(axis.may_be_number for axis in value.axes))

    def is_computed(self, ref: Ref) -> bool:
        return any(isinstance(part, Value) for part in ref.subscripts)

    def place(self, ref: Ref, node: core.Statement, *, same: bool = False) -> tuple[core.Index, Layout]:
        """The part of the tensor as a target, with its axes; `same`: every pass stores the same number."""
        passes = self.passes
        passes.tell_shapes(bool(passes.guards) or passes.pending is not None)
        if ref.any_rank:
            axes = tuple(part for part in ref.subscripts if isinstance(part, Axis))
            return core.Index(corner(ref), (make.everywhere(),), kind=ref.tensor.kind), axes
        slices = sliced(ref, passes.shapes, node)
        if slices is None:
            turned = from_behind(ref, passes.shapes)
            return self.scattered(ref, node, same) if turned is None else turned
        subscripts, layout = slices
        kept = list(subscripts)
        while kept and kept[-1] == make.ALL:
            kept.pop()
        kind = make.kind_of(layout, ref.tensor.kind.dtype)
        return core.Index(ref.tensor, tuple(kept) or (make.everywhere(),), kind=kind, span=node.span), layout

    def scattered(self, ref: Ref, node: core.Statement, same: bool) -> tuple[core.Index, Layout]:
        """A store at computed places, `S[i, i]` or `Out[i, labels[i]]`: they are different in every pass, or get the same number."""
        passes = self.passes
        parts = [part for part in ref.subscripts if not isinstance(part, Axis)]
        apart = {axis for part in parts if isinstance(part, Linear) and len(found := list(axes_of(part))) == 1 for axis in found}
        from_front = all(dependences.counts_from_front(part, passes.facts) for part in parts if isinstance(part, Linear))
        if not (same and self.is_computed(ref)) and not (set(passes.axes) <= apart and from_front):
            raise Kept("two passes may store in the same place", node)
        values = [part if isinstance(part, Value) else passes.shown(Value(None, (), part)) for part in parts]
        if any(axis.any_rank for value in values for axis in value.axes):
            raise Kept("two passes may store in the same place", node)
        return self.at_places(ref, values)

    def at_places(self, ref: Ref, values: list[Value]) -> tuple[core.Index, Layout]:
        """The tensor at computed places side by side; whole axes behind them stay as they are."""
        taken = list(values)
        behind: list[Axis] = []
        while len(taken) > 1 and _is_whole_axis(taken[:-1], ref, len(taken) - 1, self.passes):
            (axis,) = taken.pop().axes
            behind.insert(0, axis)
        frame = ordered({axis for value in taken for axis in value.axes})
        places = tuple(aligned(value, frame) for value in taken)
        layout = (*frame, *behind)
        return core.Index(ref.tensor, places, kind=make.kind_of(layout, None)), layout

    def fitted(self, value: Value, layout: Layout) -> core.Expression:
        """The array with its axes in the order of the place it is stored in."""
        assert value.expression is not None
        if not value.axes:
            return value.expression
        axes = tuple(axis for axis in layout if axis is not None)
        if not value.axes <= set(axes):
            raise Kept("a value has more numbers than its place", value.expression)
        if any(axis.any_rank for axis in axes):
            frame = ordered(value.axes | set(axes))
            if axes == frame:
                return value.expression if value.layout[-1] is None or value.layout[-1] is axes[-1] else aligned(value, frame)
            if len(value.axes) == 2:
                return make.primitive("mirrored", value.expression, kind=value.expression.kind)
            raise Kept("a mirrored place gets a number per row", value.expression)
        present = [axis for axis in axes if axis in value.axes]
        first = axes.index(present[0])
        wanted: Layout = tuple(axis if axis in value.axes else None for axis in axes[first:])
        return with_layout(value, wanted).expression or value.expression

    def update_place(self, node: core.Update) -> None:
        """`T[i] += value`: in place, in all passes at once."""
        passes, target = self.passes, node.target
        assert isinstance(target, core.Expression)
        ref = passes.complete(passes.ref(target))
        if passes.chosen is not None:
            raise Kept("a part of a tensor is changed in some of the passes", node)
        if node.operator in (GREATER, LESS):
            self.take_over(node, target)
            return
        if passes.guards and node.operator in IDENTITY and self.axes_beside(ref):
            self.add_behind_tests(ref, node)
            return
        if passes.pending is not None or passes.guards or node.operator in ("maximum", "minimum"):
            self.store(target, core.Primitive(node.operator, (target, node.value), kind=target.kind, span=node.span), node)
            return
        if any(isinstance(part, Value) for part in ref.subscripts):
            self.scatter(ref, node)
            return
        place, layout = self.place(ref, node)
        over = tuple(axis for axis in passes.axes if axis not in layout)
        reads_itself = any(isinstance(part, core.Variable) and part.name == ref.tensor.name for part in walk(node.value))
        found = total(passes, node.operator, node.value, over, keep=False) if over else self.moved(node.value)
        if not reads_itself or over:
            passes.note(ref, True, node, adds=REDUCTION[node.operator] if over or REDUCTION.get(node.operator) == "sum" else "")
        else:
            passes.note(ref, True, node)
        written = self.fitted(found, layout)
        is_all = _is_everywhere(place) and ref.corner is None
        whole = is_all and ref.tensor.kind.base is Base.TENSOR and ref.tensor.where is core.Where.LOCAL
        update = core.Update(ref.tensor if whole else place, node.operator, written)
        self.emit(update, node)
        if is_all and self.covers(found, layout):
            self.made.whole.add(update.id)
        elif is_all and found.axes <= set(layout) and not self.passes.loose and not over:
            self.made.whole.add(update.id)
            self.made.narrow.add(update.id)

    def axes_beside(self, ref: Ref) -> tuple[Axis, ...]:
        """The loops whose passes all come to the same place; none where places are computed."""
        if not all(isinstance(part, Linear) for part in ref.subscripts):
            return ()
        return tuple(axis for axis in self.passes.axes if not any(axis in axes_of(part) for part in ref.subscripts))  # type: ignore[arg-type]

    def add_behind_tests(self, ref: Ref, node: core.Update) -> None:
        """`if c: T[i] += value` in a loop over k: the sum of all passes of k where c holds, the old number elsewhere."""
        passes, over = self.passes, self.axes_beside(ref)
        place, layout = self.place(ref, node)
        within = tests_within(passes, over)
        if within and len(layout) + len(over) > 2:
            product = contracted_where(passes, node.value, over, within)
            if product is None:
                raise Kept("a test stands between the factors of a product", node)
            found = product
        else:
            found = total(passes, node.operator, node.value, over, keep=False)
        before = self.start_of_place(ref, node)
        if not (node.operator == "add" and isinstance(before.expression, core.Constant) and before.expression.value == 0):
            found = passes.operation(node.operator, [before, found], node.value)
        for guard in reversed(passes.guards):
            if guard not in within:
                found = passes.select(guard, found, before, None)
        passes.note(ref, True, node, adds=REDUCTION[node.operator])
        self.written(place, layout, ref, found, node)

    def start_of_place(self, ref: Ref, node: core.Update) -> Value:
        """What is added to: unlike a read, it leaves the passes in any order."""
        passes, before = self.passes, len(self.passes.accesses)
        found = self.before(ref, [])
        del passes.accesses[before:]
        assert found is not None
        return passes.shown(found)

    def take_over(self, node: core.Update, target: core.Expression) -> None:
        """`if T[i] > 0: T[i] = 0`: the lesser of the two, or the old number where it is nan."""
        sign = ">" if node.operator == LESS else "<"
        test = core.Compare(target, ((sign, node.value),), "truth", kind=TRUTH, span=node.span)
        value = core.Conditional(test, node.value, target, kind=target.kind, span=node.span)
        self.store(target, value, node)

    def scatter(self, ref: Ref, node: core.Update) -> None:
        """`counts[labels[i]] += 1` adds at every place, as often as it comes."""
        passes = self.passes
        if node.operator not in ("add", "subtract") or passes.chosen is not None:
            raise Kept("two passes may change the same place, one after the other", node)
        parts = [
            part if isinstance(part, Value) else passes.shown(Value(None, (), part))
            for part in ref.subscripts
            if not isinstance(part, Axis)
        ]
        placed = {axis for part in parts for axis in part.axes}
        over = tuple(axis for axis in passes.axes if axis not in placed)
        value = total(passes, "add", node.value, over, keep=False) if over else self.moved(node.value)
        once = all(_passes_once(ref, axis, passes.facts) for axis in passes.axes)
        if node.operator == "subtract" and not once:
            assert value.expression is not None
            value = Value(make.primitive("negate", value.expression, kind=value.expression.kind), value.layout)
        frame = ordered({axis for part in (*parts, value) for axis in part.axes})
        if any(axis not in frame for axis in passes.axes):
            raise Kept("a pass changes the same place again", node)
        operands: list[core.Expression] = []
        trailing = list(parts)
        while len(trailing) > 1 and _is_whole_axis(trailing[:-1], ref, len(trailing) - 1, passes):
            trailing.pop()
        indexes = frame if len(trailing) == len(parts) else tuple(axis for axis in frame if any(axis in part.axes for part in trailing))
        for part in trailing:
            operands.append(aligned(part, indexes))
        passes.note(ref, True, node, adds=REDUCTION[node.operator])
        places = operands[0] if len(operands) == 1 else core.Pair(tuple(operands))
        if value.axes and len(value.axes) < len(frame):
            raise Kept("a scattered value is the same in some passes", node)
        if once:
            place = core.Index(ref.tensor, tuple(operands), kind=make.kind_of(frame, ref.tensor.kind.dtype))
            self.emit(core.Update(place, node.operator, self.fitted(value, frame)), node)
            return
        added = _like_fractions(self.fitted(value, frame), ref.tensor)
        call = make.primitive("add_at", ref.tensor, places, added, kind=Kind(Base.NOTHING))
        self.emit(core.Evaluate(call), node)


def _passes_once(ref: Ref, axis: Axis, facts: Facts) -> bool:
    """Whether no two passes along an axis reach the same place: `T[i][labels[i]]`, whatever the labels are.

    Places below 0 count from the end, where another pass may come too.
    """
    own = [part for part in ref.subscripts if isinstance(part, Linear) and list(axes_of(part)) == [axis]]
    return not axis.any_rank and any(facts.at_least(facts.normal(extremes(part)[0]), 0) for part in own)


def _like_fractions(value: core.Expression, tensor: core.Variable) -> core.Expression:
    """A whole number as a fraction where it is added to fractions: NumPy then adds many times as fast."""
    match value:
        case core.Constant(value=int() as number) if tensor.kind.dtype == "float" and not isinstance(number, bool):
            return updated(value, value=float(number), kind=updated(value.kind, dtype="float"))
    return value


def _is_whole_axis(others: list[Value], ref: Ref, axis: int, passes: Passes) -> bool:
    """Whether a place takes all of its axis, whatever the places before it are."""
    found = ref.subscripts[axis]
    if not isinstance(found, Linear):
        return False
    axes = list(axes_of(found))
    if len(axes) != 1 or found != axes[0].index or axes[0].any_rank or any(axes[0] in part.axes for part in others):
        return False
    return passes.facts.normal(axes[0].start) == Linear() and passes.facts.equal(axes[0].stop, passes.facts.size(ref.tensor.name, axis))


def _is_everywhere(place: core.Index) -> bool:
    return len(place.subscripts) == 1 and place.subscripts[0] == make.everywhere()
