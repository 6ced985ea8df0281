"""Flags that every pass joins with a test: `found = found or c` as `if c: found = true`, `ok = ok and c` as `if not c: ok = false`."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.desugar import set_where


def with_flags_set(nest: core.Statement, literal: Callable[[str], core.Expression | None]) -> core.Statement:
    """The nest with its flags set behind tests; `literal`: what a variable holds before it, where that is a literal."""

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Expression():
                return node
            case core.Assign(
                target=core.Variable(name=name), value=core.Logic(operator=operator, items=(core.Variable(name=first), *rest)) as value
            ) if first == name and all(_is_harmless(part, name) for part in rest) and starts_as_flag(name, node):
                test = rest[0] if len(rest) == 1 else updated(value, items=tuple(rest))
                test = test if operator == "or" else make.negation(test)
                return set_where(test, updated(node, value=make.constant(operator == "or")))
        return rebuild(node, change)

    def starts_as_flag(name: str, update: core.Assign) -> bool:
        assigns = [part for part in walk(nest) if isinstance(part, core.Assign | core.Update) and _names(part.target, name)]
        starts: list[core.Expression | None] = [part.value for part in assigns if part is not update]
        return all(map(_is_flag, starts or [literal(name)]))

    found = change(nest)
    assert isinstance(found, core.Statement)
    return found


def _is_flag(node: core.Expression | None) -> bool:
    return isinstance(node, core.Constant) and isinstance(node.value, bool)


def _names(node: core.Node, name: str) -> bool:
    return any(isinstance(part, core.Variable) and part.name == name for part in walk(node))


def _is_harmless(node: core.Expression, name: str) -> bool:
    """Whether it can be computed where the flag is decided: it does not fail, reads only places that are loop variables, and no flag."""
    for part in walk(node):
        match part:
            case core.Primitive(name=operation) if PRIMITIVES[operation].hazard != "total":
                return False
            case core.Index(subscripts=subscripts) if not all(isinstance(place, core.Variable) for place in subscripts):
                return False
            case core.Call() | core.MethodCall() | core.Apply() | core.New():
                return False
    return not _names(node, name)
