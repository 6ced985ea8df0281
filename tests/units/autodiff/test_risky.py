"""What a choice did not take never makes a gradient nan: each primitive that may be infinite has to be known as one (R10.4)."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

import fpp_lang
from fpp_lang.autodiff import choices

FORMULAS = {
    "divide": "1 / x",
    "mod": "3.3 mod x",
    "power": "x ^ -1.5",
    "sqrt": "sqrt(x)",
    "log": "log(x)",
    "log2": "log2(x)",
    "log10": "log10(x)",
    "log_one_plus": "log_one_plus(x - 1)",
    "exp": "exp(1000 * (1 - 2 * x))",
    "exp_minus_one": "exp_minus_one(1000 * (1 - 2 * x))",
    "sinh": "sinh(1000 * (1 - 2 * x))",
    "cosh": "cosh(1000 * (1 - 2 * x))",
    "arcsin": "arcsin(1 - x)",
    "arccos": "arccos(1 - x)",
}
SLOPES_AT_HALF = {
    "divide": -4.0,
    "mod": -6.0,
    "power": -1.5 * 0.5**-2.5,
    "sqrt": 0.5**0.5,
    "log": 2.0,
    "log2": 2 / np.log(2),
    "log10": 2 / np.log(10),
    "log_one_plus": 2.0,
    "exp": -2000.0,
    "exp_minus_one": -2000.0,
    "sinh": -2000.0,
    "cosh": 0.0,
    "arcsin": -1 / np.sqrt(0.75),
    "arccos": 1 / np.sqrt(0.75),
}


def slope(formula: str) -> np.ndarray[Any, Any]:
    text = f"x = [0.0, 0.5]\nLoss = sum(where(x > 0.2, {formula}, 0))\nd = gradient of Loss with respect to x\n"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(fpp_lang.loads(text, engine="interpreter").variables["d"], dtype=float)


@pytest.mark.parametrize("name", FORMULAS)
def test_what_is_not_taken_has_slope_0(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    np.testing.assert_allclose(slope(FORMULAS[name]), [0.0, SLOPES_AT_HALF[name]], rtol=1e-9)
    monkeypatch.setattr(choices, "RISKY", choices.RISKY - {name})
    assert np.isnan(slope(FORMULAS[name])[0])
