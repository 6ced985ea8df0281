"""Class statements (R8.1), and loops that take pairs apart."""

from __future__ import annotations

import pytest

from fpp_lang.syntax import tree

from .reading import lines_of, problem, statements


def test_a_class_with_methods() -> None:
    text = """// A layer.
Class Dense(Layer): // with weights
    // what it begins with
    Function init(self, rows = 2):
        self.W = zeros(rows, 2)

    Function forward(self, x) -> y:
        return super.forward(x)
    // the end
"""
    (found,) = statements(text)
    assert isinstance(found, tree.Class)
    assert (found.name, found.base, found.name_span.text) == ("Dense", tree.Name("Layer"), "Dense")
    assert [method.name for method in found.body.statements if isinstance(method, tree.Function)] == ["init", "forward"]
    assert [comment.text for comment in found.trivia.before if isinstance(comment, tree.Comment)] == ["// A layer."]
    assert found.trivia.after is not None
    assert [comment.text for comment in found.body.end if isinstance(comment, tree.Comment)] == ["// the end"]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("class Square(Rectangle)\n    pass", "Rectangle"),
        ("CLASS Square:\n    pass", None),
        ("class Square():\n    // nothing yet", None),
        ("class Square: pass", None),
        ("class Square\n    def area(self): return self.side ^ 2", None),
    ],
)
def test_headers_of_classes(text: str, base: str | None) -> None:
    (found,) = statements(text)
    assert isinstance(found, tree.Class)
    assert found.base == (None if base is None else tree.Name(base))


@pytest.mark.parametrize("text", ["class = 3", "print(class)", "class += 1", "class.name = 2", "class in xs", "y = class x class"])
def test_class_is_a_name_elsewhere(text: str) -> None:
    assert not isinstance(statements(text)[0], tree.Class)


def test_only_methods_stand_in_a_class() -> None:
    assert problem("class A:\n    x = 3\n    Function f(self): pass").code == "FPP0142"
    assert lines_of("class A\nprint(1)") == [(1, "FPP0124")]
    assert problem("class A(B, C):\n    pass").replacement == "class A(B):"


@pytest.mark.parametrize(
    ("targets", "shape"),
    [
        ("a, b", ["a", "b"]),
        ("(a, b)", ["a", "b"]),
        ("i, (a, b)", ["i", ["a", "b"]]),
        ("(i, (a, b))", ["i", ["a", "b"]]),
        ("(a, b), (c, (d, e))", [["a", "b"], ["c", ["d", "e"]]]),
    ],
)
def test_loops_take_pairs_apart(targets: str, shape: list[object]) -> None:
    def names(target: tree.Expression) -> object:
        return (
            [names(item) for item in target.items]
            if isinstance(target, tree.Pair)
            else target.name
            if isinstance(target, tree.Name)
            else None
        )

    loop, made = statements(f"for {targets} in xs: pass\nys = [1 for {targets} in xs]")
    assert isinstance(loop, tree.ForIn)
    assert [names(target) for target in loop.targets] == shape
    assert isinstance(made, tree.Assign)
    assert isinstance(made.value, tree.Comprehension)
    assert [names(target) for target in made.value.clauses[0].targets] == shape
