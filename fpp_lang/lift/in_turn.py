"""Inner loops that stay: their passes come one after the other, each for all passes of the loops around at once.

`for i …: value = 0; for k …: value = value * x[i] + b[k]` keeps the loop over k, and `value` is an array with a number for each i.
A `while` loop runs as long as it has to for any pass; those that are done keep their numbers: `value[active] = …`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH
from fpp_lang.core.walk import walk
from fpp_lang.lift import dependences, make
from fpp_lang.lift.conversions import is_view
from fpp_lang.lift.exits import Exits
from fpp_lang.lift.headers import amount, step_of
from fpp_lang.lift.linear import Turn, of
from fpp_lang.lift.model import Axis, Kept, Ref, Value
from fpp_lang.lift.roles import LOOPS, First, Role, Use, first_use, reads
from fpp_lang.lift.uses import assigned_in, root_of, stored_in

Staying = core.ForCount | core.ForEach | core.While


def builds_on_itself(node: core.Statement) -> bool:
    """Whether a loop stores in one place what it makes of the number there: `p[i] = p[i] * x[i] + b[k]`."""
    if not isinstance(node, core.ForCount | core.ForEach):
        return False
    own = assigned_in(node)
    for part in walk(node.body):
        match part:
            case core.Assign(target=core.Index() as target, value=value) if (root := root_of(target)) is not None:
                if reads(root, value) and not any(reads(name, target) for name in own):
                    return True
    return False


@dataclass(slots=True)
class InTurn(Exits):
    """Writes inner loops that stay."""

    def in_turn(self, node: Staying) -> None:
        passes = self.passes
        behind_test = passes.guards or passes.pending is not None or passes.chosen is not None
        if behind_test or any(axis.may_be_number for axis in passes.axes) or any(map(_appends, walk(node.body))):
            raise Kept("the passes of an inner loop build on each other", node)
        passes.facts.stored(stored_in(node, passes.calls.protects))
        outer, carried, first = dict(passes.bound), self.carried, len(passes.accesses)
        self.carried = self.spread_out(node)
        loop = self.as_long_as_any(node) if isinstance(node, core.While) else self.one_by_one(node)
        dependences.check_apart(passes.accesses[first:], passes.axes, passes.facts)
        passes.exact = True
        for name in assigned_in(node) - set(self.carried):
            outer.pop(name, None)
            passes.depth.pop(name, None)
        passes.bound = {**outer, **{name: passes.bound[name] for name in self.carried}}
        self.carried = carried
        self.emit(loop, node)
        self.stayed.append(node)

    # What the loop's passes build on ---------------------------------------------------------------------------------------------

    def spread_out(self, node: Staying) -> dict[str, bool]:
        """Gives each variable that the loop's passes build on, or that is read behind it, a number for every pass of the loops around.

        The answer tells of each whether these are fractions.
        """
        passes = self.passes
        around = self.loops[-1].body.statements
        behind = around[next((place for place, part in enumerate(around) if part.id == node.id), len(around)) + 1 :]
        found: dict[str, bool] = {}
        names = assigned_in(node.body)
        for name in [*(name for name in [*passes.bound] if name in names), *sorted(names - set(passes.bound))]:
            if isinstance(passes.bound.get(name), Ref):
                continue  # an element, which is stored
            self.save_readers(name, node)
            before = passes.bound.get(name)
            if first_use(name, (node, *behind)) is not First.READ:
                passes.bound.pop(name, None)
                continue
            if not isinstance(before, Value) or passes.depth.get(name) != len(passes.axes) or name in {*self.running, *self.lasting}:
                raise Kept(f"`{name}` is carried from one pass to the next", node)
            found[name] = self.holds_fractions(name, before, (node, *behind))
            if not found[name] and isinstance(node, core.While):
                raise Kept(f"`{name}` may be a whole number in some passes of an inner loop", node)
            start = self.one_each(passes.shown(before), found[name], node)
            variable = core.Variable(name, core.Where.LOCAL, kind=start.kind)
            self.emit(core.Assign(variable, start), node)
            passes.bound[name] = Value(variable, tuple(passes.axes))
        return found

    def holds_fractions(self, name: str, before: Value, statements: tuple[core.Statement, ...]) -> bool:
        """Whether a variable is a fraction in every pass, or whether that makes no difference, as it ends in tensors of fractions."""
        assigned = [part for node in statements for part in walk(node) if isinstance(part, core.Assign)]
        given = [part.value for part in assigned if isinstance(part.target, core.Variable) and part.target.name == name]
        starts = before.expression is not None and before.expression.kind.dtype == "float"
        if starts and all(value.kind.dtype == "float" for value in given):
            return True
        return self.ends_in_fractions(name, statements, {name})

    def ends_in_fractions(self, name: str, statements: tuple[core.Statement, ...], seen: set[str]) -> bool:
        for part in (part for node in statements for part in walk(node)):
            match part:
                case core.Assign(target=target, value=value) | core.Update(target=target, value=value) if reads(name, value):
                    if not self.takes_fractions(target, statements, seen):
                        return False
                case core.Index(subscripts=subscripts) if any(reads(name, place) for place in subscripts):
                    return False
                case core.Evaluate() | core.Return() | core.Throw() if reads(name, part):
                    return False
        return True

    def takes_fractions(self, target: core.Target, statements: tuple[core.Statement, ...], seen: set[str]) -> bool:
        match target:
            case core.Variable(name=name) if not isinstance(self.passes.bound.get(name), Ref):
                if name in seen:
                    return True
                seen.add(name)
                return self.uses[-1].get(name) == Use(Role.PRIVATE) and self.ends_in_fractions(name, statements, seen)
            case core.Variable() | core.Index() | core.AtPlace():
                return self.passes.ref(target).tensor.kind.dtype == "float"
        return False

    # Its passes ------------------------------------------------------------------------------------------------------------------

    def one_by_one(self, node: core.ForCount | core.ForEach) -> core.Statement:
        """The loop with its header as it is, and whole arrays inside."""
        match node:
            case core.ForCount(variable=name):
                counter = self.counter(node)
            case core.ForEach(visits=(core.Visit(variable=name, iterable=core.Variable() as walked),), unpack=(), position=None):
                counter = self.item(name, walked, node)
            case _:
                raise Kept("the passes of an inner loop build on each other", node)
        self.passes.bound[name] = counter
        self.loops.append(node)
        self.entered.append(0)
        with self.apart() as inside:
            self.block(node.body)
        self.loops.pop()
        self.entered.pop()
        return updated(node, body=core.Block(tuple(inside), span=node.body.span), comments=core.NO_COMMENTS)

    def counter(self, node: core.ForCount) -> Value:
        passes, step = self.passes, step_of(node.step)
        if not step or not all(map(passes.is_constant, (node.start, node.stop))):
            raise Kept("the passes of an inner loop depend on an outer one", node)
        start, stop = amount(node.start, passes), amount(node.stop, passes)
        stop = stop.plus((1 if step > 0 else -1) if node.inclusive else 0)
        turn = Turn(node.variable, node.id)
        passes.facts.bounds[turn] = ((start,), (stop.plus(-1),)) if step > 0 else ((stop.plus(1),), (start,))
        return Value(None, (), of(turn))

    def item(self, name: str, walked: core.Variable, node: core.ForEach) -> Value:
        passes = self.passes
        tensor = passes.ref(walked).tensor
        if tensor.name != walked.name or walked.name in passes.written | passes.changed or passes.facts.ranks.get(walked.name) != 1:
            raise Kept("the passes of an inner loop build on each other", node)
        if passes.facts.is_open(walked.name):
            passes.open[walked.name] = walked
        return Value(core.Variable(name, core.Where.LOCAL, kind=make.kind_of((), walked.kind.dtype)))

    def as_long_as_any(self, node: core.While) -> core.Statement:
        """`active = test`, `while active.any():`, and in it the numbers of those passes alone for which the test holds."""
        passes = self.passes
        if any(isinstance(part, LOOPS) for part in walk(node.body)):
            raise Kept("the number of passes of an inner loop is not known", node)
        active = core.Variable(self.fresh("active", "unfinished"), core.Where.LOCAL, kind=make.kind_of(tuple(passes.axes), "bool"))
        self.emit(core.Assign(active, self.own_test(node)), node)
        with self.apart() as inside:
            passes.chosen = Value(active, tuple(passes.axes)), Axis("active", 0)
            self.block(node.body)
            passes.chosen = None
            self.emit(core.Assign(active, self.own_test(node)), node)
        condition = make.primitive("any_true", active, kind=TRUTH, like=node.condition)
        return core.While(condition, core.Block(tuple(inside), span=node.body.span), span=node.span, id=node.id)

    def own_test(self, node: core.While) -> core.Expression:
        """The test of a `while` loop for all passes of the loops around."""
        test = self.passes.decision(node.condition)
        if test.layout != tuple(self.passes.axes) or test.expression is None or is_view(test.expression):
            raise Kept("an inner loop does not end by a test on the numbers of its pass", node)
        return test.expression

    @contextmanager
    def apart(self) -> Iterator[list[core.Statement]]:
        """Collects the statements of a loop that stays; no random numbers are drawn in it."""
        passes = self.passes
        outer, self.body = self.body, []
        drawn, passes.drawn = passes.drawn, True
        self.uses.append({})
        yield self.body
        self.uses.pop()
        passes.drawn, self.body = drawn, outer


def _appends(node: core.Node) -> bool:
    return isinstance(node, core.Primitive) and node.name == "append"
