"""What only the numpy engine cannot do (FPP0691)."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0691", "blocks nested too deeply for Python")
@dataclass(frozen=True, slots=True)
class TooNested(Problem):
    span: Span

    def words(self) -> Words:
        return Words(
            "Python does not compile so many blocks or operators inside each other.",
            "give the inner loops a function of their own, or run with `--engine interpreter`",
        )
