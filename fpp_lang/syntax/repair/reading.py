"""The parser as judge: what it says about a text, and about one line alone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.syntax.parse import parse
from fpp_lang.syntax.phrases.headers import headers
from fpp_lang.syntax.phrases.patterns import Pattern
from fpp_lang.syntax.phrases.problems import UnknownSentence
from fpp_lang.syntax.phrases.table import PhraseTable
from fpp_lang.syntax.reporting import Enough, Reporter
from fpp_lang.syntax.scan import Scanner, Unfinished
from fpp_lang.syntax.tokens import HEADERS, Token


class Judge:
    """Reads texts with the phrases of the library and their own; remembers what it said about single lines."""

    def __init__(self, library: Sequence[Pattern] = ()) -> None:
        self.library = library
        self.own: tuple[Pattern, ...] = ()
        self.phrases = PhraseTable(library)
        self._lines: dict[str, bool] = {}

    def learn(self, text: str) -> None:
        """Takes note of the phrases that a text declares."""
        own = headers(SourceFile("pasted", text)).phrases
        if [(pattern.key, pattern.gives) for pattern in own] != [(pattern.key, pattern.gives) for pattern in self.own]:
            self.own, self.phrases = own, PhraseTable((*own, *self.library))
            self._lines.clear()

    def errors(self, text: str) -> list[Problem]:
        """What keeps a text from being read. Sentences that fit no phrase do not: they may be filled in later (R7.5)."""
        found = Problems()
        parse(SourceFile("pasted", text), found, phrases=self.phrases, holes=True)
        return [item for item in found if item.severity is Severity.ERROR and not isinstance(item, UnknownSentence)]

    def is_statement(self, line: str) -> bool:
        """Whether a line can be read by itself, a header with any block."""
        line = line.strip()
        if line not in self._lines:
            self._lines[line] = not self.errors(_completed(line))
        return self._lines[line]

    def is_sentence(self, line: str) -> bool:
        """Whether a line is only words in a row that fit no phrase."""
        found = Problems()
        parse(SourceFile("pasted", line.strip()), found, phrases=self.phrases)
        return any(isinstance(item, UnknownSentence) for item in found)


# What must stand before and behind a line that is no statement by itself.
_BEFORE = {"else": "if true:\n    pass\n", "elif": "if true:\n    pass\n", "until": "repeat:\n    pass\n", "catch": "try:\n    pass\n"}
_BEHIND = {"repeat": "\nuntil true", "try": "\ncatch:\n    pass"}


def _completed(line: str) -> str:
    """A line as a program: `else:` with its `if`, a header with a block."""
    tokens = tokens_of(line)
    first = tokens[0].text.lower() if tokens else ""
    header = bool(tokens) and tokens[0].kind in HEADERS and not _has_block(tokens)
    return _BEFORE.get(first, "") + line + "\n    pass" * header + _BEHIND.get(first, "")


def _has_block(tokens: list[Token]) -> bool:
    """Whether the one statement of a header stands behind it."""
    depth = 0
    for token in tokens[:-1]:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if token.text == ":" and not depth:
            return True
    return False


class Silent(Reporter):
    """Takes problems and keeps none."""

    def add(self, problem: Problem) -> None:
        pass


def tokens_of(line: str) -> list[Token]:
    """The tokens of one line, as far as they can be read."""
    scanner = Scanner(SourceFile("line", line), Silent())
    with suppress(Unfinished, Enough):
        scanner.line(0)
    return scanner.tokens
