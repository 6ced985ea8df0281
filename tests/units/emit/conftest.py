"""What the tests of the NumPy text share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.emit.numpy import PythonModule, emit_numpy
from fpp_lang.pipeline import front

Emit = Callable[[str], PythonModule]


@pytest.fixture
def emit() -> Emit:
    """The NumPy module of a program given as text."""

    def emitted(text: str) -> PythonModule:
        problems = Problems()
        program = front(SourceFile("program.fpp", text), Path(), {}, problems)
        assert [str(found) for found in problems.diagnostics() if found.severity is Severity.ERROR] == []
        return emit_numpy(program)

    return emitted


@pytest.fixture
def body(emit: Emit) -> Callable[[str], str]:
    """What stands under `if __name__`, without its indentation."""

    def lines(text: str) -> str:
        _, _, own = emit(text).text.partition('if __name__ == "__main__":\n')
        return "".join(line.removeprefix("    ") for line in own.splitlines(keepends=True))

    return lines


@pytest.fixture
def function(emit: Emit) -> Callable[[str], str]:
    """The last function of a program that only defines functions."""

    def text_of(text: str) -> str:
        found = "\n" + emit(text).text
        return found[found.rindex("\ndef ") + 1 :]

    return text_of
