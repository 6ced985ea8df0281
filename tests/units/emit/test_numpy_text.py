"""The NumPy text as a whole: its layout, its comments, its style."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fpp_lang.emit.numpy import PythonModule

Emit = Callable[[str], PythonModule]
Text = Callable[[str], str]

RUFF = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")

PROGRAM = """\
// A program.
// It has a header.

rate = 0.1 // how fast

// Doubles.
Function double(x): // of anything
    // twice
    return 2 * x // done

Function step(w):
    return w - rate * double(w)

// Here it begins.
w = step([1.0, 2])

for n in 3: // three times
    // again
    w = step(w)
print(w)
"""

TEXT = """\
# A program.
# It has a header.

import numpy as np

rate = 0.1  # how fast


# Doubles.
def double(x):  # of anything
    # twice
    return 2 * x  # done


def step(w):
    return w - rate * double(w)


if __name__ == "__main__":
    # Here it begins.
    w = step(np.array([1.0, 2.0]))

    for n in range(3):  # three times
        # again
        w = step(w)
    print(w)
"""


def test_layout_and_comments(emit: Emit) -> None:
    assert emit(PROGRAM).text == TEXT


def test_the_same_text_every_time(emit: Emit) -> None:
    assert emit(PROGRAM).text == emit(PROGRAM).text


def test_constants_that_functions_read_stand_before_them(emit: Emit) -> None:
    text = emit("x = random()\nk = 3\nFunction f(n): return n + k\nprint(f(x), x)\n").text
    assert text.index("\nk = 3") < text.index("def f(n)") < text.index("    x = rng.random()")


def test_what_is_assigned_again_is_no_constant(emit: Emit) -> None:
    assert '__main__":\n    k = 3\n' in emit("k = 3\nFunction f(n): return n + k\nk = 4\n").text


def test_inputs_become_parameters_of_main(emit: Emit) -> None:
    text = emit("steps: Integer = // how many\nFunction f(x): return x * rate\ny = f(steps)\n").text
    assert "def f(x, *, rate):\n    return x * rate\n" in text
    assert (
        'def main(steps, rate):\n    """Run the program.\n\n    steps: how many\n    """\n    y = f(steps, rate=rate)\n    return y\n'
        in text
    )
    assert "__name__" not in text


def test_the_seed(emit: Emit) -> None:
    assert "SEED = None\nrng = np.random.default_rng(SEED)\n" in emit("x = random()\n").text
    assert "SEED = 7\n" in emit("seed(7)\nx = random()\n").text
    assert "seed" not in emit("seed(7)\nx = random()\n").text.replace("SEED", "")
    assert "reseed" not in emit("// A header.\n\nseed(7)\nx = random()\n").text
    assert "reseed(8)" in emit("x = random()\nseed(8)\n").text


LITERALS = {
    "x = [1, 2]": "np.array([1, 2])",
    "x = [1, 2.5]": "np.array([1.0, 2.5])",
    "x = [[1, -2], [3, 0.5]]": "np.array([[1.0, -2.0], [3.0, 0.5]])",
    "x = 1e-8": "1e-8",
    "x = 1_000 * .5": "1_000 * 0.5",
    "x = infinity": "np.inf",
    'x = {a: 1, "two words": [1]}': '{"a": 1, "two words": np.array([1])}',
    "x = []": "[]",
    "n = 2\nx = [n, 1.5, n]": "np.array([n, 1.5, n], dtype=float)",  # of numbers beyond 64 bits NumPy makes objects
}


@pytest.mark.parametrize("source", LITERALS)
def test_literals(emit: Emit, source: str) -> None:
    assert f"x = {LITERALS[source]}\n" in emit(source + "\n").text


EXPRESSIONS = {
    "T[i][j]": "T[i, j]",
    "T[i][1:]": "T[i, 1:]",
    "T[0:1][0]": "T[0:1][0]",
    "T x T.T": "T @ T.T",
    "0 < i < 3": "0 < i < 3",
    "(T > 1) and (T < 3)": "(T > 1) & (T < 3)",
    "not (i == j)": "i != j",
    "0 < i and i < j": "0 < i < j",
    "true if i > j else false": "i > j",
    "i if i > j else j": "max(j, i)",
    "- -i": "i",
    'f"{i:03d} {T[0][0]}"': 'f"{i:03d} {T[0, 0]}"',
    'f"no value"': '"no value"',
}


@pytest.mark.parametrize("source", EXPRESSIONS)
def test_expressions(body: Text, source: str) -> None:
    given = "T = reshape(arange(9), 3, 3)\ni = T.len()\nj = i + 1\n"
    assert body(given + f"x = {source}\n").endswith(f"x = {EXPRESSIONS[source]}\n")


STATEMENTS = {
    "one condition": (
        "Function f(a: Integer):\n    if a > 1:\n        // inner\n        if a < 5:\n            print(a)\n",
        "    # inner\n    if a > 1 and a < 5:\n        print(a)\n",
    ),
    "equal branches": (
        "Function f(a: Integer):\n    if a == 1:\n        print(a)\n    elif a == 2:\n        print(a)\n",
        "    if a == 1 or a == 2:\n        print(a)\n",
    ),
    "truth": (
        "Function f(a: Integer):\n    // when big\n    if a > 1:\n        return true\n    return false\n",
        "    # when big\n    return a > 1\n",
    ),
    "counter": (
        "Function f(v: List):\n    i = 0\n    for x in v:\n        print(i, x)\n        i += 1\n",
        "    for i, x in enumerate(v):\n        print(i, show(x))\n",
    ),
    "copy": (
        "Function f(v: List):\n    w = []\n    for x in v: w.append(x)\n    return w\n",
        "    w = []\n    w.extend(v)\n    return w\n",
    ),
    "largest": (
        "Function f(a: f64, b: f64):\n    if b > a:\n        a = b\n    return a\n",
        "    a = max(a, b)\n    return a\n",
    ),
    "unread": (
        "Function f(a):\n    unused = 3\n    size, other = a.len(), a / 2\n    return size\n",
        "    size, _other = len(a), a / 2\n    return size\n",
    ),
    "default": (
        "Function f(a, b = [1]):\n    b[0] = a\n    return b\n",
        "    if b is None:\n        b = np.array([1])\n",
    ),
    "outer": (
        "T = [1.0, 2]\nFunction f(by):\n    T *= by\n",
        "    T[...] *= by\n",
    ),
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_statements_in_their_shortest_spelling(function: Text, what: str) -> None:
    source, expected = STATEMENTS[what]
    assert expected in function(source)


CORPUS = [
    PROGRAM,
    *(source + "\n" for source in (*LITERALS, *(source for source, _ in STATEMENTS.values()))),
    "Function f(x, y = 2):\n    try:\n        if x >= y: x = y\n        return 1 / x\n    catch error:\n        return error.message\n",
    "fs = []\nfor i in 3:\n    fs.append(x -> x + i)\n",
    "keys = []\nfor x in [1, 2]: keys.append(x)\nk = 0\nfor x in keys:\n    print(k, x)\n    k += 1\n",
    'r = {a: 1}\nfor key, value in r: print(key)\nif "a" in r: x = r["a"]\nelse: x = 0\nprint(x, "")\nprint("")\n',
    "Function f(T) -> T:\n    for row in T:\n"
    "        m = max(row)\n        for x in row:\n            x = x / m\nprint(f([[1, 2], [3, 4]]), Softmax([1, 2]))\n",
]


@pytest.mark.skipif(RUFF is None, reason="ruff is not installed")
def test_ruff_has_nothing_to_say(emit: Emit, tmp_path: Path) -> None:
    """Default rules, those of older versions too, and the formatter."""
    for number, source in enumerate(CORPUS):
        (tmp_path / f"program_{number}.py").write_text(emit(source).text, encoding="utf-8")
    for arguments in (["check"], ["check", "--select", "E4,E7,E9,F"], ["format", "--check"]):
        command = [str(RUFF), *arguments, "--isolated", "--no-cache", str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
