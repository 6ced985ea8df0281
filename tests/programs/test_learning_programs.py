"""The learning programs learn, whatever the first weights: from at least 18 of 20 seeds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import fpp_lang

PROGRAMS = Path(__file__).parents[2] / "programs"


def run(name: str, seed: int, until: str = "\0") -> dict[str, Any]:
    """The variables of a program that begins with another seed, up to a line of it."""
    text = (PROGRAMS / f"{name}.fpp").read_text(encoding="utf-8").partition(until)[0]
    before, found, after = text.partition("seed(")
    assert found and before.count("\n") < 4
    return dict(fpp_lang.loads(f"{before}seed({seed}){after.partition(')')[2]}", name=str(PROGRAMS / f"{name}.fpp")).variables)


def test_xor_from_twenty_seeds() -> None:
    learned = [abs(run("xor", seed)["Output"] - [[0], [1], [1], [0]]).max() < 0.1 for seed in range(20)]
    assert sum(learned) >= 18


def test_and_from_twenty_seeds() -> None:
    learned = [run("and_gate", seed, "// How the loss fell")["losses"][-1] < 0.01 for seed in range(20)]
    assert sum(learned) >= 18


def test_iris() -> None:
    variables = run("mlp_classes", 0)
    assert len(variables["test_species"]) == 30
    assert (variables["answers"] == variables["test_species"]).mean() >= 0.95


def test_the_first_step_of_the_house() -> None:
    text = (PROGRAMS / "house_price.fpp").read_text(encoding="utf-8").replace("from 1 to 500", "from 1 to 1")
    variables = fpp_lang.loads(text).variables
    assert (variables["gradient_w"], variables["gradient_b"]) == (-200_000_000, -200_000)
    assert (variables["w"], variables["b"]) == (102, pytest.approx(0.002))
