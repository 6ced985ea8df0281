"""Entries of the library at a million numbers, against the NumPy that an expert writes for the same: as safe at the ends of the range."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import library_experts as expert
import network_experts as network
import numpy as np
from kernels import against
from table import Comparison

import fpp_lang
from fpp_lang.standard import entries

MILLION = 10**6
SIDE = 1000

Inputs = Callable[[np.random.Generator], tuple[Any, ...]]


def vector(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.normal(size=MILLION)


def matrix(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.normal(size=(SIDE, SIDE))


def shares(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.uniform(0.01, 0.99, size=MILLION)


def probabilities(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    """A row for each of many examples, with ten classes."""
    scores = np.exp(rng.normal(size=(MILLION // 10, 10)))
    return scores / scores.sum(axis=1, keepdims=True)


def labels(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.integers(0, 10, MILLION // 10)


def truths(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.integers(0, 2, MILLION)


def signs(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return 2.0 * rng.integers(0, 2, MILLION) - 1


def steps(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return np.arange(MILLION)


def zeros(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return np.zeros(MILLION)


def square(side: int) -> Inputs:
    return lambda rng: rng.normal(size=(side, side))  # type: ignore[return-value]


def counts(n: int, size: int = MILLION) -> Inputs:
    return lambda rng: rng.integers(0, n, size)  # type: ignore[return-value]


def sizes(*sizes: int) -> Inputs:
    return lambda rng: np.array(sizes)  # type: ignore[return-value]


def row(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.uniform(0.5, 1.5, SIDE)


ENTRIES: dict[str, dict[str, tuple[Callable[..., Any], tuple[Any, ...]]]] = {
    "tensor.fpp": {
        "DotProduct": (expert.dot, (vector, vector)),
        "Add": (np.add, (vector, vector)),
        "Subtract": (np.subtract, (vector, vector)),
        "Multiply": (np.multiply, (vector, vector)),
        "Divide": (np.divide, (vector, shares)),
        "Add_Scalar": (np.add, (vector, 1.5)),
        "Sub_Scalar": (np.subtract, (vector, 1.5)),
        "Mul_Scalar": (np.multiply, (vector, 1.5)),
        "Div_Scalar": (np.divide, (vector, 1.5)),
        "Raise_by_Scalar": (np.power, (vector, 2)),
        "Tensor_Absolute": (np.abs, (vector,)),
        "MatMul": (np.matmul, (square(500), square(500))),
        "outer_product": (np.outer, (row, row)),
        "Tensor_Clamp": (np.clip, (vector, -0.5, 1)),
        "Tensor_Sign": (expert.sign, (vector,)),
        "Tensor_Where": (np.where, (truths, vector, vector)),
        "cumulative_sum": (np.cumsum, (vector,)),
        "Tensor_Argmax": (np.argmax, (vector,)),
        "Tensor_Argmin": (np.argmin, (vector,)),
        "Row_Sums": (expert.row_sums, (matrix,)),
        "Row_Means": (expert.row_means, (matrix,)),
        "Column_Sums": (expert.column_sums, (matrix,)),
        "Column_Means": (expert.column_means, (matrix,)),
        "one_hot": (expert.one_hot, (labels, 10)),
    },
    "shaping.fpp": {
        "Transpose": (expert.transposed, (matrix,)),
        "Padding": (expert.padded, (matrix, sizes(1100, 900))),
        "fit_axis": (expert.fitted, (matrix, 1, 1100)),
        "Flatten": (expert.flattened, (matrix,)),
        "Product": (np.prod, (shares,)),
        "Reshape": (expert.reshaped, (vector, sizes(SIDE, SIDE))),
        "unsqueeze": (expert.unsqueezed, (matrix,)),
        "squeeze": (expert.squeezed, (matrix,)),
        "expand": (expert.expanded, (row, sizes(10 * SIDE, SIDE))),
        "tile": (expert.tiled, (vector, 10)),
        "split_rows": (expert.pieces, (vector, SIDE)),
        "concat_columns": (expert.side_by_side, (matrix, matrix)),
        "slice_rows": (expert.some_rows, (matrix, 10, 900)),
        "slice_columns": (expert.some_columns, (matrix, 10, 900)),
    },
    "numbers.fpp": {
        "erf_by_integration": (expert.erf_sum, (1.5, MILLION)),
        "taylor_exp": (expert.taylor_exp, (shares,)),
        "taylor_sin": (expert.taylor_sin, (shares,)),
        "taylor_cos": (expert.taylor_cos, (shares,)),
        "taylor_log": (expert.taylor_log, (shares, 20)),
    },
    "statistics.fpp": {
        "Tensor_Mean": (np.mean, (vector,)),
        "Tensor_Median": (np.median, (vector,)),
        "Mode": (expert.mode, (counts(1000),)),
        "Tensor_Variance": (np.var, (vector,)),
        "Tensor_Std": (np.std, (vector,)),
        "Quantile": (np.quantile, (vector, 0.3)),
        "Covariance": (expert.covariance, (vector, vector)),
        "Covariance_Matrix": (expert.covariance_matrix, (matrix,)),
        "Correlation": (expert.correlation, (vector, vector)),
        "Expected_Value": (expert.dot, (vector, shares)),
        "Histogram": (np.histogram, (vector, 100)),
    },
    "activations.fpp": {
        "ReLU": (expert.relu, (vector,)),
        "LeakyReLU": (expert.leaky_relu, (vector,)),
        "ELU": (expert.elu, (vector,)),
        "Sigmoid": (expert.sigmoid, (vector,)),
        "Swish": (expert.swish, (vector,)),
        "Parametric_Swish": (expert.swish, (vector, 1.5)),
        "Hyperbolic_Tangent": (expert.tanh_by_exponentials, (vector,)),
        "GELU_erf": (expert.gelu_erf, (vector,)),
        "GELU_tanh": (expert.gelu_tanh, (vector,)),
        "Softmax": (expert.softmax, (probabilities,)),
        "log_softmax": (expert.log_softmax, (probabilities,)),
        "log_sum_exp": (expert.log_sum_exp, (probabilities,)),
        "softplus": (expert.softplus, (vector,)),
        "Identity_Activation": (np.copy, (vector,)),
        "Heaviside": (expert.heaviside, (vector,)),
    },
    "activation_derivatives.fpp": {
        "relu_derivative": (expert.relu_derivative, (vector,)),
        "leaky_relu_derivative": (expert.leaky_relu_derivative, (vector,)),
        "elu_derivative": (expert.elu_derivative, (vector,)),
        "sigmoid_derivative": (expert.sigmoid_derivative, (vector,)),
        "Sigmoid_Derivative_From_Output": (expert.sigmoid_from_output, (shares,)),
        "swish_derivative": (expert.swish_derivative, (vector,)),
        "tanh_derivative": (expert.tanh_derivative, (vector,)),
        "Tanh_Derivative_From_Output": (expert.tanh_from_output, (shares,)),
        "gelu_erf_derivative": (expert.gelu_erf_derivative, (vector,)),
        "gelu_tanh_derivative": (expert.gelu_tanh_derivative, (vector,)),
        "softplus_derivative": (expert.sigmoid, (vector,)),
        "identity_derivative": (np.ones_like, (vector,)),
        "heaviside_derivative": (np.zeros_like, (vector,)),
        "softmax_jacobian": (expert.softmax_jacobian, (row,)),
        "log_softmax_jacobian": (expert.log_softmax_jacobian, (row,)),
        "softmax_gradient": (expert.softmax_gradient, (probabilities, probabilities)),
        "log_softmax_gradient": (expert.log_softmax_gradient, (probabilities, probabilities)),
    },
    "losses.fpp": {
        "mae_loss": (network.mae, (vector, vector)),
        "mse_loss": (network.mse, (vector, vector)),
        "HingeLoss": (network.hinge, (vector, signs)),
        "HuberLoss": (network.huber, (vector, vector)),
        "BinaryCrossEntropy": (network.bce, (shares, truths)),
        "BCE_From_Logits": (network.bce_logits, (vector, truths)),
        "CategoricalCrossEntropy": (network.cce, (shares, counts(MILLION))),
        "CCE_Batch": (network.cce_batch, (probabilities, labels)),
        "CCE_One_Hot": (network.cce_one_hot, (probabilities, probabilities)),
        "CCE_From_Logits": (network.cce_logits, (probabilities, labels)),
        "NLL_Loss": (network.nll, (probabilities, labels)),
        "KL_Divergence": (network.kl, (shares, shares)),
        "JS_Divergence": (network.js, (shares, shares)),
        "Entropy": (network.entropy, (shares,)),
    },
    "loss_gradients.fpp": {
        "mae_gradient": (network.mae_gradient, (vector, vector)),
        "mse_gradient": (network.mse_gradient, (vector, vector)),
        "hinge_gradient": (network.hinge_gradient, (vector, signs)),
        "huber_gradient": (network.huber_gradient, (vector, vector)),
        "bce_gradient": (network.bce_gradient, (shares, truths)),
        "bce_logits_gradient": (network.bce_logits_gradient, (vector, truths)),
        "cce_gradient": (network.cce_gradient, (shares, 3)),
        "cce_batch_gradient": (network.cce_batch_gradient, (probabilities, labels)),
        "cce_logits_gradient": (network.cce_logits_gradient, (probabilities, labels)),
        "cce_one_hot_gradient": (network.cce_one_hot_gradient, (probabilities, probabilities)),
        "softmax_cross_entropy_gradient": (np.subtract, (probabilities, probabilities)),
        "nll_gradient": (network.nll_gradient, (probabilities, labels)),
        "kl_gradient": (network.kl_gradient, (shares, shares)),
        "js_gradient": (network.js_gradient, (shares, shares)),
        "entropy_gradient": (network.entropy_gradient, (shares,)),
    },
    "optimizers.fpp": {
        "sgd_optimizer": (network.sgd, (vector, vector, 0.1)),
        "momentum_optimizer": (network.momentum, (vector, vector, vector, 0.1)),
        "nesterov_optimizer": (network.nesterov, (vector, vector, vector, 0.1)),
        "adagrad_optimizer": (network.adagrad, (vector, vector, shares, 0.1)),
        "rmsprop_optimizer": (network.rmsprop, (vector, vector, shares, 0.1)),
        "adam_optimizer": (network.adam, (vector, vector, vector, shares, 0.1, 3)),
        "adamw_optimizer": (network.adamw, (vector, vector, vector, shares, 0.1, 3)),
        "solve_equations": (network.solved, (square(300), lambda rng: rng.normal(size=300))),
        "clip_gradient_by_value": (network.clipped, (vector, 0.5)),
        "clip_gradient_by_norm": (network.clipped_by_norm, (vector, 0.5)),
        "l1_penalty": (network.l1, (vector, 0.1)),
        "l2_penalty": (network.l2, (vector, 0.1)),
        "l1_gradient": (network.l1_gradient, (vector, 0.1)),
        "l2_gradient": (network.l2_gradient, (vector, 0.1)),
    },
    "schedules.fpp": {
        "step_decay": (network.step_decay, (0.1, steps)),
        "exponential_decay": (network.exponential_decay, (0.1, steps)),
        "cosine_annealing": (network.cosine_annealing, (0.1, steps, MILLION)),
        "linear_warmup": (network.linear_warmup, (0.1, steps, 1000)),
        "warmup_cosine": (network.warmup_cosine, (0.1, steps, 1000, MILLION)),
    },
    "normalization.fpp": {
        "Z_Score": (network.z_score, (vector,)),
        "Z_Score_Columns": (network.z_score_columns, (matrix,)),
        "min_max_normalize": (network.min_max, (vector,)),
        "batch_norm": (network.batch_norm, (matrix, row, row, row, row)),
        "batch_norm_inference": (network.batch_norm_inference, (matrix, row, row, row, row)),
        "layer_norm": (network.layer_norm, (matrix, row, row)),
    },
    "calculus.fpp": {
        "forward_difference": (network.forward_difference, (np.sin, vector)),
        "backward_difference": (network.backward_difference, (np.sin, vector)),
        "central_difference": (network.central_difference, (np.sin, vector)),
        "power_rule": (network.power_rule, (vector, 3)),
        "product_rule": (network.product_rule, (vector, vector, vector, vector)),
        "quotient_rule": (network.quotient_rule, (vector, vector, shares, vector)),
        "sum_rule": (np.add, (vector, vector)),
        "chain_rule": (np.multiply, (vector, vector)),
        "polynomial": (np.polyval, (sizes(3, 0, 2, -7, 5), vector)),
        "polynomial_derivative": (network.polynomial_derivative, (vector,)),
        "polynomial_antiderivative": (network.polynomial_antiderivative, (vector,)),
        "rotate_rows": (network.rotated, (lambda rng: rng.normal(size=(2, MILLION)), 0, 1, 0.6, 0.8)),
    },
    "integration.fpp": {
        "integral_of_polynomial": (network.integral_of_polynomial, (sizes(3, 0, 2, -7, 5), 0.0, vector)),
    },
    "initialization.fpp": {
        "Zero_Init": (network.zero_weights, (SIDE, SIDE)),
        "number_of_parameters": (network.number_of_parameters, (lambda rng: rng.integers(1, 9, MILLION),)),
    },
    "backpropagation.fpp": {
        "dense_forward": (network.dense_forward, (square(400), square(400), lambda rng: rng.normal(size=400))),
        "dense_backward": (network.dense_backward, (square(400), square(400), square(400))),
        "dense_forward_columns": (network.dense_forward_columns, (square(400), square(400), lambda rng: rng.normal(size=400))),
        "dense_backward_columns": (network.dense_backward_columns, (square(400), square(400), square(400))),
        "update_neurons": (network.update_neurons, (matrix, row, row, row, row, row, 0.1)),
        "two_layer_forward": (network.two_layer_forward, (square(300), square(300), 0.1, square(300), 0.2)),
        "two_layer_backward": (network.two_layer_backward, (square(300), square(300), square(300), square(300), square(300))),
        "chain_product": (np.prod, (row,)),
        "gradient_after_layers": (network.gradient_after_layers, (10, shares)),
    },
    "data.fpp": {
        "Accuracy": (network.accuracy, (counts(10), counts(10))),
        "Confusion_Matrix": (network.confusion, (counts(10), counts(10), 10)),
    },
}


def rows() -> list[Comparison]:
    """Every entry that has a line of NumPy to stand beside, file by file."""
    return [_compared(name, readable, arguments) for entries in ENTRIES.values() for name, (readable, arguments) in entries.items()]


def _compared(name: str, readable: Callable[..., Any], arguments: tuple[Any, ...]) -> Comparison:
    rng = np.random.default_rng(1)
    functions = [made for made in arguments if isinstance(made, np.ufunc)]
    given = tuple(made(rng) if callable(made) else made for made in arguments if not isinstance(made, np.ufunc))
    ratio, seconds = against(partial(_function(name), *functions), partial(readable, *functions), given)
    return Comparison(name, seconds, ratio)


def _function(name: str) -> Callable[..., Any]:
    names: dict[str, Any] = {"__name__": "library"}
    exec(compile(fpp_lang.transpile(entries()[name].code), f"{name}.py", "exec"), names)
    function: Callable[..., Any] = names[name]
    return function
