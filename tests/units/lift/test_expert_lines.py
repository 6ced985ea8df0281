"""The idioms that an expert writes without a loop: each comes out without one, means what its loop means, and equals the expert's line.

Those that look alike are not lifted naively: whatever becomes of them means what their loop means.

`idioms/*.txt` hold FPP functions `f`; the line before each says its name and what it is called with, the lines behind it what an expert
writes, with the parameters' names: it sets `out`, or changes its arguments.
"""

from __future__ import annotations

import ast
import copy
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from lift_replay import Replay, same

SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0, -1.0, 2.0)
SIZES = (0, 1, 2, 3, 7, 3, 2)
FILES = ("elements", "reductions", "contractions", "places", "control")


def idioms(*files: str) -> dict[str, tuple[str, str, str]]:
    """By name: the source, the sorts of arguments, the expert's lines."""
    found = {}
    for file in files:
        for part in (Path(__file__).parent / f"idioms/{file}.txt").read_text(encoding="utf-8").split("-- ")[1:]:
            header, text = part.split("\n", 1)
            name, kinds = header.split(" | ")
            lines = text.splitlines()
            expert = "\n".join(line[2:] for line in lines if line.startswith("= "))
            found[name] = "\n".join(line for line in lines if not line.startswith("= ")) + "\n", kinds, expert
    return found


IDIOMS = idioms(*FILES)
LOOK_ALIKES = idioms("look_alikes")
MAY_KEEP = frozenset({"24", "58", "79", "80", "84"})
"""Idioms of which an outer loop stays, with whole arrays inside."""


def arguments(kinds: str, size: int, rng: np.random.Generator, *, finite: bool) -> list[Any]:
    """Small inputs of every sort; unless `finite`, with nan, infinities and zeros."""
    rows, columns = size, (size * 2 + 1) % 5
    shapes = {
        "v": (size,),
        "w": (size + 1,),
        "q": (size + 2,),
        "u": (size + 1,),
        "r": (rows,),
        "c": (columns,),
        "L": (size + 4,),
        "t": (3,),
        "M": (rows, columns),
        "Mt": (columns, rows + 1),
        "Q": (rows + 1, 2),
        "P": (rows, columns + 1),
        "K": (rows + 1, columns + 1),
        "S": (rows, rows),
        "R": (rows, rows),
        "E": (rows + 1, 9),
        "J": (rows + 3, columns + 4),
        "T": (2, 3),
        "X": (2, rows, columns),
        "Y": (2, columns, rows + 1),
    }
    special: dict[str, Callable[[], Any]] = {
        "s": lambda: float(rng.normal()),
        "p": lambda: rng.integers(0, max(size, 1), size + 2),
        "l": lambda: rng.integers(0, 9, size + 1),
        "a": lambda: rng.uniform(0.5, 3, size),
    }
    shapes["R"] = (max(columns, 1),) * 2 if "c" in kinds.split(",") else shapes["R"]
    shapes["c"] = (max(columns, 1),) if "R" in kinds.split(",") else shapes["c"]
    return [special[kind]() if kind in special else numbers(shapes[kind], rng, finite) for kind in kinds.split(",")]


def numbers(shape: tuple[int, ...], rng: np.random.Generator, finite: bool) -> Any:
    sort = rng.integers(2 if finite else 3)
    if sort == 0:
        return rng.integers(-3, 4, shape).astype(float)
    values = rng.normal(size=shape)
    if sort == 2 and values.size:
        values.flat[rng.integers(values.size)] = rng.choice(SPECIAL)
    return values


def differs_from_expert(replay: Replay, expert: str, given: list[Any]) -> str | None:
    """How the lifted text differs from the expert's line for these arguments."""
    function = next(node for node in ast.parse(replay.text).body if isinstance(node, ast.FunctionDef) and node.name == "f")
    ours, theirs = copy.deepcopy(given), copy.deepcopy(given)
    names: dict[str, Any] = {"np": np, **{argument.arg: value for argument, value in zip(function.args.args, theirs, strict=False)}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        got = replay.names["f"](*ours)
        exec(expert, names)
    if "out" in names and not same(names["out"], got):
        return f"result for {given}: expert {names['out']!r}, lifted {got!r}"
    if "out" not in names and not same(theirs, ours):
        return f"arguments after {given}: expert {theirs!r}, lifted {ours!r}"
    return None


@pytest.mark.parametrize("name", IDIOMS)
def test_idiom(name: str) -> None:
    source, kinds, expert = IDIOMS[name]
    replay = Replay(source)
    if name.split()[0] not in MAY_KEEP:
        assert not replay.has_loop("f"), f"{[line.words() for line in replay.lifted.report]}\n{replay.text}"
    rng = np.random.default_rng(3)
    for size in SIZES:
        for finite in (True, True, False):
            given = arguments(kinds, size, rng, finite=finite)
            found = replay.differ("f", tuple(given))
            assert found is None, f"{found}\n{replay.text}"
            if finite:
                found = differs_from_expert(replay, expert, given)
                assert found is None, f"{found}\n{replay.text}"


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_look_alike(name: str) -> None:
    source, kinds, _ = LOOK_ALIKES[name]
    replay = Replay(source)
    rng = np.random.default_rng(3)
    for size in SIZES:
        for finite in (True, True, False, False):
            found = replay.differ("f", tuple(arguments(kinds, size, rng, finite=finite)))
            assert found is None, f"{found}\n{replay.text}"
