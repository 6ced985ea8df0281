"""The statements of a nest of loops as whole-array statements, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, Base, Kind
from fpp_lang.lift import dependences, make
from fpp_lang.lift.arrays import aligned, combined, with_layout
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.facts import assigned_in
from fpp_lang.lift.headers import Bindings, enter
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.loads import corner, sliced
from fpp_lang.lift.model import Axis, Built, Kept, Layout, Ref, Value, axes_of, ordered
from fpp_lang.lift.roles import Role, Use, kept_for_deeper, reads, uses
from fpp_lang.lift.running import Running, running_values
from fpp_lang.lift.tidy import Made
from fpp_lang.lift.totals import EXTREMES, IDENTITY, extreme, total
from fpp_lang.lift.values import Passes

Loop = core.ForCount | core.ForEach | core.ForRows | core.ForElements | core.ForAll
LOOPS = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll)


@dataclass(slots=True)
class Nest:
    """Writes the statements of one nest. `lists`: the lists from outside that it fills, each with what has become of it."""

    passes: Passes
    lives: Callable[[str], bool]
    fresh: Callable[..., str]
    body: list[core.Statement] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    uses: list[dict[str, Use]] = field(default_factory=list)
    running: dict[str, Running] = field(default_factory=dict)
    first: list[core.Statement] = field(default_factory=list)
    deeper: set[str] = field(default_factory=set)
    loops: list[Loop] = field(default_factory=list)
    made: Made = field(default_factory=Made)

    def whole(self, loop: Loop) -> None:
        """The whole nest, or Kept."""
        self.loop(loop)
        for name in sorted(self.passes.assigned):
            if name not in self.totals_outside and name not in self.lists and self.lives(name):
                raise Kept(f"`{name}` is read after the loop", loop)
        dependences.check(self.passes.accesses, self.passes.facts)

    def depth_of_start(self, depth: int) -> None:
        """For code that is no loop: all its variables belong to the one pass."""
        for name in self.passes.assigned:
            self.passes.depth[name] = depth

    @property
    def totals_outside(self) -> set[str]:
        return {name for name, use in self.uses[0].items() if use.role in (Role.TOTAL, Role.RUNNING)} if self.uses else set()

    # Statements --------------------------------------------------------------------------------------------------------------

    def block(self, block: core.Block) -> None:
        for node in block.statements:
            self.passes.moment += 1
            self.statement(node)
        self.comments += block.comments_after

    def statement(self, node: core.Statement) -> None:
        before = len(self.body)
        self.comments += node.comments.before
        match node:
            case core.Assign(target=core.Variable(name=name) as target, value=value) if not isinstance(self.passes.bound.get(name), Ref):
                self.assign(target, value, node)
            case core.Assign(target=core.Variable() | core.Index() | core.AtPlace() as target, value=value):
                self.store(target, value, node)
            case core.Update(target=core.Variable(name=name)) if not isinstance(self.passes.bound.get(name), Ref):
                self.update(node)
            case core.Update(target=core.Variable() | core.Index() | core.AtPlace()) if not node.fresh:
                self.update_place(node)
            case core.If():
                self.branches(node)
            case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable() as items, item))) if item is not None:
                self.append(items, item, node)
            case core.Pass():
                pass
            case _ if isinstance(node, LOOPS):
                self.loop(node)  # type: ignore[arg-type]
            case core.Break() | core.Return():
                raise Kept("it may end before its last pass", node)
            case core.While() | core.Repeat():
                raise Kept("the number of passes of an inner loop is not known", node)
            case core.Evaluate():
                raise Kept("a call does something in every pass", node)
            case _:
                raise Kept("a statement does more than compute numbers", node)
        if node.comments.after is not None:
            self.comment_behind(node.comments.after, before)

    def comment_behind(self, text: str, before: int) -> None:
        if len(self.body) > before and self.body[-1].comments.after is None:
            last = self.body[-1]
            self.body[-1] = updated(last, comments=core.Comments(last.comments.before, text))
        else:
            self.comments.append(text)

    def emit(self, statement: core.Statement, like: core.Statement) -> None:
        comments = core.Comments(tuple(self.comments))
        self.comments.clear()
        self.body.append(updated(statement, comments=comments, span=like.span))
        self.made.statements.add(statement.id)

    # Variables ---------------------------------------------------------------------------------------------------------------

    def assign(self, target: core.Variable, value: core.Expression, node: core.Statement) -> None:
        if isinstance(value, core.Bracket) and not value.items and value.form == "list":
            self.passes.bound[target.name] = Built(None)
            self.passes.depth[target.name] = len(self.passes.axes)
            return
        if target.where is not core.Where.LOCAL:
            raise Kept(f"`{target.name}` belongs to the program", node)
        self.bind(target, self.wanted(target.name, value), node)

    def wanted(self, name: str, value: core.Expression) -> Value:
        """A value for a variable; a reduction keeps its axis where only inner loops read it."""
        keeps = name in self.deeper
        self.passes.keeps = {name} if keeps else set()
        try:
            return self.passes.value(value)
        finally:
            self.passes.keeps = set()

    def bind(self, target: core.Variable, value: Value, node: core.Statement) -> None:
        """The variable has this value from here on, in this pass."""
        passes = self.passes
        if passes.guards:
            value = self.guarded(target.name, value, node)
        if passes.pending is not None:
            passes.bound[target.name] = value
            return
        passes.depth[target.name] = len(passes.axes)
        expression = value.expression
        if value.linear is not None and expression is None or isinstance(expression, core.Constant):
            passes.bound[target.name] = value
            return
        assert expression is not None
        if value.view_of is not None or isinstance(expression, core.Variable):
            if value.view_of is None or value.view_of not in passes.written:
                passes.bound[target.name] = value
                return
            expression = make.primitive("clone", expression, kind=expression.kind)
        variable = updated(target, kind=expression.kind)
        self.emit(core.Assign(variable, expression), node)
        passes.bound[target.name] = Value(variable, value.layout, value.linear if not value.layout else None)

    def guarded(self, name: str, value: Value, node: core.Statement) -> Value:
        before = self.passes.bound.get(name)
        if not isinstance(before, Value) or self.passes.pending is not None:
            return value
        for guard in reversed(self.passes.guards):
            value = self.passes.select(guard, self.passes.shown(value), self.passes.shown(before), None)
        return value

    # Totals ------------------------------------------------------------------------------------------------------------------

    def update(self, node: core.Update) -> None:
        assert isinstance(node.target, core.Variable)
        name, passes = node.target.name, self.passes
        if node.target.where is not core.Where.LOCAL:
            raise Kept(f"`{name}` belongs to the program", node)
        if name in self.running:
            running = self.running[name]
            passes.bound[name] = running.after
            if running.statement is not None:
                self.emit(running.statement, node)
            return
        if name in passes.depth and passes.depth[name] == len(passes.axes) or (passes.pending is not None and name in passes.bound):
            self.bind(node.target, self.changed(node), node)
            return
        over = passes.axes[passes.depth.get(name, 0) :]
        if passes.pending is not None and len(over):
            raise Kept(f"`{name}` is changed behind a test", node)
        if node.operator in EXTREMES:
            self.add_extreme(node, tuple(over))
            return
        found = total(passes, node.operator, node.value, tuple(over), keep=name in self.deeper)
        self.add_total(node, found)

    def add_extreme(self, node: core.Update, over: tuple[Axis, ...]) -> None:
        """`best = np.max(x, initial=best)`."""
        passes = self.passes
        assert isinstance(node.target, core.Variable)
        name = node.target.name
        before = passes.bound.get(name)
        start: core.Expression | None = passes.facts.known.get(name, node.target)
        if isinstance(before, Value):
            before = passes.shown(before)
            start = before.expression if not before.layout else None
        if start is None:
            raise Kept(f"`{name}` begins with another number in every pass", node)
        found = extreme(passes, node.operator, node.value, over, start)
        assert found.expression is not None
        variable = updated(node.target, kind=found.expression.kind)
        self.emit(core.Assign(variable, found.expression), node)
        if isinstance(before, Value):
            passes.bound[name] = Value(variable, found.layout)
        else:
            passes.facts.known.pop(name, None)

    def add_total(self, node: core.Update, found: Value) -> None:
        assert isinstance(node.target, core.Variable) and found.expression is not None
        name, passes = node.target.name, self.passes
        before = passes.bound.get(name)
        if not isinstance(before, Value):
            target = updated(node.target, kind=node.target.kind)
            self.emit(_onto(target, node.operator, found.expression), node)
            return
        if before.linear is not None and before.linear.value == IDENTITY.get(node.operator) and node.operator in ("add", "multiply"):
            value = found
        else:
            value = passes.operation(_operation(node.operator), [passes.shown(before), found], node.target)
        assert value.expression is not None
        variable = updated(node.target, kind=value.expression.kind)
        self.emit(core.Assign(variable, value.expression), node)
        passes.bound[name] = Value(variable, value.layout)

    def changed(self, node: core.Update) -> Value:
        """The new value of a variable of this pass."""
        passes = self.passes
        assert isinstance(node.target, core.Variable)
        before, value = passes.variable(node.target), passes.value(node.value)
        if node.operator in (GREATER, LESS):
            (left, right), layout = combined([passes.shown(value), passes.shown(before)])
            sign = ">" if node.operator == GREATER else "<"
            test = Value(core.Compare(left, ((sign, right),), "elements", kind=make.kind_of(layout, "bool")), layout)
            return passes.select(test, passes.shown(value), passes.shown(before), node.value)
        expression = core.Primitive(node.operator, (node.target, node.value), kind=node.target.kind, span=node.span)
        return passes.value(expression)

    # Places ------------------------------------------------------------------------------------------------------------------

    def store(self, target: core.Expression, value: core.Expression, node: core.Statement) -> None:
        passes = self.passes
        ref = passes.complete(passes.ref(target))
        if isinstance(value, core.Variable) and isinstance(target, core.Variable) and value.name == target.name:
            return
        found = self.moved(value)
        if passes.pending is not None:
            passes.pending[ref] = found
            return
        for guard in reversed(passes.guards):
            before = self.before(ref, [], core.If((), None))
            assert before is not None
            found = passes.select(guard, found, passes.shown(before), value)
        self.write(ref, found, node)

    def moved(self, value: core.Expression) -> Value:
        """A value that goes into a tensor, so it is made of numbers."""
        self.passes.moving = True
        try:
            return self.passes.array(value)
        finally:
            self.passes.moving = False

    def write(self, ref: Ref, value: Value, node: core.Statement, kind: Kind | None = None) -> None:
        """`T[...] = value`."""
        place, layout = self.place(ref, node)
        missing = [axis for axis in self.passes.axes if axis not in layout]
        if missing:
            raise Kept(f"every pass over `{missing[-1].name}` stores in the same place", node)
        self.passes.note(ref, True, node)
        store = core.Assign(place, self.fitted(value, layout))
        self.emit(store, node)
        if _is_everywhere(place) and ref.corner is None and self.covers(value, layout):
            self.made.whole.add(store.id)

    def covers(self, value: Value, layout: Layout) -> bool:
        """Whether the value has a number of its own for each place, so that it can stand for the tensor."""
        if None in value.layout or value.axes != {axis for axis in layout if axis is not None}:
            return False
        return not (self.passes.loose and any(axis.may_be_number for axis in value.axes))

    def place(self, ref: Ref, node: core.Statement) -> tuple[core.Index, Layout]:
        """The part of the tensor as a target, with its axes."""
        passes = self.passes
        if ref.tensor.name in passes.bound and not isinstance(passes.bound[ref.tensor.name], Ref):
            raise Kept(f"`{ref.tensor.name}` is made inside the loop", node)
        if ref.any_rank:
            axes = tuple(part for part in ref.subscripts if isinstance(part, Axis))
            return core.Index(corner(ref), (make.everywhere(),), kind=ref.tensor.kind), axes
        slices = sliced(ref, passes.shapes, node)
        if slices is None:
            return self.scattered(ref, node)
        subscripts, layout = slices
        kept = list(subscripts)
        while kept and kept[-1] == make.ALL:
            kept.pop()
        kind = make.kind_of(layout, ref.tensor.kind.dtype)
        return core.Index(ref.tensor, tuple(kept) or (make.everywhere(),), kind=kind, span=node.span), layout

    def scattered(self, ref: Ref, node: core.Statement) -> tuple[core.Index, Layout]:
        """A store at computed places, which are certainly different in every pass: `S[i, i]`."""
        axes = [list(axes_of(part)) for part in ref.subscripts if isinstance(part, Linear)]
        if len(axes) != len(ref.subscripts) or any(len(found) != 1 for found in axes) or len({found[0] for found in axes}) != 1:
            raise Kept("two passes may store in the same place", node)
        (axis,) = {found[0] for found in axes}
        if axis.any_rank:
            raise Kept("two passes may store in the same place", node)
        places = [self.passes.shown(Value(None, (), part)).expression for part in ref.subscripts if isinstance(part, Linear)]
        return core.Index(ref.tensor, tuple(part for part in places if part is not None), kind=make.kind_of((axis,), None)), (axis,)

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
                return make.primitive("transpose", value.expression, kind=value.expression.kind)
            raise Kept("a mirrored place gets a number per row", value.expression)
        present = [axis for axis in axes if axis in value.axes]
        first = axes.index(present[0])
        wanted: Layout = tuple(axis if axis in value.axes else None for axis in axes[first:])
        return with_layout(value, wanted).expression or value.expression

    def update_place(self, node: core.Update) -> None:
        passes = self.passes
        ref = passes.complete(passes.ref(node.target))
        if passes.pending is not None or node.operator in ("maximum", "minimum", GREATER, LESS):
            if node.operator in (GREATER, LESS):
                self.take_over(node)
                return
            self.store(node.target, core.Primitive(node.operator, (node.target, node.value), kind=node.target.kind, span=node.span), node)
            return
        if passes.guards:
            self.store(node.target, core.Primitive(node.operator, (node.target, node.value), kind=node.target.kind, span=node.span), node)
            return
        if any(isinstance(part, Value) for part in ref.subscripts):
            self.scatter(ref, node)
            return
        place, layout = self.place(ref, node)
        over = tuple(axis for axis in passes.axes if axis not in layout)
        reads_itself = any(isinstance(part, core.Variable) and part.name == ref.tensor.name for part in core_walk(node.value))
        if over:
            if node.operator not in ("add", "subtract", "multiply"):
                raise Kept(f"`{ref.tensor.name}` is changed by every pass over `{over[-1].name}`", node)
            found = total(passes, node.operator, node.value, over, keep=False)
        else:
            found = self.moved(node.value)
        if not reads_itself or over:
            passes.note(ref, True, node, adds=bool(over) or node.operator in ("add", "subtract"))
        else:
            passes.note(ref, True, node)
        written = self.fitted(found, layout)
        is_all = _is_everywhere(place) and ref.corner is None
        whole = is_all and ref.tensor.kind.base is Base.TENSOR and ref.tensor.where is core.Where.LOCAL
        update = core.Update(ref.tensor if whole else place, node.operator, written)
        self.emit(update, node)
        if is_all and (self.covers(found, layout) or (found.axes <= set(layout) and not self.passes.loose and not over)):
            self.made.whole.add(update.id)

    def take_over(self, node: core.Update) -> None:
        """`if T[i] > 0: T[i] = 0`: the lesser of the two, or the old number where it is nan."""
        name = "minimum" if node.operator == LESS else "maximum"
        new = node.value
        if isinstance(new, core.Constant):
            value: core.Expression = core.Primitive(name, (node.target, new), kind=node.target.kind, span=node.span)
        else:
            sign = "<" if node.operator == LESS else ">"
            test = core.Compare(new, ((sign, node.target),), "truth", kind=TRUTH, span=node.span)
            value = core.Conditional(test, new, node.target, kind=node.target.kind, span=node.span)
        self.store(node.target, value, node)

    def scatter(self, ref: Ref, node: core.Update) -> None:
        """`counts[labels[i]] += 1` adds at every place, as often as it comes."""
        passes = self.passes
        if node.operator not in ("add", "subtract") or passes.chosen is not None:
            raise Kept("two passes may change the same place, one after the other", node)
        parts = [part if isinstance(part, Value) else passes.shown(Value(None, (), part)) for part in ref.subscripts if not isinstance(part, Axis)]
        value = self.moved(node.value)
        if node.operator == "subtract":
            assert value.expression is not None
            value = Value(make.primitive("negate", value.expression, kind=value.expression.kind), value.layout)
        frame = ordered({axis for part in (*parts, value) for axis in part.axes})
        if any(axis not in frame for axis in passes.axes):
            raise Kept("a pass changes the same place again", node)
        operands: list[core.Expression] = []
        trailing = list(parts)
        while len(trailing) > 1 and _is_whole_axis(trailing[-1], ref, len(trailing) - 1, passes):
            trailing.pop()
        indexes = frame if len(trailing) == len(parts) else tuple(axis for axis in frame if any(axis in part.axes for part in trailing))
        for part in trailing:
            operands.append(aligned(part, indexes))
        passes.note(ref, True, node, adds=True)
        places = operands[0] if len(operands) == 1 else core.Pair(tuple(operands))
        if value.axes and len(value.axes) < len(frame):
            raise Kept("a scattered value is the same in some passes", node)
        call = make.primitive("add_at", ref.tensor, places, self.fitted(value, frame), kind=Kind(Base.NOTHING))
        self.emit(core.Evaluate(call), node)

    # Lists -------------------------------------------------------------------------------------------------------------------

    def append(self, items: core.Variable, item: core.Expression, node: core.Statement) -> None:
        passes, name = self.passes, items.name
        found = passes.bound.get(name)
        depth = passes.depth.get(name, 0)
        inside = isinstance(found, Built)
        if found is not None and not (isinstance(found, Built) and found.item is None):
            raise Kept(f"`{name}` gets more than one item in a pass", node)
        if not inside and (name not in passes.facts.empty or name in self.lists):
            raise Kept(f"`{name}` is not an empty list before the loop", node)
        over = passes.axes[depth:]
        if len(over) != 1:
            raise Kept(f"`{name}` grows in two loops", node)
        if passes.guards or passes.pending is not None:
            raise Kept(f"`{name}` grows only where a test holds", node)
        value = passes.array(item)
        (axis,) = over
        if axis not in value.axes:
            raise Kept(f"every pass appends the same to `{name}`", node)
        if inside:
            if value.expression is not None and not isinstance(value.expression, core.Variable) :
                variable = core.Variable(name, core.Where.LOCAL, kind=value.expression.kind, span=items.span)
                self.emit(core.Assign(variable, value.expression), node)
                value = Value(variable, value.layout)
            passes.bound[name] = Built(value, axis)
            return
        self.lists.add(name)
        self.build(items, value, node)

    def build(self, items: core.Variable, value: Value, node: core.Statement) -> None:
        """The list as a tensor, made at once."""
        layout = tuple(axis for axis in value.layout if axis is not None)
        value = with_layout(value, ordered(set(layout)))
        assert value.expression is not None
        expression = value.expression
        if value.view_of is not None:
            expression = make.primitive("clone", expression, kind=expression.kind)
        self.emit(core.Assign(updated(items, kind=expression.kind), expression), node)

    # Branches ----------------------------------------------------------------------------------------------------------------

    def branches(self, node: core.If) -> None:
        """Branches that store numbers become one choice for each place."""
        passes = self.passes
        if any(isinstance(part, LOOPS) for part in core_walk(node)):
            self.branches_with_loops(node)
            return
        if self.chosen_totals(node):
            return
        if passes.pending is not None:
            before_pending: dict[Ref, Value] = dict(passes.pending)
        else:
            before_pending = {}
        outer_pending, outer_bound = passes.pending, dict(passes.bound)
        found: list[tuple[Value | None, dict[Ref, Value], dict[str, Value]]] = []
        guards = list(passes.guards)
        for test, block in [*node.branches, *([(None, node.otherwise)] if node.otherwise is not None else [])]:
            condition = None if test is None else passes.array(test)
            if condition is not None:
                condition = self.named_test(condition, node)
                passes.guards.append(condition)
            passes.pending = dict(before_pending)
            assert block is not None
            for statement in block.statements:
                self.statement(statement)
            changed = {
                name: value
                for name, value in passes.bound.items()
                if isinstance(value, Value) and outer_bound.get(name) is not value
            }
            stored = {ref: value for ref, value in passes.pending.items() if before_pending.get(ref) is not value}
            found.append((condition, stored, changed))
            passes.bound = dict(outer_bound)
            if condition is not None:
                passes.guards.pop()
                assert test is not None
                passes.guards.append(passes.negation(condition, test))
            passes.pending = outer_pending
        passes.guards = guards
        self.merge(node, found)

    def branches_with_loops(self, node: core.If) -> None:
        """Branches that hold loops: each runs under its test."""
        passes = self.passes
        if passes.pending is not None:
            raise Kept("a loop stands behind a test", node)
        outer = list(passes.guards)
        for test, block in [*node.branches, *([(None, node.otherwise)] if node.otherwise is not None else [])]:
            assert block is not None
            condition = None
            if test is not None:
                condition = passes.array(test)
                if condition.expression is not None and not isinstance(condition.expression, core.Variable):
                    condition = self.test_by_name(condition, node)
                passes.guards.append(condition)
            self.block(block)
            if condition is not None and test is not None:
                passes.guards.pop()
                passes.guards.append(passes.negation(condition, test))
        passes.guards[:] = outer

    def named_test(self, condition: Value, node: core.If) -> Value:
        return condition

    def merge(self, node: core.If, found: list[tuple[Value | None, dict[Ref, Value], dict[str, Value]]]) -> None:
        passes = self.passes
        refs = list(dict.fromkeys(ref for _, stored, _ in found for ref in stored))
        names = list(dict.fromkeys(name for _, _, changed in found for name in changed))
        choices = [(condition, {**stored, **changed}) for condition, stored, changed in found]
        merged: dict[Ref | str, Value | None] = {}
        for key in (*names, *refs):
            merged[key] = self.chosen(key, choices, node)  # type: ignore[arg-type]
        for name in names:
            value = merged[name]
            if value is None:
                passes.bound.pop(name, None)
                continue
            if passes.pending is not None:
                passes.bound[name] = value
                continue
            target = core.Variable(name, core.Where.LOCAL)
            self.bind(target, value, node)
        for ref in refs:
            value = merged[ref]
            assert value is not None
            if passes.pending is not None:
                passes.pending[ref] = value
            else:
                self.write(ref, value, node)

    def chosen(self, key: Ref | str, choices: list[tuple[Value | None, dict[Ref | str, Value]]], node: core.If) -> Value | None:
        """The value of one place or variable after all branches."""
        found = self.before(key, choices, node)
        for condition, values in reversed(choices):
            value = values.get(key)
            if condition is None:
                if value is not None:
                    found = value
                continue
            value = value if value is not None else self.before(key, [], node)
            if value is None or found is None:
                if isinstance(key, str):
                    return None
                raise Kept("a store stands behind a test", node)
            found = self.passes.select(condition, self.passes.shown(value), self.passes.shown(found), None)
        return found

    def before(self, key: Ref | str, choices: list[tuple[Value | None, dict[Ref | str, Value]]], node: core.If) -> Value | None:
        """What was there before the branches; not asked for where every branch, the last one too, stores."""
        passes = self.passes
        if choices and choices[-1][0] is None and key in choices[-1][1]:
            return None
        if isinstance(key, str):
            found = passes.bound.get(key)
            return found if isinstance(found, Value) else None
        if passes.pending is not None and key in passes.pending:
            return passes.pending[key]
        fill = passes.facts.filled.get(key.tensor.name)
        if fill is not None and not any(access.tensor == key.tensor.name and access.writes for access in passes.accesses):
            return Value(make.constant(fill))
        pending, passes.pending = passes.pending, None
        try:
            return passes.read(key, key.tensor)
        finally:
            passes.pending = pending

    def chosen_totals(self, node: core.If) -> bool:
        """`if x > 0: total += f(x)`: the numbers of the passes for which the test holds."""
        passes = self.passes
        match node:
            case core.If(branches=((test, core.Block(statements=statements)),), otherwise=None):
                pass
            case _:
                return False
        updates = [part for part in statements if isinstance(part, core.Update) and isinstance(part.target, core.Variable)]
        appends = [part for part in statements if isinstance(part, core.Evaluate)]
        if len(updates) + len(appends) != len(statements) or passes.pending is not None or passes.guards:
            return False
        for part in updates:
            assert isinstance(part.target, core.Variable)
            name = part.target.name
            if passes.depth.get(name, 0) >= len(passes.axes) or name in self.running or isinstance(passes.bound.get(name), Ref):
                return False
            if part.operator in EXTREMES:
                raise Kept("the greatest is looked for behind a test", part)
        condition = passes.array(test)
        if not condition.layout:
            return False
        if len(statements) > 1:
            condition = self.test_by_name(condition, node)
        for part in updates:
            assert isinstance(part.target, core.Variable)
            over = tuple(passes.axes[passes.depth.get(part.target.name, 0) :])
            found = total(passes, part.operator, part.value, over, keep=part.target.name in self.deeper, only=condition)
            self.add_total(part, found)
        for call in appends:
            self.append_chosen(call, condition)
        return True

    def append_chosen(self, node: core.Evaluate, condition: Value) -> None:
        """`if x > 0: out.append(x)` as `out = x[x > 0]`."""
        passes = self.passes
        match node.value:
            case core.Primitive(name="append", arguments=(core.Variable(name=name) as items, core.Expression() as item)):
                pass
            case _:
                raise Kept("a call stands behind a test", node)
        if len(passes.axes) != 1 or name in passes.bound or name not in passes.facts.empty or name in self.lists:
            raise Kept(f"`{name}` grows only where a test holds", node)
        value = passes.value(item)
        self.lists.add(name)
        axis = passes.axes[0]
        if value.linear is not None and value.linear == axis.index and axis.start == Linear() and axis.step == 1:
            assert condition.expression is not None
            expression: core.Expression = make.primitive("flatnonzero", condition.expression, kind=make.kind_of((axis,), "int"))
        else:
            chosen = Axis("chosen", axis.order, stop=axis.stop)
            passes.chosen = condition, chosen
            try:
                value = passes.array(item)
            finally:
                passes.chosen = None
            if not value.layout or value.expression is None:
                raise Kept(f"every pass appends the same to `{name}`", node)
            expression = value.expression
        self.emit(core.Assign(updated(items, kind=expression.kind), expression), node)

    def test_by_name(self, condition: Value, node: core.If) -> Value:
        """A test that is used more than once, under a name."""
        assert condition.expression is not None
        name = self.fresh("chosen", "selected")
        variable = core.Variable(name, core.Where.LOCAL, kind=condition.expression.kind)
        self.emit(core.Assign(variable, condition.expression), node)
        return Value(variable, condition.layout)

    # Loops -------------------------------------------------------------------------------------------------------------------

    def loop(self, node: Loop) -> None:
        passes = self.passes
        if passes.pending is not None:
            raise Kept("a loop stands behind a test", node)
        names = assigned_in(node.body) - _elements_of(node)
        names -= {name for part in core_walk(node.body) if isinstance(part, LOOPS) for name in _elements_of(part)}
        roles = uses(node.body, sorted(name for name in names if not _is_list(name, node.body)))
        for name, use in roles.items():
            if use.role is Role.CARRIED:
                raise Kept(f"`{name}` is carried from one pass to the next", node)
        self.loops.append(node)
        self.comments += node.comments.before if len(self.loops) == 1 else ()
        entered = enter(node, passes, self)
        outer = dict(passes.bound)
        passes.bound.update(entered.bound)
        passes.axes += entered.axes
        self.uses.append(roles)
        kept, outer_running = self.deeper, dict(self.running)
        private = [name for name, use in roles.items() if use.role is Role.PRIVATE]
        self.deeper = kept | kept_for_deeper(node.body, private)
        for name, running in running_values(passes, node, roles, self).items():
            self.running[name] = running
            passes.bound[name] = running.before
        if entered.guard is not None:
            passes.guards.append(entered.guard)
        self.block(node.body)
        if entered.guard is not None:
            passes.guards.pop()
        for name in set(self.running) - set(outer_running):
            self.finish(name, self.running[name], node)
        self.deeper, self.running = kept, outer_running
        if len(self.uses) > 1:
            self.uses.pop()
        self.loops.pop()
        del passes.axes[len(passes.axes) - len(entered.axes) :]
        self.leave(outer, entered, private)

    def reads_after(self, update: core.Update) -> bool:
        """Whether the innermost loop reads the variable after its update, in the same pass."""
        assert isinstance(update.target, core.Variable)
        statements = self.loops[-1].body.statements
        return any(reads(update.target.name, node) for node in statements[statements.index(update) + 1 :])

    def finish(self, name: str, running: Running, node: Loop) -> None:
        """What a running value is after its loop."""
        self.passes.bound.pop(name, None)
        if running.last is not None:
            self.passes.bound[name] = running.last
        elif self.lives(name):
            raise Kept(f"`{name}` is read after the loop", node)

    def leave(self, outer: dict[str, object], entered: Bindings, private: list[str]) -> None:
        """After a loop its own variables mean nothing; lists that it filled and totals stay."""
        passes = self.passes
        for name in [*entered.bound, *private]:
            if name in outer:
                passes.bound[name] = outer[name]  # type: ignore[assignment]
            else:
                passes.bound.pop(name, None)
            passes.depth.pop(name, None) if name not in outer else None


def core_walk(node: core.Node) -> list[core.Node]:
    from fpp_lang.core.walk import walk

    return list(walk(node))


def _is_whole_axis(part: Value, ref: Ref, axis: int, passes: Passes) -> bool:
    found = ref.subscripts[axis]
    if not isinstance(found, Linear):
        return False
    axes = list(axes_of(found))
    if len(axes) != 1 or found != axes[0].index or axes[0].any_rank:
        return False
    return passes.facts.normal(axes[0].start) == Linear() and passes.facts.equal(axes[0].stop, passes.facts.size(ref.tensor.name, axis))


def _elements_of(node: core.Statement) -> set[str]:
    """The variables that a loop binds."""
    match node:
        case core.ForCount(variable=name):
            return {name}
        case core.ForRows(variable=name, position=position) | core.ForElements(variable=name, position=position):
            return {name, *([position] if position else [])}
        case core.ForAll(variable=name, position=position):
            return {name, *([position] if position else [])}
        case core.ForEach(visits=visits, unpack=unpack, position=position):
            return {*unpack, *(visit.variable for visit in visits), *([position] if position else [])}
    return set()


def _is_list(name: str, body: core.Block) -> bool:
    return any(
        isinstance(part, core.Primitive) and part.name == "append" and isinstance(part.arguments[0], core.Variable) and part.arguments[0].name == name
        for part in core_walk(body)
    )


def _is_everywhere(place: core.Index) -> bool:
    return len(place.subscripts) == 1 and place.subscripts[0] == make.everywhere()


def _operation(operator: str) -> str:
    return {GREATER: "fmax", LESS: "fmin"}.get(operator, operator)


def _onto(target: core.Variable, operator: str, value: core.Expression) -> core.Statement:
    """`total += value`, `best = max(best, value)`."""
    if operator in ("add", "subtract", "multiply"):
        return core.Update(target, operator, value)
    return core.Assign(target, core.Primitive(_operation(operator), (target, value), kind=target.kind))
