"""The memory guard: loops over three axes take no room for an array of three axes, and mean the same in parts and at once.

`memory.txt` holds FPP functions `f`; the line before each says its name, what it is called with, and a piece of its text.
"""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from test_idioms import idioms, numbers

import fpp_lang

GUARDED = idioms("memory.txt")
MEGABYTE = 2**20


def arguments(kinds, rows, others, columns, rng):
    shapes = {"A": (rows, columns), "B": (others, columns), "C": (columns, others), "W": (rows, others)}
    return [numbers(shapes[kind], rng) for kind in kinds.split(",")]


def function(text):
    names = {"__name__": "memory"}
    exec(compile(text, "memory", "exec"), names)
    return names["f"]


@pytest.mark.parametrize("name", GUARDED)
def test_rows_go_in_parts_where_all_at_once_are_too_many(name):
    source, kinds, piece = GUARDED[name]
    text = fpp_lang.transpile(source)
    assert piece in text
    assert "for " not in text.partition("def f(")[2].replace("for the loop", "")
    loops = fpp_lang.loads(source, engine="interpreter").f
    at_once = function(text)
    in_parts = function(text.replace("most=2**23", "most=2**4").replace("2**20", "2**3"))
    rng = np.random.default_rng(2)
    for rows, others, columns in ((0, 2, 2), (1, 1, 1), (3, 2, 4), (7, 3, 5), (5, 7, 2), (2, 40, 3)):
        for _ in range(4):
            given = arguments(kinds, rows, others, columns, rng)
            with np.errstate(all="ignore"):
                wanted = loops(*given)
                np.testing.assert_allclose(at_once(*given), wanted, rtol=1e-9)
                np.testing.assert_allclose(in_parts(*given), wanted, rtol=1e-9)


@pytest.mark.parametrize("name", GUARDED)
def test_no_array_of_three_axes_is_made(name):
    source, kinds, _ = GUARDED[name]
    f = function(fpp_lang.transpile(source))
    given = arguments(kinds, 240, 250, 260, np.random.default_rng(2))
    tracemalloc.start()
    f(*given)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 118 * MEGABYTE < 240 * 250 * 260 * 8
    assert most < 40 * MEGABYTE


def test_the_report_says_what_is_in_parts():
    assert report_of(GUARDED["all distances"][0]) == ["line 3: vectorised as whole arrays, for some of the rows at a time beyond 64 MB"]


def report_of(source):
    from fpp_lang.base.source import SourceFile
    from fpp_lang.diagnostics.problem import Problems
    from fpp_lang.inputs import compile_program
    from fpp_lang.pipeline import report

    compiled = compile_program(SourceFile("distances.fpp", source), problems=Problems())
    assert compiled is not None
    return report(compiled)


def test_small_literals_are_taken_at_once():
    source = """Function f() -> D:
    A = [[1, 2], [3, 4.5]]
    B = [[1, 2], [3, 4.5], [2, 2]]
    D = zeros(A.rows, B.rows)
    for i in A.rows:
        for j in B.rows:
            for k in A.cols:
                D[i][j] += abs(A[i][k] - B[j][k])
"""
    text = fpp_lang.transpile(source)
    assert "in_parts" not in text
    assert "np.abs(A[:, None] - B" in text


def test_what_is_no_larger_than_its_tensors_is_taken_at_once():
    source = """Function f(X, m) -> D:
    D = zeros(X.shape[0], X.shape[1])
    for i in X.shape[0]:
        for j in X.shape[1]:
            for k in X.shape[2]:
                D[i][j] += abs(X[i][j][k] - m[k])
"""
    assert "in_parts" not in fpp_lang.transpile(source)


def test_a_gradient_is_that_of_the_whole():
    source = """Function loss(A, B):
    total = 0
    for i in A.rows:
        for j in B.rows:
            s = 0
            for k in A.cols:
                s += (A[i][k] - B[j][k]) ^ 2
            total += exp(-s)
    return total

Function slope(A, B):
    return gradient of loss(A, B) with respect to A
"""
    rng = np.random.default_rng(4)
    A, B = rng.normal(size=(3, 2)), rng.normal(size=(4, 2))
    difference = A[:, None] - B
    wanted = (-2 * difference * np.exp(-(difference**2).sum(axis=2))[..., None]).sum(axis=1)
    for engine in ("interpreter", "numpy"):
        np.testing.assert_allclose(fpp_lang.loads(source, engine=engine).slope(A, B), wanted, rtol=1e-9)
