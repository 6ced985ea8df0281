"""The legality tests of the lift pass, found in its text, and broken one at a time while it runs.

A test that refuses (`if …: raise Kept(…)`) is switched off, and turned round; the constant of an offset, as in `stop.plus(-1)`, becomes 0.
"""

from __future__ import annotations

import ast
import importlib
import types
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import fpp_lang.lift

FOLDER = Path(fpp_lang.lift.__file__).parent
HOOK = "_at_site"
WHOLE = ("dependences", "safety", "whole_numbers")
"""Modules of which every test is one of legality; elsewhere it is those that refuse."""


@dataclass(frozen=True, slots=True)
class Site:
    """One test or offset: where it stands, its sort, its text, what stands for it when it is off, which it is of those that look alike."""

    place: str
    sort: str
    text: str
    number: int = 0

    def words(self) -> str:
        again = f" ({self.number + 1})" if self.number else ""
        return f"{self.place} | {self.sort} | {self.text}{again}"


class Sites:
    """All sites, the one that is off, and those that made a difference since `reached` was emptied."""

    def __init__(self) -> None:
        self.found: list[Site] = []
        self.off: Site | None = None
        self.reached: set[Site] = set()

    @contextmanager
    def watched(self) -> Iterator[Sites]:
        """The lift pass with every site watched; as before afterwards."""
        kept = [replaced for name in module_names() for replaced in self._watch(importlib.import_module(name))]
        try:
            yield self
        finally:
            for function, code in kept:
                function.__code__ = code

    @contextmanager
    def without(self, site: Site) -> Iterator[None]:
        """With one site off."""
        self.off = site
        try:
            yield
        finally:
            self.off = None

    def at(self, number: int, value: Any) -> Any:
        """What a site stands for; called from the watched text."""
        site = self.found[number]
        broken = 0 if site.sort == "no offset" else site.sort == "inverted" and not value
        if broken == (value if site.sort == "no offset" else bool(value)):
            return value
        if site is self.off:
            return broken
        self.reached.add(site)
        return value

    def _watch(self, module: types.ModuleType) -> list[tuple[types.FunctionType, types.CodeType]]:
        assert module.__file__ is not None
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        watching = Watching(self.found, module.__name__.rpartition(".")[2])
        code = compile(ast.fix_missing_locations(watching.visit(tree)), module.__file__, "exec")
        vars(module)[HOOK] = self.at
        codes = {(part.co_qualname, part.co_firstlineno): part for part in _codes(code)}
        kept = []
        for function in _functions(module):
            new = codes[function.__code__.co_qualname, function.__code__.co_firstlineno]
            kept.append((function, function.__code__))
            function.__code__ = new
        return kept


def module_names() -> list[str]:
    return [f"fpp_lang.lift.{file.stem}" if file.stem != "__init__" else "fpp_lang.lift" for file in sorted(FOLDER.glob("*.py"))]


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            yield part
            yield from _codes(part)


def _functions(module: types.ModuleType) -> Iterator[types.FunctionType]:
    """The functions and methods that a module defines."""
    waiting: list[Any] = list(vars(module).values())
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        match found:
            case types.FunctionType() if found.__code__.co_filename == module.__file__:
                yield found
            case types.FunctionType():
                waiting.append(getattr(found, "__wrapped__", None))
            case type() if found.__module__ == module.__name__:
                waiting += vars(found).values()
            case property():
                waiting.append(found.fget)
            case staticmethod() | classmethod():
                waiting.append(found.__func__)
            case cached_property():
                waiting.append(found.func)
            case _ if hasattr(found, "__wrapped__"):
                waiting.append(found.__wrapped__)


class Watching(ast.NodeTransformer):
    """Puts a call of the hook around every site of one module."""

    def __init__(self, sites: list[Site], module: str) -> None:
        self.sites = sites
        self.names = [module]

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._inside(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._inside(node)

    def _inside(self, node: ast.ClassDef | ast.FunctionDef) -> ast.AST:
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        test = node.test
        if isinstance(node.body[0], ast.Raise):
            node.test = self.site("off", self.site("inverted", test), ast.unparse(test))
        elif self.names[0] in WHOLE:
            node.test = self.site("inverted", test)
        return self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        if self.names[0] in WHOLE and isinstance(node.value, ast.BoolOp | ast.Compare | ast.UnaryOp):
            node.value = self.site("inverted", node.value)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        match node:
            case ast.Call(func=ast.Attribute(attr="plus"), args=[ast.Constant() | ast.UnaryOp() as offset]):
                node.args = [self.site("no offset", offset, ast.unparse(node))]
        return self.generic_visit(node)

    def site(self, sort: str, node: ast.expr, text: str | None = None) -> ast.expr:
        found = Site(".".join(self.names), sort, text or ast.unparse(node))
        number = sum((other.place, other.sort, other.text) == (found.place, sort, found.text) for other in self.sites)
        self.sites.append(replace(found, number=number))
        hook = ast.Call(ast.Name(HOOK, ast.Load()), [ast.Constant(len(self.sites) - 1), node], [])
        return ast.copy_location(hook, node)
