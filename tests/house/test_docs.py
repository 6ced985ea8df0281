"""Every snippet of the documentation runs and gives what stands there.

A block with a file's name (`fpp line.fpp`) is that file; a `console` block holds commands and what they print; a `python` block with the
name of a program (`python line.py`) is its transpiled text; any other `python` block runs; a `repl` block is one conversation.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from fpp_lang.diagnostics.terminal import render
from fpp_lang.repl.commands import answer
from fpp_lang.repl.conversation import Conversation

PROJECT = Path(__file__).parents[2]
PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
BLOCKS = [(page.name, *block) for page in PAGES for block in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def output(folder: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, env=environment
    )
    return done.stdout.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """All programs of all pages."""
    place = tmp_path_factory.mktemp("docs")
    for _, language, name, text in BLOCKS:
        if language == "fpp":
            assert name, f"a program of the documentation has a file name:\n{text}"
            (place / name).write_text(text, encoding="utf-8")
    return place


def commands() -> list[tuple[str, str]]:
    return [found for _, language, _, text in BLOCKS if language == "console" for found in _COMMAND.findall(text)]


@pytest.mark.parametrize(("line", "printed"), commands())
def test_command(line, printed, folder):
    program, *words = shlex.split(line)
    assert program == "fpp"
    assert output(folder, "-m", "fpp_lang", *words) == printed


@pytest.mark.parametrize(("name", "text"), [(name, text) for _, language, name, text in BLOCKS if language == "python"])
def test_python(name, text, folder):
    if name:
        assert output(folder, "-m", "fpp_lang", "transpile", name.replace(".py", ".fpp")) == text
    else:
        assert output(folder, "-c", text).count("Traceback") == 0


@pytest.mark.parametrize("text", [text for _, language, _, text in BLOCKS if language == "repl"])
def test_conversation(text, folder, monkeypatch):
    """Entries stand behind `fpp> ` and `...  `, and below them what is shown."""
    monkeypatch.chdir(folder)
    printed: list[str] = []
    conversation = Conversation(printed.append)
    seen = ""
    for asked in re.findall(r"^fpp> .*\n(?:\.\.\..*\n)*", text, re.MULTILINE):
        printed.clear()
        reply = answer(conversation, re.sub(r"^(fpp> |\.\.\. {0,2})", "", asked, flags=re.MULTILINE).rstrip())
        seen += asked + "".join(printed) + reply.text + render(reply.problems)
    assert seen == text


def test_the_readme_has_them_all():
    assert len(commands()) >= 5
    assert {language for _, language, _, _ in BLOCKS} <= {"fpp", "console", "python", "repl"}
