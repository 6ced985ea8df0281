"""Runs every program of this folder on both engines and as a transpiled file.

A program says what it does in comments: `# expect: …` is the next line of printed output; `# error: FPP0123 words` stands on the line
that earns the problem (or on a line of its own below it), `# warning:` and `# note:` likewise; `# given: name = expression` is an input.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

import fpp_lang

HERE = Path(__file__).parent
PROGRAMS = sorted(HERE.glob("**/*.fpp"))
_EXPECT = re.compile(r"# expect: ?(.*)$", re.MULTILINE)
_PROBLEM = re.compile(r"# (error|warning|note): (FPP\d{4}) ?(.*)$")
_GIVEN = re.compile(r"^# given: (\w+) = (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """A problem that a program must have."""

    severity: str
    code: str
    line: int
    words: str


def expected_output(text: str) -> str:
    return "".join(f"{line}\n" for line in _EXPECT.findall(text))


def expected_problems(text: str) -> list[Expected]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _PROBLEM.search(line):
            alone = line.lstrip().startswith("# " + match[1])
            found.append(Expected(match[1], match[2], number - alone, match[3].strip()))
    return found


def runs(path: Path) -> bool:
    return not any(wanted.severity == "error" for wanted in expected_problems(path.read_text(encoding="utf-8")))


def name_of(path: Path) -> str:
    return str(path.relative_to(HERE).with_suffix(""))


RUNNING = [path for path in PROGRAMS if runs(path)]
STANDALONE = [path for path in RUNNING if not _GIVEN.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_program(path, engine):
    text = path.read_text(encoding="utf-8")
    wanted = expected_problems(text)
    printed, problems = io.StringIO(), fpp_lang.check(text, str(path))
    try:
        with redirect_stdout(printed):
            fpp_lang.load(path, engine=engine, inputs=dict(_GIVEN.findall(text)))
    except fpp_lang.FppError as error:
        problems = [*problems, *error.diagnostics]
    for item in wanted:
        matching = [found for found in problems if (found.severity.value, found.code, found.line) == (item.severity, item.code, item.line)]
        assert any(item.words in found.message for found in matching), f"{item} is not among {list(map(str, problems))}"
    codes = {item.code for item in wanted}
    assert [str(found) for found in problems if found.severity.value == "error" and found.code not in codes] == []
    assert printed.getvalue() == expected_output(text)


@pytest.fixture(scope="session")
def printed_standalone(tmp_path_factory) -> dict[str, str]:
    """What the transpiled files print, all in one process that cannot import fpp_lang."""
    folder = tmp_path_factory.mktemp("transpiled")
    outputs = {}
    for number, path in enumerate(STANDALONE):
        try:
            source = fpp_lang.transpile(path.read_text(encoding="utf-8"), str(path))
        except fpp_lang.FppError as error:
            outputs[name_of(path)] = str(error)
            continue
        (folder / f"program_{number}.py").write_text(source, encoding="utf-8")
    runner = HERE / "run_standalone.py"
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-I", runner, folder], capture_output=True, timeout=110, check=True, env=environment)
    printed = json.loads(done.stdout)
    return outputs | {name_of(path): printed[f"program_{n}"] for n, path in enumerate(STANDALONE) if f"program_{n}" in printed}


@pytest.mark.parametrize("path", STANDALONE, ids=name_of)
def test_transpiled_program(path, printed_standalone):
    assert printed_standalone[name_of(path)] == expected_output(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_is_named_by_its_rule(path):
    assert re.fullmatch(r"R\d+_\d+_[a-z0-9_]+", path.stem)
    assert path.parent.name.startswith(path.stem[1:].partition("_")[0] + "_")
    text = path.read_text(encoding="utf-8")
    assert expected_output(text) or expected_problems(text), "the program expects nothing"
