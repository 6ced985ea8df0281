"""A local that is computed and never read: it was surely meant as the result (R11.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, blocks, loop_variables


@problem("FPP0805", "a local that is never used", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class NeverUsed(Problem):
    """`element`: the loop variable of the nest in which it is computed, if it is."""

    span: Span
    name: str
    element: str | None

    def words(self) -> Words:
        if self.element is not None:
            hint = f"to store it in the tensor write `{self.element} = {self.name}`; if it serves nothing, delete the line"
        else:
            hint = f"give it back with `return {self.name}`; if it serves nothing, delete the line"
        return Words(f"`{self.name}` is computed and never used.", hint)


def find(reading: Reading) -> Iterator[Problem]:
    """The first assignment of each local that nothing reads."""
    for function in reading.functions:
        if function.arrow is not None and not any(isinstance(node, core.Return) for node in reading.nodes(function.body)):
            continue  # that it never returns is told already, with the local that was meant
        read = _read(reading.nodes(function.body))
        seen: set[str] = {parameter.name for parameter in function.parameters}
        for name in (name for block in blocks(function.body) for statement in block.statements for name in loop_variables(statement)):
            seen.add(name)
        for assign, element in _assigns(function.body, None):
            match assign.target:
                case core.Variable(name=name, where=core.Where.LOCAL) if name not in seen and name not in read and name[0] != "_":
                    seen.add(name)
                    yield NeverUsed(assign.target.span, name, element)


def _read(nodes: Sequence[core.Node]) -> set[str]:
    """Every name that is read, by functions inside too; binding one is no read, adding to one is none either."""
    targets = {id(node.target) for node in nodes if isinstance(node, core.Assign | core.Update) and isinstance(node.target, core.Variable)}
    items = {id(item) for node in nodes if isinstance(node, core.Targets) for item in node.items}
    read = {node.name for node in nodes if isinstance(node, core.Variable) and id(node) not in targets and id(node) not in items}
    called = {node.key.rpartition(":")[2] for node in nodes if isinstance(node, core.FunctionName | core.Call)}
    return read | called


def _assigns(block: core.Block, element: str | None) -> Iterator[tuple[core.Assign, str | None]]:
    """The assignments in a block, each with the element of the nest around it."""
    for statement in block.statements:
        match statement:
            case core.Assign():
                yield statement, element
            case core.ForElements(variable=name, body=body) | core.ForAll(variable=name, body=body):
                yield from _assigns(body, name)
            case core.If(branches=branches, otherwise=otherwise):
                for inner in (*(body for _, body in branches), *((otherwise,) if otherwise is not None else ())):
                    yield from _assigns(inner, element)
            case core.Try(handler=handler):  # what is tried may be computed to see whether it can be
                yield from _assigns(handler, element)
            case core.ForCount(body=body) | core.ForEach(body=body) | core.ForRows(body=body) | core.While(body=body):
                yield from _assigns(body, element)
            case core.Repeat(body=body):
                yield from _assigns(body, element)
