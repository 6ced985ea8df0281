"""The way back counts with the loop variables of the program, unless one of them is still read behind its loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, rebuild


def read_behind_loops(nodes: Iterable[core.Node]) -> frozenset[str]:
    """The variables of counting loops that are read where no loop over them stands around."""
    bound: set[str] = set()
    read: set[str] = set()
    waiting: list[tuple[core.Node, frozenset[str]]] = [(node, frozenset()) for node in nodes]
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, core.ForCount):
            bound.add(node.variable)
            around |= {node.variable}
        elif isinstance(node, core.Variable) and node.name not in around:
            read.add(node.name)
        waiting += [(child, around) for child in children(node)]
    return frozenset(bound & read)


def with_own_counters(lines: list[core.Statement], kept: frozenset[str], fresh: Callable[[str], str]) -> list[core.Statement]:
    """`for i …` of the way back => `for i_back …`, for each `i` whose value has to stay."""

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.ForCount):
            for name in sorted(_counted_in(node) & kept):
                node = _renamed(node, name, fresh(f"{name}_back"))
        return rebuild(node, change)

    return [change(line) for line in lines] if kept else lines  # type: ignore[misc]


def _counted_in(loop: core.ForCount) -> set[str]:
    """The loop's own variable, and one that its body computes from the number of the pass."""
    first = loop.body.statements[0]
    computed = {first.target.name} if isinstance(first, core.Assign) and isinstance(first.target, core.Variable) else set()
    return {loop.variable} | computed


def _renamed(loop: core.ForCount, name: str, new: str) -> core.ForCount:
    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Variable) and node.name == name:
            return updated(node, name=new)
        if isinstance(node, core.ForCount) and node.variable == name:
            node = updated(node, variable=new)
        return rebuild(node, change)

    body = change(loop.body)
    assert isinstance(body, core.Block)
    return updated(loop, variable=new if loop.variable == name else loop.variable, body=body)
