"""True and false that come from Python count as 1 and 0 where they are computed with (R3.2); a mask stays one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import fpp_lang

PROGRAM = """
Function sum_of(a, b):
    return a + b

Function dot(a, b):
    return DotProduct(a, b)

Function picked(values, mask):
    return values[mask]

Function chosen(condition, value):
    return value if condition else 0
"""
MASK = np.array([True, False, True])


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_truths_from_python(engine):
    module = fpp_lang.loads(PROGRAM, engine=engine)
    assert_array_equal(module.sum_of(MASK, MASK), [2, 0, 2])
    assert module.dot(MASK, MASK) == 2
    assert module.sum_of(True, True) == 2
    assert_array_equal(module.picked(np.array([5, 6, 7]), MASK), [5, 7])
    assert module.chosen(True, 3) == 3


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_lists_from_python_are_not_joined(engine):
    module = fpp_lang.loads(PROGRAM, engine=engine)
    assert_array_equal(module.sum_of([1, -2, 3], [1, -2, 3]), [2, -4, 6])
    assert module.sum_of("a", "b") == "ab"


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_the_first_axis_is_walked_at_every_rank(engine):
    module = fpp_lang.loads(PROGRAM, engine=engine)
    for rank_a in (1, 2, 3):
        for rank_b in (1, 2, 3):
            a, b = np.arange(2.0**rank_a).reshape((2,) * rank_a), 1 + np.arange(2.0**rank_b).reshape((2,) * rank_b)
            assert_array_equal(module.dot(a, b), sum(a[i] * b[i] for i in range(2)))
