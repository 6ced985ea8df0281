"""Sweeps over a matrix that read a row and a column of it: whole arrays where these certainly stay as they are, else the loops."""

from __future__ import annotations

import pytest
from lift_replay import Replay
from test_idioms import replays

NEST = "Function f(D: Tensor):\n    for k in D.rows:\n        for i in D.rows:\n            for j in D.rows:\n                {body}\n"

SWEEPS = {
    "the shorter way": ("D[i][j] = min(D[i][j], D[i][k] + D[k][j])", "if D[k, k] >= 0:"),
    "the shorter way by a test": ("if D[i][k] + D[k][j] < D[i][j]: D[i][j] = D[i][k] + D[k][j]", "if D[k, k] >= 0:"),
    "the other way round": ("D[i][j] = min(D[k][j] + D[i][k], D[i][j])", "if D[k, k] >= 0:"),
    "by size": ("D[i][j] = min(D[i][j], abs(D[i][k]) + abs(D[k][j]))", "if np.abs(D[k, k]) >= 0:"),
    "one of them by size": ("D[i][j] = min(D[i][j], abs(D[i][k]) + D[k][j])", "if np.abs(D[k, k]) >= 0 and D[k, k] >= 0:"),
    "the longer way": ("D[i][j] = max(D[i][j], D[i][k] + D[k][j])", "if D[k, k] <= 0:"),
}

KEPT = {
    "another row": "D[i][j] = min(D[i][j], D[i][k] + D[k][j] + D[0][0])",
    "longer by size": "D[i][j] = max(D[i][j], abs(D[i][k]) + D[k][j])",
    "products": "D[i][j] = min(D[i][j], D[i][k] * D[k][j])",
    "the same place twice": "D[i][j] = min(D[i][j], D[i][k] + D[i][k])",
    "row and column change places": "D[i][j] = min(D[i][j], D[k][i] + D[k][j])",
    "it is always taken over": "D[i][j] = D[i][k] + D[k][j]",
}


def replay_of(body: str) -> Replay:
    return replays(NEST.format(body=body), "R")


@pytest.mark.parametrize("name", SWEEPS)
def test_sweep(name: str) -> None:
    body, test = SWEEPS[name]
    text = replay_of(body).text
    before, after = text.split(test)
    assert "for i in" not in before and after.index("[:, None]") < after.index("for i in"), text


@pytest.mark.parametrize("name", KEPT)
def test_no_sweep(name: str) -> None:
    assert "for j in" in replay_of(KEPT[name]).text.split("if D[k, k]")[0]
