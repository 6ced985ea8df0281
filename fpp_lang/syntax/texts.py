"""What stands between quotation marks: escapes, and the fields of f-texts."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from fpp_lang.syntax.tables import load_tables

_ESCAPE = re.compile(r"\\(\n|[\\'\"abfnrtv]|[0-7]{1,3}|x(?:[0-9a-fA-F]{2})?|u(?:[0-9a-fA-F]{4})?|U(?:[0-9a-fA-F]{8})?|N(?:\{[^{}]*\})?)")
_SIMPLE = {"\n": "", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_DIGITS_WANTED = {
    "x": "\\x needs two hexadecimal digits",
    "u": "\\u needs four hexadecimal digits",
    "U": "\\U needs eight hexadecimal digits",
}


class BrokenEscape(Exception):
    """An escape at a place of a text; becomes a problem where the text's own place is known."""

    def __init__(self, start: int, end: int, reason: str) -> None:
        super().__init__(reason)
        self.start, self.end, self.reason = start, end, reason


def unescape(text: str) -> str:
    r"""`a\tb` as Python reads it; a backslash before any other letter stays."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    letters = match[1]
    if letters in _SIMPLE:
        return _SIMPLE[letters]
    if letters[0].isdigit():
        return chr(int(letters, 8))
    if letters in _DIGITS_WANTED:
        raise BrokenEscape(match.start(), match.end(), _DIGITS_WANTED[letters])
    if letters[0] == "N":
        try:
            return unicodedata.lookup(letters[2:-1])
        except KeyError:
            raise BrokenEscape(match.start(), match.end(), "no character has this name") from None
    number = int(letters[1:], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise BrokenEscape(match.start(), match.end(), "there is no character with this number")
    return chr(number)


class Piece(NamedTuple):
    """A piece of an f-text: plain text, or a field whose format begins at `colon` (-1 where it has none)."""

    field: bool
    start: int
    end: int
    colon: int = -1


class UnclosedFormat(Exception):
    """An f-text, or a field in it, that does not end; `place` is where it begins."""

    def __init__(self, place: int, field: bool) -> None:
        super().__init__()
        self.place, self.field = place, field


_PLAIN = re.compile(load_tables().patterns["TEXT"])
_OPENING = re.compile(r"""[fF]?(\"{3}|'{3}|["'])""")
_IN_FIELD = re.compile(
    r"""(?P<quote>[fF]?["'])|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<colon>:)|(?P<skip>[^"'()\[\]{}:fF\n]+|.|\n)""", re.DOTALL
)
DEEPEST_TEXT = 8


def format_pieces(text: str, start: int, limit: int, depth: int = 0) -> tuple[int, list[Piece]]:
    """The end of the f-text at `start`, and its pieces in order. Fields may hold texts in any quotation marks."""
    opening = _OPENING.match(text, start)
    assert opening is not None
    quote = opening[1]
    if depth > DEEPEST_TEXT:
        raise UnclosedFormat(start, False)
    plain = re.compile(r"(?:\\[\s\S]|\{\{|\}\}|[^\\{" + quote[0] + ("" if len(quote) == 3 else "\n") + "])*")
    pieces: list[Piece] = []
    place = piece_start = opening.end()
    while True:
        place = plain.match(text, place, limit).end()  # type: ignore[union-attr]
        if text.startswith(quote, place, limit):
            pieces.append(Piece(False, piece_start, place))
            return place + len(quote), pieces
        if place >= limit or text[place] == "\n":
            raise UnclosedFormat(start, False)
        if text[place] != "{":
            place += 1
            continue
        pieces.append(Piece(False, piece_start, place))
        field = _field(text, place, limit, quote, depth)
        pieces.append(field)
        place = piece_start = field.end + 1


def _field(text: str, start: int, limit: int, quote: str, depth: int) -> Piece:
    """`{value:format}` from its brace on; the piece lies between the braces."""
    place, brackets, colon = start + 1, 0, -1
    while found := _IN_FIELD.match(text, place, limit):
        place = found.end()
        if colon >= 0 and found.lastgroup != "close":
            if found["open"] == "{":
                brackets += 1
            if found[0] == quote or "\n" in found[0]:
                break
            continue
        match found.lastgroup:
            case "quote":
                place = _end_of_text(text, found.start(), limit, depth)
                if place < 0:
                    break
            case "open":
                brackets += 1
            case "close" if brackets == 0:
                if found[0] != "}":
                    break
                return Piece(True, start + 1, found.start(), colon)
            case "close":
                brackets -= 1
            case "colon" if brackets == 0:
                colon = found.start()
            case "skip" if "\n" in found[0] and len(quote) == 1:
                break
    raise UnclosedFormat(start, True)


def _end_of_text(text: str, start: int, limit: int, depth: int) -> int:
    """The end of a text that stands within a field, or -1."""
    if text[start] in "fF":
        return format_pieces(text, start, limit, depth + 1)[0]
    plain = _PLAIN.match(text, start, limit)
    return plain.end() if plain else -1
