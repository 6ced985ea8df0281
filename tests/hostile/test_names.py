"""Names and structure (groups 42 to 54), on both engines and as a transpiled file."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from endings import Ending

FINE, WRONG = 0, 1
SHADOWS = ["np", "rt", "print", "range", "len", "_", "__name__", "__builtins__", "math", "SEED", "main", "list", "float", "int"]

CASES: list[tuple[str, str, int, str]] = [
    (
        "42 Python keywords",
        "lambda = 1; async = 2; match = 3; del = 4; nonlocal = 5\nprint(lambda + async + match + del + nonlocal)",
        FINE,
        "15\n",
    ),
    ("42 FPP keywords", "is = 3", WRONG, ""),
    ("42 None", "None = 3", WRONG, ""),
    *[(f"43 shadows {name}", f"{name} = 3\nv = [1, 2]\nPrint {name} + v.sum() + v.len()", FINE, "8\n") for name in SHADOWS],
    ("44 __class__", "a = 3\nprint(a.__class__)", WRONG, "__class__"),
    ("44 __globals__", "Function f() -> f32:\n    1\nprint(f.__globals__)", WRONG, "__globals__"),
    ("44 of a tensor", "print([1, 2].tofile)", WRONG, "tofile"),
    ("44 of a text", 'print("a".format)', WRONG, "format"),
    ("44 by text", 'r = {a: 1}\nprint(r["__class__"])', WRONG, "__class__"),
    ("45 x beside x", "x = [1, 2]\nprint(x x x)", FINE, "5\n"),
    ("46 one function twice", "Function f():\n    pass\nFunction f():\n    pass", WRONG, "f"),
    ("47 one parameter twice", "Function f(a, a):\n    pass", WRONG, "a"),
    ("48 return outside", "return 3", WRONG, "return"),
    ("48 break outside", "if 1 < 2:\n    break", WRONG, "break"),
    ("49 before assignment", "print(total)\ntotal = 1", WRONG, "total"),
    ("49 in one branch", "if 1 > 2:\n    total = 1\nprint(total)", WRONG, "total"),
    ("50 of the library", "Function relu(n) -> f32:\n    n + 1\nprint(relu(1))", FINE, "2\n"),
    ("53 up and out", 'use "../../etc/passwd"', WRONG, "passwd"),
    ("53 absolute", 'use "/etc/passwd"', WRONG, "passwd"),
    ("53 a drive", 'use "C:\\\\layers.fpp"', WRONG, "layers"),
    ("53 NUL in a name", 'use "a\\0.fpp"', WRONG, ""),
    ("53 a folder", 'use "."', WRONG, ""),
    ("53 a device", 'use "/dev/zero"', WRONG, "zero"),
]


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize(("name", "program", "status", "words"), CASES, ids=[case[0] for case in CASES])
def test_names(name, program, status, words, engine, run, tmp_path):
    (tmp_path / "program.fpp").write_text(program, encoding="utf-8")
    ending = run("run", "program.fpp", "--engine", engine, status=status)
    if status == FINE:
        assert ending.out == words
    else:
        assert words in ending.err


@pytest.mark.parametrize(
    ("program", "printed"), [(case[1], case[3]) for case in CASES if case[2] == FINE], ids=[case[0] for case in CASES if case[2] == FINE]
)
def test_names_in_the_transpiled_file(program, printed, run, tmp_path):
    (tmp_path / "program.fpp").write_text(program, encoding="utf-8")
    run("transpile", "program.fpp", "-o", "program.py")
    done = subprocess.run([sys.executable, "-I", "program.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, printed), done.stderr


def use_with(run, tmp_path, program: str = 'use "layers.fpp"\nprint(1)') -> Ending:
    (tmp_path / "program.fpp").write_text(program)
    return run("run", "program.fpp", status=WRONG)


def test_51_circle(run, tmp_path):
    (tmp_path / "layers.fpp").write_text('use "program.fpp"\n')
    assert "program.fpp" in use_with(run, tmp_path).err


def test_52_itself(run, tmp_path):
    assert "program.fpp" in use_with(run, tmp_path, 'use "program.fpp"').err


def test_53_link_out_of_the_folder(run, tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.fpp").write_text("secret = 3\n")
    (inside / "layers.fpp").symlink_to(tmp_path / "secret.fpp")
    (inside / "program.fpp").write_text('use "layers.fpp"\nprint(secret)')
    assert "3" not in run("run", "inside/program.fpp", status=WRONG).out


def test_53_link_to_itself(run, tmp_path):
    (tmp_path / "layers.fpp").symlink_to(tmp_path / "layers.fpp")
    use_with(run, tmp_path)


def test_53_pipe(run, tmp_path):
    os.mkfifo(tmp_path / "layers.fpp")
    use_with(run, tmp_path)


@pytest.mark.parametrize("name", ["new\nline.fpp", 'quo"te.fpp', 'a"""b.fpp', "es\x1b[2Jc.fpp", "bidi\u202e.fpp", "-.fpp"], ids=ascii)
def test_54_name_of_the_file(name, run, tmp_path):
    (tmp_path / name).write_text("print(totl)\ntotal = 3\n", encoding="utf-8")
    ending = run("run", f"./{name}", status=WRONG)
    assert not set("\x1b\u202e") & set(ending.err)
    (tmp_path / name).write_text("print(3)\n", encoding="utf-8")
    text = run("transpile", f"./{name}").out
    compile(text, "transpiled.py", "exec")
    assert not set("\x1b\u202e") & set(text)
