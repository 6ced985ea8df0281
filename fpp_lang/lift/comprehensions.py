"""Comprehensions as the loops that they are, so that they are lifted like these: `sum([x * y for x, y in zip(a, b)])` is a total.

Only where lifting leaves no loop of them; else the comprehension stays, which is shorter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.model import Totalled
from fpp_lang.lift.tidy import reads_of
from fpp_lang.lift.uses import renamed, with_value

N = TypeVar("N", bound=core.Node)


@dataclass(slots=True)
class Spread:
    """A function with loops for its comprehensions: `loops` by the id of their outermost one, the comprehension's; `names` it did not have.

    `staying`: the comprehensions that are to be left alone.
    """

    function: core.Function
    pure: Callable[[core.Node], bool]
    staying: frozenset[int] = frozenset()
    loops: dict[int, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _before: list[core.Statement] = field(default_factory=list)

    def spread(self) -> core.Function:
        """The function with a loop for each comprehension of which a tensor, a sum or a length is made."""
        if not any(isinstance(node, core.Comprehension) for node in walk(self.function.body)):
            return self.function
        self._taken = set(self.function.locals) | {name for node in walk(self.function) for name in _named(node)}
        body = self._block(self.function.body)
        return updated(self.function, body=body, locals=(*self.function.locals, *self.names))

    def left(self, function: core.Function) -> frozenset[int]:
        """The comprehensions of which a loop is left in what lifting made of the function."""
        return frozenset(self.loops[node.id] for node in walk(function.body) if node.id in self.loops)

    def joined(self, function: core.Function) -> core.Function:
        """The function with what one line makes for the next inside that line."""
        if not self.names:
            return function
        body = blocks(function.body, self._without_names)
        gone = {name for name in self.names if not reads_of(name, body)}
        return updated(function, body=body, locals=tuple(name for name in function.locals if name not in gone))

    # Statements --------------------------------------------------------------------------------------------------------------

    def _block(self, block: core.Block) -> core.Block:
        found: list[core.Statement] = []
        for statement in block.statements:
            outer, self._before = self._before, []
            new = self._statement(statement)
            made, self._before = self._before, outer
            if made and new is not None:
                made[0] = updated(made[0], comments=core.Comments(statement.comments.before))
                new = updated(new, comments=core.Comments((), statement.comments.after))
            found += made if new is None else [*made, new]
        return updated(block, statements=tuple(found))

    def _statement(self, node: core.Statement) -> core.Statement | None:
        match node:
            case core.If(branches=((test, block), *rest), otherwise=otherwise):
                branches = ((self._value(test), self._block(block)), *((test, self._block(block)) for test, block in rest))
                return updated(node, branches=branches, otherwise=None if otherwise is None else self._block(otherwise))
            case core.ForCount() | core.ForEach() | core.ForRows() | core.ForElements() | core.ForAll() | core.While() | core.Repeat():
                return updated(node, body=self._block(node.body))
            case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL) as target, value=core.Comprehension() as value):
                if self._fits(value) and name not in {inner for part in walk(value) for inner in _named(part)}:
                    self._list(value, name, target)
                    self._before[0] = updated(self._before[0], id=node.id, comments=node.comments)
                    return None
            case core.Assign(value=value) | core.Update(value=value) | core.Evaluate(value=value):
                return updated(node, value=self._value(value))
            case core.Return(value=core.Expression() as value):
                return updated(node, value=self._value(value))
        return node

    def _without_names(self, nodes: list[core.Statement]) -> list[core.Statement]:
        place = len(nodes) - 1
        while place > 0:
            match nodes[place - 1]:
                case core.Assign(target=core.Variable(name=name), value=value) as first if name in self.names:
                    if reads_of(name, nodes[place]) == 1:
                        comments = core.Comments((*first.comments.before, *nodes[place].comments.before), nodes[place].comments.after)
                        nodes[place - 1 : place + 1] = [updated(with_value(nodes[place], name, value), comments=comments)]
            place -= 1
        return nodes

    # Expressions -------------------------------------------------------------------------------------------------------------

    def _value(self, node: core.Expression) -> core.Expression:
        """The expression with variables for comprehensions that are certainly computed; their loops go before the statement."""
        waits = [part for part in walk(node) if isinstance(part, core.Comprehension)]
        if not waits or not all(map(self.pure, children(node))):
            return node
        found = self._part(node)
        assert isinstance(found, core.Expression)
        return found

    def _part(self, node: core.Node) -> core.Node:
        match node:
            case core.Primitive(name="sum", arguments=(core.ToTensor(value=core.Comprehension() as value), *rest)) if (
                not any(rest) and (value.item.kind.is_single or _is_total(value)) and self._fits(value)
            ):
                return self._total(value, node)
            case core.ToTensor(value=core.Comprehension() as value) if self._fits(value):
                return updated(node, value=self._list(value, self._fresh("items"), None))
            case core.Primitive(name="append", arguments=(items, core.Comprehension() as value)) if self._fits(value):
                return updated(node, arguments=(items, self._list(value, self._fresh("row"), None)))
            case core.Primitive(name="len", arguments=(core.Comprehension() as value,)) if self._fits(value):
                return updated(node, arguments=(self._list(value, self._fresh("items"), None),))
            case core.Conditional(condition=condition):
                return updated(node, condition=self._part(condition))
            case core.Logic(items=(first, *rest)):
                return updated(node, items=(self._part(first), *rest))
            case core.Compare(rest=(_, _, *_)) | core.Comprehension() | core.Lambda():
                return node
        return rebuild(node, self._part)

    def _total(self, node: core.Comprehension, whole: core.Primitive) -> core.Expression:
        variable = core.Variable(self._fresh("total"), core.Where.LOCAL, kind=whole.kind, span=whole.span)
        start = core.Assign(variable, make.constant(0), span=node.span)
        self._loops(node, start, lambda item: Totalled(variable, "add", item, span=node.span))
        return variable

    def _list(self, node: core.Comprehension, name: str, target: core.Variable | None) -> core.Expression:
        variable = target or core.Variable(name, core.Where.LOCAL, kind=node.kind, span=node.span)
        start = core.Assign(variable, core.Bracket((), "list", kind=node.kind, span=node.span), span=node.span)

        def append(item: core.Expression) -> core.Statement:
            call = core.Primitive("append", (updated(variable, kind=node.kind), item), span=node.span)
            return core.Evaluate(call, span=node.span)

        self._loops(node, start, append)
        return variable

    def _loops(self, node: core.Comprehension, start: core.Statement, last: Callable[[core.Expression], core.Statement]) -> None:
        names = {name: self._fresh(name) for clause in node.clauses for name in clause.variables if self._is_used_elsewhere(name, node)}
        clauses = [renamed(clause, names) for clause in node.clauses]
        inside = self._block(core.Block((last(renamed(node.item, names)),), span=node.span))
        for clause in reversed(clauses):
            if clause.conditions:
                test, *others = clause.conditions
                test = core.Logic("and", (test, *others), "truth", kind=TRUTH, span=test.span) if others else test
                inside = core.Block((core.If(((test, inside),), None, span=test.span),), span=node.span)
            loop = _loop(clause, inside, node)
            inside = core.Block((loop,), span=node.span)
        self.loops[loop.id] = node.id
        self._before += [start, loop]

    def _fits(self, node: core.Comprehension) -> bool:
        """Whether loops say the same: names are bound once, and nothing speaks of positions."""
        bound = Counter(name for part in walk(node) if isinstance(part, core.Clause) for name in part.variables)
        return node.id not in self.staying and max(bound.values()) == 1 and not any(isinstance(part, core.Position) for part in walk(node))

    def _is_used_elsewhere(self, name: str, node: core.Comprehension) -> bool:
        uses = Counter(found for part in walk(self.function) for found in _named(part))
        return uses[name] > sum(name in _named(part) for part in walk(node))

    def _fresh(self, wish: str) -> str:
        name = next(name for number in range(1, 1000) if (name := wish if number == 1 else f"{wish}_{number}") not in self._taken)
        self._taken.add(name)
        self.names.append(name)
        return name


def _named(node: core.Node) -> tuple[str, ...]:
    """The variables that a node names."""
    match node:
        case core.Variable(name=name) | core.Parameter(name=name):
            return (name,)
        case core.Clause(variables=names):
            return names
        case core.ForCount(variable=name) | core.Visit(variable=name) | core.ForRows(variable=name) | core.ForElements(variable=name):
            return (name,)
    return ()


def _is_total(node: core.Comprehension) -> bool:
    """Whether a sum says more than an array would: of products of what changes from pass to pass, and of what a test chooses."""
    if any(clause.conditions for clause in node.clauses):
        return True
    names = {name for clause in node.clauses for name in clause.variables}
    match node.item:
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            return all(any(not names.isdisjoint(_named(part)) for part in walk(factor)) for factor in (left, right))
    return False


def _loop(clause: core.Clause, body: core.Block, node: core.Comprehension) -> core.Statement:
    """The loop that a clause stands for, as the settled program writes loops."""
    zero, one = make.constant(0), make.constant(1)
    match clause.iterable:
        case core.Primitive(name="range", arguments=(core.Expression() as first, second, third)):
            start, stop = (zero, first) if second is None else (first, second)
            return core.ForCount(clause.variables[0], start, stop, third or one, False, body, span=node.span)
        case core.Primitive(name="enumerate", arguments=(core.Expression() as walked, *_)) if len(clause.variables) == 2:
            visit = core.Visit(clause.variables[1], walked, span=walked.span)
            return core.ForEach((visit,), body, clause.variables[0], span=node.span)
        case core.Primitive(name="zip", arguments=parts) if len(parts) == len(clause.variables):
            visits = tuple(core.Visit(name, part) for name, part in zip(clause.variables, parts, strict=True) if part is not None)
            return core.ForEach(visits, body, span=node.span)
    visit = core.Visit(clause.variables[0], clause.iterable, span=clause.iterable.span)
    return core.ForEach((visit,), body, unpack=clause.variables if len(clause.variables) > 1 else (), span=node.span)
