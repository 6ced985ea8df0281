"""Questions about the body of a loop, which decide how its variable is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, walk

LOOPS = core.ForCount | core.ForEach | core.ForRows | core.ForElements | core.ForAll | core.While | core.Repeat


def nodes_of(block: core.Block) -> Iterator[core.Node]:
    """Everything in a body but what nested functions hold."""
    waiting: list[core.Node] = [block]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, core.Function):
            waiting.extend(reversed(list(children(node))))


def targets(statement: core.Node) -> Iterator[core.Node]:
    """What a statement assigns to, pairs taken apart."""
    if isinstance(statement, core.Assign | core.Update):
        waiting: list[core.Node] = [statement.target]
        while waiting:
            target = waiting.pop()
            if isinstance(target, core.Targets):
                waiting.extend(target.items)
            else:
                yield target


def assigns(block: core.Block, variable: str) -> bool:
    """Whether a body assigns a variable, by `=` or `op=`."""
    found = (target for node in nodes_of(block) for target in targets(node))
    return any(isinstance(target, core.Variable) and target.name == variable for target in found)


def rebinds(block: core.Block, variable: str) -> bool:
    """Whether a name means something else after a body: it is assigned, looped over or defined there."""
    for node in nodes_of(block):
        match node:
            case core.Assign(target=target) if any(_is(found, variable) for found in walk(target)):
                return True
            case core.ForCount(variable=own) | core.Visit(variable=own) | core.ForRows(variable=own) | core.ForAll(variable=own):
                if own == variable:
                    return True
            case _:
                pass
    return assigns(block, variable)


def reads(block: core.Block, variable: str) -> int:
    """How often a body reads a variable; being the target of an assignment is not reading."""
    own = {target.id for node in nodes_of(block) for target in targets(node)}
    return sum(_is(node, variable) and node.id not in own for node in walk(block))


def mentions(block: core.Block, variable: str) -> bool:
    """Whether a variable stands in a body, be it as a target."""
    return any(_is(node, variable) for node in walk(block))


def read_outside(root: core.Node, inside: core.Node, variable: str) -> bool:
    """Whether a variable of a function is read elsewhere than in one part of it, or in loops over it."""
    waiting: list[core.Node] = [root]
    while waiting:
        node = waiting.pop()
        if node.id == inside.id or (isinstance(node, LOOPS) and node.id != root.id and variable in _loop_variables(node)):
            continue
        if _is(node, variable):
            return True
        written = {target.id for target in targets(node) if isinstance(target, core.Variable) and isinstance(node, core.Assign)}
        waiting.extend(child for child in children(node) if child.id not in written)
    return False


def _loop_variables(node: core.Node) -> tuple[str, ...]:
    match node:
        case core.ForEach(visits=visits):
            return tuple(visit.variable for visit in visits)
        case core.ForRows(variable=variable) | core.ForElements(variable=variable) | core.ForAll(variable=variable):
            return (variable,)
    return ()


def placed_loops(block: core.Block) -> set[str]:
    """The loop variables whose places a body uses in `A[row][col]`."""
    return {loop for node in nodes_of(block) if isinstance(node, core.AtPlace) for loop in node.loops}


def leaves(block: core.Block, kind: type[core.Break | core.Continue]) -> bool:
    """Whether a body leaves (or starts again) the loop that it is the body of."""
    waiting: list[core.Node] = [block]
    while waiting:
        node = waiting.pop()
        if isinstance(node, kind):
            return True
        if not isinstance(node, core.Function | core.Expression | LOOPS):
            waiting.extend(children(node))
    return False


def reads_after_store(block: core.Block, variables: Iterable[str], own: bool = True) -> bool:
    """Whether one pass may read one of the variables after it, or the memory it stands for, has changed; unless by its `own` name alone."""
    order = _Order(frozenset(variables), own, _elements_in(block))
    order.block(block, False)
    return order.found


def _elements_in(block: core.Block) -> frozenset[str]:
    """The variables of loops in a body that are elements themselves: what they are given is stored."""
    found: set[str] = set()
    for node in walk(block):
        match node:
            case core.Visit(variable=variable, live=True) | core.ForRows(variable=variable) | core.ForElements(variable=variable):
                found.add(variable)
            case core.ForAll(variable=variable):
                found.add(variable)
    return frozenset(found)


class _Order:
    """Follows a body from top to bottom; loops twice, branches side by side."""

    def __init__(self, variables: frozenset[str], own: bool, elements: frozenset[str]) -> None:
        self.variables = variables
        self.own = own
        self.elements = elements
        self.found = False

    def block(self, block: core.Block | None, stored: bool) -> bool:
        for statement in block.statements if block is not None else ():
            stored = self.statement(statement, stored)
        return stored

    def statement(self, node: core.Statement, stored: bool) -> bool:
        match node:
            case core.If(branches=branches, otherwise=otherwise):
                after = [self.block(otherwise, stored)]
                for condition, block in branches:
                    stored = self.reads(condition, stored)
                    after.append(self.block(block, stored))
                return any(after)
            case core.Assign() | core.Update():
                stored = self.reads(node.value, stored)
                for target in targets(node):
                    stored = self.store(target, stored, isinstance(node, core.Update))
                return stored
            case core.Try(body=body, handler=handler):
                return self.block(handler, self.block(body, stored))
            case _:
                for part in children(node):
                    if isinstance(part, core.Expression | core.Visit | core.Function):
                        stored = self.reads(part, stored)
                for part in children(node):
                    if isinstance(part, core.Block):
                        stored = self.block(part, self.block(part, stored))
                if isinstance(node, core.While | core.Repeat):
                    stored = self.reads(node.condition, stored)
                return stored

    def store(self, target: core.Node, stored: bool, update: bool) -> bool:
        if isinstance(target, core.Variable):
            if target.name in self.variables:
                return stored or self.own
            return stored or target.name in self.elements or (update and not target.kind.is_single)
        for part in children(target):
            self.reads(part, stored)
        return True

    def reads(self, node: core.Node, stored: bool) -> bool:
        """Looks for reads in an expression; gives whether memory may have changed after it."""
        found = list(walk(node))
        self.found = self.found or (stored and any(isinstance(part, core.Variable) and part.name in self.variables for part in found))
        return stored or any(map(_may_change_tensors, found))


def _may_change_tensors(node: core.Node) -> bool:
    match node:
        case core.Call(arguments=arguments) | core.Apply(arguments=arguments):
            return any(argument is not None and not argument.kind.is_single for argument in arguments)
        case core.New() | core.MethodCall() | core.SuperCall():
            return True
        case core.Primitive(name=name, arguments=arguments):
            return PRIMITIVES[name].changes is not None and name != "append"
    return False


def _is(node: core.Node, variable: str) -> bool:
    return isinstance(node, core.Variable) and node.name == variable
