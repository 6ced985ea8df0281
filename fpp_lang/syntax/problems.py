"""What can be wrong with a text: one class per kind, its words in one method.

FPP0001 to FPP0099 are about reading the file, FPP0100 to FPP0199 about its syntax.
"""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem

# Reading the file ------------------------------------------------------------------------------------------------------------


@problem("FPP0001", "this file is not UTF-8")
@dataclass(frozen=True, slots=True)
class NotUtf8(Problem):
    """A byte that no UTF-8 text holds at this place."""

    span: Span
    byte: int
    offset: int

    def words(self) -> Words:
        return Words(
            f"this file is not UTF-8 text: byte 0x{self.byte:02X} at offset {self.offset} does not fit",
            'an editor can save it again with the encoding UTF-8; the file was probably written as "Latin-1" or "Windows-1252"',
        )


@problem("FPP0002", "this file is UTF-16 or UTF-32")
@dataclass(frozen=True, slots=True)
class WrongEncoding(Problem):
    """A text in an encoding with two or four bytes per character."""

    span: Span
    encoding: str

    def words(self) -> Words:
        return Words(f"this file is {self.encoding}; FPP reads UTF-8", "save it again with the encoding UTF-8")


@problem("FPP0003", "a NUL character")
@dataclass(frozen=True, slots=True)
class NulCharacter(Problem):
    """A character that no text should hold, wherever it stands."""

    span: Span
    name: str

    def words(self) -> Words:
        return Words(f"here stands the character {self.name}, which no program may hold", "delete it", replacement="")


@problem("FPP0004", "an invisible character")
@dataclass(frozen=True, slots=True)
class InvisibleCharacter(Problem):
    """A character that nobody sees, outside a text."""

    span: Span
    name: str
    instead: str

    def words(self) -> Words:
        cure = {"": "delete it", " ": "write an ordinary space", "\n": "begin a new line"}[self.instead]
        return Words(f"here stands the invisible character {self.name}", cure, replacement=self.instead)


@problem("FPP0005", "a character that changes the direction of the text")
@dataclass(frozen=True, slots=True)
class DirectionCharacter(Problem):
    """A bidirectional control: the program would read differently from what it does."""

    span: Span
    name: str
    escape: str

    def words(self) -> Words:
        return Words(
            f"here stands {self.name}, which makes a reader see the line in another order than the computer",
            f"delete it; within a text it can be written {self.escape}",
            replacement="",
        )


@problem("FPP0006", "two names that look alike", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class LookAlikeNames(Problem):
    """Two names of one file that differ in letters of different alphabets alone."""

    span: Span
    name: str
    other: str
    difference: str

    def words(self) -> Words:
        return Words(
            f"{self.name} is not the {self.other} of this file, although they look the same: {self.difference}",
            f"write {self.other}",
            replacement=self.other,
        )


# Characters and words --------------------------------------------------------------------------------------------------------


@problem("FPP0100", "a line that cannot be read")
@dataclass(frozen=True, slots=True)
class Unexpected(Problem):
    """Something stands where the grammar has no place for it."""

    span: Span
    found: str
    expected: tuple[str, ...]

    def words(self) -> Words:
        hint = f"here could stand {_list(self.expected)}" if self.expected else None
        return Words(f"I cannot read this line: {self.found} does not fit here", hint)


@problem("FPP0101", "a character that FPP does not use")
@dataclass(frozen=True, slots=True)
class UnknownCharacter(Problem):
    """A visible character without a meaning."""

    span: Span
    character: str
    name: str

    def words(self) -> Words:
        return Words(f"FPP does not use the character {self.character} ({self.name})", "in a text or a comment it is fine")


@problem("FPP0102", "a character from a word processor")
@dataclass(frozen=True, slots=True)
class LookAlikeCharacter(Problem):
    """A character that looks like a mark of FPP: curly quotes, long dashes, full-width brackets."""

    span: Span
    found: str
    meant: str

    def words(self) -> Words:
        return Words(f"{self.found} is not the character that FPP uses", f"write {self.meant}", replacement=self.meant)


@problem("FPP0103", "a text without an end")
@dataclass(frozen=True, slots=True)
class UnclosedText(Problem):
    """A quotation mark that has no partner."""

    span: Span
    quote: str
    after_operand: bool

    def words(self) -> Words:
        if self.after_operand:
            return Words("this text has no closing '", "for the transpose of a matrix write Aᵀ or A.T")
        where = "" if len(self.quote) == 3 else " on this line"
        hint = f"write {self.quote} at the end of the text" + (
            "" if len(self.quote) == 3 else '; a text over several lines stands between """ and """'
        )
        return Words(f"this text begins with {self.quote} but has no closing {self.quote}{where}", hint)


@problem("FPP0104", "a comment without an end")
@dataclass(frozen=True, slots=True)
class UnclosedComment(Problem):
    """`/*` without `*/`."""

    span: Span

    def words(self) -> Words:
        return Words("this comment begins with /* but has no */", "write */ where it ends, or begin each of its lines with //")


@problem("FPP0105", "a bracket that is never closed")
@dataclass(frozen=True, slots=True)
class UnclosedBracket(Problem):
    """An opening bracket without its partner; the span is the bracket. `at_end`: the text ends before a line shows that it is missing.

    `swallowed`: a `//` comment hides the closing bracket.
    """

    span: Span
    opened: str
    closing: str
    swallowed: bool
    at_end: bool

    def words(self) -> Words:
        hint = f"write {self.closing} where the brackets end"
        if self.swallowed:
            hint = f"// begins a comment, which hides the {self.closing}: write div for a division without remainder"
        return Words(f"this {self.opened} is never closed", hint)


@problem("FPP0106", "a closing bracket too many")
@dataclass(frozen=True, slots=True)
class UnmatchedBracket(Problem):
    """A closing bracket that closes nothing, or something else."""

    span: Span
    found: str
    opener: Span | None
    wanted: str

    def words(self) -> Words:
        if self.opener is None:
            return Words(f"this {self.found} closes nothing", "delete it, or write its opening bracket", replacement="")
        return Words(
            f"this {self.found} does not close {self.opener.text}",
            f"write {self.wanted}",
            replacement=self.wanted,
            labels=(Label(self.opener, "opened here"),),
        )


@problem("FPP0107", "nested too deeply")
@dataclass(frozen=True, slots=True)
class TooDeep(Problem):
    """More brackets or blocks within each other than anybody can follow."""

    span: Span
    what: str
    most: int

    def words(self) -> Words:
        return Words(
            f"{self.what} are nested more than {self.most} deep", "give inner parts a name of their own, or make a function of them"
        )


@problem("FPP0108", "an expression that is too long")
@dataclass(frozen=True, slots=True)
class TooLong(Problem):
    """A chain of operators, calls or marks that is longer than passes can follow."""

    span: Span
    most: int

    def words(self) -> Words:
        return Words(
            f"this expression has more than {self.most} steps one after the other", "split this line: give parts of it names of their own"
        )


@problem("FPP0109", "a number that cannot be read")
@dataclass(frozen=True, slots=True)
class BadNumber(Problem):
    """Digits with something wrong about them."""

    span: Span
    message: str
    hint: str
    replacement: str | None = None

    def words(self) -> Words:
        return Words(self.message, self.hint, replacement=self.replacement)


@problem("FPP0110", "a name that cannot be read")
@dataclass(frozen=True, slots=True)
class BadName(Problem):
    """A word with characters that no name may hold, or one that hides a keyword."""

    span: Span
    message: str
    hint: str
    replacement: str | None = None

    def words(self) -> Words:
        return Words(self.message, self.hint, replacement=self.replacement)


@problem("FPP0111", "a text with a broken escape")
@dataclass(frozen=True, slots=True)
class BadEscape(Problem):
    r"""`\x` without digits, a character that does not exist."""

    span: Span
    escape: str
    reason: str

    def words(self) -> Words:
        return Words(f"{self.escape} is no character: {self.reason}", "for a backslash itself write \\\\")


@problem("FPP0112", "an f-text with a broken field")
@dataclass(frozen=True, slots=True)
class BadField(Problem):
    """Something within the braces of an f-text that is no value and no format."""

    span: Span
    message: str
    hint: str

    def words(self) -> Words:
        return Words(self.message, self.hint)


@problem("FPP0113", "a division that is a comment")
@dataclass(frozen=True, slots=True)
class DivisionComment(Problem):
    """`(lo + hi) // 2`: the two slashes begin a comment (R1.2)."""

    span: Span
    operand: str
    assigns: bool

    def words(self) -> Words:
        if self.assigns:
            return Words("// begins a comment, so nothing is divided here", f"write … = … div {self.operand}")
        return Words(
            f"// begins a comment, so nothing is divided by {self.operand}",
            f"for a division without remainder write div {self.operand}; for a comment write # {self.operand}",
            replacement=f"div {self.operand}",
        )


# Lines and blocks ------------------------------------------------------------------------------------------------------------


@problem("FPP0120", "the first line is indented")
@dataclass(frozen=True, slots=True)
class IndentedFirstLine(Problem):
    """Blanks before the first statement."""

    span: Span

    def words(self) -> Words:
        return Words("the first line of a program is not indented", "delete the blanks before it", replacement="")


@problem("FPP0121", "tabs and spaces mixed")
@dataclass(frozen=True, slots=True)
class MixedIndentation(Problem):
    """An indentation that is deeper or not, depending on the width of a tab."""

    span: Span

    def words(self) -> Words:
        return Words(
            "this line mixes tabs and spaces, so its depth can be read two ways", "indent all lines of a block with the same characters"
        )


@problem("FPP0122", "a line that belongs to no block")
@dataclass(frozen=True, slots=True)
class UnalignedLine(Problem):
    """A dedent to a depth at which no block stands."""

    span: Span
    depths: tuple[int, ...]

    def words(self) -> Words:
        depths = _list(tuple(str(depth) for depth in self.depths))
        return Words(
            f"this line is indented by {self.span.end - self.span.start}, but the blocks around it by {depths}",
            "indent it like the block to which it belongs",
        )


@problem("FPP0123", "a line that is indented for no reason")
@dataclass(frozen=True, slots=True)
class UnexpectedIndent(Problem):
    """A deeper line under one that begins no block; `call` is that line where it could be the head of a function."""

    span: Span
    call: str = ""

    def words(self) -> Words:
        hint = f"for a function write Function {self.call}: above it" if self.call else "indent it like the line above"
        return Words("this line is indented deeper than the one above it, which begins no block", hint)


@problem("FPP0124", "a block is missing")
@dataclass(frozen=True, slots=True)
class MissingBlock(Problem):
    """A header without anything under it."""

    span: Span
    header: str

    def words(self) -> Words:
        return Words(f"{self.header} needs a block: at least one line that is indented deeper", "write pass where nothing is to be done")


@problem("FPP0125", "a colon is missing")
@dataclass(frozen=True, slots=True)
class MissingColon(Problem):
    """A header with its one statement on the same line, and nothing between them; the span is the gap."""

    span: Span
    found: str

    def words(self) -> Words:
        return Words(f"a : is missing before {self.found}", f": {self.found}", replacement=":")


@problem("FPP0126", "a part without its beginning")
@dataclass(frozen=True, slots=True)
class StrayPart(Problem):
    """`else` without `if`, `until` without `repeat`, `catch` without `try`."""

    span: Span
    part: str
    beginning: str

    def words(self) -> Words:
        return Words(f"this {self.part} belongs to no {self.beginning}", f"it stands below a block of {self.beginning}, indented like it")


@problem("FPP0127", "a part without its end")
@dataclass(frozen=True, slots=True)
class MissingPart(Problem):
    """`repeat` without `until`, `try` without `catch`."""

    span: Span
    beginning: str
    part: str

    def words(self) -> Words:
        return Words(f"this {self.beginning} has no {self.part}", f"write {self.part} below its block, indented like {self.beginning}")


# Statements and expressions --------------------------------------------------------------------------------------------------


@problem("FPP0130", "a sentence that fits no phrase")
@dataclass(frozen=True, slots=True)
class UnknownSentence(Problem):
    """Words in a row that are no statement (R7.5); `example` is how it could begin."""

    span: Span
    sentence: str
    example: str = ""
    near: tuple[str, ...] = ()

    def words(self) -> Words:
        shown = self.sentence if len(self.sentence) <= 60 else self.sentence[:57] + "…"
        if self.near:
            hint = f"the nearest phrases are {_list(self.near)}"
        elif self.example:
            hint = f"write {self.example}"
        else:
            hint = f'say what it means: Phrase "{shown}": with a block below it; or write it as a formula'
        return Words(f"no phrase fits this sentence: {shown}", hint)


@problem("FPP0131", "a spelling of another language")
@dataclass(frozen=True, slots=True)
class ForeignSpelling(Problem):
    """A row of the table of mistakes (R3.10)."""

    span: Span
    message: str
    hint: str
    replacement: str | None = None

    def words(self) -> Words:
        return Words(self.message, self.hint, replacement=self.replacement)


@problem("FPP0132", "an assignment where a comparison was meant")
@dataclass(frozen=True, slots=True)
class EqualsInCondition(Problem):
    """`if x = 0` (R3.9)."""

    span: Span

    def words(self) -> Words:
        return Words("= assigns a value; a condition compares", "write ==", replacement="==")


@problem("FPP0133", "something that cannot be assigned to")
@dataclass(frozen=True, slots=True)
class BadTarget(Problem):
    """The left side of `=` is no variable, element or field."""

    span: Span
    what: str

    def words(self) -> Words:
        return Words(f"{self.what} cannot be assigned to", "on the left of = stands a name, an element T[i] or a field r.name")


@problem("FPP0134", "a value is missing")
@dataclass(frozen=True, slots=True)
class MissingValue(Problem):
    """`x =` with nothing behind it, not even a comment; the line ends in the middle of an expression."""

    span: Span
    after: str
    hole: str

    def words(self) -> Words:
        hint = (
            f"write a value, or, for an input of the program, say what it is: {self.hole} = // what it is"
            if self.hole
            else "write what is missing, or put brackets around an expression over several lines"
        )
        return Words(f"this line ends after {self.after}, where a value is expected", hint)


@problem("FPP0135", "parameters of a function value that cannot be read")
@dataclass(frozen=True, slots=True)
class BadParameters(Problem):
    """What stands before `->` is not a name or names in brackets."""

    span: Span

    def words(self) -> Words:
        return Words("before -> stand the names of the parameters", "write x -> … or (a, b) -> …")


def _list(items: tuple[str, ...]) -> str:
    shown = items[:4]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]
