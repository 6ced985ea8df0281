"""`make bench`: the speed of FPP as ratios against peers, measured in one run on this machine.

Times are the best of several runs (processor time, but for whole commands), and peers take turns with FPP. Only ratios are worth
quoting: the machine's own speed is printed beside them.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import front
import loops
import messages
import repl
import start
from table import Row, shown


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


def main() -> None:
    print("\n".join(machine()))
    rows: list[Row] = [*start.rows(), *front.rows(), *loops.rows(), *repl.rows(), *messages.rows()]
    print(shown(rows))


if __name__ == "__main__":
    main()
