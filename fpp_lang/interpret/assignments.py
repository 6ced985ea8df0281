"""Assignments and updates (R4.1): binding a variable, storing in an element or a field, changing a tensor in place."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.checks import Checks
from fpp_lang.interpret.compile import evaluator, statement
from fpp_lang.interpret.expressions import as_key, compile_variable
from fpp_lang.interpret.frame import PARENT, UNSET, Evaluator, Frame, Scope
from fpp_lang.interpret.indexing import flattened, picked, place_key, subscript_key
from fpp_lang.interpret.machine import Machine
from fpp_lang.interpret.operations import compute_operands, operand
from fpp_lang.interpret.templates import Operand
from fpp_lang.numpy_rules import choose
from fpp_lang.runtime.problems.arithmetic import FractionInWholes
from fpp_lang.runtime.problems.shapes import StoredShapeDiffers
from fpp_lang.runtime.problems.values import CannotUnpack
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code

Store = Callable[[Frame, Any], None]
"""Puts a value in a place."""

FRACTIONS = np.dtype(float)
IN_PLACE: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.iadd,
    "subtract": operator.isub,
    "multiply": operator.imul,
    "divide": operator.itruediv,
    "power": operator.ipow,
}


@statement(core.Assign)
def compile_assign(scope: Scope, node: core.Assign) -> Evaluator:
    if isinstance(node.target, core.Variable) and _is_plain(scope, node.target):
        value, slot = evaluator(scope, node.value), scope.owner(node.target)[0].slot(node.target.name)

        def bind(f: Frame) -> None:
            f[slot] = value(f)

        return bind
    fast = _two_indexes(scope, node)
    if fast is not None:
        return fast
    value, store = evaluator(scope, node.value), storer(scope, node, node.target)

    def assign(f: Frame) -> None:
        store(f, value(f))

    return assign


def _is_plain(scope: Scope, target: core.Variable) -> bool:
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
            store(machine, node, f[container_slot], f[place_slot], value)
            f[slot] = value

        return store_here

    def store_element(f: Frame, value: Any) -> None:
        f = home(f)
        container = f[container_slot]
        store(machine, node, container, f[place_slot], value)
        f[slot] = value

    return store_element


def _index(scope: Scope, node: core.Statement, target: core.Index) -> Store:
    container, key, machine = evaluator(scope, target.target), subscript_key(scope, target.subscripts), scope.machine

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


def _field(scope: Scope, target: core.Field) -> Store:
    record, name, machine = evaluator(scope, target.target), target.name, scope.machine

    def store_field(f: Frame, value: Any) -> None:
        found = record(f)
        if found.__class__ is not dict:
            raise machine.fault(TypeError("operands"), target, found)
        found[name] = value

    return store_field


def _at_place(scope: Scope, node: core.Statement, target: core.AtPlace) -> Store:
    container, place, machine = evaluator(scope, target.target), place_key(scope, target), scope.machine

    def store_at(f: Frame, value: Any) -> None:
        found = container(f)
        store(machine, node, found, place(f, found), value)

    return store_at


def _targets(scope: Scope, node: core.Statement, target: core.Targets) -> Store:
    stores = [storer(scope, node, item) for item in target.items]
    copied = not all(isinstance(item, core.Variable) for item in target.items)

    def store_all(f: Frame, value: Any) -> None:
        values = taken_apart(node, value, len(stores))
        if copied:  # the right side of a swap is read before anything is stored (R2.8)
            values = [item.copy() if isinstance(item, np.ndarray) and item.base is not None else item for item in values]
        for put, item in zip(stores, values, strict=True):
            put(f, item)

    return store_all


def taken_apart(node: core.Node, value: Any, count: int) -> list[Any]:
    """The parts of a pair, list or tensor, which are to be as many as there are names."""
    if value.__class__ not in (tuple, list, np.ndarray):
        raise ProgramError(CannotUnpack(node.span, count, None))
    if len(value) != count:
        raise ProgramError(CannotUnpack(node.span, count, len(value)))
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
            for part in key[:-1]:
                container = picked(machine, node, container, part)
            store(machine, node, container, key[-1], value)
        else:
            container[key] = value
    except Exception as error:
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


# Updates ---------------------------------------------------------------------------------------------------------------------


@statement(core.Update)
def compile_update(scope: Scope, node: core.Update) -> Evaluator:
    match node.target:
        case core.Variable() as variable if _is_plain(scope, variable):
            return _update_local(scope, node, variable)
        case core.Variable() as variable if variable.name not in scope.owner(variable)[0].elements:
            return _update_outer(scope, node, variable)
        case core.Index() | core.Field() | core.AtPlace() | core.Variable():
            return _update_part(scope, node)
    raise TypeError(f"no update of {type(node.target).__name__}")


def _update_local(scope: Scope, node: core.Update, variable: core.Variable) -> Evaluator:
    slot = scope.owner(variable)[0].slot(variable.name)
    operands = [Operand("x", "slot", slot), operand(scope, "y", node.value, tolerant=True)]
    compute = _computed(scope, node, operands)
    if variable.kind.is_single and node.value.kind.is_single:

        def assign(f: Frame) -> None:
            f[slot] = compute(f)

        return assign
    change = in_place(scope, node)
    amount, ndarray = evaluator(scope, node.value), np.ndarray

    def update(f: Frame) -> None:
        found = f[slot]
        if found.__class__ is ndarray:
            change(found, amount(f))
        else:
            f[slot] = compute(f)

    return update


def _computed(scope: Scope, node: core.Update, operands: list[Operand]) -> Evaluator:
    """The value of `target op value`."""
    arguments = (_expression(node.target), node.value)
    return compute_operands(scope, node, node.operator, choose(node.operator, arguments), operands, arguments)


def _update_outer(scope: Scope, node: core.Update, variable: core.Variable) -> Evaluator:
    """A tensor of an outer function or of the program is changed in place (R4.3)."""
    machine, read, change, amount = scope.machine, compile_variable(scope, variable), in_place(scope, node), evaluator(scope, node.value)

    def update(f: Frame) -> None:
        found = read(f)
        if found.__class__ is not np.ndarray:
            raise machine.fault(TypeError("operands"), node, found)
        change(found, amount(f))

    return update


def in_place(scope: Scope, node: core.Update) -> Callable[[Any, Any], None]:
    """Changes a tensor itself, so that every alias sees it."""
    machine, change, name = scope.machine, IN_PLACE[node.operator], node.operator
    checks = Checks(machine, node, machine.function(choose(name, (_expression(node.target), node.value)), "x, y"))
    power = name == "power"

    def apply(tensor: Any, amount: Any) -> None:
        if amount.__class__ in (str, tuple, dict, type(None)):
            raise machine.fault(TypeError("operands"), node, tensor, amount)
        try:
            if tensor.dtype.kind == "f" and not power:
                change(tensor, amount)
                return
            result = checks.whole(checks.plain(tensor, amount), tensor, amount)
            if np.shape(result) != tensor.shape:
                raise ProgramError(StoredShapeDiffers(node.span, np.shape(result), tensor.shape))
            store(machine, node, tensor, ..., result)
        except Exception as error:
            raise machine.fault(error, node, tensor, amount) from None

    return apply


def _update_part(scope: Scope, node: core.Update) -> Evaluator:
    """`T[i] += v`, `record.field -= v`, `col *= v`: the place is found once, then read, changed and stored."""
    machine, value = scope.machine, evaluator(scope, node.value)
    place = _place(scope, node.target)
    change = in_place(scope, node)
    left, right = scope.hidden_slot(), scope.hidden_slot()
    operands = [Operand("x", "slot", left), Operand("y", "slot", right)]
    compute = _computed(scope, node, operands)
    fresh = node.fresh

    def update(f: Frame) -> None:
        container, key = place(f)
        if container.__class__ is dict and fresh and as_key(key) not in container:
            before: Any = 0
        else:
            before = picked(machine, node.target, container, key)
        amount = value(f)
        if before.__class__ is np.ndarray and before.ndim and container.__class__ is not np.ndarray:
            change(before, amount)
            return
        f[left], f[right] = before, amount
        store(machine, node, container, key, compute(f))
        f[left] = f[right] = UNSET

    return update


def _expression(target: core.Target) -> core.Expression:
    assert isinstance(target, core.Expression), "a pair of targets has no value to update"
    return target


def _place(scope: Scope, target: core.Target) -> Callable[[Frame], tuple[Any, Any]]:
    """What a target is a part of, and where."""
    match target:
        case core.Index(target=inner, subscripts=subscripts):
            container, key = evaluator(scope, inner), subscript_key(scope, subscripts)
            return lambda f: (container(f), key(f))
        case core.Field(target=inner, name=name):
            record = evaluator(scope, inner)
            return lambda f: (record(f), name)
        case core.AtPlace(target=inner):
            tensor, place = evaluator(scope, inner), place_key(scope, target)

            def at(f: Frame) -> tuple[Any, Any]:
                found = tensor(f)
                return found, place(f, found)

            return at
        case core.Variable(name=name):
            element = scope.owner(target)[0].elements[name]
            return lambda f: (f[element.container], f[element.place])
    raise TypeError(f"no place {type(target).__name__}")
