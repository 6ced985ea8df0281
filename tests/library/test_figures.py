"""The figures that the paper and its companions print come out; where they print them wrong, the right ones do.

A row is an expression and the figure, with the digits that are given there.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from calls import Engine, on_engines

import fpp_lang

BEFORE = """
picture = [[5.1, 3.5, 1.4], [4.9, 3, 7.7], [6.2, 8.3, 7.1]]

Adam_W, Adam_m, Adam_v = [1.0], [0.0], [0.0]
adam_optimizer(Adam_W, [0.4], Adam_m, Adam_v, 0.001, 1)

house_error = mse_gradient([200000], [100 * 1000 + 0])
house_W, house_b = [[100.0]], [0.0]
house_W_gradient, house_b_gradient, house_input_gradient = dense_backward([1000], house_W, house_error)
sgd_optimizer(house_W, house_W_gradient, 1e-8)
sgd_optimizer(house_b, house_b_gradient, 1e-8)

Speed_W, speed = [4.0, 2.0], [1.0, 1.5]
momentum_optimizer(Speed_W, [0.2, 0.2], speed, 0.1)

left = Value(1)
right = Value(2)
result = left.add(right).multiply(Value(3))
result.backward()
"""

PAPER: list[tuple[str, Any]] = [
    # Figure 3: a tensor of shape (3, 3) with 9 parameters that add up to 47.2.
    ("picture.shape == zeros(3, 3).shape", True),
    ("number of elements in picture", 9),
    ("round(sum(picture), 10)", 47.2),
]

DEEP_LEARNING_NOTES: list[tuple[str, Any]] = [
    ("[[1, 2], [3, 4]] x [[5, 6], [7, 8]]", [[19, 22], [43, 50]]),
    ("MatMul([[1, 2], [3, 4]], [[5, 6], [7, 8]])", [[19, 22], [43, 50]]),
    # Broadcasting: four pairs of shapes that fit, and two that do not.
    ("broadcast_shape([5, 4], [1])", [5, 4]),
    ("broadcast_shape([5, 4], [4])", [5, 4]),
    ("broadcast_shape([15, 3, 5], [15, 1, 5])", [15, 3, 5]),
    ("broadcast_shape([8, 1, 6, 1], [7, 1, 5])", [8, 7, 6, 5]),
    ("broadcastable(zeros(3), zeros(4))", False),
    ("broadcastable(zeros(2, 1), zeros(8, 4, 3))", False),
    # Adam's first step with the gradient 0.4.
    ("round(Adam_m, 10)", [0.04]),
    ("round(Adam_v, 10)", [0.00016]),
    ("round(Adam_m / (1 - 0.9), 10)", [0.4]),
    ("round(Adam_v / (1 - 0.999), 10)", [0.16]),
    ("round(1 - Adam_W, 8)", [0.001]),
    # A house of 1000 square feet for 200,000, predicted with w = 100 and b = 0.
    ("house_W_gradient", [[-200_000_000]]),
    ("house_b_gradient", [-200_000]),
    ("house_W", [[102]]),
    ("round(house_b, 10)", [0.002]),
]

CALCULUS_REFERENCE: list[tuple[str, Any]] = [
    ("Sigmoid(0)", 0.5),
    ("round(sigmoid_derivative([-5, 5]), 4)", [0.0066, 0.0066]),
    ("round(tanh_derivative(3), 4)", 0.0099),
    ("round(Softmax([2, 1, 0.1]), 3)", [0.659, 0.242, 0.099]),
    ("round(softmax_cross_entropy_gradient(Softmax([2, 1, 0.1]), [1, 0, 0]), 3)", [-0.341, 0.242, 0.099]),
    ("polynomial(polynomial_derivative([3, 0, 2, -7, 5]), [0, 1, 2])", [-7, 9, 97]),
    # The slope of x²·eˣ; at 2 it is printed as 43.510.
    ("round(product_rule([0, 1, 4], [0, 2, 4], exp([0, 1, 2]), exp([0, 1, 2])), 4)", [0, 8.1548, 59.1124]),
    # The slope of σ(3x + 2); at 1 and 2 it is printed as 0.044 and 0.005.
    ("round(chain_rule(sigmoid_derivative([2, 5, 8]), 3), 4)", [0.3150, 0.0199, 0.0010]),
    ("round(chain_rule(cos(1), 2), 4)", 1.0806),
    # Printed as 0.0133.
    ("round(KL_Divergence([0.4, 0.3, 0.3], [0.33, 0.33, 0.34]), 4)", 0.0108),
    ("round(partial_derivative(v -> 3 * v[0]² * v[1] + 2 * v[0] * v[1]^3, [1, 2], 0), 6)", 28),
    ("round(partial_derivative(v -> 3 * v[0]² * v[1] + 2 * v[0] * v[1]^3, [1, 2], 1), 6)", 27),
    ("round(simpson_rule(x -> x², 0, 2), 4)", 2.6667),
    ("round(integral_of_polynomial([1, 0, 0], 0, 2), 4)", 2.6667),
    ("integral_of_polynomial([2, 0], 0, 3)", 9),
    ("round(trapezoid_rule(x -> 2 * x, 0, 3), 10)", 9),
    ("round(romberg(x -> sin(x), 0, pi), 10)", 2),
    ("round(double_integral((x, y) -> x * y, 0, 1, 0, 2), 10)", 1),
    # A die.
    ("round(Expected_Value([1, 2, 3, 4, 5, 6], full(6, 1 / 6)), 10)", 3.5),
    ("round(Tensor_Variance([1, 2, 3, 4, 5, 6]), 4)", 2.9167),
    # One step down x² + 3y², and the speed that two pushes leave.
    ("round(gradient_descent(v -> [2 * v[0], 6 * v[1]], [4, 2], 0.1, 1)[0], 10)", [3.2, 0.8]),
    ("round(speed, 10)", [1.1, 1.55]),
    ("round(numerical_jacobian(v -> concat([v[0]² + v[1]], [v[0] * v[1]]), [3, 2]), 6)", [[6, 1], [2, 3]]),
    ("round(numerical_hessian(v -> v[0]² + 3 * v[1]², [4, 2]), 4)", [[2, 0], [0, 6]]),
    ("condition_number([[2, 0], [0, 6]])", 3),
    ("[result.data, left.gradient, right.gradient]", [9, 3, 3]),
]

NETWORKS_FROM_SCRATCH: list[tuple[str, Any]] = [
    ("dense_forward([[1, 2, 3], [4, 5, 6]], ones(2, 3), zeros(2))", [[6, 6], [15, 15]]),
    ("number_of_parameters([2, 3, 1])", 2 * 3 + 3 + 3 * 1 + 1),
    ("number_of_parameters([784, 128, 64, 10])", 784 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10),
]

FIGURES = {
    "paper": PAPER,
    "deep-learning notes": DEEP_LEARNING_NOTES,
    "calculus reference": CALCULUS_REFERENCE,
    "networks from scratch": NETWORKS_FROM_SCRATCH,
}
ROWS = [(source, expression, figure) for source, rows in FIGURES.items() for expression, figure in rows]


@cache
def found(engine: Engine) -> list[Any]:
    """What the expressions give, in one program."""
    lines = [f"found_{place} = {expression}" for place, (_, expression, _) in enumerate(ROWS)]
    variables = fpp_lang.loads(BEFORE + "\n".join(lines), engine=engine).variables
    return [variables[f"found_{place}"] for place in range(len(ROWS))]


@on_engines
@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{source}: {expression}" for source, expression, _ in ROWS])
def test_figure(place: int, engine: Engine) -> None:
    figure = ROWS[place][2]
    assert np.shape(found(engine)[place]) == np.shape(figure)
    np.testing.assert_array_equal(found(engine)[place], figure)


@pytest.mark.parametrize("shapes", ["[3], [4]", "[2, 1], [8, 4, 3]"])
def test_shapes_that_do_not_fit(shapes: str) -> None:
    with pytest.raises(fpp_lang.FppError, match="do not fit together"):
        fpp_lang.loads(f"print(broadcast_shape({shapes}))")


# Table 1 of the paper: the range of each activation function, an end that is only approached as a pair of the end and false.
RANGES = {
    "ReLU": (0, np.inf),
    "LeakyReLU": (-np.inf, np.inf),
    "ELU": (-1, np.inf),
    "Swish": (-0.2785, np.inf),
    "GELU_erf": (-0.17, np.inf),
    "GELU_tanh": (-0.1701, np.inf),
    "Sigmoid": (0, 1),
    "tanh": (-1, 1),
    "Softmax": (0, 1),
}


@on_engines
@pytest.mark.parametrize("name", RANGES)
def test_range_of_an_activation(name: str, engine: Engine) -> None:
    x = np.concatenate([np.linspace(-30, 30, 6001), [-1e300, -1e4, 1e4, 1e300]])
    values = fpp_lang.loads(f"y = {name}(x)", engine=engine, inputs={"x": x}).variables["y"]
    low, high = RANGES[name]
    assert values.min() >= low
    assert values.max() <= high
    assert values.min() < low + 0.01 if np.isfinite(low) else values.min() < -1e290
    assert values.max() > high - 0.01 if np.isfinite(high) else values.max() == 1e300


@on_engines
def test_rows_and_columns_give_the_same_gradients(engine: Engine) -> None:
    random = np.random.default_rng(6)
    given = {"X": random.normal(size=(7, 4)), "W": random.normal(size=(3, 4)), "G": random.normal(size=(7, 3))}
    program = "rows = dense_backward(X, W, G)\ncolumns = dense_backward_columns(X.T, W, G.T)\n"
    both = fpp_lang.loads(program, engine=engine, inputs=given).variables
    for one, other in zip(both["rows"][:2], both["columns"][:2], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-14)
    np.testing.assert_allclose(both["rows"][2], both["columns"][2].T, rtol=1e-14)
