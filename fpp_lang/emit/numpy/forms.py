"""The forms of `numpy_rules` as trees: texts over parameter names become trees over arguments."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from copy import deepcopy

from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.emit.numpy.build import parsed
from fpp_lang.emit.numpy.scope import Writing
from fpp_lang.numpy_rules import HELPERS, Form

Given = Mapping[str, Sequence[ast.expr]]


def filled(form: Form, writing: Writing, **given: ast.expr) -> ast.expr:
    """The tree of a form with these arguments."""
    return fill(form, {name: [value] for name, value in given.items()}, writing)


def primitive_call(name: str, form: Form, arguments: Sequence[ast.expr | None], writing: Writing) -> ast.expr:
    """The tree of a primitive's form; arguments in the order of the primitive's parameters, None where left out."""
    given: dict[str, list[ast.expr]] = {}
    for place, parameter in enumerate(PRIMITIVES[name].parameters):
        values = [value for value in (arguments[place:] if parameter.many else arguments[place : place + 1]) if value is not None]
        given[parameter.name] = values
        if parameter.many:
            given |= {f"{parameter.name}_{number}": [value] for number, value in enumerate(values)}
    return fill(form, given, writing)


def fill(form: Form, given: Given, writing: Writing) -> ast.expr:
    writing.need(form)
    tree: ast.expr = _Filling(given).visit(parsed(form.text))
    return tree


class _Filling(ast.NodeTransformer):
    """Puts arguments in the places of parameters' names; an argument that is used again is used as a copy."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.used: set[int] = set()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.given:
            return self.take(self.given[node.id][0])
        return ast.Name("!" + node.id, node.ctx) if node.id in HELPERS else node

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        own = {argument.arg for argument in node.args.args}
        node.body = _Filling({name: values for name, values in self.given.items() if name not in own}).visit(node.body)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        node.func = self.visit(node.func)
        node.args = self.spread(node.args)
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return node

    def visit_Tuple(self, node: ast.Tuple) -> ast.expr:
        node.elts = self.spread(node.elts)
        return node

    def visit_List(self, node: ast.List) -> ast.expr:
        node.elts = self.spread(node.elts)
        return node

    def spread(self, items: list[ast.expr]) -> list[ast.expr]:
        """`*shape` becomes the values that were given for it."""
        found: list[ast.expr] = []
        for item in items:
            match item:
                case ast.Starred(value=ast.Name(id=name)) if name in self.given and (
                    len(self.given[name]) != 1 or f"{name}_0" in self.given
                ):
                    found += [self.take(value) for value in self.given[name]]
                case _:
                    found.append(self.visit(item))
        return found

    def take(self, value: ast.expr) -> ast.expr:
        if id(value) in self.used:
            return deepcopy(value)
        self.used.add(id(value))
        return value
