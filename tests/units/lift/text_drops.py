"""Ways to break the NumPy text of a lifted loop: every `keepdims`, end of a slice, choice, mask and check dropped, one at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

DROPPED = ("keepdims", "initial", "where", "axis")
Change = Callable[[], None]


def drops(text: str, function: str) -> Iterator[tuple[str, str]]:
    """What is dropped, and the text without it."""
    tree = ast.parse(text)
    for number, (what, _) in enumerate(_changes(_function(tree, function))):
        broken = copy.deepcopy(tree)
        _, change = list(_changes(_function(broken, function)))[number]
        change()
        yield what, ast.unparse(ast.fix_missing_locations(broken))


def _function(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _changes(function: ast.FunctionDef) -> Iterator[tuple[str, Change]]:
    for node in ast.walk(function):
        shown = ast.unparse(node) if isinstance(node, ast.expr | ast.If) else ""
        match node:
            case ast.Slice():
                for end in ("lower", "upper", "step"):
                    if getattr(node, end) is not None:
                        yield f"{end} of {ast.unparse(node)}", _setting(node, end, None)
            case ast.Call(func=ast.Attribute(attr="where"), args=[_, yes, no]):
                yield f"no branch of {shown}", _becoming(node, yes)
                yield f"yes branch of {shown}", _becoming(node, no)
            case ast.Call(func=ast.Attribute(value=inner, attr="copy"), args=[]):
                yield shown, _becoming(node, inner)
            case ast.Subscript(value=inner, slice=ast.Compare()):
                yield f"mask of {shown}", _becoming(node, inner)
            case ast.Attribute(value=inner, attr="T"):
                yield shown, _becoming(node, inner)
            case ast.If(body=[ast.Raise()]):
                yield f"check {ast.unparse(node.test)}", _setting(node, "test", ast.Constant(False))
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in DROPPED:
                    yield f"{ast.unparse(keyword)} of {shown}", _without(node, keyword)


def _setting(node: ast.AST, field: str, value: object) -> Change:
    return lambda: setattr(node, field, value)


def _without(node: ast.Call, keyword: ast.keyword) -> Change:
    return lambda: node.keywords.remove(keyword)


def _becoming(node: ast.expr, other: ast.expr) -> Change:
    """The node in place turned into one of its parts."""

    def change() -> None:
        parts = dict(vars(other))
        node.__class__ = other.__class__  # type: ignore[assignment]
        vars(node).clear()
        vars(node).update(parts)

    return change
