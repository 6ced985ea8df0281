"""`fpp fmt` changes the layout alone: the same tree, the same comments in the same order, and one layout however a program was laid out."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pygments.token import Comment

import fpp_lang
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.highlight import FppLexer
from fpp_lang.standard import phrases
from fpp_lang.syntax import PhraseTable, headers, parse, source_of_text
from fpp_lang.syntax import tree as syntax
from programs import programs

PROJECT = Path(__file__).parents[2]
FOLDERS = ("programs", "stdlib", "tests/language", "tests/first_hour")
FILES = sorted(file for folder in FOLDERS for file in (PROJECT / folder).rglob("*.fpp"))
RUN = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def tree(text: str) -> syntax.Module:
    source = source_of_text("program.fpp", text)
    return parse(source, Problems(), phrases=PhraseTable((*headers(source).phrases, *phrases())))


def comments(text: str) -> list[str]:
    """All comments, without the blanks in them, which may move."""
    return [
        "".join(piece.split()) for _, sort, piece in FppLexer().get_tokens_unprocessed(source_of_text("", text).text) if sort is Comment
    ]


def formatted(text: str) -> str | None:
    try:
        return fpp_lang.format(text)
    except fpp_lang.FppError:
        return None


def check(text: str) -> str | None:
    """The canonical layout, if the program can be read; everything that must hold of it."""
    neat = formatted(text)
    if neat is not None:
        assert tree(neat) == tree(text)
        assert comments(neat) == comments(text)
        assert fpp_lang.format(neat) == neat
    return neat


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files(file: Path) -> None:
    neat = check(file.read_text(encoding="utf-8"))
    assert neat is not None or file.parts[-2] in ("1_source_text", "programs") or "# error: FPP01" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [file for file in FILES if file.parts[-2] in ("programs", "stdlib")], ids=lambda file: file.stem)
def test_another_layout_becomes_the_same(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    neat = formatted(text)
    for seed in range(3) if neat is not None else ():
        assert formatted(laid_out_otherwise(text, random.Random(seed))) == neat


@RUN
@given(programs(), st.integers(0, 2**32))
def test_generated_programs(text: str, seed: int) -> None:
    neat = check(text)
    assert neat is not None
    assert formatted(laid_out_otherwise(text, random.Random(seed))) == neat


def laid_out_otherwise(text: str, chance: random.Random) -> str:
    """Another width of indentation, more blanks between words, line ends of another system, a semicolon here and there."""
    width = chance.choice((1, 2, 3, 8))
    lines = []
    for line in text.splitlines():
        blanks = len(line) - len(line.lstrip(" "))
        body = line[blanks:]
        if re.fullmatch(r"[^\"'/#]*[\w)\]]", body) and not blanks % 4:
            body = re.sub(r"(?<=\S) (?=\S)", lambda _: " " * chance.randint(1, 3), body) + chance.choice(("", "", "  "))
        lines.append(" " * (blanks // 4 * width + blanks % 4) + body)
    return chance.choice(("\n", "\r\n")).join(lines) + chance.choice(("", "\n", "\n\n"))


def test_the_checks_see_a_change() -> None:
    assert tree("x = 1") != tree("x = 2") and comments("x // a") != comments("x // b") == ["//b"]
    assert laid_out_otherwise("if a:\n    b = c + d\n", random.Random(0)) != "if a:\n    b = c + d\n"
