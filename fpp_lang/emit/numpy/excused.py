"""Where a linter would object to what the program says: a `noqa` with the rule, since the meaning may not change.

A nan makes `if x >= best: best = x` differ from `max`; a function made in a loop sees the loop's variable as it is later, in FPP too;
and the variables of the program's own statements are its results, so loops that set them stay.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from fpp_lang.emit.numpy.build import all_nodes
from fpp_lang.emit.numpy.comments import CommentsOf
from fpp_lang.emit.numpy.leftovers import copies, counts, within
from fpp_lang.emit.numpy.shorter import same

LOOPS = (ast.For, ast.While)


def excuse(body: list[ast.stmt], comments: CommentsOf, *, top: bool) -> None:
    """Writes the excuses of a function, or of the program's own statements (`top`)."""
    blocks = list(within(body))
    for block in blocks:
        for place, statement in enumerate(block):
            for node, rule in _objections(statement, block[:place], top):
                comments.excuse(node, rule)
        for statement in block:
            if isinstance(statement, LOOPS):
                for node in _late_reads(statement):
                    comments.excuse(node, "B023")


def _objections(statement: ast.stmt, before: list[ast.stmt], top: bool) -> Iterator[tuple[ast.stmt, str]]:
    match statement:
        case ast.If(test=ast.Compare(left, [ast.LtE() | ast.GtE()], [right]), body=[ast.Assign([target], value)], orelse=[]):
            if (same(target, left) and same(value, right)) or (same(target, right) and same(value, left)):
                yield statement, "PLR1730"
        case ast.Assign() | ast.Return() | ast.Expr() | ast.AugAssign():
            if any(map(_is_largest, all_nodes(statement))):
                yield statement, "FURB136"
        case ast.For(target=ast.Tuple([ast.Name(key), ast.Name(value)]), iter=ast.Call(func=ast.Attribute(attr="items"), args=[])) if (
            top and not (_reads(ast.Module(statement.body, []), {key}) and _reads(ast.Module(statement.body, []), {value}))
        ):
            yield statement, "PERF102"
        case ast.For() if top and copies(statement):
            yield statement.body[0], "PERF402"
        case ast.For() if top:
            counter = counts(statement, before, [*before, statement])
            if counter is not None:
                yield counter[1], "SIM113"


def _is_largest(node: ast.AST) -> bool:
    match node:
        case ast.IfExp(test=ast.Compare(left, [ast.LtE() | ast.GtE()], [right]), body=yes, orelse=no):
            return (same(yes, left) and same(no, right)) or (same(yes, right) and same(no, left))
    return False


def _late_reads(loop: ast.stmt) -> Iterator[ast.stmt]:
    """The statements with functions that read what the loop sets."""
    own = {node.id for node in all_nodes(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    for block in within([loop]):
        for statement in block:
            if isinstance(statement, ast.FunctionDef):
                yield from (found for found in statement.body if _reads(found, own - _parameters(statement)))
            elif not hasattr(statement, "body"):
                functions = [node for node in all_nodes(statement) if isinstance(node, ast.Lambda)]
                if any(_reads(node.body, own - _parameters(node)) for node in functions):
                    yield statement


def _parameters(function: ast.FunctionDef | ast.Lambda) -> set[str]:
    return {argument.arg for argument in function.args.args}


def _reads(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(part, ast.Name) and part.id in names and isinstance(part.ctx, ast.Load) for part in all_nodes(node))
