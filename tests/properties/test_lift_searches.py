"""Random loops over a vector that look for something: places of extremes, flags, `break`, `continue`, lists, sums in branches.

Whatever the lift pass makes of them means what the loops mean, for empty vectors, nan, infinities and zeros of both signs as well.
"""

from __future__ import annotations

import random

import numpy as np
import pytest
from lift_replay import Replay

LOOPS = 60
SIZES = (0, 1, 2, 3, 5)
SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0)
START = """Function f(v: Tensor, w: Tensor):
    a = 0
    b = -1
    m = {start}
    p = {place}
    q = 0.5
    Out = zeros(v.len())
    L = []
    found = false
"""
END = "    return a, b, m, p, q, found, Out, sum(L), L.len()\n"


class Writer:
    """Writes one FPP function `f(v, w)` of one or two loops."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.choose = self.random.choice

    def program(self) -> str:
        start = self.choose(("-infinity", "infinity", "0", "v[0]", "1.5"))
        lines = [line for _ in range(self.choose((1, 1, 2))) for line in self.loop()]
        return START.format(start=start, place=self.choose(("0", "0", "-1"))) + "\n".join(lines) + "\n" + END

    def loop(self) -> list[str]:
        body = [line for _ in range(self.choose((1, 1, 2, 3))) for line in self.statement()]
        header = self.choose((["for i, x in enumerate(v):"], ["for i in v.len():", "    x = v[i]"]))
        return [f"    {line}" for line in (*header, *(f"    {line}" for line in body))]

    def statement(self) -> list[str]:
        match self.random.randrange(12):
            case 0:
                return [f"if {self.test()}: found = true"]
            case 1 | 2:
                return self.taken_over()
            case 3:
                return [f"if {self.test()}:", f"    a += {self.value()}", "else:", f"    a {self.choose(('+=', '-='))} {self.value()}"]
            case 4:
                return [f"if {self.test()}: a += {self.value()}"]
            case 5:
                return [f"L.append({self.value()})"]
            case 6:
                return [f"if {self.test()}: L.append({self.value()})"]
            case 7:
                return [f"if {self.test()}:", f"    Out[i] = {self.value()}", "else:", f"    Out[i] = {self.value()}"]
            case 8:
                return [f"q = {self.value()}"]
            case 9:
                return [f"if {self.test()}:", f"    {self.choose(('p = i', 'found = true', 'b = x', 'q = w[i] + 1'))}", "    break"]
            case 10:
                return [f"if {self.test()}: continue", f"a += {self.value()}"]
        return [f"if v[i] {self.order()} v[p]: p = i"]

    def taken_over(self) -> list[str]:
        """`if x > m: m = x; p = i; q = w[i]`, in any order."""
        value = self.choose(("x", "v[i]", "abs(x)", "x * w[i]"))
        body = [f"m = {value}", *self.choose(([], ["p = i"], ["p = i", "q = w[i] * 2"]))]
        self.random.shuffle(body)
        return [f"if {value} {self.order()} m:", *(f"    {line}" for line in body)]

    def order(self) -> str:
        return self.choose((">", "<", ">=", "<="))

    def test(self) -> str:
        return f"{self.value(1)} {self.order()} {self.value(1)}"

    def value(self, depth: int = 0) -> str:
        if depth > 1 or self.random.random() < 0.4:
            return self.choose(("x", "v[i]", "w[i]", "0.5", "2", "i", "-1"))
        shape = self.choose(("{} + {}", "{} - {}", "{} * {}", "max({}, {})", "abs({}) * {}", "({} if {} > 0 else 0.25)"))
        return shape.format(self.value(depth + 1), self.value(depth + 1))


def vectors(size: int, rng: np.random.Generator, special: int) -> tuple[np.ndarray, np.ndarray]:
    v, w = rng.integers(-2, 3, size) / 2, rng.integers(-2, 3, size + 1) / 2
    if special and size:
        v[rng.integers(size) if special == 1 else 0] = rng.choice(SPECIAL)
    return v, w


@pytest.mark.parametrize("seed", range(LOOPS))
def test_random_search_means_the_same(seed: int) -> None:
    source = Writer(seed).program()
    replay = Replay(source)
    rng = np.random.default_rng(seed)
    for size in SIZES:
        for special in (0, 1, 2):
            found = replay.differ("f", vectors(size, rng, special))
            assert found is None, f"{found}\n{source}\n{replay.text}"
