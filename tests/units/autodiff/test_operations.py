"""A gradient costs a small multiple of its value (counted, not timed): the cheap gradient principle, for the library and a network.

Counted are elements times the weight of the operation: 1 for adding, multiplying and comparing, 2 for dividing and roots, 8 for
exponentials, logarithms and the like, 2 for each product that a matrix multiplication adds up.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fpp_lang

MOST = 5.0
WEIGHTS = {
    **dict.fromkeys(("divide", "true_divide", "sqrt", "floor_divide", "remainder"), 2),
    **dict.fromkeys(("exp", "expm1", "log", "log1p", "log2", "log10", "tanh", "sinh", "cosh", "sin", "cos", "tan", "erf"), 8),
    **dict.fromkeys(("arcsin", "arccos", "arctan", "power"), 8),
}


class Counted(np.ndarray):
    """An array whose operations are counted."""

    total = 0.0

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, out: Any = None, **settings: Any) -> Any:
        plain = [item.view(np.ndarray) if isinstance(item, Counted) else item for item in inputs]
        if out is not None:
            settings["out"] = tuple(item.view(np.ndarray) if isinstance(item, Counted) else item for item in out)
        found = ufunc.__getattribute__(method)(*plain, **settings)
        size = np.size(plain[0]) if method != "__call__" else np.size(found)
        weight = 2 * np.shape(plain[0])[-1] if ufunc is np.matmul else WEIGHTS.get(ufunc.__name__, 1)
        if ufunc is np.power and np.ndim(plain[1]) == 0 and float(plain[1]) in (2.0, 3.0):
            weight = float(plain[1]) - 1
        Counted.total += size * weight
        return counted(found)

    def __array_function__(self, function: Any, kinds: Any, arguments: Any, settings: Any) -> Any:
        if function in (np.where, np.sum, np.mean, np.max, np.min, np.clip, np.outer):
            Counted.total += max((np.size(item) for item in arguments), default=0)
        plain = [_plain(item) for item in arguments]
        return counted(function(*plain, **{name: _plain(value) for name, value in settings.items()}))


def _plain(value: Any) -> Any:
    if isinstance(value, Counted):
        return value.view(np.ndarray)
    return type(value)(_plain(item) for item in value) if isinstance(value, list | tuple) else value


def counted(value: Any) -> Any:
    return value.view(Counted) if isinstance(value, np.ndarray) and type(value) is np.ndarray else value


def ratio(text: str, given: list[np.ndarray]) -> float:
    """The operations of `both` for each of `value`."""
    module: dict[str, Any] = {"__name__": "counted"}
    counting = fpp_lang.transpile(text).replace("np.asarray(", "np.asanyarray(")  # which keeps arrays that count
    exec(compile(counting, "counted.py", "exec"), module)
    found = []
    for name in ("value", "both"):
        Counted.total = 0.0
        module[name](*(array.view(Counted) for array in given))
        found.append(Counted.total)
    assert found[0] > 0
    return found[1] / found[0]


RNG = np.random.default_rng(0)
ACTIVATIONS = ("ReLU", "LeakyReLU", "ELU", "Sigmoid", "Swish", "GELU_erf", "GELU_tanh", "Softmax", "log_softmax", "softplus", "tanh")
LOSSES = ("mae_loss", "mse_loss", "HingeLoss", "BinaryCrossEntropy", "BCE_From_Logits", "CCE_One_Hot")


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation(name):
    text = f"""
Function value(x: Tensor, w: Tensor):
    return sum({name}(x) * w)

Function both(x: Tensor, w: Tensor):
    Loss = sum({name}(x) * w)
    return Loss, gradient of Loss with respect to x
"""
    assert ratio(text, [RNG.normal(size=(40, 30)), RNG.normal(size=(40, 30))]) <= MOST


@pytest.mark.parametrize("name", LOSSES)
def test_loss(name):
    order = "p, t" if name not in ("mae_loss", "mse_loss") else "t, p"
    text = f"""
Function value(p: Tensor, t: Tensor):
    return mean({name}({order}))

Function both(p: Tensor, t: Tensor):
    Loss = mean({name}({order}))
    return Loss, gradient of Loss with respect to p
"""
    assert ratio(text, [RNG.uniform(0.1, 0.9, (40, 30)), RNG.integers(0, 2, (40, 30)).astype(float)]) <= MOST


def test_network():
    forward = "    H = Swish(W1 x X + b1)\n    Loss = mean((Sigmoid(W2 x H + b2) - T)^2)\n"
    names = "W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, X: Tensor, T: Tensor"
    text = f"""
Function value({names}):
{forward}    return Loss

Function both({names}):
{forward}    Compute gradients of Loss w.r.t. W1, b1, W2 and b2
    return Loss, W1.gradient, b1.gradient, W2.gradient, b2.gradient
"""
    shapes = [(32, 64), (32, 1), (10, 32), (10, 1), (64, 48), (10, 48)]
    assert ratio(text, [RNG.normal(0, 0.2, shape) for shape in shapes]) <= MOST
