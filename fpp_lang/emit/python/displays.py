"""Tuples, lists, sets, dictionaries and comprehensions."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from fpp_lang.emit.python.brackets import Place, brackets, comma_separated
from fpp_lang.emit.python.document import SPACE, Doc, Group, join
from fpp_lang.emit.python.errors import NotPrintableError
from fpp_lang.emit.python.expression import expression, operand
from fpp_lang.emit.python.precedence import Precedence


def elements(nodes: Iterable[ast.expr], place: Place) -> list[Doc]:
    """The documents of several expressions."""
    return [expression(node, place) for node in nodes]


def _display(left: str, items: list[Doc], right: str, place: Place) -> Doc:
    return brackets(left, comma_separated(items), right, place) if items else left + right


@expression.register(ast.Tuple)
def _tuple(node: ast.Tuple, place: Place) -> Doc:
    items = elements(node.elts, place.inside)
    if len(items) == 1:
        return brackets("(", (items[0], ","), ")", place)
    return _display("(", items, ")", place)


@expression.register(ast.List)
def _list(node: ast.List, place: Place) -> Doc:
    return _display("[", elements(node.elts, place.inside), "]", place)


@expression.register(ast.Set)
def _set(node: ast.Set, place: Place) -> Doc:
    if not node.elts:
        raise NotPrintableError("Python has no display of an empty set")
    return _display("{", elements(node.elts, place.inside), "}", place)


@expression.register(ast.Dict)
def _dictionary(node: ast.Dict, place: Place) -> Doc:
    entries = [_entry(key, value, place.inside) for key, value in zip(node.keys, node.values, strict=True)]
    return _display("{", entries, "}", place)


def _entry(key: ast.expr | None, value: ast.expr, place: Place) -> Doc:
    if key is None:
        return Group(("**", operand(value, Precedence.BIT_OR, place)))
    return Group((expression(key, place), ": ", expression(value, place)))


@expression.register(ast.ListComp)
def _list_comprehension(node: ast.ListComp, place: Place) -> Doc:
    return brackets("[", Group(comprehension(node.elt, node.generators, place.inside)), "]", place)


@expression.register(ast.SetComp)
def _set_comprehension(node: ast.SetComp, place: Place) -> Doc:
    return brackets("{", Group(comprehension(node.elt, node.generators, place.inside)), "}", place)


@expression.register(ast.GeneratorExp)
def _generator(node: ast.GeneratorExp, place: Place) -> Doc:
    return brackets("(", Group(comprehension(node.elt, node.generators, place.inside)), ")", place)


@expression.register(ast.DictComp)
def _dictionary_comprehension(node: ast.DictComp, place: Place) -> Doc:
    entry = (Group(expression(node.key, place.inside)), ": ", expression(node.value, place.inside))
    return brackets("{", Group((entry, SPACE, _clauses(node.generators, place.inside))), "}", place)


def comprehension(element: ast.expr, generators: list[ast.comprehension], place: Place) -> Doc:
    """What stands between the brackets of a comprehension."""
    return (Group(expression(element, place)), SPACE, _clauses(generators, place))


def _clauses(generators: list[ast.comprehension], place: Place) -> Doc:
    clauses: list[Doc] = []
    for generator in generators:
        if generator.is_async:
            raise NotPrintableError("the printer has no rule for asynchronous comprehensions")
        source = operand(generator.iter, Precedence.OR, place)
        clauses.append(("for ", _target(generator.target, place), " in ", source))
        clauses.extend(("if ", operand(condition, Precedence.OR, place)) for condition in generator.ifs)
    return join(SPACE, clauses)


def _target(node: ast.expr, place: Place) -> Doc:
    if isinstance(node, ast.Tuple) and len(node.elts) > 1:
        return join(", ", elements(node.elts, place))
    return expression(node, place)
