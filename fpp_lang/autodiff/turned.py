"""Loops turned so that a gradient stands behind what it is of.

A gradient in the test of a loop, or at the start of its body, is of what the pass before computed, or the lines before the loop. It is
taken at both places instead, under a name that the loop reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.activity import is_changed
from fpp_lang.autodiff.places import LOOPS, Protects, name_of, writes_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild, walk

Loop = core.ForCount | core.ForEach | core.ForRows | core.ForElements | core.ForAll | core.While | core.Repeat


def turned(node: core.Statement, fresh: Callable[[str], str], where: core.Where, protects: Protects) -> list[core.Statement]:
    """The statement, or a loop with the gradients that its passes begin with taken before it and at the end of every pass."""
    if not isinstance(node, LOOPS) or not any(isinstance(part, core.Gradient) for part in walk(node)):
        return [node]
    taken: list[core.Assign] = []

    def ahead(part: core.Node) -> core.Node:
        """The name of a gradient that is taken ahead."""
        if isinstance(part, core.Gradient):
            variable = make.variable(fresh(_wish(part)), part.kind, where)
            taken.append(core.Assign(variable, part, span=part.span))
            return variable
        return rebuild(part, ahead)

    statements: list[core.Statement] = []
    for number, inner in enumerate(node.body.statements):
        if isinstance(inner, core.Assign | core.Update):
            asked = [part for part in walk(inner.value) if isinstance(part, core.Gradient)]
            if asked and all(_is_of_earlier_pass(part, node.body.statements, number, protects) for part in asked):
                inner = updated(inner, value=ahead(inner.value))
        statements.append(inner)
    test = None
    if isinstance(node, core.While | core.Repeat):
        before = len(taken)
        test = ahead(node.condition)
        in_test = taken[before:]
    if not taken:
        return [node]
    first = taken if not isinstance(node, core.Repeat) else [line for line in taken if line not in in_test]
    body = updated(node.body, statements=(*_before_jumps(statements, taken, protects), *map(_again, taken)))
    new = updated(node, body=body) if test is None else updated(node, body=body, condition=test)
    if not first:
        return [new]
    start = updated(first[0], comments=core.Comments(node.comments.before))
    return [start, *first[1:], updated(new, comments=core.Comments((), node.comments.after))]


def _is_of_earlier_pass(node: core.Gradient, body: Sequence[core.Statement], number: int, protects: Protects) -> bool:
    """Whether a pass reaches this gradient before it computes what the gradient is of."""
    loss = name_of(node.loss) if isinstance(node.loss, core.Variable | core.Field) else None
    if loss is None:
        return False
    before, behind = (_written(part, protects) for part in (body[:number], body[number + 1 :]))
    return is_changed(loss, behind) and not any(is_changed(name, before) for name in _names(node))


def _written(nodes: Sequence[core.Statement], protects: Protects) -> set[str]:
    statements = (part for node in nodes for part in walk(node) if isinstance(part, core.Statement))
    return {name for part in statements for name, _ in writes_of(part, protects)}


def _before_jumps(statements: Sequence[core.Statement], taken: Sequence[core.Assign], protects: Protects) -> list[core.Statement]:
    """The statements, with the gradients taken wherever a pass ends early and something that they are of has changed by then."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Block):
            return updated(part, statements=tuple(_before_jumps(part.statements, again, protects)))
        return part if isinstance(part, (core.Expression, *LOOPS)) else rebuild(part, change)

    found: list[core.Statement] = []
    for number, node in enumerate(statements):
        written = _written(statements[: number + 1], protects)
        again = [line for line in taken if any(is_changed(name, written) for name in _names(line.value))]
        found += [*map(_again, again), node] if isinstance(node, core.Continue) else [change(node)]  # type: ignore[list-item]
    return found


def _names(node: core.Node) -> list[str]:
    """What a gradient is of, and by."""
    assert isinstance(node, core.Gradient)
    return [name for name in map(name_of, (node.loss, *node.names)) if name is not None]


def _again(node: core.Assign) -> core.Assign:
    """The same statement once more, as a node of its own."""
    return updated(node, id=core.Pass().id)


def _wish(node: core.Gradient) -> str:
    names = "_".join((name_of(name) or "value").replace(".", "_") for name in node.names)
    return f"d_{names}_ahead"
