"""What becomes of a gradient through each function of the library, at the numbers of its examples."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator

import numpy as np

import fpp_lang
from fpp_lang.catalogue import Entry

LOSSES = ("Loss = y + y^3", "Loss = sum(y + y^3)", "Loss = sum(y[0] + y[0]^3)")


OTHER_CALLS = {"numerical_hessian": "numerical_hessian(v -> v[0]^3 * v[1], [1, 1])"}
"""Where the example is one of the places at which a slope happens to be 0."""


def outcome(entry: Entry) -> str:
    """`slope` by any argument; `flat` where every slope is 0; else the code of what refuses it."""
    found: dict[str, None] = {}
    for answer in answers(entry):
        if answer == "slope":
            return answer
        found[answer] = None
    return next((best for best in ("FPP0345", "flat") if best in found), next(iter(found), "no example"))


def answers(entry: Entry) -> Iterator[str]:
    calls = [OTHER_CALLS[entry.name]] if entry.name in OTHER_CALLS else list(examples(entry))
    for call in calls:
        for moved in (1, 0, 9):
            given, names = with_names(call, moved)
            for name in names:
                for loss in LOSSES:
                    lines = [*(f"{each} = {value}" for each, value in names.items()), f"y = {given}", loss]
                    yield _tried([*lines, f"slopes = gradient of Loss with respect to {name}"])


def _tried(lines: list[str]) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = fpp_lang.loads("\n".join(lines), engine="interpreter", seed=0).variables
    except fpp_lang.FppError as error:
        return next(item.code for item in error.diagnostics if item.severity.value == "error")
    return "slope" if np.any(np.asarray(found["slopes"], dtype=float)) else "flat"


def examples(entry: Entry) -> Iterator[str]:
    """The calls of the examples that are nothing but a call of the function."""
    for line in filter(lambda line: line.startswith("Example:"), entry.comment.splitlines()):
        call = line.removeprefix("Example:").partition(" gives ")[0].strip()
        start = call.find(f"{entry.name}(")
        if start >= 0:
            yield call[start : _end(call, start + len(entry.name)) + 1]


def _end(text: str, start: int) -> int:
    """Where the bracket that opens here closes."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return len(text) - 1


def with_names(call: str, moved: int) -> tuple[str, dict[str, str]]:
    """The call with a name for each argument that is a number or a list of numbers.

    The first ones, as many as `moved` says, are moved away from where slopes happen to be 0.
    """
    name, _, rest = call.partition("(")
    names: dict[str, str] = {}
    given = []
    for argument in arguments(rest[:-1]):
        if is_numbers(argument):
            numbers = np.asarray(ast.literal_eval(argument), dtype=float)
            steps = 0.037 * (1 + np.arange(numbers.size).reshape(numbers.shape)) * (1 + len(names))
            names[f"given_{len(names)}"] = str((numbers + steps).tolist()) if len(names) < moved else argument
            argument = f"given_{len(names) - 1}"
        given.append(argument)
    return f"{name}({', '.join(given)})", names


def arguments(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            yield text[start:place].strip()
            start = place + 1
    if text[start:].strip():
        yield text[start:].strip()


def is_numbers(text: str) -> bool:
    try:
        return np.asarray(ast.literal_eval(text), dtype=float).size > 0
    except (ValueError, SyntaxError, TypeError):
        return False
