"""A list that gets one item on every path: `if c: out.append(a) else: out.append(b)` as a choice of one item, which is appended."""

from __future__ import annotations

import functools
from collections.abc import Callable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NOTHING, join
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make

Fresh = Callable[..., str]


def with_items_chosen(node: core.Node, fresh: Fresh) -> core.Node:
    """The nest with branches that set an item, which is appended behind them."""
    match node:
        case core.Block(statements=statements):
            found = [each for part in statements for each in _behind(part, fresh)]
            return updated(node, statements=tuple(found))
        case core.Statement():
            return rebuild(node, lambda part: with_items_chosen(part, fresh))
    return node


def _behind(node: core.Statement, fresh: Fresh) -> list[core.Statement]:
    if not isinstance(node, core.If):
        rest = with_items_chosen(node, fresh)
        assert isinstance(rest, core.Statement)
        return [rest]
    behind: list[core.Statement] = []
    for name in dict.fromkeys(filter(None, map(_grown, walk(node)))):
        appends = [part for part in walk(node) if _grown(part) == name]
        if _grows_once(node, name) and len(appends) == sum(isinstance(part, core.Variable) and part.name == name for part in walk(node)):
            values = [
                part.value.arguments for part in appends if isinstance(part, core.Evaluate) and isinstance(part.value, core.Primitive)
            ]
            items, kind = values[0][0], functools.reduce(join, (item.kind for _, item in values if item is not None))
            item = core.Variable(fresh("item", f"item_of_{name}"), core.Where.LOCAL, kind=kind)
            node = _setting(node, name, item)
            call = make.primitive("append", items, item, kind=NOTHING, like=node)
            behind.append(core.Evaluate(call, span=node.span))
    return [node, *behind]


def _grown(node: core.Node) -> str:
    """The list that a statement lets grow."""
    match node:
        case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable(name=name), core.Expression()))):
            return name
    return ""


def _grows_once(node: core.Statement, name: str) -> bool:
    """Whether a list gets one item there, whatever the tests say."""
    match node:
        case core.If(branches=branches, otherwise=core.Block() as last):
            blocks = [*(block for _, block in branches), last]
            growing = [[part for part in block.statements if any(_grown(each) == name for each in walk(part))] for block in blocks]
            return all(len(found) == 1 and _grows_once(found[0], name) for found in growing)
    return _grown(node) == name


def _setting(node: core.If, name: str, item: core.Variable) -> core.If:
    """The branches with the item set where it was appended."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Evaluate(value=core.Primitive(arguments=(_, core.Expression() as value))) if _grown(part) == name:
                return core.Assign(item, value, span=part.span, comments=part.comments)
            case core.Expression():
                return part
        return rebuild(part, change)

    return rebuild(node, change)
