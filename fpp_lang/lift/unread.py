"""A tensor of zeros that is only asked for its shape until all of it is stored at once: its zeros need not be written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import SIZES
from fpp_lang.core.walk import children
from fpp_lang.lift.conversions import as_fractions, in_fractions
from fpp_lang.lift.uses import assigned_in


def without_zeros(body: core.Block, whole: Container[int], is_new: Callable[[core.Expression], bool]) -> core.Block:
    """`T = np.zeros(shape)`, `T[...] = in_shape_of(flat, T)` as `T = np.empty(shape)`, `T = in_shape_of(flat, T)`.

    `whole`: the stores in all of a tensor; `is_new`: whether a value shares memory with nothing. Where `flat` is new and read for the last
    time, T takes its memory over.
    """
    nodes = list(body.statements)
    for place, node in enumerate(nodes):
        match node:
            case core.Assign(
                target=core.Index(target=core.Variable(name=name)),
                value=core.Primitive(name="in_shape_of", arguments=(core.Variable(name=flat), core.Variable(name=shaped))) as value,
            ) if node.id in whole and name == shaped:
                start, filled = _binding(nodes[:place], body, name), _binding(nodes[:place], body, flat)
                empty = _as_empty(start) if start is not None and not _reads_numbers(nodes[:place], name) else None
                if start is None or empty is None:
                    continue
                alone = filled is not None and is_new(filled.value) and not _reads_numbers(nodes[:place] + nodes[place + 1 :], flat)
                new = in_fractions(value) if alone else as_fractions(value)
                nodes[place] = updated(node, target=core.Variable(name, core.Where.LOCAL, kind=new.kind), value=new)
                nodes[nodes.index(start)] = empty
    return updated(body, statements=tuple(nodes))


def _binding(before: Sequence[core.Statement], body: core.Block, name: str) -> core.Assign | None:
    """The one statement that binds a variable, where it stands among these."""
    match [node for node in body.statements if name in assigned_in(node)]:
        case [core.Assign(target=core.Variable()) as found] if found in before:
            return found
    return None


def _as_empty(start: core.Assign) -> core.Assign | None:
    match start.value:
        case core.Primitive(name="zeros") as zeros:
            return updated(start, value=updated(zeros, name="empty"))
    return None


def _reads_numbers(nodes: Iterable[core.Node], name: str) -> bool:
    """Whether more is read of a variable than its sizes; being bound is no reading."""
    for node in nodes:
        match node:
            case core.Assign(target=core.Variable(name=found), value=value) if found == name:
                parts: list[core.Node] = [value]
            case core.Primitive(name=asks, arguments=(core.Variable(name=found), *rest)) if asks in SIZES and found == name:
                parts = [part for part in rest if part is not None]
            case core.Variable(name=found) if found == name:
                return True
            case _:
                parts = list(children(node))
        if _reads_numbers(parts, name):
            return True
    return False
