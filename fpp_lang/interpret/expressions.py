"""Names, literals, brackets, records, and what settle wraps around values."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.interpret.checks import to_array, truth, with_large
from fpp_lang.interpret.compile import decider, evaluator, expression
from fpp_lang.interpret.frame import PARENT, UNSET, Element, Evaluator, Frame, Scope
from fpp_lang.numpy_rules import Form, nodes
from fpp_lang.runtime.problems.values import NotYetSet
from fpp_lang.runtime.program_error import ProgramError


@expression(core.Constant)
def compile_constant(scope: Scope, node: core.Constant) -> Evaluator:
    value = node.value
    return lambda f: value


# Variables -------------------------------------------------------------------------------------------------------------------


@expression(core.Variable)
def compile_variable(scope: Scope, node: core.Variable) -> Evaluator:
    owner, depth = scope.owner(node)
    element, slot = owner.elements.get(node.name), owner.slot(node.name)
    if element is not None and depth is not None:
        return _in_frame(_element(element), depth)
    if depth == 0 and node.name in owner.always_set:
        return lambda f: f[slot]
    read = _local(slot, node)
    return _in_top(scope, read) if depth is None else _in_frame(read, depth)


def _local(slot: int, node: core.Variable) -> Evaluator:
    """Reads a variable of the frame that it is given, which may not be set yet."""
    name, span = node.name, node.span

    def read(f: Frame) -> Any:
        value = f[slot]
        if value is UNSET:
            raise ProgramError(NotYetSet(span, name))
        return value

    return read


def _element(element: Element) -> Evaluator:
    container, place = element.container, element.place
    return lambda f: f[container][f[place]]


def _in_frame(read: Evaluator, depth: int) -> Evaluator:
    """The same in the frame so many functions out."""
    if depth == 0:
        return read
    if depth == 1:
        return lambda f: read(f[PARENT])

    def outer(f: Frame) -> Any:
        for _ in range(depth):
            f = f[PARENT]
        return read(f)

    return outer


def _in_top(scope: Scope, read: Evaluator) -> Evaluator:
    top = scope.machine.frame
    return lambda f: read(top)


@expression(core.Position)
def compile_position(scope: Scope, node: core.Position) -> Evaluator:
    slot = scope.places[node.loop].counter
    return lambda f: f[slot]


# Brackets, pairs, records ----------------------------------------------------------------------------------------------------


@expression(core.Bracket)
def compile_bracket(scope: Scope, node: core.Bracket) -> Evaluator:
    items = [evaluator(scope, item) for item in node.items]
    if node.form == "list":
        return lambda f: [item(f) for item in items]
    machine = scope.machine
    dtype: Any = {"bool": bool, "int": np.int64, "float": float, None: None}[node.dtype]

    def tensor(f: Frame) -> Any:
        values = [item(f) for item in items]
        try:
            found = np.array(values, dtype)
        except Exception as error:
            raise machine.fault(error, node, values) from None
        if found.dtype.kind in "biuf":
            return found
        large = with_large(machine, node, found)
        if large is None:
            raise machine.fault(TypeError("operands"), node, *values)
        return large

    return tensor


@expression(core.Pair)
def compile_pair(scope: Scope, node: core.Pair) -> Evaluator:
    items = [evaluator(scope, item) for item in node.items]
    if len(items) == 2:
        first, second = items
        return lambda f: (first(f), second(f))
    return lambda f: tuple([item(f) for item in items])


@expression(core.Record)
def compile_record(scope: Scope, node: core.Record) -> Evaluator:
    entries = [(evaluator(scope, key), evaluator(scope, value)) for key, value in node.entries]
    machine = scope.machine

    def record(f: Frame) -> Any:
        found: dict[Any, Any] = {}
        for key, value in entries:
            name = key(f)
            try:
                found[as_key(name)] = value(f)
            except Exception as error:
                raise machine.fault(error, node, name) from None
        return found

    return record


def as_key(value: Any) -> Any:
    """A key as records keep it: whole numbers of tensors like any whole number."""
    return value.item() if isinstance(value, np.generic) else value


# Conditions ------------------------------------------------------------------------------------------------------------------


def condition(scope: Scope, node: core.Expression) -> Evaluator:
    """A value that Python's `if` may test: never a tensor (R4.4), which what counts as a number may be all the same."""
    match node:
        case core.Constant() | core.Logic(form="truth") | core.Not(form="truth"):
            return evaluator(scope, node)
        case core.Compare(rest=(_,)):
            return decider(scope, node)
    value, ndarray = evaluator(scope, node), np.ndarray

    def test(f: Frame) -> Any:
        found = value(f)
        return truth(node, found) if found.__class__ is ndarray else found

    return test


@expression(core.Conditional)
def compile_conditional(scope: Scope, node: core.Conditional) -> Evaluator:
    test = condition(scope, node.condition)
    yes, no = evaluator(scope, node.yes), evaluator(scope, node.no)
    return lambda f: yes(f) if test(f) else no(f)


# What settle wraps around values ---------------------------------------------------------------------------------------------


@expression(core.Whole)
def compile_whole(scope: Scope, node: core.Whole) -> Evaluator:
    value = evaluator(scope, node.value)
    form = nodes.whole(node.value)
    if form.text == "value":
        return value
    convert, machine = scope.machine.function(form, "value"), scope.machine

    def whole(f: Frame) -> Any:
        found = value(f)
        if found.__class__ is int:
            return found
        try:
            return convert(found)
        except Exception as error:
            raise machine.fault(error, node, found) from None

    return whole


def _wrapped(scope: Scope, node: core.Expression, inner: core.Expression, form: Form) -> Evaluator:
    value = evaluator(scope, inner)
    if form.text == "value":
        return value
    convert, machine = scope.machine.function(form, "value"), scope.machine

    def wrapped(f: Frame) -> Any:
        found = value(f)
        try:
            return convert(found)
        except Exception as error:
            raise machine.fault(error, node, found) from None

    return wrapped


@expression(core.Copy)
def compile_copy(scope: Scope, node: core.Copy) -> Evaluator:
    return _wrapped(scope, node, node.value, nodes.copy_of(node.value, node.dtype, node.single))


@expression(core.Unwrap)
def compile_unwrap(scope: Scope, node: core.Unwrap) -> Evaluator:
    return _wrapped(scope, node, node.value, nodes.unwrap(node.value))


@expression(core.ToList)
def compile_to_list(scope: Scope, node: core.ToList) -> Evaluator:
    return _wrapped(scope, node, node.value, nodes.to_list(node.value))


@expression(core.ToTensor)
def compile_to_tensor(scope: Scope, node: core.ToTensor) -> Evaluator:
    value, machine = evaluator(scope, node.value), scope.machine
    counted = (range, tuple) if node.value.kind.base is Base.SHAPE else (range,)

    def tensor(f: Frame) -> Any:
        found = value(f)
        if found.__class__ in counted:
            return np.array(found, dtype=int)
        return to_array(machine, node, found) if found.__class__ is list else found

    if node.leading is None:
        return tensor
    nest = evaluator(scope, node.leading)

    def in_shape_of_nest(f: Frame) -> Any:
        found, shape = tensor(f), np.shape(nest(f))
        return found.reshape(shape)[()] if found.__class__ is np.ndarray and found.size == math.prod(shape) else found

    if node.by_element:
        return in_shape_of_nest

    def with_leading_axes(f: Frame) -> Any:
        found, axes = tensor(f), np.shape(nest(f))[:-1]
        if found.__class__ is not np.ndarray or len(found) != math.prod(axes):
            return found
        return found.reshape(axes + found.shape[1:])[()]

    return with_leading_axes
