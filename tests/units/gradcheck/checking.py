"""Verdicts on programs given as text."""

from __future__ import annotations

from pathlib import Path

from fpp_lang.gradcheck import Parameter, Subject, Verdict, check
from fpp_lang.named import named_functions
from fpp_lang.syntax.reading import source_of_text


def subjects(text: str, *names: str) -> list[Subject]:
    """Functions of a program, or of the library, ready to be checked."""
    found = named_functions(source_of_text("checked.fpp", text), Path(), names)
    return [Subject(one.name, tuple(Parameter(*given) for given in one.parameters), one.call, one.uses) for one in found]


def verdict(text: str, name: str, derivative: str) -> Verdict:
    found = check(*subjects(text, name, derivative))
    assert found is not None
    return found
