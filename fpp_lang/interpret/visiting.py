"""Loops over elements: ForEach, the nest of ForRows and ForElements, ForAll, and comprehensions (R5.2, R5.6, R5.7).

A loop variable that is the element itself is read from and stored in its container: two hidden slots hold the container and the
place in it. Its own slot keeps what it was last, for whoever reads the name after the loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.assignments import taken_apart
from fpp_lang.interpret.checks import Checks
from fpp_lang.interpret.compile import evaluator, expression, statement
from fpp_lang.interpret.counting import without_element
from fpp_lang.interpret.expressions import condition
from fpp_lang.interpret.frame import Element, Evaluator, Frame, LoopPlace, Scope
from fpp_lang.interpret.signals import BREAK, CONTINUE
from fpp_lang.interpret.statements import block
from fpp_lang.runtime.limits import MOST_ITEMS, items_of
from fpp_lang.runtime.problems.values import CannotVisit
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import sort_of

Visit = Callable[[Frame, Any, int], None]
"""Sets the variables of a loop for the pass over an item at a place."""


@contextmanager
def _bound(scope: Scope, elements: dict[str, Element], places: dict[str, LoopPlace], plain: Iterable[str]) -> Iterator[None]:
    """The names of a loop, while its body is compiled."""
    before = dict(scope.elements), dict(scope.places)
    for name in plain:
        scope.elements.pop(name, None)
    scope.elements.update(elements)
    scope.places.update(places)
    try:
        yield
    finally:
        scope.elements.clear()
        scope.elements.update(before[0])
        scope.places.clear()
        scope.places.update(before[1])


def walkable(node: core.Expression, value: Any, taken_apart: bool = False) -> Any:
    """What a loop walks: a tensor along axis 0, a list, a text, a range, the keys of a record (with values if taken apart)."""
    kind = value.__class__
    if kind is dict:
        return list(value.items()) if taken_apart else list(value)
    if kind in (list, str, range, tuple) or (kind is np.ndarray and value.ndim):
        return value
    number = isinstance(value, int | float | np.generic) or kind is np.ndarray
    raise ProgramError(CannotVisit(node.span, sort_of(value), number))


def _run(scope: Scope, node: core.Statement, body: Evaluator, passes: Callable[[Frame], Iterable[Any]]) -> Evaluator:
    """The loop itself; `passes` sets the variables of each pass as it goes."""
    alarm, machine = scope.machine.alarm, scope.machine

    def run(f: Frame) -> Any:
        for _ in passes(f):
            if alarm:
                raise machine.stopped(node)
            signal = body(f)
            if signal is not None:
                if signal is BREAK:
                    break
                if signal is not CONTINUE:
                    return signal
        return None

    return run


# ForEach ---------------------------------------------------------------------------------------------------------------------


@statement(core.ForEach)
def compile_for_each(scope: Scope, node: core.ForEach) -> Evaluator:
    counter, position = scope.hidden_slot(), scope.slot(node.position) if node.position is not None else None
    walks = [evaluator(scope, visit.iterable) for visit in node.visits]
    containers = [scope.hidden_slot() for _ in node.visits]
    names = [visit.variable for visit in node.visits] if not node.unpack else list(node.unpack)
    slots = [scope.slot(name) for name in names]
    live = {visit.variable: Element(slot, counter) for visit, slot in zip(node.visits, containers, strict=True) if visit.live}
    places = {visit.variable: LoopPlace(counter, "plain", slot) for visit, slot in zip(node.visits, containers, strict=True)}
    with _bound(scope, {} if node.unpack else live, places, (*names, node.position or "")):
        body = block(scope, node.body)
    if len(walks) == 1 and not node.unpack:
        return _simple(scope, node, body, walks[0], _Slots(counter, containers[0], slots[0], position))

    def begin(f: Frame) -> list[Any]:
        found = [walkable(visit.iterable, walk(f), bool(node.unpack)) for visit, walk in zip(node.visits, walks, strict=True)]
        for slot, value in zip(containers, found, strict=True):
            f[slot] = value
        return [list(value) if node.snapshot and value.__class__ is list else value for value in found]

    def passes(f: Frame) -> Iterator[None]:
        found = begin(f)
        for place in range(min(map(len, found))):
            f[counter] = place
            if position is not None:
                f[position] = place
            items = [value[place] for value in found]
            if node.unpack:
                items = taken_apart(node.visits[0].iterable, items[0], len(slots), walked=True)
            for slot, item in zip(slots, items, strict=True):
                f[slot] = item
            yield

    return _run(scope, node, body, passes)


@dataclass(frozen=True, slots=True)
class _Slots:
    counter: int
    container: int
    variable: int
    position: int | None


def _simple(scope: Scope, node: core.ForEach, body: Evaluator, walk: Evaluator, slots: _Slots) -> Evaluator:
    """One variable over one iterable: the loop that most programs have."""
    counter, container, variable, position = slots.counter, slots.container, slots.variable, slots.position
    alarm, machine, visit, snapshot = scope.machine.alarm, scope.machine, node.visits[0], node.snapshot

    def run(f: Frame) -> Any:
        found = f[container] = walkable(visit.iterable, walk(f))
        for place, f[variable] in enumerate(_fixed(found, snapshot) if found.__class__ is list else found):
            f[counter] = place
            if position is not None:
                f[position] = place
            if alarm:
                raise machine.stopped(node)
            signal = body(f)
            if signal is not None:
                if signal is BREAK:
                    break
                if signal is not CONTINUE:
                    return signal
        return None

    return run


def _fixed(items: list[Any], snapshot: bool) -> Iterable[Any]:
    """As many passes as there are items now (R5.7); each sees its item as it is then, in a snapshot as it is now."""
    return tuple(items) if snapshot else map(items.__getitem__, range(len(items)))


# Nests -----------------------------------------------------------------------------------------------------------------------


class OneNumber:
    """A number as the only element of a row; storing in it changes the tensor of rank 0 that it came from, and a plain one is none."""

    __slots__ = ("home", "value")

    def __init__(self, value: Any) -> None:
        self.home = value if isinstance(value, np.ndarray) else None
        self.value = value.item() if isinstance(value, np.ndarray) else value

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Any]:
        yield self[0]

    def __getitem__(self, place: int) -> Any:
        return self.home.item() if self.home is not None else self.value

    def __setitem__(self, place: int, value: Any) -> None:
        if self.home is not None:
            if not np.can_cast(np.min_scalar_type(value), self.home.dtype):
                raise TypeError(f"Cannot cast ufunc 'store' output from dtype('float64') to dtype {self.home.dtype}")
            self.home[()] = value
        else:
            raise TypeError(f"'{type(self.value).__name__}' object does not support item assignment")


def rows_of(node: core.Expression, value: Any) -> Iterator[tuple[Any, Any]]:
    """Every row along the last axis: what its elements are stored in, and the row as the program sees it."""
    if _is_number(value):
        yield OneNumber(value), np.atleast_1d(value)
    elif value.__class__ is np.ndarray:
        if value.ndim == 1:
            yield value, value
            return
        for place in np.ndindex(value.shape[:-1]):
            row = value[place]
            yield row, row
    else:
        for row in walkable(node, value):
            yield OneNumber(row) if _is_number(row) else row, row


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.generic) or (value.__class__ is np.ndarray and value.ndim == 0)


@statement(core.ForRows)
def compile_for_rows(scope: Scope, node: core.ForRows) -> Evaluator:
    walk = evaluator(scope, node.iterable)
    tensor, counter, elements = scope.hidden_slot(), scope.hidden_slot(), scope.slot(f" elements of {node.variable}")
    slot, position = scope.slot(node.variable), scope.slot(node.position) if node.position is not None else None
    whole_row = scope.hidden_slot()
    places = {node.variable: LoopPlace(counter, "rows", tensor)}
    with _bound(scope, {node.variable: Element(elements, whole_row)}, places, (node.position or "",)):
        body = block(scope, node.body)

    def passes(f: Frame) -> Iterator[None]:
        f[tensor] = walk(f)
        f[whole_row] = ...
        for place, (container, row) in enumerate(rows_of(node.iterable, f[tensor])):
            f[counter], f[elements], f[slot] = place, container, row
            if position is not None:
                f[position] = place
            yield

    return _run(scope, node, body, passes)


@statement(core.ForElements)
def compile_for_elements(scope: Scope, node: core.ForElements) -> Evaluator:
    elements, counter = scope.slot(f" elements of {node.row}"), scope.hidden_slot()
    slot, position = scope.slot(node.variable), scope.slot(node.position) if node.position is not None else None
    places = {node.variable: LoopPlace(counter, "elements", elements)}
    with _bound(scope, {node.variable: Element(elements, counter)}, places, (node.position or "",)):
        body = block(scope, node.body)
    alarm, machine = scope.machine.alarm, scope.machine

    def run(f: Frame) -> Any:
        row = f[elements]
        for place, f[slot] in enumerate(row):
            f[counter] = place
            if position is not None:
                f[position] = place
            if alarm:
                raise machine.stopped(node)
            signal = body(f)
            if signal is not None:
                if signal is BREAK:
                    break
                if signal is not CONTINUE:
                    return signal
        return None

    return run


@statement(core.ForAll)
def compile_for_all(scope: Scope, node: core.ForAll) -> Evaluator:
    walk = evaluator(scope, node.iterable)
    container, place_slot, counter = scope.hidden_slot(), scope.hidden_slot(), scope.hidden_slot()
    slot, position = scope.slot(node.variable), scope.slot(node.position) if node.position is not None else None
    places = {node.variable: LoopPlace(counter, "elements", container)}
    with _bound(scope, {node.variable: Element(container, place_slot)}, places, (node.position or "",)):
        body = block(scope, node.body)

    def passes(f: Frame) -> Iterator[None]:
        found = walk(f)
        if _is_number(found):
            found = OneNumber(found)
        elif found.__class__ is not np.ndarray:
            found = walkable(node.iterable, found)
        f[container] = found
        every: Sequence[Any] | Any = np.ndindex(found.shape) if found.__class__ is np.ndarray and found.ndim > 1 else range(len(found))
        for count, place in enumerate(every):
            f[place_slot], f[counter], f[slot] = place, count, found[place]
            if position is not None:
                f[position] = count
            yield

    return _run(scope, node, body, passes)


# Comprehensions --------------------------------------------------------------------------------------------------------------


@expression(core.Comprehension)
def compile_comprehension(scope: Scope, node: core.Comprehension) -> Evaluator:
    """`[item for x in xs if c for …]`: the innermost clause collects."""
    variables = [name for clause in node.clauses for name in clause.variables]

    def compiled() -> Evaluator:
        item = evaluator(scope, node.item)
        checks = Checks(scope.machine, node, list)

        def gather(f: Frame, found: list[Any]) -> None:
            if len(found) >= MOST_ITEMS:
                checks.room_for_items(len(found) + 1)
            found.append(item(f))

        collected: Gather = gather
        for clause in reversed(node.clauses):
            collected = _clause(scope, clause, collected, checks if clause is node.clauses[0] and not clause.conditions else None)

        slots = [scope.slot(name) for name in variables]

        def run(f: Frame) -> list[Any]:
            found: list[Any] = []
            outside = [f[slot] for slot in slots]
            collected(f, found)
            for slot, value in zip(slots, outside, strict=True):
                f[slot] = value
            return found

        return run

    return without_element(scope, variables, compiled)


Gather = Callable[[Frame, list[Any]], None]


def _clause(scope: Scope, clause: core.Clause, gather: Gather, checks: Checks | None) -> Gather:
    """`for … in … if …` around what gathers; `checks` where every item is certainly gathered."""
    walk, tests = evaluator(scope, clause.iterable), [condition(scope, test) for test in clause.conditions]
    slots = [scope.slot(name) for name in clause.variables]
    alarm, machine, single = scope.machine.alarm, scope.machine, len(slots) == 1

    def run(f: Frame, found: list[Any]) -> None:
        walked = walkable(clause.iterable, walk(f), not single)
        if checks is not None:
            checks.room_for_items(items_of(walked))
        for item in walked:
            if single:
                f[slots[0]] = item
            else:
                for slot, part in zip(slots, taken_apart(clause.iterable, item, len(slots), walked=True), strict=True):
                    f[slot] = part
            if alarm:
                raise machine.stopped(clause)
            for test in tests:
                if not test(f):
                    break
            else:
                gather(f, found)

    return run
