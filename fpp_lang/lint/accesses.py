"""Where elements are read or stored for certain, and how far the indexes go there.

An index takes all values of its loop where the loop is never left early, nothing else sets its variable, and the element is not
behind a condition: then its largest value is certainly used, if the loop runs at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, walk
from fpp_lang.lint.bodies import Reading, bound, loop_variables
from fpp_lang.lint.sizes import Size, Sizes

LEAVES = (core.Return, core.Throw, core.Break, core.Continue)


@dataclass(frozen=True, slots=True)
class Count:
    """How far a loop's variable goes. `start` and `stop` are its ends; `stop` is None where it counts the elements of something, `start`
    where it is not written or where the count goes down from `stop`.
    """

    last: Size
    span: Span
    start: core.Expression | None = None
    stop: core.Expression | None = None
    inclusive: bool = False
    downwards: bool = False


Counts = Mapping[str, Count]
NO_COUNTS: Counts = {}


@dataclass(frozen=True, slots=True)
class Access:
    """`owner[subscripts]`: single numbers by axis, the largest value of each that is known, and the count that it comes from."""

    owner: core.Variable
    span: Span
    rank: int | None
    stores: bool
    subscripts: dict[int, core.Expression]
    reached: dict[int, Size]
    counts: dict[int, Count] = field(default_factory=dict)


def accesses(reading: Reading, body: core.Block, sizes: Sizes) -> Iterator[Access]:
    """All elements that a body reads or stores by name; those of functions in it are their own."""
    return _Walk(reading, sizes).block(body, NO_COUNTS)


@dataclass(frozen=True, slots=True)
class _Walk:
    reading: Reading
    sizes: Sizes

    # Statements --------------------------------------------------------------------------------------------------------------

    def block(self, block: core.Block, counts: Counts) -> Iterator[Access]:
        for statement in block.statements:
            yield from self.statement(statement, counts)

    def statement(self, node: core.Statement, counts: Counts) -> Iterator[Access]:
        match node:
            case core.Define():
                return
            case core.Assign(target=target, value=value) | core.Update(target=target, value=value):
                yield from self.expression(value, counts)
                yield from self.expression(target, counts, stores=isinstance(node, core.Assign))
            case core.ForCount(start=start, stop=stop, step=step, body=body):
                yield from self.expressions((start, stop, step), counts)
                yield from self.block(body, self.counted(node, counts))
            case core.ForEach(visits=visits, body=body):
                yield from self.expressions((visit.iterable for visit in visits), counts)
                yield from self.block(body, self.numbered(node, counts))
            case core.ForRows(iterable=iterable, body=body) | core.ForAll(iterable=iterable, body=body):
                yield from self.expression(iterable, counts)
                yield from self.block(body, NO_COUNTS)
            case core.ForElements(body=body):
                yield from self.block(body, NO_COUNTS)
            case core.If(branches=branches, otherwise=otherwise):
                for place, (condition, block) in enumerate(branches):
                    yield from self.expression(condition, counts if not place else NO_COUNTS)
                    yield from self.block(block, NO_COUNTS)
                if otherwise is not None:
                    yield from self.block(otherwise, NO_COUNTS)
            case core.While(condition=condition, body=body):
                yield from self.expression(condition, counts)
                yield from self.block(body, NO_COUNTS)
            case core.Repeat(condition=condition, body=body):
                yield from self.block(body, counts)
                yield from self.expression(condition, counts)
            case core.Try(handler=handler):  # what may go wrong is tried on purpose
                yield from self.block(handler, NO_COUNTS)
            case _:
                yield from self.expressions(children(node), counts)

    # Expressions -------------------------------------------------------------------------------------------------------------

    def expressions(self, nodes: Iterable[core.Node], counts: Counts) -> Iterator[Access]:
        for node in nodes:
            yield from self.expression(node, counts)

    def expression(self, node: core.Node, counts: Counts, *, stores: bool = False) -> Iterator[Access]:
        match node:
            case core.Lambda():
                return
            case core.Logic(items=(first, *others)):
                yield from self.expression(first, counts)
                yield from self.expressions(others, NO_COUNTS)
            case core.Conditional(condition=condition, yes=yes, no=no):
                yield from self.expression(condition, counts)
                yield from self.expressions((yes, no), NO_COUNTS)
            case core.Compare(first=first, rest=((_, second), *others)):
                yield from self.expressions((first, second), counts)
                yield from self.expressions((other for _, other in others), NO_COUNTS)
            case core.Comprehension(item=item, clauses=clauses):
                for clause in clauses:
                    yield from self.expression(clause.iterable, counts)
                    counts = self.in_clause(clause, counts)
                    yield from self.expressions(clause.conditions, counts)
                    counts = NO_COUNTS if clause.conditions else counts
                yield from self.expression(item, counts)
            case core.Index():
                yield from self.index(node, counts, stores)
            case _:
                yield from self.expressions(children(node), counts)

    def index(self, node: core.Index, counts: Counts, stores: bool) -> Iterator[Access]:
        """The element that `T[i][j]` or `T[i, j]` is, and those in its indexes."""
        target: core.Expression = node
        parts: list[tuple[core.Expression | core.Slice, ...]] = []
        while isinstance(target, core.Index):
            parts.insert(0, target.subscripts)
            target = target.target
        yield from self.expressions((each for part in parts for each in part), counts)
        if not isinstance(target, core.Variable):
            yield from self.expression(target, counts)
            return
        singles = _singles(parts)
        rank = len(singles) if node.kind.is_single and len(singles) == sum(map(len, parts)) else target.kind.rank
        largest = {name: count.last for name, count in counts.items()}
        reached = {axis: size for axis, each in singles.items() if (size := self.sizes.size(each, largest)) is not None}
        used = {axis: count for axis, each in singles.items() for name, count in counts.items() if _names(each) == {name}}
        yield Access(target, node.span, rank, stores, singles, reached, used)

    # Counts ------------------------------------------------------------------------------------------------------------------

    def counted(self, loop: core.ForCount, counts: Counts) -> Counts:
        """The counts within a loop that counts."""
        if self._is_left(loop.body):
            return NO_COUNTS
        found = self._count(loop.start, loop.stop, loop.step, loop.inclusive, counts)
        around = counts if self.sizes.size(loop.start) is not None and self.sizes.size(loop.stop) is not None else NO_COUNTS
        return self._with(loop.variable, found, around, loop.body)

    def numbered(self, loop: core.ForEach, counts: Counts) -> Counts:
        """The counts within a loop over elements, whose places are counted."""
        if self._is_left(loop.body) or len(loop.visits) != 1:
            return NO_COUNTS
        iterable = loop.visits[0].iterable
        size = next(self.sizes.axis_sizes(iterable, 0, iterable.kind.rank), None) if isinstance(iterable, core.Variable) else None
        if size is None:
            return NO_COUNTS
        found = Count(size.plus(-1), iterable.span)
        return self._with(loop.position, found, counts, loop.body)

    def in_clause(self, clause: core.Clause, counts: Counts) -> Counts:
        """The counts behind a clause of a comprehension."""
        match clause:
            case core.Clause(variables=(name,), iterable=core.Primitive(name="range", arguments=(first, second, step))):
                assert first is not None
                start, stop = (None, first) if second is None else (first, second)
                found = self._count(start, stop, step, False, counts)
                known = self.sizes.size(stop) is not None and (start is None or self.sizes.size(start) is not None)
                return self._with(name, found, counts if known else NO_COUNTS, None)
            case _:
                return NO_COUNTS

    def _count(
        self, start: core.Expression | None, stop: core.Expression, step: core.Expression | None, inclusive: bool, counts: Counts
    ) -> Count | None:
        """How far a count goes; it takes every number, upwards or downwards."""
        largest = {name: count.last for name, count in counts.items()}
        match step:
            case None | core.Constant(value=1):
                last = self.sizes.size(stop, largest)
                return None if last is None else Count(last if inclusive else last.plus(-1), stop.span, start, stop, inclusive)
            case core.Primitive(name="negate", arguments=(core.Constant(value=1),)) | core.Constant(value=-1):
                last = self.sizes.size(start, largest)
                return None if last is None or start is None else Count(last, start.span, None, start, downwards=True)
            case _:
                return None

    def _with(self, name: str | None, found: Count | None, around: Counts, body: core.Block | None) -> Counts:
        """Counts with one more, but for those whose variables the body sets."""
        together = {**around, name: found} if name is not None else dict(around)
        here = set() if body is None else {each for node in self.reading.nodes(body) for each in _set_by(node)}
        return {each: count for each, count in together.items() if count is not None and each not in here}

    def _is_left(self, body: core.Block) -> bool:
        return any(isinstance(node, LEAVES) for node in self.reading.nodes(body))


def _singles(parts: Iterable[tuple[core.Expression | core.Slice, ...]]) -> dict[int, core.Expression]:
    """The single numbers among indexes, by the axis along which they go."""
    found: dict[int, core.Expression] = {}
    axis = 0
    for part in parts:
        for each in part:
            if isinstance(each, core.Expression) and each.kind.is_single:
                found[axis] = each
            axis += 1
        if axis != len(found):
            break  # behind a slice axes are counted anew
    return found


def _names(node: core.Node) -> set[str]:
    return {each.name for each in walk(node) if isinstance(each, core.Variable)}


def _set_by(node: core.Node) -> Iterator[str]:
    match node:
        case core.Assign(target=target) | core.Update(target=target):
            yield from bound(target)
        case core.Clause(variables=names):
            yield from names
        case core.Statement():
            yield from loop_variables(node)
