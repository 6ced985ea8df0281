"""Memory that need not be written: zeros that are stored over before anybody reads them, and copies of what nobody reads again."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from itertools import pairwise

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import SIZES
from fpp_lang.core.walk import children, walk
from fpp_lang.lift import make
from fpp_lang.lift.conversions import as_fractions, in_fractions, is_view
from fpp_lang.lift.uses import assigned_in, renamed, root_of, with_value


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


def without_copies(nodes: list[core.Statement], body: core.Block, made: Container[int], ours: Container[str]) -> list[core.Statement]:
    """`x = E`, …, `M = x.copy()` as `M = E`, where x is read for the last time and M has no other meaning.

    For what lifting `made`, and names that are `ours`: a reader looks for those that the program has.
    """
    for place, node in enumerate(nodes):
        match node:
            case core.Assign(
                target=core.Variable(name=name),
                value=core.Primitive(name="clone", arguments=(core.Variable(name=old, where=core.Where.LOCAL),)),
            ) if node.id in made and old in ours:
                start = next((number for number, part in enumerate(nodes[:place]) if _is_new(part, old, made)), place)
                inside = nodes[start:place]
                if inside and _mentions(old, *inside, node) == _mentions(old, body) and not _mentions(name, *inside):
                    nodes[start:place] = [renamed(part, {old: name}) for part in inside]
                    del nodes[place]
                    return without_copies(nodes, body, made, ours)
    return nodes


def stored_behind_tests(nodes: list[core.Statement], body: core.Block, ours: Container[str]) -> list[core.Statement]:
    """`x = T[i]`, …, `if c: x = E`, `T[i] = x` as `if c: T[i] = E`, for names that are `ours`, where nothing else speaks of x."""
    for place, (choice, store) in enumerate(pairwise(nodes)):
        match choice, store:
            case (
                core.If(
                    branches=((test, core.Block(statements=(core.Assign(target=core.Variable(name=found)) as chosen,)) as inside),),
                    otherwise=None,
                ),
                core.Assign(target=core.Index() as element, value=core.Variable(name=name, where=core.Where.LOCAL)),
            ) if found == name and name in ours and _mentions(name, body) == 3:
                start = next((number for number, part in enumerate(nodes[:place]) if _loaded(part, name, element) is not None), place)
                if start < place and not _mentions(root_of(element) or "", *nodes[start + 1 : place + 1]):
                    new = updated(choice, branches=((test, updated(inside, statements=(updated(chosen, target=element),))),))
                    return stored_behind_tests([*nodes[:start], *nodes[start + 1 : place], new, *nodes[place + 2 :]], body, ours)
    return nodes


def stored_at_once(nodes: list[core.Statement], body: core.Block, ours: Container[str]) -> list[core.Statement]:
    """`x = T.copy()`, `x = f(x)`, `T[...] = x` as `T[...] = f(T)`, for names that are `ours`, where nothing else speaks of x."""
    for last, store in enumerate(nodes):
        match store:
            case core.Assign(target=core.Index() as part, value=core.Variable(name=name, where=core.Where.LOCAL)) if name in ours:
                places = [place for place, node in enumerate(nodes[:last]) if _mentions(name, node)]
                if len(places) != 2 or _mentions(name, body) != _mentions(name, *(nodes[place] for place in (*places, last))):
                    continue
                first, second = places
                loaded, value = _loaded(nodes[first], name, part), _bound(nodes[second], name)
                between = (*nodes[first + 1 : second], *nodes[second + 1 : last])
                if loaded is None or value is None or _mentions(root_of(part) or "", value, *between):
                    continue
                new = updated(nodes[second], target=part, value=with_value(value, name, loaded))
                rest = [node for place, node in enumerate(nodes) if place not in (first, last)]
                return stored_at_once([new if node is nodes[second] else node for node in rest], body, ours)
    return nodes


def _loaded(node: core.Statement, name: str, part: core.Index) -> core.Expression | None:
    """The part itself, where the variable gets what it holds; all of a tensor is the tensor."""
    value = _bound(node, name)
    source = value.arguments[0] if isinstance(value, core.Primitive) and value.name == "clone" else value
    everywhere = part.subscripts in ((make.everywhere(),), (make.ALL,)) and source == part.target
    return source if isinstance(source, core.Expression) and (source == part or everywhere) else None


def _bound(node: core.Statement, name: str) -> core.Expression | None:
    match node:
        case core.Assign(target=core.Variable(name=found), value=value) if found == name:
            return value
    return None


def _is_new(node: core.Statement, name: str, made: Container[int]) -> bool:
    value = _bound(node, name)
    return value is not None and node.id in made and not is_view(value)


def _mentions(name: str, *nodes: core.Node) -> int:
    return sum(isinstance(part, core.Variable) and part.name == name for node in nodes for part in walk(node))


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
