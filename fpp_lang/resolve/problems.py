"""What can be wrong with names, calls and places where statements stand."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem


def listed(names: tuple[str, ...]) -> str:
    """`a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


@problem("FPP0201", "a name that is probably misspelled")
@dataclass(frozen=True, slots=True)
class Misspelled(Problem):
    span: Span
    name: str
    meant: str

    def words(self) -> Words:
        return Words(f"nothing is called `{self.name}`; `{self.meant}` is.", f"write `{self.meant}`", replacement=self.meant)


@problem("FPP0202", "a name found by another case", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class OtherCase(Problem):
    span: Span
    name: str
    meant: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` is read as `{self.meant}`, which is spelled differently.", f"write `{self.meant}`", replacement=self.meant
        )


@problem("FPP0203", "a short name in another case")
@dataclass(frozen=True, slots=True)
class ShortOtherCase(Problem):
    span: Span
    name: str
    meant: str

    def words(self) -> Words:
        return Words(
            f"nothing is called `{self.name}`; names this short must be spelled exactly, and there is `{self.meant}`.",
            f"write `{self.meant}`",
            replacement=self.meant,
        )


@problem("FPP0204", "two functions of one name")
@dataclass(frozen=True, slots=True)
class DefinedTwice(Problem):
    span: Span
    name: str
    first: Span

    def words(self) -> Words:
        return Words(
            f"the function `{self.name}` is defined twice, first in line {self.first.line}.",
            "give one of them another name, or delete it",
            labels=(Label(self.first, "the first one"),),
        )


@problem("FPP0139", "a phrase declared twice")
@dataclass(frozen=True, slots=True)
class PhraseTwice(Problem):
    span: Span
    text: str
    first: Span

    def words(self) -> Words:
        return Words(
            f'the same sentences fit this phrase and {self.first.text} in line {self.first.line}: "{self.text}".',
            "give one of them another word, or delete it",
            labels=(Label(self.first, "the first one"),),
        )


@problem("FPP0143", "a sentence that stores in a name from outside")
@dataclass(frozen=True, slots=True)
class StoresOutside(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"this sentence stores in `{self.name}`, which belongs to the program around this function.",
            f"make `{self.name}` a parameter, and return its new value",
        )


@problem("FPP0144", "a phrase inside a block")
@dataclass(frozen=True, slots=True)
class PhraseOutOfPlace(Problem):
    span: Span

    def words(self) -> Words:
        return Words("this phrase is declared inside a block.", "move it to the left margin: the whole file can use it there")


@problem("FPP0205", "one parameter twice")
@dataclass(frozen=True, slots=True)
class ParameterTwice(Problem):
    span: Span
    name: str
    function: str

    def words(self) -> Words:
        return Words(f"`{self.function}` has two parameters called `{self.name}`.", "give one of them another name")


@problem("FPP0206", "wrong number of arguments")
@dataclass(frozen=True, slots=True)
class WrongCount(Problem):
    span: Span
    name: str
    given: int
    signature: str
    missing: tuple[str, ...] = ()

    def words(self) -> Words:
        count = f"{self.given} argument{'' if self.given == 1 else 's'}"
        if self.missing:
            return Words(f"`{self.name}` is called without {listed(self.missing)}.", f"it is `{self.signature}`")
        return Words(f"`{self.name}` is called with {count}, which is too many.", f"it is `{self.signature}`")


@problem("FPP0207", "an argument by a name that is not there")
@dataclass(frozen=True, slots=True)
class UnknownKeyword(Problem):
    span: Span
    keyword: str
    name: str
    signature: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"write `{self.near[0]}`; it is `{self.signature}`" if self.near else f"it is `{self.signature}`"
        return Words(f"`{self.name}` has no parameter called `{self.keyword}`.", hint, replacement=self.near[0] if self.near else None)


@problem("FPP0208", "an argument given twice")
@dataclass(frozen=True, slots=True)
class GivenTwice(Problem):
    span: Span
    parameter: str
    name: str

    def words(self) -> Words:
        return Words(f"`{self.name}` is given `{self.parameter}` twice.", "leave one of the two out")


@problem("FPP0209", "something that cannot be assigned to")
@dataclass(frozen=True, slots=True)
class NoTarget(Problem):
    span: Span

    def words(self) -> Words:
        return Words(
            "nothing can be stored here.", "on the left of `=` stands a name, an element such as `T[0]`, or a field such as `p.value`"
        )


@problem("FPP0210", "return, break or continue out of place")
@dataclass(frozen=True, slots=True)
class OutOfPlace(Problem):
    span: Span
    word: str
    place: str

    def words(self) -> Words:
        return Words(f"`{self.word}` stands outside a {self.place}.", f"move it into the {self.place} it belongs to, or delete it")


@problem("FPP0211", "a function inside something other than a function or the program")
@dataclass(frozen=True, slots=True)
class FunctionOutOfPlace(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` is defined inside a loop or a branch.", "define functions at the left margin, or directly inside a function"
        )


@problem("FPP0212", "something that is no function is called")
@dataclass(frozen=True, slots=True)
class NotCallable(Problem):
    span: Span

    def words(self) -> Words:
        return Words("this is called like a function, but it is none.", "check for a missing operator before the bracket: `2 * (a + b)`")


@problem("FPP0213", "a file is used inside a block")
@dataclass(frozen=True, slots=True)
class UseOutOfPlace(Problem):
    span: Span

    def words(self) -> Words:
        return Words("`use` stands inside a block.", "write it at the left margin, best at the top of the file")


@problem("FPP0214", "a name that a used file does not have")
@dataclass(frozen=True, slots=True)
class NotInFile(Problem):
    span: Span
    name: str
    file: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"it has {listed(self.near)}" if self.near else "look at what the file defines"
        return Words(f"`{self.file}` defines nothing called `{self.name}`.", hint, replacement=self.near[0] if self.near else None)


@problem("FPP0215", "a default after a parameter without one")
@dataclass(frozen=True, slots=True)
class DefaultBefore(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` has no default, but a parameter before it has one.", f"move `{self.name}` to the front, or give it a default"
        )


@problem("FPP0216", "a function of the library is called by a name that does not exist")
@dataclass(frozen=True, slots=True)
class UnknownFunction(Problem):
    span: Span
    name: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"did you mean {listed(self.near)}?" if self.near else "define it, or check the spelling"
        return Words(f"there is no function called `{self.name}`.", hint, replacement=self.near[0] if self.near else None)


@problem("FPP0217", "a class that does not exist")
@dataclass(frozen=True, slots=True)
class UnknownClass(Problem):
    span: Span
    name: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"did you mean {listed(self.near)}?" if self.near else "define it, or check the spelling"
        return Words(f"there is no class called `{self.name}`.", hint, replacement=self.near[0] if self.near else None)


@problem("FPP0218", "classes that stand above each other in a circle")
@dataclass(frozen=True, slots=True)
class ClassCircle(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(f"`{self.name}` stands above itself.", f"leave out the class in brackets behind `{self.name}`, or name another one")


@problem("FPP0219", "a method without the object")
@dataclass(frozen=True, slots=True)
class NoSelf(Problem):
    span: Span
    name: str
    parameters: tuple[str, ...]

    def words(self) -> Words:
        signature = f"{self.name}({', '.join(('self', *self.parameters))})"
        return Words(f"the method `{self.name}` has no parameter for its object.", f"write `Function {signature}`, with `self` first")


@problem("FPP0220", "a field or method whose name begins with two underscores")
@dataclass(frozen=True, slots=True)
class HiddenName(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        plain = self.name.strip("_")
        hint = f"call it `{plain}`" if plain else "give it a name of letters"
        if plain in ("str", "repr"):
            hint += f", and write `print(….{plain}())` where it is to be shown"
        return Words(
            f"`{self.name}` cannot be the name of a field or method: such names belong to Python.", hint, replacement=plain or None
        )


@problem("FPP0221", "a value from the method that makes an object ready")
@dataclass(frozen=True, slots=True)
class ValueFromInit(Problem):
    span: Span

    def words(self) -> Words:
        return Words(
            "`init` makes an object ready and gives nothing back.", "write `return` alone, or leave it out; the call gives the object"
        )


@problem("FPP0222", "a value without a name behind one with a name")
@dataclass(frozen=True, slots=True)
class AfterKeyword(Problem):
    span: Span
    keyword: str

    def words(self) -> Words:
        return Words(f"this value has no name, but stands behind `{self.keyword} = …`.", "move it in front of the values with names")
