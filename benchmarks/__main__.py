"""`make bench`: the speed of FPP as ratios against peers, measured in one run on this machine.

`python benchmarks idioms kernels` prints only these tables; with `--peers` kernels also meet Numba, where it is installed (extra
`peers`), and their own loops in Python. NumPy's matrix products run on one thread, so that two programs at a time do not meddle.

Times are the best of several runs (processor time, but for whole commands), and peers take turns with FPP. Only ratios are worth
quoting: the machine's own speed is printed beside them. Memory that was used once is kept (glibc's `MALLOC_…` variables): a fresh page
costs more than the arithmetic on it, and who pays for it would be a matter of luck.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import front
import functions
import gradients
import idioms
import kernels
import library
import loops
import messages
import repl
import start
from table import Row, compared, shown


def machine() -> list[str]:
    """What the figures were measured on: copy bandwidth and matrix products tell more than a name."""
    import numpy as np

    block = np.ones(8_000_000)
    square = np.ones((1000, 1000))
    copied = 2 * block.nbytes / best(lambda: block.copy()) / 1e9
    multiplied = 2 * 1000**3 / best(lambda: square @ square) / 1e9
    return [
        f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()} {platform.system()}",
        f"copies {copied:.0f} GB/s, multiplies matrices at {multiplied:.0f} GFLOP/s",
    ]


def best(action: Callable[[], object], runs: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times)


def figures() -> str:
    """What is meant to reach a figure of its own."""
    rows: list[Row] = [*start.rows(), *front.rows(), *loops.rows(), *gradients.rows(), *repl.rows(), *messages.rows()]
    return shown(rows)


TABLES: dict[str, Callable[[bool], str]] = {
    "figures": lambda peers: figures(),
    "idioms": lambda peers: compared(idioms.rows()),
    "kernels": lambda peers: compared(kernels.rows(peers)),
    "library": lambda peers: compared(library.rows()),
    "functions": lambda peers: compared(functions.rows()),
}


KEPT = {"MALLOC_TRIM_THRESHOLD_": str(2**32), "MALLOC_MMAP_THRESHOLD_": str(2**32), "MALLOC_TOP_PAD_": str(2**28)}


def keep_memory() -> None:
    """Begins anew with memory that is kept; only a new process reads the variables."""
    if not os.environ.keys() >= KEPT.keys():
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | KEPT)


def main() -> None:
    keep_memory()
    wanted = [name for name in sys.argv[1:] if name in TABLES] or list(TABLES)
    print("\n".join(machine()))
    for name in wanted:
        print(f"\n## {name.capitalize()}\n\n{TABLES[name]('--peers' in sys.argv)}", flush=True)


if __name__ == "__main__":
    main()
