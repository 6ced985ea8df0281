"""The kinds of variables from statement to statement."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMBER, OPEN, TENSOR, TEXT, Base, Kind, join, join_likes, without_origin
from fpp_lang.settle.analysis import Frame, LoopFrame
from fpp_lang.settle.calls import single
from fpp_lang.settle.environment import Environment, Writes
from fpp_lang.settle.facts import Context, FunctionFacts
from fpp_lang.settle.gives import elementwise, mixed
from fpp_lang.settle.loops import Loops
from fpp_lang.settle.parameters import ADDED

MOST_PASSES = 10
IN_PLACE = frozenset({Base.TENSOR, Base.NUMERIC})


class Flow(Loops):
    """Runs the program on kinds."""

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
                self._program()
            for facts in list(self.facts.functions.values()):
                self._all_calls(facts)
            self._again()
            if not self.facts.grew:
                return

    def _again(self) -> None:
        """While nothing else is new, only those are looked at again whose loops bring round what was not known where they begin."""
        for _ in range(MOST_PASSES):
            waiting = [(facts, list(facts.again)) for facts in self.facts.functions.values() if facts.again]
            if self.facts.grew or not (waiting or self.program_again):
                return
            if self.program_again:
                self._program()
            for facts, contexts in waiting:
                decided = self._all_calls(facts)
                for context in contexts:
                    if context != decided:
                        self.enter(facts, context, recording=False)
        self.facts.grew = True

    def _program(self) -> None:
        self.program_again = False
        self.frame = Frame(None, (), True, Environment({}))
        self._earlier(self.program.earlier)
        self.block(self.program.body)

    def _earlier(self, earlier: core.Earlier) -> None:
        for name, kind in earlier.kinds.items():
            self.bind(name, kind)
        for owner, fields in earlier.fields.items():
            for name, kind in fields.items():
                self.add_object_field(Kind(Base.OBJECT, function=owner), name, kind)

    def _defaults(self) -> None:
        self.frame = Frame(None, (), True, Environment({}))
        for facts in list(self.facts.functions.values()):  # a default may hold a function
            for parameter in facts.function.parameters:
                if parameter.default is not None:
                    self.expression(parameter.default)

    def _all_calls(self, facts: FunctionFacts) -> Context:
        """The function for all its calls, here given: what is recorded decides."""
        declared = self.declared(facts)
        names = [parameter.name for parameter in facts.function.parameters]
        facts.kinds = dict(zip(names, declared, strict=True))
        over = facts.by_element
        context = tuple(single(kind) if name in over else kind for name, kind in zip(names, declared, strict=True))
        for parameter in facts.function.parameters:
            if parameter.annotation is not None and parameter.annotation.casefold() == "tensor":
                facts.taken_whole.add(parameter.name)
        facts.fresh_until[context] = self.number
        self.enter(facts, context, recording=True)
        return context

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
                if isinstance(target, core.Variable) and isinstance(value, core.Primitive):
                    self.frame.computed[target.name] = value
            case core.Update():
                self._update(node)
            case core.Evaluate(value=value):
                kind = self.expression(value)
                if node.id in self.tails:
                    self.assign(core.Variable(self.tails[node.id], core.Where.LOCAL), kind)
            case core.If():
                self._if(node)
            case core.ForIn():
                self.for_in(node)
            case core.ForCount(variable=variable, start=start, stop=stop, step=step, body=body):
                kinds = [self.expression(part) for part in (start, stop, step)]
                for kind, part in zip(kinds, (start, stop, step), strict=True):
                    self.need(kind, "number", part)
                    self.taken_whole(kind)
                self.loop(node, body, {variable: Kind(Base.NUMBER, mixed(kinds))}, LoopFrame())
            case core.While(condition=condition, body=body):
                self.loop(node, body, {}, LoopFrame(), before=condition)
            case core.Repeat(body=body, condition=condition):
                self.loop(node, body, {}, LoopFrame(), after=condition)
            case core.Return(value=value):
                if value is not None:
                    self._give(self.expression(value))
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

    def _give(self, kind: Kind) -> None:
        frame = self.frame
        if frame.facts is not None:
            frame.facts.returned.add(kind.base)
            if frame.recording:
                frame.facts.gives.add(kind.base)
            if frame.facts.gives_tensor and kind.base is Base.LIST:
                kind = Kind(Base.TENSOR, self.facts.item_of(kind).dtype if self.facts.item_of(kind).is_numeric else None)
            if frame.facts.gives_list and kind.base in (Base.TENSOR, Base.NUMERIC):
                kind = Kind(Base.LIST, items=(NUMBER,), sites=kind.sites)
        frame.result = join(frame.result, kind)

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
                self.changes(container, None)
                if container.base is Base.OBJECT or (container.base in (Base.OPEN, Base.NEVER) and self.program.classes):
                    self.add_object_field(container, name, without_origin(kind))
                if container.base is not Base.OBJECT:
                    self.need(container, "record", target) if not self.program.classes else None
                    self.facts.add_field(container.sites, name, without_origin(kind))
            case _:
                pass

    def store(self, container: Kind, kind: Kind, key: core.Expression | core.Slice | None) -> None:
        """`container[key] = value`."""
        self.changes(container, kind)
        if container.base is Base.RECORD:
            for loop in self.frame.loops:
                loop.grown |= container.sites
        if container.base is Base.OBJECT:
            self.add_object_field(container, str(key.value) if isinstance(key, core.Constant) else "*", without_origin(kind))
        elif container.base is Base.LIST:
            self.facts.add_item(container.sites, without_origin(kind))
        elif container.base is Base.RECORD or (container.base is Base.OPEN and kind.base not in (Base.NUMBER, Base.TRUTH)):
            name = str(key.value) if isinstance(key, core.Constant) else "*"
            self.facts.add_field(container.sites, name, without_origin(kind))

    def _container(self, name: str) -> Kind | None:
        """The tensor or list whose element a loop variable is."""
        for loop in reversed(self.frame.loops):
            if name in loop.elements:
                return loop.elements[name]
        return None

    def _store_element(self, name: str, container: Kind, kind: Kind) -> None:
        self.changes(container, kind)
        if container.base is Base.LIST:
            self.facts.add_item(container.sites, without_origin(kind))
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
                        certain = operator != "add" or Base.OPEN not in (before.base, value.base) or before.base is not value.base
                        self.need(kind, "numeric" if certain else ADDED, part)
                    result = self._arithmetic(operator, before, value)
                container = self._container(name)
                if container is not None:
                    self._store_element(name, container, result)
                elif before.base in IN_PLACE:
                    self.changes(before, result, whole=True)
                    if where in (core.Where.LOCAL, core.Where.TOP):
                        dtype = result.dtype if result.dtype in ("float", before.dtype) else None
                        self.bind(name, updated(before, dtype=dtype, like=result.like, of=None))
                else:
                    self.bind(name, updated(result, of=None))
            case target:
                before = self.expression(target) if isinstance(target, core.Expression) else OPEN
                self.need(value, "numeric", node.value) if operator != "add" else None
                result = self._arithmetic(operator, before, value) if before.base is not Base.TEXT else TEXT
                self.need(before, "numeric", node) if operator != "add" or value.is_numeric else None
                if isinstance(target, core.Index | core.Field) and before.base in IN_PLACE:
                    self.changes(before, result, whole=True)
                if Base.LIST in before.among and before.among <= {Base.LIST, Base.TENSOR}:
                    result = TENSOR
                elif before.base is Base.OPEN:
                    result = value if value.base is not Base.NEVER else before
                self.assign(target, result)

    def _arithmetic(self, operator: str, left: Kind, right: Kind) -> Kind:
        if Base.OPEN in (left.base, right.base) and operator == "add" and left.base is right.base:
            return Kind(Base.OPEN, like=join_likes((left, right)))
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
