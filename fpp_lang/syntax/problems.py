"""What can be wrong with lines, blocks, statements and expressions: one class per kind, its words in one method."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem


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
    """A deeper line under one that begins no block; `call` is that line where it could be the head of a function, `joins` says
    that the deeper line begins with an operator.
    """

    span: Span
    call: str = ""
    joins: bool = False

    def words(self) -> Words:
        hint = "indent it like the line above"
        if self.joins:
            hint = "an expression goes on in the next line only within brackets: put them around all of it"
        elif self.call:
            hint = f"for a function write Function {self.call}: above it"
        return Words("this line is indented deeper than the one above it, which begins no block", hint)


@problem("FPP0124", "a block is missing")
@dataclass(frozen=True, slots=True)
class MissingBlock(Problem):
    """A header without anything under it; `below`: the line that stands there, not indented."""

    span: Span
    header: str
    below: str = ""

    def words(self) -> Words:
        hint = "write pass where nothing is to be done"
        if self.below:
            hint = f"indent the lines that belong to it, such as {self.below}; or {hint}"
        return Words(f"this {self.header} needs a block: at least one line that is indented deeper", hint)


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


@problem("FPP0128", "a colon left out", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class ColonLeftOut(Problem):
    """A header whose block is indented below it, which is allowed without a colon (R1.4)."""

    span: Span

    def words(self) -> Words:
        return Words("this line begins a block and has no colon at its end", "write :", replacement=":")


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
    hint: str = ""

    def words(self) -> Words:
        return Words(f"{self.what} cannot be assigned to", self.hint or "on the left of = stands a name, an element T[i] or a field r.name")


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


@problem("FPP0136", "a choice without else")
@dataclass(frozen=True, slots=True)
class MissingElse(Problem):
    """`a if c` where a value is wanted."""

    span: Span
    value: str

    def words(self) -> Words:
        return Words("a choice between two values needs an else", f"write {self.value} else …, or a line that begins with if")


@problem("FPP0142", "something in a class that is no method")
@dataclass(frozen=True, slots=True)
class NoMethod(Problem):
    """A class holds functions, `pass` and comments (R8.1)."""

    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"in the class {self.name} stand only its functions",
            "write it into Function init(self), or at the left margin outside the class",
        )


def _list(items: tuple[str, ...]) -> str:
    shown = items[:4]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]
