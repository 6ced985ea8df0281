"""Where a blank stands between two pieces of a line: one table of rules, the first that fits decides.

| between | blank |
| --- | --- |
| a comment and anything | yes |
| an opening bracket and what it holds; anything and `, ; ) ] }` | no |
| a dot and its neighbours | no, but behind a number that ends with a dot |
| a sign and its value: `-x`, `√x`, `x²`, `Aᵀ` | no |
| a power: `x^2`, `a**b` | no |
| the name of a function and its `(`, a value and its `[` | no |
| anything and `:`; `:` of a slice and what follows | no |
| `name=value` in a call | no |
| everything else | yes |
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.syntax.printing.pieces import CLOSING, OPENING, Piece
from fpp_lang.syntax.printing.roles import Roles
from fpp_lang.syntax.tokens import KINDS, NAME, NUMBER

_FUNCTION, _ASSIGN, _COLON, _DOT = KINDS["_FUNCTION"], KINDS["_ASSIGN"], KINDS["COLON"], KINDS["DOT"]
_CLASS = KINDS.get("_CLASS", _FUNCTION)
_TIGHT_BEHIND = frozenset({KINDS["_ROOT"], KINDS["POWER"]})
_TIGHT_BEFORE = frozenset({KINDS["POWER"], KINDS["EXPONENT"], KINDS["_TRANSPOSE"]})


@dataclass(slots=True)
class Spacing:
    """Walks along a line and tells, piece by piece, whether a blank stands before it."""

    roles: Roles
    before: Piece | None = None
    open: list[str] = field(default_factory=list)  # brackets: "(", "[", "{"; "f(" of a call, "t[" of an index

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
        if before.kind == _DOT or piece.kind == _DOT:
            return before.kind == NUMBER and before.text.endswith(".")
        if before.start in self.roles.signs or before.kind in _TIGHT_BEHIND or piece.kind in _TIGHT_BEFORE:
            return False
        if piece.text in ("(", "["):
            return not (before.end in self.roles.called or before.kind == NAME)
        if piece.kind == _COLON:
            return False
        if before.kind == _COLON:
            return not inside.endswith("[")
        if piece.kind == _ASSIGN or before.kind == _ASSIGN:
            return inside != "f("
        return True
