"""What depends on what: which variables a gradient may flow through, and what a number was computed from (R10.5)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from fpp_lang.autodiff.places import LOOPS, Protects, expressions_of, name_of, reads_of, writes_of
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, walk

OuterReads = Callable[[str], tuple[str, ...]]
FLAT = (core.Compare, core.Logic, core.Not, core.Whole, core.Format)


def smooth_reads(node: core.Node, outer: OuterReads) -> set[str]:
    """What an expression reads other than in comparisons and places, through which no gradient flows."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        match part:
            case core.Variable(name=name):
                found.add(name)
            case core.Field():
                key = name_of(part)
                if key is not None:
                    found.add(key)
                waiting.append(part.target)
            case core.Index(target=target):
                waiting.append(target)
            case core.Call(key=key):
                found |= set(outer(key))
                waiting += [argument for argument in part.arguments if argument is not None]
            case _ if isinstance(part, FLAT):
                pass
            case _:
                waiting += children(part)
    return found


def active_variables(statements: Sequence[core.Statement], sources: Iterable[str], outer: OuterReads, protects: Protects) -> frozenset[str]:
    """The variables through which a gradient may flow from the sources, whatever the order of the statements."""
    flows: list[tuple[set[str], set[str]]] = []
    for statement in statements:
        for node in walk(statement):
            if isinstance(node, core.Statement):
                written = {name for name, _ in writes_of(node, protects)}
                if written:
                    read = {name for part in expressions_of(node) for name in smooth_reads(part, outer)}
                    flows.append((written, read))
    active = {*sources, *(name.partition(".")[0] for name in sources)}
    while True:
        before = len(active)
        for written, read in flows:
            if read & active or any(name.partition(".")[0] in active for name in read if "." in name):
                active |= written
        if len(active) == before:
            return frozenset(active)


def all_reads(node: core.Node, outer: OuterReads) -> set[str]:
    """Everything that a statement or expression reads, conditions and what its calls read of the outside included."""
    found = reads_of(node)
    for part in walk(node):
        if isinstance(part, core.Call | core.FunctionName):
            found |= set(outer(part.key))
    return found


def is_changed(name: str, written: Container[str]) -> bool:
    """Whether a variable is among those that are changed, itself or what it is a field of."""
    return name in written or name.partition(".")[0] in written


def flows_on(node: core.Node, name: str, protects: Protects) -> bool:
    """Whether anything in a loop or branch computes another variable from this one."""
    for part in walk(node):
        if isinstance(part, core.Statement):
            written = {other for other, _ in writes_of(part, protects)}
            if written - {name} and any(name in reads_of(found) for found in expressions_of(part)):
                return True
    return False


def uses_last(node: core.Node, name: str, protects: Protects) -> bool:
    """Whether a loop or branch computes another variable from the value that it gives this one last."""
    jumps = any(isinstance(part, core.Break | core.Continue | core.Return) for part in walk(node))
    if isinstance(node, LOOPS) and not jumps:
        statements = node.body.statements
        last = max((place for place, part in enumerate(statements) if _is_set(part, name, protects)), default=None)
        changed = [place for place, part in enumerate(statements) if any(_sets(each, name, protects) for each in walk(part))]
        if last is not None and last == changed[-1]:
            return any(flows_on(part, name, protects) for part in statements[last + 1 :])
    return flows_on(node, name, protects)


def _is_set(node: core.Statement, name: str, protects: Protects) -> bool:
    """Whether a statement certainly gives a variable another value, as a whole or in part."""
    return isinstance(node, core.Assign | core.Update) and _sets(node, name, protects)


def _sets(node: core.Node, name: str, protects: Protects) -> bool:
    return isinstance(node, core.Statement) and any(other == name for other, _ in writes_of(node, protects))


class Origin:
    """What a number was computed from: for each name, whether its present value occurs there."""

    def __init__(self, needed: set[str], outer: OuterReads, protects: Protects) -> None:
        self.needed, self.outer, self.protects = set(needed), outer, protects
        self.settled: dict[str, bool] = {}

    def back(self, node: core.Statement, wanted: Iterable[str]) -> None:
        """One statement further back."""
        written = {name for part in walk(node) if isinstance(part, core.Statement) for name, _ in writes_of(part, self.protects)}
        for name in wanted:
            if is_changed(name, written) and name not in self.settled:
                self.settled[name] = self._is_needed(name)
        if not written & self.needed and not any(name.partition(".")[0] in written for name in self.needed if "." in name):
            return
        if isinstance(node, core.Assign) and isinstance(node.target, core.Variable):
            self.needed.discard(node.target.name)
        self.needed |= all_reads(node, self.outer)

    def uses(self, name: str) -> bool:
        """Whether the present value of a name occurs."""
        return self.settled.get(name, self._is_needed(name))

    def used_before(self, name: str) -> bool:
        """Whether an older value of the name occurs."""
        return self._is_needed(name)

    def _is_needed(self, name: str) -> bool:
        return name in self.needed or name.partition(".")[0] in self.needed
