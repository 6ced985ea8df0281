"""The way back made wrong on purpose, one step at a time: a program of the folder `programs` gives another gradient, or none."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import numpy as np
import pytest
from broken import MUTANTS, Mutant
from broken_sharing import REFUSALS, SLOPES
from test_gradients import CASES, Case, variables
from test_structures import PROGRAMS, SHARED, refusals, slopes

FILES = {file.stem: file.read_text(encoding="utf-8") for file in (*PROGRAMS, *SHARED)}
BY_NAME = {case.name: case for case in CASES}


def gradients(case: Case) -> Mapping[str, np.ndarray]:
    found = variables(case, "interpreter")
    return {name: np.asarray(found[f"g_{name}"], dtype=float) for name in case.inputs if f"g_{name}" in found}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.what)
def test_it_is_found(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    case = BY_NAME[mutant.shown]
    right = gradients(case)
    monkeypatch.setattr(mutant.owner, mutant.name, mutant.change(getattr(mutant.owner, mutant.name)))
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            wrong = gradients(case)
    except Exception:
        return  # no gradient at all
    assert any(wrong[name].shape != right[name].shape or not np.allclose(wrong[name], right[name], rtol=1e-6) for name in right)


@pytest.mark.parametrize("mutant", REFUSALS, ids=lambda mutant: mutant.what)
def test_a_part_is_no_longer_refused(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusals(FILES[mutant.shown]) == ["FPP0345"]
    monkeypatch.setattr(mutant.owner, mutant.name, mutant.change(getattr(mutant.owner, mutant.name)))
    assert refusals(FILES[mutant.shown]) == []


@pytest.mark.parametrize("mutant", SLOPES, ids=lambda mutant: mutant.what)
def test_a_structure_has_another_slope(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    right = slopes(FILES[mutant.shown], "interpreter")
    monkeypatch.setattr(mutant.owner, mutant.name, mutant.change(getattr(mutant.owner, mutant.name)))
    try:
        wrong = slopes(FILES[mutant.shown], "interpreter")
    except Exception:
        return  # no gradient at all
    assert any(one.shape != other.shape or not np.allclose(one, other) for one, other in zip(wrong, right, strict=True))
