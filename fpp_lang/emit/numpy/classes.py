"""Classes (section 8) as plain Python classes."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from fpp_lang.core import tree as core
from fpp_lang.emit.numpy.build import all_nodes, children, name, placed, without_places
from fpp_lang.emit.numpy.comments import CommentsOf
from fpp_lang.emit.numpy.functions import document
from fpp_lang.emit.numpy.scope import Scope, Writing
from fpp_lang.emit.numpy.statements import define
from fpp_lang.numpy_rules import HELPERS

Definition = core.Function | core.Class | core.Statement
"""What stands at the top of a text."""

SHOWN = """
def __repr__(self):
    return f"<{type(self).__name__} object>"
"""
KEPT = """
def __deepcopy__(self, memo):
    return self
"""


def class_of(node: core.Class, writing: Writing, comments: CommentsOf) -> ast.ClassDef:
    """`class Dense(Layer):` with its methods."""
    body: list[ast.stmt] = []
    for key in node.methods.values():
        function = writing.program.functions[key]
        method = define(function, f".{key}", Scope.of(writing, function), comments)
        _with_plain_super(method, node)
        document(method, function, comments)
        body.append(method)
    bases: list[ast.expr] = [] if node.base is None else [name(f"@{node.base}")]
    made = placed(ast.ClassDef(f"@{node.key}", bases, [], body or [ast.Pass()], []), node.span)
    document(made, node, comments)
    return made


def _with_plain_super(method: ast.FunctionDef, node: core.Class) -> None:
    """`super()` finds the class and the object by itself only right in the method; in functions inside it they are named."""
    waiting: list[tuple[ast.AST, bool]] = [(part, False) for part in method.body]
    while waiting:
        part, inside = waiting.pop()
        match part:
            case ast.Call(func=ast.Name("super"), args=[]) if inside:
                part.args += [placed(name(f"@{node.key}"), node.span), placed(name(method.args.args[0].arg), node.span)]
            case _:
                inside = inside or isinstance(part, ast.FunctionDef | ast.Lambda | ast.ListComp)
                waiting += [(below, inside) for below in children(part)]


def with_own_manners(classes: Iterable[ast.ClassDef], statements: Iterable[ast.stmt], writing: Writing) -> None:
    """What objects need in this text: how they are shown, and that copies leave them what they are (R6.2)."""
    wanted = [SHOWN] if "show" in writing.helpers else []
    copied = any(isinstance(node, ast.Attribute) and node.attr == "deepcopy" for tree in statements for node in all_nodes(tree))
    if copied or any("deepcopy" in HELPERS[helper].source for helper in writing.helpers):
        wanted.append(KEPT)
    for node in classes:
        for text in wanted if not node.bases else ():
            (method,) = ast.parse(text).body
            node.body = [part for part in node.body if not isinstance(part, ast.Pass)]
            node.body.append(ast.copy_location(placed_at(without_places(method), node), node))


def placed_at(method: ast.stmt, node: ast.ClassDef) -> ast.stmt:
    """The method with the place of its class."""
    for part in all_nodes(method):
        if "lineno" in part._attributes:
            ast.copy_location(part, node)
    return method


def in_order(nodes: Iterable[Definition], program: core.Program) -> Iterator[Definition]:
    """Definitions as they stand, but each class after the class above it."""
    done: set[str] = set()

    def chain(node: core.Class) -> Iterator[core.Class]:
        if node.key not in done:
            done.add(node.key)
            if node.base is not None:
                yield from chain(program.classes[node.base])
            yield node

    for node in nodes:
        if isinstance(node, core.Class):
            yield from chain(node)
        else:
            yield node
