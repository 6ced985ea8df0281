"""Sentences from the first line to the last: used files, inputs, transpiled text, holes and `fpp explain` (section 7)."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import fpp_lang
from fpp_lang.cli.commands.explain import command as explain
from fpp_lang.diagnostics.model import Severity

SHAPES = """
scale = 10
Phrase "area of {width} by {height}" -> Number:
    return scaled(width * height)
Function scaled(n) -> Number:
    return n * scale
"""


def main_of(text: str) -> list[str]:
    """The lines of the transpiled program's main part."""
    lines = fpp_lang.transpile(text).splitlines()
    return [line.strip() for line in lines[lines.index('if __name__ == "__main__":') + 1 :]]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "shapes.fpp").write_text(SHAPES)
    (tmp_path / "deeper.fpp").write_text('use "shapes.fpp"\nFunction room() -> Number:\n    return area of 1 by 1\n')
    return tmp_path / "program.fpp"


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("use", ['use "shapes.fpp"', 'from "shapes.fpp" use scaled'])
def test_phrases_of_a_used_file(program: Path, use: str, engine: fpp_lang.api.Engine) -> None:
    program.write_text(f"{use}\nscale = 1\nn = area of 2 by 3\n")
    assert fpp_lang.load(program, engine=engine).variables["n"] == 60


def test_phrases_come_from_the_files_that_are_named_alone(program: Path) -> None:
    program.write_text('use "deeper.fpp"\nm = room()\nn = area of 2 by 3\n')
    with pytest.raises(fpp_lang.FppError) as caught:
        fpp_lang.load(program)
    assert [(found.code, found.line) for found in caught.value.diagnostics] == [("FPP0130", 3)]


def test_one_phrase_in_two_files_is_declared_twice(program: Path) -> None:
    program.write_text('use "shapes.fpp"\nPhrase "the area of {a} by {b}" -> Number:\n    return a\n')
    assert "FPP0139" in [found.code for found in fpp_lang.check(program.read_text(), str(program))]


def test_short_sentences_of_the_library_are_written_out() -> None:
    text = "A = [[1, 2], [3, 4]]\nn = number of rows in A\nB = create empty tensor with same shape as A\nprint(n, B)\n"
    plain = "A = [[1, 2], [3, 4]]\nn = A.rows\nB = zeros(A.shape)\nprint(n, B)\n"
    assert fpp_lang.transpile(text) == fpp_lang.transpile(plain)


def test_other_sentences_are_calls_with_a_readable_name() -> None:
    text = 'Phrase "mean of {values}" -> Number:\n    return sum(values) / values.len()\nprint(mean of [1, 2])\n'
    assert main_of(text) == ["print(mean_of(np.array([1, 2])))"]


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_library_sentences_speak_of_names_where_they_stand(engine: fpp_lang.api.Engine) -> None:
    text = """
Function scaled(image: Tensor) -> Tensor:
    result = image.clone()
    for each image in [result]:
        Normalize pixel values to [0, 1]
    return result
a = scaled([0.0, 4.0, 2.0])
"""
    assert fpp_lang.loads(text, engine=engine).variables["a"].tolist() == [0, 1, 0.5]


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_lists_of_names_leave_no_trace(engine: fpp_lang.api.Engine) -> None:
    text = 'Phrase "forget {names}":\n    for each item in names:\n        item.value = 0\na = 1\nb = 2\nforget a and b\n'
    assert dict(fpp_lang.loads(text, engine=engine).variables) == {"a": 0, "b": 0}


def test_an_outline_is_checked_around_its_holes() -> None:
    text = "For each image:\n    Load it from disk\n    scores = the output of the network\n    print(scroes, Limit)\n"
    found = fpp_lang.check(text, holes=True)
    assert {(item.code, item.line, item.severity) for item in found} == {
        ("FPP0137", 1, Severity.NOTE),
        ("FPP0137", 2, Severity.NOTE),
        ("FPP0137", 3, Severity.NOTE),
        ("FPP0201", 4, Severity.ERROR),
    }
    assert {item.severity for item in fpp_lang.check(text.replace("scroes", "scores"), holes=True)} == {Severity.NOTE}


def test_gradients_of_an_outline_wait_until_it_is_filled_in() -> None:
    text = (
        "For each batch:\n    Loss = mean(Output - Target)\n"
        "    Compute gradients of Loss w.r.t Weights\n    Update Weights using Adam Optimizer\n"
    )
    assert {item.severity for item in fpp_lang.check(text, holes=True)} == {Severity.NOTE}


def test_explain_shows_the_call_of_a_sentence(program: Path) -> None:
    program.write_text(SHAPES)
    done = CliRunner().invoke(explain, ["n = area of 2 by number of rows in A", "--use", str(program)])
    assert done.output == (
        "area of 2 by number of rows in A\n"
        "    is area_of_by(2, number_of_rows_in(A))\n"
        '    by the phrase "area of {width} by {height}" of program.fpp\n'
    )
