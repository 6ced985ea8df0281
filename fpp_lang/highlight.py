"""Colours for programs: a Pygments lexer whose words, marks and patterns are those of the language's own tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Whitespace, _TokenType

from fpp_lang.syntax.tables import Choice, load_tables

_TABLES = load_tables()
_PATTERNS = _TABLES.patterns
_MARKS = "|".join(re.escape(mark) for mark in sorted(_TABLES.marks, key=len, reverse=True))
_FORMAT_TEXT = rf"[fF](?:{_PATTERNS['TEXT']})"
_PIECE = re.compile(
    rf"(?P<blank>{_PATTERNS['BLANKS']}|\n)|(?P<comment>{_PATTERNS['LINE_COMMENT']}|{_PATTERNS['BLOCK_COMMENT']})|(?P<format>{_FORMAT_TEXT})"
    rf"|(?P<text>{_PATTERNS['TEXT']})|(?P<word>{_PATTERNS['NAME']})|(?P<number>{_PATTERNS['NUMBER']})|(?P<mark>{_MARKS})|(?P<other>[\s\S])"
)
_PLAIN: dict[str, _TokenType] = {
    "blank": Whitespace,
    "comment": Comment,
    "format": String.Interpol,
    "text": String,
    "number": Number,
    "other": Error,
}
_WORDS: dict[str, _TokenType] = {
    **dict.fromkeys(("AND", "OR", "_NOT", "_IN", "_IS", "X", "WORD_TIMES"), Operator.Word),
    **dict.fromkeys(("_TRUE", "_FALSE", "_NONE"), Keyword.Constant),
    "PRINT": Name.Builtin,
}
_NAMES: dict[str, _TokenType] = {"_FUNCTION": Name.Function, "_CLASS": Name.Class}
_BRACKETS = frozenset("()[]{},:;.")
_ENDS_OPERAND = frozenset(")]}²³ᵀ∞")
_BETWEEN = frozenset({"X", "WORD_TIMES", "_FROM", "_TO", "_STEP", "_THEN", "_USE"})
"""Soft keywords that stand behind a value; at the beginning of one they are names."""
_CALLED = re.compile(r"[ \t]*\(")
_ASSIGNED = re.compile(r"[ \t]*(?:=(?!=)|←|[-+*/^]=)")


class FppLexer(Lexer):
    """FPP for Pygments: documentation, notebooks and the prompt of `fpp repl`."""

    name = "FPP"
    aliases: ClassVar[list[str]] = ["fpp"]
    filenames: ClassVar[list[str]] = ["*.fpp"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Every piece of the text with its sort; nothing is left out."""
        after_operand, before = False, ""
        for found in _PIECE.finditer(text):
            group, piece, start = found.lastgroup or "other", found[0], found.start()
            if group == "word":
                keyword = _keyword(text, piece, start, after_operand)
                sort = _WORDS.get(keyword, Keyword) if keyword else _NAMES.get(before) or _name(text, found.end())
                after_operand, before = not keyword or sort is Keyword.Constant, keyword
            elif group == "mark":
                sort = Punctuation if piece in _BRACKETS else Operator
                after_operand, before = piece in _ENDS_OPERAND, ""
            else:
                sort = _PLAIN[group]
                if group not in ("blank", "comment"):
                    after_operand, before = True, ""
                elif "\n" in piece:
                    after_operand = False
            yield start, sort, piece


def _name(text: str, end: int) -> _TokenType:
    return Name.Function if _CALLED.match(text, end) else Name


def _keyword(text: str, word: str, start: int, after_operand: bool) -> str:
    """The terminal that a word is, "" for a name."""
    choices = _TABLES.exact_words.get(word) or _TABLES.words.get(word.lower(), ())
    for kind, pattern in choices:
        name = _TABLES.symbols[kind]
        if kind not in _TABLES.soft or _fits(name, (kind, pattern), text, start, start + len(word), after_operand):
            return name
    return ""


def _fits(name: str, choice: Choice, text: str, start: int, end: int, after_operand: bool) -> bool:
    """Whether a soft keyword stands where it is one."""
    if choice[1] is not None and not choice[1].match(text, start):
        return False
    return (name in _BETWEEN) == after_operand and not _ASSIGNED.match(text, end)
