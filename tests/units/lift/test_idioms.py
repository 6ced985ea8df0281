"""Loop idioms: which come out without a loop, which stay and why, and that both forms mean the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from lift_replay import Replay

SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0, -1.0, 2.0)

LIFTED = {
    "scaled in place": "Function f(T: Tensor, a):\n for row in T:\n  for col in row:\n   col *= a\n|M,s",
    "sum of two": "Function f(A, B) -> Out:\n Out = zeros(A.rows, A.cols)\n for i in A.rows:\n  for j in A.cols:\n   Out[i][j] = A[i][j] + B[i][j]\n|M,M",
    "relu below": "Function f(T) -> T:\n for row in T:\n  for col in row:\n   if col < 0:\n    col = 0\n|N",
    "relu above": "Function f(T) -> T:\n for row in T:\n  for col in row:\n   if col > 0:\n    col\n   else:\n    0\n|N",
    "leaky": "Function f(T, a = 0.01) -> T:\n for row in T:\n  for col in row:\n   if col <= 0: col = a * col\n|N,s",
    "clamp": "Function f(v) -> Out:\n Out = zeros(v.len())\n for i in v.len():\n  x = v[i]\n  if x < -0.5: x = -0.5\n  if x > 0.5: x = 0.5\n  Out[i] = x\n|v",
    "sign": "Function f(T) -> T:\n for row in T:\n  for col in row:\n   if col > 0:\n    col = 1\n   elif col < 0:\n    col = -1\n   else:\n    col = 0\n|N",
    "guarded log": "Function f(v) -> Out:\n Out = zeros(v.len())\n for i in v.len():\n  if v[i] > 0:\n   Out[i] = log(v[i])\n  else:\n   Out[i] = -1\n|v",
    "guarded division": "Function f(a, b) -> Out:\n Out = zeros(a.len())\n for i in a.len():\n  if b[i] != 0: Out[i] = a[i] / b[i]\n|v,v",
    "row bias": "Function f(A, b) -> Out:\n Out = zeros(A.rows, A.cols)\n for i in A.rows:\n  for j in A.cols:\n   Out[i][j] = A[i][j] + b[j]\n|M,c",
    "column bias": "Function f(A, b) -> Out:\n Out = zeros(A.rows, A.cols)\n for i in A.rows:\n  for j in A.cols:\n   Out[i][j] = A[i][j] * b[i]\n|M,r",
    "positions": "Function f(A) -> Out:\n Out = zeros(A.rows, A.cols)\n for i in A.rows:\n  for j in A.cols:\n   Out[i][j] = A[i][j] * (2 * i - j + 1)\n|M",
    "diagonal": "Function f(S: Tensor, a):\n n = min(S.rows, S.cols)\n for i in n:\n  S[i][i] += a\n|M,s",
    "transposed": "Function f(A) -> Out:\n Out = zeros(A.cols, A.rows)\n for i in A.rows:\n  for j in A.cols:\n   Out[j][i] = A[i][j] * 2\n|M",
    "differences": "Function f(v) -> Out:\n Out = zeros(max(v.len() - 1, 0))\n for i from 1 to v.len() - 1:\n  Out[i - 1] = v[i] - v[i - 1]\n|v",
    "read ahead in place": "Function f(v: Tensor):\n for i in range(v.len() - 1):\n  v[i] = v[i + 1] - v[i]\n|v",
    "reversed": "Function f(v) -> Out:\n Out = zeros(v.len())\n for i in v.len():\n  Out[i] = v[v.len() - 1 - i]\n|v",
    "stencil": "Function f(v) -> Out:\n Out = v.clone()\n for i from 1 to v.len() - 2:\n  Out[i] = (v[i - 1] + v[i] + v[i + 1]) / 3\n return Out\n|v",
    "private temporary": "Function f(v) -> Out:\n Out = zeros(v.len())\n for i in v.len():\n  t = v[i] * 2\n  Out[i] = t + t * t\n|v",
    "total": "Function f(T) -> s:\n s = 0\n for row in T:\n  for col in row:\n   s += col\n|N",
    "row sums": "Function f(A) -> Out:\n Out = zeros(A.rows)\n for i in A.rows:\n  s = 0\n  for j in A.cols:\n   s += A[i][j]\n  Out[i] = s\n|M",
    "column sums": "Function f(A) -> Out:\n Out = zeros(A.cols)\n for i in A.rows:\n  for j in A.cols:\n   Out[j] += A[i][j]\n|M",
    "mean": "Function f(v) -> m:\n s = 0\n for x in v:\n  s += x\n m = s / (v.len() + 1)\n|v",
    "product": "Function f(v) -> p:\n p = 1.0\n for x in v:\n  p *= x\n|v",
    "maximum by max": "Function f(v) -> m:\n m = -1\n for x in v:\n  m = max(m, x)\n|v",
    "maximum by test": "Function f(v) -> m:\n m = -infinity\n for x in v:\n  if x > m: m = x\n|v",
    "count": "Function f(T) -> n:\n n = 0\n for row in T:\n  for col in row:\n   if col > 0.5: n += 1\n|N",
    "conditional sum": "Function f(v) -> s:\n s = 0\n for x in v:\n  if x > 0: s += sqrt(x)\n|v",
    "dot": "Function f(a, b) -> s:\n s = 0\n for i in a.len():\n  s += a[i] * b[i]\n|v,v",
    "squared error": "Function f(a, b) -> s:\n s = 0\n for i in a.len():\n  d = a[i] - b[i]\n  s += d * d\n s = s / (a.len() + 1)\n|v,v",
    "two totals": "Function f(v) -> s:\n s = 0\n t = 0\n for x in v:\n  s += x\n  t += x * x\n s = s + 3 * t\n|v",
    "variance": "Function f(v) -> q:\n s = 0\n for x in v: s += x\n m = s / v.len()\n q = 0\n for x in v: q += (x - m) ^ 2\n q = q / v.len()\n|w",
    "softmax": "Function f(T) -> Tensor:\n R = []\n for row in T:\n  m = max(row)\n  e = []\n  s = 0\n  for x in row:\n   y = exp(x - m)\n   e.append(y)\n   s += y\n  r = []\n  for y in e: r.append(y / s)\n  R.append(r)\n return R\n|P",
    "matmul": "Function f(A, B) -> C:\n C = zeros(A.rows, B.rows)\n for i in A.rows:\n  for j in B.rows:\n   s = 0\n   for k in A.cols: s += A[i][k] * B[j][k]\n   C[i][j] = s\n|M,M",
    "matvec": "Function f(A, x) -> y:\n y = zeros(A.rows)\n for i in A.rows:\n  for j in A.cols:\n   y[i] += A[i][j] * x[j]\n|M,c",
    "vecmat": "Function f(A, x) -> y:\n y = zeros(A.cols)\n for i in A.rows:\n  for j in A.cols:\n   y[j] += x[i] * A[i][j]\n|M,r",
    "gram": "Function f(A, B) -> C:\n C = zeros(A.cols, B.cols)\n for k in A.rows:\n  for i in A.cols:\n   for j in B.cols: C[i][j] += A[k][i] * B[k][j]\n|M,M",
    "outer": "Function f(a, b) -> C:\n C = zeros(a.len(), b.len())\n for i in a.len():\n  for j in b.len(): C[i][j] = a[i] * b[j]\n|v,w",
    "row dots": "Function f(A, B) -> y:\n y = zeros(A.rows)\n for i in A.rows:\n  for j in A.cols: y[i] += A[i][j] * B[i][j]\n|M,M",
    "rank one": "Function f(A: Tensor, g, x, rate):\n for i in A.rows:\n  for j in A.cols: A[i][j] -= rate * g[i] * x[j]\n|M,r,c,s",
    "trace": "Function f(S) -> t:\n t = 0\n for i in min(S.rows, S.cols): t += S[i][i]\n|M",
    "distances": "Function f(A, B) -> D:\n D = zeros(A.rows, B.rows)\n for i in A.rows:\n  for j in B.rows:\n   s = 0\n   for k in A.cols: s += (A[i][k] - B[j][k]) ^ 2\n   D[i][j] = s\n|M,M",
    "gather": "Function f(v: Tensor, p: Tensor) -> Out:\n Out = zeros(p.len())\n for i in p.len(): Out[i] = v[p[i]]\n|w,p",
    "scatter add": "Function f(p: Tensor, v) -> Out:\n Out = zeros(9)\n for i in p.len(): Out[p[i]] += v[i]\n|p,q",
    "append": "Function f(v) -> Tensor:\n Out = []\n for x in v: Out.append(x * 2 + 1)\n return Out\n|v",
    "filter": "Function f(v) -> Tensor:\n Out = []\n for x in v:\n  if x > 0: Out.append(x)\n return Out\n|v",
    "filtered places": "Function f(v) -> Tensor:\n Out = []\n for i in v.len():\n  if v[i] > 0: Out.append(i)\n return Out\n|v",
    "prefix sums": "Function f(v) -> Out:\n s = 0\n Out = zeros(v.len())\n for i in v.len():\n  s += v[i]\n  Out[i] = s\n|v",
    "sums before": "Function f(v) -> Out:\n s = 0\n Out = zeros(v.len())\n for i in v.len():\n  Out[i] = s\n  s += v[i]\n|v",
    "running maximum": "Function f(v) -> Tensor:\n m = -infinity\n Out = []\n for x in v:\n  if x > m: m = x\n  Out.append(m)\n return Out\n|v",
    "upper sum": "Function f(S) -> t:\n t = 0\n for i in S.rows:\n  for j from i + 1 to S.cols - 1: t += S[i][j]\n|M",
    "lower part": "Function f(A) -> Out:\n Out = zeros(A.rows, A.cols)\n for i in A.rows:\n  for j in min(i + 1, A.cols): Out[i][j] = A[i][j]\n|M",
    "skipped": "Function f(v) -> s:\n s = 0\n for x in v:\n  if x < 0: continue\n  s += x\n|v",
    "zip": "Function f(a, b) -> s:\n s = 0\n for p, q in zip(a, b): s += min(p, q)\n|v,w",
    "enumerate": "Function f(v) -> s:\n s = 0\n for i, x in enumerate(v): s += (i + 1) * x\n|v",
    "counting while": "Function f(v) -> s:\n s = 0\n i = 0\n while i < v.len():\n  s += v[i]\n  i += 1\n|v",
    "helper": "Function half(x) -> f32:\n return x / 2\nFunction f(T) -> T:\n for row in T:\n  for col in row:\n   half(col) + 1\n|N",
    "range of a row": "Function spread(r) -> f32:\n return max(r) - min(r)\nFunction f(A) -> Out:\n Out = zeros(A.rows)\n for i in A.rows: Out[i] = spread(A[i])\n|P",
    "row over its largest": "Function f(A) -> Out:\n Out = zeros(A.shape)\n for row in A:\n  for col in row:\n   Out[row][col] = col - max(row)\n|P",
    "by element": "Function f(x, d) -> f32:\n if abs(x) <= d:\n  return 0.5 * x ^ 2\n return d * (abs(x) - 0.5 * d)\n|N,s",
}
"""FPP source, then after `|` what its function `f` is called with."""

KEPT = {
    "prefix in place": ("Function f(v: Tensor):\n for i from 1 to v.len() - 1:\n  v[i] = v[i] + v[i - 1]\n|v", "later pass"),
    "shift down": ("Function f(v: Tensor):\n for i from v.len() - 2 to 0 step -1:\n  v[i] = v[i + 1]\n|v", "later pass"),
    "helper of what changes": ("Function f(A: Tensor):\n for row in A:\n  for col in row:\n   col = col / (1 + abs(max(row)))\n|P", "later pass"),
    "carried temporary": ("Function f(v) -> Out:\n t = 0\n Out = zeros(v.len())\n for i in v.len():\n  Out[i] = t + 1\n  t = v[i] * 2\n|v", "`t` is carried"),
    "clamped scan": ("Function f(v) -> b:\n s = 0\n b = 0\n for x in v:\n  s = max(0, s + x)\n  b = max(b, s)\n|v", "`s` is carried"),
    "maximum from an element": ("Function f(v: Tensor) -> b:\n b = v[0] + 0\n for x in v:\n  if x > b: b = x\n|w", "nan"),
    "reversed in place": ("Function f(v: Tensor):\n for i in v.len():\n  v[i] = v[v.len() - 1 - i]\n|v", "later pass"),
    "transposed in place": ("Function f(S: Tensor):\n for i in min(S.rows, S.cols):\n  for j in min(S.rows, S.cols):\n   S[i][j] = S[j][i]\n|M", "later pass"),
    "last wins": ("Function f(p: Tensor, v) -> Out:\n Out = zeros(9)\n for i in p.len(): Out[p[i]] = v[i]\n|p,q", "same place"),
    "break": ("Function f(v) -> s:\n s = 0\n for x in v:\n  if x != x: break\n  s += x\n|v", "before its last pass"),
    "negative places": ("Function f(v: Tensor):\n for i in v.len():\n  v[i] = v[i - 1] * 2\n|v", "later pass"),
    "power of two": ("Function f(v) -> Out:\n Out = zeros(v.len())\n for i in v.len(): Out[i] = v[i] * 2 ^ i\n|v", "64 bits"),
    "list to the eye": ("Function f(v) -> Out:\n Out = []\n for x in v: Out.append(x * 2)\n|v", "seen as a list"),
    "read while built": ("Function f(v) -> Tensor:\n Out = [0.5]\n for x in v: Out.append(Out[0] + x)\n return Out\n|v", "Out"),
    "neighbour behind a test": ("Function f(v: Tensor) -> Out:\n Out = zeros(v.len())\n for i in v.len():\n  if i + 1 < v.len() and v[i + 1] > v[i]: Out[i] = 1\n|v", "beyond"),
}
"""Look-alikes that must stay, with words of the reason."""


def arguments(kinds: str, size: int, rng: np.random.Generator) -> tuple[Any, ...]:
    """Small inputs of every sort: with nan, infinities, zeros; whole numbers; other sizes than square."""
    rows, columns = size, (size * 2 + 1) % 5
    shapes = {"v": (size,), "w": (size + 1,), "q": (size + 2,), "M": (rows, columns), "P": (rows, columns + 1), "r": (rows,), "c": (columns,)}
    found: list[Any] = []
    for kind in kinds.split(","):
        if kind == "s":
            found.append(float(rng.normal()))
        elif kind == "p":
            found.append(rng.integers(0, max(size, 1), size + 2))
        elif kind == "N":
            shape = ((), (size,), (rows, columns), (2, rows, columns))[rng.integers(4)]
            found.append(numbers(shape, rng) if shape else float(rng.normal()))
        else:
            found.append(numbers(shapes[kind], rng))
    return tuple(found)


def numbers(shape: tuple[int, ...], rng: np.random.Generator) -> Any:
    sort = rng.integers(3)
    if sort == 0:
        return rng.integers(-3, 4, shape).astype(float)
    values = rng.normal(size=shape)
    if sort == 1 and values.size:
        values.flat[rng.integers(values.size)] = rng.choice(SPECIAL)
    return values


def replays(source: str) -> Replay:
    program, kinds = source.rsplit("|", 1)
    replay = Replay(program)
    rng = np.random.default_rng(3)
    for size in (0, 1, 2, 3, 7, 3, 2):
        for _ in range(3):
            found = replay.differ("f", arguments(kinds, size, rng))
            assert found is None, f"{found}\n{replay.text}"
    return replay


@pytest.mark.parametrize("name", LIFTED)
def test_idiom_is_lifted(name: str) -> None:
    replay = replays(LIFTED[name])
    reasons = [line.words() for line in replay.lifted.report]
    assert not replay.has_loop("f"), f"{reasons}\n{replay.text}"


@pytest.mark.parametrize("name", KEPT)
def test_look_alike_stays(name: str) -> None:
    source, reason = KEPT[name]
    replay = replays(source)
    assert replay.has_loop("f"), replay.text
    assert any(reason in line.reason for line in replay.lifted.report), [line.words() for line in replay.lifted.report]
