"""Commands from outside: what they print, where, and how they end."""

from __future__ import annotations

import json
import os
import stat

import pytest

HELLO = "print(6 * 7)\n"
MISSPELLED = "total = 3\nprint(totl)\n"
FIELDS = {"code", "severity", "message", "file", "line", "column", "end_line", "end_column", "hint", "replacement"}


@pytest.fixture(autouse=True)
def programs(tmp_path):
    (tmp_path / "hello.fpp").write_text(HELLO)
    (tmp_path / "wrong.fpp").write_text(MISSPELLED)
    (tmp_path / "other_case.fpp").write_text("Flat_Data = [1, 2]\nprint(flat_data.sum())\n")
    (tmp_path / "inputs.fpp").write_text("rate = // the size of one step\nprint(rate * scale)\n")
    (tmp_path / "random.fpp").write_text("print(random())\n")
    (tmp_path / "half.fpp").write_text("Function half(x) -> f32:\n    x / 2\n")


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_run(engine, fpp):
    done = fpp("run", "hello.fpp", "--engine", engine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "42\n", "")


def test_run_from_standard_input(fpp):
    assert fpp("run", "-", text=HELLO).stdout == "42\n"


def test_problems_go_to_standard_error(fpp):
    done = fpp("run", "wrong.fpp")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error FPP0201" in done.stderr
    assert " --> wrong.fpp:2:7" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["run", "missing.fpp"], "cannot read missing.fpp: no such file"),
        (["run", "."], "cannot read .: is a directory"),
        (["check", "hello.fpp", "missing.fpp"], "cannot read missing.fpp"),
        (["run", "hello.fpp", "--engine", "fast"], "--engine"),
        (["run", "hello.fpp", "--set", "rate"], "NAME=EXPR"),
        (["run", "hello.fpp", "--set", "a=1", "--set", "a=2"], "a is given twice"),
        (["run", "hello.fpp", "--max-steps", "0"], "--max-steps"),
        (["run"], "FILE"),
        (["rnu", "hello.fpp"], "rnu"),
        (["transpile", "hello.fpp", "-o", "no/out.py"], "cannot write no/out.py"),
        (["transpile", "hello.fpp", "-o", "."], "cannot write .: is a directory"),
        (["explain", "FPP9998"], "FPP9998"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_command_line_problems(words, says, fpp):
    done = fpp(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.startswith("error FPP09")


def test_inputs(fpp):
    missing = fpp("run", "inputs.fpp")
    assert missing.returncode == 1
    assert "the size of one step" in missing.stderr
    assert fpp("run", "inputs.fpp", "--set", "rate = 1 / 2", "--set", "scale=[1, 2]").stdout == "[0.5 1. ]\n"


def test_seed(fpp):
    first, second, third = (fpp("run", "random.fpp", "--seed", seed).stdout for seed in ("1", "1", "2"))
    assert first == second != third
    told = fpp("run", "random.fpp", "--verbose")
    seed = told.stderr.removeprefix("seed: ").strip()
    assert fpp("run", "random.fpp", "--seed", seed).stdout == told.stdout


def test_check_finds_all_and_says_nothing_of_a_clean_program(fpp):
    done = fpp("check", "hello.fpp", "wrong.fpp", "wrong.fpp")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("error FPP0201") == 2
    clean = fpp("check", "hello.fpp")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "", "")


def test_check_as_json(fpp):
    done = fpp("check", "wrong.fpp", "--format", "json")
    (item,) = json.loads(done.stdout)
    assert done.stderr == ""
    assert set(item) == FIELDS
    assert (item["code"], item["line"], item["column"], item["end_column"], item["replacement"]) == ("FPP0201", 2, 7, 11, "total")
    assert fpp("check", "hello.fpp", "--format", "json").stdout == "[]\n"


def test_notes_and_warnings_are_fine_unless_strict(fpp):
    done = fpp("check", "other_case.fpp")
    assert done.returncode == 0
    assert "note FPP0202" in done.stderr
    warned = "total = 1\nt\u043etal = 2\nprint(total)\n".encode()
    assert fpp("check", "-", text=warned).returncode == 0
    assert fpp("check", "-", "--strict", text=warned).returncode == 1


def test_transpile_writes_the_whole_file_and_keeps_its_mode(fpp, tmp_path):
    out = tmp_path / "out.py"
    out.write_text("old")
    out.chmod(0o640)
    assert fpp("transpile", "hello.fpp", "-o", "out.py").returncode == 0
    assert out.read_text() == fpp("transpile", "hello.fpp").stdout
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert fpp("transpile", "wrong.fpp", "-o", "out.py").returncode == 1
    assert "42" not in out.read_text()
    assert "6 * 7" in out.read_text()
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]


def test_eval(fpp):
    assert fpp("eval", "sum([1, 2]) / 2").stdout == "1.5\n"
    assert fpp("eval", "half(3)", "--use", "half.fpp").stdout == "1.5\n"
    wrong = fpp("eval", "1 +")
    assert wrong.returncode == 1
    assert "1 | 1 +\n" in wrong.stderr and "print" not in wrong.stderr
    assert fpp("eval", '"a" + "b"').stdout == "ab\n"
    assert "sqroot(3)" in fpp("eval", "sqroot(3)").stderr
    assert "1 | [1, 2][2]\n" in fpp("eval", "[1, 2][2]").stderr
    assert fpp("eval", "number of rows in [[1], [2]]").stdout == "2\n"
    statement = fpp("eval", "y = 3")
    assert statement.returncode == 2 and "`y = 3` is no expression" in statement.stderr


@pytest.mark.parametrize("code", ["FPP0902", "fpp0902", "902"])
def test_explain(code, fpp):
    assert fpp("explain", code).stdout.startswith("# FPP0902: a file that cannot be read\n")


def test_version_and_no_words(fpp):
    assert fpp("--version").stdout == "fpp 0.1.0\n"
    assert fpp().stdout == fpp("--help").stdout
