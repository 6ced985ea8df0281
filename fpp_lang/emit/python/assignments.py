"""Assignments: where a line is too long, its right side breaks before its left side does."""

from __future__ import annotations

import ast

from fpp_lang.emit.python.brackets import OUTSIDE, added_parentheses, comma_separated, indented
from fpp_lang.emit.python.displays import elements
from fpp_lang.emit.python.document import Alternatives, Doc, Group
from fpp_lang.emit.python.expression import expression
from fpp_lang.emit.python.functions import assigned_lambda
from fpp_lang.emit.python.wrapping import Need, breaks_well_inside, need_of, own_brackets, wrapped


def value_of(node: ast.expr) -> Doc:
    """The last expression of a statement, behind a word or an operator."""
    return assigned_lambda(node) if isinstance(node, ast.Lambda) else wrapped(node)


def assignment(targets: list[ast.expr], operator: str, value: ast.expr) -> Doc:
    """`target = value`, `target += value` or `first = second = value`."""
    *others, last = targets
    equals = f" {operator} "
    before: list[Doc] = []
    for index, target in enumerate(others):
        before += [_target(target) if index == 0 else _breakable_target(target), equals]
    if not others and own_brackets(last) is None:
        return (_target(last), equals, value_of(value))
    if isinstance(last, ast.Tuple) and isinstance(value, ast.Tuple) and len(value.elts) > 1:
        return (*before, _breakable_target(last), equals, _several(value))
    return (*before, _right_to_left(_breakable_target(last), equals, value))


def annotated(annotation: ast.expr, value: ast.expr | None) -> Doc:
    """What follows the colon of `target: annotation = value`."""
    if value is None:
        return value_of(annotation)
    if own_brackets(annotation) is None and need_of(annotation) is not Need.MULTILINE:
        return (expression(annotation, OUTSIDE), " = ", value_of(value))
    return _right_to_left(_breakable_target(annotation), " = ", value)


def _several(node: ast.Tuple) -> Doc:
    return added_parentheses(lambda place: comma_separated(elements(node.elts, place)), shelter=False)


def _target(node: ast.expr) -> Doc:
    if isinstance(node, ast.Tuple) and len(node.elts) > 1:
        return _several(node)
    return expression(node, OUTSIDE)


def _breakable_target(node: ast.expr) -> Doc:
    if own_brackets(node) is not None or _has_brackets_inside(node):
        return _target(node)
    return added_parentheses(lambda place: expression(node, place), shelter=breaks_well_inside(node))


def _has_brackets_inside(node: ast.expr) -> bool:
    """Whether a target has brackets before its last dot."""
    while isinstance(node, ast.Attribute):
        node = node.value
        if own_brackets(node) is not None:
            return True
    return False


def _right_to_left(target: Doc, equals: str, value: ast.expr) -> Doc:
    """Everything on one line, else parentheses around the value, else the target broken."""
    if need_of(value) is not Need.BEST_FIT or isinstance(value, ast.UnaryOp):
        return (target, equals, value_of(value))
    content = expression(value, OUTSIDE)
    variants: list[Doc] = [(target, equals, content)]
    if isinstance(value, ast.Call | ast.Subscript | ast.Attribute):
        variants.append((target, equals, Group(content, broken=True)))
    variants.append((target, equals, "(", Group(indented(content), broken=True), ")"))
    variants.append((Group(target, broken=True), equals, content))
    return Alternatives(tuple(variants))
