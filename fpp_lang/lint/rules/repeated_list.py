"""`[0] * n` multiplies the one number; it does not repeat it, as it does in Python (R2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading


@problem("FPP0807", "a list that is multiplied, not repeated", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class RepeatedList(Problem):
    span: Span
    item: str
    times: str

    def words(self) -> Words:
        meant = f"full({self.times}, {self.item})"
        return Words(
            "`*` multiplies the number in the brackets; it does not repeat it.", f"write `{meant}` to repeat it", replacement=meant
        )


def find(reading: Reading) -> Iterator[Problem]:
    """Products of a literal with one number and a single number."""
    for body in reading.bodies:
        for node in reading.nodes(body):
            match node:
                case core.Primitive(name="multiply" | "times", arguments=(core.Expression() as left, core.Expression() as right)):
                    for literal, times in ((left, right), (right, left)):
                        inner = literal.value if isinstance(literal, core.ToTensor) else literal
                        if isinstance(inner, core.Bracket) and len(inner.items) == 1 and _is_count(times):
                            yield RepeatedList(node.span, inner.items[0].span.text, times.span.text)
                            break


def _is_count(node: core.Expression) -> bool:
    return node.kind.is_single and not isinstance(node, core.Bracket) and node.kind.dtype != "float"
