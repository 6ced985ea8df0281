"""Formulas written in FPP as patterns: what they match in core, and what they make of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fpp_lang.autodiff import make
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN
from fpp_lang.core.primitives import PRIMITIVES, SPELLINGS
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.library import constant
from fpp_lang.syntax import parse_expression, source_of_text
from fpp_lang.syntax import tree as syntax

Bound = dict[str, core.Expression]
SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "^": "power"}
LIBRARY = "library:"


@cache
def parsed(text: str) -> syntax.Expression:
    """A formula of ours."""
    tree = parse_expression(source_of_text("<formula>", text), problems := Problems())
    assert tree is not None and not problems.any_errors, text
    return tree


def match(pattern: syntax.Expression, node: core.Expression, bound: Bound) -> bool:
    """Does the node have the form of the pattern? Names stand for any expression, the same one wherever they stand; it fills `bound`.

    A name that begins with `c` stands for a literal number alone.
    """
    match pattern:
        case syntax.Group(value=inner):
            return match(inner, node, bound)
        case syntax.Number(value=value):
            return make.value_of(node) == value and not isinstance(node, core.Primitive)
        case syntax.Name(name=name):
            return _bind(name, node, bound)
        case syntax.Unary(operand=operand):
            return _primitive("negate", (operand,), node, bound)
        case syntax.Binary(operator="and", left=left, right=right):
            return isinstance(node, core.Logic) and len(node.items) == 2 and _all((left, right), node.items, bound)
        case syntax.Binary(operator=operator, left=left, right=right):
            if operator == "^" and isinstance(node, core.Primitive) and node.name == "square":
                return match(right, make.constant(2), bound) and node.arguments[0] is not None and match(left, node.arguments[0], bound)
            return _primitive(SIGNS[operator], (left, right), node, bound)
        case syntax.Comparison(first=first, rest=((sign, other),)):
            return (
                isinstance(node, core.Compare)
                and len(node.rest) == 1
                and node.rest[0][0] == sign
                and _all((first, other), (node.first, node.rest[0][1]), bound)
            )
        case syntax.Conditional(condition=condition, yes=yes, no=no):
            return isinstance(node, core.Conditional) and _all((condition, yes, no), (node.condition, node.yes, node.no), bound)
        case syntax.Call(function=syntax.Name(name=name), arguments=arguments):
            given = tuple(argument.value for argument in arguments)
            if isinstance(node, core.Call):
                return node.key == LIBRARY + name and _all(given, tuple(item for item in node.arguments if item is not None), bound)
            return _primitive(_primitive_named(name, len(given)), given, node, bound)
    raise ValueError(f"a pattern cannot say {type(pattern).__name__}")


def _bind(name: str, node: core.Expression, bound: Bound) -> bool:
    known = constant(name)
    if known is not None:
        return isinstance(node, core.Constant) and node.name == known.name
    if name.startswith("c") and make.value_of(node) is None:
        return False
    return bound.setdefault(name, node) == node


def _all(patterns: tuple[syntax.Expression, ...], nodes: tuple[core.Expression, ...], bound: Bound) -> bool:
    return len(patterns) == len(nodes) and all(match(pattern, node, bound) for pattern, node in zip(patterns, nodes, strict=True))


def _primitive(name: str, patterns: tuple[syntax.Expression, ...], node: core.Expression, bound: Bound) -> bool:
    if not isinstance(node, core.Primitive) or node.name != name:
        return False
    given = tuple(argument for argument in node.arguments if argument is not None)
    return _all(patterns, given, bound)


def _primitive_named(name: str, count: int) -> str:
    """`max` of two values is the primitive `maximum`."""
    return {"max": "maximum", "min": "minimum"}.get(name, name) if count == 2 else SPELLINGS.get(name, name)


def build(text: syntax.Expression, given: Mapping[str, core.Expression | None]) -> core.Expression:
    """The text with expressions in the place of its names; what was left out counts as 0."""
    match text:
        case syntax.Number(value=value):
            return make.constant(value)
        case syntax.Group(value=inner):
            return build(inner, given)
        case syntax.Name(name=name):
            if name in given:
                return given[name] or make.constant(0)
            known = constant(name)
            assert known is not None, name
            return known
        case syntax.Unary(operand=operand):
            return make.negated(build(operand, given))
        case syntax.Binary(operator="and", left=left, right=right):
            return make.both(build(left, given), build(right, given))
        case syntax.Binary(operator=operator, left=left, right=right):
            return make.operation(operator, build(left, given), build(right, given))
        case syntax.Comparison(first=first, rest=((sign, other),)):
            return make.compared(build(first, given), sign, build(other, given))
        case syntax.Conditional(condition=condition, yes=yes, no=no):
            return core.Conditional(build(condition, given), build(yes, given), build(no, given), kind=OPEN)
        case syntax.Call(function=syntax.Name(name=name), arguments=arguments):
            return _call(name, arguments, given)
    raise ValueError(f"a formula cannot say {type(text).__name__}")


def _call(name: str, arguments: tuple[syntax.Argument, ...], given: Mapping[str, core.Expression | None]) -> core.Expression:
    """A call of a primitive, else of a function of the library; a sum that keeps its axis is said with `unsqueeze`."""
    if name == "sum_kept":
        summed, axis = (build(argument.value, given) for argument in arguments)
        return core.Call(f"{LIBRARY}unsqueeze", (make.primitive("sum", summed, axis), axis), kind=summed.kind)
    spelled = _primitive_named(name, len(arguments))
    left_out = {name for name, value in given.items() if value is None}
    by_place = [build(argument.value, given) for argument in arguments if argument.name is None and not _is_out(argument, left_out)]
    if spelled not in PRIMITIVES:
        kinds = [value.kind for value in by_place]
        return core.Call(LIBRARY + name, tuple(by_place), kind=kinds[0] if kinds else OPEN)
    named = {
        argument.name: build(argument.value, given)
        for argument in arguments
        if argument.name is not None and not _is_out(argument, left_out)
    }
    parameters = [parameter.name for parameter in PRIMITIVES[spelled].parameters]
    values = [*by_place, *(named.get(parameter) for parameter in parameters[len(by_place) :])]
    return make.primitive(spelled, *values)


def _is_out(argument: syntax.Argument, left_out: set[str]) -> bool:
    return isinstance(argument.value, syntax.Name) and argument.value.name in left_out
