"""Source texts and places in them; knows nothing of FPP."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """One text with the name users know it by.

    Lines end with "\\n" here: the reader of the file has already turned CRLF and CR into LF.
    """

    name: str
    text: str
    line_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(index + 1 for index, letter in enumerate(self.text) if letter == "\n")
        object.__setattr__(self, "line_starts", tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return self.text[start:end]


class Span(NamedTuple):
    """The piece `source.text[start:end]`."""

    source: SourceFile
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line on which the piece begins, counted from 1."""
        return self.source.position(self.start)[0]

    @property
    def text(self) -> str:
        """The piece itself."""
        return self.source.text[self.start : self.end]

    def to(self, other: Span) -> Span:
        """From the beginning of this piece to the end of the other.

        ::

            this:   ├──┤
            other:         ├───┤
            result: ├──────────┤
        """
        return Span(self.source, self.start, max(self.end, other.end))


NOWHERE = Span(SourceFile("<nowhere>", ""), 0, 0)
