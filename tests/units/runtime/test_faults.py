"""Exceptions of Python and NumPy become problems in plain words."""

import numpy as np
import pytest

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.core import tree as core
from fpp_lang.runtime.faults import translate


def named(source, name):
    start = source.text.index(name)
    return core.Variable(name, core.Where.TOP, span=Span(source, start, start + len(name)))


def primitive(name, text, *operands):
    source = SourceFile("program.fpp", text)
    return core.Primitive(name, tuple(named(source, each) for each in operands), span=Span(source, 0, len(text)))


def raised(action):
    try:
        action()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def words(action, node, known=()):
    found = translate(raised(action), node, known)
    return found.code, found.words().message


def test_division_by_zero_names_what_is_zero():
    node = primitive("divide", "total / count", "total", "count")
    assert words(lambda: 1 / 0, node) == ("FPP0501", "`count` is zero in `total / count`.")


def test_shapes_and_the_axis_that_differs():
    node = primitive("add", "A + row", "A", "row")
    assert words(lambda: np.zeros((2, 3)) + np.zeros(4), node) == (
        "FPP0511",
        "shapes (2, 3) and (4,) do not fit together in `A + row`: axis 1 of `A` has size 3, axis 0 of `row` has size 4.",
    )


def test_matrices_that_cannot_be_multiplied():
    node = primitive("matmul", "A x B", "A", "B")
    code, message = words(lambda: np.zeros((2, 3)) @ np.zeros((4, 2)), node)
    assert code == "FPP0512" and "size 3" in message and "size 4" in message


def test_an_index_out_of_range_names_axis_and_size():
    source = SourceFile("program.fpp", "T[1][7]")
    inner = core.Index(named(source, "T"), (core.Constant(1),), span=Span(source, 0, 4))
    node = core.Index(inner, (core.Constant(7),), span=Span(source, 0, 7))
    assert words(lambda: np.zeros((2, 3))[1, 7], node) == ("FPP0513", "index 7 is out of range: axis 1 of `T` has size 3.")


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (lambda: [1][3], "FPP0513"),
        (lambda: [].pop(), "FPP0543"),
        (lambda: np.zeros(3)[np.array([True])], "FPP0517"),
        (lambda: np.zeros(3)[0, 1], "FPP0515"),
        (lambda: np.zeros(6).reshape(4, 2), "FPP0524"),
        (lambda: np.zeros(0).max(), "FPP0523"),
        (lambda: np.zeros(2).sum(axis=3), "FPP0525"),
        (lambda: np.concatenate([np.zeros(2), np.zeros((2, 2))]), "FPP0526"),
        (lambda: np.array([[1], [1, 2]]), "FPP0522"),
        (lambda: bool(np.zeros(2) > 0), "FPP0506"),
        (lambda: np.zeros(-1), "FPP0527"),
        (lambda: 2.0**5000, "FPP0502"),
        (lambda: float("x"), "FPP0508"),
        (lambda: "a" + 1, "FPP0505"),
        (lambda: "a" < 1, "FPP0505"),
        (lambda: np.exp("a"), "FPP0505"),
        (lambda: {}["key"], "FPP0534"),
        (lambda: exec("n = 3; n(4)"), "FPP0539"),
        (lambda: np.zeros(10**15), "FPP0604"),
        (lambda: np.zeros(2).append(1), "FPP0521"),
        (lambda: None.mean(), "FPP0541"),
        (lambda: list(3), "FPP0535"),
        (lambda: exec("a, b = 1, 2, 3"), "FPP0538"),
        (lambda: np.random.default_rng(0).normal(0, -1), "FPP0544"),
    ],
)
def test_code_of_an_exception(action, code):
    assert words(action, primitive("add", "a + b", "a", "b"))[0] == code


def test_in_place_changes_keep_kind_and_shape():
    source = SourceFile("program.fpp", "W -= g")
    node = core.Update(named(source, "W"), "subtract", named(source, "g"), span=Span(source, 0, 6))
    whole, row = np.array([1, 2]), np.array([1.0, 2.0])

    def fraction():
        nonlocal whole
        whole -= 0.5

    def larger():
        nonlocal row
        row -= np.zeros((3, 2))

    assert words(fraction, node)[0] == "FPP0507"
    assert words(larger, node)[0] == "FPP0520"


def test_near_names_of_a_missing_field():
    source = SourceFile("program.fpp", "r.gradiant")
    node = core.Field(named(source, "r"), "gradiant", span=Span(source, 0, 10))
    found = translate(KeyError("gradiant"), node, ({"gradient": 1, "value": 2},))
    assert found.words().hint == "did you mean `gradient`?"
