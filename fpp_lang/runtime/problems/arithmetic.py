"""Arithmetic that goes wrong (R2.2, R2.4, R3.7), and conditions that are no single truth value (R4.4)."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.runtime.words import code


@problem("FPP0501", "division by zero")
@dataclass(frozen=True, slots=True)
class DivisionByZero(Problem):
    """`divisor` is the text of what is zero, None where the program says 0 itself or it is not known."""

    span: Span
    divisor: str | None

    def words(self) -> Words:
        if self.divisor is None:
            return Words(f"`{code(self.span)}` divides by zero.", "a number can be divided by anything but zero")
        return Words(f"`{self.divisor}` is zero in `{code(self.span)}`.", f"test it first, for example `if {self.divisor} != 0`")


@problem("FPP0502", "a number that is too large")
@dataclass(frozen=True, slots=True)
class NumberTooLarge(Problem):
    span: Span
    whole: bool

    def words(self) -> Words:
        if self.whole:
            return Words(f"`{code(self.span)}` has more than 4,300 digits.", "work with logarithms, or with fractions such as `9.0`")
        return Words(
            f"`{code(self.span)}` is too large for a fraction, which ends near 1.8e308.",
            "work with logarithms, or make the numbers smaller",
        )


@problem("FPP0503", "a whole-number tensor beyond 64 bits")
@dataclass(frozen=True, slots=True)
class BeyondSixtyFourBits(Problem):
    """`given` is the number where a function of fractions does not take it."""

    span: Span
    given: str | None = None

    def words(self) -> Words:
        if self.given is not None:
            return Words(
                f"`{code(self.span)}` needs a fraction, and a whole number beyond about 1.8e19 is none.",
                f"make a fraction of it first: `{self.given if self.given.isidentifier() else f'({self.given})'} * 1.0`",
            )
        return Words(
            f"`{code(self.span)}` leaves the range of a whole-number tensor, about -9.2e18 to 9.2e18.",
            "write one of its numbers as a fraction, such as `1.0`",
        )


@problem("FPP0504", "zero divides a whole-number tensor")
@dataclass(frozen=True, slots=True)
class WholeDivisionByZero(Problem):
    """`divisor` is its text, None where the program says 0 itself."""

    span: Span
    divisor: str | None

    def words(self) -> Words:
        hint = "whole numbers know no infinity: write one of the numbers as a fraction"
        if self.divisor is None:
            return Words(f"`{code(self.span)}` divides whole numbers by zero.", hint)
        return Words(f"`{self.divisor}` is zero, or holds a zero, in `{code(self.span)}`.", f"test `{self.divisor}` first; {hint}")


@problem("FPP0505", "an operation that does not take these values")
@dataclass(frozen=True, slots=True)
class WrongSorts(Problem):
    """`sorts` are the values in words, "a text" and "a number"."""

    span: Span
    sorts: tuple[str, ...]
    hint: str | None = None

    def words(self) -> Words:
        told = " and ".join(self.sorts)
        return Words(f"`{code(self.span)}` does not work with {told}." if told else f"`{code(self.span)}` does not work here.", self.hint)


@problem("FPP0506", "a tensor as a condition")
@dataclass(frozen=True, slots=True)
class TensorCondition(Problem):
    span: Span

    def words(self) -> Words:
        text = code(self.span)
        return Words(
            f"`{text}` is a tensor of true and false values, not one of them.",
            f"write `any({text})` or `all({text})`",
            replacement=f"any({text})",
        )


@problem("FPP0507", "a fraction stored in a whole-number tensor")
@dataclass(frozen=True, slots=True)
class FractionInWholes(Problem):
    span: Span
    tensor: str

    def words(self) -> Words:
        return Words(
            f"`{self.tensor}` holds whole numbers, and `{code(self.span)}` would store a fraction in it.",
            "a tensor that comes from Python can be given as `.astype(float)`; in the program write one of its numbers as `1.0`",
        )


@problem("FPP0509", "a whole-number tensor given where fractions are stored")
@dataclass(frozen=True, slots=True)
class WholeTensorGiven(Problem):
    span: Span
    tensor: str

    def words(self) -> Words:
        return Words(
            f"`{self.tensor}` holds whole numbers, and this would store fractions in it.",
            "give it with fractions, as `.astype(float)`; in a program write one of its numbers as `1.0`",
        )


@problem("FPP0508", "text that is not a number")
@dataclass(frozen=True, slots=True)
class NotANumber(Problem):
    span: Span
    value: str

    def words(self) -> Words:
        return Words(f"{self.value} is not a number.", "`number` takes a text such as `3`, `-0.5` or `1e-8`, or a tensor of one element")


_CURES = {
    "exp": "subtract the largest value first: `exp(x - max(x))`",
    "log": "keep the argument above zero: `log(x + epsilon)` or `log(max(x, epsilon))`",
    "log_one_plus": "keep the argument above -1: `log_one_plus(max(x, epsilon - 1))`",
    "sqrt": "the argument is below zero: check its sign, or take `sqrt(max(x, 0))`",
    "divide": "keep the divisor away from zero: `x / (y + epsilon)`",
    "power": "check the base and the exponent: a root of a negative number does not exist",
    "arcsin": "the argument lies between -1 and 1: `arcsin(clamp(x, -1, 1))`",
    "arccos": "the argument lies between -1 and 1: `arccos(clamp(x, -1, 1))`",
    "std": "a sample needs at least two numbers, all of them finite: it is divided by n - 1",
}
_SAME_CURE = {
    "log2": "log", "log10": "log", "cosh": "exp", "sinh": "exp", "exp_minus_one": "exp",
    "div": "divide", "mod": "divide", "square": "power", "variance": "std", "var": "std",
}  # fmt: skip
_MORE = "the values before it are already infinite, nan or very large: print them"


def cure(operation: str) -> str:
    """What usually helps when this operation makes inf or nan."""
    return _CURES.get(_SAME_CURE.get(operation, operation), _MORE)


def is_of_slope(span: Span, operation: str) -> bool:
    """Whether the line divides on the way back alone: it says no division."""
    return operation == "divide" and not any(sign in span.text for sign in "/÷")


_SLOPE_CURE = "keep the argument away from the place where its graph is vertical: `sqrt(x + epsilon)`"


@problem("FPP0651", "a result that became infinite", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class BecameInfinite(Problem):
    span: Span
    operation: str

    def words(self) -> Words:
        return Words(f"{self.operation} overflowed: the result is infinite.", cure(self.operation))


@problem("FPP0652", "a result that is not a number", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class BecameNan(Problem):
    span: Span
    operation: str

    def words(self) -> Words:
        if is_of_slope(self.span, self.operation):
            return Words("the slope of this line is not a number here: a gradient that goes through it becomes nan.", _SLOPE_CURE)
        return Words(f"{self.operation} has no result for these values: it gives nan.", cure(self.operation))


@problem("FPP0653", "a division by zero that became infinite", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class DividedByZero(Problem):
    span: Span
    operation: str

    def words(self) -> Words:
        if is_of_slope(self.span, self.operation):
            return Words("the slope of this line is infinite here: a gradient that goes through it becomes infinite.", _SLOPE_CURE)
        told = "log of zero" if self.operation.startswith("log") else f"{self.operation} by zero"
        outcome = "infinite, or 0 where the numbers are whole" if self.operation in ("div", "mod") else "infinite"
        return Words(f"{told}: the result is {outcome}.", cure(self.operation))
