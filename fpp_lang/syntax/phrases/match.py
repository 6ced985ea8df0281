"""Puts marks in the place of words that fit a phrase, so that the grammar reads sentences like everything else (R7.2).

`n = number of rows in A` becomes `n = SENTENCE _SLOT A _SENTENCE_END`. A line is gone through once. Where a value may stand, or at
the beginning of a statement, the phrases that begin with the word there are tried; what a slot takes in is found by stepping over
operands and operators, and what was found out about a place is remembered, so that the work grows with the length of the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.syntax.phrases.patterns import ARTICLES, Pattern, Run
from fpp_lang.syntax.phrases.problems import TwoPhrases, TwoReadings
from fpp_lang.syntax.phrases.table import PhraseTable
from fpp_lang.syntax.phrases.values import ARITHMETIC, Values
from fpp_lang.syntax.problems import TooDeep
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.tokens import AND, COMMA, DOT, NAMES, SIGN, Token

MOST_NESTED = 32


class Filled(NamedTuple):
    """What stands in a slot: the tokens from `start` to `end`; and whether an article behind them is a name, `swap a with b`."""

    start: int
    end: int
    article: bool = False


class Match(NamedTuple):
    """A sentence: the phrase that it fits, where its words begin, where it ends, and what its slots hold."""

    pattern: Pattern
    start: int
    end: int
    slots: tuple[Filled, ...]


class Matcher:
    """Finds the sentences of one logical line. `articles` are those that the scanner dropped, by the place of the next token."""

    def __init__(
        self, source: SourceFile, tokens: list[Token], articles: Mapping[int, Token], table: PhraseTable, reporter: Reporter
    ) -> None:
        self.source, self.tokens, self.table, self.reporter = source, tokens, table, reporter
        self.articles = articles
        self.values = Values(tokens)
        self._known: dict[int, Match | None] = {}
        self._nested = 0

    # Sentences ---------------------------------------------------------------------------------------------------------------

    def statement(self, start: int, end: int) -> Match | None:
        """The sentence that the statement between two places is, all of it."""
        return self._best(start, end, gives=False)

    def value(self, place: int) -> Match | None:
        """The sentence that begins where a value may stand."""
        if place not in self._known:
            self._nested += 1
            if self._nested > MOST_NESTED:
                token = self.tokens[place]
                self.reporter.fatal(TooDeep(Span(self.source, token.start, token.end), "sentences", MOST_NESTED))
            self._known[place] = self._best(place, len(self.tokens), gives=True)
            self._nested -= 1
        return self._known[place]

    def _best(self, place: int, end: int, *, gives: bool) -> Match | None:
        first = self._without_article(place)
        found: Match | None = None
        for pattern in self.table.starting(self.tokens[first].text.lower()) if first < end else ():
            if pattern.gives != gives or (found is not None and pattern.precedence > found.pattern.precedence):
                continue
            match = self._fit(pattern, first, end)
            if match is None:
                continue
            if found is not None:
                self.reporter.add(TwoPhrases(self._span(found.start, found.end), found.pattern.text, pattern.text))
                break
            found = match
        return found

    def _without_article(self, place: int) -> int:
        """The first token of a sentence, behind an article that the scanner took for a name."""
        tokens = self.tokens
        if place + 1 < len(tokens) and tokens[place].text.lower() in ARTICLES and tokens[place + 1].text[:1].isalpha():
            return place + 1
        return place

    def _fit(self, pattern: Pattern, start: int, limit: int) -> Match | None:
        """How a phrase fits the words from a place on, if it does."""
        slots: list[Filled] = []
        place = start
        for number, (run, slot) in enumerate(pattern.steps):
            place = self.run(run, place, limit)
            if place < 0:
                return None
            if slot is None:
                break
            if number == 0 and len(run) == 1 and self._reads_on(place, limit):
                return None
            place = self._past_article(place, limit)
            stop, last = pattern.steps[number + 1][0], number + 2 == len(pattern.steps)
            if slot.takes_names:
                filled = self._names(place, limit, stop)
            elif pattern.gives and last and not stop:
                filled = self._operand(place, limit)
            else:
                filled = self.slot(place, limit, stop)
            if filled is None:
                return None
            slots.append(filled)
            place = filled.end
        return Match(pattern, start, place, tuple(slots)) if pattern.gives or place == limit else None

    def _reads_on(self, place: int, limit: int) -> bool:
        """Behind a phrase's one first word: `square - 3`, `square(3)`, `square[3]` go on with a variable or function of that name."""
        if place >= limit:
            return False
        token = self.tokens[place]
        return token.kind == SIGN or (token.text in ("(", "[") and token.start == self.tokens[place - 1].end)

    # Words and slots ---------------------------------------------------------------------------------------------------------

    def run(self, run: Run, place: int, limit: int) -> int:
        """The place behind some words of a phrase, with or without articles between them; -1 where they do not stand there."""
        tokens = self.tokens
        for word in run:
            if place < limit and tokens[place].text.lower() not in word and tokens[place].text.lower() in ARTICLES:
                place += 1
            if place >= limit or tokens[place].text.lower() not in word:
                return -1
            place += 1
        return place

    def _past_article(self, place: int, limit: int) -> int:
        """Before a slot an article may stand that is no name: `add the "pear" to …`, `mean of the [1, 2]`."""
        tokens = self.tokens
        if place + 1 >= limit or tokens[place].text.lower() not in ARTICLES:
            return place
        following = tokens[place + 1]
        apart = following.start > tokens[place].end
        return place + 1 if apart and following.kind in self.values.BEGIN and following.kind not in NAMES else place

    def slot(self, place: int, limit: int, stop: Run) -> Filled | None:
        """Operands with operators between them, up to the next words of the phrase."""
        start = place
        while True:
            if self._article_ends(place, limit, stop):
                return Filled(start, place, article=True)
            operand = self._operand(place, limit, stop)
            if operand is None:
                return None
            place = operand.end
            at_end = place >= limit or (stop and self.run(stop, place, limit) >= 0)
            if at_end or self.tokens[place].kind not in ARITHMETIC:
                return Filled(start, place)
            place += 1

    def _article_ends(self, place: int, limit: int, stop: Run) -> bool:
        """Whether what the scanner took for an article is the last name before the phrase goes on: `swap b with a using …`."""
        return bool(stop) and place < limit and self.tokens[place].start in self.articles and self.run(stop, place, limit) >= 0

    def _operand(self, start: int, limit: int, stop: Run = ()) -> Filled | None:
        """One operand with its signs, its brackets and dots; a sentence is one too."""
        place = self.values.past_signs(start, limit)
        if place >= limit:
            return None
        sentence = self.value(place)
        if sentence is not None and sentence.end <= limit:
            return Filled(start, sentence.end)
        place = self.values.past_atom(place, limit)
        while 0 <= place < limit and not (stop and self.run(stop, place, limit) >= 0):
            behind = self.values.past_postfix(place, limit)
            if behind == place:
                break
            place = behind
        return Filled(start, place) if place >= 0 else None

    def _names(self, start: int, limit: int, stop: Run) -> Filled | None:
        """`W1, b1 and W2`; inside brackets a comma ends the list."""
        tokens, place = self.tokens, start
        inside = self.values.depth[start] > 0 if start < limit else False
        while place < limit and tokens[place].kind in NAMES:
            if self._article_ends(place, limit, stop):
                return Filled(start, place, article=True)
            place += 1
            while place + 1 < limit and tokens[place].kind == DOT and tokens[place + 1].kind in NAMES:
                place += 2
            if place >= limit or (stop and self.run(stop, place, limit) >= 0):
                return Filled(start, place)
            behind = self._past_joint(place, limit, inside)
            if behind == place:
                return Filled(start, place)
            place = behind
        return None

    def _past_joint(self, place: int, limit: int, inside: bool) -> int:
        comma = self.tokens[place].kind == COMMA and not inside
        behind = place + comma
        return behind + 1 if behind < limit and self.tokens[behind].kind == AND else behind

    # Problems ----------------------------------------------------------------------------------------------------------------

    def check_readings(self, match: Match, limit: int) -> None:
        """An operator behind the last slot could belong to the slot or to what stands around the sentence."""
        if not match.pattern.is_open or match.end >= limit or self.tokens[match.end].kind not in ARITHMETIC:
            return
        inner = match
        while (below := self.value(inner.slots[-1].start)) is not None and below.end == match.end and below.pattern.is_open:
            inner = below
        start = inner.slots[-1].start
        taken = self.slot(start, limit, ())
        end = taken.end if taken is not None else match.end
        words, whole = self._text(match.start, start), self._text(start, end)
        rest = self._text(match.end, end)
        span = self._span(match.start, end)
        self.reporter.add(TwoReadings(span, f"{words} ({whole})", f"({self._text(match.start, match.end)}) {rest}"))

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source, self.tokens[start].start, self.tokens[end - 1].end)

    def _text(self, start: int, end: int) -> str:
        return " ".join(self._span(start, end).text.split())
