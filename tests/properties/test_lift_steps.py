"""Random steps of a pass: names that change, branches that change them and what they store, inner loops that build on them.

Whatever the lift pass makes of them means what the loops mean.
"""

from __future__ import annotations

import random

import numpy as np
import pytest
from lift_replay import Replay

PROGRAMS = 50
SIZES = (0, 1, 4)
NAMES = ("a", "b", "c")
INNER = ("for k in w.len():", "for k from 1 to w.len() - 1:", "for k from w.len() - 1 to 0 step -1:", "while t < x[i] * 3:")
START = """Function f(x: Tensor, y: Tensor, w: Tensor, A: Tensor):
    Out = zeros(x.len())
    s = 0.0
    for i in x.len():
        a = {a}
        b = {b}
        t = 0.0
{body}
        Out[i] += a + b
    return Out, s
"""


class Writer:
    """Writes one program; `known`: what may be read, `cells`: where it may store, `adds`: whether it adds up over all passes."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.known = ["a", "b", "x[i]", "y[i]"]
        self.cells = ["y[i]", "x[i]"]
        self.adds = True

    def program(self) -> str:
        choose = self.random.choice
        body = self.steps(2, choose((1, 2, 4)))
        if choose((True, False)):
            self.adds = False
            body += [*self.inner(choose(INNER)), *self.steps(2, choose((0, 1, 2)))]
        start = choose(("x[i]", "0.0", "0", "1", "y[i] * 2")), choose(("0.0", "y[i]", "1.5"))
        return START.format(a=start[0], b=start[1], body="\n".join(body))

    def inner(self, header: str) -> list[str]:
        known, cells = list(self.known), self.cells
        if header.startswith("while"):
            self.known, self.cells = [*known, "t"], []
            last = ["            t = t + 0.5 + abs(y[i])"]
        else:
            neighbour = ["w[k - 1]", "A[i][k - 1]"] if "from 1" in header else []
            self.known = [*known, "w[k]", "A[i][k]", *neighbour, self.random.choice(("A[i][k]", "w[k]", "x[k]", "A[k][i]"))]
            self.cells = self.random.choice((["y[i]"], ["A[i][k]", "y[i]"], ["Out[i]"], ["A[i][k]", "Out[i]"]))
            last = []
        body = [*self.steps(3, self.random.randint(1, 4)), *last] or ["            c = 1"]
        self.known, self.cells = known, cells
        return [f"        {header}", *body]

    # Steps -------------------------------------------------------------------------------------------------------------------

    def steps(self, depth: int, count: int) -> list[str]:
        return [line for _ in range(count) for line in self.step(depth)]

    def step(self, depth: int) -> list[str]:
        pad, chance = "    " * depth, self.random.random()
        known = [name for name in self.known if name in NAMES]
        if chance < 0.4:
            name = self.random.choice(NAMES)
            line = f"{pad}{name} = {self.value()}"
            self.known += [name] if name not in self.known and depth == 2 else []
            return [line]
        if chance < 0.5:
            return [f"{pad}{self.random.choice(known)} {self.random.choice(('+=', '-=', '*='))} {self.value()}"]
        if chance < 0.7 and self.cells:
            return [f"{pad}{self.random.choice(self.cells)} {self.random.choice(('=', '=', '+='))} {self.value()}"]
        if chance < 0.75 and self.adds:
            return [f"{pad}s += {self.value()}"]
        if depth > 3:
            return [f"{pad}{self.random.choice(known)} = {self.value()}"]
        return self.branches(depth)

    def branches(self, depth: int) -> list[str]:
        pad, outer = "    " * depth, list(self.known)
        lines = [f"{pad}if {self.value()} {self.random.choice('<>')} {self.value()}:", *self.steps(depth + 1, self.random.randint(1, 3))]
        if self.random.random() < 0.5:
            lines += [f"{pad}else:", *self.steps(depth + 1, self.random.randint(1, 2))]
        self.known = outer
        return lines

    def value(self, depth: int = 0) -> str:
        chance, choose = self.random.random(), self.random.choice
        if depth > 1 or chance < 0.4:
            return choose(self.known)
        if chance < 0.5:
            return choose(("1", "2", "0.5"))
        left, right = self.value(depth + 1), self.value(depth + 1)
        return f"max({left}, {right})" if chance < 0.6 else f"abs({left})" if chance < 0.65 else f"({left} {choose('+-*')} {right})"


@pytest.mark.parametrize("seed", range(PROGRAMS))
def test_steps_mean_what_the_loop_means(seed: int) -> None:
    source = Writer(seed).program()
    replay = Replay(source)
    rng = np.random.default_rng(seed)
    for size in SIZES:
        given = tuple(rng.normal(size=shape) for shape in (size, size, size, (size, size)))
        found = replay.differ("f", given)
        assert found is None, f"{found}\n{source}\n{replay.text}"
