"""Thirty kinds of typical mistakes, made at a place of a right program that chance picks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from fpp_lang.syntax.mistakes import KEYWORDS

_TEXT_OR_COMMENT = re.compile(r'"""(?s:.*?)"""|/\*(?s:.*?)\*/|f?"(?:\\.|[^"\\\n])*"|f?\'(?:\\.|[^\'\\\n])*\'|(?://|#)[^\n]*')
_NAME = re.compile(r"(?<![\w.])[^\W\d]\w{3,}")
_HEADER = r"^ *(?:function|def|if|elif|else|for|while|repeat|try|catch|class|phrase)\b.*"
RESERVED = frozenset(KEYWORDS) | {"print", "error", "none", "true", "false", "self", "super", "infinity", "tensor", "init", "class", "each"}

MANY = frozenset(["print", "max", "min", "zeros", "ones", "range", "concat", "phrase"])
"""What is called with any number of values."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program with one mistake: the line it stands in, and words of which a right repair says one."""

    text: str
    line: int
    repairs: tuple[str, ...]


def _blank(found: re.Match[str]) -> str:
    piece = found[0]
    if piece[0] in "/#":
        return re.sub(r"[^\n]", " ", piece)
    return re.sub(r"(?<=[\"'])[^\n]+(?=[\"']$)", lambda inner: "_" * len(inner[0]), piece)


class Program:
    """A program's text, and the same with its texts and comments blanked out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = _TEXT_OR_COMMENT.sub(_blank, text)

    def places(self, pattern: str) -> list[re.Match[str]]:
        """Where code matches."""
        return list(re.finditer(pattern, self.code, re.MULTILINE | re.IGNORECASE))

    def line(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def line_text(self, place: int) -> str:
        return self.text.split("\n")[self.line(place) - 1]

    def replaced(self, start: int, end: int, new: str, *repairs: str) -> Mutant:
        """The text with another piece; the old piece or its line is what a repair has to say."""
        old = self.text[start:end].strip()
        return Mutant(self.text[:start] + new + self.text[end:], self.line(start), repairs or (self.line_text(start).strip(), old))


Make = Callable[[Program, Random], Mutant | None]


def _spot(pattern: str, new: str, *repairs: str) -> Make:
    """Replaces the group `it`, or all that is found, by a template."""

    def make(program: Program, random: Random) -> Mutant | None:
        found = program.places(pattern)
        if not found:
            return None
        place = random.choice(found)
        group: str | int = "it" if "it" in place.re.groupindex else 0
        start, end = place.span(group)
        # The template takes its groups from the real text: texts are blanked out in what the pattern saw.
        filled = re.sub(r"\\(\d)", lambda number: program.text[slice(*place.span(int(number[1])))], new)
        words = tuple(re.sub(r"\\(\d)", lambda number: program.text[slice(*place.span(int(number[1])))], repair) for repair in repairs)
        return program.replaced(start, end, filled, *words)

    return make


def _one_of(*ways: Make) -> Make:
    """One of several ways to make a mistake, of those that the program has a place for."""

    def make(program: Program, random: Random) -> Mutant | None:
        found = [mutant for way in ways if (mutant := way(program, random)) is not None]
        return random.choice(found) if found else None

    return make


def _names(program: Program) -> list[re.Match[str]]:
    """Names of four letters or more that stand at least twice."""
    found = [name for name in _NAME.finditer(program.code) if name[0].lower() not in RESERVED]
    counts: dict[str, int] = {}
    for name in found:
        counts[name[0]] = counts.get(name[0], 0) + 1
    return [name for name in found if counts[name[0]] > 1 and not _is_definition(program, name)]


def _is_definition(program: Program, name: re.Match[str]) -> bool:
    """A name that is assigned or declared here is no use of another one."""
    line = program.code[program.code.rfind("\n", 0, name.start()) + 1 : name.start()]
    after = program.code[name.end() : name.end() + 3]
    header = re.match(r" *(?:function|def|class|phrase|for|use|from|catch)\b", line, re.IGNORECASE) is not None
    return header or (not line.strip() and re.match(r" ?=[^=]| ?←|, ", after) is not None)


def _misspelled(change: Callable[[str, int], str]) -> Make:
    def make(program: Program, random: Random) -> Mutant | None:
        found = _names(program)
        if not found:
            return None
        name = random.choice(found)
        new = change(name[0], random.randrange(1, len(name[0]) - 1))
        return program.replaced(*name.span(), new, name[0]) if new != name[0] else None

    return make


def _other_name(program: Program, random: Random) -> Mutant | None:
    """A name that nothing is near."""
    found = _names(program)
    if not found:
        return None
    name = random.choice(found)
    return program.replaced(*name.span(), "zz_" + name[0][::-1], name[0])


def _lines(program: Program, wanted: str) -> Iterator[tuple[int, int]]:
    for found in program.places(wanted):
        yield found.span()


def _drop_line(wanted: str) -> Make:
    """Leaves a line out; the mistake stands where it was, or in the header above."""

    def make(program: Program, random: Random) -> Mutant | None:
        found = list(_lines(program, wanted))
        if not found:
            return None
        start, end = random.choice(found)
        name = program.text[start:end].split("=")[0]
        return Mutant(program.text[:start] + program.text[end + 1 :], program.line(start), (f"{name} =",))

    return make


def _swap_lines(program: Program, random: Random) -> Mutant | None:
    """Uses a variable in the line before the one that sets it."""
    found = program.places(r"^( *)(\w+) = [^\n]+\n\1(?! )[^\n]*\b\2\b[^\n]*$")
    found = [place for place in found if not place[0].split("\n")[1].lstrip().startswith((place[2] + " =", "for ", "if ", "while "))]
    if not found:
        return None
    place = random.choice(found)
    first, second = program.text[slice(*place.span())].split("\n")
    return program.replaced(*place.span(), f"{second}\n{first}", place[2])


def _indented(by: int) -> Make:
    """Moves a line of a block that is not its last one to the right or to the left."""

    def make(program: Program, random: Random) -> Mutant | None:
        found = [span for span in _lines(program, r"^ {4,}[^\s}\])].*$") if len(program.line_text(span[0])) > 4]
        if not found:
            return None
        start, _ = random.choice(found)
        depth = len(program.line_text(start)) - len(program.line_text(start).lstrip())
        new = " " * (depth + by)
        return Mutant(program.text[:start] + new + program.text[start + depth :], program.line(start), ("indent", "column", "spaces"))

    return make


def _argument_dropped(program: Program, random: Random) -> Mutant | None:
    found = [call for call in program.places(r"\b(\w+)\([\w.]+(?P<it>, ?[\w.]+)\)") if not _in_header(program, call)]
    found = [call for call in found if call[1].lower() not in MANY]
    if not found:
        return None
    call = random.choice(found)
    return program.replaced(*call.span("it"), "", call[1] + "(")


def _argument_added(program: Program, random: Random) -> Mutant | None:
    found = [call for call in program.places(r"\b(\w+)\([\w.]+(?P<it>)\)") if not _in_header(program, call)]
    found = [call for call in found if call[1].lower() not in MANY]
    if not found:
        return None
    call = random.choice(found)
    return program.replaced(*call.span("it"), ", 17, 18, 19", call[1] + "(")


def _in_header(program: Program, found: re.Match[str]) -> bool:
    line = program.code[program.code.rfind("\n", 0, found.start()) + 1 : found.start() + 1]
    return re.match(r" *(?:function|def|class)\b", line, re.IGNORECASE) is not None


_CONDITION = r"^ *(?:if|elif|while|until)\b[^\n]*?"

KINDS: dict[str, Make] = {
    # How it is written
    "missing colon": _spot(r"(?:" + _HEADER + r")(?P<it>:) *\w.*$", "", ":"),
    "line too far right": _indented(3),
    "line too far left": _indented(-2),
    "block without indentation": _spot(r"^ *(?:if|for|while|function)\b[^\n]*:\n(?P<it> +)", "", "indent", "column", "spaces"),
    "missing closing bracket": _spot(r"\w(?P<it>\))", "", ")"),
    "missing opening bracket": _spot(r"\w(?P<it>\()\w", " ", "(", "closes"),
    "closing bracket too many": _spot(r"(?P<it>\)) *$", "))", "delete", "closes", ")"),
    "missing quote": _spot(r'"_+(?P<it>")', "", '"'),
    "missing comma": _spot(r"\w(?P<it>, )\w", " ", "a comma", ", "),
    "missing operator": _spot(r"(?<=\w)(?P<it> [*+] )(?=[^\W\d])", " ", "*", "+", "operator"),
    "keyword misspelled": _spot(r"^ *(?P<it>(?:r)eturn)\b", "retrun", "return"),
    "header misspelled": _spot(r"^(?P<it>Function)\b", "Fucntion", "unction"),
    # Other languages
    "= for ==": _spot(_CONDITION + r"(?P<it> == )", " = ", "=="),
    "== for =": _spot(r"^ *\w+(?P<it> = )", " == ", "="),
    "&& for and": _spot(r"(?P<it> and )", " && ", "and"),
    "|| for or": _spot(r"(?P<it> or )", " || ", "or"),
    "++ for += 1": _spot(r"(?P<it> \+= 1)$", "++", "+= 1"),
    "elseif for else if": _spot(r"^ *(?P<it>else if|elif)\b", "elseif", "else if", "elif"),
    "print without brackets": _spot(r"^ *(?P<it>print\((.*)\))$", r"print \2", "print("),
    "null for none": _spot(r"\b(?P<it>none|true)\b", "null", "none"),
    # Names, calls, results
    "letter left out": _misspelled(lambda name, place: name[:place] + name[place + 1 :]),
    "letters swapped": _misspelled(lambda name, place: name[:place] + name[place + 1] + name[place] + name[place + 2 :]),
    "another name": _other_name,
    "argument left out": _argument_dropped,
    "argument too many": _argument_added,
    "return forgotten": _spot(r"^ *(?P<it>return )\S", "", "return"),
    "line forgotten": _drop_line(r"^ *\w+ = .*$"),
    "variable used too early": _swap_lines,
    # What nobody can see without knowing what is meant
    "axes swapped": _spot(r"(?P<it>\[(\w+)\]\[(\w+)\])", r"[\3][\2]"),
    "off by one": _one_of(_spot(r"(?P<it>range\((\w+)\))", r"range(\2 + 1)"), _spot(r"(?P<it>\bto (\w+) - 1)\b", r"to \2")),
}
