"""Expressions become the trees that R1.8, R1.9 and R3.1 to R3.10 say."""

from __future__ import annotations

import pytest

from fpp_lang.syntax import tree

from .reading import expression, problem, shape, statements

PRECEDENCE = [
    ("-x^2", "(- (x ^ 2))"),
    ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"),
    ("2 ** 3", "(2 ^ 3)"),
    ("x ^ -2", "(x ^ (- 2))"),
    ("-t.raised(2)", "(- t.raised(2))"),
    ("- -x", "(- (- x))"),
    ("-7 mod 3", "((- 7) mod 3)"),
    ("a + b * c - d", "((a + (b * c)) - d)"),
    ("a / b / c", "((a / b) / c)"),
    ("not a == b", "(not (a == b))"),
    ("not a and b or c", "(((not a) and b) or c)"),
    ("0 <= p < 1", "(0 <= p < 1)"),
    ("a not in b", "(a not in b)"),
    ("a is not none", "(a is not none)"),
    ("a in b == c", "(a in b == c)"),
    ("1 + 2 if c else 3", "((1 + 2) if c else 3)"),
    ("a if b else c if d else e", "(a if b else (c if d else e))"),
    ("v -> v + 1 if c else 2", "(v -> ((v + 1) if c else 2))"),
    ("(u, v) -> u - v", "(u, v -> (u - v))"),
    ("(v) -> v", "(v -> v)"),
    ("() -> 3", "( -> 3)"),
    ("f(v -> v, 2)", "f((v -> v), 2)"),
    ("√x²", "(√ (x ^ 2))"),
    ("√(a + b) * 2", "((√ <(a + b)>) * 2)"),
    ("2^√n", "(2 ^ (√ n))"),
    ("-x²", "(- (x ^ 2))"),
    ("Aᵀ x B", "(A.T x B)"),
    ("W[0]² + b.c³", "((W[0] ^ 2) + (b.c ^ 3))"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), PRECEDENCE)
def test_precedence(text, tree_as_text):
    assert shape(expression(text)) == tree_as_text


SPELLINGS = [
    ("a × b", "(a x b)"),
    ("a · b", "(a x b)"),
    ("a @ b", "(a x b)"),
    ("a ⊙ b", "(a * b)"),
    ("a ÷ b", "(a / b)"),
    ("a − b", "(a - b)"),
    ("−a", "(- a)"),
    ("a % b", "(a mod b)"),
    ("a MOD b Div c", "((a mod b) div c)"),
    ("a ≤ b ≠ c ≥ d", "(a <= b != c >= d)"),
    ("a ∈ b ∧ ¬c ∨ d", "(((a in b) and (not c)) or d)"),
    ("v → v", "(v -> v)"),
    ("π + ∞ + infinity", "((π + ∞) + infinity)"),
    ("TRUE and False", "(true and false)"),
    ("None", "none"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), SPELLINGS)
def test_operators_mean_what_they_look_like(text, tree_as_text):
    assert shape(expression(text)) == tree_as_text


def test_the_spelling_is_kept_but_not_compared():
    times, dot = expression("a × b"), expression("a · b")
    assert times == dot
    assert isinstance(times, tree.Binary) and times.spelling == "×"


THE_OPERATOR_X = [
    ("x x x", "(x x x)"),
    ("x * s", "(x * s)"),
    ("-x", "(- x)"),
    ("Shape.x * T.Shape.y", "(Shape.x * T.Shape.y)"),
    ("f(x, x)", "f(x, x)"),
    ("A x B x x", "((A x B) x x)"),
    ("[x for x in x if x > x]", "[x for x in x if (x > x)]"),
    ("(A\n x\n B)", "<(A x B)>"),
    ("X x Y", "(X x Y)"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), THE_OPERATOR_X)
def test_x_is_an_operator_only_where_one_is_expected(text, tree_as_text):
    assert shape(expression(text)) == tree_as_text


def test_the_operator_x_stands_between_spaces():
    assert problem("a = A x(B)").replacement == " x "
    assert problem("a = 2x3").replacement == "2 * 3"


POSTFIX = [
    ("T[i][j]", "T[i][j]"),
    ("T[i, j]", "T[i, j]"),
    ("T[:, 1:]", "T[_:_:_, 1:_:_]"),
    ("T[::2]", "T[_:_:2]"),
    ("T[a : b + 1, -1]", "T[a:(b + 1):_, (- 1)]"),
    ("f()", "f()"),
    ("f(a, b = 0.01, )", "f(a, b=0.01)"),
    ("a.f(b).g.h()", "a.f(b).g.h()"),
    ("f(a)(b)", "f(a)(b)"),
    ("r.step.to.x", "r.step.to.x"),
    ("(99).double()", "<99>.double()"),
    ("3.sqrt()", "3.sqrt()"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), POSTFIX)
def test_calls_indexes_and_fields(text, tree_as_text):
    assert shape(expression(text)) == tree_as_text


COLLECTIONS = [
    ("[]", "[]"),
    ("[1, [2, 3], ]", "[1, [2, 3]]"),
    ("[e for e in xs]", "[e for e in xs]"),
    ("[a * b for a, b in zip(A, B) if a > 0 if b > 0]", "[(a * b) for a, b in zip(A, B) if (a > 0) if (b > 0)]"),
    ("[a for row in T for a in row]", "[a for row in T for a in row]"),
    ("{}", "{}"),
    ('{value: 3, "two words": 1, 7: x}', "{value*: 3, 'two words': 1, 7: x}"),
    ("{(key): 1}", "{<key>: 1}"),
    ("a, b", "pair(a, b)"),
    ("(a, b, )", "pair(a, b)"),
    ("((a))", "<<a>>"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), COLLECTIONS)
def test_lists_records_and_pairs(text, tree_as_text):
    assert shape(expression(text)) == tree_as_text


NUMBERS = [("3", 3), ("1_000", 1000), ("0.5", 0.5), (".5", 0.5), ("3.", 3.0), ("1e-8", 1e-8), ("2.5E3", 2500.0), ("007", 7)]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text, value):
    number = expression(text)
    assert isinstance(number, tree.Number)
    assert (number.value, type(number.value)) == (value, type(value))


TEXTS = [
    ('"a b"', "a b"),
    ("'it is \"so\"'", 'it is "so"'),
    (r'"tab\t, \\, \x41, \u03b1, \101, \N{GREEK SMALL LETTER BETA}, \d"', "tab\t, \\, A, α, A, β, \\d"),
    ('"""two\nlines with "quotes\\""""', 'two\nlines with "quotes"'),
    ("'''one'''", "one"),
    ('""', ""),
    ('"// no comment # here"', "// no comment # here"),
    ('"joined\\\nlines"', "joinedlines"),
]


@pytest.mark.parametrize(("text", "value"), TEXTS)
def test_texts(text, value):
    assert expression(text) == tree.Text(value)


FORMATS = [
    ('f"epoch {epoch}: {loss:.4f}"', "f['epoch ', 'epoch:', ': ', 'loss:.4f']"),
    ('f"{{a}} {b}"', "f['{a} ', 'b:']"),
    ("f\"{r['key']} {f(a, b = 2)[1:2]}\"", "f[\"r['key']:\", ' ', 'f(a, b=2)[1:2:_]:']"),
    ('f"{r["key"]}"', "f[\"r['key']:\"]"),
    ('f"{a == b} {a != b}"', "f['(a == b):', ' ', '(a != b):']"),
    ('F"""{a}\n{b}"""', "f['a:', '\\n', 'b:']"),
    ("f'{f\"{a}\"}'", "f[\"f['a:']:\"]"),
    ('f"{a if b else c:>10}"', "f['(a if b else c):>10']"),
    ('f"plain"', "f['plain']"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), FORMATS)
def test_format_texts(text, tree_as_text):
    assert shape(expression(text)) == tree_as_text


def test_a_field_keeps_its_place_in_the_program():
    text = 'print(f"loss: {total + 1:.2f}")'
    (statement,) = statements(text)
    (argument,) = statement.value.arguments
    field = argument.value.parts[1]
    assert field.value.span.text == "total + 1"
    assert field.span.text == "{total + 1:.2f}"
    assert problem('print(f"loss: {total +}")').span.start == 21


NAMES = [
    ("θ", "θ"),
    ("β1", "β1"),
    ("W_hidden", "W_hidden"),
    ("m̂", "m̂"),
    ("ｎｐ", "np"),
    ("ﬁt", "fit"),
    ("मान", "मान"),
    ("é", "é"),
    ("é", "é"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_are_unicode_words(text, name):
    assert expression(text) == tree.Name(name)


@pytest.mark.parametrize("word", ["class", "phrase", "use", "from", "to", "step", "each", "repeat", "until", "mod", "div", "x", "then"])
def test_soft_keywords_are_names_elsewhere(word):
    name = tree.Name(word)
    assert statements(f"{word} = 3") == (tree.Assign((name,), tree.Number(3)),)
    assert expression(f"f({word}, {word}=2)") == tree.Call(tree.Name("f"), (tree.Argument(name), tree.Argument(tree.Number(2), word)))
    assert shape(expression(f"{word} + {word}")) == f"({word} + {word})"


@pytest.mark.parametrize(
    "word", ["assert", "super", "self", "lambda", "import", "np", "print", "Print", "end_of", "android", "index", "format"]
)
def test_other_words_are_names(word):
    assert statements(f"{word} = 3") == (tree.Assign((tree.Name(word),), tree.Number(3)),)


ARTICLES = [
    ("f(the layer)", "f(layer)"),
    ("a layer + an error", "(layer + error)"),
    ("a + the", "(a + the)"),
    ("a x b", "(a x b)"),
    ("the X", "X"),
    ("A layer", None),
    ("a if a else a", "(a if a else a)"),
]


@pytest.mark.parametrize(("text", "tree_as_text"), ARTICLES)
def test_articles_before_names_are_ignored(text, tree_as_text):
    if tree_as_text is None:
        assert problem(text).code == "FPP0130"
    else:
        assert shape(expression(text)) == tree_as_text


def test_spans_cover_what_was_written():
    text = "result = scale(the layer, k = 2)[0].abs()² + -b"
    (statement,) = statements(text)
    value = statement.value
    assert value.span.text == "scale(the layer, k = 2)[0].abs()² + -b"
    assert value.left.span.text == "scale(the layer, k = 2)[0].abs()²"
    assert value.left.left.function.target.span.text == "scale(the layer, k = 2)[0]"
    assert value.left.left.function.name_span.text == "abs"
    assert value.left.right.span.text == "²"
    assert value.right.span.text == "-b"
