"""Random loop nests: whatever the lift pass makes of them means what the loops mean."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from lift_replay import Replay

NESTS = 60
SIZES = ((0, 2), (1, 1), (2, 3), (3, 2), (4, 4), (5, 3))


class Writer:
    """Writes one FPP function `f(A, B, v, w)` of a nest: affine places with offsets, tests, temporaries, totals."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names: list[str] = []
        self.loops: list[str] = []

    def program(self) -> str:
        choose = self.random.choice
        start = ["Out = zeros(A.rows, A.cols)", "u = zeros(A.rows)", "s = 0", "t = 0.5"]
        self.scalars = ["s", "t"]
        body = [f"    {line}" for line in start]
        for _ in range(choose((1, 1, 2))):
            body += self.nest(1)
        if choose((True, False)):
            body += self.rows(1)
        return "\n".join(["Function f(A: Tensor, B: Tensor, v: Tensor, w: Tensor) -> Out:", *body, "    return Out, u, s, t, A, v", ""])

    # Loops -------------------------------------------------------------------------------------------------------------------

    def nest(self, depth: int) -> list[str]:
        pad, choose = "    " * depth, self.random.choice
        headers = ["for i in A.rows:", "for i from 1 to A.rows - 1:", "for i from 0 to A.rows - 2:", "for i from A.rows - 1 to 0 step -1:"]
        self.loops = ["i"]
        lines = [pad + choose(headers)]
        lines += self.statements(depth + 1, choose((0, 1, 2)))
        if choose((True, True, False)):
            inner = ["for j in A.cols:", "for j from 1 to A.cols - 1:", "for j in range(A.cols - 1):", "for j in min(i, A.cols):"]
            self.loops = ["i", "j"]
            lines.append(pad + "    " + choose(inner))
            lines += self.statements(depth + 2, choose((1, 2, 3)))
            self.loops = ["i"]
            lines += self.statements(depth + 1, choose((0, 1)))
        if len(lines) == 1:
            lines += self.statements(depth + 1, 1)
        self.loops = []
        return lines

    def rows(self, depth: int) -> list[str]:
        pad, choose = "    " * depth, self.random.choice
        first = choose(("m = max(row)", "m = sum(row) * 0.1", "m = rowIndex"))
        last = choose(("col = col - m", "col *= m", "Out[row][col] = col * m", "s += col * m", "if col > m: col = m", "t = max(t, col)"))
        if choose((True, False)):
            return [f"{pad}for row in A:", f"{pad}    for col in row:", f"{pad}        {last.replace('m', '0.5').replace('0.5ax', 'max')}"]
        guard = [f"{pad}    m = m + 0.5"] if choose((True, False)) else []
        return [
            f"{pad}for row in A:",
            f"{pad}    if A.cols > 0:",
            f"{pad}        pass",
            f"{pad}    {first.replace('max(row)', 'sum(row)')}",
            *guard,
            f"{pad}    for col in row:",
            f"{pad}        {last}",
        ]

    # Statements --------------------------------------------------------------------------------------------------------------

    def statements(self, depth: int, count: int) -> list[str]:
        return [line for _ in range(count) for line in self.statement(depth)]

    def statement(self, depth: int) -> list[str]:
        pad, choose = "    " * depth, self.random.choice
        match self.random.randrange(9):
            case 0 | 1 | 2:
                return [f"{pad}{self.place()} {choose(('=', '=', '+=', '-=', '*='))} {self.value()}"]
            case 3:
                return [f"{pad}{choose(self.scalars)} += {self.value()}"]
            case 4:
                return [f"{pad}x = {self.value()}", f"{pad}{self.place()} = x * 2 + x"]
            case 5:
                return [f"{pad}if {self.value()} > {self.value()}:", f"{pad}    {self.place()} = {self.value()}"]
            case 6:
                place = self.place()
                return [
                    f"{pad}if {self.value()} < 0.5:",
                    f"{pad}    {place} = {self.value()}",
                    f"{pad}else:",
                    f"{pad}    {place} = {self.value()}",
                ]
            case 7:
                return [f"{pad}if {self.value()} > 0: {choose(self.scalars)} += {self.value()}"]
            case _:
                return [f"{pad}t = {choose(('max', 'min'))}(t, {self.value()})"]

    def place(self) -> str:
        choose = self.random.choice
        if len(self.loops) == 1:
            return choose(("u[i]", "u[i]", f"v[{self.index('i')}]", "A[i][0]", f"u[{self.index('i')}]"))
        return choose(
            ("Out[i][j]", "Out[i][j]", "A[i][j]", f"A[{self.index('i')}][{self.index('j')}]", "v[i]", "u[i]", f"Out[i][{self.index('j')}]")
        )

    def index(self, name: str) -> str:
        return self.random.choice((name, name, f"{name} - 1", f"{name} + 1"))

    def value(self, depth: int = 0) -> str:
        choose = self.random.choice
        leaves = ["v[i]", "w[i]", f"v[{self.index('i')}]", "u[i]", "0.5", "2", "i", "A[i][0]"]
        if len(self.loops) == 2:
            leaves += ["A[i][j]", "B[i][j]", f"A[{self.index('i')}][{self.index('j')}]", "Out[i][j]", "w[j]", "B[j][i]", "j"]
        if depth > 1 or choose((True, False, False)):
            return choose(leaves)
        shape = choose(("{} + {}", "{} - {}", "{} * {}", "{} * {}", "max({}, {})", "abs({}) + {}", "({} if {} > 0 else 1)"))
        return shape.format(self.value(depth + 1), self.value(depth + 1))


def arguments(rows: int, columns: int, rng: np.random.Generator) -> tuple[Any, ...]:
    larger = max(rows, columns) + 1
    A, B = rng.integers(-2, 3, (rows, columns)) / 2, rng.integers(-2, 3, (larger, larger)) / 2
    v, w = rng.integers(-2, 3, rows + 1) / 2, rng.integers(-2, 3, larger) / 2
    if rng.integers(3) == 0 and A.size:
        A.flat[0] = rng.choice((np.nan, np.inf))
    return A, B, v, w


def check(seed: int) -> None:
    replay = Replay(Writer(seed).program())
    rng = np.random.default_rng(seed)
    for rows, columns in SIZES:
        found = replay.differ("f", arguments(rows, columns, rng))
        assert found is None, f"seed {seed}: {found}\n{Writer(seed).program()}\n{replay.text}"


@pytest.mark.parametrize("seed", range(NESTS))
def test_random_nest_means_the_same(seed: int) -> None:
    check(seed)
