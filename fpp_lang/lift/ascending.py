"""Loops that count down and only add up, as on the way back of a derivative, as loops that count up: their order makes no difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import WHOLE
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.roles import COUNTED
from fpp_lang.lift.uses import names_in, root_of

ADDING = frozenset({"add", "subtract"})


def ascending(nest: core.Statement, lives: Callable[[str], bool], sharing: Callable[[Iterable[str]], AbstractSet[str]]) -> core.Statement:
    """The nest with its loops counting up where they may; `lives`: whether a variable is read after it, `sharing`: variables with all
    that may share memory with them."""
    if not any(isinstance(node, core.ForCount) and _is_one_down(node.step) for node in walk(nest)):
        return nest
    mentions = _mentions(nest)

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Expression):
            return node
        node = rebuild(node, change)
        match node:
            case core.ForCount(variable=name, step=step) if _is_one_down(step) and mentions[name] == _mentions(node)[name]:
                return node if lives(name) or not _only_adds(node.body, sharing) else _turned(node)
        return node

    found = change(nest)
    assert isinstance(found, core.Statement)
    return found


def _mentions(node: core.Node) -> Counter[str]:
    """How often variables are named, by loops too."""
    named = (part for part in walk(node) if isinstance(part, core.Variable | core.ForCount))
    return Counter(part.name if isinstance(part, core.Variable) else part.variable for part in named)


def _is_one_down(step: core.Expression) -> bool:
    match step:
        case core.Constant(value=-1) | core.Primitive(name="negate", arguments=(core.Constant(value=1),)):
            return True
    return False


def _only_adds(body: core.Block, sharing: Callable[[Iterable[str]], AbstractSet[str]]) -> bool:
    """Whether a block does nothing but add to what none of its values reads, under whatever name."""
    totals: set[str] = set()
    read: set[str] = set()
    for part in _statements(body):
        match part:
            case core.Update(target=core.Variable(name=name), operator=operator, value=value) if operator in ADDING:
                totals.add(name)
                read |= names_in(value)
            case core.Update(target=core.Index() as target, operator=operator, value=value) if operator in ADDING and root_of(target):
                totals.add(root_of(target) or "")
                read |= names_in(value).union(*map(names_in, target.subscripts))
            case core.ForCount(start=start, stop=stop, step=step):
                read |= names_in(start) | names_in(stop) | names_in(step)
            case _:
                return False
    return sharing(totals).isdisjoint(read)


def _statements(body: core.Block) -> Iterator[core.Statement]:
    for statement in body.statements:
        yield statement
        if isinstance(statement, COUNTED):
            yield from _statements(statement.body)


def _turned(node: core.ForCount) -> core.ForCount:
    if node.inclusive:
        return updated(node, start=node.stop, stop=node.start, step=make.constant(1)) if _are_whole(node) else node
    return updated(node, start=_next(node.stop), stop=_next(node.start), step=make.constant(1))


def _are_whole(node: core.ForCount) -> bool:
    return node.start.kind.dtype == node.stop.kind.dtype == "int"


def _next(node: core.Expression) -> core.Expression:
    """`n` for `n - 1`, 0 for -1."""
    match node:
        case core.Constant(value=-1) | core.Primitive(name="negate", arguments=(core.Constant(value=1),)):
            return make.constant(0)
        case core.Primitive(name="subtract", arguments=(core.Expression() as left, core.Constant(value=1))):
            return left
        case core.Whole(value=value):
            return updated(node, value=_next(value))
    return make.primitive("add", node, make.constant(1), kind=WHOLE)
