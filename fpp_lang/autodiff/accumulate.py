"""Adding up derivatives: `d_x = …`, `d_x += …`, `d_x[i] += …`, and the zeros they begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fpp_lang.autodiff import make
from fpp_lang.autodiff.flow import Contribution, Flow, spread_over, stored
from fpp_lang.autodiff.objects import field_of, fields_with_slopes, holds_objects, zero_object
from fpp_lang.autodiff.paths import rooted
from fpp_lang.autodiff.places import name_of, reads_of
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.saving import Saver
from fpp_lang.autodiff.shapes import NUMBER
from fpp_lang.autodiff.slopes import Known, Slope, Slopes, common, is_shared, kind_of_slope, zeros
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, NUMERICS, OPEN, Base, Kind
from fpp_lang.core.walk import rebuild

if TYPE_CHECKING:
    from fpp_lang.autodiff.program import Derivation

Lines = list[core.Statement]


@dataclass(slots=True)
class Accumulating:
    """The derivatives of one region as they are added up.

    `names`: how `d_x` is called; `active`: the variables that may depend on what is asked for; `variables`: each with its kind.
    `settled`: the derivatives by fields whose present value the way back has passed; None where it was changed in a loop that uses it,
    so that it is none of what the object is made of.
    """

    derivation: Derivation
    saver: Saver
    slopes: Slopes
    active: frozenset[str]
    variables: dict[str, core.Variable | core.Field]
    names: dict[str, str] = field(default_factory=dict)
    roots: dict[str, frozenset[str]] = field(default_factory=dict)
    given_out: set[str] = field(default_factory=set)
    settled: dict[str, core.Expression | None] = field(default_factory=dict)
    risky: frozenset[str] = frozenset()

    # Names -------------------------------------------------------------------------------------------------------------------

    def name(self, key: str) -> str:
        if key not in self.names:
            self.names[key] = self.derivation.fresh(f"d_{key.replace('.', '_')}")
        return self.names[key]

    def slope_variable(self, key: str) -> core.Variable:
        kind = FRACTION if self.is_number(key) else kind_of_slope(self.variables[key].kind)
        return make.variable(self.name(key), kind, self.saver.where)

    def is_number(self, key: str) -> bool:
        """Whether a variable certainly holds one number."""
        variable = self.variables[key]
        return variable.kind.is_single or (variable.kind.base in NUMERICS and self.slopes.shapes.of(variable) == NUMBER)

    def flow(self, node: core.Statement, root: core.Expression | None = None) -> Flow:
        return Flow(self.derivation, self.saver, self.slopes.shapes, self.active, node, root=root, risky=self.risky)

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
        for item in (*summed(others), *summed(mine)):
            lines += self.add(item, node)
        return lines

    def add(self, item: Contribution, node: core.Statement) -> Lines:
        """`d_x = value`, `d_x += value` or `d_x[i] += value`."""
        key = name_of(item.variable)
        assert key is not None
        if key not in self.active and key.partition(".")[0] not in self.active:
            return []
        if item.variable.kind.base in (Base.RECORD, Base.OBJECT) and not item.subscripts and key not in self.slopes.known:
            return self.add_fields(item, node)
        owner = key.partition(".")[0]
        if (owner != key and owner in self.slopes.known) or any(name.startswith(f"{key}.") for name in self.slopes.known):
            raise Refused(NoDerivative(node.span, f"`{owner}` is used as a whole and by its fields"))
        if item.subscripts:
            self.check_fields(key, item, node)
            lines = self.as_buffer(key, node)
            variable = self.slope_variable(key)
            return [*lines, stored(variable, item.subscripts, item.slope.value, node, adds=True)]
        variable, known = self.slope_variable(key), self.slopes.known.get(key)
        value, full = make.with_fractions(item.slope.value), item.slope.full
        if known is None:
            if isinstance(value, core.Constant):
                self.slopes.known[key] = Known(item.slope, True)
                return []
            own = item.fresh or not is_shared(value)
            self.slopes.known[key] = Known(Slope(variable, full, only=item.slope.only), own, self.lasting(value))
            self.note_shape(key, value, full)
            if not item.fresh:
                self.share(value)
                self.note_roots(variable.name, value)
            return [] if value == variable else [core.Assign(variable, value, span=node.span)]
        if (
            known.slope.value == variable
            and known.slope.full
            and (variable.kind.is_single or (known.own and variable.kind.base is Base.TENSOR))
        ):
            self.slopes.added_to(key, item.slope.only)
            return [core.Update(variable, "add", value, span=node.span)]
        numeric = variable.kind.base in NUMERICS
        total = make.operation("+", known.slope.value, value) if numeric else make.primitive("added_slopes", known.slope.value, value)
        only = common(known.slope.only, item.slope.only)
        self.slopes.known[key] = Known(Slope(variable, full or known.slope.full, only=only), True)
        self.note_shape(key, total, full or known.slope.full)
        return [core.Assign(variable, total, span=node.span)]

    def lasting(self, value: core.Expression) -> core.Expression | None:
        """The value, where it is made of nothing that changes on the way back."""
        return None if reads_of(value) & {*self.names.values(), *(f"d_{key}" for key in self.active)} else value

    def add_fields(self, item: Contribution, node: core.Statement) -> Lines:
        """What goes to a record or object goes to its fields."""
        value, lines = item.slope.value, Lines()
        fields = dict(value.kind.fields)
        if item.variable.kind.base is Base.OBJECT and not fields:
            fields = fields_with_slopes(self.derivation.program, item.variable.kind)
        if not fields:
            raise Refused(NoDerivative(node.span, f"`{name_of(item.variable)}` as a whole"))
        if not isinstance(value, core.Variable):
            whole = make.variable(self.derivation.fresh(f"d_{name_of(item.variable)}_part".replace(".", "_")), value.kind, self.saver.where)
            lines.append(core.Assign(whole, value, span=node.span))
            value = whole
        known = dict(item.variable.kind.fields)
        for name, kind in fields.items():
            part = field_of(item.variable, name, known.get(name, kind))
            self.variables.setdefault(name_of(part) or "", part)
            lines += self.add(Contribution(part, (), Slope(core.Field(value, name, kind=kind_of_slope(kind)))), node)
        return lines

    def note_roots(self, name: str, value: core.Expression) -> None:
        """The names whose memory a derivative may share, through whatever other names."""
        if is_shared(value):
            roots = frozenset[str]().union(*(self.roots.get(other, frozenset({other})) for other in reads_of(value)))
            self.roots[name] = self.roots.get(name, frozenset()) | roots

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
        if self.is_number(key):
            return make.constant(0.0)
        if holds_objects(variable.kind):
            return self.zero_objects(key, self.saver.keep(variable, node, after=after))
        if self.saver.is_still_there(variable, node, after) or not (
            isinstance(shape, tuple) and all(isinstance(size, int) for size in shape)
        ):
            like = variable if variable.kind.base not in NUMERICS else None
            if like is None:
                size = self.saver.keep(make.primitive("shape", variable), node, after=after)
                made = make.primitive("zeros", size, span=node.span)
                return updated(made, kind=kind_of_slope(variable.kind))
            return zeros(variable.kind, shape, self.saver.keep(variable, node, after=after), node.span)
        return zeros(variable.kind, shape, variable, node.span)

    def as_buffer(self, key: str, node: core.Statement, after: bool = False) -> Lines:
        """Makes `d_x` a tensor or list of its own, in whose parts can be stored."""
        self.slopes.added_to(key)
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

    def spilled(self, key: str, node: core.Statement, after: bool = True) -> Lines:
        """Makes `d_x` a variable with the shape of x, so that branches and passes of a loop agree on it.

        Where x may not be set yet, its shape cannot be asked for, and nothing depends on it: a plain 0 will do.
        """
        variable, known = self.slope_variable(key), self.slopes.known.get(key)
        if not self.saver.places.is_certainly_set(key, node, after) and not variable.kind.is_single:
            value = make.constant(0.0) if known is None else known.slope.value
            self.slopes.known[key] = uncertain(variable)
            self.slopes.shapes.known[variable.name] = None
            return [] if value == variable else [core.Assign(variable, value, span=node.span)]
        if known is None:
            value = self.zero(key, node, after)
            self.slopes.known[key] = Known(Slope(variable), True)
            self.note_shape(key, value, True)
            return [core.Assign(variable, value, span=node.span)]
        if known.slope.value == variable and known.slope.full:
            return []
        if variable.kind.is_single:
            self.slopes.known[key] = Known(Slope(variable), True)
            return [core.Assign(variable, make.with_fractions(known.slope.value), span=node.span)]
        return self.as_buffer(key, node, after)

    def as_result(self, key: str, others: set[str]) -> core.Expression:
        """`d_x` as a value with the shape of x that shares its memory with none of the others."""
        if (settled := self.settled.get(key)) is not None:
            return settled
        known, variable = self.slopes.known.get(key), self.variables[key]
        fields = sorted(name for name in {*self.slopes.known, *self.settled} if name.startswith(f"{key}."))
        if fields or (known is None and variable.kind.base in (Base.RECORD, Base.OBJECT)):
            return self.record_result(key, variable, fields, others)
        if known is None:
            value = self.zero_now(variable)
        else:
            value = known.slope.value
            if not variable.kind.is_single and not known.slope.full:
                spread = spread_over(value, make.primitive("shape", variable), kind_of_slope(variable.kind))
                value = spread if value.kind.is_single else make.primitive("clone", spread)
            elif not variable.kind.is_single and not known.own and self.is_taken(value, others):
                value = make.primitive("clone", value)
        self.slopes.known[key] = Known(Slope(value), True)
        return value

    def is_taken(self, value: core.Expression, others: set[str]) -> bool:
        """Whether a result shares memory with one of the others or with an earlier result; from now on it is one itself."""
        if not isinstance(value, core.Variable):
            return True
        roots = self.roots.get(value.name, frozenset({value.name}))
        taken = bool(roots & (others | self.given_out))
        self.given_out |= roots
        return taken

    def record_result(self, key: str, variable: core.Variable | core.Field, fields: list[str], others: set[str]) -> core.Expression:
        """The gradient by a record or object: a record with one for each field that holds numbers."""
        held = fields_with_slopes(self.derivation.program, variable.kind)
        for found in fields:
            held.setdefault(found.removeprefix(f"{key}.").partition(".")[0], OPEN)
        entries, kinds = [], []
        for name, kind in held.items():
            if f"{key}.{name}" in self.settled and self.settled[f"{key}.{name}"] is None:
                continue
            part = field_of(variable, name, kind)
            self.variables.setdefault(f"{key}.{name}", part)
            value = self.as_result(f"{key}.{name}", others)
            entries.append((make.constant(name), value))
            kinds.append((name, value.kind))
        return core.Record(tuple(entries), kind=Kind(Base.RECORD, fields=tuple(kinds)))

    def zero_objects(self, key: str, value: core.Expression) -> core.Expression:
        """The zero for an object, or a list of objects."""
        return zero_object(value, self.derivation.program, self.derivation.fresh, self.saver.where, self.computed_fields(key))

    def check_fields(self, key: str, item: Contribution, node: core.Statement) -> None:
        """Only fields that objects are made of have a place in the derivative by a list of them."""
        names = [str(part.value) for part in item.subscripts if isinstance(part, core.Constant) and isinstance(part.value, str)]
        kind = self.variables[key].kind
        for name in names:
            while kind.base is Base.LIST and kind.items:
                kind = kind.items[0]
            if not holds_objects(kind):
                return
            if name in self.computed_fields(key):
                raise Refused(NoDerivative(node.span, f"the field `{name}` of what is in `{key}` is set in one pass and read in another"))
            if kind.function is None:
                return
            held = fields_with_slopes(self.derivation.program, kind)
            if name not in held:
                raise Refused(NoDerivative(node.span, f"the field `{name}`, which `init` of the class does not set"))
            kind = held[name]

    def computed_fields(self, key: str) -> set[str]:
        """The fields that are set on the way through another name of an item: `layer.input`, where `layer` is `layers[i]`."""
        writes = [write for writes in self.saver.places.writes.values() for write in writes]
        items = set()
        for write in writes:
            match write.statement:
                case core.Assign(target=core.Variable(name=name), value=core.Expression() as value):
                    root = rooted(value)
                    if root is not None and root[1] and name_of(root[0]) == key:
                        items.add(name)
        return {write.name.rpartition(".")[2] for write in writes if write.name.rpartition(".")[0] in items}

    def zero_now(self, variable: core.Variable | core.Field) -> core.Expression:
        """The zero for a variable that still has its value."""
        if holds_objects(variable.kind):
            return self.zero_objects(name_of(variable) or "", variable)
        shape = make.primitive("shape", variable)
        if variable.kind.is_single:
            return make.constant(0.0)
        if variable.kind.base in NUMERICS:
            return updated(make.primitive("zeros", shape), kind=kind_of_slope(variable.kind))
        return updated(make.primitive("no_slope", variable), kind=kind_of_slope(variable.kind))


def uncertain(variable: core.Variable) -> Known:
    """The derivative by a variable that may not be set: it need not have any shape, nor be anyone's own."""
    return Known(Slope(variable, False), False)


def summed(found: Sequence[Contribution]) -> list[Contribution]:
    """All that goes to one variable, or to one place, in one sum."""
    sums: dict[object, Contribution] = {}
    for item in found:
        key: object = (name_of(item.variable), item.subscripts)
        before = sums.get(key)
        if before is not None and item.variable.kind.base not in NUMERICS:
            key = (key, len(sums))
        elif before is not None:
            total = make.operation("+", before.slope.value, item.slope.value)
            only = common(before.slope.only, item.slope.only)
            item = Contribution(item.variable, item.subscripts, Slope(total, before.slope.full or item.slope.full, only=only))
        sums[key] = item
    return list(sums.values())


def _with_name(item: Contribution, old: str, new: str) -> Contribution:
    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Variable) and node.name == old:
            return updated(node, name=new)
        return rebuild(node, change)

    value = change(item.slope.value)
    assert isinstance(value, core.Expression)
    return Contribution(item.variable, item.subscripts, Slope(value, item.slope.full))
