"""What may be read before anything set it: Python's NameError, which `catch` catches like every error of the program (R4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, walk

Names = frozenset[str]
JUMPS = core.Return | core.Throw | core.Break | core.Continue
BY_OBJECT = core.Apply | core.New | core.MethodCall | core.SuperCall
"""Calls of which the program shows when it runs what they call."""


def reads_of_unset(program: core.Program) -> frozenset[int]:
    """The ids of the variables, and of the calls of functions that read variables of the program, that may find no value."""
    given = frozenset({item.name for item in program.inputs} | set(program.earlier.kinds))
    ways = _Ways(program)
    ways.block(program.body, given)
    for function in program.functions.values():
        if not function.key.startswith(core.LIBRARY):
            ways.function(function, frozenset())
    return frozenset(ways.found)


@dataclass(slots=True)
class _Ways:
    """Follows every way through a program: what is certainly set behind a statement, None where no way leads on."""

    program: core.Program
    found: set[int] = field(default_factory=set)
    inside: bool = False

    def function(self, function: core.Function, around: Names) -> None:
        """A function; `around`: what is set where it is made, of the function around it."""
        outside, self.inside = self.inside, self.inside or function.key in self.program.functions
        own = {parameter.name for parameter in function.parameters}
        self.block(function.body, around - set(function.locals) | own)
        self.inside = outside

    def block(self, block: core.Block, certain: Names | None) -> Names | None:
        for statement in block.statements:
            if certain is not None:
                certain = self.statement(statement, certain)
        return certain

    def statement(self, node: core.Statement, certain: Names) -> Names | None:
        match node:
            case core.Assign(target=target, value=value):
                self.read(certain, value, *_stored_in(target))
                return certain | set(_set_by(target))
            case core.Define(function=function):
                certain |= {function.name}
                self.function(function, certain)
            case core.If(branches=branches, otherwise=otherwise):
                self.read(certain, *(test for test, _ in branches))
                return _joined([*(self.block(block, certain) for _, block in branches), self.block(otherwise or core.Block(()), certain)])
            case core.Try(body=body, name=name, handler=handler):
                return _joined([self.block(body, certain), self.block(handler, certain | ({name} if name else set()))])
            case core.Repeat(body=body, condition=condition):
                passed = self.block(body, certain)
                self.read(certain if passed is None else passed, condition)
            case core.ForCount() | core.ForEach() | core.ForRows() | core.ForElements() | core.ForAll() | core.While():
                self.read(certain, *(part for part in children(node) if part is not node.body))
                self.block(node.body, certain | set(_loop_variables(node)))
            case _:
                self.read(certain, node)
                return None if isinstance(node, JUMPS) else certain
        return certain

    def read(self, certain: Names, *nodes: core.Node) -> None:
        waiting = [(node, certain) for node in nodes]
        while waiting:
            node, known = waiting.pop()
            match node:
                case core.Variable(name=name, where=where):
                    if name not in known and where is not core.Where.INPUT and not (self.inside and where is core.Where.TOP):
                        self.found.add(node.id)
                case core.Lambda(function=function):
                    self.function(function, known)
                case core.Comprehension(clauses=clauses):
                    known |= {name for clause in clauses for name in clause.variables}
                case _ if not self.inside and not known >= set(self.read_by_call(node)):
                    self.found.add(node.id)
            if not isinstance(node, core.Lambda):
                waiting += [(child, known) for child in children(node)]

    def read_by_call(self, node: core.Node) -> Iterable[str]:
        """The variables of the program that a function reads which is called here, or may be."""
        match node:
            case core.Call(key=key) | core.FunctionName(key=key) if key in self.program.functions:
                return self.program.functions[key].outer_reads
            case _ if isinstance(node, BY_OBJECT):
                return (name for function in self.program.functions.values() for name in function.outer_reads)
        return ()


def _joined(ways: Iterable[Names | None]) -> Names | None:
    """What is set whichever of the ways was taken."""
    leading_on = [way for way in ways if way is not None]
    return frozenset.intersection(*leading_on) if leading_on else None


def _set_by(target: core.Target) -> Iterator[str]:
    match target:
        case core.Variable(name=name):
            yield name
        case core.Targets(items=items):
            for item in items:
                yield from _set_by(item)


def _stored_in(target: core.Target) -> Iterator[core.Node]:
    """The parts of a target that are read."""
    match target:
        case core.Variable():
            return
        case core.Targets(items=items):
            for item in items:
                yield from _stored_in(item)
        case _:
            yield target


def _loop_variables(node: core.Node) -> Iterator[str]:
    match node:
        case core.ForCount(variable=name):
            yield name
        case core.ForEach(visits=visits, position=position, unpack=unpack):
            yield from (visit.variable for visit in visits)
            yield from (*unpack, position or "")
        case core.ForRows(variable=name, position=position) | core.ForElements(variable=name, position=position):
            yield from (name, position or "")
        case core.ForAll(variable=name, position=position):
            yield from (name, position or "")


def meets_unset(node: core.Node, program: core.Program, unset: frozenset[int]) -> bool:
    """Whether a part of the program, or a function that it may call, reads what may be unset."""
    own = (function for function in program.functions.values() if not function.key.startswith(core.LIBRARY))
    return bool(unset) and any(part.id in unset for whole in (node, *own) for part in walk(whole))
