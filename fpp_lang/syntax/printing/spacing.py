"""Where a blank stands between two pieces of a line: one table of rules, the first that fits decides.

| between | blank |
| --- | --- |
| a comment and anything | yes |
| an opening bracket and what it holds; anything and `, ; ) ] }` | no |
| a dot and the name of a field | no, but behind a number that ends with a dot |
| another dot (`w.r.t. W`) and its neighbours | as written |
| a sign and its value: `-x`, `√x`, `¬a`, `x²`, `Aᵀ`, `∂L/∂W` | no |
| a power: `x^2` | no; but `a ** b` |
| the name of a function and its `(`, a value and its `[` | no |
| anything but a comma and `:`; `:` of a slice and what follows | no, but around the `:` of a slice with an operator: `v[i : i + 1]` |
| `name=value` in a call | no |
| everything else | yes |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fpp_lang.syntax.printing.pieces import CLOSING, OPENING, Piece
from fpp_lang.syntax.printing.roles import Roles
from fpp_lang.syntax.tokens import COLON, COMMA, DOT, KINDS, NUMBER

_ASSIGN = KINDS["_ASSIGN"]
_TIGHT_BEHIND = frozenset({"√", "^", "¬", "∂", "/∂", "/ ∂"})
_TIGHT_BEFORE = frozenset({"^", "²", "³", "ᵀ", "/∂", "/ ∂"})
_OPERATORS = frozenset(KINDS[name] for name in ("SIGN", "TIMES", "X", "WORD_TIMES", "_IF", "_ELSE", "AND", "OR"))


@dataclass(slots=True)
class Spacing:
    """Walks along a line and tells, piece by piece, whether a blank stands before it."""

    roles: Roles
    loose: frozenset[int] = frozenset()  # the colons of slices that hold an operator
    before: Piece | None = None
    open: list[str] = field(default_factory=list)  # brackets: "(", "[", "{"; "f(" of a call, "t[" of an index

    @classmethod
    def of(cls, pieces: Sequence[Piece], roles: Roles) -> Spacing:
        """The spacing of a line."""
        return cls(roles, frozenset(_loose_colons(pieces, roles)))

    def blank_before(self, piece: Piece, heads: bool) -> bool:
        """Whether a blank stands before the next piece; `heads` says that the line is the header of a function or class."""
        before = self.before
        self.before = piece
        blank = before is not None and self._between(before, piece, heads)
        if piece.is_comment:
            return blank
        if piece.text in OPENING:
            tight = before is not None and not blank and (before.end in self.roles.called or (heads and not self.open))
            self.open.append(("f" if piece.text == "(" else "t") * (tight and not (heads and not self.open)) + piece.text)
        elif piece.text in CLOSING and self.open:
            self.open.pop()
        return blank

    def _between(self, before: Piece, piece: Piece, heads: bool) -> bool:
        inside = self.open[-1] if self.open else ""
        if before.is_comment or piece.is_comment:
            return True
        if before.text in OPENING or piece.text in CLOSING or piece.text in (",", ";"):
            return False
        if before.kind == DOT:
            return piece.start not in self.roles.fields and before.end < piece.start
        if piece.kind == DOT:
            return before.kind == NUMBER and before.text.endswith(".")
        if before.start in self.roles.signs and piece.start in self.roles.signs:
            return True
        if before.start in self.roles.signs or before.text in _TIGHT_BEHIND or piece.text in _TIGHT_BEFORE:
            return False
        if piece.text in ("(", "["):
            return not (before.end in self.roles.called or piece.start in self.roles.of_annotations or (heads and not self.open))
        if piece.kind == COLON:
            return inside.endswith("[") and (before.kind == COMMA or (piece.start in self.loose and before.kind != COLON))
        if before.kind == COLON:
            return not inside.endswith("[") or (before.start in self.loose and piece.kind != COMMA)
        if piece.kind == _ASSIGN or before.kind == _ASSIGN:
            return inside != "f("
        return True


def _loose_colons(pieces: Sequence[Piece], roles: Roles) -> Iterator[int]:
    """The colons of slices with an operator in one of their parts."""
    waiting: list[tuple[list[int], list[bool]]] = []
    for place, piece in enumerate(pieces):
        if piece.is_comment:
            continue
        if piece.text in OPENING:
            waiting.append(([], []))
        elif waiting and (piece.text in CLOSING or piece.kind == COMMA):
            colons, operators = waiting.pop()
            yield from colons if operators else ()
            if piece.kind == COMMA:
                waiting.append(([], []))
        elif waiting and piece.kind == COLON:
            waiting[-1][0].append(piece.start)
        elif waiting and piece.kind in _OPERATORS and piece.start not in roles.signs and place:
            waiting[-1][1].append(True)
