"""The only generic traversal of core: what a node holds, and the same node with its parts changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core

N = TypeVar("N", bound=core.Node)


@cache
def _words_for_nodes() -> frozenset[str]:
    """The names under which annotations speak of nodes."""

    def names(kind: type[core.Node]) -> Iterator[str]:
        yield kind.__name__
        for below in kind.__subclasses__():
            yield from names(below)

    return frozenset({"Target", *names(core.Node)})


_parts: dict[type[core.Node], tuple[tuple[str, bool], ...]] = {}


def parts(kind: type[core.Node]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of node that may hold nodes, by their annotation, and whether it is several in a tuple or dict."""
    if kind not in _parts:
        speaking = {field.name: re.findall(r"\w+", str(field.type)) for field in fields(kind)}
        holding = {name: words for name, words in speaking.items() if not _words_for_nodes().isdisjoint(words)}
        _parts[kind] = tuple((name, words[0] in ("tuple", "dict")) for name, words in holding.items())
    return _parts[kind]


def _gather(values: Iterable[object], found: list[core.Node]) -> None:
    for value in values:
        if isinstance(value, core.Node):
            found.append(value)
        elif isinstance(value, tuple):
            _gather(value, found)


def children(node: core.Node) -> list[core.Node]:
    """The nodes directly below, in the order in which they stand."""
    found: list[core.Node] = []
    for name, several in parts(type(node)):
        value = getattr(node, name)
        if not several:
            if value is not None:
                found.append(value)
        elif value:
            _gather(value.values() if isinstance(value, dict) else value, found)
    return found


def walk(node: core.Node) -> Iterator[core.Node]:
    """The node and all below, parents first; long chains do not recurse."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        if parts(type(found)):  # half of all nodes are leaves
            below = children(found)
            below.reverse()
            waiting += below


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
    for name, _ in parts(type(node)):
        before = getattr(node, name)
        after = _changed(before, change)
        if after is not before:
            new[name] = after
    return updated(node, **new) if new else node
