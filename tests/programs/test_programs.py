"""The small programs print what stands in `programs/expected`, on both engines and as transpiled files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

import fpp_lang

PROGRAMS = Path(__file__).parents[2] / "programs"
EXPECTED = {file.stem: file for file in sorted((PROGRAMS / "expected").glob("*.txt"))}

names = pytest.mark.parametrize("name", EXPECTED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The programs and their data in a folder of their own, into which they may draw."""
    return shutil.copytree(PROGRAMS, tmp_path / "programs", ignore=shutil.ignore_patterns("*.png"))


def needs_plots(name: str) -> bool:
    return "save_plot" in (PROGRAMS / f"{name}.fpp").read_text(encoding="utf-8")


@names
@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_prints(name: str, engine: Literal["numpy", "interpreter"], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if needs_plots(name):
        pytest.importorskip("matplotlib")
    fpp_lang.load(folder / f"{name}.fpp", engine=engine)
    assert capsys.readouterr().out == EXPECTED[name].read_text(encoding="utf-8")
    assert bool(list(folder.glob("*.png"))) == needs_plots(name)


@names
def test_transpiled_prints(name: str, folder: Path) -> None:
    if needs_plots(name):
        pytest.importorskip("matplotlib")
    file = folder / f"{name}.py"
    file.write_text(fpp_lang.transpile((PROGRAMS / f"{name}.fpp").read_text(encoding="utf-8")), encoding="utf-8")
    environment = {**os.environ, "MPLBACKEND": "Agg"}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", file], cwd=folder, capture_output=True, encoding="utf-8", timeout=60, env=environment
    )
    assert (done.stdout, done.stderr) == (EXPECTED[name].read_text(encoding="utf-8"), "")


@pytest.mark.parametrize("file", sorted(PROGRAMS.glob("*.fpp")), ids=lambda file: file.stem)
def test_says_what_it_shows_and_checks_clean(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("// ") and text.endswith("\n")
    assert fpp_lang.check(text, name=str(file)) == []
    assert fpp_lang.format(text) == text
    assert file.stem in EXPECTED or file.stem == "digits_mlp", "test_digits.py has that one"
