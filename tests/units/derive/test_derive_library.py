"""Every activation and loss of the library can be derived: right, and no longer than twice what a person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from fpp_lang.catalogue import catalogue
from fpp_lang.derived import derived
from fpp_lang.syntax.reading import source_of_text

WRITTEN = {
    "ReLU": "relu_derivative",
    "LeakyReLU": "leaky_relu_derivative",
    "ELU": "elu_derivative",
    "Sigmoid": "sigmoid_derivative",
    "Swish": "swish_derivative",
    "GELU_erf": "gelu_erf_derivative",
    "GELU_tanh": "gelu_tanh_derivative",
    "Softmax": "softmax_gradient",
    "softplus": "softplus_derivative",
    "Identity_Activation": "identity_derivative",
    "Heaviside": "heaviside_derivative",
    "mae_loss": "mae_gradient",
    "mse_loss": "mse_gradient",
    "HingeLoss": "hinge_gradient",
    "HuberLoss": "huber_gradient",
    "BinaryCrossEntropy": "bce_gradient",
    "BCE_From_Logits": "bce_logits_gradient",
    "CategoricalCrossEntropy": "cce_gradient",
    "CCE_One_Hot": "cce_one_hot_gradient",
    "NLL_Loss": "nll_gradient",
    "KL_Divergence": "kl_gradient",
}
"""The derivative that the library holds for each, if it holds one."""

FUNCTIONS = [entry.name for entry in catalogue() if entry.file in ("activations.fpp", "losses.fpp") and entry.kind == "function"]
TEXTS = {entry.name: entry.code for entry in catalogue()}
OF_THE_ASSUMED_ONE = {"KL_Divergence": "Q", "JS_Divergence": "Q"}


def statements(text: str) -> int:
    """Lines of code, without comments; an `else:` alone says nothing."""
    lines = (line.strip() for line in text.splitlines())
    return sum(bool(line) and not line.startswith("//") and line != "else:" for line in lines)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_derived(name):
    found = derived(source_of_text("derived.fpp", ""), Path(), name, OF_THE_ASSUMED_ONE.get(name))
    assert found.verdict.correct and found.verdict.points >= 2
    if name in WRITTEN:
        assert statements(found.text) <= 2 * statements(TEXTS[WRITTEN[name]]), found.text


def test_every_hand_written_one_is_compared():
    assert set(WRITTEN) <= set(FUNCTIONS)
    assert set(WRITTEN.values()) <= set(TEXTS)
