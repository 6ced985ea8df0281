"""Gradients by lists, records and objects, and through them, against central differences: both engines and the transpiled file.

In a program of the folder `structures`, `# nudged here` is where a number is moved, `# slope: d[0].W by layers[0].W` says where its
gradient then stands. The nudged program ends before the line that asks for the gradient.
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fpp_lang

STEP = 1e-5
MOST_PLACES = 3
SHARED = sorted((Path(__file__).parent / "shared").glob("*.fpp"))
PROGRAMS = sorted((Path(__file__).parent / "structures").glob("*.fpp"))
_SLOPE = re.compile(r"^# slope: (.*) by (.*)$", re.MULTILINE)
_ASKS = re.compile(r"^.*\b[Gg]radients? of .*$", re.MULTILINE)


def run(text: str, engine: fpp_lang.api.Engine = "numpy") -> dict[str, Any]:
    return dict(fpp_lang.loads(text, engine=engine, seed=1).variables)


def of_file(text: str) -> dict[str, Any]:
    module: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(fpp_lang.transpile(f"seed(1)\n{text}"), "transpiled", "exec"), module)
    return module


def nudged(text: str, target: str, place: tuple[int, ...]) -> float:
    """The slope of the loss by one number of a target, from two runs."""
    number = target + "".join(f"[{each}]" for each in place)
    before = text[: _ASKS.search(text).start()]  # type: ignore[union-attr]
    ends = [
        float(run(before.replace("# nudged here", f"{number} = {number} + {step}"))["Loss"]) for step in (STEP, -STEP)
    ]  # fmt: skip
    return (ends[0] - ends[1]) / (2 * STEP)


def told(text: str) -> str:
    """A program that gives each slope a name, and what it is asked by."""
    asked = _SLOPE.findall(text)
    return text + "".join(f"\nslope_{n} = {slope}\ntarget_{n} = {target}" for n, (slope, target) in enumerate(asked)) + "\n"


def slopes(text: str, engine: fpp_lang.api.Engine) -> list[np.ndarray[Any, Any]]:
    found = run(told(text), engine)
    return [np.asarray(found[f"slope_{number}"], dtype=float) for number in range(len(_SLOPE.findall(text)))]


def errors(text: str) -> list[fpp_lang.api.Diagnostic]:
    return [problem for problem in fpp_lang.check(text) if problem.severity.value == "error"]


def refusals(text: str) -> list[str]:
    return [problem.code for problem in errors(text)]


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_slopes_are_what_nudging_finds(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    asked = _SLOPE.findall(text)
    assert asked
    ways = [run(told(text)), run(told(text), "interpreter"), of_file(told(text))]
    draw = np.random.default_rng(7)
    for number, (slope, target) in enumerate(asked):
        found = [np.asarray(way[f"slope_{number}"], dtype=float) for way in ways]
        shape = np.shape(ways[0][f"target_{number}"])
        assert [value.shape for value in found] == [shape] * 3, slope
        np.testing.assert_allclose(found[1], found[0], rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(found[2], found[0], rtol=1e-9, atol=1e-12)
        places = list(np.ndindex(shape))
        for place in draw.permutation(len(places))[:MOST_PLACES]:
            wanted = nudged(text, target, places[place])
            assert found[0][places[place]] == pytest.approx(wanted, rel=1e-6, abs=1e-8), (slope, places[place])


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.stem)
def test_r10_1_no_gradient_counts_only_some_of_the_uses(file: Path) -> None:
    """One tensor or object in several places: where the other places cannot be followed, the program is refused."""
    text = file.read_text(encoding="utf-8")
    problems = errors(text)
    assert [problem.code for problem in problems] == ["FPP0345"]
    assert text.splitlines()[0].removeprefix("# says: ") in f"{problems[0].message} {problems[0].hint}"


def test_r10_5_what_a_method_gives_is_asked_by_its_object() -> None:
    text = (
        "Class Net:\n    Function init(self):\n        self.W = [1.0, 2.0]\n    Function parameters(self):\n        return [self.W]\n"
        "net = Net()\nparams = net.parameters()\nLoss = sum(net.W^2)\nd = gradient of Loss with respect to params\n"
    )
    (problem,) = fpp_lang.check(text)
    assert (problem.code, "with respect to net" in (problem.hint or "")) == ("FPP0341", True)
