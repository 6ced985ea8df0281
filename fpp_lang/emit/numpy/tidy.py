"""What an expert would not leave as it is: statements of Python that have a shorter spelling of the very same meaning.

Each rule is a function of one statement, `before => after`; it gives None where it does not apply. No rule loses a comment.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from fpp_lang.emit.numpy.build import all_nodes, attribute, call, name, placed_like
from fpp_lang.emit.numpy.comments import CommentsOf
from fpp_lang.emit.numpy.shorter import both, negated, same, truth

Rule = Callable[[ast.stmt], ast.stmt | None]


def tidied(body: list[ast.stmt], comments: CommentsOf) -> list[ast.stmt]:
    """A block and all blocks inside it, every statement in its shortest spelling."""
    found: list[ast.stmt] = []
    for statement in body:
        for inner in _blocks(statement):
            inner[:] = tidied(inner, comments)
        found.append(_rewritten(statement, comments))
    return _without_pass(_with_needless_truth(found, comments), comments)


def _rewritten(statement: ast.stmt, comments: CommentsOf) -> ast.stmt:
    for rule in RULES:
        new = rule(statement)
        if new is not None:
            comments.gather(statement, new)
            return _rewritten(placed_like(new, statement), comments)
    return statement


def _blocks(statement: ast.stmt) -> list[list[ast.stmt]]:
    match statement:
        case ast.If(body=body, orelse=other) | ast.For(body=body, orelse=other) | ast.While(body=body, orelse=other):
            return [body, other]
        case ast.Try(body=body, handlers=handlers):
            return [body, *(handler.body for handler in handlers)]
    return []


# Rules for one statement -----------------------------------------------------------------------------------------------------


def _nested_condition(statement: ast.stmt) -> ast.stmt | None:
    """if a: if b: body => if a and b: body"""
    match statement:
        case ast.If(test=outer, body=[ast.If(test=inner, body=body, orelse=[])], orelse=[]):
            return ast.If(placed_like(both([*_parts(outer), *_parts(inner)]), outer), body, [])
    return None


def _plain_test(statement: ast.stmt) -> ast.stmt | None:
    """if bool(a): body => if a: body"""
    match statement:
        case ast.If(test=ast.Call(ast.Name("bool"), [test], []), body=body, orelse=other):
            return ast.If(test, body, other)
        case ast.While(test=ast.Call(ast.Name("bool"), [test], []), body=body, orelse=other):
            return ast.While(test, body, other)
    return None


def _parts(test: ast.expr) -> list[ast.expr]:
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]


def _equal_branches(statement: ast.stmt) -> ast.stmt | None:
    """if a: body elif b: body else: other => if a or b: body else: other"""
    match statement:
        case ast.If(test=first, body=body, orelse=[ast.If(test=second, body=again, orelse=other)]) if _same_blocks(body, again):
            tests = [*(first.values if isinstance(first, ast.BoolOp) and isinstance(first.op, ast.Or) else [first]), second]
            return ast.If(ast.BoolOp(ast.Or(), tests), body, other)
    return None


def _same_blocks(left: list[ast.stmt], right: list[ast.stmt]) -> bool:
    return len(left) == len(right) and all(map(same, left, right))


def _only_otherwise(statement: ast.stmt) -> ast.stmt | None:
    """if a: pass else: body => if not a: body"""
    match statement:
        case ast.If(test=test, body=[ast.Pass()], orelse=[_, *_] as other):
            return ast.If(negated(test), other, [])
    return None


def _larger(statement: ast.stmt) -> ast.stmt | None:
    """if a < b: a = b => a = max(a, b): the same for nan and for equal values"""
    match statement:
        case ast.If(test=ast.Compare(left, [ast.Lt() | ast.Gt() as operator], [right]), body=[ast.Assign([target], value)], orelse=[]):
            if not isinstance(target, ast.Name | ast.Subscript):
                return None
            if same(target, left) and same(value, right):
                return ast.Assign([target], call(name("max" if isinstance(operator, ast.Lt) else "min"), left, right))
            if same(target, right) and same(value, left):
                return ast.Assign([target], call(name("max" if isinstance(operator, ast.Gt) else "min"), right, left))
    return None


def _entry_or(statement: ast.stmt) -> ast.stmt | None:
    """if key in record: x = record[key] else: x = 0 => x = record.get(key, 0)"""
    match statement:
        case ast.If(
            test=ast.Compare(key, [ast.In()], [record]),
            body=[ast.Assign([target], ast.Subscript(owner, index))],
            orelse=[ast.Assign([other], ast.Name() | ast.Constant() as default)],
        ) if same(target, other) and same(record, owner) and same(key, index) and isinstance(target, ast.Name):
            return ast.Assign([target], call(attribute(owner, "get"), index, default))
    return None


def _looked_up(statement: ast.stmt) -> ast.stmt | None:
    """for i, x in enumerate(xs): … xs[i] … => for i, x in enumerate(xs): … x …"""
    match statement:
        case ast.For(
            target=ast.Tuple([ast.Name(index), ast.Name(item)]),
            iter=ast.Call(ast.Name("enumerate"), [ast.Name(items)]) | ast.Call(ast.Attribute(ast.Name(items), "items"), []),
        ):
            finder = _LookUp(items, index, item)
            if any(finder.changes(node) for part in statement.body for node in all_nodes(part)):
                return None
            statement.body = [finder.visit(part) for part in statement.body]
    return None


class _LookUp(ast.NodeTransformer):
    """Reads of `items[index]` as reads of `item`."""

    def __init__(self, items: str, index: str, item: str) -> None:
        self.items, self.index, self.item = items, index, item

    def changes(self, node: ast.AST) -> bool:
        """Whether a node changes one of the three, or may."""
        match node:
            case ast.Name(id=found, ctx=ast.Store()):
                return found in (self.items, self.index, self.item)
            case ast.Subscript(ctx=ast.Store()) | ast.AugAssign():
                return True
            case ast.Call(func=ast.Name(id=called)):
                return called[0] in "@$^%"
            case ast.Call(func=ast.Attribute(attr=method)) if method[0] == ".":
                return True
            case ast.Call(func=ast.Attribute(value=ast.Name(owner))):
                return owner == self.items
        return False

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        match node:
            case ast.Subscript(ast.Name(self.items), ast.Name(self.index), ast.Load()):
                return ast.copy_location(name(self.item), node)
        self.generic_visit(node)
        return node


RULES: tuple[Rule, ...] = (_only_otherwise, _plain_test, _nested_condition, _equal_branches, _larger, _entry_or, _looked_up)


# Rules for a block -----------------------------------------------------------------------------------------------------------


def _without_pass(body: list[ast.stmt], comments: CommentsOf) -> list[ast.stmt]:
    """`pass` where something else stands says nothing, unless a comment is about it."""
    kept = [statement for statement in body if not isinstance(statement, ast.Pass) or comments.has(statement)]
    return kept or body[:1]


def _with_needless_truth(body: list[ast.stmt], comments: CommentsOf) -> list[ast.stmt]:
    """if a: return True else: return False => return a"""
    found: list[ast.stmt] = []
    waiting = list(body)
    while waiting:
        statement = waiting.pop(0)
        match statement, waiting[:1]:
            case ast.If(test=test, body=[ast.Return(ast.Constant(bool() as yes))], orelse=[ast.Return(ast.Constant(bool() as no))]), _:
                rest: list[ast.stmt] = []
            case ast.If(test=test, body=[ast.Return(ast.Constant(bool() as yes))], orelse=[]), [ast.Return(ast.Constant(bool() as no))]:
                rest = [waiting[0]]
            case _:
                found.append(statement)
                continue
        if yes == no:
            found.append(statement)
            continue
        new = placed_like(ast.Return(truth(test if yes else negated(test))), statement)
        comments.gather(statement, new)
        for _ in rest:
            comments.gather(waiting.pop(0), new)
        found.append(new)
    return found
