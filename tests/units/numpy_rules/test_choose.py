"""The forms that the table chooses, by the kinds of the arguments."""

import numpy as np
import pytest

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, NUMERIC, OPEN, TENSOR, TEXT, WHOLE, Base, Kind, list_of
from fpp_lang.numpy_rules import HELPERS, as_value, choose, nodes


def of(kind):
    return core.Variable("v", core.Where.TOP, kind=kind)


def number(value):
    literal = core.Constant(abs(value), kind=WHOLE if isinstance(value, int) else FRACTION)
    return core.Primitive("negate", (literal,), kind=literal.kind) if value < 0 else literal


MATRIX = Kind(Base.TENSOR, "float", 2)
MASK = Kind(Base.TENSOR, "bool", 1)


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("add", (of(OPEN), of(OPEN)), "x + y"),
        ("add", (of(MASK), of(MASK)), "np.add(x, y, dtype=int)"),
        ("sum", (of(TENSOR), None), "t.sum()"),
        ("sum", (of(TENSOR), number(0)), "t.sum(axis=axis)"),
        ("sum", (of(list_of(WHOLE)), None), "np.sum(t)"),
        ("std", (of(OPEN), core.Constant(True), None), "np.std(t, ddof=1)"),
        ("std", (of(MATRIX), None, number(0)), "t.std(axis=axis)"),
        ("floor", (of(FRACTION),), "math.floor(x)"),
        ("floor", (of(NUMERIC),), "np.floor(x).astype(int)"),
        ("power", (of(NUMERIC), number(2)), "x ** y"),
        ("power", (of(TENSOR), number(-2)), "x ** -2.0"),
        ("power", (of(NUMERIC), of(NUMERIC)), "power(x, y)"),
        ("power", (number(9), number(387420489)), "power(x, y)"),
        ("zeros", (of(WHOLE),), "np.zeros(*shape)"),
        ("zeros", (of(WHOLE), of(WHOLE)), "np.zeros((*shape,))"),
        ("random", (), "rng.random()"),
        ("rows", (of(MATRIX),), "t.shape[0]"),
        ("rows", (of(TENSOR),), "np.atleast_2d(t).shape[-2]"),
        ("axis_size", (core.Primitive("shape", (of(MATRIX),)), number(1)), "shape[axis]"),
        ("axis_size", (core.Primitive("shape", (of(TENSOR),)), number(1)), "axis_size(shape, axis)"),
        ("print", (of(TEXT), of(list_of(WHOLE))), "print(values_0, show(values_1))"),
        ("join", (of(TEXT), of(list_of(TEXT))), "parts.join(separator)"),
    ],
)
def test_form(name, arguments, text):
    assert choose(name, arguments).text == text


def test_a_form_says_what_it_needs():
    assert choose("erf", (of(OPEN),)).imports == ("from scipy import special",)
    assert choose("round", (of(FRACTION), None)).imports == ()
    assert choose("power", (of(OPEN), of(OPEN))).helpers == ("power",)
    assert HELPERS["contains"].helpers == ("equal",)
    assert as_value("max").text == "np.max"
    assert as_value("maximum").text == "np.maximum"


def test_forms_of_the_nodes_that_settle_makes():
    assert nodes.whole(of(WHOLE)).text == "value"
    assert nodes.copy_of(of(TENSOR), "float", single=False).text == "value.astype(float)"
    assert nodes.logic("and", "elements", MASK, MASK).text == "x & y"
    assert nodes.link("==", of(OPEN), core.Constant(None)).text == "x is y"
    assert nodes.link("not_in", of(TEXT), of(TEXT)).text == "x not in y"


def helper(name):
    import copy
    import functools
    import inspect

    namespace = {"np": np, "functools": functools, "inspect": inspect, "copy": copy}
    for each in HELPERS.values():
        exec(each.source, namespace)
    return namespace[name]


def test_whole_takes_whole_valued_fractions_alone():
    whole = helper("whole")
    assert whole(2.0) == 2 and isinstance(whole(2.0), int)
    assert whole("key") == "key"
    assert whole(np.array([0.0, 2.0])).dtype == int
    assert whole(np.array([True, False])).dtype == bool
    assert whole({"x": 2.0, "y": 3}) == (2, 3)
    for wrong in (2.5, np.nan, np.inf, np.array([0.5])):
        with pytest.raises(ValueError, match="is not a whole number"):
            whole(wrong)


def test_power_never_gives_a_complex_number():
    power = helper("power")
    assert power(2, 10000) == 2**10000
    assert power(2, -1) == 0.5
    assert np.isnan(power(-8, 1 / 3)) and power(9, 0.5) == 3
    assert power(np.array([2, 4]), -1).tolist() == [0.5, 0.25]
    with pytest.raises(OverflowError, match="4,300 digits"):
        power(9, 9**9)


def test_values_inside_lists_print_like_numbers():
    show = helper("show")
    assert show([np.float64(1.5), np.int64(2), "a"]) == "[1.5, 2, 'a']"
    assert show({"value": (np.float64(1), 2)}) == "{'value': (1.0, 2)}"
    assert show("text") == "text"


def test_by_element_runs_over_broadcast_tensors():
    step = helper("by_element")("x", "at")(lambda x, at, low=0: 1 if x > at else low)
    assert step(3, 2) == 1
    assert step(np.array([[1, 3]]), np.array([[0], [2]])).tolist() == [[1.0, 1.0], [0.0, 1.0]]
    assert step(np.zeros((0, 2)), 1).shape == (0, 2)
    assert step(np.array([1]), 2, low=-1).tolist() == [-1.0]


def test_lists_of_numbers_from_a_file_are_tensors():
    found = helper("with_tensors")({"W": [[1, 2], [3, 4]], "mixed": [1, "a"], "ragged": [[1], [1, 2]], "flags": [True]})
    assert found["W"].dtype == float and found["W"].shape == (2, 2)
    assert found["mixed"] == [1, "a"] and found["flags"] == [True] and [item.tolist() for item in found["ragged"]] == [[1], [1, 2]]
