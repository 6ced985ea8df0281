"""An element that an inner loop builds on is a variable of the loops around: `M[i]` in `for j: M[i] = max(M[i], A[i][j])`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import SIZES
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.fields import DOING
from fpp_lang.lift.roles import COUNTED, Loop
from fpp_lang.lift.uses import assigned_in, names_in, root_of, stored_in

ENDS = (core.Return, core.Throw, core.Try)
"""Ways out of a loop on which what stands behind it is not done."""


def with_variables(nest: Loop, facts: Facts, calls: Calls, fresh: Callable[[str], str]) -> tuple[core.Statement, ...] | None:
    """The nest with a variable for each such element, which gets the element before the loop and is stored behind it.

    That may be before and behind the whole nest. None where there is no such element.
    """
    found = _Elements(nest, facts, calls, fresh).block(core.Block((nest,)), ()).statements
    return None if found == (nest,) else found


@dataclass(slots=True)
class _Elements:
    nest: Loop
    facts: Facts
    calls: Calls
    fresh: Callable[[str], str]

    def block(self, block: core.Block, counters: tuple[str | None, ...]) -> core.Block:
        """`counters`: the variables of the loops around, None for one that does not count."""
        found: list[core.Statement] = []
        for node in block.statements:
            if isinstance(node, COUNTED):
                elements = list(self.built_on(node))
                found += self.around(node, elements, found, counters)
            elif isinstance(node, core.If):
                branches = tuple((test, self.block(inner, counters)) for test, inner in node.branches)
                otherwise = self.block(node.otherwise, counters) if node.otherwise is not None else None
                found.append(updated(node, branches=branches, otherwise=otherwise))
            else:
                found.append(node)
        return updated(block, statements=tuple(found))

    def around(
        self, loop: Loop, elements: list[core.Index], before: list[core.Statement], counters: tuple[str | None, ...]
    ) -> list[core.Statement]:
        """The loop, and what stands around it now; a store right before it becomes the variable's start."""
        if not elements:
            return [updated(loop, body=self.block(loop.body, (*counters, _counter(loop))))]
        starts: list[core.Statement] = []
        ends: list[core.Statement] = []
        new: core.Node = loop
        for element in elements:
            variable = core.Variable(self.fresh(f"{root_of(element)}_so_far"), core.Where.LOCAL, kind=element.kind, span=element.span)
            if not self._starts_as_stored(element, variable, before, loop):
                starts.append(core.Assign(variable, self._start(element, loop, counters), span=element.span))
            new = _replaced(new, element, variable)
            ends.append(core.Assign(element, variable, span=element.span))
        assert isinstance(new, core.Statement)
        return [*starts, new, *ends]

    def built_on(self, loop: Loop) -> Iterator[core.Index]:
        """The elements in which every pass of a loop may store, and which are the only ones of their tensors that it speaks of."""
        if any(isinstance(part, (*ENDS, *DOING)) for part in walk(loop)):
            return
        if not all(self.calls.pure(part.key) for part in walk(loop) if isinstance(part, core.Call)):
            return
        changed = assigned_in(loop) | stored_in(loop, self.calls.protects)
        stored = [part.target for part in walk(loop) if isinstance(part, core.Assign | core.Update)]
        parts: dict[str, list[core.Node]] = {}
        for name, part in _mentions(loop):
            parts.setdefault(name, []).append(part)
        for name, mentioned in parts.items():
            element = next((part for part in mentioned if isinstance(part, core.Index) and part in stored), None)
            if element is None or element.kind.base not in (Base.NUMBER, Base.NUMERIC) or self.facts.sharing_with([name]) != {name}:
                continue
            steady = not {inner for part in _subscripts(element) for inner in names_in(part)} & changed
            if steady and all(part == element or self._is_apart(element, part, changed) for part in mentioned):
                yield element

    def _is_apart(self, element: core.Index, other: core.Node, changed: set[str]) -> bool:
        """Whether another part of the tensor certainly lies elsewhere, in all passes."""
        for one, two in zip(_subscripts(element), _subscripts(other), strict=False):
            if not isinstance(one, core.Expression) or not isinstance(two, core.Expression) or (names_in(one) | names_in(two)) & changed:
                continue
            place, there = amount_of(one, self.facts), amount_of(two, self.facts)
            if place is None or there is None or self.facts.normal(place - there).value in (None, 0):
                continue
            if self.facts.at_least(place, 0) and self.facts.at_least(there, 0):
                return True
        return False

    def _starts_as_stored(self, element: core.Index, variable: core.Variable, before: list[core.Statement], loop: Loop) -> bool:
        """Whether the element was stored right before, into the variable now."""
        name = root_of(element)
        for place in reversed(range(len(before))):
            node = before[place]
            if name in names_in(node):
                if not (isinstance(node, core.Assign) and node.target == element and name not in names_in(node.value)):
                    return False
                value = _as_stored(element, node.value, loop)
                if value is not None:
                    before[place] = updated(node, target=variable, value=value)
                return value is not None
            if assigned_in(node) & names_in(element) or any(isinstance(part, (*ENDS, core.Break, core.Continue)) for part in walk(node)):
                return False
        return False

    def _start(self, element: core.Index, loop: Loop, counters: tuple[str | None, ...]) -> core.Expression:
        """What the element holds before: the number that is everywhere in a new tensor, where each pass has an element of its own."""
        name = root_of(element) or ""
        fill = self.facts.filled.get(name)
        own = {part.name for part in _subscripts(element) if isinstance(part, core.Variable)}
        outside = sum(part == name for part, _ in _mentions(self.nest)) > sum(part == name for part, _ in _mentions(loop))
        if fill is None or outside or not own >= set(counters) or (not counters and not _reads(element, loop)):
            return element
        return make.fill(fill)


def _as_stored(element: core.Index, value: core.Expression, loop: Loop) -> core.Expression | None:
    """The value as the tensor holds it: whole numbers become fractions, which shows where more is done than comparing them."""
    if element.kind.dtype != "float":
        return None
    match value:
        case core.Constant(value=int() as number):
            return updated(make.constant(float(number)), span=value.span)
    return value if value.kind.dtype == "float" or _is_only_compared(loop, element) else None


def _is_only_compared(node: core.Node, element: core.Index) -> bool:
    """Whether an element is only compared, and used for what is stored in it."""
    match node:
        case core.Compare():
            return True
        case core.Assign(target=target) | core.Update(target=target) if target == element:
            return True
    return node != element and all(_is_only_compared(part, element) for part in children(node))


def _reads(element: core.Index, node: core.Node) -> int:
    """How often an element is read; being stored in is no reading."""
    match node:
        case core.Assign(target=target, value=value) if target == element:
            return _reads(element, value)
    return int(node == element) + sum(_reads(element, part) for part in children(node))


def _counter(loop: Loop) -> str | None:
    return loop.variable if isinstance(loop, core.ForCount) else None


def _subscripts(part: core.Node) -> Iterator[core.Node]:
    """Of a part of a tensor, from the first axis on."""
    if isinstance(part, core.Index):
        yield from _subscripts(part.target)
        yield from part.subscripts


def _mentions(node: core.Node) -> Iterator[tuple[str, core.Node]]:
    """The variables of a statement, each with the part of it that is meant; where only sizes are asked for, none."""
    match node:
        case core.Primitive(name=asks, arguments=(core.Variable(), *rest)) if asks in SIZES:
            inner: Iterator[core.Node] = iter([part for part in rest if part is not None])
        case core.Index() if (name := root_of(node)) is not None:
            yield name, node
            inner = _subscripts(node)
        case core.Variable(name=name):
            yield name, node
            return
        case _:
            inner = iter(children(node))
    for part in inner:
        yield from _mentions(part)


def _replaced(node: core.Node, element: core.Index, variable: core.Variable) -> core.Node:
    def change(part: core.Node) -> core.Node:
        return updated(variable, span=part.span) if part == element else rebuild(part, change)

    return change(node)
