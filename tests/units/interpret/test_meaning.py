"""What the interpreter alone promises, or promises first: every kind of node, numbers that stay honest, views and copies."""

import inspect

import numpy as np
import pytest
from interpreting import Run, variables

from fpp_lang.core import tree as core
from fpp_lang.interpret.compile import compiled_kinds
from fpp_lang.runtime.program_error import ProgramError

PARTS = {"Node", "Expression", "Statement", "Slice", "Clause", "Block", "Targets", "Visit", "Parameter", "Function", "Input", "Program"}
BEFORE_SETTLING = {"Dot", "ForIn"}


def code_of(text):
    with pytest.raises(ProgramError) as stopped:
        Run(text).outcome()
    return stopped.value.report().code


def test_every_kind_of_statement_and_expression_is_compiled():
    kinds = {name for name, kind in vars(core).items() if inspect.isclass(kind) and issubclass(kind, core.Node)}
    known = {kind.__name__ for kind in compiled_kinds()}
    assert {"If", "ForRows", "Apply", "Comprehension"} <= known
    assert known <= kinds - PARTS - BEFORE_SETTLING


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("n = 10 ^ 4000\nm = n * n\n", "FPP0502"),
        ("n = 2\nfor i in range(60):\n    n = n * n\n", "FPP0502"),
        ("v = [9223372036854775807, 1]\nw = v + 1\n", "FPP0503"),
        ("v = [9223372036854775807, 1]\nw = sum(v)\n", "FPP0503"),
        ("v = [4611686018427387904, 1]\nx = v[0] * 4\n", "FPP0503"),
        ("v = [1, 2]\nw = v div [1, 0]\n", "FPP0504"),
        ("v = [1, 2]\nx = v[0] mod 0\n", "FPP0504"),
    ],
)
def test_whole_numbers_never_go_wrong_in_silence(text, code):
    assert code_of(text) == code


def test_whole_tensors_reach_their_last_number():
    assert variables("v = [9223372036854775806, 1]\nw = v + 1\n")["w"].tolist() == [2**63 - 1, 2]


def test_truth_values_count_as_one_and_zero():
    found = variables("a = [true, false]\nb = a + a\nc = -a\nd = (1 < 2) + (2 < 3)\n")
    assert (found["b"].tolist(), found["c"].tolist(), found["d"]) == ([2, 0], [-1, 0], 2)


def test_no_result_is_complex():
    found = variables("a = (-8) ^ (1 / 3)\nb = 4 ^ 0.5\nc = [-1.0, 4] ^ 0.5\n")
    assert np.isnan(found["a"]) and found["b"] == 2 and np.isnan(found["c"][0])


def test_inf_and_nan_warn_once_per_line():
    run = Run("for i in 3:\n    x = exp(1000 + i)\ny = zeros(2) / zeros(2)\nz = log(0)\n")
    run.outcome()
    assert run.warnings == [("FPP0651", 2), ("FPP0652", 3), ("FPP0653", 4)]


def test_the_error_knows_its_calls():
    with pytest.raises(ProgramError) as stopped:
        Run("Function inner(b):\n    return 1 / b\nFunction outer(a):\n    return inner(a) + 1\nx = outer(0)\n").outcome()
    found = stopped.value.report()
    assert [(frame.function, frame.span.line) for frame in found.calls] == [("", 5), ("outer", 4), ("inner", 2)]
    assert found.line == 2 and "`b` is zero" in found.message


def test_rows_swap_and_names_swap():
    found = variables("A = [[1, 2], [3, 4]]\nA[0], A[1] = A[1], A[0]\nu = [1]\nv = [2]\nw = u\nu, v = v, u\nw[0] = 9\n")
    assert found["A"].tolist() == [[3, 4], [1, 2]]
    assert (found["u"].tolist(), found["v"].tolist()) == ([2], [9])


def test_the_elements_of_a_loop_are_read_live_and_its_passes_are_fixed():
    text = "v = [1, 2, 3]\nseen = []\nfor x in v:\n    seen.append(x)\n    v[2] = 10\nL = [1]\nfor x in L:\n    L.append(x)\n"
    found = variables(text)
    assert found["seen"] == [1, 2, 10] and found["L"] == [1, 1]


def test_counting_forgives_rounding_and_keeps_whole_numbers():
    text = "a = []\nfor x from 0 to 1 step 0.1: a.append(x)\nb = []\nfor n from 3 to 1 step -1: b.append(n)\n"
    found = variables(text)
    assert len(found["a"]) == 11 and found["b"] == [3, 2, 1] and all(type(n) is int for n in found["b"])


def test_closures_share_the_variables_around_them():
    text = (
        "Function counter():\n    counts = [0]\n    Function up():\n        counts[0] += 1\n        return counts[0]\n    return up\n"
        "next = counter()\na = next()\nb = next()\n"
    )
    assert variables(text)["b"] == 2


def test_a_function_for_one_number_runs_over_elements_before_anything_is_printed():
    text = "Function step(x, at = 0):\n    if x > at: return 1\n    return 0\n"
    text += "a = step([[1, -1]], at=[[0], [5]])\nb = step(3)\nc = step(zeros(0))\n"
    found = variables(text)
    assert found["a"].tolist() == [[1, 0], [0, 0]] and found["b"] == 1 and found["c"].shape == (0,)


def test_catch_takes_errors_but_no_limits():
    text = "try:\n    x = 1 / 0\ncatch error:\n    x = error.message\n"
    assert "divides by zero" in variables(text)["x"]
    deep = "Function f(n: Integer) -> Integer:\n    return f(n + 1)\ntry:\n    x = f(0)\ncatch error:\n    x = 0\n"
    assert code_of(deep) == "FPP0601"
