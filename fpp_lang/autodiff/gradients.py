"""`gradient of Loss with respect to W`, where it stands: the way back is written in its place, the way forth keeps what it needs."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.activity import Origin, active_variables, all_reads, is_changed, uses_last
from fpp_lang.autodiff.backward import Backward
from fpp_lang.autodiff.choices import risky_names
from fpp_lang.autodiff.counters import read_behind_loops, with_own_counters
from fpp_lang.autodiff.dead import with_copies_in_one, without_dead
from fpp_lang.autodiff.function_back import variables_in
from fpp_lang.autodiff.function_values import CalledAs, ChosenAs, one_of, with_known_calls
from fpp_lang.autodiff.held import Holding
from fpp_lang.autodiff.partial import Sharing, meet
from fpp_lang.autodiff.paths import rooted
from fpp_lang.autodiff.places import LOOPS, Places, name_of, reads_of, writes_of
from fpp_lang.autodiff.plain import Plain
from fpp_lang.autodiff.problems import (
    ChangedSince,
    NoDerivative,
    NotAName,
    NotANumber,
    NotUsed,
    Refused,
    given_to_both,
    unknown_class,
    unknown_function,
)
from fpp_lang.autodiff.program import Derivation
from fpp_lang.autodiff.readable import with_literals, with_one_comment, with_one_name, with_signs_in_front
from fpp_lang.autodiff.saving import Saver
from fpp_lang.autodiff.shapes import Shapes, shapes_of
from fpp_lang.autodiff.slopes import Known, Slope, Slopes
from fpp_lang.autodiff.views import memory_of, refuse_views, stores_in_both, views_of
from fpp_lang.autodiff.wanted import Asking, in_place_of_names, own_copy, parts_asked
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, TEXT, TRUTH, Base, describe, list_of
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.diagnostics.problem import Problem

Statements = list[core.Statement]
NO_NUMBERS = frozenset({Base.TEXT, Base.LIST, Base.PAIR, Base.RECORD, Base.FUNCTION, Base.NOTHING, Base.SHAPE, Base.RANGE, Base.OBJECT})


class Wrong(Exception):
    """A gradient that makes no sense; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


@dataclass(slots=True)
class Segment:
    """The statements of one block up to where a gradient stands; `loop`: the loop whose body the block is."""

    done: Statements
    loop: core.Statement | None = None


@dataclass(slots=True)
class Gradient:
    """One gradient: from the statements before it to the lines that compute it."""

    derivation: Derivation
    node: core.Gradient
    segments: Sequence[Segment]
    where: core.Where
    parameters: Sequence[core.Parameter]
    whole: Sequence[core.Node]
    held: tuple[str | None, ...] = ()
    function: str = ""
    lines: Statements = field(default_factory=list)
    asked: list[core.Expression] = field(default_factory=list)

    @property
    def loss(self) -> str:
        return self.node.loss.span.text or "the value"

    def wanted(self) -> list[str]:
        for name in self.node.names:
            place = rooted(name)
            if place is None or place[1]:
                raise Wrong(NotAName(name.span, name.span.text))
        before = [node for segment in self.segments for node in segment.done]
        loops = [segment.loop for segment in self.segments if segment.loop is not None]
        asking = Asking(self.derivation.program, before, loops, self.derivation.protects)
        self.asked = [asking.with_names(name) for name in self.node.names]
        return [name_of(part) or "" for asked in self.asked for part in parts_asked(asked)]

    def check_loss(self, shapes: Shapes) -> None:
        """The loss is one number; where only a run can tell, it is asked there."""
        loss = self.node.loss
        kind = loss.kind
        if kind.base in NO_NUMBERS:
            raise Wrong(NotANumber(loss.span, self.loss, describe(kind)))
        shape = shapes.of(loss)
        if kind.is_single or (isinstance(shape, tuple) and all(size == 1 for size in shape)):
            return
        if isinstance(shape, tuple) and all(isinstance(size, int) for size in shape):
            words = ", ".join(map(str, shape))
            raise Wrong(NotANumber(loss.span, self.loss, f"a tensor of shape ({words}{',' if len(shape) == 1 else ''})"))
        test = make.compared(make.primitive("size", loss), "!=", make.constant(1))
        message = core.Constant(f"a gradient is taken of one number: take {self.loss}.mean() or {self.loss}.sum()", kind=TEXT)
        body = core.Block((core.Throw(message, span=loss.span),))
        self.lines.append(core.If(((updated(test, kind=TRUTH), body),), None, span=loss.span))

    def made(self) -> core.Expression:
        """The value that stands for the gradient; `lines` compute it, and the segments are changed where they must keep something."""
        derivation, outer, protects = self.derivation, self.derivation.outer_reads, self.derivation.protects
        wanted = self.wanted()
        loss = self.node.loss
        last = self.segments[-1]
        if not isinstance(loss, core.Variable | core.Field):
            name = derivation.fresh("loss")
            variable = make.variable(name, loss.kind, self.where)
            last.done.append(core.Assign(variable, loss, span=loss.span))
            loss = variable
        key = name_of(loss)
        assert key is not None
        shapes = shapes_of(self.whole, self.parameters, derivation.result_shape)
        self.check_loss(shapes)
        origin = Origin(all_reads(loss, outer), outer, protects)
        held = {parameter.name: parameter for parameter in self.parameters}
        plain, regions = self.in_plain_steps(wanted, held)
        everything = [node for region in regions for node in region]
        active = active_variables(everything, wanted, outer, protects)
        places = Places(protects, frozenset(held), memory_of(everything, protects))
        for region, segment in zip(regions, (*self.segments[1:], None), strict=True):
            places.add(region)
            if segment is not None and segment.loop is not None:
                places.add_outside([segment.loop], protects)
        variables = variables_in([*everything, self.node, *self.asked], self.parameters)
        saver = Saver(places, self.where, derivation.fresh)
        backward = Backward(derivation, saver, Slopes(shapes, {}), active, variables, risky=risky_names(everything))
        if key in active or key in wanted:
            backward.slopes.known[key] = Known(Slope(make.constant(1), loss.kind.is_single), True)
        self.name_results(backward, everything)
        walk_back = _WayBack(self, backward, origin, wanted, everything)
        for place in range(len(regions) - 1, -1, -1):
            walk_back.through(regions[place])
            if self.segments[place].loop is not None:
                walk_back.out_of(self.segments[place].loop)
        values = walk_back.values()
        lines = walk_back.lines
        made = {*derivation.names.made, *(name for name in self.held if name)}
        lines = with_copies_in_one(without_dead(lines, lambda name: name in made, values))
        lines = with_signs_in_front(with_one_comment(with_one_name(with_literals(lines, made, values), made, values)))
        read = {part.name for line in [*lines, *values] for part in walk(line) if isinstance(part, core.Variable)}
        saver.saves.without_unread(read)
        read |= saver.saves.reads()
        for region, segment in zip(regions, self.segments, strict=True):
            segment.done[:] = saver.saves.applied(plain.restored(region, saver.saves.touches, read))
        self.lines += with_own_counters(self.with_copies(lines, regions, saver), read_behind_loops(self.whole), derivation.fresh)
        return updated(make.pair(*values), span=self.node.span)

    def in_plain_steps(self, wanted: list[str], held: dict[str, core.Parameter]) -> tuple[Plain, list[Statements]]:
        """The statements of every segment in plain steps."""
        derivation, protects = self.derivation, self.derivation.protects
        everything = [node for segment in self.segments for node in segment.done]
        active = active_variables(everything, wanted, derivation.outer_reads, protects)

        def is_active(node: core.Node) -> bool:
            return any(isinstance(part, core.Variable | core.Field) and name_of(part) in active for part in walk(node))

        scope = [*self.whole, *self.parameters]
        called, chosen = derivation.caller(scope, inside=self.where is core.Where.LOCAL), derivation.chosen(scope)
        inliner = derivation.inliner(self.where)
        plain = Plain(derivation.fresh, self.where, is_active, called=called, chosen=chosen, inliner=inliner, wanted=wanted)
        relevant = active | {name for node in everything if is_active(node) for name in reads_of(node)}
        for node in everything:
            refuse_unknown(node, relevant, called, chosen)
        told = [with_known_calls(node, one_of(called, chosen, protects), blocks=True) for node in everything]
        plain.views = views_of(told, protects, held, relevant.__contains__)
        regions = [plain.statements(segment.done) for segment in self.segments]
        everything = [node for region in regions for node in region]
        active = active_variables(everything, wanted, derivation.outer_reads, protects)
        relevant = active | {name for node in everything if is_active(node) for name in reads_of(node)}
        refuse_views(everything, protects, held, plain.views, relevant.__contains__)
        self.refuse_partial(everything)
        return plain, regions

    def refuse_partial(self, plain: Statements) -> None:
        """Each name that is asked by counts all uses of what it holds."""
        holders = [
            (name_of(part) or "", node.span)
            for asked, node in zip(self.asked, self.node.names, strict=True)
            for part in parts_asked(asked)
            if not part.kind.is_single
        ]
        sharing = Sharing(Holding(self.derivation.program, self.derivation.protects), self.derivation.outer_reads)
        sharing.read(plain, name_of(self.node.loss) or "")
        self.refuse_given_twice(plain, sharing)
        sharing.refuse_stored(plain)
        if holders:
            around = [segment.loop for segment in self.segments if segment.loop is not None]
            sharing.refuse_partial([node for segment in self.segments for node in segment.done], holders, around)

    def refuse_given_twice(self, plain: Statements, sharing: Sharing) -> None:
        """No call gives the function one thing twice, where that is asked by or changed."""
        if not self.function:
            return
        derivation = self.derivation
        asked = {name_of(part) or "" for each in self.asked for part in parts_asked(each)}
        for pair, span in derivation.given_twice(self.function).items():
            is_asked = any(meet(name, each) for name in asked for each in pair) and all(map(sharing.reaches, pair))
            if is_asked or stores_in_both(plain, derivation.protects, *pair):
                raise Refused(given_to_both(span, derivation.function(self.function).name, pair))

    def giver(self, asked: core.Expression) -> str | None:
        """The object of which `params = net.parameters()` is asked by."""
        for node in (node for segment in reversed(self.segments) for node in reversed(segment.done)):
            if isinstance(node, core.Assign) and name_of(node.target) == name_of(asked) and isinstance(node.target, core.Variable):
                method = node.value
                return name_of(method.target) if isinstance(method, core.MethodCall) else None
        return None

    def with_copies(self, lines: Statements, regions: Sequence[Statements], saver: Saver) -> Statements:
        """Where the gradient stands in a loop and the way forth does not, every pass empties a copy of what was kept."""
        copies: Statements = []
        names: dict[str, str] = {}
        read = {part.name for line in lines for part in walk(line) if isinstance(part, core.Variable)}
        for place, region in enumerate(regions):
            if all(segment.loop is None for segment in self.segments[place + 1 :]):
                continue
            for history in saver.saves.histories(region):
                if history in read:
                    names[history] = self.derivation.fresh(f"{history}_left")
                    left, kept = (make.variable(name, list_of(OPEN), self.where) for name in (names[history], history))
                    copies.append(core.Assign(left, make.primitive("clone", kept), span=self.node.span))

        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Variable) and part.name in names:
                return updated(part, name=names[part.name])
            return rebuild(part, change)

        return [*copies, *(rebuild(line, change) for line in lines)] if names else lines

    def name_results(self, backward: Backward, statements: Statements) -> None:
        """`dW = gradient of …` computes in `dW` itself, where nothing on the way forth has that name."""
        said = {name for node in statements for name in all_reads(node, self.derivation.outer_reads)}
        for asked, name in zip(self.asked, self.held, strict=False):
            key = name_of(asked)
            if (
                key is not None
                and name is not None
                and name not in said
                and key not in backward.names
                and name not in backward.names.values()
            ):
                backward.names[key] = name


def refuse_unknown(node: core.Node, relevant: Container[str], called: CalledAs, chosen: ChosenAs) -> None:
    """A function that only a run gives has no way back, and may change what it is given."""
    for part in walk(node):
        match part:
            case core.Apply(function=function, arguments=arguments) if any(
                read in relevant for argument in arguments for read in reads_of(argument)
            ):
                if isinstance(function, core.Variable) and function.where is core.Where.INPUT:
                    raise Refused(
                        NoDerivative(part.span, f"`{function.name}` is no function of the program or of the library, but an input")
                    )
                if called(part) is None and not chosen(part):
                    raise Refused(unknown_function(part.span))
            case core.MethodCall(target=target) if target.kind.base is not Base.OBJECT:
                if any(read in relevant for read in reads_of(part)):
                    raise Refused(unknown_class(part.span))


class _WayBack:
    """The way back from one gradient, segment by segment; what is asked for is settled where it got its present value."""

    def __init__(self, gradient: Gradient, backward: Backward, origin: Origin, wanted: list[str], statements: Statements) -> None:
        self.gradient, self.backward, self.origin = gradient, backward, origin
        self.statements = statements
        self.wanted = wanted
        self.open = list(dict.fromkeys(wanted))
        self.settled: dict[str, core.Expression | None] = {}
        self.lines: Statements = []
        self.shared: set[str] = set()

    def through(self, region: Statements) -> None:
        """Back through the statements of one block."""
        protects = self.gradient.derivation.protects
        for node in reversed(region):
            written = {name for part in walk(node) if isinstance(part, core.Statement) for name, _ in writes_of(part, protects)}
            self.refuse_mixture(node, written)
            self.settle_fields(written)
            for name in [name for name in self.open if is_changed(name, written)]:
                self.settle(name)
            self.origin.back(node, self.wanted)
            self.lines += self.backward.block([node])

    def refuse_mixture(self, node: core.Statement, written: set[str]) -> None:
        """Inside one loop or branch, uses of an older and of the present value cannot be told apart."""
        known, protects = self.backward.slopes.known, self.gradient.derivation.protects
        if not isinstance(node, (*LOOPS, core.If, core.Try)):
            return
        for name in self.open:
            parts = {part for part in self.backward.variables if part.startswith(f"{name}.") and part in written}
            others = any(is_changed(key, written) for key in known if key not in parts)
            for part in sorted(parts - self.backward.settled.keys()) if others else ():
                if uses_last(node, part, protects) and part in known:
                    reason = f"`{part}` is changed and used in one loop or branch; take the gradient by the fields that are not"
                    raise Refused(NoDerivative(node.span, reason))
                if uses_last(node, part, protects):
                    self.backward.settled[part] = None
            others = any(is_changed(key, written) for key in known if key != name)
            if is_changed(name, written) and others and uses_last(node, name, protects):
                raise Refused(NoDerivative(node.span, f"`{name}` is changed and used in one loop or branch"))

    def settle_fields(self, written: Container[str]) -> None:
        """The present values of fields begin here: what was found so far are the gradients by them."""
        backward = self.backward
        for name in self.open:
            for part in [part for part in backward.variables if part.startswith(f"{name}.") and part in written]:
                if part in backward.settled:
                    continue
                if any(known.startswith(f"{part}.") for known in backward.slopes.known):
                    raise Refused(
                        NoDerivative(self.gradient.node.span, f"`{part}` is changed as a whole on the way to `{self.gradient.loss}`")
                    )
                is_known = part in backward.slopes.known
                value = backward.settled[part] = self._result(part)
                backward.slopes.known.pop(part, None)
                if is_known:
                    backward.slopes.known[part] = Known(Slope(value), False)
                backward.names.pop(part, None)

    def out_of(self, loop: core.Statement | None) -> None:
        """Before the body of a loop in which the gradient stands lies the pass before it, or what comes before the loop."""
        assert loop is not None
        writes: dict[str, list[int]] = {}
        for number, part in enumerate(walk(loop)):
            if isinstance(part, core.Statement):
                for name, _ in writes_of(part, self.gradient.derivation.protects):
                    writes.setdefault(name, []).append(number)
        self.settle_fields(writes)
        for name in [name for name in self.open if is_changed(name, writes)]:
            self.settle(name)
            self.origin.settled.setdefault(name, self.origin.uses(name))
        changed = [name for name in self.wanted if is_changed(name, writes)]
        first = min((number for name in changed for key in (name, name.partition(".")[0]) for number in writes.get(key, ())), default=0)
        for key in sorted(self.backward.slopes.known.keys() & writes.keys()):
            if (
                key not in self.wanted
                and key not in self.backward.settled
                and (len(changed) < len(self.wanted) or max(writes[key]) >= first)
            ):
                reason = f"`{key}` comes from an earlier pass of the loop; take the gradient after the loop"
                raise Refused(NoDerivative(self.gradient.node.span, reason))
            del self.backward.slopes.known[key]

    def settle(self, name: str) -> None:
        """The present value of a name begins here: what was found so far is its gradient; the rest matters for other names alone."""
        backward = self.backward
        self.open.remove(name)
        self.settled[name] = self._result(name) if self._is_known(name) else None
        derivation = self.gradient.derivation
        if not self.open:
            backward.slopes.known.clear()
            return
        backward.active = active_variables(self.statements, self.open, derivation.outer_reads, derivation.protects)
        for key, known in list(backward.slopes.known.items()):
            if not is_changed(key, backward.active):
                del backward.slopes.known[key]
            elif key == name:
                backward.slopes.known[key] = Known(known.slope, False)
        backward.names.pop(name, None)

    def _is_known(self, name: str) -> bool:
        backward = self.backward
        return any(key == name or key.startswith(f"{name}.") for key in (*backward.slopes.known, *backward.settled))

    def _result(self, name: str) -> core.Expression:
        """The gradient as a value of its own, in a variable where it is more than a literal."""
        backward = self.backward
        value = backward.as_result(name, self.shared | set(self.gradient.derivation.program.variables))
        value = make.with_fractions(value)
        if not isinstance(value, core.Variable | core.Constant):
            variable = backward.slope_variable(name)
            self.lines.append(core.Assign(variable, value, span=self.gradient.node.span))
            value = variable
        if isinstance(value, core.Variable):
            self.shared.add(value.name)
        return value

    def values(self) -> list[core.Expression]:
        """One value for each name; what is wrong with a name is told."""
        gradient = self.gradient
        for name in list(self.open):
            self.open.remove(name)
            self.settled[name] = self._result(name) if self._is_known(name) else None
        found: list[core.Expression] = []
        given: set[str] = set()

        def value(part: core.Variable | core.Field) -> core.Expression:
            name = name_of(part) or ""
            value = self.settled[name] or self.backward.zero_now(self.backward.variables[name])
            value = own_copy(value) if name in given else value
            given.add(name)
            return value

        for asked, node in zip(gradient.asked, gradient.node.names, strict=True):
            names = [name_of(part) or "" for part in parts_asked(asked)]
            if all(self.settled[name] is None and not self.origin.uses(name) for name in names):
                if any(map(self.origin.used_before, names)):
                    raise Wrong(ChangedSince(node.span, gradient.loss, node.span.text))
                number = gradient.node.loss
                is_input = isinstance(number, core.Variable) and number.where is core.Where.INPUT
                span = number.span if is_input else node.span
                raise Wrong(NotUsed(span, gradient.loss, node.span.text, gradient.giver(node), is_input))
            found.append(in_place_of_names(asked, value))
        return found
