"""Lines that were broken where no program is broken, names that lost their underscore, blank lines between all lines.

| a line | is put behind the line before it, where |
| --- | --- |
| that ends a text | the line before it holds the beginning of one, and both together can be read |
| that begins with an operator, a comma, a dot or a closing bracket | no bracket is open |
| behind a line that ends with an operator, a comma or `=` | no bracket is open, and no comment stands at its end |
| that closes a bracket which a comment opened, or goes on with its sentence in small letters | it cannot be read |
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from fpp_lang.syntax.repair.evidence import begins_with_sign
from fpp_lang.syntax.repair.numbers import open_brackets
from fpp_lang.syntax.repair.paste import Line, Paste, code_only, region_at
from fpp_lang.syntax.repair.problems import Joined, Respelled, Spaced
from fpp_lang.syntax.repair.reading import Judge, tokens_of
from fpp_lang.syntax.tokens import KINDS, OPERAND_ENDS, SIGN, Token

_OPERATORS = frozenset(KINDS[name] for name in ("TIMES", "POWER", "COMPARE", "AND", "OR", "_IN", "_IS", "X", "WORD_TIMES", "_ASSIGN"))
_ARROW, _UPDATE, _X = KINDS["_ARROW"], KINDS["UPDATE"], KINDS["X"]
_BEGIN = _OPERATORS | {_ARROW, _UPDATE}
_END = _OPERATORS | {_ARROW, _UPDATE, SIGN, KINDS["_NOT"]}
_COMMENT = re.compile(r"//|#")
_TWO_WORDS = re.compile(r"(?<!\w)([^\W\d]\w*) (?=([^\W\d]\w*))")
LONGEST = 2000
MOST_JOINED = 20
KNOWN = frozenset({"is_odd", "is_even", "starts_with", "ends_with", "powered_to"})


def joins(paste: Paste, judge: Judge) -> None:
    """Puts broken lines together."""
    lines: list[Line] = []
    opened = open_brackets(paste.lines)
    joined = 0  # lines that were put behind the latest one
    for place, line in enumerate(paste.lines):
        above = next((at for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1) if not lines[at].blank), -1)
        too_long = above >= 0 and len(lines[above].text) > LONGEST
        if above < 0 or line.blank or too_long or (opened[place] and not _open_text(lines[above].text)):
            lines.append(line)
            continue
        what = _goes_on(lines[above], line, judge) if joined < MOST_JOINED else ""
        if not what:
            joined = 0
            lines.append(line)
            continue
        joined += 1
        glue = "" if line.text.lstrip()[0] in ".,)]}" else " "
        lines[above] = Line(lines[above].text.rstrip() + glue + line.text.strip(), lines[above].number)
        del lines[above + 1 :]
        paste.tell(Joined(paste.span(line), what))
    paste.lines = lines


def _goes_on(above: Line, line: Line, judge: Judge) -> str:
    """What a line goes on with: "statement", "comment", "text", or "" for nothing."""
    comment = _comment_at(above.text)
    text = line.text.strip()
    if comment >= 0:
        return "comment" if _ends_comment(above.text[comment:], text, judge) else ""
    if _open_text(above.text):
        return "text" if judge.is_statement(f"{above.text.strip()} {text}") else ""
    if _COMMENT.match(text):
        return ""
    before, after = tokens_of(above.text), tokens_of(text)
    if not before or not after:
        return ""
    begins = (
        after[0].kind in _BEGIN
        or after[0].text in (",", ")", "]", "}", ".")
        or (after[0].kind == SIGN and line.indent > above.indent)
        or begins_with_sign(after)
    )
    ends = (before[-1].kind in _END and not _is_last_name(before)) or before[-1].text in (",", ".")
    if begins and before[-1].text == ":":
        return ""
    if (begins and before[-1].kind in OPERAND_ENDS and not _is_name(after)) or ends:
        joined = f"{above.text.strip()} {text}"
        return "statement" if judge.is_statement(joined) or not (judge.is_statement(above.text) and judge.is_statement(text)) else ""
    return ""


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with a word that looks like an operator but is a name here: `x = 3`, `in`."""
    return tokens[0].text.isidentifier() and len(tokens) > 1 and (tokens[1].text in ("=", "(", "[", ".", ",") or tokens[1].kind == _UPDATE)


def _is_last_name(tokens: Sequence[Token]) -> bool:
    """Whether a line ends with the name `x`, not the operator: `return x`."""
    return tokens[-1].kind == _X and (len(tokens) < 2 or tokens[-2].kind not in OPERAND_ENDS)


def _comment_at(text: str) -> int:
    """Where the comment at the end of a line begins, or -1."""
    code = code_only(text).rstrip()
    rest = text[len(code) :]
    return len(text) - len(rest.lstrip()) if _COMMENT.match(rest.lstrip()) else -1


def _ends_comment(comment: str, text: str, judge: Judge) -> bool:
    if _COMMENT.match(text) or (judge.is_statement(text) and not judge.is_sentence(text)):
        return False
    if comment.count("(") > comment.count(")") and text.count(")") > text.count("("):
        return True
    return text[:1].islower() and comment.rstrip()[-1:] not in (".", ":", "!", "?", ";") and judge.is_sentence(text) and "=" not in text


def _open_text(line: str) -> bool:
    """Whether a line holds the beginning of a text and not its end."""
    place = 0
    while (found := re.compile(r"[\"']|//|#").search(line, place)) is not None:
        end = region_at(line, found.start())
        if end is None:
            return found[0] in "\"'"
        place = end
    return False


def underscores(paste: Paste, judge: Judge) -> None:
    """`rows.is odd` where the text has `is_odd` elsewhere."""
    words = {word for word in re.findall(r"[^\W\d]\w*", paste.text) if "_" in word} | KNOWN
    lines: list[Line] = []
    for line in paste.lines:
        meant = _respelled(line.text, words) if " " in line.text.strip() and len(line.text) <= LONGEST else line.text
        if meant != line.text and (not judge.is_statement(line.text) or judge.is_sentence(line.text)) and judge.is_statement(meant):
            for found in _TWO_WORDS.finditer(line.text):
                if f"{found[1]}_{found[2]}" in words:
                    paste.tell(Respelled(paste.span(line), f"{found[1]} {found[2]}", f"{found[1]}_{found[2]}"))
            line = Line(meant, line.number)
        lines.append(line)
    paste.lines = lines


def _respelled(text: str, words: set[str]) -> str:
    code = code_only(text)
    places = [found.end(1) for found in _TWO_WORDS.finditer(code) if f"{found[1]}_{found[2]}" in words]
    return "".join("_" if place in places else letter for place, letter in enumerate(text))


def blank_lines(paste: Paste, _: Judge) -> None:
    """Where a blank line stands behind every line, one is taken from each gap."""
    code = [place for place, line in enumerate(paste.lines) if not line.blank]
    gaps = [later - earlier - 1 for earlier, later in itertools.pairwise(code)]
    if len(gaps) < 3 or min(gaps) < 1:
        return
    gone = {place + 1 for place in code[:-1]}
    paste.lines = [line for place, line in enumerate(paste.lines) if place not in gone]
    paste.tell(Spaced(paste.span(paste.lines[code[0]]), len(gone)))
