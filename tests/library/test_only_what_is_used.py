"""A program reads and compiles only those entries of the library that it uses, and those that these use."""

from __future__ import annotations

import pytest

from fpp_lang import standard
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program

PROGRAMS = {
    "print(1 + 1)": set(),
    "print(exp(2), sum([1, 2]), pi)": set(),
    "print(Swish([1.0]))": {"Swish", "Sigmoid"},
    "print(CCE_From_Logits([[1.0, 2.0]], [0]))": {"CCE_From_Logits", "NLL_Loss", "log_softmax"},
    "curves = [ReLU, tanh]\nprint(curves[0](1))": {"ReLU"},
    "W = zeros(2, 3)\nInitialize W with He Initialization": {"Initialize {weights} with He Initialization"},
}


@pytest.mark.parametrize(("text", "used"), PROGRAMS.items(), ids=list(PROGRAMS))
def test_only_what_is_used(text: str, used: set[str]) -> None:
    standard.tree_of.cache_clear()
    compiled = compile_program(SourceFile("program.fpp", text + "\n"), problems=Problems())
    assert compiled is not None
    files = {function.span.source.name for function in compiled.program.functions.values()}
    assert len(compiled.program.functions) == len(used), compiled.program.functions.keys()
    assert all(file.startswith("stdlib/") for file in files)
    assert standard.tree_of.cache_info().misses == len(used)
