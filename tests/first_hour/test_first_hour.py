"""Programs as somebody writes them after the tutorial, in a hurry and a bit wrong: each runs, or is refused with the fix that makes it run.

What a message offers is put in, as an editor would; where it says in words what to write, BY_HAND does what it says.
"""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

import fpp_lang
from fpp_lang.diagnostics.model import Diagnostic, Severity

HERE = Path(__file__).parent
PROGRAMS = sorted((HERE / "programs").glob("*.fpp"))
EXPECTED = dict(re.findall(r"^== (\w+)\n(.*?)(?=^== |\Z)", (HERE / "expected.txt").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
MOST_FIXES = 10


@dataclass(frozen=True)
class Fix:
    """What a reader of a message does: its code, words that it says, and what is changed."""

    code: str
    says: str
    before: str
    after: str


BY_HAND = {
    "table": [
        Fix("FPP0534", "for key, value in sales", "in sales.items():", "in sales:"),
        Fix("FPP0534", "[sales[key] for key in sales]", "sales.values()", "[sales[key] for key in sales]"),
    ],
    "bank": [
        Fix("FPP0220", "print(….str())", "print(a)", "print(a.str())"),
        Fix("FPP0220", "call it `str`", "__str__", "str"),
    ],
    "caesar": [Fix("FPP0314", "index_of(alphabet, item)", "alphabet.index(letter)", "index_of(alphabet, letter)")],
    "histogram": [
        Fix("FPP0310", '"".join([text for i in range(n)])', '"*" * c', '"".join(["*" for i in range(c)])'),
        Fix("FPP0513", "full(n, 0)", "[0] * 5", "full(5, 0)"),
    ],
    "pi": [Fix("FPP0131", "delete this line", "import random\n", "")],
}
RIGHT_AT_ONCE = {"averages", "words", "walk", "tictactoe", "life", "perceptron", "kmeans", "rotate", "table_of_data"}


def outcome(text: str, engine: str, capsys) -> tuple[str, list[Diagnostic]]:
    """What a program prints, and the errors that end it."""
    capsys.readouterr()
    try:
        fpp_lang.loads(text, "program.fpp", engine=engine)
        errors = []
    except fpp_lang.FppError as error:
        errors = [found for found in error.diagnostics if found.severity is Severity.ERROR]
    return capsys.readouterr().out, errors


def mended(text: str, errors: list[Diagnostic], by_hand: list[Fix]) -> str:
    """The text after its reader has done what the messages say; the last place first, so that the others stay where they are."""
    for found in sorted(errors, key=lambda found: found.span.start, reverse=True):
        told = f"{found.message} {found.hint or ''}"
        fixes = [fix for fix in by_hand if fix.code == found.code and fix.says in told and fix.before in text]
        if fixes:
            for fix in fixes:
                text = text.replace(fix.before, fix.after)
        elif found.replacement is not None:
            text = text[: found.span.start] + found.replacement + text[found.span.end :]
    return text


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_program(file: Path, engine: str, capsys, monkeypatch, tmp_path) -> None:
    for data in (HERE / "programs").glob("*.csv"):
        shutil.copy(data, tmp_path)
    monkeypatch.chdir(tmp_path)
    text, fixes = file.read_text(encoding="utf-8"), 0
    monkeypatch.setattr("sys.stdin", io.StringIO("5\n9\n7\n"))
    printed, errors = outcome(text, engine, capsys)
    while errors and fixes < MOST_FIXES:
        text, before, fixes = mended(text, errors, BY_HAND.get(file.stem, [])), text, fixes + 1
        assert text != before, f"no way on: {[str(found) for found in errors]}"
        monkeypatch.setattr("sys.stdin", io.StringIO("5\n9\n7\n"))
        printed, errors = outcome(text, engine, capsys)
    assert printed == EXPECTED[file.stem]
    assert (fixes == 0) == (file.stem in RIGHT_AT_ONCE)


def test_there_are_twenty() -> None:
    assert len(PROGRAMS) == len(EXPECTED) == 20
