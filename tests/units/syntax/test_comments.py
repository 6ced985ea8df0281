"""Every comment and blank line of a program is found on its tree, in order; what is a comment and what is a division (R1.2)."""

from __future__ import annotations

import re

import pytest

from fpp_lang.syntax import tree

from .reading import problem, read, statements

PROGRAM = """// before the first
/* over two
   lines */

# above a
a = 1 // behind a
/* in front */ b = 2 /* between */ + 3 # behind b


// above the function
Function scale(  // behind the bracket
    values,      // the values
    factor = 2,  # the factor
) -> Tensor:     // behind the head
    // in the body

    total = 0
      // deeper than the line above
    if total > 1:  // the first branch
        total = 1  // one
        // the end of the branch
    // above elif
    elif total > 2:  // the second branch
        // nothing but this
        // and this
    else:  // the rest
        total = 3
    repeat: // from here
        total += 1
    // above until
    until total > 9 // to here
    try:  // to do
        total = [
            1, // one

            2, // two
        ]      // behind the bracket
    catch error:  // caught
        pass
    return total
    // the end of the body
// the end of the text
x = (1 // 2 is left out
     + 2)
"""


def in_order(node: object) -> list[str]:
    """The comments on a tree, from the first to the last."""
    match node:
        case tree.Comment(text):
            return [text]
        case tree.Trivia(before, after, inside):
            return in_order(before) + in_order(inside) + in_order(after)
        case tuple():
            return [text for part in node for text in in_order(part)]
        case tree.Module(parts, end=end) | tree.Block(parts, end=end):
            return in_order(parts) + in_order(end)
        case tree.If(branches, otherwise):
            parts = (node.trivia, branches, node.otherwise_trivia, otherwise)
        case tree.Branch(_, block):
            parts = (node.trivia, block)
        case tree.Repeat(body, _):
            parts = (node.trivia, body, node.until_trivia)
        case tree.Try(body, _, handler):
            parts = (node.trivia, body, node.catch_trivia, handler)
        case tree.ForIn(body=body) | tree.ForFrom(body=body) | tree.While(body=body) | tree.Function(body=body):
            parts = (node.trivia, body)
        case tree.Statement():
            return in_order(node.trivia)
        case _:
            return []
    return in_order(parts)


COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*[\s\S]*?\*/")


def test_all_comments_are_on_the_tree_in_order():
    module, problems = read(PROGRAM)
    assert problems == []
    assert in_order(module) == [text.rstrip() for text in COMMENT.findall(PROGRAM)]


def test_comments_stand_where_they_belong():
    a, b, scale, x = read(PROGRAM)[0].statements
    assert [getattr(item, "text", item) for item in a.trivia.before] == ["// before the first", "/* over two\n   lines */", "", "# above a"]
    assert a.trivia.after.text == "// behind a"
    assert [item.text for item in b.trivia.before] == ["/* in front */"]
    assert [item.text for item in b.trivia.inside] == ["/* between */"]
    assert [getattr(item, "text", item) for item in scale.trivia.before] == ["", "// above the function"]
    assert scale.trivia.after.text == "// behind the head"
    assert [item.text for item in scale.body.end] == ["// the end of the body"]
    _, choice, repeat, attempt, _ = scale.body.statements
    assert [item.text for item in choice.trivia.before] == ["// deeper than the line above"]
    assert [item.text for item in choice.branches[0].block.end] == ["// the end of the branch"]
    assert [item.text for item in choice.branches[1].trivia.before] == ["// above elif"]
    assert [item.text for item in choice.branches[1].block.end] == ["// nothing but this", "// and this"]
    assert choice.otherwise_trivia.after.text == "// the rest"
    assert [item.text for item in repeat.until_trivia.before] == ["// above until"]
    assert attempt.catch_trivia.after.text == "// caught"
    assert [item.text for item in x.trivia.before] == ["// the end of the text"]


def test_a_text_of_comments_alone_keeps_them():
    module, _ = read("// a\n\n\n# b\n")
    assert module.statements == ()
    assert [getattr(item, "text", item) for item in module.end] == ["// a", "", "# b"]


DIVISIONS = [
    ("lo = 1\nhi = 2\nmid = (lo + hi) // 2", "2"),
    ("n = 9\nfor i in n // 2:\n    n = i", "2"),
    ("a = 4\nb = 2\nc = a // b", "b"),
    ("a = [1]\nc = a[0] // len(a)", "len(a)"),
    ("a = 3\nprint(9 // (a - 1))", "(a - 1)"),
    ("Function half(n):\n    return 9 // n", "n"),
    ("for k in 3: print(f(9) // k)", "k"),
    ("a = 9 // -2", "-2"),
]


@pytest.mark.parametrize(("text", "operand"), DIVISIONS)
def test_a_comment_that_is_an_operand_is_refused(text, operand):
    found = problem(text)
    assert (found.code, found.replacement) == ("FPP0113", f"div {operand}")
    assert f"# {operand}" in (found.hint or "")
    repaired = text[: found.span.start] + found.replacement + text[found.span.end :]
    assert read(repaired)[1] == []


def test_an_update_that_is_a_comment_is_refused():
    assert problem("a = 9\na //= 2").code == "FPP0113"


@pytest.mark.parametrize(
    "text",
    [
        "data_sum = 0 //initialize",
        "col // Element stays the same number.",
        "a = 3 // 2 is too few",
        "a = 3 // (optional)",
        "a = 3 # 2",
        "f(a, // 2\n  b)",
        "a = // 2",
        "a = 3\nb = 4 // a + 1",
        "a = 3 // f(see below)",
        "a = 3 // 1.",
        "a = 3 //",
        "total = 1\na = 3 // see total",
    ],
)
def test_these_are_comments(text):
    if text == "a = 3 // 1.":
        assert problem(text).code == "FPP0113"
    else:
        assert statements(text)


@pytest.mark.parametrize(("text", "code"), [("a = 1 /* open", "FPP0104"), ("/* open\na = 1", "FPP0104"), ('a = "// open', "FPP0103")])
def test_comments_and_texts_without_an_end(text, code):
    assert problem(text).code == code
