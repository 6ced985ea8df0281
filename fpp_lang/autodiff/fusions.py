"""Formulas whose derivative is known as a whole: shorter than what their parts would give, and finite where the parts are not.

A row is found in any spelling that resolves to the same core. In a text `dz` and `z` are those of the whole formula, the other names
stand for what they stand for in it. None of these assumes anything that the program does not say: softmax before a logarithm keeps the
sum of the truth (`P * sum(Y) - Y`), and nothing is seen through a clamp or `log(p + 1e-15)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from fpp_lang.autodiff.patterns import Bound, match, parsed
from fpp_lang.autodiff.readable import sign_in_front
from fpp_lang.autodiff.rules import Rule
from fpp_lang.core import tree as core
from fpp_lang.syntax import tree as syntax

ELEMENT_WISE = """
1 / (1 + exp(-x))                                 | x: dz * z * (1 - z)
log(1 + exp(x))                                   | x: dz / (1 + exp(-x))
log_one_plus(exp(x))                              | x: dz / (1 + exp(-x))
(exp(x) - exp(-x)) / (exp(x) + exp(-x))           | x: dz * (1 - z^2)
"""

WHOLE = """
sqrt(sum(x^2))                                    | x: dz / where(z == 0, 1, z) * x
sqrt(sum(x * x))                                  | x: dz / where(z == 0, 1, z) * x
sqrt(sum(x^2, a))                                 | x: spread(dz / where(z == 0, 1, z), a) * x
sqrt(sum(x * x, a))                               | x: spread(dz / where(z == 0, 1, z), a) * x
log(Softmax(x))                                   | x: dz - exp(z) * sum_kept(dz, -1)
"""

CANCELLED = """
Softmax | k * y / z                            | k * (y - z * sum_kept(y, -1))  | k * (y - z)
Softmax | -y / z                               | z * sum_kept(y, -1) - y        | z - y
Softmax | y / z                                | y - z * sum_kept(y, -1)        | y - z
Sigmoid | k * y / z - k * (1 - y) / (1 - z)    | k * (y - z)                    | k * (y - z)
"""
"""What the derivative by the result z of a function may be, and what that by its argument is then: nothing is divided by z any more.

`k` stands for one number alone. The last text is for a y that certainly is one-hot, whose rows add up to 1.
"""


@dataclass(frozen=True, slots=True)
class Fusion:
    """A formula with its derivative; `element_wise`: it works number by number."""

    form: syntax.Expression
    rule: Rule
    element_wise: bool


@cache
def fusions() -> tuple[Fusion, ...]:
    found = []
    for table, element_wise in ((ELEMENT_WISE, True), (WHOLE, False)):
        for line in filter(str.strip, table.splitlines()):
            form, *cells = (cell.strip() for cell in line.split("|"))
            texts = {name.strip(): parsed(text.strip()) for name, _, text in (cell.partition(":") for cell in cells)}
            found.append(Fusion(parsed(form), Rule((), texts), element_wise))
    return tuple(found)


HEADS = frozenset({"divide", "log", "log_one_plus", "sqrt"})
"""The primitives that a formula of the table may end with."""


def fusion_of(node: core.Primitive) -> tuple[Fusion, Mapping[str, core.Expression]] | None:
    """The row whose formula an expression is, and what its names stand for."""
    if node.name not in HEADS:
        return None
    for fusion in fusions():
        bound: Bound = {}
        if match(fusion.form, node, bound):
            return fusion, bound
    return None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What is left where a function's result cancels; `bound`: what the names in the texts stand for."""

    text: syntax.Expression
    for_one_hot: syntax.Expression
    bound: Mapping[str, core.Expression]


@cache
def _cancelled() -> tuple[tuple[str, syntax.Expression, Cancelled], ...]:
    rows = ([cell.strip() for cell in line.split("|")] for line in filter(str.strip, CANCELLED.splitlines()))
    return tuple((f"library:{name}", parsed(form), Cancelled(parsed(text), parsed(short), {})) for name, form, text, short in rows)


def cancelled(key: str, slope: core.Expression, result: core.Expression) -> Cancelled | None:
    """The row that a function and the derivative by its result fit."""
    signed = sign_in_front(slope)
    assert isinstance(signed, core.Expression)
    for name, form, row in _cancelled():
        bound: Bound = {"z": result}
        if name == key and match(form, signed, bound) and (bound["k"].kind.is_single if "k" in bound else True):
            return replace(row, bound=bound)
    return None
