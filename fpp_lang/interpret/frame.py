"""Where variables live: a frame is a list, and every name has its place in it before anything runs.

::

    frame[0]  the frame of the function around this one, None for the program's own functions
    frame[1]  the value that `return` leaves
    frame[2…] parameters, then the other variables
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from fpp_lang.core import tree as core

if TYPE_CHECKING:
    from fpp_lang.interpret.machine import Machine

Frame = list[Any]
Evaluator = Callable[[Frame], Any]

PARENT, RESULT, FIRST = 0, 1, 2


class Unset:
    """A variable that has no value yet."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        raise TypeError("no value yet")

    def __eq__(self, other: object) -> bool:
        raise TypeError("no value yet")


UNSET = Unset()


@dataclass(frozen=True, slots=True)
class Element:
    """A loop variable that is the element itself: the slots of what it is an element of, and of its place there."""

    container: int
    place: int


@dataclass(frozen=True, slots=True)
class LoopPlace:
    """The slots by which `A[row][col]` finds its place: the pass counter, and for the rows of a nest the tensor they are of."""

    counter: int
    sort: Literal["rows", "elements", "plain"]
    tensor: int


@dataclass(slots=True)
class Scope:
    """The names of one function (or of the program), while it is compiled.

    `elements` and `places` hold for the loops around the statement that is being compiled.
    """

    machine: Machine
    function: str
    parent: Scope | None = None
    slots: dict[str, int] = field(default_factory=dict)
    always_set: frozenset[str] = frozenset()
    elements: dict[str, Element] = field(default_factory=dict)
    places: dict[str, LoopPlace] = field(default_factory=dict)
    hidden: int = 0

    @property
    def is_top(self) -> bool:
        return self is self.machine.top

    @property
    def size(self) -> int:
        return FIRST + len(self.slots)

    def slot(self, name: str) -> int:
        """The place of a variable, a new one where it has none."""
        if name not in self.slots:
            self.slots[name] = FIRST + len(self.slots)
            if self.is_top:
                self.machine.grow(self.size)
        return self.slots[name]

    def hidden_slot(self) -> int:
        """A place that no name reaches."""
        self.hidden += 1
        return self.slot(f" {self.hidden}")

    def owner(self, variable: core.Variable) -> tuple[Scope, int | None]:
        """The scope that a variable belongs to, and how many frames out that is; None for the program's own frame."""
        if variable.where in (core.Where.TOP, core.Where.INPUT):
            return (self, 0) if self.is_top else (self.machine.top, None)
        scope, depth = self, 0
        if variable.where is core.Where.OUTER:
            while scope.parent is not None and (scope is self or variable.name not in scope.slots):
                scope, depth = scope.parent, depth + 1
        return (scope, None) if scope.is_top and scope is not self else (scope, depth)
