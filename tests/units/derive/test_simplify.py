"""Every rule of the simplifier means the same on both sides, for numbers of every size, and for nan and infinity."""

from __future__ import annotations

import numpy as np
import pytest

import fpp_lang
from fpp_lang.derive.known import NAMED_FORMS
from fpp_lang.derive.simplify import RULES

NUMBERS = [*np.random.default_rng(0).normal(0, 2, 40), 0.0, -0.0, 1.0, -1.0, 1e-8, 30.0, -30.0]
ODD = [np.nan, np.inf, -np.inf]
EXPONENTS = "^ c1"


def sides(table: str) -> list[tuple[str, str]]:
    return [(left.strip(), right.strip()) for left, _, right in (line.partition("->") for line in table.splitlines() if line.strip())]


def values(text: str, given: dict[str, np.ndarray]) -> np.ndarray:
    function = fpp_lang.loads(f"Function f(x, y, z, c1, c2):\n    return {text}\n").f
    return np.array([function(*row) for row in zip(*given.values(), strict=True)], dtype=float)


@pytest.mark.parametrize(("left", "right"), [pair for pair in sides(RULES) if "transpose" not in pair[0] and "size" not in pair[0]])
@pytest.mark.parametrize("odd", [False, True])
def test_both_sides_are_equal(left, right, odd):
    rng = np.random.default_rng(1)
    pool = np.array([*NUMBERS, *ODD] if odd else NUMBERS)
    given = {name: rng.choice(pool, 60) for name in "xyz"}
    given["c1"], given["c2"] = (rng.choice([2.0, 3.0, -2.0, 0.5, 4.0], 60) for _ in range(2))
    if EXPONENTS in left:
        given["c1"] = rng.choice([2.0, 3.0, 4.0], 60)
    with np.errstate(all="ignore"):
        before, after = (values(f"1.0 * ({side})", given) for side in (left, right))
    both = np.isfinite(before) & np.isfinite(after)
    np.testing.assert_allclose(before[both], after[both], rtol=1e-9, atol=1e-300)
    if odd:
        assert np.array_equal(np.isnan(given["x"]) & np.isnan(before), np.isnan(given["x"]) & np.isnan(after))


@pytest.mark.parametrize(("left", "right"), sides(NAMED_FORMS))
def test_forms_with_a_name_mean_the_same(left, right):
    points = np.linspace(-8, 8, 33)
    before, after = (fpp_lang.loads(f"Function f(x, y):\n    return 1.0 * ({side})\n") for side in (left, right))
    for x in map(float, points):
        assert before.f(x, 1.5) == pytest.approx(after.f(x, 1.5), rel=1e-9, abs=1e-12)
