"""Networks of the library learn what they should: two gates from nearly every start, flowers and handwritten digits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import fpp_lang

DATA = Path(__file__).parents[2] / "programs/data"
SEEDS, ENOUGH = 20, 18

BY_HAND = """
W1, b1 = Xavier_Uniform(2, 4), zeros(4)
W2, b2 = Xavier_Uniform(4, 1), zeros(1)
for epoch from 1 to 4000:
    Hidden, Output = two_layer_forward(X, W1, b1, W2, b2)
    gradients = two_layer_backward(X, Y, Hidden, Output, W2)
    for parameter, gradient in zip([W1, b1, W2, b2], gradients):
        sgd_optimizer(parameter, gradient, 4)
answers = two_layer_forward(X, W1, b1, W2, b2)[1]
"""
WITH_LAYERS = """
net = Sequential([Dense(2, {hidden}), Tanh(), Dense({hidden}, 1), {last}()])
losses = net.train(X, Y, epochs = 1000, learning_rate = {rate}, batch_size = 4)
answers = net.predict(X)
"""
XOR, AND = [[0], [1], [1], [0]], [[0], [0], [0], [1]]
NETWORKS = {
    "XOR by hand": (BY_HAND, XOR),
    "XOR with layers": (WITH_LAYERS.format(hidden=4, last="Sigmoid_Layer", rate=1), XOR),
    "AND with layers": (WITH_LAYERS.format(hidden=3, last="Tanh", rate=0.5), AND),
}


@pytest.mark.parametrize(("program", "targets"), NETWORKS.values(), ids=NETWORKS)
def test_gates_are_learned_from_nearly_every_start(program: str, targets: list[list[int]]) -> None:
    given = {"X": np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), "Y": np.array(targets, dtype=float)}
    learned = 0
    for seed in range(SEEDS):
        answers = fpp_lang.loads(program, seed=seed, inputs=given).variables["answers"]
        learned += bool(np.mean((answers - targets) ** 2) < 0.01 and np.array_equal(answers > 0.5, np.array(targets) > 0.5))
    assert learned >= ENOUGH


DIGITS = """
table = load("digits.csv")
X, X_test, y, y_test = train_test_split(table[:, :64] / 16, table[:, 64], 0.2)
net = MLP([Dense(64, 128, "He"), ReLU_Layer(), Dense(128, 10)], CrossEntropy())
losses = net.train(X, y, epochs = 60, learning_rate = 0.1)
accuracy = Accuracy(argmax(net.predict(X_test), axis=1), y_test)
"""
IRIS = """
table = load("iris.csv")
X, X_test, y, y_test = train_test_split(table[:, :4], table[:, 4], 0.2)
net = MLP([Linear(4, 16, "He"), ReLU_Layer(), Linear(16, 3)], CrossEntropy())
losses = net.train(X, y, epochs = 600, learning_rate = 0.05, batch_size = 120)
accuracy = Accuracy(argmax(net.predict(X_test), axis=1), y_test)
"""


@pytest.mark.parametrize(("program", "tested", "wanted"), [(DIGITS, 360, 0.97), (IRIS, 30, 0.95)], ids=["digits", "iris"])
def test_what_was_held_back_is_told_right(program: str, tested: int, wanted: float) -> None:
    found = fpp_lang.loads(program, str(DATA / "program.fpp"), seed=0).variables
    assert len(found["y_test"]) == tested
    assert found["accuracy"] >= wanted
