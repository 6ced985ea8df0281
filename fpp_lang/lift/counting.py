"""`while` loops that count, as counting loops: `i = 0`, `while i < n: …; i += 1` as `for i in n`, where nothing reads `i` afterwards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.lift.roles import LOOPS, First, first_use
from fpp_lang.lift.uses import assigned_in, names_in
from fpp_lang.lift.while_loops import counted_loop, step_by

Lives = Callable[[str], bool]
"""Whether a variable is read behind a place."""


def counting(block: core.Block, lives: Lives) -> core.Block:
    """A block with counting loops wherever they stand in it."""
    nodes = joined(block.statements, lives)
    uses = uses_by_name(nodes)
    return updated(block, statements=tuple(_within(node, lives_after(nodes, place, uses, lives)) for place, node in enumerate(nodes)))


def _within(node: core.Statement, lives: Lives) -> core.Statement:
    match node:
        case core.If():
            branches = tuple((test, counting(block, lives)) for test, block in node.branches)
            return updated(node, branches=branches, otherwise=None if node.otherwise is None else counting(node.otherwise, lives))
        case _ if isinstance(node, LOOPS):
            return updated(node, body=counting(node.body, lives_in(node, lives)))
    return node


def joined(nodes: Sequence[core.Statement], lives: Lives) -> list[core.Statement]:
    """The statements of a block with the counting loops that stand among them."""
    found: list[core.Statement] = []
    uses = uses_by_name(nodes)
    for place, node in enumerate(nodes):
        lives_on = lives_after(nodes, place, uses, lives)
        walked = _with_place(found, node)
        if isinstance(node, core.While) and (counted := counted_loop(found, node, lives_on)) is not None:
            found = counted
        elif walked is not None and not lives_on(walked.position or ""):
            found[-1] = walked
        else:
            found.append(node)
    return found


Walked = core.ForRows | core.ForElements | core.ForEach
"""Loops over elements, which may have a variable for the position."""


def _with_place(found: Sequence[core.Statement], node: core.Statement) -> Walked | None:
    """`i = 0`, `for x in v: …; i += 1` as a loop in which `i` is the position of `x`."""
    match found[-1] if found else None, node:
        case core.Assign(
            target=core.Variable(name=name), value=core.Constant(value=0)
        ) as before, core.ForRows() | core.ForElements() | core.ForEach():
            *body, last = node.body.statements
            block = updated(node.body, statements=tuple(body))
            leaves = any(isinstance(part, core.Break | core.Continue | core.Return) for part in walk(block))
            unpacks = isinstance(node, core.ForEach) and (node.unpack or node.snapshot)
            if not body or step_by(name, last) != 1 or name in assigned_in(block) or node.position is not None or leaves or unpacks:
                return None
            comments = core.Comments((*before.comments.before, *node.comments.before), before.comments.after)
            return updated(node, position=name, body=block, comments=comments)
    return None


# What lives ------------------------------------------------------------------------------------------------------------------


def uses_by_name(statements: Sequence[core.Statement]) -> dict[str, list[int]]:
    """Where each variable is spoken of; under no name, where the statements end."""
    found: dict[str, list[int]] = {}
    for place, node in enumerate(statements):
        for name in names_in(node) | assigned_in(node):
            found.setdefault(name, []).append(place)
        if isinstance(node, core.Return | core.Throw):
            found.setdefault("", []).append(place)
    return found


def lives_after(statements: Sequence[core.Statement], place: int, uses: dict[str, list[int]], outer: Lives) -> Lives:
    """Whether a variable is read after a place of a block."""

    def lives(name: str) -> bool:
        later = sorted({found for key in (name, "") for found in _after(uses.get(key, []), place)})
        first = first_use(name, (statements[found] for found in later))
        return first is First.READ or (first is not First.WRITE and outer(name))

    return lives


def lives_in(loop: core.Statement, outer: Lives) -> Lives:
    """Whether a variable is read after a pass of a loop: by the next one, or behind the loop."""
    return lives_after((loop,), -1, uses_by_name((loop,)), outer)


def _after(places: list[int], place: int) -> list[int]:
    return places[bisect_right(places, place) :]
