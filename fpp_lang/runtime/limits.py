"""The limits of a run: steps, seconds, depth, and the elements that a single operation may make."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

MOST_CALLS = 900
"""How deep FPP calls may go (R6.1)."""

MOST_ELEMENTS = 2**28
"""The elements of one tensor, the letters of one text."""

MOST_ITEMS = MOST_ELEMENTS // 16
"""The items of one list, each of which takes several times the memory of a tensor's element."""

MOST_DIGITS = 4300
LARGEST_WHOLE: int = 10**MOST_DIGITS
"""R2.2: a whole number beyond this is an error."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use; None means as much as it likes."""

    steps: int | None = None
    seconds: float | None = None
    calls: int = MOST_CALLS
    elements: int = MOST_ELEMENTS


def _product(*sizes: Any) -> int:
    if len(sizes) == 1 and not isinstance(sizes[0], int):
        sizes = tuple(sizes[0].values()) if isinstance(sizes[0], dict) else tuple(sizes[0]) if hasattr(sizes[0], "__len__") else sizes
    return math.prod(max(int(size), 0) for size in sizes)


def _ranged(start: Any, stop: Any = None, step: Any = 1) -> int:
    first, last = (0, start) if stop is None else (start, stop)
    return max(0, math.ceil((last - first) / step)) if step else 0


def broadcast_size(*shapes: tuple[int, ...]) -> int:
    """The number of elements of the broadcast shape, if the shapes broadcast."""
    rank = max(map(len, shapes))
    aligned = ((1,) * (rank - len(shape)) + shape for shape in shapes)
    return math.prod(0 if 0 in sizes else max(sizes) for sizes in zip(*aligned, strict=True))


def _matmul(x: Any, y: Any) -> int:
    return math.prod(x.shape[:-1]) * (y.shape[-1] if y.ndim > 1 else 1) if getattr(x, "ndim", 0) and getattr(y, "ndim", 0) else 0


def items_of(value: Any) -> int:
    """How many items a value has, a range of any length too."""
    if isinstance(value, range):
        return max(0, -((value.start - value.stop) // value.step))
    return len(value) if hasattr(value, "__len__") else 0


def _joined(*parts: Any) -> int:
    return sum(getattr(part, "size", 0) for part in (parts[0] if len(parts) == 1 else parts))


def _joined_lists(*parts: Any) -> int:
    return sum(len(part) for part in (parts[0] if len(parts) == 1 else parts) if isinstance(part, list))


MADE: dict[str, Callable[..., int]] = {
    "zeros": _product,
    "ones": _product,
    "random": _product,
    "full": lambda shape, value=None: _product(shape),
    "identity": lambda n: int(n) ** 2,
    "arange": _ranged,
    "linspace": lambda start, stop, count: int(count),
    "uniform": lambda low, high, shape=1: _product(shape),
    "normal": lambda mean, std_dev, shape=1: _product(shape),
    "random_integer": lambda low, high, shape=1: _product(shape),
    "matmul": _matmul,
    "times": _matmul,
    "concat": _joined,
    "replace": lambda value, old, new: len(value) * max(len(new), 1) if len(new) > len(old) else 0,
    "join": lambda parts, separator="": sum(map(len, parts)) + len(separator) * len(parts),
}
"""Primitives that can make much out of little, and how many elements they make of their arguments."""


LISTED: dict[str, Callable[..., int]] = {
    "concat": _joined_lists,
    "enumerate": items_of,
    "zip": lambda *parts: min(map(items_of, parts), default=0),
}
"""Primitives that make a list, and how many items it has."""


def amount(table: dict[str, Callable[..., int]], name: str, arguments: Sequence[object]) -> int:
    """How much a call would make by MADE or LISTED; 0 where that is no danger or the arguments are wrong anyway."""
    try:
        return table[name](*arguments) if name in table else 0
    except (TypeError, ValueError, OverflowError, AttributeError):
        return 0
