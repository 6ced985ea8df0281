"""Kernels written as plain loops in FPP: their NumPy text against an expert's, Numba on the same loops, and the loops in Python.

Expert and FPP take turns; each call gets fresh inputs, copied outside the measured time.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from typing import Any

import expert_kernels
import numpy as np
from kernel_inputs import ARGUMENTS, KERNELS, given
from table import Comparison

import fpp_lang
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program
from fpp_lang.pipeline import transpile

RUNS = 9
ENOUGH = 0.3
"""Seconds spent on one function of one kernel, at most, once it ran a few times."""

SIZES = {
    "adamw": 700, "arc_distance": 300_000, "atax": 1_500, "attention": 400, "azimint": 300_000, "bicg": 1_500, "cholesky": 120,
    "conv2d_bias": 300, "correlation": 400, "covariance": 400, "cross_entropy": 200_000, "dense": 300, "dense_back": 300, "deriche": 300,
    "doitgen": 150, "durbin": 800, "encoder": 1_000, "encoder_back": 1_000, "fdtd_2d": 400, "fir": 300_000,
    "gelu_back": 500, "gemm": 400, "gemver": 1_000, "gesummv": 1_000, "go_fast": 1_000, "gramschmidt": 150, "heat_3d": 60,
    "jacobi_1d": 200_000, "jacobi_2d": 400, "layer_norm": 500, "layer_norm_back": 500, "lu": 100, "mandelbrot": 300, "mvt": 1_500,
    "nbody_energy": 300,
    "softmax_cross_entropy_back": 50_000, "spmv": 3_000,
    "symm": 80, "syr2k": 100, "syrk": 120, "three_products": 300, "trisolv": 600,
    "trmm": 100, "two_products": 300,
}  # fmt: skip
"""How large each kernel is. Those that have to stay loops are not here (crc, nussinov, seidel_2d; floyd_warshall, which is
a whole row at a time only where no way is shorter than none): the tests hold them."""

SMALL = 30
"""The size at which Python's own loops are timed; the ratio to the expert's form is of the same size."""


def rows(peers: bool) -> list[Comparison]:
    """Every kernel; with `peers` Numba on the same loops where it takes them, and plain Python."""
    return [_compared(name, peers) for name in SIZES]


def _compared(name: str, peers: bool) -> Comparison:
    text = (KERNELS / f"{name}.fpp").read_text(encoding="utf-8")
    ours, expert = _function(name, fpp_lang.transpile(text)), getattr(expert_kernels, name)
    arguments = _given(name, SIZES[name])
    ratio, seconds = against(ours, expert, arguments)
    numba = python = None
    if peers:
        literal = _literal(text)
        numba = _numba(_function(name, literal), ours, arguments)
        python = against(_function(name, literal), expert, _given(name, SMALL))[0]
    return Comparison(name, seconds, ratio, numba, python)


def _given(name: str, size: int) -> tuple[Any, ...]:
    return given(ARGUMENTS[name], size, np.random.default_rng(1))


def _literal(text: str) -> str:
    problems = Problems()
    compiled = compile_program(SourceFile("kernel.fpp", text), problems=problems)
    assert compiled is not None
    return transpile(compiled, literal=True)


def _function(name: str, text: str) -> Callable[..., Any]:
    names: dict[str, Any] = {"__name__": "kernel"}
    exec(compile(text, f"{name}.py", "exec"), names)
    function: Callable[..., Any] = names[name]
    return function


def against(ours: Callable[..., Any], peer: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[float, float]:
    """The ratio of the shortest times, and the peer's in seconds; both have to come to the same."""
    _agree(ours, peer, arguments)
    mine: list[float] = []
    theirs: list[float] = []
    while len(mine) < RUNS or sum(mine) + sum(theirs) < ENOUGH / 2:
        theirs.append(_seconds(peer, arguments))
        mine.append(_seconds(ours, arguments))
        if sum(mine) + sum(theirs) > ENOUGH and len(mine) > 2:
            break
    return min(mine) / min(theirs), min(theirs)


def _agree(ours: Callable[..., Any], peer: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    given_ours, given_peer = copy.deepcopy(arguments), copy.deepcopy(arguments)
    results = (ours(*given_ours), *given_ours), (peer(*given_peer), *given_peer)
    for mine, theirs in zip(*results, strict=True):
        pairs = zip(mine, theirs, strict=True) if isinstance(mine, tuple) else [(mine, theirs)]
        assert all(one is None or np.allclose(one, other, rtol=1e-6, atol=1e-8, equal_nan=True) for one, other in pairs), peer


def _seconds(function: Callable[..., Any], arguments: tuple[Any, ...]) -> float:
    fresh = copy.deepcopy(arguments)
    began = time.perf_counter()
    function(*fresh)
    return time.perf_counter() - began


def _numba(loops: Callable[..., Any], ours: Callable[..., Any], arguments: tuple[Any, ...]) -> float | None:
    """FPP's time over Numba's on the loops as written; None where Numba does not take them, or is not installed."""
    try:
        import numba
    except ImportError:
        return None
    compiled = numba.njit(loops)
    try:
        compiled(*copy.deepcopy(arguments))
    except Exception:  # Numba has many ways to say no
        return None
    return min(_seconds(ours, arguments) for _ in range(3)) / min(_seconds(compiled, arguments) for _ in range(3))
