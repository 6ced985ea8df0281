"""The help of every command, word for word, and its example, which runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fpp_lang.cli.group import COMMANDS

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command, fpp, golden):
    done = fpp(*command.split(), "--help", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"help/{command or 'fpp'}.txt", done.stdout)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_example_runs(command, fpp, tmp_path):
    examples = re.findall(r"^ *Example: (.*)$", fpp(*command.split(), "--help").stdout, re.MULTILINE)
    assert len(examples) == 1
    line = re.sub(r"\bfpp\b", f"{sys.executable} -m fpp_lang", examples[0])
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        env={"PYTHONPATH": str(PROJECT), "PATH": "/bin:/usr/bin"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout or command == "check"
