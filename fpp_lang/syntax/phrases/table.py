"""The phrases that a text may use, found by their first word; and those that look like a sentence that fits none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fpp_lang.base.names import one_edit_apart
from fpp_lang.syntax.phrases.patterns import ARTICLES, Pattern, Slot, alternatives

MOST_SHOWN = 3
LEAST_LIKENESS = 0.5


class PhraseTable:
    """Phrases in the order in which they are tried (R7.2)."""

    def __init__(self, patterns: Iterable[Pattern] = ()) -> None:
        first: dict[tuple[bool, str], Pattern] = {}
        for pattern in patterns:
            first.setdefault((pattern.own, pattern.key), pattern)
        self.patterns = tuple(first.values())
        self._starting: dict[str, list[Pattern]] = {}
        for pattern in sorted(self.patterns, key=lambda pattern: pattern.precedence):
            for word in pattern.first_words:
                self._starting.setdefault(word, []).append(pattern)

    def starting(self, word: str) -> Sequence[Pattern]:
        """The phrases that begin with a word in lower case."""
        return self._starting.get(word, ())

    def find(self, key: str) -> Pattern:
        """The phrase that a sentence fits, by the sentence's key."""
        return min((pattern for pattern in self.patterns if pattern.key == key), key=lambda pattern: pattern.precedence)

    def any_starts(self, words: Iterable[str]) -> bool:
        """Whether a phrase begins with one of these words of a text."""
        return any(word.lower() in self._starting for word in words)

    def procedure(self, sentence: str) -> str:
        """The phrase without an arrow that has no words but those of a sentence, if there is one."""
        words = sentence.lower().split()
        return next((pattern.said(words) for pattern in self.patterns if not pattern.gives and _likeness(pattern, words) == 1), "")

    def near(self, sentence: str) -> tuple[str, ...]:
        """The phrases that share the most words with a sentence, the nearest first."""
        words = [word for word in sentence.lower().replace(".", " ").split() if word not in ARTICLES]
        ranked = sorted((-_likeness(pattern, words), pattern.precedence, pattern.said(words)) for pattern in self.patterns)
        return tuple(text for unlike, _, text in ranked if -unlike >= LEAST_LIKENESS)[:MOST_SHOWN]


def _likeness(pattern: Pattern, words: Sequence[str]) -> float:
    """Which part of a phrase's words a sentence has; the first word counts twice."""
    wanted = [alternatives(piece) for piece in pattern.pieces if not isinstance(piece, Slot) and piece[0].isalpha()]
    shared = sum(_share(each, words) for each in wanted)
    return (shared + (not wanted[0].isdisjoint(words[:1]))) / (len(wanted) + 1)


def _share(wanted: frozenset[str], words: Sequence[str]) -> float:
    """1 for a word that is there, a half for one that is almost there."""
    if not wanted.isdisjoint(words):
        return 1.0
    return 0.5 * any(one_edit_apart(word, other) for word in wanted for other in words)


NO_PHRASES = PhraseTable()
