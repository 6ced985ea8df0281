"""Curves as SVG: one file-less picture whose colours follow the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from fpp_lang.documentation.curves import Curve

WIDTH, HEIGHT, LEFT, TOP = 560, 320, 48, 12
INNER_WIDTH, INNER_HEIGHT = WIDTH - LEFT - 12, HEIGHT - TOP - 30


def svg(curves: Sequence[Curve]) -> str:
    """The curves in one frame, with ticks at round numbers; they are told apart by the classes `curve-0`, `curve-1`, …"""
    view = _View(curves)
    names = escape(" and ".join(curve.name for curve in curves))
    parts = [f'<svg class="graph" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Graph of {names}">']
    parts += [view.vertical(x) for x in ticks(view.start, view.end)] + [view.horizontal(y) for y in ticks(view.low, view.high)]
    for place, curve in enumerate(curves):
        for line in curve.lines():
            points = " ".join(f"{view.across(x):.1f},{view.down(y):.1f}" for x, y in line)
            parts.append(f'<polyline class="curve-{place}" points="{points}"/>')
    return "\n".join([*parts, "</svg>"])


def ticks(low: float, high: float) -> list[float]:
    """Round numbers between two ends, about six of them."""
    rough = (high - low) / 6
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return [round(step * count, 12) + 0.0 for count in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


class _View:
    """From numbers to places in the picture."""

    def __init__(self, curves: Sequence[Curve]) -> None:
        self.start, self.end = curves[0].x[0], curves[0].x[-1]
        low, high = min(curve.low for curve in curves), max(curve.high for curve in curves)
        margin = (high - low) / 20 or 1.0
        self.low, self.high = low - margin, high + margin

    def across(self, x: float) -> float:
        return LEFT + (x - self.start) / (self.end - self.start) * INNER_WIDTH

    def down(self, y: float) -> float:
        return TOP + (self.high - y) / (self.high - self.low) * INNER_HEIGHT

    def vertical(self, x: float) -> str:
        place = f"{self.across(x):.1f}"
        kind = "axis" if x == 0 else "grid"
        line = f'<line class="{kind}" x1="{place}" y1="{TOP}" x2="{place}" y2="{TOP + INNER_HEIGHT}"/>'
        return f'{line}<text x="{place}" y="{TOP + INNER_HEIGHT + 18}" text-anchor="middle">{x:g}</text>'

    def horizontal(self, y: float) -> str:
        place = f"{self.down(y):.1f}"
        kind = "axis" if y == 0 else "grid"
        line = f'<line class="{kind}" x1="{LEFT}" y1="{place}" x2="{LEFT + INNER_WIDTH}" y2="{place}"/>'
        return f'{line}<text x="{LEFT - 6}" y="{place}" text-anchor="end" dominant-baseline="middle">{y:g}</text>'
