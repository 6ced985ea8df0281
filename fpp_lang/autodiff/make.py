"""Small pieces of settled core, with their kinds; the plainest neutral elements fall away as they are made."""

from __future__ import annotations

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, NOTHING, OPEN, TEXT, TRUTH, WHOLE, Base, Kind, list_of
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.settle.gives import GIVES, elementwise

SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "^": "power", "mod": "mod", "div": "div"}


def constant(value: int | float | bool | str | None) -> core.Constant:
    match value:
        case bool():
            kind = TRUTH
        case int():
            kind = WHOLE
        case float():
            kind = FRACTION
        case str():
            kind = TEXT
        case _:
            kind = NOTHING
    return core.Constant(value, kind=kind)


def variable(name: str, kind: Kind, where: core.Where = core.Where.LOCAL) -> core.Variable:
    return core.Variable(name, where, kind=kind)


def primitive(name: str, *arguments: core.Expression | None, span: Span = NOWHERE) -> core.Primitive:
    """A primitive with the kind that its table gives it."""
    row = PRIMITIVES[name]
    padded = (*arguments, *[None] * (len(row.parameters) - len(arguments))) if row.most is not None else arguments
    kind = OPEN if row.gives == "item" else GIVES[row.gives]([None if item is None else item.kind for item in padded], padded)
    return core.Primitive(name, padded, kind=kind, span=span)


def transposed(value: core.Expression) -> core.Expression:
    """The transpose; of a transpose what was turned, and of a product with one the product of the other sides."""
    match value:
        case core.Primitive(name="transpose", arguments=(core.Expression() as inner,)):
            return inner
        case core.Primitive(name="matmul", arguments=(core.Expression() as left, core.Expression() as right)) if (
            left.kind.rank == right.kind.rank == 2 and any(map(_is_transposed, (left, right)))
        ):
            return primitive("matmul", transposed(right), transposed(left))
    return primitive("transpose", value)


def _is_transposed(value: core.Expression) -> bool:
    return isinstance(value, core.Primitive) and value.name == "transpose"


def value_of(node: core.Expression) -> int | float | None:
    """The number that a literal stands for, with its sign."""
    match node:
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            value = value_of(inner)
            return None if value is None else -value
        case core.Constant(value=int() | float() as value, name=None) if not isinstance(value, bool):
            return value
    return None


def operation(sign: str, left: core.Expression, right: core.Expression) -> core.Expression:
    """`left sign right`, without factors 1 and terms 0 that are literals; `0 * x` stays, for x may be nan."""
    first, second = value_of(left), value_of(right)
    match sign:
        case "*" if first == 1 and not isinstance(first, bool):
            return right
        case "*" | "/" | "^" if second == 1:
            return left
        case "*" if first == -1:
            return negated(right)
        case "*" if second == -1:
            return negated(left)
        case "+" if first == 0:
            return right
        case "+" | "-" if second == 0:
            return left
        case "-" if first == 0:
            return negated(right)
        case "+" if (opposite := _opposite(right)) is not None:
            return operation("-", left, opposite)
        case "-" if (opposite := _opposite(right)) is not None:
            return operation("+", left, opposite)
        case "+" if left == right and first is None:
            return operation("*", constant(2), left)
        case "+" if (together := _chosen_together(left, right)) is not None:
            return together
        case "*" if first is not None and second is not None:
            return constant(first * second)
        case "-" if isinstance(first, int) and isinstance(second, int):
            return constant(first - second)
        case "*" if second is not None:
            return operation("*", right, left)
        case "*" if first is not None and (scaled := _scaled(first, right)) is not None:
            return scaled
        case "*" if first is not None and (opposite := _opposite(right)) is not None:
            return operation("*", constant(-first), opposite)
        case "*" if (opposite := _opposite(left)) is not None and (turned := _turned(right)) is not None:
            return operation("*", opposite, turned)
        case "*" if (opposite := _opposite(left)) is not None and first is None:
            return negated(operation("*", opposite, right))
        case "*" if (opposite := _opposite(right)) is not None and first is None:
            return negated(operation("*", left, opposite))
        case "/" if (opposite := _opposite(left)) is not None and first is None:
            return negated(operation("/", opposite, right))
        case "*":
            return _product(left, right)
    return primitive(SIGNS[sign], left, right)


def _product(left: core.Expression, right: core.Expression) -> core.Expression:
    """`a * (b * c)` is `a * b * c`, `a * (1 / b)` is `a / b`."""
    match right:
        case core.Primitive(name="multiply", arguments=(core.Expression() as factor, core.Expression() as rest)):
            return operation("*", operation("*", left, factor), rest)
        case core.Primitive(name="divide", arguments=(core.Expression() as top, core.Expression() as bottom)):
            return operation("/", operation("*", left, top), bottom)
    return primitive("multiply", left, right)


def _scaled(factor: int | float, node: core.Expression) -> core.Expression | None:
    """`2 * (3 * x)` is `6 * x`."""
    match node:
        case core.Primitive(name="multiply", arguments=(core.Expression() as inner, core.Expression() as rest)):
            known = value_of(inner)
            return None if known is None else operation("*", constant(factor * known), rest)
        case core.Primitive(name="divide", arguments=(core.Expression() as top, core.Expression() as bottom)):
            return operation("/", operation("*", constant(factor), top), bottom)
    return None


def _chosen_together(left: core.Expression, right: core.Expression) -> core.Expression | None:
    """`where(c, a, 0) + where(c, b, 0)` is `where(c, a + b, 0)`."""
    match left, right:
        case (
            core.Primitive(name="where", arguments=(condition, core.Expression() as one, core.Expression() as zero)),
            core.Primitive(name="where", arguments=(same, core.Expression() as other, core.Expression() as none)),
        ) if condition == same:
            if value_of(zero) == value_of(none) == 0:
                return primitive("where", condition, operation("+", one, other), zero)
            if value_of(one) == value_of(other) == 0:
                return primitive("where", condition, one, operation("+", zero, none))
    return None


def _opposite(node: core.Expression) -> core.Expression | None:
    """The node without the minus that it begins with; None where it begins with none."""
    match node:
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return inner
        case core.Primitive(name="multiply" | "divide" as name, arguments=(core.Expression() as first, core.Expression() as rest)):
            opposite = None if isinstance(first, core.Primitive) and first.name == "negate" else _opposite(first)
            return None if opposite is None else operation("*" if name == "multiply" else "/", opposite, rest)
    value = value_of(node)
    return constant(-value) if value is not None and value < 0 else None


def _turned(node: core.Expression) -> core.Expression | None:
    """`b - a` for `a - b`."""
    match node:
        case core.Primitive(name="subtract", arguments=(core.Expression() as left, core.Expression() as right)):
            return operation("-", right, left)
    return None


def negated(node: core.Expression) -> core.Expression:
    opposite = _opposite(node)
    if opposite is not None:
        return opposite
    value = value_of(node)
    return primitive("negate", node) if value is None else constant(-value)


def compared(left: core.Expression, operator: str, right: core.Expression) -> core.Expression:
    """One comparison, element by element where a side is a tensor."""
    kinds = [left.kind, right.kind]
    if any(kind.base is Base.TENSOR for kind in kinds):
        return core.Compare(left, ((operator, right),), "elements", kind=elementwise(kinds, "bool"))
    if all(kind.is_single for kind in kinds):
        return core.Compare(left, ((operator, right),), "truth", kind=TRUTH)
    return core.Compare(left, ((operator, right),), "either", kind=Kind(Base.NUMERIC, "bool"))


def choice(condition: core.Expression, yes: core.Expression, no: core.Expression, span: Span = NOWHERE) -> core.Expression:
    """`where(condition, yes, no)`, of plain numbers as `yes if condition else no`."""
    if condition.kind.is_single and yes.kind.is_single and no.kind.is_single:
        return core.Conditional(condition, yes, no, kind=FRACTION, span=span)
    return primitive("where", condition, yes, no, span=span)


def both(left: core.Expression, right: core.Expression) -> core.Expression:
    kinds = [left.kind, right.kind]
    if all(kind.is_single for kind in kinds):
        return core.Logic("and", (left, right), "truth", kind=TRUTH)
    return core.Logic("and", (left, right), "elements", kind=elementwise(kinds, "bool"))


def index(target: core.Expression, *subscripts: core.Expression | core.Slice, kind: Kind) -> core.Expression:
    """`target[subscripts]`; `[a][b]` with a place for a is `[a, b]`."""
    match target:
        case core.Index(target=inner, subscripts=first) if inner.kind.base is Base.TENSOR and all(map(_is_place, first)):
            return core.Index(inner, (*first, *subscripts), kind=kind)
    return core.Index(target, subscripts, kind=kind)


def _is_place(subscript: core.Expression | core.Slice) -> bool:
    return isinstance(subscript, core.Expression) and subscript.kind.is_single


def pair(*items: core.Expression) -> core.Expression:
    if len(items) == 1:
        return items[0]
    return core.Pair(items, kind=Kind(Base.PAIR, items=tuple(item.kind for item in items)))


def assign(target: core.Target, value: core.Expression, span: Span) -> core.Assign:
    return core.Assign(target, value, span=span)


def targets(*items: core.Target, span: Span = NOWHERE) -> core.Target:
    return items[0] if len(items) == 1 else core.Targets(items, span=span)


def block(statements: list[core.Statement], span: Span = NOWHERE) -> core.Block:
    return core.Block(tuple(statements) or (core.Pass(span=span),), span=span)


def count_down(name: str, count: core.Expression, body: list[core.Statement], span: Span) -> core.Statement:
    """`for name from count - 1 to 0 step -1`."""
    start = operation("-", count, constant(1))
    return core.ForCount(name, start, constant(0), constant(-1), True, block(body, span), span=span)


def empty_list(item: Kind = OPEN) -> core.Bracket:
    return core.Bracket((), "list", kind=list_of(item))


def append(name: core.Variable, item: core.Expression, span: Span) -> core.Statement:
    return core.Evaluate(core.Primitive("append", (name, item), kind=NOTHING, span=span), span=span)


def with_fractions(node: core.Expression) -> core.Expression:
    """A derivative holds fractions, also where only whole numbers were multiplied."""
    if isinstance(node, core.Constant) and isinstance(node.value, int):
        return constant(float(node.value))
    return primitive("multiply", constant(1.0), node) if node.kind.is_whole else node
