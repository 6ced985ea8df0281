"""Functions of the library, and a step of a network, against the NumPy that people write down first, from 100 to 10 million elements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from kernels import against
from table import Comparison

import fpp_lang

SIZES = (10**2, 10**4, 10**6, 10**7)
STDLIB = Path(__file__).parents[1] / "stdlib"
MULTIPLICATIONS = 10**9
"""Matrices are no larger than that their product takes this many multiplications."""

LEAKY = """Function leaky_relu(T) -> T:
    for row in T:
        for col in row:
            if col > 0:
                col
            else:
                0.01 * col
"""
"""With a slope that is known; that of the library is given."""

SIGMOID = """Function sigmoid(T) -> T:
    for row in T:
        for col in row:
            col = 1 / (1 + exp(-col))
"""
SWISH = """Function swish(T) -> T:
    for row in T:
        for col in row:
            col = col / (1 + exp(-col))
"""
"""As a student writes them, and as people do in NumPy: the library's are safe where this exponential overflows."""

NETWORK = """Function step(X, Y, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, rate = 0.01):
    Hidden = max(X @ W1 + b1, 0)
    Error = (Hidden @ W2 + b2 - Y) / X.rows
    Back = Error @ W2.T * (Hidden > 0)
    W2 -= rate * (Hidden.T @ Error)
    b2 -= rate * sum(Error, axis=0)
    W1 -= rate * (X.T @ Back)
    b1 -= rate * sum(Back, axis=0)
"""


def relu(T):
    return np.maximum(T, 0)


def leaky_relu(T):
    return np.where(T > 0, T, 0.01 * T)


def sigmoid(T):
    return 1 / (1 + np.exp(-T))


def swish(T):
    return T / (1 + np.exp(-T))


def gelu(T):
    return 0.5 * T * (1 + np.tanh(np.sqrt(2 / np.pi) * (T + 0.044715 * T**3)))


def softmax(T):
    exps = np.exp(T - T.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)


def matmul(A, B):
    return A @ B


def mse(actual, predicted):
    return ((actual - predicted) ** 2).mean()


def huber(predicted, actual, delta=1):
    error = predicted - actual
    return np.where(np.abs(error) <= delta, 0.5 * error**2, delta * (np.abs(error) - 0.5 * delta))


def adam(W, g, m, v):
    m[:] = 0.9 * m + (1 - 0.9) * g
    v[:] = 0.999 * v + (1 - 0.999) * g**2
    m_hat, v_hat = m / (1 - 0.9**3), v / (1 - 0.999**3)
    W -= 0.001 * m_hat / (np.sqrt(v_hat) + 1e-8)


def z_score(T):
    return (T - T.mean()) / T.std(ddof=1)


def network_step(X, Y, W1, b1, W2, b2, rate=0.01):
    hidden = np.maximum(X @ W1 + b1, 0)
    error = (hidden @ W2 + b2 - Y) / len(X)
    back = error @ W2.T * (hidden > 0)
    W2 -= rate * hidden.T @ error
    b2 -= rate * error.sum(axis=0)
    W1 -= rate * X.T @ back
    b1 -= rate * back.sum(axis=0)


Inputs = Callable[[int, np.random.Generator], tuple[Any, ...]]


def one(n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.normal(size=n),)


def two(n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.normal(size=n), rng.normal(size=n)


def rows_of_ten(n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.normal(size=(n // 10, 10)),)


def squares(n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    side = int(min(n**0.5, MULTIPLICATIONS ** (1 / 3)))
    return rng.normal(size=(side, side)), rng.normal(size=(side, side))


def weights(n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.normal(size=n), rng.normal(size=n), np.zeros(n), np.zeros(n)


def layers(n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    width = int(min((n / 20) ** 0.5 + 2, 700))
    shapes = ((64, width), (64, 10), (width, width), (width,), (width, 10), (10,))
    return tuple(rng.normal(size=shape) / width for shape in shapes)


FUNCTIONS: tuple[tuple[str, str, Callable[..., Any], Inputs], ...] = (
    ("activations.fpp", "ReLU", relu, one),
    ("activations.fpp", "LeakyReLU", leaky_relu, one),
    ("", "leaky_relu", leaky_relu, one),
    ("", "sigmoid", sigmoid, one),
    ("activations.fpp", "Sigmoid", sigmoid, one),
    ("", "swish", swish, one),
    ("activations.fpp", "Swish", swish, one),
    ("activations.fpp", "GELU_tanh", gelu, one),
    ("activations.fpp", "Softmax", softmax, rows_of_ten),
    ("tensor.fpp", "MatMul", matmul, squares),
    ("losses.fpp", "mse_loss", mse, two),
    ("losses.fpp", "HuberLoss", huber, two),
    ("optimizers.fpp", "adam_optimizer", adam, weights),
    ("normalization.fpp", "Z_Score", z_score, one),
    ("", "step", network_step, layers),
)


OWN = {"leaky_relu": LEAKY, "sigmoid": SIGMOID, "swish": SWISH, "step": NETWORK}


def rows(sizes: tuple[int, ...] = SIZES) -> list[Comparison]:
    """Every function at every size."""
    found = []
    for file, name, readable, inputs in FUNCTIONS:
        function = _function(file, name)
        for size in sizes:
            ratio, seconds = against(function, readable, inputs(size, np.random.default_rng(1)))
            found.append(Comparison(f"{name}, {size:,}", seconds, ratio))
    return found


def _function(file: str, name: str) -> Callable[..., Any]:
    text = (STDLIB / file).read_text(encoding="utf-8") if file else OWN[name]
    names: dict[str, Any] = {"__name__": "functions"}
    exec(compile(fpp_lang.transpile(text), file or "network.fpp", "exec"), names)
    function: Callable[..., Any] = names[name]
    if name == "adam_optimizer":
        return lambda W, g, m, v: function(W, g, m, v, 0.001, 3)
    return function
