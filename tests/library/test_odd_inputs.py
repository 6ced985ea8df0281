"""What comes from comparisons and from the ends of the range: true and false count as 1 and 0, and 0 keeps its sign."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from calls import Engine, close, everywhere
from shape_references import ELEMENTWISE, NEAR_ZERO, REDUCING, ROWWISE

import fpp_lang

ENGINES: tuple[Engine, ...] = ("numpy", "interpreter", "transpiled")
TRUTHS = {"([1.5, -2, 0.25] > 0)": np.array([1.0, 0, 1]), "([[1, -2], [-3, 4], [0, 5]] > 0)": np.array([[1.0, 0], [0, 1], [0, 1]])}
REFERENCES = {**ELEMENTWISE, **ROWWISE, **REDUCING}

# Labels, answers and weights that are comparisons.
PAIRS: dict[str, Any] = {
    "one_hot([1, -1, 1] > 0, 3)": [[0, 1, 0], [1, 0, 0], [0, 1, 0]],
    "one_hot([1, -1, 1] > 0, 2)": [[0, 1], [1, 0], [0, 1]],
    "CategoricalCrossEntropy([0.25, 0.75], [1, -1] > 0)": [-np.log(0.75), -np.log(0.25)],
    "CategoricalCrossEntropy([0.25, 0.75], 3 > 2)": -np.log(0.75),
    "cce_gradient([0.25, 0.5], 3 > 2)": [0, -2],
    "CCE_Batch([[0.25, 0.75], [0.5, 0.5]], [1, -1] > 0)": -np.log(0.375) / 2,
    "DotProduct([1, -1, 1] > 0, [1, 1, 1] > 0)": 2,
    "mae_loss([1, -1] > 0, [1, 1] > 0)": 0.5,
    "Accuracy([1, -1, 1] > 0, [1, 0, 0])": 2 / 3,
    "Confusion_Matrix([1, -1, 1] > 0, [1, 1, 1] > 0, 2)": [[0, 1], [0, 2]],
    "Tensor_Median([1, -1, 1, 1] > 0)": 1,
    "Z_Score([1, -1] > 0, false)": [1, -1],
}


def result(program: str, engine: Engine) -> Any:
    """What a program calls `result`."""
    if engine != "transpiled":
        return fpp_lang.loads(program, engine=engine).variables["result"]
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(fpp_lang.transpile(program), "transpiled.py", "exec"), names)
    return names["result"]


@everywhere
@pytest.mark.parametrize("call", REFERENCES)
def test_true_and_false_count(call: str, engine: Engine) -> None:
    for text, numbers in TRUTHS.items():
        close(result(f"x = {text}\nresult = {call}\n", engine), REFERENCES[call](numbers), max(NEAR_ZERO.get(call, 0), 1e-15))


@everywhere
@pytest.mark.parametrize("call", PAIRS)
def test_labels_that_are_comparisons(call: str, engine: Engine) -> None:
    close(result(f"result = {call}\n", engine), PAIRS[call], 1e-15)


@everywhere
@pytest.mark.parametrize("call", ["ELU(x)", "Hyperbolic_Tangent(x)", "LeakyReLU(x)", "Swish(x)", "GELU_erf(x)", "GELU_tanh(x)", "tanh(x)"])
def test_zero_keeps_its_sign(call: str, engine: Engine) -> None:
    found = result(f"x = [-0.0, 0.0, -0.0]\nresult = {call}\n", engine)
    assert np.all(np.equal(found, 0)) and np.signbit(found).tolist() == [True, False, True]


def test_zero_that_is_whole_is_no_negative_zero() -> None:
    for engine in ENGINES:
        assert not np.signbit(result("result = Hyperbolic_Tangent(0)\n", engine))
