"""Statements in a row, rewritten in every block of a piece of program."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild

N = TypeVar("N", bound=core.Node)


def blocks(node: N, change: Callable[[list[core.Statement]], Sequence[core.Statement]]) -> N:
    """A block, or a statement, with all blocks inside it changed, the innermost first; functions in it are left alone."""

    def inner(part: core.Node) -> core.Node:
        if isinstance(part, core.Expression | core.Function):
            return part
        part = rebuild(part, inner)
        if not isinstance(part, core.Block):
            return part
        new = tuple(change(list(part.statements)))
        same = len(new) == len(part.statements) and all(map(operator.is_, new, part.statements))
        return part if same else updated(part, statements=new)

    found = inner(node)
    assert isinstance(found, type(node))
    return found
