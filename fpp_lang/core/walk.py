"""The only generic traversal of core: what a node holds, and the same node with its parts changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core

N = TypeVar("N", bound=core.Node)
NEVER_NODES = frozenset(
    {"span", "id", "kind", "comments", "comments_of", "comments_of_catch", "comments_after", "header", "result", "refused", "near"}
)


_parts: dict[type[core.Node], tuple[str, ...]] = {}


def parts(kind: type[core.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes."""
    if kind not in _parts:
        _parts[kind] = tuple(field.name for field in fields(kind) if field.name not in NEVER_NODES)
    return _parts[kind]


def _gather(value: object, found: list[core.Node]) -> None:
    if isinstance(value, core.Node):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    elif isinstance(value, dict):
        for item in value.values():
            _gather(item, found)


def children(node: core.Node) -> list[core.Node]:
    """The nodes directly below, in the order in which they stand."""
    found: list[core.Node] = []
    for name in parts(type(node)):
        value = getattr(node, name)
        if isinstance(value, core.Node):
            found.append(value)
        elif value and isinstance(value, tuple | dict):
            _gather(value, found)
    return found


def walk(node: core.Node) -> Iterator[core.Node]:
    """The node and all below, parents first; long chains do not recurse."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(children(found)))


def _changed(value: object, change: Callable[[core.Node], core.Node]) -> object:
    if isinstance(value, core.Node):
        return change(value)
    if isinstance(value, tuple):
        new = tuple(_changed(item, change) for item in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    return value


def rebuild(node: N, change: Callable[[core.Node], core.Node]) -> N:
    """The node with `change` applied to its children; the very node where nothing changed. Keeps id, span and comments."""
    new: dict[str, Any] = {}
    for name in parts(type(node)):
        before = getattr(node, name)
        after = _changed(before, change)
        if after is not before:
            new[name] = after
    return updated(node, **new) if new else node
