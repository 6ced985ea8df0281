"""Puts lines at the depth that the search found: `blocks.py` decides, this writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fpp_lang.diagnostics.problem import Problem
from fpp_lang.syntax.repair.blocks import Placed, place_statements
from fpp_lang.syntax.repair.evidence import damaged_layout
from fpp_lang.syntax.repair.paste import Line, Paste
from fpp_lang.syntax.repair.problems import Doubtful, Indented
from fpp_lang.syntax.repair.reading import Judge
from fpp_lang.syntax.repair.statements import DEFINITIONS, Program, read_statements

STEP = 4


def restore_blocks(paste: Paste, judge: Judge) -> None:
    """Indents the functions whose layout is damaged, where that makes them better; the others stay as they are."""
    lines: list[Line] = []
    for part in _parts(paste.lines):
        errors = len(judge.errors(_text(part)))
        if errors or damaged_layout(part):
            restored = _Restored(paste, part)
            left = len(judge.errors(_text(restored.lines)))
            if left < max(errors, 1):
                part = restored.lines
                for problem in restored.done:
                    paste.tell(problem)
        lines += part
    paste.lines = lines


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The functions and classes of a text, each with the comments above it and the main program below it."""
    program = read_statements(lines)
    starts = [0]
    for above, statement in pairwise(program.statements):
        if statement.kind in DEFINITIONS and statement.indent == 0 and "self" not in statement.gives and not above.opens:
            starts.append(min((*statement.comments, statement.first)))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield list(lines[start:end])


class _Restored:
    """The lines of a part at their new depths, and what is to be told about them."""

    def __init__(self, paste: Paste, lines: list[Line]) -> None:
        self.paste, self.lines = paste, list(lines)
        self.done: list[Problem] = []
        program = read_statements(lines)
        if program.statements:
            self._write(program, place_statements(program))

    def _write(self, program: Program, placed: Placed) -> None:
        for number, depth in _comment_depths(self.lines, program, placed).items():
            self._indent(number, STEP * depth, tell=False)
        for place, statement in enumerate(program.statements):
            indent = STEP * placed.depths[place]
            shift = indent - statement.indent
            self._indent(statement.first, indent, tell=True)
            for number in range(statement.first + 1, statement.last + 1):
                if number not in statement.in_texts:
                    self._indent(number, max(0, self.lines[number].indent + shift), tell=False)
            if place in placed.doubts:
                self.done.append(Doubtful(self.paste.span(self.lines[statement.first]), indent, STEP * placed.doubts[place]))

    def _indent(self, number: int, indent: int, tell: bool) -> None:
        line = self.lines[number]
        if line.blank or line.indent == indent:
            return
        if tell:
            self.done.append(Indented(self.paste.span(line), line.indent, indent))
        self.lines[number] = Line(" " * indent + line.text.strip(), line.number)


def _comment_depths(lines: Sequence[Line], program: Program, placed: Placed) -> dict[int, int]:
    """How deep comments stand: as the statement below them, unless they are a block or belong to the statement above."""
    depths: dict[int, int] = {}
    for place, statement in enumerate(program.statements):
        depths |= dict.fromkeys(statement.comments, placed.depths[place])
        if placed.comment_blocks[place] >= 0:
            depths |= dict.fromkeys(statement.comments, placed.comment_blocks[place])
        elif place:
            depths |= _comments_below(lines, program, place, placed.depths[place - 1])
    last = program.statements[-1]
    outside = placed.end and all(lines[number].indent < last.indent for number in program.end) and not last.opens
    return depths | dict.fromkeys(program.end, 0 if outside else placed.end)


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
