"""Rows of ratios as a Markdown table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, against what, the figure, and what it is meant to reach."""

    what: str
    against: str
    figure: float
    aim: str
    unit: str = "×"


def shown(rows: Sequence[Row]) -> str:
    """The table."""
    lines = ["| measured | against | figure | aim |", "| --- | --- | ---: | --- |"]
    for row in rows:
        figure = f"{row.figure:,.0f}" if row.figure >= 100 else f"{row.figure:.2f}"
        lines.append(f"| {row.what} | {row.against} | {figure} {row.unit} | {row.aim} |")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One program against an expert's: its time over theirs, and over that of other peers where they take part."""

    what: str
    seconds: float
    expert: float
    numba: float | None = None
    python: float | None = None


def compared(rows: Sequence[Comparison]) -> str:
    """The table, and below it the geometric mean and the worst."""
    lines = ["| | expert's time | FPP / expert | FPP / Numba | Python loops / expert |", "| --- | ---: | ---: | ---: | ---: |"]
    for row in rows:
        cells = (row.what, f"{row.seconds * 1000:.3g} ms", f"{row.expert:.2f}", _ratio(row.numba), _ratio(row.python))
        lines.append(f"| {' | '.join(cells)} |")
    worst = max(rows, key=lambda row: row.expert)
    mean = geometric_mean(row.expert for row in rows)
    return "\n".join([*lines, f"\ngeometric mean {mean:.2f}, worst {worst.expert:.2f} ({worst.what})"])


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def geometric_mean(values: Iterable[float]) -> float:
    found = list(values)
    return math.exp(sum(map(math.log, found)) / len(found))
