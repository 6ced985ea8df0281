"""Text on a terminal: nothing invisible passes unseen, and every character has a width."""

from __future__ import annotations

import unicodedata

TAB = 4
# Control, format (zero-width and direction-changing), surrogate, unassigned, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def escaped(letter: str) -> str:
    """The character, or its escape where a terminal would not show it: ESC --> \\x1b, U+202E --> \\u202e."""
    if letter in _SHORT:
        return _SHORT[letter]
    if unicodedata.category(letter) not in _UNSEEN:
        return letter
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def printable(text: str, keep: str = "") -> str:
    """The text with every unseen character escaped, but for those in `keep`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if letter in keep else escaped(letter) for letter in text)


def width(letter: str) -> int:
    """How many columns a visible character takes: 0 for combining marks, 2 for wide ones."""
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def cells(text: str) -> tuple[str, list[int]]:
    """One line as a terminal shows it, and the column where each character begins; the last entry is where the line ends.

    "a\\tβ" --> "a   β", [0, 1, 4, 5]
    """
    shown: list[str] = []
    columns = [0]
    for letter in text:
        piece = " " * (TAB - columns[-1] % TAB) if letter == "\t" else escaped(letter)
        shown.append(piece)
        columns.append(columns[-1] + (width(piece) if len(piece) == 1 else len(piece)))
    return "".join(shown), columns
