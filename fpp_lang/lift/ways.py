"""The ways to lift a loop that is not lifted as it stands: written in another way before, or in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.borders import between_borders
from fpp_lang.lift.built_on import with_variables
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.checks import Need, without_tests
from fpp_lang.lift.counting import Lives, counting, lives_in
from fpp_lang.lift.desugar import plain
from fpp_lang.lift.facts import learn
from fpp_lang.lift.fields import as_variables
from fpp_lang.lift.growing import growing
from fpp_lang.lift.inlined import inlined
from fpp_lang.lift.made import Made
from fpp_lang.lift.model import Kept
from fpp_lang.lift.ragged import Ragged, know, ragged
from fpp_lang.lift.recurrence import Recurrence, recurrence
from fpp_lang.lift.report import Line
from fpp_lang.lift.roles import COUNTED, Loop
from fpp_lang.lift.swaps import turned
from fpp_lang.lift.sweeps import sweep_of
from fpp_lang.lift.uses import (
    assigned_in,
    changed_in,
    indexed_in,
    names_in,
    ranks_of,
    stored_in,
)

NO_FIELDS: Mapping[str, core.Field] = {}


@dataclass(slots=True)
class Ways:
    """One function while its loops are looked at; `lists` that became tensors, `kept_lists` that cannot, `names` that are taken.

    `around`: the outermost loop that stays around the current statement; `steady`: what it binds anew in the same shape; `early`: what is
    tested before it; `behind`: the tests inside it that decide whether the statement runs. `elements`: the variables of such loops that
    are elements themselves, which live on (R5.2).
    `replaced`: the loops that were written in another way before they were lifted. `outlives`: the variables that are read behind the
    whole; `lasts`: why a loop stays that would leave such a variable its last value. `passed`: the tests that there is a pass at a border,
    which decide nothing of what a nest takes for granted.
    """

    function: core.Function
    calls: Calls
    lines: list[Line]
    names: set[str]
    lists: set[str] = field(default_factory=set)
    kept_lists: frozenset[str] | set[str] = frozenset()
    made: set[str] = field(default_factory=set)
    new: Made = field(default_factory=Made)
    around: core.Statement | None = None
    steady: frozenset[str] = frozenset()
    early: list[Need] = field(default_factory=list)
    behind: int = 0
    elements: frozenset[str] = frozenset()
    replaced: Mapping[int, core.Statement] = field(default_factory=dict)
    outlives: Lives = lambda name: False
    lasts: str = ""
    passed: frozenset[int] = frozenset()

    def fresh(self, wish: str) -> str:
        """A name that the function does not have yet."""
        found = next(name for number in range(1, 1000) if (name := wish if number == 1 else f"{wish}_{number}") not in self.names)
        self.names.add(found)
        self.made.add(found)
        return found

    def statement(self, node: core.Statement, facts: Facts, lives: Lives) -> list[core.Statement]:
        raise NotImplementedError

    def tests(self, found: Sequence[Need], node: core.Statement) -> list[core.Statement]:
        raise NotImplementedError

    def put_off(self, found: list[Need]) -> list[Need]:
        raise NotImplementedError

    def block(self, block: core.Block, facts: Facts, lives: Lives) -> core.Block:
        raise NotImplementedError

    def whole(
        self, node: Loop, facts: Facts, lives: Lives, left_alone: str = "", fields: Mapping[str, core.Field] = NO_FIELDS
    ) -> list[core.Statement]:
        raise NotImplementedError

    def swept(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """A sweep that leaves alone what it reads, if a test holds: whole arrays then, else the loops."""
        sweep = sweep_of(plain_nest(node, lives))
        place = None if sweep is None else amount_of(sweep.crossing, facts)
        if sweep is None or place is None:
            raise Kept("it is no sweep that leaves alone what it reads", node)
        *before, last = self.whole(node, facts, lives, sweep.tensor.name)
        sizes = [facts.size(sweep.tensor.name, axis) for axis in range(2)]
        if not facts.at_least(place, 0) or not all(facts.at_least(size - place, 1) for size in sizes):
            self.lines.pop()
            raise Kept("it is not certain that the place where row and column cross exists", node)
        inside = core.Block((updated(last, comments=core.NO_COMMENTS),), span=node.span)
        loops = core.Block((updated(node, comments=core.NO_COMMENTS),), span=node.span)
        return [*before, core.If(((sweep.test, inside),), loops, span=node.span, comments=last.comments)]

    def in_place(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """The nest with what the functions do that it calls, and with fields as variables."""
        nest = inlined(node, self.calls, self.fresh) or node
        with_variables = as_variables(nest, self.around, self.calls)
        nest, fields = with_variables or (nest, {})
        if nest is node or not isinstance(nest, COUNTED):
            raise Kept("it calls no function that loops, and reads no field", node)
        if fields and not changed_in(nest, facts.sharing.elements, self.calls.protects) <= facts.fresh:
            raise Kept("it stores in what may share memory with a field", node)
        outer = facts.ranks, facts.likely, facts.indexed
        body = core.Block((*self.function.body.statements, nest))
        ranks, likely = ranks_of(body, {name: ranks for name, ranks in facts.shown.items() if ranks})
        facts.likely = facts.likely | (likely - facts.ranks.keys())
        facts.ranks = {name: max(ranks.get(name, 0), facts.ranks.get(name, 0)) for name in ranks | facts.ranks}
        facts.indexed = indexed_in(body)
        try:
            return self.whole(nest, facts, lives, fields=fields)
        except Kept:
            facts.ranks, facts.likely, facts.indexed = outer
            raise
        finally:
            facts.spoken_of |= fields.keys()
            facts.forget(fields)

    def in_ranges(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """Rows of different lengths as one loop over all their passes."""
        match ragged(node, facts, self.fresh, lives):
            case Ragged() as found:
                know(found, facts)
                first, *others = self.whole(found.loop, facts, lives)
                return [updated(found.before, comments=first.comments), updated(first, comments=core.NO_COMMENTS), *others]
        raise Kept("its rows are no ranges side by side", node)

    def by_running(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """What each pass makes of the place before as a running value."""
        match recurrence(node, facts, self.fresh):
            case Recurrence(before, loop, test):
                inner = facts if test is None else facts.copy()
                learn(before, inner, self.calls.protects)
                found = self.whole(loop, inner, lives)
                first = updated(before, comments=found[0].comments)
                made = [first, updated(found[0], comments=core.NO_COMMENTS), *found[1:]]
                if test is None:
                    return made
                facts.forget(assigned_in(loop))
                facts.stored(stored_in(loop, self.calls.protects))
                inside = core.Block((updated(first, comments=core.NO_COMMENTS), *made[1:]), span=node.span)
                return [core.If(((test, inside),), None, span=node.span, comments=first.comments)]
        raise Kept("its passes make nothing of the place before")

    def turned(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """A matrix that swaps turn in place as a store of what was there before."""
        found = turned(node, facts, lives)
        if found is None:
            raise Kept("it turns no matrix", node)
        loop, tensor = found
        return self.whole(loop, facts, lives, tensor)

    def bordered(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """A nest that tests where it stands, as the nests between its borders; what all of them take for granted is tested first."""
        plainer = plain_nest(node, lives)
        parts = between_borders(plainer, facts) if isinstance(plainer, core.ForCount) and not lives(plainer.variable) else None
        if parts is None:
            raise Kept("it tests no place", node)
        lines, known, new = list(self.lines), facts.copy(), self.new.copy()
        outer = self.around, self.early, self.behind, self.passed, self.steady
        self.around, self.early, self.behind, self.passed, self.steady = node, [], 0, parts.tests, frozenset()
        found = self.block(core.Block(parts.statements, span=node.span), facts, lives)
        early = self.early
        self.around, self.early, self.behind, self.passed, self.steady = outer
        if any(line.span == node.span and line.became is None for line in self.lines[len(lines) :]):
            self.lines[:], self.new = lines, new
            facts.become(known)
            raise Kept("a part between its borders stays", node)
        self.lines[len(lines) :] = dict.fromkeys(self.lines[len(lines) :])
        return [*self.tests_first(early, node, facts), *self.without_tests_of(early, found).statements]

    def tests_first(self, found: list[Need], node: core.Statement, facts: Facts) -> list[core.Statement]:
        """The test of what was put off, before the loop to which it was."""
        facts.tested |= {name for need in found if need.rank is not None for name in need.names}
        return self.tests(self.put_off(found), node)

    def without_tests_of(self, needs: list[Need], block: core.Block) -> core.Block:
        """A block without the tests of what was put off."""
        return without_tests(block, {place for place, found in self.new.tests.items() if set(found) <= set(needs)})

    def by_last_item(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """What each pass makes of the last item of a list as a running value."""
        found = growing(node, facts, self.fresh)
        if found is None:
            raise Kept("it appends nothing that it makes of the last item", node)
        outer, self.replaced = self.replaced, {**self.replaced, node.id: found[1]}
        try:
            return self.from_start(*found, facts, lives)
        except Kept:
            self.replaced = outer
            raise

    def from_start(self, start: core.Assign, loop: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """What a loop becomes that needs another statement before it."""
        learn(start, facts, self.calls.protects)
        first, *others = self.whole(loop, facts, lives)
        return [updated(start, comments=first.comments), updated(first, comments=core.NO_COMMENTS), *others]

    def building(self, node: Loop, facts: Facts, lives: Lives) -> list[core.Statement]:
        """The nest with variables for the elements that its loops build on."""
        found = with_variables(node, facts, self.calls, self.fresh)
        if found is None:
            raise Kept("no loop builds on an element", node)
        beside = {name for part in found if not isinstance(part, COUNTED) for name in names_in(part)}

        def lives_on(name: str) -> bool:
            return name in beside or lives(name)

        parts = [self.whole(part, facts, lives_on) if isinstance(part, COUNTED) else [part] for part in found]
        return [statement for part in parts for statement in part]


def plain_nest(node: Loop, lives: Lives) -> Loop:
    """The nest in the few shapes that the pass knows."""
    return updated(node, body=plain(counting(node.body, lives_in(node, lives))))
