"""Functions as values in a whole program: which one a call certainly means, and which ones it may mean."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.closures import given_function, is_as_it_was
from fpp_lang.autodiff.function_values import (
    CalledAs,
    ChosenAs,
    Known,
    as_function,
    may_be_made_in_place,
    named_functions,
    of_primitive,
    only_value,
    said_functions,
    with_functions,
)
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base


@dataclass(slots=True)
class KnownFunctions:
    """What calls of function values mean. `functions`: those that were made besides the program's own."""

    program: core.Program
    functions: dict[str, core.Function] = field(default_factory=dict)
    formulas: dict[int, Known] = field(default_factory=dict)

    @abstractmethod
    def function(self, key: str) -> core.Function:
        """A function by its key (program.py)."""

    @abstractmethod
    def function_key(self, wish: str) -> str:
        """A key that no other function has (program.py)."""

    def known_function(
        self, node: core.Expression, scope: Sequence[core.Node], inside: bool, derived: Callable[[core.Derivative], Known | None]
    ) -> Known | None:
        """The function that an expression certainly is."""
        match node:
            case core.FunctionName(key=key) if key in self.functions or key in self.program.functions:
                return Known(key)
            case core.PrimitiveName(name=name):
                if name not in self.functions:
                    self.functions[name] = of_primitive(name)
                return Known(name)
            case core.Derivative(argument=None):
                return derived(node)
            case core.Lambda(function=function):
                return self._as_known(function, "formula", inside)
            case core.Variable(where=core.Where.TOP) if inside:
                return self.known_function(node, [self.program.body], False, derived)
            case core.Variable(name=name) | core.FunctionName(key=name):
                value = only_value(name, scope)
                if isinstance(value, core.Function):
                    return self._as_known(value, f"{name}_formula", inside)
                if isinstance(value, core.Lambda):
                    return self._as_known(value.function, f"{name}_formula", inside)
                return None if value is None else self.known_function(value, scope, inside, derived)
        return None

    def caller(self, scope: Sequence[core.Node], *, inside: bool) -> CalledAs:
        """What makes calls of function values in a scope calls of known functions, where that is certain."""

        def called(node: core.Apply | core.Call) -> core.Expression | None:
            if isinstance(node, core.Call):
                return self._given_functions(node, scope, inside)
            if isinstance(node.function, core.PrimitiveName) and not node.keywords:
                return self._call_of(node.function, node)
            known = None if node.keywords else self.known_function(node.function, scope, inside, lambda derivative: None)
            known = known or self._given_closure(node, scope)
            if known is None:
                return None
            function = self.function(known.key)
            missing = len(function.parameters) - len(known.captured) - len(node.arguments)
            if missing < 0:
                return None
            arguments = (*node.arguments, *[None] * missing, *known.captured)
            return core.Call(known.key, arguments, kind=node.kind, span=node.span, id=node.id)

        return called

    def chosen(self, scope: Sequence[core.Node]) -> ChosenAs:
        """For a call of a function that shows when the program runs: the functions that it may be, each with its call."""

        def choices(node: core.Apply) -> list[tuple[core.Expression, core.Expression]]:
            if may_be_made_in_place(node.function, scope):
                return []
            said = said_functions(node.function, scope)
            program = self.program
            everywhere = [program.body, *(function.body for function in program.functions.values())] if said is None else said
            functions = named_functions(everywhere, len(node.arguments), program.functions) if not node.keywords else []
            return [(function, self._call_of(function, node)) for function in functions]

        return choices

    def _call_of(self, function: core.Expression, node: core.Apply) -> core.Expression:
        if isinstance(function, core.PrimitiveName):
            return updated(make.primitive(function.name, *node.arguments, span=node.span), id=node.id)
        assert isinstance(function, core.FunctionName)
        missing = len(self.program.functions[function.key].parameters) - len(node.arguments)
        return core.Call(function.key, (*node.arguments, *[None] * missing), kind=node.kind, span=node.span, id=node.id)

    def _given_closure(self, node: core.Apply, scope: Sequence[core.Node]) -> Known | None:
        """A call of `f`, where `f = make_layer(W, b)`, as one of a function that takes W and b as well."""
        made = only_value(node.function.name, scope) if isinstance(node.function, core.Variable) else node.function
        if node.keywords or not isinstance(made, core.Call):
            return None
        function = self.function(made.key)
        inner = given_function(function)
        if inner is None:
            return None
        known = self._as_known(inner, f"{made.key}_given", True)
        pairs = zip(function.parameters, made.arguments, strict=True)
        given = {parameter.name: parameter.default if argument is None else argument for parameter, argument in pairs}
        captured = [given.get(item.name) for item in known.captured if isinstance(item, core.Variable)]
        if not all(isinstance(item, core.Variable | core.Constant) for item in captured):
            return None
        names = {item.name for item in captured if isinstance(item, core.Variable)}
        if made is not node.function and not is_as_it_was(names, made, node, scope):
            return None
        return Known(known.key, tuple(item for item in captured if item is not None))

    def _given_functions(self, node: core.Call, scope: Sequence[core.Node], inside: bool) -> core.Expression | None:
        """A call that is given functions, as a call of a function that has them built in."""
        function = self.function(node.key)
        built_in: dict[str, Known] = {}
        for parameter, argument in zip(function.parameters, node.arguments, strict=True):
            if argument is not None and argument.kind.base is Base.FUNCTION:
                known = self.known_function(argument, scope, inside, lambda derivative: None)
                if known is None:
                    return None
                built_in[parameter.name] = known
        captured = tuple(item for known in built_in.values() for item in known.captured)
        key = "_".join((node.key, "of", *(known.key.rpartition(":")[2] for known in built_in.values())))
        if key not in self.functions:
            self.functions[key] = with_functions(function, key, built_in, self.function)
        rest = [argument for parameter, argument in zip(function.parameters, node.arguments, strict=True) if parameter.name not in built_in]
        return core.Call(key, (*rest, *captured), kind=node.kind, span=node.span, id=node.id)

    def _as_known(self, function: core.Function, wish: str, inside: bool) -> Known:
        known = self.formulas.get(function.id)
        if known is None:
            key = self.function_key(wish)
            self.functions[key], captured = as_function(function, key, inside)
            known = self.formulas[function.id] = Known(key, captured)
        return known
