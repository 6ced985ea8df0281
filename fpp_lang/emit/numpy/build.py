"""Small pieces of Python trees, and how they get the places of the FPP text they stand for."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import EllipsisType
from typing import TypeVar

from fpp_lang.base.source import NOWHERE, SourceFile, Span

N = TypeVar("N", bound=ast.AST)


def name(spelling: str) -> ast.Name:
    return ast.Name(spelling, ast.Load())


def constant(value: str | float | bool | EllipsisType | None) -> ast.expr:
    """A literal; numbers below zero are a sign and a literal."""
    if isinstance(value, int | float) and math.copysign(1, value) < 0:
        return ast.UnaryOp(ast.USub(), ast.Constant(-value))
    return ast.Constant(value)


def attribute(owner: ast.expr, *names: str) -> ast.expr:
    """`owner.first.second`."""
    for found in names:
        owner = ast.Attribute(owner, found, ast.Load())
    return owner


def call(function: ast.expr, *arguments: ast.expr, **named: ast.expr) -> ast.Call:
    return ast.Call(function, list(arguments), [ast.keyword(key, value) for key, value in named.items()])


def numpy(function: str, *arguments: ast.expr, **named: ast.expr) -> ast.Call:
    """A call of a function of NumPy."""
    return call(attribute(name("np"), function), *arguments, **named)


def subscript(target: ast.expr, *indices: ast.expr) -> ast.Subscript:
    """`target[first, second]`."""
    index = indices[0] if len(indices) == 1 else ast.Tuple(list(indices), ast.Load())
    return ast.Subscript(target, index, ast.Load())


def comparison(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.Compare:
    return ast.Compare(left, [operator], [right])


def operation(left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.BinOp:
    return ast.BinOp(left, operator, right)


def assign(target: ast.expr, value: ast.expr) -> ast.Assign:
    return ast.Assign([stored(target)], value)


def stored(target: ast.expr) -> ast.expr:
    """The same expression as something to assign to."""
    match target:
        case ast.Name() | ast.Subscript() | ast.Attribute():
            target.ctx = ast.Store()
        case ast.Tuple(elts=items) | ast.List(elts=items):
            target.ctx = ast.Store()
            for item in items:
                stored(item)
        case ast.Starred(value=inner):
            target.ctx = ast.Store()
            stored(inner)
        case _:
            raise TypeError(f"{type(target).__name__} is nothing to assign to")
    return target


def parsed(text: str) -> ast.expr:
    """The tree of an expression of ours, without places; never given anything from a program."""
    return without_places(ast.parse(text, mode="eval").body)


_NO_NODES = frozenset({"ctx", "op", "ops", "id", "attr", "kind", "level", "module", "simple", "conversion", "is_async", "type_comment"})


class _Parts(dict[type[ast.AST], tuple[str, ...]]):
    """The fields of each kind of node that may hold nodes, found out once."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        self[kind] = tuple(field for field in kind._fields if field not in _NO_NODES)
        return self[kind]


_PARTS = _Parts()


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes directly below, in order; operators, which hold nothing, are left out. Much faster than `ast.iter_child_nodes`."""
    found: list[ast.AST] = []
    for part in _PARTS[type(node)]:
        value = getattr(node, part, None)
        if value.__class__ is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def all_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The tree and all below it, parents first."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(children(node))


def without_places(tree: N) -> N:
    for node in all_nodes(tree):
        for key in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
            if key in node.__dict__:
                delattr(node, key)
    return tree


def placed(tree: N, span: Span) -> N:
    """The tree, every node of it that has no place yet now at `span`.

    Python counts lines from 1 and columns in bytes from 0, so a traceback of the compiled tree shows the FPP text.
    An expression that stands nowhere in the program gets the place of the statement for which it was made.
    """
    if isinstance(tree, ast.expr) and span.source is NOWHERE.source:
        return tree
    where = location(span)
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.expr | ast.stmt | ast.excepthandler | ast.arg | ast.keyword | ast.alias):
            if hasattr(node, "lineno"):
                continue
            node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = where
        waiting += children(node)
    return tree


def placed_like(tree: N, other: ast.expr | ast.stmt) -> N:
    """The tree with the place of another one that has its place."""
    for node in all_nodes(tree):
        if "lineno" in node._attributes and not hasattr(node, "lineno"):
            ast.copy_location(node, other)
    return tree


def all_placed(trees: Iterable[N], span: Span) -> list[N]:
    return [placed(tree, span) for tree in trees]


def location(span: Span) -> tuple[int, int, int, int]:
    """First line, first column, last line, last column as Python's trees hold them."""
    if span.source is NOWHERE.source:
        return 1, 0, 1, 0
    return (*_position(span.source, span.start), *_position(span.source, span.end))


def _position(source: SourceFile, offset: int) -> tuple[int, int]:
    line, column = source.position(offset)
    if _is_ascii(source):
        return line, column - 1
    return line, len(source.line(line)[: column - 1].encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=64)
def _is_ascii(source: SourceFile) -> bool:
    return source.text.isascii()
