"""What people see of a problem, byte for byte (tests/golden/terminal)."""

from __future__ import annotations

import pytest

from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.diagnostics.model import Diagnostic, Frame, Label, Severity
from fpp_lang.diagnostics.terminal import render

AVERAGE = SourceFile(
    "average.fpp",
    """Function average(values) -> f32:
    total = 0
    for value in values:
        total += value
    count = values.len()
    return totl / count

Function report(data):
    m = average(data)
    print(m)

report([1, 2])
""",
)


def at(source: SourceFile, words: str, last: str | None = None) -> Span:
    """The first place of `words`, or from there to the end of `last`."""
    start = source.text.index(words)
    end = source.text.index(last, start) + len(last) if last else start + len(words)
    return Span(source, start, end)


def one_line(text: str, words: str, message: str = "look here") -> Diagnostic:
    source = SourceFile("one.fpp", text)
    return Diagnostic("FPP0001", Severity.ERROR, message, at(source, words))


NEAR = Diagnostic(
    "FPP0002", Severity.ERROR, "no name `totl` is known here", at(AVERAGE, "totl"), hint="did you mean `total`?", replacement="total"
)
TWO_PLACES = Diagnostic(
    "FPP0003",
    Severity.WARNING,
    "`m` is computed twice",
    at(AVERAGE, "m = average(data)"),
    labels=(Label(at(AVERAGE, "average(data)"), "a number"), Label(at(AVERAGE, "total = 0"), "the sum starts here")),
)
OTHER_FILE = Diagnostic(
    "FPP0004",
    Severity.NOTE,
    "declared twice",
    at(AVERAGE, "report"),
    labels=(Label(at(SourceFile("b.fpp", "\n\nreport = 3\n"), "report"), "here too"),),
)
CALLS = Diagnostic(
    "FPP0005",
    Severity.ERROR,
    "division by zero: 0 / 0",
    at(AVERAGE, "totl / count"),
    calls=(
        Frame(at(AVERAGE, "report([1, 2])"), ""),
        Frame(at(AVERAGE, "average(data)"), "report"),
        Frame(at(AVERAGE, "totl / count"), "average"),
    ),
)
DEEP = Diagnostic(
    "FPP0006",
    Severity.ERROR,
    "calls nest deeper than 900",
    at(AVERAGE, "average"),
    calls=(Frame(at(AVERAGE, "average(data)"), "report"),) * 901,
)
CASES = {
    "near_name": [NEAR],
    "two_places": [TWO_PLACES],
    "other_file": [OTHER_FILE],
    "call_chain": [CALLS],
    "deep_recursion": [DEEP],
    "many_lines": [Diagnostic("FPP0007", Severity.ERROR, "a block", at(AVERAGE, "total = 0", "totl / count"))],
    "without_place": [Diagnostic("FPP0008", Severity.ERROR, "cannot read gone.fpp: no such file", NOWHERE)],
    "end_of_file": [Diagnostic("FPP0009", Severity.ERROR, "the text ends here", Span(AVERAGE, len(AVERAGE.text), len(AVERAGE.text)))],
    "wide_letters": [one_line('title = "重み" + β̂1 + m̂', "β̂1")],
    "tabs": [one_line("\tif x:\ty = 1", "y = 1")],
    "unseen_letters": [one_line("na\u200bme = \x1b[2Jx\u202e", "x", "a name with \x1b[31m and \u202e")],
    "long_line": [one_line("sum = " + " + ".join(f"part{n}" for n in range(90)), "part50")],
    "long_hint": [Diagnostic("FPP0010", Severity.ERROR, "two ways", at(AVERAGE, "m = average"), hint="write one of\na = b\nb = a")],
    "more_than_shown": [NEAR] * 23 + [TWO_PLACES],
}


@pytest.mark.parametrize("name", CASES)
def test_picture(name, golden):
    golden(f"terminal/{name}.txt", render(CASES[name], width=80))


def test_colour_only_adds_escapes(golden):
    golden("terminal/colour.txt", render([NEAR], colour=True))


def test_nothing_to_show():
    assert render([]) == ""


@pytest.mark.parametrize("width", [0, 1, 40, 200])
def test_any_width_will_do(width):
    text = render([one_line("x" * 1_000_000 + "!", "!")], width=width)
    assert max(map(len, text.splitlines())) <= max(width, 40)
    assert "^" in text


def test_no_escape_reaches_the_terminal():
    text = render([one_line("\x1b]0;owned\x07 = 1", "= 1", "bad \x9b name")])
    assert text.isascii()
    assert all(letter.isprintable() or letter == "\n" for letter in text)
