"""References for schedules, calculus and integration. Estimates stand with the error that their entries promise."""

from __future__ import annotations

from typing import Any

import numpy as np
from calls import Case
from scipy import integrate

random = np.random.default_rng(2)
v = random.normal(size=6)
t = random.normal(size=(2, 3, 4))
A = random.normal(size=(6, 6))
symmetric = A + A.T
epochs = np.arange(25)
p = np.array([3.0, 0, 2, -7, 5])


def cosine(steps: Any, total: float) -> Any:
    return 0.01 + 0.09 * (1 + np.cos(np.pi * np.minimum(steps, total) / total)) / 2


CASES: list[Case] = [
    # schedules.fpp
    *(("step_decay(0.1, a, 0.5, 4)", (epoch,), 0.1 * 0.5 ** (epoch // 4)) for epoch in (7, epochs)),
    *(("exponential_decay(0.1, a, 0.9)", (epoch,), 0.1 * 0.9**epoch) for epoch in (7, epochs)),
    *(("cosine_annealing(0.1, a, 20, 0.01)", (epoch,), cosine(epoch, 20)) for epoch in (7, epochs)),
    *(("linear_warmup(0.1, a, 8)", (epoch,), 0.1 * np.minimum(epoch / 8, 1)) for epoch in (7, epochs)),
    ("warmup_cosine(0.1, a, 5, 20, 0.01)", (epochs,), np.where(epochs < 5, 0.1 * epochs / 5, cosine(np.maximum(epochs - 5, 0), 15))),
    ("warmup_cosine(0.1, a, 5, 20)", (3,), 0.06),
    # calculus.fpp
    ("numerical_limit(x -> 1 / x, 0)", (), np.nan),
    ("numerical_limit(x -> abs(x) / x, 0, -1)", (), -1),
    ("numerical_limit(x -> -1 / x², 0)", (), -np.inf),
    ("numerical_limit(x -> log(x), 0, 1)", (), np.nan),
    *(("power_rule(a, 3, 2)", (x,), 6 * np.square(x)) for x in (-2.5, v, t)),
    ("power_rule(a, -1)", (v,), -1 / v**2),
    ("sum_rule(a, b)", (v, v**2), v + v**2),
    ("product_rule(a, cos(a), exp(a), exp(a))", (v,), np.cos(v) * np.exp(v) + v * np.exp(v)),
    ("quotient_rule(sin(a), cos(a), a, 1)", (v,), (np.cos(v) * v - np.sin(v)) / v**2),
    ("chain_rule(cos(a²), 2 * a)", (v,), np.cos(v**2) * 2 * v),
    *(("polynomial(a, b)", (p, x), np.polyval(p, x)) for x in (2, v, t)),
    ("polynomial_derivative(a)", (p,), np.polyder(p)),
    ("polynomial_derivative(a)", (np.array([3]),), [0]),
    ("polynomial_antiderivative(a)", (p,), np.polyint(p)),
    ("symmetric_eigenvalues(a)", (symmetric,), np.linalg.eigvalsh(symmetric)),
    ("symmetric_eigenvalues(a)", (np.diag([3, -1, 2]),), [-1, 2, 3]),
    ("symmetric_eigenvalues(a)", (np.array([[4]]),), [4]),
    ("symmetric_eigenvalues(a)", (np.array([[2e300, 1e300], [1e300, 2e300]]),), [1e300, 3e300]),
    ("symmetric_eigenvalues(a)", (np.array([[2e-300, 1e-300], [1e-300, 2e-300]]),), [1e-300, 3e-300]),
    ("condition_number(a)", (symmetric @ symmetric + np.eye(6),), np.linalg.cond(symmetric @ symmetric + np.eye(6))),
    ("condition_number(a)", (np.diag([2, 0]),), np.inf),
    ("gradient_descent(x -> 2 * x, a, 0.1, 30)[0]", (v,), v * 0.8**30),
    ("gradient_descent(x -> 2 * x, a, 0.1, 3)[1]", (4.0,), [4, 3.2, 2.56, 2.048]),
    ("newtons_method(x -> x² - a, x -> 2 * x, 1.5)", (2.0,), np.sqrt(2)),
    ("newtons_method(x -> x³ - 8, x -> 3 * x², a)", (np.array([1.0, 3.0]),), [2, 2]),
    # integration.fpp
    ("left_riemann_sum(x -> exp(x), a, b, 50)", (-1, 2), np.exp(np.linspace(-1, 2, 51)[:-1]).sum() * 0.06),
    ("right_riemann_sum(x -> exp(x), a, b, 50)", (-1, 2), np.exp(np.linspace(-1, 2, 51)[1:]).sum() * 0.06),
    ("middle_riemann_sum(x -> exp(x), a, b, 50)", (-1, 2), np.exp(np.linspace(-0.97, 1.97, 50)).sum() * 0.06),
    ("trapezoid_rule(x -> exp(x), a, b, 50)", (-1, 2), integrate.trapezoid(np.exp(np.linspace(-1, 2, 51)), dx=0.06)),
    ("trapezoid_rule(x -> exp(x), a, b, 50)", (2, -1), -integrate.trapezoid(np.exp(np.linspace(-1, 2, 51)), dx=0.06)),
    ("simpson_rule(x -> exp(x), a, b, 50)", (-1, 2), integrate.simpson(np.exp(np.linspace(-1, 2, 51)), dx=0.06)),
    ("simpson_rule(x -> 3, a, b)", (1, 5), 12),
    ("integral_of_polynomial(a, b, 2)", (p, -1), np.polyval(np.polyint(p), 2) - np.polyval(np.polyint(p), -1)),
    ("double_integral((x, y) -> x * y³, 0, a, 0, b)", (1, 2), 2),
    ("romberg(x -> exp(x), a, b)", (0, 1), np.e - 1),
    ("romberg(x -> sin(x), a, b)", (0, np.pi), 2),
    # autodiff.fpp
    ("forward_mode(x -> x.sin().multiply(x.exp()).divide(x), a)", (0.7,), np.exp(0.7) / 0.7 * (np.cos(0.7) + np.sin(0.7) * (1 - 1 / 0.7))),
]

curved = 2 * np.eye(6) + 0.5 * np.ones((6, 6))
ESTIMATES: list[tuple[Case, float]] = [
    (("numerical_limit(x -> sin(x) / x, 0)", (), 1), 1e-6),
    (("numerical_limit(x -> (1 - cos(x)) / x², 0)", (), 0.5), 1e-6),
    (("numerical_limit(x -> x² + a, 3)", (1,), 10), 1e-6),
    *((("forward_difference(x -> exp(x), a)", (x,), np.exp(x)), 1e-6) for x in (0.5, v, t)),
    *((("backward_difference(x -> exp(x), a)", (x,), np.exp(x)), 1e-6) for x in (0.5, v, t)),
    *((("central_difference(x -> exp(x), a)", (x,), np.exp(x)), 1e-9) for x in (0.5, v, t)),
    *((("numerical_gradient(x -> sum(x³), a)", (x,), 3 * x**2), 1e-6) for x in (v, t)),
    (("numerical_gradient(x -> sum(x³), a)", (np.array([1, 2]),), [3, 12]), 1e-6),
    (("numerical_gradient(x -> x³, a)", (2,), 12), 1e-6),
    (("partial_derivative(x -> x[0] * x[1]² + x[2], a, 1)", (v,), 2 * v[0] * v[1]), 1e-8),
    (
        (
            "numerical_jacobian(x -> softmax(x), a)",
            (v,),
            np.diag(np.exp(v) / np.exp(v).sum()) - np.outer(np.exp(v), np.exp(v)) / np.exp(v).sum() ** 2,
        ),
        1e-8,
    ),
    (("numerical_hessian(x -> sum(x²) + sum(x)² / 4, a)", (v,), curved), 1e-6),
    (("gradient_check(x -> sum(x³), 3 * a², a)", (v,), 0), 1e-8),
    (("monte_carlo_integral(x -> x², 0, a, 40000)", (2,), 8 / 3), 0.05),
    (("monte_carlo_integral(x -> x², a, 0, 40000)", (2,), -8 / 3), 0.05),
]
