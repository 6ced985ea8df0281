"""What is wrong with asking for a gradient (R10.1, R10.5), and what cannot be differentiated yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0341", "a gradient with respect to a name that the number does not use")
@dataclass(frozen=True, slots=True)
class NotUsed(Problem):
    """`holder`: the object that a method gave this from. `is_input`: nothing in the program computes the number."""

    span: Span
    loss: str
    name: str
    holder: str | None = None
    is_input: bool = False

    def words(self) -> Words:
        if self.holder is not None:
            return Words(
                f"`{self.loss}` is not computed from the list or record `{self.name}`, but from what `{self.holder}` holds.",
                f"ask by the object, and the gradient looks like it: `with respect to {self.holder}`",
            )
        if self.is_input:
            told = f"nothing in the program computes `{self.loss}`: it is an input, and does not depend on `{self.name}`."
            return Words(told, f"write the name of a number that is computed from `{self.name}`")
        return Words(
            f"`{self.loss}` does not depend on `{self.name}`: it does not occur in the computation of `{self.loss}`.",
            f"use `{self.name}` on the way to `{self.loss}`, or leave it out here",
        )


@problem("FPP0342", "a gradient after the update")
@dataclass(frozen=True, slots=True)
class ChangedSince(Problem):
    span: Span
    loss: str
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.loss}` does not depend on what `{self.name}` holds now: take the gradient before the update of `{self.name}`.",
            f"move this line up, before the one that changes `{self.name}`",
        )


@problem("FPP0343", "a gradient of something that is not one number")
@dataclass(frozen=True, slots=True)
class NotANumber(Problem):
    span: Span
    loss: str
    kind: str

    def words(self) -> Words:
        return Words(
            f"a gradient is taken of one number, and `{self.loss}` is {self.kind}.",
            f"take `{self.loss}.mean()` or `{self.loss}.sum()`, or `jacobian(f, x)` of a function",
        )


@problem("FPP0344", "a gradient with respect to something that is not a name")
@dataclass(frozen=True, slots=True)
class NotAName(Problem):
    span: Span
    text: str

    def words(self) -> Words:
        return Words(f"a gradient is taken with respect to a name, and `{self.text}` is none.", "give it a name first: `W = …`")


@problem("FPP0346", "a derivative of something that is no function")
@dataclass(frozen=True, slots=True)
class NoFunction(Problem):
    span: Span
    form: str
    sort: str

    def words(self) -> Words:
        return Words(
            f"`{self.form}` takes a function, and `{self.span.text}` is {self.sort}.",
            "give the name of a function or a formula such as `x -> x^2`; of a computed number take `gradient of Loss with respect to W`",
        )


@problem("FPP0345", "something that cannot be differentiated yet")
@dataclass(frozen=True, slots=True)
class NoDerivative(Problem):
    """`instead`: what to write for it, where that is known."""

    span: Span
    reason: str
    instead: str = "say it with assignments, `if`, loops and functions"

    def words(self) -> Words:
        return Words(f"the way back through this is not yet supported: {self.reason}.", self.instead)


def calls_itself(span: Span, name: str) -> NoDerivative:
    return NoDerivative(span, f"`{name}` calls itself", "write it as a loop, with a variable for what one call hands to the next")


def unknown_function(span: Span) -> NoDerivative:
    reason = "which function it is shows only when the program runs"
    return NoDerivative(span, reason, "give every function that it may be a name of its own: `Function f(x): …`, not `x -> …`")


def unknown_class(span: Span) -> NoDerivative:
    reason = "which class it is shows only when the program runs"
    return NoDerivative(span, reason, "put the objects into a list and loop over it, or choose between their results with `if`")


def shares_memory(span: Span, name: str, other: str | None) -> NoDerivative:
    reason = f"`{name}` and `{other}` share memory, and one of them is changed in place later"
    return NoDerivative(span, reason, "use one name for it throughout, or give the other a copy of its own")


def changes_when_made(span: Span, owner: str, given: Sequence[str]) -> NoDerivative:
    copies = ", ".join(f"{text}.clone()" for text in given)
    return NoDerivative(span, f"making a `{owner}` changes what it is given", f"give it copies: `{owner}({copies})`")


def held_twice(span: Span, name: str) -> NoDerivative:
    reason = f"`{name}` holds one thing in several places, and it is changed here"
    return NoDerivative(span, reason, "let each place hold a copy of its own")


def half_done(span: Span, name: str) -> NoDerivative:
    reason = f"`{name}` may have been changed in `try` before the error"
    return NoDerivative(span, reason, f"compute it under another name in `try`, and give it to `{name}` on the last line there")


def other_name(span: Span, asked: str, shared: str) -> NoDerivative:
    reason = f"`{asked}` shares its memory with `{shared}`, which is used in another way as well: this would count only some of its uses"
    hint = f"ask by the thing itself, and take the same part of that: `with respect to {shared}`; or give `{asked}` a copy of its own"
    return NoDerivative(span, reason, hint)


def given_to_both(span: Span, function: str, pair: tuple[str, str]) -> NoDerivative:
    one, other = pair
    told = f"`{one}` in it holds one thing in several places" if one == other else f"`{one}` and `{other}` in it share memory"
    reason = f"`{function}` takes a gradient, and here {told}: it would count only some of the uses"
    return NoDerivative(span, reason, "give one of them a copy of its own: `….clone()`")


def counts_a_part(span: Span, asked: str, shared: str, *, is_named: bool) -> NoDerivative:
    """`is_named`: the program can ask by what is shared."""
    reason = f"`{asked}` holds `{shared}`, which is used in another way as well: this would count only some of its uses"
    if is_named:
        return NoDerivative(span, reason, f"ask by the thing itself: `with respect to {shared}`")
    return NoDerivative(span, reason, "make it outside, give it in, and ask by its name; or let each field hold a copy of its own")


class Refused(Exception):
    """A derivative that cannot be given, with the problem to tell."""

    def __init__(self, problem: NoDerivative | NoFunction) -> None:
        super().__init__(problem.words().message)
        self.problem = problem
