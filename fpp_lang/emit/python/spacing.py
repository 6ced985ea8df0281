"""How many blank lines stand before a statement."""

from __future__ import annotations

import ast

from fpp_lang.emit.python.clauses import Block
from fpp_lang.emit.python.comments import NO_NOTE, Notes
from fpp_lang.emit.python.docstrings import docstring_of

DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)


def most_blank_lines(block: Block) -> int:
    return 2 if block is Block.MODULE else 1


def blank_lines_to_first(node: ast.stmt, block: Block, *, commented: bool) -> int:
    """Only a definition at the beginning of a loop or condition stands apart from the header."""
    return int(block is Block.OTHER and isinstance(node, DEFINITIONS) and not commented)


def blank_lines_between(previous: ast.stmt, node: ast.stmt, block: Block, wanted: int, *, after: bool, before: bool, notes: Notes) -> int:
    """`wanted` is what the source has; definitions and imports stand apart, and nothing further than they.

    `after` tells of comments that belong to the previous statement, `before` of such as lead to the next.
    """
    most = most_blank_lines(block)
    if isinstance(node, DEFINITIONS) or (not after and ends_with_definition(previous, notes)):
        return most
    if isinstance(previous, IMPORTS) and (before or not isinstance(node, IMPORTS)):
        return 1
    if block in (Block.MODULE, Block.CLASS) and docstring_of([previous]) is not None:
        return 1
    return min(wanted, most)


def blank_lines_below(previous: ast.stmt, block: Block, wanted: int) -> int:
    """Between a statement and the comments that belong to it."""
    if block is Block.CLASS and docstring_of([previous]) is not None:
        return 1
    if isinstance(previous, IMPORTS):
        return 1
    most = most_blank_lines(block)
    return most if isinstance(previous, DEFINITIONS) else min(wanted, most)


def ends_with_definition(node: ast.stmt, notes: Notes) -> bool:
    """Whether the last line of a statement is that of a function or class, without comments below it."""
    while not isinstance(node, DEFINITIONS):
        body = _last_body(node)
        if not body or any(notes.get(body[-1], NO_NOTE).below):
            return False
        node = body[-1]
    return True


def _last_body(node: ast.stmt) -> list[ast.stmt]:
    match node:
        case ast.Try(body, handlers, orelse, finalbody):
            return finalbody or orelse or (handlers[-1].body if handlers else body)
        case ast.If(body=body, orelse=orelse) | ast.For(body=body, orelse=orelse) | ast.While(body=body, orelse=orelse):
            return orelse or body
        case ast.With(body=body):
            return body
        case _:
            return []
