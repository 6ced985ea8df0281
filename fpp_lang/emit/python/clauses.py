"""Statements with bodies: the clauses they consist of, each a header and a block."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import singledispatch

from fpp_lang.emit.python.brackets import OUTSIDE, Place, added_parentheses, comma_separated
from fpp_lang.emit.python.chains import arguments
from fpp_lang.emit.python.displays import elements
from fpp_lang.emit.python.document import Doc, Group
from fpp_lang.emit.python.expression import expression
from fpp_lang.emit.python.functions import parameters, returned
from fpp_lang.emit.python.wrapping import breaks_well_inside, wrapped


class Block(Enum):
    """What a block is the body of."""

    MODULE = auto()
    FUNCTION = auto()
    CLASS = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """`header:` and the block below it; `owner` is the node whose comments are the header's."""

    header: Doc
    body: list[ast.stmt]
    owner: ast.AST | None = None
    block: Block = Block.OTHER


@singledispatch
def clauses(node: ast.stmt) -> Iterator[Clause]:
    """The clauses of a statement with bodies; none where it has no body."""
    yield from ()


@clauses.register(ast.FunctionDef)
def _function(node: ast.FunctionDef) -> Iterator[Clause]:
    signature = Group((parameters(node.args), returned(node)))
    yield Clause((f"def {node.name}", signature), node.body, node, Block.FUNCTION)


@clauses.register(ast.ClassDef)
def _class(node: ast.ClassDef) -> Iterator[Clause]:
    bases = arguments(node.bases, node.keywords, OUTSIDE) if node.bases or node.keywords else ""
    yield Clause((f"class {node.name}", bases), node.body, node, Block.CLASS)


@clauses.register(ast.For)
def _for(node: ast.For) -> Iterator[Clause]:
    header = ("for ", _loop_target(node.target), " in ", wrapped(node.iter))
    yield Clause(header, node.body, node)
    yield from _last("else", node.orelse)


def _loop_target(node: ast.expr) -> Doc:
    if isinstance(node, ast.Tuple) and len(node.elts) > 1:
        return added_parentheses(lambda place: comma_separated(elements(node.elts, place)), shelter=True)
    return wrapped(node)


@clauses.register(ast.While)
def _while(node: ast.While) -> Iterator[Clause]:
    yield Clause(("while ", wrapped(node.test)), node.body, node)
    yield from _last("else", node.orelse)


@clauses.register(ast.If)
def _if(node: ast.If) -> Iterator[Clause]:
    yield Clause(("if ", wrapped(node.test)), node.body, node)
    while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        node = node.orelse[0]
        yield Clause(("elif ", wrapped(node.test)), node.body, node)
    yield from _last("else", node.orelse)


@clauses.register(ast.With)
def _with(node: ast.With) -> Iterator[Clause]:
    match node.items:
        case [ast.withitem(context_expr=context, optional_vars=None)]:
            items = wrapped(context)
        case [single] if breaks_well_inside(single.context_expr):
            items = added_parentheses(lambda place: _with_item(single, place), shelter=True)
        case several:
            items = added_parentheses(lambda place: comma_separated([_with_item(item, place) for item in several]), shelter=False)
    yield Clause(("with ", items), node.body, node)


def _with_item(node: ast.withitem, place: Place) -> Doc:
    context = expression(node.context_expr, place)
    return context if node.optional_vars is None else (context, " as ", expression(node.optional_vars, place))


@clauses.register(ast.Try)
def _try(node: ast.Try) -> Iterator[Clause]:
    yield Clause("try", node.body, node)
    for handler in node.handlers:
        yield Clause(_handler(handler), handler.body, handler)
    yield from _last("else", node.orelse)
    yield from _last("finally", node.finalbody)


def _handler(node: ast.ExceptHandler) -> Doc:
    if node.type is None:
        return "except"
    return ("except ", wrapped(node.type), "" if node.name is None else f" as {node.name}")


def _last(word: str, body: list[ast.stmt]) -> Iterator[Clause]:
    if body:
        yield Clause(word, body)
