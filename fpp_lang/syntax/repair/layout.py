"""Puts lines at the depth that the search found: `blocks.py` decides, this writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fpp_lang.syntax.repair.blocks import place_statements
from fpp_lang.syntax.repair.evidence import damaged_layout
from fpp_lang.syntax.repair.paste import Line, Paste
from fpp_lang.syntax.repair.problems import Doubtful, Indented
from fpp_lang.syntax.repair.reading import Judge
from fpp_lang.syntax.repair.statements import DEFINITIONS, Program, read_statements

STEP = 4


def restore_blocks(paste: Paste, judge: Judge) -> None:
    """Indents the functions whose layout is damaged; the others stay as they are."""
    lines: list[Line] = []
    for part in _parts(paste.lines):
        if judge.errors("\n".join(line.text for line in part)) or damaged_layout(part):
            part = _restored(paste, part)
        lines += part
    paste.lines = lines


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The functions and classes of a text, each with the comments above it and the main program below it."""
    program = read_statements(lines)
    starts = [0]
    for above, statement in zip(program.statements, program.statements[1:], strict=False):
        if statement.kind in DEFINITIONS and statement.indent == 0 and "self" not in statement.gives and not above.opens:
            starts.append(min((*statement.comments, statement.first)))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield list(lines[start:end])


def _restored(paste: Paste, lines: list[Line]) -> list[Line]:
    program = read_statements(lines)
    if not program.statements:
        return lines
    placed = place_statements(program)
    depths: dict[int, int] = {}
    for place, statement in enumerate(program.statements):
        depth = placed.depths[place]
        depths |= dict.fromkeys(statement.comments, depth) | {statement.first: depth}
        if placed.comment_blocks[place] >= 0:
            depths |= dict.fromkeys(statement.comments, placed.comment_blocks[place])
        elif place:
            depths |= _comments_below(lines, program, place, placed.depths[place - 1])
    depths |= dict.fromkeys(program.end, placed.end)
    written = list(lines)
    for statement in program.statements:
        shift = STEP * depths[statement.first] - statement.indent
        for place in range(statement.first, statement.last + 1):
            first = place == statement.first
            written[place] = _indented(paste, lines[place], max(0, lines[place].indent + shift), tell=first)
    for place in (place for place in depths if written[place] is lines[place]):
        written[place] = _indented(paste, lines[place], STEP * depths[place], tell=False)
    for place, other in placed.doubts.items():
        statement = program.statements[place]
        paste.tell(Doubtful(paste.span(lines[statement.first]), STEP * placed.depths[place], STEP * other))
    return written


def _comments_below(lines: Sequence[Line], program: Program, place: int, depth: int) -> dict[int, int]:
    """Comments directly below a statement, with a blank line behind them, belong to it."""
    statement, above = program.statements[place], program.statements[place - 1]
    own: list[int] = []
    for comment in statement.comments:
        if comment != above.last + 1 + len(own):
            break
        own.append(comment)
    behind = own[-1] + 1 if own else 0
    return dict.fromkeys(own, depth) if own and behind < statement.first and lines[behind].blank and not above.opens else {}


def _indented(paste: Paste, line: Line, indent: int, tell: bool) -> Line:
    if line.blank or line.indent == indent:
        return line
    if tell:
        paste.tell(Indented(paste.span(line), line.indent, indent))
    return Line(" " * indent + line.text.strip(), line.number)
