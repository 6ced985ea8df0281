"""What needs no arrays does not import NumPy, and starts at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
HEAVY = ("numpy", "scipy")

ASK = f"""
import sys
from fpp_lang.cli import main
sys.argv = ["fpp", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print(sorted(name for name in {HEAVY} if name in sys.modules), end.code, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [["--help"], ["run", "--help"], ["explain", "FPP0901"], ["check", "a.fpp"], ["transpile", "a.fpp"], ["list"], ["list", "relu"]],
    ids=" ".join,
)
def test_command_does_not_import_numpy(words, tmp_path):
    (tmp_path / "a.fpp").write_text("v = [1, 2]\nprint(v + 1)\n")
    done = subprocess.run(
        [sys.executable, "-c", ASK, *words], cwd=tmp_path, capture_output=True, text=True, timeout=60, env={"PYTHONPATH": str(PROJECT)}
    )
    assert done.stderr.splitlines()[-1:] == ["[] 0"], done.stderr


def test_import_is_lazy():
    command = [sys.executable, "-c", "import sys, fpp_lang; print([name for name in ('numpy', 'click', 'lark') if name in sys.modules])"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"
