"""Numbers that know their own slope: Value going back, Dual going forward, against formulas and against each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from calls import Engine, close, on_engines

import fpp_lang

# The operation on x and y, its value, and its slopes in both.
OPERATIONS: dict[str, tuple[Any, Any, Any]] = {
    "x.add(y)": (lambda x, y: x + y, lambda x, y: 1, lambda x, y: 1),
    "x.subtract(y)": (lambda x, y: x - y, lambda x, y: 1, lambda x, y: -1),
    "x.multiply(y)": (lambda x, y: x * y, lambda x, y: y, lambda x, y: x),
    "x.divide(y)": (lambda x, y: x / y, lambda x, y: 1 / y, lambda x, y: -x / y**2),
    "x.power(3)": (lambda x, y: x**3, lambda x, y: 3 * x**2, lambda x, y: 0),
    "x.exp()": (lambda x, y: np.exp(x), lambda x, y: np.exp(x), lambda x, y: 0),
    "y.log()": (lambda x, y: np.log(y), lambda x, y: 0, lambda x, y: 1 / y),
    "x.tanh()": (lambda x, y: np.tanh(x), lambda x, y: 1 / np.cosh(x) ** 2, lambda x, y: 0),
    "x.sigmoid()": (lambda x, y: 1 / (1 + np.exp(-x)), lambda x, y: np.exp(-x) / (1 + np.exp(-x)) ** 2, lambda x, y: 0),
    "x.relu()": (lambda x, y: max(x, 0), lambda x, y: float(x > 0), lambda x, y: 0),
    "x.multiply(x).add(x)": (lambda x, y: x**2 + x, lambda x, y: 2 * x + 1, lambda x, y: 0),
    "x.multiply(y).tanh().add(x.exp()).divide(y.power(2))": (
        lambda x, y: (np.tanh(x * y) + np.exp(x)) / y**2,
        lambda x, y: (y / np.cosh(x * y) ** 2 + np.exp(x)) / y**2,
        lambda x, y: x / np.cosh(x * y) ** 2 / y**2 - 2 * (np.tanh(x * y) + np.exp(x)) / y**3,
    ),
}
PLACES = [(0.7, 1.3), (-1.2, 0.4), (2.0, 3.0)]


@on_engines
@pytest.mark.parametrize("operation", OPERATIONS)
def test_value_goes_back(operation: str, engine: Engine) -> None:
    value, in_x, in_y = OPERATIONS[operation]
    program = f"x, y = Value(a), Value(b)\nresult = {operation}\nresult.backward()\nfound = [result.data, x.gradient, y.gradient]\n"
    for a, b in PLACES:
        found = fpp_lang.loads(program, engine=engine, inputs={"a": a, "b": b}).variables["found"]
        close(found, [value(a, b), in_x(a, b), in_y(a, b)])


@on_engines
@pytest.mark.parametrize("operation", [*OPERATIONS, "x.sin().multiply(x.cos())"])
def test_dual_goes_forward(operation: str, engine: Engine) -> None:
    value, in_x, in_y = OPERATIONS.get(operation, (lambda x, y: np.sin(2 * x) / 2, lambda x, y: np.cos(2 * x), lambda x, y: 0))
    program = f"Function of(x, y):\n    return {operation}\none = of(Dual(a, 1), Dual(b))\nother = of(Dual(a), Dual(b, 1))\n"
    program += "found = [one.value, one.slope, other.slope]\n"
    for a, b in PLACES:
        found = fpp_lang.loads(program, engine=engine, inputs={"a": a, "b": b}).variables["found"]
        close(found, [value(a, b), in_x(a, b), in_y(a, b)])


@on_engines
def test_long_chains_and_second_calls(engine: Engine) -> None:
    program = """
x = Value(1.0)
total = Value(0)
for i in 2000:
    total = total.add(x)
total.backward()
once = x.gradient
total.backward()
twice = x.gradient
"""
    found = fpp_lang.loads(program, engine=engine).variables
    assert (found["once"], found["twice"]) == (2000, 2000)
