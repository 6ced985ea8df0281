"""The Python interface: values in, values out, one kind of error."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import fpp_lang

RELU = """
Function ReLU(T) -> T:
    for row in T:
        for col in row:
            max(col, 0)

Function shift(T, by):
    T += by

Function both(a, b) -> pair:
    return a, b

Function fails(n) -> f32:
    return 1 / n

scale = 2.0
v = ReLU([-1, 2])
"""
ENGINES = pytest.mark.parametrize("engine", ["interpreter", "numpy"])


@ENGINES
def test_functions_take_and_give_numbers_and_arrays(engine):
    m = fpp_lang.loads(RELU, engine=engine)
    given = np.array([[-1.0, 2.0], [3.0, -4.0]])
    result = m.ReLU(given)
    assert isinstance(result, np.ndarray)
    assert result.tolist() == [[0, 2], [3, 0]]
    assert given.tolist() == [[-1, 2], [3, -4]], "an arrow protects what it is given"
    assert m.ReLU(-2) == 0
    assert m.both(1, "a") == (1, "a")


@ENGINES
def test_procedures_change_the_caller_s_array(engine):
    m = fpp_lang.loads(RELU, engine=engine)
    given = np.array([1.0, 2.0])
    assert m.shift(given, by=1) is None
    assert given.tolist() == [2, 3]


@ENGINES
def test_variables(engine):
    m = fpp_lang.loads(RELU, engine=engine)
    assert m.variables["scale"] == 2.0
    assert m.variables["v"].tolist() == [0, 2]
    assert set(m.variables) == {"scale", "v"}
    with pytest.raises(AttributeError, match="nothing"):
        _ = m.nothing
    assert "ReLU" in dir(m)


@ENGINES
def test_a_variable_stays_that_only_a_gradient_reads(engine):
    """The numbers of a list that a loop fills go on under another name."""
    m = fpp_lang.loads("w = [i + 0.5 for i in 3]\nLoss = sum(w * [1, 2, 3])\nprint(gradient of Loss with respect to w)\n", engine=engine)
    assert np.asarray(m.variables["w"]).tolist() == [0.5, 1.5, 2.5]


@ENGINES
def test_inputs_are_values_or_expressions(engine):
    text = 'total = first.sum() * rate\nname = title + "!"\nage = person.age'
    inputs = {"first": np.array([1.0, 2.0]), "rate": "1 / 2", "title": "'Ada'", "person": {"age": 3}}
    m = fpp_lang.loads(text, engine=engine, inputs=inputs)
    assert (m.variables["total"], m.variables["name"], m.variables["age"]) == (1.5, "Ada!", 3)
    assert m.variables["rate"] == 0.5


@ENGINES
def test_the_same_seed_gives_the_same_numbers(engine):
    draws = [fpp_lang.loads("v = random(3)", engine=engine, seed=seed).variables["v"].tolist() for seed in (1, 1, 2)]
    assert draws[0] == draws[1] != draws[2]
    assert draws[0] == np.random.default_rng(1).random(3).tolist()


@ENGINES
def test_errors_say_what_the_command_line_says(engine):
    with pytest.raises(fpp_lang.FppError) as caught:
        fpp_lang.loads("total = 3\nprint(totl)", name="a.fpp", engine=engine)
    (item,) = caught.value.diagnostics
    assert (item.code, item.severity, item.file, item.line, item.column, item.replacement) == ("FPP0201", "error", "a.fpp", 2, 7, "total")
    assert " --> a.fpp:2:7" in str(caught.value)
    assert "\x1b" not in str(caught.value)


@ENGINES
def test_calls_that_fail_raise_the_same_error(engine):
    m = fpp_lang.loads(RELU, name="relu.fpp", engine=engine)
    with pytest.raises(fpp_lang.FppError) as caught:
        m.fails(0)
    assert caught.value.diagnostics[-1].line == 14
    with pytest.raises(fpp_lang.FppError):
        m.fails()
    with pytest.raises(fpp_lang.FppError):
        m.fails(1, 2)


@ENGINES
def test_a_loop_that_fails_in_a_call_is_told_as_it_was_written(engine):
    program = """Function joined(A, B) -> C:
    C = zeros(len(A))
    for i from 0 to len(A) - 1:
        C[i] = A[i] + B[i]
    return C
"""
    joined = fpp_lang.loads(program, engine=engine).joined
    with pytest.raises(fpp_lang.FppError) as caught:
        joined(np.ones(4), np.ones(3))
    (found,) = caught.value.diagnostics
    assert (found.code, found.line, found.column, found.end_column) == ("FPP0513", 4, 23, 27)
    assert joined(np.ones(2), np.ones(2)).tolist() == [2.0, 2.0]


def test_missing_file(tmp_path):
    with pytest.raises(fpp_lang.FppError, match="cannot read"):
        fpp_lang.load(tmp_path / "missing.fpp")


def test_file(tmp_path):
    (tmp_path / "half.fpp").write_bytes("\ufeffFunction half(x) -> f32:\r\n    x / 2\r\n".encode())
    assert fpp_lang.load(tmp_path / "half.fpp").half(3) == 1.5
    assert fpp_lang.load(str(tmp_path / "half.fpp"), "interpreter").half(3) == 1.5


def test_a_sum_of_whole_arrays_holds_the_fraction_that_is_stored_in_it():
    text = "Function ended(u, v) -> r:\n    r = u + v\n    r[-1] = 0.5\n"
    module: dict[str, Callable[..., np.ndarray]] = {}
    exec(fpp_lang.transpile(text), module)
    given = np.array([1, 2]), np.array([3, 4])
    for ended in (module["ended"], *(fpp_lang.loads(text, engine=engine).ended for engine in ("interpreter", "numpy"))):
        assert ended(*given).tolist() == [4.0, 0.5]


def test_check_and_transpile():
    assert fpp_lang.check("print(1)") == []
    assert [item.code for item in fpp_lang.check("print(totl)\ntotal = 1")] == ["FPP0201"]
    assert "print(1)" in fpp_lang.transpile("print(1)")
    with pytest.raises(fpp_lang.FppError):
        fpp_lang.transpile("total = 1\nprint(totl)")


def test_public_names():
    assert set(fpp_lang.__all__) <= set(dir(fpp_lang))
    with pytest.raises(AttributeError):
        _ = fpp_lang.nothing


@ENGINES
def test_values_that_are_no_tensor_are_refused(engine):
    m = fpp_lang.loads(RELU, engine=engine)
    for value in ([[1.0, 2.0], [3.0]], "a text", None, ["a", "b"]):
        with pytest.raises(fpp_lang.FppError) as refused:
            m.ReLU(value)
        assert refused.value.diagnostics[0].code == "FPP0553"


@ENGINES
def test_whole_arrays_given_as_inputs_take_no_fractions(engine):
    program = "weights = // to be halved\nfor w in weights:\n    w = w / 2\n"
    with pytest.raises(fpp_lang.FppError) as refused:
        fpp_lang.loads(program, engine=engine, inputs={"weights": np.array([1, 2])})
    assert refused.value.diagnostics[0].code == "FPP0509"
    assert ".astype(float)" in (refused.value.diagnostics[0].hint or "")
    assert fpp_lang.loads(program, engine=engine, inputs={"weights": "[1, 2]"}).variables["weights"].tolist() == [0.5, 1.0]


@ENGINES
def test_what_array_forms_do_not_fit_is_computed_as_written(engine):
    program = """Function chosen(A, u):
    total = 0
    for i in A.len():
        if A[i] > 0:
            total += u
    return total
"""
    chosen = fpp_lang.loads(program, engine=engine).chosen
    assert chosen(np.array([1.0, -1.0, 2.0]), 2.0) == 4.0
    assert chosen(np.array([1.0, -1.0, 2.0]), np.array([1.0, 2.0, 4.0])).tolist() == [2.0, 4.0, 8.0]


@ENGINES
def test_a_loop_over_a_number_is_told_at_the_loop(engine):
    visit = fpp_lang.loads(
        "Function visit(n):\n    total = 0\n    for i in n:\n        total += i\n    return total\n", engine=engine
    ).visit
    with pytest.raises(fpp_lang.FppError) as caught:
        visit(3)
    (found,) = caught.value.diagnostics
    assert (found.code, found.line) == ("FPP0535", 3)


@ENGINES
def test_what_calls_have_changed_outside_is_no_part_of_a_second_call(engine):
    program = """state = {count: 0}
Function bump(A, u):
    state.count += 1
    total = 0
    for i in A.len():
        if A[i] > 0:
            total += u
    return total + state.count
"""
    bump = fpp_lang.loads(program, engine=engine).bump
    assert [bump(np.ones(2), 1.0), bump(np.ones(2), 1.0)] == [3.0, 4.0]
    try:
        assert bump(np.ones(2), np.array([1.0, 2.0])).tolist() == [5.0, 7.0]
    except fpp_lang.FppError as error:
        assert engine == "numpy" and "A must be a vector and u a number" in str(error)


@ENGINES
def test_a_call_that_is_made_again_prints_once(engine, capsys):
    program = """Function chosen(A, u):
    print("before")
    total = 0
    for i in A.len():
        if A[i] > 0:
            total += u
    print("after")
    return total
"""
    chosen = fpp_lang.loads(program, engine=engine).chosen
    assert chosen(np.array([1.0, -1.0, 2.0]), np.array([1.0, 2.0, 4.0])).tolist() == [2.0, 4.0, 8.0]
    assert capsys.readouterr().out == "before\nafter\n"


@ENGINES
def test_an_input_is_not_changed_twice(engine):
    program = """X += 1
Function chosen(A, u):
    total = 0
    for i in A.len():
        if A[i] > 0:
            total += u
    return total
same = chosen
number = chosen([1.0], 2)
row = same([1.0, -1.0, 2.0], [1.0, 5.0])
"""
    given = np.zeros(2)
    try:
        assert fpp_lang.loads(program, engine=engine, inputs={"X": given}).variables["row"].tolist() == [2.0, 10.0]
    except fpp_lang.FppError:
        assert engine == "numpy"
    assert given.tolist() == [1.0, 1.0]


def test_a_variable_without_a_value_is_told_where_the_program_says_it() -> None:
    """Also in a function that stores in what it is given, which does not run twice (R11.2)."""
    source = (
        "Function f(A: Tensor, v: Tensor, parts: List):\n    for part in parts:\n        for x in part: y = zeros(A.rows)\n"
        "    for i in A.rows:\n        y[i] *= 0.5\n    v[0] = 1\n    return y\n"
    )
    for engine in ("numpy", "interpreter"):
        with pytest.raises(fpp_lang.FppError) as raised:
            fpp_lang.loads(source, engine=engine).f(np.ones((2, 2)), np.ones(2), [[], []])
        assert [(found.code, found.line) for found in raised.value.diagnostics] == [("FPP0533", 5)]


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_a_sum_of_squares_says_that_it_overflowed(engine: fpp_lang.api.Engine) -> None:
    """Also of a tensor of any rank (R3.7); a z-score, whose squares stay in range, says nothing."""
    source = "Function squares(W) -> total:\n    D = W - 0.5\n    total = sum(D^2)\nx = squares([[1e200, 1], [2, 3]])\n"
    module = fpp_lang.loads(source, engine=engine)
    assert [(found.code, found.line) for found in module.warnings] == [("FPP0651", 3)] and module.variables["x"] == np.inf
    module = fpp_lang.loads("z = Z_Score([1e200, 3e200]); one = Z_Score([5])\n", engine=engine)
    assert module.warnings == [] and module.variables["one"].tolist() == [0.0]
    np.testing.assert_allclose(module.variables["z"], np.array([-1, 1]) / np.sqrt(2), rtol=1e-12)


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
def test_the_spread_of_one_number_is_told_as_such(engine: fpp_lang.api.Engine) -> None:
    (found,) = fpp_lang.loads("x = std([5], true)\n", engine=engine).warnings
    assert found.code == "FPP0652" and found.message.startswith("std has no result") and "two numbers" in (found.hint or "")


LOOKING_UP = """
Function look(keys, values, key, self = 0) -> found:
    found = none
    for i in keys.len():
        if keys[i] == key:
            found = values[i]
            break
"""


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_parameters_may_have_any_name(engine):
    """Also those of the Python that calls it."""
    look = fpp_lang.loads(LOOKING_UP, engine=engine).look
    assert look(keys=np.array([1, 2]), values=np.array([5.0, 6.0]), key=2, self=1) == 6
    assert look(keys=np.array([1, 2]), values=np.array([5.0, 6.0]), key=3) is None


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_nothing_is_nan_in_a_tensor_of_results(engine):
    """R6.5: for a tensor of keys the results are a tensor."""
    look = fpp_lang.loads(LOOKING_UP, engine=engine).look
    keys, values = np.array([1, 2]), np.array([5.0, 6.0])
    np.testing.assert_array_equal(look(keys, values, np.array([3, 2])), [np.nan, 6])
    np.testing.assert_array_equal(look(keys, values, np.array([3])), [np.nan])
