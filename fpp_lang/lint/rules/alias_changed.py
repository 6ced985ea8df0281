"""Two names for one tensor, list or record: one of them is changed in place, then the other is read (R2.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, blocks, bound, root

SHARED = frozenset({Base.TENSOR, Base.LIST, Base.RECORD})


@problem("FPP0806", "an alias read after a change", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class AliasChanged(Problem):
    span: Span
    name: str
    other: str
    made: Span
    changed: Span

    def words(self) -> Words:
        labels = (Label(self.made, "from here on both names mean the same"), Label(self.changed, "this changes it"))
        return Words(
            f"`{self.name}` and `{self.other}` are one value, so `{self.name}` has changed too.",
            f"write `{self.made.text.rstrip(';')}.clone()` where it should be a copy",
            labels=labels,
        )


def find(reading: Reading) -> Iterator[Problem]:
    """In one block: `b = a`, a change of one of them, a read of the other."""
    for body in reading.bodies:
        for block in blocks(body):
            for place, statement in enumerate(block.statements):
                match statement:
                    case core.Assign(target=core.Variable(name=name), value=core.Variable(name=other, kind=kind)) if (
                        kind.base in SHARED and name != other and statement.span.text.strip()
                    ):
                        found = _after(block.statements[place + 1 :], name, other, statement.span)
                        if found is not None:
                            yield found


def _after(statements: tuple[core.Statement, ...], name: str, other: str, made: Span) -> Problem | None:
    changed: dict[str, Span] = {}
    for statement in statements:
        for one, second in ((name, other), (other, name)):
            if second in changed and (read := _read(statement, one)) is not None:
                return AliasChanged(read, one, second, made, changed[second])
        for node in walk(statement):
            if (isinstance(node, core.Assign) and {name, other} & set(bound(node.target))) or isinstance(node, core.Define):
                return None  # another value, or a function that may do anything
            if (what := _changes(node)) in (name, other) and what is not None:
                changed.setdefault(what, node.span)
    return None


def _changes(node: core.Node) -> str | None:
    match node:
        case core.Assign(target=core.Index() | core.Field() | core.AtPlace() as target):
            return root(target)
        case core.Update(target=target):
            kind = target.kind if isinstance(target, core.Variable) else None
            return root(target) if kind is None or kind.base is Base.TENSOR else None
        case core.Primitive(name="append" | "insert" | "pop", arguments=(core.Variable(name=name), *_)):
            return name
        case _:
            return None


def _read(statement: core.Statement, name: str) -> Span | None:
    """Where a statement reads the variable; a change of it is no read."""
    changed = {id(node.target) for node in walk(statement) if isinstance(node, core.Update)}
    for node in walk(statement):
        if isinstance(node, core.Assign) and root(node.target) == name:
            return None
        if isinstance(node, core.Variable) and node.name == name and id(node) not in changed:
            return node.span
    return None
