"""Assignments (R4.1): binding a variable, storing in an element, a row or a field, taking pairs apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.compile import evaluator, statement
from fpp_lang.interpret.expressions import as_key
from fpp_lang.interpret.frame import PARENT, Evaluator, Frame, Scope
from fpp_lang.interpret.indexing import flattened, picked, place_key, subscript_key
from fpp_lang.interpret.machine import Machine
from fpp_lang.interpret.objects import contents, holder
from fpp_lang.interpret.operations import stored
from fpp_lang.runtime.problems.arithmetic import FractionInWholes
from fpp_lang.runtime.problems.shapes import IndexOutOfRange
from fpp_lang.runtime.problems.values import CannotUnpack
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code

Store = Callable[[Frame, Any], None]
"""Puts a value in a place."""

FRACTIONS = np.dtype(float)


@statement(core.Assign)
def compile_assign(scope: Scope, node: core.Assign) -> Evaluator:
    if isinstance(node.target, core.Variable) and is_plain(scope, node.target):
        slot = scope.owner(node.target)[0].slot(node.target.name)
        right_there = stored(scope, node.value, slot)
        if right_there is not None:
            return right_there
        value = evaluator(scope, node.value)

        def bind(f: Frame) -> None:
            f[slot] = value(f)

        return bind
    fast = _swap(scope, node) or _two_indexes(scope, node)
    if fast is not None:
        return fast
    value, store = evaluator(scope, node.value), storer(scope, node, node.target)

    def assign(f: Frame) -> None:
        store(f, value(f))

    return assign


def is_plain(scope: Scope, target: core.Variable) -> bool:
    """A variable of this very frame that is no element."""
    owner, depth = scope.owner(target)
    return depth == 0 and target.name not in owner.elements


def storer(scope: Scope, node: core.Statement, target: core.Target) -> Store:
    """How a statement stores in a target."""
    match target:
        case core.Variable():
            return _variable(scope, node, target)
        case core.Index():
            return _index(scope, node, target)
        case core.Field():
            return _field(scope, target)
        case core.AtPlace():
            return _at_place(scope, node, target)
        case core.Targets():
            return _targets(scope, node, target)


def _variable(scope: Scope, node: core.Statement, target: core.Variable) -> Store:
    owner, depth = scope.owner(target)
    slot, element, machine, top = owner.slot(target.name), owner.elements.get(target.name), scope.machine, scope.machine.frame

    def home(f: Frame) -> Frame:
        if depth is None:
            return top
        for _ in range(depth):
            f = f[PARENT]
        return f

    if element is None:

        def bind(f: Frame, value: Any) -> None:
            home(f)[slot] = value

        return bind
    container_slot, place_slot = element.container, element.place
    if depth == 0:

        def store_here(f: Frame, value: Any) -> None:
            container, place = f[container_slot], f[place_slot]
            store(machine, node, container, place, value)
            f[slot] = container[place]

        return store_here

    def store_element(f: Frame, value: Any) -> None:
        f = home(f)
        container, place = f[container_slot], f[place_slot]
        store(machine, node, container, place, value)
        f[slot] = container[place]

    return store_element


def _index(scope: Scope, node: core.Statement, target: core.Index) -> Store:
    container, key, machine = contents(scope, target.target), subscript_key(scope, target.subscripts), scope.machine

    def store_index(f: Frame, value: Any) -> None:
        store(machine, node, container(f), key(f), value)

    return store_index


def _two_indexes(scope: Scope, node: core.Assign) -> Evaluator | None:
    """`T[i][j] = value` for two single subscripts: one store, without the row in between."""
    if not isinstance(node.target, core.Index):
        return None
    target, subscripts = flattened(node.target)
    match subscripts:
        case (core.Expression() as i, core.Expression() as j):
            pass
        case _:
            return None
    if len(node.target.subscripts) == 2:
        return None
    value, container, first, second = (evaluator(scope, part) for part in (node.value, target, i, j))
    machine, inner, ndarray = scope.machine, node.target.target, np.ndarray

    def assign(f: Frame) -> None:
        v, t, row, column = value(f), container(f), first(f), second(f)
        if t.__class__ is ndarray and row.__class__ is int:
            store(machine, node, t, (row, column), v)
        else:
            store(machine, node, picked(machine, inner, t, row), column, v)

    return assign


def _swap(scope: Scope, node: core.Assign) -> Evaluator | None:
    """`a, b = c, d`, without the pair in between."""
    match node.target, node.value:
        case core.Targets(items=(left, right)), core.Pair(items=(first, second)):
            stores, values = [storer(scope, node, item) for item in (left, right)], [evaluator(scope, item) for item in (first, second)]
        case _:
            return None
    put_left, put_right = stores
    get_first, get_second = values

    def swap(f: Frame) -> None:
        x, y = get_first(f), get_second(f)
        put_left(f, x)
        put_right(f, y)

    return swap


def _field(scope: Scope, target: core.Field) -> Store:
    fields, name = holder(scope, target), target.name

    def store_field(f: Frame, value: Any) -> None:
        fields(f)[name] = value

    return store_field


def _at_place(scope: Scope, node: core.Statement, target: core.AtPlace) -> Store:
    container, place, machine = evaluator(scope, target.target), place_key(scope, target), scope.machine

    def store_at(f: Frame, value: Any) -> None:
        found = container(f)
        store(machine, node, found, place(f, found), value)

    return store_at


def _targets(scope: Scope, node: core.Statement, target: core.Targets) -> Store:
    stores = [storer(scope, node, item) for item in target.items]
    given = node.value if isinstance(node, core.Assign) else node

    def store_all(f: Frame, value: Any) -> None:
        for put, item in zip(stores, taken_apart(given, value, len(stores)), strict=True):
            put(f, item)

    return store_all


def taken_apart(node: core.Node, value: Any, count: int, *, walked: bool = False) -> list[Any]:
    """The parts of a pair, list or tensor, which are to be as many as there are names; `walked`: the value is one of a loop's."""
    given = len(value) if value.__class__ in (tuple, list, str, range, np.ndarray) else None
    if given != count:
        raise ProgramError(CannotUnpack(node.span, count, given, walked))
    return list(value)


def store(machine: Machine, node: core.Statement, container: Any, key: Any, value: Any) -> None:
    """`container[key] = value`; a tensor of whole numbers takes no fraction, and nothing changes its shape."""
    try:
        if container.__class__ is np.ndarray:
            if value.__class__ is not int and container.dtype is not FRACTIONS:
                _refuse_fractions(node, container, value)
            container[key] = value
        elif container.__class__ is dict:
            container[as_key(key)] = value
        elif key.__class__ is tuple and container.__class__ is list:
            first, *rest = key
            if first.__class__ in (slice, np.ndarray):
                raise TypeError("list indices must be integers")
            store(machine, node, picked(machine, node, container, first), tuple(rest) if len(rest) > 1 else rest[0], value)
        else:
            container[key] = value
    except Exception as error:
        if isinstance(error, IndexError) and container.__class__ is list:
            raise ProgramError(IndexOutOfRange(node.span, str(key), _stored_name(node), None, len(container))) from None
        raise machine.fault(error, node, container, value) from None


def _refuse_fractions(node: core.Statement, container: Any, value: Any) -> None:
    """R2.4: nothing is ever truncated on storing."""
    values = np.asarray(value)
    if values.dtype.kind == "f" and not np.all(np.isfinite(values) & (np.floor(values) == values)):
        raise ProgramError(FractionInWholes(node.span, _stored_name(node)))
    if container.dtype.kind == "b" and values.dtype.kind != "b" and not np.all((values == 0) | (values == 1)):
        raise ProgramError(FractionInWholes(node.span, _stored_name(node)))


def _stored_name(node: core.Statement) -> str:
    place: core.Node = node.target if isinstance(node, core.Assign | core.Update) else node
    while isinstance(place, core.Index | core.AtPlace):
        place = place.target
    return code(place.span)
