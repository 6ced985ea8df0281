"""The pieces of a text that the parser sees."""

from __future__ import annotations

from typing import NamedTuple

from fpp_lang.syntax.phrases.patterns import Pattern
from fpp_lang.syntax.tables import load_tables
from fpp_lang.syntax.tree import Comment


class Token(NamedTuple):
    """A terminal with its text and place; `comments` are those that an empty block or the end of one holds.

    `phrase` is what a SENTENCE fits.
    """

    kind: int
    text: str
    start: int
    end: int
    comments: tuple[Comment | str, ...] = ()
    phrase: Pattern | None = None


_TABLES = load_tables()
KINDS = _TABLES.kinds
END, NEWLINE, INDENT, DEDENT = KINDS["$END"], KINDS["_NEWLINE"], KINDS["_INDENT"], KINDS["DEDENT"]
COMMENT_BLOCK, BAD, BAD_LINE = KINDS["COMMENT_BLOCK"], KINDS["BAD"], KINDS["BAD_LINE"]
NAME, NUMBER, TEXT, FORMAT_TEXT, COLON = KINDS["NAME"], KINDS["NUMBER"], KINDS["TEXT"], KINDS["FORMAT_TEXT"], KINDS["COLON"]
COMMA, SEMICOLON, DOT, SIGN, AND = KINDS["COMMA"], KINDS["SEMICOLON"], KINDS["DOT"], KINDS["SIGN"], KINDS["AND"]
SENTENCE, SLOT, NAMES_SLOT, SENTENCE_END = KINDS["SENTENCE"], KINDS["_SLOT"], KINDS["_NAMES_SLOT"], KINDS["_SENTENCE_END"]

# A character without a meaning, which fits nowhere; BAD stands for what has been reported already, and fits as a value.
FOREIGN = -1

LAYOUT = frozenset({NEWLINE, INDENT, DEDENT, COMMENT_BLOCK})

# A line that begins with one of these owns a block.
HEADERS = _TABLES.kinds_of("_IF", "_ELIF", "_ELSE", "_FOR", "_WHILE", "_FUNCTION", "_REPEAT", "_TRY", "_CATCH", "_CLASS", "_PHRASE")

# Words that are names, or can be where no keyword fits.
SOFT = _TABLES.soft
NAMES = frozenset({NAME, *SOFT})

# After one of these stands an operator or the end; `//` behind it looks like a division.
OPERAND_ENDS = NAMES | _TABLES.kinds_of(
    "NUMBER", "TEXT", "FORMAT_TEXT", "RPAR", "RSQB", "RBRACE", "EXPONENT", "_TRANSPOSE", "INFINITY", "_TRUE", "_FALSE", "_NONE",
    "_SENTENCE_END",
)  # fmt: skip

# With one of these a value can begin.
BEGIN_OPERANDS = NAMES | _TABLES.kinds_of(
    "NUMBER", "TEXT", "FORMAT_TEXT", "LPAR", "LSQB", "LBRACE", "INFINITY", "_TRUE", "_FALSE", "_NONE", "_ROOT", "SENTENCE", "BAD"
)
