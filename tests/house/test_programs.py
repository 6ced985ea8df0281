"""The programs that come with FPP print what stands in `programs/expected/`, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

import fpp_lang

PROGRAMS = Path(__file__).parents[2] / "programs"
EXPECTED = sorted((PROGRAMS / "expected").glob("*.txt"))


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_program(expected, engine, capsys):
    fpp_lang.load(PROGRAMS / f"{expected.stem}.fpp", engine=engine)
    assert capsys.readouterr().out == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("program", sorted(PROGRAMS.glob("*.fpp")), ids=lambda path: path.stem)
def test_program_has_no_problems(program):
    found = fpp_lang.check(program.read_text(encoding="utf-8"), str(program))
    assert [str(item) for item in found] == []
