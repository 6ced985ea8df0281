"""Problems as JSON."""

from __future__ import annotations

import json

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.as_json import render
from fpp_lang.diagnostics.model import Diagnostic, Severity


def test_every_field_counts_from_one():
    source = SourceFile("a.fpp", "α = 1\nprint(αβ)\n")
    item = Diagnostic("FPP0001", Severity.ERROR, "no name `αβ`", Span(source, 12, 14), hint="did you mean `α`?", replacement="α")
    text = render([item])
    assert text.isascii()
    assert json.loads(text) == [
        {
            "code": "FPP0001",
            "severity": "error",
            "message": "no name `αβ`",
            "file": "a.fpp",
            "line": 2,
            "column": 7,
            "end_line": 2,
            "end_column": 9,
            "hint": "did you mean `α`?",
            "replacement": "α",
        }
    ]


def test_no_problems_is_an_empty_list():
    assert json.loads(render([])) == []
