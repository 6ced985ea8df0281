"""Random loops over the rows of a matrix: totals, extremes, flags, scattered sums and lists of each row.

Whatever the lift pass makes of them means what the loops mean, for no rows, no columns, nan and infinities as well.
"""

from __future__ import annotations

import random

import numpy as np
import pytest
from lift_replay import Replay

LOOPS = 40
SIZES = ((0, 3), (1, 1), (2, 3), (3, 2), (3, 0), (4, 4))
SPECIAL = (np.nan, np.inf, -np.inf, -0.0)
START = """Function f(A: Tensor, u: Tensor, w: Tensor, z: Tensor, lab: Tensor):
    R = zeros(A.rows)
    Best = zeros(A.rows)
    Out = zeros(A.rows, 6)
    H = zeros(4)
    G = zeros(4, 6)
    c = zeros(6)
    L = []
    M = []
    for i in A.rows:
        t = 0
        k = 0
        m = {start}
        found = false
        {header}
"""
END = "    return R, Best, Out, H, G, c, sum(L), sum(M)\n"


class Writer:
    """Writes one FPP function of a loop in a loop."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.choose = self.random.choice

    def program(self) -> str:
        header = self.choose(("for j in A.cols:", "for j in A.cols:", "for j from 1 to A.cols - 1:"))
        start = START.format(start=self.choose(("-infinity", "infinity", "0")), header=header)
        inner = [f"            {line}" for _ in range(self.choose((1, 1, 2))) for line in self.statement()]
        last = ("R[i] = t", "R[i] = k", "R[i] = m", "R[i] = t + k", "R[i] = 1 if found else 0", "M.append(t)", "Out[i][lab[i]] = 3")
        return start + "\n".join([*inner, f"        {self.choose(last)}"]) + "\n" + END

    def statement(self) -> list[str]:
        match self.random.randrange(11):
            case 0:
                return [f"t += {self.value()}"]
            case 1:
                return [f"if {self.test()}: t += {self.value()}"]
            case 2:
                return [f"if {self.test()}: found = true"]
            case 3:
                return [f"if A[i][j] {self.order()} A[i][k]: k = j"]
            case 4:
                value = self.choose(("A[i][j]", "A[i][j] * z[j]", "abs(A[i][j])"))
                more = self.choose(([], ["    k = j"], ["    k = j", "    Best[i] = j"], ["    Best[i] = z[j]"]))
                return [f"if {value} {self.choose('<>')} m:", f"    m = {value}", *more]
            case 5:
                return [f"H[lab[i]] {self.choose(('+=', '-='))} {self.value()}"]
            case 6:
                return [f"G[lab[i]][j] {self.choose(('+=', '='))} {self.value()}"]
            case 7:
                return [f"if {self.test()}:", f"    Out[i][j] = {self.value()}"]
            case 8:
                return [f"L.append({self.value()})"]
            case 9:
                return [f"if {self.test()}:", f"    {self.choose(('found = true', 'k = j'))}", "    break"]
        return [f"if {self.test()}:", f"    t += {self.value()}", "else:", f"    t -= {self.value()}"]

    def order(self) -> str:
        return self.choose((">", "<", ">=", "<="))

    def test(self) -> str:
        return f"{self.value(1)} {self.order()} {self.value(1)}"

    def value(self, depth: int = 0) -> str:
        if depth > 1 or self.random.random() < 0.45:
            return self.choose(("u[i]", "0.5", "i", "2", "lab[i]", "w[lab[i]]", "A[i][j]", "A[i][j]", "j", "z[j]"))
        shape = self.choose(("{} + {}", "{} - {}", "{} * {}", "max({}, {})", "abs({}) * {}", "({} if {} > 0 else 0.25)"))
        return shape.format(self.value(depth + 1), self.value(depth + 1))


def arguments(rows: int, columns: int, rng: np.random.Generator, special: int) -> tuple[np.ndarray, ...]:
    A = rng.integers(-2, 3, (rows, columns)) / 2
    if special and A.size:
        A.flat[rng.integers(A.size) if special == 1 else 0] = rng.choice(SPECIAL)
    halves = [rng.integers(-2, 3, size) / 2 for size in (rows, 4, 6)]
    return A, *halves, rng.integers(0, 4, rows)


@pytest.mark.parametrize("seed", range(LOOPS))
def test_random_rows_mean_the_same(seed: int) -> None:
    source = Writer(seed).program()
    replay = Replay(source)
    rng = np.random.default_rng(seed)
    for rows, columns in SIZES:
        for special in (0, 1, 2):
            found = replay.differ("f", arguments(rows, columns, rng, special))
            assert found is None, f"{found}\n{source}\n{replay.text}"
