"""The way back through one expression: how the derivative by its value becomes derivatives by the variables in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fpp_lang.autodiff import make
from fpp_lang.autodiff.choices import Only, choice_of, is_risky
from fpp_lang.autodiff.fusions import cancelled, fusion_of
from fpp_lang.autodiff.paths import Part, Path, field_in, is_step, part_of, rooted
from fpp_lang.autodiff.places import name_of, reads_of
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.rule_text import uses, written
from fpp_lang.autodiff.rules import NO_GRADIENT, Given, Rule, rule_for
from fpp_lang.autodiff.saving import Saver
from fpp_lang.autodiff.shapes import NUMBER, ONE_HOT, Shape, Shapes
from fpp_lang.autodiff.slopes import Slope, full_shape, is_shared, is_simple, kind_of_slope
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.syntax import tree as syntax

if TYPE_CHECKING:
    from fpp_lang.autodiff.program import Derivation


@dataclass(frozen=True, slots=True)
class Contribution:
    """One way in which the loss depends on a variable, or on a part of it. `fresh`: the value's memory is nobody else's."""

    variable: core.Variable | core.Field
    subscripts: Path
    slope: Slope
    fresh: bool = False


@dataclass(slots=True)
class Flow:
    """The way back through the expressions of one statement. `lines`: statements that give names to what is used twice."""

    derivation: Derivation
    saver: Saver
    shapes: Shapes
    active: frozenset[str]
    at: core.Statement
    found: list[Contribution] = field(default_factory=list)
    lines: list[core.Statement] = field(default_factory=list)
    root: core.Expression | None = None
    risky: frozenset[str] = frozenset()
    said: core.Expression | None = None

    def is_active(self, node: core.Expression | None) -> bool:
        """Whether the value may depend on what is differentiated by."""
        return node is not None and any(
            (isinstance(part, core.Variable | core.Field) and name_of(part) in self.active)
            or (isinstance(part, core.Call) and self.derivation.reads_active(part.key, self.active))
            for part in walk(node)
        )

    def back(self, node: core.Expression, slope: Slope) -> None:
        """Spreads the derivative by a value over what it was made of."""
        if not self.is_active(node):
            return
        if slope.only and not self._keeps_choices(node):
            slope = self.chosen(slope)
        if slope.wide is not None and not self._works_on_wide(node):
            slope = Slope(self.summed_by_shape(self.whole_of(slope, slope.wide), node, self.shapes.of(node)))
        match node:
            case core.Variable():
                self._reaches(node, (), slope)
            case core.Field():
                self._field(node, slope)
            case core.Index():
                self._index(node, slope)
            case core.Primitive():
                self._primitive(node, slope)
            case core.Unwrap(value=inner) | core.Copy(value=inner):
                if node is self.root:
                    self.root = inner
                self.back(inner, slope)
            case core.ToTensor():
                self._to_tensor(node, slope)
            case core.ToList(value=inner):
                self.back(inner, slope if inner.kind.base is Base.LIST else Slope(core.ToTensor(slope.value, kind=inner.kind)))
            case core.Bracket(items=items) | core.Pair(items=items):
                self._items(node, items, slope)
            case core.Record(entries=entries):
                self._entries(entries, slope)
            case core.Conditional():
                raise Refused(NoDerivative(node.span, "a choice inside a larger expression"))
            case core.Call():
                self._call(node, slope)
            case core.Compare() | core.Logic() | core.Not() | core.Whole() | core.Format():
                pass
            case _:
                raise Refused(NoDerivative(node.span, f"`{node.span.text}`" if len(node.span.text) < 40 else "what this line does"))

    # Names and values --------------------------------------------------------------------------------------------------------

    def named(self, slope: Slope) -> Slope:
        """The derivative under a name, so that it is computed once."""
        if is_simple(slope.value):
            return slope
        name = self.derivation.fresh(self._wish())
        variable = make.variable(name, slope.value.kind, self.saver.where)
        value = make.primitive("clone", slope.value) if is_shared(slope.value) and self._reads_what_it_changes() else slope.value
        self.lines.append(core.Assign(variable, updated(value, kind=variable.kind), span=self.at.span))
        self.shapes.known[name] = self.shapes.of(slope.value)
        return updated(slope, value=variable)

    def chosen(self, slope: Slope) -> Slope:
        """The derivative where it counts, and 0 elsewhere."""
        if slope.chosen:
            return updated(slope, only=())
        value = slope.value
        for place in slope.only:
            yes, no = (value, make.constant(0)) if place.holds else (make.constant(0), value)
            value = make.choice(place.condition, yes, no, self.at.span)
        return Slope(value, slope.full, slope.wide)

    def _reads_what_it_changes(self) -> bool:
        """Whether the statement computes a variable from itself: then `d_x` changes while parts of it are still read."""
        at = self.at
        return isinstance(at, core.Assign | core.Update) and not _is_many(at.target) and name_of(at.target) in reads_of(at.value)

    def _wish(self) -> str:
        target = name_of(self.at.target) if isinstance(self.at, core.Assign | core.Update) and not _is_many(self.at.target) else None
        return f"d_{target.replace('.', '_')}_part" if target else "d_part"

    def kept(self, node: core.Expression) -> core.Expression:
        """The value of an operand on the way back; a name that it got has its shape."""
        return self._with_shape(self.saver.keep(node, self.at), node)

    def _with_shape(self, found: core.Expression, node: core.Expression) -> core.Expression:
        if isinstance(found, core.Variable):
            self.shapes.known.setdefault(found.name, self.shapes.of(node))
        return found

    def result(self, node: core.Expression) -> core.Expression:
        """The value of an expression of this statement: that of the variable that it was assigned to, where it is the whole."""
        at = self.at
        if node is self.root and isinstance(at, core.Assign) and not _is_many(at.target) and not isinstance(at.target, core.AtPlace):
            target = at.target
            if isinstance(target, core.Variable) or (isinstance(target, core.Index) and self._fills(node, target)):
                return self.saver.keep(updated(target, kind=node.kind), at, after=True)
        return self.saver.keep(node, at)

    def _fills(self, node: core.Expression, place: core.Index) -> bool:
        """Whether a value that is stored in a place has its shape, and is not stretched over it."""
        return (node.kind.is_single and place.kind.is_single) or self.shapes.of(node) == self.shapes.of(place)

    def full(self, node: core.Expression, slope: Slope) -> core.Expression:
        """The derivative with the shape of the value."""
        if slope.full or node.kind.is_single:
            return slope.value
        shape = self.shapes.of(node)
        if self.shapes.of(slope.value) == shape:
            return slope.value
        return spread_over(slope.value, self.shape_of(node, shape), kind_of_slope(node.kind))

    def shape_of(self, node: core.Expression, shape: Shape | None = None) -> core.Expression:
        """The shape of a value: that of a variable which has the same, its sizes, or asked of the value."""
        shape = self.shapes.of(node) if shape is None else shape
        for part in (node, *walk(node)):
            if isinstance(part, core.Variable) and self.shapes.of(part) == shape and self.saver.is_still_there(part, self.at, False):
                return make.primitive("shape", part)
        if isinstance(shape, tuple) and all(isinstance(size, int) for size in shape):
            return full_shape(node, shape)
        return make.primitive("shape", self.kept(node))

    # Parts -------------------------------------------------------------------------------------------------------------------

    def _field(self, node: core.Field, slope: Slope) -> None:
        found = rooted(node)
        if found is None:
            raise Refused(NoDerivative(node.span, "a field of a record or object without a name"))
        root, path = found
        if path:
            slope = Slope(self.full(node, self.chosen(slope)))
        self._reaches(root, tuple(map(self.kept_part, path)), slope)

    def _reaches(self, node: core.Variable | core.Field, path: Path, slope: Slope) -> None:
        found = self.chosen(slope)
        full = found.full or self.shapes.of(found.value) == self.shapes.of(node)
        self.found.append(Contribution(node, path, updated(found, full=full, only=slope.only)))

    def _index(self, node: core.Index, slope: Slope) -> None:
        value = self.full(node, slope)
        found = rooted(node)
        if found is not None:
            root, path = found
            self.found.append(Contribution(root, tuple(map(self.kept_part, path)), Slope(value)))
            return
        target, subscripts = node.target, node.subscripts
        kept = tuple(map(self.kept_part, subscripts))
        while isinstance(target, core.Index) and all(map(is_step, target.subscripts)):
            kept = (*map(self.kept_part, target.subscripts), *kept)
            target = target.target
        name = self.derivation.fresh(self._wish())
        whole = make.variable(name, kind_of_slope(target.kind), self.saver.where)
        shape = self.shapes.of(target)
        zeros = updated(make.primitive("zeros", self.shape_of(target, shape)), kind=whole.kind)
        self.lines.append(core.Assign(whole, zeros, span=self.at.span))
        self.lines.append(stored(whole, kept, value, self.at, adds=any(map(_may_repeat, kept))))
        self.shapes.known[name] = shape
        self.back(target, Slope(whole))

    def kept_part(self, part: Part) -> Part:
        if isinstance(part, core.Slice):
            ends = (None if end is None else self.kept(end) for end in (part.start, part.stop, part.step))
            return core.Slice(*ends, span=part.span)
        return self.kept(part)

    def _items(self, node: core.Bracket | core.Pair, items: tuple[core.Expression, ...], slope: Slope) -> None:
        slope = self.named(Slope(self.full(node, slope)))
        for place, item in enumerate(items):
            if self.is_active(item):
                part = make.index(slope.value, make.constant(place), kind=kind_of_slope(item.kind))
                self.back(item, Slope(part))

    def _entries(self, entries: Sequence[tuple[core.Expression, core.Expression]], slope: Slope) -> None:
        slope = self.named(slope)
        for key, item in entries:
            if self.is_active(item):
                if not (isinstance(key, core.Constant) and isinstance(key.value, str)):
                    raise Refused(NoDerivative(key.span, "a record whose fields show only when the program runs"))
                self.back(item, Slope(field_in(slope.value, [key.value], kind_of_slope(item.kind))))

    def _to_tensor(self, node: core.ToTensor, slope: Slope) -> None:
        value = self.full(node, slope)
        if node.leading is not None:
            raise Refused(NoDerivative(node.span, "a list that takes the shape of a nest"))
        if isinstance(node.value, core.Bracket):
            self.back(updated(node.value, kind=node.kind), Slope(value))
            return
        is_list = node.value.kind.base is not Base.OPEN
        self.back(node.value, Slope(core.ToList(value, kind=node.value.kind) if is_list else value))

    # Primitives --------------------------------------------------------------------------------------------------------------

    def _primitive(self, node: core.Primitive, slope: Slope) -> None:
        if node.name in NO_GRADIENT:
            return
        if node.name == "multiply" and node.arguments[0] == node.arguments[1]:
            node = make.primitive("square", node.arguments[0], span=node.span)
        fused = fusion_of(node)
        if fused is not None:
            fusion, bound = fused
            slope = slope if fusion.element_wise else self.chosen(slope)
            self.by_rule(node, fusion.rule, bound, slope, stretches=fusion.element_wise)
            return
        rule = rule_for(node)
        if rule is None:
            self.derivation.structures(self, node, slope)
            return
        names = [parameter.name for parameter in PRIMITIVES[node.name].parameters]
        given = dict(zip(names, node.arguments, strict=False))
        self.by_rule(node, rule, given, slope, stretches=PRIMITIVES[node.name].elementwise and node.name not in ("times", "full"))

    def by_rule(
        self, node: core.Primitive | core.Call, rule: Rule, given: Given, slope: Slope, *, stretches: bool, whole: bool = False
    ) -> None:
        """What a row of the table says. `stretches`: arguments are broadcast, and summed back; `whole`: it needs `dz` in full."""
        wanted = [(name, text) for name, text in rule.texts.items() if self.is_active(given[name])]
        if not wanted or self._by_cancelling(node, given):
            return
        is_thin = isinstance(node, core.Primitive) and node.name in THIN and slope.value.kind.is_single
        if whole or (not stretches and not is_thin and any(uses(text).whole for _, text in wanted)):
            slope = Slope(self.full(node, slope))
        if len(wanted) > 1 or any(uses(text).count("dz") > 1 for _, text in wanted):
            slope = self.named(slope)
        for name, text in wanted:
            argument = given[name]
            assert argument is not None
            env: dict[str, core.Expression | None] = {"dz": slope.value}
            for other in sorted(uses(text).names & given.keys()):
                value = given[other]
                env[other] = None if value is None else self._operand(value, text, other)
            if "z" in uses(text).names:
                env["z"] = self._with_shape(self.result(node), node)
            late = stretches and (not slope.chosen or is_risky(argument, self.risky))
            choice = choice_of(text) if late else None
            if choice is not None:
                place = Only(written(choice[0], env, self.at.span), choice[1])
                self.back(argument, self._fitted(node, argument, slope.value, self.only_at(place, slope), stretches))
                continue
            value = written(text, env, self.at.span)
            passed = updated(slope, chosen=slope.chosen and (not slope.only or uses(text).names == {"dz"}))
            self.back(argument, self._fitted(node, argument, value, passed, stretches))

    def _by_cancelling(self, node: core.Primitive | core.Call, given: Given) -> bool:
        """Softmax behind the logarithm of its result, and the like: what one divides by, the other multiplies with."""
        if self.said is None or node is not self.root or not isinstance(node, core.Call):
            return False
        found = cancelled(node.key, self.said, self.result(node))
        if found is None or any(self.shapes.of(part) != self.shapes.of(node) for part in (found.bound["y"], self.said)):
            return False
        argument = next(iter(given.values()))
        assert argument is not None
        text = found.for_one_hot if self._is_one_hot(found.bound["y"]) else found.text
        self.back(argument, Slope(written(text, found.bound, self.at.span)))
        return True

    def _is_one_hot(self, node: core.Expression) -> bool:
        """Whether every value that a variable ever got came from `one_hot`."""
        writes = self.saver.places.writes.get(node.name, ()) if isinstance(node, core.Variable) else ()
        values = [write.statement.value for write in writes if isinstance(write.statement, core.Assign) and not write.partial]
        return bool(writes) and len(values) == len(writes) and all(isinstance(item, core.Call) and item.key == ONE_HOT for item in values)

    def only_at(self, place: Only, slope: Slope) -> Slope:
        """The derivative with one more choice to be made."""
        known = slope.only if not slope.chosen else ()
        return updated(slope, only=known if place in known else (*known, place), chosen=False)

    def _operand(self, value: core.Expression, text: syntax.Expression, name: str) -> core.Expression:
        """A parameter in a rule's text; where only its size is asked for, anything of that size will do."""
        return self.kept(value) if name in uses(text).values else self._like(value, self.shapes.of(value))

    def _fitted(
        self, node: core.Primitive | core.Call, argument: core.Expression, value: core.Expression, slope: Slope, stretches: bool
    ) -> Slope:
        """The derivative by an argument: what broadcasting stretched is summed back."""
        mine, whole, has = self.shapes.of(argument), self.shapes.of(node), self.shapes.of(value)
        if argument.kind.is_single and value.kind.is_single and (whole == NUMBER or not stretches):
            return updated(slope, value=value, full=True, wide=None)
        if mine == NUMBER and value.kind.is_single and not slope.full:
            value = self.chosen(updated(slope, value=value)).value
            stretched = node if slope.wide is None else slope.wide
            return Slope(make.operation("*", value, make.primitive("size", self._like(stretched, self.shapes.of(stretched)))))
        if slope.wide is not None:
            full = slope.full or has == self.shapes.of(slope.wide)
            return self._summed_or_wide(updated(slope, value=value, full=full), argument, mine, slope.wide)
        if not stretches:
            thin = isinstance(node, core.Primitive) and node.name in THIN
            return Slope(value, mine == has or (slope.full and not thin))
        if mine == whole:
            return updated(slope, value=value, full=mine == has or slope.full)
        return self.summed_back(updated(slope, value=value, full=slope.full or has == whole), argument, whole, mine, node)

    def summed_back(self, slope: Slope, argument: core.Expression, whole: Shape, mine: Shape, stretched: core.Expression) -> Slope:
        """The derivative by what was stretched to the `whole`, the shape of `stretched`."""
        if mine != NUMBER and self._certain_axis(whole, mine) is None:
            return self._summed_or_wide(slope, argument, mine, stretched)
        return Slope(self.summed(self.whole_of(slope, stretched), argument, whole, mine))

    def _summed_or_wide(self, slope: Slope, argument: core.Expression, mine: Shape, stretched: core.Expression) -> Slope:
        """Where only a run can tell what was stretched, what is left to sum is summed for the names in the argument: none for its value."""
        if mine == NUMBER:
            return Slope(self.summed(self.whole_of(slope, stretched), argument, mine, mine))
        if self._works_on_wide(argument) and not isinstance(argument, core.Call):
            return updated(slope, wide=stretched)
        return Slope(self.summed_by_shape(self.whole_of(slope, stretched), argument, mine))

    def whole_of(self, slope: Slope, stretched: core.Expression) -> core.Expression:
        """The derivative with the shape of what was stretched, before it is summed back."""
        slope = self.chosen(slope)
        return self.full(stretched, slope)

    def _keeps_choices(self, node: core.Expression) -> bool:
        """Whether choices may be made further on."""
        match node:
            case core.Variable() | core.Field():
                return True
            case core.Call(key=key):
                return key.startswith("library:")
        return self._works_on_wide(node)

    def _works_on_wide(self, node: core.Expression) -> bool:
        """Whether the way back through a value needs no more than numbers that line up."""
        match node:
            case core.Unwrap(value=inner) | core.Copy(value=inner):
                return self._works_on_wide(inner)
            case core.Primitive(name=name) if PRIMITIVES[name].elementwise and name not in ("times", "full"):
                rule = rule_for(node)
                return rule is not None and not any(uses(text).whole for text in rule.texts.values())
        return False

    def summed(self, value: core.Expression, argument: core.Expression, whole: Shape, mine: Shape) -> core.Expression:
        """The sum over what was stretched, so that it has the argument's shape."""
        if mine == NUMBER:
            if value.kind.is_single:
                return value
            return updated(make.primitive("sum", value, span=self.at.span), kind=kind_of_slope(argument.kind))
        certain = self._certain_axis(whole, mine)
        if certain is None:
            return self.summed_by_shape(value, argument, mine)
        name, axis = certain
        made = make.primitive(name, value, make.constant(axis), span=self.at.span)
        return updated(made, kind=kind_of_slope(argument.kind))

    def summed_by_shape(self, value: core.Expression, argument: core.Expression, mine: Shape) -> core.Expression:
        """The sum that a run finds by comparing shapes."""
        made = make.primitive("sum_to", value, self._like(argument, mine), span=self.at.span)
        return updated(made, kind=kind_of_slope(argument.kind))

    def _certain_axis(self, whole: Shape, mine: Shape) -> tuple[str, int] | None:
        """The one axis that was certainly stretched, and how it is summed."""
        if not (isinstance(mine, tuple) and isinstance(whole, tuple)):
            return None
        axes = [axis for axis in range(len(whole)) if axis < len(whole) - len(mine)]
        stretched = [axis for axis in range(len(axes), len(whole)) if mine[axis - len(axes)] != whole[axis]]
        if all(mine[axis - len(axes)] == 1 for axis in stretched) and len(axes) + len(stretched) == 1:
            return ("sum", axes[0]) if axes else ("sum_kept", stretched[0])
        return None

    def _like(self, argument: core.Expression, shape: Shape) -> core.Expression:
        """Something that has the argument's shape."""
        for part in walk(argument):
            if isinstance(part, core.Variable) and self.shapes.of(part) == shape and self.saver.is_still_there(part, self.at, False):
                return part
        return self.kept(argument)

    # Calls -------------------------------------------------------------------------------------------------------------------

    def _call(self, node: core.Call, slope: Slope) -> None:
        self.derivation.call_back(self, node, slope)


def spread_over(value: core.Expression, shape: core.Expression, kind: Kind) -> core.Expression:
    """A derivative with all the places of a shape."""
    if value.kind.is_single:
        one = make.value_of(value) == 1
        return updated(make.primitive("ones", shape) if one else make.primitive("full", shape, value), kind=kind)
    return updated(make.primitive("broadcast", value, shape), kind=kind)


THIN = frozenset({"sum", "mean", "sum_kept", "column_sums"})
"""Reductions whose derivative is the same for all that they reduce: it is spread only where it must be."""


def _is_many(target: core.Target) -> bool:
    return isinstance(target, core.Targets)


def _may_repeat(part: Part) -> bool:
    """Whether a subscript may name one place twice."""
    return isinstance(part, core.Expression) and not is_step(part) and part.kind.dtype != "bool"


def stored(target: core.Variable, subscripts: Path, value: core.Expression, at: core.Statement, *, adds: bool) -> core.Statement:
    """`d_x[i] = value`, or `d_x[i] += value`, by which places that are named twice get both."""
    if adds and any(map(_may_repeat, subscripts)):
        places = (
            subscripts[0] if len(subscripts) == 1 else core.Pair(tuple(part for part in subscripts if isinstance(part, core.Expression)))
        )
        if not isinstance(places, core.Slice) and all(isinstance(part, core.Expression) for part in subscripts):
            return core.Evaluate(make.primitive("add_at", target, places, value, span=at.span), span=at.span)
        raise Refused(NoDerivative(at.span, "a vector of places beside a slice"))
    place = part_of(target, subscripts, value.kind)
    assert isinstance(place, core.Index | core.Field)
    if adds and value.kind.base in (Base.LIST, Base.RECORD, Base.PAIR):
        value, adds = make.primitive("added_slopes", place, value), False
    return core.Update(place, "add", value, span=at.span) if adds else core.Assign(place, value, span=at.span)
