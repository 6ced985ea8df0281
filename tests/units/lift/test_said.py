"""What loops come to, word for word: the lines that an expert would write.

`said.txt` holds functions, the last of them `f`; the line before each says its name and what `f` is called with, the lines behind it
what the body of `f` becomes.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from test_idioms import replays


def cases() -> dict[str, tuple[str, str, str]]:
    """By name: the source, the sorts of arguments, the body of `f`."""
    found = {}
    for part in (Path(__file__).parent / "said.txt").read_text(encoding="utf-8").split("-- ")[1:]:
        header, text = part.split("\n", 1)
        name, kinds = header.split(" | ")
        lines = text.splitlines()
        said = "\n".join(line[2:] for line in lines if line.startswith("= "))
        found[name] = "\n".join(line for line in lines if not line.startswith("= ")) + "\n", kinds, said
    return found


CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_body_is_what_an_expert_writes(name: str) -> None:
    source, kinds, said = CASES[name]
    replay = replays(source, kinds)
    function = next(node for node in ast.parse(replay.text).body if isinstance(node, ast.FunctionDef) and node.name == "f")
    lines = replay.text.splitlines()[function.body[0].lineno - 1 : function.end_lineno]
    assert "\n".join(line.removeprefix("    ") for line in lines) == said
