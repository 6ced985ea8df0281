"""Derived functions as text: each was compared with numerical differentiation before it is given out."""

from __future__ import annotations

from pathlib import Path

import pytest

import fpp_lang
from fpp_lang.derive.steps import told
from fpp_lang.derived import derived, with_numbers
from fpp_lang.syntax.reading import source_of_text


def found(text: str, name: str, wrt: str | None = None):
    return derived(source_of_text("derived.fpp", text), Path(), name, wrt)


def code(text: str) -> str:
    """A text without its comments."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("//"))


@pytest.mark.parametrize(
    ("formula", "slope"),
    [
        ("x^4 - 3 * x^2 + 7", "4 * x ^ 3 - 6 * x"),
        ("5 * x", "5"),
        ("x * x", "2 * x"),
        ("x * x * x", "3 * x ^ 2"),
        ("sin(2 * x)", "2 * cos(2 * x)"),
        ("exp(-x * x)", "-2 * exp(-x ^ 2) * x"),
        ("1 / x", "-1 / x ^ 2"),
        ("sqrt(1 + x^2)", "x / sqrt(1 + x ^ 2)"),
        ("log(1 + exp(x))", "Sigmoid(x)"),
        ("1 / (1 + exp(-x))", None),
        ("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "1 - tanh(x) ^ 2"),
        ("max(x, 0)", "x > 0"),
        ("abs(x)", "sign(x)"),
    ],
)
def test_formula(formula, slope):
    result = found(f"Function f(x):\n    return {formula}\n", "f")
    if slope is not None:
        assert f"    return {slope}\n" in result.text or f"    return full(x.shape, {slope})\n" in result.text


def test_names_for_what_is_needed_twice():
    result = found("Function swish(x):\n    return x / (1 + exp(-x))\n", "swish")
    assert code(result.text) == "Function swish_derivative(x):\n    s = Sigmoid(x)\n    return s + x * s * (1 - s)\n"


def test_branches_stay_branches():
    text = "Function f(x):\n    if x > 1:\n        return x * x\n    elif x < -1:\n        return -x\n    return 0.5 * x^3\n"
    result = found(text, "f")
    assert "    if x > 1:\n        return 2 * x\n" in result.text and "return -1 if x < -1 else 1.5 * x ^ 2\n" in result.text


def test_numbers_of_the_program_come_along():
    result = found("scale = 3\nFunction f(x):\n    return scale * x^2\n", "f")
    assert result.text.startswith("scale = 3\n")
    module = fpp_lang.loads(result.text)
    assert module.f_derivative(2.0) == 12


def test_calls_are_followed():
    text = "Function inner(x, k = 2):\n    y = k * x\n    return y * y\nFunction f(x):\n    return inner(x) + inner(x, 3)\n"
    assert fpp_lang.loads(found(text, "f").text).f_derivative(1.5) == pytest.approx(2 * (4 + 9) * 1.5)


def test_the_other_parameter():
    text = "Function f(x, y):\n    return x * y^2\n"
    assert "return 2 * x * y\n" in found(text, "f", "y").text
    assert "return y ^ 2\n" in found(text, "f").text


def test_softmax_and_cross_entropy_are_the_probabilities_minus_the_truth():
    result = found("Function loss(Z, Y):\n    return -sum(Y * log(Softmax(Z))) / Z.rows\n", "loss")
    assert "return (Softmax(Z) * unsqueeze(sum(Y, axis=-1), -1) - Y) / Z.rows" in result.text
    assert "the probabilities minus the truth" in result.text and "one-hot" in result.text


def test_a_clamp_in_between_is_not_left_out():
    """Behind a clamp the two do not cancel exactly."""
    text = "Function loss(Z, Y):\n    return -sum(Y * log(clamp(Softmax(Z), 0.01, 1)))\n"
    assert "probabilities minus the truth" not in found(text, "loss").text


def test_steps_hold_numbers_that_agree():
    for name in ("Swish", "GELU_tanh", "HuberLoss", "BinaryCrossEntropy", "mae_loss", "KL_Divergence"):
        result = found("", name)
        for shown in with_numbers(result):
            lines = [line for line in told(shown.story, result.wrt, shown.numbers) if "check at" in line]
            assert len(lines) >= len(shown.story.steps)
            for line in lines:
                ours, nudged = numbers(line)
                assert ours == pytest.approx(nudged, rel=1e-4, abs=1e-6), line


def numbers(line: str) -> tuple[float, float]:
    after = line.rpartition(": ")[2]
    if after.startswith("ours"):
        words = after.replace(",", " ").split()
        return float(words[1]), float(words[words.index("gives") + 1])
    ours, _, nudged = after.partition(", by nudging ")
    return float(ours), float(nudged)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Function f(x):\n    return f(x - 1) if x > 0 else x\n", "calls itself"),
    ],
)
def test_no_formula(text, words):
    with pytest.raises(fpp_lang.FppError) as error:
        found(text, "f")
    (diagnostic,) = error.value.diagnostics
    assert diagnostic.code == "FPP0908" and words in diagnostic.message
