"""Counting steps: a copy of the tree with a call before every statement, made only where a limit is set."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from copy import deepcopy

from fpp_lang.engine.guards import StepsAreUp

COUNT = " step"
"""The name of the counter; no text can hold it."""


def counted(statements: Iterable[ast.stmt]) -> list[ast.stmt]:
    """The statements with each step announced."""
    return _block([deepcopy(statement) for statement in statements])


def _block(body: list[ast.stmt]) -> list[ast.stmt]:
    found: list[ast.stmt] = []
    for statement in body:
        for inner in _bodies(statement):
            inner[:] = _block(inner)
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
            call = ast.Expr(ast.Call(ast.Name(COUNT, ast.Load()), [], []))
            for node in ast.walk(call):
                if "lineno" in node._attributes:
                    ast.copy_location(node, statement)
            found.append(call)
        found.append(statement)
    return found


def _bodies(statement: ast.stmt) -> list[list[ast.stmt]]:
    match statement:
        case ast.FunctionDef(body=body) | ast.With(body=body):
            return [body]
        case ast.ClassDef(body=body):
            return [inner for method in body for inner in _bodies(method)]
        case ast.If(body=body, orelse=other) | ast.For(body=body, orelse=other) | ast.While(body=body, orelse=other):
            return [body, other]
        case ast.Try(body=body, handlers=handlers):
            return [body, *(handler.body for handler in handlers)]
    return []


def counter(most: int) -> Callable[[], None]:
    """Raises StepsAreUp at the step after the last."""
    left = [most]

    def step() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise StepsAreUp

    return step
