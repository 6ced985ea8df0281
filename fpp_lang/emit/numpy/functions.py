"""The functions of a text and what stands at its top: imports, the seed, helpers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from fpp_lang.core import tree as core
from fpp_lang.emit.numpy.build import all_nodes, assign, call, constant, name, parsed, without_places
from fpp_lang.emit.numpy.comments import CommentsOf
from fpp_lang.emit.numpy.scope import Scope, Writing
from fpp_lang.emit.numpy.statements import define
from fpp_lang.numpy_rules import HELPERS

PACKAGES = ("matplotlib", "numpy", "scipy")
_SENTENCE = re.compile(r".+?[.!?:](?=\s|$)")


def function_of(function: core.Function, writing: Writing, comments: CommentsOf) -> ast.FunctionDef:
    """A function at the top of the text."""
    made = define(function, "@" + function.key, Scope.of(writing, function), comments)
    document(made, function, comments)
    return made


def document(made: ast.FunctionDef | ast.ClassDef, node: core.Function | core.Class, comments: CommentsOf) -> None:
    """The comments of a function or class; those of the library become one sentence, its docstring."""
    if not node.key.startswith(core.LIBRARY):
        comments.around(made, node.comments)
        return
    told = first_sentence(node.comments.before)
    if told is not None:
        made.body = [ast.Expr(constant(told)), *(part for part in made.body if not isinstance(part, ast.Pass))]


def first_sentence(texts: Iterable[str]) -> str | None:
    """The first sentence of a doc comment."""
    words = " ".join(texts).strip()
    found = _SENTENCE.match(words)
    return (found[0] if found else words) or None


def imports(lines: Iterable[str]) -> list[list[ast.stmt]]:
    """Import statements in groups: the standard library, then other packages."""
    groups: list[list[ast.stmt]] = [[], []]
    for line in sorted(lines, key=lambda line: (line.startswith("from"), line)):
        (statement,) = ast.parse(line).body
        groups[any(package in line for package in PACKAGES)].append(without_places(statement))
    return [group for group in groups if group]


def seeded(number: int | None) -> list[ast.stmt]:
    """`SEED = None` and the generator of the program's random numbers."""
    return [assign(name("SEED"), constant(number)), assign(name("rng"), call(parsed("np.random.default_rng"), name("SEED")))]


def helpers(names: Iterable[str]) -> list[ast.stmt]:
    """The helpers that a text needs, by their marks."""
    return [_helper(helper) for helper in sorted(names, key=list(HELPERS).index)]


def _helper(helper: str) -> ast.stmt:
    (statement,) = ast.parse(HELPERS[helper].source).body
    assert isinstance(statement, ast.FunctionDef)
    own = _own_names(statement)
    for node in all_nodes(statement):
        if isinstance(node, ast.Name) and node.id in HELPERS and node.id not in own:
            node.id = "!" + node.id
    statement.name = "!" + statement.name
    return without_places(statement)


def _own_names(function: ast.FunctionDef) -> set[str]:
    """The variables of a helper, which may be called as another helper is."""
    arguments = {argument.arg for node in all_nodes(function) if isinstance(node, ast.arguments) for argument in node.args}
    return arguments | {node.id for node in all_nodes(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
