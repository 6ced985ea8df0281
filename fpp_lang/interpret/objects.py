"""Classes (section 8): making objects, their fields, calls of methods and of the method above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.interpret.compile import evaluator, expression
from fpp_lang.interpret.frame import FIRST, PARENT, UNSET, Evaluator, Frame, Scope
from fpp_lang.interpret.functions import FunctionCode, FunctionValue, call_value, code_of
from fpp_lang.interpret.machine import Machine
from fpp_lang.runtime.objects import ProgramObject, no_method
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code

INIT = "init"


def method_key(machine: Machine, class_key: str | None, name: str) -> str | None:
    """The method that a class has under a name, its own or one of a class above."""
    while class_key is not None:
        found = machine.classes[class_key]
        if name in found.methods:
            return found.methods[name]
        class_key = found.base
    return None


def methods_of(machine: Machine, class_key: str | None) -> list[str]:
    """The names of all methods of a class."""
    names: list[str] = []
    while class_key is not None:
        names += machine.classes[class_key].methods
        class_key = machine.classes[class_key].base
    return names


@expression(core.New)
def compile_new(scope: Scope, node: core.New) -> Evaluator:
    machine, caller, made = scope.machine, scope.function, scope.machine.classes[node.key]
    init = method_key(machine, node.key, INIT)
    if init is None:
        return lambda f: ProgramObject(made.key, made.name)
    init_code = code_of(machine, init)
    arguments = [evaluator(scope, argument) if argument is not None else None for argument in node.arguments]

    def new(f: Frame) -> ProgramObject:
        value = ProgramObject(made.key, made.name)
        init_code.call(node, caller, None, [value, *(UNSET if argument is None else argument(f) for argument in arguments)])
        return value

    return new


@expression(core.OfClass)
def compile_of_class(scope: Scope, node: core.OfClass) -> Evaluator:
    value, classes, key = evaluator(scope, node.value), scope.machine.classes, node.key

    def is_of_class(f: Frame) -> bool:
        found = value(f)
        owner = found.class_key if isinstance(found, ProgramObject) else None
        while owner is not None and owner != key:
            owner = classes[owner].base
        return owner == key

    return is_of_class


def init_code(machine: Machine, made: core.Class) -> FunctionCode:
    """What makes an object of a class ready, for a call from Python; nothing to do where the class says nothing."""
    key = method_key(machine, made.key, INIT)
    if key is not None:
        return code_of(machine, key)
    body = core.Block((), span=made.span)
    return FunctionCode(
        machine, core.Function("", INIT, (core.Parameter("self"),), None, body, ("self",), owner=made.key, span=made.span), None
    )


@expression(core.MethodCall)
def compile_method_call(scope: Scope, node: core.MethodCall) -> Evaluator:
    target, machine, name, caller = evaluator(scope, node.target), scope.machine, node.name, scope.function
    arguments = [evaluator(scope, argument) for argument in node.arguments]
    keywords = [(key, evaluator(scope, value)) for key, value in node.keywords]
    methods: dict[str, FunctionValue | None] = {}

    def method(class_key: str) -> FunctionValue | None:
        if class_key not in methods:
            key = method_key(machine, class_key, name)
            methods[class_key] = None if key is None else FunctionValue(code_of(machine, key), None)
        return methods[class_key]

    def call(f: Frame) -> Any:
        owner = target(f)
        if owner.__class__ is not ProgramObject:
            raise ProgramError(no_method(node.span, name, code(node.target.span), owner, ()))
        is_field = name in owner.__dict__
        found = None if is_field else method(owner.class_key)
        if found is None and not is_field:
            raise ProgramError(no_method(node.span, name, code(node.target.span), owner, methods_of(machine, owner.class_key)))
        values = [argument(f) for argument in arguments]
        named = {key: value(f) for key, value in keywords}
        if found is None:
            return call_value(machine, node, caller, owner.__dict__[name], values, named)
        return found.invoke(node, caller, [owner, *values], named)

    return call


@expression(core.SuperCall)
def compile_super_call(scope: Scope, node: core.SuperCall) -> Evaluator:
    machine, caller, key = scope.machine, scope.function, method_key(scope.machine, scope.machine.classes[node.owner].base, node.name)
    if key is None:
        return lambda f: None
    method = FunctionValue(code_of(machine, key), None)
    this = _this(scope)
    arguments = [evaluator(scope, argument) for argument in node.arguments]
    keywords = [(name, evaluator(scope, value)) for name, value in node.keywords]

    def call(f: Frame) -> Any:
        values = [this(f), *(argument(f) for argument in arguments)]
        return method.invoke(node, caller, values, {name: value(f) for name, value in keywords})

    return call


def _this(scope: Scope) -> Callable[[Frame], Any]:
    """The object of the method that is running: its first parameter, also from inside a nested function."""
    depth = 0
    while scope.parent is not None:
        scope, depth = scope.parent, depth + 1

    def this(f: Frame) -> Any:
        for _ in range(depth):
            f = f[PARENT]
        return f[FIRST]

    return this


# Fields ----------------------------------------------------------------------------------------------------------------------


def holder(scope: Scope, field: core.Field) -> Evaluator:
    """What holds a field: a record, or the fields of an object."""
    target, machine, form = evaluator(scope, field.target), scope.machine, field.form

    def fields(f: Frame) -> Any:
        owner = target(f)
        if owner.__class__ is dict and form != "attribute":
            return owner
        if owner.__class__ is ProgramObject and form != "entry":
            return owner.__dict__
        raise machine.fault(TypeError("no fields"), field, owner)

    return fields


@expression(core.Field)
def compile_field(scope: Scope, node: core.Field) -> Evaluator:
    fields, name, machine = holder(scope, node), node.name, scope.machine

    def field(f: Frame) -> Any:
        found = fields(f)
        try:
            return found[name]
        except KeyError as error:
            raise machine.fault(error, node, found) from None

    return field


def contents(scope: Scope, node: core.Expression) -> Evaluator:
    """What an index goes into: a value, or the fields of an object."""
    value = evaluator(scope, node)
    return value if node.kind.base is not Base.OBJECT else lambda f: value(f).__dict__
