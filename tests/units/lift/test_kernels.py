"""The kernels of `benchmarks/kernels`: how many loops of each stay, one inside the other, and that both forms mean the same."""

from __future__ import annotations

import ast

import numpy as np
import pytest
from kernel_inputs import ARGUMENTS, KERNELS, given
from lift_replay import LOOPS, Replay

STAYING = {
    "azimint": 0,
    "cholesky": 2,
    "crc": 2,
    "deriche": 1,
    "durbin": 1,
    "fdtd_2d": 1,
    "floyd_warshall": 3,
    "gramschmidt": 1,
    "heat_3d": 1,
    "jacobi_1d": 1,
    "jacobi_2d": 1,
    "lu": 2,
    "mandelbrot": 1,
    "nbody_energy": 1,
    "nussinov": 3,
    "seidel_2d": 3,
    "symm": 1,
    "trisolv": 1,
    "trmm": 1,
}
"""How deep the loops are that stay; of the other kernels none does."""


def depth(node: ast.AST) -> int:
    """How deep loops stand inside each other."""
    inner = max(map(depth, ast.iter_child_nodes(node)), default=0)
    return inner + isinstance(node, LOOPS)


def test_every_kernel_is_here() -> None:
    assert {file.stem for file in KERNELS.glob("*.fpp")} == set(ARGUMENTS)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_kernel(name: str) -> None:
    replay = Replay((KERNELS / f"{name}.fpp").read_text(encoding="utf-8"))
    function = next(node for node in ast.parse(replay.text).body if isinstance(node, ast.FunctionDef) and node.name == name)
    assert depth(function) == STAYING.get(name, 0), f"{[line.words() for line in replay.lifted.report]}\n{replay.text}"
    rng = np.random.default_rng(3)
    for size in (0, 1, 2, 3, 5):
        found = replay.differ(name, given(ARGUMENTS[name], size, rng))
        assert found is None, f"{found}\n{replay.text}"
