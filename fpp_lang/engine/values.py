"""The values that parts of a failed expression had, so that its message can name indexes and shapes."""

from __future__ import annotations

import ast
from types import FrameType

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.engine.places import Places, Stop
from fpp_lang.runtime.faults import Place
from fpp_lang.runtime.objects import fields_of

NUMBERS = int | float | np.number


def known_values(node: core.Node, stop: Stop, places: Places) -> tuple[object, ...]:
    """The values of a node's parts where looking at variables is enough to know all of them; no function is called."""
    try:
        return tuple(_value(places.python(part), stop.frame) for part in Place(node, ()).parts)
    except (LookupError, TypeError, ValueError, ArithmeticError):
        return ()


def _value(node: ast.expr | None, frame: FrameType) -> object:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return frame.f_locals[name] if name in frame.f_locals else frame.f_globals[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_number(operand, frame)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _number(left, frame) + _number(right, frame)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _number(left, frame) - _number(right, frame)
        case ast.Subscript(value=target, slice=index):
            owner = _value(target, frame)
            if isinstance(owner, np.ndarray | list | tuple | dict):
                return owner[_value(index, frame)]  # type: ignore[call-overload]
        case ast.Attribute(value=target, attr=field):
            fields = fields_of(_value(target, frame))
            if fields is not None:
                return fields[field]
        case ast.Tuple(elts=items):
            return tuple(_value(item, frame) for item in items)
    raise LookupError


def _number(node: ast.expr, frame: FrameType) -> NUMBERS:
    value = _value(node, frame)
    if not isinstance(value, NUMBERS):
        raise LookupError
    return value
