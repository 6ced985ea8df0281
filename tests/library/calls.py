"""Calls of the standard library, as a program writes them, made functions on both engines and in the transpiled file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np
import pytest

import fpp_lang

Engine = Literal["numpy", "interpreter", "transpiled"]
Case = tuple[str, tuple[Any, ...], Any]
"""A call in which a, b, c … stand for what is given, what is given, and what NumPy makes of it."""

everywhere = pytest.mark.parametrize("engine", ["numpy", "interpreter", "transpiled"])
on_engines = pytest.mark.parametrize("engine", ["numpy", "interpreter"])


def functions(engine: Engine, parameters: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    """One program in which every call is a function of its parameters."""
    lines = []
    for place, (call, names) in enumerate(parameters.items()):
        lines += [f"Function call_{place}({names}):", f"    return {call}"]
    program = "\n".join(lines) + "\n"
    if engine == "transpiled":
        text = fpp_lang.transpile(program)
        assert "fpp_lang" not in text
        names_in_text: dict[str, Any] = {"__name__": "transpiled"}
        exec(compile(text, "transpiled.py", "exec"), names_in_text)
        return {call: names_in_text[f"call_{place}"] for place, call in enumerate(parameters)}
    module = fpp_lang.loads(program, engine=engine, seed=0)
    return {call: getattr(module, f"call_{place}") for place, call in enumerate(parameters)}


def parameters_of(cases: list[Case]) -> dict[str, str]:
    """The parameters of the calls in a table of cases."""
    return {call: ", ".join("abcde"[: len(given)]) for call, given, _ in cases}


def close(given: Any, wanted: Any, near_zero: float = 1e-300, bound: float = 1e-12) -> None:
    """Equal to 12 digits, or another bound, and of one shape; pairs are compared part by part."""
    if isinstance(wanted, tuple):
        for one, other in zip(given, wanted, strict=True):
            close(one, other, near_zero, bound)
    elif isinstance(wanted, int) and abs(wanted) >= 2**63:
        assert given == wanted
    else:
        assert np.shape(given) == np.shape(wanted)
        np.testing.assert_allclose(given, wanted, rtol=bound, atol=near_zero)
