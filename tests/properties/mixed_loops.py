"""Random loops with everything that may stand in one: calls, lists, exits, draws of places, steps, names that live on, printing.

Most have to stay loops, all or in part. Whatever the lift pass makes of them means what the loops mean.
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np

SIZES = (0, 1, 2, 3, 4, 3)
SPECIAL = (np.nan, np.inf, -np.inf, -0.0)
HELPERS = """g = 2
Function bent(x):
    if x > 0: return x * 2
    return x
Function lifted_by(x, y): return x + y
Function noisy(x):
    print(x)
    return x
Function strict(x):
    if x > 1: throw "too large"
    return x
Function total_of(row): return sum(row)
Function cut(row: Tensor) -> row:
    for x in row:
        if x < 0: x = 0
Function f(A: Tensor, B: Tensor, v: Tensor, w: Tensor, lab: Tensor, n: Integer, z):
    Out = zeros(A.rows, A.cols)
    u = zeros(A.rows)
    H = zeros(5)
    s = 0
    t = 0.5
    k = 0
    m = {start}
    p = 1
    q = 0.5
    x = -1
    y = 2
    found = false
    L = []
    M = []
"""
END = "    return Out, u, H, s, t, k, m, p, found, A, v, sum(L), L.len(), sum(M){more}\n"
OUTER = (
    "for i in A.rows:",
    "for i in A.rows:",
    "for i in v.len():",
    "for i in n:",
    "for i from 1 to A.rows - 1:",
    "for i in range(0, A.rows, 2):",
    "for i from A.rows - 1 to 0 step -1:",
    "for i, x in enumerate(v):",
    "for i, place in enumerate(lab):",
    "for i, (x, y) in enumerate(zip(v, w)):",
    "for i in min(n, A.rows):",
    "for i from p to A.rows - 1:",
    "for i in A.rows - n:",
)
INNER = (
    "for j in A.cols:",
    "for j in A.cols:",
    "for j in i:",
    "for j from i to A.cols - 1:",
    "for j from i + 1 to A.cols - 1:",
    "for j in min(i + 1, A.cols):",
    "for j in range(0, A.cols, 2):",
    "for j from A.cols - 1 to i step -1:",
    "for j in lab[i]:",
    "for j in n:",
    "for j, y in enumerate(A[i]):",
    "for j, y in enumerate(L):",
    "for j from i - 1 to i + 1:",
    "for j in 2 * i:",
)
BEFORE_ROW = (
    "q = max(row)",
    "q = rowIndex",
    "q = sum(row) / 2",
    "q = total_of(row)",
    "s += 1",
    "t = mean(row)",
    "L.append(sum(row))",
    "pass",
)
ELEMENT = (
    "col *= t",
    "col = col - q",
    "s += col",
    "if col > m: m = col",
    "if col > t: found = true",
    "L.append(col)",
    "t = col + 1",
    "col = col + colIndex",
    "Out[row][col] = col * 2",
    "Out[col][row] = col",
    "H[0] += col",
    "if col > 0: s += col * q",
    "col = bent(col)",
    "if col > 0: break",
    "if col > 0: col = sqrt(col)",
    "col = Out[row][col] + B[row][col]",
    "k += colIndex",
)
VALUES = """
v[i] v[i] w[i] w[i+1] v[i-1] t z i 1 0.5 n lab[i] w[lab[i]] u[i] g A[i][0] k sum(A[i]) max(A[i]) A[i].len() mean(w) s p v[0] v[n]
A[lab[i]][0] m q x y
"""
DEEP_VALUES = "A[i][j] " * 8 + "B[i][j] B[j][i] j A[i][j-1] A[i-1][j] A[j][i] w[j] v[j] u[j] w[i-j]"
PLACES = "u[i] u[i] v[i] v[i-1] v[i+1] A[i][0] u[A.rows-1-i] H[0] u[lab[i]] A[i][i] u[2*i] "
DEEP_PLACES = "Out[i][j] Out[i][j] A[i][j] A[i][j-1] A[j][i] Out[j][i] A[i-1][j] u[j] v[i+j] H[j]"
SHAPES = (
    *("{} + {}", "{} - {}", "{} * {}", "{} / {}", "max({}, {})", "{} mod {}", "{} div {}", "{} ^ 2 + {}", "{} ^ {}"),
    *("lifted_by({}, {})", "bent({}) + {}", "({} if {} > 0 else 0.25)", "sqrt({}) + {}", "log({}) + {}", "strict({}) + {}"),
    *("noisy({}) + {}", "abs({}) * {}", "exp({}) + {}", "round({}) + {}"),
)


class Writer:
    """Writes one FPP program of a function with loops."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.choose = self.random.choice
        self.deep = False

    def program(self) -> str:
        lines = HELPERS.format(start=self.choose(("-infinity", "infinity", "0", "z", "v[0]", "A[0][0]")))
        body = [line for _ in range(self.choose((1, 1, 1, 2))) for line in self.nest()]
        return lines + "\n".join(body) + "\n" + END.format(more=self.choose(("", "", ", i")))

    def nest(self) -> list[str]:
        if self.random.random() < 0.2:
            return self.rows()
        self.deep = False
        found = [self.choose(OUTER), *self.block(self.choose((0, 0, 1, 2)))]
        if self.random.random() < 0.6:
            self.deep = True
            inner = [self.choose(INNER), *self.block(self.choose((1, 1, 2)))]
            if self.random.random() < 0.15:
                self.deep = False
                inner = [f"if {self.test()}:", *(f"    {line}" for line in inner)]
            found += [f"    {line}" for line in inner]
            self.deep = False
            found += self.block(self.choose((0, 0, 1)))
        elif len(found) == 1:
            found += self.block(self.choose((1, 2, 3)))
        return [f"    {line}" for line in found]

    def rows(self) -> list[str]:
        first, last = self.choose(BEFORE_ROW), self.choose(ELEMENT)
        before = [] if "q" in first or "q" not in last else ["q = 0.5"]
        return ["    for row in A:", *(f"        {line}" for line in (*before, first)), "        for col in row:", f"            {last}"]

    def block(self, count: int) -> list[str]:
        return [f"    {line}" for _ in range(count) for line in self.statement()]

    def statement(self) -> list[str]:
        value, choose = self.value, self.choose
        match self.random.randrange(26):
            case 0 | 1:
                return [f"{self.place()} {choose(('=', '=', '+=', '-=', '*=', '/='))} {value()}"]
            case 2:
                return [f"{choose('stk')} {choose(('+=', '+=', '-=', '*='))} {value()}"]
            case 3:
                return [f"q = {value()}", f"{self.place()} = q * {choose(('2', 'q', 't'))}"]
            case 4:
                return [f"if {self.test()}: {self.place()} = {value()}"]
            case 5:
                return [f"if {self.test()}:", f"    {self.place()} = {value()}", "else:", f"    {self.place()} = {value()}"]
            case 6:
                return [f"if {self.test()}: {choose('stk')} += {value()}"]
            case 7:
                inside = choose(("found = true", "k = i", "p = 2", "pass", "L.append(t)"))
                return [f"if {self.test()}:", f"    {inside}", f"    {self.leave()}"]
            case 8:
                best = value()
                more = choose(([], ["    k = i"], [f"    p = {value()}"], ["    k = i", f"    u[i] = {value()}"]))
                return [f"if {best} {self.order()} m:", f"    m = {best}", *more]
            case 9:
                return [f"if v[i] {self.order()} v[k]: k = i"]
            case 10:
                return [f"{choose('LM')}.append({value()})"]
            case 11:
                return [f"if {self.test()}: {choose('LM')}.append({value()})"]
            case 12:
                return [f"{choose('tm')} = {choose(('max', 'min'))}({choose('tm')}, {value()})"]
            case 13:
                return [f"if {self.test()}: continue"]
            case 14:
                return [choose((f"print({value()})", "g = g + 1", f"k = k * 2 + {value()}", f"if {self.test()}: m = max(m, {value()})"))]
            case 15:
                return [f"{choose(('H[lab[i]]', 'H[lab[i]]', 'Out[i][lab[i]]', 'H[i mod 3]'))} {choose(('=', '+=', '-=', '*='))} {value()}"]
            case 16:
                return [f"if {self.test()}:", f"    if {self.test()}: {self.place()} = {value()}", f"    s += {value()}"]
            case 17:
                return [f"if {self.test()}:", f"    q = {value()}", "else:", f"    q = {value()}", f"{self.place()} = q"]
            case 18:
                return [f"s += {value()}", f"{self.place()} = s"]
            case 19:
                return [f"{self.place()} = k", f"k += {choose(('1', '2', 'i', 'v[i]'))}"]
            case 20:
                item = choose(("A[i][c]", "c", "A[i][c] * 2", "1"))
                return ["R = []", f"for c in A.cols: R.append({item})", f"{choose(('M.append', 's = s +'))}(sum(R))"]
            case 21:
                return [f"p = {value()}"]
            case 22:
                return ["while k < 2: k += 1"]
            case 23:
                return [f"A[i] = {choose(('A[i] * 2', 'B[i] + 1', 'w', 'A[i] - max(A[i])', 'cut(A[i])', 'Out[i] + t'))}"]
        return [f"{self.place()} = {value()}"]

    def leave(self) -> str:
        return self.choose(("break", "break", "continue", "return Out, u, H, s, t, k, m, p, found, A, v, sum(L), L.len(), sum(M)"))

    def place(self) -> str:
        return self.choose((PLACES + DEEP_PLACES * self.deep).split())

    def order(self) -> str:
        return self.choose((">", ">", "<", ">=", "<="))

    def test(self) -> str:
        tests = (f"{self.value(1)} {self.order()} {self.value(1)}",) * 3
        more = ("found", "i > 1", "n > 2", "i mod 2 == 0", "not found and v[i] > 0", "v[i] > 0 or w[i] < 0", "lab[i] == 1", "A.rows > 1")
        return self.choose((*tests, *more, *(("j > i", "j != 0", "i == j") if self.deep else ())))

    def value(self, depth: int = 0) -> str:
        if depth > 1 or self.random.random() < 0.5:
            return self.choose((VALUES + DEEP_VALUES * self.deep).split())
        return self.choose(SHAPES).format(self.value(depth + 1), self.value(depth + 1))


def arguments(size: int, rng: np.random.Generator, special: int) -> tuple[Any, ...]:
    columns = (size, (2 * size + 1) % 5)[rng.integers(2)]
    larger = max(size, columns) + 1
    A, B = rng.integers(-2, 3, (size, columns)) / 2, rng.integers(-2, 3, (larger, larger)) / 2
    v, w = rng.integers(-2, 3, size + rng.integers(2)) / 2, rng.integers(-2, 3, larger) / 2
    if special and A.size:
        A.flat[rng.integers(A.size)] = rng.choice(SPECIAL)
    if special == 2 and v.size:
        v[rng.integers(v.size)] = rng.choice(SPECIAL)
    return A, B, v, w, rng.integers(0, max(size, 1), v.size), int(rng.integers(-1, 4)), float(rng.normal())
