"""Loops whose array form has no row in the table of derivatives: the loop is differentiated as it was written, ties included."""

from __future__ import annotations

import numpy as np
import pytest

import fpp_lang
from fpp_lang.autodiff.rules import AS_WRITTEN

SPELLED = {
    "max_from": "max(axis=0, initial=",
    "min_from": "min(axis=0, initial=",
    "fmax_from": "np.fmax.reduce(",
    "fmin_from": "np.fmin.reduce(",
    "fmax_of": "np.fmax.reduce(",
    "fmin_of": "np.fmin.reduce(",
    "running_max": "np.maximum.accumulate(",
    "running_min": "np.minimum.accumulate(",
    "running_fmax": "np.fmax.accumulate(",
    "running_fmin": "np.fmin.accumulate(",
    "fmax": "np.fmax(",
    "fmin": "np.fmin(",
    "cumprod": "cumprod(",
    "windows": "windows(",
    "divide_where": "np.divide(",
}
"""How the text of a lifted function says each of them."""

RUNNING = """
Function f(T: Vector) -> result:
    result = zeros(5)
    best = {start}
    for i in 5:
        {step}
        result[i] = best
"""
WHOLE = """
Function f(T: Vector):
    best = {start}
    for x in T:
        {step}
    return best
"""
FIRST = """
Function f(T: Vector):
    best = T[0]
    for x in T:
        if x {sign} best:
            best = x
    return best
"""
WINDOWS = """
w = [0.5, -0.25, 2.0]
Function f(T: Vector):
    result = zeros(3)
    for i in 3:
        total = 0
        for k in 3:
            total += (T[i + k] - w[k])^2
        result[i] = total
    return result
"""
QUOTIENTS = """
Function f(T: Vector) -> result:
    result = zeros(5)
    for i in 5:
        if T[i] > 0:
            result[i] = 3 / T[i]
"""
TEXTS = {
    "max_from": WHOLE.format(start=1, step="best = max(best, x)"),
    "min_from": WHOLE.format(start=1, step="best = min(best, x)"),
    "fmax_from": WHOLE.format(start=1, step="if x > best:\n            best = x"),
    "fmin_from": WHOLE.format(start=1, step="if x < best:\n            best = x"),
    "fmax_of": FIRST.format(sign=">"),
    "fmin_of": FIRST.format(sign="<"),
    "running_max": RUNNING.format(start=1, step="best = max(best, T[i])"),
    "running_min": RUNNING.format(start=1, step="best = min(best, T[i])"),
    "running_fmax": RUNNING.format(start=1, step="if T[i] > best:\n            best = T[i]"),
    "running_fmin": RUNNING.format(start=1, step="if T[i] < best:\n            best = T[i]"),
    "fmax": RUNNING.format(start=1, step="if T[i] > best:\n            best = T[i]"),
    "fmin": RUNNING.format(start=1, step="if T[i] < best:\n            best = T[i]"),
    "cumprod": RUNNING.format(start=1, step="best *= T[i]"),
    "windows": WINDOWS,
    "divide_where": QUOTIENTS,
}

GRADIENT = """
Function slope(T: Vector, w: Vector):
    Loss = sum(f(T) * w)
    return gradient of Loss with respect to T
"""
WEIGHTS = np.array([1.0, -2.0, 3.0, 0.5, 4.0])
DISTINCT = np.array([0.5, 1.75, -0.25, 2.5, 0.75])


def test_each_has_a_program():
    assert set(TEXTS) == set(SPELLED) == set(AS_WRITTEN)


@pytest.mark.parametrize("name", TEXTS)
def test_the_loop_is_lifted_and_its_gradient_is_right(name):
    assert SPELLED[name] in fpp_lang.transpile(TEXTS[name])
    program = TEXTS[name] + GRADIENT
    function = fpp_lang.loads(TEXTS[name]).f
    weights = WEIGHTS[: np.size(function(DISTINCT))]
    steps = np.eye(5) * 1e-6
    wanted = [np.sum((function(DISTINCT + step) - function(DISTINCT - step)) * weights) / 2e-6 for step in steps]
    for engine in ("numpy", "interpreter"):
        np.testing.assert_allclose(fpp_lang.loads(program, engine=engine).slope(DISTINCT, weights), wanted, atol=1e-6)


@pytest.mark.parametrize(("name", "slopes"), [("max_from", [0.25, 0.25, 0.5]), ("fmax_from", [1, 0, 0])])
def test_ties_are_those_of_the_loop(name, slopes):
    """Each pass of `best = max(best, x)` splits a tie evenly; `if x > best` keeps the first."""
    program = TEXTS[name] + "T = [2.0, 2.0, 2.0]\nLoss = f(T)\ng = gradient of Loss with respect to T\n"
    np.testing.assert_array_equal(fpp_lang.loads(program).variables["g"], slopes)
