"""The order of axes: that in which tensors are indexed, where all of a nest agree on one; else that of its loops.

In `for j: for i: … X[i][j] …` rows come first, as in X, so that nothing has to be turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, walk

Pair = tuple[str, str]


def ranking(nest: core.Statement) -> dict[str, int]:
    """The place of each loop's variable in that order; empty where the order of the loops will do."""
    if any(isinstance(node, core.ForRows | core.ForElements | core.ForAll) for node in walk(nest)):
        return {}
    loops = [node for node in walk(nest) if isinstance(node, core.ForCount | core.ForEach)]
    names = {alias: _variables(node)[0] for node in loops for alias in _variables(node)}
    walked = {visit.variable: visit.iterable for node in loops if isinstance(node, core.ForEach) for visit in node.visits}
    nested = {(names[outer], names[inner]) for outer, inner in _nested(nest, ())}
    indexed = {(names[first], names[then]) for first, then in _indexed(nest, names, walked)}
    if not any((inner, outer) in indexed for outer, inner in nested):
        return {}
    before = indexed | {pair for pair in nested if pair[::-1] not in indexed}
    return _sorted(before, list(dict.fromkeys(names.values())))


def _sorted(before: set[Pair], names: list[str]) -> dict[str, int]:
    """The names in an order in which the first of every pair comes first; empty if there is none."""
    found: dict[str, int] = {}
    while len(found) < len(names):
        free = [name for name in names if name not in found and not any(then == name and first not in found for first, then in before)]
        if not free:
            return {}
        found[free[0]] = len(found)
    return found


def _variables(node: core.Node) -> list[str]:
    """The variables that stand for the passes of a loop."""
    match node:
        case core.ForCount(variable=name):
            return [name]
        case core.ForEach(visits=visits, unpack=(), position=position):
            return [*(visit.variable for visit in visits), *([position] if position is not None else [])]
        case core.ForEach(unpack=unpack):
            return list(unpack)
    return []


def _nested(node: core.Node, outer: tuple[str, ...]) -> Iterator[Pair]:
    own = _variables(node)
    yield from ((first, then) for first in outer for then in own)
    for part in children(node):
        yield from _nested(part, (*outer, *own))


def _indexed(nest: core.Statement, names: Mapping[str, str], walked: Mapping[str, core.Expression]) -> Iterator[Pair]:
    """The pairs of loop variables that stand alone in two brackets of one tensor."""
    for node in walk(nest):
        if isinstance(node, core.Index):
            brackets = [
                {part.name for part in walk(place) if isinstance(part, core.Variable) and part.name in names}
                for place in _places(node, walked)
            ]
            yield from combinations([found.pop() for found in brackets if len(found) == 1], 2)


def _places(node: core.Expression, walked: Mapping[str, core.Expression]) -> list[core.Node]:
    """What stands in all brackets by which a part of a tensor is found, from its first axis on."""
    match node:
        case core.Index(target=target, subscripts=subscripts):
            return [*_places(target, walked), *subscripts]
        case core.Variable(name=name) if name in walked:
            others = {other: iterable for other, iterable in walked.items() if other != name}  # `for x in x[0]`
            return [*_places(walked[name], others), node]
    return []
