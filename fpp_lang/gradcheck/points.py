"""Where a function is tried: numbers, vectors and matrices, in the range that it is made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from fpp_lang.gradcheck.numerical import Array, Corner, Slopes, corner, jacobian
from fpp_lang.gradcheck.subject import Subject, role_of

NUMBERS = (*np.arange(-3.0, 3.5, 0.5), -20.0, -1.7, -0.3, -1e-3, 1e-3, 0.123, 0.75, 1.3, 2.2, 20.0)
"""Numbers that are tried one by one: round ones, where corners lie, and others; near 0, and far away."""

SHAPES: tuple[tuple[int, ...], ...] = ((5,), (8,), (4, 3))
"""Shapes that are tried after single numbers; their sizes, rows and columns differ, so that a wrong count shows."""

SETTING = 0.3
"""The value of a parameter such as alpha or delta."""

ENOUGH = 0.8
"""The share of the tried places at which a function made for this range has a value."""

Draw = Callable[[np.random.Generator, tuple[int, ...]], Array]

RANGES: Mapping[str, Draw] = {
    "any": lambda rng, shape: rng.normal(0.0, 1.5, shape),
    "positive": lambda rng, shape: rng.uniform(0.3, 3.0, shape),
    "share": lambda rng, shape: rng.uniform(0.1, 0.9, shape),
}
"""Ranges of the input whose slope is asked for."""

TARGETS: Mapping[str, Draw] = {
    "any": lambda rng, shape: rng.normal(0.0, 1.5, shape),
    "positive": lambda rng, shape: rng.uniform(0.3, 3.0, shape),
    "share": lambda rng, shape: rng.integers(0, 2, shape).astype(float),
}
"""What the truth looks like beside them; beside shares it is yes or no."""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """One place where the function was tried.

    `arguments` are all its required ones; `wrt` names the one whose slope is asked for, `x` is its value and `y` the function's.
    `corner` is set where the slope jumps at a single number.
    """

    arguments: Mapping[str, Any]
    wrt: str
    x: Array
    y: Array
    slopes: Slopes
    upstream: Array
    corner: Corner | None = None


def points_of(function: Subject, wrt: str) -> list[Point]:
    """Places where the function has a slope; empty where it refuses everything that is tried."""
    best: list[Point] = []
    for span in _ranges(function, wrt):
        rng = np.random.default_rng(1)
        given = list(_arguments(function, wrt, span, rng))
        found = _where_it_moves([point for arguments in given if (point := _point(function, wrt, arguments, rng)) is not None])
        moves = any(np.any(point.slopes.values) for point in found)
        if moves and len(found) >= ENOUGH * (len(given) if any(not point.x.ndim for point in found) else len(SHAPES)):
            return found
        best = found if not best or (moves and len(found) > len(best)) else best
    return best


def _where_it_moves(points: list[Point]) -> list[Point]:
    """What stands still at every single number, and moves for vectors, is made for whole rows: softmax of one number is 1."""
    rows = [point for point in points if point.x.ndim]
    still = not any(np.any(point.slopes.values) for point in points if not point.x.ndim)
    return rows if still and any(np.any(point.slopes.values) for point in rows) else points


def _ranges(function: Subject, wrt: str) -> tuple[str, ...]:
    """A probability is kept off 0 and 1 by its loss, whose slope means nothing beyond: those are tried as shares."""
    is_share = "prob" in wrt.casefold() or {"log", "clip"} <= function.uses
    return ("share",) if is_share else ("any", "positive", "share")


def _arguments(function: Subject, wrt: str, span: str, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """Arguments of many shapes; those that do not fit the function fall out later."""
    roles = {name: role_of(name) for name in function.required}
    others = [name for name in function.required if name != wrt]
    if any(roles[name] == "label" for name in others):
        yield from _with_labels(function, wrt, span, rng)
        return
    numbers = NUMBERS if span == "any" else rng.uniform(0.05, 0.95, 12) if span == "share" else rng.uniform(0.05, 5.0, 12)
    for number in numbers:
        yield {name: np.array(number) if name == wrt else _other(roles[name], span, rng, ()) for name in function.required}
    for shape in SHAPES:
        yield {name: RANGES[span](rng, shape) if name == wrt else _other(roles[name], span, rng, shape) for name in function.required}
    if len(others) and all(roles[name] == "input" for name in others):
        yield from _of_any_shapes(function, rng)


def _other(role: str, span: str, rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    return SETTING if role == "setting" else np.asarray(TARGETS[span](rng, shape))


def _with_labels(function: Subject, wrt: str, span: str, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """A vector of scores with one label, and matrices with one label for each row."""
    for shape in ((5,), (8,), (3,), (4, 3), (6, 3)):
        count = shape[:-1]
        labels = rng.integers(0, shape[-1], count)
        given = {name: SETTING if role_of(name) == "setting" else labels for name in function.required}
        yield {**given, wrt: RANGES[span](rng, shape)}


def _of_any_shapes(function: Subject, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """For several inputs of unknown shapes, such as a layer's: the first combinations that the function takes."""
    found = 0
    for shapes in product(((4, 3), (3,), (4,), (3, 2), (4, 2), (2,)), repeat=len(function.required)):
        if len(set(shapes)) == 1 or len(function.required) > 4:
            continue
        arguments = {name: rng.normal(0.0, 1.0, shape) for name, shape in zip(function.required, shapes, strict=True)}
        if function.value(arguments) is not None:
            found += 1
            yield arguments
        if found == 3:
            return


def _point(function: Subject, wrt: str, arguments: Mapping[str, Any], rng: np.random.Generator) -> Point | None:
    x = np.asarray(arguments[wrt], dtype=np.float64)
    y = function.value(arguments)
    if y is None or not np.all(np.isfinite(y)):
        return None

    def curve(moved: Array) -> Array:
        value = function.value({**arguments, wrt: moved})
        return value if value is not None and value.shape == y.shape else np.full(y.shape, np.nan)

    slopes = jacobian(curve, x)
    if not np.all(np.isfinite(slopes.values)) or not np.all(np.isfinite(slopes.noise)):
        return None
    point = Point(arguments, wrt, x, y, slopes, rng.uniform(0.5, 2.0, y.shape) * rng.choice([-1.0, 1.0], y.shape))
    if x.ndim or y.ndim:
        return point
    return replace(point, corner=corner(lambda number: float(curve(np.array(number))), float(x)))
