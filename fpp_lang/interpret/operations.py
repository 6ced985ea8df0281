"""Primitives: operators and functions, by the NumPy form that the kinds of their arguments choose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWING, PRIMITIVES, Row
from fpp_lang.interpret.checks import ODD, Checks
from fpp_lang.interpret.compile import evaluator, expression
from fpp_lang.interpret.frame import Evaluator, Frame, Scope
from fpp_lang.interpret.templates import Guard, Operand, operation
from fpp_lang.numpy_rules import Form, choose
from fpp_lang.runtime.limits import LARGEST_WHOLE, LISTED, MADE, MOST_ITEMS

OPERATORS = frozenset({"add", "subtract", "multiply", "divide", "div", "mod", "power", "negate", "positive", "square", "is_odd", "is_even"})
"""Primitives that Python's own operators compute, which take texts and lists in ways that FPP does not."""

WHOLE_RESULTS = frozenset(
    {"add", "subtract", "multiply", "div", "mod", "power", "square", "negate", "matmul", "times", "sum", "prod", "cumsum"}
)


@expression(core.Primitive)
def compile_primitive(scope: Scope, node: core.Primitive) -> Evaluator:
    special = SPECIAL.get(node.name)
    if special is not None:
        return special(scope, node)
    return compute(scope, node, node.name, node.arguments)


def compute(scope: Scope, node: core.Node, name: str, arguments: Sequence[core.Expression | None], into: int | None = None) -> Evaluator:
    """A primitive's value for these arguments, put in the slot `into` if there is one; `node` is what messages are about."""
    row = PRIMITIVES[name]
    tolerant = name in OPERATORS
    operands = [operand(scope, parameter, argument, tolerant) for parameter, argument in _named(row, arguments)]
    return compute_operands(scope, node, name, choose(name, arguments), operands, arguments, into)


def compute_operands(
    scope: Scope,
    node: core.Node,
    name: str,
    form: Form,
    operands: list[Operand],
    arguments: Sequence[core.Expression | None],
    into: int | None = None,
) -> Evaluator:
    machine = scope.machine
    machine.provide(form)
    row = PRIMITIVES[name]
    names = ", ".join(each.name for each in operands)
    many = row.parameters[-1].name if row.parameters and row.parameters[-1].many else None
    gathered = [f"{many} = ({''.join(f'{each.name}, ' for each in operands if each.name.startswith(f'{many}_'))})"]
    prepared = gathered if many and re.search(rf"\*{many}\b", form.text) else []
    checks = Checks(machine, node, machine.evaluate_text(f"lambda {names}: {_plain(form.text, prepared)}"))
    known: dict[str, Any] = {}
    before: list[str | Guard] = list(prepared)
    after: list[str] = []
    kinds = [argument.kind for argument in arguments if argument is not None]
    if name in OPERATORS and not all(kind.is_numeric for kind in kinds):
        before.append(Guard(" or ".join(f"{each.name}.__class__ in ODD" for each in operands), f"odd({names})"))
        known |= {"ODD": ODD, "odd": checks.odd}
    if name in ("div", "mod") and not all(kind.dtype == "float" for kind in kinds):
        before.append("if x.__class__ not in PLAIN or y.__class__ not in PLAIN: zero(x, y)")
        known |= {"PLAIN": frozenset({int, float}), "zero": checks.zero}
    if row.elementwise and len(operands) == 2 and not any(kind.is_single for kind in kinds):
        x, y = (each.name for each in operands)
        before.append(f"if {x}.__class__ is ndarray and {y}.__class__ is ndarray and {x}.shape != {y}.shape: fits({x}, {y})")
        known |= {"ndarray": np.ndarray, "fits": checks.fits}
    if name in MADE or name in LISTED:
        before.append(f"made({name!r}, {names})")
        known["made"] = checks.made
    if name in DRAWING:
        after.append("r = None")
    fraction = isinstance(node, core.Expression) and node.kind.dtype == "float"
    if name in WHOLE_RESULTS and not fraction and "dtype=int" not in form.text:
        after += [
            "c = r.__class__",
            f"if not (c is float64 or c is float or (c is int and SMALLEST < r < LARGEST)): r = whole(r, {names})",
        ]
        known |= {"float64": np.float64, "LARGEST": LARGEST_WHOLE, "SMALLEST": -LARGEST_WHOLE, "whole": checks.whole}
    return operation(machine, node, operands, form.text, before, after, known, into)


def _plain(text: str, prepared: list[str]) -> str:
    """The text with the values of a parameter that takes many in place."""
    for line in prepared:
        name, _, values = line.partition(" = ")
        text = re.sub(rf"\*{name}\b", f"*{values}", text)
    return text


def _named(row: Row, arguments: Sequence[core.Expression | None]) -> list[tuple[str, core.Expression]]:
    """The arguments that are given, each with its name in the form's text."""
    named = []
    for place, argument in enumerate(arguments):
        if argument is None:
            continue
        parameter = row.parameters[min(place, len(row.parameters) - 1)]
        name = f"{parameter.name}_{place - len(row.parameters) + 1}" if parameter.many else parameter.name
        named.append((name, argument))
    return named


def stored(scope: Scope, value: core.Expression, slot: int) -> Evaluator | None:
    """A closure that computes a primitive right into a slot, None where the value is nothing of that sort."""
    if not isinstance(value, core.Primitive) or value.name in SPECIAL:
        return None
    return compute(scope, value, value.name, value.arguments, slot)


def subscript(scope: Scope, name: str, argument: core.Expression) -> Operand:
    """An operand that is an index; `j + 1` of a whole number in a slot is computed on the spot."""
    match argument:
        case core.Primitive(name="add" | "subtract" as sign, arguments=(core.Variable() as variable, core.Constant(value=int() as shift))):
            found = operand(scope, name, variable, tolerant=True)
            if found.source == "slot" and variable.kind.is_single and variable.kind.is_whole:
                return replace(found, shift=shift if sign == "add" else -shift)
    return operand(scope, name, argument)


def operand(scope: Scope, name: str, argument: core.Expression, tolerant: bool = False) -> Operand:
    """How a closure gets at an argument. `tolerant`: the operation itself notices a variable that is not set yet."""
    match argument:
        case core.Constant(value=value):
            return Operand(name, "constant", value)
        case core.Variable(name=variable) if variable not in scope.elements:
            owner, depth = scope.owner(argument)
            if depth == 0 and (tolerant or variable in owner.always_set):
                return Operand(name, "slot", owner.slot(variable))
    return Operand(name, "closure", evaluator(scope, argument))


# Primitives with a hand of their own -----------------------------------------------------------------------------------------


def _load(scope: Scope, node: core.Primitive) -> Evaluator:
    (argument,) = node.arguments
    assert argument is not None
    file, machine = evaluator(scope, argument), scope.machine
    return lambda f: machine.load(file(f), node)


def _save(scope: Scope, node: core.Primitive) -> Evaluator:
    value, file = (evaluator(scope, argument) for argument in node.arguments if argument is not None)
    machine = scope.machine
    return lambda f: machine.save(value(f), file(f), node)


def _save_plot(scope: Scope, node: core.Primitive) -> Evaluator:
    (argument,) = node.arguments
    assert argument is not None
    file, machine = evaluator(scope, argument), scope.machine
    return lambda f: machine.save_plot(file(f), node)


def _append(scope: Scope, node: core.Primitive) -> Evaluator:
    items_, item_ = (evaluator(scope, argument) for argument in node.arguments if argument is not None)
    machine = scope.machine
    checks = Checks(machine, node, list)

    def run(f: Frame) -> None:
        items = items_(f)
        item = item_(f)
        if items.__class__ is not list:
            raise machine.fault(AttributeError(f"'{type(items).__name__}' object has no attribute 'append'"), node, items, item)
        if len(items) >= MOST_ITEMS:
            checks.room_for_items(len(items) + 1)
        items.append(item)

    return run


def _same_value(scope: Scope, node: core.Primitive) -> Evaluator:
    (argument,) = node.arguments
    assert argument is not None
    return evaluator(scope, argument)


SPECIAL = {"load": _load, "save": _save, "save_plot": _save_plot, "append": _append, "data": _same_value}
