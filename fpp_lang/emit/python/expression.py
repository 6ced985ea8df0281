"""Expressions to documents: one registered function per kind of node, in the modules beside this one."""

from __future__ import annotations

import ast
from functools import singledispatch

from fpp_lang.emit.python.brackets import Place, brackets
from fpp_lang.emit.python.document import Doc
from fpp_lang.emit.python.errors import NotPrintableError
from fpp_lang.emit.python.precedence import PREFIX, Precedence, operand_precedence, precedence


@singledispatch
def expression(node: ast.expr, place: Place) -> Doc:
    """The document of an expression, without parentheses around it."""
    raise NotPrintableError(f"the printer has no rule for {type(node).__name__}")


def operand(node: ast.expr, loosest: Precedence, place: Place) -> Doc:
    """An expression where only one that is bound at least so tightly may stand without parentheses."""
    if precedence(node) < loosest:
        return parenthesised(node, place)
    return expression(node, place)


def parenthesised(node: ast.expr, place: Place) -> Doc:
    """An expression in parentheses that the program needs."""
    return brackets("(", expression(node, place.inside), ")", place)


@expression.register(ast.Name)
def _name(node: ast.Name, place: Place) -> Doc:
    return node.id


@expression.register(ast.UnaryOp)
def _prefix(node: ast.UnaryOp, place: Place) -> Doc:
    signs = PREFIX[type(node.op)]
    loosest = operand_precedence(node)
    while isinstance(node.operand, ast.UnaryOp) and precedence(node.operand) >= loosest:
        node = node.operand
        signs += PREFIX[type(node.op)]
        loosest = operand_precedence(node)
    return (signs, operand(node.operand, loosest, place))


@expression.register(ast.Starred)
def _starred(node: ast.Starred, place: Place) -> Doc:
    return ("*", operand(node.value, Precedence.BIT_OR, place))


@expression.register(ast.IfExp)
def _conditional(node: ast.IfExp, place: Place) -> Doc:
    """A chain of conditions is one group: all of its lines break or none."""
    parts: list[Doc] = []
    rest: ast.expr = node
    while isinstance(rest, ast.IfExp):
        parts += [operand(rest.body, Precedence.OR, place), place.line(" "), "if "]
        parts += [operand(rest.test, Precedence.OR, place), place.line(" "), "else "]
        rest = rest.orelse
    parts.append(place.group(expression(rest, place)))
    return place.group(tuple(parts))
