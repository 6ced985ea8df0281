"""Every row of the tables of fused formulas made wrong on purpose: a program of the folder `programs` gives another gradient."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_broken import BY_NAME, gradients
from test_gradients import CASES, Case
from test_rules import mutants

import fpp_lang
from fpp_lang.autodiff import fusions
from fpp_lang.autodiff.rules import Rule

FUSED = [case for case in CASES if case.name.startswith("fused_")]
FORMULAS = fusions.fusions()
CANCELLED = fusions._cancelled()
RIGHT = {case.name: gradients(case) for case in FUSED}


def is_caught(case: Case) -> bool:
    try:
        wrong = gradients(case)
    except Exception:
        return True  # no gradient at all
    return any(not np.allclose(wrong[name], value, rtol=1e-6) for name, value in RIGHT[case.name].items())


@pytest.mark.parametrize("place", range(len(FORMULAS)))
def test_a_wrong_formula_is_found(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = FORMULAS[place]
    for parameter, text in row.rule.texts.items():
        for changed in mutants(text):
            wrong = replace(row, rule=Rule((), {parameter: changed}))
            monkeypatch.setattr(fusions, "fusions", lambda wrong=wrong: (*FORMULAS[:place], wrong, *FORMULAS[place + 1 :]))
            assert any(map(is_caught, FUSED)), changed


@pytest.mark.parametrize("place", range(len(CANCELLED)))
@pytest.mark.parametrize("field", ["text", "for_one_hot"])
def test_a_wrong_cancellation_is_found(place: int, field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, form, row = CANCELLED[place]
    for changed in mutants(getattr(row, field)):
        wrong = (name, form, replace(row, **{field: changed}))
        monkeypatch.setattr(fusions, "_cancelled", lambda wrong=wrong: (*CANCELLED[:place], wrong, *CANCELLED[place + 1 :]))
        assert any(map(is_caught, FUSED)), changed


def test_what_cancels_is_written_short() -> None:
    text = BY_NAME["fused_one_hot_negative"].text.replace("* t", "* 0.8").replace("w.r.t. t", "w.r.t. x")
    assert "g_t = p - y" in fpp_lang.transpile(text)
