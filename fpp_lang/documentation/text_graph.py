"""A curve drawn with characters: Braille dots, or stars where a terminal has none."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from fpp_lang.documentation.curves import Curve

WIDTH, HEIGHT = 60, 12
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bits of a Braille character, by column and row: two dots wide, four high."""

_BRAILLE = 0x2800


def draw(curve: Curve, *, braille: bool = True) -> str:
    """The curve with its axes, as lines of text."""
    low, high = (curve.low - 1, curve.high + 1) if curve.low == curve.high else (curve.low, curve.high)
    wide, tall = (2 * WIDTH, 4 * HEIGHT) if braille else (WIDTH, HEIGHT)
    dots = [[False] * wide for _ in range(tall)]
    start, end = curve.x[0], curve.x[-1]
    for x, y in _dense(curve):
        column = round((x - start) / (end - start) * (wide - 1))
        row = round((high - y) / (high - low) * (tall - 1))
        dots[row][column] = True
    cells = [
        _braille_line(dots[row : row + 4]) if braille else "".join(" *"[dot] for dot in dots[row]) for row in range(0, tall, tall // HEIGHT)
    ]
    return "\n".join(_with_axes(cells, curve, low, high, braille)) + "\n"


def _dense(curve: Curve) -> Iterator[tuple[float, float]]:
    """Points along the lines, close enough to leave no holes."""
    for piece in curve.lines():
        yield piece[0]
        for (x, y), (next_x, next_y) in pairwise(piece):
            for part in range(1, 9):
                yield x + (next_x - x) * part / 8, y + (next_y - y) * part / 8


def _braille_line(rows: list[list[bool]]) -> str:
    letters = []
    for column in range(0, len(rows[0]), 2):
        bits = sum(_DOTS[across][down] for across in (0, 1) for down in range(4) if rows[down][column + across])
        letters.append(chr(_BRAILLE + bits) if bits else " ")
    return "".join(letters)


def _with_axes(cells: list[str], curve: Curve, low: float, high: float, fine: bool) -> list[str]:
    upright, corner, across, tick = "│└─┤" if fine else "|+-|"
    zero = round(high / (high - low) * (len(cells) - 1)) if low < 0 < high else None
    labels = {0: _label(high), len(cells) - 1: _label(low), **({zero: "0"} if zero not in (None, 0, len(cells) - 1) else {})}
    margin = max(map(len, labels.values())) + 1
    lines = [f"{labels.get(row, ''):>{margin}} {tick if row in labels else upright}{line.rstrip()}" for row, line in enumerate(cells)]
    first, last = _label(curve.x[0]), _label(curve.x[-1])
    middle = _label((curve.x[0] + curve.x[-1]) / 2)
    gap = WIDTH // 2 - len(first) - len(middle) // 2
    below = f"{first}{' ' * gap}{middle}"
    below += last.rjust(WIDTH - len(below))
    return [*lines, " " * (margin + 1) + corner + across * WIDTH, " " * (margin + 2) + below]


def _label(value: float) -> str:
    """A number with four digits, whole where it nearly is."""
    rounded = round(value, 9)
    return f"{rounded:.0f}" if rounded == math.floor(rounded) and abs(rounded) < 1e6 else f"{value:.4g}"
