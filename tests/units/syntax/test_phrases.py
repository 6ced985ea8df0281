"""Phrases: what may be declared, where words fit, and how long that takes (section 7)."""

from __future__ import annotations

import time

import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import Pattern, PhraseTable, headers, parse, read_pattern, tree
from fpp_lang.syntax.phrases.calls import call_text, outermost_sentences
from fpp_lang.syntax.phrases.patterns import overlap

PHRASES = """
Phrase "mean of {values}" -> Number:
    return 1
Phrase "mean of {values} below {limit}" -> Number:
    return 1
Phrase "distance from {p} to {q}" -> Number:
    return 1
Phrase "length of {v} squared" -> Number:
    return 1
Phrase "matrix of size ({r} x {c})" -> Number:
    return 1
Phrase "matrix of size ({r}, {c})" -> Number:
    return 1
Phrase "the answer to everything" -> Number:
    return 42
Phrase "square {n}" -> Number:
    return 1
Phrase "swap {p} with {q}":
    pass
Phrase "update {names} using {rule} Optimizer":
    pass
Phrase "log the metrics":
    pass
Phrase "largest|biggest of|in {items} by|after {rule}" -> Number:
    return 1
"""
TABLE = PhraseTable(headers(SourceFile("phrases.fpp", PHRASES)).phrases)


def read(text: str, *, holes: bool = False) -> tuple[tree.Module, list[str]]:
    problems = Problems()
    module = parse(SourceFile("program.fpp", text), problems, phrases=TABLE, holes=holes)
    return module, [f"{found.line} {found.code}" for found in problems.diagnostics()]


def call(text: str) -> str:
    """The one sentence of a line as a call."""
    module, problems = read(text)
    assert problems == []
    (sentence,) = outermost_sentences(module.statements)
    return call_text(sentence, TABLE)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("n = mean of scores", "mean_of(scores)"),
        ("n = The Mean OF the scores", "mean_of(scores)"),
        ("n = 2 * (mean of scores[1].T) + 1", "mean_of(scores[1].T)"),
        ("n = mean of [1, 2] below 3", "mean_of_below([1, 2], 3)"),
        ("n = mean of -x²", "mean_of(-x²)"),
        ("n = distance from p + 1 to q", "distance_from_to(p + 1, q)"),
        ("n = distance from mean of a to mean of b", "distance_from_to(mean_of(a), mean_of(b))"),
        ("n = distance from a to to", "distance_from_to(a, to)"),
        ("n = distance from the (a + b) to the [1, 2]", "distance_from_to(a + b, [1, 2])"),
        ("n = (length of v squared) + 1", "length_of_squared(v)"),
        ("n = length of v squared + 1", "length_of_squared(v)"),
        ("n = matrix of size (mean of a x 3)", "matrix_of_size_x(mean_of(a), 3)"),
        ("n = matrix of size (x x x)", "matrix_of_size_x(x, x)"),
        ("n = matrix of size (x, 3)", "matrix_of_size(x, 3)"),
        ("if mean of scores > 4: pass", "mean_of(scores)"),
        ("for i in mean of a: pass", "mean_of(a)"),
        ("for i from 1 to mean of a: pass", "mean_of(a)"),
        ("while not mean of a: pass", "mean_of(a)"),
        ("assert mean of a == 1", "mean_of(a)"),
        ("Print mean of a", "mean_of(a)"),
        ('print(f"{mean of a:.2f}")', "mean_of(a)"),
        ("f = x -> mean of x", "mean_of(x)"),
        ("n = mean of a if b else c", "mean_of(a)"),
        ("x = answer to everything", "answer_to_everything()"),
        ("n = square 3", "square(3)"),
        ("swap a with b", "swap_with(a, b)"),
        ("swap b with 1 + a", "swap_with(b, 1 + a)"),
        ("Swap the b with an item", "swap_with(b, item)"),
        ("if c: swap p with q", "swap_with(p, q)"),
        ("n = 1; swap p with q", "swap_with(p, q)"),
        ("Update W1, layer.bias and W2 using Adam optimizer", "update_using_optimizer([W1, layer.bias, W2], Adam)"),
        ("update b, c, and a using Adam Optimizer", "update_using_optimizer([b, c, a], Adam)"),
        ("Log metrics", "log_metrics()"),
        ("n = largest in scores by size", "largest_of_by(scores, size)"),
        ("n = the Biggest of the scores after 3", "largest_of_by(scores, 3)"),
    ],
)
def test_words_fit(line: str, meant: str) -> None:
    assert call(line) == meant


@pytest.mark.parametrize(
    "line",
    ["mean = 3", "update = 3", "swap += 1", "square = square - 3", "n = square(3)", "n = square[3]", "n = mean", "of = mean(of)", "log(3)"],
)
def test_words_alone_are_names(line: str) -> None:
    module, problems = read(line)
    assert problems == []
    assert list(outermost_sentences(module.statements)) == []


@pytest.mark.parametrize(
    ("line", "inside", "outside"),
    [
        ("n = mean of a + 1", "mean of (a + 1)", "(mean of a) + 1"),
        ("n = 10 * mean of a - 1 * 2 > 3", "mean of (a - 1 * 2)", "(mean of a) - 1 * 2"),
        ("n = square mean of a x b", "square mean of (a x b)", "(square mean of a) x b"),
        ("n = distance from p to q ^ 2", "distance from p to (q ^ 2)", "(distance from p to q) ^ 2"),
        ("n = max(mean of a mod 2, 3)", "mean of (a mod 2)", "(mean of a) mod 2"),
    ],
)
def test_an_operator_behind_the_last_slot_has_two_readings(line: str, inside: str, outside: str) -> None:
    problems = Problems()
    parse(SourceFile("program.fpp", line), problems, phrases=TABLE)
    (found,) = problems.diagnostics()
    assert (found.code, found.hint) == ("FPP0140", f"write {inside} or {outside}")


@pytest.mark.parametrize(
    "line",
    [
        "swap p",
        "swap p with q now",
        "n = swap p with q",
        "mean of",
        "swap p < 1 with q",
        "n = mean of not a",
        "update W + 1 using Adam Optimizer",
    ],
)
def test_what_fits_no_phrase(line: str) -> None:
    assert read(line)[1] in (["1 FPP0130"], ["1 FPP0134"], ["1 FPP0100"])


def test_an_unknown_sentence_shows_the_nearest_phrases() -> None:
    problems = Problems()
    parse(SourceFile("program.fpp", "swop the first with second one"), problems, phrases=TABLE)
    (found,) = problems.diagnostics()
    assert (found.code, '"swap {p} with {q}"' in (found.hint or "")) == ("FPP0130", True)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "begins with a word"),
        ("{x} of y", "begins with a word"),
        ("the {x}", "begins with a word"),
        ("3 of {x}", "begins with a word"),
        ("sum of {x} {y}", "between two slots"),
        ("sum of {x} the {y}", "between two slots"),
        ("sum of {x} and {x}", "two slots are called x"),
        ("sum", "one word alone"),
        ("sum of {", "has no place"),
        ("sum of {x", "has no place"),
        ("sum of {x} $ {y}", "has no place"),
        ("sum of | {x}", "has no place"),
        ("sum of|the {x}", "an article may always be left out"),
    ],
)
def test_what_is_no_phrase(text: str, wrong: str) -> None:
    found = read_pattern(text, gives=True)
    assert isinstance(found, str)
    assert wrong in found


def test_a_pattern_ignores_articles_and_case() -> None:
    one, other = (read_pattern(text, gives=True) for text in ("Number of the rows in {t}", "the number of rows in a {matrix}"))
    assert isinstance(one, Pattern)
    assert isinstance(other, Pattern)
    assert one.key == other.key == "number of rows in {}"
    assert one.name == "number_of_rows_in"


def test_words_that_stand_in_each_others_place() -> None:
    pattern = read_pattern("Number|count of rows in|of {t}", gives=True)
    assert isinstance(pattern, Pattern)
    assert (pattern.key, pattern.name) == ("number|count of rows in|of {}", "number_of_rows_in")
    assert pattern.said() == "Number of rows in {t}"
    assert pattern.said({"count", "of"}) == "count of rows of {t}"
    assert overlap(pattern.key, "number of rows of {}") and not overlap(pattern.key, "number of rows on {}")
    assert PhraseTable([pattern]).near("count of rows inside A") == ("count of rows of {t}",)


def test_more_words_win_and_the_program_comes_first() -> None:
    own = read_pattern("mean of {values}", gives=True)
    library = read_pattern("mean of {values} below {limit}", gives=True, own=False)
    longer = read_pattern("mean of {values} below {limit}", gives=True)
    assert isinstance(own, Pattern) and isinstance(library, Pattern) and isinstance(longer, Pattern)
    assert [pattern.own for pattern in PhraseTable([library, own]).starting("mean")] == [True, False]
    assert PhraseTable([own, longer]).starting("mean")[0] is longer


def test_headers_are_found_by_a_scan() -> None:
    text = '''use "one.fpp"   // use "comment.fpp"
/* Phrase "in a comment {x}": */
note = """
use "text.fpp"
"""
from 'two.fpp' use f
    use "indented.fpp"
PHRASE "sum of {x}"→ Number
    return x
phrase 'shout {x}' -> none:
    print(x)
phrase = "no header"
'''
    found = headers(SourceFile("program.fpp", text))
    assert [use.name for use in found.uses] == ["one.fpp", "two.fpp"]
    assert [(pattern.text, pattern.gives) for pattern in found.phrases] == [("sum of {x}", True), ("shout {x}", False)]


def test_a_phrase_is_a_function_with_a_sentence() -> None:
    module, problems = read('// why\nPhrase "sum of {x} and {y}" -> Number: // how\n    return x + y\n')
    (phrase,) = module.statements
    assert isinstance(phrase, tree.Phrase)
    assert (phrase.name, [slot.name for slot in phrase.parameters], phrase.key) == ("sum_of_and", ["x", "y"], "sum of {} and {}")
    assert phrase.arrow is not None
    assert phrase.trivia.after is not None
    assert len(phrase.trivia.before) == 1
    assert problems == []


def test_holes_are_notes() -> None:
    text = "For each image:\n    Clean it up thoroughly\n    n = the sum of all pixels\n    print(n, image)\n"
    problems = Problems()
    module = parse(SourceFile("program.fpp", text), problems, phrases=TABLE, holes=True)
    assert [(found.line, found.severity) for found in problems.diagnostics()] == [(line, Severity.NOTE) for line in (1, 2, 3)]
    (loop,) = module.statements
    assert isinstance(loop, tree.ForIn)
    assert loop.targets == (tree.Name("image"),)
    assert [type(statement) for statement in loop.body.statements] == [tree.BadStatement, tree.Assign, tree.Evaluate]


LONG = {
    "a list of names": "Update " + "a, " * 16_000 + "b using Adam Optimizer",
    "one that never ends": "Update a" + " using a" * 8_000,
    "sentences in a list": f"x = [{', '.join(['mean of a below b'] * 3_200)}]",
    "nested": "x = " + "mean of " * 8_000 + "a",
    "no end of a slot": "x = distance from " + "a + " * 16_000 + "a",
    "two readings": "x = " + "mean of a + " * 4_000 + "1",
    "prose": "mean swap the answer of " * 3_200,
}


@pytest.mark.parametrize("name", LONG)
def test_a_line_of_sixteen_thousand_words_is_read_in_linear_time(name: str) -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        read(text)
        return time.process_time() - began

    line = LONG[name]
    assert seconds(line) < 0.1 + 12 * max(seconds(line[: len(line) // 4]), 0.02)
