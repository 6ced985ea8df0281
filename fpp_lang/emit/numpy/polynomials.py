"""Formulas as polynomials, to see whether two of them are one."""

from __future__ import annotations

from fractions import Fraction

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk

Polynomial = dict[tuple[tuple[str, int], ...], Fraction]
"""For each product of unknowns (by their text, with exponents) its factor."""

LARGEST = 24


def joins_smoothly(yes: core.Expression, no: core.Expression, value: core.Expression, limit: core.Expression) -> bool:
    """Whether `no` with the value in place of the limit is `yes`, for every value: one formula of the lesser of the two.

    Both have to occur in it, so that it is nan where one of them is.
    """
    keys = {_key(part) for part in walk(no)}
    if not {_key(limit), _key(value)} <= keys:
        return False
    known = {_key(limit): value}
    left, right = (_with_magnitude(found, value) for found in (_polynomial(yes, value, {}), _polynomial(no, value, known)))
    return left is not None and left == right


def _key(node: core.Node) -> str:
    return repr(node)


def _polynomial(node: core.Expression, value: core.Expression, known: dict[str, core.Expression]) -> Polynomial | None:
    node = known.get(_key(node), node)
    if node == value:
        return {((_key(value), 1),): Fraction(1)}
    match node:
        case core.Constant(value=int() | float() as number) if not isinstance(number, bool) and number == number and abs(number) < 1e300:
            return {(): Fraction(number)} if number else {}
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return _times(_polynomial(inner, value, known), {(): Fraction(-1)})
        case core.Primitive(name="add" | "subtract" as name, arguments=(core.Expression() as left, core.Expression() as right)):
            other = _polynomial(right, value, known)
            return _plus(_polynomial(left, value, known), other if name == "add" else _times(other, {(): Fraction(-1)}))
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            return _times(_polynomial(left, value, known), _polynomial(right, value, known))
        case core.Primitive(name="divide", arguments=(core.Expression() as top, core.Constant(value=int() | float() as bottom))) if bottom:
            return _times(_polynomial(top, value, known), {(): 1 / Fraction(bottom)})
        case core.Primitive(name="power", arguments=(core.Expression() as base, core.Constant(value=2))):
            return _square(base, value, known)
        case core.Primitive(name="square", arguments=(core.Expression() as base,)):
            return _square(base, value, known)
    return {((_key(node), 1),): Fraction(1)}


def _square(base: core.Expression, value: core.Expression, known: dict[str, core.Expression]) -> Polynomial | None:
    found = _polynomial(base, value, known)
    return _times(found, found)


def _plus(left: Polynomial | None, right: Polynomial | None) -> Polynomial | None:
    if left is None or right is None or len(left) + len(right) > LARGEST:
        return None
    found = dict(left)
    for product, factor in right.items():
        found[product] = found.get(product, Fraction(0)) + factor
    return {product: factor for product, factor in found.items() if factor}


def _times(left: Polynomial | None, right: Polynomial | None) -> Polynomial | None:
    if left is None or right is None or len(left) * len(right) > LARGEST:
        return None
    found: Polynomial = {}
    for one, factor in left.items():
        for other, times in right.items():
            exponents = dict(one)
            for unknown, exponent in other:
                exponents[unknown] = exponents.get(unknown, 0) + exponent
            product = tuple(sorted(exponents.items()))
            found[product] = found.get(product, Fraction(0)) + factor * times
    return {product: factor for product, factor in found.items() if factor}


def _with_magnitude(found: Polynomial | None, value: core.Expression) -> Polynomial | None:
    """x * x is abs(x) * abs(x)."""
    match value:
        case core.Primitive(name="abs", arguments=(core.Expression() as inner,)) if found is not None:
            plain, magnitude = _key(inner), _key(value)
            return {_turned(product, plain, magnitude): factor for product, factor in found.items()}
    return found


def _turned(product: tuple[tuple[str, int], ...], plain: str, magnitude: str) -> tuple[tuple[str, int], ...]:
    exponents = dict(product)
    even = exponents.get(plain, 0) // 2 * 2
    if even:
        exponents[plain] -= even
        exponents[magnitude] = exponents.get(magnitude, 0) + even
    return tuple(sorted((unknown, exponent) for unknown, exponent in exponents.items() if exponent))
