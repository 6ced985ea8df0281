"""Every table of primitives covers the same primitives, and its rows can be used."""

import ast
import re

import pytest

from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.numpy_rules import HELPERS, PYTHON_ROWS, as_value
from fpp_lang.numpy_rules.argument_tests import TESTS

FIXED = {"np", "math", "copy", "time", "special", "rng", "axis", "dtype", "ddof", "kind"}


def test_every_primitive_has_a_numpy_form_and_nothing_else_has():
    assert PYTHON_ROWS.keys() == PRIMITIVES.keys()


@pytest.mark.parametrize("name", PRIMITIVES)
def test_forms_name_each_parameter_at_most_once_and_the_last_fits_all(name):
    parameters = {parameter.name for parameter in PRIMITIVES[name].parameters}
    for variant in PYTHON_ROWS[name]:
        text = re.sub(r"\{(\w+)\}", r"\1", variant.text.replace("shown ", ""))
        used = [node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)]
        assert all(used.count(parameter) <= 1 for parameter in parameters), variant
    assert not any(":" in test for test in PYTHON_ROWS[name][-1].tests)


@pytest.mark.parametrize("name", PRIMITIVES)
def test_tests_of_the_table_exist(name):
    parameters = {parameter.name for parameter in PRIMITIVES[name].parameters}
    for variant in PYTHON_ROWS[name]:
        for test in variant.tests:
            parameter, _, wanted = test.partition(":")
            assert parameter.partition("#")[0] in parameters, variant
            assert wanted.removeprefix("any_") in {*TESTS, "", "has_axis"}, variant


@pytest.mark.parametrize("name", PRIMITIVES)
def test_every_primitive_is_a_function_value_too(name):
    form = as_value(name)
    ast.parse(form.text, mode="eval")
    assert set(form.helpers) <= HELPERS.keys()


@pytest.mark.parametrize("helper", HELPERS.values(), ids=lambda helper: helper.name)
def test_helpers_are_short_and_stand_alone(helper):
    tree = ast.parse(helper.source)
    assert isinstance(tree.body[0], ast.FunctionDef) and ast.get_docstring(tree.body[0])
    assert len([line for line in helper.source.splitlines() if line.strip()]) <= (14 if helper.name == "by_element" else 12)
    assert all(len(line) <= 88 for line in helper.source.splitlines() if '"""' not in line), "as ruff format leaves it"
    bound = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    bound |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    bound |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    free = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - bound - set(dir(__builtins__)) - set(__builtins__)
    modules = {line.split()[-1] for line in helper.imports}
    assert free <= modules | set(helper.helpers) | {"rng", "__file__"}
