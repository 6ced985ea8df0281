"""Functions that a function gives, `f = make_layer(W, b)`: what such an f was made from, where it is still the same when f is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fpp_lang.autodiff.places import LOOPS, blocks_of, expressions_of, writes_of
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk

Placed = tuple[core.Statement, tuple[int, ...], tuple[int, ...]]


def given_function(function: core.Function) -> core.Function | None:
    """The function that a function gives, where it does nothing else: what that one reads are parameters."""
    *before, last = function.body.statements or (core.Pass(),)
    match last, before:
        case core.Return(value=core.Lambda(function=inner)), []:
            return inner
        case core.Return(value=core.FunctionName(key=name) | core.Variable(name=name)), [core.Define(function=inner)] if inner.name == name:
            return inner
    return None


def is_as_it_was(names: set[str], made: core.Expression, used: core.Expression, scope: Sequence[core.Node]) -> bool:
    """Whether some variables, when a value is used, certainly are what they were when it was made."""
    placed = list(_placed(scope, (), ()))
    start = next((place for place, (node, _, _) in enumerate(placed) if isinstance(node, core.Assign) and node.value.id == made.id), None)
    end = next((place for place, (node, _, _) in enumerate(placed) if _mentions(node, used)), None)
    if start is None or end is None or start >= end:
        return False
    _, loops_made, blocks_made = placed[start]
    _, loops_used, blocks_used = placed[end]
    if blocks_used[: len(blocks_made)] != blocks_made:
        return False
    inner = set(loops_used) - set(loops_made)
    for place, (node, loops, _) in enumerate(placed):
        if any(not partial and name in names for name, partial in writes_of(node, lambda key: True)):
            if start < place < end or inner & set(loops):
                return False
    return True


def _placed(nodes: Sequence[core.Node], loops: tuple[int, ...], blocks: tuple[int, ...]) -> Iterator[Placed]:
    """The statements in the order of the text, each with the loops and blocks around it."""
    for node in nodes:
        if isinstance(node, core.Block):
            yield from _placed(node.statements, loops, (*blocks, node.id))
        elif isinstance(node, core.Statement):
            yield node, loops, blocks
            yield from _placed(list(blocks_of(node)), (*loops, node.id) if isinstance(node, LOOPS) else loops, blocks)


def _mentions(node: core.Statement, used: core.Expression) -> bool:
    return any(part.id == used.id for expression in expressions_of(node) for part in walk(expression))
