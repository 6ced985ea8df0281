"""Plain variables of a nest: set anew in every pass, or added up over the passes."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, TENSOR, TRUTH, WHOLE, Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import amount_of
from fpp_lang.lift.arrays import combined, with_layout
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.model import Axis, Built, Kept, Ref, Summed, Value, ordered
from fpp_lang.lift.places import Places
from fpp_lang.lift.reductions import kind_by_name
from fpp_lang.lift.roles import reads
from fpp_lang.lift.totals import EXTREMES, IDENTITY, REDUCTION, axis_count, extreme, is_number, total
from fpp_lang.lift.uses import root_of
from fpp_lang.lift.written import written
from fpp_lang.numpy_rules.argument_tests import literal

FILLS = {"zeros": 0.0, "ones": 1.0}
"""What makes a new tensor, and the number in all its places."""


@dataclass(slots=True)
class Variables(Places):
    """Writes what becomes of a nest's variables and lists."""

    def depth_of_start(self, depth: int) -> None:
        """For code that is no loop: all its variables belong to the one pass."""
        for name in self.passes.assigned:
            self.passes.depth[name] = depth

    def assign(self, target: core.Variable, value: core.Expression, node: core.Statement) -> None:
        if isinstance(value, core.Bracket) and not value.items and value.form == "list":
            self.passes.bound[target.name] = Built(None)
            self.passes.depth[target.name] = len(self.passes.axes)
            return
        if isinstance(value, core.Primitive) and value.name in FILLS and len(value.arguments) == 1:
            self.vector_of_each_pass(target, value, node)
            return
        outer, self.passes.adding = self.passes.adding, self.passes.adding or target.name in self.lasting
        found = self.wanted(target.name, value)
        self.passes.adding = outer
        self.bind(target, found, node)

    def vector_of_each_pass(self, target: core.Variable, value: core.Primitive, node: core.Statement) -> None:
        """A vector that every pass makes anew is a row of one tensor for all passes: `total = np.zeros((n, m, size))`."""
        passes, (size,) = self.passes, value.arguments
        assert size is not None
        around = (
            target.where is not core.Where.LOCAL
            or passes.guards
            or passes.pending is not None
            or passes.chosen is not None
            or self.carried
            or target.name in passes.bound
        )
        length = amount_of(size, passes.facts) if passes.is_constant(size) else None
        if around or length is None or self.lives(target.name) or len(passes.axes) > 2 or any(axis.any_rank for axis in passes.axes):
            raise Kept(f"every pass makes the tensor `{target.name}` anew", node)
        sizes = (*passes.shape_of_passes(value), size)
        kind = Kind(Base.TENSOR, "float", rank=len(sizes))
        variable = updated(target, kind=kind)
        self.emit(core.Assign(variable, updated(value, arguments=sizes, kind=kind)), node)
        facts = passes.facts
        facts.ranks[target.name] = len(sizes)
        facts.sizes[target.name] = (*(facts.normal(axis.extent) for axis in passes.axes), length)
        facts.filled[target.name] = FILLS[value.name]
        facts.fresh.add(target.name)
        passes.bound[target.name] = Ref(variable, tuple(axis.index - axis.start for axis in passes.axes))
        passes.depth[target.name] = len(passes.axes)

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
        if target.name in self.carried:
            self.carry(target, value, node)
            return
        expression = value.expression
        if (value.linear is not None and expression is None) or (expression is not None and literal(expression) is not None):
            passes.bound[target.name] = value
            return
        assert expression is not None
        if value.view_of is not None or isinstance(expression, core.Variable):
            if value.view_of is None or value.view_of not in passes.changed:
                passes.bound[target.name] = value
                return
            self.refuse_changing_row(target.name, value, node)
            expression = make.primitive("clone", expression, kind=expression.kind)
        variable = updated(target, kind=kind_by_name(expression))
        if target.name in self.lasting:
            variable = updated(variable, name=self.fresh(f"{target.name}_values", f"all_{target.name}"))
        self.emit(core.Assign(variable, expression), node)
        passes.bound[target.name] = Value(variable, value.layout, value.linear if not value.layout else None)

    def refuse_changing_row(self, name: str, value: Value, node: core.Statement) -> None:
        """A name for a row sees what happens to the row (R2.8), one for a number keeps it: the text is for one rank."""
        if value.view_of is not None and not value.axes <= set(self.passes.axes):
            raise Kept(f"`{name}` is a row that changes", node)
        self.passes.exact = True

    def carry(self, target: core.Variable, value: Value, node: core.Statement) -> None:
        """What the passes of a loop that stays build on has a number for each pass of the loops around, all the time."""
        passes = self.passes
        variable = passes.bound[target.name]
        assert isinstance(variable, Value) and isinstance(variable.expression, core.Variable)
        value = passes.shown(value)
        expression = value.expression
        assert expression is not None
        if passes.chosen is not None:
            mask = passes.chosen[0].expression
            assert mask is not None
            self.emit(core.Assign(core.Index(variable.expression, (mask,), kind=expression.kind), expression), node)
            return
        if value.layout != variable.layout:
            expression = self.one_each(value, self.carried[target.name], node)
        elif value.view_of is not None and value.view_of in passes.changed:
            self.refuse_changing_row(target.name, value, node)
            expression = make.primitive("clone", expression, kind=expression.kind)
        self.emit(core.Assign(variable.expression, expression), node)

    def one_each(self, start: Value, fractions: bool, node: core.Statement) -> core.Expression:
        """A new array with this number for every pass."""
        passes = self.passes
        if not start.axes <= set(passes.axes):
            raise Kept("a row is carried from one pass to the next", node)
        assert start.expression is not None
        shape = passes.shape_of_passes(start.expression)
        like = with_layout(start, tuple(axis if axis in start.axes else None for axis in passes.axes)).expression
        assert like is not None
        kind = make.kind_of(tuple(passes.axes), "float" if fractions else like.kind.dtype)
        if fractions and isinstance(like, core.Constant) and like.value in (0, 1):
            return make.primitive("ones" if like.value else "zeros", *shape, kind=kind, like=node)
        if fractions:
            return make.primitive("full", core.Pair(shape) if len(shape) > 1 else shape[0], like, kind=kind, like=node)
        if start.layout or len(passes.axes) > 1:
            raise Kept("whole numbers are carried from one pass to the next", node)
        return make.primitive("repeated", like, shape[0], kind=kind, like=node)

    def guarded(self, name: str, value: Value, node: core.Statement) -> Value:
        before = self.passes.bound.get(name)
        if self.passes.pending is not None:
            return value
        if not isinstance(before, Value):
            self.since[name] = len(self.passes.guards)
            return value
        for guard in reversed(self.tests_since(name)):
            value = self.passes.select(guard, self.passes.shown(value), self.passes.shown(before), None)
        return value

    def tests_since(self, name: str) -> list[Value]:
        """The tests around, but for those behind which the variable was set first: where they do not hold, nothing reads it."""
        return self.passes.guards[self.since.get(name, 0) :]

    def update(self, node: core.Update) -> None:
        assert isinstance(node.target, core.Variable)
        name, passes = node.target.name, self.passes
        if name in self.running:
            running = self.running[name]
            passes.bound[name] = running.after
            for statement in running.statements:
                self.emit(statement, node)
            return
        if (name in passes.depth and passes.depth[name] == len(passes.axes)) or (passes.pending is not None and name in passes.bound):
            before = passes.bound.get(name)
            if isinstance(before, Value) and before.view_of is not None and not node.renews:
                self.refuse_changing_row(name, before, node)
            self.bind(node.target, self.changed(node), node)
            return
        over = passes.axes[passes.depth.get(name, 0) :]
        if passes.pending is not None and len(over):
            raise Kept(f"`{name}` is changed behind a test", node)
        if node.operator in EXTREMES:
            self.add_extreme(node, tuple(over))
            return
        found = total(passes, node.operator, node.value, tuple(over), keep=name in self.deeper, fractions=self.holds_fraction(name))
        for guard in reversed(self.tests_since(name)):
            if not guard.axes & set(over):
                found = passes.select(guard, found, Value(make.constant(IDENTITY[node.operator])), node.value)
        self.add_total(node, found, tested=bool(passes.guards))

    def holds_fraction(self, name: str) -> bool:
        """Whether a variable certainly holds a fraction before the loop."""
        before = self.passes.bound.get(name)
        start = self.passes.facts.literal(name) if before is None else before.expression if isinstance(before, Value) else None
        return start is not None and start.kind.dtype == "float"

    def add_extreme(self, node: core.Update, over: tuple[Axis, ...]) -> None:
        """`best = np.max(x, initial=best)`."""
        passes = self.passes
        assert isinstance(node.target, core.Variable)
        name = node.target.name
        bound = passes.bound.get(name)
        before = passes.shown(bound) if isinstance(bound, Value) else None
        start = passes.facts.literal(name) or node.target if before is None else before.expression
        compared = node.operator in (GREATER, LESS)
        value = passes.decision(node.value) if compared else passes.array(node.value)
        assert start is not None and value.expression is not None
        alike = value.expression.kind.dtype == "float" or start.kind.dtype == "int" or self.goes_into_tensors(name)
        if (before is None or not before.layout) and not (compared and not (alike and is_number(start))):
            known = passes.facts.known.get(name)
            of_one = before is None and known is not None and root_of(known) == root_of(value.expression) is not None
            if of_one and known is not None and any(axis.any_rank for axis in over):
                passes.only_of_this_rank(core.Variable(root_of(known) or "", core.Where.LOCAL, kind=TENSOR))  # else the start may be a row
            if start.kind.dtype is None and value.expression.kind.dtype != "float" and before is None and not of_one:
                self.take_extreme(node, over, value)
                return
            found = extreme(passes, node.operator, value, over, start, node, of_one=of_one)
        elif before is None:
            self.take_extreme(node, over, value)
            return
        elif compared and not alike:
            raise Kept("whole numbers are compared with fractions", node)
        else:
            found = self.extreme_of_both(node, over, value, before)
        assert found.expression is not None
        variable = updated(node.target, kind=found.expression.kind)
        self.emit(core.Assign(variable, found.expression), node)
        if before is not None:
            passes.bound[name] = Value(variable, found.layout)
        else:
            passes.facts.known.pop(name, None)

    def goes_into_tensors(self, name: str) -> bool:
        """Whether a variable of the nest is only tested and stored in tensors, where whole numbers are fractions like any."""
        if name not in self.passes.bound:
            return False
        for part in walk(self.loops[0].body):
            match part:
                case core.Assign(target=core.Variable(name=other)) | core.Update(target=core.Variable(name=other)):
                    if other != name and reads(name, part.value):
                        return False
                case core.Evaluate() | core.Index():
                    if reads(name, part):
                        return False
        return True

    def take_extreme(self, node: core.Update, over: tuple[Axis, ...], value: Value) -> None:
        """`if len(x) > 0: best = max(best, np.fmax.reduce(x))`: a whole number stays one, and a start that is nan stays, too."""
        passes = self.passes
        assert isinstance(node.target, core.Variable) and value.expression is not None
        may_be_number = any(axis.may_be_number for axis in over)
        if passes.guards or passes.pending is not None or set(value.layout) != set(over) or may_be_number:
            raise Kept("a start that may be nan is compared with", node)
        passes.exact = passes.exact or not any(axis.any_rank for axis in over)  # of rows, the greatest is a row
        kind = make.kind_of((), value.expression.kind.dtype)
        found: core.Statement
        if node.operator in (GREATER, LESS):
            larger = node.operator == GREATER
            greatest = make.primitive("fmax_of" if larger else "fmin_of", value.expression, kind=kind, like=node)
            test = core.Compare(greatest, ((">" if larger else "<", node.target),), "truth", kind=TRUTH, span=node.span)
            taken = core.Assign(updated(node.target, kind=kind), greatest, span=node.span)
            found = core.If(((test, core.Block((taken,), span=node.span)),), None, span=node.span)
        else:
            greatest = make.primitive({"maximum": "max", "minimum": "min"}[node.operator], value.expression, kind=kind, like=node)
            both = core.Primitive(node.operator, (node.target, greatest), kind=kind, span=node.span)
            found = core.Assign(updated(node.target, kind=kind), both, span=node.span)
        passing = self.any_pass(over, node)
        self.emit(core.If(((passing, core.Block((found,), span=node.span)),), None) if passing is not None else found, node)
        passes.facts.known.pop(node.target.name, None)

    def any_pass(self, over: tuple[Axis, ...], node: core.Statement) -> core.Expression | None:
        """The test that there is a pass; None where there certainly is one."""
        facts = self.passes.facts
        walked = next((axis.tensor for axis in over if axis.any_rank), None)
        if walked is not None:
            assert isinstance(walked, core.Variable)
            sizes = [facts.size(walked.name, axis) for axis in range(facts.ranks.get(walked.name, 0))]
            if sizes and walked.name in self.passes.open and all(facts.at_least(size, 1) for size in sizes):
                return None
            elements = make.primitive("size", walked, kind=WHOLE)
            return core.Compare(elements, ((">", make.constant(0)),), "truth", kind=TRUTH, span=node.span)
        tests: list[core.Expression] = []
        for axis in over:
            low, high = (facts.normal(end) for end in (axis.start, axis.stop)[:: 1 if axis.step > 0 else -1])
            if not facts.at_least(high - low, 1):
                sides = written(high, facts), written(low, facts)
                tests.append(core.Compare(sides[0], ((">", sides[1]),), "truth", kind=TRUTH, span=node.span))
        return tests[0] if len(tests) == 1 else core.Logic("and", tuple(tests), "truth", kind=TRUTH, span=node.span) if tests else None

    def extreme_of_both(self, node: core.Update, over: tuple[Axis, ...], value: Value, before: Value) -> Value:
        """The greatest of each row and of a start that every row has of its own."""
        passes = self.passes
        larger = node.operator in (GREATER, "maximum")
        limit: core.Expression = make.INFINITY
        limit = make.primitive("negate", limit, kind=FRACTION) if larger else limit
        found = extreme(passes, node.operator, value, over, limit, node)
        if node.operator not in (GREATER, LESS):
            return passes.operation(node.operator, [before, found], node.value)
        assert found.expression is not None
        name = self.fresh("greatest", "largest") if larger else self.fresh("least", "smallest")
        found = Value(self.saved(name, found.expression, node), found.layout)
        (left, right), layout = combined([found, before])
        kind = make.kind_of(layout, "bool") if layout else TRUTH
        test = core.Compare(left, ((">" if larger else "<", right),), "elements" if layout else "truth", kind=kind, span=node.span)
        return passes.select(Value(test, layout), found, before, node.value)

    def add_total(self, node: core.Update, found: Value, *, tested: bool) -> None:
        assert isinstance(node.target, core.Variable) and found.expression is not None
        name, passes = node.target.name, self.passes
        if tested and node.target.kind.base is not Base.TENSOR and any(axis.whole for axis in found.axes):
            raise Kept(f"`{name}` becomes a row only where a test holds", node)
        passes.by_rows = passes.by_rows or node.target.kind.base is Base.TENSOR
        before = passes.bound.get(name)
        if not isinstance(before, Value):
            if node.target.kind.base is Base.TENSOR or name in passes.facts.sharing.others:
                passes.note(Ref(node.target, ()), True, node, adds=REDUCTION.get(node.operator, ""))
            target = updated(node.target, kind=node.target.kind)
            self.emit(_onto(target, node, found.expression), node)
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
        if isinstance(node, Summed):
            return passes.value(node.written)
        if node.operator in (GREATER, LESS):
            before, value = passes.decision(node.target), passes.decision(node.value)
            (left, right), layout = combined([value, before])
            sign = ">" if node.operator == GREATER else "<"
            test = Value(core.Compare(left, ((sign, right),), "elements", kind=make.kind_of(layout, "bool")), layout)
            return passes.select(test, value, before, node.value)
        expression = core.Primitive(node.operator, (node.target, node.value), kind=node.target.kind, span=node.span)
        return passes.value(expression)

    def append(self, items: core.Variable, item: core.Expression, node: core.Statement) -> None:
        passes, name = self.passes, items.name
        found = passes.bound.get(name)
        inside = isinstance(found, Built)
        if found is not None and not (isinstance(found, Built) and found.item is None):
            raise Kept(f"`{name}` gets more than one item in a pass", node)
        if not inside and (name in self.lists or not (name in passes.facts.begun or name in passes.facts.built)):
            raise Kept(f"`{name}` is not an empty list before the loop", node)
        over = passes.axes[passes.depth.get(name, 0) :]
        if inside and not over:
            raise Kept(f"`{name}` gets one item only", node)
        if passes.guards and not passes.is_tested:
            self.append_chosen(node, passes.joined("and", passes.guards, item))
            return
        if passes.guards or passes.pending is not None:
            raise Kept(f"`{name}` grows only where a test holds", node)
        outer, passes.moving = passes.moving, True
        found = passes.addend(item)
        passes.moving = outer
        if found.view_of is not None and found.view_of in passes.changed_later():
            self.refuse_changing_row(name, found, node)
        value = self.items(name, over, found, inside, node)
        if value is None:
            return
        if inside:
            (axis,) = over
            if value.expression is not None and not isinstance(value.expression, core.Variable):
                variable = core.Variable(name, core.Where.LOCAL, kind=value.expression.kind, span=items.span)
                self.emit(core.Assign(variable, value.expression), node)
                value = Value(variable, value.layout)
            passes.bound[name] = Built(value, axis, self.axes_of_item(value))
            return
        self.lists.add(name)
        self.build(items, value, over, node)

    def append_chosen(self, node: core.Statement, condition: Value) -> None:
        raise NotImplementedError

    def axes_of_item(self, value: Value) -> tuple[Axis, ...]:
        """The axes of an item that is a list itself, in the order in which its lists stand in each other."""
        axes = value.axes - set(self.passes.axes)
        for found in self.passes.bound.values():
            if isinstance(found, Built) and found.axis is not None and {found.axis, *found.inner} == axes:
                return (found.axis, *found.inner)
        return ordered(axes)

    def items(self, name: str, over: list[Axis], value: Value, inside: bool, node: core.Statement) -> Value | None:
        """The items that all passes append, one after the other; None as long as a pass appends more."""
        passes = self.passes
        count = sum(_appends_to(part, name) for part in self.loops[-1].body.statements)
        if count == 0 or count < sum(_appends_to(part, name) for part in walk(self.loops[-1].body)):
            raise Kept(f"`{name}` grows in two loops", node)
        if len(over) > 1 and (inside or count > 1 or value.axes != set(over)):
            raise Kept(f"`{name}` grows in two loops", node)
        if not value.axes and count == len(over) == 1 and not inside:
            assert value.expression is not None
            if not value.expression.kind.is_single:
                raise Kept(f"every pass appends the same to `{name}`, which may be a row", node)
            kind = make.kind_of(tuple(over), value.expression.kind.dtype)
            times = axis_count(over[0], passes, least=True)
            return Value(make.primitive("repeated", value.expression, times, kind=kind, like=node), tuple(over))
        if not set(over) <= value.axes:
            raise Kept(f"every pass appends the same to `{name}`", node)
        if len(over) > 1:
            value = with_layout(value, tuple(over))
            assert value.expression is not None
            kind = Kind(Base.TENSOR, value.expression.kind.dtype, rank=1)
            return Value(make.primitive("flatten", value.expression, kind=kind, like=node), (over[0],))
        if count == 1:
            return value
        if value.layout != tuple(over) or (value.view_of is not None and value.view_of in passes.changed):
            raise Kept(f"`{name}` gets more than one item in a pass", node)
        passes.exact = True
        growing = self.growing.setdefault(name, [])
        growing.append(value)
        if len(growing) < count:
            return None
        parts = [found.expression for found in self.growing.pop(name)]
        dtype = parts[0].kind.dtype if parts[0] is not None and len({part.kind.dtype for part in parts if part is not None}) == 1 else None
        return Value(make.primitive("in_turn", *parts, kind=Kind(Base.TENSOR, dtype, rank=1), like=node), tuple(over))

    def build(self, items: core.Variable, value: Value, over: list[Axis], node: core.Statement) -> None:
        """The list as a tensor, made at once."""
        value = with_layout(value, tuple(axis for axis in (*over, *self.axes_of_item(value)) if axis in value.axes))
        assert value.expression is not None
        expression = value.expression
        if value.view_of is not None and items.name not in self.passes.facts.built:
            expression = make.primitive("clone", expression, kind=expression.kind)
        self.grow(items, expression, node)

    def grow(self, items: core.Variable, more: core.Expression, node: core.Statement) -> None:
        """The list, which holds nothing, some numbers or is a tensor already, with more items."""
        facts = self.passes.facts
        if items.name in facts.built or facts.begun.get(items.name):
            known = facts.built.get(items.name)
            before = updated(items, kind=updated(more.kind, dtype=known))
            more = make.primitive("concatenated", before, more, kind=updated(more.kind, dtype=known if known == more.kind.dtype else None))
        facts.built[items.name] = more.kind.dtype
        facts.ranks[items.name] = more.kind.rank or 1
        self.emit(core.Assign(updated(items, kind=more.kind), more), node)


def _appends_to(node: core.Node, name: str) -> bool:
    match node:
        case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable(name=found), *_))):
            return found == name
    return False


def _operation(operator: str) -> str:
    return {GREATER: "fmax", LESS: "fmin"}.get(operator, operator)


def _onto(target: core.Variable, node: core.Update, value: core.Expression) -> core.Statement:
    """`total += value`, `best = max(best, value)`."""
    if node.operator in ("add", "subtract", "multiply"):
        return core.Update(target, node.operator, value, renews=node.renews)
    return core.Assign(target, core.Primitive(_operation(node.operator), (target, value), kind=target.kind))
