"""Operations that may fail for some numbers, and numbers for which they do not."""

from __future__ import annotations

from fpp_lang.core import tree as core

SAFE: dict[str, tuple[int, int]] = {
    "divide": (1, 1),
    "div": (1, 1),
    "mod": (1, 1),
    "log": (0, 1),
    "log_one_plus": (0, 0),
    "log2": (0, 1),
    "log10": (0, 1),
    "sqrt": (0, 1),
    "power": (0, 1),
    "arcsin": (0, 0),
    "arccos": (0, 0),
    "exp": (0, 0),
    "exp_minus_one": (0, 0),
    "sinh": (0, 0),
    "cosh": (0, 0),
    "floor": (0, 0),
    "ceil": (0, 0),
    "round": (0, 0),
}
"""For each operation that may fail: which argument, and a number there with which it does not."""

COSTLY = frozenset({"exp", "log", "sqrt", "tanh", "sin", "cos", "power", "erf", "exp_minus_one", "log_one_plus"})
"""Operations that take as long as several others."""


def natural(node: core.Constant) -> bool:
    return isinstance(node.value, int) and node.value >= 0


def is_positive(node: core.Expression) -> bool:
    """Whether a number is certainly above 0, or nan."""
    match node:
        case core.Constant(value=int() | float() as value):
            return value > 0
        case core.Primitive(name="add", arguments=(core.Expression() as left, core.Expression() as right)):
            return (is_positive(left) and _not_negative(right)) or (_not_negative(left) and is_positive(right))
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            return is_positive(left) and is_positive(right)
        case core.Primitive(name="sqrt", arguments=(core.Expression() as inner,)):
            return is_positive(inner)
    return False


def is_count(node: core.Expression) -> bool:
    """Whether a number says how many there are: who divides by it has tested something else, and at worst is warned."""
    match node:
        case core.Primitive(name="len" | "size" | "rows" | "cols" | "axis_size"):
            return True
        case core.Primitive(name="sqrt", arguments=(core.Expression() as inner,)):
            return is_count(inner)
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            return all(is_count(factor) or is_positive(factor) for factor in (left, right))
    return False


def _not_negative(node: core.Expression) -> bool:
    match node:
        case core.Primitive(name="exp" | "abs" | "square" | "sqrt"):
            return True
        case core.Primitive(name="power", arguments=(_, core.Constant(value=int() as exponent))):
            return exponent % 2 == 0 and exponent >= 0
        case core.Primitive(name="multiply", arguments=(left, right)) if left == right:
            return True
    return is_positive(node) or (isinstance(node, core.Constant) and node.value == 0)
