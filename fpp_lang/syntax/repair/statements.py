"""A damaged text as statements: where each stands, what kind it is, which names it reads and which it gives a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from fpp_lang.base.source import SourceFile
from fpp_lang.syntax.repair.paste import Line
from fpp_lang.syntax.repair.reading import Silent
from fpp_lang.syntax.reporting import Enough
from fpp_lang.syntax.scan import Scanner, Unfinished
from fpp_lang.syntax.tokens import FORMAT_TEXT, KINDS, NAME, NAMES, NUMBER, OPERAND_ENDS, Token


class Kind(Enum):
    """What a statement is to the blocks around it."""

    FUNCTION = "function"
    CLASS = "class"
    FOR = "for"
    WHILE = "while"
    IF = "if"
    ELSE = "else"
    REPEAT = "repeat"
    UNTIL = "until"
    TRY = "try"
    CATCH = "catch"
    RETURN = "return"
    BREAK = "break"
    PLAIN = "plain"


LOOPS = frozenset({Kind.FOR, Kind.WHILE, Kind.REPEAT})
DEFINITIONS = frozenset({Kind.FUNCTION, Kind.CLASS})
_FIRST: dict[int, Kind] = {
    KINDS["_FUNCTION"]: Kind.FUNCTION, KINDS["_PHRASE"]: Kind.FUNCTION, KINDS["_CLASS"]: Kind.CLASS, KINDS["_FOR"]: Kind.FOR,
    KINDS["_WHILE"]: Kind.WHILE, KINDS["_IF"]: Kind.IF, KINDS["_ELIF"]: Kind.ELSE, KINDS["_ELSE"]: Kind.ELSE, KINDS["_REPEAT"]: Kind.REPEAT,
    KINDS["_UNTIL"]: Kind.UNTIL, KINDS["_TRY"]: Kind.TRY, KINDS["_CATCH"]: Kind.CATCH, KINDS["_RETURN"]: Kind.RETURN,
    KINDS["_THROW"]: Kind.RETURN, KINDS["_BREAK"]: Kind.BREAK, KINDS["_CONTINUE"]: Kind.BREAK,
}  # fmt: skip
_ASSIGN, _UPDATE, _IN, _FROM, _EACH = (KINDS[name] for name in ("_ASSIGN", "UPDATE", "_IN", "_FROM", "_EACH"))
_THROW, _FOR, _ARROW, _X = (KINDS[name] for name in ("_THROW", "_FOR", "_ARROW", "X"))
_QUOTES = frozenset("\"'fF")
_SIGNS = frozenset("+-−")
_FIELD, _NAME = re.compile(r"\{([^{}]+)\}"), re.compile(r"(?<![\w.])[^\W\d]\w*(?![\w(])")
_COMMENT = re.compile(r"\s*(?://|#)")


@dataclass(slots=True)
class Statement:
    """One logical line: its first and last line among all lines, the comments above it, and what it does with names."""

    first: int
    last: int
    indent: int
    kind: Kind
    opens: bool  # a block must follow
    spaced: bool  # a blank line or a comment stands above
    comments: tuple[int, ...]
    tokens: list[Token]
    reads: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    loops: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # of sentences: names, or only words
    name: str = ""
    steps: frozenset[str] = frozenset()  # the name to which something is added, or from which it is taken
    throws: bool = False
    jump: Kind | None = None  # `return` or `break`, also behind a header on its line
    lone_number: bool = False
    grows: bool = False  # `found.append(n)`
    in_texts: frozenset[int] = frozenset()  # lines that begin within a text
    comments_indent: int = -1  # of the comments above the statement, where there are any

    @property
    def mentions(self) -> frozenset[str]:
        return self.reads | self.gives | self.changes | self.words


@dataclass(slots=True)
class Program:
    """All statements, and the comments behind the last one."""

    statements: list[Statement]
    end: tuple[int, ...] = ()
    loose: list[int] = field(default_factory=list)


_GROW = frozenset({"append", "push"})


def read_statements(lines: Sequence[Line]) -> Program:
    """The statements of a text; a line that cannot be read is one of its own."""
    text = "\n".join(line.text for line in lines)
    source = SourceFile("pasted", text)
    scanner = Scanner(source, Silent())
    starts = source.line_starts
    found: list[Statement] = []
    comments: list[int] = []
    spaced = False
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.blank or _COMMENT.match(line.text):
            comments += [] if line.blank else [number]
            spaced = True
            number += 1
            continue
        tokens, colon, end = _scan(scanner, starts[number] + len(line.text) - len(line.text.lstrip()), starts[number] + len(line.text))
        last = source.position(end)[0] - 1
        if tokens:
            statement = _statement(tokens, colon)
            statement.first, statement.last, statement.indent = number, last, line.indent
            statement.spaced, statement.comments = spaced and bool(found), tuple(comments)
            statement.comments_indent = max((lines[comment].indent for comment in comments), default=-1)
            statement.in_texts = _lines_in_texts(source, tokens)
            found.append(statement)
            comments, spaced = [], False
        number = last + 1
    return Program(found, tuple(comments))


def _lines_in_texts(source: SourceFile, tokens: list[Token]) -> frozenset[int]:
    numbers: set[int] = set()
    for token in tokens:
        if token.text[:1] in _QUOTES and "\n" in token.text:
            numbers.update(range(source.position(token.start)[0], source.position(token.end)[0]))
    return frozenset(numbers)


def _scan(scanner: Scanner, start: int, line_end: int) -> tuple[list[Token], int, int]:
    """The tokens of a logical line, the place of its colon among them, and where it ends in the text."""
    before = len(scanner.tokens)
    try:
        end = max(scanner.line(start) - 1, start)
    except (Unfinished, Enough):
        end = line_end
    tokens = scanner.tokens[before:]
    if not tokens or end <= line_end:
        end = line_end
    return tokens, scanner.colon - before if scanner.colon >= 0 else -1, min(end, len(scanner.text))


def _statement(tokens: list[Token], colon: int) -> Statement:
    kind = _FIRST.get(tokens[0].kind, Kind.PLAIN)
    header = kind not in (Kind.PLAIN, Kind.RETURN, Kind.BREAK, Kind.UNTIL)
    inline = 0 <= colon < len(tokens) - 1
    statement = Statement(0, 0, 0, kind, header and not inline, False, (), tokens)
    statement.throws = tokens[0].kind == _THROW
    jumps = (_FIRST.get(token.kind) for token in (tokens[0], *([tokens[colon + 1]] if inline and header else [])))
    statement.jump = next((jump for jump in jumps if jump in (Kind.RETURN, Kind.BREAK)), None)
    statement.lone_number = len(tokens) == 1 and tokens[0].kind == NUMBER
    statement.grows = len(tokens) > 2 and tokens[1].text == "." and tokens[2].text in _GROW
    if inline and kind in (Kind.FOR, Kind.WHILE):
        statement.kind = Kind.PLAIN
    _names(statement, kind)
    return statement


def _names(statement: Statement, kind: Kind) -> None:
    """Which names a statement reads, gives a value, changes in place, loops over and calls."""
    tokens = statement.tokens
    reads: set[str] = set()
    gives: set[str] = set()
    changes: set[str] = set()
    calls: set[str] = set()
    words: set[str] = set()
    assigned = _last_assignment(tokens)
    products = _products(tokens)
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if place in products:
            continue
        if token.kind == FORMAT_TEXT:
            reads.update(name for field in _FIELD.findall(token.text) for name in _NAME.findall(field))
        if token.kind not in NAMES or (place and tokens[place - 1].text == "."):
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if after is not None and after.kind == _ASSIGN and depth:
            continue
        if token.kind == NAME and NAME in (tokens[place - 1].kind if place else -1, after.kind if after is not None else -1):
            words.add(token.text)
            continue
        if after is not None and after.text == "(":
            calls.add(token.text)
        elif place < assigned and not depth:
            (changes if after is not None and after.text in ("[", ".") else gives).add(token.text)
        elif after is not None and after.kind == _UPDATE and not depth:
            changes.add(token.text)
            reads.add(token.text)
            if after.text[0] in _SIGNS:
                statement.steps = frozenset({token.text})
        else:
            reads.add(token.text)
    reads -= _inner_names(tokens)
    if kind is Kind.FOR:
        statement.loops = _loop_names(tokens)
        reads -= statement.loops
    elif kind is Kind.FUNCTION:
        statement.name = tokens[1].text if len(tokens) > 1 else ""
        gives, reads, calls = _parameters(tokens), set(), set()
    if assigned > 0 and len(gives) == 1 and gives <= reads:
        changes |= gives
        if any(token.text in _SIGNS for token in tokens[assigned:]):
            statement.steps = frozenset(gives)
        gives = set()
    statement.reads, statement.gives, statement.changes = frozenset(reads), frozenset(gives), frozenset(changes)
    statement.calls, statement.words = frozenset(calls), frozenset(words)


def _products(tokens: list[Token]) -> set[int]:
    """The places where x multiplies; elsewhere it is a name: `x x x` (R3.3)."""
    places: set[int] = set()
    ends = False  # whether an operand ends here
    for place, token in enumerate(tokens):
        if ends and token.kind == _X and place + 1 < len(tokens):
            places.add(place)
            ends = False
        else:
            ends = token.kind in OPERAND_ENDS
    return places


def _last_assignment(tokens: list[Token]) -> int:
    """The place of the last `=` outside brackets, -1 where the statement assigns nothing."""
    depth, last = 0, -1
    for place, token in enumerate(tokens):
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if token.kind == _ASSIGN and not depth:
            last = place
    return last


def _loop_names(tokens: list[Token]) -> frozenset[str]:
    names = []
    for token in tokens[1:]:
        if token.kind in (_IN, _FROM):
            break
        if token.kind in NAMES and token.kind != _EACH:
            names.append(token.text)
    return frozenset(names)


def _inner_names(tokens: list[Token]) -> set[str]:
    """The names that a statement itself gives values: those of comprehensions, and the parameters of function values."""
    names: set[str] = set()
    for place, token in enumerate(tokens):
        if token.kind == _FOR and place:
            names |= _loop_names(tokens[place:])
        elif token.kind == _ARROW and place and tokens[place - 1].kind in NAMES:
            names.add(tokens[place - 1].text)
        elif token.kind == _ARROW and place and tokens[place - 1].text == ")":
            start = next((at for at in range(place - 1, -1, -1) if tokens[at].text == "("), place)
            names.update(inner.text for inner in tokens[start:place] if inner.kind in NAMES)
    return names


def _parameters(tokens: list[Token]) -> set[str]:
    names = set()
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if depth == 1 and token.kind in NAMES and tokens[place - 1].text in ("(", ","):
            names.add(token.text)
    return names | {name for token in tokens if token.text[:1] in "\"'" for name in re.findall(r"\{(\w+)\}", token.text)}
