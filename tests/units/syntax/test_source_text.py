"""Bytes become a text, and odd characters are named with their place (R1.1)."""

from __future__ import annotations

import pytest

import fpp_lang
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import parse, read_source, source_of_text

from .reading import problem, read, statements


def decode(data: bytes) -> tuple[SourceFile, list[str]]:
    problems = Problems()
    source = read_source("program.fpp", data, problems)
    return source, [str(item) for item in problems.diagnostics()]


@pytest.mark.parametrize(
    "data", [b"a = 1\nb = 2", b"\xef\xbb\xbfa = 1\nb = 2", b"a = 1\r\nb = 2", b"a = 1\rb = 2", "a = 1\nb = 2".encode("utf-8-sig")]
)
def test_one_text_however_its_lines_end(data):
    source, problems = decode(data)
    assert (source.text, problems) == ("a = 1\nb = 2", [])


def test_mixed_line_ends():
    assert source_of_text("a.fpp", "\ufeffa\r\n\rb\n\r\nc").text == "a\n\nb\n\nc"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named(encoding):
    source, problems = decode("a = 1\nb = 2\n".encode(encoding))
    assert source.text == ""
    assert len(problems) == 1
    assert "FPP0002" in problems[0] and encoding[:6].upper() in problems[0]


def test_a_byte_that_is_no_utf_8_is_named_with_its_offset():
    source, problems = decode(b'a = 1\r\nname = "caf\xe9"\n')
    assert source.text == ""
    assert problems == ["program.fpp:2:12: error FPP0001: this file is not UTF-8 text: byte 0xE9 at offset 18 does not fit"]


ODD = [
    ("a\x00 = 1", "FPP0003", "U+0000 NUL"),
    ('a = "b\x00"', "FPP0003", "U+0000"),
    ("a = 1 // b\x00", "FPP0003", "U+0000"),
    ('a = "\ud800"', "FPP0003", "U+D800"),
    ("a =\xa01", "FPP0004", "U+00A0 NO-BREAK SPACE"),
    ("a\u200b = 1", "FPP0004", "U+200B ZERO WIDTH SPACE"),
    ("a = 1\x0c", "FPP0004", "U+000C form feed"),
    ("a = 1\u2028", "FPP0004", "U+2028 LINE SEPARATOR"),
    ("a = 1\x85", "FPP0004", "U+0085 next line"),
    ("a = 1 # b\u200bc", "FPP0004", "U+200B"),
    ("a = 1\n\ufeffb = 2", "FPP0004", "U+FEFF"),
    ("a\u202e = 1", "FPP0005", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ("a = 1 // b\u202e", "FPP0005", "U+202E"),
    ('a = "b\u2066"', "FPP0005", "U+2066"),
    ("a = $", "FPP0101", "U+0024 DOLLAR SIGN"),
    ("a = “b”", "FPP0102", '"b"'),
    ("a = 2 – 1", "FPP0102", "-"),
    ("a = f（b)", "FPP0102", "("),
    ("a = ½", "FPP0110", "½"),
    ("a = ١٢", "FPP0101", "ARABIC-INDIC DIGIT ONE"),
    ("a = b⁴", "FPP0110", "b^4"),
    ("a = b₁", "FPP0110", "b1"),
    ("ｉｆ = 3", "FPP0110", "if"),
]


@pytest.mark.parametrize(("text", "code", "name"), ODD)
def test_odd_characters(text, code, name):
    _, found = read(text)
    assert found[0].code == code
    assert name in f"{found[0].message} {found[0].hint} {found[0].replacement}"


@pytest.mark.parametrize("text", ['a = "b\u200d\xa0\u2028"', "a = 1 // b\xa0c", 'a = "“b”"', "a = 1 // “b” – c…"])
def test_these_characters_are_fine_in_texts_and_comments(text):
    assert statements(text)


def test_the_place_of_an_odd_character():
    found = problem("a = 1\nb =\u200b 2")
    assert (found.line, found.column, found.replacement) == (2, 4, "")


@pytest.mark.parametrize(
    ("text", "repaired"), [("a = “b”", 'a = "b"'), ("a = 2 – 1", "a = 2 - 1"), ("a =\xa01", "a = 1"), ("a = b⁴", "a = b^4")]
)
def test_the_replacement_repairs_the_line(text, repaired):
    found = problem(text)
    assert text[: found.span.start] + found.replacement + text[found.span.end :] == repaired


def test_names_that_look_alike_are_a_warning():
    problems = Problems()
    parse(SourceFile("a.fpp", "scale = 2\nprint(sc\u0430le)"), problems)
    (found,) = problems.diagnostics()
    assert (found.code, found.line, found.severity.value) == ("FPP0006", 2, "warning")
    assert "U+0430" in found.message and "U+0061" in found.message
    assert statements("σ = 1\nsigma = σ\nα = 2\nβx = 3")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = 2x", "FPP0109"),
        ("a = 0x1F", "FPP0109"),
        ("a = 1__0", "FPP0109"),
        ("a = 1e", "FPP0109"),
        ("a = 2(3)", "FPP0109"),
        ("a = " + "9" * 4301, "FPP0109"),
        (r'a = "\x4"', "FPP0111"),
        (r'a = "\ud800"', "FPP0111"),
        (r'a = "\N{no such thing}"', "FPP0111"),
        ('a = f"{}"', "FPP0112"),
        ('a = f"{b!r}"', "FPP0112"),
        ('a = f"{b=}"', "FPP0112"),
        ('a = f"{b:four}"', "FPP0112"),
        ('a = f"{b"', "FPP0112"),
        ('a = f"{b +}"', "FPP0134"),
        ("a = B'", "FPP0103"),
    ],
)
def test_pieces_that_cannot_be_read(text, code):
    assert problem(text).code == code


@pytest.mark.parametrize(("number", "replacement"), [("2x", "2 * x"), ("0x1F", "31"), ("0b101", "5"), ("1__0", "10"), ("3.5w", "3.5 * w")])
def test_numbers_are_repaired(number, replacement):
    assert problem(f"a = {number}").replacement == replacement


def test_the_transpose_is_no_apostrophe():
    assert "Aᵀ" in (problem("a = B'").hint or "")


@pytest.mark.parametrize("text", ["x x", "y = A x", "y = x", "assert", "repeat", "for each", "Print", "n = number of", "f = f'{a x}'"])
def test_the_last_newline_is_optional(text):
    with_newline, without = (fpp_lang.check(each) for each in (f"{text}\n", text))
    assert [(found.code, found.line, found.column) for found in without] == [
        (found.code, found.line, found.column) for found in with_newline
    ]
