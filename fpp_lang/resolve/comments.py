"""Comments as text: markers off, lines apart."""

from __future__ import annotations

from collections.abc import Iterable

from fpp_lang.core.tree import Comments
from fpp_lang.syntax import tree as syntax


def words(comment: syntax.Comment) -> list[str]:
    """The lines of a comment without `//`, `#` or `/* */`."""
    text = comment.text
    if text.startswith("/*"):
        lines = text.removeprefix("/*").removesuffix("*/").split("\n")
        return [line.strip().removeprefix("* ") for line in lines if line.strip()]
    return [text.lstrip("/#").strip() if text.startswith("/") else text.lstrip("#").strip()]


def lines(trivia: Iterable[syntax.Comment | str]) -> tuple[str, ...]:
    """Whole-line comments; "" is a blank line."""
    found: list[str] = []
    for item in trivia:
        found.extend([item] if isinstance(item, str) else words(item))
    return tuple(found)


def comments(trivia: syntax.Trivia) -> Comments:
    """What stands around a statement; comments inside its brackets come before it."""
    before = (*lines(trivia.before), *lines(trivia.inside))
    after = " ".join(words(trivia.after)) if trivia.after is not None else None
    return Comments(before, after) if before or after else Comments()
