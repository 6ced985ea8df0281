"""Where the operands of a line begin and end, as far as its tokens show; each step is one look-up."""

from __future__ import annotations

from fpp_lang.syntax.tokens import BEGIN_OPERANDS, DOT, KINDS, NAMES, SIGN, Token

ARITHMETIC = frozenset({SIGN, KINDS["TIMES"], KINDS["X"], KINDS["WORD_TIMES"], KINDS["POWER"]})
_SIGNS = frozenset({SIGN, KINDS["_ROOT"]})
_CALLED = frozenset({"(", "["})
_MARKS_BEHIND = frozenset({KINDS["EXPONENT"], KINDS["_TRANSPOSE"]})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


class Values:
    """Steps over the values of one logical line. `depth` says for each token how many brackets stand around it."""

    BEGIN = BEGIN_OPERANDS

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.depth: list[int] = []
        self._closing: dict[int, int] = {}
        waiting: list[int] = []
        for place, token in enumerate(tokens):
            if token.text in _CLOSING and waiting:
                self._closing[waiting.pop()] = place
            self.depth.append(len(waiting))
            if token.text in _OPENING:
                waiting.append(place)

    def past_signs(self, place: int, limit: int) -> int:
        """Behind `-`, `+` and `√`."""
        while place < limit and self.tokens[place].kind in _SIGNS:
            place += 1
        return place

    def past_atom(self, place: int, limit: int) -> int:
        """Behind a name, a number, a text or brackets; -1 where none stands."""
        token = self.tokens[place]
        if token.text in _OPENING:
            end = self._closing.get(place, limit) + 1
            return end if end <= limit else -1
        return place + 1 if token.kind in BEGIN_OPERANDS else -1

    def past_postfix(self, place: int, limit: int) -> int:
        """Behind one call, index, field or exponent; the place itself where none stands."""
        token = self.tokens[place]
        if token.text in _CALLED:
            end = self._closing.get(place, limit) + 1
            return end if end <= limit else place
        if token.kind == DOT and place + 1 < limit and self.tokens[place + 1].kind in NAMES:
            return place + 2
        return place + 1 if token.kind in _MARKS_BEHIND else place
