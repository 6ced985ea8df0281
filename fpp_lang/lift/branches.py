"""Branches of a nest as choices: one value for each place and variable that any branch sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import children, walk
from fpp_lang.lift import make
from fpp_lang.lift.apart import grown
from fpp_lang.lift.arrays import with_layout
from fpp_lang.lift.conversions import is_view
from fpp_lang.lift.extremes import Extremes
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.loads import load
from fpp_lang.lift.model import Axis, Kept, Ref, Sort, Value, axes_of
from fpp_lang.lift.place_tests import is_about_places, links
from fpp_lang.lift.roles import COUNTED, reads
from fpp_lang.lift.totals import IDENTITY, total

Branch = tuple[Value | None, dict[Ref, Value], dict[str, Value]]
"""The test of a branch (None: the last one), what it stores, the variables that it sets."""


Choice = tuple[Value | None, dict[Ref | str, Value]]
"""The test of a branch, and all that it sets."""


TERMS = {"add": 0, "subtract": 0, "multiply": 1}
"""The operations by which terms are put together, and the term that changes nothing."""


Places = dict[Ref, core.Expression | None]
"""The places that branches store in, as they are read."""


def _has_safe_order(values: dict[Ref | str, Value | None], places: Places) -> bool:
    """Whether all can be set one after the other, without changing what is read later."""
    waiting = dict(values)
    while free := [key for key in waiting if not _is_read_beside(key, waiting, places)]:
        for key in free:
            del waiting[key]
    return not waiting


def _is_read_beside(key: Ref | str, values: dict[Ref | str, Value | None], places: Places) -> bool:
    """Whether a value other than its own reads a variable or place."""
    others = (value.expression for other, value in values.items() if other != key and value is not None)
    return any(value is not None and _reads(key, value, places) for value in others)


def _reads(key: Ref | str, value: core.Expression | core.Slice, places: Places) -> bool:
    if isinstance(key, str):
        return reads(key, value)
    beside = [place for ref, place in places.items() if ref.tensor.name == key.tensor.name and ref != key]
    return value not in beside and (
        (isinstance(value, core.Variable) and value.name == key.tensor.name)
        or any(_reads(key, part, places) for part in children(value) if isinstance(part, core.Expression | core.Slice))
    )


def _reads_any(keys: list[Ref | str], test: Value) -> bool:
    return test.expression is not None and any(_reads(key, test.expression, {}) for key in keys)


def _with_term(block: core.Block, updates: list[core.Update], term: core.Variable) -> core.Block:
    """The branch with its term set, instead of added."""
    found: list[core.Statement] = []
    for node in block.statements:
        if isinstance(node, core.Update) and node in updates:
            value = make.primitive("negate", node.value, kind=node.value.kind) if node.operator == "subtract" else node.value
            found.append(core.Assign(term, value, span=node.span, comments=node.comments))
        else:
            found.append(node)
    if not any(isinstance(node, core.Assign) and node.target == term for node in found):
        found.append(core.Assign(term, make.constant(TERMS[updates[0].operator])))
    return updated(block, statements=tuple(found))


@dataclass(slots=True)
class Branches(Extremes):
    """Writes the branches of a nest."""

    def branches(self, node: core.If) -> None:
        """Branches that store numbers become one choice for each place."""
        passes = self.passes
        if any(isinstance(part, COUNTED) for part in walk(node)) or self.adds_over_passes(node):
            self.branches_with_loops(node)
            return
        if self.chosen_totals(node):
            return
        spread = self.spread_totals(node)
        if spread is not None:
            for statement in spread:
                self.statement(statement)
            return
        if passes.pending is not None:
            before_pending: dict[Ref, Value] = dict(passes.pending)
        else:
            before_pending = {}
        outer_pending, outer_bound = passes.pending, dict(passes.bound)
        found: list[tuple[Value | None, dict[Ref, Value], dict[str, Value]]] = []
        guards, apart = list(passes.guards), passes.shapes.apart
        for test, block in [*node.branches, *([(None, node.otherwise)] if node.otherwise is not None else [])]:
            condition = None if test is None else passes.decision(test)
            if condition is not None and test is not None:
                passes.guards.append(condition)
                passes.shapes.apart += self.tells_apart(test)
            passes.pending = dict(before_pending)
            assert block is not None
            for statement in block.statements:
                self.statement(statement)
            changed = {
                name: value for name, value in passes.bound.items() if isinstance(value, Value) and outer_bound.get(name) is not value
            }
            stored = {ref: value for ref, value in passes.pending.items() if before_pending.get(ref) is not value}
            found.append((condition, stored, changed))
            passes.bound = dict(outer_bound)
            if condition is not None:
                passes.guards.pop()
                assert test is not None
                passes.guards.append(passes.negation(condition, test))
            passes.pending = outer_pending
        passes.guards, passes.shapes.apart = guards, apart
        self.merge(node, found)

    def tells_apart(self, test: core.Expression) -> bool:
        """Whether a test only compares the places of loops with each other, as `i != j`: it protects no place of a tensor."""
        match test:
            case core.Logic(items=items):
                return all(map(self.tells_apart, items))
            case core.Not(operand=operand):
                return self.tells_apart(operand)
            case core.Compare() if is_about_places(test):
                pairs = [(self.passes.value(left).linear, self.passes.value(right).linear) for left, _, right in links(test)]
                gaps = [self.passes.facts.normal(one - other) for one, other in pairs if one is not None and other is not None]
                several = all(len(list(axes_of(gap))) > 1 == len(set(map(type, gap.atoms()))) for gap in gaps)
                return several and len(gaps) == len(test.rest)
        return False

    def adds_over_passes(self, node: core.If) -> bool:
        """Whether all passes of a loop around add to the same place, `if c: T[i] += value`."""
        if self.passes.pending is not None:
            return False
        targets = [part.target for part in walk(node) if isinstance(part, core.Update) and part.operator in IDENTITY and not part.fresh]
        return any(self.axes_beside_target(target) for target in targets if isinstance(target, core.Index))

    def axes_beside_target(self, target: core.Index) -> tuple[Axis, ...]:
        before = len(self.passes.accesses)
        try:
            return self.axes_beside(self.passes.ref(target))
        except Kept:
            return ()
        finally:
            del self.passes.accesses[before:]

    def branches_with_loops(self, node: core.If) -> None:
        """Branches that hold loops: each runs under its test."""
        passes = self.passes
        outer, apart = list(passes.guards), passes.shapes.apart
        for test, block in [*node.branches, *([(None, node.otherwise)] if node.otherwise is not None else [])]:
            assert block is not None
            condition = None
            if test is not None:
                condition = passes.decision(test)
                if condition.expression is not None and not isinstance(condition.expression, core.Variable):
                    condition = self.test_by_name(condition, node)
                passes.guards.append(condition)
                passes.shapes.apart += self.tells_apart(test)
            self.block(block)
            self.since = {name: tests for name, tests in self.since.items() if tests <= len(outer)}
            if condition is not None and test is not None:
                passes.guards.pop()
                passes.guards.append(passes.negation(condition, test))
        passes.guards[:], passes.shapes.apart = outer, apart

    def merge(self, node: core.If, found: list[tuple[Value | None, dict[Ref, Value], dict[str, Value]]]) -> None:
        passes = self.passes
        refs = list(dict.fromkeys(ref for _, stored, _ in found for ref in stored))
        names = list(dict.fromkeys(name for _, _, changed in found for name in changed))
        choices: list[Choice] = [(condition, dict([*stored.items(), *changed.items()])) for condition, stored, changed in found]
        keys: list[Ref | str] = [*names, *refs]
        tests = [test.expression for test, *_ in found if test is not None and test.expression is not None]
        if not keys and any(isinstance(part, core.Index) for test in tests for part in walk(test)):
            raise Kept("a test reads a place and decides nothing", node)
        merged = self.merged(keys, choices, node)
        places = {ref: load(ref, passes.shapes, ref.tensor).expression for ref in refs} if len(keys) > 1 else {}
        if passes.pending is None and not _has_safe_order(merged, places):
            choices = [
                (self.test_by_name(test, node) if test is not None and _reads_any(keys, test) else test, values) for test, values in choices
            ]
            merged = self.merged(keys, choices, node)
        for key, value in merged.items() if passes.pending is not None else self.in_safe_order(merged, places, node):
            if passes.pending is not None:
                if value is None:
                    passes.bound.pop(key, None)  # type: ignore[arg-type]
                elif isinstance(key, str):
                    passes.bound[key] = value
                else:
                    passes.pending[key] = value
            elif value is None:
                passes.bound.pop(key, None)  # type: ignore[arg-type]
            elif isinstance(key, str):
                self.bind(core.Variable(key, core.Where.LOCAL), value, node)
            else:
                passes.shapes.behind = found[-1][0] is not None or any(key not in stored for _, stored, _ in found)
                self.put(key, value, node)
        passes.shapes.behind = False

    def merged(self, keys: list[Ref | str], choices: list[Choice], node: core.If) -> dict[Ref | str, Value | None]:
        found: dict[Ref | str, Value | None] = {}
        for key in keys:
            self.passes.shapes.behind = choices[-1][0] is not None or any(key not in values for _, values in choices)
            found[key] = self.chosen(key, choices, node)
        return found

    def in_safe_order(
        self, merged: dict[Ref | str, Value | None], places: Places, node: core.If
    ) -> Iterator[tuple[Ref | str, Value | None]]:
        """What branches set, so that nothing is changed that another value still reads: if need be, a value is computed before."""
        waiting = dict(merged)
        saved: set[Ref | str] = set()
        while waiting:
            key = next((key for key in waiting if not _is_read_beside(key, waiting, places)), None)
            if key is not None:
                yield key, waiting.pop(key)
                continue
            key, value = next((key, value) for key, value in waiting.items() if key not in saved and value is not None)
            assert value is not None and value.expression is not None
            name = key if isinstance(key, str) else key.tensor.name
            new = make.primitive("clone", value.expression, kind=value.expression.kind) if is_view(value.expression) else value.expression
            waiting[key] = Value(self.saved(self.fresh(f"new_{name}", f"next_{name}"), new, node), value.layout)
            saved.add(key)

    def chosen(self, key: Ref | str, choices: list[tuple[Value | None, dict[Ref | str, Value]]], node: core.If) -> Value | None:
        """The value of one place or variable after all branches."""
        found = self.before(key, choices)
        for condition, values in reversed(choices):
            value = values.get(key)
            if condition is None:
                if value is not None:
                    found = value
                continue
            value = value if value is not None else self.before(key, [])
            if value is None or found is None:
                if isinstance(key, str):
                    return None
                raise Kept("a store stands behind a test", node)
            found = self.passes.select(condition, self.passes.shown(value), self.passes.shown(found), None)
        return found

    def chosen_totals(self, node: core.If) -> bool:
        """`if x > 0: total += f(x)`: the numbers of the passes for which the test holds."""
        passes = self.passes
        match node:
            case core.If(branches=((test, core.Block(statements=statements)),), otherwise=None):
                pass
            case _:
                return False
        updates = [part for part in statements if isinstance(part, core.Update) and isinstance(part.target, core.Variable)]
        appends = [part for part in statements if isinstance(part, core.Evaluate) and grown(part)]
        if (
            len(updates) + len(appends) != len(statements)
            or passes.pending is not None
            or (passes.guards and not self.only_ranges(updates))
        ):
            return False
        for part in updates:
            assert isinstance(part.target, core.Variable)
            name = part.target.name
            if passes.depth.get(name, 0) >= len(passes.axes) or name in self.running or isinstance(passes.bound.get(name), Ref):
                return False
        condition = passes.joined("and", [*passes.guards, passes.decision(test)], test)
        if not condition.layout:
            return False
        if len(statements) > 1:
            condition = self.test_by_name(condition, node)
        passes.told = not passes.is_tested and self.tells_apart(test)
        for part in updates:
            assert isinstance(part.target, core.Variable)
            over = tuple(passes.axes[passes.depth.get(part.target.name, 0) :])
            found = total(
                passes,
                part.operator,
                part.value,
                over,
                keep=part.target.name in self.deeper,
                only=condition,
                fractions=self.holds_fraction(part.target.name),
            )
            self.add_total(part, found, tested=True)
        for call in appends:
            self.append_chosen(call, condition)
        passes.told = False
        return True

    def only_ranges(self, updates: list[core.Update]) -> bool:
        """Whether lists alone grow there, and the tests around say no more than which passes there are."""
        return not updates and not self.passes.is_tested

    def spread_totals(self, node: core.If) -> list[core.Statement] | None:
        """`if c: total += a else: total += b` as a choice of one term, which is added; None where nothing is added up in branches."""
        blocks = [*(block for _, block in node.branches), *([node.otherwise] if node.otherwise is not None else [])]
        updates = [part for block in blocks for part in block.statements if isinstance(part, core.Update)]
        for update in updates:
            same = [part for part in updates if part.target == update.target]
            if not isinstance(update.target, core.Variable) or not self.is_outer_total(update.target.name) or update.operator not in TERMS:
                continue
            name = update.target.name
            uses = sum(isinstance(part, core.Variable) and part.name == name for part in walk(node))
            once = all(sum(part in same for part in block.statements) <= 1 for block in blocks)
            if uses != len(same) or not once or any(TERMS[part.operator] != TERMS[update.operator] for part in same):
                return None
            term = core.Variable(self.fresh(f"{name}_terms", f"terms_of_{name}"), core.Where.LOCAL, kind=update.value.kind)
            branches = tuple((test, _with_term(block, same, term)) for test, block in node.branches)
            otherwise = _with_term(node.otherwise or core.Block(()), same, term)
            self.passes.assigned |= {term.name}
            operator = "multiply" if update.operator == "multiply" else "add"
            return [
                updated(node, branches=branches, otherwise=otherwise),
                core.Update(update.target, operator, term, renews=update.renews, span=node.span),
            ]
        return None

    def is_outer_total(self, name: str) -> bool:
        passes = self.passes
        outer = passes.depth.get(name, 0) < len(passes.axes)
        return outer and name not in self.running and not isinstance(passes.bound.get(name), Ref) and passes.pending is None

    def append_chosen(self, node: core.Statement, condition: Value) -> None:
        """`if x > 0: out.append(x)` as `out = x[x > 0]`."""
        passes = self.passes
        ((items, item),) = grown(node)
        name = items.name
        started = name in passes.facts.begun or name in passes.facts.built
        everywhere = condition.axes == set(passes.axes)
        if not everywhere or name in passes.bound or not started or name in self.lists:
            raise Kept(f"`{name}` grows only where a test holds", node)
        condition = with_layout(condition, tuple(passes.axes))
        self.lists.add(name)
        expression = self.places_chosen(item, condition) or self.chosen_items(name, item, condition, node)
        self.grow(items, expression, node)

    def places_chosen(self, item: core.Expression, condition: Value) -> core.Expression | None:
        """`np.flatnonzero(x > 0)`, `np.argwhere(A > 0)`: where a test holds, if that is what is appended."""
        axes = self.passes.axes
        parts = item.items if isinstance(item, core.Bracket) else (item,)
        from_front = all(axis.sort is Sort.COUNT and axis.start == Linear() and axis.step == 1 for axis in axes)
        if not from_front or not all(isinstance(part, core.Variable) for part in parts):
            return None
        if [self.passes.value(part).linear for part in parts] != [axis.index for axis in axes]:
            return None
        assert condition.expression is not None
        if isinstance(item, core.Bracket):
            return make.primitive("argwhere", condition.expression, kind=Kind(Base.TENSOR, "int", rank=2))
        return make.primitive("flatnonzero", condition.expression, kind=make.kind_of(tuple(axes), "int"))

    def chosen_items(self, name: str, item: core.Expression, condition: Value, node: core.Statement) -> core.Expression:
        """What the passes append for which a test holds: nothing is computed for others, or at least nothing that fails."""
        passes, (axis, *inner) = self.passes, self.passes.axes
        accesses = len(passes.accesses)
        passes.chosen = condition, Axis("chosen", axis.order, stop=axis.stop)
        try:
            value = passes.array(item)
        except Kept:
            if not inner:
                raise
            del passes.accesses[accesses:]
            value = self.all_items(item, condition, node)
        finally:
            passes.chosen = None
        if not value.layout or value.expression is None:
            raise Kept(f"every pass appends the same to `{name}`", node)
        return value.expression

    def all_items(self, item: core.Expression, condition: Value, node: core.Statement) -> Value:
        """`np.abs(v[:, None] - v)[chosen]`"""
        passes, (axis, *_) = self.passes, self.passes.axes
        passes.chosen = None
        with passes.guarded(condition):
            value = passes.array(item)
        if value.axes != condition.axes:
            raise Kept("what is appended differs in some of the loops alone", node)
        found = with_layout(value, condition.layout).expression
        assert found is not None and condition.expression is not None
        return Value(core.Index(found, (condition.expression,), kind=make.kind_of((axis,), found.kind.dtype)), (axis,))

    def test_by_name(self, condition: Value, node: core.If) -> Value:
        """A test that is used more than once, under a name."""
        assert condition.expression is not None
        name = self.fresh("chosen", "selected")
        variable = core.Variable(name, core.Where.LOCAL, kind=condition.expression.kind)
        self.emit(core.Assign(variable, condition.expression), node)
        return Value(variable, condition.layout)

    def block(self, block: core.Block) -> None:
        for node in block.statements:
            self.passes.moment += 1
            self.statement(node)
        self.comments += block.comments_after

    def statement(self, node: core.Statement) -> None:
        raise NotImplementedError
