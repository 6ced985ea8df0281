"""Goes through the tokens of a text line by line and writes sentences as marks where words fit phrases."""

from __future__ import annotations

from collections.abc import Mapping

from fpp_lang.base.source import SourceFile
from fpp_lang.syntax.phrases.match import Filled, Match, Matcher
from fpp_lang.syntax.phrases.table import PhraseTable
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.tokens import (
    AND,
    BEGIN_OPERANDS,
    COLON,
    COMMA,
    DOT,
    END,
    HEADERS,
    KINDS,
    LAYOUT,
    NAMES_SLOT,
    OPERAND_ENDS,
    SEMICOLON,
    SENTENCE,
    SENTENCE_END,
    SLOT,
    SOFT,
    Token,
)

# Soft keywords that a value follows; a word behind one of them shows that it is no name.
_BEFORE_VALUES = frozenset(KINDS[name] for name in ("PRINT", "_ASSERT", "_UNTIL", "_TO", "_FROM", "_STEP", "_THEN"))


def with_sentences(
    source: SourceFile, tokens: list[Token], articles: Mapping[int, Token], table: PhraseTable, reporter: Reporter
) -> list[Token]:
    """All tokens of a text, with marks for its sentences."""
    written: list[Token] = []
    start = 0
    for place, token in enumerate(tokens):
        if token.kind not in LAYOUT and token.kind != END:
            continue
        line = tokens[start:place]
        if line and table.any_starts(word.text for word in line):
            line = _Line(Matcher(source, line, articles, table, reporter)).write()
        written += line
        written.append(token)
        start = place + 1
    return written


class _Line:
    """Writes one logical line."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher, self.tokens = matcher, matcher.tokens
        self.written: list[Token] = []

    def write(self) -> list[Token]:
        """Statement by statement; what is no sentence as a whole may hold sentences."""
        start = 0
        while start < len(self.tokens):
            end = self._statement_end(start)
            sentence = self.matcher.statement(start, end)
            if sentence is not None:
                self._sentence(sentence)
            else:
                self._values(start, end)
            self.written += self.tokens[end : end + 1]
            start = end + 1
        return self.written

    def _statement_end(self, start: int) -> int:
        """The next `;`, or the colon behind a header."""
        header = start == 0 and self.tokens[0].kind in HEADERS
        depth = self.matcher.values.depth
        for place in range(start, len(self.tokens)):
            kind = self.tokens[place].kind
            if not depth[place] and (kind == SEMICOLON or (kind == COLON and header)):
                return place
        return len(self.tokens)

    def _values(self, start: int, end: int) -> None:
        """Writes tokens, and sentences where a value may stand."""
        tokens = self.tokens
        wanted = True  # a value may stand here, not an operator
        place = start
        while place < end:
            token = tokens[place]
            sentence = self.matcher.value(place) if wanted and token.text[:1].isalpha() else None
            if sentence is not None and sentence.end <= end:
                self._sentence(sentence)
                self.matcher.check_readings(sentence, end)
                place, wanted = sentence.end, False
                continue
            self.written.append(token)
            following = tokens[place + 1] if place + 1 < end else None
            place += 1
            if token.kind == DOT and following is not None:
                self.written.append(following)
                place, wanted = place + 1, False
            elif wanted:
                keyword = token.kind in _BEFORE_VALUES and following is not None and following.kind in BEGIN_OPERANDS
                wanted = keyword or token.kind not in OPERAND_ENDS
            else:
                wanted = token.kind in SOFT or token.kind not in OPERAND_ENDS

    def _sentence(self, match: Match) -> None:
        first = self.tokens[match.start]
        behind = match.slots[0].start if match.slots else match.end
        last = self.tokens[behind - 1]
        words = self.matcher.source.text[first.start : last.end]
        self.written.append(Token(SENTENCE, words, first.start, last.end, phrase=match.pattern))
        for slot, filled in zip(match.pattern.slots, match.slots, strict=True):
            place = self.tokens[filled.start].start if filled.start < len(self.tokens) else last.end
            self.written.append(Token(NAMES_SLOT if slot.takes_names else SLOT, "", place, place))
            if slot.takes_names:
                self._names(filled)
            else:
                self._values(filled.start, filled.end)
            if filled.article:
                self.written.append(self.matcher.articles[self.tokens[filled.end].start])
        end = self.tokens[match.end - 1].end
        self.written.append(Token(SENTENCE_END, "", end, end))

    def _names(self, filled: Filled) -> None:
        """A list of names, with commas alone between them."""
        previous = COMMA
        for token in self.tokens[filled.start : filled.end]:
            kind = COMMA if token.kind == AND else token.kind
            if kind != COMMA or previous != COMMA:
                self.written.append(token._replace(kind=kind) if kind != token.kind else token)
            previous = kind
