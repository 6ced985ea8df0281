"""Files that cannot be loaded or saved (R9.3)."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0611", "a file that cannot be read")
@dataclass(frozen=True, slots=True)
class CannotRead(Problem):
    span: Span
    file: str
    reason: str

    def words(self) -> Words:
        return Words(f"`{self.file}` cannot be read: {self.reason}.", "names of files are relative to the program's folder")


@problem("FPP0612", "a file outside the program's folder")
@dataclass(frozen=True, slots=True)
class OutsideFolder(Problem):
    span: Span
    file: str

    def words(self) -> Words:
        return Words(f"`{self.file}` is not inside the program's folder.", "a program reads and writes in its own folder and below it")


@problem("FPP0613", "a kind of file that is not known")
@dataclass(frozen=True, slots=True)
class UnknownFileKind(Problem):
    span: Span
    file: str

    def words(self) -> Words:
        return Words(f"`{self.file}` is no kind of file that `load` and `save` know.", "they know .csv, .npy, .npz and .json")


@problem("FPP0614", "a kind of file that is not supported yet")
@dataclass(frozen=True, slots=True)
class NotYetThisFile(Problem):
    span: Span
    file: str

    def words(self) -> Words:
        return Words(f"`{self.file}`: pictures cannot be loaded or saved yet.", "turn the picture into a .csv or .npy file of numbers")


@problem("FPP0615", "a broken file")
@dataclass(frozen=True, slots=True)
class BrokenFile(Problem):
    span: Span
    file: str
    reason: str

    def words(self) -> Words:
        hint = "a table holds numbers; texts go into a .json file" if self.reason.endswith("is not a number") else None
        return Words(f"`{self.file}` is broken: {self.reason}.", hint)


@problem("FPP0616", "a file that cannot be written")
@dataclass(frozen=True, slots=True)
class CannotWrite(Problem):
    span: Span
    file: str
    reason: str

    def words(self) -> Words:
        return Words(f"`{self.file}` cannot be written: {self.reason}.")


@problem("FPP0617", "a value that this kind of file does not hold")
@dataclass(frozen=True, slots=True)
class CannotHold(Problem):
    span: Span
    file: str
    sort: str
    holds: str

    def words(self) -> Words:
        return Words(f"`{self.file}` cannot hold {self.sort}.", f"such a file holds {self.holds}")


@problem("FPP0618", "a kind of picture that is not known")
@dataclass(frozen=True, slots=True)
class UnknownPictureKind(Problem):
    span: Span
    file: str

    def words(self) -> Words:
        return Words(f"`{self.file}` is no kind of picture that `save_plot` writes.", "it writes .png, .svg and .pdf")


@problem("FPP0619", "plots without matplotlib")
@dataclass(frozen=True, slots=True)
class NoMatplotlib(Problem):
    span: Span

    def words(self) -> Words:
        return Words("plots are drawn by matplotlib, which is not installed.", 'install it with `pip install "fpp-lang[plot]"`')
