"""Literal loops in the interpreter against the same loops in CPython over ndarray elements."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from table import Row

import fpp_lang

RNG = np.random.default_rng(0)

PROGRAM = """Function relu(T) -> T:
    for row in T:
        for col in row:
            if col < 0:
                col = 0

Function dot(a, b) -> total:
    total = 0
    for i in a.len():
        total += a[i] * b[i]

Function matmul(A, B) -> C:
    C = zeros(A.rows, B.cols)
    for i in A.rows:
        for j in B.cols:
            for k in A.cols:
                C[i][j] += A[i][k] * B[k][j]

Function count_down(n) -> steps:
    steps = 0
    while n > 1:
        n = n div 2 if n mod 2 == 0 else 3 * n + 1
        steps += 1
"""


def relu(T: np.ndarray) -> np.ndarray:
    T = T.copy()
    for i in range(T.shape[0]):
        for j in range(T.shape[1]):
            if T[i, j] < 0:
                T[i, j] = 0
    return T


def dot(a: np.ndarray, b: np.ndarray) -> float:
    total = 0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def matmul(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C


def count_down(n: int) -> int:
    steps = 0
    while n > 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


INPUTS: dict[Callable[..., Any], tuple[Any, ...]] = {
    relu: (RNG.normal(size=(200, 200)),),
    dot: (RNG.normal(size=40_000), RNG.normal(size=40_000)),
    matmul: (RNG.normal(size=(30, 30)), RNG.normal(size=(30, 30))),
    count_down: (837_799,),
}


def rows() -> list[Row]:
    """Each loop in turn with its twin."""
    module = fpp_lang.loads(PROGRAM, engine="interpreter")
    found = []
    for twin, inputs in INPUTS.items():
        ours = module.__getattr__(twin.__name__)
        assert np.allclose(ours(*inputs), twin(*inputs))
        times = [(_seconds(ours, inputs), _seconds(twin, inputs)) for _ in range(5)]
        mine, python = (min(column) for column in zip(*times, strict=True))
        found.append(Row(f"interpreter, {twin.__name__}", "the same loop in CPython", mine / python, "≤ 10"))
    return found


def _seconds(function: Callable[..., Any], inputs: tuple[Any, ...]) -> float:
    began = time.process_time()
    function(*inputs)
    return time.process_time() - began
