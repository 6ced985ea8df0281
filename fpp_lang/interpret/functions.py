"""Functions and calls (R6): frames, defaults, closures, the depth of calls, and calls that run element by element (R6.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Frame as CallFrame
from fpp_lang.interpret.checks import to_array
from fpp_lang.interpret.compile import evaluator, expression, statement
from fpp_lang.interpret.frame import FIRST, RESULT, UNSET, Evaluator, Frame, Scope
from fpp_lang.interpret.machine import Machine
from fpp_lang.interpret.signals import RETURN
from fpp_lang.interpret.statements import block
from fpp_lang.numpy_rules import as_value
from fpp_lang.runtime.limits import broadcast_size
from fpp_lang.runtime.problems.limits import TooDeep, TooMuchMemory
from fpp_lang.runtime.problems.values import NotAFunction, WrongArguments
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import sort_of


class FunctionCode:
    """A function ready to run; its body is compiled when it is first called."""

    __slots__ = (
        "blank",
        "body",
        "by_element",
        "careful",
        "defaults",
        "dtype",
        "function",
        "machine",
        "parent",
        "scope",
        "signature",
        "title",
    )

    def __init__(self, machine: Machine, function: core.Function, parent: Scope | None) -> None:
        self.machine, self.function, self.parent = machine, function, parent
        names = [parameter.name for parameter in function.parameters]
        self.title = machine.title_of(function)
        self.scope = Scope(machine, self.title, parent, always_set=frozenset(names))
        for name in (*names, *function.locals):
            self.scope.slot(name)
        self.body: Evaluator | None = None
        self.blank: list[Any] = []
        self.defaults: list[tuple[int, Evaluator]] = []
        self.by_element = tuple(self.scope.slot(name) for name in function.by_element)
        self.careful = bool(self.by_element) or any(parameter.default is not None for parameter in function.parameters)
        self.dtype = {"bool": bool, "int": np.int64}.get(function.result.dtype or "") if function.gives_whole else float
        self.signature = f"{function.name}({', '.join(names[function.owner is not None :])})"

    def prepare(self) -> Evaluator:
        """Compiles the body, and the defaults, which are computed at every call that needs them."""
        for place, parameter in enumerate(self.function.parameters):
            if parameter.default is not None:
                self.defaults.append((FIRST + place, evaluator(self.scope, parameter.default)))
        body = self.body = block(self.scope, self.function.body)
        self.blank = [UNSET] * (self.scope.size - FIRST - len(self.function.parameters))
        return body

    def call(self, node: core.Node, caller: str, parent: Frame | None, arguments: list[Any]) -> Any:
        """Runs the function; an argument that is UNSET takes its default."""
        body = self.body or self.prepare()
        frame = [parent, None, *arguments, *self.blank]
        machine = self.machine
        depth = machine.depth
        if depth >= machine.most_calls:
            raise ProgramError(TooDeep(node.span, self.title, machine.most_calls))
        if machine.alarm:
            raise machine.stopped(node)
        machine.depth = depth + 1
        try:
            if self.careful:
                for slot, default in self.defaults:
                    if frame[slot] is UNSET:
                        frame[slot] = default(frame)
                for slot in self.by_element:
                    if frame[slot].__class__ is np.ndarray:
                        return self._each_element(node, frame)
            return frame[RESULT] if body(frame) is RETURN else None
        except ProgramError as error:
            if not error.calls:
                error.calls.append(CallFrame(error.problem.span, self.title))
            error.calls.append(CallFrame(node.span, caller))
            raise
        finally:
            machine.depth = depth

    def _each_element(self, node: core.Node, frame: Frame) -> Any:
        """R6.5: the call runs over the elements of its arguments; the results have their broadcast shape."""
        machine, slots, body = self.machine, self.by_element, self.body
        assert body is not None
        values = [to_array(machine, node, frame[slot]) if frame[slot].__class__ is list else frame[slot] for slot in slots]
        shapes = [np.shape(value) for value in values]
        most = machine.world.limits.elements
        if broadcast_size(*shapes) > most:
            raise ProgramError(TooMuchMemory(node.span, broadcast_size(*shapes), most))
        try:
            spread = np.broadcast(*values)
        except ValueError as error:
            text = f"operands could not be broadcast together with shapes {' '.join(map(str, shapes))}"
            raise machine.fault(type(error)(text), node) from None
        results = []
        for numbers in spread:
            inner = frame.copy()
            for slot, number in zip(slots, numbers, strict=True):
                inner[slot] = number
            results.append(inner[RESULT] if body(inner) is RETURN else None)
            if machine.alarm:
                raise machine.stopped(node)
        try:
            return np.array(results, self.dtype).reshape(spread.shape)
        except Exception as error:
            raise machine.fault(error, node, results) from None


class FunctionValue:
    """A function as a value: its code and the frame around it."""

    __slots__ = ("__name__", "code", "parent")

    def __init__(self, code: FunctionCode, parent: Frame | None) -> None:
        self.__name__, self.code, self.parent = code.function.name, code, parent

    def __deepcopy__(self, memo: object) -> FunctionValue:
        return self

    def __call__(self, /, *arguments: Any, **named: Any) -> Any:
        """From a primitive that takes a function."""
        return self.invoke(self.code.function, "", arguments, named)

    def invoke(self, node: core.Node, caller: str, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        return self.code.call(node, caller, self.parent, self.arranged(node, arguments, named))

    def arranged(self, node: core.Node, arguments: Sequence[Any], named: Mapping[str, Any]) -> list[Any]:
        """The arguments in the order of the parameters, UNSET where left out."""
        parameters = self.code.function.parameters
        names = [parameter.name for parameter in parameters]
        if len(arguments) > len(names):
            count = len(arguments) - (self.code.function.owner is not None)
            raise self._refused(node, f"gives {count} value{'' if count == 1 else 's'}, which is too many")
        values = [*arguments, *[UNSET] * (len(names) - len(arguments))]
        for name, value in named.items():
            if name not in names:
                raise self._refused(node, f"names a parameter `{name}` that is not there")
            if values[names.index(name)] is not UNSET:
                raise self._refused(node, f"gives `{name}` twice")
            values[names.index(name)] = value
        missing = [p.name for p, value in zip(parameters, values, strict=True) if value is UNSET and p.default is None]
        if missing:
            raise self._refused(node, f"leaves out {', '.join(f'`{name}`' for name in missing)}")
        return values

    def _refused(self, node: core.Node, reason: str) -> ProgramError:
        return ProgramError(WrongArguments(node.span, self.code.signature, reason))


def code_of(machine: Machine, key: str) -> FunctionCode:
    """The code of a function of the program or the library."""
    if key not in machine.codes:
        machine.codes[key] = FunctionCode(machine, machine.functions[key], None)
    found: FunctionCode = machine.codes[key]
    return found


def value_of(machine: Machine, key: str) -> FunctionValue:
    """The one value that a function of the program or the library is."""
    if key not in machine.values:
        machine.values[key] = FunctionValue(code_of(machine, key), None)
    found: FunctionValue = machine.values[key]
    return found


# Calls -----------------------------------------------------------------------------------------------------------------------


@expression(core.Call)
def compile_call(scope: Scope, node: core.Call) -> Evaluator:
    code, caller, call = code_of(scope.machine, node.key), scope.function, FunctionCode.call
    arguments = [evaluator(scope, argument) if argument is not None else _left_out for argument in node.arguments]
    if len(arguments) == 1:
        (first,) = arguments
        return lambda f: call(code, node, caller, None, [first(f)])
    if len(arguments) == 2:
        first, second = arguments
        return lambda f: call(code, node, caller, None, [first(f), second(f)])
    return lambda f: call(code, node, caller, None, [argument(f) for argument in arguments])


def _left_out(f: Frame) -> Any:
    return UNSET


@expression(core.Apply)
def compile_apply(scope: Scope, node: core.Apply) -> Evaluator:
    target, machine, caller = evaluator(scope, node.function), scope.machine, scope.function
    arguments = [evaluator(scope, argument) for argument in node.arguments]
    keywords = [(name, evaluator(scope, value)) for name, value in node.keywords]

    def apply(f: Frame) -> Any:
        function = target(f)
        values = [argument(f) for argument in arguments]
        return call_value(machine, node, caller, function, values, {name: value(f) for name, value in keywords})

    return apply


def call_value(machine: Machine, node: core.Node, caller: str, function: Any, values: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """A call of a value, which is to be a function."""
    if function.__class__ is FunctionValue:
        return function.invoke(node, caller, values, named)
    if not callable(function):
        where = node.function.span if isinstance(node, core.Apply) else node.span
        raise ProgramError(NotAFunction(where, sort_of(function)))
    try:
        return function(*values, **named)
    except Exception as error:
        raise machine.fault(error, node, function, *values) from None


# Functions as values ---------------------------------------------------------------------------------------------------------


@expression(core.FunctionName)
def compile_function_name(scope: Scope, node: core.FunctionName) -> Evaluator:
    if node.key in scope.machine.functions:
        value = value_of(scope.machine, node.key)
        return lambda f: value
    where = core.Where.LOCAL if node.key in scope.slots else core.Where.OUTER
    return evaluator(scope, core.Variable(node.key, where, span=node.span))


@expression(core.PrimitiveName)
def compile_primitive_name(scope: Scope, node: core.PrimitiveName) -> Evaluator:
    machine, form = scope.machine, as_value(node.name)
    machine.provide(form)
    function = machine.evaluate_text(form.text)
    if getattr(function, "__name__", "") == "<lambda>":
        function.__name__ = node.name
    return lambda f: function


@expression(core.Lambda)
def compile_lambda(scope: Scope, node: core.Lambda) -> Evaluator:
    code = _inner(scope, node.function)
    return lambda f: FunctionValue(code, f)


@statement(core.Define)
def compile_define(scope: Scope, node: core.Define) -> Evaluator:
    slot, code = scope.slot(node.function.name), _inner(scope, node.function)

    def define(f: Frame) -> None:
        f[slot] = FunctionValue(code, f)

    return define


def _inner(scope: Scope, function: core.Function) -> FunctionCode:
    """A function inside another one; the elements of loops around it stay elements in it."""
    around = Scope(scope.machine, scope.function, scope.parent, scope.slots, scope.always_set, dict(scope.elements), dict(scope.places))
    around.hidden = scope.hidden
    code = FunctionCode(scope.machine, function, around)
    code.prepare()
    return code
