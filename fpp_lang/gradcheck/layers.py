"""Checks the backward pass of a layer: the gradient that it hands back, and those of everything that it learns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fpp_lang.diagnostics.error import FppError
from fpp_lang.gradcheck.causes import Cause, likely_cause
from fpp_lang.gradcheck.numerical import Array, as_array, jacobian
from fpp_lang.gradcheck.points import Point
from fpp_lang.gradcheck.readings import UPSTREAM, Form, Reading, carried_back
from fpp_lang.gradcheck.subject import role_of
from fpp_lang.gradcheck.trials import Observation, Trial

EXAMPLES = 6
"""The size of a batch; it differs from the sizes of small layers, so that an axis too few or too many shows."""

RATE = 0.1
"""The learning rate given to a backward pass that takes a step of its own."""

BACKWARD = Reading({"gradient": UPSTREAM}, likely=True)
NEW_WEIGHTS = Cause(
    "the weights are changed before the gradient of the input is taken, so it uses the new ones: its error grows with the learning rate",
    "take the gradient of the input first, then the step",
    lambda seen: None,
)


@dataclass(frozen=True, slots=True)
class Layer:
    """An object with a forward and a backward pass. `restore` makes it what it was; `fields` gives its fields as they are now.

    `inputs` and `gradients` are the names of what the two passes need, self left out.
    """

    name: str
    forward: Callable[..., Any]
    backward: Callable[..., Any]
    inputs: tuple[str, ...]
    gradients: tuple[str, ...]
    fields: Callable[[], Mapping[str, Any]]
    restore: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One gradient: of the input, or of a field. Without a trial nothing was found that could be compared."""

    of: str
    trial: Trial | None
    cause: Cause | None = None

    @property
    def right(self) -> bool:
        return self.trial is None or self.trial.passes


@dataclass(frozen=True, slots=True)
class LayerVerdict:
    """What was found about each gradient; `stops` are the shapes for which the backward pass ended in an error, with its words.

    `one_hot`: it was tried with targets that are rows of one 1 and zeros.
    """

    layer: Layer
    parts: tuple[Part, ...]
    shapes: tuple[tuple[int, ...], ...]
    stops: tuple[tuple[tuple[int, ...], str], ...] = ()
    one_hot: bool = False

    @property
    def correct(self) -> bool:
        return bool(self.parts) and all(part.right for part in self.parts)


@dataclass(slots=True)
class _Seen:
    """What one pass forward and backward left."""

    arguments: tuple[Any, ...]
    y: Array
    upstream: Array
    handed_back: Array | None
    before: dict[str, Array]
    after: dict[str, Any]
    stopped: str | None = None


@dataclass(slots=True)
class _Collected:
    """Observations of one gradient at all shapes."""

    found: dict[str, list[Observation]] = field(default_factory=dict)

    def add(self, of: str, seen: Observation | None) -> None:
        self.found.setdefault(of, [])
        if seen is not None:
            self.found[of].append(seen)


DRAWS = "the forward pass draws random numbers, so that no nudge can be told from them; switch them off"


def check_layer(layer: Layer) -> LayerVerdict | None:
    """Compares a backward pass with nudging; None where the forward pass takes no input that was tried.

    A loss may be written for any targets, or for rows that add up to 1.
    """
    found = _checked(layer, one_hot=False)
    if found is None or found.correct or not layer.inputs[1:]:
        return found
    with_rows = _checked(layer, one_hot=True)
    return with_rows if with_rows is not None and with_rows.correct else found


def _checked(layer: Layer, one_hot: bool) -> LayerVerdict | None:
    rng = np.random.default_rng(2)
    collected, early = _Collected(), _Collected()
    shapes, stops = [], []
    for arguments in _inputs(layer, rng, one_hot):
        seen = _pass(layer, arguments, rng, RATE)
        shape = np.shape(arguments[0])
        if seen is None:
            continue
        if seen.stopped is not None:
            stops.append((shape, seen.stopped))
            continue
        shapes.append(shape)
        _collect(layer, seen, collected)
        if layer.gradients[1:]:
            again = _pass(layer, arguments, np.random.default_rng(2), 0.0, seen.upstream)
            early.add("the input", None if again is None else _of_input(layer, again))
    if not shapes:
        return LayerVerdict(layer, (), (), tuple(stops)) if stops else None
    parts = [_part(of, observations, early.found.get(of, [])) for of, observations in collected.found.items()]
    return LayerVerdict(layer, tuple(parts), tuple(shapes), tuple(stops), one_hot)


def _inputs(layer: Layer, rng: np.random.Generator, one_hot: bool) -> Iterator[tuple[Any, ...]]:
    """One example as a vector and as a column, and batches in rows and in columns, of the sizes that the layer's tensors have."""
    layer.restore()
    arrays = [value for value in layer.fields().values() if isinstance(value, np.ndarray)]
    sizes = list(dict.fromkeys((*(size for array in arrays for size in array.shape if size > 1), *(() if arrays else (3,)))))
    for size in sizes:
        for shape in ((size,), (size, 1), (EXAMPLES, size), (size, EXAMPLES)):
            yield (rng.normal(0.0, 1.0, shape), *(_beside(name, shape, rng, one_hot) for name in layer.inputs[1:]))


def _beside(name: str, shape: tuple[int, ...], rng: np.random.Generator, one_hot: bool) -> Any:
    """Another input: labels, targets in one-hot rows, or any numbers."""
    labels = rng.integers(0, shape[-1], shape[:-1])
    if role_of(name) == "label":
        return labels
    return np.eye(shape[-1])[labels] if one_hot else rng.normal(0.0, 1.0, shape)


def _forward(layer: Layer, arguments: tuple[Any, ...]) -> Array | None:
    try:
        y = as_array(layer.forward(*(np.copy(value) for value in arguments)))
    except FppError:
        return None
    return y if y is not None and y.size and np.all(np.isfinite(y)) else None


def _pass(layer: Layer, arguments: tuple[Any, ...], rng: np.random.Generator, rate: float, given: Array | None = None) -> _Seen | None:
    """Forward and backward once, from the layer as it was."""
    layer.restore()
    before = {name: value.copy() for name, value in layer.fields().items() if isinstance(value, np.ndarray) and value.dtype.kind == "f"}
    y, twice = _forward(layer, arguments), _forward(layer, arguments)
    if y is None or twice is None:
        return None
    if np.any(y != twice):
        return _Seen(arguments, y, y, None, before, {}, DRAWS)
    drawn = np.ones(y.shape) if not layer.gradients else rng.uniform(0.5, 2.0, y.shape) * rng.choice([-1.0, 1.0], y.shape)
    upstream = drawn if given is None else given
    passed = upstream.item() if upstream.ndim == 0 else upstream.copy()
    try:
        handed_back = layer.backward(*[passed, *[rate] * (len(layer.gradients) - 1)][: len(layer.gradients)])
    except FppError as error:
        return _Seen(arguments, y, upstream, None, before, {}, error.diagnostics[0].message)
    after = {name: np.copy(value) for name, value in layer.fields().items() if isinstance(value, np.ndarray)}
    return _Seen(arguments, y, upstream, as_array(handed_back) if handed_back is not None else None, before, after)


def _collect(layer: Layer, seen: _Seen, collected: _Collected) -> None:
    if seen.handed_back is not None:
        collected.add("the input", _of_input(layer, seen))
    for name, value in seen.before.items():
        observation = _observed(layer, seen, value, lambda moved, name=name: _with_field(layer, name, moved, seen), name)  # type: ignore[misc]
        if observation is not None:
            collected.add(name, observation if observation.actual.size else None)


def _of_input(layer: Layer, seen: _Seen) -> Observation | None:
    def curve(moved: Array) -> Array | None:
        layer.restore()
        return _forward(layer, (moved, *seen.arguments[1:]))

    return None if seen.handed_back is None else _observed(layer, seen, seen.arguments[0], curve, None)


def _with_field(layer: Layer, name: str, moved: Array, seen: _Seen) -> Array | None:
    """The forward pass with another value of a field; the layer's own array takes it in."""
    layer.restore()
    layer.fields()[name][...] = moved
    return _forward(layer, seen.arguments)


def _observed(layer: Layer, seen: _Seen, x: Array, curve: Callable[[Array], Array | None], of_field: str | None) -> Observation | None:
    """What the backward pass gave beside what nudging gives; None where nothing depends on x."""

    def total(moved: Array) -> Array:
        y = curve(moved)
        return np.full(seen.y.shape, np.nan) if y is None or y.shape != seen.y.shape else y

    slopes = jacobian(total, x)
    if not np.all(np.isfinite(slopes.values)) or not np.any(slopes.values):
        return None
    point = Point({}, "x", x, seen.y, slopes, seen.upstream)
    values, noise = carried_back(point)
    actual = seen.handed_back if of_field is None else _gradient_of(layer, of_field, seen)
    return Observation(point, np.zeros(0) if actual is None else actual, Form("gradient", values, noise))


def _gradient_of(layer: Layer, name: str, seen: _Seen) -> Array | None:
    """The gradient of a field: from the step that was taken, or from a field whose name says so."""
    after = seen.after.get(name)
    if layer.gradients[1:] and after is not None and (after.shape != seen.before[name].shape or np.any(after != seen.before[name])):
        step: Array = (seen.before[name] - after) / RATE
        return step
    plain = name.casefold()
    for other, value in seen.after.items():
        rest = other.casefold().replace(plain, "", 1).strip("_")
        if other != name and plain in other.casefold() and (rest in ("d", "g") or role_of(rest) == "upstream"):
            found: Array = value
            return found
    return None


def _part(of: str, observations: list[Observation], early: list[Observation]) -> Part:
    if not observations:
        return Part(of, None)
    trial = Trial(BACKWARD, tuple(observations))
    if trial.passes:
        return Part(of, trial)
    if early and all(seen.agrees() for seen in early):
        return Part(of, trial, NEW_WEIGHTS)
    return Part(of, trial, likely_cause(trial))
