"""Writes on what has to do with objects which field or method is meant (section 8)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Literal

from fpp_lang.base.names import near_names
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, Base, Kind
from fpp_lang.settle.given_lists import GivenLists
from fpp_lang.settle.methods import class_chain, method_of, possible_methods
from fpp_lang.settle.operands import as_numbers
from fpp_lang.settle.parameters import Needs, counts_truths
from fpp_lang.settle.problems import FieldIsMethod, NoMethod, NothingAbove, WrongMethodCall


class ObjectWriter(GivenLists, ABC):
    """Settled fields and calls of methods."""

    @abstractmethod
    def write(self, node: core.Expression) -> core.Expression: ...

    @abstractmethod
    def tensor(self, node: core.Expression) -> core.Expression: ...

    # Fields ------------------------------------------------------------------------------------------------------------------

    def field_form(self, target: Kind, name: str) -> Literal["entry", "attribute", "either"]:
        """Is it a field of a record or of an object?"""
        if target.base is Base.OBJECT:
            return "attribute"
        if target.base is Base.RECORD or not any(name in fields for fields in self.facts.class_fields.values()):
            return "entry"
        return "either" if name in self.facts.record_fields else "attribute"

    def field_of_index(self, node: core.Index) -> core.Field | None:
        """`box["colour"]` of an object is `box.colour`."""
        kind = self.kind(node.target)
        match node.subscripts:
            case (core.Constant(value=str() as name),) if name.isidentifier() and not name.startswith("__"):
                form = self.field_form(kind, name)
                if form != "entry":
                    return core.Field(self.write(node.target), name, form, span=node.span, id=node.id)
        return None

    def check_read_field(self, target: Kind, name: str, node: core.Node, *, called: bool) -> None:
        """Refuses a field that no statement of the program gives to objects of the class."""
        if target.base is not Base.OBJECT or target.function is None:
            return
        chain = class_chain(self.flow.program, target.function)
        fields = self.facts.class_fields.get(chain[-1], {})
        if name in fields or "*" in fields:
            return
        methods = [method for key in self.flow.program.classes for method in self.flow.program.classes[key].methods]
        has = tuple(dict.fromkeys((*fields, *(each for each in methods if possible_methods(self.flow.program, target.function, each)))))
        kind = f"an object of `{self._class_name(target.function)}`"
        self.problems.add(NoMethod(node.span, name, kind, near_names(name, has), called, has=tuple(each for each in has if each != "init")))

    def check_stored_field(self, target: Kind, name: str, node: core.Node) -> None:
        """Refuses a field that would hide a method."""
        if target.base is Base.OBJECT and target.function is not None and possible_methods(self.flow.program, target.function, name):
            self.problems.add(FieldIsMethod(node.span, name, self._class_name(target.function)))

    def _class_name(self, key: str) -> str:
        return self.flow.program.classes[key].name

    # Calls -------------------------------------------------------------------------------------------------------------------

    def new(self, node: core.New) -> core.New:
        init = method_of(self.flow.program, node.key, "init")
        if init is None:
            return node
        names = [parameter.name for parameter in self.facts.functions[init].function.parameters[1:]]
        return updated(
            node,
            arguments=tuple(
                None if argument is None else self._given(argument, [init], name)
                for name, argument in zip(names, node.arguments, strict=True)
            ),
        )

    def method_call(self, node: core.Dot, target: Kind) -> core.MethodCall:
        owner = target.function if target.base is Base.OBJECT else None
        methods = possible_methods(self.flow.program, owner, node.name)
        arguments, keywords = self._arguments(node, node.arguments or (), methods)
        return core.MethodCall(self.write(node.target), node.name, arguments, keywords, span=node.span, id=node.id)

    def super_call(self, node: core.SuperCall) -> core.SuperCall:
        above = self.flow.program.classes[node.owner].base
        key = None if above is None else method_of(self.flow.program, above, node.name)
        if key is None:
            if node.name != "init" or node.arguments or node.keywords:
                known = (name for each in class_chain(self.flow.program, above) for name in self.flow.program.classes[each].methods)
                self.problems.add(NothingAbove(node.span, node.name, self._class_name(node.owner), near_names(node.name, known)))
            return node
        arguments, keywords = self._arguments(node, node.arguments, [key])
        return updated(node, arguments=arguments, keywords=keywords)

    def _arguments(
        self, node: core.Dot | core.SuperCall, given: Sequence[core.Expression], methods: Sequence[str]
    ) -> tuple[tuple[core.Expression, ...], tuple[tuple[str, core.Expression], ...]]:
        """The arguments as the methods that fit take them; refused where none fits."""
        named = dict(node.keywords)
        fitting = [key for key in methods if self._takes(key, given, named)]
        if not fitting:
            function = self.facts.functions[methods[0]].function
            words = [p.name if p.default is None else f"{p.name} = {p.default.span.text}" for p in function.parameters[1:]]
            self.problems.add(WrongMethodCall(node.span, node.name, f"{node.name}({', '.join(words)})"))
        arguments = tuple(self._given(argument, fitting, place) for place, argument in enumerate(given, 1))
        return arguments, tuple((name, self._given(value, fitting, name)) for name, value in node.keywords)

    def _takes(self, key: str, arguments: Sequence[core.Expression], keywords: dict[str, core.Expression]) -> bool:
        """Do the arguments of a call fit the parameters of a method?"""
        parameters = self.facts.functions[key].function.parameters[1:]
        given = {*(parameter.name for parameter in parameters[: len(arguments)]), *keywords}
        needed = {parameter.name for parameter in parameters if parameter.default is None}
        twice = {parameter.name for parameter in parameters[: len(arguments)]} & keywords.keys()
        return len(arguments) <= len(parameters) and needed <= given <= {parameter.name for parameter in parameters} and not twice

    def _given(self, argument: core.Expression, methods: Sequence[str], parameter: int | str) -> core.Expression:
        """An argument; a list of numbers is converted where every method that may be meant takes a number or tensor."""
        kinds = [self._parameter_kind(key, parameter) for key in methods]
        numeric = bool(kinds) and all(kind.base in (Base.NUMERIC, Base.TENSOR) for kind in kinds)
        if numeric:
            name = self.facts.functions[methods[0]].function.name
            self._check_operand(argument, self.kind(argument), f"`{name}`")
        given = self.tensor(argument) if numeric else self.write(argument)
        if numeric:
            for key in methods:
                facts = self.facts.functions[key]
                name = facts.function.parameters[parameter].name if isinstance(parameter, int) else parameter
                given = self.lent(given, facts, name)
        counts = bool(methods) and all(counts_truths(self._parameter_needs(key, parameter)) for key in methods)
        return as_numbers(given) if counts else given

    def _parameter_needs(self, key: str, parameter: int | str) -> Needs:
        facts = self.facts.functions[key]
        return facts.needs.get(facts.function.parameters[parameter].name if isinstance(parameter, int) else parameter, {})

    def _parameter_kind(self, key: str, parameter: int | str) -> Kind:
        facts = self.facts.functions[key]
        name = facts.function.parameters[parameter].name if isinstance(parameter, int) else parameter
        return facts.kinds.get(name, OPEN)
