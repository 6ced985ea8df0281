"""One function: its loops are tried from the outside in; what cannot be lifted as a whole keeps its loop, and its body is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.ascending import ascending
from fpp_lang.lift.both_ends import with_both_ends
from fpp_lang.lift.checks import Need, needs, not_below_zero, tests
from fpp_lang.lift.conversions import with_outside
from fpp_lang.lift.counting import Lives, joined, lives_after, lives_in, uses_by_name
from fpp_lang.lift.facts import knowing, learn, places_read, shape_made
from fpp_lang.lift.fields import as_fields, of_function
from fpp_lang.lift.flags import with_flags_set
from fpp_lang.lift.forwarded import forwarded
from fpp_lang.lift.frames import ranking
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.items import with_items_chosen
from fpp_lang.lift.linear import Symbol
from fpp_lang.lift.lists import grown_by, read_as_tensor, tensors_for_lists, with_built, with_item, with_others
from fpp_lang.lift.made import Made
from fpp_lang.lift.model import Kept, Totalled
from fpp_lang.lift.nest import Nest
from fpp_lang.lift.repeated import named
from fpp_lang.lift.report import Line
from fpp_lang.lift.roles import COUNTED, Loop
from fpp_lang.lift.rows import without_row_names
from fpp_lang.lift.searches import without_names
from fpp_lang.lift.shapes import Shapes
from fpp_lang.lift.sharing import sharing_of, still_alone
from fpp_lang.lift.steady import steady_in, swapped_in
from fpp_lang.lift.swaps import with_pairs_apart, with_trades
from fpp_lang.lift.tidy import tidied
from fpp_lang.lift.uses import (
    assigned_in,
    changed_in,
    computed_shown,
    elements_of,
    elements_shown,
    indexed_in,
    names_in,
    ranks_of,
    stored_in,
)
from fpp_lang.lift.values import Passes
from fpp_lang.lift.ways import NO_FIELDS, Ways, plain_nest

DECIDING = (core.If, core.Compare, core.Conditional, core.Logic)
"""What is about one number, so that the text is for one rank alone."""

ALL_LOOPS = (*COUNTED, core.While, core.Repeat)


@dataclass(slots=True)
class Lifting(Ways):
    """Lifts the loops of one function."""

    def lifted(self) -> core.Function:
        as_written = self.function
        self.function, fields = of_function(updated(as_written, body=with_trades(as_written.body, self.outlives)), self.calls)
        new = self.on_arrays()
        return as_written if new is self.function else updated(new, body=as_fields(new.body, fields))

    def on_arrays(self) -> core.Function:
        before = len(self.lines)
        shown = computed_shown(self.function.body, self.calls.ranks(self.function.key))
        ranks, likely = ranks_of(self.function.body, shown, [parameter.name for parameter in self.function.parameters])
        reached = {name: rank for name, rank in self.calls.reached(self.function.body).items() if name not in ranks}
        ranks, likely = ranks | reached, likely | reached.keys()
        shown = elements_shown(self.function.body, shown)
        facts = Facts(ranks, likely, shown, indexed_in(self.function.body), sharing=sharing_of(self.function))
        facts.spoken_of |= {parameter.name for parameter in self.function.parameters} | set(self.function.outer_reads)
        body = self.block(self.function.body, facts, self.outlives)
        if body is self.function.body:
            return self.function
        grown = {name for node in walk(body) if (name := grown_by(node)) in self.lists}
        if grown:
            del self.lines[before:]
            again = updated(self, names=taken_names(self.function), lists=set(), kept_lists=self.kept_lists | grown, made=set(), new=Made())
            return again.on_arrays()
        body = tensors_for_lists(body, self.lists) if self.lists else body
        body = tidied(with_outside(body, self.function), self.new, self.calls.protects, self.calls.makes, self.made, self.outlives)
        body = forwarded(body, self.new.statements)
        body = named(body, self.new.statements, self.fresh, self.calls.protects)
        locals_ = tuple(dict.fromkeys((*self.function.locals, *sorted(self.made))))
        return updated(self.function, body=body, locals=locals_)

    def block(self, block: core.Block, facts: Facts, lives: Lives) -> core.Block:
        """A block with its loops lifted; `lives`: whether a variable is read after it."""
        found: list[core.Statement] = []
        changed = False
        statements = joined(block.statements, lives)
        uses = uses_by_name(statements)
        for place, node in enumerate(statements):
            new = self.statement(node, facts, lives_after(statements, place, uses, lives))
            changed = changed or new != [node]
            found += new
        return updated(block, statements=tuple(found)) if changed else block

    def statement(self, node: core.Statement, facts: Facts, lives: Lives) -> list[core.Statement]:
        if isinstance(node, ALL_LOOPS):
            return self.loop(with_built(node, facts), facts, lives)
        match node:
            case core.If():
                new = self.branches(node, facts, lives)
                learn(node, facts, self.calls.protects)
                return [new]
            case core.Try():
                facts.forget(assigned_in(node))
                facts.fresh = still_alone(node, facts.fresh, self.calls.protects)
                return [node]
        if (longer := with_item(node, facts)) is not None:
            self.new.statements.add(longer.id)
            return [longer]
        if isinstance(node, core.Assign) and isinstance(node.target, core.Variable):
            read = places_read(node.value, facts)
            sizes = not_below_zero([(node.target.name, size) for size in shape_made(node.value, facts) or ()] + read, facts)
            self.new.sizes |= {node.id: sizes} if sizes else {}
        learn(node, facts, self.calls.protects)
        return [node]

    def branches(self, node: core.If, facts: Facts, lives: Lives) -> core.If:
        counts = self.around is not None and node.id not in self.passed
        self.behind += counts
        branches = tuple((test, self.block(block, knowing(test, facts), lives)) for test, block in node.branches)
        otherwise = None if node.otherwise is None else self.block(node.otherwise, facts.copy(), lives)
        self.behind -= counts
        facts.forget(assigned_in(node))
        facts.stored(stored_in(node, self.calls.protects))
        if all(new is old for (_, new), (_, old) in zip(branches, node.branches, strict=True)) and otherwise is node.otherwise:
            return node
        return updated(node, branches=branches, otherwise=otherwise)

    # Loops -------------------------------------------------------------------------------------------------------------------

    def loop(self, node: core.Statement, facts: Facts, lives: Lives) -> list[core.Statement]:
        """The statements that a loop becomes: arrays, or the loop with its body lifted as far as that goes."""
        reason = "the number of passes is not known before it"
        if isinstance(node, COUNTED):
            try:
                return self.whole(node, facts, lives)
            except Kept as kept:
                reason = kept.reason
            for other_way in (
                self.swept,
                self.turned,
                self.bordered,
                self.in_place,
                self.in_ranges,
                self.by_running,
                self.by_last_item,
                self.building,
            ):
                names, made = set(self.names), set(self.made)
                try:
                    return other_way(node, facts, lives)
                except Kept:
                    self.names, self.made = names, made
        return self.kept(node, reason, facts, lives)

    def kept(self, node: core.Statement, reason: str, facts: Facts, lives: Lives) -> list[core.Statement]:
        """A loop that stays, with its body lifted as far as that goes."""
        self.lines.append(Line(node.span, None, reason))
        facts.fresh = still_alone(node, facts.fresh, self.calls.protects)
        steady = steady_in(node, facts, self.calls.protects)
        stored = stored_in(node, self.calls.protects)
        inner = facts.copy()
        for each in (inner, facts):
            alone = each.fresh & swapped_in(node)
            each.forget(assigned_in(node) - steady)
            each.renew(steady)
            each.fresh |= alone
        inner.stored(stored)
        facts.stored(stored | assigned_in(node))
        _know_counter(node, inner)
        body = node.body  # type: ignore[attr-defined]
        again = lives_in(node, lives)
        outermost = self.around is None
        if outermost:
            self.around, self.early, self.steady = node, [], steady
        elements, self.elements = self.elements, self.elements | elements_of(node).keys()
        new = self.block(body, inner, again)
        self.elements = elements
        if not outermost:
            return [node] if new is body else [updated(node, body=new)]
        self.around, early = None, self.early
        new = self.without_tests_of(early, new)
        return [node] if new is body else [*self.tests_first(early, node, facts), updated(node, body=new)]

    def tests(self, found: Sequence[Need], node: core.Statement) -> list[core.Statement]:
        """The test of what is needed before a nest; it may move up later."""
        made = tests(found, node)
        self.new.tests |= {test.id: tuple(found) for test in made}
        return made

    def put_off(self, found: list[Need]) -> list[Need]:
        """What has to be tested here: where a loop stays around, what does not change in it is tested once, before it."""
        if self.around is None or self.behind:
            return found
        changed = assigned_in(self.around) - self.steady
        leaves = any(isinstance(part, core.Break | core.Return) for part in walk(self.around))
        here: list[Need] = []
        for need in found:
            if not names_in(need.test) & changed:
                early = need
            elif need.widest is not None and not leaves and not names_in(need.widest) & changed:
                early = updated(need, test=need.widest)
            else:
                here.append(need)
                continue
            self.early += [early] if early not in self.early else []
        return here

    def whole(
        self, node: Loop, facts: Facts, lives: Lives, left_alone: str = "", fields: Mapping[str, core.Field] = NO_FIELDS
    ) -> list[core.Statement]:
        """The statements that a nest becomes; `left_alone`: a tensor of which no pass changes what another one reads.

        `fields`: the variables that stand for one.
        """
        made: list[str] = []

        def fresh(*wishes: str) -> str:
            free = [wish for wish in wishes if wish not in self.names] or [
                f"{wishes[0]}_{number}" for number in range(2, 100) if f"{wishes[0]}_{number}" not in self.names
            ]
            made.append(free[0])
            self.names.add(free[0])
            return free[0]

        by_places = without_row_names(cast(Loop, with_pairs_apart(node, fresh)), lives)
        alone = with_flags_set(with_both_ends(by_places, facts.known), facts.literal)
        simpler = cast(Loop, without_names(alone, lives, self.calls.pure))
        plainer = with_items_chosen(plain_nest(simpler, lives), fresh)
        shape = cast(Loop, ascending(cast(Loop, plainer), lives, facts.sharing_with))
        facts.fresh = still_alone(node, facts.fresh, self.calls.protects)
        shapes = Shapes(facts.copy(), [])
        passes = Passes(self.calls, shapes, frozenset(assigned_in(shape)), frozenset(stored_in(shape, self.calls.protects)))
        passes.exact = any(isinstance(part, Totalled) for part in walk(shape)) or any(isinstance(part, DECIDING) for part in walk(simpler))
        passes.changed = facts.sharing_with(changed_in(shape, facts.sharing.elements, self.calls.protects))
        passes.ranking = ranking(shape)
        passes.changed_later = lambda: facts.sharing.with_others(
            changed_in(self.function.body, facts.sharing.elements, self.calls.protects)
        )
        nest = Nest(passes, lambda name: name in self.elements or lives(name), fresh)
        nest.made, nest.lasts = self.new, self.lasts
        try:
            nest.whole(shape, left_alone)
            self.check_elements(passes, node)
            self.check_lists(nest.lists, node)
            passes.open |= {name: variable for part in nest.body for name, variable in _measured(part) if facts.is_open(name)}
            wanted = [updated(need, test=as_fields(need.test, fields)) for need in needs(passes, node)]
        except Kept:
            self.names -= set(made)
            raise
        self.made |= set(made)
        self.lists |= nest.lists
        facts.tested |= passes.facts.tested
        facts.not_negative |= {room.amount for room in (*shapes.rooms, *shapes.compared)}
        facts.forget(assigned_in(node) | nest.lists)
        facts.built |= {name: shapes.facts.built[name] for name in nest.lists}
        facts.ranks |= {name: shapes.facts.ranks[name] for name in nest.lists}
        facts.tested |= nest.lists
        facts.stored(stored_in(node, self.calls.protects))
        self.lines.append(Line(node.span, "whole arrays", ""))
        self.lines += [Line(part.span, None, "its passes build on each other; inside it are whole arrays") for part in nest.stayed]
        arrays = [_array_of(name, rank, node) for name, rank in passes.arrays.items()]
        found = [as_fields(part, fields) for part in (*nest.first, *nest.body)]
        before, body = found[: len(nest.first)], found[len(nest.first) :]
        return [*_with_comments([*arrays, *before, *self.tests(self.put_off(wanted), node), *body], node, nest.comments)]

    def check_elements(self, passes: Passes, node: core.Statement) -> None:
        """What a nest does to an element of a loop around it, no pass may read where it lies; and the other way round."""
        tensors = {access.tensor for access in passes.accesses}
        for name in sorted((self.elements & names_in(node)) - tensors):
            where = passes.facts.sharing_with(passes.facts.sharing.elements[name])
            if where & (tensors if name in passes.assigned else passes.changed):
                raise Kept(f"`{name}` is an element of what the loop {'reads' if name in passes.assigned else 'changes'}", node)

    def check_lists(self, lists: set[str], node: core.Statement) -> None:
        """A list that becomes a tensor may only be read as one."""
        for name in sorted(lists):
            if name in self.kept_lists:
                raise Kept(f"`{name}` grows in another loop as well", node)
            if not read_as_tensor(name, with_others(self.function.body, self.replaced)):
                raise Kept(f"`{name}` is seen as a list", node)


def _measured(node: core.Node) -> Iterator[tuple[str, core.Variable]]:
    """The tensors whose sizes are written as those of one rank."""
    for part in walk(node):
        match part:
            case core.Primitive(name="axis_size", arguments=(core.Primitive(name="shape", arguments=(core.Variable() as tensor,)), _)):
                yield tensor.name, tensor


def _array_of(name: str, rank: int, node: core.Statement) -> core.Statement:
    """`v = np.asarray(v)` for what may be a list of numbers."""
    variable = core.Variable(name, core.Where.LOCAL)
    array = make.primitive("as_array", variable, kind=Kind(Base.TENSOR, rank=rank))
    return core.Assign(updated(variable, kind=array.kind), array, span=node.span)


def _with_comments(found: list[core.Statement], node: core.Statement, rest: Sequence[str]) -> list[core.Statement]:
    if not found:
        return [core.Pass(span=node.span, comments=node.comments)]
    first = min(range(len(found)), key=lambda place: not found[place].comments.before)
    if first and found[first].comments.before == node.comments.before and node.comments.before:
        found[0] = updated(found[0], comments=node.comments)
        found[first] = updated(found[first], comments=core.Comments((), found[first].comments.after))
    if rest:
        last = found[-1]
        found[-1] = updated(last, comments=core.Comments((*last.comments.before, *rest), last.comments.after))
    return found


def _know_counter(node: core.Statement, facts: Facts) -> None:
    """Inside a counting loop its variable lies between start and stop."""
    if not isinstance(node, core.ForCount):
        return
    step, start, stop = step_of(node.step), amount_of(node.start, facts), amount_of(node.stop, facts)
    if step is None or start is None or stop is None or any(name == node.variable for name in assigned_in(node.body)):
        return
    stop = stop.plus(1 if node.inclusive and step > 0 else -1 if node.inclusive else 0)
    low, high = (start, stop.plus(-1)) if step > 0 else (stop.plus(1), start)
    facts.bounds[Symbol(node.variable)] = ((low,), (high,))


def taken_names(function: core.Function) -> set[str]:
    found = set(function.locals) | set(function.outer_reads)
    for node in walk(function):
        match node:
            case core.Variable(name=name):
                found.add(name)
            case core.Function(locals=names):
                found |= set(names)
    return found
