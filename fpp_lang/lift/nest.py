"""The statements of a nest of loops as whole-array statements, in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift import dependences, make
from fpp_lang.lift.contractions import PRODUCTS
from fpp_lang.lift.headers import Bindings, enter
from fpp_lang.lift.in_turn import InTurn, builds_on_itself
from fpp_lang.lift.linear import number
from fpp_lang.lift.model import Axis, Binding, Chosen, Kept, Ref, Running, Sort, Value
from fpp_lang.lift.roles import COUNTED, First, Loop, Role, Use, first_use, kept_for_deeper, uses
from fpp_lang.lift.running import running_values
from fpp_lang.lift.totals import EXTREMES
from fpp_lang.lift.uses import assigned_in, is_variable, names_in
from fpp_lang.lift.written import written


@dataclass(slots=True)
class Nest(InTurn):
    """Writes the statements of one nest."""

    def whole(self, loop: Loop, left_alone: str = "") -> None:
        """The whole nest, or Kept; of a tensor that is `left_alone`, no pass changes what another one reads."""
        self.loop(loop)
        for name in sorted(self.passes.assigned):
            if name not in self.totals_outside | self.lists | self.settled and self.lives(name):
                raise Kept(f"`{name}` is read after the loop", loop)
        dependences.check([access for access in self.passes.accesses if access.tensor != left_alone], self.passes.facts)
        self.body = self.without_dead(self.body)

    def without_dead(self, nodes: list[core.Statement]) -> list[core.Statement]:
        """The statements without those that set a variable of the nest which nothing reads behind them."""
        found: list[core.Statement] = []
        read: set[str] = set()
        for node in reversed(nodes):
            match node:
                case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value, comments=core.NO_COMMENTS):
                    if name not in read and name in self.passes.assigned and not self.lives(name) and all(map(_is_total, walk(value))):
                        continue
                    read.discard(name)
                    read |= names_in(value)
                case _:
                    read |= names_in(node)
            found.append(node)
        return found[::-1]

    @property
    def totals_outside(self) -> set[str]:
        return {name for name, use in self.uses[0].items() if use.role in (Role.TOTAL, Role.RUNNING)} if self.uses else set()

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
            case Chosen() if any(self.uses[-1].get(name) != Use(Role.CHOSEN) for name in node.variables):
                self.statement(node.written)
            case Chosen():
                self.choose(node)
            case core.If(branches=((test, core.Block(statements=(core.Throw(),))),), otherwise=None):
                self.check_first(test, node)
            case core.If():
                if not self.found(node):
                    self.branches(node)
            case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable() as items, item))) if item is not None:
                self.append(items, item, node)
            case core.Pass():
                pass
            case _ if isinstance(node, COUNTED):
                self.loop(node)
            case core.Break() | core.Return():
                raise Kept("it may end before its last pass", node)
            case core.While() if self.loops:
                self.in_turn(node)
            case core.While() | core.Repeat():
                raise Kept("the number of passes of an inner loop is not known", node)
            case core.Evaluate():
                raise Kept("a call does something in every pass", node)
            case _:
                raise Kept("a statement does more than compute numbers", node)
        if node.comments.after is not None:
            self.comment_behind(node.comments.after, before)

    def loop(self, node: Loop) -> None:
        passes = self.passes
        names = assigned_in(node.body) - bound_by(node)
        names -= {name for part in walk(node.body) if isinstance(part, COUNTED) for name in bound_by(part)}
        roles = uses(node.body, sorted(name for name in names if not _is_list(name, node.body)), previous=not self.loops)
        carried = [name for name, use in roles.items() if use.role is Role.CARRIED]
        if self.loops and isinstance(node, core.ForCount | core.ForEach) and (carried or builds_on_itself(node)):
            self.in_turn(node)
            return
        for name in carried:
            raise Kept(f"`{name}` is carried from one pass to the next", node)
        node = self.from_first(node)
        self.loops.append(node)
        if len(self.loops) == 1:
            self.lasting = {name for name in names if self.lives(name) and roles.get(name) == Use(Role.PRIVATE)}
        self.comments += node.comments.before if len(self.loops) == 1 else ()
        entered = enter(node, passes, self)
        outer = dict(passes.bound)
        passes.bound.update(entered.bound)
        passes.axes += entered.axes
        passes.facts.passing += [passes.facts.normal(axis.extent) for axis in entered.axes if axis.step == 1]
        self.entered.append(len(entered.axes))
        self.uses.append(roles)
        kept, outer_running = self.deeper, dict(self.running)
        private = [name for name, use in roles.items() if use.role is Role.PRIVATE]
        self.deeper = (kept - set(private)) | kept_for_deeper(node.body, private)
        for name, running in running_values(passes, node, roles, self).items():
            self.running[name] = running
            passes.bound[name] = running.before
        if entered.guard is not None:
            passes.guards.append(entered.guard)
            passes.shapes.ranges += 1
        self.block(node.body)
        if entered.guard is not None:
            passes.guards.pop()
            passes.shapes.ranges -= 1
        if len(self.loops) == 1:
            self.last_values(node, [*entered.bound, *private])
        for name in sorted(set(self.running) - set(outer_running)):
            self.finish(name, self.running[name], node)
        self.deeper, self.running = kept, outer_running
        if len(self.uses) > 1:
            self.uses.pop()
        self.loops.pop()
        self.entered.pop()
        del passes.axes[len(passes.axes) - len(entered.axes) :]
        passes.facts.passing = [passes.facts.normal(axis.extent) for axis in passes.axes if axis.step == 1]
        self.refuse_read_after(node, [name for name in private if name in outer and name not in self.found_in_rows])
        self.leave(outer, entered, private)

    def from_first(self, node: Loop) -> Loop:
        """`for i from 1`, which compares with what is at place 0, as a loop from 0 on."""
        match node:
            case core.ForCount(start=core.Constant(value=int() as start), body=core.Block(statements=(Chosen() as chosen,))) if start > 0:
                indexes = [part.target for part in chosen.assigns if is_variable(part.value, node.variable)]
                before = self.start_of(indexes[0].name) if indexes and isinstance(indexes[0], core.Variable) else None
                from_first = chosen.best is None or self.holds_at(start - 1, node.variable, chosen.best, chosen.value)
                if before is not None and before.linear == number(start - 1) and from_first:
                    return updated(node, start=make.constant(start - 1))
            case core.ForCount(
                start=core.Constant(value=int() as start),
                body=core.Block(statements=(core.Update(target=core.Variable(name=name), operator=operator, value=value),)),
            ) if start > 0 and operator in EXTREMES and self.holds_at(start - 1, node.variable, name, value):
                return updated(node, start=make.constant(start - 1))
        return node

    def last_values(self, node: Loop, names: list[str]) -> None:
        """What the outermost loop's own variables hold after it: the numbers of its last pass, if there is one."""
        passes = self.passes
        wanted = [name for name in names if self.lives(name) and name not in self.settled]
        if not wanted:
            return
        if self.lasts:
            raise Kept(self.lasts.format(wanted[0]), node)
        (axis, *others) = passes.axes
        if others or axis.sort is not Sort.COUNT or abs(axis.step) != 1:
            raise Kept(f"`{wanted[0]}` is read after the loop", node)
        last = axis.stop.plus(-axis.step)
        found: list[core.Statement] = []
        for name in wanted:
            if name not in bound_by(node) and first_use(name, node.body.statements) is not First.WRITE:
                raise Kept(f"`{name}` is read after the loop", node)
            value = passes.bound.get(name)
            expression: core.Expression | None
            if isinstance(value, Value) and axis in value.axes:
                expression = _last(value, axis)
                if expression is None:
                    raise Kept(f"`{name}` is read after the loop", node)
            else:
                with self.at(axis, last):
                    variable = core.Variable(name, core.Where.LOCAL)
                    expression = passes.shown(passes.variable(variable)).expression
                    assert expression is not None
            found.append(core.Assign(core.Variable(name, core.Where.LOCAL, kind=expression.kind), expression, span=node.span))
        extent = passes.facts.normal(axis.extent.scaled(axis.step))
        if passes.facts.at_least(extent, 1):
            for statement in found:
                self.emit(statement, node)
        else:
            test = core.Compare(written(extent, passes.facts), ((">", make.constant(0)),), "truth", kind=TRUTH, span=node.span)
            self.emit(core.If(((test, core.Block(tuple(found), span=node.span)),), None), node)
        self.settle(tuple(wanted))

    def finish(self, name: str, running: Running, node: Loop) -> None:
        """What a running value is after its loop."""
        self.passes.bound.pop(name, None)
        if running.last is not None:
            self.passes.bound[name] = running.last
        elif self.lives(name):
            raise Kept(f"`{name}` is read after the loop", node)

    def refuse_read_after(self, node: Loop, names: list[str]) -> None:
        """What an inner loop set anew in its passes may not be read behind it: there it has the number of its last pass."""
        around = self.loops[-1].body.statements if self.loops else ()
        place = next((place for place, part in enumerate(around) if part.id == node.id), len(around))
        for name in names:
            if first_use(name, around[place + 1 :]) is First.READ:
                raise Kept(f"`{name}` is read after an inner loop that sets it", node)

    def leave(self, outer: dict[str, Binding], entered: Bindings, private: list[str]) -> None:
        """After a loop its own variables mean nothing; lists that it filled and totals stay."""
        passes = self.passes
        for name in [*entered.bound, *private]:
            if name in self.found_in_rows:
                if passes.depth[name] == len(passes.axes):
                    self.found_in_rows.discard(name)
            elif name in outer:
                passes.bound[name] = outer[name]
            else:
                passes.bound.pop(name, None)
            passes.depth.pop(name, None) if name not in outer else None


def _is_total(node: core.Node) -> bool:
    """Whether computing it cannot fail: a product compares sizes that nothing else does."""
    match node:
        case core.Primitive(name=name):
            return PRIMITIVES[name].hazard == "total" and name not in PRODUCTS
        case core.Index(subscripts=subscripts):
            return all(isinstance(part, core.Slice) for part in subscripts)
    return not isinstance(node, core.Call | core.Whole)


def bound_by(node: core.Statement) -> set[str]:
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


def _last(value: Value, axis: Axis) -> core.Expression | None:
    """What stands in the last place along an axis: `v[-1]`, `A[:, -1]`."""
    place = value.layout.index(axis)
    if value.expression is None or None in value.layout:
        return None
    minus_one = make.primitive("negate", make.constant(1), kind=WHOLE)
    rest = tuple(other for other in value.layout if other is not axis)
    return core.Index(value.expression, (*[make.ALL] * place, minus_one), kind=make.kind_of(rest, value.expression.kind.dtype))


def _is_list(name: str, body: core.Block) -> bool:
    return any(
        isinstance(part, core.Primitive)
        and part.name == "append"
        and isinstance(part.arguments[0], core.Variable)
        and part.arguments[0].name == name
        for part in walk(body)
    )
