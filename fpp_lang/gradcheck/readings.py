"""What a derivative may mean: what it is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from fpp_lang.gradcheck.numerical import Array
from fpp_lang.gradcheck.points import Point
from fpp_lang.gradcheck.subject import Subject, role_of

OUTPUT, UPSTREAM = "the output", "the gradient from above"
"""Sources of an argument besides the inputs of the function. No parameter can have these names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the derivative is called: for each of its parameters an input of the function, OUTPUT or UPSTREAM.

    `likely`: the names, or the order, say so; the others are tried to find out what went wrong. `unread`: parameters never looked at.
    """

    sources: Mapping[str, str]
    likely: bool
    unread: frozenset[str] = frozenset()

    @property
    def from_output(self) -> bool:
        return OUTPUT in self._used

    @property
    def takes_upstream(self) -> bool:
        return UPSTREAM in self._used

    @property
    def _used(self) -> frozenset[str]:
        return frozenset(source for name, source in self.sources.items() if name not in self.unread)

    def arguments(self, point: Point) -> dict[str, Any]:
        """The arguments of the derivative at a point."""
        known = {**point.arguments, OUTPUT: point.y, UPSTREAM: point.upstream}
        return {name: known[source] for name, source in self.sources.items()}


@dataclass(frozen=True, slots=True)
class Form:
    """What the derivative may give back, with the words for it."""

    words: str
    values: Array
    noise: Array


def readings(function: Subject, derivative: Subject, wrt: str) -> list[Reading]:
    """All ways to call the derivative, the likely ones first."""
    unread = frozenset(parameter.name for parameter in derivative.parameters if not parameter.read)
    found: dict[tuple[str, ...], Reading] = {}
    likely = [*_likely(function, derivative, wrt)]
    sources = (*function.required, OUTPUT, UPSTREAM)
    others = permutations(sources, len(derivative.required)) if len(derivative.required) <= len(sources) else ()
    for is_likely, chosen in [*((True, way) for way in likely), *((False, way) for way in others)]:
        found.setdefault(tuple(chosen), Reading(dict(zip(derivative.required, chosen, strict=True)), is_likely, unread))
    return list(found.values())


def _likely(function: Subject, derivative: Subject, wrt: str) -> Iterator[tuple[str, ...]]:
    """By the names and their roles, from the input and from the output; else in the order of the parameters."""
    for at_x in (wrt, OUTPUT) if not _named_from_output(function, derivative, wrt) else (OUTPUT, wrt):
        by_role = tuple(_by_role(name, function, wrt, at_x) for name in derivative.required)
        if len(set(by_role)) == len(by_role):
            yield by_role
            if all(name in function.required or _speaks(name, wrt) for name in derivative.required):
                continue
        in_order = (at_x, *(name for name in function.required if name != wrt), UPSTREAM)
        if len(derivative.required) <= len(in_order) and "" not in in_order:
            yield in_order[: len(derivative.required)]
            if wrt == function.required[0]:
                continue
            given = (*(at_x if name == wrt else name for name in function.required), UPSTREAM)
            yield given[: len(derivative.required)]


def _speaks(name: str, wrt: str) -> bool:
    """Does the name of a parameter of the derivative say what it takes?"""
    role = role_of(name)
    return role != "input" and (role != "prediction" or role_of(wrt) == "prediction")


def _by_role(name: str, function: Subject, wrt: str, at_x: str) -> str:
    """The source that the name of a parameter speaks of; two parameters without a name for it get the same one and fall out."""
    if name == wrt:
        return at_x
    if name in function.required:
        return name
    role = role_of(name)
    if role == "upstream":
        return UPSTREAM
    if role == "prediction" and role_of(wrt) != "prediction":
        return OUTPUT
    same = [other for other in function.required if role_of(other) == role]
    if len(same) == 1:
        return at_x if same[0] == wrt else same[0]
    return at_x


def _named_from_output(function: Subject, derivative: Subject, wrt: str) -> bool:
    name = derivative.name.casefold()
    first = derivative.required[0].casefold() if derivative.required else ""
    return role_of(wrt) != "prediction" and ("from_output" in name or "output" in first or first in ("a", "activated"))


def forms(point: Point, reading: Reading) -> list[Form]:
    """What the derivative may give at a point, the usual form first."""
    values, noise = point.slopes.values, point.slopes.noise
    outputs = tuple(range(point.y.ndim))
    if reading.takes_upstream:
        return [Form("the gradient from above, carried back", *carried_back(point))]
    whole = Form("the slope of every output in every input", values, noise)
    if point.y.ndim == 0:
        return [whole]
    diagonal = own_slopes(point)
    total = Form("the slope of the sum of all outputs", values.sum(outputs), noise.sum(outputs))
    return [whole, total] if diagonal is None else [diagonal]


def carried_back(point: Point) -> tuple[Array, Array]:
    """The gradient in the input that belongs to the one from above, and its noise."""
    outputs = tuple(range(point.y.ndim))
    weights = point.upstream.reshape((*point.y.shape, *(1,) * point.x.ndim))
    return np.sum(weights * point.slopes.values, outputs), np.sum(np.abs(weights) * point.slopes.noise, outputs)


def own_slopes(point: Point) -> Form | None:
    """The slope of each output in its own input, where no output depends on another's."""
    if point.y.shape != point.x.shape:
        return None
    size = point.x.size
    square, noise = point.slopes.values.reshape(size, size), point.slopes.noise.reshape(size, size)
    apart = ~np.eye(size, dtype=bool)
    if np.any(np.abs(square[apart]) > 1e-6 + 10 * noise[apart]):
        return None
    return Form("slope", np.diag(square).reshape(point.x.shape), np.diag(noise).reshape(point.x.shape))
