"""Indexing (R3.6): elements, slices, gathers, masks, fields by key, and the element at a nest's place (R5.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.interpret.compile import evaluator, expression
from fpp_lang.interpret.expressions import as_key
from fpp_lang.interpret.frame import Evaluator, Frame, LoopPlace, Scope
from fpp_lang.interpret.objects import contents
from fpp_lang.interpret.operations import operand, subscript
from fpp_lang.interpret.templates import operation
from fpp_lang.runtime.problems.shapes import OtherAxesThanTheLoops
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code

DIRECT = frozenset({Base.TENSOR, Base.NUMERIC})
"""What is indexed here is NumPy's, and needs no look at what it is."""

WHOLES = frozenset({int, np.int64})
QUICK = frozenset({int, np.int64, str})
"""Subscripts that mean in Python what they mean here, whatever they are applied to."""


@expression(core.Index)
def compile_index(scope: Scope, node: core.Index) -> Evaluator:
    machine = scope.machine
    target, subscripts = flattened(node)
    if target.kind.base is not Base.OBJECT and len(subscripts) == 1 and not isinstance(subscripts[0], core.Slice):
        operands = [operand(scope, "t", target), subscript(scope, "i", subscripts[0])]
        if target.kind.base in DIRECT and subscripts[0].kind.is_numeric:
            return operation(machine, node, operands, "t[i]")
        known = {"quick": QUICK, "pick": lambda t, i: picked(machine, node, t, i)}
        return operation(machine, node, operands, "t[i] if i.__class__ in quick else pick(t, i)", known=known)
    if len(subscripts) == 2 and len(node.subscripts) == 1 and not any(isinstance(part, core.Slice) for part in subscripts):
        i, j = (part for part in subscripts if isinstance(part, core.Expression))
        operands = [operand(scope, "t", target), subscript(scope, "i", i), subscript(scope, "j", j)]
        known = {
            "ndarray": np.ndarray,
            "wholes": WHOLES,
            "pick": lambda t, i, j: picked(machine, node, picked(machine, node.target, t, i), j),
        }
        certain = target.kind.base in DIRECT and i.kind.is_single
        text = "t[i, j]" if certain else "t[i, j] if t.__class__ is ndarray and i.__class__ in wholes else pick(t, i, j)"
        return operation(machine, node, operands, text, known=known)
    whole = contents(scope, node.target)
    key = subscript_key(scope, node.subscripts)

    def index(f: Frame) -> Any:
        t = whole(f)
        i = key(f)
        return picked(machine, node, t, i)

    return index


def flattened(node: core.Index) -> tuple[core.Expression, tuple[core.Expression | core.Slice, ...]]:
    """`T[i][j]` as T and its two subscripts, where each bracket holds one."""
    match node:
        case core.Index(target=core.Index(target=target, subscripts=(core.Expression() as i,)), subscripts=(core.Expression() as j,)):
            if not isinstance(target, core.Index) and target.kind.base is not Base.OBJECT:
                return target, (i, j)
    return node.target, node.subscripts


def subscript_key(scope: Scope, subscripts: Sequence[core.Expression | core.Slice]) -> Evaluator:
    """What stands in the brackets, as Python's key."""
    parts = [_subscript(scope, part) for part in subscripts]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        first, second = parts
        return lambda f: (first(f), second(f))
    return lambda f: tuple([part(f) for part in parts])


def _subscript(scope: Scope, part: core.Expression | core.Slice) -> Evaluator:
    if isinstance(part, core.Expression):
        return evaluator(scope, part)
    bounds = [evaluator(scope, bound) if bound is not None else _nothing for bound in (part.start, part.stop, part.step)]
    start, stop, step = bounds
    return lambda f: slice(start(f), stop(f), step(f))


def _nothing(f: Frame) -> None:
    return None


def picked(machine: Any, node: core.Node, target: Any, key: Any) -> Any:
    """`target[key]`; a list is gathered and masked like a tensor."""
    try:
        if target.__class__ is list and key.__class__ is np.ndarray:
            return gathered(target, key)
        if key is None:  # which NumPy takes for a new axis
            raise TypeError("list indices must be integers")
        if target.__class__ is dict:
            return target[as_key(key)]
        if key.__class__ is tuple and target.__class__ in (list, tuple, str):
            first, *rest = key
            if first.__class__ is slice and target.__class__ is list:
                return np.array(target)[key]
            item = picked(machine, node, target, first)
            return picked(machine, node, item, tuple(rest) if len(rest) > 1 else rest[0])
        return target[key]
    except Exception as error:
        raise machine.fault(error, node, target, key) from None


def gathered(items: list[Any], places: Any) -> list[Any]:
    """The items of a list at some places, or where a mask is true."""
    return [items[int(place)] for place in (np.flatnonzero(places) if places.dtype.kind == "b" else places)]


# The element at a nest's place -------------------------------------------------------------------------------------------------


Placed = Callable[[Frame, Any], Any]


@expression(core.AtPlace)
def compile_at_place(scope: Scope, node: core.AtPlace) -> Evaluator:
    target, place, machine = evaluator(scope, node.target), place_key(scope, node), scope.machine
    ndarray = np.ndarray

    def element(f: Frame) -> Any:
        t = target(f)
        if t.__class__ is ndarray:
            key = place(f, t)
            try:
                return t[key]
            except IndexError as error:
                raise machine.fault(error, node, t, key) from None
        return t if t.__class__ in (int, float, bool) else picked(machine, node, t, place(f, t))

    return element


def place_key(scope: Scope, node: core.AtPlace) -> Placed:
    """The key of the place in a tensor, which is to have as many axes as the tensor of the nest."""
    loops = [scope.places[name] for name in node.loops]
    if loops[-2].sort == "rows":
        return _nest_key(node, loops[-2], loops[-1])
    counters = [loop.counter for loop in loops]
    if node.mirrored:
        counters[-2:] = reversed(counters[-2:])
    return lambda f, t: tuple([f[counter] for counter in counters])


def _nest_key(node: core.AtPlace, rows: LoopPlace, elements: LoopPlace) -> Placed:
    row_counter, column_counter, tensor, mirrored = rows.counter, elements.counter, rows.tensor, node.mirrored
    ndarray = np.ndarray

    def key(f: Frame, t: Any) -> Any:
        row, column, walked = f[row_counter], f[column_counter], f[tensor]
        rank = walked.ndim if walked.__class__ is ndarray else np.ndim(walked)
        if rank == 2 or t.__class__ is list:
            return (column, row) if mirrored else (row, column)
        if np.ndim(t) != rank:
            raise ProgramError(OtherAxesThanTheLoops(node.span, code(node.target.span), np.ndim(t), rank))
        if rank < 2:
            return (column,) * rank
        lead = tuple(int(place) for place in np.unravel_index(row, f[tensor].shape[:-1]))
        return (*lead[:-1], column, lead[-1]) if mirrored else (*lead, column)

    return key
