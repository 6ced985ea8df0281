"""Transpiled files pass `ruff check` with its classic rules and stand as `ruff format` leaves them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import fpp_lang

PROJECT = Path(__file__).parents[2]
PROGRAMS = [*sorted((PROJECT / "tests/language").rglob("*.fpp")), *sorted((PROJECT / "programs").glob("*.fpp"))]
READS_TOO_EARLY = {
    "R4_2_until_sees_the_body",  # its condition reads, in the pass before, what the body sets later
    "R4_3_read_before_a_nest_sets_it",  # what it shows is just that
    "R11_3_variables_read_too_early",  # and this one too
}
RULES = "E4,E7,E9,F"


@pytest.fixture(scope="module")
def transpiled(tmp_path_factory) -> Path:
    """The transpiled files of all programs that can be transpiled."""
    folder = tmp_path_factory.mktemp("transpiled")
    for path in PROGRAMS:
        try:
            text = fpp_lang.transpile(path.read_text(encoding="utf-8"), str(path))
        except fpp_lang.FppError:
            continue
        (folder / f"{path.stem}.py").write_text(text, encoding="utf-8")
    assert len(list(folder.iterdir())) > len(PROGRAMS) / 2
    return folder


def ruff(*words: str | Path) -> str:
    pytest.importorskip("ruff")
    done = subprocess.run([sys.executable, "-m", "ruff", *words], capture_output=True, text=True, timeout=100)
    return done.stdout if done.returncode else ""


def test_transpiled_files_pass_ruff_check(transpiled):
    found = ruff("check", "--isolated", "--quiet", "--output-format", "concise", "--select", RULES, transpiled)
    assert [line for line in found.splitlines() if Path(line.partition(":")[0]).stem not in READS_TOO_EARLY] == []


def test_transpiled_files_stand_as_ruff_format_leaves_them(transpiled):
    assert ruff("format", "--isolated", "--quiet", "--diff", transpiled) == ""
