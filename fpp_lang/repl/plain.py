"""Entries without a terminal's help: from a pipe, a file, or a terminal that can do nothing."""

from __future__ import annotations

import sys

from fpp_lang.syntax import is_complete

FIRST, NEXT = "fpp> ", "...  "


class PlainReader:
    """Reads line by line; prompts where somebody is there to see them."""

    def __init__(self) -> None:
        self.interactive = bool(sys.stdin and sys.stdin.isatty())

    def read(self) -> str | None:
        """One entry, None at the end of the input."""
        lines: list[str] = []
        while True:
            try:
                lines.append(input((NEXT if lines else FIRST) if self.interactive else ""))
            except EOFError:
                return "\n".join(lines) if lines else None
            if is_entry("\n".join(lines)):
                return "\n".join(lines)


def is_entry(text: str) -> bool:
    """Whether an entry can be answered, or more lines belong to it."""
    return text.startswith(":") or is_complete(text) == "complete"
