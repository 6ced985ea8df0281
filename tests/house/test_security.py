"""What the package never does: pickle, evaluate text of users, start shells or talk to the network (hostile inputs, P13)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "fpp_lang"

MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "ctypes",
    "socket",
    "ssl",
    "http",
    "urllib",
    "requests",
    "subprocess",
    "multiprocessing",
    "webbrowser",
}
CALLS = {"eval", "exec", "compile", "getattr", "setattr", "delattr", "__import__", "globals", "locals", "vars"}
METHODS = {"system", "popen", "spawn", "format_map", "setrecursionlimit"}

# Where our own text is compiled, and our own names are looked up. Each line says why it is harmless.
FIELDS = "the fields of our own tree nodes, from their class"
AST_FIELDS = "the fields of Python's syntax tree, from its class"
OUR_TEXT = "the text that `transpile` printed, or a rule of our table: names and numbers of the program, never its words"
DEPTH = "room for 900 calls of the program, in a thread with a stack to match"
ALLOWED: dict[tuple[str, str], str] = {
    ("fpp_lang/__init__.py", "globals"): "keeps a public name that was looked up in a table",
    ("fpp_lang/__init__.py", "vars"): "reads a public name of a module named in a table",
    ("fpp_lang/base/values.py", "getattr"): FIELDS,
    ("fpp_lang/cli/streams.py", "getattr"): "sys.stdout and sys.stderr",
    ("fpp_lang/cli/streams.py", "setattr"): "sys.stdout and sys.stderr",
    ("fpp_lang/core/walk.py", "getattr"): FIELDS,
    ("fpp_lang/emit/numpy/build.py", "getattr"): AST_FIELDS,
    ("fpp_lang/emit/numpy/build.py", "delattr"): AST_FIELDS,
    ("fpp_lang/emit/numpy/leftovers.py", "getattr"): AST_FIELDS,
    ("fpp_lang/emit/numpy/literals.py", "setattr"): AST_FIELDS,
    ("fpp_lang/emit/python/literals.py", "getattr"): AST_FIELDS,
    ("fpp_lang/emit/python/positions.py", "getattr"): AST_FIELDS,
    ("fpp_lang/emit/python/positions.py", "setattr"): AST_FIELDS,
    ("fpp_lang/engine/guards.py", "ctypes"): "asks Python to raise in a thread whose time is over",
    ("fpp_lang/engine/guards.py", "setrecursionlimit"): DEPTH,
    ("fpp_lang/remembered.py", "compile"): OUR_TEXT,
    ("fpp_lang/remembered.py", "exec"): OUR_TEXT,
    ("fpp_lang/remembered.py", "setrecursionlimit"): DEPTH,
    ("fpp_lang/engine/run.py", "compile"): OUR_TEXT,
    ("fpp_lang/engine/run.py", "exec"): OUR_TEXT,
    ("fpp_lang/interpret/machine.py", "compile"): OUR_TEXT,
    ("fpp_lang/interpret/machine.py", "eval"): OUR_TEXT,
    ("fpp_lang/interpret/machine.py", "exec"): OUR_TEXT,
    ("fpp_lang/interpret/run.py", "setrecursionlimit"): DEPTH,
    ("fpp_lang/resolve/phrases.py", "getattr"): FIELDS,
    ("fpp_lang/syntax/automaton.py", "getattr"): "the actions that the grammar names",
    ("fpp_lang/syntax/depth.py", "getattr"): FIELDS,
    ("fpp_lang/syntax/phrases/calls.py", "getattr"): FIELDS,
    ("fpp_lang/syntax/printing/roles.py", "getattr"): FIELDS,
}


def uses(file: Path) -> list[tuple[str, int]]:
    """Every use of what is on the lists, with its line."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found += [(alias.name, node.lineno) for alias in names if alias.name.partition(".")[0] in MODULES]
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in MODULES:
                found.append((module, node.lineno))
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(), *_]):
                pass  # the attribute stands in our text
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                found.append((name, node.lineno))
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                found.append((name, node.lineno))
            case ast.keyword(arg="shell" | "allow_pickle" as name, value=ast.Constant(value=True)):
                found.append((name, node.value.lineno))
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PROJECT)))
def test_nothing_dangerous(file):
    name = file.relative_to(PROJECT).as_posix()
    assert [f"{name}:{line}: {what}" for what, line in uses(file) if (name, what) not in ALLOWED] == []


def test_every_exception_is_needed():
    used = {(file.relative_to(PROJECT).as_posix(), what) for file in PACKAGE.rglob("*.py") for what, _ in uses(file)}
    assert set(ALLOWED) <= used


def test_the_scan_sees_what_it_looks_for(tmp_path):
    bad = tmp_path / "bad.py"
    lines = ["import pickle", "from subprocess import run", "eval(x)", "os.system(y)", "getattr(a, b)", "run(z, shell=True)"]
    bad.write_text("\n".join([*lines, "load(f, allow_pickle=True)"]))
    assert {what for what, _ in uses(bad)} == {"pickle", "subprocess", "eval", "system", "getattr", "shell", "allow_pickle"}
