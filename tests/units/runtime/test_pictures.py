"""Pictures of programs: drawn alike by both engines and by the transpiled file, inside the program's folder, at once or not at all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import fpp_lang
from fpp_lang.base import files

pytest.importorskip("matplotlib")

PROGRAM = """
x = linspace(-2, 2, 21)
plot(x, x², label="square")
plot([1, 2, 3])
plot_title("Curves")
plot_axes("x", "y")
save_plot("curves.svg")
scatter([0, 1, 2], [3, 4, 5], groups=[0, 1, 1])
contour(x, x, zeros(21, 21) + x, boundary=0)
save_plot("plane.png")
scatter_3d([0, 1, 2], [3, 4, 5], [6, 7, 8])
plot_axes("a", "b", "c")
save_plot("space.pdf")
"""
NAMES = ["curves.svg", "plane.png", "space.pdf"]


def pictures(tmp_path, engine: str, text: str = PROGRAM) -> dict[str, bytes]:
    folder = tmp_path / engine
    folder.mkdir()
    fpp_lang.loads(text, name=str(folder / "program.fpp"), engine=engine)
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_engines_draw_the_same(tmp_path):
    drawn = pictures(tmp_path, "numpy")
    assert list(drawn) == NAMES
    assert drawn["plane.png"][:8] == b"\x89PNG\r\n\x1a\n" and drawn["space.pdf"][:5] == b"%PDF-"
    text = drawn["curves.svg"].decode()
    assert text.count("<svg") == 1 and "Curves" in text and "square" in text, "the label makes a legend"
    assert drawn == pictures(tmp_path, "interpreter")


def test_each_picture_is_new(tmp_path):
    one = pictures(tmp_path, "numpy", 'plot([1, 2])\nsave_plot("a.svg")\nplot([5, 3])\nsave_plot("b.svg")\n')
    two = pictures(tmp_path, "interpreter", 'plot([5, 3])\nsave_plot("b.svg")\n')
    assert one["b.svg"] == two["b.svg"] != one["a.svg"]


def test_the_transpiled_file_draws_too(tmp_path):
    file = tmp_path / "program.py"
    file.write_text(fpp_lang.transpile(PROGRAM), encoding="utf-8")
    assert "import matplotlib.pyplot as plt\nimport numpy as np\n" in file.read_text(encoding="utf-8")
    environment = {**os.environ, "MPLBACKEND": "Agg"}
    done = subprocess.run([sys.executable, file], cwd=tmp_path.parent, capture_output=True, text=True, timeout=60, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(item.name for item in tmp_path.iterdir()) == [*NAMES[:2], "program.py", NAMES[2]]


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('plot([1, 2])\nsave_plot("../a.png")\n', "FPP0612"),
        ('plot([1, 2])\nsave_plot("a.txt")\n', "FPP0618"),
        ('plot([1, 2])\nsave_plot("no/a.png")\n', "FPP0616"),
        ('plot([1, 2], [1, 2, 3])\nsave_plot("a.png")\n', "FPP0547"),
        ('scatter([1, 2], [1, 2, 3])\nsave_plot("a.png")\n', "FPP0547"),
        ('contour([1, 2], [1, 2], zeros(3, 3))\nsave_plot("a.png")\n', "FPP0547"),
    ],
)
def test_what_cannot_be_drawn(text, code, engine, tmp_path):
    with pytest.raises(fpp_lang.FppError) as refused:
        fpp_lang.loads(text, name=str(tmp_path / "program.fpp"), engine=engine)
    assert [found.code for found in refused.value.diagnostics] == [code]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_a_file_is_old_or_new(engine, tmp_path, monkeypatch):
    (tmp_path / "a.png").write_bytes(b"old")

    def fails(*words: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", fails)
    with pytest.raises(fpp_lang.FppError):
        fpp_lang.loads('plot([1])\nsave_plot("a.png")\n', name=str(tmp_path / "program.fpp"), engine=engine)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.png", b"old")]


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_without_matplotlib(engine, fpp, tmp_path):
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "matplotlib.py").write_text("raise ImportError\n")
    (tmp_path / "a.fpp").write_text('print("first")\nplot([1])\nsave_plot("a.png")\n')
    done = fpp("run", "a.fpp", "--engine", engine, PYTHONPATH=f"{hidden}{os.pathsep}{os.path.dirname(os.path.dirname(fpp_lang.__file__))}")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error FPP0619" in done.stderr and " --> a.fpp:2:1\n" in done.stderr and "fpp-lang[plot]" in done.stderr


def test_a_picture_that_is_not_saved():
    assert [found.code for found in fpp_lang.check("plot([1])\n")] == ["FPP0803"]
    assert fpp_lang.check('plot([1])\nsave_plot("a.png")\n') == []


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_drawing_gives_nothing(engine, capsys, tmp_path):
    text = 'y = plot([1])\nprint(y, scatter([1], [2]))\nsave_plot("a.png")\nplot([2])\n'
    module = fpp_lang.loads(text, name=str(tmp_path / "program.fpp"), engine=engine)
    assert capsys.readouterr().out == "None None\n" and module.variables["y"] is None


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_what_was_not_saved_is_not_in_the_next_picture(engine, tmp_path):
    fpp_lang.loads("plot([1])\n", name=str(tmp_path / "program.fpp"), engine=engine)
    drawn = pictures(tmp_path, engine)
    assert drawn == pictures(tmp_path, "numpy" if engine == "interpreter" else "interpreter")


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_gradients_draw_nothing_a_second_time(engine, tmp_path):
    text = """
W = [1.0, 2.0]
Function loss_of(W):
    plot(W)
    return sum(W²)
Loss = loss_of(W)
slope = gradient of Loss with respect to W
save_plot("a.svg")
"""
    drawn = pictures(tmp_path, engine, text)
    once = pictures(tmp_path, "numpy" if engine == "interpreter" else "interpreter", 'plot([1, 2])\nsave_plot("a.svg")\n')
    assert drawn == once
