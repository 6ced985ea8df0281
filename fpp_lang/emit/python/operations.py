"""Operators between operands: a chain of them is one sequence that breaks before its loosest operators first."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from fpp_lang.emit.python.brackets import Place
from fpp_lang.emit.python.document import Doc
from fpp_lang.emit.python.expression import expression, parenthesised
from fpp_lang.emit.python.precedence import Infix, Precedence, is_number, operands, precedence

Operation: TypeAlias = ast.BinOp | ast.BoolOp | ast.Compare


@dataclass(frozen=True, slots=True)
class Operand:
    """What stands between operators."""

    node: ast.expr
    parenthesised: bool


def flatten(operation: Operation) -> tuple[list[Operand], list[Infix]]:
    """The operands in order and the operators between them; what stands in parentheses is one operand."""
    found: list[Operand] = []
    between: list[Infix] = []
    todo: list[tuple[Infix | None, ast.expr, bool]] = [(None, operation, False)]
    while todo:
        before, node, in_parentheses = todo.pop()
        if isinstance(node, Operation) and not in_parentheses:
            inner = [(infix, child, precedence(child) < loosest) for infix, child, loosest in operands(node)]
            inner[0] = (before, *inner[0][1:])
            todo.extend(reversed(inner))
            continue
        if before is not None:
            between.append(before)
        found.append(Operand(node, in_parentheses))
    return found, between


def break_level(infix: Infix) -> Precedence:
    """Lines break before `and` as before `or`."""
    return Precedence.OR if infix.precedence is Precedence.AND else infix.precedence


@expression.register(ast.BinOp)
@expression.register(ast.BoolOp)
@expression.register(ast.Compare)
def _operation(node: ast.BinOp | ast.BoolOp | ast.Compare, place: Place) -> Doc:
    found, between = flatten(node)
    contents: list[Doc] = []
    for each in found:
        contents.append(parenthesised(each.node, place) if each.parenthesised else expression(each.node, place))
    symbols = [_symbol(infix, left, right, place) for infix, (left, right) in zip(between, pairwise(found), strict=True)]
    return place.group(_sequence(contents, symbols, [break_level(infix) for infix in between], place))


def _sequence(contents: list[Doc], symbols: list[Doc], levels: list[Precedence], place: Place) -> Doc:
    """Lines end before the loosest operators; what is bound more tightly stays together as long as it fits."""
    if not symbols:
        return contents[0]
    loosest = min(levels)
    ends = [index for index, level in enumerate(levels) if level == loosest]
    parts: list[Doc] = []
    for start, end in zip([0, *(index + 1 for index in ends)], [*ends, len(levels)], strict=True):
        inner = _sequence(contents[start : end + 1], symbols[start:end], levels[start:end], place)
        parts.append(inner if start == end else place.group(inner))
        parts += symbols[end : end + 1]
    return tuple(parts)


def _symbol(infix: Infix, left: Operand, right: Operand, place: Place) -> Doc:
    """An operator with the spaces around it; powers of simple operands stand close: x**2, but x[0] ** 2."""
    if infix.precedence is Precedence.POWER and _is_simple(left) and _is_simple(right):
        return (place.line(""), infix.symbol, place.when_broken(" "))
    return (place.line(" "), infix.symbol, " ")


def _is_simple(operand: Operand) -> bool:
    node = operand.node
    while not operand.parenthesised:
        match node:
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Invert(), operand=inner) | ast.Attribute(value=inner):
                node = inner
            case ast.Name() | ast.Constant(value=bool() | None):
                return True
            case _:
                return is_number(node)
    return False
