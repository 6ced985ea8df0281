"""Each everyday form that does not work is refused with its FPP spelling (R3.10), and a sentence as a sentence (R7.5)."""

from __future__ import annotations

import pytest

from fpp_lang.syntax.mistakes import CLOSING_WORDS, FOREIGN_NAMES, KEYWORDS, MISTAKES, Mistake

from .reading import problem, read, statements


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.example.split("\n")[0])
def test_rows(mistake: Mistake):
    found = problem(mistake.example)
    assert (found.code, found.message) == ("FPP0131", mistake.message)
    assert found.hint
    if found.replacement is not None:
        repaired = mistake.example[: found.span.start] + found.replacement + mistake.example[found.span.end :]
        assert [str(item) for item in read(repaired)[1]] == [], repaired


REPAIRS = [
    ("i++", "i += 1"),
    ("T[0]--", "T[0] -= 1"),
    ("a = b && c", "a = b and c"),
    ("a = !(b || c)", None),
    ("for i = 1 to len(xs) - 1 do\n    a", "for i from 1 to len(xs) - 1:\n    a"),
    ("for (int i = 0; i < n; i++) \n    a", "for i in range(0, n): \n    a"),
    ("a = b > 0 ? \"yes // no\" : 'no'", "a = \"yes // no\" if b > 0 else 'no'"),
    ('print "a ? b : c"', 'print("a ? b : c")'),
    ("float rate = 0.1", "rate = 0.1"),
    ("f = lambda x: x * 2", "f = x -> x * 2"),
    ("if a > 0 then return 1", "if a > 0: return 1"),
]


@pytest.mark.parametrize(("text", "repaired"), REPAIRS)
def test_repairs(text, repaired):
    found = problem(text)
    if repaired is not None:
        assert text[: found.span.start] + (found.replacement or "") + text[found.span.end :] == repaired


def test_what_stands_in_a_text_or_a_comment_is_no_mistake():
    assert problem('a = "x && y" +').code == "FPP0134"
    assert problem("a = = b // i++").code == "FPP0100"


@pytest.mark.parametrize("keyword", [word for word in KEYWORDS if len(word) > 3 and word[1] != word[2]])
def test_misspelt_keywords(keyword):
    wrong = keyword[0] + keyword[2] + keyword[1] + keyword[3:]
    found = read(f"{wrong} value(x):\n    y = 1")[1][0]
    assert (found.code, found.replacement) == ("FPP0131", keyword)


@pytest.mark.parametrize("word", sorted(FOREIGN_NAMES))
def test_names_of_other_languages(word):
    found = problem(f"a = {word} + 1")
    assert (found.code, found.replacement) == ("FPP0131", FOREIGN_NAMES[word])
    assert statements(f"{word} = 3\na = {word}")
    assert statements(f"a = r.{word} + f({word} = 1)")


@pytest.mark.parametrize("word", sorted(CLOSING_WORDS))
def test_words_that_close_blocks(word):
    for text in (f"if a:\n    b\n{word}", f"a = 1; {word}", f"{word}; a = 1", f"a = 1; {word}; b = 1"):
        assert problem(text).code == "FPP0131"
    assert statements(f"{word} = 3\nprint({word})\n{word}")


EQUALS = [
    "if a = 0:\n    b",
    "while a = 0: b",
    "elif",
    "if not (a = 0): b",
    "assert a = 0",
    "a = 1 if b = 2 else 3",
    "repeat: b\nuntil a = 0",
]


@pytest.mark.parametrize("text", [text for text in EQUALS if text != "elif"])
def test_equals_in_a_condition(text):
    found = problem(text)
    assert (found.code, found.replacement) == ("FPP0132", "==")


SENTENCES = [
    ("Update Weights and Biases using Adam Optimizer", "Update Weights and Biases using Adam Optimizer"),
    ("For each image:\n    a = 1", "For each image"),
    ("For each image", "For each image"),
    ("rows = number of rows in T", "number of rows in T"),
    ("a = 2 * (mean of scores) + 1", "mean of scores"),
    ("Normalize pixel values to [0, 1]", "Normalize pixel values to [0, 1]"),
    ('add "apple" to the basket', 'add "apple" to the basket'),
    ("Log training metrics", "Log training metrics"),
    ("if loss is small enough:\n    a = 1", "small enough"),
    ("Input = image tensor", "image tensor"),
    ("Pass the input to each layer", "Pass the input to each layer"),
    ("In each epoch shuffle rows", "In each epoch shuffle rows"),
    ("Return the best model found", "best model found"),
    ("Repeat until convergence", "Repeat until convergence"),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_sentences(text, sentence):
    found = problem(text)
    assert (found.code, found.span.text) == ("FPP0130", sentence)


UNFINISHED = [
    ("a = b +", "FPP0134", "b +"),
    ("a = f(b) and", "FPP0134", "and"),
    ("for i in", "FPP0134", "in"),
    ("a = 1 if b", "FPP0136", "1 if b"),
    ("a = b ->", "FPP0134", "->"),
    ("a + b -> c", "FPP0100", ""),
    ("f = (a, 3) -> a", "FPP0135", ""),
    ("a = 3 -> a", "FPP0135", ""),
]


@pytest.mark.parametrize(("text", "code", "_"), UNFINISHED)
def test_lines_that_end_too_early(text, code, _):
    assert problem(text).code == code


def test_what_would_fit_is_said():
    assert "an operator or a comma between" in (problem("a = f(b) 3").hint or "")
    assert problem("let a").hint == 'here could stand "=" or ":"'
