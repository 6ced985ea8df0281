"""The wheel holds everything: installed into an empty environment it runs a program."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PROGRAM = "Function ReLU(T) -> T:\n    for row in T:\n        for col in row:\n            max(col, 0)\n\nprint(ReLU([-1.5, 2]))\n"


def build(folder: Path) -> Path:
    """Builds with the packages that are installed here, so that no network is needed."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT)]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    return next(folder.glob("*.whl"))


@pytest.mark.timeout(240)
def test_wheel_runs_a_program(tmp_path):
    wheel = build(tmp_path / "dist")
    names = zipfile.ZipFile(wheel).namelist()
    assert "fpp_lang/_data/grammar/fpp.lark" in names
    assert not [name for name in names if name.startswith(("tests/", "programs/"))]

    home = tmp_path / "environment"
    venv.create(home)
    installed = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    zipfile.ZipFile(wheel).extractall(installed)
    # The dependencies come from the environment of the tests, behind the wheel and without the checkout.
    (installed / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "hello.fpp").write_text(PROGRAM)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    python = home / "bin" / "python"
    for engine in ("interpreter", "numpy"):
        command = [python, "-I", "-m", "fpp_lang", "run", "hello.fpp", "--engine", engine]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, env=environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, "[0. 2.]\n", "")
    place = subprocess.run(
        [python, "-I", "-c", "import fpp_lang; print(fpp_lang.__file__)"], capture_output=True, text=True, check=True, env=environment
    )
    assert Path(place.stdout.strip()).is_relative_to(installed)
