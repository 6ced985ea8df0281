"""What holds of every gradient, whatever the program: of a permuted batch, a scaled loss, other names, a line that does nothing."""

from __future__ import annotations

import ast
import re

import numpy as np
import pytest
from scipy import optimize

import fpp_lang

NETWORK = """
Function layer(T: Tensor, W: Tensor, b: Tensor) -> Tensor:
    return tanh(T @ W + b)

Function slopes(X: Tensor, Y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor):
    hidden = layer(X, W1, b1)
    scores = hidden @ W2
    Loss = -sum(Y * log(Softmax(scores))) / X.rows
    return gradient of Loss with respect to X, W1, b1, W2
"""
LOOP = """
Function slopes(X: Tensor, Y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor):
    total = 0.0
    for i in X.rows:
        hidden = tanh(X[i] @ W1 + b1)
        scores = hidden @ W2
        if scores[0] > 0:
            total += sum((scores - Y[i])^2)
        else:
            total += sum(abs(scores - Y[i]))
    Loss = total / X.rows
    return gradient of Loss with respect to X, W1, b1, W2
"""
PROGRAMS = {"network": NETWORK, "loop": LOOP}
ENGINES: tuple[fpp_lang.api.Engine, ...] = ("numpy", "interpreter")
RNG = np.random.default_rng(7)
GIVEN = {
    "X": RNG.normal(size=(6, 4)),
    "Y": np.eye(3)[[0, 1, 2, 1, 0, 2]],
    "W1": RNG.normal(size=(4, 5)),
    "b1": RNG.normal(size=5),
    "W2": RNG.normal(size=(5, 3)),
}


def slopes(text: str, engine: fpp_lang.api.Engine = "numpy", **changed: np.ndarray) -> dict[str, np.ndarray]:
    found = fpp_lang.loads(text, engine=engine).slopes(*(GIVEN | changed).values())
    return dict(zip(("X", "W1", "b1", "W2"), found, strict=True))


def same(found: dict[str, np.ndarray], wanted: dict[str, np.ndarray], factor: float = 1) -> None:
    for name, value in wanted.items():
        np.testing.assert_allclose(found[name], factor * value, rtol=1e-9, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("engine", ENGINES)
class TestEveryGradient:
    def test_a_permuted_batch_has_permuted_slopes(self, name: str, engine: fpp_lang.api.Engine) -> None:
        order = np.array([3, 0, 5, 1, 4, 2])
        wanted = slopes(PROGRAMS[name], engine)
        found = slopes(PROGRAMS[name], engine, X=GIVEN["X"][order], Y=GIVEN["Y"][order])
        same(found, wanted | {"X": wanted["X"][order]})

    def test_a_scaled_loss_scales_them(self, name: str, engine: fpp_lang.api.Engine) -> None:
        text = PROGRAMS[name].replace("    return gradient of Loss", "    Scaled = 3 * Loss\n    return gradient of Scaled")
        same(slopes(text, engine), slopes(PROGRAMS[name], engine), 3)

    def test_a_line_that_does_nothing_changes_nothing(self, name: str, engine: fpp_lang.api.Engine) -> None:
        text = PROGRAMS[name].replace("    return gradient of Loss", "    W1 = W1 * 1\n    Loss = Loss + 0\n    return gradient of Loss")
        text = text.replace("W1 = W1 * 1", "same = W1 * 1").replace("Loss = Loss + 0", "Loss = Loss + 0 * sum(same)")
        same(slopes(text, engine), slopes(PROGRAMS[name], engine))


@pytest.mark.parametrize("name", PROGRAMS)
def test_other_names_lead_to_the_same_lines(name: str) -> None:
    """Every name of the program, changed for one that sorts alike, changes in the text and nothing else."""
    renamed = {word: f"{word}q" for word in ("hidden", "total", "X", "Y", "W1", "b1", "W2")}
    pattern = re.compile(rf"\b({'|'.join(renamed)})\b")
    text = bare(fpp_lang.transpile(pattern.sub(lambda found: renamed[found[0]], PROGRAMS[name])))
    plain = bare(fpp_lang.transpile(PROGRAMS[name]))
    assert text == re.sub(rf"\b(d_)?({'|'.join(renamed)})(?=\b|_)", lambda found: f"{found[1] or ''}{renamed[found[2]]}", plain)


def bare(text: str) -> str:
    """The text without comments and line breaks of its own."""
    return ast.unparse(ast.parse(text))


FUNCTIONS = """
exp(sin(x)) * x^2
sin(sin(x) + sin(x))
log(1 + exp(x)) / (2 + cos(x))
sqrt(x * x + 1) * arctan(x)
tanh(x)^3 - erf(x) * sinh(x)
x^3 * 2^x - 1 / (x^2 + 1)
Swish(x) + GELU_tanh(x) * softplus(x)
max(x, 0.25) * min(x^2, 3) + abs(x - 7)
""".strip().splitlines()


@pytest.mark.parametrize("formula", FUNCTIONS)
def test_forward_backward_and_nudged_agree(formula: str) -> None:
    """One number at a time, a whole tensor at once, a row of the Jacobian, the gradient of the sum, and differences."""
    text = f"""
Function f(x):
    return {formula}
Function one(x):
    return derivative(f, x)
Function each(x: Tensor):
    return derivative(f, x)
Function rows(x: Tensor):
    return jacobian(v -> f(v), x)
Function back(x: Tensor):
    Loss = sum(f(x))
    return gradient of Loss with respect to x
"""
    places = np.array([-1.3, -0.4, 0.6, 1.1, 2.2])
    nudged = fpp_lang.loads(text).f
    wanted = [optimize.approx_fprime([place], lambda x: nudged(float(x[0])), 1e-7)[0] for place in places]
    for engine in ENGINES:
        module = fpp_lang.loads(text, engine=engine)
        exact = np.array([module.one(place) for place in places])
        np.testing.assert_allclose(exact, wanted, rtol=1e-5, atol=1e-5)
        for found in (module.each(places), np.diag(module.rows(places)), module.back(places)):
            np.testing.assert_allclose(found, exact, rtol=1e-12)


def test_jacobian_and_its_transpose() -> None:
    """`<J v, u>` is `<v, Jᵀ u>`: rows of the Jacobian against one way back."""
    text = """
Function f(v: Vector):
    return tanh(A @ v) * v[0:3] + exp(v[1:4])
Function forth(v: Vector):
    return jacobian(f, v)
Function back(v: Vector, u: Vector):
    Loss = sum(f(v) * u)
    return gradient of Loss with respect to v
A = [[1.0, 2.0, -1.0, 0.5], [0.0, 1.0, 1.0, -2.0], [0.3, -0.7, 1.5, 0.1]]
"""
    v, u, along = RNG.normal(size=4), RNG.normal(size=3), RNG.normal(size=4)
    for engine in ENGINES:
        module = fpp_lang.loads(text, engine=engine)
        assert np.dot(module.forth(v) @ along, u) == pytest.approx(np.dot(along, module.back(v, u)), rel=1e-12)


@pytest.mark.parametrize("kind", ["int64", "int32", "bool", "float32", "float64"])
def test_kinds_of_arrays(kind: str) -> None:
    """A gradient by whole numbers or by true and false holds fractions; nothing is truncated."""
    text = """
Function slopes(x: Tensor):
    Loss = sum(x * x) / 4
    return gradient of Loss with respect to x
"""
    given = np.array([0, 1, 1]).astype(kind)
    for engine in ENGINES:
        found = fpp_lang.loads(text, engine=engine).slopes(given)
        assert np.issubdtype(found.dtype, np.floating)
        np.testing.assert_allclose(found, given.astype(float) / 2)


def test_ten_thousand_passes() -> None:
    text = """
Function f(x):
    y = x
    for i in 10000:
        y = y + 0.0001 * sin(y)
    return y
x = 0.5
Loss = f(x)
g = gradient of Loss with respect to x
"""
    state = slope = np.float64(1)
    state = np.float64(0.5)
    for _ in range(10000):
        slope *= 1 + 0.0001 * np.cos(state)
        state += 0.0001 * np.sin(state)
    for engine in ENGINES:
        assert fpp_lang.loads(text, engine=engine).variables["g"] == pytest.approx(slope, rel=1e-9)


def test_a_thousand_lines() -> None:
    lines = [f"a{place} = a{place - 1} * 1.001 + a{max(place - 2, 0)} * 0.0001" for place in range(1, 1000)]
    text = "\n".join(["a0 = 2.0", *lines, "g = gradient of a999 with respect to a0"])
    slopes = [1.0]
    for place in range(1, 1000):
        slopes.append(slopes[-1] * 1.001 + slopes[max(place - 2, 0)] * 0.0001)
    assert fpp_lang.loads(text).variables["g"] == pytest.approx(slopes[-1], rel=1e-9)


def test_a_deep_expression() -> None:
    inner = "x"
    for _ in range(60):
        inner = f"sin({inner})"
    text = f"x = 0.7\ny = {inner}\ng = gradient of y with respect to x\n"
    value, slope = 0.7, 1.0
    for _ in range(60):
        slope *= np.cos(value)
        value = np.sin(value)
    assert fpp_lang.loads(text).variables["g"] == pytest.approx(slope, rel=1e-9)
