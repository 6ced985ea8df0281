"""Expressions of a loop's body as whole arrays: what one pass computes, for all passes at once."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, WHOLE, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Amount, amount_of
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.conditions import Conditions
from fpp_lang.lift.linear import Linear, number, of
from fpp_lang.lift.loads import all_exist
from fpp_lang.lift.model import BEHIND_LOOPS, Axis, Built, Kept, Ref, Sort, Value, axes_of, extremes
from fpp_lang.lift.reductions import reduced
from fpp_lang.lift.safety import SAFE, is_count, is_positive, natural
from fpp_lang.lift.whole_numbers import refuse_large_products
from fpp_lang.lift.written import written
from fpp_lang.numpy_rules.argument_tests import literal

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
DRAWS = frozenset({"random", "uniform", "normal"})
MATRIX_PRODUCTS = frozenset({"matmul", "times"})
SIZES = frozenset({"len", "size", "cols", "rows"})


@dataclass(slots=True)
class Passes(Conditions):
    """The expressions of one nest."""

    def is_constant(self, node: core.Expression) -> bool:
        """Whether it is the same in every pass, and computing it does nothing else."""
        for part in walk(node):
            match part:
                case core.Variable(name=name, where=where):
                    if name in self.bound or name in self.assigned or name in self.written or name in self.changed:
                        return False
                    if self.inlined and where is core.Where.LOCAL:
                        return False
                case core.Primitive(name=name) if PRIMITIVES[name].hazard == "effect":
                    return False
                case core.Call(key=key) if not self.calls.pure(key) or self.calls.reads_one_of(key, self.changed):
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
        if self.is_constant(node) and node.kind.base is not Base.TENSOR and node.kind.base is not Base.LIST:
            part = self.constant_part(node)
            if part is None:
                self.assume_number(node)
                self.refuse_faults_behind_tests(node)
            return Value(node, (), self.constant_amount(node)) if part is None else self.read(part, node)
        match node:
            case core.Index() | core.AtPlace():
                return self.read(self.ref(node), node)
            case core.Primitive():
                return self.primitive(node)
            case core.Bracket(form="tensor", items=(_, _, *_)):
                return self.row_of_numbers(node)
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
            case core.Copy(value=inner, dtype=dtype):
                found = self.array(inner)
                assert found.expression is not None
                kind = found.expression.kind
                if dtype == "float" and kind.dtype != "float":
                    kind = updated(kind, dtype="float")
                    return Value(make.primitive("own_fractions", found.expression, kind=kind), found.layout)
                if found.axes <= set(self.axes):
                    return Value(found.expression, found.layout, view_of=found.view_of)
                return Value(make.primitive("clone", found.expression, kind=kind), found.layout)
        raise Kept("it does more than compute numbers", node)

    def row_of_numbers(self, node: core.Bracket) -> Value:
        """`[a, b]`: a row of numbers for every pass of a loop."""
        values = [self.array(item) for item in node.items]
        frame = tuple(self.axes) if self.chosen is None else (self.chosen[1],)
        if len(frame) != 1 or {value.layout for value in values if value.layout} != {frame} or self.guards or self.pending is not None:
            raise Kept("a row is made of more than one number of each pass", node)
        parts = [value.expression if value.layout else self.in_every_pass(value) for value in values]
        behind = self.wholes.setdefault(1, Axis("whole", BEHIND_LOOPS - 1, stop=number(len(parts)), whole=True))
        layout, dtype = (*frame, behind), make.joined_dtype(*(part.kind.dtype for part in parts if part is not None))
        return Value(make.primitive("columns", *parts, kind=make.kind_of(layout, dtype), like=node), layout)

    def in_every_pass(self, value: Value) -> core.Expression:
        """A number, once for every pass."""
        if self.chosen is not None or value.expression is None or not value.expression.kind.is_single:
            raise Kept("every row has the same number, behind a test", value.expression)
        (count,) = self.shape_of_passes(value.expression)
        return make.primitive("repeated", value.expression, count, kind=make.kind_of(tuple(self.axes), value.expression.kind.dtype))

    def addend(self, node: core.Expression) -> Value:
        """An expression whose values in all passes are put together."""
        outer, self.adding = self.adding, True
        found = self.array(node)
        self.adding = outer
        return found

    def assume_number(self, node: core.Expression) -> None:
        """Sees to it that what is the same in every pass is one number there, and no row that would line up with the passes."""
        if node.kind.is_single:
            return
        match node:
            case core.Variable() | core.Index():
                found = self.variable(node) if isinstance(node, core.Variable) else self.read(self.ref(node), node)
                if found.layout:
                    raise Kept(f"`{node.span.text}` is no single number", node)
            case core.Primitive(name=name) if not PRIMITIVES[name].elementwise:
                raise Kept(f"`{name}` may give a number or a row", node)
            case core.Call(key=key):
                raise Kept(f"`{key.rpartition(':')[2]}` may give a number or a row", node)
            case _:
                for part in children(node):
                    if isinstance(part, core.Expression):
                        self.assume_number(part)

    def refuse_faults_behind_tests(self, node: core.Expression) -> None:
        """What is the same in every pass is computed before them, and only if it may be where the test never holds."""
        if not self.is_tested:
            return
        for part in walk(node):
            if isinstance(part, core.Index) and part.kind.is_single and not all_exist(self.ref(part), self.shapes):
                raise Kept(f"`{part.span.text}` is read only behind a test", part)

    def constant_part(self, node: core.Expression) -> Ref | None:
        """The part of a tensor that is the same in every pass, where it is no single number."""
        if not isinstance(node, core.Index) or node.kind.is_single:
            return None
        try:
            ref = self.ref(node)
        except Kept:
            return None
        complete = self.complete(ref)
        return complete if ref.is_cut or len(complete.subscripts) > len(ref.subscripts) else None

    def constant_amount(self, node: core.Expression) -> Linear | None:
        """The amount that an expression without loop variables stands for."""
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
        shown = self.facts.shown.get(node.name, frozenset())
        if node.kind.base is Base.TENSOR or node.name in self.written or (node.kind.base is Base.NUMERIC and any(shown)):
            return self.read(Ref(node, ()), node)
        if node.kind.base in (Base.LIST, Base.RECORD, Base.OBJECT, Base.TEXT):
            raise Kept(f"`{node.name}` is {node.kind.base.value}", node)
        if any(shown) or (node.name in self.facts.shown and not shown):
            raise Kept(f"`{node.name}` may be a number or a row", node)
        if node.kind.base in (Base.NUMERIC, Base.OPEN) and not shown and node.name not in self.facts.tested:
            self.numbers[node.name] = node
            if self.adding:
                self.added[node.name] = node
        return Value(node, (), self.constant_amount(node))

    def primitive(self, node: core.Primitive) -> Value:
        row = PRIMITIVES[node.name]
        if node.name in SIZES:
            return self.size(node)
        if node.name == "axis_size" and (known := self.constant_amount(node)) is not None and of_outside(node, self.bound, self.assigned):
            return Value(node, (), known)
        if node.name in REDUCTIONS:
            return self.reduction(node)
        if node.name in DRAWS:
            return self.draw(node)
        if node.name in MATRIX_PRODUCTS:
            from fpp_lang.lift.products import product_of_parts

            return product_of_parts(self, node)
        given = [argument for argument in node.arguments if argument is not None]
        if not row.elementwise or row.hazard == "effect" or any(argument is None for argument in node.arguments[: len(given)]):
            raise Kept(f"`{node.name}` does not work element by element", node)
        values = [self.value(argument) for argument in given]
        amount = _arithmetic(node.name, [value.linear for value in values])
        if amount is not None:
            return Value(None, (), self.facts.normal(amount))
        self.refuse_overflow(node, values)
        shown = [self.shown(value) for value in values]
        if node.name == "multiply":
            refuse_large_products(shown, node)
        if self.guards and node.name in SAFE and not (node.name in ("div", "mod") and self.counts_passes(*values)):
            shown = self.safe(node.name, shown)
        return self.operation(node.name, shown, node)

    def draw(self, node: core.Primitive) -> Value:
        """One random number in every pass: as many at once, which come in the order of the passes."""
        given = node.arguments[:2] if node.name != "random" else ()
        alone = not self.guards and self.pending is None and self.chosen is None and not self.inlined and not self.drawn
        if not alone or (len(node.arguments) > len(given) and any(node.arguments[len(given) :])):
            raise Kept("random numbers are drawn in more than one place, or behind a test", node)
        if not self.axes or not all(argument is not None and self.is_constant(argument) for argument in given):
            raise Kept("every pass draws its random number in another way", node)
        if any(argument is not None and self.array(argument).layout for argument in given):
            raise Kept("every pass draws a whole row of random numbers", node)
        self.drawn = True
        shape = self.shape_of_passes(node)
        layout = tuple(self.axes)
        arguments = (*given, core.Pair(shape) if len(shape) > 1 else shape[0]) if given else shape
        return Value(core.Primitive(node.name, arguments, kind=make.kind_of(layout, "float"), span=node.span), layout)

    def shape_of_passes(self, node: core.Expression) -> tuple[core.Expression, ...]:
        """How many passes there are along each axis."""
        walked = self.axes[0].tensor
        if walked is not None:
            assert isinstance(walked, core.Variable)
            if len(self.axes) != 1 + (self.axes[0].sort is Sort.ROWS) or {axis.tensor for axis in self.axes} != {walked}:
                raise Kept("the loops walk several tensors", node)
            sizes = self.facts.sizes.get(walked.name)
            return tuple(written(size, self.facts) for size in sizes) if sizes else (make.primitive("shape", walked, kind=SHAPE),)
        extents = [self.facts.normal(axis.extent) for axis in self.axes]
        if any(axis.any_rank or axis.step != 1 or axis.whole for axis in self.axes) or not all(
            self.facts.at_least(size, 0) for size in extents
        ):
            raise Kept("it is not certain how many passes there are", node)
        return tuple(written(size, self.facts) for size in extents)

    def operation(self, name: str, values: list[Value], node: core.Expression) -> Value:
        """One element-wise operation on arrays."""
        self.meet(values)
        operands, layout = combined(values)
        left_out = len(node.arguments) - len(operands) if isinstance(node, core.Primitive) and node.name == name else 0
        return Value(core.Primitive(name, (*operands, *[None] * left_out), kind=self.kind(layout, node.kind), span=node.span), layout)

    def kind(self, layout: tuple[Axis | None, ...], single: Kind) -> Kind:
        return make.kind_of(layout, single.dtype) if layout else single

    def refuse_overflow(self, node: core.Primitive, values: list[Value]) -> None:
        """Whole numbers outside tensors are exact at any size; arrays of positions are not."""
        counted = [value.linear is not None and any(True for _ in axes_of(value.linear)) for value in values]
        if node.name == "power" and any(counted):
            exponent = values[1].linear.value if values[1].linear is not None else None
            if counted[1] and node.arguments[0] is not None and not self.stays_in_range(node.arguments[0], values):
                raise Kept("a power of whole numbers may grow beyond 64 bits", node)
            if counted[0] and exponent not in (1, 2):
                raise Kept("a power of whole numbers may grow beyond 64 bits", node)
        if node.name == "multiply" and sum(_places_in(value) for value in values) > 2:
            raise Kept("a product of whole numbers may grow beyond 64 bits", node)
        if node.name in ("div", "mod") and node.arguments[1] is not None:
            divisor = values[1].linear.value if values[1].linear is not None else None
            if not divisor and node.arguments[1].kind.dtype != "float" and not self.counts_passes(values[0], values[1]):
                raise Kept("the divisor of whole numbers may be 0", node)

    def stays_in_range(self, base: core.Expression, values: list[Value]) -> bool:
        """Whether a power by position is that of a fraction, of 1 or -1, or of a number in a tensor, which ends at 64 bits anyway."""
        exponent = values[1].linear
        upward = exponent is not None and self.facts.at_least(self.facts.normal(extremes(exponent)[0]), 0)
        return base.kind.dtype == "float" or (upward and (literal(base) in (1, -1) or values[0].view_of is not None))

    def safe(self, name: str, values: list[Value]) -> list[Value]:
        """The arguments with a harmless number wherever the test does not hold."""
        place, harmless = SAFE[name]
        found = list(values)
        expression = found[place].expression
        if isinstance(expression, core.Constant) or (
            name in ("divide", "log", "sqrt") and expression is not None and is_positive(expression)
        ):
            return found
        if name == "divide" and expression is not None and values[0].layout and not values[1].layout:
            if is_count(expression) or self.counts_passes(values[0], values[1]):
                return found
        if name == "power" and isinstance(values[1].expression, core.Constant) and natural(values[1].expression):
            return found
        tests = [self.compressed(guard) for guard in self.guards if guard.layout]
        if tests and expression is not None:
            found[place] = self.select(self.joined("and", tests, expression), found[place], Value(make.constant(harmless)), expression)
        return found

    def counts_passes(self, of_passes: Value, value: Value) -> bool:
        """Whether a number says how many passes a loop has: where there is one, it is not 0."""
        axes = of_passes.axes if of_passes.linear is None else axes_of(of_passes.linear)
        loops = [axis for axis in axes if axis.step == 1 and not axis.any_rank]
        return value.linear is not None and any(self.facts.equal(axis.extent, value.linear) for axis in loops)

    def harmless(self, value: Value) -> Value:
        """An argument of a function that may fail, with 1 wherever the test does not hold."""
        for guard in reversed(self.guards):
            if guard.layout and value.layout and not _behind(value.expression, guard.expression):
                value = self.select(self.compressed(guard), value, Value(make.constant(1)), value.expression)
        return value

    def size(self, node: core.Primitive) -> Value:
        """`row.len()` and its kin."""
        (argument,) = node.arguments
        if isinstance(argument, core.Variable):
            found = self.bound.get(argument.name)
            if isinstance(found, Built) and found.axis is not None and node.name == "len" and not found.axis.any_rank:
                return self.length(found.axis, node)
            if found is None and argument.name not in self.assigned:
                return Value(node, (), self.constant_amount(node))
        assert argument is not None
        ref = self.ref(argument)
        if ref.any_rank and len(ref.subscripts) == 2 and node.name in ("len", "size", "cols"):
            return Value(make.primitive("cols", ref.tensor, kind=WHOLE, like=node))
        left = [place for place in range(self.facts.ranks.get(ref.tensor.name, 0)) if ref.is_open(place)]
        if not ref.any_rank and ((node.name == "len" and left) or (node.name in ("size", "cols") and len(left) == 1)):
            cut = ref.cut(left[0])
            return Value(None, (), self.facts.size(ref.tensor.name, left[0]) if cut is None else cut.stop)
        raise Kept("the size of a part is asked for", node)

    def length(self, axis: Axis, node: core.Node) -> Value:
        """How many items the passes of a loop make, which is none where its end lies before its start."""
        extent = self.facts.normal(axis.extent)
        if axis.step != 1:
            raise Kept("the number of passes has a step", node)
        if self.facts.at_least(extent, 0):
            return Value(None, (), extent)
        if extent.value is not None:
            return Value(None, (), number(0))
        return Value(make.primitive("most", written(extent, self.facts), make.constant(0), kind=WHOLE))

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


def _places_in(value: Value) -> int:
    """How many positions are multiplied in a value."""
    if value.linear is not None and value.expression is None:
        return bool(list(axes_of(value.linear)))
    return _degree(value.expression)


def _degree(node: core.Expression | None) -> int:
    match node:
        case core.Primitive(name="arange" | "row_places" | "column_places"):
            return 1
        case core.Primitive(name="multiply", arguments=(left, right)) if node.kind.dtype == "int":
            return _degree(left) + _degree(right)
        case core.Primitive(arguments=arguments) if node.kind.dtype == "int":
            return max(map(_degree, arguments), default=0)
        case core.Index(target=target):
            return _degree(target)
    return 0


def of_outside(node: core.Expression, *inside: Container[str]) -> bool:
    """Whether a size is that of a tensor from outside the nest: storing elements does not change it. One that is drawn, or given by a
    call, is made in every pass."""
    for part in walk(node):
        match part:
            case core.Variable(name=name) if any(name in names for names in inside):
                return False
            case core.Primitive(name=name) if PRIMITIVES[name].hazard == "effect":
                return False
            case _ if not isinstance(part, STEADY) or isinstance(part, core.Call):
                return False
    return True


def _behind(node: core.Expression | None, guard: core.Expression | None) -> bool:
    """Whether a value is harmless already where the test does not hold."""
    choices = (part for part in walk(node) if isinstance(part, core.Primitive) and part.name == "select") if node is not None else ()
    return any(part.arguments[0] == guard for part in choices)


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
