"""The curve of a function of one number, sampled honestly: gaps where it is not defined, jumps, or leaves the picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from fpp_lang.diagnostics.error import FppError

FROM, TO = -5.0, 5.0
POINTS = 401
"""Odd, so that the middle of the range is one of them: there kinks are."""

STEP = 1e-5
FLATTEST_PEAK = 8.0
"""A curve whose ends are so many times farther apart than nine tenths of its values is cut to those."""

Points = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Places and values; a value that cannot be drawn is nan. `note` says what the picture leaves out."""

    name: str
    x: Points
    y: Points
    note: str = ""

    @property
    def low(self) -> float:
        return min((value for value in self.y if math.isfinite(value)), default=0.0)

    @property
    def high(self) -> float:
        return max((value for value in self.y if math.isfinite(value)), default=0.0)

    def lines(self) -> list[list[tuple[float, float]]]:
        """The points that a line may join: pieces between gaps."""
        pieces: list[list[tuple[float, float]]] = [[]]
        for x, y in zip(self.x, self.y, strict=True):
            if math.isfinite(y):
                pieces[-1].append((x, y))
            elif pieces[-1]:
                pieces.append([])
        return [piece for piece in pieces if piece]


class NotACurve(Exception):
    """The function does not give one number for a number; the text says what it did."""


def sample(function: Callable[[float], Any], name: str, start: float | None = None, end: float | None = None) -> Curve:
    """The curve of a function; without a range, from -5 to 5, or where it is defined in there. Raises NotACurve."""
    low, high = FROM if start is None else start, TO if end is None else end
    curve = _sampled(function, name, low, high)
    if start is None and end is None:
        inside = [x for x, y in zip(curve.x, curve.y, strict=True) if not math.isnan(y)]
        if inside[-1] - inside[0] < 0.7 * (high - low):
            gap = (high - low) / (POINTS - 1)
            first = inside[0] if inside[0] == low else _edge(function, inside[0] - gap, inside[0])
            last = inside[-1] if inside[-1] == high else _edge(function, inside[-1] + gap, inside[-1])
            near = _sampled(function, name, first, max(last, first + 1e-3))
            curve = replace(near, note=curve.note)
    return _cut(_broken_at_jumps(function, curve))


def slope(function: Callable[[float], Any], curve: Curve) -> Curve:
    """The slope at the places of a curve, as a difference; a gap where the slopes to both sides are not one: kinks, jumps."""
    return _cut(Curve(f"slope of {curve.name}", curve.x, tuple(_slope(function, x) for x in curve.x)))


def works_element_by_element(function: Callable[[Any], Any]) -> bool:
    """Does it give for a matrix what it gives for each number, and twice the same?"""
    places = np.array([[2.5, 0.75, 0.25, -0.5, -1.5]])
    try:
        with np.errstate(all="ignore"):
            whole, single = function(places), [_number(function(float(x))) for x in places[0]]
    except (FppError, NotACurve):
        return False
    return isinstance(whole, np.ndarray) and whole.shape == places.shape and np.allclose(whole[0], single, equal_nan=True)


def _sampled(function: Callable[[float], Any], name: str, low: float, high: float) -> Curve:
    x = tuple(np.linspace(low, high, POINTS).tolist())
    last = ""
    values = []
    for place in x:
        try:
            values.append(_number(function(place)))
        except FppError as error:  # not defined there
            last = error.diagnostics[0].message
            values.append(math.nan)
    if not any(map(math.isfinite, values)):
        raise NotACurve(last or "it gives no finite number there")
    missing = [place for place, value in zip(x, values, strict=True) if math.isnan(value)]
    return Curve(name, x, tuple(values), f"not defined {_where(function, missing, x)}" if missing else "")


def _number(value: Any) -> float:
    if isinstance(value, bool | int | float):
        try:
            return float(value)
        except OverflowError:
            return math.inf
    raise NotACurve("it gives no number for a number")


def _slope(function: Callable[[float], Any], x: float) -> float:
    step = STEP * max(1.0, abs(x))
    try:
        before, here, after = (_number(function(place)) for place in (x - step, x, x + step))
    except FppError:
        return math.nan
    left, right = (here - before) / step, (after - here) / step
    smooth = abs(left - right) <= 1e-3 * (1 + abs(left) + abs(right))
    return (after - before) / (2 * step) if smooth else math.nan


def _cut(curve: Curve) -> Curve:
    """Without what would flatten everything else: poles, and infinities anyway."""
    finite = sorted(value for value in curve.y if math.isfinite(value))
    if not finite:
        return curve
    low, high = finite[len(finite) // 20], finite[-1 - len(finite) // 20]
    bottom, top = low - (high - low) / 10, high + (high - low) / 10
    notes, values = [curve.note] if curve.note else [], curve.y
    if finite[-1] - finite[0] > FLATTEST_PEAK * (high - low) > 0:
        values = tuple(value if bottom <= value <= top else math.nan for value in values)
        notes.append(f"values beyond {bottom:.4g} and {top:.4g} are not shown")
    elif any(map(math.isinf, values)):
        notes.append("infinite values are not shown")
    return replace(curve, y=tuple(value if math.isfinite(value) else math.nan for value in values), note="; ".join(notes))


def _where(function: Callable[[float], Any], missing: Sequence[float], all_places: Points) -> str:
    """Where a curve has no values, if that is at its ends."""
    count, gaps = len(missing), frozenset(missing)
    before = next(place for place, x in enumerate(all_places) if x not in gaps)
    behind = next(place for place, x in enumerate(reversed(all_places)) if x not in gaps)
    if before + behind == count:
        ends = []
        if before:
            ends.append(_end(function, "<", _edge(function, all_places[before - 1], all_places[before])))
        if behind:
            ends.append(_end(function, ">", _edge(function, all_places[-behind], all_places[-behind - 1])))
        return f"for {' and '.join(ends)}"
    return f"at x = {missing[0]:.4g}" if count == 1 else f"at {count} of {len(all_places)} places"


def _end(function: Callable[[float], Any], sign: str, edge: float) -> str:
    """`x < 0`, or `x ≤ 0` if the function is not defined at 0 either."""
    return f"x {sign if _is_defined(function, edge) else {'<': '≤', '>': '≥'}[sign]} {edge:.4g}"


def _edge(function: Callable[[float], Any], outside: float, inside: float) -> float:
    """Where a function begins to be defined, between a place where it is not and one where it is; a round number if there is one."""
    for _ in range(60):
        middle = (outside + inside) / 2
        if _is_defined(function, middle):
            inside = middle
        else:
            outside = middle
    near = round(inside, 6) + 0.0
    return near if abs(near - inside) < 1e-9 else inside


def _is_defined(function: Callable[[float], Any], place: float) -> bool:
    try:
        return not math.isnan(_number(function(place)))
    except FppError:
        return False


def _broken_at_jumps(function: Callable[[float], Any], curve: Curve) -> Curve:
    """With a gap in every jump: where two neighbours do not come closer to each other however near their places are."""
    steps = [abs(after - before) for before, after in pairwise(curve.y)]
    typical = sorted(step for step in steps if math.isfinite(step))
    if not typical:
        return curve
    suspicious = max(10 * typical[len(typical) // 2], (curve.high - curve.low) / 100)
    x, y = [curve.x[0]], [curve.y[0]]
    for place, step in enumerate(steps, 1):
        if step > suspicious and _jumps(function, curve.x[place - 1], curve.x[place], step):
            x.append((curve.x[place - 1] + curve.x[place]) / 2)
            y.append(math.nan)
        x.append(curve.x[place])
        y.append(curve.y[place])
    return replace(curve, x=tuple(x), y=tuple(y))


def _jumps(function: Callable[[float], Any], left: float, right: float, step: float) -> bool:
    """Half the interval again and again, always the half that holds the larger step: does any of it go away?"""
    try:
        at_left, at_right = _number(function(left)), _number(function(right))
        for _ in range(20):
            middle = (left + right) / 2
            at_middle = _number(function(middle))
            if abs(at_middle - at_left) > abs(at_right - at_middle):
                right, at_right = middle, at_middle
            else:
                left, at_left = middle, at_middle
    except FppError:
        return True
    return not abs(at_right - at_left) < step / 2
