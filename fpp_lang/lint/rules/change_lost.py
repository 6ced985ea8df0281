"""A function with an arrow changes an input, and nothing sees the change: `->` leaves the inputs alone (R6.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading

ELEMENT_LOOPS = (core.ForEach, core.ForRows, core.ForAll)


@problem("FPP0801", "an input changed and lost", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class ChangeLost(Problem):
    span: Span
    function: str
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.function}` changes its own copy of `{self.name}`, and nothing uses it afterwards: `->` leaves the inputs alone.",
            f"give it back with `return {self.name}`, or leave out the arrow so that `{self.name}` itself is changed",
        )


def find(reading: Reading) -> Iterator[Problem]:
    """Inputs that are copied because they are changed, and are read nowhere but on the way to a change."""
    for function in reading.program.functions.values():
        for name in _copied(function):
            changes = [node for node in reading.nodes(function.body) if _changes(node, name)]
            if changes and not _is_read(function.body, name):
                yield ChangeLost(_first_line(changes[0].span), function.name, name)


def _first_line(span: Span) -> Span:
    end = span.source.text.find("\n", span.start)
    return span._replace(end=min(span.end, end if end >= 0 else span.end))


def _copied(function: core.Function) -> list[str]:
    found = []
    for statement in function.body.statements:
        match statement:
            case core.Assign(target=core.Variable(name=name), value=core.Copy(value=core.Variable(name=same))) if name == same:
                found.append(name)
            case _:
                break
    return found


def _changes(node: core.Node, name: str) -> bool:
    match node:
        case core.Assign(value=core.Copy(value=core.Variable(name=same))) if same == name:
            return False
        case core.Assign(target=target) | core.Update(target=target):
            return _root(target) == name
        case core.ForEach() | core.ForRows() | core.ForAll():
            return name in _walked(node)
        case core.Primitive(name="append" | "insert" | "pop", arguments=(core.Variable(name=same), *_)):
            return same == name
        case _:
            return False


def _root(target: core.Node) -> str | None:
    while isinstance(target, core.Index | core.Field | core.AtPlace):
        target = target.target
    return target.name if isinstance(target, core.Variable) else None


def _walked(node: core.ForEach | core.ForRows | core.ForAll) -> list[str]:
    iterables = [visit.iterable for visit in node.visits if visit.live] if isinstance(node, core.ForEach) else [node.iterable]
    return [iterable.name for iterable in iterables if isinstance(iterable, core.Variable)]


def _is_read(node: core.Node, name: str) -> bool:
    """Is the variable read, other than to reach the place of a change?"""
    match node:
        case core.Assign(target=core.Variable(name=to), value=core.Copy(value=core.Variable(name=same))) if to == same == name:
            return False
        case core.Assign(target=target, value=value) | core.Update(target=target, value=value):
            return _reads_in_target(target, name) or _is_read(value, name)
        case core.ForEach(visits=visits, body=body):
            return any(_is_read(visit.iterable, name) for visit in visits if not visit.live) or _is_read(body, name)
        case core.ForRows(iterable=iterable, body=body) | core.ForAll(iterable=iterable, body=body):
            return (not isinstance(iterable, core.Variable) and _is_read(iterable, name)) or _is_read(body, name)
        case core.Primitive(name="append" | "insert", arguments=(core.Variable(), *rest)):
            return any(_is_read(argument, name) for argument in rest if argument is not None)
        case core.Variable(name=found):
            return found == name
        case _:
            return any(_is_read(child, name) for child in children(node))


def _reads_in_target(target: core.Node, name: str) -> bool:
    match target:
        case core.Index(target=owner, subscripts=subscripts):
            return _reads_in_target(owner, name) or any(_is_read(item, name) for item in subscripts)
        case core.Field(target=owner) | core.AtPlace(target=owner):
            return _reads_in_target(owner, name)
        case core.Targets(items=items):
            return any(_reads_in_target(item, name) for item in items)
        case _:
            return False
