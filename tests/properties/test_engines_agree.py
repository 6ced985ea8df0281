"""The interpreter and the NumPy text mean the same (R11.4), on programs that nobody wrote."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import fpp_lang
from programs import programs

RUN = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

LOOP_VARIABLES = {"item", "row", "col", "i", "k", "rowIndex", "colIndex"}
"""An element of a loop and its position are places, not variables: what they are called after the loop is left open."""


def outcome(text: str, engine: str) -> tuple[dict[str, Any] | None, list[tuple[str, int]]]:
    """The variables, or the codes and lines of what went wrong."""
    try:
        return dict(fpp_lang.loads(text, engine=engine).variables), []
    except fpp_lang.FppError as error:
        return None, [(item.code, item.line) for item in error.diagnostics if item.severity.value == "error"]


def same(left: Any, right: Any) -> bool:
    if isinstance(left, np.ndarray) or isinstance(right, np.ndarray):
        return np.shape(left) == np.shape(right) and np.allclose(left, right, rtol=1e-9, atol=1e-9, equal_nan=True)
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right or math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9) or (left != left and right != right)
    return bool(left == right)


@RUN
@given(programs())
def test_engines_agree(text: str) -> None:
    variables, problems = outcome(text, "interpreter")
    other, other_problems = outcome(text, "numpy")
    assert problems == other_problems, text
    if variables is not None and other is not None:
        assert variables.keys() - LOOP_VARIABLES == other.keys() - LOOP_VARIABLES, text
        different = [name for name in variables.keys() - LOOP_VARIABLES if not same(variables[name], other[name])]
        assert not different, f"{[(name, variables[name], other[name]) for name in different]}\n{text}"


def test_a_planted_difference_is_seen() -> None:
    """The comparison is no rubber stamp."""
    assert not same([1.0, 2.0], [1.0, 2.1])
    assert not same(np.ones(3), np.ones((3, 1)))
    assert same(float("nan"), float("nan"))
    with pytest.raises(AssertionError):
        assert same(outcome("x = 1", "interpreter")[0]["x"], outcome("x = 2", "numpy")[0]["x"])  # type: ignore[index]
