"""The training step of `programs/complete_network.fpp` at batch 64, as transpiled: against its value alone, and against PyTorch."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from table import Row

import fpp_lang

PROGRAM = Path(__file__).parents[1] / "programs" / "complete_network.fpp"
WEIGHTS = ("Weights1", "Biases1", "Weights2", "Biases2", "Weights3", "Biases3")
BATCH = 64


def rows() -> list[Row]:
    """The lines that `fpp transpile` prints; the peer is left out where it is not installed (extra `peers`)."""
    module, (forward, backward, update) = _training_step()

    def value() -> None:
        exec(forward, module)

    def value_and_gradients() -> None:
        exec(forward, module)
        exec(backward, module)

    def step() -> None:
        value_and_gradients()
        exec(update, module)

    peer = _pytorch(module, step)
    alone, both = _alternating(value, value_and_gradients)
    found = [Row("value and gradients of a network", "its value alone", both / alone, "≤ 3")]
    if peer is not None:
        ours, theirs = _alternating(step, peer)
        found.append(Row("training step of a network", "PyTorch, eager, CPU", ours / theirs, "≤ 1.0"))
    return found


def _training_step() -> tuple[dict[str, Any], list[Any]]:
    """The program's variables before its first step, and the lines of a step: up to the loss, its gradients, the update."""
    tree = ast.parse(fpp_lang.transpile(PROGRAM.read_text(encoding="utf-8")))
    definitions, main = tree.body[:-1], tree.body[-1]
    assert isinstance(main, ast.If)
    epochs = next(place for place, line in enumerate(main.body) if isinstance(line, ast.For) and _text(line.target) == "epoch")
    step = next(line for line in ast.walk(main.body[epochs]) if isinstance(line, ast.For) and _text(line.target) == "batch").body
    module: dict[str, Any] = {"__name__": "network", "__file__": str(PROGRAM)}
    exec(_compiled([*definitions, *main.body[:epochs]]), module)
    module["batch"] = np.arange(BATCH)
    loss = 1 + next(place for place, line in enumerate(step) if _text(line).startswith("Loss ="))
    update = next(place for place, line in enumerate(step) if ".update(" in _text(line))
    return module, [_compiled(lines) for lines in (step[:loss], step[loss:update], step[update:])]


def _text(node: ast.AST) -> str:
    return ast.unparse(node)


def _compiled(lines: list[ast.stmt]) -> Any:
    return compile(ast.Module(lines, []), "network.py", "exec")


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


def _pytorch(module: dict[str, Any], ours: Callable[[], object]) -> Callable[[], object] | None:
    """The same step in PyTorch from the same weights, checked to lead to the same; None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    weights = [torch.tensor(module[name], requires_grad=True) for name in WEIGHTS]
    images, digits = (torch.tensor(module[name]) for name in ("train_images", "train_digits"))
    batch = torch.tensor(module["batch"])
    optimizer = torch.optim.Adam(weights)
    w1, b1, w2, b2, w3, b3 = weights

    def step() -> None:
        image = images[batch].T
        target = torch.nn.functional.one_hot(digits[batch].long(), 10).T.double()
        hidden1 = torch.nn.functional.silu(w1 @ image + b1)
        hidden2 = torch.nn.functional.silu(w2 @ hidden1 + b2)
        loss = ((torch.sigmoid(w3 @ hidden2 + b3) - target) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    for _ in range(2):
        ours()
        step()
    for name, theirs in zip(WEIGHTS, weights, strict=True):
        np.testing.assert_allclose(module[name], theirs.detach().numpy(), rtol=1e-6, atol=1e-9)
    return step
