"""Element nests (R5.6): loops that fit a tensor of any rank.

A perfect nest is one loop over all elements, `for index in np.ndindex(T.shape)`; where statements stand beside the inner loop,
the outer one takes the rows along the last axis. A matrix needs neither: `for row in T: for x in row:`.
"""

from __future__ import annotations

import ast

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.emit.numpy.bodies import assigns, leaves, nodes_of, placed_loops, reads, reads_after_store, rebinds
from fpp_lang.emit.numpy.build import assign, attribute, call, constant, name, numpy, stored, subscript
from fpp_lang.emit.numpy.expressions import expression
from fpp_lang.emit.numpy.loops import Loop, Make, container, each, plural, position
from fpp_lang.emit.numpy.scope import Element, Place, Scope
from fpp_lang.lift.uses import assigned_in

INDEX = ("index", "place")


def rows(node: core.ForRows, scope: Scope) -> Loop:
    """The outer loop of a nest, or all of a perfect nest."""
    inner = _perfect(node)
    if inner is not None and not (_rank(node.iterable) == 2 and not placed_loops(inner.body)):
        loop = _all_elements(inner.variable, node.iterable, inner.body, (node.variable, inner.variable), scope)
        loop.comments = (inner.comments,)
        return loop
    return _rows(node, scope)


def elements(node: core.ForElements, scope: Scope) -> Loop:
    """The inner loop: over the items of a row, which is a vector here."""
    row = core.Variable(node.row, core.Where.LOCAL, span=node.span, kind=Kind(Base.TENSOR, rank=1))
    visit = core.Visit(node.variable, row, live=True, span=node.span)
    return each(core.ForEach((visit,), node.body, node.position, span=node.span), scope)


def everything(node: core.ForAll, scope: Scope) -> Loop:
    """One loop over all elements."""
    return _all_elements(node.variable, node.iterable, node.body, (node.variable,), scope, node.position)


def _perfect(node: core.ForRows) -> core.ForElements | None:
    """The inner loop where it is all that the outer one holds, and nobody asks for a row or ends a row early."""
    match node.body.statements:
        case (core.ForElements(row=row, position=None) as inner,) if row == node.variable and node.position is None:
            again = any(isinstance(found, core.ForElements) and found.row == row for found in walk(inner.body))
            uses_row = again or reads(inner.body, row) > 0 or assigns(inner.body, row)
            return None if uses_row or leaves(inner.body, core.Break) else inner
    return None


def _rank(source: core.Expression) -> int | None:
    return source.kind.rank if source.kind.base is Base.TENSOR else None


def _all_elements(
    variable: str, source: core.Expression, body: core.Block, loops: tuple[str, ...], scope: Scope, counter: str | None = None
) -> Loop:
    placed = bool(placed_loops(body) & set(loops))
    late = reads_after_store(body, (variable,))
    stale = late and reads_after_store(body, (variable,), own=False)
    if _rank(source) == 1 and not placed:
        visit = core.Visit(variable, source, live=True, span=source.span)
        return each(core.ForEach((visit,), body, counter, span=source.span), scope)
    loop = Loop(constant(None), constant(None), body)
    changed = assigns(body, variable) or late
    if not changed and not placed:
        loop.target, loop.walked = stored(scope.variable(variable)), _flat(source, scope)
    else:
        if placed:
            _make_arrays(body, loop, scope)
        is_read = reads(body, variable) > 0
        item = changed and isinstance(source, core.Variable) and not _is_array(source, scope) and not _is_bound(source, scope)
        tensor = container(source, variable, body, loop, scope) if item else _as_array(source, variable, body, loop, scope)
        index = position(None, scope, INDEX)
        loop.target, loop.walked = stored(index()), numpy("ndindex", _shape(tensor(), source, scope))
        if item and len(loops) == 1:
            loop.walked = ast.IfExp(
                call(name("isinstance"), tensor(), name("list")), call(name("range"), call(name("len"), tensor())), loop.walked
            )
        scope.writing.need_numpy()
        outlives = scope.outlives(variable, body)
        named = (is_read and not late) or outlives
        if named:
            loop.first = [assign(scope.variable(variable), subscript(tensor(), index()))]
        loop.elements = {variable: Element(lambda: subscript(tensor(), index()), named and not stale, outlives)}
        loop.places = dict.fromkeys(loops, Place((index,), is_tuple=True))
    if counter is not None:
        loop.target = ast.Tuple([stored(scope.variable(counter)), loop.target], ast.Store())
        loop.walked = call(name("enumerate"), loop.walked)
    return loop


def _is_array(source: core.Expression, scope: Scope) -> bool:
    return source.kind.base is Base.TENSOR or (isinstance(source, core.Variable) and source.name in scope.arrays)


def _flat(source: core.Expression, scope: Scope) -> ast.expr:
    """Every element in turn, only to be read."""
    if source.kind.base is Base.TENSOR:
        return attribute(expression(source, scope), "flat")
    scope.writing.need_numpy()
    return numpy("ravel", expression(source, scope))


def _shape(tensor: ast.expr, source: core.Expression, scope: Scope) -> ast.expr:
    return attribute(tensor, "shape") if _is_array(source, scope) else numpy("shape", tensor)


def _as_array(source: core.Expression, variable: str, body: core.Block, loop: Loop, scope: Scope) -> Make:
    """A tensor by name; where it may be a number, `T = np.asarray(T)` stands before the loop."""
    if _is_array(source, scope):
        return container(source, variable, body, loop, scope)
    scope.writing.need_numpy()
    if isinstance(source, core.Variable) and _is_own(source, body, scope):
        loop.before.append(_to_array(source, scope))
        return lambda: scope.variable(source.name, source.where)
    tensor = container(source, variable, body, loop, scope)
    mark = scope.fresh("tensor", "values")
    loop.before.append(assign(name(mark), numpy("asarray", tensor())))
    return lambda: name(mark)


def _is_bound(source: core.Variable, scope: Scope) -> bool:
    """Whether an assignment gives the variable its value; the elements of anything else are stored where they come from."""
    return any(isinstance(node, core.Assign) and source.name in assigned_in(node) for node in walk(scope.root))


def _is_own(source: core.Variable, body: core.Block, scope: Scope) -> bool:
    return source.where is core.Where.LOCAL and source.name not in scope.elements and not rebinds(body, source.name)


def _to_array(source: core.Variable, scope: Scope) -> ast.stmt:
    scope.arrays.add(source.name)
    return assign(scope.variable(source.name), numpy("asarray", scope.variable(source.name)))


def _make_arrays(body: core.Block, loop: Loop, scope: Scope) -> None:
    """What the nest reads at its places may be given as a number too."""
    for node in nodes_of(body):
        match node:
            case core.AtPlace(target=core.Variable() as target) if not _is_array(target, scope) and _is_own(target, body, scope):
                scope.writing.need_numpy()
                loop.before.append(_to_array(target, scope))
            case _:
                pass


def _rows(node: core.ForRows, scope: Scope) -> Loop:
    loop = Loop(constant(None), constant(None), node.body)
    row = node.variable
    rank = _rank(node.iterable)
    placed = row in placed_loops(node.body)
    if assigns(node.body, row):
        loop.elements[row] = Element(lambda: subscript(scope.variable(row), constant(...)), named=True)
    if rank in (1, 2):
        source = expression(node.iterable, scope)
        if rank == 1:
            scope.writing.need_numpy()
            source = numpy("atleast_2d", source)
        loop.target, loop.walked = stored(scope.variable(row)), source
        counter = position(node.position, scope) if node.position is not None or (placed and rank == 2) else None
        loop.places = {row: Place((counter,) if counter is not None and rank == 2 else ())}
    else:
        tensor = _at_least_vector(node, loop, scope)
        index = position(None, scope, INDEX)
        scope.writing.need_numpy()
        leading = subscript(attribute(tensor(), "shape"), ast.Slice(None, ast.UnaryOp(ast.USub(), constant(1)), None))
        loop.target, loop.walked = stored(index()), numpy("ndindex", leading)
        loop.first = [assign(scope.variable(row), subscript(tensor(), index()))]
        loop.places = {row: Place((index,), is_tuple=True)}
        counter = position(node.position, scope) if node.position is not None else None
    if counter is not None:
        loop.target = ast.Tuple([stored(counter()), loop.target], ast.Store())
        loop.walked = call(name("enumerate"), loop.walked)
    return loop


def _at_least_vector(node: core.ForRows, loop: Loop, scope: Scope) -> Make:
    """The tensor by name; what may be a number is taken as a vector of one."""
    if node.iterable.kind.base is Base.TENSOR:
        return container(node.iterable, node.variable, node.body, loop, scope)
    mark = scope.fresh(plural(node.variable), "vectors")
    loop.before.append(assign(name(mark), numpy("atleast_1d", expression(node.iterable, scope))))
    return lambda: name(mark)
