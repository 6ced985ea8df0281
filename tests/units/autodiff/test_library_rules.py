"""The rows of the library's functions against nudging, and each of them made wrong on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rule_checking import function_of, kind_of
from test_rules import mutants

from fpp_lang import pipeline
from fpp_lang.autodiff import make
from fpp_lang.autodiff.rule_text import written
from fpp_lang.autodiff.rules import library_rules
from fpp_lang.base.source import NOWHERE, SourceFile
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.gradcheck.numerical import jacobian
from fpp_lang.syntax import tree as syntax

RNG = np.random.default_rng(4)
GIVEN: dict[str, Any] = {
    "T": RNG.normal(0.0, 2.0, (3, 4)),
    "negative_slope": 0.2,
    "alpha": 0.7,
    "beta": 1.6,
    "score": RNG.normal(0.0, 2.0, (3, 4)),
    "actual": RNG.uniform(0.0, 1.0, (3, 4)),
}
ROWS = [(name, parameter) for name, (rule, *_) in library_rules().items() for parameter in rule.texts]


def program_of(name: str) -> core.Program:
    text = f"v = {name}([[1.0]])" if name != "BCE_From_Logits" else "v = BCE_From_Logits([[1.0]], [[0.5]])"
    return pipeline.front(SourceFile("row.fpp", text), Path(), {}, Problems())


class Row:
    """One text of a row: the function, and what nudging one of its parameters gives."""

    def __init__(self, name: str, parameter: str) -> None:
        self.functions = program_of(name).functions
        self.function = self.functions[f"library:{name}"]
        self.parameter = parameter
        self.given = {each.name: GIVEN[each.name] for each in self.function.parameters if each.name in GIVEN}
        self.kinds = {each: kind_of(value) for each, value in self.given.items()}
        variables = tuple(make.variable(each, kind) for each, kind in self.kinds.items())
        call = core.Call(f"library:{name}", variables, kind=kind_of(GIVEN["T"]))
        self.call = function_of(self.kinds, call, self.functions)
        self.z = np.asarray(self.call(*self.given.values()))
        self.dz = RNG.uniform(0.5, 2.0, self.z.shape) * RNG.choice([-1.0, 1.0], self.z.shape)
        slopes = jacobian(self.curve, np.asarray(self.given[parameter], dtype=float))
        weights = np.reshape(self.dz, (*self.z.shape, *(1,) * np.ndim(self.given[parameter])))
        self.wanted = np.sum(weights * slopes.values, axis=tuple(range(self.z.ndim)))

    def curve(self, moved: Any) -> Any:
        return np.asarray(self.call(*{**self.given, self.parameter: moved if moved.ndim else moved.item()}.values()), dtype=float)

    def agrees(self, text: syntax.Expression) -> bool:
        """Does a text give what nudging gives?"""
        names = {**self.kinds, "z": kind_of(self.z), "dz": kind_of(self.dz)}
        body = written(text, {name: make.variable(name, kind) for name, kind in names.items()}, NOWHERE)
        try:
            found = np.asarray(function_of(names, body, self.functions)(*self.given.values(), self.z, self.dz))
        except Exception:
            return False
        found = np.sum(np.broadcast_to(found, self.z.shape)) if np.ndim(self.wanted) == 0 else found
        return found.shape == np.shape(self.wanted) and np.allclose(found, self.wanted, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize(("name", "parameter"), ROWS)
def test_row(name: str, parameter: str) -> None:
    row, text = Row(name, parameter), library_rules()[name][0].texts[parameter]
    assert row.agrees(text)
    assert [changed for changed in mutants(text) if row.agrees(changed)] == []
