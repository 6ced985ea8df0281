"""The canonical layout: what changes, what stays, and what is refused."""

from __future__ import annotations

import pytest

import fpp_lang

# Rows of the tables in printing/spacing.py and printing/program.py: a text and its canonical form.
LINES = {
    "operators": ("x=1+2*3-  4", "x = 1 + 2 * 3 - 4"),
    "signs": ("x = - a+ -b - - c", "x = -a + -b - -c"),
    "a sign behind a sign": ("x = - - a", "x = - -a"),
    "powers hug": ("y = a ^ 2 + b ** 2 - x ² * A ᵀ", "y = a^2 + b ** 2 - x² * Aᵀ"),
    "roots and not": ("y = √ x ∧ ¬ ( a )", "y = √x ∧ ¬(a)"),
    "brackets": ("f ( a ,b ) [ 1 ] = ( c )", "f(a, b)[1] = (c)"),
    "a bracket behind a keyword": ("print(1 if(a)else(b))", "print(1 if (a) else (b))"),
    "keyword arguments": ("f(x, axis = 0)", "f(x, axis=0)"),
    "defaults": ("Function f(a,b=1)->f32: a", "Function f(a, b = 1) -> f32:\n    a"),
    "annotations": ("let  x:f32=1", "let x: f32 = 1"),
    "slices": ("y = T[ 1 : 3 , : ]", "y = T[1:3, :]"),
    "slices with operators": ("y = T[i:i+1]", "y = T[i : i + 1]"),
    "records": ('r = {a:1,"b" :2}', 'r = {a: 1, "b": 2}'),
    "fields": ("y = a . b . c ( )", "y = a.b.c()"),
    "a field of a number": ("y = 2. .raised(2)", "y = 2. .raised(2)"),
    "functions": ("f = ( a,b )->a+b", "f = (a, b) -> a + b"),
    "the operator x": ("C = A  x  ( B )", "C = A x (B)"),
    "a variable called x": ("y = ( x )", "y = (x)"),
    "soft keywords as names": ("y = step -1 + to (2)", "y = step - 1 + to(2)"),
    "soft keywords": ("for n from -3 to (k) step -1: print(n)", "for n from -3 to (k) step -1:\n    print(n)"),
    "articles": ("for w in the  layer: print(w)", "for w in the layer:\n    print(w)"),
    "articles at the beginning of a line": ("a w = 3; the  w = 4", "a w = 3\nthe w = 4"),
    "articles before a comment": ("the /* old */ w = 3", "the /* old */ w = 3"),
    "articles of an unknown sentence": ("the cards are  shuffled twice", "the cards are  shuffled twice"),
    "semicolons": ("a = 1; b = 2 ; // both", "a = 1\nb = 2 // both"),
    "colons": ("while a\n  a = 0", "while a:\n    a = 0"),
    "then": ("if a then\n  a = 0", "if a then:\n    a = 0"),
    "case and spelling": ("FOR Each row IN T : Row ← 1_000 × 1E3", "FOR Each row IN T:\n    Row ← 1_000 × 1E3"),
    "texts": ("x = 'a  b' + f\"{ y }  z\"", "x = 'a  b' + f\"{ y }  z\""),
    "a comment behind a line": ("x = 1     //one", "x = 1 //one"),
    "a comment within": ("x = f( a ,/* b */c )", "x = f(a, /* b */ c)"),
    "a hole": ("steps =    // how many", "steps = // how many"),
    "a known sentence": ("n = number  of   rows in A", "n = number of rows in A"),
    "an unknown sentence": ("Shuffle  the   whole deck", "Shuffle  the   whole deck"),
    "points of a sentence": ("Compute gradients of Loss w.r.t. W", "Compute gradients of Loss w.r.t. W"),
}
BLOCKS = {
    "indentation": ("if a:\n  if b:\n     x = 1\n\n  else :\n     x = 2", "if a:\n    if b:\n        x = 1\n    else:\n        x = 2\n"),
    "tabs": ("if a:\n\tx = 1", "if a:\n    x = 1\n"),
    "blank lines": ("\n\na = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"),
    "blank lines at the beginning of a block": ("if a:\n\n    x = 1", "if a:\n    x = 1\n"),
    "functions stand apart": ("x = 1\n// f\nFunction f(): 1\ny = 2", "x = 1\n\n// f\nFunction f():\n    1\n\ny = 2\n"),
    "methods stand apart": (
        "Class A:\n  Function f(self): 1\n  Function g(self): 2",
        "Class A:\n    Function f(self):\n        1\n\n    Function g(self):\n        2\n",
    ),
    "comments": (
        "  // top\nif a: // why\n// inside\n    x = 1\n      # end\n# out\ny = 2",
        "// top\nif a: // why\n    // inside\n    x = 1\n    # end\n# out\ny = 2\n",
    ),
    "empty blocks": ("for i in 3:\n      // nothing\nx = 1", "for i in 3:\n    // nothing\nx = 1\n"),
    "breaks within brackets stay": ("A = [[1,2],\n  [3,4]]\nb = [\n1,\n2\n]", "A = [[1, 2],\n     [3, 4]]\nb = [\n    1,\n    2\n]\n"),
    "parts": ("try:\n a = 1\n\ncatch e:\n b = 1\nrepeat\n c = 1\n// till\nuntil c", None),
    "line ends": ("a = 1\r\nb = 2\r", "a = 1\nb = 2\n"),
    "a byte order mark": ("\ufeffa = 1", "a = 1\n"),
    "nothing": ("\n \n", ""),
    "only comments": ("  // a\n\n\n# b", "// a\n\n# b\n"),
}


@pytest.mark.parametrize("name", LINES)
def test_lines(name):
    before, after = LINES[name]
    assert fpp_lang.format(before) == after + "\n"
    assert fpp_lang.format(after) == after + "\n"


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks(name):
    before, after = BLOCKS[name]
    formatted = fpp_lang.format(before)
    assert after is None or formatted == after
    assert fpp_lang.format(formatted) == formatted


def test_a_long_line_is_broken_at_its_brackets():
    names = [f"a_rather_long_name_{number}" for number in range(9)]
    formatted = fpp_lang.format(f"print({', '.join(names)})")
    lines = formatted.splitlines()
    assert lines[0] == "print(" and lines[-1] == ")" and all(line.startswith("    a_") for line in lines[1:-1])
    assert max(map(len, lines)) <= 100 and len(lines) == 5
    assert fpp_lang.format(formatted) == formatted


def test_a_long_sum_is_broken_before_operators():
    formatted = fpp_lang.format(f"x = ({' + '.join(['a_rather_long_name'] * 9)})")
    assert [line.lstrip()[:2] for line in formatted.splitlines()] == ["x ", "a_", "+ ", "+ ", ")"]
    assert fpp_lang.format(formatted) == formatted


def test_a_long_line_that_begins_in_brackets_and_ends_outside():
    text = f"pair = ([[{', '.join(['a_rather_long_name'] * 8)}]]).cols, clean({' + '.join(['a_rather_long_name'] * 8)})"
    formatted = fpp_lang.format(text)
    assert max(map(len, formatted.splitlines())) <= 100
    assert "".join(formatted.split()) == "".join(text.split())
    assert fpp_lang.format(formatted) == formatted


def test_a_long_line_without_brackets_stays():
    text = f"x = {' + '.join(['a_rather_long_name'] * 9)}\n"
    assert fpp_lang.format(text) == text


@pytest.mark.parametrize("text", ["x = (1", "if x = 0: 1", "x = 'a", "for i = 1 to n:\n    x = 1", "a\x00b"])
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(fpp_lang.FppError) as caught:
        fpp_lang.format(text)
    assert caught.value.diagnostics[0].severity.value == "error"


def test_more_sentences_than_errors_that_are_told():
    outline = "".join(f"Take step number {number} of it all\n" for number in range(50))
    assert fpp_lang.format(outline) == outline
