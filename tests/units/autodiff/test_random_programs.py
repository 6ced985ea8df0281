"""Gradients of programs that nobody wrote: as nudging finds them, in the interpreter, in NumPy, and as a transpiled file."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from random_programs import FUNCTIONS, INPUTS, body_of

import fpp_lang

SEEDS, GROUP = range(20), 4
GIVEN = [f"{name}0" for name in INPUTS]
ALLOWED = {"FPP0345", "FPP0341"}
"""The way back is refused with its reason, or the loss does not use an input."""


def inside(name: str, lines: Sequence[str]) -> str:
    """The lines as a function of all inputs, each copied first: what is stored in them stays inside."""
    copies = [f"{name[:-1]} = {name} * 1" for name in GIVEN]
    return "\n".join([FUNCTIONS, f"Function {name}({', '.join(GIVEN)}):", *(f"    {line}" for line in (*copies, *lines))])


def top(lines: Sequence[str]) -> str:
    """The lines as a program, in which ranks are known."""
    copies = [line for name in INPUTS for line in (f"{name}0 = {INPUTS[name]}", f"{name} = {name}0 * 1")]
    targets = ", ".join(f"g_{name}" for name in GIVEN)
    return "\n".join([FUNCTIONS, *copies, *lines, f"{targets} = gradient of Loss w.r.t. {', '.join(GIVEN)}"])


def values() -> list[Any]:
    return [np.array(value, dtype=float) if isinstance(value, list) else value for value in INPUTS.values()]


def nudged(function: Callable[..., Any], step: float) -> Iterator[np.ndarray]:
    """The slopes of a function by each of its arguments, each from two calls."""
    for place, value in enumerate(values()):
        found = np.zeros(np.shape(value))
        for at in np.ndindex(found.shape):
            ends = []
            for sign in (1, -1):
                moved = np.array(value, dtype=float)
                moved[at] += sign * step
                given = values()
                given[place] = moved if moved.ndim else float(moved)
                ends.append(float(np.reshape(function(*given), -1)[0]))
            found[at] = (ends[0] - ends[1]) / (2 * step)
        yield found


def ways(lines: Sequence[str]) -> Iterator[tuple[str, Sequence[Any]]]:
    """The gradients by all inputs, in every way in which a program can run."""
    asking = inside("slopes", [*lines, f"return gradient of Loss w.r.t. {', '.join(GIVEN)}"])
    program = top(lines)
    engines: tuple[fpp_lang.api.Engine, ...] = ("numpy", "interpreter")
    for engine in engines:
        yield f"a function, {engine}", fpp_lang.loads(asking, engine=engine).slopes(*values())  # type: ignore[misc]
        variables = fpp_lang.loads(program, engine=engine).variables
        yield f"a program, {engine}", [variables[f"g_{name}"] for name in GIVEN]
    module: dict[str, Any] = {"__name__": "transpiled"}
    exec(compile(fpp_lang.transpile(asking), "transpiled.py", "exec"), module)
    yield "transpiled", module["slopes"](*values())


def tried(seed: int) -> str:
    """What became of a program: `right`, or why there is nothing to compare."""
    lines = body_of(seed)
    try:
        function = fpp_lang.loads(inside("value", [*lines, "return Loss"])).value
        loss = function(*values())
    except fpp_lang.FppError:
        return "no program"
    try:
        found = list(ways(lines))
    except fpp_lang.FppError as error:
        codes = [item.code for item in error.diagnostics if item.severity.value == "error"]
        assert set(codes) <= ALLOWED, f"seed {seed}\n{error}\n" + "\n".join(lines)
        return "refused"
    if not np.all(np.isfinite(loss)):
        return "not finite"
    coarse, fine = list(nudged(function, 2e-5)), list(nudged(function, 1e-5))
    for way, gradients in found:
        for name, gradient, wanted, other in zip(GIVEN, gradients, fine, coarse, strict=True):
            here = np.asarray(gradient, dtype=float)
            assert here.shape == wanted.shape, f"seed {seed}, {way}, {name}"
            kinks = np.abs(wanted - other) > 1e-5 * (1 + np.abs(wanted))
            right = kinks | np.isclose(here, wanted, rtol=1e-5, atol=1e-6)
            assert right.all(), f"seed {seed}, {way}, {name}: {here}, by nudging {wanted}\n" + "\n".join(lines)
    return "right"


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


@pytest.mark.parametrize("first", SEEDS[::GROUP])
def test_gradients_of_random_programs(first: int) -> None:
    outcomes = Counter(tried(seed) for seed in range(first, first + GROUP))
    assert outcomes["right"] >= GROUP // 2, outcomes
