"""The same program gives the same bytes in every process: no text may depend on the order in which a set is walked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/units/autodiff/programs", "tests/units/autodiff/structures", "tests/units/autodiff/shared")
SAYS = """
import sys
from pathlib import Path
import fpp_lang
for file in sorted(Path(sys.argv[1]).glob("*.fpp")):
    text = file.read_text(encoding="utf-8")
    try:
        print(file.name, fpp_lang.transpile(text))
    except fpp_lang.FppError as error:
        print(file.name, [(found.code, found.line, found.message) for found in error.diagnostics])
"""


@pytest.mark.parametrize("folder", FOLDERS)
def test_text_does_not_depend_on_hashes(folder: str) -> None:
    said = []
    for seed in ("0", "2"):
        command = [sys.executable, "-c", SAYS, str(ROOT / folder)]
        process = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, capture_output=True, check=True)
        said.append(process.stdout)
    assert said[0].count(b".fpp") > 5
    assert said[0] == said[1]
