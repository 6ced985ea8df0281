"""Finds the row of the table of mistakes that tells why a line cannot be read."""

from __future__ import annotations

import re
from functools import cache

from fpp_lang.base.names import one_edit_apart
from fpp_lang.base.source import Span
from fpp_lang.syntax.mistakes import KEYWORDS, MISTAKES, OTHER_WORDS, Mistake
from fpp_lang.syntax.problems import ForeignSpelling
from fpp_lang.syntax.tokens import FORMAT_TEXT, KINDS, TEXT, Token


def keyword_meant(word: str) -> str:
    """`fucntion` => `function`; "" where no keyword is near."""
    lowered = word.lower()
    near = [keyword for keyword in KEYWORDS if len(keyword) > 2 and one_edit_apart(lowered, keyword)]
    return near[0] if near else ""


def kind_meant(word: str) -> int | None:
    """The kind of line that a misspelt or foreign first word begins."""
    kind = OTHER_WORDS.get(word.lower()) or KEYWORDS.get(keyword_meant(word))
    return KINDS[kind] if kind else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Mistake], ...]:
    return tuple((re.compile(mistake.pattern, re.IGNORECASE), mistake) for mistake in MISTAKES)


LONGEST = 2000  # a longer line is no everyday slip, and patterns take time


def find_mistake(line: Span, tokens: list[Token], failed: Token) -> ForeignSpelling | None:
    """The row that tells why a line cannot be read: its pattern reaches the token that does not fit."""
    if line.end - line.start > LONGEST:
        return None
    masked = mask(line, tokens)
    place, end = failed.start - line.start, failed.end - line.start
    for pattern, mistake in _patterns():
        for found in pattern.finditer(masked):
            if found.start() <= end and place <= found.end() + 1:
                return _problem(line, found, mistake)
    return None


def _problem(line: Span, found: re.Match[str], mistake: Mistake) -> ForeignSpelling:
    start, end = found.span()
    span = Span(line.source, line.start + start, line.start + end)
    # The templates take their parts from the real line: texts are masked in what the pattern saw.
    groups = [None if found.start(group) < 0 else line.text[slice(*found.span(group))] for group in range(1, (found.re.groups or 0) + 1)]
    repaired, hint = (
        re.sub(r"\\([1-9])", lambda number: groups[int(number[1]) - 1] or "", text) for text in (mistake.repair, mistake.hint)
    )
    if not repaired:
        return ForeignSpelling(span, mistake.message, hint)
    return ForeignSpelling(span, mistake.message, hint or f"write {repaired.strip()}", repaired)


def mask(line: Span, tokens: list[Token]) -> str:
    """A line with blanks for its comments and underscores for what its texts hold."""
    letters = [" "] * (line.end - line.start)
    for token in tokens:
        text = token.text or line.source.text[token.start : token.end]
        if token.kind in (TEXT, FORMAT_TEXT):
            text = '"' + "_" * (token.end - token.start - 2) + '"'
        source_text = text if len(text) == token.end - token.start else line.source.text[token.start : token.end]
        letters[token.start - line.start : token.end - line.start] = source_text
    return "".join(letters)
