"""What the standard library holds, found by a scan of its texts: nothing is parsed, so that looking takes no time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fpp_lang.base.data import data_folder

HEADER = re.compile(r"^(?:(?P<kind>Function|Class)\s+(?P<name>\w+)|Phrase \"(?P<sentence>.*)\")", re.MULTILINE | re.IGNORECASE)
_ALSO_CALLED = re.compile(r"^(?://|#)\s*Also called:\s*(.+)$", re.MULTILINE)

Kind = Literal["function", "class", "phrase"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One function, class or phrase of the library; `name` is the sentence of a phrase, as declared.

    `start`, `header` and `end` are the places in the text of `file` where its comment, its header and what follows it begin.
    """

    name: str
    kind: Kind
    file: str
    also_called: tuple[str, ...]
    start: int
    header: int
    end: int

    @property
    def comment(self) -> str:
        """The doc comment, line by line, without its marks."""
        lines = texts()[self.file][self.start : self.header].splitlines()
        return "\n".join(line.lstrip("/#").removeprefix(" ") for line in lines)

    @property
    def code(self) -> str:
        """The text from the header on."""
        return texts()[self.file][self.header : self.end].rstrip() + "\n"

    @property
    def line(self) -> int:
        """The line of the header, counted from 1."""
        return texts()[self.file].count("\n", 0, self.header) + 1


@cache
def texts() -> dict[str, str]:
    """The library's files by name."""
    folder = data_folder("stdlib")
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".fpp")), key=lambda item: item.name)
    return {item.name: item.read_text(encoding="utf-8") for item in files}


@cache
def catalogue() -> tuple[Entry, ...]:
    """Every entry, file by file, in the order in which they stand there."""
    return tuple(entry for file, text in texts().items() for entry in _entries(file, text))


def purpose(file: str) -> str:
    """What a file says of itself on top, in one line."""
    return texts()[file].partition("\n")[0].lstrip("/# ").rstrip(".")


def _entries(file: str, text: str) -> Iterator[Entry]:
    headers = list(HEADER.finditer(text))
    starts = [comment_above(text, header.start()) for header in headers]
    for header, start, end in zip(headers, starts, [*starts[1:], len(text)], strict=True):
        names = _ALSO_CALLED.search(text, start, header.start())
        also = tuple(name.strip(" .") for name in names[1].split(",")) if names else ()
        kind: Kind = "phrase" if header["kind"] is None else "class" if header["kind"].casefold() == "class" else "function"
        yield Entry(header["name"] or header["sentence"], kind, file, also, start, header.start(), end)


def comment_above(text: str, header: int) -> int:
    """The beginning of the comment lines that stand directly above a header."""
    start = header
    while start > 0:
        before = text.rfind("\n", 0, start - 1) + 1
        if not text[before : start - 1].startswith(("//", "#")):
            break
        start = before
    return start
