"""What probably went wrong: each row is a usual slip, and what the derivative gives where it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import erf as erf_of_number

import numpy as np
from numpy.typing import NDArray

from fpp_lang.gradcheck.numerical import Array
from fpp_lang.gradcheck.points import Point
from fpp_lang.gradcheck.readings import own_slopes
from fpp_lang.gradcheck.trials import Observation, Trial

Slip = Callable[[Observation], Array | None]
"""What a derivative with this slip gives at a point; None where the slip cannot be made there."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A slip in words: what happened, and the repair."""

    words: str
    repair: str
    slip: Slip


def likely_cause(trial: Trial) -> Cause | None:
    """The first slip that explains every answer."""
    return next((cause for cause in (*_slips(trial), *_regions(trial)) if _explains(cause, trial)), None)


def _explains(cause: Cause, trial: Trial) -> bool:
    explained = 0
    for seen in trial.observations:
        if seen.is_corner:
            continue
        wanted = cause.slip(seen)
        if wanted is None or not seen.agrees(np.asarray(wanted, dtype=np.float64)):
            return False
        explained += 1
    return explained > 0 and not all(seen.agrees() for seen in trial.observations)


def _slips(trial: Trial) -> Iterator[Cause]:
    yield from SHAPES
    yield from _factors()
    yield from CURVES
    yield from SHARES
    yield from _any_factor(trial)


# Shapes ----------------------------------------------------------------------------------------------------------------------


def _turned(seen: Observation) -> Array | None:
    return seen.expected.T if seen.actual.ndim == 2 else seen.expected if seen.actual.shape == seen.expected.shape else None


def _not_summed(axis: int) -> Slip:
    def slip(seen: Observation) -> Array | None:
        """The answer itself, where its sum over the batch is what it should be."""
        if seen.actual.ndim not in (seen.expected.ndim, seen.expected.ndim + 1) or seen.actual.ndim == 0:
            return None
        if seen.actual.shape == seen.expected.shape:
            return seen.expected  # one example: nothing to add up
        total = seen.actual.sum(axis=axis, keepdims=seen.actual.ndim == seen.expected.ndim)
        right = total.shape == seen.expected.shape and np.allclose(total, seen.expected, rtol=1e-5, atol=1e-6)
        return seen.actual if right else None

    return slip


def _without_upstream(seen: Observation) -> Array | None:
    own = own_slopes(seen.point)
    return None if own is None else own.values


def _diagonal(seen: Observation) -> Array | None:
    size = seen.point.x.size
    if seen.point.y.shape != seen.point.x.shape or not size:
        return None
    return np.diag(seen.point.slopes.values.reshape(size, size)).reshape(seen.point.x.shape)


NOT_SUMMED = "the answer has one entry for each example of the batch: their sum is missing"
SHAPES = (
    Cause("rows and columns are the wrong way round", "transpose the result", _turned),
    Cause(NOT_SUMMED, "add up over the examples: sum(…, axis=0)", _not_summed(0)),
    Cause(NOT_SUMMED, "add up over the examples: sum(…, axis=-1)", _not_summed(-1)),
    Cause("the gradient from above is not used", "multiply the slope by the gradient that comes in", _without_upstream),
    Cause(
        "each output depends on every input, and this is only the slope of each in its own input",
        "use the whole matrix of slopes, or carry the gradient from above through it",
        _diagonal,
    ),
)

# Factors ---------------------------------------------------------------------------------------------------------------------

SCALES: dict[float, str] = {1: "", -1: "-1", 2: "2", 0.5: "0.5", -2: "-2", -0.5: "-0.5"}
COUNTS: dict[str, Callable[[Point], float]] = {
    "the number of elements": lambda point: point.x.size,
    "the number of rows": lambda point: point.x.shape[0] if point.x.ndim > 1 else 1,
    "the number of columns": lambda point: point.x.shape[-1] if point.x.ndim else 1,
    "the size of the first axis": lambda point: point.x.shape[0] if point.x.ndim else 1,
    "the number of examples": lambda point: point.y.shape[0] if point.y.ndim > 1 else 1,
    "the number of examples, one in each column,": lambda point: point.y.shape[-1] if point.y.ndim > 1 else 1,
}
SIGN = "the sign is the wrong way round (as happens when two arguments, or the two sides of a difference, are swapped)"


def _factors() -> Iterator[Cause]:
    for scale, written in SCALES.items():
        if scale != 1:
            words = SIGN if scale == -1 else f"the answer is {written} times what it should be"
            yield Cause(words, "put a minus in front" if scale == -1 else f"divide by {written}", _times(scale, lambda point: 1.0))
        for name, count in COUNTS.items():
            also = f"{written} times " if written else ""
            mean = "; it is the slope of the sum, not of the mean" if scale == 1 and "rows" not in name else ""
            yield Cause(f"the answer is {also}{name} too large{mean}", f"divide by {also}{name}", _times(scale, count))
            yield Cause(
                f"the answer is {also}1 / {name} of what it should be; it is the slope of the mean, not of the sum",
                f"multiply by {name}",
                _times(scale, lambda point, count=count: 1 / count(point)),  # type: ignore[misc]
            )


def _times(scale: float, count: Callable[[Point], float]) -> Slip:
    return lambda seen: scale * count(seen.point) * seen.expected


def _any_factor(trial: Trial) -> Iterator[Cause]:
    """A factor that is the same everywhere, taken from the largest slope."""
    usable = [seen for seen in trial.observations if seen.actual.shape == seen.expected.shape and not seen.is_corner and seen.expected.size]
    if not usable:
        return
    largest = max(usable, key=lambda seen: float(np.max(np.abs(seen.expected))))
    place = np.unravel_index(np.argmax(np.abs(largest.expected)), largest.expected.shape)
    slope = float(largest.expected[place])
    factor = float(largest.actual[place]) / slope if slope else 0.0
    if factor == 0.0 or not np.isfinite(factor):
        yield Cause("the answer is always 0", "write the slope", lambda seen: np.zeros(seen.expected.shape))
        return
    yield Cause(f"the answer is {factor:.6g} times what it should be, everywhere", f"divide by {factor:.6g}", lambda s: factor * s.expected)


# Other curves ----------------------------------------------------------------------------------------------------------------


def _value(seen: Observation) -> Array | None:
    return seen.point.y if seen.actual.shape == seen.point.y.shape else None


def _of(curve: Callable[[Array], Array]) -> Slip:
    return lambda seen: curve(seen.point.x)


def _sigmoid(x: Array) -> Array:
    return 0.5 * (1 + np.tanh(x / 2))


def _half_gelu(x: Array) -> Array:
    slope: Array = 0.5 * (1 + np.tanh(x)) + 0.5 * x * (1 - np.tanh(x) ** 2)
    return slope


def _normal_share(x: Array) -> Array:
    share: Array = 0.5 * (1 + np.vectorize(erf_of_number, otypes=[float])(x / np.sqrt(2)))
    return share


CURVES = (
    Cause("the answer is the value of the function, not its slope", "give the slope", _value),
    Cause("the answer is the sigmoid itself, which is only one part of the slope", "complete the product rule", _of(_sigmoid)),
    Cause("the answer is the sigmoid's slope", "use the slope of this function", _of(lambda x: _sigmoid(x) * _sigmoid(-x))),
    Cause("the answer is tanh's slope", "use the slope of this function", _of(lambda x: 1 - np.tanh(x) ** 2)),
    Cause("the answer is the share of the bell curve below x, which is only one part of the slope", "add x · φ(x)", _of(_normal_share)),
    Cause(
        "the answer is exactly the slope of 0.5·x·(1 + tanh x): the inner function is taken for x alone",
        "put √(2/π)·(x + 0.044715·x³) inside tanh, and multiply by its slope √(2/π)·(1 + 3·0.044715·x²)",
        _of(_half_gelu),
    ),
    Cause("the two branches are the wrong way round", "turn the condition round", lambda seen: 1 - seen.expected),
)

# Softmax and cross-entropy ---------------------------------------------------------------------------------------------------


def _for_shares(scale: Callable[[Array], float]) -> Slip:
    """`P - Y`, where softmax and cross-entropy have `P * sum(Y) - Y`: each is right where the truth adds up to 1."""

    def slip(seen: Observation) -> Array | None:
        truths = [value for name, value in seen.point.arguments.items() if name != seen.point.wrt and np.shape(value) == seen.point.x.shape]
        if len(truths) != 1 or seen.expected.shape != seen.point.x.shape:
            return None
        x, truth = np.atleast_1d(seen.point.x), np.atleast_1d(truths[0])
        shares = np.exp(x - x.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        missing: Array = scale(x) * shares * (truth.sum(axis=-1, keepdims=True) - 1)
        return seen.expected - missing.reshape(seen.expected.shape)

    return slip


SHARES = tuple(
    Cause(
        "it is right where the truth of each example adds up to 1 (one-hot, or probabilities), and only there",
        "keep to such a truth, or multiply the probabilities by its sum",
        _for_shares(scale),
    )
    for scale in (lambda x: 1.0, lambda x: 1 / (len(x) if x.ndim > 1 else 1), lambda x: 1 / x.size)
)

# Where it is wrong -----------------------------------------------------------------------------------------------------------

REGIONS: tuple[tuple[str, Callable[[Array], NDArray[np.bool_]]], ...] = (
    ("x is below 0", lambda x: x < 0),
    ("x is above 0", lambda x: x > 0),
    ("x is below -1 or above 1", lambda x: np.abs(x) > 1),
    ("x lies between -1 and 1", lambda x: np.abs(x) < 1),
    ("x is far from 0, beyond ±10", lambda x: np.abs(x) > 10),
)


def _regions(trial: Trial) -> Iterator[Cause]:
    """Right everywhere but in one region."""
    if any(seen.actual.shape != seen.point.x.shape or seen.expected.shape != seen.point.x.shape for seen in trial.observations):
        return
    for words, inside in REGIONS:
        if any(np.any(inside(seen.point.x)) and not np.all(inside(seen.point.x)) for seen in trial.observations):
            yield Cause(f"it is right everywhere but where {words}", "look at that case alone", _outside(inside))


def _outside(inside: Callable[[Array], NDArray[np.bool_]]) -> Slip:
    return lambda seen: np.where(inside(seen.point.x), seen.actual, seen.expected)
