"""Rows of the table of derivatives as functions of numbers: the primitive itself, and what its row says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from fpp_lang.autodiff import make
from fpp_lang.autodiff.rule_text import written
from fpp_lang.autodiff.rules import Rule, rules
from fpp_lang.base.source import NOWHERE
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, TRUTH, WHOLE, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.gradcheck.numerical import jacobian
from fpp_lang.interpret import run
from fpp_lang.runtime.world import World
from fpp_lang.syntax import tree as syntax

Array = np.ndarray[Any, Any]
NONE: Mapping[str, core.Function] = {}
SHAPES: tuple[tuple[int, ...], ...] = ((), (4,), (2, 3), (3, 1))
RANGES: Mapping[str, Callable[[np.random.Generator, tuple[int, ...]], Array]] = {
    "any": lambda rng, shape: rng.normal(0.0, 1.5, shape),
    "positive": lambda rng, shape: rng.uniform(0.3, 3.0, shape),
    "share": lambda rng, shape: rng.uniform(-0.9, 0.9, shape),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Arguments of a primitive by parameter; None where one is left out."""

    primitive: str
    values: Mapping[str, Any]


def kind_of(value: Any) -> Kind:
    if isinstance(value, bool | np.bool_):
        return TRUTH
    if isinstance(value, int):
        return WHOLE
    if np.ndim(value) == 0:
        return FRACTION
    return Kind(Base.TENSOR, "bool" if value.dtype == bool else "float", value.ndim)


def function_of(names: Mapping[str, Kind], body: core.Expression, others: Mapping[str, core.Function] = NONE) -> Callable[..., Any]:
    """A function of core in Python's hands; `others`: those that it may call."""
    parameters = tuple(core.Parameter(name, None, kind=kind) for name, kind in names.items())
    block = core.Block((core.Return(body),))
    made = core.Function("f", "f", parameters, "value", block, tuple(names))
    outcome = run(core.Program({**others, "f": made}, core.Block((core.Pass(),)), (), ()), World())
    return outcome.functions["f"]


def call_of(sample: Sample) -> core.Primitive:
    row = PRIMITIVES[sample.primitive]
    given = ((p.name, sample.values.get(p.name)) for p in row.parameters)
    arguments = [None if value is None else argument(name, value) for name, value in given]
    return make.primitive(sample.primitive, *arguments)


def argument(name: str, value: Any) -> core.Expression:
    """A whole number such as an axis, a truth value or a shape is a literal; everything else is a variable."""
    if isinstance(value, tuple):
        return make.pair(*map(make.constant, value))
    return make.constant(value) if isinstance(value, int) else make.variable(name, kind_of(value))


def tensors(sample: Sample) -> dict[str, Any]:
    return {name: value for name, value in sample.values.items() if value is not None and not isinstance(value, int | tuple)}


def forward(sample: Sample) -> Callable[..., Any]:
    return function_of({name: kind_of(value) for name, value in tensors(sample).items()}, call_of(sample))


def gradient(sample: Sample, text: syntax.Expression, parameter: str, z: Any, dz: Any) -> Array:
    """What a text of the row gives for one parameter; what was stretched is summed back."""
    given = {**dict.fromkeys(sample.values), **{n: argument(n, v) for n, v in sample.values.items() if v is not None}}
    names = {**{name: kind_of(value) for name, value in tensors(sample).items()}, "dz": kind_of(dz), "z": kind_of(z)}
    body = written(text, {**given, "dz": make.variable("dz", names["dz"]), "z": make.variable("z", names["z"])}, NOWHERE)
    found = np.asarray(function_of(names, body)(*tensors(sample).values(), dz, z), dtype=float)
    return summed_to(found, np.shape(sample.values[parameter]))


def summed_to(value: Array, shape: tuple[int, ...]) -> Array:
    while value.ndim > len(shape):
        value = value.sum(axis=0)
    for axis, size in enumerate(shape[-value.ndim :] if value.ndim else ()):
        if size == 1 and value.shape[axis] != 1:
            value = value.sum(axis=axis, keepdims=True)
    return np.broadcast_to(value, shape)


def agrees(sample: Sample, texts: Mapping[str, syntax.Expression], seed: int = 3) -> bool:
    """Does every text give what nudging gives?"""
    rng = np.random.default_rng(seed)
    function, values = forward(sample), tensors(sample)
    z = function(*values.values())
    dz = rng.uniform(0.5, 2.0, np.shape(z)) * rng.choice([-1.0, 1.0], np.shape(z))
    dz = dz if np.ndim(z) else float(dz)
    for parameter, text in texts.items():
        if parameter not in values:
            continue

        def curve(moved: Array, parameter: str = parameter) -> Array:
            given = {**values, parameter: moved if moved.ndim else moved.item()}
            return np.asarray(function(*given.values()), dtype=float)

        slopes = jacobian(curve, np.asarray(values[parameter], dtype=float))
        outputs = tuple(range(np.ndim(z)))
        weights = np.reshape(dz, (*np.shape(z), *(1,) * np.ndim(values[parameter])))
        expected = np.sum(weights * slopes.values, axis=outputs)
        noise = np.sum(np.abs(weights) * slopes.noise, axis=outputs)
        try:
            actual = gradient(sample, text, parameter, z, dz)
        except Exception:
            return False
        if actual.shape != expected.shape or not np.all(np.abs(actual - expected) <= 1e-6 * np.maximum(1, np.abs(expected)) + 10 * noise):
            return False
    return True


# Samples ---------------------------------------------------------------------------------------------------------------------


def samples(name: str, rule: Rule) -> list[Sample]:
    """Arguments on which a row of the table is the one that is taken, and the primitive has a slope."""
    found = []
    for span in RANGES:
        rng = np.random.default_rng(5)
        found = [sample for sample in _candidates(name, rule, RANGES[span], rng) if _is_smooth(sample)]
        if len(found) >= 2:
            return found
    return found


def _is_smooth(sample: Sample) -> bool:
    try:
        value = np.asarray(forward(sample)(*tensors(sample).values()), dtype=float)
    except Exception:
        return False
    return bool(np.all(np.isfinite(value)))


def _candidates(name: str, rule: Rule, draw: Callable[..., Array], rng: np.random.Generator) -> Iterator[Sample]:
    tests = dict(test.partition(":")[::2] for test in rule.tests)
    parameters = PRIMITIVES[name].parameters
    yield from _ties(name, rule)
    for shape in SHAPES if name not in ("std", "var") else SHAPES[1:]:
        for turned in (False, True):
            values: dict[str, Any] = {}
            for place, parameter in enumerate(parameters):
                wanted = tests.get(parameter.name)
                values[parameter.name] = _value(
                    name, parameter.name, wanted, bool(tests), shape if not (turned and place) else _other(shape), draw, rng
                )
            yield Sample(name, values)


def _ties(name: str, rule: Rule) -> Iterator[Sample]:
    """Equal numbers, among which a slope is split evenly (nudging one of two gives half), and a sample's deviation."""
    tied = np.array([[1.0, 2.0], [2.0, 2.0], [2.0, -1.0]])
    if name in ("maximum", "minimum") and not rule.tests:
        for other in (3.0, -3.0):
            yield Sample(name, {"x": np.array([1.0, 2.0]), "y": np.array([1.0, other])})
    if name in ("max", "max_kept", "min", "min_kept"):
        sign = 1 if name.startswith("max") else -1
        has_axis = bool(rule.tests) or name.endswith("_kept")
        yield Sample(name, {"t": sign * (tied if has_axis else tied[:2, 0].repeat(2)[1:]), "axis": 0 if has_axis else None})
    if name in ("std", "var"):
        yield Sample(name, {"t": np.array([[1.0, 2.5], [2.0, -1.0], [0.5, 0.25]]), "sample": True, "axis": 0 if rule.tests else None})


def _other(shape: tuple[int, ...]) -> tuple[int, ...]:
    """A shape that broadcasts with the first, and is stretched or stretches it."""
    return {(): (4,), (4,): (), (2, 3): (3,), (3, 1): (1, 2)}[shape]


MATRICES = {"x": (2, 3), "y": (3, 4), "up": (2, 4)}
FIXED = {"axis": 0, "digits": None, "sample": None}


def _value(
    name: str, parameter: str, wanted: str | None, plain: bool, shape: tuple[int, ...], draw: Callable[..., Array], rng: np.random.Generator
) -> Any:
    if parameter == "axis":
        return 0 if wanted is not None or name in ("sum_kept", "max_kept", "min_kept", "spread", "squeeze") else None
    if parameter in ("sample", "digits"):
        return None
    if wanted in ("matrix", "vector") or name in ("matmul", "matmul_slope", "matmul_slope_right") or (name == "times" and not plain):
        return draw(rng, MATRICES[parameter] if wanted != "vector" else (3,))
    if wanted is not None and wanted.isdigit():
        return int(wanted)
    if wanted in ("literal", "fixed"):
        return 4 if name == "power" else 0
    if wanted == "single":
        shape = ()
    if wanted is None and name == "times":
        shape = (2, 3)
    if parameter == "shape":
        return (4, *shape) if name != "reshape" else int(np.prod(shape))
    if name == "squeeze" and parameter == "t":
        shape = (1, *shape)
    if parameter == "condition":
        return rng.random(shape) > 0.5 if shape else True
    if parameter in ("low", "high"):
        return -0.4 if parameter == "low" else 0.7
    if name == "chosen_product":
        return rng.random((2, 3)) > 0.5 if parameter == "taken" else draw(rng, MATRICES[parameter])
    if name == "correlation":
        return draw(rng, (5,) if parameter == "x" else (3,))
    if name in ("outer", "vdot"):
        return draw(rng, (3,))
    value = draw(rng, shape)
    return value if shape else float(value)


def all_rules() -> list[tuple[str, int, Rule]]:
    return [(name, place, rule) for name, found in rules().items() for place, rule in enumerate(found) if rule.texts]
