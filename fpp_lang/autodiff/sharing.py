"""Objects and records under several names: a field that is set through one name, and read through another (R2.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from fpp_lang.autodiff.paths import is_field, rooted
from fpp_lang.autodiff.places import expressions_of, name_of
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import SIZES
from fpp_lang.core.walk import children

WHOLE = "*"
"""In the place of a field: all of them."""


def group_of(name: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The names that may mean one object together with this one."""
    found, before = {name}, 0
    while len(found) != before:
        before = len(found)
        for one, other in pairs:
            if one in found or other in found:
                found |= {one, other}
    return found


def is_told_apart(
    nodes: Sequence[core.Statement], group: set[str], shares: Callable[[core.Statement], bool],
    apart: set[frozenset[str]],
) -> bool:  # fmt: skip
    """Whether no field that is set through one of some names is mentioned through another.

    `shares`: whether a statement does no more than to give an object another name. `apart`: names that never meet in one pass.
    """
    stored = {(member, field) for node in nodes for member, field in _stored_fields(node, group)}
    if not stored:
        return True
    mentioned = {found for node in nodes if not shares(node) for part in expressions_of(node) for found in _mentioned(part, group)}
    mentioned |= stored
    return not any(
        member != other and frozenset({member, other}) not in apart and (field == other_field or WHOLE in (field, other_field))
        for member, field in stored
        for other, other_field in mentioned
    )


def in_other_branches(nodes: Sequence[core.Statement]) -> set[frozenset[str]]:
    """The pairs of names that are given only in different branches of one choice."""
    bound = Counter(node.target.name for node in nodes if isinstance(node, core.Assign) and isinstance(node.target, core.Variable))
    found = set()
    for node in nodes:
        if isinstance(node, core.If):
            blocks = [block for _, block in node.branches]
            named = [
                {part.target.name for part in block.statements if isinstance(part, core.Assign) and isinstance(part.target, core.Variable)}
                for block in blocks
            ]
            for one, other in combinations(named, 2):
                found |= {frozenset({a, b}) for a in one for b in other if bound[a] == bound[b] == 1}
    return found


def _stored_fields(node: core.Statement, group: set[str]) -> Iterator[tuple[str, str]]:
    if isinstance(node, core.Assign | core.Update):
        for target in node.target.items if isinstance(node.target, core.Targets) else (node.target,):
            found = _field_of(target, group)
            if found is not None and found[1] != WHOLE:
                yield found


def _field_of(node: core.Expression | core.Target, group: set[str]) -> tuple[str, str] | None:
    """The name and the field that an expression reads; None where it is nothing of any of the names."""
    place = rooted(node) if isinstance(node, core.Expression) else None
    key = None if place is None else name_of(place[0])
    if place is None or key is None:
        return None
    fields = [str(part.value) for part in place[1] if is_field(part) and isinstance(part, core.Constant)]
    for member in sorted(group, key=len, reverse=True):
        if key == member:
            return member, fields[-1] if fields else WHOLE
        if key.startswith(f"{member}."):
            return member, fields[-1] if fields else key.rpartition(".")[2]
    return None


def _mentioned(node: core.Node, group: set[str]) -> Iterator[tuple[str, str]]:
    match node:
        case core.Primitive(name=name, arguments=(core.Variable() | core.Field(), *rest)) if name in SIZES:
            for argument in rest:
                if argument is not None:
                    yield from _mentioned(argument, group)
            return
        case core.OfClass():
            return
        case core.Variable() | core.Field() | core.Index():
            found = _field_of(node, group)
            if found is not None:
                yield found
            place = rooted(node)
            if place is not None:
                for step in place[1]:
                    yield from _mentioned(step, group)
                return
    for part in children(node):
        yield from _mentioned(part, group)
