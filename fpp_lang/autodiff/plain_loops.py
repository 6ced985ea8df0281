"""Loops over things as loops that count: the variable is a part of what is walked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce

from fpp_lang.autodiff import make
from fpp_lang.autodiff.inline import Inliner
from fpp_lang.autodiff.places import name_of, reads_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.saving import is_view, reads_but_sizes
from fpp_lang.autodiff.views import Views
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, WHOLE, Base, Kind, describe, join
from fpp_lang.core.walk import rebuild, walk

WALKED = (Base.TENSOR, Base.LIST, Base.NUMERIC, Base.OPEN, Base.RANGE, Base.SHAPE, Base.PAIR)


@dataclass(frozen=True, slots=True)
class Original:
    """What stood in the place of some plain statements; `names`: the variables that only the plain ones have."""

    statements: tuple[core.Statement, ...]
    count: int
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class PlainLoops:
    """Loops in plain steps, and what all steps need.

    `result` is the variable that takes what a function returns; `wanted`: what is asked for, of which an object stays one.
    """

    fresh: Callable[[str], str]
    where: core.Where
    is_active: Callable[[core.Node], bool]
    result: core.Target | None = None
    called: Callable[[core.Apply | core.Call], core.Expression | None] = lambda node: None
    chosen: Callable[[core.Apply], Sequence[tuple[core.Expression, core.Expression]]] = lambda node: ()
    inliner: Inliner | None = None
    views: Views = field(default_factory=Views)
    originals: dict[int, Original] = field(default_factory=dict)
    returned: core.Variable | None = None
    wanted: Sequence[str] = ()

    @abstractmethod
    def block(self, block: core.Block) -> core.Block:
        """A block in plain steps (plain.py)."""

    def remember(self, key: int, statements: tuple[core.Statement, ...], count: int, names: frozenset[str] = frozenset()) -> None:
        """What stood in the place of the statement with this id, and of those behind it; a `return` is never written again."""
        if not any(isinstance(part, core.Return) for node in statements for part in walk(node)):
            self.originals[key] = Original(statements, count, names)

    # Loops over things -------------------------------------------------------------------------------------------------------

    def walked(self, node: core.ForEach | core.ForAll | core.ForRows) -> list[core.Statement]:
        """`for x in xs` as a loop that counts; x is `xs[i]`."""
        if not self.is_active(node):
            return [node]
        if isinstance(node, core.ForRows):
            return self.nest(node)
        if isinstance(node, core.ForAll):
            node = core.ForEach((core.Visit(node.variable, node.iterable, True),), node.body, node.position, span=node.span, id=node.id)
        walked_by = next((visit for visit in node.visits if visit.iterable.kind.base not in WALKED), None)
        if walked_by is not None:
            raise Refused(NoDerivative(node.span, f"a loop over {describe(walked_by.iterable.kind)}"))
        if any(name in node.unpack and partial for name, partial in _written(node)):
            raise Refused(NoDerivative(node.span, "a part of an item that the loop took apart is changed in place"))
        place = make.variable(node.position or self.fresh(f"{node.visits[0].variable}_index"), WHOLE, self.where)
        first: list[core.Statement] = []
        before: list[core.Assign] = []
        body: core.Node = node.body
        counts = []
        for visit in node.visits:
            walked = visit.iterable
            if (not isinstance(walked, core.Variable | core.Field) and not _is_steady_part(walked, node)) or node.snapshot:
                held = make.variable(self.fresh(f"{visit.variable}_items"), walked.kind, self.where)
                shares = is_view(walked)
                if shares and not node.snapshot and _changes(node, walked):
                    raise Refused(NoDerivative(visit.span, f"`{walked.span.text}` is changed in the loop over it"))
                value = make.primitive("clone", walked) if node.snapshot or shares else walked
                before.append(core.Assign(held, value, span=node.span))
                walked = held
            kind = _said_kind(visit.variable, node.body, _item_kind(walked.kind))
            item = updated(make.index(walked, place, kind=kind), span=visit.iterable.span)
            if node.unpack:
                parts = zip(node.unpack, parts_of(item, len(node.unpack)), strict=True)
                first += [core.Assign(make.variable(name, part.kind, self.where), part, span=node.span) for name, part in parts]
            elif visit.live or (kind.base is Base.OBJECT and kind.function is None):
                body = _with_element(body, visit.variable, item)
            else:
                first.append(core.Assign(make.variable(visit.variable, item.kind, self.where), item, span=node.span))
            counts.append(make.primitive("len", walked))
        count = counts[0]
        for other in counts[1:]:
            count = updated(make.primitive("minimum", count, other), kind=WHOLE)
        assert isinstance(body, core.Block)
        inner = updated(body, statements=(*first, *body.statements))
        zero, one = make.constant(0), make.constant(1)
        counted = core.ForCount(place.name, zero, count, one, False, inner, span=node.span, id=node.id, comments=node.comments)
        new = [*before, updated(counted, body=self.block(inner))]
        names = frozenset(found.target.name for found in before if isinstance(found.target, core.Variable))
        self.remember(new[0].id, (node,), len(new), names)
        return new

    def nest(self, node: core.ForRows) -> list[core.Statement]:
        """A nest as loops that count, over a vector, a matrix, or the rows of anything along its last axis."""
        if not isinstance(node.iterable, core.Variable | core.Field):
            raise Refused(NoDerivative(node.span, "a nest over something without a name"))
        if node.iterable.kind.rank not in (1, 2):
            return self.nest_of_rows(node, node.iterable)
        rank = node.iterable.kind.rank
        inner = [part for part in walk(node.body) if isinstance(part, core.ForElements) and part.row == node.variable]
        rows = make.variable(node.position or self.fresh(f"{node.variable}_index"), WHOLE, self.where)
        row: core.Expression = node.iterable
        if rank == 2:
            row = core.Index(node.iterable, (rows,), kind=Kind(Base.TENSOR, node.iterable.kind.dtype, 1))
        body: core.Node = node.body
        for loop in inner:
            body = self._elements(body, loop, row, rows if rank == 2 else None)
        body = _with_element(body, node.variable, row)
        assert isinstance(body, core.Block)
        zero, one = make.constant(0), make.constant(1)
        count = make.primitive("len", node.iterable) if rank == 2 else one
        counted = core.ForCount(rows.name, zero, count, one, False, body, span=node.span, id=node.id, comments=node.comments)
        self.remember(node.id, (node,), 1)
        return [updated(counted, body=self.block(counted.body))]

    def nest_of_rows(self, node: core.ForRows, tensor: core.Variable | core.Field) -> list[core.Statement]:
        """A nest over a tensor of any rank: its rows as a matrix, which afterwards gives the tensor again."""
        if any(isinstance(part, core.AtPlace) for part in walk(node.body)):
            raise Refused(NoDerivative(node.span, "places of a nest over a tensor whose rank is not known"))
        width = make.primitive("cols", tensor)
        count = make.operation("div", make.primitive("size", tensor), updated(make.primitive("most", width, make.constant(1)), kind=WHOLE))
        kind = Kind(Base.TENSOR, tensor.kind.dtype if tensor.kind.is_numeric else None, 2)
        matrix = make.variable(self.fresh(f"{node.variable}_matrix"), kind, self.where)
        first = core.Assign(matrix, updated(make.primitive("reshape", tensor, count, width), kind=kind), span=node.span)
        stores = _stores_elements(node)
        if stores and name_of(tensor) in reads_but_sizes(node.body):
            reason = f"`{tensor.span.text}` is read by its name in a nest that changes it, and its rank is not known"
            raise Refused(NoDerivative(node.span, reason))
        again = updated(make.primitive("reshape", matrix, make.primitive("shape", tensor)), kind=tensor.kind)
        whole = core.Index(tensor, (core.Slice(None, None, None),), kind=tensor.kind)
        behind = [core.Assign(whole, again, span=node.span)] if stores else []
        made = [first, *self.nest(updated(node, iterable=matrix)), *behind]
        self.originals.pop(node.id, None)
        self.remember(first.id, (node,), len(made), frozenset({matrix.name}))
        return made

    def _elements(self, body: core.Node, loop: core.ForElements, row: core.Expression, rows: core.Variable | None) -> core.Node:
        place = make.variable(loop.position or self.fresh(f"{loop.variable}_index"), WHOLE, self.where)
        element = make.index(row, place, kind=Kind(Base.NUMBER, row.kind.dtype))
        inner = _with_element(loop.body, loop.variable, element)
        inner = _with_place(inner, rows, place)
        assert isinstance(inner, core.Block)
        count = make.primitive("len", row)
        counted = core.ForCount(
            place.name, make.constant(0), count, make.constant(1), False, inner, span=loop.span, id=loop.id, comments=loop.comments
        )

        def change(part: core.Node) -> core.Node:
            return counted if part is loop else rebuild(part, change)

        return change(body)


def _said_kind(variable: str, body: core.Block, kind: Kind) -> Kind:
    """The kind of a loop's variable: where what is walked does not tell, its body does."""
    if kind.base not in (Base.OPEN, Base.NEVER):
        return kind
    said = (part.kind for part in walk(body) if isinstance(part, core.Variable) and part.name == variable)
    return next((found for found in said if found.base not in (Base.OPEN, Base.NEVER)), kind)


def _is_steady_part(walked: core.Expression, loop: core.ForEach) -> bool:
    """Whether `A[i]` is the same part of A in every pass."""
    match walked:
        case core.Index(target=core.Variable(kind=kind) as target, subscripts=subscripts) if kind.base is Base.TENSOR:
            single = all(isinstance(part, core.Expression) and part.kind.is_single for part in subscripts)
            names = {name for part in subscripts for name in reads_of(part)}
            return single and not names & {name for name, _ in _written(loop)} and (target.name, False) not in _written(loop)
    return False


def _written(loop: core.ForEach) -> set[tuple[str, bool]]:
    """What the body of a loop changes, and whether only in part."""
    nodes = (part for part in walk(loop.body) if isinstance(part, core.Statement))
    return {write for node in nodes for write in writes_of(node, lambda key: False)}


def _changes(loop: core.ForEach, walked: core.Expression) -> bool:
    """Whether a loop stores in what it walks, by its name or through its elements."""
    written = {name for name, partial in _written(loop) if partial}
    elements = {visit.variable for visit in loop.visits if visit.live}
    return bool(written & reads_of(walked)) or any(name in elements for name, _ in _written(loop))


def with_own_variable(built: core.Comprehension, name: str, new: str) -> core.Comprehension:
    """A built list with another name for a variable of its clauses; lists built inside that bind the same name keep theirs."""

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Variable(name=found) if found == name:
                return updated(node, name=new)
            case core.Comprehension(clauses=clauses) if any(name in clause.variables for clause in clauses):
                first = updated(clauses[0], iterable=change(clauses[0].iterable))
                return updated(node, clauses=(first, *clauses[1:]))
        return rebuild(node, change)

    clauses, bound = [], False
    for clause in built.clauses:
        iterable = change(clause.iterable) if bound else clause.iterable
        bound = bound or name in clause.variables
        conditions = tuple(change(test) for test in clause.conditions) if bound else clause.conditions
        variables = tuple(new if each == name else each for each in clause.variables)
        clauses.append(updated(clause, variables=variables, iterable=iterable, conditions=conditions))
    return updated(built, item=change(built.item), clauses=tuple(clauses))


def loop_of(clause: core.Clause, body: core.Block) -> core.ForEach:
    """The loop that a clause of a built list says."""
    names = clause.variables
    match clause.iterable:
        case core.Primitive(name="zip", arguments=parts) if len(parts) == len(names):
            visits = tuple(core.Visit(name, part) for name, part in zip(names, parts, strict=True) if part is not None)
            return core.ForEach(visits, body)
        case core.Primitive(name="enumerate", arguments=(core.Expression() as items,)) if len(names) == 2:
            return core.ForEach((core.Visit(names[1], items),), body, names[0])
    return core.ForEach((core.Visit(names[0], clause.iterable),), body, unpack=names if len(names) > 1 else ())


def parts_of(item: core.Expression, count: int) -> list[core.Expression]:
    """The parts that an item is taken apart into."""
    kinds = item.kind.items if item.kind.base is Base.PAIR and len(item.kind.items) == count else [_item_kind(item.kind)] * count
    return [make.index(item, make.constant(place), kind=kind) for place, kind in enumerate(kinds)]


def _item_kind(kind: Kind) -> Kind:
    if kind.base is Base.LIST:
        return kind.items[0] if kind.items else OPEN
    if kind.base is Base.PAIR:
        return reduce(join, kind.items) if kind.items else OPEN
    if kind.base in (Base.RANGE, Base.SHAPE):
        return WHOLE
    if kind.base is Base.TENSOR and kind.rank is not None:
        return Kind(Base.NUMBER, kind.dtype) if kind.rank == 1 else Kind(Base.TENSOR, kind.dtype, kind.rank - 1)
    return Kind(Base.NUMERIC, kind.dtype if kind.is_numeric else None)


def _with_element(body: core.Node, variable: str, element: core.Expression) -> core.Node:
    """The body with the element itself where its loop's variable stands."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Variable) and part.name == variable:
            return updated(element, span=part.span)
        new = rebuild(part, change)
        match new:
            case core.Index(target=core.Index(target=inner, subscripts=first), subscripts=second) if inner.kind.base is Base.TENSOR:
                return updated(new, target=inner, subscripts=(*first, *second))
        return new

    return change(body)


def _with_place(body: core.Node, rows: core.Variable | None, place: core.Variable) -> core.Node:
    """`A[row][col]` of a whole nest: the element of A at this place."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.AtPlace(target=target, mirrored=mirrored):
                places = (place,) if rows is None else (place, rows) if mirrored else (rows, place)
                return core.Index(target, places, kind=Kind(Base.NUMBER, target.kind.dtype), span=part.span)
        return rebuild(part, change)

    return change(body)


def _stores_elements(node: core.ForRows) -> bool:
    """Whether a nest stores in what it walks."""
    names = {node.variable, *(part.variable for part in walk(node.body) if isinstance(part, core.ForElements))}
    for part in walk(node.body):
        if isinstance(part, core.Assign | core.Update) and any(
            isinstance(inner, core.Variable) and inner.name in names for inner in walk(part.target)
        ):
            return True
    return False
