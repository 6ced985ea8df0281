"""Chains of attributes, calls and subscripts, and what stands between their brackets."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TypeAlias

from fpp_lang.emit.python.brackets import Place, brackets, comma_separated
from fpp_lang.emit.python.displays import comprehension, elements
from fpp_lang.emit.python.document import SOFT, Doc, Group
from fpp_lang.emit.python.expression import expression, parenthesised
from fpp_lang.emit.python.precedence import Precedence, is_number, precedence

Link: TypeAlias = ast.Attribute | ast.Call | ast.Subscript


@dataclass(frozen=True, slots=True)
class Chain:
    """`root.name(arguments)[index]…`: links[0] applies to the root, each later one to what is left of it."""

    root: ast.expr
    links: tuple[Link, ...]

    @property
    def root_in_parentheses(self) -> bool:
        if isinstance(self.links[0], ast.Attribute) and is_number(self.root):
            return not isinstance(self.root, ast.Constant) or not isinstance(self.root.value, complex)
        return precedence(self.root) < Precedence.ATOM

    @property
    def is_fluent(self) -> bool:
        """Where it does not fit, lines break before the dots that follow brackets; worth it from two such dots on."""
        return sum(self.breaks_before(index) for index in range(len(self.links))) > 1

    def breaks_before(self, index: int) -> bool:
        if not isinstance(self.links[index], ast.Attribute):
            return False
        return self.root_in_parentheses if index == 0 else not isinstance(self.links[index - 1], ast.Attribute)


def chain_of(node: Link) -> Chain:
    links: list[Link] = []
    root: ast.expr = node
    while isinstance(root, Link):
        links.append(root)
        root = root.func if isinstance(root, ast.Call) else root.value
    return Chain(root, tuple(reversed(links)))


@expression.register(ast.Attribute)
@expression.register(ast.Call)
@expression.register(ast.Subscript)
def _chain(node: ast.Attribute | ast.Call | ast.Subscript, place: Place) -> Doc:
    chain = chain_of(node)
    fluent = place.bracketed and chain.is_fluent
    parts = [parenthesised(chain.root, place) if chain.root_in_parentheses else expression(chain.root, place)]
    for index, link in enumerate(chain.links):
        match link:
            case ast.Attribute(attr=name):
                parts += [SOFT if fluent and chain.breaks_before(index) else "", ".", name]
            case ast.Call(args=positional, keywords=keywords):
                parts.append(arguments(positional, keywords, place))
            case ast.Subscript(slice=index_node):
                parts.append(brackets("[", _index(index_node, place.inside), "]", place))
    return Group(tuple(parts)) if fluent else tuple(parts)


def arguments(positional: list[ast.expr], keywords: list[ast.keyword], place: Place) -> Doc:
    """The arguments of a call: on one line, else together on the next, else each on its own."""
    match positional, keywords:
        case [], []:
            return "()"
        case [ast.GeneratorExp(elt=element, generators=generators)], []:
            content = comprehension(element, generators, place.inside)
        case _:
            named = [_keyword(keyword, place.inside) for keyword in keywords]
            content = comma_separated([*elements(positional, place.inside), *named])
    return brackets("(", Group(content), ")", place)


def _keyword(node: ast.keyword, place: Place) -> Doc:
    return ("**" if node.arg is None else f"{node.arg}=", expression(node.value, place))


def _index(node: ast.expr, place: Place) -> Doc:
    """Several indices need no parentheses; a single one with a comma does, unless only the comma makes it legal."""
    match node:
        case ast.Tuple(elts=[ast.Starred() as single]):
            return expression(single, place)
        case ast.Tuple(elts=[ast.Slice() as single]):
            return (expression(single, place), ",")
        case ast.Tuple(elts=[_, _, *_] as indices):
            return Group(comma_separated(elements(indices, place)))
        case _:
            return expression(node, place)


@expression.register(ast.Slice)
def _slice(node: ast.Slice, place: Place) -> Doc:
    """Simple bounds stand close to the colon, others apart: x[1:n], x[i + 1 :], x[: len(y)]."""
    close = all(_is_simple_bound(bound) for bound in (node.lower, node.upper, node.step))
    parts: list[Doc] = []
    if node.lower is not None:
        parts += [expression(node.lower, place), "" if close else " "]
    parts.append(":")
    if node.upper is not None:
        parts += ["" if close else " ", expression(node.upper, place)]
    if node.step is not None:
        parts += ["" if close or node.upper is None else " ", ":"]
        parts += ["" if close else " ", expression(node.step, place)]
    return tuple(parts)


def _is_simple_bound(node: ast.expr | None) -> bool:
    while isinstance(node, ast.UnaryOp) and not isinstance(node.op, ast.Not):
        node = node.operand
    return node is None or isinstance(node, ast.Name | ast.Constant)
