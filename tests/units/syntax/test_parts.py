"""Expressions by themselves, and the question whether an entry of the REPL is complete."""

from __future__ import annotations

import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import is_complete, parse, parse_expression

from .reading import shape


@pytest.mark.parametrize(
    ("text", "tree_as_text"),
    [("1 + 2", "(1 + 2)"), (" [1,\n 2] ", "[1, 2]"), ("a, b", "pair(a, b)"), ("1 +\n2", "(1 + 2)"), ("'text' // said", "'text'")],
)
def test_an_expression_by_itself(text, tree_as_text):
    problems = Problems()
    assert shape(parse_expression(SourceFile("--set", text), problems)) == tree_as_text
    assert len(problems) == 0


@pytest.mark.parametrize("text", ["", "  ", "a = 1", "a b 3", "(1", "1)", "if a: b", "2x", "a; b", "= 1", "// a"])
def test_what_is_no_expression(text):
    problems = Problems()
    assert parse_expression(SourceFile("--set", text), problems) is None
    assert problems.any_errors


COMPLETE = [
    "a = 1",
    "f(1, 2)",
    "if a: b = 1",
    "a = (1))",
    "a = = 1",
    "",
    "if a:\n    b = 1\n",
    "repeat:\n    a\nuntil b",
    "a = 'open",
    "f(1,\nreturn",
]
INCOMPLETE = [
    "f(1,",
    "a = [",
    "if a:",
    "if a",
    "Function f(a):\n    return a",
    "if a:\n    b = 1",
    "if a:\n    b\nelse:",
    "repeat:",
    "try:\n    a",
    "a = '''text",
    "/* comment",
    "for i in 3:\n    if i: print(i)",
]


@pytest.mark.parametrize("text", COMPLETE)
def test_complete_entries(text):
    assert is_complete(text) == "complete"


@pytest.mark.parametrize("text", INCOMPLETE)
def test_incomplete_entries(text):
    assert is_complete(text) == "incomplete"


def test_names_of_earlier_entries_are_known():
    for text in ("done", "print(inf)", "a = 9 // done"):
        alone, after = Problems(), Problems()
        parse(SourceFile("entry", text), alone)
        parse(SourceFile("entry", text), after, known={"done", "inf"})
        assert alone.any_errors != after.any_errors
