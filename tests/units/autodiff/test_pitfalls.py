"""What goes wrong in other differentiators, one small program each, with the values that calculus gives.

Every file of the folder `pitfalls` is a table: `## title`, a program, and behind `#>` what holds afterwards, where the right side is
NumPy on the program's own variables. `#!` promises an error instead, with these words.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from scipy import optimize

import fpp_lang


class Case(NamedTuple):
    """A program and what is expected of it."""

    name: str
    text: str
    wanted: tuple[str, ...]
    error: str


def read(file: Path) -> Iterator[Case]:
    for part in file.read_text(encoding="utf-8").split("## ")[1:]:
        title, _, text = part.partition("\n")
        lines = text.splitlines()
        wanted = tuple(line.removeprefix("#> ") for line in lines if line.startswith("#> "))
        error = "".join(line.removeprefix("#! ") for line in lines if line.startswith("#! "))
        yield Case(f"{file.stem}: {title}", text, wanted, error)


CASES = [case for file in sorted((Path(__file__).parent / "pitfalls").glob("*.fpp")) for case in read(file)]


def recurrent(weights: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """The gradient of the squared last state, through time by hand."""
    states = [np.zeros(len(weights))]
    for row in inputs:
        states.append(np.tanh(weights @ states[-1] + row))
    slope, found = 2 * states[-1], np.zeros_like(weights)
    for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
        inner = slope * (1 - after**2)
        found += np.outer(inner, before)
        slope = weights.T @ inner
    return found


def spread(slopes: np.ndarray, kernel: np.ndarray, size: int, stride: int) -> np.ndarray:
    """What each place of an image gets from the results of a convolution."""
    found = np.zeros((size, size))
    for row, column in np.ndindex(slopes.shape):
        top, left = row * stride, column * stride
        found[top : top + len(kernel), left : left + len(kernel)] += slopes[row, column] * kernel
    return found


HELPERS = {"np": np, "optimize": optimize, "recurrent": recurrent, "spread": spread}


def of_file(text: str) -> dict[str, Any]:
    module: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(fpp_lang.transpile(text), "pitfall.py", "exec"), module)
    return module


def of_engine(text: str, engine: fpp_lang.api.Engine) -> dict[str, Any]:
    return dict(fpp_lang.loads(text, engine=engine).variables)


WAYS = {
    "interpreter": lambda text: of_engine(text, "interpreter"),
    "numpy": lambda text: of_engine(text, "numpy"),
    "file": of_file,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_gradient(case: Case) -> None:
    assert bool(case.wanted) != bool(case.error)
    for way, run in WAYS.items():
        with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            if case.error:
                with pytest.raises(Exception, match=case.error):
                    run(case.text)
                continue
            found = run(case.text)
            for line in case.wanted:
                holds(line, HELPERS | found | {"np": np}, f"{way}: {line}")


def holds(line: str, known: dict[str, Any], told: str) -> None:
    here, _, there = line.partition(" = ")
    value = eval(here, known)
    if there:
        wanted = np.asarray(eval(there, known), dtype=float)
        assert np.shape(value) == wanted.shape, told
        np.testing.assert_allclose(np.asarray(value, dtype=float), wanted, rtol=1e-9, atol=1e-9, err_msg=told)
    else:
        assert value, told


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_an_infinite_slope_names_its_line(engine: fpp_lang.api.Engine) -> None:
    """The line of the way forth, not the gradient's, and that it is its slope which is infinite."""
    text = "x = [0.0, 1.0]\nr = sqrt(x)\nLoss = sum(r)\ng = gradient of Loss with respect to x\n"
    (found,) = fpp_lang.loads(text, engine=engine).warnings
    assert (found.code, found.line) == ("FPP0653", 2)
    assert "slope of this line is infinite" in found.message
