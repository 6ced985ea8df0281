"""Where the statements of a region stand, and what they change: whether a value can still be read when the way back begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff.memory import Memory
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERICS, Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, walk

Protects = Callable[[str], bool]
METHOD = "method:"
"""Before the class and the name of a method, where a function's key may stand."""
NEW = "new:"
"""Before a class whose objects are made, where a function's key may stand."""
GIVES = "gives:"
"""Before a function's key: whether what it gives shares no memory with what it is given."""
LOOPS = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat)


@dataclass(frozen=True, slots=True)
class Write:
    """A statement that changes a variable: binds it anew, or (`partial`) stores in a part of what it holds."""

    name: str
    number: int
    partial: bool
    statement: core.Statement


def name_of(node: core.Expression | core.Target) -> str | None:
    """The variable that an expression names, or a part of which it is; fields of named objects have names of their own: `layer.W`."""
    match node:
        case core.Variable(name=name):
            return name
        case core.Field(target=target, name=name):
            owner = name_of(target)
            return owner if owner is None or _is_item(target) else f"{owner}.{name}"
        case core.Index(target=target) | core.AtPlace(target=target):
            return name_of(target)
        case core.Unwrap(value=inner) | core.ToTensor(value=inner):
            return name_of(inner)
    return None


def _is_item(node: core.Expression) -> bool:
    """Whether an expression takes something out of a list: its fields belong to the list."""
    while isinstance(node, core.Field | core.Unwrap | core.ToTensor):
        node = node.target if isinstance(node, core.Field) else node.value
    return isinstance(node, core.Index | core.AtPlace)


def reads_of(node: core.Node) -> set[str]:
    """The variables and fields that an expression or statement reads, nested functions included."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Variable(name=name):
                found.add(name)
            case core.Field():
                key = name_of(part)
                if key is not None:
                    found.add(key)
    return found


def writes_of(node: core.Statement, protects: Protects) -> Iterator[tuple[str, bool]]:
    """The variables that a statement changes itself, blocks in it not counted; and whether only in part."""
    match node:
        case core.Assign(target=target) | core.Update(target=target):
            yield from _targets(target, isinstance(node, core.Update))
        case core.ForCount(variable=name) | core.ForRows(variable=name) | core.ForElements(variable=name) | core.ForAll(variable=name):
            yield name, False
        case core.ForEach(visits=visits, unpack=unpack):
            for visit in visits:
                yield visit.variable, False
            for name in unpack:
                yield name, False
        case core.Define(function=function):
            yield function.name, False
        case core.Try(name=str() as name):
            yield name, False
    match node:
        case core.ForRows(position=str() as name) | core.ForElements(position=str() as name) | core.ForAll(position=str() as name):
            yield name, False
        case core.ForEach(position=str() as name):
            yield name, False
    for expression in expressions_of(node):
        yield from _changed_by_calls(expression, protects)


def _targets(target: core.Target, update: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(target, core.Targets):
        for item in target.items:
            yield from _targets(item, update)
        return
    name = name_of(target)
    if name is not None:
        whole = isinstance(target, core.Variable) or (isinstance(target, core.Field) and not _is_item(target))
        yield name, not whole or (update and not target.kind.is_single)


def _changed_by_calls(expression: core.Node, protects: Protects) -> Iterator[tuple[str, bool]]:
    for part in walk(expression):
        match part:
            case core.Primitive(name=name, arguments=(core.Expression() as first, *_)) if PRIMITIVES[name].changes:
                yield from _names((first,))
            case core.Call(key=key, arguments=arguments) if not protects(key):
                yield from _names(arguments)
            case core.New(key=key, arguments=arguments) if protects(f"{NEW}{key}"):
                pass
            case core.Apply(arguments=arguments) | core.New(arguments=arguments):
                yield from _names(arguments)
            case core.MethodCall(target=target, name=name, arguments=arguments):
                yield from _names((target,))
                if target.kind.function is None or not protects(f"{METHOD}{target.kind.function}:{name}"):
                    yield from _names(arguments)


def _names(nodes: Iterable[core.Expression | None]) -> Iterator[tuple[str, bool]]:
    for node in nodes:
        name = None if node is None or node.kind.is_single else name_of(node)
        if name is not None:
            yield name, True


def stores_anything(body: core.Block, given: Iterable[str], protects: Protects, own: str = "") -> bool:
    """Whether anything in a body may change a tensor, list, record or object that it did not make.

    `given`: its parameters; `own`: the object that it belongs to.
    """
    elements: set[str] = set()
    for node in walk(body):
        match node:
            case core.ForElements(variable=name) | core.ForAll(variable=name) | core.ForRows(variable=name):
                elements.add(name)
            case core.Visit(variable=name, live=True):
                elements.add(name)
    made, objects = made_in(body) - set(given), made_in(body, objects=True) - set(given)
    statements = [node for node in walk(body) if isinstance(node, core.Statement)]
    return any(
        partial or name in elements or ("." in name and name.partition(".")[0] not in objects)
        for node in statements
        for name, partial in writes_of(node, protects)
        if not _is_loop(node) and name not in made and not (own and name.partition(".")[0] == own)
    )


MADE = (core.Record, core.New)
MAKING = frozenset({"zeros", "ones", "full", "identity", "arange", "linspace", "clone"})


def made_in(body: core.Block, *, objects: bool = False) -> set[str]:
    """The locals that never hold anything but tensors, or `objects` and records, which the body makes itself."""
    found: dict[str, bool] = {}
    for node in walk(body):
        if isinstance(node, core.Statement):
            value = node.value if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) else None
            for name, partial in writes_of(node, lambda key: True):
                if not partial:
                    found[name] = found.get(name, True) and value is not None and (isinstance(value, MADE) if objects else _is_made(value))
    return {name for name, made in found.items() if made}


def _is_made(value: core.Expression) -> bool:
    """Whether a value is a number or a tensor that nothing else has."""
    if value.kind.is_single:
        return True
    match value:
        case core.Primitive(name=name):
            return name in MAKING or (PRIMITIVES[name].elementwise and value.kind.base in NUMERICS)
        case core.ToTensor(value=core.Bracket(items=items)) | core.Bracket(items=items):
            return value.kind.base is Base.TENSOR and all(item.kind.is_single for item in items)
    return False


def _is_loop(node: core.Statement) -> bool:
    return isinstance(node, LOOPS)


def expressions_of(node: core.Statement) -> Iterator[core.Expression]:
    """The expressions that a statement itself evaluates, blocks in it not counted."""
    waiting = list(children(node))
    while waiting:
        found = waiting.pop(0)
        match found:
            case core.Block():
                continue
            case core.Expression():
                yield found
            case _:
                waiting = [*children(found), *waiting]


def blocks_of(node: core.Statement) -> Iterator[core.Block]:
    """The blocks of a statement, in order."""
    for child in children(node):
        if isinstance(child, core.Block):
            yield child


@dataclass(slots=True)
class Places:
    """The statements of a region, numbered in the order of the text; `loops`: those around each, outermost first.

    `given`: the variables that have a value before it begins. `memory`: which names share some, so that what is stored through one
    changes the others. `stored`: those in parts of which something is stored.
    """

    protects: Protects
    given: frozenset[str] = frozenset()
    memory: Memory = field(default_factory=Memory)
    number: dict[int, int] = field(default_factory=dict)
    loops: dict[int, tuple[core.Statement, ...]] = field(default_factory=dict)
    end: dict[int, int] = field(default_factory=dict)
    branches: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    writes: dict[str, list[Write]] = field(default_factory=dict)
    stored: set[str] = field(default_factory=set)

    def add(
        self, statements: Sequence[core.Statement], loops: tuple[core.Statement, ...] = (), branches: tuple[tuple[int, int], ...] = ()
    ) -> None:
        """`branches`: the choices around the statements, each with the place of the branch."""
        for node in statements:
            number = self.number[node.id] = len(self.number)
            self.loops[node.id] = loops
            self.branches[node.id] = branches
            for name, partial in writes_of(node, self.protects):
                self._note(Write(name, number, partial, node))
            inner = (*loops, node) if isinstance(node, LOOPS) else loops
            for place, block in enumerate(blocks_of(node)):
                self.add(block.statements, inner, (*branches, (node.id, place)) if isinstance(node, core.If | core.Try) else branches)
            self.end[node.id] = len(self.number) - 1

    def add_outside(self, statements: Sequence[core.Statement], protects: Protects) -> None:
        """What a loop around the end of the region changes, in whatever pass: as if it stood here."""
        for node in (part for statement in statements for part in walk(statement) if isinstance(part, core.Statement)):
            for name, partial in writes_of(node, protects):
                self._note(Write(name, len(self.number), partial, node))
        self.number[-len(self.number)] = len(self.number)

    def _note(self, write: Write) -> None:
        self.writes.setdefault(write.name, []).append(write)
        if write.partial:
            self.stored.add(write.name)

    def changed(self, names: Iterable[str], node: core.Statement, after: bool) -> list[Write]:
        """What changes one of the names between this statement (its end, with `after`) and the end of the region."""
        start = self.end[node.id] + 1 if after else self.number[node.id]
        inside = [(self.number[loop.id], self.end[loop.id], loop) for loop in self.loops[node.id]]
        found = []
        for name in names:
            for write in self.writes_near(name):
                if (write.number >= start and not self._excluded(write.statement, node)) or any(
                    first <= write.number <= last and not (write.statement is loop and isinstance(loop, core.ForCount))
                    for first, last, loop in inside
                ):
                    if not (isinstance(write.statement, core.ForCount) and self._is_around(write.statement, node)):
                        found.append(write)
        return found

    def may_be_set_before(self, name: str, node: core.Statement) -> bool:
        """Whether a field was set through this name before the statement, or in another pass of a loop around it."""
        around = {loop.id for loop in self.loops[node.id]}
        return any(
            write.number < self.number[node.id] or around & {loop.id for loop in self.loops.get(write.statement.id, ())}
            for write in self.writes.get(name, ())
        )

    def is_certainly_set(self, name: str, node: core.Statement, after: bool) -> bool:
        """Whether the variable has a value before the statement, or with `after` behind it, whichever way was taken."""
        writes = [write for write in self.writes.get(name.partition(".")[0], ()) if not write.partial]
        if not writes or name.partition(".")[0] in self.given:
            return True
        limit = self.end[node.id] + 1 if after else self.number[node.id]
        loops, branches = {loop.id for loop in self.loops[node.id]}, set(self.branches[node.id])
        return any(
            write.number < limit
            and {loop.id for loop in self.loops[write.statement.id]} <= loops
            and set(self.branches[write.statement.id]) <= branches
            and not isinstance(write.statement, LOOPS)
            for write in writes
            if write.statement.id in self.loops
        )

    def writes_near(self, name: str) -> Iterator[Write]:
        """Of a variable, its fields, what it is a field of, and what shares memory with it."""
        yield from self.writes.get(name, ())
        for other in self.memory.together(name, self.stored):
            yield from (write for write in self.writes[other] if write.partial)
        if "." in name:
            yield from (write for write in self.writes.get(name.partition(".")[0], ()) if not write.partial)

    def _excluded(self, one: core.Statement, other: core.Statement) -> bool:
        """Whether two statements stand in different branches of one choice."""
        mine = dict(self.branches.get(one.id, ()))
        return any(mine.get(choice, place) != place for choice, place in self.branches[other.id])

    def _is_around(self, loop: core.Statement, node: core.Statement) -> bool:
        return any(outer is loop for outer in self.loops[node.id])

    def version(self, name: str, node: core.Statement, after: bool) -> tuple[int, ...]:
        """The same for two places between which nothing changes the variable."""
        limit = self.end[node.id] + 1 if after else self.number[node.id]
        return (max((write.number for write in self.writes_near(name) if write.number < limit), default=-1),)
