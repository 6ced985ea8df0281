"""The pieces of a text that the parser sees."""

from __future__ import annotations

from typing import NamedTuple

from fpp_lang.syntax.tables import load_tables
from fpp_lang.syntax.tree import Comment


class Token(NamedTuple):
    """A terminal with its text and place; `comments` are those that an empty block or the end of one holds."""

    kind: int
    text: str
    start: int
    end: int
    comments: tuple[Comment | str, ...] = ()


_TABLES = load_tables()
KINDS = _TABLES.kinds
END, NEWLINE, INDENT, DEDENT = KINDS["$END"], KINDS["_NEWLINE"], KINDS["_INDENT"], KINDS["DEDENT"]
COMMENT_BLOCK, BAD, BAD_LINE = KINDS["COMMENT_BLOCK"], KINDS["BAD"], KINDS["BAD_LINE"]
NAME, NUMBER, TEXT, FORMAT_TEXT, COLON = KINDS["NAME"], KINDS["NUMBER"], KINDS["TEXT"], KINDS["FORMAT_TEXT"], KINDS["COLON"]

# A character without a meaning, which fits nowhere; BAD stands for what has been reported already, and fits as a value.
FOREIGN = -1

LAYOUT = frozenset({NEWLINE, INDENT, DEDENT, COMMENT_BLOCK})

# A line that begins with one of these owns a block.
HEADERS = _TABLES.kinds_of("_IF", "_ELIF", "_ELSE", "_FOR", "_WHILE", "_FUNCTION", "_REPEAT", "_TRY", "_CATCH")

# Words that are names, or can be where no keyword fits.
NAMES = frozenset({NAME, *_TABLES.soft})

# After one of these stands an operator or the end; `//` behind it looks like a division.
OPERAND_ENDS = NAMES | _TABLES.kinds_of(
    "NUMBER", "TEXT", "FORMAT_TEXT", "RPAR", "RSQB", "RBRACE", "EXPONENT", "_TRANSPOSE", "INFINITY", "_TRUE", "_FALSE", "_NONE"
)
