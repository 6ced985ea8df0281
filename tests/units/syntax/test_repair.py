"""Pasted listings: each kind of damage, what is told about it, and what is left alone."""

from __future__ import annotations

import pytest

import fpp_lang

ROOT = "Function root(x) -> y:\n    y = sqrt(x)\n\nprint(root(4))\n"
# A pasted text, the program, and the codes that are told.
REPAIRS = {
    "numbers in front": ("1 Function f(x):\n2     y = x\n\n4     return y\n", "Function f(x):\n    y = x\n\n    return y\n", {"FPP0703"}),
    "numbers fused with code": ("1a = 1\n2b = 2\n3print(a)\n", "a = 1\nb = 2\nprint(a)\n", {"FPP0703"}),
    "numbers with colons": ("1: a = 1\n2: b = 2\n", "a = 1\nb = 2\n", {"FPP0703"}),
    "numbers with dots": ("1. a = 1\n2.\n3. b = 2\n", "a = 1\nb = 2\n", {"FPP0703"}),
    "numbers with bars": (" 1 | if a:\n 2 |     b = 1\n 3 |\n 4 | c = 2\n", "if a:\n    b = 1\nc = 2\n", {"FPP0701", "FPP0703"}),
    "numbers and tabs": ("1 if a:\n2 \tb = 1\n3 \tc = 2\n", "if a:\n\tb = 1\n\tc = 2\n", {"FPP0703"}),
    "numbers of one and two digits": (
        "".join(f"{number:>2} {line}\n" for number, line in enumerate(["if a:", *["    b = 1"] * 10], 1)),
        "if a:\n" + "    b = 1\n" * 10,
        {"FPP0703"},
    ),
    "numbers alone": ("a = 1\n2\nfor i in a:\n4\n    print(i)\n5\n", "a = 1\nfor i in a:\n    print(i)\n", {"FPP0703"}),
    "numbers within brackets": ("x = f(a[\n2\n    b], [1,\n 3\n])\n4\n5\n", "x = f(a[\n    b], [1,\n 3\n])\n", {"FPP0703"}),
    "a number before a sign": (
        "1 if a:\n2     1\n3 else:\n4     -1\n5 b = 2\n",
        "if a:\n    1\nelse:\n    -1\nb = 2\n",
        {"FPP0703"},
    ),
    "a number behind a broken operation": ("x = 1\na = a /\n0.25\nb = 2\n", "x = 1\na = a / 0.25\nb = 2\n", {"FPP0707"}),
    "a bracket behind its number, where a value could stand": (
        "1 y = [1,\n2   2,\n3 ]\n4 print(y)\n",
        "y = [1,\n  2,\n]\nprint(y)\n",
        {"FPP0703"},
    ),
    "a number that glitched": ("13\na = 1\n14\n1.5\nb = 2\n16\n", "a = 1\nb = 2\n", {"FPP0703"}),
    "a page header": ("a = 1\n\n11\n\n8.7 Scalar Addition 8 TENSORS\n\nb = 2\n", None, {"FPP0703", "FPP0704"}),
    "a page footer alone": ("a = 1\n\nPage 3 of 12\n\nb = 2\n", "a = 1\n\n// Page 3 of 12\n\nb = 2\n", {"FPP0704"}),
    "prompts": (">>> if a:\n...     b = 1\n>>> c = 2\n", "if a:\n    b = 1\nc = 2\n", {"FPP0706"}),
    "escapes of Markdown": ("W\\_1\\[0\\] = a\\[i\\] \\* 2\n", "W_1[0] = a[i] * 2\n", {"FPP0706"}),
    "entities in a text between tags": ('<pre>print("a &lt; b")</pre>\n', 'print("a < b")\n', {"FPP0706"}),
    "methods": (
        "Class Bag:\nFunction init(self):\nself.items = []\n\nFunction add(self, item):\nself.items.append(item)\n\nbag = Bag()\n",
        "Class Bag:\n    Function init(self):\n        self.items = []\n\n    Function add(self, item):\n"
        "        self.items.append(item)\n\nbag = Bag()\n",
        {"FPP0701", "FPP0702"},
    ),
    "curly quotes": ("print(“it's ‘so’”, ‘a’)\n", "print(\"it's ‘so’\", 'a')\n", {"FPP0705"}),
    "quotes within curly quotes": ('print(“say "a"”)\n', 'print("say \\"a\\"")\n', {"FPP0705"}),
    "TeX quotes": ("print(``a b'')\n", 'print("a b")\n', {"FPP0705"}),
    "dashes": ("x = a – b − 1e−8\nf = (y) −> y – 3\n", "x = a - b − 1e-8\nf = (y) -> y - 3\n", {"FPP0705"}),
    "wide blanks": ("if a:\n\xa0 \xa0 b = 1\n", "if a:\n    b = 1\n", {"FPP0705"}),
    "invisible characters": ("to\u200btal = 1\u00ad2\n", "total = 12\n", {"FPP0705"}),
    "operators with a blank": ("if a = = b and c ! = d:\n    e + = 1\n", "if a == b and c != d:\n    e += 1\n", {"FPP0705"}),
    "tabs": ("if a:\n\tb = 1\n    c = 2\n", "if a:\n    b = 1\n    c = 2\n", {"FPP0705"}),
    "entities": ("if a &lt; b &amp;&amp; c:\n    d = 1\n", None, {"FPP0706", "FPP0710"}),
    "double entities": ("if a &amp;gt; b:\n    c = &quot;&lt;p&gt;&quot;\n", 'if a > b:\n    c = "<p>"\n', {"FPP0706"}),
    "tags": ('<pre><code class="x">a = 1<br>b = a<sup>2</sup></code></pre>', "a = 1\nb = a^2", {"FPP0706"}),
    "a fence": ("Look at this:\n```fpp\na = 1\n```\nDone.\n", "// Look at this:\na = 1\n// Done.\n", {"FPP0704", "FPP0706"}),
    "a quotation": ("> a = 1\n> if a:\n>     b = 2\n", "a = 1\nif a:\n    b = 2\n", {"FPP0706"}),
    "an indented text": ("    a = 1\n    if a:\n        b = 2\n", "a = 1\nif a:\n    b = 2\n", {"FPP0701"}),
    "LaTeX": (
        r"y = \exp(-x^{2}) \times \frac{a}{b + 1} \leq W\_1.\operatorname{raised}(2)" + "\n",
        "y = exp(-x^2) × a / (b + 1) <= W_1.raised(2)\n",
        {"FPP0706"},
    ),
    "a broken line": ("x = a +\n    b\n", "x = a + b\n", {"FPP0707"}),
    "a line that begins with an operator": ("x = a\n    + b\ny = x\n    .abs()\n", "x = a + b\ny = x.abs()\n", {"FPP0707"}),
    "a broken text": ('print("one\ntwo")\n', 'print("one two")\n', {"FPP0707"}),
    "a broken comment": ("// the sum (of weights\n   and biases)\na = 1\n", "// the sum (of weights and biases)\na = 1\n", {"FPP0707"}),
    "a lost underscore": ("a = rows.is_odd\nb = cols.is odd\n", "a = rows.is_odd\nb = cols.is_odd\n", {"FPP0708"}),
    "no indentation": (
        "Function f(T) -> T:\nfor row in T:\nfor col in row:\nif col > 0:\ncol = col\nelse:\ncol = 0\n\nFunction g(x):\nreturn x\n",
        "Function f(T) -> T:\n    for row in T:\n        for col in row:\n            if col > 0:\n                col = col\n"
        "            else:\n                col = 0\n\nFunction g(x):\n    return x\n",
        {"FPP0701"},
    ),
    "the base of a body": (
        "Function f(n):\ntotal = 0\nfor i in n:\n    total += i\nreturn total\n",
        "Function f(n):\n    total = 0\n    for i in n:\n        total += i\n    return total\n",
        {"FPP0701"},
    ),
    "paragraphs": (
        "Function f(n):\n    total = 0\n\nfor i in n:\n    total += i\n\nreturn total\n",
        "Function f(n):\n    total = 0\n\n    for i in n:\n        total += i\n\n    return total\n",
        {"FPP0701"},
    ),
    "first lines": (
        "Function f(T, n):\n    for row in T:\n        for col in row:\n\na = col + n\n            b = a * rowIndex\n            col = b\n",
        "Function f(T, n):\n    for row in T:\n        for col in row:\n\n            a = col + n\n            b = a * rowIndex\n"
        "            col = b\n",
        {"FPP0701"},
    ),
    "an else that slid": (
        "for x in xs:\n    if x > 0:\n        a = 1\nelse:\n        a = 2\n",
        "for x in xs:\n    if x > 0:\n        a = 1\n    else:\n        a = 2\n",
        {"FPP0701"},
    ),
    "blocks of comments": (
        "if a:\n    if b:\n    // good\nelse:\n    // bad\n",
        "if a:\n    if b:\n        // good\n    else:\n        // bad\n",
        {"FPP0701", "FPP0702"},
    ),
    "numbers within a fence": (
        "Here it is:\n\n```\n1 a = 1\n2 b = 2\n3 print(a)\n```\n",
        "// Here it is:\n\na = 1\nb = 2\nprint(a)\n",
        {"FPP0703", "FPP0704", "FPP0706"},
    ),
    "the end of a page between numbers": (
        "1 a = 1\n2 b = 2\n\n42\n3.2 Own Functions 3 BASICS\n\n3 c = 3\n",
        "a = 1\nb = 2\n\n// 3.2 Own Functions 3 BASICS\n\nc = 3\n",
        {"FPP0703", "FPP0704"},
    ),
    "a bracket behind its number": ("1print(\n2a,\n3b\n4)\n5print(c)\n", "print(\na,\nb\n)\nprint(c)\n", {"FPP0703"}),
    "a line that ends with x": (
        "Function f(x) -> x:\nx = x + 1\nreturn x\nprint(f(1))\n",
        "Function f(x) -> x:\n    x = x + 1\n    return x\nprint(f(1))\n",
        {"FPP0701"},
    ),
    "a line that ends with the operator x": ("C = A x\n    B\n", "C = A x B\n", {"FPP0707"}),
    "escapes of LaTeX in texts": (
        'a\\_b = 2 \\times 3\nprint(f"\\{a\\_b\\}")\n',
        'a_b = 2 × 3\nprint(f"{a_b}")\n',
        {"FPP0706"},
    ),
    "ligatures in texts of a damaged program": (
        'x = 2 \\times 3\nprint("ﬁrst", x)\n',
        'x = 2 × 3\nprint("first", x)\n',
        {"FPP0705", "FPP0706"},
    ),
    "a list that grows behind branches": (
        "found = []\nfor n in 9:\nif n mod 2 == 0:\nk = n\nelse:\nk = 0\nfound.append(k)\nprint(found)\n",
        "found = []\nfor n in 9:\n    if n mod 2 == 0:\n        k = n\n    else:\n        k = 0\n    found.append(k)\nprint(found)\n",
        {"FPP0701"},
    ),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_repair(name):
    pasted, wanted, codes = REPAIRS[name]
    text, told = fpp_lang.repair(pasted)
    assert wanted is None or text == wanted
    assert {item.code for item in told} == codes
    assert fpp_lang.repair(text)[0] == text


RIGHT = {
    "a program": ROOT,
    "a number that is a value": "Function f(x) -> s:\n    if x > 0:\n        1\n    else:\n        0\n",
    "numbers within brackets": "values = [\n    10, 20,\n    30,\n    40\n]\nprint(values)\n",
    "words of pages in texts and comments": '// 8.7 Scalar Addition 8 TENSORS\nprint("11", "Page 3 of 12")\n',
    "inputs called like parameters": "Function scale(values, factor):\n    return values * factor\n\nprint(scale(values, factor))\n",
    "marks of FPP": "x = 2 × 3 − 1 ≤ √4\n",
    "entities in texts": 'print("a &amp; b <b>bold</b>")\n',
    "blank lines everywhere": "a = 1\n\nb = 2\n\nc = 3\n\nd = 4\n",
    "tabs": "if a:\n\tb = 1\n",
    "sentences": "Normalize pixel values to [0, 1]\nFor each image:\n    Look at it closely\n",
    "no line end": "a = 1",
    "nothing": "",
    "a product beside a function with a variable x": """\
Function solve(A, b) -> x:
    x = zeros(b.len())
    r = b - A x x
    p = r.clone()

b = X.T x y
for k in 6:
    p = Sigmoid(X x w)
""",
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_stays(name):
    assert fpp_lang.repair(RIGHT[name]) == (RIGHT[name], [])


def test_each_repair_names_its_line():
    _, told = fpp_lang.repair("a = 1\nprint(“a”)\nx = a – 1\n")
    assert [(item.line, item.severity.value, item.message) for item in told] == [
        (2, "note", '“…” became "…"'),
        (3, "note", "– became -"),
    ]


def test_words_are_never_dropped():
    pasted = "1 Function f(x):\n2 y = x +\n3 12\nSome footer 3 TENSORS\n4 return y\nwhat is this ?\n"
    text, told = fpp_lang.repair(pasted)
    for word in ("Function", "f", "y", "x", "12", "Some", "footer", "TENSORS", "return", "what", "is", "this", "?"):
        assert word in text
    assert any(item.code == "FPP0710" for item in told)


def test_doubts_are_told():
    _, told = fpp_lang.repair("for i in n:\nprint(i)\nprint(n)\nx = (\n")
    assert {item.code for item in told} >= {"FPP0710"}


@pytest.mark.parametrize(
    "text", ["(" * 5000, "“" * 5000, "try:\n" * 400, "if x:\n" * 400, "\\" * 3000, "<b>" * 2000, "1\n" * 2000, "\0\u202e\f"]
)
def test_no_text_is_too_much(text):
    fpp_lang.repair(text)
