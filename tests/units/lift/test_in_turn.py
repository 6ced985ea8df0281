"""Inner loops that stay, with whole arrays inside, and loops that look alike but are not turned that way.

`in_turn.txt` holds functions `f`; the line before each says its name, what it is called with, and a line of the text that it becomes.
"""

from __future__ import annotations

import ast

import pytest
from lift_replay import Replay
from test_idioms import idioms, replays
from test_kernels import depth

TURNED = idioms("in_turn.txt")
ALIKE = idioms("in_turn_kept.txt")


def loops_of(replay: Replay) -> int:
    """How deep loops stand inside each other in the text of f."""
    return depth(next(node for node in ast.parse(replay.text).body if isinstance(node, ast.FunctionDef) and node.name == "f"))


@pytest.mark.parametrize("name", TURNED)
def test_inner_loop_stays_around_arrays(name: str) -> None:
    source, kinds, line = TURNED[name]
    replay = replays(source, kinds)
    assert loops_of(replay) == 1 and line in " ".join(replay.text.split()), replay.text
    assert any("build on each other" in found.words() for found in replay.lifted.report)


@pytest.mark.parametrize("name", ALIKE)
def test_look_alike_means_what_its_loops_mean(name: str) -> None:
    source, kinds = ALIKE[name]
    replay = replays(source, kinds)
    assert loops_of(replay) == 2 or name == "a while loop that goes on by a number outside", replay.text
