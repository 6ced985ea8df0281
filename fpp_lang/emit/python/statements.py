"""Statements without a body to documents: one registered function per kind."""

from __future__ import annotations

import ast
from functools import singledispatch

from fpp_lang.emit.python.assignments import annotated, assignment, value_of
from fpp_lang.emit.python.brackets import OUTSIDE, added_parentheses, comma_separated
from fpp_lang.emit.python.displays import elements
from fpp_lang.emit.python.document import SOFT, Choice, Doc, Group, Indent, join
from fpp_lang.emit.python.errors import NotPrintableError
from fpp_lang.emit.python.expression import expression
from fpp_lang.emit.python.precedence import INFIX
from fpp_lang.emit.python.wrapping import Wrapping, wrapped


@singledispatch
def statement(node: ast.stmt) -> Doc:
    """The document of a statement."""
    raise NotPrintableError(f"the printer has no rule for {type(node).__name__}")


@statement.register(ast.Expr)
def _expression(node: ast.Expr) -> Doc:
    match node.value:
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.BitOr() | ast.BitXor() | ast.LShift() | ast.RShift()):
            return wrapped(node.value, Wrapping.OPERATIONS_ONLY)
        case _:
            return expression(node.value, OUTSIDE)


@statement.register(ast.Assign)
def _assign(node: ast.Assign) -> Doc:
    return assignment(node.targets, "=", node.value)


@statement.register(ast.AugAssign)
def _augmented_assign(node: ast.AugAssign) -> Doc:
    return assignment([node.target], INFIX[type(node.op)].symbol + "=", node.value)


@statement.register(ast.AnnAssign)
def _annotated_assign(node: ast.AnnAssign) -> Doc:
    return (expression(node.target, OUTSIDE), ": ", annotated(node.annotation, node.value))


@statement.register(ast.Return)
def _return(node: ast.Return) -> Doc:
    match node.value:
        case None:
            return "return"
        case ast.Tuple(elts=[_, _, *rest] as several):
            return ("return ", added_parentheses(lambda place: comma_separated(elements(several, place)), shelter=not rest))
        case value:
            return ("return ", value_of(value))


@statement.register(ast.Raise)
def _raise(node: ast.Raise) -> Doc:
    parts: list[Doc] = ["raise"]
    if node.exc is not None:
        parts += [" ", wrapped(node.exc, Wrapping.OPERATIONS_ONLY)]
    if node.cause is not None:
        parts += [" from ", wrapped(node.cause, Wrapping.OPERATIONS_ONLY)]
    return tuple(parts)


@statement.register(ast.Assert)
def _assert(node: ast.Assert) -> Doc:
    if node.msg is None:
        return ("assert ", wrapped(node.test))
    return ("assert ", wrapped(node.test), ", ", wrapped(node.msg, Wrapping.ALWAYS_WHERE_BROKEN))


@statement.register(ast.Delete)
def _delete(node: ast.Delete) -> Doc:
    """Several targets stay on one line: in parentheses they would be one tuple to the parser."""
    if len(node.targets) == 1:
        return ("del ", wrapped(node.targets[0]))
    return ("del ", join(", ", elements(node.targets, OUTSIDE)))


@statement.register(ast.Import)
def _import(node: ast.Import) -> Doc:
    return ("import ", join(", ", map(_alias, node.names)))


@statement.register(ast.ImportFrom)
def _import_from(node: ast.ImportFrom) -> Doc:
    source = "." * (node.level or 0) + (node.module or "")
    names = [_alias(name) for name in node.names]
    if names == ["*"]:
        return f"from {source} import *"
    listed = added_parentheses(lambda _: comma_separated(names, comma_after_single=True), shelter=False)
    return (f"from {source} import ", listed)


def _alias(node: ast.alias) -> str:
    return node.name if node.asname is None else f"{node.name} as {node.asname}"


@statement.register(ast.Global)
@statement.register(ast.Nonlocal)
def _scope(node: ast.Global | ast.Nonlocal) -> Doc:
    names = join((", ", Choice("\\"), SOFT), node.names)
    return (f"{type(node).__name__.lower()} ", Group((Choice("\\"), Indent((SOFT, names)))))


@statement.register(ast.Pass)
@statement.register(ast.Break)
@statement.register(ast.Continue)
def _word(node: ast.Pass | ast.Break | ast.Continue) -> Doc:
    return type(node).__name__.lower()
