"""The way back through statements, last to first: one group of lines for each statement that the loss depends on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fpp_lang.autodiff import make
from fpp_lang.autodiff.flow import Contribution, Flow, Refused, spread_over, stored
from fpp_lang.autodiff.places import LOOPS, blocks_of, name_of, reads_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative
from fpp_lang.autodiff.saving import Saver, is_cheap
from fpp_lang.autodiff.slopes import Known, Slope, Slopes, is_shared, kind_of_slope, zeros
from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERICS, OPEN, WHOLE, Base, Kind
from fpp_lang.core.walk import walk

if TYPE_CHECKING:
    from fpp_lang.autodiff.program import Derivation

Lines = list[core.Statement]


@dataclass(slots=True)
class Backward:
    """The way back through one region. `names`: how `d_x` is called; `active`: the variables that may depend on what is asked for."""

    derivation: Derivation
    saver: Saver
    slopes: Slopes
    active: frozenset[str]
    variables: dict[str, core.Variable | core.Field]
    names: dict[str, str] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)
    """What the gradient is asked for and the region has not yet reached the definition of."""

    # Names -------------------------------------------------------------------------------------------------------------------

    def name(self, key: str) -> str:
        if key not in self.names:
            self.names[key] = self.derivation.fresh(f"d_{key.replace('.', '_')}")
        return self.names[key]

    def slope_variable(self, key: str) -> core.Variable:
        return make.variable(self.name(key), kind_of_slope(self.variables[key].kind), self.saver.where)

    # Blocks ------------------------------------------------------------------------------------------------------------------

    def block(self, statements: Sequence[core.Statement]) -> Lines:
        """The way back through a block."""
        found: Lines = []
        for node in reversed(statements):
            outer, self.saver.first = self.saver.first, []
            lines = self.statement(node)
            found += [*self.saver.first, *lines] if lines else []
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
            case core.If():
                return self.choice(node)
            case core.ForCount() | core.While() | core.Repeat():
                return self.loop(node)
            case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable() as items, core.Expression() as item))):
                return self.append(node, items, item)
            case core.Evaluate(value=core.Primitive(name="add_at", arguments=(core.Variable() as target, places, core.Expression() as item))):
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

    def flow(self, node: core.Statement, root: core.Expression | None = None) -> Flow:
        return Flow(self.derivation, self.saver, self.slopes.shapes, self.active, node, root=root)

    def assign(self, node: core.Assign, target: core.Target, value: core.Expression) -> Lines:
        key = name_of(target)  # type: ignore[arg-type]
        if key is None:
            raise Refused(NoDerivative(node.span, "what is assigned here"))
        if isinstance(target, core.Variable) or (isinstance(target, core.Field) and isinstance(target.target, core.Variable)):
            return self.whole(node, key, value)
        if key not in self.slopes.known:
            return []
        return self.part(node, target, value)  # type: ignore[arg-type]

    def whole(self, node: core.Assign, key: str, value: core.Expression) -> Lines:
        """`x = value`: what the loss depends on x by, it now depends on the value by."""
        known = self.slopes.known.pop(key, None)
        if known is None:
            return []
        flow = self.flow(node, value)
        flow.back(value, known.slope)
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
        shape = self.slopes.shapes.of(target)
        copy = core.Assign(slope.value, make.primitive("clone", place), span=node.span) if slope.value is not place else None
        if self.slopes.shapes.of(value) != shape and not (target.kind.is_single and value.kind.is_single):
            slope = Slope(flow.summed(slope.value, value, shape, self.slopes.shapes.of(value)))
        flow.back(value, slope)
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
            copy = core.Assign(variable, place, span=node.span)
            flow = self.flow(node, value)
            flow.back(value, Slope(variable))
        same = _summed([found for found in flow.found if name_of(found.variable) == key and found.subscripts == kept])
        others = [found for found in flow.found if name_of(found.variable) != key or found.subscripts != kept]
        first = core.Assign(place, same[0].slope.value, span=node.span) if same else self.cleared(place, node)  # type: ignore[arg-type]
        return [*lines, copy, *flow.lines, first, *self.commit(others, node)]

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
        key = name_of(node.target)  # type: ignore[arg-type]
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
        return self.assign(as_assign, target, operation)  # type: ignore[arg-type]

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
        for target, value in zip(node.target.items, node.value.items, strict=True):
            key = name_of(target)  # type: ignore[arg-type]
            if not isinstance(target, core.Variable):
                raise Refused(NoDerivative(node.span, "several parts assigned at once"))
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

    # Contributions -----------------------------------------------------------------------------------------------------------

    def commit(self, found: Sequence[Contribution], node: core.Statement, last: str | None = None) -> Lines:
        """Adds what a statement contributes; to the variable that it assigned last, for the others read its derivative."""
        lines: Lines = []
        mine = [item for item in found if name_of(item.variable) == last]
        others = [item for item in found if name_of(item.variable) != last]
        if last is not None and any(item.subscripts for item in mine) and not (last in self.slopes.known and len(mine) == 1):
            name = self.derivation.fresh(f"d_{last.replace('.', '_')}_new")
            old = self.names.get(last)
            if old is not None:
                held: core.Expression = self.slope_variable(last)
                new = make.variable(name, held.kind, self.saver.where)
                held = make.primitive("clone", held) if last in self.slopes.known and not held.kind.is_single else held
                lines.append(core.Assign(new, held, span=node.span))
                mine = [_with_name(item, old, name) for item in mine]
                others = [_with_name(item, old, name) for item in others]
        for item in (*_summed(others), *_summed(mine)):
            lines += self.add(item, node)
        return lines

    def add(self, item: Contribution, node: core.Statement) -> Lines:
        """`d_x = value`, `d_x += value` or `d_x[i] += value`."""
        key = name_of(item.variable)
        assert key is not None
        if key not in self.active:
            return []
        if item.subscripts:
            lines = self.as_buffer(key, node)
            variable = self.slope_variable(key)
            return [*lines, stored(variable, item.subscripts, item.slope.value, node, adds=True)]
        variable, known = self.slope_variable(key), self.slopes.known.get(key)
        value, full = item.slope.value, item.slope.full
        if known is None:
            if isinstance(value, core.Constant):
                self.slopes.known[key] = Known(item.slope, True)
                return []
            self.slopes.known[key] = Known(Slope(variable, full), not is_shared(value))
            self.note_shape(key, value, full)
            self.share(value)
            return [] if value == variable else [core.Assign(variable, value, span=node.span)]
        if known.slope.value == variable and known.slope.full and (variable.kind.is_single or (known.own and variable.kind.base is Base.TENSOR)):
            return [core.Update(variable, "add", value, span=node.span)]
        total = make.operation("+", known.slope.value, value)
        self.slopes.known[key] = Known(Slope(variable, full or known.slope.full), True)
        self.note_shape(key, total, full or known.slope.full)
        return [core.Assign(variable, total, span=node.span)]

    def share(self, value: core.Expression) -> None:
        """Derivatives that another name now shares memory with are no longer their own."""
        if is_shared(value):
            names = reads_of(value)
            for key, known in self.slopes.known.items():
                if isinstance(known.slope.value, core.Variable) and known.slope.value.name in names:
                    self.slopes.known[key] = Known(known.slope, False)

    def note_shape(self, key: str, value: core.Expression, full: bool) -> None:
        shapes = self.slopes.shapes
        shapes.known[self.name(key)] = shapes.of(self.variables[key]) if full else shapes.of(value)

    def zero(self, key: str, node: core.Statement, after: bool) -> core.Expression:
        variable = self.variables[key]
        shape = self.slopes.shapes.of(variable)
        if variable.kind.is_single:
            return make.constant(0.0)
        if self.saver.is_still_there(variable, node, after) or not (isinstance(shape, tuple) and all(isinstance(size, int) for size in shape)):
            like = variable if variable.kind.base not in NUMERICS else None
            if like is None:
                size = self.saver.keep(make.primitive("shape", variable), node, after=after)
                made = make.primitive("zeros", size, span=node.span)
                return updated(made, kind=kind_of_slope(variable.kind))
            return zeros(variable.kind, shape, self.saver.keep(variable, node, after=after), node.span)
        return zeros(variable.kind, shape, variable, node.span)

    def as_buffer(self, key: str, node: core.Statement, after: bool = False) -> Lines:
        """Makes `d_x` a tensor or list of its own, in whose parts can be stored."""
        variable, known = self.slope_variable(key), self.slopes.known.get(key)
        if known is not None and known.own and known.slope.full and known.slope.value == variable:
            return []
        if known is None:
            value = self.zero(key, node, after)
        elif known.slope.full and not isinstance(known.slope.value, core.Constant):
            value = make.primitive("clone", known.slope.value, span=node.span)
        else:
            shape = self.saver.keep(make.primitive("shape", self.variables[key]), node, after=after)
            value = spread_over(known.slope.value, shape, variable.kind)
            value = value if known.slope.value.kind.is_single else make.primitive("clone", value, span=node.span)
        self.slopes.known[key] = Known(Slope(variable), True)
        self.note_shape(key, value, True)
        return [core.Assign(variable, updated(value, kind=variable.kind), span=node.span)]

    def spilled(self, key: str, node: core.Statement) -> Lines:
        """Makes `d_x` a variable with the shape of x, so that branches and passes of a loop agree on it."""
        variable, known = self.slope_variable(key), self.slopes.known.get(key)
        if known is None:
            value = self.zero(key, node, True)
            self.slopes.known[key] = Known(Slope(variable), True)
            self.note_shape(key, value, True)
            return [core.Assign(variable, value, span=node.span)]
        if known.slope.value == variable and known.slope.full:
            return []
        if variable.kind.is_single:
            self.slopes.known[key] = Known(Slope(variable), True)
            return [core.Assign(variable, known.slope.value, span=node.span)]
        return self.as_buffer(key, node, after=True)

    def as_result(self, key: str, node: core.Statement, others: set[str]) -> Lines:
        """Makes `d_x` a value with the shape of x that shares its memory with none of the others."""
        known = self.slopes.known.get(key)
        variable = self.variables[key]
        if known is None:
            self.slopes.known[key] = Known(Slope(self.zero_now(variable)), True)
            return []
        value = known.slope.value
        if variable.kind.is_single:
            return []
        if not known.slope.full:
            shape = make.primitive("shape", variable)
            made = spread_over(value, shape, kind_of_slope(variable.kind))
            self.slopes.known[key] = Known(Slope(made if value.kind.is_single else make.primitive("clone", made)), True)
        elif not known.own and (isinstance(value, core.Variable) and value.name in others or not isinstance(value, core.Variable)):
            self.slopes.known[key] = Known(Slope(make.primitive("clone", value)), True)
        return []

    def zero_now(self, variable: core.Variable | core.Field) -> core.Expression:
        """The zero for a variable that still has its value."""
        shape = make.primitive("shape", variable)
        if variable.kind.is_single:
            return make.constant(0.0)
        if variable.kind.base in NUMERICS:
            return updated(make.primitive("zeros", shape), kind=kind_of_slope(variable.kind))
        return updated(make.primitive("no_slope", variable), kind=kind_of_slope(variable.kind))

    # Branches ----------------------------------------------------------------------------------------------------------------

    def choice(self, node: core.If) -> Lines:
        """The way back takes the branch that was taken."""
        blocks = [block for _, block in node.branches]
        last = node.otherwise if node.otherwise is not None else core.Block((), span=node.span)
        written = {name for block in (*blocks, last) for part in walk(block) if isinstance(part, core.Statement)
                   for name, _ in writes_of(part, self.saver.places.protects)}  # fmt: skip
        if not written & self.slopes.known.keys():
            return []
        lines = [line for key in sorted(written & self.slopes.known.keys()) for line in self.pinned(key, node)]
        tests = self.tests(node, blocks, last)
        start, ways = self.slopes.copy(), []
        for block in (*blocks, last):
            self.slopes = start.copy()
            self.saver.known.append({})
            ways.append((self.block(block.statements), self.slopes))
            self.saver.known.pop()
        self.slopes = start
        bodies = self.joined(ways, node)
        if all(not body for body in bodies):
            return lines
        otherwise = make.block(bodies[-1], node.span) if bodies[-1] else None
        branches = tuple((test, make.block(body, node.span)) for test, body in zip(tests, bodies[:-1], strict=True))
        return [*lines, core.If(branches, otherwise, span=node.span)]

    def pinned(self, key: str, node: core.Statement) -> Lines:
        """A literal derivative gets its variable before a branch; what is shared is told apart there."""
        known = self.slopes.known[key]
        return self.spilled(key, node) if isinstance(known.slope.value, core.Constant) or not known.slope.full else []

    def joined(self, ways: list[tuple[Lines, Slopes]], node: core.Statement) -> list[Lines]:
        """The branches, each with a derivative for all that any of them gives one to."""
        keys = sorted({key for _, slopes in ways for key in slopes.known})
        bodies = []
        start = self.slopes
        agreed: dict[str, Known] = {}
        changed = [key for key in keys if any(slopes.known.get(key) != start.known.get(key) for _, slopes in ways)]
        for lines, slopes in ways:
            self.slopes = slopes
            body = list(lines)
            for key in changed:
                body += self.spilled_in_branch(key, node)
                before = agreed.get(key)
                known = self.slopes.known[key]
                agreed[key] = known if before is None else Known(known.slope, known.own and before.own)
            bodies.append(body)
        self.slopes = start
        for key in changed:
            self.slopes.known[key] = agreed[key]
            self.slopes.shapes.known[self.name(key)] = self.slopes.shapes.of(self.variables[key])
        return bodies

    def spilled_in_branch(self, key: str, node: core.Statement) -> Lines:
        known = self.slopes.known.get(key)
        if known is None:
            variable = self.slope_variable(key)
            value = self.zero(key, node, False)
            self.slopes.known[key] = Known(Slope(variable), True)
            return [core.Assign(variable, value, span=node.span)]
        return self.spilled(key, node)

    def tests(self, node: core.If, blocks: list[core.Block], last: core.Block) -> list[core.Expression]:
        """Conditions that say on the way back which branch was taken: the same ones, or a number that each branch keeps."""
        conditions = [test for test, _ in node.branches]
        if all(is_cheap(test) for test in conditions):
            plain = [test for test in conditions if self.saver.is_still_there(test, node, False)]
            if len(plain) == len(conditions):
                return conditions
            if len(conditions) == 1:
                return [self.saver.keep(conditions[0], node)]
        if len(conditions) == 1:
            return [self.saver.kept_test(conditions[0], node)]
        return [make.compared(taken, "==", make.constant(place)) for place, taken in self.saver.branch_numbers(node, [*blocks, last])]

    # Loops -------------------------------------------------------------------------------------------------------------------

    def loop(self, node: core.ForCount | core.While | core.Repeat) -> Lines:
        """The passes in reverse order."""
        body = node.body
        written = {name for part in walk(body) if isinstance(part, core.Statement)
                   for name, _ in writes_of(part, self.saver.places.protects)}  # fmt: skip
        if not written & self.slopes.known.keys():
            return []
        carried = {key for key in self.exposed(body.statements) if key in self.active}
        head = set(self.slopes.known) & (written | carried)
        head |= {key for key in carried & written if self.is_wanted(key)}
        while True:
            mark = self.derivation.mark(), self.saver.snapshot(), self.slopes.copy(), dict(self.names)
            before = [line for key in sorted(head) for line in self.spilled(key, node)]
            start = {key: self.slopes.known[key] for key in head}
            self.saver.known.append({})
            lines = self.block(body.statements)
            self.saver.known.pop()
            new = {key for key in self.slopes.known if key not in start and key not in mark[2].known}
            shared = {key for key in start if start[key].own and key in self.slopes.known and not self.slopes.known[key].own}
            if not new:
                break
            head |= new
            self.derivation.reset(mark[0])
            self.saver.restore(mark[1])
            self.slopes, self.names = mark[2], mark[3]
        for key in sorted(head):
            lines += self.spilled_in_branch(key, node)
        for key in shared:
            lines += self.unshared(key, node)
        if not lines:
            return before
        return [*before, *self.passes(node, lines)]

    def is_wanted(self, key: str) -> bool:
        return key in self.active

    def unshared(self, key: str, node: core.Statement) -> Lines:
        variable = self.slope_variable(key)
        self.slopes.known[key] = Known(Slope(variable), True)
        return [core.Assign(variable, make.primitive("clone", variable), span=node.span)]

    def exposed(self, statements: Iterable[core.Statement]) -> set[str]:
        """What a block may read before it certainly set it."""
        found: set[str] = set()
        certain: set[str] = set()
        for node in statements:
            found |= reads_of(node) - certain
            if isinstance(node, core.Assign) and isinstance(node.target, core.Variable):
                certain.add(node.target.name)
            if isinstance(node, core.Assign) and isinstance(node.target, core.Targets):
                certain |= {item.name for item in node.target.items if isinstance(item, core.Variable)}
        return found

    def passes(self, node: core.ForCount | core.While | core.Repeat, lines: Lines) -> Lines:
        """The loop over the passes, from the last to the first."""
        leaves = any(isinstance(part, core.Break | core.Return) for part in walk(node.body))
        if isinstance(node, core.ForCount) and not leaves:
            return [self.reversed_count(node, lines)]
        count = self.saver.passes_of(node)
        if isinstance(node, core.ForCount):
            if node.variable in {name for line in lines for name in reads_of(line)}:
                variable = make.variable(node.variable, WHOLE, self.saver.where)
                step = make.operation("*", count_variable(self.derivation, self.saver.where), self.saver.keep(node.step, node))
                lines = [core.Assign(variable, make.operation("+", self.saver.keep(node.start, node), step), span=node.span), *lines]
        name = count_variable(self.derivation, self.saver.where).name
        return [make.count_down(name, count, lines, node.span)]

    def reversed_count(self, node: core.ForCount, lines: Lines) -> core.Statement:
        start, stop, step = (self.saver.keep(part, node) for part in (node.start, node.stop, node.step))
        size = make.value_of(step)
        if size in (1, -1):
            last = stop if node.inclusive else make.operation("-", stop, step)
            return core.ForCount(node.variable, last, start, make.negated(step), True, make.block(lines, node.span), span=node.span)
        count = make.primitive("passes", start, stop, step, make.constant(node.inclusive), span=node.span)
        k = count_variable(self.derivation, self.saver.where)
        variable = make.variable(node.variable, WHOLE, self.saver.where)
        place = make.operation("+", start, make.operation("*", k, step))
        return make.count_down(k.name, count, [core.Assign(variable, place, span=node.span), *lines], node.span)


def count_variable(derivation: Derivation, where: core.Where) -> core.Variable:
    return make.variable("pass_", WHOLE, where)


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


def _summed(found: Sequence[Contribution]) -> list[Contribution]:
    """All that goes to one variable, or to one place, in one sum."""
    sums: dict[object, Contribution] = {}
    for item in found:
        key = (name_of(item.variable), item.subscripts)
        before = sums.get(key)
        if before is not None:
            total = make.operation("+", before.slope.value, item.slope.value)
            item = Contribution(item.variable, item.subscripts, Slope(total, before.slope.full or item.slope.full))
        sums[key] = item
    return list(sums.values())


def _reads_part(lines: Lines, key: str, backward: Backward) -> bool:
    return any(backward.name(key) in reads_of(line) for line in lines)


def _with_name(item: Contribution, old: str, new: str) -> Contribution:
    from fpp_lang.core.walk import rebuild

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Variable) and node.name == old:
            return updated(node, name=new)
        return rebuild(node, change)

    value = change(item.slope.value)
    assert isinstance(value, core.Expression)
    return Contribution(item.variable, item.subscripts, Slope(value, item.slope.full))


__all__ = ["LOOPS", "OPEN", "Backward", "Span"]
