"""Value and gradients of the network of listing 53 at batch 64: against the value alone, and against PyTorch where it is installed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from table import Row

import fpp_lang

FORWARD = """
    Hidden1 = Swish(Weights1 x Input + Biases1)
    Hidden2 = Swish(Weights2 x Hidden1 + Biases2)
    Output = Sigmoid(Weights3 x Hidden2 + Biases3)
    Loss = (Output - Target).raised2.mean
"""
NAMES = ("Weights1", "Biases1", "Weights2", "Biases2", "Weights3", "Biases3")
GIVEN = f"({', '.join(f'{name}: Tensor' for name in (*NAMES, 'Input', 'Target'))})"
PROGRAM = f"""
Function value{GIVEN}:{FORWARD}    return Loss

Function value_and_gradients{GIVEN}:{FORWARD}    Compute gradients of Loss w.r.t {", ".join(NAMES)}
    return Loss, {", ".join(f"{name}.gradient" for name in NAMES)}
"""
SIZES = {"Weights1": (64, 64), "Biases1": (64, 1), "Weights2": (32, 64), "Biases2": (32, 1), "Weights3": (10, 32), "Biases3": (10, 1)}
BATCH = 64


def rows() -> list[Row]:
    """The transpiled functions, exactly as `fpp transpile` prints them."""
    rng = np.random.default_rng(0)
    given = [rng.normal(0, 0.2, SIZES[name]) for name in NAMES]
    given += [rng.random((64, BATCH)), np.eye(10)[rng.integers(0, 10, BATCH)].T]
    module: dict[str, Any] = {"__name__": "network"}
    exec(compile(fpp_lang.transpile(PROGRAM), "network.py", "exec"), module)
    value, both = ((lambda function=module[name]: function(*given)) for name in ("value", "value_and_gradients"))
    alone, together = _alternating(value, both)
    found = [Row("value and gradients of a network", "its value alone", together / alone, "≤ 3")]
    peer = _pytorch(given, both())
    if peer is not None:
        ours, theirs = _alternating(both, peer)
        found.append(Row("value and gradients of a network", "PyTorch, eager, CPU", ours / theirs, "≤ 1.0"))
    return found


def _alternating(first: Callable[[], object], second: Callable[[], object], runs: int = 7, repeats: int = 40) -> tuple[float, float]:
    """The best processor time of each; they take turns."""
    best = [float("inf"), float("inf")]
    for _ in range(runs):
        for place, action in enumerate((first, second)):
            began = time.process_time()
            for _ in range(repeats):
                action()
            best[place] = min(best[place], time.process_time() - began)
    return best[0], best[1]


def _pytorch(given: list[np.ndarray], ours: tuple[Any, ...]) -> Callable[[], object] | None:
    """The same in PyTorch, checked to give the same numbers; None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    tensors = [torch.tensor(array, requires_grad=place < len(NAMES)) for place, array in enumerate(given)]
    w1, b1, w2, b2, w3, b3, image, target = tensors

    def step() -> list[Any]:
        hidden1 = torch.nn.functional.silu(w1 @ image + b1)
        hidden2 = torch.nn.functional.silu(w2 @ hidden1 + b2)
        loss = ((torch.sigmoid(w3 @ hidden2 + b3) - target) ** 2).mean()
        return [loss, *torch.autograd.grad(loss, tensors[: len(NAMES)])]

    for mine, theirs in zip(ours, step(), strict=True):
        np.testing.assert_allclose(mine, theirs.detach().numpy(), rtol=1e-9, atol=1e-12)
    return step
