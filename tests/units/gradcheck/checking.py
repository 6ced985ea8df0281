"""Verdicts on programs given as text."""

from __future__ import annotations

from pathlib import Path

from fpp_lang.derived import subject
from fpp_lang.gradcheck import Subject, Verdict, check
from fpp_lang.named import named_functions
from fpp_lang.syntax.reading import source_of_text


def subjects(text: str, *names: str) -> list[Subject]:
    """Functions of a program, or of the library, ready to be checked."""
    found = named_functions(source_of_text("checked.fpp", text), Path(), names)
    return [subject(one) for one in found]


def verdict(text: str, name: str, derivative: str) -> Verdict:
    found = check(*subjects(text, name, derivative))
    assert found is not None
    return found
