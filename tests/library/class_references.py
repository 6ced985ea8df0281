"""Classes of the library against formulas written in NumPy and functions of SciPy.

Layers give and take what PyTorch's of the same kind do. A row: the class, the lines of an FPP function of a, b, c … that uses one,
what is given, and what NumPy makes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

random = np.random.default_rng(8)
X, G, W, b = random.normal(size=(5, 3)), random.normal(size=(5, 2)), random.normal(size=(2, 3)), random.normal(size=2)
S, labels = random.normal(size=(5, 4)), np.array([1, 0, 3, 2, 1])
one_hots = np.eye(4)[labels]

Row = tuple[str, str, tuple[Any, ...], Callable[..., Any]]


def jacobian_products(P: Any, G: Any) -> Any:
    return np.array([(np.diag(p) - np.outer(p, p)) @ g for p, g in zip(P, G, strict=True)])


def two_steps(rule: Callable[[Any, dict[str, Any], int], Any]) -> Callable[[Any, Any], Any]:
    """The value after steps with the gradients g and g² / 2."""

    def after(w: Any, g: Any) -> Any:
        kept: dict[str, Any] = {"m": 0 * w, "v": 0 * w}
        for step, gradient in enumerate((g, g**2 / 2), 1):
            w = w - rule(gradient, kept, step)
        return w

    return after


def momentum(g: Any, kept: dict[str, Any], step: int) -> Any:
    kept["m"] = 0.9 * kept["m"] + g
    return 0.1 * kept["m"]


def rmsprop(g: Any, kept: dict[str, Any], step: int) -> Any:
    kept["v"] = 0.9 * kept["v"] + (1 - 0.9) * g**2
    return 0.1 * g / (np.sqrt(kept["v"]) + 1e-8)


def adagrad(g: Any, kept: dict[str, Any], step: int) -> Any:
    kept["v"] = kept["v"] + g**2
    return 0.1 * g / (np.sqrt(kept["v"]) + 1e-8)


def adam(g: Any, kept: dict[str, Any], step: int) -> Any:
    kept["m"] = 0.9 * kept["m"] + (1 - 0.9) * g
    kept["v"] = 0.999 * kept["v"] + (1 - 0.999) * g**2
    return 0.1 * (kept["m"] / (1 - 0.9**step)) / (np.sqrt(kept["v"] / (1 - 0.999**step)) + 1e-8)


def adamw(w: Any, g: Any) -> Any:
    kept: dict[str, Any] = {"m": 0 * w, "v": 0 * w}
    for step, gradient in enumerate((g, g**2 / 2), 1):
        w = w * (1 - 0.1 * 0.5) - adam(gradient, kept, step)
    return w


THERE_AND_BACK = "Y = layer.forward(a)\nreturn Y, layer.backward(b)"
STEPS = 'w = a.clone()\nw = optimizer.update("w", w, b)\nreturn optimizer.update("w", w, b² / 2)'

CLASSES: list[Row] = [
    ("Layer", f"layer = Layer()\n{THERE_AND_BACK}", (X, X), lambda x, g: (x, g)),
    (
        "Dense",
        "layer = Dense(3, 2)\nlayer.weights = c.clone()\nlayer.biases = d.clone()\n"
        "Y = layer.forward(a)\nback = layer.backward(b)\nreturn Y, back, layer.weights_gradient, layer.biases_gradient",
        (X, G, W, b),
        lambda x, g, w, bias: (x @ w.T + bias, g @ w, g.T @ x, g.sum(axis=0)),
    ),
    (
        "Activation",
        f"layer = Activation(Swish, swish_derivative)\n{THERE_AND_BACK}",
        (X, X**2),
        lambda x, g: (x * special.expit(x), g * (special.expit(x) + x * special.expit(x) * special.expit(-x))),
    ),
    ("Tanh", f"layer = Tanh()\n{THERE_AND_BACK}", (X, X**2), lambda x, g: (np.tanh(x), g / np.cosh(x) ** 2)),
    ("ReLU_Layer", f"layer = ReLU_Layer()\n{THERE_AND_BACK}", (X, X**2), lambda x, g: (np.maximum(x, 0), g * (x > 0))),
    (
        "Sigmoid_Layer",
        f"layer = Sigmoid_Layer()\n{THERE_AND_BACK}",
        (X, X**2),
        lambda x, g: (special.expit(x), g * special.expit(x) * special.expit(-x)),
    ),
    (
        "Softmax_Layer",
        f"layer = Softmax_Layer()\n{THERE_AND_BACK}",
        (X, X**2),
        lambda x, g: (special.softmax(x, axis=1), jacobian_products(special.softmax(x, axis=1), g)),
    ),
    ("Dropout", f"layer = Dropout(0.5)\nlayer.set_training(false)\n{THERE_AND_BACK}", (X, X), lambda x, g: (x, g)),
    *(
        (
            "CrossEntropy",
            "loss = CrossEntropy()\nvalue = loss.forward(a, b)\nreturn value, loss.backward()",
            (scores, targets),
            lambda s, targets: (-(one_hots * special.log_softmax(s, axis=1)).sum() / 5, (special.softmax(s, axis=1) - one_hots) / 5),
        )
        for scores in (S, S * 1e3)
        for targets in (labels, one_hots)
    ),
    (
        "MSE_Loss",
        "loss = MSE_Loss()\nvalue = loss.forward(a, b)\nreturn value, loss.backward()",
        (X, X**2),
        lambda p, t: (np.mean((p - t) ** 2), 2 * (p - t) / p.size),
    ),
    (
        "Sequential",
        "layer = Sequential([Dense(3, 2), Tanh()])\nlayer.layers[0].weights = c.clone()\nlayer.layers[0].biases = d.clone()\n"
        "Y = layer.forward(a)\nback = layer.backward(b)\nreturn Y, back",
        (X, G, W, b),
        lambda x, g, w, bias: (np.tanh(x @ w.T + bias), (g / np.cosh(x @ w.T + bias) ** 2) @ w),
    ),
    ("SGD_Optimizer", f"optimizer = SGD_Optimizer(0.1)\n{STEPS}", (W, W + 1), two_steps(lambda g, kept, step: 0.1 * g)),
    ("Momentum_Optimizer", f"optimizer = Momentum_Optimizer(0.1)\n{STEPS}", (W, W + 1), two_steps(momentum)),
    ("RMSProp_Optimizer", f"optimizer = RMSProp_Optimizer(0.1)\n{STEPS}", (W, W + 1), two_steps(rmsprop)),
    ("AdaGrad_Optimizer", f"optimizer = AdaGrad_Optimizer(0.1)\n{STEPS}", (W, W + 1), two_steps(adagrad)),
    ("Adam_Optimizer", f"optimizer = Adam_Optimizer(0.1)\n{STEPS}", (W, W + 1), two_steps(adam)),
    ("AdamW_Optimizer", f"optimizer = AdamW_Optimizer(0.1, 0.5)\n{STEPS}", (W, W + 1), adamw),
    (
        "Value",
        "x = Value(a)\ny = Value(b)\nresult = x.multiply(y).tanh().add(x.exp()).divide(y.power(2))\nresult.backward()\n"
        "return result.data, x.gradient, y.gradient",
        (0.7, 1.3),
        lambda x, y: (
            (np.tanh(x * y) + np.exp(x)) / y**2,
            (y / np.cosh(x * y) ** 2 + np.exp(x)) / y**2,
            x / np.cosh(x * y) ** 2 / y**2 - 2 * (np.tanh(x * y) + np.exp(x)) / y**3,
        ),
    ),
    (
        "Dual",
        "result = Dual(a, 1).multiply(Dual(b)).sin().divide(Dual(a, 1).sigmoid())\nreturn result.value, result.slope",
        (0.7, 1.3),
        lambda x, y: (
            np.sin(x * y) / special.expit(x),
            (y * np.cos(x * y) - np.sin(x * y) * special.expit(-x)) / special.expit(x),
        ),
    ),
]
