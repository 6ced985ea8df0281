"""What replaying a program may find."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem


@dataclass(frozen=True, slots=True)
class Difference:
    """An input for which the two forms of a function differ, and how each ended, as text."""

    arguments: str
    written: str
    lifted: str


@problem("FPP0998", "an array form that does not do what its loops do")
@dataclass(frozen=True, slots=True)
class FormsDiffer(Problem):
    span: Span
    name: str
    difference: Difference

    def words(self) -> Words:
        found = self.difference
        return Words(
            f"`{self.name}` as NumPy does not do what its loops do: for {found.arguments} the loops give {found.written}, "
            f"the array form gives {found.lifted}.",
            "this is a mistake of FPP, please report it; `fpp transpile --literal` keeps the loops",
        )
