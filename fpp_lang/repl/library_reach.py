"""What an entry can reach of the library's classes: the methods whose names are said, in the entry or in what it reaches.

A method is called by its name, so that no other can be called: to make a network, nothing is understood of what trains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from unicodedata import normalize

from fpp_lang.base.values import updated
from fpp_lang.catalogue import Entry, catalogue
from fpp_lang.resolve import Library
from fpp_lang.standard import classes, library, tree_of
from fpp_lang.syntax import tree as syntax

_WORD = re.compile(r"[^\W²³ᵀ]+")
_METHOD = re.compile(r"^[ \t]+Function[ \t]+(\w+)", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(r"^[ \t]*(?://|#).*$", re.MULTILINE)
_MAKES = "init"
"""The method that the name of its class calls."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as names are compared: without case, and without the marks that end a name."""
    words = _WORD.findall(text)
    return frozenset(word.casefold() for word in (words if text.isascii() else map(partial(normalize, "NFKC"), words)))


def library_for(words: Iterable[str]) -> Library:
    """The library for an entry that says these words: its classes have the methods that it can reach."""
    said, waiting = set[str](), set(words)
    while waiting:
        said |= waiting
        waiting = {new for word in waiting for new in _said_by().get(word, ())} - said
    return library().read_by(lambda name: _tree(name, said))


def _tree(name: str, said: set[str]) -> syntax.Function | syntax.Class:
    tree = tree_of(name)
    if not isinstance(tree, syntax.Class):
        return tree
    methods = said | {_MAKES} if not said.isdisjoint(_spellings(name)) else said
    reached = tuple(item for item in tree.body.statements if not isinstance(item, syntax.Function) or item.name.casefold() in methods)
    return updated(tree, body=updated(tree.body, statements=reached))


def _spellings(name: str) -> set[str]:
    entry = classes()[name]
    return {spelling.casefold() for spelling in (entry.name, *entry.also_called)}


# What the library says -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A function, a phrase, a method, or a class without its methods: a name that calls it, and the words in it."""

    name: str
    words: frozenset[str]


@cache
def _said_by() -> Mapping[str, frozenset[str]]:
    """For each word the words of everything that it may call."""
    found: dict[str, frozenset[str]] = {}
    for piece in _pieces():
        word = piece.name.casefold()
        found[word] = found.get(word, frozenset()) | piece.words
    return found


@cache
def _pieces() -> tuple[_Piece, ...]:
    return tuple(piece for entry in catalogue() for piece in _pieces_of(entry))


def _pieces_of(entry: Entry) -> Iterator[_Piece]:
    outside, *methods = _METHOD.split(_COMMENT.sub("", entry.code)) if entry.kind == "class" else [_COMMENT.sub("", entry.code)]
    for name, text in zip(methods[::2], methods[1::2], strict=True):
        yield _Piece(name, words_of(text))
        if name == _MAKES:
            outside += text
    if entry.kind == "phrase":
        outside = outside.partition("\n")[2]
        names = entry.name.split(maxsplit=1)[0].split("|")
    else:
        names = [entry.name, *entry.also_called]
    for name in names:
        yield _Piece(name, words_of(outside))
