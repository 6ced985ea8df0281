"""What several rules ask of a program: its functions, their bodies, and which names stand where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk

GROW = frozenset({"append", "insert", "pop"})
BLOCKS = (core.If, core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat, core.Try)


@dataclass(frozen=True)
class Reading:
    """A settled program as the rules read it: what several of them ask is found once. The library is not looked at."""

    program: core.Program

    @cached_property
    def functions(self) -> tuple[core.Function, ...]:
        """Every function of the program and the files it uses, with those inside them."""
        own = tuple(function for function in self.program.functions.values() if not function.key.startswith(core.LIBRARY))
        outermost = (self.program.body, *(function.body for function in own))
        return own + tuple(node.function for body in outermost for node in self.nodes(body) if isinstance(node, core.Define | core.Lambda))

    @cached_property
    def everything(self) -> tuple[core.Node, ...]:
        """All nodes of the program and the files it uses."""
        own = (function for function in self.program.functions.values() if not function.key.startswith(core.LIBRARY))
        parts = [part for function in own for part in (*function.parameters, function.body)]
        return tuple(node for part in (*parts, self.program.body) for node in self.nodes(part))

    @cached_property
    def parameters(self) -> dict[int, frozenset[str]]:
        """The names of a function's parameters, by the id of its body."""
        return {id(each.body): frozenset(parameter.name for parameter in each.parameters) for each in self.functions}

    @cached_property
    def grows(self) -> bool:
        """Whether any list of the program grows or shrinks."""
        return any(isinstance(node, core.Primitive) and node.name in GROW for node in self.everything)

    @cached_property
    def bodies(self) -> tuple[core.Block, ...]:
        """The program's statements and the body of each function, nested ones and function values too."""
        return (self.program.body, *(function.body for function in self.functions))

    def nodes(self, body: core.Node) -> tuple[core.Node, ...]:
        """A node, as a rule a body, and all below, parents first, those of nested functions too."""
        if id(body) not in self._nodes:
            self._nodes[id(body)] = tuple(walk(body))
        return self._nodes[id(body)]

    @cached_property
    def _nodes(self) -> dict[int, tuple[core.Node, ...]]:
        return {}


def blocks(body: core.Block) -> Iterator[core.Block]:
    """A block and all blocks in it; those of nested functions are their own."""
    yield body
    for statement in body.statements:
        for block in inner_blocks(statement):
            yield from blocks(block)


def inner_blocks(statement: core.Statement) -> list[core.Block]:
    """The blocks of a statement, in order."""
    match statement:
        case core.If(branches=branches, otherwise=otherwise):
            return [block for _, block in branches] + ([otherwise] if otherwise is not None else [])
        case core.Try(body=body, handler=handler):
            return [body, handler]
        case core.ForCount() | core.ForEach() | core.ForRows() | core.ForElements() | core.ForAll() | core.While() | core.Repeat():
            return [statement.body]
        case _:
            return []


def loop_variables(statement: core.Statement) -> tuple[str, ...]:
    """The variables that a loop sets."""
    match statement:
        case core.ForCount(variable=name):
            return (name,)
        case core.ForRows(variable=name, position=position) | core.ForElements(variable=name, position=position):
            return (name, position) if position is not None else (name,)
        case core.ForAll(variable=name, position=position):
            return (name, position) if position is not None else (name,)
        case core.ForEach(visits=visits, position=position, unpack=unpack):
            names = unpack or tuple(visit.variable for visit in visits)
            return (*names, position) if position is not None else names
        case _:
            return ()


def bound(target: core.Node) -> Iterator[str]:
    """The variables that an assignment to a target binds; storing in a part of one binds nothing."""
    match target:
        case core.Variable(name=name):
            yield name
        case core.Targets(items=items):
            for item in items:
                yield from bound(item)


def root(target: core.Node) -> str | None:
    """The variable whose part a target is."""
    while isinstance(target, core.Index | core.Field | core.AtPlace):
        target = target.target
    return target.name if isinstance(target, core.Variable) else None
