"""Gradients against central differences, in both engines and as a transpiled file.

Every program of the folder `programs` computes `Loss` from inputs, and its gradient by each input x as `g_x`; each is a trap of its
own: sharing, overwriting, jumping, broadcasting, growing, closing over.
"""

from __future__ import annotations

import ast
import contextlib
import io
import warnings
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

import fpp_lang

STEP = 1e-5


class Case(NamedTuple):
    """A program and the values of its inputs: numbers, or lists that become tensors."""

    name: str
    inputs: dict[str, Any]
    text: str


def read(file: Path) -> Case:
    text = file.read_text(encoding="utf-8")
    return Case(file.stem, ast.literal_eval(text.splitlines()[0].removeprefix("# inputs: ")), text)


CASES = [read(file) for file in sorted((Path(__file__).parent / "programs").glob("*.fpp"))]


def variables(case: Case, engine: fpp_lang.api.Engine, **changed: Any) -> dict[str, Any]:
    given = {name: np.array(value, dtype=float) if isinstance(value, list) else value for name, value in case.inputs.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return dict(fpp_lang.loads(case.text, engine=engine, inputs=given | changed, seed=3).variables)


def of_file(case: Case) -> dict[str, Any]:
    """What the transpiled file computes, with the inputs written on top."""
    given = "\n".join(f"{name} = {value}" for name, value in case.inputs.items())
    module: dict[str, Any] = {"__name__": "__main__"}
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        exec(compile(fpp_lang.transpile(f"seed(3)\n{given}\n{case.text}"), case.name, "exec"), module)
    return module


def loss(case: Case, **changed: Any) -> float:
    return float(np.reshape(variables(case, "numpy", **changed)["Loss"], -1)[0])


def nudged(case: Case, name: str) -> np.ndarray:
    """The slopes of the loss by an input, each from two runs."""
    start = np.array(case.inputs[name], dtype=float)
    found = np.zeros(start.shape)
    for place in np.ndindex(start.shape):
        step = STEP * max(1.0, abs(start[place]))
        ends = []
        for sign in (1, -1):
            moved = start.copy()
            moved[place] += sign * step
            ends.append(loss(case, **{name: moved if moved.ndim else float(moved)}))
        found[place] = (ends[0] - ends[1]) / (2 * step)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_gradient_is_what_nudging_finds(case: Case) -> None:
    ways = {"numpy": variables(case, "numpy"), "interpreter": variables(case, "interpreter"), "file": of_file(case)}
    asked = [name for name in case.inputs if f"g_{name}" in ways["numpy"]]
    assert asked
    for name in asked:
        wanted = nudged(case, name)
        for way, found in ways.items():
            gradient = np.asarray(found[f"g_{name}"], dtype=float)
            assert gradient.shape == wanted.shape, way
            np.testing.assert_allclose(gradient, wanted, rtol=1e-5, atol=1e-5, err_msg=way)


def test_same_text_every_time() -> None:
    for case in CASES[:20]:
        assert fpp_lang.transpile(case.text) == fpp_lang.transpile(case.text)
