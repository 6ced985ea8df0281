"""No text crashes the front end, and every problem lies within the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import is_complete, parse, parse_expression, read_source
from fpp_lang.syntax.tables import load_tables

_TABLES = load_tables()
PIECES = st.sampled_from(
    [
        *_TABLES.words,
        *_TABLES.exact_words,
        *_TABLES.marks,
        *("a", "the", "x", "T", "value", "end", "null", "print", "fucntion", "3", "2x", "0.5", "//", "#", "/*", "*/", '"', "'", 'f"{', "}"),
        *("\n", "\n    ", "\n\t", "\n  ", "\n        ", ";", "\\", "“", "–", "\u200b", "\u202e", "\x00", "&&", "++", "⁴", "̂"),
    ]
)
SOUP = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " "])), max_size=50).map(lambda parts: "".join(a + b for a, b in parts))


@settings(max_examples=300, deadline=None)
@given(SOUP | st.text(max_size=80))
def test_no_text_crashes(text):
    for read in (parse, parse_expression):
        problems = Problems()
        read(SourceFile("soup.fpp", text), problems)
        for item in problems.diagnostics():
            assert 0 <= item.span.start <= item.span.end <= len(text)
            assert item.message and item.line >= 1
    assert is_complete(text) in ("complete", "incomplete")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_crash(data):
    problems = Problems()
    source = read_source("bytes.fpp", data, problems)
    assert "\r" not in source.text
    assert source.text == "" or not problems.any_errors
