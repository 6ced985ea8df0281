"""Tests on whole arrays, and choices by them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, TRUTH, Base, Dtype
from fpp_lang.lift import make
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.model import Kept, Layout, Value
from fpp_lang.lift.passes import Reading
from fpp_lang.lift.safety import COSTLY
from fpp_lang.numpy_rules.argument_tests import literal

Form = Literal["truth", "elements"]
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


@dataclass(slots=True)
class Conditions(Reading):
    """Tests and choices of a nest."""

    def compare(self, node: core.Compare) -> Value:
        if any(part.kind.base is Base.TEXT for part in (node.first, *(right for _, right in node.rest))):
            raise Kept("it compares texts", node)
        values = [self.array(node.first), *(self.array(right) for _, right in node.rest)]
        links: list[Value] = []
        for place, (operator, _) in enumerate(node.rest):
            if operator not in COMPARISONS:
                raise Kept(f"the test `{operator}` is about more than numbers", node)
            (left, right), layout = combined(values[place : place + 2])
            kind = make.kind_of(layout, "bool") if layout else TRUTH
            form: Form = "elements" if layout else "truth"
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

    def joined(self, operator: Literal["and", "or"], values: list[Value], node: core.Expression) -> Value:
        found = values[0]
        for other in values[1:]:
            (left, right), layout = combined([found, other])
            kind = make.kind_of(layout, "bool") if layout else TRUTH
            form: Form = "elements" if layout else "truth"
            found = Value(core.Logic(operator, (left, right), form, kind=kind, span=node.span), layout)
        return found

    def negation(self, value: Value, node: core.Expression) -> Value:
        match value.expression:
            case core.Not(operand=inner):
                return Value(inner, value.layout)
            case core.Compare(first=first, rest=(("==" | "!=" as operator, right),), form=how):
                turned = "!=" if operator == "==" else "=="
                return Value(core.Compare(first, ((turned, right),), how, kind=value.expression.kind, span=node.span), value.layout)
        assert value.expression is not None
        kind = make.kind_of(value.layout, "bool") if value.layout else TRUTH
        form: Form = "elements" if value.layout else "truth"
        return Value(core.Not(value.expression, form, kind=kind, span=node.span), value.layout)

    def either(self, test: core.Expression, yes: core.Expression, no: core.Expression) -> Value:
        condition = self.decision(test)
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
        if yes == no or _is_harmless(condition, yes, no):
            return yes
        match yes.expression, no.expression:
            case core.Constant(value=True), core.Constant(value=False) if condition.layout and _is_truth(condition):
                return condition
            case core.Constant(value=False) as never, core.Constant(value=True) if condition.layout:
                opposite = self.negation(condition, never)
                if _is_truth(opposite):
                    return opposite
        dtype = _one_dtype(yes, no)
        if not condition.layout and yes.layout == no.layout:
            operands, layout = combined([yes, no])
            kind = make.kind_of(layout, dtype)
            assert condition.expression is not None
            return Value(core.Conditional(condition.expression, operands[0], operands[1], kind=kind), layout)
        if any(value.expression is not None and value.expression.kind.base in (Base.TEXT, Base.NOTHING) for value in (yes, no)):
            raise Kept("what is chosen is no number", like)
        if (function := self.of_choice(condition, yes, no)) is not None:
            return function
        operands, layout = combined([condition, yes, no])
        span = like.span if like is not None else operands[0].span
        if (divided := _division(condition, yes, no, layout)) is not None:
            return Value(updated(divided, span=span), layout)
        return Value(core.Primitive("select", tuple(operands), kind=make.kind_of(layout, dtype), span=span), layout)

    def of_choice(self, condition: Value, yes: Value, no: Value) -> Value | None:
        """`np.log(np.where(condition, p, 1 - p))` for a function of one number that both take."""
        match yes.expression, no.expression:
            case (
                core.Primitive(name=name, arguments=(core.Expression() as first,)) as function,
                core.Primitive(name=same, arguments=(core.Expression() as second,)),
            ) if name == same and condition.layout == yes.layout == no.layout and _is_costly(function):
                taken = Value(_unguarded(first, condition.expression), yes.layout)
                other = Value(_unguarded(second, self.negation(condition, function).expression), no.layout)
                inner = self.of_choice(condition, taken, other) or self.select(condition, taken, other, function)
                assert inner.expression is not None
                return Value(updated(function, arguments=(inner.expression,)), inner.layout)
        return None


def _is_harmless(condition: Value, yes: Value, no: Value) -> bool:
    """`y / np.where(x != 0, x, 1)`, which is y already where the test does not hold."""
    match yes.expression:
        case core.Primitive(name="divide", arguments=(x, core.Primitive(name="select", arguments=(test, _, core.Constant(value=1))))):
            return x == no.expression and test == condition.expression and condition.layout == yes.layout == no.layout
    return False


def _is_costly(node: core.Expression) -> bool:
    """A function of one number that is more than a sign."""
    match node:
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return _is_costly(inner)
        case core.Primitive(name=name, arguments=(core.Expression(),)):
            return name in COSTLY and name != "power"
    return False


def _unguarded(node: core.Expression, test: core.Expression | None) -> core.Expression:
    """What an argument is where a test holds."""
    match node:
        case core.Primitive(name="select", arguments=(found, core.Expression() as argument, core.Constant())) if found == test:
            return argument
    return node


def _one_dtype(yes: Value, no: Value) -> Dtype | None:
    first = yes.expression.kind.dtype if yes.expression is not None else "int"
    second = no.expression.kind.dtype if no.expression is not None else "int"
    return first if first == second else make.joined_dtype(first, second)


def _division(condition: Value, yes: Value, no: Value, layout: Layout) -> core.Expression | None:
    """`np.divide(x, y, out=np.zeros(y.shape), where=y != 0)` for a division where a test holds, and a number elsewhere."""
    number = None if no.expression is None else literal(no.expression)
    match condition.expression, yes.expression:
        case (
            core.Compare(first=core.Variable() | core.Index() as tested, rest=((_, core.Constant()),)) as test,
            core.Primitive(
                name="divide",
                arguments=(
                    core.Expression() as x,
                    core.Primitive(name="select", arguments=(again, core.Expression() as y, core.Constant(value=1))),
                ),
            ),
        ) if (
            number is not None
            and again == test
            and condition.layout == yes.layout == layout
            and not any(axis is None or axis.may_be_number for axis in layout)
        ):
            kind = make.kind_of(layout, "float")
            shape = make.primitive("shape", tested, kind=SHAPE)
            fill = make.constant(float(number))
            is_zero = repr(fill.value) == "0.0"
            out = make.primitive("zeros", shape, kind=kind) if is_zero else make.primitive("full", shape, fill, kind=kind)
            return make.primitive("divide_where", x, y, out, test, kind=kind)
    return None


def _is_truth(value: Value) -> bool:
    """Whether it is true or false itself, and not a number of which only that counts."""
    return isinstance(value.expression, core.Compare) or (value.expression is not None and value.expression.kind.is_truth)
