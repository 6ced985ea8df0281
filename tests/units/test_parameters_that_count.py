"""A parameter that is a size is a number, to which loops count, also where only Python calls the function (R2.10, R5.1)."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import fpp_lang

FUNCTIONS = {
    "of a matrix": (
        """
Function f(n) -> T:
    T = zeros(n, n)
    for i in n:
        for j in n:
            T[i][j] = (i + 1) * (j + 1)
""",
        lambda n: np.outer(np.arange(1, n + 1), np.arange(1, n + 1)),
    ),
    "of a vector": (
        """
Function f(n) -> T:
    T = zeros(n)
    for i in n:
        T[i] = i * i
""",
        lambda n: np.arange(n) ** 2,
    ),
    "in brackets": (
        """
Function f(n) -> T:
    T = full((n, 2), 0.5)
    for i in n:
        T[i] += i
""",
        lambda n: np.arange(n)[:, None] + [0.5, 0.5],
    ),
    "with one added": (
        """
Function f(degree) -> S:
    S = zeros(degree + 1)
    for k in degree + 1:
        for x in [1, 2, 3]:
            S[k] += x ^ k
""",
        lambda degree: [sum(x**k for x in (1, 2, 3)) for k in range(degree + 1)],
    ),
    "in an end of a range": (
        """
Function f(width) -> Tensor:
    v = arange(10)
    Out = []
    for i in range(v.len() - width + 1):
        total = 0
        for k in width:
            total += v[i + k]
        Out.append(total / width)
    return Out
""",
        lambda width: np.lib.stride_tricks.sliding_window_view(np.arange(10), width).mean(axis=1),
    ),
    "by way of a variable": (
        """
Function f(width) -> Out:
    v = arange(10)
    n = v.len() - width + 1
    Out = zeros(n)
    for i in n:
        for k in width:
            Out[i] += v[i + k]
""",
        lambda width: np.lib.stride_tricks.sliding_window_view(np.arange(10), width).sum(axis=1),
    ),
    "taken off the size of something": (
        """
Function f(lag) -> Out:
    v = arange(10)
    Out = zeros(2)
    for i in v.len() - lag:
        Out[0] += v[i] * v[i + lag]
    n = v.len() - lag
    for i in n:
        Out[1] += v[i] - v[i + lag]
""",
        lambda lag: [np.arange(10)[lag:] @ np.arange(10 - lag), -lag * (10 - lag)],
    ),
    "or the size of something, whichever is less": (
        """
Function f(most) -> total:
    v = arange(3)
    total = 0
    for i in min(most, v.len()):
        total += v[i]
""",
        lambda most: np.arange(3)[:most].sum(),
    ),
    "of a function that is called": (
        """
Function table(n) -> T:
    T = zeros(n)
    for i in n:
        T[i] = 2 * i

Function f(n) -> total:
    total = 0
    T = table(n)
    for i in n:
        total += T[i]
""",
        lambda n: n * (n - 1),
    ),
}


@pytest.mark.parametrize("size", [1, 2, 5, 4.0])
@pytest.mark.parametrize("text, reference", FUNCTIONS.values(), ids=FUNCTIONS)
def test_loops_count_to_it(text, reference, size):
    standalone: dict = {}
    exec(fpp_lang.transpile(text), standalone)
    for f in (fpp_lang.loads(text, engine="interpreter").f, fpp_lang.loads(text, engine="numpy").f, standalone["f"]):
        assert_array_equal(f(size), reference(int(size)))


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_a_size_is_whole(engine):
    for text, _ in FUNCTIONS.values():
        with pytest.raises(fpp_lang.FppError, match=r"\d\.5"):
            fpp_lang.loads(text, engine=engine).f(2.5)


SHAPES = """
Function numbers_in(shape) -> f32:
    T = zeros(shape)
    total = 1
    for size in shape:
        total *= size
    return total + T.sum()

Function first_of(sizes) -> f32:
    T = zeros(sizes)
    return sizes[0] + T.size
"""


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_a_shape_stays_one(engine):
    module = fpp_lang.loads(SHAPES, engine=engine)
    assert module.numbers_in(np.array([2, 3])) == 6
    assert module.first_of(np.array([2, 3])) == 8


PLUS = """
Function area(v, h) -> f32:
    total = 0
    for i from 1 to v.len() - 1:
        total += (v[i - 1] + v[i]) / 2 * h
    return total
"""


def test_what_is_added_and_halved_is_a_number():
    """So a list of numbers that Python gives is made a tensor, and no text is meant."""
    standalone: dict = {}
    exec(fpp_lang.transpile(PLUS), standalone)
    v = np.array([1.0, 4.0, 2.0, -3.5])
    for f in (fpp_lang.loads(PLUS, engine="interpreter").area, fpp_lang.loads(PLUS, engine="numpy").area, standalone["area"]):
        assert f(v, 0.5) == np.trapezoid(v, dx=0.5) if hasattr(np, "trapezoid") else np.trapz(v, dx=0.5)


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_a_vector_is_no_size(engine):
    module = fpp_lang.loads(FUNCTIONS["of a matrix"][0], engine=engine)
    with pytest.raises(fpp_lang.FppError, match=r"`zeros\(n, n\)` does not work with a tensor and a tensor"):
        module.f(np.array([1, 2]))
