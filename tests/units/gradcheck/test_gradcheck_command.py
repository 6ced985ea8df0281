"""`fpp gradcheck` from outside."""

from __future__ import annotations

import pytest

SLOPES = """
print("not shown")
scale = 3

Function bump(x):
    return scale * exp(-x * x)

Function bump_slope(x):
    return -2 * x * bump(x)

Function wrong_slope(x):
    return 2 * x * bump(x)
"""


@pytest.fixture(autouse=True)
def program(tmp_path):
    (tmp_path / "slopes.fpp").write_text(SLOPES)


def test_right(fpp):
    done = fpp("gradcheck", "slopes.fpp", "bump", "bump_slope")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("bump_slope is right: it is the slope of bump, given the input x of bump.\n")
    assert "not shown" not in done.stdout


def test_wrong(fpp, golden):
    done = fpp("gradcheck", "slopes.fpp", "bump", "wrong_slope")
    assert (done.returncode, done.stderr) == (1, "")
    golden("gradcheck/wrong.txt", done.stdout)


def test_library(fpp, golden):
    done = fpp("gradcheck", "-", "relu", "relu_derivative", text="")
    assert (done.returncode, done.stderr) == (0, "")
    golden("gradcheck/relu.txt", done.stdout)


def test_unknown_name(fpp):
    done = fpp("gradcheck", "slopes.fpp", "bump", "bump_slop")
    assert (done.returncode, done.stdout) == (2, "")
    assert "FPP0906" in done.stderr and "`bump_slope`" in done.stderr


def test_a_program_with_errors(fpp):
    done = fpp("gradcheck", "-", "relu", "d", text="def d(x):\n    return y_total * totl\ntotal = 1\nprint(totl)\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "FPP0201" in done.stderr


def test_a_function_that_takes_no_numbers(fpp):
    done = fpp("gradcheck", "-", "shout", "d", text="def shout(t: text):\n    return upper(t)\ndef d(t):\n    return t * 2\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "FPP0907" in done.stderr
