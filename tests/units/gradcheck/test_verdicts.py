"""The verdicts on printed derivatives that are known to be right or wrong, each re-typed here in our own words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from checking import subjects, verdict

from fpp_lang.gradcheck import check, told
from fpp_lang.standard import entries

BOTH, INPUT, OUTPUT = {True, False}, {False}, {True}


def taken(found) -> set[bool]:
    """Does the right reading take the output of the function?"""
    return {trial.reading.from_output for trial in found.right}


def other_error(found) -> float:
    """How far off the other convention would be."""
    return min(trial.error for trial in found.wrong)


@pytest.mark.parametrize(
    ("name", "text", "conventions"),
    [
        ("ReLU", "def d(x):\n    if x > 0:\n        return 1\n    return 0\n", BOTH),
        (
            "leaky",
            "def leaky(x, slope = 0.01):\n    return x if x > 0 else slope * x\ndef d(x, alpha):\n    return 1 if x > 0 else alpha\n",
            BOTH,
        ),
        ("Swish", "def d(x):\n    gate = sigmoid(x)\n    return gate + x * gate * (1 - gate)\n", INPUT),
        ("Sigmoid", "def d(out):\n    return out - out ^ 2\n", OUTPUT),
        ("tanh", "def d(x):\n    return (1 + x) * (1 - x)\n", OUTPUT),
    ],
)
def test_conventions_of_the_printed_activations(name, text, conventions):
    assert taken(verdict(text, name, "d")) == conventions


def test_the_other_convention_is_told_with_its_error():
    sigmoid = verdict("def d(out):\n    return out * (1 - out)\n", "Sigmoid", "d")
    assert other_error(sigmoid) == pytest.approx(12.0, abs=0.1)
    assert "given the output of Sigmoid" in told(sigmoid) and "Given the input instead it would be wrong (off by up to 12)" in told(sigmoid)
    assert other_error(verdict("def d(y):\n    return 1 - y * y\n", "tanh", "d")) == pytest.approx(8.1, abs=0.1)


def test_gelu_with_a_name_that_says_otherwise_and_a_parameter_that_is_never_read():
    text = "def slope_from_output(x, gelu_output):\n    return 0.5 + 0.5 * erf(x / sqrt(2)) + x * exp(-x * x / 2) / sqrt(2 * pi)\n"
    found = verdict(text, "GELU_erf", "slope_from_output")
    assert taken(found) == INPUT and found.right[0].error < 1e-9
    words = told(found)
    assert "what it takes is the input T" in words and "never looks at its parameter gelu_output" in words
    assert other_error(found) == pytest.approx(0.55, abs=0.01)


def test_swish_helper_is_the_sigmoid_itself():
    found = verdict("def helper(x):\n    return 1 / (1 + exp(-x))\n", "Swish", "helper")
    assert not found.correct and "sigmoid itself" in found.cause.words
    assert max(trial.error for trial in found.wrong if not trial.reading.from_output) == pytest.approx(0.22, abs=0.01)


def test_gelu_tanh_lacks_its_inner_function():
    found = verdict("def d(x):\n    t = tanh(x)\n    return (1 + t + x * (1 - t ^ 2)) / 2\n", "GELU_tanh", "d")
    assert not found.correct and "0.5·x·(1 + tanh x)" in found.cause.words
    assert found.wrong[0].error == pytest.approx(0.060, abs=0.001)


def test_gradient_of_the_sum_where_the_mean_was_meant():
    found = verdict("def d(output, target):\n    return 2 * (output - target)\n", "mse_loss", "d")
    assert not found.correct and "the number of elements too large" in found.cause.words
    assert "the slope of the sum, not of the mean" in found.cause.words


LOSS_OF_COLUMNS = """
def loss(predicted, target):
    return sum((predicted - target)²) / predicted.cols
"""


def test_rows_counted_where_columns_are_the_examples():
    found = verdict(LOSS_OF_COLUMNS + "def d(predicted, target):\n    return 2 * (predicted - target)\n", "loss", "d")
    assert not found.correct and "the number of columns too large" in found.cause.words


def test_cross_entropy_with_the_number_of_rows():
    text = """
def loss(p, t):
    return -sum(t * log(p)) / p.rows
def right(p, t):
    return -t / p / p.rows
def without_rows(p, t):
    return -t / p
"""
    assert verdict(text, "loss", "right").correct
    found = verdict(text, "loss", "without_rows")
    assert not found.correct and "the number of rows too large" in found.cause.words


def test_derivative_in_the_other_argument():
    text = "def loss(y, y_hat):\n    return mean((y - y_hat) ^ 2)\ndef loss_prime(y, y_hat):\n    return 2 * (y - y_hat) / y.size\n"
    found = verdict(text, "loss", "loss_prime")
    assert not found.correct and found.cause.words == "it is the slope in `y`; asked for is the one in `y_hat`"


def test_relu_with_its_condition_inverted():
    text = "def inverted(T) -> T:\n    for row in T:\n        for col in row:\n            if col > 0:\n                col = 0\n"
    found = verdict(text, "inverted", "relu_derivative")
    assert not found.correct and "branches are the wrong way round" in found.cause.words


@pytest.mark.parametrize(
    ("derivative", "words"),
    [
        ("-2 * x", "sign is the wrong way round"),
        ("4 * x", "2 times what it should be"),
        ("x", "0.5 times what it should be"),
        ("6.2 * x", "3.1 times what it should be"),
        ("x * x", "the value of the function"),
        ("max(2 * x, 0)", "right everywhere but where x is below 0"),
        ("2 * min(x, 0)", "right everywhere but where x is above 0"),
        ("0 * x", "always 0"),
    ],
)
def test_likely_cause(derivative, words):
    found = verdict(f"def f(x):\n    return x * x\ndef d(x):\n    return {derivative}\n", "f", "d")
    assert not found.correct and words in found.cause.words


OF_LAYERS = "def linear(x, W):\n    return x @ W\ndef bias(X, b):\n    return X + b\n"


@pytest.mark.parametrize(
    ("name", "derivative", "words"),
    [
        ("linear", "Function d(x, W, d_y) -> d_W:\n    d_W = x.T @ d_y\n", None),
        ("linear", "Function d(x, W, d_y) -> d_W:\n    d_W = d_y.T @ x\n", "rows and columns are the wrong way round"),
        ("bias", "Function d(X, b, d_y) -> d_b:\n    d_b = d_y\n", "their sum is missing"),
    ],
)
def test_an_arrow_names_what_the_gradient_is_handed_back_to(name, derivative, words):
    found = verdict(OF_LAYERS + derivative, name, "d")
    assert found.wrt in ("W", "b")
    assert found.correct if words is None else words in found.cause.words


def test_gradient_from_above():
    text = "def d(x, upstream):\n    return upstream * (1 - tanh(x)²)\ndef forgotten(x, upstream):\n    return 1 - tanh(x)²\n"
    assert verdict(text, "tanh", "d").right[0].reading.takes_upstream
    found = verdict(text, "tanh", "forgotten")
    assert found.correct, "a slope that never reads what comes from above is a slope"
    assert "never looks at its parameter upstream: this is the slope alone" in told(found)
    elementwise = "def d(p, upstream):\n    return p * (1 - p) * upstream\n"
    assert not verdict(elementwise, "Softmax", "d").correct


def test_softmax_as_if_it_worked_element_by_element():
    found = verdict("def d(p):\n    return p * (1 - p)\n", "Softmax", "d")
    assert not found.correct and "each output depends on every input" in found.cause.words


LAYER = """
def layer(W, X):
    return X x W
def weight_gradient(upstream, X):
    return X.T x upstream
def turned(upstream, X):
    return upstream.T x X
def shifted(b, X):
    return X + b
def bias_gradient(upstream, X):
    return sum(upstream, axis=0)
def not_summed(upstream, X):
    return 1 * upstream
"""


def test_weights_of_a_layer_and_their_transpose():
    assert verdict(LAYER, "layer", "weight_gradient").correct
    found = verdict(LAYER, "layer", "turned")
    assert not found.correct and "rows and columns" in found.cause.words


def test_bias_without_the_sum_over_the_batch():
    assert verdict(LAYER, "shifted", "bias_gradient").correct
    found = verdict(LAYER, "shifted", "not_summed")
    assert not found.correct and "sum is missing" in found.cause.words


LIBRARY = [
    ("ReLU", "relu_derivative"),
    ("LeakyReLU", "leaky_relu_derivative"),
    ("ELU", "elu_derivative"),
    ("Sigmoid", "sigmoid_derivative"),
    ("Sigmoid", "Sigmoid_Derivative_From_Output"),
    ("Swish", "swish_derivative"),
    ("tanh", "tanh_derivative"),
    ("tanh", "Tanh_Derivative_From_Output"),
    ("GELU_erf", "gelu_erf_derivative"),
    ("GELU_tanh", "gelu_tanh_derivative"),
    ("softplus", "softplus_derivative"),
    ("Identity_Activation", "identity_derivative"),
    ("Heaviside", "heaviside_derivative"),
    ("Softmax", "softmax_jacobian"),
    ("Softmax", "softmax_gradient"),
    ("mae_loss", "mae_gradient"),
    ("mse_loss", "mse_gradient"),
    ("HingeLoss", "hinge_gradient"),
    ("HuberLoss", "huber_gradient"),
    ("BinaryCrossEntropy", "bce_gradient"),
    ("BCE_From_Logits", "bce_logits_gradient"),
    ("CategoricalCrossEntropy", "cce_gradient"),
    ("CCE_One_Hot", "cce_one_hot_gradient"),
    ("NLL_Loss", "nll_gradient"),
    ("KL_Divergence", "kl_gradient"),
    ("log_softmax", "log_softmax_jacobian"),
    ("log_softmax", "log_softmax_gradient"),
    ("JS_Divergence", "js_gradient"),
    ("Entropy", "entropy_gradient"),
    ("CCE_Batch", "cce_batch_gradient"),
    ("CCE_From_Logits", "cce_logits_gradient"),
]


@pytest.mark.parametrize(("name", "derivative"), LIBRARY)
def test_derivatives_of_the_library(name, derivative):
    assert verdict("", name, derivative).correct


def test_every_derivative_of_the_library_is_checked():
    there = {entry.name for entry in entries().values() if entry.file in ("activation_derivatives.fpp", "loss_gradients.fpp")}
    assert there - {derivative for _, derivative in LIBRARY} == {"softmax_cross_entropy_gradient"}, "that one is for two functions at once"


NEIGHBOURS = [(name, other) for (name, _), (another, other) in pairwise(LIBRARY) if name != another]


@pytest.mark.parametrize(("name", "other"), NEIGHBOURS)
def test_the_derivative_of_another_function_is_not_taken(name, other):
    found = check(*subjects("", name, other))
    assert found is None or not found.correct


def test_probabilities_minus_truth_has_its_condition():
    """`P - Y` is the slope of softmax with cross-entropy where the truth adds up to 1; else it is `P * sum(Y) - Y`."""
    loss = "Function loss(z: Tensor, y: Tensor):\n    return -sum(y * log(Softmax(z)))\n"
    short = "Function slope(z: Tensor, y: Tensor):\n    return Softmax(z) - y\n"
    whole = "Function slope(z: Tensor, y: Tensor):\n    return Softmax(z) * unsqueeze(sum(y, axis=-1), -1) - y\n"
    found = verdict(loss + short, "loss", "slope")
    assert not found.correct
    assert found.cause is not None and "adds up to 1" in found.cause.words
    assert verdict(loss + whole, "loss", "slope").correct
