"""The kinds of loop variables: what a loop counts or visits (R5.1, R5.2, R5.5, R5.6)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NEVER, OPEN, TEXT, WHOLE, Base, Kind, join
from fpp_lang.core.walk import walk
from fpp_lang.settle.analysis import LoopFrame
from fpp_lang.settle.endings import last_values
from fpp_lang.settle.environment import Writes, join_writes
from fpp_lang.settle.facts import AtPlace, Context
from fpp_lang.settle.nests import Nests, find_nests
from fpp_lang.settle.objects import Objects
from fpp_lang.settle.parts import COUNTS

ELEMENT_SOURCES = frozenset({Base.TENSOR, Base.NUMERIC, Base.LIST, Base.OPEN, Base.NEVER})


class Loops(Objects):
    """Walks through loops."""

    def __init__(self, program: core.Program, given: Mapping[str, Kind]) -> None:
        super().__init__(program, given)
        self.nests: Nests = find_nests(program)
        self.tails: dict[int, str] = {}

    @abstractmethod
    def block(self, block: core.Block) -> None: ...

    def loop(
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
                    self._look_again()

    def _look_again(self) -> None:
        """At the function or program that the loop is in."""
        facts = self.frame.facts
        if facts is None:
            self.program_again = True
        else:
            facts.again.add(self.frame.context)

    def for_in(self, node: core.ForIn) -> None:
        match node.iterable:
            case core.Primitive(name="range", arguments=arguments):
                self.expression(node.iterable)
                for a in arguments:
                    if a is not None:
                        self.need(self.facts.kinds.get(a.id, OPEN), "number", a)
                self._walk(node, {node.variables[0]: WHOLE}, LoopFrame())
            case _ if (visits := visits_of(node)) is not None:
                counter, walked = visits
                kinds = {name: self.expression(part) for name, part in walked}
                for name, part in walked:
                    self._taken(kinds[name], part)
                counted = {} if counter is None else {counter: WHOLE}
                items = {name: self.item(kind) for name, kind in kinds.items()}
                self._walk(node, counted | items, self._elements([part for _, part in walked], kinds))
            case iterable:
                self._visit(node, self.expression(iterable))

    def _taken(self, kind: Kind, node: core.Expression) -> None:
        self.need(kind, "indexed", node)
        self.taken_whole(kind)

    def _visit(self, node: core.ForIn, kind: Kind) -> None:
        """A loop over one value: it counts, visits items, or is part of a nest."""
        self.need_count(kind, node.iterable)
        nest = node.id in self.nests.outer or node.id in self.nests.inner
        kind = kind if nest else self.as_count(kind)
        if self.frame.recording:
            self.facts.loop_kinds[node.id] = kind
        variable = node.variables[0]
        if kind.base in COUNTS:
            self.taken_whole(kind)
            self._walk(node, {variable: WHOLE}, LoopFrame())
            return
        if nest and kind.base is not Base.LIST:
            self.need(kind, "nest", node.iterable)
            self.taken_whole(kind)
        else:
            self.need(kind, "visited" if len(node.variables) == 1 else "indexed", node.iterable)
            self.taken_whole(kind)
        if len(node.variables) > 1:
            self._unpack(node, kind)
            return
        item = self._nest_item(node, kind)
        self._walk(node, {variable: item}, self._elements([node.iterable], {variable: kind}))

    def _nest_item(self, node: core.ForIn, kind: Kind) -> Kind:
        """What the variable of a nest's loop is: a row along the last axis, or one number."""
        if node.id in self.nests.outer and kind.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN, Base.NEVER):
            if kind.base is Base.TENSOR and kind.rank is not None and kind.rank <= 2:
                return Kind(Base.TENSOR, kind.dtype, 1, like=kind.like, sites=kind.sites, of=kind.of)
            base = kind.base if kind.base is not Base.OPEN else Base.NUMERIC
            return Kind(base, kind.dtype, 1, like=kind.like, sites=kind.sites, of=kind.of)
        if node.id in self.nests.inner and kind.base in (Base.TENSOR, Base.NUMERIC):
            return Kind(Base.NUMBER, kind.dtype, like=kind.like, of=kind.of)
        if node.id in self.nests.inner and kind.base is Base.NEVER:
            return Kind(Base.NEVER, of=kind.of)
        return self.item(kind)

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

    def _elements(self, places: Sequence[core.Expression], walked: dict[str, Kind]) -> LoopFrame:
        """The loop's variables that are elements in place (R5.2)."""
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
        self.loop(node, node.body, variables, loop)

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


def visits_of(node: core.ForIn) -> tuple[str | None, tuple[tuple[str, core.Expression], ...]] | None:
    """The variable that counts, and the others with what each walks, of a loop over `enumerate` and `zip`."""
    counter: str | None = None
    names, parts = node.variables, tuple[core.Expression | None, ...]()
    match node.iterable:
        case core.Primitive(name="enumerate", arguments=(core.Primitive(name="zip", arguments=parts), *_)) if len(names) > 2:
            counter, names = names[0], names[1:]
        case core.Primitive(name="enumerate", arguments=(core.Expression() as walked, *_)) if len(names) == 2:
            counter, names, parts = names[0], names[1:], (walked,)
        case core.Primitive(name="zip", arguments=parts):
            pass
        case _:
            return None
    if len(names) != len(parts):
        return None
    return counter, tuple((name, part) for name, part in zip(names, parts, strict=True) if part is not None)


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
