"""A gradient costs at most five times its value, counted, for the functions of the library that work on whole tensors."""

from __future__ import annotations

import re

import numpy as np
import pytest
from test_operations import MOST, ratio

from fpp_lang.catalogue import catalogue

CALLS = """
elu_derivative(X) | X
sigmoid_derivative(X) | X
Sigmoid_Derivative_From_Output(X) | X
swish_derivative(X) | X
tanh_derivative(X) | X
Tanh_Derivative_From_Output(X) | X
gelu_erf_derivative(X) | X
gelu_tanh_derivative(X) | X
softplus_derivative(X) | X
softmax_jacobian(v) | v
log_softmax_jacobian(v) | v
log_softmax_gradient(X, Y) | X, Y
softmax_gradient(P, Y) | P, Y
ReLU(X) | X
LeakyReLU(X) | X
ELU(X) | X
Sigmoid(X) | X
Swish(X) | X
Parametric_Swish(X, 1.5) | X
Hyperbolic_Tangent(X) | X
GELU_erf(X) | X
GELU_tanh(X) | X
Softmax(X) | X
log_softmax(X) | X
log_sum_exp(X) | X
softplus(X) | X
Identity_Activation(X) | X
chain_product(v) | v
power_rule(v, 3) | v
sum_rule(u, v) | u, v
chain_rule(u, v) | u, v
polynomial(v, s) | v, s
polynomial_derivative(v) | v
polynomial_antiderivative(v) | v
integral_of_polynomial(v, 0, 1) | v
mse_gradient(Y, X) | X, Y
hinge_gradient(X, B) | B
huber_gradient(X, Y) | X, Y
bce_gradient(P, T) | P
bce_logits_gradient(X, T) | X
cce_one_hot_gradient(P, T) | P
softmax_cross_entropy_gradient(P, T) | P
kl_gradient(P, Q) | P, Q
js_gradient(P, Q) | P, Q
entropy_gradient(P) | P
mae_loss(Y, X) | X, Y
mse_loss(Y, X) | X, Y
HingeLoss(X, B) | X
HuberLoss(X, Y) | X, Y
BinaryCrossEntropy(P, T) | P
BCE_From_Logits(X, T) | X
CCE_One_Hot(P, T) | P
CCE_Batch(P, labels) | P
CCE_From_Logits(X, labels) | X
NLL_Loss(X, labels) | X
KL_Divergence(P, Q) | P, Q
JS_Divergence(P, Q) | P, Q
Entropy(P) | P
Z_Score(X) | X
Z_Score_Columns(X) | X
min_max_normalize(X) | X
batch_norm_inference(X, g, d, m, w) | X, g, d
layer_norm(X, g, d) | X, g, d
dense_forward(X, Y, s) | X, Y, s
dense_forward_columns(Xt, Y, s) | Y
product_rule(u, v, d, m) | u, v
taylor_exp(X) | X
taylor_sin(X) | X
taylor_cos(X) | X
taylor_log(P) | P
clip_gradient_by_value(X, 1) | X
clip_gradient_by_norm(X, 1) | X
l1_penalty(X, 0.1) | X
l2_penalty(X, 0.1) | X
l2_gradient(X, 0.1) | X
Flatten(X) | X
unsqueeze(X) | X
squeeze(X) | X
concat_columns(X, Y) | X, Y
slice_rows(X, 1, 20) | X
slice_columns(X, 1, 20) | X
Tensor_Mean(X) | X
Tensor_Variance(X) | X
Tensor_Std(X) | X
Covariance(u, v) | u, v
Covariance_Matrix(X) | X
Correlation(u, v) | u, v
Expected_Value(u, v) | u, v
DotProduct(u, v) | u, v
Add(X, Y) | X, Y
Subtract(X, Y) | X, Y
Multiply(X, Y) | X, Y
Divide(X, P) | X, P
Add_Scalar(X, 2) | X
Sub_Scalar(X, 2) | X
Mul_Scalar(X, 2) | X
Div_Scalar(X, 2) | X
Raise_by_Scalar(X, 3) | X
Tensor_Absolute(X) | X
MatMul(X, Xt) | X, Xt
outer_product(u, v) | u, v
Tensor_Clamp(X, -1, 1) | X
Tensor_Where(X > 0, X, Y) | X, Y
cumulative_sum(v) | v
Tensor_Sort(v) | v
Row_Sums(X) | X
Row_Means(X) | X
Column_Sums(X) | X
Column_Means(X) | X
Tensor_Median(X) | X
Quantile(v, 0.3) | v
tile(v, 3) | v
Reshape(X, [30, 40]) | X
batch_norm(X, g, d, m * 1, w * 1) | X, g, d
left_riemann_sum(t -> t * X * X, 0, 1, 10) | X
trapezoid_rule(t -> t * X * X, 0, 1, 10) | X
"""
"""A call of each function, and what its gradient is taken by."""

NOT_COUNTED = """
optimizers, update_neurons, rotate_rows: procedures that change what they are given; the gradient is taken before a step, never through it
right_riemann_sum, middle_riemann_sum, simpson_rule: as left_riemann_sum; numerical_gradient and its kin, newtons_method: likewise, what
  they cost is what the given function costs, times their passes
layers, initializers, metrics, what only moves or counts: those with a gradient are made of the functions above; docs/gradients.md lists
  those without
"""
"""What has no line above, and why."""

RNG = np.random.default_rng(0)
GIVEN = {
    **{name: RNG.normal(size=(40, 30)) for name in ("X", "Y")},
    **{name: RNG.uniform(0.1, 0.9, (40, 30)) for name in ("P", "Q")},
    **{name: RNG.normal(size=30) for name in ("v", "u", "g", "d", "m")},
    "Xt": RNG.normal(size=(30, 40)),
    "s": RNG.normal(size=40),
    "w": RNG.uniform(0.5, 2, 30),
    "T": RNG.integers(0, 2, (40, 30)).astype(float),
    "B": RNG.integers(0, 2, (40, 30)) * 2.0 - 1,
    "labels": RNG.integers(0, 30, 40).astype(float),
}
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CALLS.strip().splitlines()]


@pytest.mark.parametrize(("call", "by"), ROWS)
def test_value_and_gradient(call: str, by: str) -> None:
    arguments = call.partition("(")[2]
    names = [given for given in GIVEN if re.search(rf"\b{given}\b", arguments)]
    parameters = ", ".join(f"{given}: Tensor" for given in names)
    text = f"""
Function value({parameters}):
    y = {call}
    return sum(y * y)

Function both({parameters}):
    y = {call}
    Loss = sum(y * y)
    return Loss, gradient of Loss with respect to {by}
"""
    assert ratio(text, [GIVEN[given] for given in names]) <= MOST


def test_the_functions_are_those_of_the_library() -> None:
    assert {call.partition("(")[0] for call, _ in ROWS} <= {entry.name for entry in catalogue()}
