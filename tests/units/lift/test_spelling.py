"""How a lifted choice at a bound is said: NumPy's extremes only where they certainly give what the test gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fpp_lang

CLAMP = "Function f(T: Tensor{parameter}):\n    {line}\n    for x in T:\n        if x < {bound}: x = {bound}\n    return T\n"

BOUNDS = {
    "a number under a name": ("", "low = -0.5", "low", "np.maximum(T, low, out=T)"),
    "its negative": ("", "high = 0.5", "-high", "np.maximum(T, -high, out=T)"),
    "a zero, which has a sign": ("", "low = 0.0", "low", "np.where(T < low, low, T)"),
    "a parameter, which may be nan": (", low", "", "low", "np.where(T < low, low, T)"),
    "a name that is assigned again": ("", "low = 0.5; low = low / 2", "low", "np.where(T < low, low, T)"),
}


@pytest.mark.parametrize("what", BOUNDS)
def test_clamp_at_a_bound(what: str) -> None:
    parameter, line, bound, expected = BOUNDS[what]
    assert expected in fpp_lang.transpile(CLAMP.format(parameter=parameter, line=line, bound=bound))


BOTH = (
    "Function f(x: Tensor) -> Out:\n    low = {low}\n    Out = zeros(x.len())\n    for i in x.len():\n        value = x[i]\n"
    "        if value < low: value = low\n        if value > 0.75: value = 0.75\n        Out[i] = value\n"
)


@pytest.mark.parametrize(("low", "clips"), [("-0.75", True), ("2.0", True), ("0.0", False)])
def test_clamp_between_two_bounds(low: str, clips: bool) -> None:
    """`np.clip` gives the upper bound where the bounds cross, as the tests do one after the other; it does not promise a zero's sign."""
    text = fpp_lang.transpile(BOTH.format(low=low))
    assert ("np.clip(x, low, 0.75)" in text) == clips
    names: dict[str, Any] = {"__name__": "clamp"}
    exec(compile(text, low, "exec"), names)
    x = np.array([np.nan, -np.inf, -3.0, -0.0, 0.0, 0.5, 0.75, 3.0, np.inf])
    expected = [min(max(value, float(low)), 0.75) if value == value else value for value in x]
    found = names["f"](x)
    assert np.array_equal(found, expected, equal_nan=True) and np.array_equal(np.signbit(found), np.signbit(expected))


ONE_HOT = (
    "Function f(P, labels: Tensor) -> Out:\n    Out = zeros(P.rows, P.cols)\n    for t in P.rows:\n        for c in P.cols:\n"
    "            Out[t][c] = (P[t][c] - (1 if c == labels[t] else 0)){rest}\n"
)


def test_a_test_is_taken_from_fractions_as_it_is() -> None:
    """Truth values take part in arithmetic as 1 and 0, but not with each other, and a tensor that is given may hold such."""
    text = fpp_lang.transpile(ONE_HOT.format(rest=" / P.rows"))
    assert "np.subtract(P, labels[: P.shape[0], None] == np.arange(P.shape[1]), dtype=float)" in text
    names: dict[str, Any] = {"__name__": "one_hot"}
    exec(compile(text, "one_hot", "exec"), names)
    for P in (np.array([[0.25, 0.75], [np.nan, -0.0]]), np.array([[1, 2], [3, 4]]), np.array([[True, False], [False, True]])):
        labels = np.array([1, 0])
        expected = (P.astype(float) - np.eye(2)[labels]) / 2
        assert np.array_equal(names["f"](P, labels), expected, equal_nan=True)
    assert "* 1" in fpp_lang.transpile(ONE_HOT.format(rest=""))


def test_a_sum_takes_the_memory_of_what_was_gathered() -> None:
    """NumPy stores the sum of a new array and another one in the new one, if it is asked for a plain sum."""
    source = (
        "Function f(T: Tensor, u: Tensor, places: Tensor) -> Out:\n    Out = zeros(u.len())\n    for i in u.len():\n        Out[i] = {}\n"
    )
    text = fpp_lang.transpile(source.format("T[places[i]] + u[i]"))
    assert "np.asarray(T[whole_places(places[: len(u)])], dtype=float) + u" in text
    names: dict[str, Any] = {"__name__": "gathered"}
    exec(compile(text, "gathered", "exec"), names)
    found = names["f"](np.array([1, 2, 3]), np.array([10, 20]), np.array([2, 0]))
    assert found.dtype == float and found.tolist() == [13.0, 21.0]
    assert "np.add(T, u, dtype=float)" in fpp_lang.transpile(source.replace(", places: Tensor", "").format("T[i] + u[i]")).replace(
        "[: len(u)]", ""
    )


TRIANGLE = """Function f(A: Tensor) -> S:
    S = zeros(A.rows, A.rows)
    for i in range(A.rows):
        for j in range(i):
            {start}for k in range(A.columns): {total} += A[i][k] * A[j][k]
            {end}
"""


@pytest.mark.parametrize(
    "parts",
    [
        {"start": "total = 0\n            ", "total": "total", "end": "S[i][j] = total"},
        {"start": "if A[j][0] > A[i][0]: continue\n            ", "total": "S[i][j]", "end": "pass"},
    ],
    ids=["a total", "a place"],
)
def test_products_behind_a_test_are_one_product(parts: dict[str, str]) -> None:
    """A test that is the same for all summed terms chooses sums, not terms: no array of all terms is made."""
    text = fpp_lang.transpile(TRIANGLE.format(**parts))
    assert "A @ A.T" in text
    assert ", None]" not in text.replace("[:, None]", "")


SIGN = (
    "Function f(T) -> T:\n{}    for row in T:\n        for col in row:\n"
    "            if col > 0: 1\n            else if col < 0: -1\n            else{}: {}\n"
)


def test_signs_of_what_is_given() -> None:
    """True and false are given as 1 and 0 where a parameter is compared with a number, so a parameter has a sign; nan keeps being nan."""
    text = fpp_lang.transpile(SIGN.format("", " if col == 0", "0"))
    assert "return np.sign(T)" in text
    names: dict[str, Any] = {"__name__": "sign"}
    exec(compile(text, "sign", "exec"), names)
    assert np.array_equal(names["f"](np.array([np.nan, -np.inf, -2.5, 0.0, 7.0])), [np.nan, -1, -1, 0, 1], equal_nan=True)
    assert names["f"](np.array([-3, 0, 2])).dtype == int
    assert not np.signbit(names["f"](np.array([-0.0]))[0])


def test_zero_keeps_its_sign_where_it_is_kept() -> None:
    text = fpp_lang.transpile(SIGN.format("", "", "col"))
    assert "np.sign" not in text
    names: dict[str, Any] = {"__name__": "sign"}
    exec(compile(text, "sign", "exec"), names)
    assert np.signbit(names["f"](np.array([-0.0, 2.0]))).tolist() == [True, False]


def test_a_name_that_is_read_once_goes() -> None:
    text = fpp_lang.transpile(
        "Function f(a, b, d) -> loss:\n    error = a - b\n    if abs(error) <= d: loss = 0.5 * error * error\n"
        "    else: loss = d * (abs(error) - 0.5 * d)\n"
    )
    assert "magnitude = np.abs(a - b)" in text
    assert "error" not in text


def test_a_count_is_made_whole_once() -> None:
    """A parameter that only counts may be a whole-valued fraction, whoever calls: that is seen to in front, not at every use."""
    source = "Function f(v: Tensor, n) -> total:\n    total = 0\n    for i in range(n): total += v[n - 1 - i]\n"
    text = fpp_lang.transpile(source)
    body = text[text.index("def f(") :]
    assert body.count("whole(") == 1
    assert "for i" not in body
    assert "whole(" in fpp_lang.transpile(source.replace("total = 0", "total = n"))


def test_labels_that_are_read_as_places_are_no_copy() -> None:
    """`labels + 0` counts true and false; numbers go into the index as they are."""
    source = "Function f(p, label):\n    return p[label + 0]\n"
    text = fpp_lang.transpile(source)
    assert "as_numbers(label)" in text
    names: dict[str, Any] = {"__name__": "labels"}
    exec(compile(text, "labels", "exec"), names)
    p = np.array([0.25, 0.75])
    for labels in (np.array([True, False]), np.array([1, 0]), np.array([1.0, 0.0])):
        assert names["f"](p, labels).tolist() == [0.75, 0.25]
        assert fpp_lang.loads(source, engine="interpreter").f(p, labels).tolist() == [0.75, 0.25]
    assert names["f"](p, True) == 0.75


def test_a_table_of_one_rank_is_not_asked_for_it() -> None:
    text = fpp_lang.transpile(
        "Function f(T, n: Integer = 4):\n    borders = linspace(0, 1, n)\n    counts = zeros(n)\n"
        "    for row in T:\n        for col in row: counts[round(col * n) - (col < borders[round(col * n)])] += 1\n    return counts\n"
    )
    assert "np.add.at" in text
    assert "must be a vector" not in text
