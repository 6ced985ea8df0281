"""What several rules ask of functions: their bodies, and which names stand where."""

from __future__ import annotations

from collections.abc import Iterator

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk

BLOCKS = (core.If, core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat, core.Try)


def bodies(program: core.Program) -> Iterator[core.Block]:
    """The program's statements and the body of each function, nested ones and function values too."""
    yield program.body
    for function in all_functions(program):
        yield function.body


def all_functions(program: core.Program) -> Iterator[core.Function]:
    """Every function of the program and the files it uses, with those inside them; the library is not looked at."""
    own = [function for function in program.functions.values() if not function.key.startswith(core.LIBRARY)]
    yield from own
    for body in (program.body, *(function.body for function in own)):
        for node in walk(body):
            if isinstance(node, core.Define | core.Lambda):
                yield node.function


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
