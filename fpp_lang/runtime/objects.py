"""Objects of a program's classes: as the interpreter has them, and what is told where a field or method is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from fpp_lang.base.names import near_names
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.runtime.problems.values import NoSuchKey, NoSuchMethod, NothingUsed
from fpp_lang.runtime.words import code, sort_of


class ProgramObject:
    """An object as the interpreter has it: its `__dict__` are its fields, and nothing else."""

    __slots__ = ("__dict__", "class_key", "class_name")

    def __init__(self, class_key: str, class_name: str) -> None:
        self.class_key, self.class_name = class_key, class_name

    def __repr__(self) -> str:
        return f"<{self.class_name} object>"

    def __deepcopy__(self, memo: dict[int, Any]) -> ProgramObject:
        """Copies that protect inputs leave objects what they are (R6.2)."""
        return self


def fields_of(value: object) -> dict[Any, Any] | None:
    """The fields of a record or object, None for a value that has none."""
    if isinstance(value, dict):
        return value
    return value.__dict__ if hasattr(value, "__dict__") and not callable(value) else None


def keep_state(value: object) -> Callable[[], None]:
    """Remembers the fields of an object and of all objects in them; what is given back puts them back as they were."""
    fields_kept: list[tuple[dict[Any, Any], dict[Any, Any]]] = []
    lists_kept: list[tuple[list[Any], list[Any]]] = []
    arrays_kept: list[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = []
    seen: set[int] = set()

    def keep(part: object) -> None:
        if id(part) in seen:
            return
        seen.add(id(part))
        if isinstance(part, np.ndarray):
            arrays_kept.append((part, part.copy()))
        elif isinstance(part, list):
            lists_kept.append((part, list(part)))
            for item in part:
                keep(item)
        elif (fields := fields_of(part)) is not None:
            fields_kept.append((fields, dict(fields)))
            for item in fields.values():
                keep(item)

    def restore() -> None:
        for array, content in arrays_kept:
            array[...] = content
        for items, before in lists_kept:
            items[:] = before
        for fields, given in fields_kept:
            fields.clear()
            fields.update(given)

    keep(value)
    return restore


def problem_of_object(error: BaseException, node: core.Node, known: Sequence[object]) -> Problem | None:
    """The problem where an exception says that a field or method is missing; None for any other exception."""
    if isinstance(error, AttributeError) and error.obj is not None:
        known = [error.obj]
    elif str(error).startswith("'NoneType'"):
        known = [None]
    match node, error:
        case core.Field(), AttributeError() | TypeError() | KeyError() | IndexError():
            return no_field(node, node.span, known)
        case core.Apply(function=core.Field() as field), AttributeError() | KeyError():
            return no_field(field, node.span, known if isinstance(error, AttributeError) else ())
        case core.Apply(function=core.Field() as field), TypeError() if "subscriptable" in str(error):
            return no_field(field, node.span, known)
        case core.Update(target=core.Field() as field) | core.Assign(target=core.Field() as field), AttributeError():
            return no_field(field, node.span, known)
        case core.MethodCall(target=target, name=name), AttributeError():
            owner = known[0] if known else None
            methods = [found for found in dir(type(owner)) if not found.startswith("_")] if fields_of(owner) is not None else []
            return no_method(node.span, name, code(target.span), owner, methods)
    return None


def no_field(field: core.Field, span: Span, known: Sequence[object]) -> Problem:
    """A field that is not there; `known`: what it was looked for in, if that is known."""
    target = code(field.target.span)
    if known and known[0] is None:
        return NothingUsed(span, target)
    there = fields_of(known[0]) if known else {}
    if there is None:
        return NoSuchKey(span, field.name, target, (), sort_of(known[0]))
    return NoSuchKey(span, field.name, target, near_names(field.name, map(str, there)))


def no_method(span: Span, name: str, target: str, owner: object, methods: Iterable[str]) -> Problem:
    """A method that is not there."""
    return NothingUsed(span, target) if owner is None else NoSuchMethod(span, name, sort_of(owner), near_names(name, methods))
