"""Runs `fpp` on hostile input: in a process of its own, with 5 s of processor time and 1.5 GB of memory."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from endings import Ending, command, environment, is_told, limits


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ending]:
    """`run("run", "a.fpp", status=1)`: the command must end so, and tell why."""

    def start(*words: str, status: int | Sequence[int] = 0, text: bytes = b"", **changes: str) -> Ending:
        done = subprocess.run(
            command(*words), cwd=tmp_path, input=text, capture_output=True, timeout=60, env=environment(**changes), preexec_fn=limits
        )
        ending = Ending(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
        is_told(ending, [status] if isinstance(status, int) else status)
        return ending

    return start
