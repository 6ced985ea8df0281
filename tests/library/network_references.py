"""References for backpropagation: what is worked out here with NumPy alone, one example at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from calls import Case
from scipy import special

random = np.random.default_rng(1)
X, W, b = random.normal(size=(5, 3)), random.normal(size=(4, 3)), random.normal(size=4)
G, batch = random.normal(size=(5, 4)), random.normal(size=(2, 5, 3))
V, c, Y = random.normal(size=(2, 4)), random.normal(size=2), random.normal(size=(5, 2))


def outer_products(errors: Any, inputs: Any) -> Any:
    """The gradient in the weights, added up example by example."""
    return np.sum([np.outer(error, one) for error, one in zip(errors, inputs, strict=True)], axis=0)


hidden = special.expit(X @ W.T + b)
output = special.expit(hidden @ V.T + c)
output_error = 2 * (output - Y) / Y.size * output * (1 - output)
hidden_error = output_error @ V * hidden * (1 - hidden)

CASES: list[Case] = [
    ("dense_forward(a, b, c)", (X, W, b), np.array([[w @ x + bias for w, bias in zip(W, b, strict=True)] for x in X])),
    ("dense_forward(a, b, c)", (X[0], W, b), W @ X[0] + b),
    ("dense_forward(a, b, c)", (batch, W, b), np.einsum("bni,oi->bno", batch, W) + b),
    ("dense_forward(a, b, c)", (np.arange(1, 7).reshape(2, 3), np.ones((2, 3)), np.zeros(2)), [[6, 6], [15, 15]]),
    ("dense_backward(a, b, c)", (X, W, G), (outer_products(G, X), G.sum(0), G @ W)),
    ("dense_backward(a, b, c)", (X[0], W, G[0]), (np.outer(G[0], X[0]), G[0], W.T @ G[0])),
    (
        "dense_backward(a, b, c)",
        (batch, W, np.stack([G, G + 1])),
        (outer_products(G, batch[0]) + outer_products(G + 1, batch[1]), (2 * G + 1).sum(0), np.stack([G, G + 1]) @ W),
    ),
    ("dense_forward_columns(a, b, c)", (X.T, W, b), W @ X.T + b[:, None]),
    ("dense_forward_columns(a, b, c)", (X[0], W, b), W @ X[0] + b),
    ("dense_backward_columns(a, b, c)", (X.T, W, G.T), (G.T @ X, G.sum(0), W.T @ G.T)),
    ("two_layer_forward(a, b, c, d, e)", (X, W, b, V, c), (hidden, output)),
    (
        "two_layer_backward(a, b, c, d, e)",
        (X, Y, hidden, output, V),
        (outer_products(hidden_error, X), hidden_error.sum(0), outer_products(output_error, hidden), output_error.sum(0)),
    ),
    ("chain_product(a)", (b,), np.prod(b)),
    ("chain_product(a)", (np.zeros(0),), 1),
    ("gradient_after_layers(10)", (), 0.25**10),
    ("gradient_after_layers(0)", (), 1),
    ("gradient_after_layers(5, a)", (b,), b**5),
    ("grid_search({a: [3, 1], b: [1, 2]}, c -> (c.a - 1)² + c.b)[1]", (), 1),
    ("random_search({a: [3], b: [1]}, c -> c.a + c.b)[1]", (), 4),
]
