"""What is known of whole formulas: forms that have a name, and the slopes of the library's own functions.

Each row is checked by the tests against nudging, at random numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from fpp_lang.autodiff.patterns import Bound, build, match, parsed
from fpp_lang.autodiff.rule_text import uses
from fpp_lang.autodiff.rules import library_rules
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.syntax import tree as syntax

NAMED_FORMS = """
1 / (1 + exp(-x)) -> Sigmoid(x)
1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x)) -> Sigmoid(x)
(1 + tanh(x / 2)) / 2 -> Sigmoid(x)
y * (1 + tanh(x / 2)) / 2 -> y * Sigmoid(x)
y / (1 + exp(-x)) -> y * Sigmoid(x)
exp(x) / (1 + exp(x)) -> Sigmoid(x)
(1 + tanh(x / 2)) / 2 -> Sigmoid(x)
y * (1 + tanh(x / 2)) / 2 -> y * Sigmoid(x)
y / (1 + exp(-x)) -> y * Sigmoid(x)
log(1 + exp(x)) -> softplus(x)
log_one_plus(exp(x)) -> softplus(x)
x + softplus(-x) if x > 0 else softplus(x) -> softplus(x)
max(x, 0) - y + log_one_plus(exp(-abs(x))) -> softplus(x) - y
max(x, 0) - y + softplus(-abs(x)) -> softplus(x) - y
max(x, 0) + softplus(-abs(x)) -> softplus(x)
(exp(x) - exp(-x)) / (exp(x) + exp(-x)) -> tanh(x)
"""
"""Forms that the library has a name for, whatever they are spelled like. The named one never overflows."""

ITSELF = frozenset({"Sigmoid", "softplus", "Softmax", "log_softmax", "NLL_Loss", "CCE_Batch"})
"""Functions whose own derivative is read from the table: their text is about overflow or places, which hides the formula."""

TOGETHER = """
log(x / y)                    | logarithm of a quotient         | x: dz / x | y: -dz / y
sum(y * log(Softmax(x)))      | softmax and cross entropy       | x: dz * (y - Softmax(x) * unsqueeze(sum(y, axis=-1), -1))
sum(y * log_softmax(x))       | softmax and cross entropy       | x: dz * (y - Softmax(x) * unsqueeze(sum(y, axis=-1), -1))
sum(log(Softmax(x)) * y)      | softmax and cross entropy       | x: dz * (y - Softmax(x) * unsqueeze(sum(y, axis=-1), -1))
sum(log_softmax(x) * y)       | softmax and cross entropy       | x: dz * (y - Softmax(x) * unsqueeze(sum(y, axis=-1), -1))
NLL_Loss(log_softmax(x), y)   | softmax and labels              | x: dz * (Softmax(x) - one_hot(y, cols(x))) / rows(x)
NLL_Loss(x, y)                | labels                          | x: -dz * one_hot(y, cols(x)) / rows(x)
CCE_Batch(x, y)               | labels                          | x: -dz * one_hot(y, cols(x)) / max(x, epsilon) / rows(x)
"""
"""Two functions whose slopes cancel against each other: shorter, and right where each alone would overflow."""


@dataclass(frozen=True, slots=True)
class Together:
    """A form, and the gradient for each of its names."""

    form: syntax.Expression
    title: str
    texts: Mapping[str, syntax.Expression]


NOTES = {
    "softmax and cross entropy": (
        "Softmax and cross entropy together: the probabilities minus the truth. The sums of the rows of the truth are 1 where each",
        "row is one-hot or holds probabilities, and may then be left out.",
    ),
    "softmax and labels": ("Softmax and cross entropy together: the probabilities minus 1 at the right class.",),
}
"""What a derived function says of a form that was found in it."""


def _cells(line: str) -> tuple[str, dict[str, syntax.Expression]]:
    name, *cells = (cell.strip() for cell in line.split("|"))
    texts = (cell.partition(":") for cell in cells)
    return name, {parameter.strip(): parsed(text.strip()) for parameter, _, text in texts}


def _lines(table: str) -> Iterator[str]:
    return filter(str.strip, table.splitlines())


@cache
def functions() -> dict[str, dict[str, syntax.Expression]]:
    """The slopes of the library's functions of one value: `dz` is the gradient from above, `z` the result."""
    found = {}
    for name, (rule, *_) in library_rules().items():
        (parameter, text), *others = rule.texts.items()
        if not others and uses(text).names <= {"dz", "z", parameter}:
            found[name] = {parameter: text}
    return found


@cache
def together() -> tuple[Together, ...]:
    found = []
    for line in _lines(TOGETHER):
        form, title, *cells = (cell.strip() for cell in line.split("|"))
        found.append(Together(parsed(form), title, _cells(" | ".join((form, *cells)))[1]))
    return tuple(found)


def form_of(node: core.Expression) -> Together | None:
    """The row of the table whose form an expression has, and whose slopes are all that move in it."""
    for row in together():
        bound: Bound = {}
        if match(row.form, node, bound) and _stand_still(row, bound):
            return row
    return None


def _stand_still(row: Together, bound: Bound) -> bool:
    """Whether names without a slope stand for nothing that those with one are made of: in focal loss, the truth is weighed by p."""
    moving = {name for key in row.texts for name in _variables(bound[key])}
    return not any(moving & _variables(value) for key, value in bound.items() if key not in row.texts)


def _variables(node: core.Expression) -> set[str]:
    return {part.name for part in walk(node) if isinstance(part, core.Variable)}


@cache
def named_forms() -> tuple[tuple[syntax.Expression, syntax.Expression], ...]:
    pairs = (line.split("->") for line in _lines(NAMED_FORMS))
    return tuple((parsed(left.strip()), parsed(right.strip())) for left, right in pairs)


def with_names(node: core.Expression) -> core.Expression:
    """The expression with every form that has a name called by it."""

    def change(part: core.Node) -> core.Node:
        part = rebuild(part, change)
        for left, right in named_forms():
            bound: Bound = {}
            if isinstance(part, core.Expression) and match(left, part, bound):
                return change(build(right, bound))
        return part

    changed = change(node)
    assert isinstance(changed, core.Expression)
    return changed
