"""Whole numbers outside tensors are exact at any size; arrays of positions end at 64 bits."""

from __future__ import annotations

from typing import Literal

from fpp_lang.core import tree as core
from fpp_lang.core.walk import children
from fpp_lang.lift.model import Kept, Value

MOST_FACTORS = 3
"""A product of so many positions, or a sum of products of one less, outgrows 64 bits only in loops of millions of passes."""


def refuse_large_products(values: list[Value], node: core.Node, *, passes: Literal["added", "multiplied"] | None = None) -> None:
    """Refuses the product of too many positions, and one over all passes; where one factor is a fraction, the product is one."""
    whole = [value.expression for value in values if value.expression is not None and value.expression.kind.dtype == "int"]
    factors = sum(map(positions_in, whole)) + (passes == "added")
    if len(whole) == len(values) and (factors > MOST_FACTORS or (passes == "multiplied" and factors)):
        raise Kept("a product of whole numbers may grow beyond 64 bits", node)


def positions_in(node: core.Node) -> int:
    """How many positions a whole number is the product of, where it is of most."""
    match node:
        case core.Primitive(name="arange"):
            return 1
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            return positions_in(left) + positions_in(right)
        case core.Primitive(name="square", arguments=(core.Expression() as base,)):
            return 2 * positions_in(base)
        case _:
            return max(map(positions_in, children(node)), default=0)
