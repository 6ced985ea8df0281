"""A gradient costs a small multiple of its value (counted, not timed): the cheap gradient principle, for the library and a network.

Counted are elements times the weight of the operation: 1 for adding, multiplying and comparing, 2 for dividing and roots, 8 for
exponentials, logarithms and the like, 2 for each product that a matrix multiplication adds up, and log2(n) for what is put in order.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradients
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
        size = np.size(plain[2]) if method == "at" else np.size(plain[0]) if method != "__call__" else np.size(found)
        weight = 2 * np.shape(plain[0])[-1] if ufunc is np.matmul else WEIGHTS.get(ufunc.__name__, 1)
        if ufunc is np.power and np.ndim(plain[1]) == 0 and float(plain[1]) in (2.0, 3.0):
            weight = float(plain[1]) - 1
        Counted.total += size * weight
        return counted(found)

    def __array_function__(self, function: Any, kinds: Any, arguments: Any, settings: Any) -> Any:
        if function in (np.where, np.sum, np.mean, np.max, np.min, np.clip, np.outer):
            Counted.total += max((np.size(item) for item in arguments), default=0)
        if function in (np.vdot, np.dot, np.var, np.std):
            Counted.total += np.size(arguments[0]) * (2 if function in (np.vdot, np.dot) else 4)
        if function in (np.sort, np.argsort, np.partition, np.median, np.quantile):
            size = np.size(arguments[0])
            Counted.total += size * np.log2(max(size, 2))
        plain = [_plain(item) for item in arguments]
        return counted(function(*plain, **{name: _plain(value) for name, value in settings.items()}))


def _plain(value: Any) -> Any:
    if isinstance(value, Counted):
        return value.view(np.ndarray)
    return type(value)(_plain(item) for item in value) if isinstance(value, list | tuple) else value


def counted(value: Any) -> Any:
    return value.view(Counted) if isinstance(value, np.ndarray) and type(value) is np.ndarray else value


class Counting:
    """NumPy, whose new arrays count too."""

    def __getattr__(self, name: str) -> Any:
        value = np.__dict__[name]
        if name in ("array", "zeros", "ones", "full", "empty", "concatenate", "split", "stack", "expand_dims"):
            return lambda *given, **settings: _counted_all(value(*map(_plain, given), **settings))
        return np.asanyarray if name == "asarray" else value


def _counted_all(value: Any) -> Any:
    return [counted(item) for item in value] if isinstance(value, list) else counted(value)


def ratio(text: str, given: list[np.ndarray]) -> float:
    """The operations of `both` for each of `value`."""
    module: dict[str, Any] = {"__name__": "counted"}
    exec(compile(fpp_lang.transpile(text), "counted.py", "exec"), module)
    module["np"] = Counting()
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


def test_training_step_of_the_complete_network():
    """As transpiled: the lines up to the loss, and those with its gradients."""
    module, (forward, backward, _) = gradients._training_step()
    module |= {name: counted(value) for name, value in module.items()}
    module["np"] = Counting()
    Counted.total = 0.0
    exec(forward, module)
    value = Counted.total
    exec(backward, module)
    assert value > 0
    assert Counted.total / value <= 3


def test_training_step_of_the_new_algorithm():
    text = (Path(__file__).parents[3] / "programs" / "new_algorithm.fpp").read_text(encoding="utf-8")
    start = text.index("Function Root_Gate")
    gate = text[start : text.index("// 2.", start)]
    forward = "    Loss = mean(BCE_From_Logits(W2 x Root_Gate(W1 x X + b1) + b2, T))\n"
    names = "W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, X: Tensor, T: Tensor"
    program = f"""{gate}
Function value({names}):
{forward}    return Loss

Function both({names}):
{forward}    Compute gradients of Loss w.r.t. W1, b1, W2 and b2
    return Loss, W1.gradient, b1.gradient, W2.gradient, b2.gradient
"""
    shapes = [(8, 2), (8, 1), (1, 8), (1, 1), (2, 48), (1, 48)]
    assert ratio(program, [RNG.normal(size=shape) for shape in shapes]) <= MOST
