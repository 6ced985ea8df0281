"""A logical line as the pieces that are printed: tokens as written, articles, and the comments between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fpp_lang.base.source import SourceFile
from fpp_lang.syntax.phrases.patterns import ARTICLES
from fpp_lang.syntax.tokens import KINDS, NAME, Token
from fpp_lang.syntax.tree import Comment

COMMENT = -2
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
_SEMICOLON = KINDS["SEMICOLON"]
_ARTICLES_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(sorted(ARTICLES))})[ \t\f]+)+\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is printed as it was written; `breaks` where a line began with it in the source."""

    text: str
    kind: int
    start: int
    end: int
    breaks: bool = False

    @property
    def is_comment(self) -> bool:
        return self.kind == COMMENT


def pieces_of(source: SourceFile, tokens: Iterable[Token], comments: Iterable[Comment]) -> list[Piece]:
    """All pieces of a line in order; an article, which is no token, is found in the gap where it stands, or before the first token."""
    text = source.text
    written = [Piece(text[token.start : token.end], token.kind, token.start, token.end) for token in tokens]
    written += [Piece(comment.text, COMMENT, comment.span.start, comment.span.end) for comment in comments]
    written.sort(key=lambda piece: piece.start)
    found: list[Piece] = []
    for piece in written:
        place = found[-1].end if found else with_articles(text, piece.start)
        gap = text[place : piece.start]
        breaks = "\n" in gap
        for word in gap.split():
            start = text.index(word, place)
            place = start + len(word)
            found.append(Piece(word, NAME, start, place, breaks))
            breaks = False
        found.append(Piece(piece.text, piece.kind, piece.start, piece.end, breaks))
    return found


def with_articles(text: str, start: int) -> int:
    """Where the articles begin that stand on a line directly before its first token."""
    articles = _ARTICLES_BEFORE.search(text, text.rfind("\n", 0, start) + 1, start)
    return articles.start() if articles is not None else start


def statements(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The parts between semicolons; they stand outside brackets only."""
    part: list[Piece] = []
    for piece in pieces:
        if piece.kind != _SEMICOLON:
            part.append(piece)
        elif part:
            yield part
            part = []
    if part:
        yield part
