"""What can be wrong with characters, words, texts and brackets: one class per kind, its words in one method.

FPP0001 to FPP0099 are about reading the file, FPP0101 to FPP0119 about its pieces.
"""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem


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


@problem("FPP0114", "a line that is too long")
@dataclass(frozen=True, slots=True)
class LineTooLong(Problem):
    """A line that no person wrote."""

    span: Span
    length: int
    most: int

    def words(self) -> Words:
        return Words(
            f"this line has {self.length:,} characters; a line has at most {self.most:,}", 'load large data from a file: load("data.csv")'
        )
