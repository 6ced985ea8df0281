"""`fpp plot`: graphs in the terminal and as pictures."""

from __future__ import annotations

import os

import pytest

import fpp_lang

CUBE = "Function cube(x):\n    return x^3 - x\n"


def drawn(fpp, *words: str, text: str = CUBE) -> list[str]:
    done = fpp("plot", "-", *words, text=text)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_graph_and_that_of_its_derivative(fpp):
    lines = drawn(fpp, "cube", "--from", "-2", "--to", "2")
    assert lines[0] == "cube" and "cube_derivative" in lines
    assert lines[1].split()[0] == "6" and lines[12].split()[0] == "-6" and lines[14].split() == ["-2", "0", "2"]
    below = lines[lines.index("cube_derivative") :]
    assert below[1].split()[0] == "11" and below[12].split()[0] == "-1"


def test_the_programs_own_derivative_comes_first(fpp):
    own = f"{CUBE}\nFunction cube_derivative(x):\n    return x * 0 + 7\n"
    lines = drawn(fpp, "cube", text=own)
    assert [line.split()[0] for line in lines[lines.index("cube_derivative") + 1 :][:12] if line.split()[0].isdigit()] == ["8", "6"]


def test_what_cannot_be_derived_is_measured(fpp):
    lines = drawn(fpp, "tan", "--from", "-1", "--to", "1", text="")
    assert lines[0] == "tan" and any(line in ("tan_derivative", "slope of tan") for line in lines)


def test_a_library_function_over_its_own_range(fpp):
    assert drawn(fpp, "arcsin", text="")[14].split() == ["-1", "0", "1"]


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.pdf", b"%PDF")])
def test_pictures(name, start, fpp, tmp_path):
    pytest.importorskip("matplotlib")
    done = fpp("plot", "-", "ReLU", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(start)
    before = (tmp_path / name).read_bytes()
    fpp("plot", "-", "ReLU", "-o", name)
    assert (tmp_path / name).read_bytes() == before, "the same on every run"


def test_without_matplotlib(fpp, tmp_path):
    (tmp_path / "matplotlib.py").write_text("raise ImportError\n")
    home = os.path.dirname(os.path.dirname(fpp_lang.__file__))
    done = fpp("plot", "-", "ReLU", "-o", "a.png", PYTHONPATH=f"{tmp_path}{os.pathsep}{home}")
    assert done.returncode == 1 and "error FPP0619" in done.stderr and not (tmp_path / "a.png").exists()
    assert fpp("plot", "-", "ReLU", PYTHONPATH=f"{tmp_path}{os.pathsep}{home}").returncode == 0


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("adam",), 1, "FPP0915"),
        (("zeros",), 1, "FPP0915"),
        (("Transpose", "--from", "nan"), 2, "FPP0901"),
        (("ReLU", "--from", "3", "--to", "3"), 2, "FPP0901"),
        (("ReLU", "--to", "-9"), 2, "FPP0901"),
        (("ReLU", "-o", "a.jpeg"), 2, "FPP0901"),
        (("sofmax",), 2, "FPP0906"),
        (("log", "--from", "-3", "--to", "-2"), 1, "FPP0915"),
    ],
)
def test_what_cannot_be_plotted(words, status, code, fpp):
    done = fpp("plot", "-", *words)
    assert (done.returncode, done.stdout) == (status, "") and code in done.stderr, done.stderr
