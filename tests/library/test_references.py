"""The standard library against NumPy, SciPy and figures worked out by hand, on both engines and in the transpiled file.

A row is a call, as a program writes it, and its reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import calculus_references
import network_references
import numpy as np
import pytest
from calls import Case, Engine, close, everywhere, functions, on_engines, parameters_of
from scipy import special, stats

import fpp_lang
from fpp_lang.standard import entries

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
    "bce_logits_gradient(x, 1)": lambda x: special.expit(x) - 1,
}
FINITE_ONLY = {"BCE_From_Logits(x, 1)": "infinity times 0 is nan, in PyTorch as well"}
NEAR_ZERO = {"gelu_erf_derivative(x)": 1e-15, "gelu_tanh_derivative(x)": 1e-15, "swish_derivative(x)": 1e-15}


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

# Everything else: a call, its arguments, what it gives.
a, b = random.normal(size=(3, 4)), random.normal(size=(3, 4))
u, v = random.normal(size=6), random.normal(size=6)
t = random.normal(size=(2, 3, 4))
large = 1e9 + np.array([4.0, 7.0, 13.0, 16.0])
p, q = special.softmax(u), special.softmax(v)
P, Q = special.softmax(a, axis=1), special.softmax(b, axis=1)
labels, one_hots = np.array([2, 0, 3]), np.eye(4)[[2, 0, 3]]
counted = np.array([3, 1, 3, 2, 2, 7, 3, 2])
PAIRS: list[tuple[Any, Any]] = [(3, 1.5), (u, v), (a, b), (t, t[::-1])]
NUMBERS: list[tuple[Any, Any]] = [(3, 1.5), (u, v), (a, b)]
CASES: list[Case] = [
    # tensor.fpp
    ("DotProduct(a, b)", (u, v), u @ v),
    *(("Add(a, b)", pair, pair[0] + pair[1]) for pair in PAIRS),
    *(("Subtract(a, b)", pair, pair[0] - pair[1]) for pair in PAIRS),
    *(("Multiply(a, b)", pair, pair[0] * pair[1]) for pair in PAIRS),
    *(("Divide(a, b)", pair, pair[0] / pair[1]) for pair in PAIRS),
    ("MatMul(a, b)", (a, b.T), a @ b.T),
    ("MatMul(a, b)", (np.array([[1, 2], [3, 4]]), np.array([[5, 6], [7, 8]])), [[19, 22], [43, 50]]),
    ("outer_product(a, b)", (u, v[:3]), np.outer(u, v[:3])),
    ("broadcast_shape(a.shape, b.shape)", (t, a[:1]), [2, 3, 4]),
    ("broadcast_shape(a.shape, b.shape)", (a[:, :1], u), [3, 6]),
    ("broadcastable(a, b)", (np.ones((8, 1, 6, 1)), np.ones((7, 1, 5))), True),
    ("broadcastable(a, b)", (np.ones((2, 1)), np.ones((8, 4, 3))), False),
    ("broadcastable(a, b)", (t, 3), True),
    ("size_from_right(a.shape, 2)", (t,), 3),
    ("Tensor_Where(a, b, c)", (a > 0, a, b), np.where(a > 0, a, b)),
    ("Tensor_Where(a, b, c)", (counted - 3, counted, -counted), np.where(counted - 3, counted, -counted)),
    ("cumulative_sum(a)", (u,), np.cumsum(u)),
    ("cumulative_sum(a)", (counted,), np.cumsum(counted)),
    *((f"Tensor_Arg{end}(a)", (x,), getattr(np, f"arg{end}")(x)) for end in ("max", "min") for x in (u, counted, u[:1])),
    *(("Tensor_Sort(a)", (x,), np.sort(x)) for x in (u, counted, u[:1], u[:0])),
    ("Column_Sums(a)", (a,), a.sum(0)),
    ("Column_Means(a)", (a,), a.mean(0)),
    ("one_hot(a, 4)", (labels,), one_hots),
    ("one_hot(a, 4)", (labels.astype(float),), one_hots),
    # shaping.fpp
    ("Transpose(a)", (a,), a.T),
    ("Transpose(a)", (u,), u),
    ("Transpose(a)", (t,), t.transpose(0, 2, 1)),
    ("Padding(a, [5, 2], 9)", (a,), np.vstack([a[:, :2], np.full((2, 2), 9)])),
    ("Padding(a, [3, 2, 5], 9)", (t,), np.pad(t, [(0, 1), (0, 0), (0, 1)], constant_values=9)[:, :2]),
    ("Padding(a, [8])", (u,), np.append(u, [0, 0])),
    *(("Flatten(a)", (x,), np.ravel(x)) for x in (2.5, u, a, t)),
    ("Product(a.shape)", (t,), 24),
    ("Reshape(a, [4, 3, 2])", (t,), t.reshape(4, 3, 2)),
    ("Reshape(a, b.shape)", (a, np.ones((6, 2))), a.reshape(6, 2)),
    ("unsqueeze(a, 1)", (a,), a[:, None]),
    ("unsqueeze(a, -1)", (t,), t[..., None]),
    ("squeeze(a)", (t[:1, :, :1],), t[0, :, 0]),
    ("expand(a, [5, 3, 4])", (a,), np.broadcast_to(a, (5, 3, 4))),
    ("tile(a, 3)", (a,), np.tile(a, (3, 1))),
    ("concat_columns(a, b)", (a, b[:, :2]), np.hstack([a, b[:, :2]])),
    ("split_rows(a, 4)[1]", (u,), u[4:]),
    ("slice_rows(a, 1, 3)", (a,), a[1:3]),
    ("slice_columns(a, 1, 3)", (a,), a[:, 1:3]),
    # numbers.fpp
    ("Eulers_Number()", (), np.e),
    ("factorial(20)", (), special.factorial(20, exact=True)),
    ("round(erf_by_integration(a, 4000), 6)", (2.0,), round(special.erf(2.0), 6)),
    ("taylor_exp(a, 40)", (u,), np.exp(u)),
    ("taylor_sin(a)", (u,), np.sin(u)),
    ("taylor_cos(a)", (u,), np.cos(u)),
    ("taylor_log(a)", (np.clip(u, -0.5, 0.5),), np.log1p(np.clip(u, -0.5, 0.5))),
    # statistics.fpp
    *(("Tensor_Mean(a)", (x,), np.mean(x)) for x in (4, u, t)),
    *(("Tensor_Median(a)", (x,), np.median(x)) for x in (4, u, t, counted)),
    ("Mode(a)", (counted,), stats.mode(counted).mode),
    *(("Tensor_Variance(a)", (x,), np.var(x)) for x in (u, t, large, counted)),
    *(("Tensor_Variance(a, true)", (x,), np.var(x, ddof=1)) for x in (u, t, large, counted)),
    ("Tensor_Variance(a)", (np.arange(1, 7),), 35 / 12),
    ("Tensor_Std(a, true)", (t,), np.std(t, ddof=1)),
    *(("Quantile(a, b)", (x, share), np.quantile(x, share)) for x in (u, t) for share in (0, 0.1, 0.5, 0.77, 1)),
    ("Covariance(a, b)", (u, v), np.cov(u, v)[0, 1]),
    ("Covariance(a, b, false)", (u, v), np.cov(u, v, ddof=0)[0, 1]),
    ("Covariance_Matrix(a)", (a,), np.cov(a, rowvar=False)),
    ("Correlation(a, b)", (u, v), np.corrcoef(u, v)[0, 1]),
    ("Expected_Value(a, b)", (np.arange(1, 7), np.full(6, 1 / 6)), 3.5),
    ("Histogram(a, 4)", (t,), np.histogram(t, 4)),
    ("Histogram(a, 7)", (np.linspace(0, 0.7, 8),), np.histogram(np.linspace(0, 0.7, 8), 7)),
    ("Histogram(a)", (np.full(3, 5.0),), np.histogram(np.full(3, 5.0))),
    # activation_derivatives.fpp
    ("Sigmoid_Derivative_From_Output(a)", (p,), p * (1 - p)),
    ("Tanh_Derivative_From_Output(a)", (p,), 1 - p**2),
    ("softmax_jacobian(a)", (u,), jacobian(p)),
    ("log_softmax_jacobian(a)", (u,), np.eye(6) - p),
    ("round(softmax([2, 1, 0.1]) - [1, 0, 0], 3)", (), np.array([-0.341, 0.242, 0.099])),
    # losses.fpp
    *(("mae_loss(a, b)", pair, np.mean(np.abs(pair[0] - pair[1]))) for pair in NUMBERS),
    *(("mse_loss(a, b)", pair, np.mean((pair[0] - pair[1]) ** 2)) for pair in NUMBERS),
    ("HingeLoss(a, b)", (a, np.sign(b)), np.maximum(0, 1 - a * np.sign(b))),
    ("HuberLoss(a, b)", (a, b), special.huber(1, a - b)),
    ("BinaryCrossEntropy(a, b)", (P, one_hots), -special.xlogy(one_hots, P) - special.xlog1py(1 - one_hots, -P)),
    ("BinaryCrossEntropy(a, 1)", (0,), -np.log(np.finfo(float).eps)),
    ("CategoricalCrossEntropy(a, 2)", (p,), -np.log(p[2])),
    ("CategoricalCrossEntropy(a, b)", (p, labels), -np.log(p[labels])),
    ("CCE_Batch(a, b)", (P, labels), -np.log(P[range(3), labels]).mean()),
    ("CCE_One_Hot(a, b)", (P, one_hots), -np.log(P[range(3), labels]).mean()),
    ("CCE_From_Logits(a, b)", (a, labels), -np.log(P[range(3), labels]).mean()),
    ("NLL_Loss(a, b)", (np.log(P), labels.astype(float)), -np.log(P[range(3), labels]).mean()),
    ("NLL_Loss(a, b)", (np.log(P), labels), -np.log(P[range(3), labels]).mean()),
    ("KL_Divergence(a, b)", (p, q), special.rel_entr(p, q).sum()),
    ("KL_Divergence(a, b)", (np.array([0.5, 0.5, 0]), np.array([0.25, 0.5, 0.25])), 0.5 * np.log(2)),
    ("KL_Divergence(a, b)", (np.array([0.5, 0.5]), np.array([1.0, 0.0])), np.inf),
    ("JS_Divergence(a, b)", (P, Q), 0.5 * (special.rel_entr(P, (P + Q) / 2) + special.rel_entr(Q, (P + Q) / 2)).sum()),
    ("Entropy(a)", (np.append(p, 0),), special.entr(p).sum()),
    # loss_gradients.fpp
    *(("mae_gradient(a, b)", pair, np.sign(pair[1] - pair[0]) / np.size(pair[0])) for pair in NUMBERS),
    *(("mse_gradient(a, b)", pair, 2 * (pair[1] - pair[0]) / np.size(pair[0])) for pair in NUMBERS),
    ("bce_gradient(a, b)", (P, one_hots), (P - one_hots) / (P * (1 - P))),
    ("cce_gradient(a, 2)", (p,), np.eye(6)[2] * -1 / p),
    ("cce_batch_gradient(a, b)", (P, labels), -one_hots / P / 3),
    ("cce_logits_gradient(a, b)", (a, labels), (P - one_hots) / 3),
    ("js_gradient(a, b)", (p, q), 0.5 * np.log(2 * q / (p + q))),
    ("entropy_gradient(a)", (P,), -np.log(P) - 1),
    ("cce_one_hot_gradient(a, b)", (P, one_hots), -one_hots / P / 3),
    ("softmax_cross_entropy_gradient(a, b)", (P, one_hots), P - one_hots),
    ("nll_gradient(a, b)", (np.log(P), labels), -one_hots / 3),
    ("kl_gradient(a, b)", (p, q), -p / q),
    # normalization.fpp
    ("Z_Score(a)", (t,), (t - t.mean()) / t.std(ddof=1)),
    ("Z_Score(a)", (np.full(3, 2.5),), np.zeros(3)),
    ("Z_Score_Columns(a)", (a,), stats.zscore(a, axis=0)),
    ("min_max_normalize(a)", (t,), (t - t.min()) / (t.max() - t.min())),
    ("min_max_normalize(a, -1, 3)", (u,), np.interp(u, [u.min(), u.max()], [-1, 3])),
    ("min_max_normalize(a)", (np.full(3, 2.5),), np.zeros(3)),
    ("batch_norm_inference(a, 2, 1, b[0], b[1]²)", (a, b), 2 * (a - b[0]) / np.sqrt(b[1] ** 2 + 1e-5) + 1),
    # initialization.fpp, optimizers.fpp, data.fpp
    ("Zero_Init(4, 2)", (), np.zeros((2, 4))),
    ("number_of_parameters(a)", (np.array([64, 32, 10]),), 64 * 32 + 32 + 32 * 10 + 10),
    ("solve_equations(a, b)", (b.T[:3, :3], u[:3]), np.linalg.solve(b.T[:3, :3], u[:3])),
    ("solve_equations(a, b)", (np.array([[0, 2], [3, 0]]), np.array([2, 2])), [2 / 3, 1]),
    ("clip_gradient_by_norm(a, 1.5)", (a,), a * 1.5 / np.linalg.norm(a)),
    ("clip_gradient_by_norm(a, 100)", (a,), a),
    ("l1_penalty(a, 0.1)", (t,), 0.1 * np.abs(t).sum()),
    ("l2_penalty(a, 0.1)", (t,), 0.1 * (t**2).sum()),
    ("Accuracy(a, b)", (labels, np.array([2, 1, 3])), 2 / 3),
    ("Confusion_Matrix(a, b, 3)", (np.array([0, 1, 2, 2]), np.array([0, 2, 2, 1])), [[1, 0, 0], [0, 0, 1], [0, 1, 1]]),
]


def neurons(kept: Any, g: Any, step: int) -> None:
    for neuron in range(3):
        total = 2 * (g[neuron, 0] - 0.5) * 0.25
        kept[0][neuron] -= 0.1 * total * g[0]
        kept[1][neuron] -= 0.1 * total


def newton(kept: Any, g: Any, step: int) -> None:
    kept[0] -= g[:, 0] / 4


def whole_batch(kept: Any, g: Any, step: int) -> None:
    kept[0] -= 0.5 * np.mean(2 * g - kept[0])


def rotation(kept: Any, g: Any, step: int) -> None:
    turn = np.array([[np.cos(0.3), -np.sin(0.3)], [np.sin(0.3), np.cos(0.3)]])
    kept[0][[0, 2]] = turn @ kept[0][[0, 2]]


# Procedures: the call, what it is given, and what the tensors are afterwards.
def stepped(rule: Callable[[Any, Any, int], None], *state: Any) -> tuple[Any, ...]:
    """What three steps with the gradients a, b and a·b leave of the weights and of what is remembered."""
    kept = [np.array(item, dtype=float) for item in state]
    for step, gradient in enumerate((a, b, a * b), 1):
        rule(kept, gradient, step)
    return tuple(kept)


def sgd(kept: Any, g: Any, step: int) -> None:
    kept[0] -= 0.1 * g


def momentum(kept: Any, g: Any, step: int) -> None:
    kept[1] = 0.9 * kept[1] + g
    kept[0] -= 0.1 * kept[1]


def nesterov(kept: Any, g: Any, step: int) -> None:
    kept[1] = 0.9 * kept[1] + g
    kept[0] -= 0.1 * (g + 0.9 * kept[1])


def adagrad(kept: Any, g: Any, step: int) -> None:
    kept[1] += g**2
    kept[0] -= 0.1 * g / (np.sqrt(kept[1]) + 1e-10)


def rmsprop(kept: Any, g: Any, step: int) -> None:
    kept[1] = 0.99 * kept[1] + 0.01 * g**2
    kept[0] -= 0.1 * g / (np.sqrt(kept[1]) + 1e-8)


def adam(kept: Any, g: Any, step: int, decay: float = 0) -> None:
    kept[0] *= 1 - 0.1 * decay
    kept[1] = 0.9 * kept[1] + 0.1 * g
    kept[2] = 0.999 * kept[2] + 0.001 * g**2
    kept[0] -= 0.1 * (kept[1] / (1 - 0.9**step)) / (np.sqrt(kept[2] / (1 - 0.999**step)) + 1e-8)


none = np.zeros((3, 4))
STEPS: dict[str, tuple[Any, ...]] = {
    "sgd_optimizer(state_0, g, 0.1)": stepped(sgd, b),
    "momentum_optimizer(state_0, g, state_1, 0.1)": stepped(momentum, b, none),
    "nesterov_optimizer(state_0, g, state_1, 0.1)": stepped(nesterov, b, none),
    "adagrad_optimizer(state_0, g, state_1, 0.1)": stepped(adagrad, b, none),
    "rmsprop_optimizer(state_0, g, state_1, 0.1)": stepped(rmsprop, b, none),
    "newton_optimizer(state_0, g[:, 0], identity(3) * 4)": stepped(newton, none[:, 0]),
    "mini_batch_sgd(state_0, (w, X, Y) -> mean(X - w + Y), g, g, 0.5, 3)": stepped(whole_batch, b),
    "rotate_rows(state_0, 0, 2, cos(0.3), sin(0.3))": stepped(rotation, b),
    "update_neurons(state_0, state_1, g[0], g[:, 0], full(3, 0.5), full(3, 0.25), 0.1)": stepped(neurons, b, none[:, 0]),
    "adam_optimizer(state_0, g, state_1, state_2, 0.1, step)": stepped(adam, b, none, none),
    "adamw_optimizer(state_0, g, state_1, state_2, 0.1, step, 0.25)": stepped(lambda k, g, step: adam(k, g, step, 0.25), b, none, none),
}

# Random ones: the call and how NumPy draws the same numbers from the same seed.
DRAWN: dict[str, Callable[[np.random.Generator], Any]] = {
    "Random_Tensor([4, 3], -2, 5)": lambda rng: rng.uniform(-2, 5, (4, 3)),
    "Random_Normal_Init([2, 3, 2], 1, 0.5)": lambda rng: rng.normal(1, 0.5, (2, 3, 2)),
    "Xavier_Uniform(6, 2)": lambda rng: rng.uniform(-np.sqrt(6 / 8), np.sqrt(6 / 8), (2, 6)),
    "Xavier_Normal(6, 2)": lambda rng: rng.normal(0, np.sqrt(2 / 8), (2, 6)),
    "He_Uniform(6, 2)": lambda rng: rng.uniform(-1, 1, (2, 6)),
    "He_Normal(8, 2)": lambda rng: rng.normal(0, 0.5, (2, 8)),
    "concat(batches(9, 4))": lambda rng: rng.permutation(np.arange(9)),
    "shuffle_together(arange(9), arange(9) * 2)[1]": lambda rng: rng.permutation(np.arange(9)) * 2,
    "concat(train_test_split(arange(9), arange(9))[:2])": lambda rng: np.roll(rng.permutation(np.arange(9)), -2),
}

CASES += [*network_references.CASES, *calculus_references.CASES]
PARAMETERS = {
    **dict.fromkeys([*ELEMENTWISE, *ROWWISE], "x"),
    **parameters_of([*CASES, *(case for case, _ in calculus_references.ESTIMATES)]),
}


@cache
def library(engine: Engine) -> dict[str, Callable[..., Any]]:
    """All calls of the tables."""
    return functions(engine, PARAMETERS)


@everywhere
@pytest.mark.parametrize("call", ELEMENTWISE)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_elementwise(call: str, engine: Engine) -> None:
    for name, x in INPUTS.items():
        if name == "infinite" and call in FINITE_ONLY:
            continue
        before = np.copy(x)
        close(library(engine)[call](x), ELEMENTWISE[call](x), NEAR_ZERO.get(call, 1e-300))
        np.testing.assert_array_equal(x, before, err_msg=name)


@everywhere
@pytest.mark.parametrize("call", ROWWISE)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_rowwise(call: str, engine: Engine) -> None:
    for x in ROWS:
        close(library(engine)[call](x), ROWWISE[call](x), 1e-15)


@everywhere
@pytest.mark.parametrize(("call", "given", "wanted"), CASES, ids=[call for call, _, _ in CASES])
def test_case(call: str, given: tuple[Any, ...], wanted: Any, engine: Engine) -> None:
    before: list[Any] = [np.copy(item) for item in given]
    close(library(engine)[call](*given), wanted, 1e-15)
    for one, other in zip(given, before, strict=True):
        np.testing.assert_array_equal(one, other)


@everywhere
@pytest.mark.parametrize(("case", "bound"), calculus_references.ESTIMATES, ids=[case[0] for case, _ in calculus_references.ESTIMATES])
def test_estimate(case: Case, bound: float, engine: Engine) -> None:
    call, given, wanted = case
    close(library(engine)[call](*given), wanted, bound, bound)


@on_engines
@pytest.mark.parametrize("call", STEPS)
def test_three_steps_of_an_optimizer(call: str, engine: Engine) -> None:
    states = [f"state_{place}" for place in range(len(STEPS[call]))]
    module = fpp_lang.loads(f"Function take({', '.join(states)}, g, step):\n    {call}\n", engine=engine)
    kept = [b.copy() if STEPS[call][0].ndim == 2 else np.zeros(3), *(np.zeros(np.shape(state)) for state in STEPS[call][1:])]
    for step, gradient in enumerate((a, b, a * b), 1):
        assert module.take(*kept, gradient, step) is None
    close(tuple(kept), STEPS[call])


@on_engines
def test_batch_norm_remembers(engine: Engine) -> None:
    module = fpp_lang.loads("Function norm(x, mean, variance):\n    return batch_norm(x, 2, 1, mean, variance)\n", engine=engine)
    mean, variance = np.zeros(4), np.ones(4)
    close(module.norm(a, mean, variance), 2 * (a - a.mean(0)) / np.sqrt(a.var(0) + 1e-5) + 1)
    close((mean, variance), (0.1 * a.mean(0), 0.9 + 0.1 * a.var(0, ddof=1)))


@on_engines
@pytest.mark.parametrize("call", DRAWN)
def test_drawn_as_numpy_draws(call: str, engine: Engine) -> None:
    drawn = fpp_lang.loads(f"drawn = {call}\n", engine=engine, seed=7).variables["drawn"]
    close(drawn, DRAWN[call](np.random.default_rng(7)))


@on_engines
@pytest.mark.parametrize(
    "call",
    [
        "DotProduct([1, 2], [1, 2, 3])",
        "Add([1, 2], [1, 2, 3])",
        "MatMul([[1, 2]], [[1, 2]])",
        "MatMul([1, 2], [1, 2])",
        "broadcast_shape([2, 3], [4, 3])",
        "one_hot([0, -1], 3)",
        "one_hot(3, 3)",
        "Reshape([1, 2, 3], [2, 2])",
        "factorial(-1)",
        "Tensor_Where([true], [1, 2], [1, 2])",
        "concat_columns([[1]], [[1], [2]])",
        "solve_equations([[1, 2], [2, 4]], [1, 2])",
        "solve_equations([[1, 2]], [1])",
        "simpson_rule(x -> x, 0, 1, 3)",
        "Quantile([1, 2], 1.5)",
        "train_test_split([1, 2], [1])",
        "Accuracy([1], [1, 2])",
    ],
)
def test_refused(call: str, engine: Engine) -> None:
    with pytest.raises(fpp_lang.FppError):
        fpp_lang.loads(f"result = {call}\n", engine=engine)


def test_every_entry_has_a_reference() -> None:
    called = set(re.findall(r"\w+(?=\()", " ".join([*PARAMETERS, *STEPS, *DRAWN, "batch_norm("])))
    meant = {entry.name for entry in entries().values() if called & {entry.name, *entry.also_called}}
    assert set(entries()) == meant


def test_no_name_stands_for_two_entries() -> None:
    names = [name.casefold() for entry in entries().values() for name in {n.casefold(): n for n in (entry.name, *entry.also_called)}]
    assert len(names) == len(set(names))
