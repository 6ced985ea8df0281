"""Updates (R4.1): `target op= value` changes a tensor in place and assigns anything else."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.assignments import is_plain, store
from fpp_lang.interpret.checks import Checks
from fpp_lang.interpret.compile import evaluator, statement
from fpp_lang.interpret.expressions import as_key, compile_variable
from fpp_lang.interpret.frame import UNSET, Evaluator, Frame, Scope
from fpp_lang.interpret.indexing import picked, place_key, subscript_key
from fpp_lang.interpret.objects import contents, holder
from fpp_lang.interpret.operations import compute_operands, operand
from fpp_lang.interpret.templates import Operand
from fpp_lang.numpy_rules import choose
from fpp_lang.runtime.problems.shapes import WouldGrow
from fpp_lang.runtime.program_error import ProgramError

IN_PLACE: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.iadd,
    "subtract": operator.isub,
    "multiply": operator.imul,
    "divide": operator.itruediv,
    "power": operator.ipow,
}


@statement(core.Update)
def compile_update(scope: Scope, node: core.Update) -> Evaluator:
    match node.target:
        case core.Variable() as variable if is_plain(scope, variable):
            return _update_local(scope, node, variable)
        case core.Variable() as variable if scope.owner(variable)[1] != 0:
            return _update_outer(scope, node, variable)
        case core.Variable() as variable:
            return _update_element(scope, node, variable)
        case core.Index() | core.Field() | core.AtPlace():
            return _update_part(scope, node)
    raise TypeError(f"no update of {type(node.target).__name__}")


def _update_local(scope: Scope, node: core.Update, variable: core.Variable) -> Evaluator:
    slot = scope.owner(variable)[0].slot(variable.name)
    operands = [Operand("x", "slot", slot), operand(scope, "y", node.value, tolerant=True)]
    compute = _computed(scope, node, operands, slot)
    if variable.kind.is_single and node.value.kind.is_single:
        return compute
    change = in_place(scope, node)
    amount, ndarray = evaluator(scope, node.value), np.ndarray

    def update(f: Frame) -> None:
        found = f[slot]
        if found.__class__ is ndarray:
            change(found, amount(f))
        else:
            compute(f)

    return update


def _computed(scope: Scope, node: core.Update, operands: list[Operand], into: int | None = None) -> Evaluator:
    """The value of `target op value`."""
    arguments = (_expression(node.target), node.value)
    return compute_operands(scope, node, node.operator, choose(node.operator, arguments), operands, arguments, into)


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
                raise ProgramError(WouldGrow(node.span, tensor.shape, np.shape(result)))
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


def _update_element(scope: Scope, node: core.Update, variable: core.Variable) -> Evaluator:
    """`col *= v`: the element is changed where it lies, and its name keeps what it is now for after the loop."""
    slot, element, change = scope.slot(variable.name), scope.elements[variable.name], _update_part(scope, node)

    def update(f: Frame) -> None:
        change(f)
        f[slot] = f[element.container][f[element.place]]

    return update


def _expression(target: core.Target) -> core.Expression:
    assert isinstance(target, core.Expression), "a pair of targets has no value to update"
    return target


def _place(scope: Scope, target: core.Target) -> Callable[[Frame], tuple[Any, Any]]:
    """What a target is a part of, and where."""
    match target:
        case core.Index(target=inner, subscripts=subscripts):
            container, key = contents(scope, inner), subscript_key(scope, subscripts)
            return lambda f: (container(f), key(f))
        case core.Field(name=name):
            fields = holder(scope, target)
            return lambda f: (fields(f), name)
        case core.AtPlace(target=inner):
            tensor, place = evaluator(scope, inner), place_key(scope, target)

            def at(f: Frame) -> tuple[Any, Any]:
                found = tensor(f)
                return found, place(f, found)

            return at
        case core.Variable(name=name):
            element = scope.elements[name]
            return lambda f: (f[element.container], f[element.place])
    raise TypeError(f"no place {type(target).__name__}")
