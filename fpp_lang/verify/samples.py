"""Random inputs for the parameters of a function: small, with everything in them that loops and arrays may treat differently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, walk
from fpp_lang.lift.uses import ranks_of

Item = TypeVar("Item")

SIZES = (0, 1, 2, 3, 7)
RANKS = (0, 1, 1, 2, 2, 2, 3)
WHOLE_NUMBERS = (-1, 0, 1, 2, 2, 3, 5)
TEXTS = ("", "a", "b a", "12")
SPECIAL = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0, 1.0, -2.5])

LOOPS = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat)
Shape = tuple[int, ...]
STYLES: tuple[Callable[[np.random.Generator, Shape], Any], ...] = (
    lambda random, shape: random.integers(-4, 5, shape) / 2,  # halves are exact and repeat: ties, zeros, negatives
    lambda random, shape: random.normal(size=shape),
    lambda random, shape: random.uniform(0.1, 2, shape),
    lambda random, shape: np.zeros(shape),
    lambda random, shape: np.where(random.random(shape) < 0.3, random.choice(SPECIAL, shape), random.normal(size=shape)),
)


class NoSample(Exception):
    """A parameter for which no value can be made up, because of `what` it takes."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(slots=True)
class Sampler:
    """Makes the arguments of one call after another. Ranks and sizes repeat within a call, so that shapes often fit each other."""

    random: np.random.Generator
    program: core.Program

    def arguments(self, function: core.Function) -> dict[str, object]:
        """A value for each parameter by name; one with a default is left out now and then. Raises NoSample.

        A tensor has the rank with which the function reaches its elements: for another one the array form makes no promise (R5.6).
        """
        call = _Call(self, self.choice(RANKS), [self.choice(SIZES) for _ in range(self.choice((1, 2)))], self.choice(STYLES))
        ranks = _ranks(function, self.program)
        numbers = _numbers(function)
        given = [parameter for parameter in function.parameters if parameter.default is None or self.random.random() < 0.5]
        kinds = {parameter.name: _of_rank(parameter.kind, ranks.get(parameter.name)) for parameter in given}
        return {name: call.number(kind) if name in numbers else call.value(kind) for name, kind in kinds.items()}

    def choice(self, items: Sequence[Item]) -> Item:
        return items[int(self.random.integers(len(items)))]


def _ranks(function: core.Function, program: core.Program, callers: frozenset[str] = frozenset()) -> dict[str, int]:
    """The ranks with which a function, or what it hands them to, reaches the elements of its variables."""
    found, _ = ranks_of(function.body, {})
    for node in walk(function.body):
        if isinstance(node, core.Call) and node.key not in callers | {function.key}:
            called = program.functions[node.key]
            ranks = _ranks(called, program, callers | {function.key})
            for parameter, argument in zip(called.parameters, node.arguments, strict=True):
                rank = parameter.kind.rank if parameter.kind.rank is not None else ranks.get(parameter.name)
                if isinstance(argument, core.Variable) and rank is not None:
                    found.setdefault(argument.name, rank)
    return found


def _numbers(function: core.Function) -> set[str]:
    """Parameters that only take part in arithmetic beside the elements of a loop: factors and limits, which are numbers."""
    nodes = list(walk(function.body))
    if not any(isinstance(node, LOOPS) for node in nodes):
        return set()
    taken_whole = {part.name for node in nodes if not _is_elementwise(node) for part in children(node) if isinstance(part, core.Variable)}
    return {parameter.name for parameter in function.parameters if parameter.kind.base is Base.NUMERIC} - taken_whole


def _is_elementwise(node: core.Node) -> bool:
    match node:
        case core.Primitive(name=name):
            return PRIMITIVES[name].elementwise
        case core.Compare() | core.Conditional() | core.Logic() | core.Not() | core.Assign() | core.Update():
            return True
    return False


def _of_rank(kind: Kind, rank: int | None) -> Kind:
    return updated(kind, base=Base.TENSOR, rank=rank) if rank is not None and kind.rank is None and kind.may_be_tensor else kind


@dataclass(frozen=True, slots=True)
class _Call:
    """One call: the rank that most of its tensors have, the sizes of their axes, and how their numbers are drawn."""

    sampler: Sampler
    rank: int
    sizes: list[int]
    style: Callable[[np.random.Generator, Shape], Any]

    def value(self, kind: Kind) -> object:
        match kind.base:
            case Base.NUMBER:
                return self.number(kind)
            case Base.TRUTH:
                return bool(self.sampler.random.integers(2))
            case Base.TEXT:
                return self.sampler.choice(TEXTS)
            case Base.NOTHING:
                return None
            case Base.TENSOR | Base.NUMERIC | Base.OPEN | Base.NEVER:
                return self.tensor(kind)
            case Base.LIST:
                item = kind.items[0] if kind.items else Kind(Base.NUMBER)
                return [self.value(item) for _ in range(self.sampler.choice(self.sizes))]
        raise NoSample(kind.base.value)

    def number(self, kind: Kind) -> object:
        if kind.dtype == "int" or (kind.dtype is None and self.sampler.random.random() < 0.5):
            return self.sampler.choice(WHOLE_NUMBERS)
        return float(self.style(self.sampler.random, ()))

    def tensor(self, kind: Kind) -> object:
        open_rank = self.rank if self.sampler.random.random() < 0.7 else 0
        rank = kind.rank if kind.rank is not None else max(open_rank, kind.least_rank, kind.base is Base.TENSOR)
        if rank == 0:
            return self.number(kind)
        random, shape = self.sampler.random, self.shape(rank)
        if kind.dtype == "bool":
            return random.integers(0, 2, shape) == 1
        if kind.dtype == "int" or random.random() < 0.25:
            return random.integers(self.sampler.choice((-2, 0)), 4, shape)
        return self.style(random, shape)

    def shape(self, rank: int) -> Shape:
        """At most one axis is empty: no program meets a tensor of no rows that have no columns."""
        sizes = [self.sizes[axis % len(self.sizes)] for axis in range(rank)]
        if self.sampler.random.random() < 0.2:
            self.sampler.random.shuffle(sizes)
        empty = [axis for axis, size in enumerate(sizes) if size == 0]
        for axis in empty[1:]:
            sizes[axis] = 2
        return tuple(sizes)
