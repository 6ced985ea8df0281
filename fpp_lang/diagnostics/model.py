"""What every problem becomes, whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fpp_lang.base.source import Span


class Severity(StrEnum):
    """How much a problem matters; an error keeps the program from running."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that belongs to a problem, with what it says about it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One call on the way to a run-time error: where it stands and which function it is in."""

    span: Span
    function: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, ready to be shown in a terminal, as JSON, in the REPL or in a notebook.

    `replacement` is the text that would stand for the span if the hint were followed, None where there is no single one.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str | None = None
    replacement: str | None = None
    labels: tuple[Label, ...] = ()
    calls: tuple[Frame, ...] = ()

    @property
    def file(self) -> str:
        return self.span.source.name

    @property
    def line(self) -> int:
        return self.span.line

    @property
    def column(self) -> int:
        return self.span.source.position(self.span.start)[1]

    @property
    def end_line(self) -> int:
        return self.span.source.position(self.span.end)[0]

    @property
    def end_column(self) -> int:
        return self.span.source.position(self.span.end)[1]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity.value} {self.code}: {self.message}"
