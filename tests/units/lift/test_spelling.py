"""How a lifted choice at a bound is said: NumPy's extremes only where they certainly give what the test gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fpp_lang

CLAMP = "Function f(T: Tensor{parameter}):\n    {line}\n    for x in T:\n        if x < {bound}: x = {bound}\n    return T\n"

BOUNDS = {
    "a number under a name": ("", "low = -0.5", "low", "np.maximum(T, low, out=T)"),
    "its negative": ("", "high = 0.5", "-high", "np.maximum(T, -high, out=T)"),
    "a zero, which has a sign": ("", "low = 0.0", "low", "np.where(low > T, low, T)"),
    "a parameter, which may be nan": (", low", "", "low", "np.where(low > T, low, T)"),
    "a name that is assigned again": ("", "low = 0.5; low = low / 2", "low", "np.where(low > T, low, T)"),
}


@pytest.mark.parametrize("what", BOUNDS)
def test_clamp_at_a_bound(what: str) -> None:
    parameter, line, bound, expected = BOUNDS[what]
    assert expected in fpp_lang.transpile(CLAMP.format(parameter=parameter, line=line, bound=bound))


BOTH = (
    "Function f(x: Tensor) -> Out:\n    low = {low}\n    Out = zeros(x.len())\n    for i in x.len():\n        value = x[i]\n"
    "        if value < low: value = low\n        if value > 0.75: value = 0.75\n        Out[i] = value\n"
)


@pytest.mark.parametrize(("low", "clips"), [("-0.75", True), ("2.0", True), ("0.0", False)])
def test_clamp_between_two_bounds(low: str, clips: bool) -> None:
    """`np.clip` gives the upper bound where the bounds cross, as the tests do one after the other; it does not promise a zero's sign."""
    text = fpp_lang.transpile(BOTH.format(low=low))
    assert ("np.clip(x, low, 0.75)" in text) == clips
    names: dict[str, Any] = {"__name__": "clamp"}
    exec(compile(text, low, "exec"), names)
    x = np.array([np.nan, -np.inf, -3.0, -0.0, 0.0, 0.5, 0.75, 3.0, np.inf])
    expected = [min(max(value, float(low)), 0.75) if value == value else value for value in x]
    found = names["f"](x)
    assert np.array_equal(found, expected, equal_nan=True) and np.array_equal(np.signbit(found), np.signbit(expected))
