"""The loop idioms of `tests/units/lift/idioms`: what FPP makes of each loop against the line that an expert writes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from kernels import against
from table import Comparison

import fpp_lang

FOLDER = Path(__file__).parents[1] / "tests/units/lift/idioms"
LONG, WIDE = 100_000, 1_000
"""The length of vectors, and of the rows and columns of matrices."""

CLASSES = 9
SMALLER = {"24": WIDE, "48": WIDE, "58": 40, "78": 10_000, "79": 300, "80": 300, "84": 10_000}
"""Sizes for idioms of vectors that make a matrix, and for those of which a loop stays."""


def rows() -> list[Comparison]:
    """Every idiom, by the number and the words of its header."""
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        for part in file.read_text(encoding="utf-8").split("-- ")[1:]:
            header, text = part.split("\n", 1)
            name, sorts = header.split(" | ")
            lines = text.splitlines()
            source = "\n".join(line for line in lines if not line.startswith("= ")) + "\n"
            expert = [line[2:] for line in lines if line.startswith("= ")]
            if not expert:
                continue  # a spelling alone, with nothing to compare
            found.append(_compared(name, source, expert, given(sorts, SMALLER.get(name.split()[0]))))
    return sorted(found, key=lambda row: int(row.what.split()[0]))


def _compared(name: str, source: str, expert: list[str], arguments: tuple[Any, ...]) -> Comparison:
    text = fpp_lang.transpile(source)
    names: dict[str, Any] = {"__name__": "idiom"}
    exec(compile(text, name, "exec"), names)
    ratio, seconds = against(names["f"], _function(text, expert), arguments)
    return Comparison(name, seconds, ratio)


def _function(text: str, expert: list[str]) -> Callable[..., Any]:
    """The expert's lines as a function with the parameters of the text's."""
    ours = next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == "f")
    gives = any(line.split("=")[0].strip() == "out" or "; out =" in line for line in expert)
    body = [*expert, "return out"] if gives else expert
    names: dict[str, Any] = {"np": np}
    exec(f"def f({ast.unparse(ours.args)}):\n" + "\n".join(f"    {line}" for line in body), names)
    function: Callable[..., Any] = names["f"]
    return function


def given(sorts: str, size: int | None) -> tuple[Any, ...]:
    """Large inputs of the sorts that the header of an idiom names; vectors beside matrices are as long as these."""
    rng = np.random.default_rng(1)
    wanted = sorts.split(",")
    beside = any(sort in wanted for sort in ("M", "Mt", "Q", "P", "K", "S", "R", "E", "J", "X", "Y"))
    n = m = size or (WIDE if beside else LONG)
    shapes = {
        "v": (n,), "w": (n + 1,), "q": (n + 2,), "u": (n + 1,), "r": (n,), "c": (m,), "L": (n + 4,), "t": (3,), "M": (n, m),
        "Mt": (m, n + 1), "Q": (n + 1, 2), "P": (n, m + 1), "K": (n + 1, m + 1), "S": (n, n), "R": (n, n), "E": (n + 1, 9),
        "J": (n + 3, m + 4), "T": (2, 3), "X": (2, n, m), "Y": (2, m, n + 1),
    }  # fmt: skip
    special: dict[str, Callable[[], Any]] = {
        "s": lambda: 0.7,
        "p": lambda: rng.integers(0, min(n, CLASSES), n + 2),
        "l": lambda: rng.integers(0, CLASSES, n + 1),
        "a": lambda: rng.uniform(0.5, 3, n),
    }
    return tuple(special[sort]() if sort in special else rng.normal(size=shapes[sort]) for sort in wanted)
