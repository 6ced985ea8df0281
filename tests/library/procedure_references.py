"""Procedures that change tensors in place, written again in NumPy: what three calls leave of what they are given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

random = np.random.default_rng(7)
a, b = random.normal(size=(3, 4)), random.normal(size=(3, 4))
none = np.zeros((3, 4))


def stepped(rule: Callable[[Any, Any, int], None], *state: Any) -> tuple[Any, ...]:
    """What three steps with the gradients a, b and a·b leave of the weights and of what is remembered."""
    kept = [np.array(item, dtype=float) for item in state]
    for step, gradient in enumerate((a, b, a * b), 1):
        rule(kept, gradient, step)
    return tuple(kept)


def sgd(kept: Any, g: Any, step: int) -> None:
    kept[0] -= 0.1 * g


def momentum(kept: Any, g: Any, step: int) -> None:
    kept[1] = 0.9 * kept[1] + g
    kept[0] -= 0.1 * kept[1]


def nesterov(kept: Any, g: Any, step: int) -> None:
    kept[1] = 0.9 * kept[1] + g
    kept[0] -= 0.1 * (g + 0.9 * kept[1])


def adagrad(kept: Any, g: Any, step: int) -> None:
    kept[1] += g**2
    kept[0] -= 0.1 * g / (np.sqrt(kept[1]) + 1e-10)


def rmsprop(kept: Any, g: Any, step: int) -> None:
    kept[1] = 0.99 * kept[1] + 0.01 * g**2
    kept[0] -= 0.1 * g / (np.sqrt(kept[1]) + 1e-8)


def adam(kept: Any, g: Any, step: int, decay: float = 0) -> None:
    kept[0] *= 1 - 0.1 * decay
    kept[1] = 0.9 * kept[1] + 0.1 * g
    kept[2] = 0.999 * kept[2] + 0.001 * g**2
    kept[0] -= 0.1 * (kept[1] / (1 - 0.9**step)) / (np.sqrt(kept[2] / (1 - 0.999**step)) + 1e-8)


def neurons(kept: Any, g: Any, step: int) -> None:
    for neuron in range(3):
        total = 2 * (g[neuron, 0] - 0.5) * 0.25
        kept[0][neuron] -= 0.1 * total * g[0]
        kept[1][neuron] -= 0.1 * total


def newton(kept: Any, g: Any, step: int) -> None:
    kept[0] -= g[:, 0] / 4


def whole_batch(kept: Any, g: Any, step: int) -> None:
    kept[0] -= 0.5 * np.mean(2 * g - kept[0])


def rotation(kept: Any, g: Any, step: int) -> None:
    turn = np.array([[np.cos(0.3), -np.sin(0.3)], [np.sin(0.3), np.cos(0.3)]])
    kept[0][[0, 2]] = turn @ kept[0][[0, 2]]


# The call, and what is left of its tensors.
STEPS: dict[str, tuple[Any, ...]] = {
    "sgd_optimizer(state_0, g, 0.1)": stepped(sgd, b),
    "momentum_optimizer(state_0, g, state_1, 0.1)": stepped(momentum, b, none),
    "nesterov_optimizer(state_0, g, state_1, 0.1)": stepped(nesterov, b, none),
    "adagrad_optimizer(state_0, g, state_1, 0.1)": stepped(adagrad, b, none),
    "rmsprop_optimizer(state_0, g, state_1, 0.1)": stepped(rmsprop, b, none),
    "newton_optimizer(state_0, g[:, 0], identity(3) * 4)": stepped(newton, none[:, 0]),
    "mini_batch_sgd(state_0, (w, X, Y) -> mean(X - w + Y), g, g, 0.5, 3)": stepped(whole_batch, b),
    "rotate_rows(state_0, 0, 2, cos(0.3), sin(0.3))": stepped(rotation, b),
    "update_neurons(state_0, state_1, g[0], g[:, 0], full(3, 0.5), full(3, 0.25), 0.1)": stepped(neurons, b, none[:, 0]),
    "adam_optimizer(state_0, g, state_1, state_2, 0.1, step)": stepped(adam, b, none, none),
    "adamw_optimizer(state_0, g, state_1, state_2, 0.1, step, 0.25)": stepped(lambda k, g, step: adam(k, g, step, 0.25), b, none, none),
}
