"""Loops that test where they stand, as the loops between their borders: `for i in n: if i > 0: …` as `for i from 1 to n - 1: …`.

A test that compares a loop's variable with one of its ends, or a place a step or two from it, holds in one part of its passes and fails in
the others. The parts come one after the other, as the passes did; in each of them such tests are decided, and what never runs is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of, mentions
from fpp_lang.lift.checks import above_zero
from fpp_lang.lift.everywhere import first_everywhere
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.linear import Linear, Symbol, of
from fpp_lang.lift.model import Kept
from fpp_lang.lift.place_tests import SPLITS, TURNED, holds, is_about_places, is_place, links
from fpp_lang.lift.roles import LOOPS
from fpp_lang.lift.uses import assigned_in, is_variable
from fpp_lang.lift.written import written

NEAREST = 2
"""As many passes may lie between an end of a loop and a border."""

HIDING = (core.Lambda, core.Comprehension, core.Define, core.Break, core.Return, core.Continue)

YES, NO = make.constant(True), make.constant(False)


@dataclass(frozen=True, slots=True)
class Between:
    """The parts of a nest that come one after the other; `tests`: those of them that only test whether there is a pass at a border."""

    statements: tuple[core.Statement, ...]
    tests: frozenset[int]


def between_borders(nest: core.ForCount, facts: Facts) -> Between | None:
    """The nest in parts that come one after the other; None where it tests no place."""
    if any(isinstance(part, HIDING) for part in walk(nest)) or not any(isinstance(part, core.If | core.Conditional) for part in walk(nest)):
        return None
    inside = facts.copy()
    inside.forget(assigned_in(nest))
    for name in assigned_in(nest):
        inside.whole.pop(name, None)
    parts = _Parts(inside)
    found = [part for each in first_everywhere(nest, inside) for part in parts.statement(each)]
    return None if found == [nest] else Between(tuple(found), frozenset(parts.tests))


@dataclass(slots=True)
class _Parts:
    """The parts of a statement; `facts`: what is known where it stands; `tests`: the tests that were made."""

    facts: Facts
    tests: set[int] = field(default_factory=set)

    def statement(self, node: core.Statement) -> list[core.Statement]:
        match node:
            case core.ForCount():
                return self.loop(node)
            case core.If():
                return self.branches(node)
            case core.Assign() | core.Update() | core.Evaluate():
                found = self.decided(node)
                return [] if found != node and _adds_nothing(found) else [found]
            case _ if isinstance(node, LOOPS):
                body = self.block(node.body)
                return [node if body == node.body else updated(node, body=body)]
        return [node]

    def block(self, block: core.Block) -> core.Block:
        found = tuple(new for node in block.statements for new in self.statement(node))
        return block if found == block.statements else updated(block, statements=found)

    # Loops -------------------------------------------------------------------------------------------------------------------

    def loop(self, node: core.ForCount) -> list[core.Statement]:
        start, stop = amount_of(node.start, self.facts), amount_of(node.stop, self.facts)
        own = assigned_in(node)
        steady = start is not None and stop is not None and not any(mentions(end, name) for end in (start, stop) for name in own)
        if start is None or stop is None or not steady or step_of(node.step) != 1 or node.variable in assigned_in(node.body):
            body = self.block(node.body)
            return [node if body == node.body else updated(node, body=body)]
        stop = self.facts.normal(stop.plus(1 if node.inclusive else 0))
        if self.facts.at_least(start - stop, 0):
            return []
        lows, highs = self.borders(node, self.facts.normal(start), stop, own)
        if not lows and not highs:
            return self.part(node, start, stop)
        first, last = start.plus(lows), stop.plus(-highs)
        found: list[core.Statement] = []
        for step in range(lows):
            found += self.border(node, start.plus(step), self.facts.normal(stop - start).plus(-step - 1))
        found += self.part(node, first, last, cut=True)
        for step in range(highs):
            found += self.border(node, last.plus(step), self.facts.normal(last - first).plus(step))
        if found and found[0].comments == core.NO_COMMENTS:
            found[0] = updated(found[0], comments=node.comments)
        return found

    def borders(self, node: core.ForCount, start: Linear, stop: Linear, own: set[str]) -> tuple[int, int]:
        """How many passes at its start, and at its end, lie beyond a border: a place where a test changes."""
        lows = highs = 0
        if start.value is not None and stop.value is not None:
            return 0, 0  # a few passes, the same all the time
        counter = Symbol(node.variable)
        for left, sign, right in (link for part in walk(node.body) if isinstance(part, core.Compare) for link in links(part)):
            one, other = amount_of(left, self.facts), amount_of(right, self.facts)
            if one is None or other is None:
                continue
            gap = other - one
            factor = gap.factor(counter)
            place = gap.scaled(-factor) + of(counter)
            if factor not in (1, -1) or any(mentions(place, name) for name in own):
                continue
            for more in SPLITS[TURNED[sign] if factor > 0 else sign]:
                before, behind = self.facts.normal(place.plus(more) - start).value, self.facts.normal(stop - place.plus(more)).value
                if before is not None and 0 < before <= NEAREST:
                    lows = max(lows, before)
                elif behind is not None and 0 < behind <= NEAREST:
                    highs = max(highs, behind)
        return lows, highs

    def within(self, counter: str, low: Linear, high: Linear) -> _Parts:
        """What is known in the passes of a loop; not that there is one, as what is the same in all of them may be computed without."""
        facts = self.facts.copy()
        facts.bounds[Symbol(counter)] = ((low,), (high,))
        return _Parts(facts, self.tests)

    def part(self, node: core.ForCount, low: Linear, high: Linear, cut: bool = False) -> list[core.Statement]:
        """The passes from one place on, before another one."""
        body = self.within(node.variable, low, high.plus(-1)).block(node.body)
        if not body.statements:
            return []
        if not cut:
            return [node if body == node.body else updated(node, body=body)]
        ends = written(low, self.facts), written(high, self.facts)
        return [updated(node, start=ends[0], stop=ends[1], inclusive=False, body=body, id=core.Pass().id)]

    def border(self, node: core.ForCount, place: Linear, room: Linear) -> list[core.Statement]:
        """The pass at a place of a border, where there is one: `room` is not below 0 then."""
        facts = self.facts.copy()
        facts.not_negative.add(room)
        body = _Parts(facts, self.tests).block(_standing_at(node.body, node.variable, place, facts))
        found = [make.anew(part) for part in body.statements]
        if not found or self.facts.at_least(room, 0):
            return found
        test = updated(above_zero(room.plus(1), self.facts), span=node.span)
        there = core.If(((test, core.Block(tuple(found), span=node.body.span)),), None, span=node.span)
        self.tests.add(there.id)
        return [there]

    # Tests -------------------------------------------------------------------------------------------------------------------

    def branches(self, node: core.If) -> list[core.Statement]:
        branches: list[tuple[core.Expression, core.Block]] = []
        otherwise = node.otherwise
        for test, block in node.branches:
            found = self.test(test)
            if found == NO:
                continue
            if found == YES:
                otherwise = block
                break
            branches.append((found, self.block(block)))
        last = self.block(otherwise) if otherwise is not None else None
        if not branches:
            return list(last.statements) if last is not None else []
        blocks = [*(block for _, block in branches), *([last] if last is not None else [])]
        if not any(block.statements for block in blocks) and all(is_about_places(test) for test, _ in branches):
            return []
        filled = tuple((test, _filled(block)) for test, block in branches)
        new = updated(node, branches=filled, otherwise=last if last is not None and last.statements else None)
        return [node if new == node else new]

    def decided(self, node: core.Statement) -> core.Statement:
        """A statement with its choices made."""

        def change(part: core.Node) -> core.Node:
            match part:
                case core.Conditional(condition=condition, yes=yes, no=no):
                    test = self.test(condition)
                    if test in (YES, NO):
                        return change(yes if test == YES else no)
                    return updated(part, condition=test, yes=change(yes), no=change(no))
            return rebuild(part, change)

        return rebuild(node, change)

    def test(self, node: core.Expression) -> core.Expression:
        """What is left of a test; `YES` or `NO` where it is decided."""
        match node:
            case core.Compare(rest=rest) if all(sign in SPLITS for sign, _ in rest):
                answers = [self.link(link) for link in links(node)]
                if False in answers:
                    return NO if all(map(is_place, (node.first, *(part for _, part in node.rest)))) else node
                return YES if all(answers) else node
            case core.Logic(operator=operator, items=items):
                neutral, decisive = (YES, NO) if operator == "and" else (NO, YES)
                kept: list[core.Expression] = []
                for item in map(self.test, items):
                    if item == decisive and all(map(is_about_places, kept)):
                        return decisive
                    if item == decisive:
                        raise Kept("a test of its counter stands behind one that may fail", node)
                    kept += [] if item == neutral else [item]
                return neutral if not kept else kept[0] if len(kept) == 1 else updated(node, items=tuple(kept))
            case core.Not(operand=operand):
                found = self.test(operand)
                return NO if found == YES else YES if found == NO else updated(node, operand=found)
        return node

    def link(self, link: tuple[core.Expression, str, core.Expression]) -> bool | None:
        left, sign, right = link
        one, other = amount_of(left, self.facts), amount_of(right, self.facts)
        return None if one is None or other is None else holds(one, sign, other, self.facts)


def _adds_nothing(node: core.Statement) -> bool:
    match node:
        case core.Update(operator="add" | "subtract", value=core.Constant(value=0)):
            return True
    return False


def _filled(block: core.Block) -> core.Block:
    return block if block.statements else updated(block, statements=(core.Pass(span=block.span),))


def _standing_at(body: core.Block, counter: str, place: Linear, facts: Facts) -> core.Block:
    """A loop's body with its variable at one place."""

    def change(node: core.Node) -> core.Node:
        if is_variable(node, counter):
            return updated(written(place, facts), span=node.span)
        new = rebuild(node, change)
        match new:
            case core.Primitive(name="add" | "subtract") if new != node and (found := amount_of(new, facts)) is not None:
                return updated(written(found, facts), span=node.span)
        return new

    found = change(body)
    assert isinstance(found, core.Block)
    return found
