"""Expressions in the shortest spelling of the very same meaning."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from fpp_lang.emit.numpy.build import call, name, placed_like

ASCENDING, DESCENDING = (ast.Lt, ast.LtE), (ast.Gt, ast.GtE)

INVERSE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
"""Comparisons whose negation has an operator of its own; for `<` nan makes a difference."""


def same(left: ast.AST, right: ast.AST) -> bool:
    """Whether two trees mean the same, reading and storing alike."""
    return ast.dump(left).replace("Store()", "Load()") == ast.dump(right).replace("Store()", "Load()")


def negated(test: ast.expr) -> ast.expr:
    """not a, a != b for a == b"""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Compare(left=left, ops=[operator], comparators=right) if type(operator) in INVERSE:
            return placed_like(ast.Compare(left, [INVERSE[type(operator)]()], right), test)
    return placed_like(ast.UnaryOp(ast.Not(), test), test)


def truth(test: ast.expr) -> ast.expr:
    """The test as true or false."""
    is_truth = isinstance(test, ast.Compare) or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not))
    return test if is_truth else placed_like(call(name("bool"), test), test)


def choice(test: ast.expr, yes: ast.expr, no: ast.expr) -> ast.expr:
    """yes if test else no; a if a > b else b => max(b, a), which is the same for nan and for equal values"""
    match test, yes, no:
        case _, ast.Constant(value=True), ast.Constant(value=False):
            return truth(test)
        case _, ast.Constant(value=False), ast.Constant(value=True):
            return truth(negated(test))
        case ast.Compare(left, [ast.Lt() | ast.Gt() as operator], [right]), _, _:
            greater = isinstance(operator, ast.Gt)
            if same(yes, left) and same(no, right):
                return call(name("max" if greater else "min"), no, yes)
            if same(yes, right) and same(no, left):
                return call(name("min" if greater else "max"), no, yes)
    return ast.IfExp(test, yes, no)


def both(tests: Sequence[ast.expr]) -> ast.expr:
    """a < b and b < c => a < b < c"""
    found: list[ast.expr] = []
    for test in tests:
        joined = _joined(found[-1], test) if found else None
        if joined is None:
            found.append(test)
        else:
            found[-1] = joined
    return found[0] if len(found) == 1 else ast.BoolOp(ast.And(), found)


def _joined(left: ast.expr, right: ast.expr) -> ast.Compare | None:
    match left, right:
        case ast.Compare(comparators=[*_, ast.Name(middle)]), ast.Compare(left=ast.Name(again)) if middle == again:
            operators = [*left.ops, *right.ops]
            if any(all(isinstance(operator, way) for operator in operators) for way in (ASCENDING, DESCENDING)):
                return placed_like(ast.Compare(left.left, operators, [*left.comparators, *right.comparators]), left)
    return None


def minus(value: ast.expr, single: bool) -> ast.expr | None:
    """-(-x) => x, or +x where x may be a tensor, of which -(-x) is a copy"""
    match value:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return operand if single else ast.UnaryOp(ast.UAdd(), operand)
    return None
