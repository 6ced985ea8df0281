"""A whole program in its canonical layout.

It moves what was written and rewrites nothing: every word, number, text, mark and comment stays as it is, in its order. What changes:
blanks and line ends (`spacing.py`, `lines.py`); four spaces for each block; one statement on a line, `;` dropped; `:` at the end of each
header that has a block; no blank line at the beginning of a block, at most one in a row elsewhere, and one around each function.
A sentence that fits no phrase stays as it stands (R7.5).
"""

from __future__ import annotations

from collections.abc import Iterator

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax.layout import Tokens, layout
from fpp_lang.syntax.parse import parse
from fpp_lang.syntax.phrases.problems import SentenceToFillIn, UnknownSentence
from fpp_lang.syntax.phrases.table import NO_PHRASES, PhraseTable
from fpp_lang.syntax.printing.lines import STEP, statement_lines
from fpp_lang.syntax.printing.pieces import Piece, pieces_of, statements, with_articles
from fpp_lang.syntax.printing.roles import Roles, find_roles
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.tokens import COLON, COMMENT_BLOCK, DEDENT, END, HEADERS, INDENT, KINDS, NEWLINE, Token
from fpp_lang.syntax.tree import NO_TRIVIA, Comment

_DEFINITIONS = frozenset(KINDS[name] for name in ("_FUNCTION", "_CLASS", "_PHRASE") if name in KINDS)
_ASSIGN = KINDS["_ASSIGN"]
_PARTS = frozenset(KINDS[name] for name in ("_ELSE", "_ELIF", "_UNTIL", "_CATCH"))
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def format_source(source: SourceFile, problems: Problems, phrases: PhraseTable = NO_PHRASES) -> str | None:
    """The canonical text of a program; None where it cannot be read, with the problems that say why.

    `phrases` are those that its sentences may fit; a sentence that fits none of them stays as it stands.
    """
    found = Problems()
    module = parse(source, found, phrases=phrases, holes=True)
    errors = [item for item in found if item.severity is Severity.ERROR and not isinstance(item, UnknownSentence)]
    if errors:
        for problem in errors:
            problems.add(problem)
        return None
    sentences = [item.span for item in found if isinstance(item, SentenceToFillIn | UnknownSentence)]
    text = _Printer(source, find_roles(module), sentences).run(layout(source, Reporter()))
    again = parse(SourceFile(source.name, text), Problems(), phrases=phrases, holes=True)
    if again != module:
        raise RuntimeError("the formatted text does not mean the same; it was not written")
    return text


class _Printer:
    """Prints the lines of a text one after the other."""

    def __init__(self, source: SourceFile, roles: Roles, sentences: list[Span]) -> None:
        self.source, self.roles, self.sentences = source, roles, sentences
        self.lines: list[str] = []
        self.depth = 0
        self.blocks: list[bool] = []  # of each open block whether it is that of a function, class or phrase
        self.begins = True  # a block begins here: no blank line
        self.owes = False  # a function ended here: one blank line

    def run(self, found: Tokens) -> str:
        """The whole text."""
        line: list[Token] = []
        defines = False
        for place, token in enumerate(found.tokens):
            if token.kind == NEWLINE:
                defines = bool(line) and line[0].kind in _DEFINITIONS
                self._line(line, found, found.tokens[place + 1].kind)
                line = []
            elif token.kind == INDENT:
                self._open(defines)
            elif token.kind == COMMENT_BLOCK:
                self._open(defines)
                self._around(token.comments)
                self._close()
            elif token.kind == DEDENT:
                self._around(token.comments)
                self._close()
            elif token.kind != END:
                line.append(token)
        self._around(found.end)
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        return "".join(f"{text}\n" for text in self.lines)

    # Blocks and blank lines --------------------------------------------------------------------------------------------------

    def _open(self, defines: bool) -> None:
        self.depth += 1
        self.blocks.append(defines)
        self.begins = True

    def _close(self) -> None:
        self.depth -= 1
        self.owes = self.blocks.pop() or self.owes
        self.begins = False

    def _blank(self) -> None:
        if not self.begins and self.lines and self.lines[-1]:
            self.lines.append("")

    def _around(self, items: tuple[Comment | str, ...]) -> None:
        """Comments and blank lines above a statement or at the end of a block."""
        for item in items:
            if isinstance(item, Comment):
                self._put([" " * (STEP * self.depth) + item.text])
            else:
                self._blank()

    def _put(self, lines: list[str]) -> None:
        if self.owes:
            self._blank()
        self.owes = self.begins = False
        self.lines += [part for line in lines for part in line.split("\n")]

    # Lines -------------------------------------------------------------------------------------------------------------------

    def _line(self, tokens: list[Token], found: Tokens, follows: int) -> None:
        """A logical line, with what stands above and behind it."""
        trivia = found.trivia.get(tokens[0].start, NO_TRIVIA)
        above = trivia.before
        if tokens[0].kind in _PARTS:
            self.owes = False
            above = tuple(item for item in above if item)
            while self.lines and not self.lines[-1]:
                self.lines.pop()
        elif tokens[0].kind in _DEFINITIONS and "" not in above:
            self._blank()
        self._around(above)
        after = trivia.after
        if any(tokens[0].start <= span.start < tokens[-1].end for span in self.sentences):
            self._as_it_stands(tokens, after)
            return
        pieces = pieces_of(self.source, tokens, trivia.inside)
        if follows in (INDENT, COMMENT_BLOCK) and pieces[-1].kind != COLON:
            pieces.append(Piece(":", COLON, pieces[-1].end, pieces[-1].end))
        head = _head(pieces)
        if head == len(pieces):
            self._statements(pieces, after)
            return
        self._statements(pieces[:head], None)
        self._open(tokens[0].kind in _DEFINITIONS)
        self._statements(pieces[head:], after)
        self._close()

    def _as_it_stands(self, tokens: list[Token], after: Comment | None) -> None:
        text = self.source.text[with_articles(self.source.text, tokens[0].start) : tokens[-1].end]
        self._put([" " * (STEP * self.depth) + text + (f" {after.text}" if after else "")])

    def _statements(self, pieces: list[Piece], after: Comment | None) -> None:
        """Statements between semicolons; the comment at the end of the line belongs to a hole, `steps =`, else to the last."""
        parts = list(statements(pieces))
        commented = next((part for part in parts if part[-1].kind == _ASSIGN), parts[-1])
        for part in parts:
            heads = part[0].kind in _DEFINITIONS
            while part and part[0].is_comment:
                self._around((Comment(part.pop(0).text),))
            if not part:
                continue
            lines = statement_lines(part, self.roles, self.depth, heads)
            if after is not None and part is commented:
                lines[-1] += f" {after.text}"
            self._put(lines)


def _head(pieces: list[Piece]) -> int:
    """Where the statement begins that stands behind a header on its line; the number of pieces where there is none."""
    if pieces[0].kind not in HEADERS:
        return len(pieces)
    for place, depth in _depths(pieces):
        if not depth and pieces[place].kind == COLON:
            return place + 1
    return len(pieces)


def _depths(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    depth = 0
    for place, piece in enumerate(pieces):
        if not piece.is_comment:
            depth += (piece.text in _OPENING) - (piece.text in _CLOSING)
        yield place, depth
