"""What a test takes over from the pass with the greatest or the least number: its place, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE
from fpp_lang.lift import make
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.index_values import operation
from fpp_lang.lift.linear import Linear, Symbol, number, of
from fpp_lang.lift.model import Axis, Binding, Chosen, Kept, Ref, Sort, Value
from fpp_lang.lift.totals import extreme
from fpp_lang.lift.variables import Variables
from fpp_lang.lift.written import written

PLACES = {(True, False): "first_largest", (True, True): "last_largest", (False, False): "first_smallest", (False, True): "last_smallest"}


@dataclass(slots=True)
class Extremes(Variables):
    """Writes what becomes of a `Chosen`."""

    def choose(self, node: Chosen) -> None:
        passes = self.passes
        depths = {passes.depth.get(name, 0) for name in node.variables}
        over = passes.axes[min(depths) :]
        if len(depths) != 1 or len(over) != 1 or passes.guards or passes.pending is not None:
            raise Kept("the place of the greatest is looked for in more than one loop", node)
        (axis,) = over
        if axis.sort is not Sort.COUNT or axis.step != 1:
            raise Kept("the place of the greatest is looked for by steps", node)
        value = passes.decision(node.value)
        if axis not in value.axes or None in value.layout:
            raise Kept("every pass offers the same", node)
        if self.begins_with_first(node, axis):
            self.choose_from_first(node, axis, value)
        elif node.best is not None:
            self.choose_from_number(node, axis, node.best)
        else:
            raise Kept("the greatest so far is no number of the first pass", node)

    # What is there before --------------------------------------------------------------------------------------------------------

    def begins_with_first(self, node: Chosen, axis: Axis) -> bool:
        """Whether every variable holds before the loop what its first pass would give it."""
        with self.at(axis, self.passes.facts.normal(axis.start)):
            try:
                return all(map(self.holds_already, node.assigns))
            except Kept:
                return False

    def holds_already(self, part: core.Assign) -> bool:
        """Whether a variable has the value that it is given."""
        return isinstance(part.target, core.Variable) and self.holds(part.target.name, part.value)

    def begins_with(self, name: str, value: core.Expression, axis: Axis) -> bool:
        """Whether a variable holds before the loop what a value is in its first pass."""
        before = self.passes.mark()
        with self.at(axis, self.passes.facts.normal(axis.start)):
            try:
                return self.holds(name, value)
            except Kept:
                return False
            finally:
                self.passes.back_to(before)

    def holds(self, name: str, value: core.Expression) -> bool:
        passes, before = self.passes, self.start_of(name)
        if before is None:
            return False
        new = passes.value(value)
        if before.linear is not None and new.linear is not None:
            return passes.facts.normal(before.linear) == passes.facts.normal(new.linear)
        return before.expression is not None and _plain(before.expression) == _plain(passes.shown(new).expression)

    def holds_at(self, place: int, counter: str, name: str, value: core.Expression) -> bool:
        """Whether a variable holds before a loop what a value in it is at a place."""
        passes, before = self.passes, self.start_of(name)
        outer, mark = dict(passes.bound), passes.mark()
        passes.bound[counter] = Value(None, (), number(place))
        try:
            there = passes.array(value).expression
        except Kept:
            return False
        finally:
            passes.bound = outer
            passes.back_to(mark)
        return before is not None and before.expression is not None and _plain(before.expression) == _plain(there)

    def value_before(self, name: str, value: core.Expression, node: core.Statement) -> Value | None:
        """What a variable holds in front of each pass that sets it to a value, if that is the value one place earlier from the first on."""
        match node:
            case core.ForCount(variable=counter, start=core.Constant(value=int() as start)) if start > 0:
                pass
            case _:
                return None
        if not self.holds_at(start - 1, counter, name, value):
            return None
        passes, axis = self.passes, self.passes.axes[-1]
        outer, passes.bound = passes.bound, {**passes.bound, counter: Value(None, (), axis.index.plus(-1))}
        try:
            return passes.array(value)
        finally:
            passes.bound = outer

    def start_of(self, name: str) -> Value | None:
        """What a variable holds before the loop, where that is known."""
        bound = self.passes.bound.get(name)
        if isinstance(bound, Value):
            return bound
        known = self.passes.facts.known.get(name)
        if known is None or _names(known) & (self.passes.written | self.passes.changed):
            return None
        return self.passes.value(known)

    @contextmanager
    def at(self, axis: Axis, place: Linear | Value) -> Iterator[None]:
        """What the loop's variables stand for in one pass of it: of a number, or for each pass of the outer loops."""
        passes = self.passes
        outer = dict(passes.bound)
        passes.bound = {name: _moved(binding, axis, place) for name, binding in outer.items() if not _computed(binding, axis)}
        try:
            yield
        finally:
            passes.bound = outer

    # What is there afterwards ----------------------------------------------------------------------------------------------------

    def choose_from_first(self, node: Chosen, axis: Axis, value: Value) -> None:
        passes = self.passes
        assert value.expression is not None
        rest = tuple(found for found in value.layout if found is not axis)
        along = make.constant(value.layout.index(axis)) if rest else None
        kind = make.kind_of(rest, "int")
        place = Value(make.primitive(PLACES[node.larger, node.last], value.expression, along, kind=kind, like=node), rest)
        if passes.facts.normal(axis.start) != Linear():
            place = operation("add", place, passes.shown(Value(None, (), axis.start)))
        passes.facts.forget(node.variables)
        index = next((part for part in node.assigns if _is_index(part, passes.bound, axis)), None)
        name = index.target.name if index is not None and isinstance(index.target, core.Variable) else self.fresh("place", "best_place")
        place = self.named(core.Variable(name, core.Where.LOCAL), place, node)
        passes.facts.not_negative.add(of(Symbol(name)))
        with self.at(axis, place if place.layout else of(Symbol(name))):
            found = {part: passes.array(part.value) for part in node.assigns if part is not index}
        for part, new in found.items():
            assert isinstance(part.target, core.Variable)
            if len(passes.axes) > 1 or self.lives(part.target.name):
                self.named(part.target, new, node)
        self.settle(node.variables if len(passes.axes) == 1 else ())

    def choose_from_number(self, node: Chosen, axis: Axis, best: str) -> None:
        """From a number on: `best = np.fmax.reduce(v, initial=-np.inf)`, then what stands beside it, if there is such a pass."""
        passes = self.passes
        bound = passes.bound.get(best)
        start = passes.facts.literal(best) if bound is None else bound.expression if isinstance(bound, Value) and not bound.layout else None
        if start is None or len(node.assigns) == 1:
            raise Kept("a start that may be nan is compared with", node)
        alone = passes.array(node.value).layout == (axis,)
        if alone and len(passes.axes) > 1:
            raise Kept("the greatest is the same in every pass of the loop around", node)
        if alone and not node.last:
            self.first_beside(node, axis, start)
            return
        before = {part: self.before_it(part) for part in node.assigns}
        operator = GREATER if node.larger else LESS
        target = next(part.target for part in node.assigns if isinstance(part.target, core.Variable) and part.target.name == best)
        greatest = self.named(target, extreme(passes, operator, passes.decision(node.value), (axis,), start, node), node)
        value = passes.array(node.value)
        (left, right), layout = combined([value, greatest])
        there = core.Compare(left, (("==", right),), "elements", kind=make.kind_of(layout, "bool"))
        rest = greatest.layout
        followers = [part for part in node.assigns if part.target is not target]
        passes.facts.forget(node.variables)
        if rest:
            self.beside_rows(node, axis, greatest, Value(there, layout), start, followers, before)
        else:
            self.beside(node, axis, greatest, there, start, followers)

    def first_beside(self, node: Chosen, axis: Axis, start: core.Expression) -> None:
        """`place = place_of_largest(v)`, then `if v[place] > best:` what is taken over from there."""
        passes = self.passes
        if not all(isinstance(part.target, core.Variable) for part in node.assigns):
            raise Kept("a place is stored in behind a test", node)
        value = passes.array(node.value).expression
        assert value is not None
        place = core.Variable(self.fresh("place", "best_place"), core.Where.LOCAL, kind=WHOLE)
        search = "place_of_largest" if node.larger else "place_of_smallest"
        found: core.Expression = make.primitive(search, value, kind=WHOLE, like=node)
        if passes.facts.normal(axis.start) != Linear():
            found = make.primitive("add", found, written(passes.facts.normal(axis.start), passes.facts), kind=WHOLE)
        self.emit(core.Assign(place, found), node)
        passes.facts.not_negative.add(of(Symbol(place.name)))
        extent = passes.facts.normal(axis.extent)
        inside: list[core.Statement] = []
        with self.at(axis, of(Symbol(place.name))):
            sign = ">" if node.larger else "<"
            test: core.Expression = core.Compare(passes.value_at(node.value), ((sign, start),), "truth", kind=TRUTH, span=node.span)
            for part in node.assigns:
                if isinstance(part.target, core.Variable) and self.lives(part.target.name):
                    new = passes.value_at(part.value)
                    inside.append(core.Assign(updated(part.target, kind=new.kind), new, span=part.span))
        if not passes.facts.at_least(extent, 1):
            any_pass = core.Compare(written(extent, passes.facts), ((">", make.constant(0)),), "truth", kind=TRUTH)
            test = core.Logic("and", (any_pass, test), "truth", kind=TRUTH, span=node.span)
        self.emit(core.If(((test, core.Block(tuple(inside) or (core.Pass(),), span=node.span)),), None), node)
        self.settle(node.variables)

    def before_it(self, part: core.Assign) -> Value | None:
        if isinstance(part.target, core.Variable):
            return self.start_of(part.target.name)
        assert isinstance(part.target, core.Index)
        return self.before(self.passes.complete(self.passes.ref(part.target)), [])

    def beside(
        self, node: Chosen, axis: Axis, greatest: Value, there: core.Expression, start: core.Expression, followers: list[core.Assign]
    ) -> None:
        passes = self.passes
        assert greatest.expression is not None
        test: core.Expression = core.Compare(
            greatest.expression, ((">" if node.larger else "<", start),), "truth", kind=TRUTH, span=node.span
        )
        if node.last:
            test = make.primitive("any_true", there, kind=TRUTH, like=node)
        if not all(isinstance(part.target, core.Variable) for part in followers):
            raise Kept("a place is stored in behind a test", node)
        place: core.Expression = make.primitive("last_true" if node.last else "first_true", there, kind=WHOLE, like=node)
        if passes.facts.normal(axis.start) != Linear():
            shown = passes.shown(Value(None, (), axis.start)).expression
            assert shown is not None
            place = make.primitive("add", place, shown, kind=WHOLE)
        index = next((part for part in followers if _is_index(part, passes.bound, axis)), None)
        name = index.target.name if index is not None and isinstance(index.target, core.Variable) else self.fresh("place", "best_place")
        inside: list[core.Statement] = [core.Assign(core.Variable(name, core.Where.LOCAL, kind=WHOLE), place, span=node.span)]
        passes.facts.not_negative.add(of(Symbol(name)))
        with self.at(axis, of(Symbol(name))):
            for part in followers:
                if part is not index:
                    found = passes.array(part.value)
                    assert found.expression is not None
                    inside.append(core.Assign(updated(part.target, kind=found.expression.kind), found.expression, span=part.span))
        self.emit(core.If(((test, core.Block(tuple(inside), span=node.span)),), None), node)
        self.settle(node.variables)

    def beside_rows(
        self,
        node: Chosen,
        axis: Axis,
        greatest: Value,
        there: Value,
        start: core.Expression,
        followers: list[core.Assign],
        before: dict[core.Assign, Value | None],
    ) -> None:
        """The same for each pass of the outer loops."""
        passes = self.passes
        rest = greatest.layout
        if node.last or passes.facts.normal(axis.start) != Linear() or greatest.expression is None:
            raise Kept("the last of the greatest numbers of each row is looked for", node)
        along = make.constant(there.layout.index(axis))
        place = Value(make.primitive("first_true", there.expression, along, kind=make.kind_of(rest, "int"), like=node), rest)
        test = Value(
            core.Compare(greatest.expression, ((">" if node.larger else "<", start),), "elements", kind=make.kind_of(rest, "bool")), rest
        )
        if len(followers) > 1 or not all(_is_index(part, passes.bound, axis) for part in followers):
            place = self.named(core.Variable(self.fresh("place", "best_place"), core.Where.LOCAL), place, node)
        for part in followers:
            with self.at(axis, place):
                new = passes.array(part.value)
            old = before[part]
            if old is None:
                raise Kept("what is taken over has no value before the loop", node)
            chosen = passes.select(test, new, passes.shown(old), part.value)
            if isinstance(part.target, core.Variable):
                self.named(part.target, chosen, node)
            else:
                assert isinstance(part.target, core.Index)
                passes.axes.remove(axis)
                self.put(passes.complete(passes.ref(part.target)), chosen, node)
                passes.axes.append(axis)

    def named(self, target: core.Variable, value: Value, node: Chosen) -> Value:
        """The value under the variable's name."""
        assert value.expression is not None
        variable = updated(target, kind=value.expression.kind)
        self.emit(core.Assign(variable, value.expression), node)
        found = Value(variable, value.layout)
        if len(self.passes.axes) == 1:
            self.settle((target.name,))
        else:
            self.passes.bound[target.name] = found
            self.passes.depth[target.name] = len(self.passes.axes) - 1
        return found

    def settle(self, names: tuple[str, ...]) -> None:
        """These variables hold after the nest what the loops leave in them."""
        self.settled |= set(names)
        self.passes.facts.forget(names)


def _moved(binding: Binding, axis: Axis, place: Linear | Value) -> Binding:
    match binding:
        case Value(expression=None, linear=Linear() as amount) if amount.factor(axis):
            return _put(amount, axis, place)
        case Ref(tensor, subscripts, corner):
            return Ref(tensor, tuple(_part(part, axis, place) for part in subscripts), corner)
    return binding


def _computed(binding: Binding, axis: Axis) -> bool:
    """Whether it has a number for each pass under a name, so that there is none for one pass alone."""
    return isinstance(binding, Value) and axis in binding.axes


def _part(part: Linear | Value | Axis, axis: Axis, place: Linear | Value) -> Linear | Value | Axis:
    if not isinstance(part, Linear) or not part.factor(axis):
        return part
    found = _put(part, axis, place)
    return found.linear if found.expression is None and found.linear is not None else found


def _put(amount: Linear, axis: Axis, place: Linear | Value) -> Value:
    if isinstance(place, Linear):
        return Value(None, (), amount + (place - of(axis)).scaled(amount.factor(axis)))
    if amount != of(axis):
        raise Kept("what is taken over stands beside the place of the greatest")
    return place


def _is_index(part: core.Assign, bound: dict[str, Binding], axis: Axis) -> bool:
    """Whether it is the number of the pass that is taken over."""
    found = bound.get(part.value.name) if isinstance(part.value, core.Variable) else None
    return isinstance(found, Value) and found.expression is None and found.linear == of(axis)


def _plain(node: core.Expression | None) -> core.Expression | None:
    """`v[0]` however deep it is written."""
    if not isinstance(node, core.Index):
        return node
    subscripts = tuple(part.value if isinstance(part, core.Whole) else part for part in node.subscripts)
    if isinstance(node.target, core.Index):
        inner = _plain(node.target)
        assert isinstance(inner, core.Index)
        return updated(inner, subscripts=(*inner.subscripts, *subscripts))
    return updated(node, subscripts=subscripts)


def _names(node: core.Expression) -> set[str]:
    from fpp_lang.core.walk import walk

    return {part.name for part in walk(node) if isinstance(part, core.Variable)}
