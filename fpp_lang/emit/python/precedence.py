"""How tightly Python's operators bind, and so where an expression needs parentheses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import IntEnum, auto
from typing import NamedTuple


class Precedence(IntEnum):
    """Levels of binding, the loosest first."""

    CONDITIONAL = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    COMPARISON = auto()
    BIT_OR = auto()
    BIT_XOR = auto()
    BIT_AND = auto()
    SHIFT = auto()
    SUM = auto()
    PRODUCT = auto()
    SIGN = auto()
    POWER = auto()
    ATOM = auto()

    @property
    def tighter(self) -> Precedence:
        return Precedence(self + 1)


class Infix(NamedTuple):
    """One row of the table of operators that stand between their operands."""

    symbol: str
    precedence: Precedence


INFIX: dict[type[ast.operator | ast.cmpop | ast.boolop], Infix] = {
    ast.Or: Infix("or", Precedence.OR),
    ast.And: Infix("and", Precedence.AND),
    ast.Eq: Infix("==", Precedence.COMPARISON),
    ast.NotEq: Infix("!=", Precedence.COMPARISON),
    ast.Lt: Infix("<", Precedence.COMPARISON),
    ast.LtE: Infix("<=", Precedence.COMPARISON),
    ast.Gt: Infix(">", Precedence.COMPARISON),
    ast.GtE: Infix(">=", Precedence.COMPARISON),
    ast.Is: Infix("is", Precedence.COMPARISON),
    ast.IsNot: Infix("is not", Precedence.COMPARISON),
    ast.In: Infix("in", Precedence.COMPARISON),
    ast.NotIn: Infix("not in", Precedence.COMPARISON),
    ast.BitOr: Infix("|", Precedence.BIT_OR),
    ast.BitXor: Infix("^", Precedence.BIT_XOR),
    ast.BitAnd: Infix("&", Precedence.BIT_AND),
    ast.LShift: Infix("<<", Precedence.SHIFT),
    ast.RShift: Infix(">>", Precedence.SHIFT),
    ast.Add: Infix("+", Precedence.SUM),
    ast.Sub: Infix("-", Precedence.SUM),
    ast.Mult: Infix("*", Precedence.PRODUCT),
    ast.MatMult: Infix("@", Precedence.PRODUCT),
    ast.Div: Infix("/", Precedence.PRODUCT),
    ast.FloorDiv: Infix("//", Precedence.PRODUCT),
    ast.Mod: Infix("%", Precedence.PRODUCT),
    ast.Pow: Infix("**", Precedence.POWER),
}

PREFIX: dict[type[ast.unaryop], str] = {ast.Not: "not ", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}


def precedence(node: ast.expr) -> Precedence:
    """How tightly the parts of an expression are bound together."""
    match node:
        case ast.Lambda() | ast.IfExp():
            return Precedence.CONDITIONAL
        case ast.BoolOp(op=op):
            return INFIX[type(op)].precedence
        case ast.BinOp(op=operator):
            return INFIX[type(operator)].precedence
        case ast.Compare():
            return Precedence.COMPARISON
        case ast.UnaryOp(op=ast.Not()):
            return Precedence.NOT
        case ast.UnaryOp():
            return Precedence.SIGN
        case _:
            return Precedence.ATOM


def operand_precedence(node: ast.UnaryOp) -> Precedence:
    """How tightly the operand of a prefix has to be bound to stand without parentheses.

    Powers get them although Python does not ask for it: -(x**2).
    """
    if isinstance(node.operand, ast.BinOp) and isinstance(node.operand.op, ast.Pow):
        return Precedence.ATOM
    return precedence(node)


def operands(node: ast.BinOp | ast.BoolOp | ast.Compare) -> Iterator[tuple[Infix | None, ast.expr, Precedence]]:
    """The operands in order: the operator before each, and how tightly it has to be bound to stand without parentheses."""
    match node:
        case ast.BinOp(left, ast.Pow() as op, right):
            yield None, left, Precedence.ATOM
            yield INFIX[type(op)], right, Precedence.SIGN
        case ast.BinOp(left, op, right):
            infix = INFIX[type(op)]
            yield None, left, infix.precedence
            yield infix, right, infix.precedence.tighter
        case ast.BoolOp(connective, values):
            infix = INFIX[type(connective)]
            for index, value in enumerate(values):
                yield infix if index else None, value, infix.precedence.tighter
        case ast.Compare(left, comparisons, comparators):
            yield None, left, Precedence.COMPARISON.tighter
            for comparison, comparator in zip(comparisons, comparators, strict=True):
                yield INFIX[type(comparison)], comparator, Precedence.COMPARISON.tighter


def is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, complex)
