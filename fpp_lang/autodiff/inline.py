"""Calls whose effects the way back must see, with the body of the function in their place: procedures, methods, random draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.objects import method_of
from fpp_lang.autodiff.places import NEW, expressions_of
from fpp_lang.autodiff.problems import NoDerivative, Refused, calls_itself, changes_when_made, unknown_class
from fpp_lang.autodiff.saving import is_pure
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, rebuild, walk

Called = core.Call | core.MethodCall | core.SuperCall


def is_drawn(primitive: str) -> bool:
    """Whether a primitive draws random numbers."""
    return PRIMITIVES[primitive].gives.startswith("drawn") or primitive in ("shuffle", "choice")


@dataclass(slots=True)
class Inliner:
    """Finds such calls and writes their bodies. `function` gives a function by its key, `protects` whether it leaves all alone."""

    program: core.Program
    function: Callable[[str], core.Function]
    protects: Callable[[str], bool]
    fresh: Callable[[str], str]
    where: core.Where
    busy: list[str] = field(default_factory=list)
    made: set[str] = field(default_factory=set)

    def first_call(self, node: core.Node) -> Called | None:
        """A call in a statement that has to be written out; the innermost comes first."""
        if isinstance(node, core.Block | core.Lambda | core.Function):
            return None
        for part in children(node):
            found = self.first_call(part)
            if found is not None:
                return found
        return node if self.must_be_seen(node) else None  # type: ignore[return-value]

    def must_be_seen(self, node: core.Node) -> bool:
        match node:
            case core.MethodCall() | core.SuperCall():
                return True
            case core.Call(key=key):
                return not self.protects(key) or self.draws(key)
        return False

    def draws(self, key: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether a call draws random numbers, which a second call would draw again."""
        if key in seen:
            return False
        for part in walk(self.function(key).body):
            if isinstance(part, core.Primitive) and is_drawn(part.name):
                return True
            if isinstance(part, core.Call) and self.draws(part.key, seen | {key}):
                return True
        return False

    def body(self, node: Called, span: core.Node) -> tuple[list[core.Statement], Sequence[core.Statement], str]:
        """Assignments of what the parameters are given, the body with names of its own, and the key to be remembered as busy."""
        key, given = self.target(node)
        if key in self.busy or len(self.busy) > 12:
            raise Refused(calls_itself(node.span, self.function(key).name))
        function = self.function(key)
        rebound = {name for part in walk(function.body) for name in _bound(part)}
        place: dict[str, core.Expression] = {}
        before: list[core.Statement] = []
        for parameter, argument in zip(function.parameters, given, strict=True):
            value = argument if argument is not None else parameter.default
            if value is None:
                raise Refused(NoDerivative(node.span, "a call without a value"))
            direct = isinstance(value, core.Constant) or (isinstance(value, core.Variable | core.Field) and not _in_calls(value))
            if direct and parameter.name not in rebound:
                place[parameter.name] = value
                continue
            variable = make.variable(self.fresh(parameter.name), value.kind, self.where)
            place[parameter.name] = variable
            before.append(core.Assign(variable, value, span=node.span))
        self.made |= {variable.name for variable in place.values() if isinstance(variable, core.Variable)} - {
            argument.name for argument in given if isinstance(argument, core.Variable)
        }
        names = {name: self.fresh(name) for name in dict.fromkeys((*function.locals, *sorted(rebound))) if name not in place}
        for parameter_name, value in place.items():
            if isinstance(value, core.Variable) and parameter_name in rebound:
                names[parameter_name] = value.name
        self.made |= set(names.values())
        return before, _renamed(function.body.statements, place, names, self.where), key

    def target(self, node: Called) -> tuple[str, list[core.Expression | None]]:
        """The function that a call means, and what its parameters are given."""
        if isinstance(node, core.Call):
            return node.key, list(node.arguments)
        if isinstance(node, core.MethodCall):
            owner, receiver = node.target.kind.function, node.target
            if node.target.kind.base is not Base.OBJECT or owner is None:
                raise Refused(unknown_class(node.span))
        else:
            owner, receiver = self.program.classes[node.owner].base, core.Variable("self", self.where)
        key = self.method(owner, node.name)
        if key is None:
            raise Refused(NoDerivative(node.span, f"the method `{node.name}`"))
        parameters = self.function(key).parameters
        named = dict(node.keywords)
        given: list[core.Expression | None] = [receiver, *node.arguments]
        given += [named.get(parameter.name) for parameter in parameters[len(given) :]]
        if len(given) != len(parameters):
            raise Refused(NoDerivative(node.span, f"the call of `{node.name}`"))
        return key, given

    def classes_with(self, name: str, count: int) -> list[str]:
        """The classes whose objects the program makes and that have a method, each before those above it.

        A network whose method is under way is none of its own layers.
        """
        program = self.program
        nodes = (part for body in (program.body, *(each.body for each in program.functions.values())) for part in walk(body))
        found, around = [], set[str | None]()
        for key in dict.fromkeys(part.key for part in nodes if isinstance(part, core.New)):
            method = self.method(key, name)
            parameters = self.function(method).parameters[1:] if method is not None else ()
            if method in self.busy:
                around |= {key, program.classes[key].base}
            elif method is not None and sum(each.default is None for each in parameters) <= count <= len(parameters):
                found.append(key)
        return sorted((key for key in found if key not in around), key=lambda key: -self._depth(key))

    def _depth(self, owner: str | None) -> int:
        return 0 if owner is None else 1 + self._depth(self.program.classes[owner].base)

    def is_plainly_made(self, owner: str) -> bool:
        """Whether making an object of a class does nothing but compute its fields, which may be computed twice."""
        key = self.method(owner, "init")
        if key is None:
            return False
        body = self.program.functions[key].body
        return all(map(_is_computed, body.statements)) and is_pure(body) and not self.draws(key)

    def refuse_changing(self, node: core.Statement, is_active: Callable[[core.Node], bool]) -> None:
        """Refuses where making an object changes what it is given, and a gradient flows through that."""
        for part in (inner for expression in expressions_of(node) for inner in walk(expression)):
            if isinstance(part, core.New) and is_active(part) and not self.protects(f"{NEW}{part.key}"):
                given = [each.span.text for each in part.arguments if each is not None]
                raise Refused(changes_when_made(part.span, self.program.classes[part.key].name, given))

    def method(self, owner: str | None, name: str) -> str | None:
        return method_of(self.program, owner, name)


def _is_computed(node: core.Statement) -> bool:
    """Whether a statement gives a variable or a field its value."""
    match node:
        case core.Assign(target=core.Variable() | core.Field(target=core.Variable())):
            return True
        case core.Pass():
            return True
    return False


def _in_calls(node: core.Node) -> bool:
    return any(isinstance(part, core.Call | core.MethodCall | core.Apply) for part in walk(node))


def _bound(node: core.Node) -> list[str]:
    """The names that a node binds anew."""
    match node:
        case core.Assign(target=target):
            return [part.name for part in _targets(target)]
        case core.Update(target=core.Variable(name=name, kind=kind)) if kind.is_single:
            return [name]
    found: list[str] = []

    def note(name: str) -> str:
        found.append(name)
        return name

    _with_names(node, note)
    return found


def _with_names(node: core.Node, name: Callable[[str], str]) -> core.Node:
    """A loop or handler with other names for what it binds."""
    match node:
        case core.ForCount(variable=variable):
            return updated(node, variable=name(variable))
        case core.Visit(variable=variable):
            return updated(node, variable=name(variable))
        case core.ForEach(position=position, unpack=unpack):
            return updated(node, position=name(position) if position else None, unpack=tuple(map(name, unpack)))
        case core.ForRows(variable=variable, position=position) | core.ForAll(variable=variable, position=position):
            return updated(node, variable=name(variable), position=name(position) if position else None)
        case core.ForElements(variable=variable, row=row, position=position):
            return updated(node, variable=name(variable), row=name(row), position=name(position) if position else None)
        case core.Clause(variables=variables):
            return updated(node, variables=tuple(map(name, variables)))
        case core.Try(name=str() as caught):
            return updated(node, name=name(caught))
    return node


def _targets(target: core.Target) -> list[core.Variable]:
    if isinstance(target, core.Targets):
        return [found for item in target.items for found in _targets(item)]
    return [target] if isinstance(target, core.Variable) else []


def _renamed(
    statements: Sequence[core.Statement], place: dict[str, core.Expression], names: dict[str, str], where: core.Where
) -> list[core.Statement]:
    """Statements with other names, and with expressions in the place of parameters; every statement is a node of its own."""

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Variable(name=name, where=core.Where.LOCAL):
                if name in names:
                    return updated(node, name=names[name], where=where)
                if name in place:
                    return updated(place[name], span=node.span)
                return updated(node, where=where)
        new = _with_names(rebuild(node, change), lambda name: names.get(name, name))
        return updated(new, id=core.Pass().id) if isinstance(new, core.Statement | core.Block) else new

    found = []
    for node in statements:
        new = change(node)
        assert isinstance(new, core.Statement)
        found.append(new)
    return found
