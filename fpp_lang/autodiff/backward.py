"""The way back through statements, last to first: one group of lines for each statement that the loss depends on."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.accumulate import Lines, summed
from fpp_lang.autodiff.choices import is_risky
from fpp_lang.autodiff.flow import Flow
from fpp_lang.autodiff.places import LOOPS, blocks_of, name_of, reads_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.shapes import takes_all
from fpp_lang.autodiff.slopes import Slope, kind_of_slope
from fpp_lang.autodiff.ways import Ways
from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NOTHING, NUMERICS, OPEN, Kind
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
            found += [placed(line, node.span) for line in (*self.saver.first, *lines)] if lines else []
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
        key = name_of(target)
        if key is None:
            raise Refused(NoDerivative(node.span, "what is assigned here"))
        match value:
            case core.Primitive(name="pop", arguments=(core.Variable() as items, at)):
                return self.popped(node, key, items, at)
        if isinstance(target, core.Variable) or (isinstance(target, core.Field) and isinstance(target.target, core.Variable)):
            return self.whole(node, key, value)
        if key not in self.slopes.known:
            return []
        assert isinstance(target, core.Index)
        if isinstance(target.target, core.Variable) and all(map(takes_all, target.subscripts)):
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
        flow.back(value, known.slope if is_risky(value, self.risky) else flow.chosen(known.slope))
        return [*flow.lines, *self.commit(flow.found, node, last=key)]

    def record(self, node: core.Assign, key: str, value: core.Expression, fields: list[str]) -> Lines:
        """`r = {w: a, b: c}`, or another name for a record: its fields get their values."""
        flow = self.flow(node)
        if key in self.slopes.known:
            raise Refused(NoDerivative(node.span, f"`{key}` is used as a whole and by its fields"))
        found = {name: self.slopes.known.pop(name) for name in fields}
        match value:
            case core.Record(entries=entries):
                for entry, item in entries:
                    name = f"{key}.{entry.value}" if isinstance(entry, core.Constant) else ""
                    if name in found:
                        flow.back(item, found[name].slope)
            case core.Variable() | core.Field():
                for name, known in found.items():
                    part = core.Field(value, name.rpartition(".")[2], kind=self.variables[name].kind)
                    self.variables.setdefault(name_of(part) or "", part)
                    flow.back(part, known.slope)
            case core.Index() if flow.is_active(value):
                raise Refused(NoDerivative(node.span, f"the fields of a record or object in `{name_of(value)}`"))
            case _ if flow.is_active(value):
                raise Refused(NoDerivative(node.span, "a record or object that is made here"))
        return [*flow.lines, *self.commit(flow.found, node, last=key)]

    def part(self, node: core.Assign, target: core.Index, value: core.Expression) -> Lines:
        """`x[i] = value`."""
        key, subscripts = _place(target)
        lines = self.as_buffer(key, node, after=True)
        flow = self.flow(node, value)
        kept = tuple(flow._kept_part(part) for part in subscripts)
        place = self.place(key, kept, target.kind)
        own = self.derivation.fresh(f"d_{key.replace('.', '_')}_part")
        slope = Slope(place)
        if not value.kind.is_single and not (isinstance(place, core.Index) and place.kind.is_single):
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

    def stretched_back(self, flow: Flow, target: core.Index, value: core.Expression, slope: Slope) -> Slope:
        """The derivative by a value that was stored in a place, and perhaps stretched over it."""
        whole, mine = self.slopes.shapes.of(target), self.slopes.shapes.of(value)
        if whole == mine or (target.kind.is_single and value.kind.is_single):
            return slope
        return flow.summed_back(slope, value, whole, mine)

    def cleared(self, place: core.Expression, node: core.Statement) -> core.Statement:
        return core.Assign(place, make.constant(0), span=node.span)  # type: ignore[arg-type]

    def place(self, key: str, subscripts: tuple[core.Expression | core.Slice, ...], kind: Kind) -> core.Expression:
        """`d_x[i]`."""
        slope = self.slope_variable(key)
        if slope.kind.base in NUMERICS:
            return core.Index(slope, subscripts, kind=kind_of_slope(kind))
        place: core.Expression = slope
        for part in subscripts:
            place = core.Index(place, (part,), kind=kind_of_slope(kind))
        return place

    def update(self, node: core.Update) -> Lines:
        """`x += value` and its kin."""
        key = name_of(node.target)
        if key is None:
            raise Refused(NoDerivative(node.span, "what is changed here"))
        if key not in self.slopes.known:
            return []
        target = node.target
        assert isinstance(target, core.Expression)
        if node.operator in ("add", "subtract"):
            return self.added(node, key, target)
        operation = core.Primitive(node.operator, (target, node.value), kind=target.kind, span=node.span)
        as_assign = core.Assign(target, operation, span=node.span, id=node.id)
        return self.assign(as_assign, target, operation)

    def added(self, node: core.Update, key: str, target: core.Expression) -> Lines:
        """`x += value`: the value counts as much as x, which still counts."""
        flow = self.flow(node)
        if not flow.is_active(node.value):
            return []
        lines: Lines = []
        if isinstance(target, core.Variable | core.Field):
            slope = self.slopes.known[key].slope
        else:
            lines = self.as_buffer(key, node, after=True)
            _, subscripts = _place(target)  # type: ignore[arg-type]
            slope = Slope(self.place(key, tuple(flow._kept_part(part) for part in subscripts), target.kind))
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


def _place(target: core.Index) -> tuple[str, tuple[core.Expression | core.Slice, ...]]:
    """The variable and all the subscripts of `x[i][j]`."""
    subscripts = target.subscripts
    inner = target.target
    while isinstance(inner, core.Index):
        subscripts = (*inner.subscripts, *subscripts)
        inner = inner.target
    key = name_of(inner)
    if key is None:
        raise Refused(NoDerivative(target.span, "what is stored in here"))
    return key, subscripts


def _reads_part(lines: Lines, key: str, backward: Backward) -> bool:
    return any(backward.name(key) in reads_of(line) for line in lines)


__all__ = ["LOOPS", "OPEN", "Backward", "Span"]
