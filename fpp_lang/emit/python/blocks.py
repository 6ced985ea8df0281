"""Blocks of statements to lines of text, with their comments and blank lines."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from fpp_lang.emit.python.brackets import OUTSIDE
from fpp_lang.emit.python.clauses import Block, Clause, clauses
from fpp_lang.emit.python.comments import (
    EMPTY,
    NO_NOTE,
    Comment,
    Note,
    Notes,
    comment_lines,
    divided,
    spaced_comments,
    without_encoding_lines,
)
from fpp_lang.emit.python.docstrings import docstring_lines, docstring_of
from fpp_lang.emit.python.document import Doc
from fpp_lang.emit.python.expression import expression
from fpp_lang.emit.python.layout import INDENT, LINE_LENGTH, lay_out, width
from fpp_lang.emit.python.spacing import (
    DEFINITIONS,
    blank_lines_below,
    blank_lines_between,
    blank_lines_to_first,
    most_blank_lines,
)
from fpp_lang.emit.python.statements import statement


def module_lines(module: ast.Module, notes: Notes) -> list[str]:
    """The lines of a module, formatted as `ruff format` leaves them."""
    blocks = _Blocks(notes)
    if module.body:
        return without_encoding_lines(blocks.block(module.body, Block.MODULE, 0))
    comments, _ = spaced_comments(blocks.note(module).before)
    return without_encoding_lines(_commented(comments, Block.MODULE, 0, first=0))


class _Blocks:
    """Turns nodes into lines; `above` in a result are comment lines that found no place behind the code."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def note(self, node: ast.AST | None) -> Note:
        return NO_NOTE if node is None else self.notes.get(node, NO_NOTE)

    def block(self, body: list[ast.stmt], block: Block, indent: int) -> list[str]:
        docstring = None if block is Block.OTHER else docstring_of(body)
        lines: list[str] = []
        previous: ast.stmt | None = None
        for node in body:
            if previous is None and docstring is not None:
                above, code = _with_comment(docstring_lines(docstring, indent), self.note(node).after)
            else:
                above, code = self.statement(node, block, indent)
            comments, blanks = spaced_comments((*self.note(previous).below, *self.note(node).before))
            for line in above:
                comments.append(Comment(blanks, line))
                blanks = 0
            lines += self.lead(previous, node, comments, blanks, block, indent)
            lines += code
            previous = node
        comments, _ = spaced_comments(self.note(previous).below)
        return lines + self.below(previous, comments, block, indent)

    def lead(self, previous: ast.stmt | None, node: ast.stmt, comments: list[Comment], blanks: int, block: Block, indent: int) -> list[str]:
        """The blank lines and comments that lead from one statement to the next."""
        below, before = ([], comments) if previous is None else divided(comments, blanks)
        lines = self.below(previous, below, block, indent)
        if previous is None:
            gap = blank_lines_to_first(node, block, commented=bool(before))
        else:
            wanted = before[0].blanks if before else blanks
            gap = blank_lines_between(previous, node, block, wanted, after=bool(below), before=bool(before), notes=self.notes)
        if not before:
            return lines + [""] * gap
        apart = min(blanks, most_blank_lines(block))
        if apart and isinstance(node, DEFINITIONS):
            apart = most_blank_lines(block)
        return lines + _commented(before, block, indent, first=gap) + [""] * apart

    def below(self, previous: ast.stmt | None, comments: list[Comment], block: Block, indent: int) -> list[str]:
        """Comments that belong to the statement above them."""
        if previous is None or not comments:
            return []
        return _commented(comments, block, indent, first=blank_lines_below(previous, block, comments[0].blanks))

    def statement(self, node: ast.stmt, block: Block, indent: int) -> tuple[list[str], list[str]]:
        parts = list(clauses(node))
        if not parts:
            return _with_comment(lay_out(statement(node), indent), self.note(node).after)
        above, lines = self.clause(parts[0], indent)
        if isinstance(node, DEFINITIONS):
            decorators = [lay_out(("@", expression(decorator, OUTSIDE)), indent) for decorator in node.decorator_list]
            lines = [line for decorator in decorators for line in decorator] + lines
        for part in parts[1:]:
            lines += self.alternative(part, block, indent)
        return above, lines

    def alternative(self, clause: Clause, block: Block, indent: int) -> list[str]:
        """A clause that is not the first of its statement."""
        comments, blanks = spaced_comments(self.note(clause.owner).before)
        below, _ = spaced_comments(self.note(clause.owner).below)
        above, code = self.clause(clause, indent)
        lines = _commented(comments, block, indent) + [""] * min(blanks, most_blank_lines(block))
        return lines + _indented(above, indent) + code + _commented(below, clause.block, indent + INDENT)

    def clause(self, clause: Clause, indent: int) -> tuple[list[str], list[str]]:
        header: Doc = (clause.header, ":")
        bare = lay_out(header, indent)
        above, lines = _with_comment(bare, self.note(clause.owner).after)
        only = self.stub(clause)
        if only is not None and lines == bare:
            more, lines = _with_comment(lay_out((header, " ..."), indent), self.note(only).after)
            return above + more, lines
        return above, lines + self.block(clause.body, clause.block, indent + INDENT)

    def stub(self, clause: Clause) -> ast.stmt | None:
        """The `...` of a function or class whose body it is: it stands on the line of the header."""
        match clause.body:
            case [ast.Expr(value=ast.Constant(value=value)) as only] if value is ... and clause.block is not Block.OTHER:
                note = self.note(only)
                return None if any(note.before) or any(note.below) else only
            case _:
                return None


def _with_comment(code: list[str], text: str | None) -> tuple[list[str], list[str]]:
    """The code with its comment behind it, where both fit on a single line; else the comment apart."""
    comment = [] if text is None else [line for line in comment_lines(text) if line != EMPTY]
    if len(code) == len(comment) == 1 and width(joined := f"{code[0]}  {comment[0]}") <= LINE_LENGTH:
        return [], [joined]
    return comment, code


def _commented(comments: list[Comment], block: Block, indent: int, first: int | None = None) -> list[str]:
    """The lines of comments; `first` is the number of blank lines before the first, where that is not the comment's own."""
    lines: list[str] = []
    for blanks, line in comments:
        gap = first if first is not None and not lines else min(blanks, most_blank_lines(block))
        lines += [""] * gap + _indented([line], indent)
    return lines


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line for line in lines]
