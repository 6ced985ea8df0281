"""Text to tokens: which lines are code, how deep they stand, which comments belong to which statement (R1.1 to R1.6)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.syntax.declared import DeclaredNames
from fpp_lang.syntax.problems import ColonLeftOut, IndentedFirstLine, MixedIndentation, TooDeep, UnalignedLine
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.scan import DEEPEST, Scanner, Unfinished
from fpp_lang.syntax.text_problems import LineTooLong, UnclosedBracket, UnclosedText
from fpp_lang.syntax.tokens import BAD, BAD_LINE, COLON, COMMENT_BLOCK, DEDENT, END, HEADERS, INDENT, NEWLINE, Token
from fpp_lang.syntax.tree import Comment, Trivia

_BLANKS = re.compile(r"[ \t]*")
_TAB = 8  # the width of a tab, where an error has been reported already and a guess is as good as another

LONGEST_LINE = 200_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as the parser takes it.

    `trivia` is found by the place of a line's first token; `end` stands after the last line. `words` are all words, each once;
    `longest` is the number of tokens in the longest line; `in_block` says that the last line of code is in a block or begins one.
    `articles` are the words a, an and the before names, which mean nothing (R1.8), by the place of the name.
    """

    tokens: list[Token]
    trivia: dict[int, Trivia]
    end: tuple[Comment | str, ...]
    words: tuple[str, ...]
    longest: int
    in_block: bool
    articles: dict[int, Token]


def layout(source: SourceFile, reporter: Reporter, known: AbstractSet[str] = frozenset()) -> Tokens:
    """All tokens of a text, with the line ends, the indentation and the empty blocks between them."""
    return _Layout(source, reporter, known).run()


class _Pending:
    """Comments and blank lines that wait for the statement or the block's end to which they belong."""

    __slots__ = ("items",)

    def __init__(self) -> None:
        self.items: list[tuple[int, Comment | str]] = []

    def add(self, column: int, item: Comment | str) -> None:
        if item or not self.items or self.items[-1][1]:
            self.items.append((column, item))

    def take(self, depth: int = 0) -> tuple[Comment | str, ...]:
        """All of them; or, for a depth, those up to the last comment that stands at least so deep."""
        count = len(self.items)
        if depth:
            count = max((place + 1 for place, (column, item) in enumerate(self.items) if item and column >= depth), default=0)
        taken = tuple(item for _, item in self.items[:count])
        del self.items[:count]
        return taken


class _Layout:
    """Walks over the lines of a text."""

    def __init__(self, source: SourceFile, reporter: Reporter, known: AbstractSet[str]) -> None:
        self.source, self.text, self.reporter = source, source.text, reporter
        self.scanner = Scanner(source, reporter, declared=DeclaredNames(known))
        self.tokens = self.scanner.tokens
        self.trivia: dict[int, Trivia] = {}
        self.pending = _Pending()
        self.levels = [""]  # the blanks before the lines of each block that is open
        self.header_open = False  # the line before is a header whose block is still to come
        self.longest = 0
        self.end = 0  # where the code read so far ends

    def run(self) -> Tokens:
        position = 0
        while position < len(self.text):
            position = self._line(position)
        in_block = self.header_open or len(self.levels) > 1
        self._empty_block()
        while len(self.levels) > 1:
            self._dedent()
        self._add(END)
        return Tokens(self.tokens, self.trivia, self.pending.take(), self.scanner.words(), self.longest, in_block, self.scanner.articles)

    def _line(self, start: int) -> int:
        """A blank line, a comment, or a line of code with all lines that it goes on over; where the next one begins."""
        place = _BLANKS.match(self.text, start).end()  # type: ignore[union-attr]
        column = place - start
        prefix = self.text[start:place]
        blank = True
        while True:
            if self.text[place : place + 1] in ("", "\n"):
                if blank:
                    self.pending.add(0, "")
                return place + 1
            if not self.scanner.comment_begins(place):
                return self._code(prefix, start, place)
            comment = self.scanner.comment(place)
            self.pending.add(column, comment)
            place = _BLANKS.match(self.text, comment.span.end).end()  # type: ignore[union-attr]
            blank = False

    def _code(self, prefix: str, start: int, place: int) -> int:
        """One logical line, with the indentation before it and the line end behind it."""
        if (end := self._line_end(place)) - place > LONGEST_LINE:
            self.reporter.fatal(LineTooLong(Span(self.source, place, place + 1), end - place, LONGEST_LINE))
        self._indentation(prefix, start)
        first, known = len(self.tokens), len(self.reporter.found)
        try:
            position = self.scanner.line(place)
        except Unfinished as unfinished:
            del self.tokens[first:], self.scanner.inside[:]  # what follows is read again, line by line
            self.scanner.after = None
            found = self.reporter.take_back(known)
            self.reporter.add(_cause(found, unfinished.problem(self.source)))
            position = self._behind(unfinished.place, prefix)
            self.tokens.append(Token(BAD, "", place, self._line_end(place)))
        if len(self.tokens) == first:  # nothing but characters that have been reported
            self.tokens.append(Token(BAD_LINE, "", place, place))
        line = self.tokens[first:] if self.scanner.colon < 0 else self.tokens[first : first + 1]
        self.header_open = self.tokens[-1].kind == COLON or (self.scanner.colon < 0 and line[0].kind in HEADERS)
        self.end = self.tokens[-1].end
        self.longest = max(self.longest, len(self.tokens) - first)
        if self.pending.items or self.scanner.after is not None or self.scanner.inside:
            self.trivia[line[0].start] = Trivia(self.pending.take(), self.scanner.after, tuple(self.scanner.inside))
        self._add(NEWLINE)
        return position

    def _behind(self, bracket: int, prefix: str) -> int:
        """Where reading goes on after a bracket that is never closed: behind its line and the deeper lines below."""
        end = self._line_end(bracket)
        while end < len(self.text):
            blanks = _BLANKS.match(self.text, end + 1).end()  # type: ignore[union-attr]
            if blanks - end - 1 <= len(prefix) and self.text[blanks : blanks + 1] != "\n":
                break
            end = self._line_end(blanks)
        return end + 1

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end

    # Indentation -------------------------------------------------------------------------------------------------------------

    def _indentation(self, prefix: str, start: int) -> None:
        """Opens and closes blocks, as the blanks before a line say."""
        span = Span(self.source, start, start + len(prefix))
        if not self.tokens and prefix:
            self.reporter.add(IndentedFirstLine(span))
            self.levels = [prefix]
        elif prefix != self.levels[-1]:
            self._other_depth(prefix, span)
        self._empty_block()

    def _other_depth(self, prefix: str, span: Span) -> None:
        top = self.levels[-1]
        if prefix.startswith(top):
            self._deeper(prefix, span)
            return
        if self.header_open and not top.startswith(prefix) and prefix not in self.levels:
            self.reporter.add(MixedIndentation(span))
            self._deeper(prefix, span)
            return
        self._empty_block()
        if prefix in self.levels:
            while self.levels[-1] != prefix:
                self._dedent()
            return
        if top.startswith(prefix) and len(self.levels) == 1:
            self.levels = [prefix]
            return
        if top.startswith(prefix):
            depths = tuple(len(level) for level in self.levels[-3:] if level)
            self.reporter.add(UnalignedLine(span, depths))
        else:
            self.reporter.add(MixedIndentation(span))
        while len(self.levels) > 1 and len(self.levels[-1].expandtabs(_TAB)) > len(prefix.expandtabs(_TAB)):
            self._dedent()

    def _deeper(self, prefix: str, span: Span) -> None:
        self._note_colon()
        self.header_open = False
        self.levels.append(prefix)
        self._add(INDENT)
        if len(self.levels) > DEEPEST + 1:
            self.reporter.fatal(TooDeep(span, "blocks", DEEPEST))

    def _dedent(self) -> None:
        level = self.levels.pop()
        self._add(DEDENT, self.pending.take(len(level)))

    def _empty_block(self) -> None:
        """A header is followed by no deeper line: comments that stand deeper are its block."""
        if self.header_open:
            comments = self.pending.take(len(self.levels[-1]) + 1)
            if comments:
                self._note_colon()
                self._add(COMMENT_BLOCK, comments)
            self.header_open = False

    def _note_colon(self) -> None:
        """The line above begins a block; its colon may be missing."""
        if self.header_open and self.tokens[-2].kind != COLON:
            self.reporter.add(ColonLeftOut(Span(self.source, self.end, self.end)))

    def _add(self, kind: int, comments: tuple[Comment | str, ...] = ()) -> None:
        self.tokens.append(Token(kind, "", self.end, self.end, comments))


def _cause(found: list[Problem], bracket: UnclosedBracket) -> Problem:
    """Why a bracket is never closed: on its line a text without an end may have swallowed the closing one."""
    line = bracket.span.line
    return next((text for text in found if isinstance(text, UnclosedText) and text.span.line == line), bracket)
