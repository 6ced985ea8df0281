"""Lines, blocks and line ends: R1.1 to R1.6."""

from __future__ import annotations

import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import parse, tree

from .reading import lines_of, problem, read, statements


def outline(text: str) -> str:
    """A program as its names in nested brackets: one letter per line, blocks in brackets."""
    return _outline(statements(text))


def _outline(found: tuple[tree.Statement, ...]) -> str:
    parts = []
    for statement in found:
        match statement:
            case tree.Evaluate(tree.Name(name)):
                parts.append(name)
            case tree.If(branches, otherwise):
                blocks = [branch.block for branch in branches] + ([otherwise] if otherwise else [])
                parts.append("if" + "".join(f"({_outline(block.statements)})" for block in blocks))
            case tree.While(_, body):
                parts.append(f"while({_outline(body.statements)})")
    return " ".join(parts)


BLOCKS = [
    ("if a:\n  b\n  c\nd", "if(b c) d"),
    ("if a\n\tb\n\tc\nd", "if(b c) d"),
    ("if a:\n    while b:\n        c\n    d\ne", "if(while(c) d) e"),
    ("if a:\n    while b:\n        c\nd", "if(while(c)) d"),
    ("while a\n  b\nwhile c\n        d", "while(b) while(d)"),
    ("while a:\n\tb\nwhile c:\n    d", "while(b) while(d)"),
    ("if a:\n    // nothing yet\nelse:\n    b", "if()(b)"),
    ("if a\n    # nothing yet\nb", "if() b"),
    ("while a:\n    /* nothing\n  yet */\nb", "while() b"),
    ("while a:\n    // nothing", "while()"),
    ("a\n    // deep\n  // shallow\nb", "a b"),
    ("if a:\n\n\n    b\n\n    c\n\nd", "if(b c) d"),
    ("if (a and\nb):\n    c", "if(c)"),
    ("/* first */ a", "a"),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_blocks(text, expected, end):
    assert outline(text + end) == expected


def test_brackets_join_lines_whatever_their_indentation():
    (statement,) = statements("total = f(a,\nb, [1,\n            2\n],\n  c)")
    assert len(statement.value.arguments) == 4


WRONG = [
    ("  a", [(1, "FPP0120")]),
    ("\n    a\n    b", [(2, "FPP0120")]),
    ("a\n  b\nc", [(2, "FPP0123")]),
    ("while a:\n    b\n  c\nd", [(3, "FPP0122")]),
    ("while a:\n\tb\n        c\nd", [(3, "FPP0121")]),
    ("while a:\n    while b:\n    \tc\n\td", [(4, "FPP0121")]),
    ("while a:\nb", [(1, "FPP0124")]),
    ("if a\nelse\n    b", [(1, "FPP0124")]),
    ("while a: \n// no deeper\nb", [(1, "FPP0124")]),
    ("while c d: e", [(1, "FPP0130")]),
    ("if a return", [(1, "FPP0125")]),
    ("if c b = 1", [(1, "FPP0125")]),
    ("else:\n    a", [(1, "FPP0126")]),
    ("a\ncatch e:\n    b", [(2, "FPP0126")]),
    ("until a > 3", [(1, "FPP0126")]),
    ("repeat:\n    a\nb", [(1, "FPP0127")]),
    ("while c:\n    try:\n        a\nb", [(2, "FPP0127")]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_lines_in_a_wrong_place(text, expected):
    assert lines_of(text) == expected


def test_a_call_above_deeper_lines_was_meant_as_a_function():
    assert "Function area(a, b):" in (problem("area(a, b)\n    b").hint or "")


def test_a_deeper_line_with_an_operator_belongs_to_the_expression_above():
    assert "brackets" in (problem("a = b\n    + c").hint or "")


def test_the_missing_colon_is_noted_only_where_lines_follow():
    problems = Problems()
    parse(SourceFile("a.fpp", "if a  // why\n    b\nelse\n    // none\nif c: d"), problems)
    assert [(item.code, item.line, item.column, item.replacement) for item in problems.diagnostics()] == [
        ("FPP0128", 1, 5, ":"),
        ("FPP0128", 3, 5, ":"),
    ]
    assert not problems.any_errors


RECOVERY = """fucntion area(a):
    b = = 1
if a = 1:
    b
elif b
    c = (1 + 2
else:
    c = 2x
whlie a:
    b = "text
a = 1
"""


def test_all_problems_of_a_program_are_found_at_once():
    assert lines_of(RECOVERY) == [
        (1, "FPP0131"),
        (2, "FPP0100"),
        (3, "FPP0132"),
        (6, "FPP0105"),
        (8, "FPP0109"),
        (9, "FPP0131"),
        (10, "FPP0103"),
    ]
    assert read(RECOVERY)[0].statements[-1] == tree.Assign((tree.Name("a"),), tree.Number(1))


def test_reading_stops_after_twenty_errors():
    assert len(read("a = = b\n" * 100)[1]) == 20


def test_an_open_bracket_is_reported_where_it_was_opened():
    found = problem("a = f(1,\n      2\nb = 3\nreturn b")
    assert (found.code, found.line, found.column) == ("FPP0105", 1, 6)
    assert problem("a = [1, 2)").replacement == "]"
    assert problem("a = 1)").replacement == ""
