"""One statement to lines of text: its blanks, its breaks within brackets, and the breaks that a long line gets.

A break that the writer made within brackets stays. The line behind it stands 4 deeper than the line of the bracket where the bracket
ended its line, else below what follows the bracket; a closing bracket stands below the beginning of the line of its opening one::

    rates = [                  A = [[1, 2],
        0.1, 0.01,                  [3, 4]]
    ]

A line of more than 100 columns is broken at its longest outermost bracket, then behind commas, then before operators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpp_lang.syntax.printing.pieces import CLOSING, OPENING, Piece
from fpp_lang.syntax.printing.roles import Roles
from fpp_lang.syntax.printing.spacing import Spacing
from fpp_lang.syntax.tokens import KINDS

WIDEST = 100
STEP = 4
_LOOSE = (frozenset({KINDS["AND"], KINDS["OR"]}), frozenset({KINDS["SIGN"]}))


@dataclass(slots=True)
class _Bracket:
    """An open bracket: its place among the pieces, where lines behind it begin, and where its closing one does."""

    place: int
    inner: int
    outer: int


@dataclass(slots=True)
class _Row:
    """One printed line: pieces `first` up to `end`, where each begins, and the brackets that are open before it."""

    first: int
    end: int
    text: str
    columns: list[int]
    within: int

    @property
    def too_long(self) -> bool:
        return len(self.text) > WIDEST and "\n" not in self.text


def statement_lines(pieces: Sequence[Piece], roles: Roles, depth: int, heads: bool) -> list[str]:
    """The lines of a statement, indented; comments at its end do not count as long."""
    spacing = Spacing.of(pieces, roles)
    blanks = [spacing.blank_before(piece, heads) for piece in pieces]
    breaks = {place for place, piece in enumerate(pieces) if piece.breaks and place}
    breaks = {place for place in breaks if _depth_at(pieces, place)}
    while True:
        rows = list(_rows(pieces, blanks, breaks, depth * STEP))
        more = {place for row in rows if row.too_long for place in _breaks_for(pieces, row)} - breaks
        if not more:
            return [line for row in rows for line in row.text.split("\n")]
        breaks |= more


def _depth_at(pieces: Sequence[Piece], place: int) -> int:
    """How many brackets are open before a piece."""
    marks = [piece.text for piece in pieces[:place] if not piece.is_comment]
    return sum((mark in OPENING) - (mark in CLOSING) for mark in marks)


def _rows(pieces: Sequence[Piece], blanks: Sequence[bool], breaks: set[int], indent: int) -> Iterator[_Row]:
    brackets: list[_Bracket] = []
    row = _Row(0, 0, " " * indent, [], 0)
    start = indent
    for place, piece in enumerate(pieces):
        closes = piece.text in CLOSING and not piece.is_comment
        if place in breaks:
            yield row
            top = brackets[-1]
            start = top.outer if closes else top.inner
            row = _Row(place, place, " " * start, [], len(brackets))
        elif blanks[place]:
            row.text += " "
        column = len(row.text) - row.text.rfind("\n") - 1
        row.columns.append(column)
        row.text += piece.text
        row.end = place + 1
        if closes and brackets:
            brackets.pop()
        elif piece.text in OPENING and not piece.is_comment:
            hangs = _breaks_behind(pieces, breaks, place)
            brackets.append(_Bracket(place, start + STEP if hangs else column + 1, start))
    yield row


def _breaks_behind(pieces: Sequence[Piece], breaks: set[int], place: int) -> bool:
    """Whether a bracket ends its line, but for comments."""
    place += 1
    while place < len(pieces) and place not in breaks and pieces[place].is_comment:
        place += 1
    return place in breaks


def _breaks_for(pieces: Sequence[Piece], row: _Row) -> set[int]:
    """New breaks for a line that is too long; none where there is no place for one."""
    if row.within and (commas := _filled(pieces, row, [place + 1 for place in _outside(pieces, row) if pieces[place].text == ","])):
        return commas
    if bracket := _longest_bracket(pieces, row):
        return bracket
    for operators in _LOOSE if row.within else ():
        places = [place for place in _outside(pieces, row) if pieces[place].kind in operators and place > row.first]
        if found := _filled(pieces, row, [place for place in places if _is_between(pieces, place)]):
            return found
    return set()


def _is_between(pieces: Sequence[Piece], place: int) -> bool:
    """Whether an operator stands between two values, so that a line may begin with it."""
    return pieces[place - 1].end < pieces[place].start or pieces[place - 1].text not in OPENING | {",", "="}


def _outside(pieces: Sequence[Piece], row: _Row) -> Iterator[int]:
    """The places of a row that stand in no bracket of its own, but in one that was opened before it."""
    depth, within = 0, row.within
    for place in range(row.first, row.end):
        mark = "" if pieces[place].is_comment else pieces[place].text
        if mark in CLOSING:
            within -= not depth
            depth -= depth > 0
        elif within > 0 and not depth:
            yield place
        depth += mark in OPENING


def _filled(pieces: Sequence[Piece], row: _Row, candidates: Sequence[int]) -> set[int]:
    """As few of these places as needed, so that every line between two of them fits, as far as it can."""
    chosen: set[int] = set()
    indent = begin = row.columns[0]
    last = None
    for place in [*candidates, row.end]:
        if place < row.end and (place <= row.first or pieces[place].text in CLOSING):
            continue
        end = row.columns[place - 1 - row.first] + len(pieces[place - 1].text)
        if end - begin + indent > WIDEST and last is not None:
            chosen.add(last)
            begin = row.columns[last - row.first]
        last = place if place < row.end else None
    return chosen


def _longest_bracket(pieces: Sequence[Piece], row: _Row) -> set[int]:
    """The breaks behind the outermost bracket that holds most, and before the one that closes it."""
    best, longest, opened, depth = (-1, -1), 0, -1, 0
    for place in range(row.first, row.end):
        mark = "" if pieces[place].is_comment else pieces[place].text
        if mark in OPENING:
            opened = place if not depth else opened
            depth += 1
        elif mark in CLOSING and depth:
            depth -= 1
            length = row.columns[place - row.first] - row.columns[opened - row.first]
            if not depth and place > opened + 1 and length > longest:
                best, longest = (opened + 1, place), length
    if depth and opened + 1 < row.end:
        length = len(row.text) - row.columns[opened - row.first]
        if length > longest:
            return {opened + 1}
    return set(best) if best[0] >= 0 else set()
