"""Statements become the trees that R1.3 to R1.7, R2.9 and sections 4 to 6 say."""

from __future__ import annotations

import pytest

from fpp_lang.syntax import tree

from .reading import problem, shape, statements


def only(text: str) -> tree.Statement:
    (statement,) = statements(text)
    return statement


ASSIGNMENTS = [
    ("a = 1", "a", "1"),
    ("a ← 1", "a", "1"),
    ("a = b = 0", "a b", "0"),
    ("a, b = f(x)", "pair(a, b)", "f(x)"),
    ("T[i][j] = v", "T[i][j]", "v"),
    ("p.value = a, b", "p.value", "pair(a, b)"),
    ("A[i], A[j] = A[j], A[i]", "pair(A[i], A[j])", "pair(A[j], A[i])"),
    ("(a, b) = c", "pair(a, b)", "c"),
]


@pytest.mark.parametrize(("text", "targets", "value"), ASSIGNMENTS)
def test_assignments(text, targets, value):
    statement = only(text)
    assert isinstance(statement, tree.Assign)
    assert " ".join(map(shape, statement.targets)) == targets
    assert shape(statement.value) == value
    assert (statement.annotation, statement.declared) == (None, False)


def test_annotations_and_let():
    assert only("i: f32 = 3") == tree.Assign((tree.Name("i"),), tree.Number(3), tree.Annotation("f32"))
    assert only("let W: Tensor = T;") == tree.Assign((tree.Name("W"),), tree.Name("T"), tree.Annotation("Tensor"), True)
    assert only("LET a = 1") == tree.Assign((tree.Name("a"),), tree.Number(1), None, True)
    assert only("w: List[Tensor[3, 4]] = []").annotation.span.text == "List[Tensor[3, 4]]"


def test_a_hole_is_an_assignment_whose_value_is_a_comment():
    statement = only("steps: Integer = // how many")
    assert statement == tree.Assign((tree.Name("steps"),), None, tree.Annotation("Integer"))
    assert statement.trivia.after == tree.Comment("// how many")
    assert only("start = # where to begin").value is None
    assert problem("start =").code == "FPP0134"
    assert problem("start.x = // where").code == "FPP0134"


@pytest.mark.parametrize(
    ("text", "operator"),
    [("a += 1", "+"), ("a -= 1", "-"), ("a −= 1", "-"), ("a *= 1", "*"), ("a /= 1", "/"), ("a **= 1", "^"), ("a ^= 1", "^")],
)
def test_updates(text, operator):
    assert only(text) == tree.Update(tree.Name("a"), operator, tree.Number(1))


PRINTS = [
    ("Print a", "Print", "a"),
    ("Log x + 1", "Log", "(x + 1)"),
    ("Show -a", "Show", "(- a)"),
    ('PRINT "a", b', "PRINT", "'a' b"),
    ("Log(a)", "Log", "a"),
    ("Print(a, b)", "Print", "a b"),
    ("Print (a + b) / 2", "Print", "(<(a + b)> / 2)"),
    ("Print the loss", "Print", "loss"),
    ("Show a x b", "Show", "(a x b)"),
    ('Print f"{a}"', "Print", "f['a:']"),
]


@pytest.mark.parametrize(("text", "word", "values"), PRINTS)
def test_words_that_print(text, word, values):
    statement = only(text)
    assert isinstance(statement, tree.Print)
    assert (statement.word, " ".join(map(shape, statement.values))) == (word, values)


@pytest.mark.parametrize("text", ["print(a)", "log(a)", "Show(a, depth = 2)", "Log(a).b", "Log"])
def test_these_are_no_words_that_print(text):
    assert isinstance(only(text), tree.Evaluate)


SIMPLE = [
    ("return", tree.Return(None)),
    ("Return a, b", tree.Return(tree.Pair((tree.Name("a"), tree.Name("b"))))),
    ("break", tree.Break()),
    ("Break the training  loop", tree.Break("training loop")),
    ("continue while loop", tree.Continue("while loop")),
    ("pass;", tree.Pass()),
    ('Throw Error ("no")', tree.Throw(tree.Call(tree.Name("Error"), (tree.Argument(tree.Text("no")),)))),
    ("raise e", tree.Throw(tree.Name("e"))),
    ("assert a", tree.Assert(tree.Name("a"), None)),
    ('assert (a), "m"', tree.Assert(tree.Group(tree.Name("a")), tree.Text("m"))),
    ("assert [1]", tree.Assert(tree.Bracket((tree.Number(1),)), None)),
    ('use "lib/a.fpp"', tree.Use(tree.Text("lib/a.fpp"), None)),
    ('From "a.fpp" Use b, use', tree.Use(tree.Text("a.fpp"), (tree.Name("b"), tree.Name("use")))),
]


@pytest.mark.parametrize(("text", "statement"), SIMPLE)
def test_simple_statements(text, statement):
    assert only(text) == statement


A, B, C = (tree.Name(letter) for letter in "abc")
SET_B = tree.Assign((B,), tree.Number(1))
BLOCK = tree.Block((SET_B,))

IFS = [
    "if a:\n    b = 1\nelif b:\n    b = 1\nelse:\n    b = 1",
    "If a\n  b = 1\nElse If b\n  b = 1\nELSE\n  b = 1",
    "if a then\n    b = 1\nelse if b then:\n    b = 1\nelse: b = 1",
    "if a: b = 1\nelif b: b = 1\nelse: b = 1",
]


@pytest.mark.parametrize("text", IFS)
def test_if(text):
    assert only(text) == tree.If((tree.Branch(A, BLOCK), tree.Branch(B, BLOCK)), BLOCK)


LOOPS = [
    ("for a in b:\n    b = 1", tree.ForIn((A,), B, BLOCK)),
    ("For each a in b: b = 1", tree.ForIn((A,), B, BLOCK)),
    ("for each the a in the b\n    b = 1", tree.ForIn((A,), B, BLOCK)),
    ("for a ∈ b:\n    b = 1", tree.ForIn((A,), B, BLOCK)),
    ("for each in b:\n    b = 1", tree.ForIn((tree.Name("each"),), B, BLOCK)),
    ("for a, b in c:\n    b = 1", tree.ForIn((A, B), C, BLOCK)),
    ("for (a, b) in c:\n    b = 1", tree.ForIn((A, B), C, BLOCK)),
    ("for each a, b in c:\n    b = 1", tree.ForIn((A, B), C, BLOCK)),
    ("for a from b to c:\n    b = 1", tree.ForFrom(A, B, C, None, BLOCK)),
    ("for a from b to c step -1:\n    b = 1", tree.ForFrom(A, B, C, tree.Unary("-", tree.Number(1)), BLOCK)),
    ("for step from from to to step step:\n    b = 1", tree.ForFrom(*(tree.Name(w) for w in ("step", "from", "to", "step")), BLOCK)),
    ("while a\n    b = 1", tree.While(A, BLOCK)),
    ("repeat:\n    b = 1\nuntil a", tree.Repeat(BLOCK, A)),
    ("repeat\n    b = 1\nuntil a", tree.Repeat(BLOCK, A)),
    ("repeat: b = 1\nuntil a", tree.Repeat(BLOCK, A)),
    ("try:\n    b = 1\ncatch error:\n    b = 1", tree.Try(BLOCK, tree.Name("error"), BLOCK)),
    ("Try\n    b = 1\nCatch\n    b = 1", tree.Try(BLOCK, None, BLOCK)),
]


@pytest.mark.parametrize(("text", "statement"), LOOPS)
def test_loops_and_try(text, statement):
    assert only(text) == statement


def test_functions():
    text = "Function area(width, height = 2, scale: f32 = 1.5,) -> List[f32]:\n    return width"
    function = only(text)
    assert function == tree.Function(
        "area",
        (
            tree.Parameter("width"),
            tree.Parameter("height", tree.Number(2)),
            tree.Parameter("scale", tree.Number(1.5), tree.Annotation("f32")),
        ),
        tree.Annotation("List"),
        tree.Block((tree.Return(tree.Name("width")),)),
    )
    assert (function.name_span.text, function.arrow.span.text) == ("area", "List[f32]")
    assert function.span.text == text


@pytest.mark.parametrize("head", ["def f():", "function f()", "FUNCTION f ( ) :", "Function f() → none:", "def f(\n):"])
def test_heads_of_functions(head):
    (function,) = statements(f"{head}\n    Function g(a): return a\n    pass")
    assert (function.name, len(function.body.statements)) == ("f", 2)


def test_several_statements_on_a_line():
    assert statements("a = 1; b = 1;") == (tree.Assign((A,), tree.Number(1)), SET_B)
    assert only("if a: b = 1; b = 1") == tree.If((tree.Branch(A, tree.Block((SET_B, SET_B))),), None)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("f(a)[0].b() = 1", "the result of a call"),
        ("a + b = 1", "an expression"),
        ("3 = a", "a number"),
        ("a, 3 = b", "a number"),
        ("[a, b] = c", "a list"),
        ("a, b += 1", "an expression"),
        ("true = 1", "true or false"),
    ],
)
def test_what_cannot_be_assigned_to(text, what):
    found = problem(text)
    assert found.code == "FPP0133"
    assert found.message.startswith(what)
