"""The kinds of calls: a function is looked at once for every way in which it is called."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FUNCTION, NEVER, NO_SITES, NOTHING, NUMBER, OPEN, Base, Kind, counted, join, without_origin
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.settle.analysis import Frame, deep_sites
from fpp_lang.settle.environment import Environment
from fpp_lang.settle.facts import Context, FunctionFacts
from fpp_lang.settle.gives import GIVES, dtype_of, elementwise
from fpp_lang.settle.parameters import ADDED, COUNTED_TO, PLACES, WHOLE_USES, annotated, counts_truths, from_needs, is_size, only_visited
from fpp_lang.settle.parts import MUTABLE
from fpp_lang.settle.values import Values

MOST_CONTEXTS = 24
REACHING = frozenset({Base.NUMBER, Base.TRUTH, Base.NUMERIC, Base.OPEN, Base.NEVER})
EVIDENCE = {
    Base.NUMERIC: ("numeric",),
    Base.TENSOR: ("numeric", "indexed"),
    Base.NUMBER: ("numeric",),
    Base.TEXT: ("text",),
    Base.FUNCTION: ("function",),
    Base.RECORD: ("record",),
    Base.SHAPE: ("shape",),
}


class Calls(Values):
    """Calls of known functions, of function values, and of what changes a list."""

    @abstractmethod
    def body(self, function: core.Function) -> None:
        """Looks at a function's body in the frame made for it (settle/flow.py)."""

    # Known functions ---------------------------------------------------------------------------------------------------------

    def call(self, node: core.Call) -> Kind:
        facts = self.facts.functions[node.key]
        kinds = [None if argument is None else self.expression(argument) for argument in node.arguments]
        return self.called(facts, kinds, node.arguments, node)

    def called(
        self, facts: FunctionFacts, kinds: Sequence[Kind | None], arguments: Sequence[core.Expression | None], node: core.Node
    ) -> Kind:
        """The kind of a call's result; what the call says of the function, and the function of what is given."""
        given: list[Kind] = []
        reach: frozenset[str] = frozenset()
        for parameter, kind, argument in zip(facts.function.parameters, kinds, arguments, strict=False):
            if kind is None or argument is None:
                default = parameter.default
                given.append(NEVER if default is None else self.facts.kinds.get(default.id, NEVER))
                continue
            self._passed_on(facts, parameter, kind, argument)
            if kind.is_truth and counts_truths(facts.needs.get(parameter.name, {})):
                kind = counted(kind)
            if parameter.name in facts.taken_whole:
                self.taken_whole(kind)
            else:
                reach |= kind.reach
            given.append(kind)
            before = facts.called_with.get(parameter.name, NEVER)
            after = before if self._may_be_list(kind) else join(before, self.facts.snapshot(kind))
            if after != before:
                facts.called_with[parameter.name] = after
                self.facts.grew = True
            is_shared = not facts.protects or parameter.name == facts.own_object
            if is_shared:
                self.facts.add_flow(facts.sites[parameter.name], deep_sites(kind))
            else:
                grows = "list" in facts.needs.get(parameter.name, {})
                holds = kind.base is Base.RECORD or not grows
                self.facts.lend(facts.sites[parameter.name], deep_sites(kind), holds=holds)
        self._conditional_fractions(facts, given)
        result = self._result(facts, given)
        return self._outside(facts, result, given, node, reach)

    def _may_be_list(self, kind: Kind) -> bool:
        """Whether a value is a parameter that is a tensor by its body alone, where a call of this function may yet give a list of some."""
        caller = self.frame.facts
        if caller is None or kind.of is None or kind.of[1] or kind.base is not Base.TENSOR:
            return False
        name = kind.of[0]
        if any(parameter.name == name and annotated(parameter.annotation) for parameter in caller.function.parameters):
            return False
        given = caller.called_with.get(name)
        return (given is None or given.base is Base.LIST) and not WHOLE_USES & caller.needs.get(name, {}).keys()

    def _conditional_fractions(self, facts: FunctionFacts, given: list[Kind]) -> None:
        """What a procedure stores is whole where all is whole that it comes from."""
        if facts.protects:
            return
        by_site = {facts.sites[p.name]: kind for p, kind in zip(facts.function.parameters, given, strict=False)}
        for site, sources in list(self.facts.fraction_if.items()):
            if site in by_site:
                for source in sources:
                    if source in by_site:
                        self.stores(by_site[site], by_site[source])

    def _passed_on(self, facts: FunctionFacts, parameter: core.Parameter, kind: Kind, argument: core.Expression) -> None:
        """What the callee needs, the caller's parameter needs."""
        if kind.of is None:
            return
        needs = facts.needs.get(parameter.name, {})
        wanted = annotated(parameter.annotation) or from_needs(needs, None)
        for what in (ADDED, PLACES, COUNTED_TO):
            if what in needs:
                self.need(kind, what, argument)
        if "list" in needs:
            self.need(kind, "list", argument)
        elif is_size(needs):
            self.need(kind, "size", argument)
        elif only_visited(needs) and annotated(parameter.annotation) is None:
            for what in ("visited", "elements"):
                if what in needs:
                    self.need(kind, what, argument)
        elif wanted is not None:
            for what in EVIDENCE.get(wanted.base, ()):
                self.need(kind, what, argument)

    def _result(self, facts: FunctionFacts, given: list[Kind]) -> Kind:
        """Over a tensor a function of single numbers runs element by element (R6.5)."""
        over = facts.by_element
        names = [parameter.name for parameter in facts.function.parameters]
        elements = [kind for name, kind in zip(names, given, strict=False) if name in over]
        context = tuple(
            single(kind) if name in over and kind.may_be_tensor else self.converted(facts, name, kind)
            for name, kind in zip(names, given, strict=False)
        )
        result = self.result_of(facts, context)
        if any(kind.base is Base.TENSOR for kind in elements):
            return elementwise(elements, "float" if not result.is_whole else result.dtype)
        if any(kind.base in (Base.NUMERIC, Base.OPEN) for kind in elements) and result.is_numeric:
            return Kind(Base.NUMERIC, result.dtype)
        return result

    def converted(self, facts: FunctionFacts, name: str, kind: Kind) -> Kind:
        """The kind as the callee sees it: a list given to a numeric parameter is a tensor there."""
        declared = facts.kinds.get(name, NEVER)
        if kind.base is Base.LIST and declared.base in (Base.NUMERIC, Base.TENSOR):
            return elementwise([kind], "int" if dtype_of(kind) == "bool" else dtype_of(kind))
        return self.facts.snapshot(kind)

    def result_of(self, facts: FunctionFacts, context: Context) -> Kind:
        """The result for one way of calling; while it is being found, what was found so far."""
        if facts.fresh_until.get(context) != self.number:
            if context not in facts.results and len(facts.results) >= MOST_CONTEXTS:
                return OPEN
            facts.fresh_until[context] = self.number
            self.enter(facts, context, recording=False)
        return facts.results.get(context, NEVER)

    def enter(self, facts: FunctionFacts, context: Context, *, recording: bool) -> None:
        """Looks at a function with these kinds of arguments."""
        env = {}
        for parameter, kind in zip(facts.function.parameters, context, strict=False):
            name = parameter.name
            reach = frozenset({name}) if kind.base in REACHING and annotated(parameter.annotation) is None else frozenset[str]()
            if kind.is_single and annotated(parameter.annotation) is not None:
                reach = frozenset({name})
            site = frozenset({facts.sites[name]})
            like = site if kind.dtype is None and kind.base in REACHING | {Base.TENSOR} else NO_SITES
            env[name] = updated(kind, sites=site, reach=reach, of=(name, 0), like=like)
        for name, kind in env.items():
            self.capture(facts.outer, name, kind)
        facts.again.discard(context)
        outside, self.frame = self.frame, Frame(facts, context, recording, Environment(env))
        self.body(facts.function)
        found, self.frame = self.frame.result, outside
        if not found.reach <= facts.result_reach:
            facts.result_reach |= found.reach
            self.facts.grew = True
        known = facts.results.get(context)
        result = join(known or NEVER, updated(without_origin(found), like=NO_SITES) if found.like else without_origin(found))
        if result is not known and result != known:
            facts.results[context] = result
            self.facts.grew = True

    def _outside(self, facts: FunctionFacts, result: Kind, given: list[Kind], node: core.Node, reach: frozenset[str]) -> Kind:
        """The result as the caller sees it: its parameters' sites become those of the arguments, or of a copy."""
        if facts.is_procedure:
            return NOTHING
        if not result.sites and not result.items and not result.fields:
            found = updated(result, reach=reach, sites=frozenset({node.id}) if result.base in MUTABLE else NO_SITES)
            return self.facts.with_fractions(node.id, found) if facts.protects else found
        replaced = {}
        for parameter, kind in zip(facts.function.parameters, given, strict=False):
            site = facts.sites[parameter.name]
            copied = facts.protects and parameter.name != facts.own_object
            replaced[site] = frozenset({facts.copy_site}) if copied else deep_sites(kind)
        moved = _move(result, replaced)
        if moved.base not in MUTABLE:
            return updated(moved, reach=reach)
        found = updated(moved, reach=reach, sites=moved.sites | {node.id})
        return self.facts.with_fractions(node.id, found) if facts.protects else found

    # Function values ---------------------------------------------------------------------------------------------------------

    def apply(self, node: core.Apply) -> Kind:
        target = self.expression(node.function)
        self.need(target, "function", node.function)
        kinds = [self.expression(argument) for argument in node.arguments]
        named = [(name, self.expression(value)) for name, value in node.keywords]
        if target.base is Base.NEVER:
            return NEVER
        key = target.function or ""
        if key.startswith("primitive:"):
            row = PRIMITIVES[key.removeprefix("primitive:")]
            if row.gives in GIVES and len(kinds) >= row.least:
                padded: list[Kind | None] = [*kinds, *[None] * (len(row.parameters) - len(kinds))]
                arguments: list[core.Expression | None] = [*node.arguments, *[None] * (len(row.parameters) - len(kinds))]
                return updated(GIVES[row.gives](padded, arguments), sites=frozenset({node.id}))
        facts = self.facts.functions.get(key)
        if facts is not None and len(kinds) + len(named) <= len(facts.function.parameters):
            given: dict[str, tuple[Kind, core.Expression]] = {}
            for parameter, kind, argument in zip(facts.function.parameters, kinds, node.arguments, strict=False):
                given[parameter.name] = (kind, argument)
            for (name, kind), (_, value) in zip(named, node.keywords, strict=True):
                given[name] = (kind, value)
            ordered = [given.get(parameter.name) for parameter in facts.function.parameters]
            return self.called(facts, [item and item[0] for item in ordered], [item and item[1] for item in ordered], node)
        reach = frozenset[str]().union(*(kind.reach for kind in kinds))
        return Kind(Base.OPEN, sites=NO_SITES.union(frozenset({node.id}), *(deep_sites(kind) for kind in kinds)), reach=reach)

    def closure(self, node: core.Lambda, function: core.Function) -> Kind:
        key = f"lambda:{node.id}"
        self.register(key, function, self.outermost())
        return updated(FUNCTION, function=key)

    def define(self, function: core.Function) -> None:
        """A nested function comes to life."""
        key = f"nested:{function.id}"
        self.register(key, function, self.outermost())
        self.bind(function.name, updated(FUNCTION, function=key))

    # Lists -------------------------------------------------------------------------------------------------------------------

    def list_change(self, node: core.Primitive, kinds: list[Kind | None]) -> Kind:
        target = kinds[0] or OPEN
        if node.name == "choice":
            return self.item(target)
        own = self._without_holder(node.arguments[0], target)
        self.grows(target, own)
        if node.name == "pop":
            return self.item(target)
        added = kinds[-1] or NUMBER
        self.facts.add_item(own.sites, without_origin(added))
        return NOTHING

    def _without_holder(self, node: core.Expression | None, kind: Kind) -> Kind:
        """The list in `groups[k].append(v)`: it grows, and gets the item, not the list that holds it."""
        if isinstance(node, core.Index):
            holder = self.expression(node.target)
            item = self.facts.item_of(holder) if holder.base is Base.LIST else OPEN
            if item.base is Base.LIST and item.sites:
                return updated(kind, sites=item.sites)
        return kind


def single(kind: Kind) -> Kind:
    """One element of what may be a tensor."""
    if kind.base in (Base.TENSOR, Base.NUMERIC):
        return Kind(Base.NUMBER, dtype_of(kind), like=kind.like)
    return updated(kind, rank=0) if kind.base in (Base.OPEN, Base.NEVER) else kind


def _move(kind: Kind, sites: dict[int, frozenset[int]]) -> Kind:
    """The kind with sites replaced, inside as well."""
    if kind.sites or kind.items or kind.fields:
        moved = NO_SITES.union(*(sites.get(site, frozenset({site})) for site in kind.sites)) if kind.sites else NO_SITES
        items = tuple(_move(item, sites) for item in kind.items)
        fields = tuple((name, _move(value, sites)) for name, value in kind.fields)
        return updated(kind, sites=moved, items=items, fields=fields)
    return kind
