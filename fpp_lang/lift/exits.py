"""Loops that look for something: flags that a test sets, `break` and `return` at the first pass for which it holds; and checks in them."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import takewhile

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.branches import Branches
from fpp_lang.lift.linear import Linear, Size, Symbol, of
from fpp_lang.lift.loads import load
from fpp_lang.lift.model import Axis, Kept, Ref, Value
from fpp_lang.lift.reductions import reduced
from fpp_lang.lift.uses import assigned_in, names_in, stored_in
from fpp_lang.lift.written import written

ENDS = (core.Break, core.Return)


@dataclass(slots=True)
class Exits(Branches):
    """Writes what becomes of flags and of loops that may end early."""

    def found(self, node: core.If) -> bool:
        """`if x > limit: found = true`, with or without an end of the loop; False where it is no such test."""
        if len(node.branches) != 1 or node.otherwise is not None or self.passes.pending is not None or not node.branches[0][1].statements:
            return False
        ((test, block),) = node.branches
        statements = list(block.statements)
        end = statements.pop() if statements and isinstance(statements[-1], ENDS) else None
        if end is None and not self.sets_flags(statements):
            return False
        if end is not None:
            self.refuse_more(node, test, isinstance(end, core.Return))
        rooms = len(self.passes.shapes.rooms)
        condition = self.passes.decision(test)
        for guard in self.passes.guards:
            condition = self.passes.joined("and", [guard, condition], test)
        if end is not None and len(self.passes.shapes.rooms) > rooms:
            raise Kept("it may end before it reaches places that are not there", node)
        flags = all(isinstance(part, core.Assign) and isinstance(part.target, core.Variable) for part in statements)
        depths = {self.passes.depth.get(name, 0) for name in assigned_in(core.Block(tuple(statements)))}
        if flags and len(depths) == 1 and depths != {0} and not isinstance(end, core.Return):
            self.set_in_rows(statements, condition, node)
            return True
        constant = all(map(self.is_steady, statements)) and (end is None or self.is_steady(end))
        if not set(self.passes.axes) <= condition.axes:
            raise Kept("the test is the same in every pass", node)
        kept = [*statements, *([end] if isinstance(end, core.Return) else [])]
        if constant:
            assert condition.expression is not None
            any_true = make.primitive("any_true", condition.expression, kind=TRUTH, like=test)
            self.emit(core.If(((any_true, updated(block, statements=tuple(kept))),), None), node)
        else:
            self.at_first(node, condition, block, kept)
        self.settled |= assigned_in(core.Block(tuple(statements)))
        self.passes.facts.forget(assigned_in(core.Block(tuple(statements))))
        return True

    def sets_flags(self, statements: list[core.Statement]) -> bool:
        """Whether constants are put into variables from outside, which nothing else in the loops has to do with."""
        passes = self.passes
        for part in statements:
            match part:
                case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value) if passes.is_constant(value):
                    depth = passes.depth.get(name, 0)
                    outside = name in passes.bound or (depth == 0 and self.lives(name))
                    if isinstance(passes.bound.get(name), Ref) or depth >= len(passes.axes) or not outside:
                        return False
                    uses = [found for found in walk(self.loop_at(depth)) if isinstance(found, core.Variable) and found.name == name]
                    if len(uses) != 1:
                        return False
                case _:
                    return False
        return True

    def loop_at(self, depth: int) -> core.Block:
        """The body of the outermost loop inside which a variable of this depth keeps its value."""
        entered = 0
        for loop, axes in zip(self.loops, self.entered, strict=True):
            if entered >= depth:
                return loop.body
            entered += axes
        return self.loops[-1].body

    def is_steady(self, node: core.Statement) -> bool:
        """Whether a statement does the same in every pass."""
        match node:
            case core.Assign(target=core.Variable(), value=value):
                return self.passes.is_constant(value)
            case core.Return(value=value):
                return value is None or self.passes.is_constant(value)
        return isinstance(node, core.Break)

    def refuse_more(self, node: core.If, test: core.Expression, leaves_all: bool) -> None:
        """A loop that ends early does nothing but look: what it computes on the way is its own, and cannot fail in later passes."""
        loops = self.loops if leaves_all else self.loops[-1:]
        inner: core.Statement = node
        for loop in reversed(loops):
            for part in loop.body.statements:
                if part is inner:
                    continue
                if not (isinstance(part, core.Assign) and isinstance(part.target, core.Variable)) or self.lives(part.target.name):
                    raise Kept("it may end before its last pass", node)
                self.refuse_faults(part.value, node)
            if loop.body.statements[-1] is not inner:
                raise Kept("it may end before its last pass", node)
            inner = loop
        self.refuse_faults(test, node)

    def refuse_faults(self, value: core.Expression, node: core.Statement) -> None:
        for part in walk(value):
            match part:
                case core.Primitive(name=name) if PRIMITIVES[name].hazard != "total":
                    raise Kept("it may end before a pass that fails", node)
                case core.Call(key=key) if not self.passes.calls.total(key):
                    raise Kept("it may end before a pass that fails", node)
                case core.Index(subscripts=subscripts) if any(isinstance(inner, core.Index) for sub in subscripts for inner in walk(sub)):
                    raise Kept("it may end before a pass that fails", node)

    def check_first(self, test: core.Expression, node: core.If) -> None:
        """A check that comes out alike in all passes is made before them; none where it certainly passes.

        One that compares sizes is made even if there is no pass, or a pass has stored something by then: sizes are tested before a nest.
        """
        passes = self.passes
        sizes = self.sizes_compared(test)
        if sizes is not None and passes.facts.equal(*sizes):
            return
        if sizes is None:
            self.refuse_done_before(node)
        ((_, block),) = node.branches
        found = passes.decision(test)
        condition, behind_test = found.expression, passes.is_tested or (passes.guards and sizes is None)
        if condition is None or found.layout or behind_test or (names_in(condition) | names_in(block)) & passes.assigned:
            raise Kept("it may stop before its last pass", node)
        if sizes is not None:
            passes.facts.assume(*sizes)
        elif (passing := self.any_pass(tuple(passes.axes), node)) is not None:
            tests = passing.items if isinstance(passing, core.Logic) else (passing,)
            condition = core.Logic("and", (*tests, condition), "truth", kind=TRUTH, span=test.span)
        check = updated(node, branches=((condition, block),), comments=core.NO_COMMENTS)
        before = list(takewhile(lambda part: isinstance(part, core.If), self.body))
        if not any(isinstance(part, core.If) and part.branches == check.branches for part in before):
            self.body.insert(len(before), check)

    def sizes_compared(self, test: core.Expression) -> tuple[Linear, Linear] | None:
        """The sizes that a check wants to be equal."""
        match test:
            case core.Compare(first=first, rest=(("!=", other),)):
                amounts = [amount for part in (first, other) if (amount := self.passes.value(part).linear) is not None]
                if len(amounts) == 2 and all(isinstance(atom, Size) for amount in amounts for atom in amount.atoms()):
                    return amounts[0], amounts[1]
        return None

    def refuse_done_before(self, node: core.If) -> None:
        """What is done before a check in its first pass is done by then where it stops: it may only be what nobody sees."""
        inner: core.Statement = node
        for loop in reversed(self.loops):
            for part in takewhile(lambda part, inner=inner: part is not inner, loop.body.statements):  # type: ignore[misc]
                stores = any(isinstance(each, core.Call | core.Evaluate) for each in walk(part)) or stored_in(part) - assigned_in(part)
                if stores or any(map(self.lives, assigned_in(part))):
                    raise Kept("it may stop behind a pass that does something", node)
            inner = loop

    # What is found -----------------------------------------------------------------------------------------------------------

    def set_in_rows(self, statements: list[core.Statement], condition: Value, node: core.If) -> None:
        """Flags of each pass of the outer loops: `A.any(axis=1)`."""
        passes = self.passes
        depth = {passes.depth[part.target.name] for part in statements if isinstance(part, core.Assign)}  # type: ignore[union-attr]
        over = tuple(passes.axes[min(depth) :])
        if not over or not set(over) <= condition.axes or None in condition.layout:
            raise Kept("the test is the same in every pass", node)
        any_true = reduced("any", condition, frozenset(over), like=node)
        for part in statements:
            assert isinstance(part, core.Assign) and isinstance(part.target, core.Variable)
            before = passes.bound.get(part.target.name)
            new = passes.value(part.value)
            if new.linear is not None and len(over) == 1 and new.linear == of(over[0]) and passes.facts.normal(over[0].start) == Linear():
                along = make.constant(condition.layout.index(over[0]))
                layout = any_true.layout
                new = Value(make.primitive("first_true", condition.expression, along, kind=make.kind_of(layout, "int")), layout)
            elif over[0] in new.axes or (new.linear is not None and new.expression is None and new.linear.value is None):
                raise Kept("what is taken over is no number of the pass", node)
            if not isinstance(before, Value) or passes.depth[part.target.name] != min(depth):
                raise Kept("a flag has no value before the loop", node)
            value = passes.select(any_true, passes.shown(new), self.constant_now(part.target.name) or passes.shown(before), part.value)
            assert value.expression is not None
            variable = updated(part.target, kind=value.expression.kind)
            self.emit(core.Assign(variable, value.expression), node)
            passes.bound[part.target.name] = Value(variable, value.layout)
            self.found_in_rows.add(part.target.name)

    def constant_now(self, name: str) -> Value | None:
        """The constant that a variable was set to last."""
        for node in reversed(self.body):
            if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and node.target.name == name:
                return Value(node.value) if isinstance(node.value, core.Constant) else None
            if name in assigned_in(core.Block((node,))):
                return None
        return None

    def at_first(self, node: core.If, condition: Value, block: core.Block, kept: list[core.Statement]) -> None:
        """`places = np.flatnonzero(x > 0)`, and at the first of them what the branch does; in a nest `np.argwhere(A > 0)`."""
        axes = tuple(self.passes.axes)
        if condition.layout != axes or condition.expression is None or (len(axes) > 1 and not isinstance(kept[-1], core.Return)):
            raise Kept("it may end before its last pass", node)
        if any(axis.any_rank for axis in axes):
            self.at_first_number(node, condition, block, kept)
            return
        search = "flatnonzero" if len(axes) == 1 else "argwhere"
        kind = make.kind_of(axes, "int") if len(axes) == 1 else Kind(Base.TENSOR, "int", rank=2)
        places = core.Variable(self.fresh("places", "hits"), core.Where.LOCAL, kind=kind)
        self.emit(core.Assign(places, make.primitive(search, condition.expression, kind=kind, like=node)), node)
        first = [
            core.Index(places, (make.constant(0), *([make.constant(place)] if len(axes) > 1 else [])), kind=WHOLE)
            for place in range(len(axes))
        ]
        count = make.primitive("len", places, kind=WHOLE)
        test = core.Compare(count, ((">", make.constant(0)),), "truth", kind=TRUTH, span=node.span)
        with ExitStack() as stack:
            found = [self.counter_at(axis, place, node, stack) for axis, place in zip(axes, first, strict=True)]
            inside = [*found, *self.elements_at(found, kept, node), *kept]
        self.emit(core.If(((test, updated(block, statements=tuple(inside))),), None), node)

    def at_first_number(self, node: core.If, condition: Value, block: core.Block, kept: list[core.Statement]) -> None:
        """`numbers = A[A > 0]`, and the first of them is given back."""
        passes = self.passes
        match kept:
            case [core.Return(value=core.Expression() as given) as end]:
                pass
            case _:
                raise Kept("it may end before its last pass", node)
        passes.chosen = condition, Axis("chosen", 0)
        try:
            found = passes.array(given)
        finally:
            passes.chosen = None
        assert found.expression is not None
        numbers = core.Variable(self.fresh("numbers", "hits"), core.Where.LOCAL, kind=found.expression.kind)
        self.emit(core.Assign(numbers, found.expression), node)
        first = core.Index(numbers, (make.constant(0),), kind=make.kind_of((), found.expression.kind.dtype))
        test = core.Compare(make.primitive("len", numbers, kind=WHOLE), ((">", make.constant(0)),), "truth", kind=TRUTH, span=node.span)
        self.emit(core.If(((test, updated(block, statements=(updated(end, value=first),))),), None), node)

    def counter_at(self, axis: Axis, first: core.Expression, node: core.If, stack: ExitStack) -> core.Assign:
        """The place of the pass that was found; from here on the loop's variables stand for that pass."""
        passes = self.passes
        index = next((name for name, value in passes.bound.items() if isinstance(value, Value) and value.linear == of(axis)), None)
        index = index or self.fresh("place", "hit")
        if passes.facts.normal(axis.start) != Linear() or axis.step != 1:
            start = written(passes.facts.normal(axis.start), passes.facts)
            steps = first if axis.step == 1 else make.primitive("multiply", first, make.constant(axis.step), kind=WHOLE)
            first = make.primitive("add", start, steps, kind=WHOLE)
        variable = core.Variable(index, core.Where.LOCAL, kind=WHOLE)
        passes.facts.forget([index])
        passes.facts.not_negative.add(of(Symbol(index)))
        stack.enter_context(self.at(axis, of(Symbol(index))))
        return core.Assign(variable, make.primitive("to_whole", first, kind=WHOLE), span=node.span)

    def elements_at(self, counters: list[core.Assign], kept: list[core.Statement], node: core.If) -> list[core.Statement]:
        """What the loop's other variables are in the pass that was found."""
        passes = self.passes
        places = {part.target.name for part in counters if isinstance(part.target, core.Variable)}
        found: list[core.Statement] = []
        for name, value in passes.bound.items():
            if name in places or not any(name in _read_in(part) for part in kept):
                continue
            if not isinstance(value, Ref):
                raise Kept("it may end before its last pass", node)
            element = load(passes.complete(value), passes.shapes, value.tensor).expression
            assert element is not None
            found.append(core.Assign(core.Variable(name, core.Where.LOCAL, kind=element.kind), element, span=node.span))
        if any(name in passes.assigned and name not in passes.bound and name not in places for part in kept for name in _read_in(part)):
            raise Kept("it may end before its last pass", node)
        return found


def _read_in(node: core.Statement) -> set[str]:
    """The variables that a statement reads."""
    return names_in(node.value if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) else node)
