"""A nan or inf that appears in a gradient is told at the forward line that made it, on both engines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_an_infinite_slope_names_the_line_that_made_it(engine: str, tmp_path: Path) -> None:
    file = tmp_path / "slope.fpp"
    file.write_text("x = [0.0, 4.0]\ny = sqrt(x)\nLoss = sum(y)\ng = gradient of Loss w.r.t. x\nprint(g)\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "fpp_lang", "run", "--engine", engine, str(file)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[ inf 0.25]\n"
    assert "slope.fpp:2:1" in done.stderr and "y = sqrt(x)" in done.stderr
