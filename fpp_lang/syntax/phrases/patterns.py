"""What a phrase looks like: its words, its slots, and which phrases may be declared (R7.1, R7.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.syntax.tables import load_tables

_ALTERNATIVES = re.compile(r"\w+(?:\|\w+)+")
ARTICLES = frozenset({"a", "an", "the"})
NAMES = "names"  # a slot of this name takes a list of names

_TABLES = load_tables()
_MARKS = "|".join(re.escape(mark) for mark in sorted(_TABLES.marks, key=len, reverse=True) if mark not in "{}")
_NAME = _TABLES.patterns["NAME"]
_PIECE = re.compile(
    rf"""\s*(?:\{{\s*(?P<slot>[^\W\d]\w*)\s*\}}|(?P<word>{_NAME}(?:\|{_NAME})*)|(?P<number>{_TABLES.patterns["NUMBER"]})"""
    rf"""|(?P<mark>{_MARKS})|(?P<end>\Z)|(?P<other>.))""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a phrase where a value stands, or, for `{names}`, a list of names."""

    name: str

    @property
    def takes_names(self) -> bool:
        return self.name == NAMES


Run = tuple[frozenset[str], ...]
"""Words that follow each other, each with the others that may stand in its place."""


@dataclass(frozen=True)
class Pattern:
    """A phrase as sentences are held against it: words and marks in lower case without articles, and slots between them.

    A word may have others that stand in its place, `in|of`.
    `gives`: it has an arrow, so it stands where an expression may; without, it fills its line. `own`: the program's, not the
    library's.
    """

    text: str
    pieces: tuple[str | Slot, ...]
    gives: bool
    own: bool = True
    span: Span = NOWHERE

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))

    @cached_property
    def steps(self) -> tuple[tuple[Run, Slot | None], ...]:
        """Words and the slot behind them, in turn; the last words, or none, have no slot behind them."""
        found: list[tuple[Run, Slot | None]] = []
        run: list[frozenset[str]] = []
        for piece in self.pieces:
            if isinstance(piece, Slot):
                found.append((tuple(run), piece))
                run = []
            else:
                run.append(alternatives(piece))
        return (*found, (tuple(run), None))

    @cached_property
    def key(self) -> str:
        """The same for two phrases that the same sentences fit: `number of rows in {}`."""
        return " ".join(("{names}" if piece.takes_names else "{}") if isinstance(piece, Slot) else piece for piece in self.pieces)

    @cached_property
    def name(self) -> str:
        """A name for the function that it is: `number_of_rows_in`."""
        words = [re.sub(r"\W", "", piece.partition("|")[0]) for piece in self.pieces if not isinstance(piece, Slot)]
        return "_".join(word for word in words if word)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that a sentence may begin with."""
        return alternatives(str(self.pieces[0]))

    def said(self, words: Container[str] = ()) -> str:
        """The text with one of the words that stand in each other's place, the first unless another is among these words."""

        def one(found: re.Match[str]) -> str:
            each = found[0].split("|")
            return next((word for word in each if word.lower() in words), each[0])

        return _ALTERNATIVES.sub(one, self.text)

    @property
    def is_open(self) -> bool:
        """Whether it ends with a slot."""
        return isinstance(self.pieces[-1], Slot)

    @property
    def precedence(self) -> tuple[bool, int, bool]:
        """The least goes first: the program's before the library's, then more words, then no list of names."""
        return not self.own, len(self.slots) - len(self.pieces), any(slot.takes_names for slot in self.slots)


def alternatives(piece: str) -> frozenset[str]:
    """The words that may stand in one place."""
    return frozenset(piece.split("|"))


def overlap(key: str, other: str) -> bool:
    """Whether there are sentences that fit both of two phrases, by their keys."""
    pieces, others = key.split(" "), other.split(" ")
    return len(pieces) == len(others) and not any(
        alternatives(left).isdisjoint(alternatives(right)) for left, right in zip(pieces, others, strict=True)
    )


def read_pattern(text: str, *, gives: bool, own: bool = True, span: Span = NOWHERE) -> Pattern | str:
    """The phrase that a text declares; or what is wrong with the text."""
    pieces: list[str | Slot] = []
    for kind, found in _pieces(text):
        match kind:
            case "slot":
                pieces.append(Slot(unicodedata.normalize("NFKC", found)))
            case "other":
                return f"{found} has no place in a phrase"
            case "word" if found.lower() in ARTICLES:
                continue
            case "word" if not ARTICLES.isdisjoint(alternatives(found.lower())):
                return f"an article may always be left out, so that {found} says nothing"
            case _:
                pieces.append(unicodedata.normalize("NFKC", found).lower())
    pattern = Pattern(text, tuple(pieces), gives, own, span)
    return _objection(pattern) or pattern


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while (found := _PIECE.match(text, place)) is not None and found.lastgroup not in (None, "end"):
        kind = found.lastgroup
        assert kind is not None
        yield kind, found[kind]
        place = found.end()


def _objection(pattern: Pattern) -> str:
    pieces = pattern.pieces
    if not pieces or isinstance(pieces[0], Slot) or not pieces[0][0].isalpha():
        return "a phrase begins with a word that is no article"
    if len(pieces) == 1:
        return "one word alone would take the place of every variable of that name"
    if any(isinstance(left, Slot) and isinstance(right, Slot) for left, right in pairwise(pieces)):
        return "between two slots stands at least one word"
    names = [slot.name for slot in pattern.slots]
    twice = next((name for name in names if names.count(name) > 1), "")
    return f"two slots are called {twice}" if twice else ""
