"""Names that are not what they seem: words of other languages, and letters of other alphabets."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.syntax.characters import character_name, skeleton
from fpp_lang.syntax.declared import DeclaredNames
from fpp_lang.syntax.mistakes import CLOSING_WORDS, FOREIGN_NAMES
from fpp_lang.syntax.problems import ForeignSpelling
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.text_problems import LookAlikeNames
from fpp_lang.syntax.tokens import KINDS, LAYOUT, NAMES, SEMICOLON, Token

_SUSPECTS = CLOSING_WORDS | FOREIGN_NAMES.keys()
_ENDS = LAYOUT | {SEMICOLON}  # a statement
_BEGINS = _ENDS | {KINDS["COLON"]}  # one on a line of its own, behind another one or behind a header
_NO_VALUE_BEFORE = frozenset({KINDS["DOT"]})  # a field
_NO_VALUE_AFTER = frozenset({KINDS["_ASSIGN"], KINDS["COLON"]})  # a keyword argument, a key


def check_names(source: SourceFile, tokens: list[Token], words: Iterable[str], known: AbstractSet[str], reporter: Reporter) -> None:
    """Reports them; `words` are all words of the text, each once, so that most texts need not be looked through."""
    names = list(words)
    if any(name.lower() in _SUSPECTS for name in names):
        _foreign_words(source, tokens, DeclaredNames(known).up_to_now(tokens), reporter)
    if not all(name.isascii() for name in names):
        _look_alikes(source, tokens, names, reporter)


def _foreign_words(source: SourceFile, tokens: list[Token], declared: AbstractSet[str], reporter: Reporter) -> None:
    for place, token in enumerate(tokens):
        word = token.text.lower()
        if token.kind not in NAMES or word not in _SUSPECTS or token.text in declared:
            continue
        before, after = tokens[place - 1].kind if place else next(iter(LAYOUT)), tokens[place + 1].kind
        span = Span(source, token.start, token.end)
        if word in CLOSING_WORDS and before in _BEGINS and after in _ENDS:
            first = tokens[place - 1] if before == SEMICOLON and after != SEMICOLON else token
            last = tokens[place + 1] if after == SEMICOLON else token
            hint = "delete this line" if first is last else "delete it"
            span = Span(source, first.start, last.end)
            reporter.add(ForeignSpelling(span, "a block ends where its indentation ends", hint, ""))
        elif word in FOREIGN_NAMES and before not in _NO_VALUE_BEFORE and after not in _NO_VALUE_AFTER:
            meant = FOREIGN_NAMES[word]
            reporter.add(ForeignSpelling(span, f"{token.text} is no word of FPP", f"write {meant}", meant))


def _look_alikes(source: SourceFile, tokens: list[Token], names: list[str], reporter: Reporter) -> None:
    """Two names with one skeleton: the one with letters of another alphabet is reported where it stands first."""
    by_shape: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (not name.isascii(), name)):
        other = by_shape.setdefault(skeleton(name), name)
        if other == name or other.lower() == name.lower():
            continue
        token = next((token for token in tokens if token.text == name), None)
        left, right = next((left, right) for left, right in zip(name, other, strict=True) if left != right)
        if token is not None:
            difference = f"{character_name(left)} is not {character_name(right)}"
            reporter.add(LookAlikeNames(Span(source, token.start, token.end), name, other, difference))
