"""Every code is unique and has a page whose wrong program gives exactly this code and whose right program is clean."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import fpp_lang
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.pages import codes, find_page
from fpp_lang.diagnostics.problem import REGISTRY

PACKAGE = Path(fpp_lang.__file__).parent
for _module in pkgutil.walk_packages(fpp_lang.__path__, "fpp_lang."):
    if not _module.name.endswith("__main__"):
        importlib.import_module(_module.name)

WITHOUT_EXAMPLE = {
    "FPP0550",  # a value that only Python can give
    "FPP0553",  # likewise
    "FPP0605",  # Ctrl-C
    "FPP0619",  # a package that is not installed
    "FPP0998",  # a wrong array form: were one known, it would be mended
    "FPP0999",  # a bug of ours, likewise
}
PAGES = {code: page for code in codes() if (page := find_page(code))}
PROGRAMS = [code for code, page in PAGES.items() if page.wrong and not page.is_command]
COMMANDS = [code for code, page in PAGES.items() if page.is_command]


def test_every_code_has_a_page():
    assert sorted(REGISTRY) == codes()


def test_every_code_is_declared_once():
    declared = [
        code
        for file in PACKAGE.rglob("*.py")
        for code in re.findall(r'^@problem\("(FPP\d{4})"', file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert sorted(declared) == sorted(set(declared))


@pytest.mark.parametrize("code", codes())
def test_page_is_complete(code):
    page = PAGES[code]
    assert (page.code, page.title) == (code, REGISTRY[code].title)
    assert len(page.prose.split()) >= 10, "a page says what happened and why"
    assert code in WITHOUT_EXAMPLE or (page.wrong and page.right)


def found_in(text: str, engine: str) -> list[fpp_lang.Diagnostic]:
    """What `check` finds; where that is no error, what running finds as well."""
    found = fpp_lang.check(text, "page.fpp")
    if not any(item.severity is Severity.ERROR for item in found):
        try:
            found += fpp_lang.loads(text, "page.fpp", engine=engine).warnings
        except fpp_lang.FppError as error:
            found += error.diagnostics
    return found


def counts(item: fpp_lang.Diagnostic, code: str) -> bool:
    """Notes that lead to an error, and errors that follow from a note, are the note's or the error's business alone."""
    severity = REGISTRY[code].severity
    return item.code == code or (severity is not Severity.NOTE and item.severity is not Severity.NOTE)


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("code", PROGRAMS)
def test_wrong_program_has_exactly_this_problem(code, engine, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert {item.code for item in found_in(PAGES[code].wrong, engine) if counts(item, code)} == {code}


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("code", PROGRAMS)
def test_right_program_is_clean(code, engine, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert [str(item) for item in found_in(PAGES[code].right, engine)] == []


@pytest.mark.parametrize("code", COMMANDS)
def test_commands_of_a_page(code, tmp_path):
    (tmp_path / "program.fpp").write_text("print(6 * 7)\n")
    for text, is_wrong in ((PAGES[code].wrong, True), (PAGES[code].right, False)):
        for line in text.splitlines():
            done = in_shell(line.removeprefix("$ "), tmp_path)
            assert (done.returncode != 0) == (is_wrong and REGISTRY[code].severity is Severity.ERROR), done.stderr
            assert (code in done.stderr) == is_wrong


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = re.sub(r"\bfpp (?=[a-z])", f"{sys.executable} -m fpp_lang ", line)
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    return subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, env=environment)
