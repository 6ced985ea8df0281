"""The limits of a run, which a program cannot catch, and Ctrl-C."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.runtime.words import code


@problem("FPP0601", "too many calls inside each other")
@dataclass(frozen=True, slots=True)
class TooDeep(Problem):
    span: Span
    function: str
    most: int

    def words(self) -> Words:
        return Words(
            f"`{self.function}` is called inside itself or others more than {self.most} times.",
            "a recursion needs a case that ends it; a loop goes further",
        )


@problem("FPP0602", "more steps than allowed")
@dataclass(frozen=True, slots=True)
class TooManySteps(Problem):
    span: Span
    most: int

    def words(self) -> Words:
        return Words(f"the program has taken {self.most:,} steps, which is all that it may.", "`--max-steps` sets how many are allowed")


@problem("FPP0603", "more time than allowed")
@dataclass(frozen=True, slots=True)
class TooSlow(Problem):
    span: Span
    seconds: float

    def words(self) -> Words:
        return Words(
            f"the program has run for {self.seconds:g} seconds, which is all that it may.", "`--max-seconds` sets how many are allowed"
        )


@problem("FPP0604", "more memory than allowed")
@dataclass(frozen=True, slots=True)
class TooMuchMemory(Problem):
    """`elements` is None where the machine itself had no room."""

    span: Span
    elements: int | None
    most: int

    def words(self) -> Words:
        if self.elements is None:
            return Words(f"there is no memory left for `{code(self.span)}`.", "make the tensors smaller")
        return Words(f"`{code(self.span)}` would make {self.elements:,} elements; {self.most:,} are allowed.", "make the tensors smaller")


@problem("FPP0605", "stopped by Ctrl-C")
@dataclass(frozen=True, slots=True)
class Interrupted(Problem):
    span: Span

    def words(self) -> Words:
        return Words("stopped here by Ctrl-C.")
