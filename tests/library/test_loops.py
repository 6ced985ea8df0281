"""Which functions of the library stay loops in NumPy, and why; all others are whole-array lines."""

from __future__ import annotations

import ast

import pytest

import fpp_lang
from fpp_lang.catalogue import catalogue, texts
from fpp_lang.documentation.comments import first_sentence, read_comment

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

STEPS = "every pass needs what the pass before it found"
EXACT = "whole numbers are exact at any size"
GIVEN = "it calls a function that it is given, which need not work on arrays"
AXES = "it counts the axes of a shape"
PARTS = "it visits layers, names or pieces of unequal length, each of which is an array"
SEARCH = "it ends at the first hit, and looks through lists and texts as well"
SHOWN = "it shows the steps; sort does the same at once"

KEPT = {
    "shaping.fpp": {
        "Padding": AXES, "fit_axis": AXES, "Product": AXES, "unsqueeze": AXES, "squeeze": AXES, "tile": PARTS,
        "split_rows": PARTS,
    },
    "tensor.fpp": {"broadcast_shape": AXES, "broadcastable": AXES, "Tensor_Sort": SHOWN},
    "numbers.fpp": {
        "Eulers_Number": EXACT, "factorial": EXACT, "taylor_exp": STEPS, "taylor_sin": STEPS, "taylor_cos": STEPS, "taylor_log": STEPS,
    },
    "calculus.fpp": {
        "numerical_limit": STEPS, "numerical_gradient": GIVEN, "polynomial": STEPS, "numerical_jacobian": GIVEN,
        "numerical_hessian": GIVEN, "symmetric_eigenvalues": STEPS, "gradient_descent": STEPS, "newtons_method": STEPS,
    },
    "integration.fpp": {
        "left_riemann_sum": GIVEN, "right_riemann_sum": GIVEN, "middle_riemann_sum": GIVEN, "trapezoid_rule": GIVEN,
        "simpson_rule": GIVEN, "monte_carlo_integral": GIVEN, "romberg": STEPS,
    },
    "optimizers.fpp": {"mini_batch_sgd": STEPS, "solve_equations": STEPS},
    "layers.fpp": {"Layer": PARTS, "Sequential": PARTS},
    "autodiff.fpp": {"Value": STEPS},
    "data.fpp": {"grid_search": GIVEN, "random_search": GIVEN, "index_of": SEARCH},
}  # fmt: skip


@pytest.mark.parametrize("file", [file for file in texts() if file != "sentences.fpp"])
def test_only_what_has_a_reason_keeps_a_loop(file: str) -> None:
    names = [entry.name for entry in catalogue() if entry.file == file]
    tree = ast.parse(fpp_lang.transpile(texts()[file]))
    found = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in names and has_loop(node)]
    assert sorted(found) == sorted(KEPT.get(file, {}))


def test_only_sentences_of_several_names_keep_a_loop() -> None:
    """They visit the names, each of which is an array."""
    found = []
    for entry in catalogue():
        if entry.kind == "phrase":
            comment = read_comment(entry.comment, [])
            (example, *_) = comment.examples
            tree = ast.parse(fpp_lang.transpile(f"{example.before}\nresult = {example.call}\n"))
            summary = first_sentence(entry.comment)
            functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) == summary]
            found += [entry.name for node in functions if has_loop(node)]
    assert found
    assert [name for name in found if "{names}" not in name] == []


def has_loop(tree: ast.AST) -> bool:
    return any(isinstance(node, LOOPS) for node in ast.walk(tree))
