"""Comparisons and `and`, `or`, `not`: stopping early for truth values, element by element for tensors (R3.2)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import nullcontext
from copy import deepcopy

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, walk
from fpp_lang.emit.numpy.build import call, name, placed
from fpp_lang.emit.numpy.forms import filled
from fpp_lang.emit.numpy.scope import Scope, Writing
from fpp_lang.emit.numpy.shorter import both, negated, truth
from fpp_lang.numpy_rules import nodes

Write = Callable[[core.Expression], ast.expr]


def comparison_of(node: core.Compare, write: Write, scope: Scope) -> ast.expr:
    """`0 <= p <= 1`, or `(0 <= p) & (p <= 1)` where p may be a tensor; every operand is computed once."""
    values = [write(node.first), *(write(right) for _, right in node.rest)]
    links = _links(node, values, scope.writing)
    if len(links) == 1:
        return links[0]
    chain = _one_chain(links) if node.form == "truth" else None
    if chain is not None:
        return chain
    given: dict[str, ast.expr] = {}
    for place, operand in enumerate([node.first, *(right for _, right in node.rest[:-1])]):
        preceded = scope.prelude is None or _is_preceded(operand, scope.statement)
        if _does_more(operand) and (place == 0 or preceded):
            given[mark := scope.fresh("middle" if place else "first")] = values[place]
            values[place] = name(mark)
        elif place and not preceded and not _is_simple(values[place]):
            values[place] = scope.hoisted(values[place], "middle")
    if len(given) == 1 and _does_more(node.first):  # which then comes first by itself
        [values[0]], given = given.values(), {}
    links = _links(node, values, scope.writing)
    joined = both(links) if node.form == "truth" else links[0]
    for link in links[1:] if node.form != "truth" else []:
        joined = ast.BinOp(joined, ast.BitAnd(), link)
    if not given:
        return joined
    return ast.Call(ast.Lambda(ast.arguments([], [ast.arg(mark) for mark in given], None, [], [], None, []), joined), [*given.values()], [])


def _does_more(node: core.Node) -> bool:
    """Whether it may matter that an expression is computed twice."""
    calls = (core.Call, core.MethodCall, core.SuperCall, core.Apply, core.New)
    effects = (PRIMITIVES[part.name].hazard == "effect" for part in walk(node) if isinstance(part, core.Primitive))
    return any(effects) or any(isinstance(part, calls) for part in walk(node))


def _is_preceded(part: core.Node, whole: core.Node | None) -> bool:
    """Whether something that does more than give a value is computed before a part of a statement, as far as that is known."""
    while whole is not None and whole is not part:
        parts = list(children(whole))
        place = next((place for place, child in enumerate(parts) if any(node is part for node in walk(child))), len(parts))
        if any(map(_does_more, parts[:place])):
            return True
        whole = parts[place] if place < len(parts) else None
    return whole is None


def _links(node: core.Compare, values: list[ast.expr], writing: Writing) -> list[ast.expr]:
    operands = [node.first, *(right for _, right in node.rest)]
    return [
        placed(_link(operator, operands[place], right, deepcopy(values[place]), values[place + 1], writing), node.span)
        for place, (operator, right) in enumerate(node.rest)
    ]


def _link(operator: str, left: core.Expression, right: core.Expression, x: ast.expr, y: ast.expr, writing: Writing) -> ast.expr:
    if operator in ("is", "is_not"):
        return ast.Compare(x, [ast.Is() if operator == "is" else ast.IsNot()], [y])
    return filled(nodes.link(operator, left, right), writing, x=x, y=y)


def _is_simple(value: ast.expr) -> bool:
    return isinstance(value, ast.Name | ast.Constant) or (isinstance(value, ast.UnaryOp) and _is_simple(value.operand))


def _one_chain(links: list[ast.expr]) -> ast.Compare | None:
    """Links that are all operators in one chain, in which Python computes every operand once."""
    compares = [link for link in links if isinstance(link, ast.Compare)]
    if len(compares) < len(links):
        return None
    operators = [operator for link in compares for operator in link.ops]
    return ast.Compare(compares[0].left, operators, [operand for link in compares for operand in link.comparators])


def logic_of(node: core.Logic, write: Write, scope: Scope) -> ast.expr:
    """`a and b`, joined from the left."""
    items = [write(node.items[0])]
    with scope.in_place() if node.form != "elements" else nullcontext():
        items += [write(item) for item in node.items[1:]]
    if node.form == "truth":
        plain = [item if node.items[place].kind.base is Base.TRUTH else call(name("bool"), item) for place, item in enumerate(items)]
        return both(plain) if node.operator == "and" else ast.BoolOp(ast.Or(), plain)
    joined, kind = items[0], node.items[0].kind
    for item, written in zip(node.items[1:], items[1:], strict=True):
        other: ast.expr = written
        if node.form == "either":
            other = ast.Lambda(ast.arguments([], [], None, [], [], None, []), written)
        form = nodes.logic(node.operator, node.form, kind, item.kind)
        joined = placed(filled(form, scope.writing, x=joined, y=other), node.span)
        kind = node.kind
    return joined


def negation_of(node: core.Not, write: Write, writing: Writing) -> ast.expr:
    """`x not in y` rather than `not x in y`."""
    inner = write(node.operand)
    match node.operand:
        case core.Not(operand=twice) if node.form == "truth" and twice.kind.base is not Base.TRUTH:
            return truth(negated(inner))
        case core.Compare() | core.Not() if node.form == "truth":
            return negated(inner)
    return filled(nodes.negation(node.form, node.operand.kind), writing, value=inner)
