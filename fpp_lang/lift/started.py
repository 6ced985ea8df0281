"""Stores that a sum goes on from: `Z[...] = b`, then `Z += X @ W`, as `Z[...] = b + X @ W`."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.choices import with_comments_of
from fpp_lang.lift.uses import is_variable


def goes_on(nodes: list[core.Statement], whole: set[int], narrow: set[int]) -> list[core.Statement]:
    """A block in which such stores are one; `whole`: the statements that store in all of a tensor, `narrow`: with fewer axes than it."""
    found: list[core.Statement] = []
    for node in nodes:
        joined = _joined(found[-1], node) if found and node.id in whole - narrow else None
        found[-1:] = [joined] if joined is not None else [*found[-1:], node]
    return found


def _joined(start: core.Statement, node: core.Statement) -> core.Statement | None:
    match start, node:
        case (
            core.Assign(target=core.Index(target=core.Variable(name=name), subscripts=(place,)) as target, value=first),
            core.Update(target=core.Variable(name=found), operator="add" | "subtract" as operator, value=value),
        ) if name == found and place == make.everywhere() and not any(is_variable(part, name) for part in walk(value)):
            dtype = "float" if "float" in (first.kind.dtype, value.kind.dtype) else None
            total = make.primitive(operator, first, value, kind=updated(value.kind, dtype=dtype))
            return with_comments_of(start, core.Assign(target, total, span=node.span, id=node.id, comments=node.comments))
    return None
