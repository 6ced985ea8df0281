"""Tensors whose shape the passes of a loop keep: `A = New` where `New` has that shape, `A, B = B, A` of two that are alike."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.facts import keeps_shape, learn
from fpp_lang.lift.roles import LOOPS
from fpp_lang.lift.sharing import swapped_by
from fpp_lang.lift.uses import assigned_in

ROUNDS = 3
"""So often those are left out that others lose their shape with."""


def steady_in(loop: core.Statement, facts: Facts, protects: Callable[[str], bool]) -> frozenset[str]:
    """The variables that are assigned in a loop and have the same shape in all its passes, as before it."""
    wanted = frozenset(name for name in assigned_in(loop) if name in facts.spoken_of and facts.ranks.get(name))
    for _ in range(ROUNDS):
        if not wanted:
            break
        found = _Passes(wanted, protects)
        found.loop(loop, facts.copy())
        if not found.lost:
            return wanted
        wanted -= found.lost
    return frozenset()


def swapped_in(loop: core.Statement) -> frozenset[str]:
    """The variables that a loop binds anew by swaps alone."""
    bound = [part for part in walk(loop) if isinstance(part, core.Statement) and not isinstance(part, (*LOOPS, core.If))]
    swapped = frozenset[str]().union(*map(swapped_by, bound))
    return swapped - {name for part in bound if not swapped_by(part) for name in assigned_in(part)}


class _Passes:
    """What the passes of a loop do to shapes, if those that are `wanted` have theirs where a pass begins; `lost`: those that lose it."""

    def __init__(self, wanted: frozenset[str], protects: Callable[[str], bool]) -> None:
        self.wanted, self.protects = wanted, protects
        self.lost: set[str] = set()

    def loop(self, node: core.Statement, facts: Facts) -> None:
        """A loop; inside it, and behind it, only what is wanted is known of what it assigns."""
        assigned = assigned_in(node)
        facts.forget(assigned - self.wanted)
        facts.renew(assigned & self.wanted)
        self.block(node.body, facts.copy())  # type: ignore[attr-defined]

    def block(self, block: core.Block, facts: Facts) -> None:
        for node in block.statements:
            self.statement(node, facts)

    def statement(self, node: core.Statement, facts: Facts) -> None:
        match node:
            case _ if isinstance(node, LOOPS):
                self.loop(node, facts)
                return
            case core.If():
                for block in (*(block for _, block in node.branches), *([node.otherwise] if node.otherwise is not None else [])):
                    self.block(block, facts.copy())
                facts.forget(assigned_in(node) - self.wanted)
                facts.renew(assigned_in(node) & self.wanted)
                return
        self.lost |= {name for name in assigned_in(node) & self.wanted if not keeps_shape(node, name, facts)}
        learn(node, facts, self.protects)
