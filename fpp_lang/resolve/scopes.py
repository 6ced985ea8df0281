"""Which names are visible where: a chain of functions, then the file, then the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fpp_lang.core import tree as core
from fpp_lang.syntax import tree as syntax

if TYPE_CHECKING:
    from fpp_lang.resolve.library import Library

SHORTEST_BY_CASE = 3
COMPUTES = "compute|calculate gradient"
"""The words with which the sentences begin that assign `W.gradient` (R10.2)."""


@dataclass(slots=True)
class FileScope:
    """The top level of one file. `variables` and `functions` map what the file can say to the program-wide key."""

    name: str
    prefix: str
    library: Library
    variables: dict[str, str] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    signatures: dict[str, syntax.Function] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    class_trees: dict[str, syntax.Class] = field(default_factory=dict)
    bases: dict[str, str | None] = field(default_factory=dict)
    function_values: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Scope:
    """The names of one function, lambda or comprehension; `parent` is what stands around it, None at the top level of a file."""

    file: FileScope
    parent: Scope | None = None
    names: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    function_values: set[str] = field(default_factory=set)
    inline: bool = False
    owner: str | None = None
    is_init: bool = False
    loops: list[str] = field(default_factory=list)
    nests: int = 0

    def chain(self) -> Iterator[Scope]:
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def where(self, owner: Scope) -> core.Where:
        """LOCAL when the owner is this function or a comprehension inside it."""
        scope = self
        while scope is not owner and scope.inline and scope.parent is not None:
            scope = scope.parent
        return core.Where.LOCAL if scope is owner else core.Where.OUTER

    def key(self, name: str) -> str:
        """The program-wide key of a name that this scope assigns."""
        return self.file.variables.get(name, name) if self.parent is None else name

    def method_of(self) -> str | None:
        """The key of the class in whose method this is, also from inside a lambda or nested function there."""
        return next((scope.owner for scope in self.chain() if scope.owner is not None), None)

    def visible(self) -> Iterator[str]:
        """Every name that the program defines and that can be said here."""
        for scope in self.chain():
            yield from scope.names
        yield from self.file.variables
        yield from self.file.functions
        yield from self.file.classes


def own_variable(scope: Scope, name: str) -> tuple[str, core.Where] | None:
    """The program's variable spelled exactly so: its key and where it lives."""
    for owner in scope.chain():
        if name in owner.names:
            return name, scope.where(owner)
    if name in scope.file.variables:
        return scope.file.variables[name], core.Where.TOP
    return None


def loop_name(target: syntax.Name | syntax.Pair) -> str:
    """The variable that a loop assigns: in `for i, (a, b) in …` one that no program can name, from which a and b are taken."""
    if isinstance(target, syntax.Name):
        return target.name
    return " and ".join(loop_name(item) for item in target.items if isinstance(item, syntax.Name | syntax.Pair))


def _pairs_in(target: syntax.Name | syntax.Pair) -> Iterator[str]:
    """The name of a loop's target, and of the pairs inside it."""
    yield loop_name(target)
    for item in target.items if isinstance(target, syntax.Pair) else ():
        if isinstance(item, syntax.Pair):
            yield from _pairs_in(item)


def list_name(names: syntax.NameList) -> str:
    """The variable in which a statement keeps what it hands on for `W1 and b1`, again one that no program can name."""
    return " ".join(("names", *(item.span.text for item in names.items)))


def gradient_name(node: syntax.Expression) -> str | None:
    """The variable for `W.gradient`, and for `layer.W.gradient`; None where this is no name."""
    parts = []
    while isinstance(node, syntax.Attribute):
        parts.append(node.name)
        node = node.target
    return "_".join((node.name, *reversed(parts), "gradient")) if isinstance(node, syntax.Name) else None


def by_case(name: str, candidates: Iterable[str]) -> str | None:
    """The only candidate that differs in case alone."""
    wanted = name.casefold()
    found = {candidate for candidate in candidates if candidate != name and candidate.casefold() == wanted}
    return found.pop() if len(found) == 1 else None


# What a body assigns ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Assigned:
    """The names that statements assign, in order, and those that certainly hold a function."""

    names: dict[str, None] = field(default_factory=dict)
    function_values: set[str] = field(default_factory=set)


def assigned(statements: Iterable[syntax.Statement]) -> Assigned:
    """What a body assigns with `=`, loops over, catches or defines, outside nested functions (R4.3)."""
    found = Assigned()
    _collect(statements, found)
    return found


def _collect(statements: Iterable[syntax.Statement], found: Assigned) -> None:
    for statement in statements:
        match statement:
            case syntax.Evaluate(value=syntax.Sentence(key=key, slots=slots)):
                lists = [slot for slot in slots if isinstance(slot, syntax.NameList)]
                found.names.update(dict.fromkeys(map(list_name, lists)))
                if key.startswith(COMPUTES):
                    found.names.update(dict.fromkeys(name for slot in lists for name in map(gradient_name, slot.items) if name))
            case syntax.Assign(targets=targets, value=value):
                if value is not None:
                    for target in targets:
                        _collect_target(target, found)
                        if isinstance(target, syntax.Name) and _is_function(value, found):
                            found.function_values.add(target.name)
            case syntax.ForIn(targets=targets, body=body):
                found.names.update(dict.fromkeys(name for target in targets for name in _pairs_in(target)))
                for target in targets:
                    _collect_target(target, found)
                _collect(body.statements, found)
            case syntax.ForFrom(variable=variable, body=body):
                found.names[variable.name] = None
                _collect(body.statements, found)
            case syntax.Phrase():
                pass
            case syntax.Function(name=name):
                found.names[name] = None
                found.function_values.add(name)
            case syntax.Try(body=body, name=caught, handler=handler):
                _collect(body.statements, found)
                if caught is not None:
                    found.names[caught.name] = None
                _collect(handler.statements, found)
            case syntax.If(branches=branches, otherwise=otherwise):
                for branch in branches:
                    _collect(branch.block.statements, found)
                if otherwise is not None:
                    _collect(otherwise.statements, found)
            case syntax.While(body=body) | syntax.Repeat(body=body):
                _collect(body.statements, found)
            case _:
                pass


def _collect_target(target: syntax.Expression, found: Assigned) -> None:
    match target:
        case syntax.Name(name=name):
            found.names[name] = None
        case syntax.Pair(items=items):
            for item in items:
                _collect_target(item, found)
        case syntax.Group(value=value):
            _collect_target(value, found)
        case _:
            pass


def _is_function(value: syntax.Expression, found: Assigned) -> bool:
    match value:
        case syntax.Lambda():
            return True
        case syntax.Name(name=name):
            return name in found.function_values
        case syntax.Group(value=inner):
            return _is_function(inner, found)
        case _:
            return False
