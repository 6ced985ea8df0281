"""Every program of the repository is a legal core tree after each pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.core import tree as core
from fpp_lang.core.spec import violations
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve import resolve
from fpp_lang.settle import settle
from fpp_lang.standard import classes, entries, library
from fpp_lang.used_files import load_files

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted([*(ROOT / "programs").glob("*.fpp"), *(ROOT / "tests/language").rglob("*.fpp")])


def stages(text: str, folder: Path) -> tuple[list[str], list[str]]:
    """What is illegal after resolve, and after settle, in a program without mistakes."""
    problems = Problems()
    files = load_files(SourceFile("program.fpp", text), folder, problems)
    if problems.any_errors:
        return [], []
    program = resolve(files, library(), problems)
    resolved = violations(program, "resolved")
    return resolved, [] if problems.any_errors else violations(settle(program, {}, problems), "settled")


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_passes_leave_legal_trees(file: Path) -> None:
    assert stages(file.read_text(encoding="utf-8"), file.parent) == ([], [])


def test_the_library_is_legal() -> None:
    calls = "\n".join(f"entry_{number} = {name}" for number, name in enumerate(entries()))
    calls += "".join(f"\nClass Own_{name}({name}): pass" for name in classes())
    assert stages(calls, ROOT) == ([], [])


def test_the_table_sees_an_illegal_tree() -> None:
    open_loop = core.ForIn(("i",), core.Constant(3), core.Block(()))
    program = core.Program({}, core.Block((open_loop,)), (), ())
    assert violations(program, "resolved") == []
    assert len(violations(program, "settled")) == 1
    unknown = replace(program, body=core.Block((core.Evaluate(core.Primitive("no such", ())),)))
    assert "an unknown primitive" in violations(unknown, "resolved")[0]
