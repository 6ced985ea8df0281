"""Rows of ratios as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
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
