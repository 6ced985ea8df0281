"""What a problem offers as `replacement` can be put in by an editor: the program then no longer has that problem."""

from __future__ import annotations

import pytest

import fpp_lang
from fpp_lang.diagnostics.pages import codes, find_page
from fpp_lang.syntax.mistakes import MISTAKES

WRONG = {code: page.wrong for code in codes() if (page := find_page(code)) and page.wrong and not page.is_command}
WRONG |= {mistake.message + ": " + mistake.example.split("\n")[0]: mistake.example + "\n" for mistake in MISTAKES}
MENDED = {
    name: text
    for name, text in WRONG.items()
    if any(item.replacement is not None and item.file == "<text>" for item in fpp_lang.check(text))
}


def applied(text: str, found: list[fpp_lang.Diagnostic]) -> str:
    """The text with every replacement put in, as an editor does it: by lines and columns, the last one first."""
    lines = text.split("\n")
    done = (len(lines) + 1, 0)
    for item in sorted(found, key=lambda item: (item.line, item.column), reverse=True):
        if item.replacement is None or (item.end_line, item.end_column) > done:
            continue
        first, last = lines[item.line - 1], lines[item.end_line - 1]
        lines[item.line - 1 : item.end_line] = [first[: item.column - 1] + item.replacement + last[item.end_column - 1 :]]
        done = (item.line, item.column)
    return "\n".join(lines)


def test_many_problems_offer_a_replacement():
    assert len(MENDED) > 80


@pytest.mark.parametrize("name", MENDED)
def test_replacements_mend_what_they_are_offered_for(name):
    found = fpp_lang.check(MENDED[name])
    offered = {item.code for item in found if item.replacement is not None}
    left = fpp_lang.check(applied(MENDED[name], found))
    assert not [str(item) for item in left if item.code in offered]
