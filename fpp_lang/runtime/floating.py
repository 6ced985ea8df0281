"""Arithmetic that ends in inf or nan: collected as one warning per source line (R3.7)."""

from __future__ import annotations

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.runtime.problems.arithmetic import BecameInfinite, BecameNan, DividedByZero

MEAN_OF_NOTHING = "Mean of empty slice"
NO_WHOLE_NUMBER = "invalid value encountered in cast"
REFUSED = (MEAN_OF_NOTHING, NO_WHOLE_NUMBER)
"""What NumPy only warns of, in its words, and FPP refuses: nothing has no mean (R3.8); nan, infinity and what is larger than 64 bits are
no whole numbers of a tensor (R2.2)."""

_PROBLEMS = {"overflow": BecameInfinite, "invalid value": BecameNan, "divide by zero": DividedByZero}

_OPERATIONS = {
    "true_divide": "divide",
    "floor_divide": "div",
    "remainder": "mod",
    "float_power": "power",
    "multiply": "multiply",
    "reduce": "sum",
    "var": "variance",
}
"""The names of operations, as NumPy's warnings and the engines have them, where the program's differ."""


def floating_problem(kind: str, operation: str, span: Span) -> Problem | None:
    """The warning for "overflow", "invalid value" or "divide by zero" in an operation; None for underflow and the like."""
    found = _PROBLEMS.get(kind)
    return found(span, _OPERATIONS.get(operation, operation)) if found else None


def from_numpy_warning(text: str, span: Span) -> Problem | None:
    """The same from the text of a NumPy warning: "overflow encountered in exp"."""
    if text.startswith("Degrees of freedom"):
        return BecameNan(span, "std" if "std" in span.text else "variance")
    kind, middle, operation = text.partition(" encountered in ")
    if not middle:
        return None
    return floating_problem(kind, operation.removeprefix("scalar ").strip(), span)


class FloatingWarnings:
    """Hands on at most one warning per source line."""

    __slots__ = ("_lines", "_problems")

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._lines: set[tuple[str, int]] = set()

    def add(self, found: Problem | None) -> None:
        if found is None:
            return
        line = (found.span.source.name, found.span.line)
        if line not in self._lines:
            self._lines.add(line)
            self._problems.add(found)
