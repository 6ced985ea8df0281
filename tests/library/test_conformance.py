"""`docs/conformance.md` says what the test run measures; `pytest --update-golden` writes it."""

from __future__ import annotations

import re
from pathlib import Path

import calculus_references
import pytest
from conformance import error_of, meant, page, shown

PAGE = Path(__file__).parents[2] / "docs/conformance.md"
ESTIMATES = {meant(call) for (call, _, _), _ in calculus_references.ESTIMATES}
"""Approximations by nature, with bounds of their own in `test_references.py`; all others agree to 12 digits."""

_ERROR = re.compile(r"^(\| `\w+` \|.*?\|.*?\| )(exact|\de-\d\d)( \|)", re.MULTILINE)


def test_the_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    text, errors = page()
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text, encoding="utf-8")
    kept = PAGE.read_text(encoding="utf-8")
    assert _ERROR.sub(r"\1\3", kept) == _ERROR.sub(r"\1\3", text)
    for line in kept.splitlines():
        if found := _ERROR.match(line):
            name = line.split("`")[1]
            told = 0.0 if found[2] == "exact" else float(found[2])
            assert errors[name] <= max(10 * told, 1e-15), f"{name}: the page says {found[2]}, measured {errors[name]}"


def test_every_function_has_a_row_and_agrees() -> None:
    text, errors = page()
    for name, error in errors.items():
        assert f"| `{name}` | `" in text
        assert error <= 1e-12 or name in ESTIMATES, (name, error)


@pytest.mark.parametrize(("error", "text"), [(0.0, "exact"), (1e-16, "1e-16"), (1.1e-16, "2e-16"), (9.5e-16, "1e-15"), (0.02, "2e-02")])
def test_errors_are_rounded_up(error: float, text: str) -> None:
    assert shown(error) == text


def test_errors_are_seen() -> None:
    assert error_of([1.0, 2.0], [1.0, 2.2]) == pytest.approx(0.0909, rel=1e-3)
    assert error_of([1.0], [[1.0]]) == float("inf")
    assert error_of((1.0, 3.0), (1.0, 4.0)) == 0.25
