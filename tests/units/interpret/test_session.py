"""A session keeps its variables; functions called from Python go through the same limits."""

import numpy as np
import pytest
from interpreting import Run, compiled

from fpp_lang.diagnostics.error import FppError
from fpp_lang.runtime.records import Record


def test_an_entry_sees_what_ran_before():
    run = Run("v = [1, 2]\nw = v\n")
    run.outcome()
    run.session.run(compiled("v[0] = 9\n", {"v": np.array([1, 2])}))
    outcome = run.session.run(compiled("x = w + 1\nprint(x)\n", {"w": np.array([1, 2])}))
    assert outcome.variables["x"].tolist() == [10, 3] and run.printed == ["[10  3]\n"]


def test_values_cross_the_boundary():
    outcome = Run('r = {value: 1.5, tags: ["a"]}\np = (1, 2)\nn = [1, 2].sum()\nf = x -> x + 1\n').outcome()
    found = outcome.variables
    assert isinstance(found["r"], Record) and found["r"].value == 1.5
    assert found["p"] == (1, 2) and type(found["n"]) is int
    assert found["f"](np.array([1.0, 2.0])).tolist() == [2.0, 3.0]


def test_functions_take_and_protect_python_values():
    double = (
        Run("Function double(T) -> T:\n    for row in T:\n        for col in row:\n            col = col * 2\n")
        .outcome()
        .functions["double"]
    )
    given = np.array([1.0, 2.0])
    assert double(given).tolist() == [2.0, 4.0] and given.tolist() == [1.0, 2.0]
    assert double(3) == 6 and double([1, 2]).tolist() == [2, 4]
    assert double(T=np.array([[1]])).tolist() == [[2]]


def test_a_function_may_be_given_back():
    functions = Run("Function twice(f, x):\n    return f(f(x))\nFunction inc(x):\n    return x + 1\n").outcome().functions
    assert functions["twice"](functions["inc"], 1) == 3


@pytest.mark.parametrize("value", [{1, 2}, object(), np.array(["a"]), 1j])
def test_other_python_values_are_refused(value):
    show = Run("Function same(x) -> x:\n    return x\n").outcome().functions["same"]
    with pytest.raises(FppError) as stopped:
        show(value)
    assert stopped.value.diagnostics[0].code == "FPP0550"


def test_the_same_seed_draws_the_same_numbers():
    text = "a = random()\nb = normal(0, 1, 3)\nc = shuffle([1, 2, 3])\n"
    first, second = Run(text, seed=7).outcome().variables, Run(text, seed=7).outcome().variables
    generator = np.random.default_rng(7)
    assert first["a"] == second["a"] == generator.random()
    assert first["b"].tolist() == generator.normal(0, 1, 3).tolist()
