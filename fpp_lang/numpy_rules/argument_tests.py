"""The tests of arguments by which the table chooses a form."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind

LARGEST_EXPONENT = 14_300
"""A literal exponent up to here needs no look at the size of the result."""

PLAIN = frozenset({Base.NUMBER, Base.TRUTH, Base.TEXT, Base.TENSOR, Base.NUMERIC, Base.NOTHING})
"""What prints as it should by itself; lists, pairs and records hold numbers that would show their NumPy type."""


def literal(argument: core.Expression) -> int | float | None:
    """The number that a literal stands for, with its sign; None for anything else."""
    match argument:
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            value = literal(inner)
            return None if value is None else -value
        case core.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return value
    return None


def _natural(argument: core.Expression) -> bool:
    value = literal(argument)
    return isinstance(value, int) and 0 <= value <= LARGEST_EXPONENT


def _places(argument: core.Expression) -> bool:
    """Whether it is an array of whole numbers that are not negative: positions from 0 or a later place on, and their sums."""
    match argument:
        case core.Primitive(name="arange", arguments=(_, None, None)):
            return True
        case core.Primitive(name="arange", arguments=(core.Expression() as start, _, None)):
            return _natural(start)
        case core.Primitive(name="add", arguments=(core.Expression() as left, core.Expression() as right)):
            return all(_places(part) or _natural(part) for part in (left, right)) and not (_natural(left) and _natural(right))
        case core.Index(target=target):
            return _places(target)
    return False


def _negative(argument: core.Expression) -> bool:
    value = literal(argument)
    return isinstance(value, int) and -LARGEST_EXPONENT <= value < 0


def _fraction(argument: core.Expression) -> bool:
    value = literal(argument)
    return isinstance(value, float) and value % 1 != 0


def _is_constant(argument: core.Expression, value: bool) -> bool:
    return isinstance(argument, core.Constant) and argument.value is value


def _open_flag(argument: core.Expression) -> bool:
    return not isinstance(argument, core.Constant)


def _base(*bases: Base) -> Callable[[core.Expression], bool]:
    return lambda argument: argument.kind.base in bases


def _rank(kind: Kind, least: int, most: int) -> bool:
    return kind.base is Base.TENSOR and kind.rank is not None and least <= kind.rank <= most


TESTS: dict[str, Callable[[core.Expression], bool]] = {
    "single": lambda argument: argument.kind.is_single,
    "many": lambda argument: not argument.kind.is_single,
    "numeric": lambda argument: argument.kind.is_numeric,
    "tensor": _base(Base.TENSOR),
    "list": _base(Base.LIST),
    "text": _base(Base.TEXT),
    "record": _base(Base.RECORD),
    "range": _base(Base.RANGE),
    "shape": _base(Base.SHAPE),
    "nothing": _base(Base.NOTHING),
    "wholes": _base(Base.LIST, Base.PAIR, Base.SHAPE, Base.RECORD, Base.OBJECT, Base.OPEN),
    "plain": lambda argument: argument.kind.base in PLAIN,
    "bool": lambda argument: argument.kind.is_truth,
    "float": lambda argument: argument.kind.is_numeric and argument.kind.dtype == "float",
    "whole": lambda argument: argument.kind.is_whole,
    "exact": lambda argument: argument.kind.is_single and argument.kind.dtype == "int",
    "vector": lambda argument: _rank(argument.kind, 1, 1),
    "matrix": lambda argument: _rank(argument.kind, 2, 2),
    "batch": lambda argument: _rank(argument.kind, 2, 64) or (argument.kind.base is Base.TENSOR and argument.kind.least_rank >= 2),
    "first": lambda argument: literal(argument) == 0,
    "natural": _natural,
    "places": _places,
    "negative": _negative,
    "fraction": _fraction,
    "true": lambda argument: _is_constant(argument, True),
    "open": _open_flag,
}


def has_axis(shape: core.Expression, axis: core.Expression | None) -> bool:
    """Whether the shape of a tensor of known rank certainly has the axis."""
    match shape, axis:
        case core.Primitive(name="shape", arguments=(core.Expression() as tensor,)), core.Constant(value=int() as wanted):
            least = tensor.kind.rank or tensor.kind.least_rank or 1
            return tensor.kind.base is Base.TENSOR and wanted < least
    return False
