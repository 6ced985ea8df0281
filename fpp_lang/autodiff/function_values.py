"""Which function an expression certainly is: by its name, written in place, or through a variable that is assigned once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fpp_lang.autodiff import make
from fpp_lang.autodiff.places import name_of, writes_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERIC, Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.numpy_rules.choose import as_value

S = TypeVar("S", bound=core.Node)
CalledAs = Callable[[core.Apply | core.Call], core.Expression | None]
"""A call of a function value as a call of the function that it certainly is."""
ChosenAs = Callable[[core.Apply], Sequence[tuple[core.Expression, core.Expression]]]
"""The functions that a function value may be, each with its call."""


@dataclass(frozen=True, slots=True)
class Known:
    """A function of the program by its key, and what it takes besides its parameters: the variables that it was written among."""

    key: str
    captured: tuple[core.Expression, ...] = ()


def only_value(name: str, scope: Sequence[core.Node]) -> core.Expression | core.Function | None:
    """What the only assignment or definition of a variable gives it; None where there are several."""
    found: list[core.Expression | core.Function] = []
    for node in (part for statement in scope for part in walk(statement)):
        match node:
            case core.Assign(target=core.Variable(name=other), value=value) if other == name:
                found.append(value)
            case core.Define(function=function) if function.name == name:
                found.append(function)
            case core.Update(target=core.Variable(name=other)) if other == name:
                return None
            case core.Visit(variable=other) | core.ForCount(variable=other) | core.Parameter(name=other) if other == name:
                return None
            case core.Assign(target=core.Targets() as targets) if any(
                isinstance(p, core.Variable) and p.name == name for p in walk(targets)
            ):
                return None
    return found[0] if len(found) == 1 else None


def of_primitive(name: str) -> core.Function:
    """A function that does what a primitive does to one value."""
    parameter = PRIMITIVES[name].parameters[0].name
    variable = make.variable(parameter, NUMERIC)
    value = make.primitive(name, variable)
    body = core.Block((core.Return(value),))
    return core.Function(name, name, (core.Parameter(parameter, kind=NUMERIC),), "", body, (parameter,), result=value.kind)


def named_functions(nodes: Iterable[core.Node], count: int, functions: Mapping[str, core.Function]) -> list[core.Expression]:
    """The functions that stand as values somewhere and take so many values; a value is told by what it is, so none that is made anew."""
    found: dict[str, core.Expression] = {}
    for node in (part for inside in nodes for part in walk(inside)):
        match node:
            case core.FunctionName(key=key) if key in functions and not functions[key].outer_reads:
                parameters = functions[key].parameters
                least = sum(parameter.default is None for parameter in parameters)
                if least <= count <= len(parameters):
                    found.setdefault(key, node)
            case core.PrimitiveName(name=name) if count == 1 and not as_value(name).text.startswith("lambda"):
                found.setdefault(name, node)
    return list(found.values())


def said_functions(node: core.Expression, scope: Sequence[core.Node]) -> Sequence[core.Node] | None:
    """What a value is certainly one of: the items of a list, record or choice that is written out once."""
    match node:
        case core.FunctionName() | core.PrimitiveName():
            return [node]
        case core.Conditional(yes=yes, no=no):
            return _all_said((yes, no), scope)
        case core.Bracket(items=items):
            return _all_said(items, scope)
        case core.Record(entries=entries):
            return _all_said([item for _, item in entries], scope)
        case core.Index(target=target) if not _is_stored_in(target, scope):
            return said_functions(target, scope)
        case core.Variable(name=name):
            value = only_value(name, scope)
            return said_functions(value, scope) if isinstance(value, core.Expression) else None
    return None


def may_be_made_in_place(node: core.Expression, scope: Sequence[core.Node], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a value may be one of the functions without a name in a list, record or choice that is written out once."""
    parts: Sequence[core.Expression] = ()
    match node:
        case core.Lambda():
            return True
        case core.Bracket(items=items):
            parts = items
        case core.Record(entries=entries):
            parts = [item for _, item in entries]
        case core.Conditional(yes=yes, no=no):
            parts = (yes, no)
        case core.Index(target=target):
            parts = (target,)
        case core.Variable(name=name) if name not in seen:
            seen |= {name}
            visits = (part for statement in scope for part in walk(statement) if isinstance(part, core.Visit))
            walked = [visit.iterable for visit in visits if visit.variable == name]
            value = walked[0] if walked else only_value(name, scope)
            parts = (value,) if isinstance(value, core.Expression) else ()
    return any(may_be_made_in_place(part, scope, seen) for part in parts)


def _all_said(nodes: Sequence[core.Expression], scope: Sequence[core.Node]) -> Sequence[core.Node] | None:
    found: list[core.Node] = []
    for node in nodes:
        said = said_functions(node, scope)
        if said is None:
            return None
        found += said
    return found


def _is_stored_in(target: core.Expression, scope: Sequence[core.Node]) -> bool:
    """Whether anything is put into a list or record after it was made."""
    name = name_of(target)
    statements = (part for node in scope for part in walk(node) if isinstance(part, core.Statement))
    return any((name, True) in set(writes_of(part, lambda key: False)) for part in statements)


def as_function(function: core.Function, key: str, inside: bool) -> tuple[core.Function, tuple[core.Expression, ...]]:
    """A lambda or nested function as one of the program's; what it reads of the function around it becomes parameters.

    `inside`: it was written in a function, so that outer variables are that function's.
    """
    own = {*function.locals, *(parameter.name for parameter in function.parameters)}
    captured: dict[str, core.Variable] = {}

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Variable(name=name, where=core.Where.OUTER) if name not in own:
                if inside:
                    captured.setdefault(name, updated(node, where=core.Where.LOCAL))
                return updated(node, where=core.Where.LOCAL if inside else core.Where.TOP)
            case core.Variable(name=name, where=core.Where.TOP) if name not in own:
                return node
        return rebuild(node, change)

    body = change(function.body)
    assert isinstance(body, core.Block)
    more = tuple(core.Parameter(name, kind=variable.kind) for name, variable in captured.items())
    top = {node.name for node in walk(body) if isinstance(node, core.Variable) and node.where in (core.Where.TOP, core.Where.INPUT)}
    made = updated(
        function,
        key=key,
        name=key,
        parameters=(*function.parameters, *more),
        arrow=function.arrow if function.arrow is not None else "",
        body=body,
        locals=(*function.locals, *captured),
        outer_reads=tuple(sorted({*function.outer_reads, *top})),
    )
    return made, tuple(captured.values())


def with_functions(function: core.Function, key: str, built_in: Mapping[str, Known], of: Callable[[str], core.Function]) -> core.Function:
    """A function with known functions in the place of some parameters; what these were written among becomes parameters instead."""
    more: dict[str, core.Parameter] = {}
    for known in built_in.values():
        parameters = of(known.key).parameters
        for parameter in parameters[len(parameters) - len(known.captured) :]:
            more.setdefault(parameter.name, parameter)

    def taken(name: str) -> int:
        return len(of(built_in[name].key).parameters) - len(built_in[name].captured)

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Apply(function=core.Variable(name=name), arguments=arguments, keywords=()) if name in built_in and taken(name) >= len(
                arguments
            ):
                known = built_in[name]
                values = tuple(change(argument) for argument in arguments)
                captured = tuple(make.variable(item.name, item.kind) for item in known.captured if isinstance(item, core.Variable))
                given = (*values, *[None] * (taken(name) - len(values)), *captured)
                return core.Call(known.key, given, kind=node.kind, span=node.span)  # type: ignore[arg-type]
            case core.Variable(name=name) if name in built_in:
                return core.FunctionName(built_in[name].key, kind=node.kind, span=node.span)
        return rebuild(node, change)

    body = change(function.body)
    assert isinstance(body, core.Block)
    reads = {read for known in built_in.values() for read in of(known.key).outer_reads}
    return updated(
        function,
        key=key,
        name=key.rpartition(":")[2],
        parameters=(*(item for item in function.parameters if item.name not in built_in), *more.values()),
        body=body,
        arrow=function.arrow if function.arrow is not None else "",
        locals=(*function.locals, *more),
        by_element=tuple(name for name in function.by_element if name not in built_in),
        outer_reads=tuple(sorted({*function.outer_reads, *reads})),
    )


def with_known_calls(node: S, called: Callable[[core.Apply | core.Call], core.Expression | None], *, blocks: bool = False) -> S:
    """A statement with calls of function values that are certainly one function as calls of that function; with `blocks` all inside."""
    if not any(isinstance(part, core.Apply) or _takes_functions(part) for part in walk(node)):
        return node

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Lambda) or (isinstance(part, core.Block) and not blocks):
            return part
        new = rebuild(part, change)
        if isinstance(new, core.Apply | core.Call) and (isinstance(new, core.Apply) or _takes_functions(new)):
            return called(new) or new
        return new

    return rebuild(node, change)


def one_of(called: CalledAs, chosen: ChosenAs, protects: Callable[[str], bool]) -> CalledAs:
    """The function that a call means, or one that it may mean: of several one that changes what it is given."""

    def known(node: core.Apply | core.Call) -> core.Expression | None:
        found = called(node)
        if found is None and isinstance(node, core.Apply):
            calls = [call for _, call in chosen(node)]
            changing = (call for call in calls if isinstance(call, core.Call) and not protects(call.key))
            found = next(changing, calls[0] if calls else None)
        return found

    return known


def _takes_functions(node: core.Node) -> bool:
    return isinstance(node, core.Call) and any(argument is not None and argument.kind.base is Base.FUNCTION for argument in node.arguments)
