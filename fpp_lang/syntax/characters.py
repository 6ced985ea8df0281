"""Characters that need a word of their own: invisible ones, ones that turn a line around, ones that only look right."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.syntax.text_problems import DirectionCharacter, InvisibleCharacter, NulCharacter

# Bidirectional controls: they make a line read otherwise than it runs ("Trojan Source"), in comments and texts too.
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Nobody sees them, or they look like a blank or a line end; within a text they are allowed.
INVISIBLE = re.compile(
    "[\x01-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028\u2029\u202f"
    "\u205f-\u2064\u206a-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)

# In a comment, a blank of another width is as good as a blank.
WIDE_BLANKS = frozenset("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
LINE_ENDS = frozenset("\x0b\x0c\x0d\x1c\x1d\x1e\x85\u2028\u2029")

# No text holds them, wherever they stand: NUL, and halves of a pair that mean nothing alone.
NEVER = re.compile("[\x00\ud800-\udfff]")

ODD = re.compile(f"{DIRECTION.pattern}|{INVISIBLE.pattern}|{NEVER.pattern}")

# What a word processor, a PDF or another keyboard makes of FPP's marks.
LOOK_ALIKES: dict[str, str] = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "⁃": "-",
    "∗": "*", "⋆": "*", "✱": "*", "⋅": "·", "∙": "·", "•": "·", "✕": "×", "✖": "×", "⨯": "×", "⨉": "×", "⊗": "×",
    "∕": "/", "⁄": "/", "≔": "=", "≡": "==", "⩵": "==", "≪": "<", "≫": ">", "⩽": "<=", "⩾": ">=",
    "⟶": "->", "⇒": "->", "⟹": "->", "↦": "->", "⟵": "←", "⇐": "←", "ǀ": "|", "…": "...", "∶": ":", "ˆ": "^",
    "∉": "not in", "′": "'", "″": '"',
}  # fmt: skip

PLAIN_NAMES = {
    "\t": "tab",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\r": "carriage return",
    "\x00": "NUL",
    "\x85": "next line",
    "\x7f": "delete",
}


def character_name(character: str) -> str:
    """`U+00A0 NO-BREAK SPACE`."""
    name = PLAIN_NAMES.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def look_alike(character: str) -> str:
    """The mark of FPP that was probably meant, or ""."""
    if character in LOOK_ALIKES:
        return LOOK_ALIKES[character]
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character and plain.isascii() and plain.isprintable() and not plain.isalnum() else ""


class Place(Enum):
    """Where a character stands."""

    CODE = "code"
    COMMENT = "comment"
    TEXT = "text"


def odd_character(span: Span, place: Place) -> Problem | None:
    """What is wrong with one character at its place, if anything."""
    character = span.text
    if NEVER.match(character):
        return NulCharacter(span, character_name(character))
    if DIRECTION.match(character):
        return DirectionCharacter(span, character_name(character), f"\\u{ord(character):04x}")
    if place is Place.TEXT or not INVISIBLE.match(character) or (place is Place.COMMENT and character in WIDE_BLANKS):
        return None
    instead = " " if character in WIDE_BLANKS else "\n" if character in LINE_ENDS else ""
    return InvisibleCharacter(span, character_name(character), instead)


# Letters of other alphabets that are drawn like Latin ones.
_SAME_SHAPE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo",
)


def skeleton(name: str) -> str:
    """A name with the letters that only look Latin made Latin: two names with one skeleton look alike."""
    return name.translate(_SAME_SHAPE)
