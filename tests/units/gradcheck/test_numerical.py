"""Slopes and corners of curves whose true ones are known from calculus."""

from __future__ import annotations

import numpy as np
import pytest

from fpp_lang.gradcheck.numerical import corner, jacobian


@pytest.mark.parametrize("x", [-3.0, 0.0, 1.0, 2.5])
def test_slopes_of_a_smooth_curve(x):
    found = jacobian(lambda t: np.sin(t) * np.exp(t), np.array(x))
    true = np.exp(x) * (np.sin(x) + np.cos(x))
    assert abs(found.values - true) <= 1e-9 * max(1, abs(true))
    assert abs(found.values - true) <= 10 * found.noise + 1e-12


def test_the_step_grows_with_the_number():
    """A fixed step of 1e-7 would be off by 2e-4 here."""
    found = jacobian(lambda t: t**2, np.array(1e6))
    assert found.values == pytest.approx(2e6, rel=1e-9)


def test_slopes_of_every_output_in_every_input():
    A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    found = jacobian(lambda v: A @ v, np.array([0.5, -1.0]))
    np.testing.assert_allclose(found.values, A, rtol=1e-9)


@pytest.mark.parametrize(
    ("curve", "x", "left", "right"),
    [
        (lambda t: max(t, 0.0), 0.0, 0.0, 1.0),
        (abs, 0.0, -1.0, 1.0),
        (lambda t: t if t > 0 else 0.01 * t, 0.0, 0.01, 1.0),
        (lambda t: min(max(t, -1.0), 1.0), 1.0, 1.0, 0.0),
        (lambda t: np.exp(max(t - 20, 0.0)), 20.0, 0.0, 1.0),
    ],
)
def test_corners(curve, x, left, right):
    found = corner(curve, x)
    assert found is not None and not found.jumps
    assert (found.left, found.right) == pytest.approx((left, right), abs=1e-4)


@pytest.mark.parametrize("curve", [lambda t: float(t >= 0), lambda t: np.floor(t) + t])
def test_jumps(curve):
    found = corner(curve, 0.0)
    assert found is not None and found.jumps


@pytest.mark.parametrize(
    ("curve", "x"),
    [
        (np.log, 1e-3),
        (np.log, 1e-6),
        (np.sqrt, 1e-4),
        (np.sqrt, 1e-8),
        (lambda t: 1 / (1 + np.exp(-1e5 * t)), 0.0),
        (lambda t: 1 / (1 + np.exp(-1e5 * t)), 3e-5),
        (lambda t: np.tanh(1e3 * t), 1e-3),
        (lambda t: abs(t) ** 1.5, 0.0),
        (lambda t: 0.5 * t * t if abs(t) <= 1 else abs(t) - 0.5, 1.0),
        (lambda t: max(t, 0.0), 1e-3),
        (lambda t: 1e6 * np.sin(t), 1.0),
    ],
)
def test_no_corner_where_a_curve_only_bends(curve, x):
    assert corner(curve, x) is None
