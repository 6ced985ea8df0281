"""Steps of an optimizer, `W = W - 0.1 * dW`: what follows takes the weights as they are then, however they were computed (R10.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff.activity import IsStep, OuterReads, all_reads
from fpp_lang.autodiff.places import Protects, expressions_of, reads_of, writes_of
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk


@dataclass(slots=True)
class Taken:
    """The gradients that a function or program has taken so far: for each name, the variables that hold a gradient by it."""

    by: dict[str, set[str]] = field(default_factory=dict)

    def add(self, names: Iterable[str | None], values: Iterable[str | None]) -> None:
        for name, value in zip(names, values, strict=False):
            if name is not None and value is not None:
                self.by.setdefault(name, set()).add(value)


def no_step(node: core.Statement) -> bool:
    return False


def steps_among(statements: Sequence[core.Statement], taken: Taken, protects: Protects) -> IsStep:
    """Tells a statement that moves a name by what was computed from a gradient by that name."""
    computed = {name: _computed_from(found, name, statements, protects) for name, found in taken.by.items()}

    def is_step(node: core.Statement) -> bool:
        if not isinstance(node, core.Assign | core.Update | core.Evaluate):
            return False
        reads = reads_of(node.value)
        return any(reads & computed[name] for name in _moved(node, reads, computed, protects))

    parts = (part for statement in statements for part in walk(statement) if isinstance(part, core.Statement))
    return is_step if computed and any(map(is_step, parts)) else no_step


def _moved(node: core.Statement, reads: set[str], computed: Mapping[str, set[str]], protects: Protects) -> Iterator[str]:
    """The names, by which gradients were taken, that a statement changes as a whole, starting from what they are."""
    if isinstance(node, core.Assign | core.Update):
        targets = node.target.items if isinstance(node.target, core.Targets) else (node.target,)
        if not all(isinstance(target, core.Variable | core.Field) for target in targets):
            return
    for written, _ in writes_of(node, protects):
        if isinstance(node, core.Update | core.Evaluate) or written in reads:
            yield from (name for name in computed if written == name or written.startswith(f"{name}."))


def _computed_from(start: set[str], name: str, statements: Sequence[core.Statement], protects: Protects) -> set[str]:
    """What is computed from a gradient other than by the name that it was taken by: a velocity, a gradient that was clipped."""
    flows = [
        ({written for written, _ in writes_of(part, protects) if not _touch(written, name)}, reads_of(part.value))
        for statement in statements
        for part in walk(statement)
        if isinstance(part, core.Assign | core.Update | core.Evaluate)
    ]
    found, before = set(start), 0
    while len(found) > before:
        before = len(found)
        for written, read in flows:
            if read & found:
                found |= written
    return found


class Reached:
    """Which names a number was computed from on ways that no step cuts off: all that a gradient by them would be without the steps."""

    def __init__(self, loss: core.Node, wanted: Iterable[str], is_step: IsStep, outer: OuterReads, protects: Protects) -> None:
        self.needed = all_reads(loss, outer)
        self.open, self.missed = set(wanted), False
        self.is_step, self.outer, self.protects = is_step, outer, protects

    def back(self, node: core.Statement) -> None:
        """One statement further back."""
        changes = [(part, {name for name, _ in writes_of(part, self.protects)}) for part in walk(node) if isinstance(part, core.Statement)]
        self.settle({name for _, written in changes for name in written})
        self.needed -= {name for part, written in changes if self.is_step(part) for name in written}
        if isinstance(node, core.Assign) and isinstance(node.target, core.Variable):
            if node.target.name in self.needed:
                self.needed.discard(node.target.name)
                self.needed |= all_reads(node.value, self.outer)
            return
        before = -1
        while len(self.needed) > before:
            before = len(self.needed)
            for part, written in changes:
                if not self.is_step(part) and any(_touch(name, other) for name in written for other in self.needed):
                    self.needed |= {name for each in expressions_of(part) for name in all_reads(each, self.outer)}

    def settle(self, written: Iterable[str]) -> None:
        """What is changed here gets its present value here."""
        for name in [name for name in self.open if any(_touch(name, other) for other in written)]:
            self.open.discard(name)
            self.missed |= not any(_touch(name, other) for other in self.needed)

    def all(self) -> bool:
        self.settle(list(self.open))
        return not self.missed


def _touch(one: str, other: str) -> bool:
    """Whether two names mean the same, or one a field of the other."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
