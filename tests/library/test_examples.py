"""Every `Example:` line of the standard library holds, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

import fpp_lang
from fpp_lang.base.source import SourceFile
from fpp_lang.catalogue import catalogue, texts
from fpp_lang.diagnostics.model import Severity
from fpp_lang.documentation.comments import read_comment
from fpp_lang.documentation.examples import cases, run_cases
from fpp_lang.documentation.natives import natives
from fpp_lang.documentation.words import words


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
@pytest.mark.parametrize("file", texts())
def test_examples(file: str, engine: str) -> None:
    source = SourceFile(f"stdlib/{file}", texts()[file])
    assert [found.words().message for found in run_cases(source, Path(), of_library=True, engine=engine) if found] == []


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.name)
def test_every_entry_shows_an_example(entry) -> None:
    assert read_comment(entry.comment, []).examples


def test_what_is_built_in_does_what_it_says() -> None:
    shown = [native for native in (*natives().values(), *words().values()) if native.example]
    lines = [f"// Example: {native.example} gives {native.example.result}\n" for native in shown if native.example]
    source = SourceFile("built in", "".join(lines))
    assert len(cases(source)) == len(shown) >= len(natives()) + len(words()) - 11
    assert [found.words().message for found in run_cases(source, Path(), of_library=True) if found] == []


@pytest.mark.parametrize("file", texts())
def test_files_have_no_problems_of_their_own(file: str) -> None:
    assert [str(found) for found in fpp_lang.check(texts()[file], file) if found.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("file", texts())
def test_files_have_the_one_layout(file: str) -> None:
    assert fpp_lang.format(texts()[file], file) == texts()[file]
