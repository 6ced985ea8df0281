"""What functions of each element, of each row and of a whole tensor are tried on, and what NumPy and SciPy make of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

Reference = Callable[..., Any]

# What the elementwise functions are tried on: every rank, whole numbers, nothing at all, and the far ends of the numbers.
random = np.random.default_rng(0)
FAR = np.array([-1e308, -1e4, -745.2, -709.8, -40.0, -5.0, -1e-9, -1e-300, 0.0, 5e-324, 1e-20, 1e-8, 0.5, 36.7, 709.8, 1e4, 1e308])
INPUTS: dict[str, Any] = {
    "whole number": 3,
    "number": -1.7,
    "vector": random.normal(size=7),
    "whole numbers": np.arange(-3, 4),
    "matrix": random.normal(size=(3, 4)) * 5,
    "one row": random.normal(size=(1, 4)),
    "rank 3": random.normal(size=(2, 3, 4)) * 20,
    "one element": np.array([2.5]),
    "one element of rank 3": np.array([[[-3]]]),
    "empty": np.zeros(0),
    "empty matrix": np.zeros((0, 3)),
    "far": FAR,
    "infinite": np.array([np.inf, -np.inf]),
    "nan": np.array([np.nan, -1.5]),
}


def phi(x: Any) -> Any:
    return np.exp(-0.5 * np.clip(x, -100, 100) ** 2) / np.sqrt(2 * np.pi)


def gelu_inner(x: Any) -> Any:
    near = np.clip(x, -100, 100)
    return np.sqrt(2 / np.pi) * (near + 0.044715 * near**3)


def tanh_slope(x: Any) -> Any:
    return 1 / np.cosh(np.clip(x, -700, 700)) ** 2


def gelu_tanh_slope(x: Any) -> Any:
    near = np.clip(x, -100, 100)
    u_slope = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * near**2)
    return 0.5 * (1 + np.tanh(gelu_inner(x))) + 0.5 * near * tanh_slope(gelu_inner(x)) * u_slope


# Functions of each element. Slopes that are 0 at some place, or go to 0 as a difference, have a row in `NEAR_ZERO`.
ELEMENTWISE: dict[str, Reference] = {
    "ReLU(x)": lambda x: np.maximum(x, 0),
    "LeakyReLU(x)": lambda x: np.where(x > 0, x, 0.01 * x),
    "LReLU(x, 0.25)": lambda x: np.where(x > 0, x, 0.25 * x),
    "ELU(x)": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
    "ELU(x, 2)": lambda x: np.where(x > 0, x, 2 * np.expm1(np.minimum(x, 0))),
    "Sigmoid(x)": special.expit,
    "Swish(x)": lambda x: x * special.expit(x),
    "Parametric_Swish(x)": lambda x: x * special.expit(x),
    "Parametric_Swish(x, 0.5)": lambda x: x * special.expit(0.5 * np.asarray(x)),
    "Hyperbolic_Tangent(x)": np.tanh,
    "GELU_erf(x)": lambda x: 0.5 * x * (1 + special.erf(x / np.sqrt(2))),
    "GELU_tanh(x)": lambda x: 0.5 * x * (1 + np.tanh(gelu_inner(x))),
    "softplus(x)": lambda x: np.logaddexp(0, x),
    "Identity_Activation(x)": lambda x: x,
    "Heaviside(x)": lambda x: np.heaviside(x, 1.0),
    "relu_derivative(x)": lambda x: np.where(x > 0, 1.0, 0.0),
    "leaky_relu_derivative(x)": lambda x: np.where(x > 0, 1.0, 0.01),
    "elu_derivative(x, 2)": lambda x: np.where(x > 0, 1.0, 2 * np.exp(np.minimum(x, 0))),
    "sigmoid_derivative(x)": lambda x: special.expit(x) * special.expit(-x),
    "swish_derivative(x)": lambda x: special.expit(x) + x * special.expit(x) * special.expit(-x),
    "tanh_derivative(x)": tanh_slope,
    "gelu_erf_derivative(x)": lambda x: special.ndtr(x) + np.clip(x, -100, 100) * phi(x),
    "gelu_tanh_derivative(x)": gelu_tanh_slope,
    "softplus_derivative(x)": special.expit,
    "identity_derivative(x)": np.ones_like,
    "heaviside_derivative(x)": np.zeros_like,
    "exp_minus_one(x)": np.expm1,
    "log_one_plus(abs(x))": lambda x: np.log1p(np.abs(x)),
    "Tensor_Absolute(x)": np.abs,
    "Tensor_Clamp(x, -1, 2.5)": lambda x: np.clip(x, -1, 2.5),
    "Tensor_Sign(x)": np.sign,
    "Add_Scalar(x, 0.5)": lambda x: x + 0.5,
    "Sub_Scalar(x, 0.5)": lambda x: x - 0.5,
    "Mul_Scalar(x, -0.5)": lambda x: x * -0.5,
    "Div_Scalar(x, 8)": lambda x: x / 8,
    "Raise_by_Scalar(x, 3)": lambda x: np.power(x, 3),
    "clip_gradient_by_value(x, 2)": lambda x: np.clip(x, -2, 2),
    "Huber(x, 1.5, 2)": lambda x: np.where(np.abs(x - 1.5) <= 2, 0.5 * (x - 1.5) ** 2, 2 * (np.abs(x - 1.5) - 1)),
    "HingeLoss(x, -1)": lambda x: np.maximum(0, 1 + x),
    "BCE_From_Logits(x, 1)": lambda x: np.logaddexp(0, -x),
    "BCE_From_Logits(x, 0.25)": lambda x: np.maximum(x, 0) - 0.25 * x + np.log1p(np.exp(-np.abs(x))),
    "hinge_gradient(x, -1)": lambda x: np.where(-x < 1, 1, 0),
    "huber_gradient(x, 1.5, 2)": lambda x: np.clip(x - 1.5, -2, 2),
    "l1_gradient(x, 0.5)": lambda x: 0.5 * np.sign(x),
    "l2_gradient(x, 0.25)": lambda x: 0.5 * x,
    "bce_logits_gradient(x, 1)": lambda x: -special.expit(-x),
}
FINITE_ONLY = {"BCE_From_Logits(x, 1)": "infinity times 0 is nan, in PyTorch as well"}
NEAR_ZERO = {
    "gelu_erf_derivative(x)": 1e-15,
    "gelu_tanh_derivative(x)": 1e-15,
    "swish_derivative(x)": 1e-15,
    "bce_logits_gradient(x, 1)": 1e-15,
}


# Functions of each row of a vector, matrix or batch.
def jacobian(p: Any) -> Any:
    return np.diag(p) - np.outer(p, p)


ROWS = [
    random.normal(size=5),
    random.normal(size=(4, 5)),
    random.normal(size=(2, 3, 5)),
    np.array([[1e308, 0, -1e308], [-800, -900, -1e3]]),
]
ROWWISE: dict[str, Reference] = {
    "Softmax(x)": lambda x: special.softmax(x, axis=-1),
    "log_softmax(x)": lambda x: special.log_softmax(x, axis=-1),
    "log_sum_exp(x)": lambda x: special.logsumexp(x, axis=-1),
    "softmax_gradient(Softmax(x), x * 2)": lambda x: np.vectorize(lambda p, g: jacobian(p) @ g, signature="(n),(n)->(n)")(
        special.softmax(x, axis=-1), x * 2
    ),
    "log_softmax_gradient(log_softmax(x), x * 2)": lambda x: 2 * x - special.softmax(x, axis=-1) * np.sum(2 * x, axis=-1, keepdims=True),
    "Row_Sums(x)": lambda x: np.sum(x, axis=-1),
    "Row_Means(x)": lambda x: np.mean(x, axis=-1),
    "layer_norm(x, full(x.cols, 2), full(x.cols, 1))": lambda x: (
        2 * (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5) + 1
    ),
}

# Functions of a whole tensor that give one number. Nothing at all has a sum, but no mean.
REDUCING: dict[str, Reference] = {
    "Tensor_Mean(x)": np.mean,
    "Tensor_Median(x)": np.median,
    "Tensor_Variance(x)": np.var,
    "Tensor_Std(x)": np.std,
    "Quantile(x, 0.3)": lambda x: np.quantile(x, 0.3),
    "mae_loss(x, 1)": lambda x: np.mean(np.abs(np.subtract(x, 1))),
    "mse_loss(x, 1)": lambda x: np.mean(np.square(np.subtract(x, 1))),
    "l1_penalty(x, 0.5)": lambda x: 0.5 * np.sum(np.abs(x)),
    "l2_penalty(x, 0.5)": lambda x: 0.5 * np.sum(np.square(x)),
    "Entropy(Sigmoid(x))": lambda x: np.sum(special.entr(special.expit(x))),
    "KL_Divergence(Sigmoid(x), Sigmoid(-x))": lambda x: np.sum(special.expit(x) * np.asarray(x)),
}
OF_NOTHING = {"l1_penalty(x, 0.5)", "l2_penalty(x, 0.5)", "Entropy(Sigmoid(x))", "KL_Divergence(Sigmoid(x), Sigmoid(-x))"}
TENSORS = {name: x for name, x in INPUTS.items() if name not in ("far", "infinite", "empty matrix")}
