"""What `fpp repair` did, line by line: notes where only one reading was possible, warnings where somebody should look."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0701", "an indentation that was restored", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class Indented(Problem):
    """A line that stood at the wrong depth."""

    span: Span
    before: int
    after: int

    def words(self) -> Words:
        return Words(f"indented by {self.after} instead of {self.before}")


@problem("FPP0702", "an indentation that could be another", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class Doubtful(Problem):
    """A line that could as well stand elsewhere."""

    span: Span
    chosen: int
    other: int

    def words(self) -> Words:
        return Words(
            f"indented by {self.chosen}; {self.other} would have been possible too", "look whether this line belongs to the block above it"
        )


@problem("FPP0703", "a printed line number", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class PrintedNumber(Problem):
    """The number of a line or a page that was pasted with the program."""

    span: Span
    number: str

    def words(self) -> Words:
        return Words(f"the printed number {self.number} was taken away")


@problem("FPP0704", "words that belong to no program", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class StrayWords(Problem):
    """The header or footer of a page, or prose around a listing: a comment now, so that nothing is lost."""

    span: Span
    what: str

    def words(self) -> Words:
        return Words(f"this looks like {self.what}; it is a comment now", "delete it where it says nothing about the program")


@problem("FPP0705", "a character that was replaced", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class Replaced(Problem):
    """A character of a word processor, a PDF or a web page, and what stands in its place now."""

    span: Span
    found: str
    meant: str

    def words(self) -> Words:
        return Words(f"{self.found} was taken away" if not self.meant else f"{self.found} became {self.meant}")


@problem("FPP0706", "markup that was taken away", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class Markup(Problem):
    """HTML, Markdown or LaTeX around or within the program."""

    span: Span
    language: str
    found: str
    meant: str

    def words(self) -> Words:
        change = f"became {self.meant}" if self.meant.strip() else "was taken away"
        return Words(f"{_short(self.found)} ({self.language}) {change}")


@problem("FPP0707", "a line that was broken in two", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class Joined(Problem):
    """A statement or comment that went on in the next line."""

    span: Span
    what: str

    def words(self) -> Words:
        return Words(f"this line was put behind the {self.what} before it, which it goes on with")


@problem("FPP0708", "a name that was broken in two", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class Respelled(Problem):
    """An underscore that the PDF lost."""

    span: Span
    found: str
    meant: str

    def words(self) -> Words:
        return Words(f"{self.found} became {self.meant}, as it is spelled elsewhere")


@problem("FPP0709", "blank lines between all lines", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class Spaced(Problem):
    """A blank line behind every line."""

    span: Span
    count: int

    def words(self) -> Words:
        return Words(f"a blank line stood behind every line; {self.count} of them were taken away")


@problem("FPP0710", "a line that is still unreadable")
@dataclass(frozen=True, slots=True)
class StillUnreadable(Problem):
    """What the parser says about the repaired text."""

    span: Span
    message: str

    def words(self) -> Words:
        return Words(f"I could not repair this: {self.message}", "fpp check on the repaired file tells more")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
