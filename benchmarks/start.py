"""Whole processes: how long until a small program has printed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from table import Row

ROOT = Path(__file__).parents[1]
RUNS = 7


def rows() -> list[Row]:
    """The second `fpp run hello.fpp`, `fpp check` and `fpp --help`, in turn with `python -c "import numpy"`."""
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.fpp"
        hello.write_text('print("hello")\n', encoding="utf-8")
        commands = {
            "numpy": [sys.executable, "-c", "import numpy"],
            "second `fpp run hello.fpp`": [sys.executable, "-m", "fpp_lang", "run", str(hello)],
            "`fpp check hello.fpp`": [sys.executable, "-m", "fpp_lang", "check", str(hello)],
            "`fpp --help`": [sys.executable, "-m", "fpp_lang", "--help"],
        }
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": folder, "HOME": folder, "LOCALAPPDATA": folder}
        times = {name: [_seconds(command, env) for _ in range(2)][1:] for name, command in commands.items()}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(_seconds(command, env))
    numpy = min(times.pop("numpy"))
    aims = ("≤ 2", "no NumPy", "no NumPy")
    peer = '`python -c "import numpy"`'
    return [Row(name, peer, min(found) / numpy, aim) for (name, found), aim in zip(times.items(), aims, strict=True)]


def _seconds(command: list[str], env: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began
