"""Slopes by nudging: move an input a little and see how much the output moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Curve = Callable[[Array], Array]
"""A function of an array, which may have rank 0."""

NUDGE = float(np.cbrt(np.finfo(np.float64).eps))
"""The step, for numbers around 1, at which the error of the curve's bend and that of rounding are equally small."""

LOOK = 1e-4
"""How far to both sides a corner is looked for first; then at a tenth and at a hundredth of it."""


@dataclass(frozen=True, slots=True)
class Slopes:
    """How many times as much each output moves as each input: shape of the output + shape of the input.

    `noise` estimates the error of `values`, from steps of h and 2h.
    """

    values: Array
    noise: Array


@dataclass(frozen=True, slots=True)
class Corner:
    """A point where the slope on the left differs from the one on the right; both are infinite where the value jumps."""

    left: float
    right: float

    @property
    def jumps(self) -> bool:
        return bool(np.isinf(self.left))


def jacobian(curve: Curve, x: Array) -> Slopes:
    """All slopes of a function at x, by central differences whose step grows with the size of x."""
    middle = curve(x)
    columns, noises = [], []
    for place in np.ndindex(x.shape):
        h = NUDGE * max(1.0, abs(float(x[place])))
        near, far = (_quotient(curve, x, place, step) for step in (h, 2 * h))
        columns.append(near)
        noises.append(np.abs(near - far) + 4 * np.finfo(np.float64).eps * np.abs(middle) / h)
    shape = (*middle.shape, *x.shape)
    return Slopes(_joined(columns, shape), _joined(noises, shape))


def _quotient(curve: Curve, x: Array, place: tuple[int, ...], step: float) -> Array:
    return (curve(nudged(x, place, step)) - curve(nudged(x, place, -step))) / (2 * step)


def nudged(x: Array, place: tuple[int, ...], step: float) -> Array:
    """x with one number moved."""
    moved = x.copy()
    moved[place] += step
    return moved


def _joined(columns: list[Array], shape: tuple[int, ...]) -> Array:
    return np.stack(columns, axis=-1).reshape(shape) if columns else np.zeros(shape)


def corner(curve: Callable[[float], float], x: float) -> Corner | None:
    """The corner or jump of a curve at x, if it has one there.

    The two slopes differ beside every bend as well, but there the gap shrinks with the step: a corner keeps it, a jump makes it grow.
    """
    step = LOOK * max(1.0, abs(x))
    if x != 0:
        step = min(step, abs(x) / 8)
    sides = [_sides(curve, x, step / shrink) for shrink in (1, 10, 100)]
    if not np.all(np.isfinite(sides)):
        return None
    first, second, third = (abs(right - left) for left, right in sides)
    left, right = sides[-1]
    size = max(1.0, abs(left), abs(right), abs(curve(x)))
    if third <= 1e-6 * size or second <= first / 2 or third <= second / 2:
        return None
    if second > 5 * first and third > 5 * second:
        return Corner(-np.inf, np.inf)
    return Corner(left, right)


def _sides(curve: Callable[[float], float], x: float, step: float) -> tuple[float, float]:
    middle = curve(x)
    return (middle - curve(x - step)) / step, (curve(x + step) - middle) / step


def as_array(value: Any) -> Array | None:
    """A result as an array of numbers; None for anything else."""
    try:
        found: Array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    return found
