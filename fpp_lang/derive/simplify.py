"""Formulas in their shortest usual form: rules as rows, each right for every number, nan and infinity included.

A row is `form -> form`; names stand for any expression, names that begin with `c` for a literal number. `0 * x` stays as it is: where
x is nan or infinite it is not 0. Numbers are worked out, sums and products put their literals first.
"""

from __future__ import annotations

from functools import cache

from fpp_lang.autodiff import make
from fpp_lang.autodiff.patterns import Bound, build, match, parsed
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild
from fpp_lang.syntax import tree as syntax

RULES = """
x * 1 -> x
1 * x -> x
x / 1 -> x
x + 0 -> x
0 + x -> x
x - 0 -> x
0 - x -> -x
-(-x) -> x
x ^ 1 -> x
x - (-y) -> x + y
x + (-y) -> x - y
(-x) + y -> y - x
-(x - y) -> y - x
-((x - y) / z) -> (y - x) / z
-((x - y) * z) -> (y - x) * z
(-x) * y -> -(x * y)
x * (-y) -> -(x * y)
(-x) / y -> -(x / y)
x / (-y) -> -(x / y)
c1 * (c2 * x) -> (c1 * c2) * x
x * c1 -> c1 * x
x * (c1 * y) -> c1 * (x * y)
(c1 * x) * y -> c1 * (x * y)
c1 * (x / c2) -> (c1 / c2) * x
(c1 * x) / c2 -> (c1 / c2) * x
x * (1 / y) -> x / y
(1 / y) * x -> x / y
x * (y / z) -> x * y / z
(x / y) * z -> x * z / y
x / (y / z) -> x * z / y
x + x -> 2 * x
-x - x -> -(2 * x)
c1 * x + x -> (c1 + 1) * x
x + c1 * x -> (c1 + 1) * x
c1 * x + c2 * x -> (c1 + c2) * x
c1 * x - x -> (c1 - 1) * x
x - c1 * x -> (1 - c1) * x
c1 * x - c2 * x -> (c1 - c2) * x
(c1 * x) / (c2 * y) -> (c1 / c2) * x / y
x * x -> x ^ 2
x ^ c1 * x -> x ^ (c1 + 1)
x / y ^ c1 / y -> x / y ^ (c1 + 1)
x / y ^ c1 / (c2 * y) -> x / (c2 * y ^ (c1 + 1))
transpose(transpose(x)) -> x
size(abs(x)) -> size(x)
size(square(x)) -> size(x)
size(x ^ c1) -> size(x)
"""


@cache
def rows() -> tuple[tuple[syntax.Expression, syntax.Expression], ...]:
    """The rows of the table, parsed."""
    pairs = (line.split("->") for line in filter(str.strip, RULES.splitlines()))
    return tuple((parsed(left.strip()), parsed(right.strip())) for left, right in pairs)


MOST_ROUNDS = 200


def simplified(node: core.Expression) -> core.Expression:
    """The expression after all rows that fit, parts first, until none does."""

    def change(part: core.Node) -> core.Node:
        part = rebuild(part, change)
        return _at_the_top(part) if isinstance(part, core.Expression) else part

    for _ in range(MOST_ROUNDS):
        changed = change(node)
        assert isinstance(changed, core.Expression)
        if changed == node:
            break
        node = changed
    return node


def _at_the_top(node: core.Expression) -> core.Expression:
    folded = _folded(node) or _with_positive_factor(node)
    if folded is not None:
        return folded
    for left, right in rows():
        bound: Bound = {}
        if match(left, node, bound) and not _same_literal(node, left):
            made = build(right, bound)
            if made != node:
                return made
    return node


def _same_literal(node: core.Expression, left: syntax.Expression) -> bool:
    """`x * c` where x is a literal as well was folded already, or stays."""
    match node, left:
        case core.Primitive(name="multiply", arguments=(core.Expression() as first, _)), syntax.Binary(right=syntax.Name(name="c1")):
            return make.value_of(first) is not None
    return False


FOLDED = frozenset({"add", "subtract", "multiply", "divide", "power"})


def _folded(node: core.Expression) -> core.Expression | None:
    """Arithmetic on two literals that gives a whole number, or that a reader sees at once."""
    match node:
        case core.Primitive(
            name="add" | "subtract" | "multiply" | "divide" | "power" as name, arguments=(core.Expression() as a, core.Expression() as b)
        ):
            left, right = make.value_of(a), make.value_of(b)
            if left is None or right is None or (isinstance(a, core.Constant) and a.name) or (isinstance(b, core.Constant) and b.name):
                return None
            return _worked_out(name, left, right)
    return None


def _with_positive_factor(node: core.Expression) -> core.Expression | None:
    """`x + -6 * y` is `x - 6 * y`."""
    match node:
        case core.Primitive(
            name="add" | "subtract" as name, arguments=(core.Expression() as left, core.Primitive(name="multiply") as product)
        ):
            first, second = product.arguments
            factor = make.value_of(first) if first is not None else None
            if factor is not None and factor < 0 and second is not None:
                opposite = "subtract" if name == "add" else "add"
                return make.primitive(opposite, left, make.primitive("multiply", make.constant(-factor), second))
    return None


def _worked_out(name: str, left: float, right: float) -> core.Expression | None:
    match name:
        case "add":
            return make.constant(left + right)
        case "subtract":
            return make.constant(left - right)
        case "multiply":
            return make.constant(left * right)
        case "divide" if right and (left / right).is_integer():
            return make.constant(int(left / right))
        case "divide" if right and len(repr(left / right)) <= 5:
            return make.constant(left / right)
        case "power" if right == 1:
            return make.constant(left)
    return None
