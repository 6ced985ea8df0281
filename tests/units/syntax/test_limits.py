"""Hostile texts end quickly, with a tree or with a problem that has a code."""

from __future__ import annotations

import time

import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import parse
from fpp_lang.syntax.depth import DEEPEST_EXPRESSION
from fpp_lang.syntax.layout import LONGEST_LINE
from fpp_lang.syntax.scan import DEEPEST

from .reading import read, statements

MANY = 20_000

HOSTILE = {
    "nothing": ("", None),
    "blanks": (" \n\t\n" * MANY, None),
    "comments": ("// a\n" * MANY, None),
    "open brackets": ("(" * MANY, "FPP0107"),
    "closed brackets": ("a = " + "(" * MANY + "1" + ")" * MANY, "FPP0107"),
    "brackets over lines": ("(\n" * MANY, "FPP0107"),
    "signs": ("a = " + "-" * MANY + "1", "FPP0108"),
    "nots": ("a = " + "not " * MANY + "1", "FPP0108"),
    "powers": ("a = " + "2^" * MANY + "2", "FPP0108"),
    "sum": ("a = " + "+".join("1" * 5000), "FPP0108"),
    "choices": ("a = " + "1 if b else " * (MANY // 4) + "2", "FPP0108"),
    "functions": ("a = " + "b -> " * MANY + "2", "FPP0108"),
    "fields": ("a" + ".b" * MANY, "FPP0108"),
    "calls": ("a" + "()" * MANY, "FPP0108"),
    "long comparison": ("a = " + "b < " * MANY + "2", None),
    "long name": ("a" * LONGEST_LINE, None),
    "long number": ("a = " + "1" * (LONGEST_LINE - 4), "FPP0109"),
    "long text": ("a = '" + "b" * (LONGEST_LINE - 6) + "'", None),
    "long line": ("a = " + "1 + " * LONGEST_LINE + "1", "FPP0114"),
    "backslashes": ("a = '" + "\\" * MANY + "'", None),
    "open text": ("a = '" + "b" * MANY, "FPP0103"),
    "open comments": ("/*" * MANY, "FPP0104"),
    "sentence": ("Update " + "it using " * MANY, "FPP0130"),
    "nested blocks": ("".join(" " * depth + "if a:\n" for depth in range(1000)), "FPP0107"),
    "branches": ("if a:\n  b\n" + "else if a:\n  b\n" * MANY, None),
    "unknown characters": ("$" * MANY, "FPP0101"),
    "curly quotes": ("“" * MANY, "FPP0102"),
    "bad lines": ("a = = b\n" * MANY, "FPP0100"),
    "list with comments": ("a = [\n" + "1 // one\n," * MANY + "]", None),
    "fields of a text": ('a = f"' + "{b}" * (MANY // 4) + '"', None),
    "texts within texts": ("a = " + 'f"{' * MANY, "FPP0103"),
    "combining marks": ("a" + "\u0302" * MANY, None),
    "statements on a line": ("a=1;" * MANY, None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_quickly(name):
    text, code = HOSTILE[name]
    start = time.process_time()
    _, problems = read(text)
    assert time.process_time() - start < 10
    assert (problems[0].code if problems else None) == code


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (lambda n: "a = " + "(" * n + "1" + ")" * n, DEEPEST),
        (lambda n: "a = " + "[" * n + "]" * n, DEEPEST),
        (lambda n: "".join(" " * depth + "if a:\n" for depth in range(n)) + " " * n + "b", DEEPEST),
        (lambda n: "a = " + " + ".join("1" * n), DEEPEST_EXPRESSION),
    ],
)
def test_limits_are_exact(text, most):
    assert statements(text(most))
    assert read(text(most + 1))[1]


def test_reading_is_linear():
    lines = "Function f(a, b = 2) -> Tensor:\n    for i in a: // each\n        if a[i] > 0.5 and not b:\n            a[i] = -a[i]^2 x b\n"
    seconds = []
    for count in (500, 2000):
        source = SourceFile("a.fpp", lines * count)
        best = 99.0
        for _ in range(3):
            start = time.perf_counter()
            parse(source, Problems())
            best = min(best, time.perf_counter() - start)
        seconds.append(best)
    assert seconds[1] < seconds[0] * 4 * 1.8
