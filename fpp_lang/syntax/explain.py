"""Why a token does not fit: the most telling problem for the line in which it stands."""

from __future__ import annotations

from enum import Enum

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.syntax.automaton import Automaton
from fpp_lang.syntax.characters import character_name
from fpp_lang.syntax.mistaken import find_mistake, keyword_meant, kind_meant
from fpp_lang.syntax.phrases.problems import UnknownSentence
from fpp_lang.syntax.problems import (
    EqualsInCondition,
    ForeignSpelling,
    MissingBlock,
    MissingColon,
    MissingElse,
    MissingPart,
    MissingValue,
    StrayPart,
    Unexpected,
    UnexpectedIndent,
)
from fpp_lang.syntax.scan import CLOSING
from fpp_lang.syntax.tables import load_tables
from fpp_lang.syntax.text_problems import UnknownCharacter
from fpp_lang.syntax.tokens import (
    BAD,
    BAD_LINE,
    COLON,
    COMMENT_BLOCK,
    END,
    FOREIGN,
    HEADERS,
    INDENT,
    KINDS,
    LAYOUT,
    NAMES,
    NEWLINE,
    OPERAND_ENDS,
    SENTENCE,
    SENTENCE_END,
    Token,
)

LONGEST_SHOWN = 60
"""Of a line that is shown in a hint."""

_TABLES = load_tables()
_ASSIGN, _FOR, _IN, _PRINT = KINDS["_ASSIGN"], KINDS["_FOR"], KINDS["_IN"], KINDS["PRINT"]
_IF, _ELSE = KINDS["_IF"], KINDS["_ELSE"]
_REPEAT, _UNTIL, _TRY, _CATCH = KINDS["_REPEAT"], KINDS["_UNTIL"], KINDS["_TRY"], KINDS["_CATCH"]

# What stands only below a block of something else.
_PARTS = {KINDS["_ELSE"]: "if", KINDS["_ELIF"]: "if", _CATCH: "try", _UNTIL: "repeat"}
_CONDITIONS = _TABLES.kinds_of("_IF", "_ELIF", "_WHILE", "_UNTIL", "_ASSERT")
_OPENING, _CLOSING = frozenset(CLOSING), frozenset(CLOSING.values())
_TEXTS = _TABLES.kinds_of("TEXT", "FORMAT_TEXT")
_STATEMENTS = _TABLES.kinds_of("_RETURN", "_BREAK", "_CONTINUE", "_PASS", "_THROW", "_LET", "_FOR", "_IF", "_WHILE", "_TRY", "PRINT")
_AFTER_TARGETS = _TABLES.kinds_of("_ASSIGN", "UPDATE", "LPAR", "LSQB", "DOT")
_OPERATORS = _TABLES.kinds_of("SIGN", "TIMES", "X", "WORD_TIMES", "POWER", "COMPARE", "AND", "OR", "DOT", "_IN")
_OPERANDS = _TABLES.kinds_of(
    "NAME", "NUMBER", "TEXT", "FORMAT_TEXT", "LPAR", "LSQB", "LBRACE", "INFINITY", "_TRUE", "_FALSE", "_NONE", "_ROOT"
)


class Line:
    """The logical line in which the automaton stopped."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton, self.source = automaton, automaton.source
        tokens, start = automaton.tokens, automaton.line_start
        end = start
        while tokens[end].kind not in LAYOUT and tokens[end].kind != END:
            end += 1
        self.tokens = tokens[start:end]
        self.failed = tokens[automaton.position]
        self.place = automaton.position - start
        self.before = self.tokens[self.place - 1] if self.place else None
        self.after = self.tokens[self.place + 1] if self.place + 1 < len(self.tokens) else None

    @property
    def first(self) -> Token:
        return self.tokens[0]

    def span(self, start: Token, end: Token) -> Span:
        return Span(self.source, start.start, end.end)

    @property
    def failed_span(self) -> Span:
        return self.span(self.failed, self.failed)


class Repair(Enum):
    """What lets the automaton go on."""

    EMPTY_BLOCK = "an empty block is put in"
    UNTIL = "an until is put in"
    CATCH = "a catch is put in"
    NO_INDENTATION = "the indentation is taken away"
    OTHER_LINE = "something readable takes the place of the line"


def explain(automaton: Automaton) -> tuple[Problem | None, Repair]:
    """The problem of the token that stopped the automaton, None where it is known already; and how to go on."""
    line = Line(automaton)
    if line.place == 0:
        found = _between_lines(line)
        if found is not None:
            return found
    if not line.tokens:
        return Unexpected(line.failed_span, "the end of the text", ("a value",)), Repair.OTHER_LINE
    if any(token.kind == BAD for token in line.tokens):
        return None, Repair.OTHER_LINE
    if mistake := find_mistake(line.span(line.first, line.tokens[-1]), line.tokens, line.failed):
        return mistake, Repair.OTHER_LINE
    for rule in (_misspelt, _equals, _stray, _colon, _sentence, _character, _unfinished, _operator_missing):
        if problem := rule(line):
            return problem, Repair.OTHER_LINE
    return Unexpected(line.failed_span, _shown(line.failed), _expected(automaton)), Repair.OTHER_LINE


def _between_lines(line: Line) -> tuple[Problem, Repair] | None:
    """A block, a part, or an indentation that should or should not be there."""
    automaton, failed = line.automaton, line.failed
    above = _line_above(automaton)
    if automaton.fits(COMMENT_BLOCK) and above[0].kind != BAD_LINE:
        return MissingBlock(line.span(above[0], above[-1]), above[0].text, _text_of_line(line)), Repair.EMPTY_BLOCK
    for kind, beginning, repair in ((_UNTIL, _REPEAT, Repair.UNTIL), (_CATCH, _TRY, Repair.CATCH)):
        if automaton.fits(kind) and failed.kind != kind and kind_meant(failed.text) != kind:
            header = automaton.latest(beginning)
            return MissingPart(line.span(header, header), header.text, repair.name.lower()), repair
    if failed.kind == INDENT:
        deeper = automaton.tokens[automaton.position + 1]
        start = line.source.text.rfind("\n", 0, deeper.start) + 1
        calls = len(above) > 2 and above[0].kind in NAMES and above[1].text == "(" and above[-1].text == ")"
        call = line.span(above[0], above[-1]).text if calls else ""
        return UnexpectedIndent(Span(line.source, start, deeper.start), call, deeper.kind in _OPERATORS), Repair.NO_INDENTATION
    if failed.kind in _PARTS:
        return StrayPart(line.failed_span, failed.text.lower(), _PARTS[failed.kind]), Repair.OTHER_LINE
    return None


def _text_of_line(line: Line) -> str:
    """The line that begins with the token that does not fit; "" where none does, or a long one."""
    if line.failed.kind in LAYOUT or line.failed.kind == END:
        return ""
    text = line.source.text[line.failed.start :].partition("\n")[0].strip()
    return text if len(text) <= LONGEST_SHOWN else ""


def _line_above(automaton: Automaton) -> list[Token]:
    """The tokens of the line above, without its end."""
    end = automaton.line_start
    while end and automaton.tokens[end - 1].kind in LAYOUT:
        end -= 1
    start = end
    while start and automaton.tokens[start - 1].kind not in LAYOUT:
        start -= 1
    return automaton.tokens[start:end]


def _misspelt(line: Line) -> Problem | None:
    """The line begins with a word that is nearly a keyword."""
    meant = keyword_meant(line.first.text) if line.first.kind in NAMES and line.place <= 2 else ""
    if not meant:
        return None
    return ForeignSpelling(line.span(line.first, line.first), f"{line.first.text} is no word of FPP", f"write {meant}", meant)


def _equals(line: Line) -> Problem | None:
    if line.failed.kind != _ASSIGN:
        return None
    condition = line.first.kind in _CONDITIONS or any(token.kind in _CONDITIONS for token in line.tokens[: line.place])
    return EqualsInCondition(line.failed_span) if condition else None


def _stray(line: Line) -> Problem | None:
    """`until` is a name where no `repeat` stands before it."""
    if line.first.kind == _UNTIL and line.place <= 1:
        return StrayPart(line.span(line.first, line.first), "until", "repeat")
    return None


def _colon(line: Line) -> Problem | None:
    if line.first.kind not in HEADERS or not line.automaton.fits(COLON) or line.before is None:
        return None
    begins = line.failed.kind in _STATEMENTS or (line.failed.kind in NAMES and line.after is not None and line.after.kind in _AFTER_TARGETS)
    if not begins:
        return None
    return MissingColon(Span(line.source, line.before.end, line.before.end), line.failed.text)


def _sentence(line: Line) -> Problem | None:
    """Words side by side: a sentence that fits no phrase. `For each image:` is one too (R7.5)."""
    if line.first.kind == _FOR and line.automaton.fits(_IN) and line.failed.kind in (COLON, NEWLINE) and line.before is not None:
        span = line.span(line.first, line.before)
        return UnknownSentence(span, span.text, example=f"{span.text} in …:")
    first = _sentence_start(line)
    if first is None:
        return None
    depth, last = 0, line.failed
    for token in line.tokens[line.place :]:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth < 0 or (token.kind == COLON and not depth):
            break
        last = token
    span = line.span(first, last)
    if first is line.before and _two_values(line):
        return _operator_missing(line)
    apart = (_shown(first), _shown(line.failed)) if first is line.before and line.place > 1 else None
    return UnknownSentence(span, " ".join(span.text.split()), apart=apart)


def _two_values(line: Line) -> bool:
    """Inside brackets two words are no sentence: what stands between them was forgotten."""
    depth = sum((token.text in _OPENING) - (token.text in _CLOSING) for token in line.tokens[: line.place])
    return depth > 0 and line.failed.kind in _OPERANDS and (line.after is None or not line.after.text[:1].isalpha())


def _sentence_start(line: Line) -> Token | None:
    """The word with which a sentence begins; None where these are no words in a row."""
    before, failed = line.before, line.failed
    if before is not None and before.kind == SENTENCE_END:  # words too many behind a sentence that would fit without them
        return next(token for token in reversed(line.tokens[: line.place]) if token.kind == SENTENCE)
    if before is not None and before.kind in NAMES and (failed.text[:1].isalnum() or failed.kind in _TEXTS):
        return line.first if line.first.kind == _PRINT else before
    words = [token.text[:1].isalpha() for token in line.tokens[:3]]
    # Prose may begin with a keyword: Pass the input on, In each epoch shuffle the data.
    return line.first if line.place <= 1 and len(words) == 3 and all(words) else None


def _character(line: Line) -> Problem | None:
    if line.failed.kind != FOREIGN:
        return None
    return UnknownCharacter(line.failed_span, line.failed.text, character_name(line.failed.text))


def _unfinished(line: Line) -> Problem | None:
    """The line ends where a value should follow."""
    before = line.before
    if line.failed.kind not in (NEWLINE, END) or before is None:
        return None
    if line.automaton.fits(_ELSE):
        condition = max(place for place, token in enumerate(line.tokens) if token.kind == _IF)
        return MissingElse(line.span(line.tokens[condition - 1], before), line.span(line.tokens[condition - 1], before).text)
    if before.kind in OPERAND_ENDS:
        return None
    return MissingValue(line.span(before, before), before.text, "")


def _operator_missing(line: Line) -> Problem | None:
    before, failed = line.before, line.failed
    if before is None or before.kind not in OPERAND_ENDS or failed.kind not in _OPERANDS:
        return None
    return Unexpected(line.failed_span, _shown(failed), (f"an operator or a comma between {_shown(before)} and {_shown(failed)}",))


def _shown(token: Token) -> str:
    if token.kind in LAYOUT or token.kind == END:
        return "the end of the line"
    return f'"{token.text}"' if len(token.text) <= 30 else f'"{token.text[:27]}…"'


_WORDS_FOR_TERMINALS = (
    ("NUMBER", "a value"), ("SIGN", "an operator"), ("_IN", '"in"'), ("_FROM", '"from"'), ("_TO", '"to"'), ("_ASSIGN", '"="'),
    ("COLON", '":"'), ("COMMA", "a comma"), ("RPAR", '")"'), ("RSQB", '"]"'), ("RBRACE", '"}"'), ("LPAR", '"("'), ("_USE", '"use"'),
    ("NAME", "a name"), ("_NEWLINE", "the end of the line"),
)  # fmt: skip


def _expected(automaton: Automaton) -> tuple[str, ...]:
    """What would fit, in words; at most four."""
    value = automaton.fits(KINDS["NUMBER"])
    covered = {"SIGN", "NAME", "LPAR"} if value else set()
    return tuple(words for name, words in _WORDS_FOR_TERMINALS if name not in covered and automaton.fits(KINDS[name]))[:4]
