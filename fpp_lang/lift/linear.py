"""Whole-number amounts as sums of symbols: sizes, counts and loop variables with whole factors, and a constant.

Two amounts are equal if their sums are; nothing here needs to know what a symbol stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """The size of one axis, counted from the front, of the tensor that a variable holds."""

    tensor: str
    axis: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """A whole number that a variable holds."""

    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The counter of an inner loop that stays a loop; `loop` tells it from others of that name."""

    name: str
    loop: int


@dataclass(frozen=True, slots=True)
class Quotient:
    """`amount div divisor`, of an amount that is not below 0 and a divisor above it."""

    amount: Linear
    divisor: int


Atom = Hashable


@dataclass(frozen=True, slots=True)
class Linear:
    """`constant + sum(factor * atom)`; no factor is 0, atoms stand in a fixed order."""

    terms: tuple[tuple[Atom, int], ...] = ()
    constant: int = 0

    def __add__(self, other: Linear) -> Linear:
        factors = dict(self.terms)
        for atom, factor in other.terms:
            factors[atom] = factors.get(atom, 0) + factor
        return _linear(factors, self.constant + other.constant)

    def __sub__(self, other: Linear) -> Linear:
        return self + other.scaled(-1)

    def scaled(self, factor: int) -> Linear:
        return _linear({atom: known * factor for atom, known in self.terms}, self.constant * factor)

    def plus(self, constant: int) -> Linear:
        return Linear(self.terms, self.constant + constant)

    def factor(self, atom: Atom) -> int:
        return dict(self.terms).get(atom, 0)

    def atoms(self) -> Iterator[Atom]:
        return (atom for atom, _ in self.terms)

    def substituted(self, change: Callable[[Atom], Linear | None]) -> Linear:
        """With some atoms replaced by amounts."""
        found = Linear((), self.constant)
        for atom, factor in self.terms:
            new = change(atom)
            found += (of(atom) if new is None else new).scaled(factor)
        return found

    @property
    def value(self) -> int | None:
        """The number, where it is one."""
        return None if self.terms else self.constant


def _linear(factors: dict[Atom, int], constant: int) -> Linear:
    kept = ((atom, factor) for atom, factor in factors.items() if factor)
    return Linear(tuple(sorted(kept, key=lambda term: repr(term[0]))), constant)


def of(atom: Atom) -> Linear:
    return Linear(((atom, 1),))


def number(value: int) -> Linear:
    return Linear((), value)
