"""Layers, losses and networks as objects: their formulas, their gradients by small steps, and what they learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from calls import Engine, close, on_engines
from scipy import special

import fpp_lang

random = np.random.default_rng(3)
X, labels = random.normal(size=(5, 3)), np.array([1, 0, 2, 2, 1])
Y = random.normal(size=(5, 2))

LAYERS = [
    "Dense(3, 2)",
    'Dense(3, 2, "He")',
    "Tanh()",
    "ReLU_Layer()",
    "Sigmoid_Layer()",
    "Softmax_Layer()",
    "Activation(Swish, swish_derivative)",
]
PROGRAM = """
Function output(layer, X):
    return layer.forward(X)

Function input_gradient(layer, X, Gradient):
    layer.forward(X)
    return layer.backward(Gradient)
"""


def slopes(function: Any, x: Any, h: float = 1e-6) -> Any:
    """The gradient of a number in a tensor by small steps."""
    found = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[place] = h
        found[place] = (function(x + step) - function(x - step)) / (2 * h)
    return found


@on_engines
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("x", [X, X[0], np.stack([X, X + 1])], ids=["matrix", "vector", "batch"])
def test_gradient_in_the_input(layer: str, x: Any, engine: Engine) -> None:
    module = fpp_lang.loads(f"layer = {layer}\n{PROGRAM}", engine=engine, seed=1)
    made = module.variables["layer"]
    weights = random.normal(size=np.shape(module.output(made, x)))
    close(module.input_gradient(made, x, weights), slopes(lambda x: np.sum(weights * module.output(made, x)), x), 1e-8, 1e-6)


@on_engines
def test_gradient_in_the_parameters(engine: Engine) -> None:
    text = """
    net = Sequential([Dense(3, 4), Tanh(), Dense(4, 2)])
    Function loss_at(place, change):
        parameter = net.parameters()[place]
        parameter += change
        loss = net.loss.forward(net.forward(X), Y)
        parameter -= change
        return loss
    loss = net.loss.forward(net.forward(X), Y)
    moved = net.backward(net.loss.backward())
    found = net.gradients()
    """
    module = fpp_lang.loads(_dedented(text), engine=engine, seed=1, inputs={"X": X, "Y": Y})
    for place, gradient in enumerate(module.variables["found"]):
        close(gradient, slopes(lambda change, place=place: module.loss_at(place, change), np.zeros_like(gradient)), 1e-8, 1e-6)


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in text.splitlines())


@on_engines
@pytest.mark.parametrize("targets", [labels, np.eye(3)[labels]], ids=["labels", "one-hot"])
@pytest.mark.parametrize("scores", [X, X * 1e3], ids=["small", "large"])
def test_cross_entropy(scores: Any, targets: Any, engine: Engine) -> None:
    text = "loss = CrossEntropy()\nvalue = loss.forward(scores, targets)\ngradient = loss.backward()\n"
    found = fpp_lang.loads(text, engine=engine, inputs={"scores": scores, "targets": targets}).variables
    close(found["value"], -special.log_softmax(scores, axis=1)[range(5), labels].mean())
    close(found["gradient"], (special.softmax(scores, axis=1) - np.eye(3)[labels]) / 5, 1e-15)


@on_engines
def test_mean_squared_error(engine: Engine) -> None:
    text = "loss = MSE_Loss()\nvalue = loss.forward(predicted, Y)\ngradient = loss.backward()\n"
    found = fpp_lang.loads(text, engine=engine, inputs={"predicted": Y + 0.5, "Y": Y}).variables
    close(found["value"], 0.25)
    close(found["gradient"], np.full(Y.shape, 0.1), bound=1e-9)
    with pytest.raises(fpp_lang.FppError, match="do not fit"):
        fpp_lang.loads(text, engine=engine, inputs={"predicted": Y[:, 0], "Y": Y})


@on_engines
def test_dropout(engine: Engine) -> None:
    text = """
    layer = Dropout(0.25)
    net = Sequential([layer])
    once = net.forward(ones(200, 100))
    back = net.backward(ones(200, 100))
    predicted = net.predict(ones(2, 3))
    again = net.forward(ones(200, 100))
    """
    found = fpp_lang.loads(_dedented(text), engine=engine, seed=5).variables
    kept = np.random.default_rng(5).random((200, 100)) >= 0.25
    close(found["once"], kept / 0.75)
    close(found["back"], kept / 0.75)
    close(found["predicted"], np.ones((2, 3)))
    assert not np.array_equal(found["again"], found["once"])
    assert abs(found["again"].mean() - 1) < 0.02


@on_engines
def test_training_is_gradient_descent(engine: Engine) -> None:
    text = """
    net = Sequential([Dense(3, 2)])
    W, b = net.layers[0].weights.clone(), net.layers[0].biases.clone()
    losses = net.train(X, Y, epochs = 3, learning_rate = 0.2, batch_size = 2, shuffling = false)
    after_W, after_b = net.parameters()[0], net.parameters()[1]
    """
    found = fpp_lang.loads(_dedented(text), engine=engine, seed=2, inputs={"X": X, "Y": Y}).variables
    W, b, losses = found["W"], found["b"], []
    for _ in range(3):
        total = 0
        for batch in (slice(0, 2), slice(2, 4), slice(4, 5)):
            error = X[batch] @ W.T + b - Y[batch]
            total += np.mean(error**2) * len(error)
            W, b = W - 0.2 * 2 * error.T @ X[batch] / error.size, b - 0.2 * 2 * error.sum(0) / error.size
        losses.append(total / 5)
    close((found["after_W"], found["after_b"], found["losses"]), (W, b, losses))


@on_engines
def test_own_layer_in_a_network(engine: Engine) -> None:
    text = """
    Class Scale(Layer):
        Function init(self, factor):
            self.factor = factor
        Function forward(self, X):
            return self.factor * X
        Function backward(self, Gradient):
            return self.factor * Gradient
    net = Sequential([Sequential([Scale(2), Dropout(0.5)]), Scale(3)])
    out = net.predict([1, 2])
    net.step(0.1)
    """
    close(fpp_lang.loads(_dedented(text), engine=engine).variables["out"], [6, 12])
