"""Every derivative of the library against small steps, at 200 places; and the same check on wrong ones, which it has to refuse."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from calls import functions
from scipy import special

from fpp_lang.standard import entries

random = np.random.default_rng(4)
PLACES = 200
BOUND = 1e-7
x = random.uniform(-6, 6, PLACES)
probabilities = random.uniform(0.02, 0.98, PLACES)
truths = random.integers(0, 2, PLACES)
targets = random.normal(size=PLACES)
scores = random.normal(size=(40, 5))
P, Q = special.softmax(scores, axis=1), special.softmax(random.normal(size=(40, 5)), axis=1)
labels = random.integers(0, 5, 40)
one_hots = np.eye(5)[labels]

# A derivative, the function of which it is the slope, and the places; one number in, one number out, element by element.
BY_ELEMENT = [
    ("relu_derivative(x)", "ReLU(x)", x),
    ("leaky_relu_derivative(x)", "LeakyReLU(x)", x),
    ("leaky_relu_derivative(x, 0.3)", "LeakyReLU(x, 0.3)", x),
    ("elu_derivative(x)", "ELU(x)", x),
    ("elu_derivative(x, 2)", "ELU(x, 2)", x),
    ("sigmoid_derivative(x)", "Sigmoid(x)", x),
    ("Sigmoid_Derivative_From_Output(Sigmoid(x))", "Sigmoid(x)", x),
    ("swish_derivative(x)", "Swish(x)", x),
    ("swish_derivative(x)", "Parametric_Swish(x)", x),
    ("tanh_derivative(x)", "Hyperbolic_Tangent(x)", x),
    ("tanh_derivative(x)", "tanh(x)", x),
    ("Tanh_Derivative_From_Output(tanh(x))", "tanh(x)", x),
    ("gelu_erf_derivative(x)", "GELU_erf(x)", x),
    ("gelu_tanh_derivative(x)", "GELU_tanh(x)", x),
    ("softplus_derivative(x)", "softplus(x)", x),
    ("identity_derivative(x)", "Identity_Activation(x)", x),
    ("heaviside_derivative(x)", "Heaviside(x)", x),
    ("hinge_gradient(x, a)", "HingeLoss(x, a)", x),
    ("huber_gradient(x, b)", "HuberLoss(x, b)", x),
    ("huber_gradient(x, b, 2.5)", "HuberLoss(x, b, 2.5)", x),
    ("bce_gradient(x, c)", "BinaryCrossEntropy(x, c)", probabilities),
    ("bce_logits_gradient(x, c)", "BCE_From_Logits(x, c)", x),
]
GIVEN = {"a": 2 * truths - 1, "b": targets, "c": truths}

# A gradient, the number of which it is the gradient, the tensor of 200 elements, and what else is given as y.
WHOLE: list[tuple[str, str, Any, Any]] = [
    ("mae_gradient(y, x)", "mae_loss(y, x)", x, targets),
    ("mse_gradient(y, x)", "mse_loss(y, x)", x, targets),
    ("cce_one_hot_gradient(x, y)", "CCE_One_Hot(x, y)", P, one_hots),
    ("cce_batch_gradient(x, y)", "CCE_Batch(x, y)", P, labels),
    ("cce_logits_gradient(x, y)", "CCE_From_Logits(x, y)", scores, labels),
    ("softmax_cross_entropy_gradient(Softmax(x), y) / 40", "CCE_One_Hot(Softmax(x), y)", scores, one_hots),
    ("nll_gradient(x, y)", "NLL_Loss(x, y)", np.log(P), labels),
    ("kl_gradient(y, x)", "KL_Divergence(y, x)", P, Q),
    ("js_gradient(y, x)", "JS_Divergence(y, x)", P, Q),
    ("entropy_gradient(x)", "Entropy(x)", P, Q),
    ("cce_gradient(x, y)", "CategoricalCrossEntropy(x, y)", special.softmax(x), 17),
    ("softmax_gradient(Softmax(x), y)", "sum(Softmax(x) * y)", scores, Q),
    ("log_softmax_gradient(log_softmax(x), y)", "sum(log_softmax(x) * y)", scores, Q),
    ("sum(softmax_jacobian(x) * unsqueeze(y, -1), axis=0)", "sum(Softmax(x) * y)", x, targets),
    ("sum(log_softmax_jacobian(x) * unsqueeze(y, -1), axis=0)", "sum(log_softmax(x) * y)", x, targets),
    ("l1_gradient(x, 0.1)", "l1_penalty(x, 0.1)", x, targets),
    ("l2_gradient(x, 0.1)", "l2_penalty(x, 0.1)", x, targets),
]

# Formulas that are printed for these functions, and wrong.
WRONG = [
    ("1 / (1 + exp(-x))", "Swish(x)", "listing 34"),
    ("0.5 + 0.5 * tanh(x) + 0.5 * x * (1 - tanh(x)²)", "GELU_tanh(x)", "listing 38"),
    ("0.5 + 0.5 * tanh(x) + 0.5 * x * (1 - tanh(x)²)", "GELU_erf(x)", "listing 38"),
    ("2 * (x - b)", "HuberLoss(x, b)", "the slope of another loss"),
]


@cache
def made() -> dict[str, Callable[..., Any]]:
    by_element = {call: "x, a, b, c" for row in [*BY_ELEMENT, *WRONG] for call in row[:2]}
    return functions("numpy", {**by_element, **{call: "x, y" for row in WHOLE for call in row[:2]}})


def largest_error(derivative: str, function: str, places: Any) -> float:
    """How far a derivative is from the central difference at the worst place, as a share of the larger of it and 1."""

    def of(call: str, places: Any) -> Any:
        return made()[call](places, *GIVEN.values())

    h = 1e-6
    estimated = (of(function, places + h) - of(function, places - h)) / (2 * h)
    return float(np.max(np.abs(of(derivative, places) - estimated) / np.maximum(1, np.abs(estimated))))


@pytest.mark.parametrize(("derivative", "function", "places"), BY_ELEMENT, ids=[row[0] for row in BY_ELEMENT])
def test_slope(derivative: str, function: str, places: Any) -> None:
    assert places.shape == (PLACES,)
    assert largest_error(derivative, function, places) < BOUND


@pytest.mark.parametrize(("derivative", "function", "source"), WRONG, ids=[row[2] for row in WRONG])
def test_wrong_slope_is_found(derivative: str, function: str, source: str) -> None:
    assert largest_error(derivative, function, x) > 0.05, source


@pytest.mark.parametrize(("gradient", "function", "tensor", "other"), WHOLE, ids=[row[0] for row in WHOLE])
def test_gradient(gradient: str, function: str, tensor: Any, other: Any) -> None:
    assert tensor.size == PLACES
    found = made()[gradient](tensor, other)
    assert np.shape(found) == tensor.shape
    h = 1e-6
    for place in np.ndindex(tensor.shape):
        step = np.zeros(tensor.shape)
        step[place] = h
        estimated = (made()[function](tensor + step, other) - made()[function](tensor - step, other)) / (2 * h)
        assert abs(found[place] - estimated) <= BOUND * max(1, abs(estimated)), place


def test_no_derivative_is_forgotten() -> None:
    files = ("activation_derivatives.fpp", "loss_gradients.fpp")
    tried = " ".join(row[0] for row in [*BY_ELEMENT, *WHOLE])
    assert [name for name, entry in entries().items() if entry.file in files and f"{name}(" not in tried] == []
