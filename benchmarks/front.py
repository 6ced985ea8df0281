"""Parsing and checking: lines a second, and whether twice the lines take twice the time."""

from __future__ import annotations

import time
from pathlib import Path

from table import Row

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.pipeline import check
from fpp_lang.syntax import parse

PIECE = """Function bend_{n}(T, slope = 0.1) -> T:
    for row in T:
        for col in row:
            if col > 0:
                col = col * 2
            else:
                col = slope * col

Function loss_{n}(predicted, actual) -> f32:
    gap = predicted - actual
    total = 0
    for g in gap:
        total += g * g / 2
    return total / gap.len()

w_{n} = [[1.0, 2.0], [3.0, {n}.5]]
y_{n} = bend_{n}(w_{n} x [1, 2])
for step in range(3):
    w_{n} = w_{n} - 0.1 * w_{n}
    if step mod 2 == 0:
        print(f"step {{step}}: {{loss_{n}(y_{n}, [1, 2])}}")

"""


def rows() -> list[Row]:
    """A program of 2,200 lines and one of twice as many."""
    small, large = (_program(pieces) for pieces in (100, 200))
    parsed = min(_seconds(lambda: parse(small, Problems())) for _ in range(3))
    times = [(_seconds(lambda: _clean(small)), _seconds(lambda: _clean(large))) for _ in range(3)]
    checked, doubled = (min(column) for column in zip(*times, strict=True))
    lines = small.text.count("\n")
    return [
        Row("parse", "a second", lines / parsed, "≥ 10,000", "lines"),
        Row("parse and check", "a second", lines / checked, "≥ 4,000", "lines"),
        Row("check of twice the lines", "the lines once", doubled / checked, "≤ 2.6"),
    ]


def _program(pieces: int) -> SourceFile:
    return SourceFile("program.fpp", "".join(PIECE.format(n=n) for n in range(pieces)))


def _clean(source: SourceFile) -> None:
    problems = check(source, folder=Path())
    assert not problems, problems[0]


def _seconds(action: object) -> float:
    began = time.process_time()
    action()  # type: ignore[operator]
    return time.process_time() - began
