"""A pasted text while it is repaired: its lines, where each comes from, and what was done to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.syntax.tables import load_tables

_PATTERNS = load_tables().patterns
_REGION = re.compile(rf"(?P<text>[fF]?(?:{_PATTERNS['TEXT']}))|(?P<comment>{_PATTERNS['LINE_COMMENT']}|{_PATTERNS['BLOCK_COMMENT']})")
_CODE, _TEXT, _COMMENT = "code", "text", "comment"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is now, and the number of the pasted line with which it began."""

    text: str
    number: int

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """The blanks before the code; a tab counts as four, but for its place."""
        expanded = self.text.expandtabs(TAB)
        return len(expanded) - len(expanded.lstrip())


TAB = 4
Pass = Callable[["Paste"], None]


@dataclass(slots=True)
class Paste:
    """The lines, and the problems so far. A pass changes `lines` and tells what it did."""

    source: SourceFile
    lines: list[Line]
    done: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, source: SourceFile) -> Paste:
        return cls(source, [Line(text, number) for number, text in enumerate(source.text.split("\n"), 1)])

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def span(self, line: Line) -> Span:
        """The pasted line, without the blanks around it."""
        start = self.source.line_starts[line.number - 1]
        text = self.source.line(line.number)
        return Span(self.source, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def tell(self, problem: Problem) -> None:
        self.done.append(problem)

    def rewrite(self, text: str) -> None:
        """Puts a text of as many lines in the place of the lines."""
        self.lines = [Line(new, line.number) for new, line in zip(text.split("\n"), self.lines, strict=True)]


def regions(text: str) -> Iterator[tuple[str, int, int]]:
    """The pieces of a text that are code, texts and comments, in order: ("code", 0, 12), ("comment", 12, 30) …"""
    place = 0
    for found in _REGION.finditer(text):
        if found.start() > place:
            yield _CODE, place, found.start()
        yield found.lastgroup or _CODE, found.start(), found.end()
        place = found.end()
    if place < len(text):
        yield _CODE, place, len(text)


def region_at(text: str, place: int) -> int | None:
    """Where the text or comment ends that begins at a place; None where none does."""
    found = _REGION.match(text, place)
    return found.end() if found else None


def code_only(text: str) -> str:
    """The text with blanks in the place of texts and comments; line ends stay."""
    return "".join(text[start:end] if kind == _CODE else re.sub(r"[^\n]", " ", text[start:end]) for kind, start, end in regions(text))


def substituted(paste: Paste, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], kinds: frozenset[str]) -> bool:
    """Replaces what a pattern finds in regions of these kinds, within lines; tells nothing. Whether anything changed."""
    text = paste.text
    if kinds == EVERYWHERE:
        paste.rewrite(pattern.sub(change, text))
        return paste.text != text
    written = [pattern.sub(change, text[start:end]) if kind in kinds else text[start:end] for kind, start, end in regions(text)]
    new = "".join(written)
    if new == text:
        return False
    paste.rewrite(new)
    return True


CODE = frozenset({_CODE})
EVERYWHERE = frozenset({_CODE, _TEXT, _COMMENT})
