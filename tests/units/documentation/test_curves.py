"""Curves are honest: gaps where a function is not defined, jumps or runs away."""

from __future__ import annotations

import math

import pytest

from fpp_lang.documentation.curves import NotACurve, sample, slope
from fpp_lang.documentation.text_graph import HEIGHT, WIDTH, draw


def value_at(curve, place: float) -> float:
    return min(zip(curve.x, curve.y, strict=True), key=lambda point: abs(point[0] - place))[1]


def test_a_line():
    curve = sample(lambda x: 2 * x, "f")
    assert (curve.x[0], curve.x[-1], curve.low, curve.high, curve.note) == (-5, 5, -10, 10, "")
    assert len(curve.lines()) == 1 and value_at(curve, 0) == 0
    assert slope(lambda x: 2 * x, curve).y == pytest.approx([2] * 401)


def test_the_range_is_where_it_is_defined():
    curve = sample(lambda x: math.sqrt(x) if x >= 0 else math.nan, "f")
    assert (curve.x[0], curve.x[-1]) == (0, 5)
    assert curve.note == "not defined for x < 0"
    assert sample(lambda x: math.sqrt(x) if x >= 0 else math.nan, "f", -1, 1).x[0] == -1


@pytest.mark.parametrize(
    ("function", "note", "ends"),
    [
        (lambda x: math.log(x) if x > 0 else math.nan, "not defined for x ≤ 0", (0, 5)),
        (lambda x: math.asin(x / 3) if abs(x) <= 3 else math.nan, "not defined for x < -3 and x > 3", (-3, 3)),
        (lambda x: math.sqrt(math.pi - x) if x <= math.pi else math.nan, "not defined for x > 3.142", (-5, 5)),
        (lambda x: x if x < 1 / 3 else math.nan, "not defined for x > 0.3333", (-5, 0.333)),
    ],
)
def test_where_it_is_not_defined_is_told_exactly(function, note, ends):
    curve = sample(function, "f")
    assert curve.note == note
    assert (curve.x[0], curve.x[-1]) == pytest.approx(ends, abs=1e-3)


def test_jumps_are_not_joined():
    assert len(sample(lambda x: math.floor(x), "f", -2.5, 2.5).lines()) == 6
    assert len(sample(lambda x: math.tanh(200 * x), "f").lines()) == 1, "steep is no jump"


def test_poles_do_not_flatten_the_rest():
    curve = sample(lambda x: 1 / x if x else math.inf, "f")
    assert curve.high < 20 and len(curve.lines()) == 2 and "are not shown" in curve.note


def test_kinks_have_no_slope():
    curve = sample(abs, "f")
    found = slope(abs, curve)
    assert math.isnan(value_at(found, 0)) and value_at(found, -1) == pytest.approx(-1) and value_at(found, 1) == pytest.approx(1)


def test_what_is_no_curve():
    with pytest.raises(NotACurve):
        sample(lambda x: [x], "f")
    with pytest.raises(NotACurve):
        sample(lambda x: math.nan, "f")


@pytest.mark.parametrize("braille", [True, False])
def test_drawing(braille):
    lines = draw(sample(lambda x: x, "f"), braille=braille).splitlines()
    assert len(lines) == HEIGHT + 2
    assert lines[0].split()[0] == "5" and lines[HEIGHT - 1].split()[0] == "-5"
    assert lines[-1].split() == ["-5", "0", "5"]
    assert len(lines[0]) == len(lines[HEIGHT]) == WIDTH + 5, "the line ends in the upper right corner"


def test_a_flat_line_is_drawn_in_the_middle():
    lines = draw(sample(lambda x: 3.0, "f"), braille=False).splitlines()
    assert [row for row, line in enumerate(lines[:HEIGHT]) if "***" in line] in ([HEIGHT // 2], [HEIGHT // 2 - 1])
