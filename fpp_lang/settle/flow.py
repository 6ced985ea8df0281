"""The kinds of variables from statement to statement."""

from __future__ import annotations

from collections.abc import Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NEVER, OPEN, TEXT, WHOLE, Base, Kind, join
from fpp_lang.core.walk import walk
from fpp_lang.settle.analysis import Frame, LoopFrame
from fpp_lang.settle.calls import Calls
from fpp_lang.settle.endings import last_values
from fpp_lang.settle.environment import Environment, Writes, join_writes
from fpp_lang.settle.facts import AtPlace, Context, FunctionFacts
from fpp_lang.settle.gives import elementwise, mixed
from fpp_lang.settle.nests import Nests, find_nests

MOST_PASSES = 10
ELEMENT_SOURCES = frozenset({Base.TENSOR, Base.NUMERIC, Base.LIST, Base.OPEN, Base.NEVER})
COUNTS = frozenset({Base.NUMBER, Base.TRUTH})
IN_PLACE = frozenset({Base.TENSOR, Base.NUMERIC})


class Flow(Calls):
    """Runs the program on kinds."""

    def __init__(self, program: core.Program, given: Mapping[str, Kind]) -> None:
        super().__init__(program, given)
        self.nests: Nests = find_nests(program)
        self.nest_of: dict[int, Nests] = {}
        self.tails: dict[int, str] = {}

    # Driving -----------------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Repeats until nothing new is found: functions alone, with their calls, and at last with open parameters open."""
        self._passes(with_program=False)
        self.facts.forget_calls()
        self.captured.clear()
        self._passes(with_program=True)
        self.unknown = OPEN
        self._passes(with_program=True)

    def _passes(self, *, with_program: bool) -> None:
        for _ in range(MOST_PASSES):
            self.number += 1
            self.facts.grew = False
            self._defaults()
            if with_program:
                self.frame = Frame(None, (), True, Environment({}))
                self.block(self.program.body)
            for facts in list(self.facts.functions.values()):
                self._all_calls(facts)
            if not self.facts.grew:
                return

    def _defaults(self) -> None:
        self.frame = Frame(None, (), True, Environment({}))
        for facts in self.facts.functions.values():
            for parameter in facts.function.parameters:
                if parameter.default is not None:
                    self.expression(parameter.default)

    def _all_calls(self, facts: FunctionFacts) -> None:
        """The function for all its calls: what is recorded here decides."""
        declared = self.declared(facts)
        names = [parameter.name for parameter in facts.function.parameters]
        facts.kinds = dict(zip(names, declared, strict=True))
        over = facts.by_element
        context = tuple(
            Kind(Base.NUMBER, kind.dtype) if name in over and kind.base is not Base.NUMBER else kind
            for name, kind in zip(names, declared, strict=True)
        )
        for parameter in facts.function.parameters:
            if parameter.annotation is not None and parameter.annotation.casefold() == "tensor":
                facts.taken_whole.add(parameter.name)
        facts.fresh_until[context] = self.number
        self.enter(facts, context, recording=True)

    def body(self, function: core.Function) -> None:
        self.block(function.body)

    # Statements --------------------------------------------------------------------------------------------------------------

    def block(self, block: core.Block) -> None:
        for statement in block.statements:
            self.statement(statement)

    def statement(self, node: core.Statement) -> None:
        frame = self.frame
        match node:
            case core.Assign(target=target, value=value):
                self.assign(target, self.expression(value))
            case core.Update():
                self._update(node)
            case core.Evaluate(value=value):
                kind = self.expression(value)
                if node.id in self.tails:
                    self.assign(core.Variable(self.tails[node.id], core.Where.LOCAL), kind)
            case core.If():
                self._if(node)
            case core.ForIn():
                self._for_in(node)
            case core.ForCount(variable=variable, start=start, stop=stop, step=step, body=body):
                kinds = [self.expression(part) for part in (start, stop, step)]
                for kind, part in zip(kinds, (start, stop, step), strict=True):
                    self.need(kind, "number", part)
                    self.taken_whole(kind)
                self._loop(node, body, {variable: Kind(Base.NUMBER, mixed(kinds))}, LoopFrame())
            case core.While(condition=condition, body=body):
                self._loop(node, body, {}, LoopFrame(), before=condition)
            case core.Repeat(body=body, condition=condition):
                self._loop(node, body, {}, LoopFrame(), after=condition)
            case core.Return(value=value):
                if value is not None:
                    frame.result = join(frame.result, self.expression(value))
                frame.reached = False
            case core.Throw(message=message):
                self.taken_whole(self.expression(message))
                frame.reached = False
            case core.Break() | core.Continue():
                if frame.loops:
                    loop = frame.loops[-1]
                    (loop.leaving if isinstance(node, core.Break) else loop.again).append(frame.env.since(loop.level))
                frame.reached = False
            case core.Try():
                self._try(node)
            case core.Assert(condition=condition, message=message):
                self.condition(condition)
                if message is not None:
                    self.expression(message)
            case core.Define(function=function):
                self.define(function)
            case _:
                pass

    def assign(self, target: core.Target, kind: Kind) -> None:
        """A variable is bound, an element or a field stored."""
        match target:
            case core.Variable(name=name):
                container = self._container(name)
                if container is None:
                    self.bind(name, kind)
                else:
                    self._store_element(name, container, kind)
            case core.Targets(items=items):
                for place, item in enumerate(items):
                    part = kind.items[place] if kind.base is Base.PAIR and place < len(kind.items) else self.item(kind)
                    self.assign(item, part)
            case core.Index(target=owner, subscripts=subscripts):
                self.expression(target)
                here = self.at_place(target)
                container = self.expression(owner if here is None else here.target)
                self.store(container, kind, subscripts[0] if len(subscripts) == 1 else None)
            case core.Field(target=owner, name=name):
                container = self.expression(owner)
                self.need(container, "record", target)
                self.changes(container, None)
                self.facts.add_field(container.sites, name, _plain(kind))
            case _:
                pass

    def store(self, container: Kind, kind: Kind, key: core.Expression | core.Slice | None) -> None:
        """`container[key] = value`."""
        self.changes(container, kind)
        if container.base is Base.LIST:
            self.facts.add_item(container.sites, _plain(kind))
        elif container.base is Base.RECORD or (container.base is Base.OPEN and kind.base not in (Base.NUMBER, Base.TRUTH)):
            name = str(key.value) if isinstance(key, core.Constant) else "*"
            self.facts.add_field(container.sites, name, _plain(kind))

    def _container(self, name: str) -> Kind | None:
        """The tensor or list whose element a loop variable is."""
        for loop in reversed(self.frame.loops):
            if name in loop.elements:
                return loop.elements[name]
        return None

    def _store_element(self, name: str, container: Kind, kind: Kind) -> None:
        self.changes(container, kind)
        if container.base is Base.LIST:
            self.facts.add_item(container.sites, _plain(kind))
        known = self.frame.env.get(name)
        if known.base is not Base.TENSOR:
            self.frame.env.set(name, updated(kind, sites=kind.sites | known.sites))

    def _update(self, node: core.Update) -> None:
        value = self.expression(node.value)
        operator = node.operator
        match node.target:
            case core.Variable(name=name, where=where) as target:
                before = self.expression(target)
                if operator == "add" and TEXT.base in (before.base, value.base):
                    result = TEXT
                else:
                    for kind, part in ((before, node.target), (value, node.value)):
                        if operator != "add" or Base.OPEN not in (before.base, value.base) or before.base is not value.base:
                            self.need(kind, "numeric", part)
                    result = self._arithmetic(operator, before, value)
                container = self._container(name)
                if container is not None:
                    self._store_element(name, container, result)
                elif before.base in IN_PLACE:
                    self.changes(before, result)
                    if where in (core.Where.LOCAL, core.Where.TOP):
                        self.bind(name, updated(before, dtype=before.dtype if before.dtype == result.dtype else None, of=None))
                else:
                    self.bind(name, updated(result, of=None))
            case target:
                before = self.expression(target) if isinstance(target, core.Expression) else OPEN
                self.need(value, "numeric", node.value) if operator != "add" else None
                result = self._arithmetic(operator, before, value) if before.base is not Base.TEXT else TEXT
                self.need(before, "numeric", node) if operator != "add" or value.is_numeric else None
                if isinstance(target, core.Index | core.Field) and before.base in IN_PLACE:
                    self.changes(before, result)
                if before.base is Base.OPEN:
                    result = value if value.base is not Base.NEVER else before
                self.assign(target, result)

    def _arithmetic(self, operator: str, left: Kind, right: Kind) -> Kind:
        if Base.OPEN in (left.base, right.base) and operator == "add" and left.base is right.base:
            return OPEN
        return elementwise([left, right], "float" if operator == "divide" else mixed([left, right]) if operator != "power" else None)

    # Branches ----------------------------------------------------------------------------------------------------------------

    def _if(self, node: core.If) -> None:
        frame = self.frame
        ends: list[Writes] = []
        for condition, block in node.branches:
            self.condition(condition)
            self._branch(block, ends)
        if node.otherwise is not None:
            self._branch(node.otherwise, ends)
        else:
            ends.append({})
        frame.reached = bool(ends)
        frame.env.meet(ends)

    def _branch(self, block: core.Block, ends: list[Writes]) -> None:
        """One way; it counts at the meeting point if control comes to its end."""
        frame = self.frame
        frame.env.open()
        frame.reached = True
        self.block(block)
        writes = frame.env.close()
        if frame.reached:
            ends.append(writes)

    def _try(self, node: core.Try) -> None:
        """The handler may begin after any statement of the body."""
        frame = self.frame
        ends: list[Writes] = []
        frame.env.open()
        self.block(node.body)
        writes = frame.env.close()
        if frame.reached:
            ends.append(writes)
        frame.env.open()
        frame.env.add(writes)
        frame.reached = True
        if node.name is not None:
            self.bind(node.name, Kind(Base.RECORD, fields=(("message", TEXT),)))
        self.block(node.handler)
        handled = frame.env.close()
        if frame.reached:
            ends.append(handled)
        frame.reached = bool(ends)
        frame.env.meet(ends)

    # Loops -------------------------------------------------------------------------------------------------------------------

    def _loop(
        self,
        node: core.Statement,
        body: core.Block,
        variables: dict[str, Kind],
        loop: LoopFrame,
        *,
        before: core.Expression | None = None,
        after: core.Expression | None = None,
    ) -> None:
        """One walk through the body; what comes round the loop is kept for the next pass of the analysis."""
        frame = self.frame
        key = (node.id, frame.context)
        frame.env.add(self.facts.loop_entry.get(key, {}))
        frame.loops.append(loop)
        loop.level = frame.env.open()
        if before is not None:
            self.condition(before)
        for name, kind in variables.items():
            self.bind(name, kind)
        frame.reached = True
        self.block(body)
        round_again = [*loop.again, *([frame.env.since(loop.level)] if frame.reached else [])]
        frame.env.close()
        exits = loop.leaving if after is not None else [{}, *loop.leaving, *round_again]
        if after is not None and round_again:
            frame.env.open()
            frame.env.meet(round_again)
            self.condition(after)
            round_again = [frame.env.close()]
            exits = [*exits, *round_again]
        frame.loops.pop()
        for outer in frame.loops:
            outer.changed |= loop.changed
            outer.grown |= loop.grown
        if round_again:
            self._keep_entry(key, join_writes(round_again, frame.env))
        if frame.recording:
            self.facts.loop_changed[node.id] = frozenset(loop.changed)
            self.facts.loop_grown[node.id] = frozenset(loop.grown)
        frame.reached = bool(exits)
        frame.env.meet(exits)

    def _keep_entry(self, key: tuple[int, Context], writes: Writes) -> None:
        known = self.facts.loop_entry.setdefault(key, {})
        for name, kind in writes.items():
            before = known.get(name, NEVER)
            if before is not kind:
                after = join(before, kind)
                if after != before:
                    known[name] = after
                    self.facts.grew = True

    def _for_in(self, node: core.ForIn) -> None:
        match node.iterable:
            case core.Primitive(name="range", arguments=arguments):
                self.expression(node.iterable)
                known = [self.facts.kinds.get(a.id, WHOLE) for a in arguments if a is not None]
                for a in arguments:
                    if a is not None:
                        self.need(self.facts.kinds.get(a.id, OPEN), "number", a)
                self._walk(node, {node.variables[0]: Kind(Base.NUMBER, mixed(known))}, LoopFrame())
            case core.Primitive(name="enumerate", arguments=(core.Expression() as walked, *_)) if len(node.variables) == 2:
                kind = self.expression(walked)
                self._taken(kind, walked)
                self._walk(
                    node, {node.variables[0]: WHOLE, node.variables[1]: self.item(kind)}, self._elements(node, {node.variables[1]: kind})
                )
            case core.Primitive(name="zip", arguments=parts) if len(parts) == len(node.variables):
                kinds = [self.expression(part) if part is not None else OPEN for part in parts]
                for kind, part in zip(kinds, parts, strict=True):
                    if part is not None:
                        self._taken(kind, part)
                items = {name: self.item(kind) for name, kind in zip(node.variables, kinds, strict=True)}
                self._walk(node, items, self._elements(node, dict(zip(node.variables, kinds, strict=True))))
            case iterable:
                self._visit(node, self.expression(iterable))

    def _taken(self, kind: Kind, node: core.Expression) -> None:
        self.need(kind, "indexed", node)
        self.taken_whole(kind)

    def _visit(self, node: core.ForIn, kind: Kind) -> None:
        """A loop over one value: it counts, visits items, or is part of a nest."""
        kind = self._as_count(node, kind)
        if self.frame.recording:
            self.facts.loop_kinds[node.id] = kind
        variable = node.variables[0]
        if kind.base in COUNTS:
            self.taken_whole(kind)
            self._walk(node, {variable: WHOLE}, LoopFrame())
            return
        nest = node.id in self.nests.outer or node.id in self.nests.inner
        if nest and kind.base is not Base.LIST:
            self.need(kind, "nest", node.iterable)
            self.taken_whole(kind)
        else:
            self._taken(kind, node.iterable)
        if len(node.variables) > 1:
            self._unpack(node, kind)
            return
        item = self._nest_item(node, kind)
        self._walk(node, {variable: item}, self._elements(node, {variable: kind}))

    def _nest_item(self, node: core.ForIn, kind: Kind) -> Kind:
        """What the variable of a nest's loop is: a row along the last axis, or one number."""
        if node.id in self.nests.outer and kind.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN, Base.NEVER):
            if kind.base is Base.TENSOR and kind.rank is not None and kind.rank <= 2:
                return Kind(Base.TENSOR, kind.dtype, 1, sites=kind.sites, of=kind.of)
            base = kind.base if kind.base is not Base.OPEN else Base.NUMERIC
            return Kind(base, kind.dtype, 1, sites=kind.sites, of=kind.of)
        if node.id in self.nests.inner and kind.base in (Base.TENSOR, Base.NUMERIC):
            return Kind(Base.NUMBER, kind.dtype, of=kind.of)
        if node.id in self.nests.inner and kind.base is Base.NEVER:
            return Kind(Base.NEVER, of=kind.of)
        return self.item(kind)

    def _as_count(self, node: core.ForIn, kind: Kind) -> Kind:
        """A parameter that the body leaves open between number and tensor counts where every call gives a number (R5.1)."""
        nest = node.id in self.nests.outer or node.id in self.nests.inner
        if kind.base in (Base.NUMERIC, Base.OPEN, Base.NEVER) and kind.of is not None and kind.of[1] == 0 and not nest:
            facts = self.frame.facts
            called = facts.called_with.get(kind.of[0]) if facts is not None else None
            if called is not None and called.is_single:
                return updated(called, of=kind.of, reach=kind.reach)
        return kind

    def _unpack(self, node: core.ForIn, kind: Kind) -> None:
        """`for key, value in record`, `for a, b in pairs`."""
        if kind.base is Base.RECORD:
            keys = Kind(Base.OPEN) if not kind.fields else TEXT
            kinds = [keys, self.facts.any_field(kind)]
        else:
            item = self.item(kind)
            kinds = [
                item.items[place] if item.base is Base.PAIR and place < len(item.items) else self.item(item)
                for place in range(len(node.variables))
            ]
        self._walk(node, dict(zip(node.variables, kinds, strict=False)), LoopFrame())

    def _elements(self, node: core.ForIn, walked: dict[str, Kind]) -> LoopFrame:
        """The loop's variables that are elements in place (R5.2)."""
        match node.iterable:
            case core.Primitive(name="enumerate" | "zip", arguments=arguments):
                places = [argument for argument in arguments if argument is not None]
            case iterable:
                places = [iterable]
        elements = {
            name: kind
            for (name, kind), place in zip(walked.items(), places, strict=False)
            if kind.base in ELEMENT_SOURCES and is_place(place)
        }
        return LoopFrame(elements=elements)

    def _walk(self, node: core.ForIn, variables: dict[str, Kind], loop: LoopFrame) -> None:
        chain = self.nests.chains.get(node.id, ())
        if loop.elements and (len(chain) == 1 or any(outer.chain == chain[:-1] for outer in self.frame.loops)):
            loop.chain = chain
        self._mark_tails(node, loop)
        self._loop(node, node.body, variables, loop)

    def at_place(self, node: core.Index) -> AtPlace | None:
        """`A[row][col]`, `A[row, col]` and `A[rowIndex][colIndex]` where the loops over row and col are running (R5.5)."""
        chain = next((loop.chain for loop in reversed(self.frame.loops) if len(loop.chain) > 1), ())
        if not chain:
            return None
        target: core.Expression = node
        names: list[str | None] = []
        while isinstance(target, core.Index) and len(names) < len(chain):
            names[:0] = [_loop_named(subscript) for subscript in target.subscripts]
            target = target.target
        if tuple(names) == chain:
            return AtPlace(target, chain, False)
        if len(chain) == 2 and tuple(reversed(names)) == chain:
            return AtPlace(target, chain, True)
        return None

    def _mark_tails(self, node: core.ForIn, loop: LoopFrame) -> None:
        """The last expression of an element loop, in a function with an arrow, replaces the element (R5.3)."""
        facts = self.frame.facts
        if facts is None or not facts.protects or len(loop.elements) != 1 or node.id in self.nests.outer:
            return
        (variable, kind), *_ = loop.elements.items()
        if kind.base is Base.TENSOR and kind.rank is not None and kind.rank > 1 and node.id not in self.nests.inner:
            return
        for last in last_values(node.body, self.is_procedure):
            self.tails[last.id] = variable


def is_place(node: core.Expression) -> bool:
    """Something that can be stored in: a variable, a field, a part of one; not something computed."""
    match node:
        case core.Variable():
            return True
        case core.Field(target=target) | core.Index(target=target):
            return is_place(target)
        case core.Dot(target=target, arguments=None, meaning=meaning):
            return (meaning is None or (isinstance(meaning, core.Primitive) and meaning.name == "data")) and is_place(target)
        case core.Primitive(name="data", arguments=(core.Expression() as target, *_)):
            return is_place(target)
        case _:
            return False


def _loop_named(node: core.Expression | core.Slice) -> str | None:
    match node:
        case core.Variable(name=name) | core.Position(loop=name):
            return name
        case _:
            return None


def _plain(kind: Kind) -> Kind:
    return updated(kind, reach=frozenset(), of=None) if kind.reach or kind.of else kind


def assigns(block: core.Node, name: str) -> bool:
    """Is the variable assigned somewhere in the block?"""
    for node in walk(block):
        match node:
            case core.Assign(target=target) | core.Update(target=target):
                if any(isinstance(part, core.Variable) and part.name == name for part in _bound(target)):
                    return True
            case core.ForIn(variables=variables) if name in variables:
                return True
            case core.ForCount(variable=variable) if variable == name:
                return True
            case _:
                pass
    return False


def _bound(target: core.Target) -> list[core.Target]:
    if isinstance(target, core.Targets):
        return [part for item in target.items for part in _bound(item)]
    return [target]
