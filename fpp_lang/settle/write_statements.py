"""Writes on statements and functions what the analysis found: loops, copies, results."""

from __future__ import annotations

from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NOTHING, NUMBER, OPEN, RANGE, TEXT, WHOLE, Base, Kind, list_of, without_sites
from fpp_lang.core.walk import walk
from fpp_lang.settle.analysis import deep_sites
from fpp_lang.settle.endings import for_effect, never_read
from fpp_lang.settle.facts import FunctionFacts
from fpp_lang.settle.loops import assigns, is_place, visits_of
from fpp_lang.settle.methods import is_method_call, method_of
from fpp_lang.settle.operands import Loop, Place
from fpp_lang.settle.parameters import counts_truths
from fpp_lang.settle.parts import COUNTS, MUTABLE
from fpp_lang.settle.problems import NeverReturns, OneValueInEachPass, OuterUpdate, SeveralItems, TwoKinds, Unused, WouldNeverReturn
from fpp_lang.settle.row_lists import appended, row_lists
from fpp_lang.settle.sharing import sharing
from fpp_lang.settle.write_values import ValueWriter

STORING = frozenset({Base.TENSOR, Base.NUMERIC, Base.OPEN})
LIVE = frozenset({Base.TENSOR, Base.NUMERIC, Base.LIST, Base.OPEN})
USES = {
    "numeric": "a number or tensor",
    "dotted": "a number or tensor",
    "elements": "a tensor",
    "text": "a text",
    "list": "a list",
    "function": "a function",
    "record": "a record",
}


class Writer(ValueWriter):
    """Settled statements, functions and programs."""

    def statement(self, node: core.Statement) -> core.Statement:
        match node:
            case core.Assign(target=target, value=value):
                written = self._moved(value, target) if isinstance(target, core.Targets) else self.write(value)
                if isinstance(target, core.Variable):
                    self.place.leading.pop(target.name, None)
                    self.place.growing.discard(target.name)
                return updated(node, target=self.target(target), value=written)
            case core.Update():
                return self._update(node)
            case core.Evaluate(value=value):
                return self._evaluate(node, value)
            case core.If(branches=branches, otherwise=otherwise):
                pairs = tuple((self.condition(condition), self.block(block)) for condition, block in branches)
                return updated(node, branches=pairs, otherwise=None if otherwise is None else self.block(otherwise))
            case core.ForIn():
                return self._for_in(node)
            case core.ForCount():
                return self._count(node, node.variable, node.start, node.stop, node.step, inclusive=True)
            case core.While(condition=condition, body=body):
                return updated(node, condition=self.condition(condition), body=self.block(body))
            case core.Repeat(body=body, condition=condition):
                return updated(node, body=self.block(body), condition=self.condition(condition))
            case core.Return(value=value):
                return node if value is None else updated(node, value=self._result(value))
            case core.Define(function=function):
                return updated(node, function=self.function(function, f"nested:{function.id}"))
            case core.Try(body=body, handler=handler):
                return updated(node, body=self.block(body), handler=self.block(handler))
            case core.Assert(condition=condition, message=message):
                return updated(node, condition=self.condition(condition), message=None if message is None else self.write(message))
            case core.Throw(message=message):
                told = self.write(message)
                if self.kind(message).base is Base.RECORD:
                    told = core.Field(told, "message", span=message.span, kind=TEXT)
                return updated(node, message=told)
            case _:
                return node

    def target(self, node: core.Target) -> core.Target:
        match node:
            case core.Targets(items=items):
                return updated(node, items=tuple(self.target(item) for item in items))
            case core.Index():
                field = self.field_of_index(node)
                if field is not None:
                    self.check_stored_field(self.kind(node.target), field.name, node)
                found: core.Target = self._stored_part(node) if field is None else field
                return updated(found, kind=without_sites(self.kind(node)))
            case core.Field(target=target):
                self.check_stored_field(self.kind(target), node.name, node)
                form = self.field_form(self.kind(target), node.name)
                return updated(node, target=self.write(target), form=form)
            case core.Variable():
                return updated(node, kind=without_sites(self.kind(node)))
            case _:
                return node

    def _stored_part(self, node: core.Index) -> core.Target:
        """Item by item in a list; of several items at once there is no tensor that could be stored in."""
        if self.kind(node.target).base is not Base.LIST or node.id in self.facts.at_place:
            return self.index(node)
        first, *others = node.subscripts
        if self.gathers(first) or (others and isinstance(first, core.Slice)):
            self.problems.add(SeveralItems(node.span, node.target.span.text))
        return self.item_by_item(node)

    def _moved(self, value: core.Expression, targets: core.Targets) -> core.Expression:
        """`A[i], A[j] = A[j], A[i]`: what shares memory with a part that is stored in is copied before (R2.8)."""
        owners = [owner for target in targets.items if (owner := self._owner(target)) is not None]
        sites = frozenset[int]().union(*(deep_sites(self.kind(owner)) for owner in owners))
        if not owners or not isinstance(value, core.Pair):
            return self._own(value) if sites & deep_sites(self.kind(value)) else self.write(value)
        items = tuple(
            self._own(item)
            if self.kind(item).may_lift and (isinstance(item, core.Index) or sites & self.kind(item).sites)
            else self.write(item)
            for item in value.items
        )
        return updated(value, items=items, kind=without_sites(self.kind(value)))

    def _own(self, node: core.Expression) -> core.Copy:
        return core.Copy(self.write(node), span=node.span, kind=without_sites(self.kind(node)))

    def _owner(self, target: core.Target) -> core.Expression | None:
        """What is stored in, where a target is a part of it."""
        match target:
            case core.Index(target=owner) | core.Field(target=owner):
                return owner
            case core.Variable(name=name) if any(name in loop.variables and not loop.counts for loop in self.place.loops):
                return target
            case _:
                return None

    def _update(self, node: core.Update) -> core.Statement:
        kind = self.kind(node.target) if isinstance(node.target, core.Expression) else OPEN
        may_be_list = Base.LIST in (kind.base, *kind.among)
        outside = (core.Where.TOP, core.Where.OUTER, core.Where.INPUT)
        if self.place.facts is not None and isinstance(node.target, core.Variable) and node.target.where in outside:
            if kind.is_single or kind.base is Base.TEXT or may_be_list:
                self.problems.add(OuterUpdate(node.span, node.target.name, self.place.facts.function.name))
        owner = node.target.target if isinstance(node.target, core.Index | core.Field) else None
        fresh = owner is not None and self.kind(owner).base is Base.RECORD and not self._is_there(node.target, self.kind(owner))
        if may_be_list and isinstance(node.target, core.Expression):
            result = core.Primitive(node.operator, (node.target, node.value), span=node.span)
            return core.Assign(self.target(node.target), self.write(result), span=node.span, id=node.id, comments=node.comments)
        value = self.tensor(node.value) if kind.is_numeric else self.write(node.value)
        return updated(node, target=self.target(node.target), value=value, fresh=fresh)

    def _is_there(self, target: core.Target, record: Kind) -> bool:
        """Was the record made with this field?"""
        match target:
            case core.Field(name=name) | core.Index(subscripts=(core.Constant(value=str() as name),)):
                return name in dict(record.fields)
            case _:
                return False

    def _evaluate(self, node: core.Evaluate, value: core.Expression) -> core.Statement:
        variable, grows = self.flow.tails.get(node.id), appended(value)
        if grows is not None:
            self.place.leading.pop(grows[0], None)
            self.place.growing.add(grows[0])
        if variable is not None:
            place = core.Variable(variable, core.Where.LOCAL, span=node.span)
            return core.Assign(place, self.write(value), span=node.span, id=node.id, comments=node.comments)
        if not self._has_effect(value) and not self._is_shown(node):
            of = value.target if isinstance(value, core.Dot) and value.arguments is not None else None
            own = of.name if isinstance(of, core.Variable) else None
            self.problems.add(Unused(value.span, own, self.place.facts is not None, _assignment_meant(value)))
        return updated(node, value=self.write(value))

    def _is_shown(self, node: core.Evaluate) -> bool:
        """The last line of an entry in the REPL."""
        program = self.flow.program
        return program.earlier.shows and program.body.statements[-1].id == node.id

    def _has_effect(self, value: core.Expression) -> bool:
        """A call for its effect; also one of a function without an arrow, which may change what it is given, and of any method."""
        match value:
            case core.Apply() | core.SuperCall():
                return True
            case core.Dot() if is_method_call(self.flow.program, value, self.kind(value.target)):
                return True
            case core.Dot(meaning=None, arguments=arguments):
                return arguments is not None
            case core.Dot(meaning=core.Call() as meaning):
                return self._has_effect(meaning)
            case core.New(key=key):
                return method_of(self.flow.program, key, "init") is not None
            case core.Call(key=key):
                return not self.facts.functions[key].protects
            case _:
                return for_effect(value, self.flow.is_procedure)

    # Loops -------------------------------------------------------------------------------------------------------------------

    def _in_loop(self, loop: Loop, body: core.Block) -> core.Block:
        self.place.loops.append(loop)
        written = self.block(body)
        self.place.loops.pop()
        return written

    def _count(
        self, node: core.Statement, variable: str, start: core.Expression, stop: core.Expression, step: core.Expression, *, inclusive: bool
    ) -> core.ForCount:
        from_zero = isinstance(start, core.Constant) and start.value == 0 and isinstance(step, core.Constant) and step.value == 1
        body = node.body  # type: ignore[attr-defined]
        first, last, by = (self.write(part) if inclusive else self.whole(part) for part in (start, stop, step))
        inside = self._in_loop(Loop((variable,), True, from_zero), body)
        return core.ForCount(variable, first, last, by, inclusive, inside, span=node.span, id=node.id, comments=node.comments)

    def _for_in(self, node: core.ForIn) -> core.Statement:
        self._check_names(node)
        zero, one = (core.Constant(value, span=node.iterable.span, kind=WHOLE) for value in (0, 1))
        match node.iterable:
            case core.Primitive(name="range", arguments=(core.Expression() as first, second, third)):
                start, stop = (zero, first) if second is None else (first, second)
                return self._count(node, node.variables[0], start, stop, third or one, inclusive=False)
            case _ if (visits := visits_of(node)) is not None:
                counter, walked = visits
                return self._each(node, walked, Loop(tuple(name for name, _ in walked), False, position=counter))
            case _:
                return self._visit(node, zero, one)

    def _check_names(self, node: core.ForIn) -> None:
        """Several names take apart what is several."""
        kind = RANGE if isinstance(node.iterable, core.Primitive) and node.iterable.name == "range" else self.kind(node.iterable)
        counts = kind.base in (*COUNTS, Base.RANGE)
        if len(node.variables) > 1 and visits_of(node) is None and (counts or (kind.base is Base.TENSOR and kind.rank == 1)):
            self.problems.add(OneValueInEachPass(node.iterable.span, node.variables, counts))

    def _visit(self, node: core.ForIn, zero: core.Expression, one: core.Expression) -> core.Statement:
        kind = self.facts.loop_kinds.get(node.id, OPEN)
        if kind.base in COUNTS:
            return self._count(node, node.variables[0], zero, node.iterable, one, inclusive=False)
        if len(node.variables) > 1:
            return self._each(node, ((node.variables[0], node.iterable),), Loop(node.variables, False), unpack=node.variables)
        variable = node.variables[0]
        loop = Loop((variable,), False)
        polymorphic = kind.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN)
        if node.id in self.flow.nests.outer and polymorphic:
            started = frozenset(self.place.growing)
            body = self._in_loop(loop, node.body)
            for name, by_element in row_lists(node, self.kind):
                if name not in started:
                    self.place.leading[name] = self.write(node.iterable), by_element
            return core.ForRows(
                variable, self.write(node.iterable), body, loop.position, span=node.span, id=node.id, comments=node.comments
            )
        if node.id in self.flow.nests.inner and polymorphic and self._outer_kind(node).base in LIVE:
            return self._inner(node, loop)
        if polymorphic and self._fills(node, kind):
            body = self._in_loop(loop, node.body)
            return core.ForAll(variable, self.write(node.iterable), body, loop.position, span=node.span, id=node.id, comments=node.comments)
        return self._each(node, ((variable, node.iterable),), loop)

    def _inner(self, node: core.ForIn, loop: Loop) -> core.Statement:
        assert isinstance(node.iterable, core.Variable)
        row = node.iterable.name
        body = self._in_loop(loop, node.body)
        if self._outer_kind(node).base is Base.LIST:
            return core.ForAll(
                loop.variables[0], self.write(node.iterable), body, loop.position, span=node.span, id=node.id, comments=node.comments
            )
        return core.ForElements(loop.variables[0], row, body, loop.position, span=node.span, id=node.id, comments=node.comments)

    def _outer_kind(self, node: core.ForIn) -> Kind:
        """What the outer loop of a nest visits: its inner loop is one over elements only if that has rows or items."""
        return self.facts.loop_kinds.get(self.flow.nests.inner[node.id], OPEN)

    def _fills(self, node: core.ForIn, kind: Kind) -> bool:
        """A lone loop whose variable is only assigned numbers and never read visits every element (R5.2)."""
        if kind.base is Base.TENSOR and kind.rank == 1:
            return False
        variable = node.variables[0]
        written = False
        targets: set[int] = set()
        for inner in walk(node.body):
            if isinstance(inner, core.Assign) and isinstance(inner.target, core.Variable) and inner.target.name == variable:
                if not self.kind(inner.value).is_single:
                    return False
                written = True
                targets.add(inner.target.id)
            elif isinstance(inner, core.Position) and inner.loop == variable:
                return False
        reads = any(isinstance(inner, core.Variable) and inner.name == variable and inner.id not in targets for inner in walk(node.body))
        return written and not reads

    def _each(
        self, node: core.ForIn, pairs: tuple[tuple[str, core.Expression], ...], loop: Loop, unpack: tuple[str, ...] = ()
    ) -> core.ForEach:
        changed = self.facts.loop_changed.get(node.id, frozenset())
        grown = self.facts.loop_grown.get(node.id, frozenset())
        visits = []
        snapshot = False
        for variable, iterable in pairs:
            kind = self.kind(iterable)
            live = False
            if not unpack and kind.base in LIVE and is_place(iterable):
                written = assigns(node.body, variable) or self._tail_of(node.body, variable)
                live = written or (kind.base is Base.TENSOR and bool(kind.sites & changed) and kind.rank in (1, None))
            snapshot = snapshot or bool(kind.sites & grown)
            visits.append(core.Visit(variable, self.write(iterable), live, span=iterable.span))
        body = self._in_loop(loop, node.body)
        return core.ForEach(tuple(visits), body, loop.position, unpack, snapshot, span=node.span, id=node.id, comments=node.comments)

    def _tail_of(self, body: core.Block, variable: str) -> bool:
        return any(isinstance(inner, core.Evaluate) and self.flow.tails.get(inner.id) == variable for inner in walk(body))

    # Results and copies ------------------------------------------------------------------------------------------------------

    def _result(self, value: core.Expression) -> core.Expression:
        facts = self.place.facts
        if isinstance(value, core.Pair):
            return updated(value, items=tuple(self._result(item) for item in value.items), kind=without_sites(self.kind(value)))
        kind = self.kind(value)
        as_tensor = facts is not None and facts.gives_tensor and kind.base is Base.LIST
        written = self.tensor(value) if as_tensor else self.write(value)
        if facts is not None and facts.gives_list and kind.base in (Base.TENSOR, Base.NUMERIC):
            return core.ToList(written, span=value.span, kind=list_of(NUMBER))
        if isinstance(value, core.Variable) and value.name in self.place.singles:
            return core.Unwrap(written, span=value.span, kind=written.kind)
        if facts is None or not facts.protects or kind.base not in MUTABLE or as_tensor:
            return written
        kept = {site for name, site in facts.sites.items() if name not in self.place.copied and name != facts.own_object}
        if not deep_sites(kind) & kept:
            return written
        return self._copied(written, kind, "float" if facts.copy_site in self.facts.fraction else None)

    def _copied(self, written: core.Expression, kind: Kind, dtype: str | None) -> core.Expression:
        single = kind.base in (Base.NUMERIC, Base.OPEN)
        plain = without_sites(kind)
        fraction = "float" if dtype == "float" else None
        copy = core.Copy(written, fraction, single, span=written.span, kind=plain)  # type: ignore[arg-type]
        return core.Unwrap(copy, span=written.span, kind=plain) if single else copy

    def _entry_copies(self, facts: FunctionFacts) -> list[core.Statement]:
        """An arrow function works on copies of what it changes (R6.2)."""
        made: list[core.Statement] = []
        over = facts.by_element
        for parameter in facts.function.parameters:
            kind = facts.kinds.get(parameter.name, OPEN)
            site = facts.sites[parameter.name]
            if site not in self.facts.changed or kind.base not in MUTABLE or parameter.name in over:
                continue
            in_doubt = site in self.facts.fraction or site in self.facts.fraction_if
            fraction = "float" if in_doubt and kind.base in STORING else None
            single = kind.base in (Base.NUMERIC, Base.OPEN) and site in self.facts.changed_within
            plain = without_sites(kind)
            variable = core.Variable(parameter.name, core.Where.LOCAL, span=facts.function.header, kind=plain)
            if "list" in facts.needs.get(parameter.name, {}):
                made.append(
                    core.Assign(
                        updated(variable), core.ToList(variable, span=facts.function.header, kind=plain), span=facts.function.header
                    )
                )
                self.place.copied.add(parameter.name)
                continue
            copy = core.Copy(variable, fraction, single, span=facts.function.header, kind=plain)  # type: ignore[arg-type]
            made.append(core.Assign(updated(variable), copy, span=facts.function.header))
            self.place.copied.add(parameter.name)
            if single:
                self.place.singles.add(parameter.name)
        return made

    def _entry_checks(self, facts: FunctionFacts) -> list[core.Statement]:
        """A procedure refuses tensors of whole numbers in which it would store fractions (R2.4)."""
        return [check for parameter in facts.function.parameters for check in self._entry_check(facts, parameter)]

    def _entry_check(self, facts: FunctionFacts, parameter: core.Parameter) -> list[core.Statement]:
        site = facts.sites[parameter.name]
        certain = site in self.facts.fraction
        sources = self.facts.fraction_if.get(site, frozenset())
        if facts.kinds[parameter.name].base not in STORING or not (certain or sources):
            return []
        names = [parameter.name, *(name for name, other in facts.sites.items() if not certain and other in sources)]
        variables = tuple(
            core.Variable(name, core.Where.LOCAL, span=parameter.span, kind=without_sites(facts.kinds[name])) for name in names
        )
        return [_hold_fractions(variables, facts.function.header)]

    def input(self, item: core.Input) -> core.Input:
        """An input with what is known of it."""
        kind = self.flow.input_kind(item.name)
        return updated(item, kind=without_sites(kind), fractions=bool(kind.sites & self.facts.fraction))

    def input_check(self, item: core.Input) -> core.Statement:
        """The program's own statements refuse an input of whole numbers in which they would store fractions (R2.4)."""
        return _hold_fractions((core.Variable(item.name, core.Where.INPUT, span=item.span, kind=item.kind),), item.span)

    # Functions ---------------------------------------------------------------------------------------------------------------

    def function(self, function: core.Function, key: str) -> core.Function:
        facts = self.facts.functions.get(key)
        if facts is None:
            return function
        outside, self.place = self.place, Place(facts)
        self._check_needs(facts)
        copies = self._entry_copies(facts) if facts.protects else self._entry_checks(facts)
        body = self.block(facts.function.body)
        body = updated(body, statements=(*copies, *body.statements))
        parameters = tuple(
            updated(
                parameter,
                default=None if parameter.default is None else self.write(parameter.default),
                kind=without_sites(facts.kinds.get(parameter.name, OPEN)),
                counts_truths=counts_truths(facts.needs.get(parameter.name, {})),
            )
            for parameter in function.parameters
        )
        names = tuple(dict.fromkeys((*function.locals, *self.place.names)))
        context = tuple(facts.kinds.get(parameter.name, OPEN) for parameter in function.parameters)
        result = facts.results.get(context, OPEN)
        self.place = outside
        return updated(
            facts.function,
            parameters=parameters,
            body=body,
            locals=names,
            by_element=facts.by_element,
            gives_whole=bool(facts.results) and all(kind.is_whole for kind in facts.results.values() if kind.base is not Base.NEVER),
            leaves_inputs=facts.protects or self.facts.changed.isdisjoint(facts.sites.values()),
            result=without_sites(result),
            outer_reads=function.outer_reads,
            sharing=sharing(facts.function.body, self.facts),
        )

    def _check_needs(self, facts: FunctionFacts) -> None:
        for name, needs in facts.needs.items():
            for one, other in (("text", "numeric"), ("text", "dotted"), ("text", "elements"), ("text", "list"), ("function", "numeric")):
                if one in needs and other in needs:
                    first, second = sorted((one, other), key=lambda what: needs[what].span.start)
                    self.problems.add(TwoKinds(needs[second].span, name, USES[second], USES[first], needs[first].span))
                    break

    def check_returns(self, program: core.Program) -> None:
        """Functions whose arrow promises what no path gives (R6.3): an error where they are called."""
        called, dots = set[str](), set[str]()
        for node in walk(program):
            match node:
                case core.Call(key=key) | core.FunctionName(key=key):
                    called.add(key)
                case core.Dot(name=name) | core.SuperCall(name=name):
                    dots.add(name)
        called |= {key for each in program.classes.values() for name, key in each.methods.items() if name in dots}
        for key, function in program.functions.items():
            facts = self.facts.functions[key]
            if not function.arrow or self._may_return(facts):
                continue
            problem = NeverReturns if key in called else WouldNeverReturn
            offered = never_read(function)
            self.problems.add(problem(function.header, function.name, function.arrow, offered))

    def _may_return(self, facts: FunctionFacts) -> bool:
        """A return written out, or the arrow's variable if the function assigns or changes it; or nothing but a throw."""
        returns = [node for node in walk(facts.function.body) if isinstance(node, core.Return)]
        if any(not node.implicit for node in returns):
            return True
        for node in returns:
            value = node.value
            if not (isinstance(value, core.Variable) and value.span == facts.function.header):
                return True
            site = facts.sites.get(value.name)
            if site is None or site in self.facts.changed or assigns(facts.function.body, value.name):
                return True
        statements = facts.function.body.statements
        return bool(statements) and isinstance(statements[-1], core.Throw)


def whole_but_changed(item: core.Input) -> bool:
    """May an input hold whole numbers only, though fractions are stored in it?"""
    return item.fractions and item.kind.base in STORING and item.kind.dtype != "float"


def _hold_fractions(variables: tuple[core.Variable, ...], span: Span) -> core.Statement:
    return core.Evaluate(core.Primitive("hold_fractions", variables, span=span, kind=NOTHING), span=span)


def _assignment_meant(value: core.Expression) -> str | None:
    """`x == 5` as a line of its own => `x = 5`."""
    match value:
        case core.Compare(first=core.Variable() | core.Index() as target, rest=(("==", right),)):
            return f"{target.span.text} = {right.span.text}"
    return None
