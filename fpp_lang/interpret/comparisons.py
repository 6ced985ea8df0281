"""Comparisons and logic (R3.2): single truth values stop early, tensors go element by element."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.checks import Checks, truth
from fpp_lang.interpret.compile import deciding, evaluator, expression
from fpp_lang.interpret.expressions import condition
from fpp_lang.interpret.frame import Evaluator, Frame, Scope
from fpp_lang.interpret.operations import operand
from fpp_lang.interpret.templates import Guard, operation
from fpp_lang.numpy_rules import nodes

COMBINED: dict[str, Any] = {"and": np.logical_and, "or": np.logical_or}
SIMPLE = frozenset({int, float, str, bool, np.float64, np.int64, np.bool_})
"""Values that `==` and `!=` compare as Python does."""


@expression(core.Compare)
def compile_compare(scope: Scope, node: core.Compare) -> Evaluator:
    if len(node.rest) == 1:
        ((operator, second),) = node.rest
        return _single(scope, node, operator, second)
    first = evaluator(scope, node.first)
    links = []
    left = node.first
    for operator, right in node.rest:
        links.append((_link(scope, node, operator, left, right), evaluator(scope, right)))
        left = right

    def chain(f: Frame) -> Any:
        x = first(f)
        held: Any = True
        for compare, value in links:
            y = value(f)
            result = compare(x, y)
            if result.__class__ is np.ndarray or held.__class__ is np.ndarray:
                held = np.logical_and(held, result)
            elif not result:
                return False
            x = y
        return held

    return chain


@deciding(core.Compare)
def compile_test(scope: Scope, node: core.Compare) -> Evaluator:
    """A comparison of two values that decides which way to go."""
    ((operator, second),) = node.rest
    return _single(scope, node, operator, second, ("if r.__class__ is ndarray: r = truth(node, r)",))


def _single(scope: Scope, node: core.Compare, operator: str, second: core.Expression, after: tuple[str, ...] = ()) -> Evaluator:
    machine = scope.machine
    form = nodes.link(operator, node.first, second)
    machine.provide(form)
    tolerant = operator in nodes.ORDER
    operands = [operand(scope, "x", node.first, tolerant), operand(scope, "y", second, tolerant)]
    before: list[str | Guard] = []
    known: dict[str, Any] = {"ndarray": np.ndarray, "truth": truth} if after else {}
    if form.text not in (f"x {operator} y", "x is y", "x is not y") and operator in ("==", "!="):
        before.append(Guard("x.__class__ in SIMPLE and y.__class__ in SIMPLE", f"x {operator} y"))
        known["SIMPLE"] = SIMPLE
    if not (node.first.kind.is_single or second.kind.is_single) and operator not in ("in", "not_in"):
        before.append("if x.__class__ is ndarray and y.__class__ is ndarray and x.shape != y.shape: fits(x, y)")
        known |= {"ndarray": np.ndarray, "fits": Checks(machine, node, _unused).fits}
    return operation(machine, node, operands, form.text, before, after, known)


def _unused(*values: Any) -> Any:
    return values


def _link(scope: Scope, node: core.Compare, operator: str, left: core.Expression, right: core.Expression) -> Any:
    """One link of a chain as a function of its two values."""
    return partial(_linked, scope.machine.function(nodes.link(operator, left, right), "x, y"), scope, node)


def _linked(compare: Any, scope: Scope, node: core.Compare, x: Any, y: Any) -> Any:
    try:
        return compare(x, y)
    except Exception as error:
        raise scope.machine.fault(error, node, x, y) from None


@expression(core.Logic)
def compile_logic(scope: Scope, node: core.Logic) -> Evaluator:
    if node.form == "elements":
        return _elementwise(scope, node)
    if node.form == "either":
        return _either(scope, node)
    wanted = node.operator == "or"
    tests = [condition(scope, item) for item in node.items]
    if len(tests) == 2:
        first, second = tests
        if wanted:
            return lambda f: bool(first(f) or second(f))
        return lambda f: bool(first(f) and second(f))

    def logic(f: Frame) -> bool:
        for test in tests:
            if bool(test(f)) is wanted:
                return wanted
        return not wanted

    return logic


def _elementwise(scope: Scope, node: core.Logic) -> Evaluator:
    items = [evaluator(scope, item) for item in node.items]
    combine, machine = COMBINED[node.operator], scope.machine

    def logic(f: Frame) -> Any:
        held = items[0](f)
        for item in items[1:]:
            value = item(f)
            try:
                held = combine(held, value)
            except Exception as error:
                raise machine.fault(error, node, held, value) from None
        return held

    return logic


def _either(scope: Scope, node: core.Logic) -> Evaluator:
    """The first tensor turns the rest into element by element; before it, single values stop early."""
    items = [evaluator(scope, item) for item in node.items]
    combine, machine, wanted = COMBINED[node.operator], scope.machine, node.operator == "or"

    def logic(f: Frame) -> Any:
        held: Any = not wanted
        for item in items:
            value = item(f)
            if value.__class__ is np.ndarray or held.__class__ is np.ndarray:
                try:
                    held = combine(held, value)
                except Exception as error:
                    raise machine.fault(error, node, held, value) from None
            elif bool(value) is wanted:
                return wanted
        return held

    return logic


@expression(core.Not)
def compile_not(scope: Scope, node: core.Not) -> Evaluator:
    if node.form in ("elements", "either"):
        value = evaluator(scope, node.operand)
        negate = scope.machine.function(nodes.negation(node.form, node.operand.kind), "value")
        return lambda f: negate(value(f))
    test = condition(scope, node.operand)
    return lambda f: not test(f)
