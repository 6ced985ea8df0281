"""`gamma[col]` inside a nest: a lone loop variable in brackets is its value, not its place (R5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading


@problem("FPP0809", "an element in the place of its position", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class ElementAsIndex(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        meant = f"{self.name}Index"
        return Words(
            f"`{self.name}` is the element itself here, not its position.",
            f"write `{meant}` for the position of `{self.name}`",
            replacement=meant,
        )


def find(reading: Reading) -> Iterator[Problem]:
    """Indexes that are the element of a nest around them."""
    for body in reading.bodies:
        for loop in reading.nodes(body):
            if not isinstance(loop, core.ForElements):
                continue
            for node in walk(loop.body):
                match node:
                    case core.Index(subscripts=(core.Variable(name=name) | core.Whole(value=core.Variable(name=name)) as subscript,)):
                        if name == loop.variable:
                            yield ElementAsIndex(subscript.span, name)
