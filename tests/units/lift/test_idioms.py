"""Loop idioms: which come out without a loop, which stay and why, and that both forms mean the same.

`lifted.txt` and `kept.txt` hold FPP functions `f`; the line before each says its name, what it is called with, and why it stays.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from lift_replay import Replay

SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0, -1.0, 2.0)
SIZES = (0, 1, 2, 3, 7, 3, 2)


def idioms(file: str) -> dict[str, list[str]]:
    """By name: the source, the sorts of arguments, and the reason where there is one."""
    found = {}
    for part in (Path(__file__).parent / file).read_text(encoding="utf-8").split("-- ")[1:]:
        header, source = part.split("\n", 1)
        name, *about = (cell.strip() for cell in header.split(" | "))
        found[name] = [source, *about]
    return found


LIFTED = idioms("lifted.txt")
KEPT = idioms("kept.txt")


def arguments(kinds: str, size: int, rng: np.random.Generator) -> tuple[Any, ...]:
    """Small inputs of every sort: with nan, infinities, zeros; whole numbers; other sizes than square."""
    rows, columns = size, (size * 2 + 1) % 5
    shapes = {
        "v": (size,),
        "w": (size + 1,),
        "q": (size + 2,),
        "r": (rows,),
        "c": (columns,),
        "M": (rows, columns),
        "P": (rows, columns + 1),
        "R": (rows, rows),
        "B": (2, rows, columns),
    }
    found: list[Any] = []
    for kind in kinds.split(","):
        if kind == "s":
            found.append(float(rng.normal()))
        elif kind == "n":
            found.append((size, float(size), size - 2, size + 0.25)[rng.integers(4)])
        elif kind == "a":
            found.append(rng.uniform(0.5, 3, size))
        elif kind == "p":
            found.append(rng.integers(0, max(size, 1), size + 2))
        elif kind == "N":
            shape = ((), (size,), (rows, columns), (2, rows, columns))[rng.integers(4)]
            found.append(numbers(shape, rng) if shape else float(rng.normal()))
        else:
            found.append(numbers(shapes[kind], rng))
    return tuple(found)


def numbers(shape: tuple[int, ...], rng: np.random.Generator) -> Any:
    sort = rng.integers(3)
    if sort == 0:
        return rng.integers(-3, 4, shape).astype(float)
    values = rng.normal(size=shape)
    if sort == 1 and values.size:
        values.flat[rng.integers(values.size)] = rng.choice(SPECIAL)
    return values


def replays(source: str, kinds: str) -> Replay:
    replay = Replay(source)
    rng = np.random.default_rng(3)
    for size in SIZES:
        for _ in range(3):
            found = replay.differ("f", arguments(kinds, size, rng))
            assert found is None, f"{found}\n{replay.text}"
    return replay


@pytest.mark.parametrize("name", LIFTED)
def test_idiom_is_lifted(name: str) -> None:
    replay = replays(*LIFTED[name])
    reasons = [line.words() for line in replay.lifted.report]
    assert not replay.has_loop("f"), f"{reasons}\n{replay.text}"


@pytest.mark.parametrize("name", KEPT)
def test_look_alike_stays(name: str) -> None:
    source, kinds, reason = KEPT[name]
    replay = replays(source, kinds)
    assert replay.has_loop("f"), replay.text
    assert any(reason in line.reason for line in replay.lifted.report), [line.words() for line in replay.lifted.report]
