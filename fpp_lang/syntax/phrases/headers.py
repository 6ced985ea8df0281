"""What must be known of a text before it is parsed: the files it uses and the phrases it declares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.syntax.phrases.patterns import Pattern, read_pattern
from fpp_lang.syntax.tables import load_tables
from fpp_lang.syntax.texts import BrokenEscape, unescape

_PATTERNS = load_tables().patterns
_TEXT = _PATTERNS["TEXT"]
_ONE_LINE = r'"(?!"")(?:[^"\\\n]|\\.)*"' + r"|'(?!'')(?:[^'\\\n]|\\.)*'"
# Comments and texts come first, so that nothing within them is taken for a line of the program.
_SCAN = re.compile(
    rf"^(?:[uU][sS][eE]|[fF][rR][oO][mM])[ \t]*(?P<use>{_ONE_LINE})"
    rf"|^[pP][hH][rR][aA][sS][eE][ \t]*(?P<phrase>{_ONE_LINE})(?P<arrow>[ \t]*(?:->|→)(?![ \t]*(?i:none|nothing|void)\b))?"
    rf"|{_PATTERNS['LINE_COMMENT']}|{_PATTERNS['BLOCK_COMMENT']}|{_TEXT}",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class UsedFile:
    """`use "layers.fpp"`: the file's name, and where it stands."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Headers:
    """The `use` lines and the phrases of one text, in order; what is wrong with them the parser tells."""

    uses: tuple[UsedFile, ...]
    phrases: tuple[Pattern, ...]


def headers(source: SourceFile, *, own: bool = True) -> Headers:
    """Found by a scan, because a text can be parsed only when its phrases and those of the files it uses are known."""
    uses: list[UsedFile] = []
    phrases: list[Pattern] = []
    for found in _SCAN.finditer(source.text):
        match found.lastgroup:
            case "use":
                uses.append(UsedFile(_value(found["use"]), Span(source, *found.span("use"))))
            case "phrase" | "arrow":
                place = Span(source, *found.span("phrase"))
                pattern = read_pattern(_value(found["phrase"]), gives=found["arrow"] is not None, own=own, span=place)
                if isinstance(pattern, Pattern):
                    phrases.append(pattern)
    return Headers(tuple(uses), tuple(phrases))


def _value(literal: str) -> str:
    try:
        return unescape(literal[1:-1])
    except BrokenEscape:
        return literal[1:-1]
