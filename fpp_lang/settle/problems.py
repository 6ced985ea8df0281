"""What kinds tell before the program runs."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core.kinds import Base
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0301", "a value that is not used")
@dataclass(frozen=True, slots=True)
class Unused(Problem):
    """`of`: the variable whose method gave the value, as in `names.sort()`. `in_function`: it may be what the function was meant to
    give back. `assigns`: the assignment that was perhaps meant."""

    span: Span
    of: str | None = None
    in_function: bool = False
    assigns: str | None = None

    def words(self) -> Words:
        text = self.span.text
        if self.of is not None and "\n" not in text:
            kept = f"{self.of} = {text}"
            return Words(f"this value is not used: `{self.of}` itself stays as it is.", f"keep the value: `{kept}`", replacement=kept)
        if self.assigns is not None:
            return Words("this value is not used: `==` compares.", f"to set the variable write `{self.assigns}`", replacement=self.assigns)
        short = len(text) <= 60 and "\n" not in text
        if self.in_function:
            hint = f"give it back with `return {text if short else '…'}`, keep it with `result = …`, or delete the line"
        else:
            shown = f"`{text}`" if short else "it"
            hint = f"keep it with `result = …`, print it with `print(…)`, or delete the line; {shown} has no effect"
        return Words("this value is not used.", hint)


@problem("FPP0302", "a function that never returns a value")
@dataclass(frozen=True, slots=True)
class NeverReturns(Problem):
    span: Span
    name: str
    arrow: str
    offered: str | None

    def words(self) -> Words:
        hint = f"end it with `return {self.offered}`" if self.offered else "end it with `return` and the value"
        return Words(f"`{self.name}` never returns a value, though `-> {self.arrow}` promises one.", hint)


@problem("FPP0303", "a function that never returns a value, not called", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class WouldNeverReturn(Problem):
    span: Span
    name: str
    arrow: str
    offered: str | None

    def words(self) -> Words:
        hint = f"end it with `return {self.offered}`" if self.offered else "end it with `return` and the value"
        return Words(f"`{self.name}` never returns a value, though `-> {self.arrow}` promises one; calling it is an error.", hint)


@problem("FPP0304", "a number, text or list of outside changed in a function")
@dataclass(frozen=True, slots=True)
class OuterUpdate(Problem):
    span: Span
    name: str
    function: str

    def words(self) -> Words:
        return Words(
            f"`{self.function}` cannot change `{self.name}`, which belongs to the outside.",
            f"make `{self.name}` a parameter, return the new value, and write `{self.name} = {self.function}({self.name})`",
        )


@problem("FPP0305", "a tensor that should grow")
@dataclass(frozen=True, slots=True)
class CannotGrow(Problem):
    span: Span
    name: str
    item: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` is a tensor, and a tensor has a fixed size.",
            f"make a longer one: `{self.name} = concat({self.name}, [{self.item}])`; or begin with an empty list, `{self.name} = []`",
        )


@problem("FPP0306", "text joined with something else")
@dataclass(frozen=True, slots=True)
class TextWithOther(Problem):
    span: Span
    other: str
    offer: str

    def words(self) -> Words:
        return Words(f"`+` joins two texts, but one side is {self.other}.", f"write `{self.offer}`", replacement=self.offer)


@problem("FPP0307", "two uses that no value satisfies")
@dataclass(frozen=True, slots=True)
class TwoKinds(Problem):
    span: Span
    name: str
    first: str
    second: str
    other: Span

    def words(self) -> Words:
        return Words(
            f"`{self.name}` is used as {self.first} here and as {self.second} in line {self.other.line}.",
            f"use two names, or say what it is: `{self.name}: Tensor`, `{self.name}: text`, `{self.name}: List`",
            labels=(Label(self.other, f"as {self.second}"),),
        )


@problem("FPP0308", "a number with a fraction for a whole one")
@dataclass(frozen=True, slots=True)
class NotWhole(Problem):
    span: Span
    parameter: str
    value: str

    def words(self) -> Words:
        return Words(f"`{self.parameter}` is a whole number, but {self.value} is not.", "give a whole number")


@problem("FPP0309", "a function where a value is needed")
@dataclass(frozen=True, slots=True)
class FunctionAsValue(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(f"`{self.name}` is a function; here a value is needed.", f"call it: `{self.name}(…)`")


@problem("FPP0310", "an operator between things it does not fit")
@dataclass(frozen=True, slots=True)
class WrongOperand(Problem):
    span: Span
    of: str
    kind: str
    instead: str | None = None

    def words(self) -> Words:
        if self.instead and self.kind == Base.TEXT.value:
            hint = f"`number({self.span.text})` makes a number of it; for a text several times over write `{self.instead}`"
        elif self.instead:
            hint = f"perhaps `{self.instead}` is meant"
        elif self.kind == Base.NOTHING.value:
            hint = "a function without an arrow gives none: write `-> result` at the end of its header, and set `result`"
        elif self.kind == Base.TEXT.value:
            hint = 'values go into a text with `f"…"`, and `number(…)` makes a number of one'
        else:
            hint = "check what this value holds"
        return Words(f"{self.of} works on numbers and tensors, but this is {self.kind}.", hint)


@problem("FPP0311", "the position of something that has none")
@dataclass(frozen=True, slots=True)
class NoPosition(Problem):
    span: Span
    loop: str

    def words(self) -> Words:
        return Words(f"`{self.loop}` counts; it has no position of its own.", f"use `{self.loop}` itself", replacement=self.loop)


@problem("FPP0312", "one tensor given twice to a procedure that changes it")
@dataclass(frozen=True, slots=True)
class GivenToBoth(Problem):
    span: Span
    function: str
    first: str
    second: str

    def words(self) -> Words:
        return Words(
            f"`{self.function}` changes what it is given, and `{self.first}` and `{self.second}` are the same here.",
            "give one of them a copy of its own: `….clone()`",
        )


@problem("FPP0313", "an input of the program", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class InputOfProgram(Problem):
    span: Span
    name: str
    comment: str | None

    def words(self) -> Words:
        told = f": {self.comment}" if self.comment else ""
        return Words(f"`{self.name}` is an input of the program{told}.", f"give it when the program runs: `--set {self.name}=…`")


@problem("FPP0314", "a method that does not exist")
@dataclass(frozen=True, slots=True)
class NoMethod(Problem):
    span: Span
    name: str
    kind: str
    near: tuple[str, ...]
    called: bool
    instead: str | None = None
    has: tuple[str, ...] = ()

    def words(self) -> Words:
        shown = f"{self.name}()" if self.called else self.name
        hint = "a dot calls a function, `a.f(b)` is `f(a, b)`: define it, or check the spelling"
        if self.instead:
            hint = f"write `{self.instead}`"
        elif self.near:
            hint = f"did you mean `.{self.near[0]}`?"
        elif self.has:
            hint = f"it has {', '.join(f'`.{name}`' for name in self.has[:6])}{' and more' * (len(self.has) > 6)}"
        return Words(f"there is no `.{shown}` for {self.kind}.", hint)


@problem("FPP0315", "a method called with arguments that do not fit")
@dataclass(frozen=True, slots=True)
class WrongMethodCall(Problem):
    span: Span
    name: str
    signature: str

    def words(self) -> Words:
        return Words(f"`{self.name}` is called with arguments that do not fit.", f"it is `{self.signature}`")


@problem("FPP0316", "none as an index")
@dataclass(frozen=True, slots=True)
class NoneAsIndex(Problem):
    span: Span
    target: str

    def words(self) -> Words:
        return Words(f"an index into `{self.target}` is a number, and this is none.", "give it a number before it is used: `best = 0`")


@problem("FPP0317", "a field with the name of a method")
@dataclass(frozen=True, slots=True)
class FieldIsMethod(Problem):
    span: Span
    name: str
    owner: str

    def words(self) -> Words:
        return Words(f"`{self.name}` is a method of `{self.owner}`, so no field can have this name.", "give the field another name")


@problem("FPP0318", "a method that no class above has")
@dataclass(frozen=True, slots=True)
class NothingAbove(Problem):
    span: Span
    name: str
    owner: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"did you mean `super.{self.near[0]}`?" if self.near else f"leave the call out, or define `{self.name}` in the class above"
        return Words(f"no class above `{self.owner}` has a method `{self.name}`.", hint)


@problem("FPP0319", "several items of a list stored in at once")
@dataclass(frozen=True, slots=True)
class SeveralItems(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` is a list, and several of its items cannot be stored in at once.",
            f"make a tensor of it first, `{self.name} = stack({self.name})` where its items are tensors; or store in a loop, item by item",
        )


@problem("FPP0320", "a list changed as a tensor inside a larger line")
@dataclass(frozen=True, slots=True)
class ListGivenInPassing(Problem):
    span: Span
    function: str
    parameter: str
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.function}` changes `{self.parameter}` as a tensor, and `{self.name}` is a list, which this line cannot change.",
            "call it in a line of its own: `result = …`",
        )


@problem("FPP0321", "several names for the one value of a pass")
@dataclass(frozen=True, slots=True)
class OneValueInEachPass(Problem):
    """`counts`: the loop counts, so that there is nothing else in a pass."""

    span: Span
    names: tuple[str, ...]
    counts: bool

    def words(self) -> Words:
        walked, first = self.span.text, self.names[0]
        if self.counts:
            hint = f"write `for {first} in {walked}`; over numbers with their places, `for {', '.join(self.names)} in enumerate(numbers)`"
        elif len(self.names) == 2:
            hint = f"write `for {', '.join(self.names)} in enumerate({walked})` for the place and the value"
        else:
            hint = f"write `for {first} in {walked}`"
        return Words(f"`{walked}` gives one number in each pass, and the loop has {len(self.names)} names for it.", hint)
