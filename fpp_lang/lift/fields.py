"""Tensors that are fields: `self.w[i]` in a loop that changes no field is an element of a tensor like any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.sharing import is_new
from fpp_lang.lift.uses import assigned_in, changed_in, elements_of, root_of

N = TypeVar("N", bound=core.Node)

DOING = (core.MethodCall, core.SuperCall, core.Apply, core.New, core.Define, core.Lambda)


def of_function(function: core.Function, calls: Calls) -> tuple[core.Function, dict[str, core.Field]]:
    """A function that changes no field and stores only in what it makes itself, as far as it does that."""
    elements = {name for part in walk(function.body) for name in elements_of(part)}
    owners = {root_of(part.target) for part in walk(function.body) if isinstance(part, core.Assign) and isinstance(part.target, core.Field)}
    if changed_in(function.body, elements, calls.protects) - owners <= _made_new(function):
        found = as_variables(function.body, None, calls)
        if found is not None:
            return updated(function, body=found[0]), found[1]
    return function, {}


def _made_new(function: core.Function) -> set[str]:
    """The variables that only ever hold what the function makes."""
    bound = [part for part in walk(function.body) if isinstance(part, core.Assign)]
    other = {name for node in bound if not is_new(node.value) for name in assigned_in(node)}
    return {name for node in bound for name in assigned_in(node)} - other - {item.name for item in function.parameters}


def as_variables(nest: N, around: core.Statement | None, calls: Calls) -> tuple[N, dict[str, core.Field]] | None:
    """The nest with a variable `self.w` for each field, and what these mean; None where there is none, or one may change."""
    changed = _fields_changed(nest, calls)
    more = changed if around is None else _fields_changed(around, calls)
    if changed is None or more is None:
        return None
    found: dict[str, core.Field] = {}
    bound = assigned_in(nest)
    indexed = [part.target for part in walk(nest) if isinstance(part, core.Index)]

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Field(target=core.Variable(name=owner), name=name, kind=kind) if owner not in bound and (
                kind.base is Base.TENSOR or (kind.base is Base.NUMERIC and node in indexed)
            ):
                field = found.setdefault(f"{owner}.{name}", node)
                return core.Variable(f"{owner}.{name}", core.Where.LOCAL, kind=field.kind, span=node.span)
        return rebuild(node, change)

    new = change(nest)
    assert isinstance(new, type(nest))
    return (new, found) if found else None


def as_fields(node: N, fields: Mapping[str, core.Field]) -> N:
    """A part of what the nest became, with the fields instead of their variables."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Variable(name=name, kind=kind) if name in fields:
                return updated(fields[name], kind=kind, span=part.span)
        return rebuild(part, change)

    new = change(node)
    assert isinstance(new, type(node)) or isinstance(node, core.Expression)
    return new  # type: ignore[return-value]


def _fields_changed(node: core.Node, calls: Calls) -> set[str] | None:
    """The fields that get another value; None where a field may change as it is, or something is called that might do anything."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Assign(target=core.Field(target=core.Variable(), name=name)):
                found.add(name)
            case core.Assign(target=target) | core.Update(target=target):
                if any(isinstance(inner, core.Field) for inner in walk(target)):
                    return None
            case core.Call(key=key) if not calls.pure(key):
                return None
        if isinstance(part, DOING):
            return None
    return found
