"""Functions that nothing in the program calls: Python brings the ranks, and the engines agree at each that the loop allows (R5.6)."""

from __future__ import annotations

import numpy as np
import pytest

import fpp_lang

PROGRAM = """
Function nearest(X, centers) -> labels:
    labels = zeros(X.rows)
    for i in X.rows:
        best = infinity
        for k in centers.len():
            gap = sum((X[i] - centers[k])^2)
            if gap < best:
                best = gap
                labels[i] = k

Function weighted(r, data) -> means:
    means = zeros(r.cols)
    for j in r.cols:
        means[j] = sum(r[:, j] * data) / sum(r[:, j])

Function outer(a, b) -> C:
    C = zeros(a.len(), b.len())
    for i in a.len(): C[i] = a[i] * b

Function scaled(A, s) -> A:
    for i in A.rows: A[i] *= s[i]

Function stepped(W, G, rate) -> W:
    for i in W.rows: W[i] -= rate * G[i]

Function squared(a, b) -> total:
    total = 0
    for i in a.len(): total += (a[i] - b[i])^2

Function doubled(a) -> total:
    total = 0
    for x in a:
        twice = x * 2
        total += twice

Function multiplied(a) -> total:
    total = 1
    for x in a:
        twice = x * 2
        total *= twice

Function apart(a, b) -> total:
    total = 0
    for i in a.len():
        gap = a[i] - b[i]
        total += gap * gap

Function greatest(a) -> m:
    m = -1
    for x in a: m = max(m, x)

Function least(a) -> m:
    m = infinity
    for x in a:
        twice = x * 2
        m = min(m, twice)

Function counted(A: Tensor) -> places:
    places = zeros(A.rows)
    for i in A.rows: places[i] = i

Function gathered(T, places) -> out:
    out = []
    for place in places: out.append(T[place])

Function marked(T: Tensor, places: Tensor) -> Marks:
    Marks = zeros(T.shape)
    for i in T.len(): Marks[i][places[i]] = 1 / T.len()
"""
RNG = np.random.default_rng(0)
M33, N33, M32, V3, V2 = (RNG.normal(size=shape) for shape in ((3, 3), (3, 3), (3, 2), 3, 2))
CALLS = {
    "nearest": ((M32, RNG.normal(size=(2, 2))), lambda X, c: np.argmin(((X[:, None] - c) ** 2).sum(axis=2), axis=1)),
    "nearest by columns": ((M32, V3), lambda X, c: np.argmin(((X[:, None] - c[:, None]) ** 2).sum(axis=2), axis=1)),
    "weighted": ((M32, V3), lambda r, d: d @ r / r.sum(axis=0)),
    "outer": ((V3, V2), np.outer),
    "scaled": ((M33, V3), lambda A, s: A * s[:, None]),
    "scaled by rows": ((M33, N33), lambda A, s: A * s),
    "stepped": ((M33, N33, 0.1), lambda W, G, rate: W - rate * G),
    "stepped by columns": ((M33, N33, V3), lambda W, G, rate: W - rate * G),
    "squared": ((V3, V3 + 1), lambda a, b: ((a - b) ** 2).sum()),
    "squared rows": ((M33, N33), lambda a, b: ((a - b) ** 2).sum(axis=0)),
    "doubled rows": ((M32,), lambda a: 2 * a.sum(axis=0)),
    "multiplied rows": ((M32,), lambda a: 8 * a.prod(axis=0)),
    "apart": ((V3, V3 + 1), lambda a, b: ((a - b) ** 2).sum()),
    "apart rows": ((M33, N33), lambda a, b: ((a - b) ** 2).sum(axis=0)),
    "greatest": ((V3,), lambda a: max(-1, a.max())),
    "greatest rows": ((M32,), lambda a: np.maximum(a.max(axis=0), -1)),
    "least rows": ((M32,), lambda a: 2 * a.min(axis=0)),
    "counted one row": ((V3,), lambda A: np.zeros(1)),
    "counted rows": ((M32,), lambda A: np.arange(3)),
    "counted rows of a stack": ((RNG.normal(size=(4, 2, 3)),), lambda A: np.arange(2)),
    "marked": ((M32, np.array([1, 0, 1])), lambda T, places: np.eye(2)[places] / 3),
    "gathered": ((V3, np.array([2, 0, 2])), lambda T, places: T[places]),
    "gathered rows": ((M33, np.array([2, 0, 2])), lambda T, places: T[places]),
}


@pytest.fixture(scope="module")
def modules():
    return [fpp_lang.loads(PROGRAM, engine=engine) for engine in ("interpreter", "numpy")]


@pytest.mark.parametrize("name", CALLS)
def test_any_rank_that_the_loop_allows(name, modules):
    arguments, reference = CALLS[name]
    for module in modules:
        found = getattr(module, name.split()[0])(*arguments)
        np.testing.assert_allclose(np.asarray(found), reference(*arguments), rtol=1e-12)


POSITIONS = """
Function filled(T: Tensor) -> T:
    for weight in T: weight = weightIndex

Function raised(T: Tensor) -> T:
    for i in T.len(): T[i] += i

Function scaled(T: Tensor) -> T:
    for i in T.len(): T[i] = T[i] * i

Function weighted(T: Tensor) -> total:
    total = 0
    for i, x in enumerate(T): total += x * x * i
"""


@pytest.mark.parametrize("name", ["filled", "raised", "scaled", "weighted"])
def test_positions_lie_along_the_one_axis_of_a_vector(name):
    """Along the rows of a square matrix they would be taken for those along its columns: it is refused, never mistaken."""
    written, lifted = (getattr(fpp_lang.loads(POSITIONS, engine=engine), name) for engine in ("interpreter", "numpy"))
    names = {"__name__": "positions"}
    exec(compile(fpp_lang.transpile(POSITIONS), "positions.py", "exec"), names)
    for given in (V3, M33):
        np.testing.assert_allclose(lifted(given.copy()), written(given.copy()), rtol=1e-12)
    np.testing.assert_allclose(names[name](V3.copy()), written(V3.copy()), rtol=1e-12)
    with pytest.raises(ValueError, match="T must be a vector"):
        names[name](M33.copy())


def test_a_tensor_that_another_has_the_shape_of_has_its_rank():
    """`Marks[i][k]` of zeros in the shape of T: T is a matrix, though only its length is asked for."""
    names = {"__name__": "ranks"}
    exec(compile(fpp_lang.transpile(PROGRAM), "ranks.py", "exec"), names)
    arguments, reference = CALLS["marked"]
    np.testing.assert_allclose(names["marked"](*arguments), reference(*arguments))
    with pytest.raises(ValueError, match="T must be a matrix"):
        names["marked"](V3, np.array([1, 0, 1]))
