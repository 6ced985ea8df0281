"""Problems for programs: a JSON list, one object per problem."""

from __future__ import annotations

import json
from collections.abc import Sequence

from fpp_lang.diagnostics.model import Diagnostic

Entry = dict[str, str | int | None]


def entry(item: Diagnostic) -> Entry:
    """One problem as plain values; lines and columns count from 1."""
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": item.message,
        "file": item.file,
        "line": item.line,
        "column": item.column,
        "end_line": item.end_line,
        "end_column": item.end_column,
        "hint": item.hint,
        "replacement": item.replacement,
    }


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """All problems as JSON text in ASCII, so that no encoding on the way can hurt it."""
    return json.dumps([entry(item) for item in diagnostics], indent=2) + "\n"
