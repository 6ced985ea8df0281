"""The problems of the command line itself: options and results, not programs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.diagnostics.model import Diagnostic
from fpp_lang.diagnostics.problem import Problem, Words, problem


class Stop(Exception):
    """Ends a command with an exit status, and the problems that say why."""

    def __init__(self, status: int, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(status)
        self.status, self.diagnostics = status, diagnostics


@problem("FPP0901", "a command that does not fit")
@dataclass(frozen=True, slots=True)
class WrongUsage(Problem):
    """A command, option or argument that `fpp` does not know, or a value that it cannot take."""

    span: Span
    what: str
    command: str

    def words(self) -> Words:
        return Words(self.what, f"see {self.command} --help")


@problem("FPP0904", "an unknown code")
@dataclass(frozen=True, slots=True)
class UnknownCode(Problem):
    span: Span
    asked: str
    near: tuple[str, ...]

    def words(self) -> Words:
        return Words(f"there is no code {self.asked}", f"did you mean {' or '.join(self.near)}?" if self.near else None)


@problem("FPP0907", "a derivative that cannot be checked")
@dataclass(frozen=True, slots=True)
class CannotCheck(Problem):
    """Neither numbers, vectors nor matrices lead to a slope, or the derivative takes none of what there is."""

    span: Span
    name: str
    derivative: str

    def words(self) -> Words:
        return Words(
            f"cannot check `{self.derivative}`: together with `{self.name}` it takes none of the numbers, vectors and matrices tried.",
            "give the derivative the input of the function, or its output, as its first parameter",
        )


@problem("FPP0913", "an entry that the library does not have")
@dataclass(frozen=True, slots=True)
class UnknownEntry(Problem):
    span: Span
    asked: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"did you mean {' or '.join(self.near)}?" if self.near else "fpp list shows what there is"
        return Words(f"the library has nothing called {self.asked}", hint)


@problem("FPP0915", "a function that has no graph")
@dataclass(frozen=True, slots=True)
class CannotPlot(Problem):
    span: Span
    name: str
    reason: str

    def words(self) -> Words:
        return Words(f"`{self.name}` has no graph: {self.reason}.", "give a function that takes one number and gives one")


@problem("FPP0914", "a folder without programs")
@dataclass(frozen=True, slots=True)
class NoPrograms(Problem):
    span: Span
    folder: str

    def words(self) -> Words:
        return Words(f"there is no .fpp file in {self.folder}", "name a program, or a folder that holds some")


@problem("FPP0999", "a mistake of FPP itself")
@dataclass(frozen=True, slots=True)
class InternalError(Problem):
    span: Span
    what: str

    def words(self) -> Words:
        return Words(
            f"this is a bug of FPP, not of your program: {self.what}",
            "please report it together with the program; FPP_DEBUG=1 shows where it happened",
        )


def bug(error: Exception) -> Diagnostic:
    """The words for an exception that no one expected; raises it where FPP_DEBUG asks for that."""
    if os.environ.get("FPP_DEBUG") == "1":
        raise error
    return InternalError(NOWHERE, f"{type(error).__name__}: {error}").report()
