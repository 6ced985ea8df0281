"""The network of `digits_mlp.fpp` learns to read, and both engines take the same steps."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest

import fpp_lang

PROGRAM = Path(__file__).parents[2] / "programs" / "digits_mlp.fpp"
Engine = Literal["numpy", "interpreter"]


@cache
def trained(engine: Engine) -> dict[str, Any]:
    return dict(fpp_lang.load(PROGRAM, engine=engine).variables)


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_reads_digits_that_it_has_not_seen(engine: Engine) -> None:
    run = trained(engine)
    assert run["table"].shape == (1797, 65)
    assert len(run["test_digits"]) == 360
    assert run["test_accuracy"] >= 0.96
    right = np.mean(run["predicted_digits"] == run["test_digits"])
    assert right == run["test_accuracy"]


def test_the_first_fifty_losses_agree() -> None:
    numpy, interpreter = (trained(engine)["losses"] for engine in ("numpy", "interpreter"))
    np.testing.assert_allclose(numpy[:50], interpreter[:50], rtol=1e-9)
    assert numpy[0] > 2 and np.mean(numpy[-23:]) < 0.1


@pytest.mark.parametrize(("place", "name"), list(enumerate(["Weights1", "Biases1", "Weights2", "Biases2"])))
def test_the_backward_pass_is_the_slope_of_the_loss(place: int, name: str) -> None:
    """One row of each parameter, against a central difference."""
    before_training = PROGRAM.read_text(encoding="utf-8").split("// 5. Training")[0]
    text = f"""{before_training}
Input = train_pictures[0:5].T
Target = one_hot(train_digits[0:5], 10).T
Hidden, Probabilities = forward(Input)
slope = sum(backward(Input, Hidden, Probabilities, Target)[{place}][3])

Function loss_after(shift):
    {name}[3] += shift
    Hidden, Probabilities = forward(Input)
    {name}[3] -= shift
    return loss_of(Probabilities, Target)

difference = (loss_after(1e-5) - loss_after(-1e-5)) / 2e-5
"""
    variables = fpp_lang.loads(text, name=str(PROGRAM)).variables
    assert variables["slope"] == pytest.approx(variables["difference"], rel=1e-6)
