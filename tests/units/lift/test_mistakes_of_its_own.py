"""A mistake in the lift pass costs speed and nothing else, except in tests, where it ends everything."""

from __future__ import annotations

import subprocess
import sys

import pytest

import fpp_lang.lift
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program
from fpp_lang.lift.functions import Lifting
from fpp_lang.pipeline import emit, report, transpile

TEXT = """Function doubled(v) -> R:
    R = zeros(v.len())
    for i in range(v.len()):
        R[i] = v[i] * 2

v = [1, 2, 3]
total = 0
for x in doubled(v):
    total += x
print(total)
"""


def goes_wrong(*_: object, **__: object) -> None:
    raise ZeroDivisionError("on purpose")


def test_loops_stay_where_the_pass_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_program(SourceFile("p.fpp", TEXT), problems=Problems())
    assert compiled is not None
    monkeypatch.setattr(Lifting, "loop", goes_wrong)
    with pytest.raises(ZeroDivisionError):
        emit(compiled)
    monkeypatch.setattr(fpp_lang.lift, "FORGIVEN", (Exception,))
    assert transpile(compiled) == transpile(compiled, literal=True)
    assert [line.split(":")[0] for line in report(compiled)] == ["line 3", "line 8"]
    assert all("a mistake of FPP itself" in line for line in report(compiled))
    done = subprocess.run([sys.executable, "-c", transpile(compiled)], capture_output=True, text=True, check=True)
    assert done.stdout == "12.0\n"
