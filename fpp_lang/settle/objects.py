"""The kinds of objects: what `Dense(2, 3)` makes, which methods a dot may call, what fields hold (section 8)."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NEVER, OPEN, Base, Kind, join
from fpp_lang.settle.calls import Calls
from fpp_lang.settle.facts import FunctionFacts
from fpp_lang.settle.methods import class_chain, method_of, possible_methods


class Objects(Calls):
    """Objects and their methods."""

    def new(self, node: core.New) -> Kind:
        made = Kind(Base.OBJECT, function=node.key, sites=frozenset({node.id}))
        init = method_of(self.program, node.key, "init")
        kinds = [None if argument is None else self.expression(argument) for argument in node.arguments]
        if init is not None:
            facts = self.facts.functions[init]
            self.called(facts, [made, *kinds], [node, *node.arguments], node)
        return made

    def method_call(self, target: Kind, name: str, node: core.Dot) -> Kind:
        kinds = [self.expression(argument) for argument in node.arguments or ()]
        named = {keyword: self.expression(value) for keyword, value in node.keywords}
        result = NEVER
        for key in possible_methods(self.program, target.function if target.base is Base.OBJECT else None, name):
            result = join(result, self._method(self.facts.functions[key], target, kinds, named, node))
        return result

    def _method(
        self, facts: FunctionFacts, target: Kind, kinds: Sequence[Kind], named: dict[str, Kind], node: core.Dot | core.SuperCall
    ) -> Kind:
        """One method with the arguments of a call in the order of its parameters."""
        values = dict(node.keywords)
        parameters = facts.function.parameters[1:]
        given: list[Kind | None] = [*kinds, *(named.get(parameter.name) for parameter in parameters[len(kinds) :])]
        arguments: list[core.Expression | None] = [
            *(node.arguments or ()),
            *(values.get(parameter.name) for parameter in parameters[len(kinds) :]),
        ]
        self_kind = target if target.base is Base.OBJECT else Kind(Base.OBJECT, function=facts.function.owner, sites=target.sites)
        return self.called(facts, [self_kind, *given], [node, *arguments], node)

    def super_call(self, node: core.SuperCall) -> Kind:
        kinds = [self.expression(argument) for argument in node.arguments]
        named = {keyword: self.expression(value) for keyword, value in node.keywords}
        above = self.program.classes[node.owner].base
        key = method_of(self.program, above, node.name) if above is not None else None
        if key is None:
            return OPEN
        return self._method(self.facts.functions[key], Kind(Base.OBJECT, function=node.owner), kinds, named, node)

    # Fields ------------------------------------------------------------------------------------------------------------------

    def object_field(self, target: Kind, name: str) -> Kind:
        """What an object's field may hold; the fields of a class and of those above and below it are one table."""
        roots = {self.root_of(key) for key in self.program.classes} if target.function is None else {self.root_of(target.function)}
        found = NEVER
        for root in roots:
            fields = self.facts.class_fields.get(root, {})
            found = join(join(found, fields.get(name, NEVER)), fields.get("*", NEVER))
        if found.base is Base.NEVER:
            return NEVER if self.unknown is NEVER else Kind(Base.OPEN, sites=target.sites)
        return updated(found, sites=found.sites | target.sites) if found.sites or target.sites else found

    def add_object_field(self, target: Kind, name: str, kind: Kind) -> None:
        roots = {self.root_of(key) for key in self.program.classes} if target.function is None else {self.root_of(target.function)}
        for root in roots:
            table = self.facts.class_fields.setdefault(root, {})
            after = join(table.get(name, NEVER), kind)
            if after != table.get(name):
                table[name] = after
                self.facts.grew = True

    def root_of(self, key: str) -> str:
        return class_chain(self.program, key)[-1]
