"""Loops that count or wait: ForCount, While, Repeat (R5.1)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.compile import evaluator, statement
from fpp_lang.interpret.expressions import condition
from fpp_lang.interpret.frame import Evaluator, Frame, Scope
from fpp_lang.interpret.signals import BREAK, CONTINUE
from fpp_lang.interpret.statements import block
from fpp_lang.runtime.problems.shapes import NotWhole
from fpp_lang.runtime.problems.values import CannotCount, ZeroStep
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import sort_of

WHOLE, NUMBER = (int, np.integer), (int, float, np.integer, np.floating)
ROUNDING = 1e-9
"""How much of a step a `from … to` loop forgives at its end (R5.1)."""


@statement(core.ForCount)
def compile_for_count(scope: Scope, node: core.ForCount) -> Evaluator:
    start, stop, step = (evaluator(scope, part) for part in (node.start, node.stop, node.step))
    slot = scope.slot(node.variable)
    passes = _inclusive if node.inclusive else _exclusive
    body = without_element(scope, (node.variable,), lambda: block(scope, node.body))
    alarm, machine = scope.machine.alarm, scope.machine

    def run(f: Frame) -> Any:
        for count in passes(node, start(f), stop(f), step(f)):
            f[slot] = count
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


def without_element(scope: Scope, names: Iterable[str], compiled: Callable[[], Evaluator]) -> Evaluator:
    """Compiles a body in which these names are ordinary variables, whatever the loops around it made of them."""
    hidden = {name: scope.elements.pop(name) for name in names if name in scope.elements}
    try:
        return compiled()
    finally:
        scope.elements.update(hidden)


def _exclusive(node: core.ForCount, start: Any, stop: Any, step: Any) -> Iterable[Any]:
    """start, start + step, … before stop: whole numbers."""
    start, stop, step = (_whole(part, value) for part, value in ((node.start, start), (node.stop, stop), (node.step, step)))
    if step == 0:
        raise ProgramError(ZeroStep(node.step.span))
    return range(start, stop, step)


def _whole(node: core.Expression, value: Any) -> int:
    if isinstance(value, WHOLE):
        return int(value)
    if isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.size == 1):
        number = float(value.item() if isinstance(value, np.ndarray) else value)
        if number.is_integer():
            return int(number)
        raise ProgramError(NotWhole(node.span, f"{number:g}"))
    raise ProgramError(CannotCount(node.span, sort_of(value)))


def _inclusive(node: core.ForCount, start: Any, stop: Any, step: Any) -> Iterable[Any]:
    """start + k·step for k up to floor((stop - start) / step + 1e-9); whole where all three are."""
    for part, value in ((node.start, start), (node.stop, stop), (node.step, step)):
        if not isinstance(value, NUMBER) or value != value:
            raise ProgramError(CannotCount(part.span, "nan" if isinstance(value, float) else sort_of(value)))
    if step == 0:
        raise ProgramError(ZeroStep(node.step.span))
    if all(isinstance(value, WHOLE) for value in (start, stop, step)):
        return range(int(start), int(stop) + (1 if step > 0 else -1), int(step))
    last = (stop - start) / step + ROUNDING
    counter = itertools.count() if last == math.inf else range(math.floor(last) + 1 if last > -1 else 0)
    return (start + k * step for k in counter)


@statement(core.While)
def compile_while(scope: Scope, node: core.While) -> Evaluator:
    test, body = condition(scope, node.condition), block(scope, node.body)
    alarm, machine = scope.machine.alarm, scope.machine

    def run(f: Frame) -> Any:
        while test(f):
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


@statement(core.Repeat)
def compile_repeat(scope: Scope, node: core.Repeat) -> Evaluator:
    test, body = condition(scope, node.condition), block(scope, node.body)
    alarm, machine = scope.machine.alarm, scope.machine

    def run(f: Frame) -> Any:
        while True:
            if alarm:
                raise machine.stopped(node)
            signal = body(f)
            if signal is not None:
                if signal is BREAK:
                    break
                if signal is not CONTINUE:
                    return signal
            if test(f):
                break
        return None

    return run
