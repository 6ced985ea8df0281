"""A derivative called in one way at every point, beside what nudging gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fpp_lang.gradcheck.numerical import Array
from fpp_lang.gradcheck.points import Point
from fpp_lang.gradcheck.readings import Form, Reading, forms
from fpp_lang.gradcheck.subject import Subject

LEAST = 2
"""Points at which a derivative must give something before anything is said of it."""

CLOSE = 1e-6
NEAR = 3.0
"""Figures are told of numbers up to this size."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One point: what the derivative gave, and what it should have given."""

    point: Point
    actual: Array
    form: Form

    @property
    def expected(self) -> Array:
        return self.form.values

    @property
    def is_corner(self) -> bool:
        return self.point.corner is not None

    def agrees(self, wanted: Array | None = None) -> bool:
        """Is the answer what nudging gives (or `wanted`), as exactly as nudging can tell?"""
        target = self.expected if wanted is None else wanted
        if self.actual.shape != target.shape or not np.all(np.isfinite(self.actual)):
            return False
        if wanted is None and self.is_corner:
            return self._between()
        return bool(np.all(self.misses(target) <= 1))

    def misses(self, target: Array) -> Array:
        """The distance from a target of the same shape, in units of what nudging can tell."""
        scale = np.maximum(1.0, np.abs(target))
        noise = self.form.noise if self.form.noise.shape == target.shape else float(np.max(self.form.noise, initial=0.0))
        missed: Array = np.abs(self.actual - target) / (CLOSE * scale + 10 * noise)
        return missed

    def _between(self) -> bool:
        """At a corner every slope between the left and the right one may be given; at a jump nothing can be said."""
        found = self.point.corner
        assert found is not None
        low, high = sorted((found.left, found.right))
        room = 1e-4 * max(1.0, abs(low), abs(high))
        return found.jumps or bool(low - room <= float(self.actual) <= high + room)

    @property
    def error(self) -> float:
        """How far off the answer is, at most; infinite where it has another shape or is no number."""
        if self.is_corner:
            return 0.0 if self.agrees() else np.inf
        if self.actual.shape != self.expected.shape or not np.all(np.isfinite(self.actual)):
            return float("inf")
        return float(np.max(np.abs(self.actual - self.expected), initial=0.0))


@dataclass(frozen=True, slots=True)
class Trial:
    """A derivative read in one way, at every point."""

    reading: Reading
    observations: tuple[Observation, ...]

    @property
    def passes(self) -> bool:
        return all(seen.agrees() for seen in self.observations)

    @property
    def error(self) -> float:
        """The largest error near 0; infinite where an answer has another shape."""
        return max((seen.error for seen in self.observations if not seen.is_corner and np.all(np.abs(seen.point.x) <= NEAR)), default=0.0)

    @property
    def worst(self) -> Observation:
        """The plainest observation that shows the error: a single number where there is one."""
        wrong = [seen for seen in self.observations if not seen.agrees()]
        simplest = min(seen.point.x.size for seen in wrong)
        near = [seen for seen in wrong if seen.point.x.size == simplest and np.all(np.abs(seen.point.x) <= NEAR)] or wrong
        return max(near, key=lambda seen: (np.isfinite(seen.error), seen.error))


def trials(derivative: Subject, reading: Reading, points: Sequence[Point]) -> list[Trial]:
    """The derivative called in this way, one trial for each form in which it may give the slopes."""
    seen = [
        (point, actual, forms(point, reading)) for point in points if (actual := derivative.value(reading.arguments(point))) is not None
    ]
    if len(seen) < max(1, min(LEAST, len(points))):
        return []
    most = max(len(found) for _, _, found in seen)
    return [
        Trial(reading, tuple(_observation(point, actual, found[min(k, len(found) - 1)]) for point, actual, found in seen))
        for k in range(most)
    ]


def _observation(point: Point, actual: Array, form: Form) -> Observation:
    """One number may come as a tensor that holds one."""
    single = actual.size == form.values.size == 1
    return Observation(point, actual.reshape(form.values.shape) if single else actual, form)
