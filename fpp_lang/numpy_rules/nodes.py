"""The NumPy forms of what is not a primitive: the nodes that settle makes, logic and comparisons.

Texts stand over the names of the fields: `value`, and `x` and `y` for the two sides of an operator.
"""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.numpy_rules.argument_tests import PLAIN
from fpp_lang.numpy_rules.choose import form
from fpp_lang.numpy_rules.forms import Form

ORDER = {"<": "x < y", "<=": "x <= y", ">": "x > y", ">=": "x >= y"}
MADE_OF_VALUES = frozenset({Base.NUMBER, Base.TRUTH, Base.TEXT, Base.NOTHING, Base.FUNCTION, Base.RANGE, Base.SHAPE})
"""Values that nothing can change: a copy is the value itself."""


def whole(value: core.Expression) -> Form:
    """R3.6: a count, size or index."""
    kind = value.kind
    certain = kind.is_whole or kind.base in (Base.TEXT, Base.SHAPE, Base.RANGE)
    if kind.base is Base.TENSOR and not certain:
        return form("whole_places(value)")
    return form("value" if certain else "whole(value)")


def copy_of(value: core.Expression, dtype: str | None, single: bool) -> Form:
    """R6.2: a value of its own."""
    base = value.kind.base
    if single and value.kind.is_numeric:
        if dtype == "float" and _is_computed(value):
            return form("np.asarray(value, dtype=float)")
        return form("np.array(value, dtype=float)" if dtype == "float" else "np.array(value)")
    if single:
        return form("own_copy(value, float)" if dtype == "float" else "own_copy(value)")
    if base in MADE_OF_VALUES:
        return form("value")
    if dtype == "float" and _is_filled_with_fractions(value):
        return form("value")
    if base is Base.TENSOR or is_part(value):
        return form("value.astype(float)" if dtype == "float" else "value.copy()")
    return form("with_fractions(value)" if dtype == "float" else "copy.deepcopy(value)")


def _is_computed(value: core.Expression) -> bool:
    """Whether it has memory of its own already."""
    return isinstance(value, core.Primitive) and value.name in ("add", "subtract", "multiply", "divide", "negate")


def is_part(value: core.Expression) -> bool:
    """Whether it is an element or a row of a tensor, which copy alike."""
    return isinstance(value, core.Index) and value.kind.is_numeric and value.target.kind.is_numeric


def _is_filled_with_fractions(value: core.Expression) -> bool:
    """`np.full(shape, value, dtype=float)` has memory of its own, and fractions."""
    match value:
        case core.Primitive(name="full", arguments=(*_, core.Expression() as filling)):
            return filling.kind.dtype != "bool"
    return False


def to_tensor(value: core.Expression) -> Form:
    """R2.3: a list where a tensor is needed. Counts and sizes are whole, also where there are none."""
    if value.kind.base in (Base.RANGE, Base.SHAPE):
        return form("np.array(value, dtype=int)")
    if value.kind.among and value.kind.among <= {Base.LIST, Base.TENSOR}:
        return form("np.asarray(value)")
    return form("np.array(value)" if value.kind.base is Base.LIST else "to_tensor(value)")


def to_list(value: core.Expression) -> Form:
    """A list of its own, with the items of a list or tensor."""
    items = value.kind.items
    plain = value.kind.base in (Base.TENSOR, Base.RANGE, Base.SHAPE) or (items and items[0].base in MADE_OF_VALUES)
    return form("list(value)" if plain else "list(copy.deepcopy(value))")


def unwrap(value: core.Expression) -> Form:
    """The number that a tensor of rank 0 holds; other tensors stay what they are."""
    base = value.kind.base
    return form("value" if base is Base.TENSOR else "value[()]" if base in (Base.NUMBER, Base.TRUTH, Base.NUMERIC) else "unwrapped(value)")


def items_at() -> Form:
    """R3.6: one item or several, where what is indexed may be a list and the index a number or a vector."""
    return form("items_at(value, places)")


def fields() -> Form:
    """What holds the fields of a value that is a record or an object."""
    return form("fields(value)")


def logic(operator: str, how: str | None, left: Kind, right: Kind) -> Form:
    """R3.2: `x and y`, `x or y`. In the form "either", y is to stand in a function without parameters."""
    if how == "elements":
        if left.dtype == right.dtype == "bool" and left.is_numeric and right.is_numeric:
            return form("x & y" if operator == "and" else "x | y")
        return form(f"np.logical_{operator}(x, y)")
    if how == "either":
        return form("both(x, y)" if operator == "and" else "either(x, y)")
    x, y = (("x" if kind.base is Base.TRUTH else "bool(x)").replace("x", name) for kind, name in ((left, "x"), (right, "y")))
    return form(f"{x} {operator} {y}")


def negation(how: str | None, kind: Kind) -> Form:
    """R3.2: `not value`."""
    if how == "elements":
        return form("~value" if kind.base is Base.TENSOR and kind.dtype == "bool" else "np.logical_not(value)")
    return form("negated(value)" if how == "either" else "not value")


def link(operator: str, left: core.Expression, right: core.Expression) -> Form:
    """One link of a comparison: `x < y`, `x == y`, `x in y`."""
    if operator in ORDER:
        return form(ORDER[operator])
    if operator in ("is", "is_not"):
        return form("x is y" if operator == "is" else "x is not y")
    if operator in ("==", "!="):
        return form(_equality(operator, left, right))
    return form(_membership(right.kind) if operator == "in" else f"not {_membership(right.kind)}".replace("not x in", "x not in"))


def _equality(operator: str, left: core.Expression, right: core.Expression) -> str:
    if any(isinstance(side, core.Constant) and side.value is None for side in (left, right)):
        return "x is y" if operator == "==" else "x is not y"
    if (left.kind.base in PLAIN and right.kind.base in PLAIN) or Base.SHAPE in (left.kind.base, right.kind.base):
        return f"x {operator} y"
    if left.kind.may_be_tensor or right.kind.may_be_tensor:
        return "same(x, y)" if operator == "==" else "negated(same(x, y))"
    return "equal(x, y)" if operator == "==" else "not equal(x, y)"


def _membership(kind: Kind) -> str:
    if kind.base is Base.TENSOR:
        return "bool(x in y)"
    if kind.base in (Base.TEXT, Base.RECORD, Base.RANGE, Base.SHAPE):
        return "x in y"
    if kind.base is Base.OBJECT:
        return "x in vars(y)"
    return "contains(y, x)"


def shown(kind: Kind) -> Form:
    """A value inside an f-text without a format, and in print."""
    return form("value" if kind.base in PLAIN else "show(value)")
