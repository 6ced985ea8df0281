"""Comments and blank lines, which a syntax tree does not hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Note:
    """What stands around a statement or an `except` clause: comment texts without their `#`.

    In `before` and `below`, "" is a blank line. `below` is for what follows the last statement of a block and belongs to the
    block. A module without statements may have a note too.
    """

    before: tuple[str, ...] = ()
    after: str | None = None
    below: tuple[str, ...] = ()


Notes: TypeAlias = Mapping[ast.AST, Note]

NO_NOTE = Note()
EMPTY = "#"


class Comment(NamedTuple):
    """One line of comment, and how many blank lines stand before it."""

    blanks: int
    line: str


_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENCODING = re.compile(r"[ \t\f]*#.*?coding[:=]")


def comment_lines(text: str) -> list[str]:
    """A comment as lines of Python, however many the text turns out to be."""
    return [_comment_line(piece) for piece in _LINE_ENDS.split(text)]


def _comment_line(piece: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " if letter.isspace() else _escaped(letter) for letter in piece)
    return f"# {shown}".rstrip()


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def spaced_comments(texts: tuple[str, ...]) -> tuple[list[Comment], int]:
    """The lines of comments, and the number of blank lines after the last."""
    comments: list[Comment] = []
    blanks = 0
    for text in texts:
        if text == "":
            blanks += 1
            continue
        for line in comment_lines(text):
            comments.append(Comment(blanks, line))
            blanks = 0
    return [comment for index, comment in enumerate(comments) if not _is_lone(comments, index)], blanks


def _is_lone(comments: list[Comment], index: int) -> bool:
    """Whether a line is an empty comment beside no other; between paragraphs of a comment it has a meaning."""
    beside_next = index + 1 < len(comments) and not comments[index + 1].blanks
    beside_previous = index > 0 and not comments[index].blanks
    return comments[index].line == EMPTY and not beside_next and not beside_previous


def divided(comments: list[Comment], blanks_after: int) -> tuple[list[Comment], list[Comment]]:
    """Comments between two statements: those that belong to the first, and those that lead to the second without a gap."""
    if blanks_after:
        return comments, []
    start = max((index for index, comment in enumerate(comments) if comment.blanks), default=0)
    return comments[:start], comments[start:]


def without_encoding_lines(lines: list[str]) -> list[str]:
    """A comment at the top must not tell Python how to read the file."""
    return [line.replace("coding", "coding ", 1) if _ENCODING.match(line) else line for line in lines[:2]] + lines[2:]
