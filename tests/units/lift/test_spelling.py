"""How a lifted choice at a bound is said: NumPy's extremes only where they certainly give what the test gives."""

from __future__ import annotations

import pytest

import fpp_lang

CLAMP = "Function f(T: Tensor{parameter}):\n    {line}\n    for x in T:\n        if x < {bound}: x = {bound}\n    return T\n"

BOUNDS = {
    "a number under a name": ("", "low = -0.5", "low", "np.maximum(T, low)"),
    "its negative": ("", "high = 0.5", "-high", "np.maximum(T, -high)"),
    "a zero, which has a sign": ("", "low = 0.0", "low", "np.where(low > T, low, T)"),
    "a parameter, which may be nan": (", low", "", "low", "np.where(low > T, low, T)"),
    "a name that is assigned again": ("", "low = 0.5; low = low / 2", "low", "np.where(low > T, low, T)"),
}


@pytest.mark.parametrize("what", BOUNDS)
def test_clamp_at_a_bound(what: str) -> None:
    parameter, line, bound, expected = BOUNDS[what]
    assert expected in fpp_lang.transpile(CLAMP.format(parameter=parameter, line=line, bound=bound))
