"""When a value is what an example says."""

from __future__ import annotations

import numpy as np
import pytest

from fpp_lang.documentation.agreement import agree

ALIKE = [
    (1, 1.0),
    (0.1 + 0.2, 0.3),
    (float("nan"), float("nan")),
    (float("inf"), float("inf")),
    (np.array([1.0, 2.0]), [1, 2]),
    ([np.array([1.0]), "a"], [np.array([1]), "a"]),
    ("a", "a"),
    (None, None),
    ({"a": 1.0}, {"a": 1}),
    ((1, [2]), (1, [2])),
]
DIFFERENT = [
    (1, 1.000001),
    (np.array([1.0, 2.0]), np.array([[1.0, 2.0]])),
    (np.array([1.0, 2.0]), 1),
    ("1", 1),
    (None, 0),
    ({"a": 1}, {"b": 1}),
    ((1, 2), (1, 2, 3)),
    (float("inf"), float("-inf")),
    ([[1], [1, 2]], [[1], [1, 3]]),
]


@pytest.mark.parametrize(("given", "wanted"), ALIKE)
def test_alike(given, wanted):
    assert agree(given, wanted) and agree(wanted, given)


@pytest.mark.parametrize(("given", "wanted"), DIFFERENT)
def test_different(given, wanted):
    assert not agree(given, wanted) and not agree(wanted, given)
