"""The standard library against NumPy, SciPy and figures worked out by hand, on both engines and in the transpiled file.

A row is a call, as a program writes it, and its reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import calculus_references
import case_references
import network_references
import numpy as np
import pytest
from calls import Case, Engine, close, everywhere, functions, on_engines, parameters_of
from procedure_references import STEPS, a, b
from shape_references import ELEMENTWISE, FINITE_ONLY, INPUTS, NEAR_ZERO, OF_NOTHING, REDUCING, ROWS, ROWWISE, TENSORS

import fpp_lang
from fpp_lang.standard import entries

# Random ones: the call and how NumPy draws the same numbers from the same seed.
DRAWN: dict[str, Callable[[np.random.Generator], Any]] = {
    "Random_Tensor([4, 3], -2, 5)": lambda rng: rng.uniform(-2, 5, (4, 3)),
    "Random_Normal_Init([2, 3, 2], 1, 0.5)": lambda rng: rng.normal(1, 0.5, (2, 3, 2)),
    "Xavier_Uniform(6, 2)": lambda rng: rng.uniform(-np.sqrt(6 / 8), np.sqrt(6 / 8), (2, 6)),
    "Xavier_Normal(6, 2)": lambda rng: rng.normal(0, np.sqrt(2 / 8), (2, 6)),
    "He_Uniform(6, 2)": lambda rng: rng.uniform(-1, 1, (2, 6)),
    "He_Normal(8, 2)": lambda rng: rng.normal(0, 0.5, (2, 8)),
    "concat(batches(9, 4))": lambda rng: rng.permutation(np.arange(9)),
    "shuffle_together(arange(9), arange(9) * 2)[1]": lambda rng: rng.permutation(np.arange(9)) * 2,
    "concat(train_test_split(arange(9), arange(9))[:2])": lambda rng: np.roll(rng.permutation(np.arange(9)), -2),
}

CASES = [*case_references.CASES, *network_references.CASES, *calculus_references.CASES]
PARAMETERS = {
    **dict.fromkeys([*ELEMENTWISE, *ROWWISE, *REDUCING], "x"),
    **parameters_of([*CASES, *(case for case, _ in calculus_references.ESTIMATES)]),
}


@cache
def library(engine: Engine) -> dict[str, Callable[..., Any]]:
    """All calls of the tables."""
    return functions(engine, PARAMETERS)


@everywhere
@pytest.mark.parametrize("call", ELEMENTWISE)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_elementwise(call: str, engine: Engine) -> None:
    for name, x in INPUTS.items():
        if name == "infinite" and call in FINITE_ONLY:
            continue
        before = np.copy(x)
        close(library(engine)[call](x), ELEMENTWISE[call](x), NEAR_ZERO.get(call, 1e-300))
        np.testing.assert_array_equal(x, before, err_msg=name)


@everywhere
@pytest.mark.parametrize("call", REDUCING)
def test_reducing(call: str, engine: Engine) -> None:
    for name, x in TENSORS.items():
        if np.size(x) or call in OF_NOTHING:
            close(library(engine)[call](x), REDUCING[call](x), 1e-14 if "nan" not in name else 0)


@everywhere
@pytest.mark.parametrize("call", ROWWISE)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_rowwise(call: str, engine: Engine) -> None:
    for x in ROWS:
        close(library(engine)[call](x), ROWWISE[call](x), 1e-15)


@everywhere
@pytest.mark.parametrize(("call", "given", "wanted"), CASES, ids=[call for call, _, _ in CASES])
def test_case(call: str, given: tuple[Any, ...], wanted: Any, engine: Engine) -> None:
    before: list[Any] = [np.copy(item) for item in given]
    close(library(engine)[call](*given), wanted, 1e-15)
    for one, other in zip(given, before, strict=True):
        np.testing.assert_array_equal(one, other)


@everywhere
@pytest.mark.parametrize(("case", "bound"), calculus_references.ESTIMATES, ids=[case[0] for case, _ in calculus_references.ESTIMATES])
def test_estimate(case: Case, bound: float, engine: Engine) -> None:
    call, given, wanted = case
    close(library(engine)[call](*given), wanted, bound, bound)


@on_engines
@pytest.mark.parametrize("call", STEPS)
def test_three_steps_of_an_optimizer(call: str, engine: Engine) -> None:
    states = [f"state_{place}" for place in range(len(STEPS[call]))]
    module = fpp_lang.loads(f"Function take({', '.join(states)}, g, step):\n    {call}\n", engine=engine)
    kept = [b.copy() if STEPS[call][0].ndim == 2 else np.zeros(3), *(np.zeros(np.shape(state)) for state in STEPS[call][1:])]
    for step, gradient in enumerate((a, b, a * b), 1):
        assert module.take(*kept, gradient, step) is None
    close(tuple(kept), STEPS[call])


@on_engines
def test_batch_norm_remembers(engine: Engine) -> None:
    module = fpp_lang.loads("Function norm(x, mean, variance):\n    return batch_norm(x, 2, 1, mean, variance)\n", engine=engine)
    mean, variance = np.zeros(4), np.ones(4)
    close(module.norm(a, mean, variance), 2 * (a - a.mean(0)) / np.sqrt(a.var(0) + 1e-5) + 1)
    close((mean, variance), (0.1 * a.mean(0), 0.9 + 0.1 * a.var(0, ddof=1)))


@on_engines
@pytest.mark.parametrize("call", DRAWN)
def test_drawn_as_numpy_draws(call: str, engine: Engine) -> None:
    drawn = fpp_lang.loads(f"drawn = {call}\n", engine=engine, seed=7).variables["drawn"]
    close(drawn, DRAWN[call](np.random.default_rng(7)))


@on_engines
@pytest.mark.parametrize(
    "call",
    [
        "DotProduct([1, 2], [1, 2, 3])",
        "Add([1, 2], [1, 2, 3])",
        "MatMul([[1, 2]], [[1, 2]])",
        "MatMul([1, 2], [1, 2])",
        "broadcast_shape([2, 3], [4, 3])",
        "one_hot([0, -1], 3)",
        "one_hot(3, 3)",
        "Reshape([1, 2, 3], [2, 2])",
        "factorial(-1)",
        "Tensor_Where([true], [1, 2], [1, 2])",
        "concat_columns([[1]], [[1], [2]])",
        "Padding([1, 2], [2, 2])",
        "mse_gradient([1, 2], [[1], [2]])",
        "Padding([[1, 2]], [2])",
        "solve_equations([[1, 2], [2, 4]], [1, 2])",
        "solve_equations([[1, 2]], [1])",
        "simpson_rule(x -> x, 0, 1, 3)",
        "Quantile([1, 2], 1.5)",
        "Quantile(zeros(0), 0.5)",
        "Tensor_Mean(zeros(0))",
        "Tensor_Median(zeros(0))",
        "Mode(zeros(0))",
        "Histogram([nan, 1])",
        "Histogram([infinity, 1])",
        "train_test_split([1, 2], [1])",
        "Accuracy([1], [1, 2])",
        "mae_loss([[1], [2]], [1, 2])",
        "mse_loss([[1], [2]], [1, 2])",
        "mae_gradient([[1], [2]], [1, 2])",
        "cumulative_sum(3)",
        "NLL_Loss([[-1, -2], [-1, -2]], [0])",
        "CCE_Batch([[0.5, 0.5]], [0, 1])",
        "CCE_Batch([[0.5, 0.5]], [2])",
        "nll_gradient([[-1, -2], [-1, -2]], [0])",
        "cce_batch_gradient([[0.5, 0.5]], [0, 1])",
        "KL_Divergence([1, 0], [[1, 0]])",
        "softmax_gradient([0.5, 0.5], [1])",
        "log_softmax_gradient([[-1, -1]], [1, 1])",
    ],
)
def test_refused(call: str, engine: Engine) -> None:
    with pytest.raises(fpp_lang.FppError):
        fpp_lang.loads(f"result = {call}\n", engine=engine)


def test_every_entry_has_a_reference() -> None:
    called = set(re.findall(r"\w+(?=\()", " ".join([*PARAMETERS, *STEPS, *DRAWN, "batch_norm("])))
    meant = {entry.name for entry in entries().values() if called & {entry.name, *entry.also_called}}
    assert set(entries()) == meant


def test_no_name_stands_for_two_entries() -> None:
    names = [name.casefold() for entry in entries().values() for name in {n.casefold(): n for n in (entry.name, *entry.also_called)}]
    assert len(names) == len(set(names))
