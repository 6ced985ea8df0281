"""Classes (section 8): which there are, which stands above which, and their methods as functions."""

from __future__ import annotations

from fpp_lang.base.names import near_names
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.comments import comments
from fpp_lang.resolve.names import library_class
from fpp_lang.resolve.problems import ClassCircle, DefinedTwice, HiddenName, NoSelf, UnknownClass
from fpp_lang.resolve.scopes import FileScope
from fpp_lang.resolve.statements import Statements
from fpp_lang.syntax import tree as syntax


def declare_classes(module: syntax.Module, scope: FileScope, prefix: str, problems: Problems) -> None:
    """The names of a file's classes, and what stands above each."""
    found = [statement for statement in module.statements if isinstance(statement, syntax.Class)]
    for statement in found:
        key = f"{prefix}{statement.name}"
        other = scope.class_trees.get(key) or scope.signatures.get(key)
        if other is not None:
            problems.add(DefinedTwice(statement.name_span, statement.name, other.name_span))
        else:
            scope.classes[statement.name] = key
            scope.class_trees[key] = statement
    for statement in found:
        scope.bases[f"{prefix}{statement.name}"] = _base(statement.base, scope, problems)
    for statement in found:
        _check_circle(f"{prefix}{statement.name}", statement, scope, problems)


def _base(base: syntax.Name | None, scope: FileScope, problems: Problems) -> str | None:
    """The key of the class that stands above: one of the program, else one of the library."""
    if base is None:
        return None
    if base.name in scope.classes:
        return scope.classes[base.name]
    entry = scope.library.class_named(base.name)
    if entry is None:
        problems.add(UnknownClass(base.span, base.name, near_names(base.name, (*scope.classes, *scope.library.classes()))))
        return None
    return f"{core.LIBRARY}{entry}"


def _check_circle(key: str, statement: syntax.Class, scope: FileScope, problems: Problems) -> None:
    above, seen = scope.bases[key], {key}
    while above is not None:
        if above in seen:
            problems.add(ClassCircle(statement.name_span, statement.name))
            scope.bases[key] = None
            return
        seen.add(above)
        above = scope.bases.get(above)


def define_classes(scope: FileScope, prefix: str, resolver: Statements, functions: dict[str, core.Function]) -> dict[str, core.Class]:
    """A file's classes, each after the class above it; their methods go to the functions, as `Class.method`."""
    done: dict[str, core.Class] = {}

    def define(key: str) -> None:
        if key in done or not _is_of(prefix, key) or key not in scope.class_trees:
            return
        base = scope.bases[key]
        if base is not None and base.startswith(core.LIBRARY):
            library_class(base.removeprefix(core.LIBRARY), resolver.found)
        elif base is not None:
            define(base)
        done[key] = class_of(key, base, scope.class_trees[key], resolver, functions)

    for key in scope.classes.values():
        define(key)
    return done


def _is_of(prefix: str, key: str) -> bool:
    """Is it a class of the file with this prefix, not one that the file uses?"""
    return key.startswith(prefix) and ":" not in key.removeprefix(prefix)


def _reads_self(method: core.Function) -> bool:
    """Whether a method speaks of `self` and has no such parameter."""
    return any(isinstance(node, core.Variable) and node.name == "self" and node.where is core.Where.INPUT for node in walk(method.body))


def class_of(key: str, base: str | None, tree: syntax.Class, resolver: Statements, functions: dict[str, core.Function]) -> core.Class:
    """One class; its methods go to the functions."""
    methods: dict[str, str] = {}
    for statement in tree.body.statements:
        if not isinstance(statement, syntax.Function):
            continue
        method = resolver.function(statement, f"{key}.{statement.name}", owner=key)
        if method.name.startswith("__"):
            resolver.found.problems.add(HiddenName(statement.name_span, statement.name))
        if not method.parameters or _reads_self(method):
            given = tuple(parameter.name for parameter in method.parameters)
            resolver.found.problems.add(NoSelf(statement.name_span, statement.name, given))
        if method.name in methods:
            resolver.found.problems.add(DefinedTwice(statement.name_span, statement.name, functions[methods[method.name]].header))
            continue
        methods[method.name] = method.key
        functions[method.key] = method
    return core.Class(key, tree.name, base, methods, comments=comments(tree.trivia), span=tree.span)
