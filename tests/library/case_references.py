"""Calls of the library with what is given, and what NumPy and SciPy make of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from calls import Case
from scipy import special, stats
from shape_references import jacobian

random = np.random.default_rng(5)
a, b = random.normal(size=(3, 4)), random.normal(size=(3, 4))
u, v = random.normal(size=6), random.normal(size=6)
t = random.normal(size=(2, 3, 4))
large = 1e9 + np.array([4.0, 7.0, 13.0, 16.0])
p, q = special.softmax(u), special.softmax(v)
P, Q = special.softmax(a, axis=1), special.softmax(b, axis=1)
labels, one_hots = np.array([2, 0, 3]), np.eye(4)[[2, 0, 3]]
counted = np.array([3, 1, 3, 2, 2, 7, 3, 2])
PAIRS: list[tuple[Any, Any]] = [(3, 1.5), (u, v), (a, b), (t, t[::-1])]
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
    *((f"factorial({n})", (), special.factorial(n, exact=True)) for n in (0, 1, 20, 21, 30)),
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
    *(("mae_loss(a, b)", pair, np.mean(np.abs(pair[0] - pair[1]))) for pair in PAIRS),
    *(("mse_loss(a, b)", pair, np.mean((pair[0] - pair[1]) ** 2)) for pair in PAIRS),
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
    *(("mae_gradient(a, b)", pair, np.sign(pair[1] - pair[0]) / np.size(pair[0])) for pair in PAIRS),
    *(("mse_gradient(a, b)", pair, 2 * (pair[1] - pair[0]) / np.size(pair[0])) for pair in PAIRS),
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
    *(("Z_Score(a)", (np.full(n, 2.5),), np.zeros(n)) for n in (1, 3)),
    ("Z_Score_Columns(a)", (np.array([[1.0, 5.0], [3.0, 5.0]]),), [[-1, 0], [1, 0]]),
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
    ("index_of(a, 3)", (counted,), 0),
    ("index_of(a, 7)", (counted,), 5),
    ("Accuracy(a, b)", (labels, np.array([2, 1, 3])), 2 / 3),
    ("Confusion_Matrix(a, b, 3)", (np.array([0, 1, 2, 2]), np.array([0, 2, 2, 1])), [[1, 0, 0], [0, 0, 1], [0, 1, 1]]),
]
