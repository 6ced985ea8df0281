"""`fpp derive` from outside."""

from __future__ import annotations

import subprocess

import pytest

import fpp_lang

PROGRAM = """
Function bump(x, height = 2):
    return height * exp(-x^2)
"""


@pytest.fixture(autouse=True)
def program(tmp_path):
    (tmp_path / "bump.fpp").write_text(PROGRAM)


def test_what_is_printed_runs(fpp):
    done = fpp("derive", "bump.fpp", "bump", "--steps", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    module = fpp_lang.loads(done.stdout)
    assert module.bump_derivative(0.5) == pytest.approx(-2 * 2 * 0.5 * 2.718281828459045**-0.25)
    assert fpp_lang.check(done.stdout) == []


def test_steps(fpp, golden):
    golden("derive/swish_steps.txt", fpp("derive", "-", "swish", "--steps", text="").stdout)


def test_check(fpp, golden):
    golden("derive/bump_check.txt", fpp("derive", "bump.fpp", "bump", "--check").stdout)


def test_softmax_and_cross_entropy(fpp, golden):
    text = "Function loss(Z, Y):\n    return -sum(Y * log(Softmax(Z))) / Z.rows\n"
    golden("derive/softmax_cross_entropy.txt", fpp("derive", "-", "loss", "--steps", text=text).stdout)


def test_focal_loss(fpp):
    """A truth that is weighed by the probabilities is no truth: the short form of cross-entropy does not hold."""
    text = "Function focal(z, y, gamma):\n    return -sum(y * (1 - Softmax(z))^gamma * log(Softmax(z)))\n"
    told = fpp("derive", "-", "focal", "--check", text=text).stdout
    assert "focal_gradient is right" in told and "minus the truth" not in told


def test_with_respect_to(fpp):
    done = fpp("derive", "bump.fpp", "bump", "--wrt", "height")
    assert "return exp(-x ^ 2)" in done.stdout


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("bump.fpp", "bum"), 2, "FPP0906"),
        (("bump.fpp", "bump", "--wrt", "width"), 2, "FPP0909"),
        (("bump.fpp", "exp"), 1, "FPP0908"),
        (("nowhere.fpp", "bump"), 2, "FPP0902"),
    ],
)
def test_problems(words, status, code, fpp):
    done: subprocess.CompletedProcess[str] = fpp("derive", *words)
    assert (done.returncode, done.stdout) == (status, "") and code in done.stderr
