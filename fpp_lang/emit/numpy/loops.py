"""Loops over counts and over the items of lists, tensors and records: what stands in Python's `for` header."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.emit.numpy.bodies import assigns, mentions, placed_loops, reads, reads_after_store, rebinds
from fpp_lang.emit.numpy.build import all_nodes, assign, attribute, call, constant, name, stored, subscript
from fpp_lang.emit.numpy.expressions import end_of, expression, is_whole, iterated
from fpp_lang.emit.numpy.scope import Element, Place, Scope

INDEX_NAMES = ("i", "j", "k", "m", "n")

Make = Callable[[], ast.expr]


@dataclass(slots=True)
class Loop:
    """A `for` statement without its body: what comes before it, its header, what its body begins with, what its names mean there."""

    target: ast.expr
    walked: ast.expr
    body: core.Block
    before: list[ast.stmt] = field(default_factory=list)
    first: list[ast.stmt] = field(default_factory=list)
    elements: dict[str, Element] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    comments: tuple[core.Comments, ...] = ()

    @property
    def variables(self) -> set[str]:
        """The marks' names that the header binds anew."""
        return {node.id[1:] for node in all_nodes(self.target) if isinstance(node, ast.Name)}


# Counting --------------------------------------------------------------------------------------------------------------------


def count(node: core.ForCount, scope: Scope) -> Loop:
    """`range(n)`, `range(1, n + 1)`, `range(n, -1, -1)`; where ends or step may be fractions, a helper that follows R5.1."""
    target = stored(scope.variable(node.variable))
    start, stop, step = (end_of(part, scope) for part in (node.start, node.stop, node.step))
    by = _literal(node.step)
    if all(map(is_whole, (node.start, node.stop, node.step))) and (by or not node.inclusive):
        if node.inclusive:
            stop = _one_more(node.stop, 1 if by and by > 0 else -1, scope)
        ends = [stop] if by == 1 and _literal(node.start) == 0 else [start, stop]
        arguments = ends if by == 1 else [*ends, step]
        return Loop(target, call(name("range"), *arguments), node.body)
    if not node.inclusive:
        return Loop(target, call(name("range"), start, stop, step), node.body)
    scope.writing.need_helper("counted")
    arguments = [start, stop] if by == 1 else [start, stop, step]
    return Loop(target, call(name("!counted"), *arguments), node.body)


def _literal(node: core.Expression) -> int | None:
    match node:
        case core.Constant(value=int() as value) if not isinstance(value, bool):
            return value
        case core.Primitive(name="negate", arguments=(core.Constant(value=int() as value),)):
            return -value
    return None


def _one_more(node: core.Expression, by: int, scope: Scope) -> ast.expr:
    """An end that is left out in Python: N - 1 becomes N, n becomes n + 1, n - 2 - i becomes n - 1 - i."""
    value = _literal(node)
    if value is not None:
        return constant(value + by)
    shifted = _shifted(node, by)
    return _plus(end_of(node, scope), by) if shifted is None else end_of(shifted, scope)


def _shifted(node: core.Expression, by: int) -> core.Expression | None:
    """A sum with another number in it; None where it has none."""
    match node:
        case core.Primitive(
            name="add" | "subtract" as sign, arguments=(core.Expression() as left, core.Constant(value=int() as known) as last)
        ):
            known = (known if sign == "add" else -known) + by
            shifted = updated(node, name="add" if known > 0 else "subtract", arguments=(left, updated(last, value=abs(known))))
            return shifted if known else left
        case core.Primitive(name="add" | "subtract", arguments=(core.Expression() as left, core.Expression() as right)):
            inner = _shifted(left, by)
            return None if inner is None else updated(node, arguments=(inner, right))
    return None


def _plus(value: ast.expr, by: int) -> ast.expr:
    return ast.BinOp(value, ast.Add() if by > 0 else ast.Sub(), constant(abs(by)))


# Visiting --------------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Walk:
    """One variable of a loop over items, and how it is written.

    `by_place`: its element is stored in, or read as it is now. `named`: the text has a variable of its name.
    """

    visit: core.Visit
    by_place: bool
    named: bool
    is_view: bool


def each(node: core.ForEach, scope: Scope) -> Loop:
    """`for x in xs`, `for i, x in enumerate(xs)`, `for a, b in zip(A, B)`, `for i in range(len(T))`."""
    if node.unpack:
        return _unpacked(node, scope)
    live = [visit.variable for visit in node.visits if visit.live]
    late = reads_after_store(node.body, live)
    stale = late and reads_after_store(node.body, live, own=len(live) > 1)
    walks = [_walk_of(visit, node, late, scope) for visit in node.visits]
    if any(walk.by_place and not walk.named for walk in walks) and len(walks) > 1:
        for walk in walks:
            walk.named = walk.named or not walk.visit.live
    loop = Loop(constant(None), constant(None), node.body)
    placed = placed_loops(node.body)
    counted = node.position is not None or any(walk.by_place or walk.visit.variable in placed for walk in walks)
    index: Make | None = None
    if counted:
        index = position(node.position, scope)
        loop.places = {walk.visit.variable: Place((index,)) for walk in walks}
    by_index = not all(walk.named for walk in walks)
    sources = [_source(walk, node, loop, scope, by_index) for walk in walks]
    for walk, source in zip(walks, sources, strict=True):
        if walk.is_view:
            loop.elements[walk.visit.variable] = Element(_whole_of(scope, walk.visit.variable), named=True)
        elif walk.by_place and index is not None:
            variable = walk.visit.variable
            loop.elements[variable] = Element(_item_of(source, index), walk.named and not stale, scope.outlives(variable, node))
    if not by_index:
        items = [stored(scope.variable(walk.visit.variable)) for walk in walks]
        loop.target = items[0] if len(items) == 1 else ast.Tuple(items, ast.Store())
        loop.walked = sources[0]() if len(sources) == 1 else call(name("zip"), *(source() for source in sources))
        if index is not None:
            loop.target = ast.Tuple([stored(index()), loop.target], ast.Store())
            loop.walked = call(name("enumerate"), loop.walked)
        return loop
    assert index is not None
    loop.target = stored(index())
    lengths = [call(name("len"), source()) for source in sources]
    loop.walked = call(name("range"), lengths[0] if len(lengths) == 1 else call(name("min"), *lengths))
    loop.first = [
        assign(scope.variable(walk.visit.variable), subscript(source(), index()))
        for walk, source in zip(walks, sources, strict=True)
        if walk.named
    ]
    return loop


def _walk_of(visit: core.Visit, node: core.ForEach, late: bool, scope: Scope) -> Walk:
    body = node.body
    if not visit.live:
        return Walk(visit, by_place=False, named=True, is_view=False)
    container = visit.iterable.kind
    if container.base is Base.TENSOR and container.rank is not None and container.rank > 1:
        return Walk(visit, by_place=False, named=True, is_view=assigns(body, visit.variable))
    by_place = assigns(body, visit.variable) or late
    named = not by_place or scope.outlives(visit.variable, node) or (not late and reads(body, visit.variable) > 0)
    return Walk(visit, by_place, named, is_view=False)


def _unpacked(node: core.ForEach, scope: Scope) -> Loop:
    """`for a, b in pairs`, `for key, value in record.items()`."""
    source = node.visits[0].iterable
    walked = iterated(source, scope)
    items = list(node.unpack)
    if source.kind.base is Base.RECORD and len(items) == 2:
        unread = [item for item in items if scope.function is not None and not mentions(node.body, item) and not scope.outlives(item, node)]
        if items[1] in unread:
            return Loop(stored(scope.variable(items[0])), call(name("list"), walked) if node.snapshot else walked, node.body)
        walked = call(attribute(walked, "values" if unread else "items"))
        if node.snapshot:
            walked = call(name("list"), walked)
        items = [item for item in items if item not in unread]
    elif node.snapshot:
        walked = call(attribute(walked, "copy"))
    targets = [stored(scope.variable(item)) for item in items]
    target = targets[0] if len(targets) == 1 else ast.Tuple(targets, ast.Store())
    if node.position is None:
        return Loop(target, walked, node.body)
    index = stored(scope.variable(node.position))
    return Loop(ast.Tuple([index, target], ast.Store()), call(name("enumerate"), walked), node.body)


def _source(walk: Walk, node: core.ForEach, loop: Loop, scope: Scope, by_index: bool) -> Make:
    """What a loop walks, as often as the text needs it: a name where its places are used too."""
    visit = walk.visit
    if walk.by_place:
        return container(visit.iterable, visit.variable, node.body, loop, scope)
    source = iterated(visit.iterable, scope)
    if node.snapshot and visit.iterable.kind.base is Base.RECORD:
        source = call(name("list"), source)
    elif node.snapshot and visit.iterable.kind.base in (Base.LIST, Base.OPEN):
        source = call(attribute(source, "copy"))
    lasts = isinstance(visit.iterable, core.Variable) and isinstance(source, ast.Name) and not rebinds(node.body, visit.iterable.name)
    if by_index and not lasts:
        mark = scope.fresh(plural(visit.variable), "items")
        loop.before.append(assign(name(mark), source))
        return lambda: name(mark)
    return lambda: source


def container(source: core.Expression, variable: str, body: core.Block, loop: Loop, scope: Scope) -> Make:
    """A tensor or list by name, bound to a variable of its own before the loop where it has none that lasts."""
    match source:
        case core.Variable(name=key, where=where) if not rebinds(body, key) and (key not in scope.elements or scope.elements[key].named):
            return lambda: scope.variable(key, where)
    mark = scope.fresh(plural(variable), "items")
    loop.before.append(assign(name(mark), expression(source, scope)))
    return lambda: name(mark)


def position(variable: str | None, scope: Scope, wishes: Sequence[str] = INDEX_NAMES) -> Make:
    """The variable that counts passes: the program's own, or one that the text needs."""
    if variable is not None:
        return lambda: scope.variable(variable)
    mark = scope.fresh(*wishes)
    return lambda: name(mark)


def plural(variable: str) -> str:
    """What a collection of such elements is called."""
    return variable + ("es" if variable.endswith(("s", "x", "ch", "sh")) else "s")


def _item_of(source: Make, index: Make) -> Make:
    return lambda: subscript(source(), index())


def _whole_of(scope: Scope, variable: str) -> Make:
    return lambda: subscript(scope.variable(variable), constant(...))
