"""Expressions of a loop's body as whole arrays: what one pass computes, for all passes at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE, Base, Dtype, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.facts import Amount, Facts
from fpp_lang.lift.index_values import materialised
from fpp_lang.lift.linear import Linear, Size, Symbol, number, of
from fpp_lang.lift.loads import Shapes, load
from fpp_lang.lift.model import Axis, Binding, Built, Kept, Ref, Value, axes_of
from fpp_lang.lift.reductions import reduced

SAFE: dict[str, tuple[int, int]] = {
    "divide": (1, 1),
    "div": (1, 1),
    "mod": (1, 1),
    "log": (0, 1),
    "log2": (0, 1),
    "log10": (0, 1),
    "sqrt": (0, 1),
    "power": (0, 1),
    "arcsin": (0, 0),
    "arccos": (0, 0),
    "exp": (0, 0),
    "sinh": (0, 0),
    "cosh": (0, 0),
}
"""For each operation that may fail: which argument, and a number there with which it does not."""

STEADY = (
    core.Variable,
    core.Constant,
    core.Primitive,
    core.Call,
    core.Index,
    core.Slice,
    core.Field,
    core.Compare,
    core.Logic,
    core.Not,
    core.Conditional,
    core.Whole,
    core.Unwrap,
    core.ToTensor,
    core.Pair,
    core.Copy,
)
"""Expressions that give the same value again as long as their variables do."""

REDUCTIONS = frozenset({"sum", "prod", "max", "min", "mean", "any", "all", "std", "var", "argmax", "argmin", "median"})
SIZES = frozenset({"len", "size", "cols", "rows"})
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Access:
    """A read or a write of a tensor by a statement: the axes of the loops around it, and the part; None: any part."""

    tensor: str
    subscripts: tuple[Linear | Value | Axis, ...] | None
    axes: tuple[Axis, ...]
    moment: int
    writes: bool
    adds: bool = False
    node: core.Node | None = None


@dataclass(slots=True)
class Passes:
    """One nest while it is looked at.

    `axes`: of the loops around the current statement. `bound`: what its variables stand for. `assigned`, `written`: the plain variables
    and the tensors that the nest changes. `guards`: the tests under which the current statement runs. `chosen`: where only the passes of
    one test are looked at, that test. `pending`: stores of a branch that are not written yet.
    """

    calls: Calls
    shapes: Shapes
    assigned: frozenset[str]
    written: frozenset[str]
    axes: list[Axis] = field(default_factory=list)
    bound: dict[str, Binding] = field(default_factory=dict)
    depth: dict[str, int] = field(default_factory=dict)
    guards: list[Value] = field(default_factory=list)
    chosen: tuple[Value, Axis] | None = None
    accesses: list[Access] = field(default_factory=list)
    pending: dict[Ref, Value] | None = None
    moment: int = 0
    inlined: bool = False
    wholes: dict[int, Axis] = field(default_factory=dict)
    keeps: set[str] = field(default_factory=set)
    orders: int = 0
    loose: bool = False
    placing: bool = False
    moving: bool = False
    arrays: dict[str, int] = field(default_factory=dict)
    rows_of: set[str] = field(default_factory=set)

    @property
    def facts(self) -> Facts:
        return self.shapes.facts

    # Reading -----------------------------------------------------------------------------------------------------------------

    def array(self, node: core.Expression) -> Value:
        """The value of an expression, as an array or a number."""
        return self.shown(self.value(node))

    def shown(self, value: Value) -> Value:
        """The value with its expression made."""
        if value.expression is None:
            assert value.linear is not None
            self.loose = self.loose or any(axis.any_rank for axis in axes_of(value.linear))
            value = materialised(value.linear, self.facts)
        return self.compressed(value)

    def compressed(self, value: Value) -> Value:
        """Of the passes that are looked at: `x[positive]`."""
        if self.chosen is None or not value.layout:
            return value
        mask, axis = self.chosen
        if value.layout == (axis,):
            return value
        if value.layout != mask.layout or value.expression is None or mask.expression is None:
            raise Kept("it needs numbers of a row or column beside a test", value.expression)
        kind = make.kind_of((axis,), value.expression.kind.dtype)
        return Value(core.Index(value.expression, (mask.expression,), kind=kind), (axis,))

    def is_constant(self, node: core.Expression) -> bool:
        """Whether it is the same in every pass, and computing it does nothing else."""
        for part in walk(node):
            match part:
                case core.Variable(name=name, where=where):
                    if name in self.bound or name in self.assigned or name in self.written:
                        return False
                    if self.inlined and where is core.Where.LOCAL:
                        return False
                case core.Primitive(name=name) if PRIMITIVES[name].hazard == "effect":
                    return False
                case core.Call(key=key) if not self.calls.pure(key):
                    return False
                case _ if not isinstance(part, STEADY):
                    return False
        return True

    def value(self, node: core.Expression) -> Value:
        match node:
            case core.Constant(value=value):
                whole = isinstance(value, int) and not isinstance(value, bool)
                return Value(node, (), number(value) if whole else None)  # type: ignore[arg-type]
            case core.Variable():
                return self.variable(node)
        if self.is_constant(node) and not node.kind.base is Base.TENSOR and node.kind.base is not Base.LIST:
            return Value(node, (), self.constant_amount(node))
        match node:
            case core.Index() | core.AtPlace():
                return self.read(self.ref(node), node)
            case core.Primitive():
                return self.primitive(node)
            case core.Compare():
                return self.compare(node)
            case core.Logic():
                return self.logic(node)
            case core.Not(operand=operand):
                return self.negation(self.array(operand), node)
            case core.Conditional(condition=test, yes=yes, no=no):
                return self.either(test, yes, no)
            case core.Call():
                return self.calls.call(self, node)
            case core.Whole(value=inner):
                outer, self.placing = self.placing, True
                found = self.value(inner)
                self.placing = outer
                if found.linear is not None:
                    return found
                found = self.shown(found)
                return Value(core.Whole(found.expression, kind=make.kind_of(found.layout, "int")), found.layout)  # type: ignore[arg-type]
            case core.ToTensor(value=core.Variable() as inner, leading=None) | core.Unwrap(value=core.Variable() as inner):
                return self.variable(inner)
            case core.Copy(value=inner):
                found = self.array(inner)
                return Value(found.expression, found.layout)
        raise Kept("it does more than compute numbers", node)

    def constant_amount(self, node: core.Expression) -> Linear | None:
        """The amount that an expression without loop variables stands for."""
        from fpp_lang.lift.facts import amount_of

        if not (node.kind.is_single and node.kind.dtype == "int") or self.inlined:
            return None
        found = amount_of(node, self.facts)
        return of(Amount(node)) if found is None else found

    def variable(self, node: core.Variable) -> Value:
        found = self.bound.get(node.name)
        match found:
            case Value():
                return found if found.expression is None else self.compressed(found)
            case Ref():
                return self.read(found, node)
            case Built(item=item):
                if item is None:
                    raise Kept(f"the list `{node.name}` is read while it grows", node)
                return item
        if node.name in self.assigned:
            raise Kept(f"`{node.name}` has its value from the pass before", node)
        if self.inlined and node.where is core.Where.LOCAL:
            raise Kept(f"`{node.name}` is not set", node)
        if node.kind.base is Base.TENSOR or node.name in self.written:
            return self.read(Ref(node, ()), node)
        if node.kind.base in (Base.LIST, Base.RECORD, Base.OBJECT, Base.TEXT):
            raise Kept(f"`{node.name}` is {node.kind.base.value}", node)
        return Value(node, (), self.constant_amount(node))

    # Parts of tensors --------------------------------------------------------------------------------------------------------

    def ref(self, node: core.Expression) -> Ref:
        """The part of a tensor variable that an expression names."""
        match node:
            case core.Variable(name=name):
                found = self.bound.get(name)
                if isinstance(found, Ref):
                    return found
                if found is None and name not in self.assigned and node.kind.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN):
                    return Ref(node, ())
            case core.Index(target=target, subscripts=subscripts):
                outer = self.ref(target)
                if outer.any_rank:
                    raise Kept("a part of a row is read in a nest of any rank", node)
                return Ref(outer.tensor, (*outer.subscripts, *(self.subscript(outer, place, part) for place, part in enumerate(subscripts))))
            case core.AtPlace():
                return self.at_place(node)
        raise Kept("it reads a part of something that is no tensor variable", node)

    def subscript(self, outer: Ref, place: int, part: core.Expression | core.Slice) -> Linear | Value | Axis:
        if isinstance(part, core.Slice):
            if part != make.ALL:
                raise Kept("a slice is taken inside the loop", part)
            return of(self.whole(outer.tensor, len(outer.subscripts) + place))
        found = self.value(part)
        if found.linear is not None:
            return self.facts.normal(found.linear)
        if not found.layout and found.expression is not None and part.kind.is_single:
            return of(Amount(found.expression))
        if found.expression is not None and found.expression.kind.dtype == "bool":
            raise Kept("a test is used as a place", part)
        if self.guards:
            raise Kept("a computed place is read only behind a test", part)
        return found

    def at_place(self, node: core.AtPlace) -> Ref:
        target = self.ref(node.target)
        if target.subscripts:
            raise Kept("the place of a nest is used in a part of a tensor", node)
        axes: list[Axis] = []
        for loop in node.loops:
            found = self.bound.get(loop)
            if not isinstance(found, Ref):
                raise Kept(f"`{loop}` is no element of a tensor", node)
            axes += [part for part in found.subscripts if isinstance(part, Axis) and part not in axes]
            for part in found.subscripts:
                if isinstance(part, Linear):
                    axes += [axis for axis in axes_of(part) if axis not in axes]
        if not any(axis.any_rank for axis in axes):
            return Ref(target.tensor, tuple(of(axis) for axis in (reversed(axes) if node.mirrored else axes)))
        walked = next(axis.tensor for axis in axes if axis.tensor is not None)
        return Ref(target.tensor, tuple(reversed(axes) if node.mirrored else axes), self.corner_of(walked, target.tensor))

    def corner_of(self, walked: core.Expression, other: core.Variable) -> core.Expression | None:
        """The tensor of whose shape a part of the other is meant; None where the two have one shape."""
        assert isinstance(walked, core.Variable)
        like = self.facts.like
        same = like.get(walked.name, walked.name) == like.get(other.name, other.name)
        return None if same else walked

    def whole(self, tensor: core.Variable, axis: int) -> Axis:
        """The axis of a row that is taken as a whole; rows side by side share it."""
        rank = self.facts.ranks.get(tensor.name)
        if rank is None or axis >= rank:
            raise Kept(f"the rank of `{tensor.name}` is not known", tensor)
        from_end = rank - axis
        if from_end not in self.wholes:
            stop = self.facts.size(tensor.name, axis)
            self.wholes[from_end] = Axis("whole", 1000 - from_end, stop=stop, whole=True)
        return self.wholes[from_end]

    def complete(self, ref: Ref) -> Ref:
        """With the axes that are not indexed taken as a whole."""
        if ref.any_rank or ref.tensor.kind.is_single:
            return ref
        rank = self.facts.ranks.get(ref.tensor.name)
        if rank is None:
            raise Kept(f"the rank of `{ref.tensor.name}` is not known", ref.tensor)
        if len(ref.subscripts) > rank:
            raise Kept(f"`{ref.tensor.name}` has fewer axes than indexes", ref.tensor)
        rest = tuple(of(self.whole(ref.tensor, axis)) for axis in range(len(ref.subscripts), rank))
        return Ref(ref.tensor, (*ref.subscripts, *rest))

    def read(self, ref: Ref, node: core.Expression) -> Value:
        if ref.tensor.kind.base is Base.OPEN:
            self.open_tensor(ref, node)
            ref = Ref(updated(ref.tensor, kind=Kind(Base.TENSOR, rank=self.facts.ranks.get(ref.tensor.name))), ref.subscripts)
        ref = self.complete(ref)
        if self.pending is not None:
            for other, value in self.pending.items():
                if other == ref:
                    return self.compressed(value)
                if other.tensor.name == ref.tensor.name:
                    raise Kept(f"another place of `{ref.tensor.name}` is read after a store behind a test", node)
        self.note(ref, False, node)
        if any(isinstance(part, Linear) and any(axis.any_rank for axis in axes_of(part)) for part in ref.subscripts):
            self.loose = True
        return self.compressed(load(ref, self.shapes, node))

    def open_tensor(self, ref: Ref, node: core.Expression) -> None:
        """What may be a list: a list of places will do, and one of numbers that are moved into a tensor is made an array."""
        name = ref.tensor.name
        rank = self.facts.ranks.get(name)
        if self.placing or name in self.arrays:
            return
        if not self.moving or rank is None or ref.tensor.where is not core.Where.LOCAL or name in self.written:
            raise Kept(f"`{name}` may be a list", node)
        self.arrays[name] = rank

    def note(self, ref: Ref, writes: bool, node: core.Node, adds: bool = False) -> None:
        self.accesses.append(Access(ref.tensor.name, ref.subscripts, tuple(self.axes), self.moment, writes, adds, node))

    # Operations --------------------------------------------------------------------------------------------------------------

    def primitive(self, node: core.Primitive) -> Value:
        row = PRIMITIVES[node.name]
        if node.name in SIZES:
            return self.size(node)
        if node.name in REDUCTIONS:
            return self.reduction(node)
        if not row.elementwise or row.hazard == "effect" or any(argument is None for argument in node.arguments):
            raise Kept(f"`{node.name}` does not work element by element", node)
        values = [self.value(argument) for argument in node.arguments if argument is not None]
        amount = _arithmetic(node.name, [value.linear for value in values])
        if amount is not None:
            return Value(None, (), self.facts.normal(amount))
        self.refuse_overflow(node, values)
        shown = [self.shown(value) for value in values]
        if self.guards and node.name in SAFE:
            shown = self.safe(node.name, shown)
        return self.operation(node.name, shown, node)

    def operation(self, name: str, values: list[Value], node: core.Expression) -> Value:
        """One element-wise operation on arrays."""
        operands, layout = combined(values)
        return Value(core.Primitive(name, tuple(operands), kind=self.kind(layout, node.kind), span=node.span), layout)

    def kind(self, layout: tuple[Axis | None, ...], single: Kind) -> Kind:
        return make.kind_of(layout, single.dtype) if layout else single

    def refuse_overflow(self, node: core.Primitive, values: list[Value]) -> None:
        """Whole numbers outside tensors are exact at any size; arrays of positions are not."""
        counted = [value.linear is not None and any(True for _ in axes_of(value.linear)) for value in values]
        if node.name == "power" and any(counted):
            exponent = values[1].linear.value if values[1].linear is not None else None
            if counted[1] and node.arguments[0] is not None and node.arguments[0].kind.dtype != "float":
                raise Kept("a power of whole numbers may grow beyond 64 bits", node)
            if counted[0] and exponent not in (1, 2):
                raise Kept("a power of whole numbers may grow beyond 64 bits", node)
        if node.name in ("div", "mod") and node.arguments[1] is not None:
            divisor = values[1].linear.value if values[1].linear is not None else None
            if not divisor and node.arguments[1].kind.dtype != "float":
                raise Kept("the divisor of whole numbers may be 0", node)

    def safe(self, name: str, values: list[Value]) -> list[Value]:
        """The arguments with a harmless number wherever the test does not hold."""
        place, harmless = SAFE[name]
        found = list(values)
        expression = found[place].expression
        if isinstance(expression, core.Constant) or (name in ("divide", "log", "sqrt") and expression is not None and is_positive(expression)):
            return found
        if name == "power" and isinstance(values[1].expression, core.Constant) and natural(values[1].expression):
            return found
        for guard in reversed(self.guards):
            if guard.layout:
                found[place] = self.select(self.compressed(guard), found[place], Value(make.constant(harmless)), found[place].expression)
        return found

    def size(self, node: core.Primitive) -> Value:
        """`row.len()` and its kin."""
        (argument,) = node.arguments
        if isinstance(argument, core.Variable):
            found = self.bound.get(argument.name)
            if isinstance(found, Built) and found.axis is not None and node.name == "len" and not found.axis.any_rank:
                return Value(None, (), self.facts.normal(found.axis.extent))
            if found is None and argument.name not in self.assigned:
                return Value(node, (), self.constant_amount(node))
        assert argument is not None
        ref = self.ref(argument)
        if ref.any_rank and len(ref.subscripts) == 2 and node.name in ("len", "size", "cols"):
            return Value(make.primitive("cols", ref.tensor, kind=WHOLE, like=node))
        rank = self.facts.ranks.get(ref.tensor.name)
        if not ref.any_rank and rank == len(ref.subscripts) + 1 and node.name in ("len", "size", "cols"):
            return Value(None, (), self.facts.size(ref.tensor.name, rank - 1))
        raise Kept("the size of a part is asked for", node)

    def reduction(self, node: core.Primitive) -> Value:
        """`max(row)`, `exps.sum()`: over all axes that are no loop's."""
        argument = node.arguments[0]
        assert argument is not None
        if len(node.arguments) > 1 and any(other is not None for other in node.arguments[1:]):
            raise Kept("a reduction with an axis stands in the loop", node)
        value = self.row(argument) or self.array(argument)
        over = frozenset(axis for axis in value.axes if axis not in self.axes)
        if not over or self.chosen is not None:
            raise Kept("a reduction of one number", node)
        if self.guards and PRIMITIVES[node.name].hazard == "partial" and node.name not in ("max", "min", "mean"):
            raise Kept("a reduction stands behind a test", node)
        keep = bool(self.keeps) or any(axis.any_rank for axis in value.axes)
        return reduced(node.name, value, over, keep=keep, kind=node.kind, like=node)

    def row(self, argument: core.Expression) -> Value | None:
        """A row of a nest of any rank, as a whole, inside the loop over its elements."""
        found = self.bound.get(argument.name) if isinstance(argument, core.Variable) else None
        if not isinstance(found, Ref) or len(found.subscripts) != 2 or not found.any_rank:
            return None
        rows, last = found.subscripts
        if not isinstance(last, Axis) or not isinstance(rows, Axis) or last not in self.axes or found.corner is not None:
            return None
        if last.tensor is None or argument.name not in self.rows_of:  # type: ignore[attr-defined]
            return None
        whole = Axis("whole", last.order, last.sort, stop=last.stop, tensor=last.tensor, whole=True)
        self.note(Ref(found.tensor, (rows, whole)), False, argument)
        return Value(found.tensor, (rows, whole), view_of=found.tensor.name)

    # Conditions --------------------------------------------------------------------------------------------------------------

    def compare(self, node: core.Compare) -> Value:
        values = [self.array(node.first), *(self.array(right) for _, right in node.rest)]
        links: list[Value] = []
        for place, (operator, _) in enumerate(node.rest):
            if operator not in COMPARISONS:
                raise Kept(f"the test `{operator}` is about more than numbers", node)
            (left, right), layout = combined(values[place : place + 2])
            kind = make.kind_of(layout, "bool") if layout else TRUTH
            form = "elements" if layout else "truth"
            links.append(Value(core.Compare(left, ((operator, right),), form, kind=kind, span=node.span), layout))
        return self.joined("and", links, node)

    def logic(self, node: core.Logic) -> Value:
        values: list[Value] = []
        before = list(self.guards)
        for item in node.items:
            values.append(self.array(item))
            guard = values[-1] if node.operator == "and" else self.negation(values[-1], node)
            self.guards.append(guard)
        self.guards = before
        return self.joined(node.operator, values, node)

    def joined(self, operator: str, values: list[Value], node: core.Expression) -> Value:
        found = values[0]
        for other in values[1:]:
            (left, right), layout = combined([found, other])
            kind = make.kind_of(layout, "bool") if layout else TRUTH
            form = "elements" if layout else "truth"
            found = Value(core.Logic(operator, (left, right), form, kind=kind, span=node.span), layout)  # type: ignore[arg-type]
        return found

    def negation(self, value: Value, node: core.Expression) -> Value:
        match value.expression:
            case core.Not(operand=inner):
                return Value(inner, value.layout)
            case core.Compare(first=first, rest=(("==" | "!=" as operator, right),), form=form):
                turned = "!=" if operator == "==" else "=="
                return Value(core.Compare(first, ((turned, right),), form, kind=value.expression.kind, span=node.span), value.layout)
        assert value.expression is not None
        kind = make.kind_of(value.layout, "bool") if value.layout else TRUTH
        form = "elements" if value.layout else "truth"
        return Value(core.Not(value.expression, form, kind=kind, span=node.span), value.layout)  # type: ignore[arg-type]

    def either(self, test: core.Expression, yes: core.Expression, no: core.Expression) -> Value:
        condition = self.array(test)
        with self.guarded(condition):
            first = self.array(yes)
        with self.guarded(self.negation(condition, test)):
            second = self.array(no)
        return self.select(condition, first, second, yes)

    @contextmanager
    def guarded(self, condition: Value) -> Iterator[None]:
        self.guards.append(condition)
        try:
            yield
        finally:
            self.guards.pop()

    def select(self, condition: Value, yes: Value, no: Value, like: core.Expression | None) -> Value:
        """`np.where(condition, yes, no)`; of one test for all passes, `yes if condition else no`."""
        if yes == no:
            return yes
        dtype = _one_dtype(yes, no)
        if not condition.layout:
            operands, layout = combined([yes, no])
            kind = make.kind_of(layout, dtype)
            assert condition.expression is not None
            return Value(core.Conditional(condition.expression, operands[0], operands[1], kind=kind), layout)
        operands, layout = combined([condition, yes, no])
        span = like.span if like is not None else operands[0].span
        return Value(core.Primitive("select", tuple(operands), kind=make.kind_of(layout, dtype), span=span), layout)


def natural(node: core.Constant) -> bool:
    return isinstance(node.value, int) and node.value >= 0


def is_positive(node: core.Expression) -> bool:
    """Whether a number is certainly above 0, or nan."""
    match node:
        case core.Constant(value=int() | float() as value):
            return value > 0
        case core.Primitive(name="add", arguments=(core.Expression() as left, core.Expression() as right)):
            return (is_positive(left) and _not_negative(right)) or (_not_negative(left) and is_positive(right))
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            return is_positive(left) and is_positive(right)
        case core.Primitive(name="sqrt", arguments=(core.Expression() as inner,)):
            return is_positive(inner)
    return False


def _not_negative(node: core.Expression) -> bool:
    match node:
        case core.Primitive(name="exp" | "abs" | "square" | "sqrt"):
            return True
        case core.Primitive(name="power", arguments=(_, core.Constant(value=int() as exponent))):
            return exponent % 2 == 0 and exponent >= 0
        case core.Primitive(name="multiply", arguments=(left, right)) if left == right:
            return True
    return is_positive(node) or (isinstance(node, core.Constant) and node.value == 0)


def _one_dtype(yes: Value, no: Value) -> Dtype | None:
    first = yes.expression.kind.dtype if yes.expression is not None else "int"
    second = no.expression.kind.dtype if no.expression is not None else "int"
    return first if first == second else make.joined_dtype(first, second)


def _arithmetic(name: str, amounts: list[Linear | None]) -> Linear | None:
    """Arithmetic on amounts, where the result is one."""
    match name, amounts:
        case "add", [Linear() as left, Linear() as right]:
            return left + right
        case "subtract", [Linear() as left, Linear() as right]:
            return left - right
        case "multiply", [Linear() as left, Linear() as right]:
            if left.value is not None:
                return right.scaled(left.value)
            return left.scaled(right.value) if right.value is not None else None
        case "negate", [Linear() as inner]:
            return inner.scaled(-1)
    return None


__all__ = ["Access", "Passes", "Size", "Symbol"]
