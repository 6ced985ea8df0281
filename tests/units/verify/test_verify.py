"""Replaying functions on random inputs: what agrees, what cannot be replayed, and that a wrong array form is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from fpp_lang.base.source import SourceFile
from fpp_lang.cli.commands.check import command
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program
from fpp_lang.lift import lift
from fpp_lang.pipeline import Compiled
from fpp_lang.verify import replay, verify
from fpp_lang.verify.agreement import agree

PROJECT = Path(__file__).parents[3]
STDLIB = PROJECT / "stdlib"
FILES = [*sorted(STDLIB.glob("*.fpp")), *sorted((PROJECT / "programs").glob("*.fpp"))]
TOTAL = "Function total(v, start = 0) -> t:\n    t = start\n    for x in v: t += {}\n"


def compiled(text: str) -> Compiled:
    problems = Problems()
    found = compile_program(SourceFile("test.fpp", text), problems=problems)
    assert found is not None, [item.message for item in problems.diagnostics()]
    return found


def outcomes(text: str) -> dict[str, replay.Replayed]:
    program = compiled(text)
    return {found.function.name: found for found in verify(program.program, program.source)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_library_and_the_programs_do_what_their_loops_do(file):
    problems = Problems()
    found = compile_program(SourceFile(str(file), file.read_text(encoding="utf-8")), folder=file.parent, problems=problems)
    assert found is not None, [item.message for item in problems.diagnostics()]
    for outcome in verify(found.program, found.source, inputs=40):
        assert outcome.difference is None, outcome
        assert outcome.reason is not None or outcome.agreed or outcome.refused, outcome


def test_the_command_tells_of_each_function(capsys):
    assert command.main([str(STDLIB / "optimizers.fpp"), "--verify"], standalone_mode=False) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "not replayed: it takes a function" not in line]
    assert len(told) >= 4
    assert all("inputs agree" in line and not line.split(": ")[1].startswith("0 ") for line in told), told


def test_what_cannot_be_replayed_says_why():
    found = outcomes("Function scaled(x) -> y:\n    y = x * factor\nFunction apply(f, x) -> y:\n    y = f(x)\n")
    assert found["scaled"].words() == "scaled: not replayed: it reads the input `factor`"
    assert found["apply"].words() == "apply: not replayed: it takes a function"


def test_nothing_is_written_with_random_inputs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = outcomes(
        'Function keep(x):\n    save(x, "x.csv")\nFunction kept(v) -> v:\n    keep(v)\nFunction twice(x) -> y:\n    y = 2 * x\n'
    )
    assert {name: item.reason for name, item in found.items()} == {"keep": "it uses `save`", "kept": "it uses `save`", "twice": None}
    assert not list(tmp_path.iterdir())


def test_functions_may_read_the_program():
    found = outcomes("rate = 2\nFunction scaled(T) -> T:\n    for row in T:\n        for col in row: col *= rate\nprint(scaled([1]))\n")
    assert found["scaled"].agreed > 100


def test_random_numbers_are_the_same_in_both_forms():
    found = outcomes("Function noisy(n: Integer) -> T:\n    T = zeros(n)\n    for i in n: T[i] = random()\n")
    assert found["noisy"].agreed > 50 and found["noisy"].difference is None


def test_a_single_row_makes_no_pairs_that_show_its_width():
    found = outcomes("""
Function energy(places) -> e:
    e = 0
    for i in places.rows:
        for j from i + 1 to places.rows - 1:
            e += abs(places[j, 1] - places[i, 1])
""")
    assert found["energy"].agreed > 80 and found["energy"].difference is None


@pytest.mark.parametrize("wrong", ["abs(x)", "x + 1", "max(x, 0)"])
def test_a_wrong_array_form_is_found(wrong, monkeypatch, capsys, tmp_path):
    file = tmp_path / "total.fpp"
    file.write_text(TOTAL.format("x"), encoding="utf-8")
    broken = lift(compiled(TOTAL.format(wrong)).program)
    monkeypatch.setattr(replay, "lift", lambda program: replace(lift(program), program=broken.program))
    result = CliRunner().invoke(command, [str(file), "--verify"], standalone_mode=False)
    assert result.return_value == 1
    assert "total: differs" in result.output
    assert "FPP0998: `total` as NumPy does not do what its loops do: for v = " in result.output


def test_agreement_minds_nan_shape_and_rounding():
    assert agree(np.array([1.0, np.nan]), np.array([1.0 + 1e-12, np.nan]))
    assert agree({"a": [1, "b", None]}, {"a": [1.0, "b", None]})
    assert not agree(np.array([1.0, 2.0]), np.array([[1.0, 2.0]]))
    assert not agree(np.array([1.0]), np.array([1.0 + 1e-6]))
    assert not agree(None, 0.0) and not agree("1", 1) and not agree({"a": 1}, {"b": 1})


def test_infinite_numbers_in_another_order():
    """Sums whose order decides between infinite and nan, and an infinite factor of a sum over nothing, are left open."""
    text = """
Function bilinear(A, x, y) -> s:
    s = 0
    for i in A.rows:
        for j in A.cols:
            s += x[i] * A[i][j] * y[j]

Function area(v, h) -> s:
    s = 0
    for i from 1 to v.len() - 1:
        s += (v[i - 1] + v[i]) / 2 * h
"""
    assert [found.difference for found in outcomes(text).values()] == [None, None]
    assert agree(np.array([np.inf, 1.0]), np.array([np.nan, 1.0]), nan_for="infinite numbers")
    assert agree(0.0, np.nan, nan_for="any number")
    assert not agree(np.array([np.inf, 1.0]), np.array([np.nan, 1.0]))
    assert not agree(np.array([np.inf, 1.0]), np.array([np.inf, np.nan]), nan_for="infinite numbers")
    assert not agree(np.inf, -np.inf, nan_for="infinite numbers") and not agree(0.0, 1.0, nan_for="any number")
