"""Values of the wrong sort, missing values, and errors that the program throws itself."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core.python_methods import instead_of
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.runtime.words import code


@problem("FPP0531", "an error that the program throws")
@dataclass(frozen=True, slots=True)
class Thrown(Problem):
    span: Span
    message: str

    def words(self) -> Words:
        return Words(self.message)


@problem("FPP0532", "an assertion that does not hold")
@dataclass(frozen=True, slots=True)
class AssertionFailed(Problem):
    span: Span
    condition: str
    message: str | None

    def words(self) -> Words:
        return Words(self.message if self.message is not None else f"`{self.condition}` does not hold.")


@problem("FPP0533", "a variable read before it is set")
@dataclass(frozen=True, slots=True)
class NotYetSet(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(f"`{self.name}` has no value yet.", f"no statement that ran so far has set `{self.name}`: give it a value first")


@problem("FPP0534", "a field or key that is not there")
@dataclass(frozen=True, slots=True)
class NoSuchKey(Problem):
    """`sort`: what the target is, where it is known to be neither a record nor an object."""

    span: Span
    key: str
    target: str
    near: tuple[str, ...]
    sort: str = ""

    def words(self) -> Words:
        near = f"did you mean {' or '.join(f'`{name}`' for name in self.near)}?" if self.near else None
        here = instead_of(self.key, self.target)
        if self.sort:
            hint = f"write `{here}`" if here else f"a record has fields, such as `{{{self.key}: 1}}`, and so has an object of a class"
            return Words(f"`{self.target}` is {self.sort}, which has no field `{self.key}`.", hint)
        hint = near or (f"write `{here}`" if here else f'test it first: `"{self.key}" in {self.target}`')
        return Words(f"`{self.target}` has no field `{self.key}`.", hint)


@problem("FPP0535", "a loop over something without elements")
@dataclass(frozen=True, slots=True)
class CannotVisit(Problem):
    """`number` where a count was surely meant."""

    span: Span
    sort: str
    number: bool

    def words(self) -> Words:
        text = code(self.span)
        hint = f"to count, write `range({text})`" if self.number else None
        return Words(f"`{text}` is {self.sort}; a loop visits the elements of a tensor, a list, a text, a record or a range.", hint)


@problem("FPP0536", "a count that is not a number")
@dataclass(frozen=True, slots=True)
class CannotCount(Problem):
    span: Span
    sort: str

    def words(self) -> Words:
        return Words(f"`{code(self.span)}` is {self.sort}, and the loop counts up to a number here.", "count to its `.len()`")


@problem("FPP0537", "a step of zero")
@dataclass(frozen=True, slots=True)
class ZeroStep(Problem):
    span: Span

    def words(self) -> Words:
        return Words("a step of 0 never comes to an end.", "a step is above or below zero")


@problem("FPP0538", "a wrong number of values to take apart")
@dataclass(frozen=True, slots=True)
class CannotUnpack(Problem):
    """`given` is None where there is one value that is no several; `walked`: each pass of a loop over it has that one."""

    span: Span
    wanted: int
    given: int | None
    walked: bool = False

    def words(self) -> Words:
        names = f"{self.wanted} name{'' if self.wanted == 1 else 's'}"
        if self.walked:
            hint = f"as many names as a pass has values; `for … in enumerate({code(self.span)})` gives the place and the value"
            return Words(f"`{code(self.span)}` does not give {self.wanted} values in each pass, one for each name.", hint)
        if self.given is None:
            return Words(f"`{code(self.span)}` is one value and cannot be given to {names}.")
        return Words(f"{self.given} value{'' if self.given == 1 else 's'} cannot be given to {names}.", "as many names as values")


@problem("FPP0539", "a call of something that is no function")
@dataclass(frozen=True, slots=True)
class NotAFunction(Problem):
    span: Span
    sort: str

    def words(self) -> Words:
        product = f"for a product write `{code(self.span)} * (…)`"
        element = f"for an element write `{code(self.span)}[…]`"
        hints = {"a number": product, "a tensor": f"{element}; {product}", "a list": element, "a pair": element}
        hint = hints.get(self.sort)
        return Words(f"`{code(self.span)}` is {self.sort}, not a function.", hint)


@problem("FPP0540", "a call with the wrong arguments")
@dataclass(frozen=True, slots=True)
class WrongArguments(Problem):
    span: Span
    signature: str
    reason: str

    def words(self) -> Words:
        return Words(f"this call {self.reason}.", f"it is `{self.signature}`" if self.signature else None)


@problem("FPP0541", "none where a value is needed")
@dataclass(frozen=True, slots=True)
class NothingUsed(Problem):
    span: Span
    text: str

    def words(self) -> Words:
        return Words(
            f"`{self.text}` is none, and `{code(self.span)}` needs a value.", "a function without an arrow that returns nothing gives none"
        )


@problem("FPP0543", "an item that is not in the list")
@dataclass(frozen=True, slots=True)
class NothingToPop(Problem):
    span: Span
    target: str

    def words(self) -> Words:
        return Words(f"`{self.target}` is empty: there is nothing to pop.", f"test it first: `if {self.target}.len() > 0`")


@problem("FPP0544", "random numbers that do not exist")
@dataclass(frozen=True, slots=True)
class NoSuchRandom(Problem):
    span: Span
    reason: str

    def words(self) -> Words:
        return Words(f"`{code(self.span)}` cannot draw: {self.reason}.")


@problem("FPP0545", "a format that does not fit the value")
@dataclass(frozen=True, slots=True)
class BadFormat(Problem):
    span: Span
    spec: str
    sort: str

    def words(self) -> Words:
        return Words(
            f"the format `{self.spec}` does not fit {self.sort}.",
            "formats are like `.4f` (digits), `8.2f` (width), `>10`, `,`, `.2e`, `.1%`",
        )


@problem("FPP0546", "a value that holds itself")
@dataclass(frozen=True, slots=True)
class HoldsItself(Problem):
    span: Span

    def words(self) -> Words:
        return Words(f"`{code(self.span)}` cannot be done: a value holds itself, directly or within another.", "put a copy in: `.clone()`")


@problem("FPP0547", "a value that cannot be taken")
@dataclass(frozen=True, slots=True)
class NotPossible(Problem):
    """What no other problem says; `reason` is NumPy's or Python's own."""

    span: Span
    reason: str

    def words(self) -> Words:
        return Words(f"`{code(self.span)}` cannot be computed: {self.reason.rstrip('.')}.")


@problem("FPP0548", "no input left to read")
@dataclass(frozen=True, slots=True)
class NoInputLeft(Problem):
    span: Span

    def words(self) -> Words:
        return Words("`input` has nothing to read: standard input has ended.", "give the answers on standard input, one per line")


@problem("FPP0550", "a value from Python that FPP does not know")
@dataclass(frozen=True, slots=True)
class UnknownValue(Problem):
    span: Span
    where: str
    sort: str

    def words(self) -> Words:
        return Words(
            f"{self.where} is {self.sort}, which FPP does not know.",
            "values are int, float, bool, str, None, arrays of numbers, lists, tuples and dicts of these",
        )


@problem("FPP0553", "a value from Python that is no tensor")
@dataclass(frozen=True, slots=True)
class UnfitValue(Problem):
    span: Span
    where: str
    sort: str

    def words(self) -> Words:
        return Words(
            f"{self.where} is {self.sort}, and numbers are needed there.", "give a number, an array or a list of equally long rows"
        )


@problem("FPP0551", "a text that has no key of that kind")
@dataclass(frozen=True, slots=True)
class BadKey(Problem):
    span: Span
    sort: str

    def words(self) -> Words:
        return Words(f"{self.sort} cannot be the key of a field.", "keys are texts and whole numbers")


@problem("FPP0552", "a method that is not there")
@dataclass(frozen=True, slots=True)
class NoSuchMethod(Problem):
    span: Span
    name: str
    sort: str
    near: tuple[str, ...]

    def words(self) -> Words:
        near = f"did you mean {' or '.join(f'`.{name}`' for name in self.near)}?" if self.near else None
        return Words(f"there is no `.{self.name}()` for {self.sort}.", near or "define it in the class, or check the spelling")
