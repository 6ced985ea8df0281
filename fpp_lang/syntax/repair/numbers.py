"""Printed line numbers: alone on lines, in front of code, fused with code, some or all of them.

They are told from numbers of the program by their order. A candidate is a line that is only a number, or a number at the beginning of a
line that goes on with something that no value continues with. The longest row of candidates is taken whose numbers rise, by at least one
for each line of code between them and from at least the number of such lines above. It must hold two candidates, each of which

- has no meaning where it stands (alone outside brackets, or in front of what cannot be read with it, or can be read without it), or
- belongs to a listing most of whose lines are numbered.

A number alone that belongs to no row is a page number where blank lines, the edges of the text or words of the page stand around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fpp_lang.syntax.repair.pages import is_header
from fpp_lang.syntax.repair.paste import Line, Paste, code_only
from fpp_lang.syntax.repair.problems import PrintedNumber
from fpp_lang.syntax.repair.reading import Judge

_ALONE = re.compile(r"\s*([0-9]{1,4}|[0-9]\.[0-9]{1,2})(?:[:.)]|\s*\|)?\s*$")
_FRONT = re.compile(r"(\s*)([0-9]{1,4})(?P<mark>[:.)](?=\s)|\s*\|(?=\s))?(?P<gap>[ \t]*)(?=\S)")
# What goes on with a value, so that the number before it is one of the program.
_NO_CODE = re.compile(r"[0-9]*[.,%^²³ᵀ]|\s*(?:[-+−](?=\s|[0-9]*$)|/(?![/*])|[*÷×·⊙^%,<>=!]|x\s+(?![-+*/^%=<>.)×·÷]|in\b)|mod\b|div\b)")
_COMMENT = re.compile(r"\s*(?://|#)")
_GOES_ON = re.compile(r"\w\s*[-+*/^÷×·]\s*$")
"""What stands before a number that is the right side of an operation, broken over two lines."""
_CLOSES = re.compile(r"[0-9\s]*[)\]}]")
MOSTLY = 0.6
LONGEST_STATEMENT = 200


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number that may be printed: the place of its line, its value, and how many lines of code stand above. Comments without a number
    and the words of pages are no lines of the listing."""

    place: int
    number: int
    above: int
    alone: bool


def numbers(paste: Paste, judge: Judge) -> None:
    """Takes printed line numbers and page numbers away."""
    open_at = open_brackets(paste.lines)
    candidates = list(_candidates(paste.lines, judge))
    row = {item.place: item for item in _row(candidates)}
    coded = sum(not line.blank and not _ALONE.match(line.text) for line in paste.lines)
    mostly = sum(not item.alone for item in row.values()) >= max(2, MOSTLY * coded)
    row |= {item.place: item for item in _between(paste.lines, row)} if mostly else {}
    taken = [
        item
        for item in row.values()
        if (mostly and (not _CLOSES.match(paste.lines[item.place].text) or _in_step(item, row, len(paste.lines))))
        or _without_meaning(paste.lines, item, row, open_at, judge)
    ]
    others = [item for item in candidates if item.place not in row and item.alone]
    pages = [item for item in others if _is_page_number(paste.lines, item.place, open_at, judge)]
    if len(taken) == 1 and taken[0].alone and _could_be_value(paste.lines, taken[0].place):
        taken = []
    _take_away(paste, {item.place: item for item in (*taken, *pages)}, open_at)


def _candidates(lines: Sequence[Line], judge: Judge) -> Iterator[_Candidate]:
    above = 0
    for place, line in enumerate(lines):
        alone = _ALONE.match(line.text)
        if alone:
            yield _Candidate(place, int(alone[1].replace(".", "")), above, True)
            continue
        front = _FRONT.match(line.text)
        if front and not _NO_CODE.match(line.text, front.end("mark") if front["mark"] else front.end(2)):
            yield _Candidate(place, int(front[2]), above, False)
        above += not (line.blank or (front is None and _COMMENT.match(line.text)) or is_header(line, judge))


def _row(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The longest row in which numbers rise at least as fast as lines of code go by."""
    fitting = [item for item in candidates if item.number >= item.above + (not item.alone)]
    ends: list[int] = []  # the smallest last key of a row of each length
    last: list[int] = []
    before: list[int] = []
    # Both the number and its distance to the lines above must rise; sorting by place, the second one may stay the same.
    for place, item in enumerate(fitting):
        key = item.number
        length = bisect_left(ends, key)
        if length == len(ends):
            ends.append(key)
            last.append(place)
        else:
            ends[length], last[length] = key, place
        before.append(last[length - 1] if length else -1)
    row: list[_Candidate] = []
    place = last[-1] if last else -1
    while place >= 0:
        row.append(fitting[place])
        place = before[place]
    return row[::-1]


def _between(lines: Sequence[Line], row: Mapping[int, _Candidate]) -> Iterator[_Candidate]:
    """The number that is missing between those of the lines above and below, though what follows could go on with a value: `6 -1`."""
    for place, above in row.items():
        below = row.get(place + 2)
        if place + 1 in row or below is None or below.number != above.number + 2:
            continue
        front = _FRONT.match(lines[place + 1].text)
        if front and int(front[2]) == above.number + 1:
            yield _Candidate(place + 1, int(front[2]), above.above + 1, False)


def _in_step(item: _Candidate, row: Mapping[int, _Candidate], end: int) -> bool:
    """Whether the lines above and below have the numbers above and below; a line that was broken in two has none."""
    above, below = row.get(item.place - 1), row.get(item.place + 1)
    follows = above is not None and above.number == item.number - 1
    return follows and (item.place + 1 == end if below is None else below.number == item.number + 1)


def open_brackets(lines: Sequence[Line]) -> list[bool]:
    """Of each line whether a bracket is open before it."""
    code = code_only("\n".join(line.text for line in lines)).split("\n")
    depth, found = 0, []
    for text in code:
        found.append(depth > 0)
        if not text.strip():
            continue
        depth = max(0, depth + sum(text.count(mark) for mark in "([{") - sum(text.count(mark) for mark in ")]}"))
    return found


def _without_meaning(lines: Sequence[Line], item: _Candidate, row: Container[int], open_at: Sequence[bool], judge: Judge) -> bool:
    line = lines[item.place]
    if item.alone and item.place and _GOES_ON.search(lines[item.place - 1].text):
        return False
    if open_at[item.place] or (item.place + 1 < len(lines) and open_at[item.place + 1]):
        return _is_outside(lines, item.place) or not judge.is_statement(_statement_around(lines, item.place, row, open_at))
    rest = _rest(line.text)
    return item.alone or rest.lstrip().startswith(("//", "#", "/*")) or (judge.is_statement(rest) and not judge.is_statement(line.text))


def _is_outside(lines: Sequence[Line], place: int) -> bool:
    """Whether a number alone stands at the margin, between lines within brackets that do not."""
    if not _ALONE.match(lines[place].text) or lines[place].indent:
        return False
    above = next((lines[at] for at in range(place - 1, -1, -1) if not lines[at].blank), None)
    below = next((lines[at] for at in range(place + 1, len(lines)) if not lines[at].blank), None)
    return any(line is not None and line.indent > 0 for line in (above, below))


def _statement_around(lines: Sequence[Line], place: int, row: Container[int], open_at: Sequence[bool]) -> str:
    """The statement over several lines to which a line belongs, without the numbers at its other lines."""
    start = end = place
    while open_at[start]:
        start -= 1
    while end + 1 < len(lines) and open_at[end + 1] and end - start < LONGEST_STATEMENT:
        end += 1
    texts = [_rest(lines[at].text, alone=True) if at in row and at != place else lines[at].text for at in range(start, end + 1)]
    return "\n".join(texts)


def _could_be_value(lines: Sequence[Line], place: int) -> bool:
    """Whether a number alone could be the value of a branch or function: it is indented like code, or ends a block."""
    return lines[place].indent > 0


def _is_page_number(lines: Sequence[Line], place: int, open_at: Sequence[bool], judge: Judge) -> bool:
    above = place == 0 or lines[place - 1].blank or is_header(lines[place - 1], judge)
    below = place + 1 >= len(lines) or lines[place + 1].blank or is_header(lines[place + 1], judge)
    following = next((line for line in lines[place + 1 :] if not line.blank), None)
    outside = not open_at[place] or (following is not None and is_header(following, judge))
    return above and below and outside and lines[place].indent == 0 and "." not in lines[place].text


def _rest(text: str, alone: bool = False) -> str:
    """A line without the number at its beginning, or the number that it is."""
    front = _FRONT.match(text)
    return text[front.end() :] if front else "" if alone and _ALONE.match(text) else text


def _take_away(paste: Paste, taken: dict[int, _Candidate], open_at: Sequence[bool]) -> None:
    fronts = [paste.lines[place].text for place, item in taken.items() if not item.alone]
    width = _column(fronts)
    lines: list[Line] = []
    for place, line in enumerate(paste.lines):
        if place not in taken:
            lines.append(line)
            continue
        paste.tell(PrintedNumber(paste.span(line), line.text.split(maxsplit=1)[0] if taken[place].alone else str(taken[place].number)))
        if taken[place].alone and open_at[place] and line.text.rstrip().endswith(")"):
            lines.append(Line(")", line.number))
        elif not taken[place].alone:
            lines.append(Line(_code_behind(line.text, width), line.number))
    paste.lines = lines


FUSED = -1


def _column(fronts: Sequence[str]) -> int:
    """The column at which code begins behind numbers of one and two digits alike; 0 where one blank stands behind each number, FUSED
    where none does."""
    starts = [
        (match.end("mark") if match["mark"] else match.end(2), match.end())
        for text in fronts
        if (match := _FRONT.match(text)) and "\t" not in match["gap"]
    ]
    if not starts:
        return 0
    least = min(start for _, start in starts)
    behind = sum((start - end - 1) % 2 == 0 for end, start in starts)
    fused = sum((start - end) % 2 == 0 for end, start in starts)
    aligned = sum((start - least) % 2 == 0 for _, start in starts) if len({end for end, _ in starts}) > 1 else 0
    if aligned > max(behind, fused):
        return least
    return FUSED if fused > behind and any(start == end for end, start in starts) else 0


def _code_behind(text: str, column: int) -> str:
    """The line without its number: the blanks behind it stay, but for one, or those up to the common column."""
    front = _FRONT.match(text)
    assert front is not None
    if "\t" in front["gap"]:
        return front["gap"].removeprefix(" ") + text[front.end() :]
    if column > 0:
        return " " * max(0, front.end() - column) + text[front.end() :]
    return front["gap"][0 if column == FUSED else 1 :] + text[front.end() :]
