"""Names in NumPy text: kept wherever Python allows it, and nothing of a program means something else (P6)."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from pathlib import Path

import pytest

from fpp_lang.emit.numpy import PythonModule

Emit = Callable[[str], PythonModule]


def run(module: PythonModule) -> dict[str, object]:
    space: dict[str, object] = {"__name__": "__main__", "__builtins__": builtins, "__file__": str(Path("program.py"))}
    exec(compile(module.text, "program.py", "exec"), space)
    return space


@pytest.mark.parametrize(
    "name", ["lambda", "class", "import", "None_", "async", "match", "π_", "θ", "m̂", "_", "__name__", "__builtins__", "é"]
)
def test_any_name_runs(emit: Emit, name: str) -> None:
    module = emit(f"{name} = 3\ny = {name} + 1\n")
    space = run(module)
    assert space["y"] == 4
    assert space[module.variables[name]] == 3


def test_keywords_step_back_by_an_underscore(emit: Emit) -> None:
    assert emit("lambda = 1\nx = lambda\n").variables == {"lambda": "lambda_", "x": "x"}


@pytest.mark.parametrize("name", ["np", "range", "print", "len", "rng", "SEED", "show", "counted", "zip", "enumerate"])
def test_names_that_the_text_needs_are_not_hidden(emit: Emit, name: str) -> None:
    source = f"""{name} = 3
xs = []
xs.append([1, 2])
for i in range(2): print(xs, {name}, random() > 2)
for i from 0 to 1 step 0.5: xs.append(i)
for a, b in zip(xs, xs): print(len(xs))
for i, a in enumerate(xs): {name} += 1
"""
    module = emit(source)
    assert run(module)[module.variables[name]] == 7


def test_a_builtin_that_the_text_does_not_need_may_be_hidden(emit: Emit) -> None:
    assert emit("sum = sum([1, 2])\nmax = 3\n").variables == {"sum": "sum", "max": "max"}


def test_locals_step_back_for_what_their_function_needs(emit: Emit) -> None:
    source = """Function scale(x): return 2 * x
Function f(rng, v):
    scale = rng + v.len() + random_integer(0, 1)
    np = scale(scale)
    return np + sum(v)
"""
    module = emit(source + "y = f(1, [1, 2])\n")
    assert run(module)["y"] == 9
    assert "def f(rng_, v):" in module.text
    assert module.parameters["f"]["rng"] == "rng_"


def test_keyword_arguments_follow_their_parameters(emit: Emit) -> None:
    module = emit("Function f(lambda, x = 1): return lambda * x\ny = f(x=3, lambda=2)\n")
    assert "f(lambda_=2, x=3)" in module.text
    assert run(module)["y"] == 6


def test_by_element_names_the_parameter_as_it_is_spelled(emit: Emit) -> None:
    module = emit("Function f(lambda):\n    if lambda > 0: return 1\n    return 0\ny = f([1, -1])\n")
    assert '@by_element("lambda_", dtype=None)' in module.text
    assert list(run(module)["y"]) == [1, 0]  # type: ignore[call-overload]


def test_helpers_step_back_for_the_program(emit: Emit) -> None:
    module = emit("Function whole(n): return n / 2\nn = 4.0\nz = zeros(whole(n))\n")
    assert module.functions["whole"] == "whole"
    assert module.helpers["whole"] == "whole_"
    assert len(run(module)["z"]) == 2  # type: ignore[arg-type]


HOSTILE = [
    'x = "a\\"\\"\\"\\nimport os"\nprint(x)\n',
    '// """\n// import os\nx = 1\n',
    "x = 1 // a\\\n",
    '// coding: latin-1\nx = "é"\n',
    'x = "{0.__class__}"\nprint(f"{x} {{x}} {x + "}"}")\n',
    "x = {`y`: 1}\n".replace("`", '"'),
    'x = "\\x00\\u2028\\u202e"\n',
    "Function f(a): // it's\n    return a // \"\n",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_of_a_text_or_comment_becomes_code(emit: Emit, source: str) -> None:
    """The printer compares the text with the tree; here the tree holds only what was meant."""
    tree = ast.parse(emit(source).text)
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    assert modules <= {"numpy", "special", "math", "copy", "functools", "inspect"}
