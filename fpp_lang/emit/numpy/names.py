"""Spelling names, the last step: which Python name stands for what, once it is known which names the text needs itself.

Until then a name in the tree carries a mark that no Python name can begin with, so that nothing is taken for something else:

    $x  a variable of a function      ^x  a variable of the program, or an input      ?i  a variable that the emitter made
    @f  a function, by its key        !h  a helper                                    @f$x  the parameter x of the function f
    %x  the parameter x of a function that is not known here
    .x  a field or method, where attributes and methods have their name; .f$x  the parameter x of the method with the key f

A name without a mark is Python's or a module's (`range`, `np`) and stays as it is. A variable steps back only where its scope needs
the same name for something else: `lambda_`, `np_`, `sum_` next to a call of the builtin.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from keyword import iskeyword
from unicodedata import normalize

from fpp_lang.emit.numpy.build import all_nodes, children

MARKS = "$^?@!%"
ATTRIBUTE = "."
DECORATOR = "!by_element"
_NOT_IN_NAMES = re.compile(r"\W")

Function = ast.FunctionDef | ast.Lambda
Spellings = dict[str, str]


@dataclass(slots=True)
class Names:
    """The spellings of a module: of everything at its top by mark, of each function's parameters by the function's mark, of attributes.

    `agreed`: parameters that are given by name to functions not known there; they are spelled alike in all functions.
    """

    top: Spellings = field(default_factory=dict)
    parameters: dict[str, Spellings] = field(default_factory=dict)
    attributes: Spellings = field(default_factory=dict)
    agreed: Spellings = field(default_factory=dict)

    def keyword(self, mark: str) -> str:
        """The spelling of `@f$x` or `%x`."""
        function, _, parameter = mark.rpartition("$")
        if function in self.parameters:
            return self.parameters[function]["$" + parameter]
        if "$" + mark[1:] in self.agreed:
            return self.agreed["$" + mark[1:]]
        if mark in self.top:
            return self.top[mark]
        spellings = {found["$" + mark[1:]] for found in self.parameters.values() if "$" + mark[1:] in found}
        return spellings.pop() if len(spellings) == 1 else _free(mark, set())


def spell(module: ast.Module, marks: Iterable[str]) -> Names:
    """Gives every marked name in the module its spelling; `marks` are those of the top level, the first choosing first."""
    names = Names()
    taken = _plain(module)
    for mark in dict.fromkeys((*marks, *filter(_is_marked, _bound(module)))):
        names.top[mark] = _free(mark, taken)
        taken.add(names.top[mark])
    names.attributes = _attributes(module)
    names.agreed = _agreed(module, names.top)
    _spell_scope(module, names.top, names)
    for node in all_nodes(module):
        match node:
            case ast.keyword(arg=str() as mark) if _is_marked(mark) or mark[0] == ATTRIBUTE:
                node.arg = names.keyword(mark)
            case ast.Attribute(attr=mark) if mark[0] == ATTRIBUTE:
                node.attr = names.attributes[mark]
            case _:
                pass
    return names


def _attributes(module: ast.Module) -> Spellings:
    """The spellings of fields and methods: their own names, but for words of Python."""
    found = dict.fromkeys(node.attr for node in all_nodes(module) if isinstance(node, ast.Attribute) and node.attr[0] == ATTRIBUTE)
    taken = {mark[1:] for mark in found if not iskeyword(mark[1:])}
    spellings = {mark: mark[1:] for mark in found if mark[1:] in taken}
    for mark in found:
        if mark not in spellings:
            spellings[mark] = _free(mark, taken)
            taken.add(spellings[mark])
    return spellings


def method_name(key: str, attributes: Spellings) -> str:
    """What the method with this key is called in its class."""
    method = key.rpartition(".")[2]
    if method in ("init", "__init__"):
        return "__init__"
    return attributes.get(ATTRIBUTE + method) or _free(ATTRIBUTE + method, set())


def _agreed(module: ast.Module, top: Spellings) -> Spellings:
    keywords = {node.arg for node in all_nodes(module) if isinstance(node, ast.keyword) and node.arg is not None}
    found: Spellings = {}
    for mark in sorted("$" + keyword[1:] for keyword in keywords if keyword[0] == "%"):
        functions = [node for node in all_nodes(module) if isinstance(node, Function) and mark in _parameters(node)]
        taken = set().union(*map(_plain, functions), *({top[used] for used in _mentioned(each) if used in top} for each in functions))
        found[mark] = _free(mark, taken | set(found.values()))
    return found


def _parameters(function: Function) -> list[str]:
    return [argument.arg for argument in _arguments(function.args)]


def _spell_scope(scope: ast.AST, spellings: Spellings, names: Names) -> None:
    """Spells what stands directly in a scope, then each function in it."""
    inner: list[tuple[Function, list[ast.expr]]] = []
    decorators: dict[ast.AST, ast.expr] = {}
    for node in _directly_in(scope):
        match node:
            case ast.Call(func=ast.Call(func=ast.Name(id=called)) as made, args=[ast.Lambda() as value]) if called == DECORATOR:
                decorators[value] = made
            case ast.Name(id=mark) if _is_marked(mark):
                node.id = spellings[mark]
            case ast.arg(arg=mark) if _is_marked(mark):
                node.arg = spellings[mark]
            case ast.ExceptHandler(name=str() as mark) if _is_marked(mark):
                node.name = spellings[mark]
            case ast.ClassDef(name=mark):
                node.name = spellings[mark]
            case ast.FunctionDef() if _is_function(node):
                inner.append((node, node.decorator_list))
            case ast.Lambda():
                inner.append((node, [decorators[node]] if node in decorators else []))
    for function, decorated in inner:
        own = _own_spellings(function, spellings, names.agreed)
        for argument in _arguments(function.args):
            argument.arg = own.get(argument.arg, argument.arg)
        for decorator in decorated:
            _spell_texts(decorator, own)
        _spell_scope(function, own, names)
        if isinstance(function, ast.FunctionDef):
            names.parameters[function.name] = own
            is_method = function.name[0] == ATTRIBUTE
            function.name = method_name(function.name, names.attributes) if is_method else spellings.get(function.name, function.name)


def _own_spellings(function: Function, around: Spellings, agreed: Spellings) -> Spellings:
    """The spellings inside a function: those around it, and its own variables', which hide nothing that it needs."""
    bound = _bound(function)
    taken = _plain(function)
    taken |= {around[mark] for mark in _mentioned(function) if mark in around and (mark not in bound or mark[0] == "^")}
    fixed = {mark: agreed[mark] for mark in _parameters(function) if mark in agreed}
    own = around | fixed
    taken |= set(fixed.values())
    for mark in sorted(filter(_is_marked, bound), key=lambda mark: mark[0] == "?"):
        if mark[0] != "^" and mark not in fixed:
            own[mark] = _free(mark, taken)
            taken.add(own[mark])
    for mark in sorted(_mentioned(function) - set(own)):  # read, but what would set it was lifted away: to read it is a mistake
        own[mark] = _free(mark, taken | set(own.values()))
    return own


def _spell_texts(decorator: ast.expr, own: Spellings) -> None:
    """A decorator of ours names parameters in texts."""
    for node in all_nodes(decorator):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = own.get(node.value, node.value)


# What a scope holds ----------------------------------------------------------------------------------------------------------


def _is_marked(name: str) -> bool:
    return name[0] in MARKS


def _is_function(node: ast.AST) -> bool:
    """Whether a node has variables of its own; those of `main`, which the emitter made, count as the module's."""
    return isinstance(node, ast.Lambda) or (isinstance(node, ast.FunctionDef) and (_is_marked(node.name) or node.name != "main"))


def _directly_in(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope in order; of a function inside it, only what is evaluated outside: decorators and defaults."""
    waiting = [*reversed(_children(scope, inside=True))]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(_children(node, inside=False))


def _children(node: ast.AST, *, inside: bool) -> list[ast.AST]:
    match node:
        case ast.FunctionDef(args=arguments, body=body, decorator_list=decorators) if _is_function(node):
            return [*body] if inside else [*decorators, *_defaults(arguments)]
        case ast.Lambda(args=arguments, body=value):
            return [value] if inside else [*_defaults(arguments)]
        case _:
            return children(node)


def _defaults(arguments: ast.arguments) -> list[ast.expr]:
    return [default for default in (*arguments.defaults, *arguments.kw_defaults) if default is not None]


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    rest = [argument for argument in (arguments.vararg, arguments.kwarg) if argument is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *rest]


def _bound(scope: ast.AST) -> dict[str, None]:
    """The names and marks that a scope binds, in order: parameters, then what it assigns, defines or catches."""
    found: dict[str, None] = {}
    if isinstance(scope, Function):
        found.update(dict.fromkeys(argument.arg for argument in _arguments(scope.args)))
    for node in _directly_in(scope):
        match node:
            case ast.FunctionDef(name=name) if name[0] == ATTRIBUTE:
                pass
            case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = None
            case ast.ExceptHandler(name=str() as name):
                found[name] = None
    return found


def _plain(scope: ast.AST) -> set[str]:
    """The names without a mark that a scope takes from outside: Python's, modules', the emitter's."""
    found = set()
    for node in _directly_in(scope):
        if isinstance(node, ast.Name) and not _is_marked(node.id):
            found.add(node.id)
        elif _is_function(node):
            found |= _plain(node)
    return found - {name for name in _bound(scope) if not _is_marked(name)} if isinstance(scope, Function) else found


def _mentioned(scope: ast.AST) -> set[str]:
    """Every mark in a function and in what it holds."""
    return {node.id for node in all_nodes(scope) if isinstance(node, ast.Name) and _is_marked(node.id)}


# Wishes ----------------------------------------------------------------------------------------------------------------------


def _free(mark: str, taken: set[str]) -> str:
    """The name that a mark wishes for, or the first way to step back that is not taken: `layers.fpp:rate` wishes for `rate`."""
    name = _NOT_IN_NAMES.sub("_", normalize("NFKC", mark[1:].rpartition(":")[2]))
    if name.startswith("__"):  # Python has such names for itself, and in a class they mean something else
        name = name.strip("_") + "_"
    if not name.isidentifier():
        name = "_" + name
    ways = chain((name, name + "_", name + "__", name + "_value"), (f"{name}_{number}" for number in count(1)))
    return next(way for way in ways if way not in taken and not iskeyword(way))
