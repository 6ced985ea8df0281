"""Shapes that certainly do not fit together, known before the program runs (R11.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading
from fpp_lang.lint.sizes import ELEMENTWISE, PRODUCTS, Sizes, clash, shown


@problem("FPP0810", "shapes that certainly clash", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class ShapesClash(Problem):
    span: Span
    left: str
    right: str
    product: bool

    def words(self) -> Words:
        if self.product:
            return Words(
                f"shapes {self.left} and {self.right} cannot be multiplied as matrices.",
                "the columns on the left must be as many as the rows on the right: one of them may have to be transposed, as in `W.T`",
            )
        return Words(f"shapes {self.left} and {self.right} do not fit together.", "make them equal, or 1 along the axis that differs")


def find(reading: Reading) -> Iterator[Problem]:
    """Sums and products of tensors whose shapes are known."""
    for body in reading.bodies:
        sizes = Sizes(reading, body)
        for node in reading.nodes(body):
            match node:
                case core.Primitive(name=name, arguments=(core.Expression() as left, core.Expression() as right)) if (
                    name in ELEMENTWISE or name in PRODUCTS
                ):
                    one, other = sizes.shape(left), sizes.shape(right)
                    if one is not None and other is not None and clash(name, one, other):
                        yield ShapesClash(node.span, shown(one), shown(other), name in PRODUCTS)
