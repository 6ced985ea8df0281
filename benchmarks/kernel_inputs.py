"""What the kernels of `kernels/` are called with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

KERNELS = Path(__file__).parent / "kernels"
ARGUMENTS = {
    "adamw": "n*m n*m n*m n*m",
    "arc_distance": "n n n n",
    "atax": "n*m m",
    "attention": "n*o n*o n*m",
    "azimint": "o o count",
    "bicg": "n*m n m",
    "cholesky": "definite",
    "conv2d_bias": "large*larger 2*3 number",
    "correlation": "o*m",
    "covariance": "o*m",
    "crc": "label:n",
    "cross_entropy": "share:m*9 label:m",
    "dense": "n*k m*k m",
    "dense_back": "n*k m*k n*m",
    "deriche": "n*m number number",
    "doitgen": "2*n*m m*m",
    "durbin": "m",
    "encoder": "9*k n*k label:n",
    "encoder_back": "n*k label:n",
    "fdtd_2d": "4 n*m n*m n*m",
    "fir": "large 3",
    "floyd_warshall": "n*n",
    "gelu_back": "n*m n*m",
    "gemm": "number number n*k k*m n*m",
    "gemver": "number number n*n n n n n n n n n",
    "gesummv": "number number n*n n*n n",
    "go_fast": "n*n",
    "gramschmidt": "o*m",
    "heat_3d": "count n*m*o n*m*o",
    "jacobi_1d": "count n n",
    "jacobi_2d": "count n*m n*m",
    "layer_norm": "n*o o o",
    "layer_norm_back": "n*o o n*o",
    "lu": "definite",
    "mandelbrot": "n m count",
    "mvt": "n*n n n n n",
    "nbody_energy": "n n*3 n*3",
    "nussinov": "label:n",
    "seidel_2d": "count n*m",
    "softmax_cross_entropy_back": "share:n*9 label:n",
    "spmv": "sparse",
    "symm": "number number n*n n*m n*m",
    "syr2k": "number number n*m n*m n*n",
    "syrk": "number number n*m n*n",
    "three_products": "n*k k*m m*o o*n",
    "trisolv": "definite n",
    "trmm": "number n*n n*m",
    "two_products": "number number n*k k*m m*o n*o",
}
"""For each kernel what it is called with: shapes of tensors, with sizes that grow together."""


def given(sorts: str, size: int, rng: np.random.Generator) -> tuple[Any, ...]:
    sizes = {"n": size, "m": size + 1, "k": max(size - 1, 1), "o": size + 2, "large": size + 4, "larger": size + 5}
    if sorts == "sparse":
        starts = np.concatenate(([0], np.cumsum(rng.integers(0, 3, size))))
        return starts, rng.integers(0, size + 1, starts[-1]), rng.normal(size=starts[-1]), rng.normal(size=size + 1)
    return tuple(argument(sort, sizes, rng) for sort in sorts.split())


def argument(sort: str, sizes: dict[str, int], rng: np.random.Generator) -> Any:
    if sort == "number":
        return float(rng.normal())
    if sort == "count":
        return 3
    if sort == "definite":
        square = rng.normal(size=(sizes["n"], sizes["n"]))
        return square @ square.T + 3 * np.identity(sizes["n"])
    values, _, shape = sort.rpartition(":")
    axes = tuple(int(axis) if axis.isdigit() else sizes[axis] for axis in shape.split("*"))
    if values == "label":
        return rng.integers(0, 4, axes)
    return rng.uniform(0.1, 1, axes) if values == "share" else rng.normal(size=axes)
