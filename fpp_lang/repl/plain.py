"""Entries without a terminal's help: from a pipe, a file, or a terminal that can do nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable

from fpp_lang.syntax import is_complete

FIRST, NEXT = "fpp> ", "...  "


class PlainReader:
    """Reads line by line; prompts where somebody is there to see them. `write` shows a text at once."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write
        self.interactive = bool(sys.stdin and sys.stdin.isatty())

    def read(self) -> str | None:
        """One entry, None at the end of the input."""
        lines: list[str] = []
        while True:
            if self.interactive:
                self.write(NEXT if lines else FIRST)
            line = sys.stdin.readline() if sys.stdin else ""
            if not line:
                return "\n".join(lines) if lines else None
            lines.append(line.removesuffix("\n"))
            if is_entry("\n".join(lines)):
                return "\n".join(lines)


def is_entry(text: str) -> bool:
    """Whether an entry can be answered, or more lines belong to it."""
    return text.startswith(":") or is_complete(text) == "complete"
