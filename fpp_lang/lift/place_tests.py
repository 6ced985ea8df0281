"""Tests of places: comparisons of whole numbers that are computed without a fault, as `0 < i and i < n - 1`."""

from __future__ import annotations

from collections.abc import Iterator

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.linear import Linear

SPLITS = {"<": (0,), "<=": (1,), ">": (1,), ">=": (0,), "==": (0, 1), "!=": (0, 1)}
"""Where a comparison of a loop's variable with a number changes: at the number, or behind it."""

TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


def links(node: core.Compare) -> Iterator[tuple[core.Expression, str, core.Expression]]:
    left = node.first
    for sign, right in node.rest:
        if sign in SPLITS:
            yield left, sign, right
        left = right


def is_place(node: core.Expression) -> bool:
    """Whether it is a whole number that is computed without a fault."""
    parts = [part for part in walk(node) if isinstance(part, core.Expression)]
    total = (not isinstance(part, core.Primitive) or PRIMITIVES[part.name].hazard == "total" for part in parts)
    return all(total) and all(isinstance(part, core.Variable | core.Constant | core.Primitive | core.Whole) for part in parts)


def is_about_places(test: core.Expression) -> bool:
    match test:
        case core.Compare(first=first, rest=rest):
            return all(map(is_place, (first, *(part for _, part in rest))))
        case core.Logic(items=items):
            return all(map(is_about_places, items))
        case core.Not(operand=operand):
            return is_about_places(operand)
    return False


def holds(one: Linear, sign: str, other: Linear, facts: Facts) -> bool | None:
    """Whether a comparison of amounts holds; None where it is not certain."""
    below, above = facts.at_least(other - one, 1), facts.at_least(one - other, 1)
    at_most, at_least = facts.at_least(other - one, 0), facts.at_least(one - other, 0)
    holds, fails = {
        "<": (below, at_least),
        "<=": (at_most, above),
        ">": (above, at_most),
        ">=": (at_least, below),
        "==": (at_most and at_least, below or above),
        "!=": (below or above, at_most and at_least),
    }[sign]
    return True if holds else False if fails else None
