"""F-texts."""

from __future__ import annotations

import ast
from collections.abc import Callable

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.emit.numpy.build import all_nodes, call, constant, name
from fpp_lang.emit.numpy.forms import filled
from fpp_lang.emit.numpy.scope import Writing
from fpp_lang.numpy_rules import nodes

Part = str | tuple[core.Expression, str]
AS_TEXT = ord("s")
HARD_TO_QUOTE = frozenset("'\"\\#\n\r\t{}")


def format_text(parts: tuple[Part, ...], write: Callable[[core.Expression], ast.expr], writing: Writing) -> ast.expr:
    """`f"epoch {epoch}: {loss:.4f}"`; pieces joined by `+` where Python 3.11 could not read the f-string."""
    if all(isinstance(part, str) for part in parts):
        return constant("".join(part for part in parts if isinstance(part, str)))
    values = [part if isinstance(part, str) else (_shown(part[0], part[1], write, writing), part[1]) for part in parts]
    if all(isinstance(value, str) or _fits_in_text(*value) for value in values):
        return ast.JoinedStr([constant(value) if isinstance(value, str) else _field(*value) for value in values])
    pieces = [constant(value) if isinstance(value, str) else _formatted(*value) for value in values]
    joined: ast.expr = pieces[0]
    for piece in pieces[1:]:
        joined = ast.BinOp(joined, ast.Add(), piece)
    return joined


def _shown(value: core.Expression, spec: str, write: Callable[[core.Expression], ast.expr], writing: Writing) -> ast.expr:
    written = write(value)
    return written if spec or value.kind.base is Base.TEXT else filled(nodes.shown(value.kind), writing, value=written)


def _fits_in_text(value: ast.expr, spec: str) -> bool:
    texts = [node.value for node in all_nodes(value) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    nested = any(isinstance(node, ast.JoinedStr | ast.Lambda) for node in all_nodes(value))
    simple = all(text.isprintable() and not HARD_TO_QUOTE & set(text) for text in texts)
    return not nested and simple and not HARD_TO_QUOTE & set(spec) and spec.isprintable()


def _field(value: ast.expr, spec: str) -> ast.FormattedValue:
    conversion = -1
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "str":
        value, conversion = value.args[0], AS_TEXT if spec else -1
    return ast.FormattedValue(value, conversion, ast.JoinedStr([constant(spec)]) if spec else None)


def _formatted(value: ast.expr, spec: str) -> ast.expr:
    return call(name("format"), value, constant(spec)) if spec else call(name("str"), value)
