"""The way back through statements, last to first: one group of lines for each statement that the loss depends on."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.accumulate import Lines, summed
from fpp_lang.autodiff.choices import is_risky
from fpp_lang.autodiff.flow import Flow
from fpp_lang.autodiff.paths import Path, field_in, part_of, rooted
from fpp_lang.autodiff.places import LOOPS, blocks_of, name_of, reads_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.readable import with_comment
from fpp_lang.autodiff.shapes import takes_all
from fpp_lang.autodiff.slopes import Known, Slope, kind_of_slope
from fpp_lang.autodiff.ways import Ways
from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NOTHING, OPEN, Base, Kind
from fpp_lang.core.walk import rebuild, walk


def placed(line: core.Statement, span: Span) -> core.Statement:
    """A line that was made, told at the place of the statement that it goes back through: a warning names that line."""

    def change(node: core.Node) -> core.Node:
        new = rebuild(node, change)
        return updated(new, span=span) if new.span is NOWHERE else new

    found = change(line)
    assert isinstance(found, core.Statement)
    return found


class Backward(Ways):
    """The way back through the statements of one region."""

    # Blocks ------------------------------------------------------------------------------------------------------------------

    def block(self, statements: Sequence[core.Statement]) -> Lines:
        """The way back through a block."""
        found: Lines = []
        for node in reversed(statements):
            outer, self.saver.first = self.saver.first, []
            lines = self.statement(node)
            group = [placed(line, node.span) for line in (*self.saver.first, *lines)] if lines else []
            found += with_comment(group, node)
            self.saver.first = outer
        return found

    def statement(self, node: core.Statement) -> Lines:
        match node:
            case core.Assign(target=core.Targets()):
                return self.several(node)
            case core.Assign(target=target, value=value):
                return self.assign(node, target, value)
            case core.Update():
                return self.update(node)
            case core.If() | core.Try() | core.ForCount() | core.While() | core.Repeat():
                return self.way(node)
            case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable() as items, core.Expression() as item))):
                return self.append(node, items, item)
            case core.Evaluate(
                value=core.Primitive(name="add_at", arguments=(core.Variable() as target, places, core.Expression() as item))
            ):
                return self.add_at(node, target, places, item)
        changed = {name for name, _ in writes_of(node, self.saver.places.protects)} & self.slopes.known.keys()
        if changed or any(self.touches(block) for block in blocks_of(node)):
            raise Refused(NoDerivative(node.span, "what this line does"))
        return []

    def touches(self, block: core.Block) -> bool:
        """Whether a block changes anything that the loss still depends on."""
        for node in walk(block):
            if isinstance(node, core.Statement):
                for name, _ in writes_of(node, self.saver.places.protects):
                    if name in self.slopes.known or name in self.active:
                        return True
        return False

    # Assignments -------------------------------------------------------------------------------------------------------------

    def assign(self, node: core.Assign, target: core.Target, value: core.Expression) -> Lines:
        key, path = self.place_of(target)
        match value:
            case core.Primitive(name="pop", arguments=(core.Variable() as items, at)):
                return self.popped(node, key, items, at)
        if not path:
            return self.whole(node, key, value)
        if key not in self.slopes.known:
            return []
        assert isinstance(target, core.Index | core.Field)
        if isinstance(target, core.Index) and isinstance(target.target, core.Variable) and all(map(takes_all, target.subscripts)):
            return self.refilled(node, key, target, value)
        return self.part(node, target, value)

    def whole(self, node: core.Assign, key: str, value: core.Expression) -> Lines:
        """`x = value`: what the loss depends on x by, it now depends on the value by."""
        fields = [name for name in self.slopes.known if name.startswith(f"{key}.")]
        if fields:
            return self.record(node, key, value, fields)
        known = self.slopes.known.pop(key, None)
        if known is None:
            return []
        flow = self.flow(node, value)
        flow.said = known.said
        flow.back(value, known.slope if is_risky(value, self.risky) else flow.chosen(known.slope))
        return [*flow.lines, *self.commit(flow.found, node, last=key)]

    def record(self, node: core.Assign, key: str, value: core.Expression, fields: list[str]) -> Lines:
        """`r = {w: a, b: c}`, or another name for a record: its fields get their values."""
        flow = self.flow(node)
        if key in self.slopes.known:
            raise Refused(NoDerivative(node.span, f"`{key}` is used as a whole and by its fields"))
        found = {name: self.slopes.known.pop(name) for name in fields}
        match value:
            case core.Record():
                for name, known in found.items():
                    item = field_in(value, name.removeprefix(f"{key}.").split("."), self.variables[name].kind)
                    if not isinstance(item, core.Field) or item.target is not value:
                        if isinstance(item, core.Field):
                            self.variables.setdefault(name_of(item) or "", item)
                        flow.back(item, known.slope)
            case core.Variable() | core.Field() | core.Index() if rooted(value) is not None:
                for name, known in found.items():
                    if self.saver.places.may_be_set_before(name, node):
                        reason = f"`{name}` is set in one place and read in another, where `{key}` was given an object anew in between"
                        raise Refused(NoDerivative(node.span, reason, "keep what is read in a variable or list of its own"))
                    part = field_in(value, name.removeprefix(f"{key}.").split("."), self.variables[name].kind)
                    if isinstance(part, core.Field):
                        self.variables.setdefault(name_of(part) or "", part)
                    flow.back(part, known.slope)
            case core.Call() if value.kind.base is Base.RECORD:
                entries = [(make.constant(name), self.field_slope(node, key, name, kind, found)) for name, kind in value.kind.fields]
                flow.back(value, Slope(core.Record(tuple(entries), kind=kind_of_slope(value.kind))))
            case _ if flow.is_active(value):
                raise Refused(NoDerivative(node.span, "a record or object that is made here"))
        return [*flow.lines, *self.commit(flow.found, node, last=key)]

    def field_slope(self, node: core.Statement, key: str, name: str, kind: Kind, found: dict[str, Known]) -> core.Expression:
        """The derivative by a field of a record that a call gave: what is known of it, or its zero."""
        part = f"{key}.{name}"
        self.variables.setdefault(part, core.Field(self.variables[key], name, kind=kind))
        if any(other.startswith(f"{part}.") for other in found):
            raise Refused(NoDerivative(node.span, "a record in a record that is made here"))
        known = found.get(part)
        if known is None:
            return self.zero(part, node, True)
        return self.flow(node).full(self.variables[part], known.slope)

    def part(self, node: core.Assign, target: core.Index | core.Field, value: core.Expression) -> Lines:
        """`x[i] = value`, `layers[i].W = value`."""
        key, subscripts = self.place_of(target)
        lines = self.as_buffer(key, node, after=True)
        flow = self.flow(node, value)
        kept = tuple(flow.kept_part(part) for part in subscripts)
        place = self.place(key, kept, target.kind)
        own = self.derivation.fresh(f"d_{key.replace('.', '_')}_part")
        slope = Slope(place)
        if not value.kind.is_single and not (isinstance(place, core.Index | core.Field) and place.kind.is_single):
            slope = Slope(make.variable(own, kind_of_slope(target.kind), self.saver.where))
        if not flow.is_active(value):
            return [*lines, self.cleared(place, node)]
        copy = None
        if isinstance(slope.value, core.Variable):
            copy = core.Assign(slope.value, make.primitive("clone", place), span=node.span)
        flow.back(value, self.stretched_back(flow, target, value, slope))
        inside = [found for found in flow.found if name_of(found.variable) == key]
        if copy is None and not inside:
            return [*lines, *flow.lines, *self.commit(flow.found, node), self.cleared(place, node)]
        if copy is None and all(found.subscripts == kept for found in inside) and not _reads_part(flow.lines, key, self):
            others = [found for found in flow.found if name_of(found.variable) != key]
            total = inside[0].slope.value
            for found in inside[1:]:
                total = make.operation("+", total, found.slope.value)
            return [*lines, *flow.lines, *self.commit(others, node), core.Assign(place, total, span=node.span)]  # type: ignore[arg-type]
        if copy is None:
            variable = make.variable(own, kind_of_slope(target.kind), self.saver.where)
            copied = place if target.kind.is_single else make.primitive("clone", place)
            copy = core.Assign(variable, copied, span=node.span)
            flow = self.flow(node, value)
            flow.back(value, self.stretched_back(flow, target, value, Slope(variable)))
        same = summed([found for found in flow.found if name_of(found.variable) == key and found.subscripts == kept])
        others = [found for found in flow.found if name_of(found.variable) != key or found.subscripts != kept]
        first = core.Assign(place, same[0].slope.value, span=node.span) if same else self.cleared(place, node)  # type: ignore[arg-type]
        return [*lines, copy, *flow.lines, first, *self.commit(others, node)]

    def refilled(self, node: core.Assign, key: str, target: core.Index, value: core.Expression) -> Lines:
        """`x[...] = value`: nothing of the old x is left."""
        slope = self.slopes.known.pop(key).slope
        flow = self.flow(node, value)
        flow.back(value, self.stretched_back(flow, target, value, Slope(flow.full(self.variables[key], slope))))
        return [*flow.lines, *self.commit(flow.found, node, last=key)]

    def stretched_back(self, flow: Flow, target: core.Index | core.Field, value: core.Expression, slope: Slope) -> Slope:
        """The derivative by a value that was stored in a place, and perhaps stretched over it."""
        whole, mine = self.slopes.shapes.of(target), self.slopes.shapes.of(value)
        if whole == mine or (target.kind.is_single and value.kind.is_single):
            return slope
        return flow.summed_back(slope, value, whole, mine, target)

    def cleared(self, place: core.Expression, node: core.Statement) -> core.Statement:
        return core.Assign(place, make.constant(0), span=node.span)  # type: ignore[arg-type]

    def place(self, key: str, subscripts: Path, kind: Kind) -> core.Expression:
        """`d_x[i]`."""
        return part_of(self.slope_variable(key), subscripts, kind_of_slope(kind))

    def place_of(self, target: core.Target) -> tuple[str, Path]:
        """The variable and the way of `x[i][j]`, of `layers[i].W`; of a part of a slice only the variable, which nothing depends on."""
        found = rooted(target) if isinstance(target, core.Expression) else None
        if found is not None:
            return name_of(found[0]) or "", found[1]
        key = name_of(target)
        if key is None or key in self.slopes.known:
            raise Refused(NoDerivative(target.span, "what is stored in here"))
        return key, (target,) if isinstance(target, core.Expression) else ()

    def update(self, node: core.Update) -> Lines:
        """`x += value` and its kin."""
        key, subscripts = self.place_of(node.target)
        if key not in self.slopes.known:
            return []
        target = node.target
        assert isinstance(target, core.Expression)
        if node.operator in ("add", "subtract"):
            return self.added(node, key, subscripts, target)
        operation = core.Primitive(node.operator, (target, node.value), kind=target.kind, span=node.span)
        as_assign = core.Assign(target, operation, span=node.span, id=node.id)
        return self.assign(as_assign, target, operation)

    def added(self, node: core.Update, key: str, subscripts: Path, target: core.Expression) -> Lines:
        """`x += value`: the value counts as much as x, which still counts."""
        flow = self.flow(node)
        if not flow.is_active(node.value):
            return []
        lines: Lines = []
        if not subscripts:
            slope = self.slopes.known[key].slope
        else:
            lines = self.as_buffer(key, node, after=True)
            slope = Slope(self.place(key, tuple(flow.kept_part(part) for part in subscripts), target.kind))
        value = slope.value if node.operator == "add" else make.negated(slope.value)
        shape, mine = self.slopes.shapes.of(target), self.slopes.shapes.of(node.value)
        full = slope.full
        if mine != shape and not (target.kind.is_single and node.value.kind.is_single):
            value, full = flow.summed(flow.full(target, Slope(value, full)), node.value, shape, mine), True
        elif not slope.full:
            full = False
        flow.back(node.value, Slope(value, full))
        return [*lines, *flow.lines, *self.commit(flow.found, node, last=key)]

    def several(self, node: core.Assign) -> Lines:
        """`a, b = value`."""
        assert isinstance(node.target, core.Targets)
        keys = [name_of(item) if not isinstance(item, core.Targets) else None for item in node.target.items]
        if not any(key in self.slopes.known for key in keys if key is not None):
            return []
        if not isinstance(node.value, core.Pair) or len(node.value.items) != len(keys):
            return self.derivation.several_back(self, node)
        lines: Lines = []
        flow = self.flow(node)
        if any(not isinstance(item, core.Variable) for item in node.target.items):
            raise Refused(NoDerivative(node.span, "several parts assigned at once"))
        for target, value in zip(node.target.items, node.value.items, strict=True):
            key = name_of(target)
            known = self.slopes.known.pop(key or "", None)
            if known is not None:
                slope = known.slope
                if not isinstance(slope.value, core.Constant):
                    name = self.derivation.fresh(f"d_{key}_new")
                    variable = make.variable(name, slope.value.kind, self.saver.where)
                    lines.append(core.Assign(variable, slope.value, span=node.span))
                    self.slopes.shapes.known[name] = self.slopes.shapes.of(slope.value)
                    slope = Slope(variable, slope.full)
                flow.back(value, slope)
        return [*lines, *flow.lines, *self.commit(flow.found, node)]

    # Lists -------------------------------------------------------------------------------------------------------------------

    def append(self, node: core.Statement, items: core.Variable, item: core.Expression) -> Lines:
        """`items.append(item)`: the last derivative of the list is the item's."""
        if items.name not in self.slopes.known:
            return []
        lines = self.as_buffer(items.name, node, after=True)
        flow = self.flow(node)
        name = self.derivation.fresh(f"d_{items.name}_item")
        variable = make.variable(name, kind_of_slope(item.kind), self.saver.where)
        taken = core.Primitive("pop", (self.slope_variable(items.name), None), kind=variable.kind, span=node.span)
        self.slopes.shapes.known[name] = self.slopes.shapes.of(item)
        flow.back(item, Slope(variable))
        if not flow.found:
            return [*lines, core.Evaluate(taken, span=node.span)]
        return [*lines, core.Assign(variable, taken, span=node.span), *flow.lines, *self.commit(flow.found, node)]

    def popped(self, node: core.Assign, key: str, items: core.Variable, at: core.Expression | None) -> Lines:
        """`x = items.pop()`: the derivative of x goes back to its place in the list."""
        known = self.slopes.known.pop(key, None)
        if known is None and items.name not in self.slopes.known:
            return []
        if items.name not in self.active:
            return []
        lines = self.as_buffer(items.name, node, after=True)
        value = known.slope.value if known is not None else self.zero(key, node, True)
        flow = self.flow(node)
        if known is not None:
            value = flow.full(self.variables[key], known.slope)
        name, slope = self.slope_variable(items.name), value
        if at is None:
            return [*lines, make.append(name, slope, node.span)]
        arguments = (name, flow.kept(at), slope)
        return [*lines, core.Evaluate(core.Primitive("insert", arguments, kind=NOTHING, span=node.span), span=node.span)]

    def add_at(self, node: core.Statement, target: core.Variable, places: core.Expression | None, item: core.Expression) -> Lines:
        """`np.add.at(x, places, item)`."""
        if target.name not in self.slopes.known or places is None:
            return []
        lines = self.as_buffer(target.name, node, after=True)
        flow = self.flow(node)
        subscripts = places.items if isinstance(places, core.Pair) else (places,)
        part = self.place(target.name, tuple(flow.kept(part) for part in subscripts), item.kind)
        flow.back(item, Slope(part))
        return [*lines, *flow.lines, *self.commit(flow.found, node)]


def _reads_part(lines: Lines, key: str, backward: Backward) -> bool:
    return any(backward.name(key) in reads_of(line) for line in lines)


__all__ = ["LOOPS", "OPEN", "Backward", "Span"]
