"""A variable is read where no way through the program has set it yet (R11.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, walk
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, bound, inner_blocks, loop_variables

LOOPS = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat)


@problem("FPP0804", "a variable that is read too early", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class ReadTooEarly(Problem):
    span: Span
    name: str
    later: Span

    def words(self) -> Words:
        labels = (Label(self.later, f"`{self.name}` is set here, later"),)
        return Words(f"`{self.name}` is read before it is set.", f"move the line that sets `{self.name}` above this one", labels=labels)


def find(reading: Reading) -> Iterator[Problem]:
    """The first read of each variable that certainly comes too early."""
    yield from _Ways(reading, reading.program.body, core.Where.TOP, set(reading.program.earlier.kinds)).early()
    for function in reading.functions:
        yield from _Ways(reading, function.body, core.Where.LOCAL, {parameter.name for parameter in function.parameters}).early()


@dataclass
class _Ways:
    """Goes through a body once: `set_there` are the variables that some way has set by now.

    `later`: inside a branch, what the loops around it may have set in an earlier pass.
    """

    reading: Reading
    body: core.Block
    where: core.Where
    set_there: set[str]
    found: dict[str, ReadTooEarly] = field(default_factory=dict)
    later: frozenset[str] = frozenset()
    in_loops: frozenset[str] = frozenset()

    def early(self) -> Iterator[Problem]:
        self.sets = {name: node.span for node in reversed(self.reading.nodes(self.body)) for name in _binds(node)}
        self.block(self.body)
        yield from self.found.values()

    def block(self, block: core.Block) -> None:
        for statement in block.statements:
            self.statement(statement)

    def statement(self, statement: core.Statement) -> None:
        match statement:
            case core.Assign(target=target, value=value):
                self.read(value)
                self.store(target)
            case core.Update(target=target, value=value):
                self.read(value)
                self.read(target)
            case core.Define(function=function):
                self.set_there.add(function.name)
            case core.If(branches=branches, otherwise=otherwise):
                self.read(branches[0][0])
                outside, self.later = self.later, self.in_loops
                for place, (condition, block) in enumerate(branches):
                    if place:
                        self.read(condition)
                    self.block(block)
                if otherwise is not None:
                    self.block(otherwise)
                self.later = outside
            case core.Try(body=body, name=name, handler=handler):
                self.block(body)
                self.set_there |= {name} if name is not None else set()
                self.block(handler)
            case _ if isinstance(statement, LOOPS):
                self.loop(statement)
            case _:
                self.read(statement)

    def loop(self, statement: core.Statement) -> None:
        (body,) = inner_blocks(statement)
        header = [child for child in children(statement) if child is not body]
        if not isinstance(statement, core.Repeat):
            for child in header:
                self.read(child)
        self.set_there.update(loop_variables(statement))
        outside, within = (self.later, self.in_loops), frozenset(name for node in walk(body) for name in _binds(node))
        self.in_loops |= within
        self.block(body)
        self.later, self.in_loops = outside
        if isinstance(statement, core.Repeat):
            for child in header:
                self.read(child)

    def store(self, target: core.Node) -> None:
        match target:
            case core.Variable(name=name):
                self.set_there.add(name)
            case core.Targets(items=items):
                for item in items:
                    self.store(item)
            case _:
                self.read(target)

    def read(self, node: core.Node) -> None:
        match node:
            case core.Variable(name=name, where=where):
                early = where is self.where and name in self.sets and name not in self.set_there and name not in self.later
                if early and self.sets[name].source is node.span.source and self.sets[name].start > node.span.start:
                    self.found.setdefault(name, ReadTooEarly(node.span, name, self.sets[name]))
            case core.Lambda():
                return  # runs later
            case core.Comprehension(clauses=clauses):
                self.set_there.update(name for clause in clauses for name in clause.variables)
                for child in (*clauses, node.item):
                    self.read(child)
            case _:
                for child in children(node):
                    self.read(child)


def _binds(node: core.Node) -> Iterator[str]:
    match node:
        case core.Assign(target=target):
            yield from bound(target)
        case core.Define(function=function):
            yield function.name
        case core.Statement():
            yield from loop_variables(node)
