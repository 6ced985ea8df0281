"""How NumPy says a choice fastest and shortest: `np.maximum(T, 0)` for `np.where(T <= 0, 0, T)`.

Only here, after derivatives are taken, because these spellings change a slope at a kink. Each rule is a function of a choice `yes if test
else no` on whole arrays; it gives None where it does not apply. nan decides as in the test: a comparison with it is false.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from fpp_lang.base.source import NOWHERE
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, WHOLE, Base
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.emit.numpy.parts import with_parts
from fpp_lang.emit.numpy.polynomials import joins_smoothly
from fpp_lang.emit.numpy.shared import is_whole, joined, places_named, shared
from fpp_lang.emit.numpy.triangles import triangle
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.make import negation
from fpp_lang.lift.uses import assigned_in

CHOICES = frozenset({"select", "select_one"})
MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
LARGEST_EXPONENT = 700.0
"""The exponential of this is still finite."""

NumberOf = Callable[[core.Expression], "float | None"]
Rule = Callable[[core.Expression, core.Expression, core.Expression, core.Expression], "core.Expression | None"]


def spelled(program: core.Program) -> core.Program:
    """The program with every choice and small power in its best spelling, and what a line says twice under a name."""
    functions = {key: _function(function) for key, function in program.functions.items()}
    return updated(program, functions=functions)


def _function(function: core.Function) -> core.Function:
    taken = {part.name for part in walk(function) if isinstance(part, core.Variable)} | set(function.locals) | set(function.outer_reads)
    made: list[str] = []

    def fresh(wish: str) -> str:
        name = next(name for number in range(1, 1000) if (name := wish if number == 1 else f"{wish}_{number}") not in taken)
        taken.add(name)
        made.append(name)
        return name

    def lines_of(node: core.Statement) -> list[core.Statement]:
        return shared(node, fresh) if node.id in said or is_whole(node) else [node]

    numbers = _numbers(function)
    body, said = _in_best_spelling(_bounded(function.body, numbers, _counting(function)))
    body = blocks(places_named(body, fresh), lambda nodes: [line for node in nodes for line in lines_of(node)])
    body = with_parts(joined(_clipped(body, numbers), frozenset(made)))
    return function if body is function.body else updated(function, body=body, locals=(*function.locals, *made))


def _in_best_spelling(body: core.Block) -> tuple[core.Block, set[int]]:
    """The body, and the statements that were said otherwise."""
    said: set[int] = set()

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Function):
            return node
        new = _spelled(node, (), "") if isinstance(node, core.Expression) else rebuild(node, change)
        if new is not node and isinstance(new, core.Statement):
            said.add(new.id)
        return new

    found = change(body)
    assert isinstance(found, core.Block)
    return found, said


def _spelled(node: core.Node, tests: Sequence[core.Expression], operation: str) -> core.Node:
    """`tests` hold wherever the value counts; `operation` is computed of it."""
    match node:
        case core.Primitive(name=name, arguments=(core.Expression() as test, core.Expression() as yes, core.Expression() as no)) if (
            name in CHOICES
        ):
            if _is_needless(test, yes, no):
                return _spelled(yes, tests, operation)
            clamped = _clamp(test, yes, no, operation) if test in tests else None
            if clamped is not None:
                return _spelled(clamped, (), "")
            arguments = (
                _spelled(test, tests, ""),
                _spelled(yes, (*tests, test), ""),
                _spelled(no, (*tests, negation(test, "elements")), ""),
            )
            return _choice(updated(node, arguments=arguments))
        case core.Primitive(name="sort", arguments=(core.Primitive(name="flatten", arguments=inner),)):
            return _spelled(updated(node, name="sort_flat", arguments=inner), tests, operation)
        case core.Index(
            target=core.Primitive(name="arange", arguments=(core.Primitive(name="len", arguments=(core.Variable() as test,)), None, None)),
            subscripts=(core.Variable() as mask,),
        ) if test == mask and mask.kind.dtype == "bool" and mask.kind.rank == 1:
            return core.Primitive("flatnonzero", (mask,), kind=node.kind, span=node.span)
        case core.Whole(value=core.Primitive(name="add", arguments=(core.Variable() as label, core.Constant(value=0)))) if (
            label.kind.dtype is None
        ):  # an index is only read: numbers are no copy
            numbers = core.Primitive("as_numbers", (label,), kind=node.value.kind, span=node.value.span)
            return updated(node, value=numbers)
        case core.Primitive(name="multiply", arguments=(_, core.Primitive(name="power"))) if _product(node) is not node:
            return _spelled(_product(node), tests, operation)
        case core.Primitive(name=name):
            node = rebuild(node, lambda part: _spelled(part, tests, name))
            if name == "sum":
                return _product_with_itself(node)
            if name in ("add", "subtract"):
                return _with_plain_test(node, in_fractions=operation == "divide")
            return _product(node) if name == "power" else node
        case core.Compare(rest=((("==" | "!="), core.Index()),), form="elements"):
            node = _against_places(node)
    return rebuild(node, lambda part: _spelled(part, tests, operation if isinstance(node, core.Whole) else ""))


def _against_places(node: core.Compare) -> core.Compare:
    """arange(n) == labels[:, None] => labels[:, None] == arange(n), as people say it; NumPy is a little faster so, too"""
    match node:
        case core.Compare(first=core.Primitive(name="arange") as places, rest=((sign, core.Index(target=core.Variable()) as values),)):
            return updated(node, first=values, rest=((sign, places),))
    return node


# Arguments behind a test -----------------------------------------------------------------------------------------------------


def _clamp(test: core.Expression, value: core.Expression, harmless: core.Expression, operation: str) -> core.Expression | None:
    """exp(where(T >= 0, -T, 0)) where only T >= 0 counts => exp(minimum(-T, 0)); of two zeros NumPy keeps the second, with its sign."""
    bound = _bound(test)
    if bound is None or not isinstance(harmless, core.Constant):
        return None
    compared, limit, above, reached = bound
    if value == core.Primitive("negate", (compared,)):
        compared, limit, above = value, -limit, not above
    if value != compared:
        return None
    allowed = {
        "exp": not above and limit <= LARGEST_EXPONENT,
        "sqrt": above and limit >= 0,
        "log": above and limit > 0,
        "divide": above and limit > 0,
    }
    if not allowed.get(operation, reached and operation not in ("sinh", "cosh")):
        return None
    pair = (number(limit), value) if limit == 0 and reached and operation != "exp" else (value, number(limit))
    return core.Primitive("maximum" if above else "minimum", pair, kind=value.kind, span=value.span)


def _is_needless(test: core.Expression, yes: core.Expression, no: core.Expression) -> bool:
    """where(~(v > 0), where(v < 0, -v, 1), 1) is its inner choice, whose test holds in no other case."""
    match yes:
        case core.Primitive(name=name, arguments=(core.Expression() as inner, _, other)) if name in CHOICES and other == no:
            narrow, wide = _bound(inner), _bound(test)
            if narrow is None or wide is None or narrow[0] != wide[0] or narrow[2] != wide[2]:
                return False
            inside = narrow[1] >= wide[1] if narrow[2] else narrow[1] <= wide[1]
            return inside and (narrow[1] != wide[1] or wide[3] or not narrow[3])
    return False


def _bound(test: core.Expression) -> tuple[core.Expression, float, bool, bool] | None:
    """What is compared with a literal, the literal, whether it lies above it where the test holds, and whether it may be equal."""
    match test:
        case core.Not(operand=core.Compare() as inner):
            found = _bound(inner)
            return None if found is None else (found[0], found[1], not found[2], not found[3])
        case core.Compare(first=first, rest=((operator, right),)) if operator in MIRRORED:
            value = literal(right)
            if value is None:
                first, value, operator = right, literal(first), MIRRORED[operator]
            return None if value is None else (first, value, ">" in operator, "=" in operator)
    return None


def literal(node: core.Expression) -> float | None:
    """The number that is written out."""
    match node:
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            value = literal(inner)
            return None if value is None else -value
        case core.Constant(value=int() | float() as value) if not isinstance(value, bool) and value == value:
            return value
    return None


def number(value: float) -> core.Expression:
    """A literal, with its sign as an operation."""
    found = core.Constant(abs(value), kind=WHOLE if isinstance(value, int) else FRACTION)
    return core.Primitive("negate", (found,), kind=found.kind) if value < 0 else found


# Choices ---------------------------------------------------------------------------------------------------------------------


def _choice(node: core.Primitive) -> core.Expression:
    test, yes, no = node.arguments
    assert test is not None and yes is not None and no is not None
    for rule in RULES:
        found = rule(test, yes, no, node)
        if found is not None:
            return updated(found, span=node.span)
    return node


def _extreme(
    test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression, number_of: NumberOf = literal
) -> core.Expression | None:
    """where(A > 2, A, 2) => fmax(A, 2); where(A < 2, 2, A), which keeps nan => maximum(A, 2)"""
    match test:
        case core.Compare(first=left, rest=((operator, right),), form="elements") if operator in MIRRORED:
            pass
        case _:
            return None
    if number_of(left) is not None:
        left, right, operator = right, left, MIRRORED[operator]
    larger, limit = ">" in operator, number_of(right)
    if limit is None:
        return None
    if yes == left and number_of(no) == limit:
        return core.Primitive("fmax" if larger else "fmin", (left, no), kind=node.kind)
    if no == left and number_of(yes) == limit:
        return core.Primitive("minimum" if larger else "maximum", (left, yes), kind=node.kind)
    return None


def _leaky(test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression) -> core.Expression | None:
    """where(A > 0, A, 0.01 * A) => maximum(A, 0.01 * A), for slopes between 0 and 1"""
    bound = _bound(test) if isinstance(test, core.Compare) else None
    if bound is None or bound[1] != 0:
        return None
    value, _, above, _ = bound
    straight, bent = (yes, no) if above else (no, yes)
    match bent:
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            slope = literal(left) if right == value else literal(right) if left == value else None
            if straight == value and slope is not None and 0 < slope <= 1:
                return core.Primitive("maximum", (value, bent), kind=node.kind)
    return None


def _magnitude(test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression) -> core.Expression | None:
    """where(A < 0, -A, A) => abs(A)"""
    bound = _bound(test) if isinstance(test, core.Compare) else None
    if bound is None or bound[1] != 0:
        return None
    value, _, above, _ = bound
    straight, turned = (yes, no) if above else (no, yes)
    if straight == value and turned == core.Primitive("negate", (value,)):
        return core.Primitive("abs", (value,), kind=node.kind)
    return None


def _two_numbers(test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression) -> core.Expression | None:
    """where(A > 0, 1.0, 0.0) => (A > 0) * 1.0, and where(A > 0, 3.0, 1.0) => (A > 0) * 2.0 + 1.0, if that is exact"""
    high, low = literal(yes), literal(no)
    if high is None or low is None or test.kind.dtype != "bool" or isinstance(test, core.Not):
        return None
    if low + (high - low) != high or high == low or abs(high) == float("inf") or abs(low) == float("inf"):
        return None
    if isinstance(high, float) or isinstance(low, float):
        high, low = float(high), float(low)
    product = core.Primitive("multiply", (test, number(high - low)), kind=node.kind)
    if low == 0:
        return product
    return core.Primitive("subtract" if low < 0 else "add", (product, number(abs(low))), kind=node.kind)


def _with_plain_test(node: core.Node, *, in_fractions: bool) -> core.Node:
    """P - (c == L) * 1 => P - (c == L) where P holds fractions, and np.subtract(P, c == L, dtype=float) where only the result has to"""
    match node:
        case core.Primitive(name=name, arguments=(core.Expression() as left, core.Expression() as right)):
            pass
        case _:
            return node
    for value, product, order in ((left, right, (0, 1)), (right, left, (1, 0))):
        match product:
            case core.Primitive(name="multiply", arguments=(core.Compare(form="elements") as test, factor)) if factor is not None:
                if literal(factor) == 1 and (value.kind.dtype == "float" or in_fractions):
                    whole = name if value.kind.dtype == "float" else f"{name}_in_fractions"
                    pair = (value, test)
                    return updated(node, name=whole, arguments=(pair[order[0]], pair[order[1]]))
    return node


def _sign(test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression) -> core.Expression | None:
    """where(A > 0, 1, where(A < 0, -1, 0)) => (A > 0) * 1 - (A < 0)"""
    match no:
        case core.Primitive(name="multiply", arguments=(core.Compare() as other, core.Expression() as factor)):
            step, first, second = literal(factor), _bound(test), _bound(other)
            apart = first is not None and second is not None and first[0] == second[0] and first[1] == second[1] and first[2] != second[2]
            both_reached = apart and first is not None and second is not None and first[3] and second[3]
            if step is None or literal(yes) != -step or abs(step) != 1 or not apart or both_reached or isinstance(test, core.Not):
                return None
            plus, minus = (test, other) if step < 0 else (other, test)
            one = number(1.0 if isinstance(step, float) or isinstance(literal(yes), float) else 1)
            return core.Primitive("subtract", (core.Primitive("multiply", (plus, one), kind=node.kind), minus), kind=node.kind)
    return None


def _sign_of(
    test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression, counting: Container[str] = ()
) -> core.Expression | None:
    """where(A > 0, 1, where(A < 0, -1, where(A == 0, 0, A))) => sign(A), which keeps nan; of 0, which has a sign, it gives 0"""
    match no:
        case core.Primitive(name=name, arguments=(core.Compare() as other, core.Expression() as turned, core.Expression() as rest)) if (
            name in CHOICES and isinstance(test, core.Compare)
        ):
            kept = _but_zero(rest)
            if kept is None:
                return None
            outer, inner = _bound(test), _bound(other)
            if outer is None or inner is None or (outer[0], outer[1]) != (kept, 0) or (inner[0], inner[1]) != (kept, 0):
                return None
            if outer[2] == inner[2] or outer[3] or inner[3] or (literal(yes), literal(turned)) != ((1, -1) if outer[2] else (-1, 1)):
                return None
            return core.Primitive("sign", (kept,), kind=node.kind) if _has_sign(kept, counting) else None
    return None


def _has_sign(node: core.Expression, counting: Container[str]) -> bool:
    """Whether it certainly holds no truth values."""
    return node.kind.dtype in ("float", "int") or (isinstance(node, core.Variable) and node.name in counting)


def _step_of(
    test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression, counting: Container[str]
) -> core.Expression | None:
    """where(A >= 0, 1, where(A < 0, 0, A)) => clip(1 + sign(A), 0, 1), which keeps nan"""
    match no:
        case core.Primitive(name=name, arguments=(core.Compare() as other, core.Expression() as low, core.Expression() as kept)) if (
            name in CHOICES and isinstance(test, core.Compare)
        ):
            sides = _bound(test), _bound(other)
            is_step = sides == ((kept, 0, True, True), (kept, 0, False, False)) and (literal(yes), literal(low)) == (1, 0)
            if is_step and _has_sign(kept, counting):
                steps = core.Primitive("add", (number(1), core.Primitive("sign", (kept,), kind=node.kind)), kind=node.kind)
                return core.Primitive("clip", (steps, low, yes), kind=node.kind)
    return None


def _but_zero(node: core.Expression) -> core.Expression | None:
    """The array of which every number but 0 is kept: where(A == 0, 0, A), or A itself where it holds whole numbers."""
    match node:
        case core.Primitive(name=name, arguments=(core.Compare(first=tested, rest=(("==", zero),)), number, core.Expression() as kept)) if (
            name in CHOICES and tested == kept and number is not None and literal(zero) == literal(number) == 0
        ):
            return kept
    return node if node.kind.dtype == "int" else None


def _capped(test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression) -> core.Expression | None:
    """where(a <= d, a * a / 2, d * (a - d / 2)) => m * (a - m / 2) with m = minimum(a, d): both sides are one formula there"""
    match test:
        case core.Compare(first=left, rest=((("<=" | "<"), right),), form="elements") if right.kind.may_be_tensor or right.kind.is_single:
            if not joins_smoothly(yes, no, left, right):
                return None
            least = core.Primitive("minimum", (left, right), kind=left.kind, span=node.span)

            def put(part: core.Node) -> core.Node:
                return least if part == right else rebuild(part, put)

            found = put(no)
            return found if isinstance(found, core.Expression) and not isinstance(right, core.Constant) else None
    return None


def _triangle(test: core.Expression, yes: core.Expression, no: core.Expression, node: core.Expression) -> core.Expression | None:
    """where(arange(n) > arange(n)[:, None], S, 0) => triu(S, k=1)"""
    return triangle(test, yes, node) if literal(no) == 0 else None


RULES: tuple[Rule, ...] = (_extreme, _leaky, _magnitude, _two_numbers, _sign, _sign_of, _capped, _triangle)


# Bounds with a name ----------------------------------------------------------------------------------------------------------


def _numbers(function: core.Function) -> dict[str, float]:
    """The locals that stand for one number throughout the function; not 0, of whose signs NumPy's extremes choose otherwise than a test."""
    if any(isinstance(part, core.Define | core.Lambda | core.Comprehension) for part in walk(function.body)):
        return {}
    bound = Counter([parameter.name for parameter in function.parameters])
    for statement in function.body.statements:
        bound.update(assigned_in(statement))
    found: dict[str, float] = {}
    for statement in function.body.statements:
        match statement:
            case core.Assign(target=core.Variable(name=name), value=value) if bound[name] == 1 and literal(value):
                found[name] = literal(value) or 0
    return found


def _number_of(node: core.Expression, numbers: Mapping[str, float]) -> float | None:
    match node:
        case core.Variable(name=name, where=core.Where.LOCAL) if name in numbers:
            return numbers[name]
        case core.Primitive(name="negate", arguments=(core.Variable() as inner,)):
            limit = _number_of(inner, numbers)
            return None if limit is None else -limit
    return literal(node)


def _counting(function: core.Function) -> frozenset[str]:
    """The parameters that keep what is given: where one is compared with a number, true and false are given as 1 and 0 (R3.2)."""
    return frozenset(parameter.name for parameter in function.parameters) - assigned_in(function.body)


def _bounded(body: core.Block, numbers: Mapping[str, float], counting: frozenset[str]) -> core.Block:
    """where(x < -a, -a, x) => maximum(x, -a), behind `a = 0.75`, and where(T > 0, 1, where(T < 0, -1, T)) => sign(T)"""

    def put(node: core.Node) -> core.Node:
        node = rebuild(node, put)
        match node:
            case core.Primitive(name=name, arguments=(core.Expression() as test, core.Expression() as yes, core.Expression() as no)) if (
                name in CHOICES
            ):
                found = _extreme(test, yes, no, node, lambda part: _number_of(part, numbers)) if numbers else None
                found = found or _sign_of(test, yes, no, node, counting) or _step_of(test, yes, no, node, counting)
                return node if found is None else updated(found, span=node.span)
        return node

    found = put(body) if numbers or counting else body
    assert isinstance(found, core.Block)
    return found


def _clipped(body: core.Block, numbers: Mapping[str, float]) -> core.Block:
    """value = maximum(x, -a), return minimum(value, a) => return clip(x, -a, a), for any two numbers but zero"""
    statements = list(body.statements)
    if any(isinstance(part, core.Define | core.Lambda) for part in walk(body)):
        return body
    for place in range(len(statements) - 1, 0, -1):
        match statements[place - 1], statements[place]:
            case (
                core.Assign(
                    target=core.Variable(name=name, where=core.Where.LOCAL),
                    value=core.Primitive(name="maximum", arguments=(core.Expression() as value, core.Expression() as low)),
                ) as first,
                (core.Return() | core.Assign(target=core.Variable())) as last,
            ):
                match last.value:
                    case core.Primitive(name="minimum", arguments=(core.Variable(name=found), core.Expression() as high)) if found == name:
                        pass
                    case _:
                        continue
                whole = last.value.kind.base is Base.TENSOR
                ends = isinstance(last, core.Return) or (isinstance(last.target, core.Variable) and last.target.name == name)
                said = first.comments != core.NO_COMMENTS
                if whole and ends and not said and _number_of(low, numbers) and _number_of(high, numbers):
                    clip = core.Primitive("clip", (value, low, high), kind=last.value.kind, span=last.value.span)
                    statements[place - 1 : place + 1] = [updated(last, value=clip)]
    return body if len(statements) == len(body.statements) else updated(body, statements=tuple(statements))


# Powers ----------------------------------------------------------------------------------------------------------------------


def _product(node: core.Node) -> core.Node:
    """x ** 3 => x * x * x, which is a hundred times faster for tensors; a * x ** 3 => a * x * x * x"""
    match node:
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Primitive(name="power") as power)):
            found = _product(power)
            return node if found is power else _chained(left, found, node)
        case core.Primitive(arguments=(core.Variable(kind=kind) as base, core.Constant(value=3 | 4 as exponent))) if kind.may_be_tensor:
            product: core.Expression = base
            for _ in range(int(exponent) - 1):
                product = core.Primitive("multiply", (product, base), kind=node.kind, span=node.span)
            return product
    return node


def _product_with_itself(node: core.Primitive) -> core.Node:
    """((x - y) ** 2).sum() => (x - y) @ (x - y), where a loop said it, and np.vdot of a larger tensor: no tensor of squares is made"""
    match node.arguments:
        case (core.Primitive(name="power", arguments=(core.Primitive() as base, core.Constant(value=2))), *others):
            whole = base.kind.base is Base.TENSOR and base.kind.dtype != "bool" and not any(others)
            if whole and node.span.source is NOWHERE.source:
                return updated(node, name="matmul" if base.kind.rank == 1 else "vdot", arguments=(base, base))
    return node


def _chained(left: core.Expression, product: core.Node, node: core.Primitive) -> core.Expression:
    match product:
        case core.Primitive(name="multiply", arguments=(core.Expression() as inner, core.Expression() as last)):
            return updated(node, arguments=(_chained(left, inner, node), last))
    assert isinstance(product, core.Expression)
    return updated(node, arguments=(left, product))
