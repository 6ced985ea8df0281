"""Statements that run once: blocks, branches, returns, errors."""

from __future__ import annotations

from typing import Any

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN
from fpp_lang.interpret.compile import evaluator, executor, statement
from fpp_lang.interpret.expressions import condition
from fpp_lang.interpret.frame import RESULT, Evaluator, Frame, Scope
from fpp_lang.interpret.signals import BREAK, CONTINUE, RETURN
from fpp_lang.numpy_rules import nodes
from fpp_lang.runtime.problems.limits import TooManySteps
from fpp_lang.runtime.problems.values import AssertionFailed, Thrown
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code


def block(scope: Scope, node: core.Block) -> Evaluator:
    """The statements of a block, one after the other, until one of them leaves it."""
    limited = scope.machine.world.limits.steps is not None
    steps = [_counted(scope, child, executor(scope, child)) for child in node.statements if limited or not isinstance(child, core.Pass)]
    if not steps:
        return _counted(scope, core.Pass(span=node.span), _nothing)
    if len(steps) == 1:
        return steps[0]
    if len(steps) == 2:
        first, second = steps

        def two(f: Frame) -> Any:
            signal = first(f)
            return signal if signal is not None else second(f)

        return two
    *most, last = steps

    def run(f: Frame) -> Any:
        for step in most:
            signal = step(f)
            if signal is not None:
                return signal
        return last(f)

    return run


def _nothing(f: Frame) -> None:
    return None


def _counted(scope: Scope, node: core.Statement, run: Evaluator) -> Evaluator:
    """The statement, counted where steps are limited."""
    machine = scope.machine
    most = machine.world.limits.steps
    if most is None:
        return run

    def step(f: Frame) -> Any:
        machine.steps += 1
        if machine.steps > most:
            raise ProgramError(TooManySteps(node.span, most))
        return run(f)

    return step


@statement(core.Evaluate)
def compile_evaluate(scope: Scope, node: core.Evaluate) -> Evaluator:
    value, machine = evaluator(scope, node.value), scope.machine
    if scope.is_top:

        def show(f: Frame) -> None:
            machine.last = value(f)

        return show

    def evaluate(f: Frame) -> None:
        value(f)

    return evaluate


@statement(core.If)
def compile_if(scope: Scope, node: core.If) -> Evaluator:
    branches = [(condition(scope, test), block(scope, body)) for test, body in node.branches]
    otherwise = block(scope, node.otherwise) if node.otherwise is not None else None
    if len(branches) == 1:
        ((test, body),) = branches
        if otherwise is None:
            return lambda f: body(f) if test(f) else None
        return lambda f: body(f) if test(f) else otherwise(f)

    def run(f: Frame) -> Any:
        for test, body in branches:
            if test(f):
                return body(f)
        return otherwise(f) if otherwise is not None else None

    return run


@statement(core.Pass)
def compile_pass(scope: Scope, node: core.Pass) -> Evaluator:
    return _nothing


@statement(core.Break)
def compile_break(scope: Scope, node: core.Break) -> Evaluator:
    return lambda f: BREAK


@statement(core.Continue)
def compile_continue(scope: Scope, node: core.Continue) -> Evaluator:
    return lambda f: CONTINUE


@statement(core.Return)
def compile_return(scope: Scope, node: core.Return) -> Evaluator:
    if node.value is None:
        return lambda f: RETURN
    value = evaluator(scope, node.value)

    def run(f: Frame) -> Any:
        f[RESULT] = value(f)
        return RETURN

    return run


@statement(core.Throw)
def compile_throw(scope: Scope, node: core.Throw) -> Evaluator:
    message = _text(scope, node.message)

    def run(f: Frame) -> Any:
        raise ProgramError(Thrown(node.span, message(f)))

    return run


def _text(scope: Scope, node: core.Expression) -> Evaluator:
    """A message as a text, whatever the program gives."""
    message, show = evaluator(scope, node), scope.machine.function(nodes.shown(OPEN), "value")
    return lambda f: show(message(f))


@statement(core.Assert)
def compile_assert(scope: Scope, node: core.Assert) -> Evaluator:
    test = condition(scope, node.condition)
    message = _text(scope, node.message) if node.message is not None else None

    def run(f: Frame) -> None:
        if not test(f):
            words = message(f) if message is not None else None
            raise ProgramError(AssertionFailed(node.span, code(node.condition.span), words))

    return run


@statement(core.Try)
def compile_try(scope: Scope, node: core.Try) -> Evaluator:
    body, handler = block(scope, node.body), block(scope, node.handler)
    slot = scope.slot(node.name) if node.name is not None else None

    def run(f: Frame) -> Any:
        try:
            return body(f)
        except ProgramError as error:
            if not error.can_be_caught:
                raise
            if slot is not None:
                f[slot] = {"message": error.message}
        return handler(f)

    return run
