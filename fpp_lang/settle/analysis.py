"""The analysis: kinds of all expressions, by running the program on kinds instead of values (R2.10).

Every function is looked at once for all its calls (its decisions: what loops are, what is copied), and once for each way in which it
is called (the kind of its result there). The whole is repeated until nothing new is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NEVER, NO_SITES, NUMERIC, OPEN, Base, Kind, join, without_origin
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.settle.endings import NESTED, gives_value, nested_procedures
from fpp_lang.settle.environment import Environment, Writes
from fpp_lang.settle.facts import Context, Facts, FunctionFacts
from fpp_lang.settle.methods import only_procedures, stored_fields
from fpp_lang.settle.parameters import (
    ADDED,
    DOTTED_ITEMS,
    OF_OPERANDS,
    PLACES,
    RANK_1,
    RANK_2,
    RECORDS,
    TWO_AXES,
    annotated,
    computed_from_size,
    settled,
)

K = TypeVar("K")


@dataclass(slots=True)
class LoopFrame:
    """A loop that the analysis is inside of: what leaves it early, what changes in it, which variable is an element of what.

    `chain`: the variables of the nest whose innermost loop this is, outermost first; empty for a loop that counts.
    """

    level: int = 0
    leaving: list[Writes] = field(default_factory=list)
    again: list[Writes] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    grown: set[int] = field(default_factory=set)
    elements: dict[str, Kind] = field(default_factory=dict)
    chain: tuple[str, ...] = ()


@dataclass(slots=True)
class Frame:
    """The function that the analysis is inside of. `reached`: may control come here? `computed`: what variables were last set to."""

    facts: FunctionFacts | None
    context: Context
    recording: bool
    env: Environment
    reached: bool = True
    loops: list[LoopFrame] = field(default_factory=list)
    result: Kind = NEVER
    nested: bool = False
    computed: dict[str, core.Expression] = field(default_factory=dict)


class State:
    """What all parts of the analysis share."""

    def __init__(self, program: core.Program, given: Mapping[str, Kind]) -> None:
        self.program = program
        self.given = given
        self.inputs = {item.name: item for item in program.inputs}
        self.facts = Facts()
        self.frame = Frame(None, (), True, Environment({}))
        self.number = 0
        self.program_again = False
        self.unknown = NEVER
        self.with_nested = {key for key, function in program.functions.items() if _has_nested(function)} | {""}
        self.captured: dict[tuple[str, str], Kind] = {}
        self.dotted: set[int] = set()
        """What stands before a dot without brackets, which may be a record with a field of a function's name."""
        self.field_names = stored_fields(program)
        for key, function in program.functions.items():
            self.register(key, function, key)

    def register(self, key: str, function: core.Function, outer: str) -> FunctionFacts:
        """The facts of a function, made at first sight; every parameter is a site of its own."""
        known = self.facts.functions.get(key)
        if known is None:
            sites = {parameter.name: -parameter.id for parameter in function.parameters}
            is_procedure = function.arrow is None and not gives_value(function)
            known = FunctionFacts(function, outer, is_procedure, sites)
            self.facts.functions[key] = known
            self.facts.grew = True
        return known

    def is_procedure(self, key: str) -> bool:
        if key.startswith("."):
            return only_procedures(self.program, key[1:], self.is_procedure)
        if key.startswith(NESTED):
            around = None if self.frame.facts is None else self.program.functions.get(self.frame.facts.outer)
            return around is not None and key[1:] in nested_procedures(around)
        known = self.facts.functions.get(key)
        return known is not None and known.is_procedure

    # Parameters and inputs ---------------------------------------------------------------------------------------------------

    def declared(self, facts: FunctionFacts) -> Context:
        """The parameters' kinds for all calls."""
        return tuple(self.parameter_kind(facts, parameter) for parameter in facts.function.parameters)

    def parameter_kind(self, facts: FunctionFacts, parameter: core.Parameter) -> Kind:
        if parameter.name == facts.own_object:
            return Kind(Base.OBJECT, function=facts.function.owner)
        default = None if parameter.default is None else self.facts.kinds.get(parameter.default.id, NEVER)
        needs = facts.needs.get(parameter.name, {})
        kind = settled(parameter.annotation, needs, default, facts.called_with.get(parameter.name), self.unknown)
        if kind.base is Base.TENSOR and not needs and parameter.name in facts.condition_reach - facts.taken_whole:
            return NUMERIC  # the calls say a tensor, the body tests one number: it runs element by element (R6.5)
        return kind

    def input_kind(self, name: str) -> Kind:
        """What is given settles it; else its annotation and its uses."""
        declared = self.inputs.get(name)
        sites = NO_SITES if declared is None else frozenset({-declared.id})
        if name in self.given:
            return updated(self.given[name], sites=sites)
        annotation = None if declared is None else declared.annotation
        kind = annotated(annotation) or settled(None, self.facts.inputs.get(name, {}), None, None, self.unknown)
        return updated(kind, of=(f"input:{name}", 0), sites=sites)

    def need(self, kind: Kind, what: str, node: core.Node) -> None:
        """Evidence for the parameter or input that a value comes from, and for those that it is computed from, element by element."""
        if (of_operands := OF_OPERANDS.get(what)) is not None:
            for part in self._operands(node, of_operands):
                self._evidence(self.facts.kinds.get(part.id, OPEN), of_operands, part)
        self._evidence(kind, what, node)

    def _operands(self, node: core.Node, what: str) -> Iterator[core.Expression]:
        """What a value is computed from; that a sum of anything is a number says it of its operands, any other operation says it itself."""
        waiting, seen = [node], set[str]()
        while waiting:
            match waiting.pop():
                case core.Primitive(name=name, arguments=arguments) as part if PRIMITIVES[name].elementwise and (
                    what != "numeric" or (name == "add" and not self.facts.kinds.get(part.id, OPEN).is_numeric)
                ):
                    operands = [operand for operand in arguments if operand is not None]
                    yield from operands
                    waiting += operands
                case core.Variable(name=name) if what != "numeric" and name not in seen and name in self.frame.computed:
                    seen.add(name)
                    waiting.append(self.frame.computed[name])

    def _evidence(self, kind: Kind, what: str, node: core.Node) -> None:
        if kind.of is None:
            return
        depth = kind.of[1]
        if what == "numeric" and isinstance(node, core.Expression) and node.id in self.dotted:
            what = "dotted"
        if depth and what == "dotted":
            self._note(kind.of[0], DOTTED_ITEMS, node)
        elif depth and what == "record":
            self._note(kind.of[0], RECORDS, node)
        elif depth and what in ("numeric", "number"):
            self._note(kind.of[0], "elements", node)
        elif depth and what == "place":
            self._note(kind.of[0], PLACES, node)
        elif depth and what == ADDED:
            self._note(kind.of[0], ADDED, node)
        elif not depth:
            self._note(kind.of[0], what, node)

    def need_count(self, kind: Kind, node: core.Expression) -> None:
        """Evidence that a loop counts: it goes over what is computed from the size of something."""
        computed = self.frame.computed.get(node.name, node) if isinstance(node, core.Variable) else node
        if computed_from_size(computed):
            self.need(kind, "size", node)

    def need_axes(self, kind: Kind, indexes: int, node: core.Node) -> None:
        """Evidence that a parameter has two axes or more: it is indexed twice."""
        if kind.of is not None and kind.of[1] + indexes >= 2:
            self._note(kind.of[0], TWO_AXES, node)

    def need_single(self, kind: Kind, node: core.Node) -> None:
        """Evidence that an element is a single value: it is tested."""
        if kind.of is not None and kind.of[1] in (1, 2):
            self._note(kind.of[0], RANK_1 if kind.of[1] == 1 else RANK_2, node)

    def _note(self, name: str, what: str, node: core.Node) -> None:
        if not self.frame.recording:
            return
        if name.startswith("input:"):
            table = self.facts.inputs.setdefault(name.removeprefix("input:"), {})
        elif self.frame.facts is not None and not self.frame.facts.needs_known:
            table = self.frame.facts.needs.setdefault(name, {})
        else:
            return
        if what not in table:
            table[what] = node
            self.facts.grew = True

    def taken_whole(self, kind: Kind) -> None:
        """The parameters that reach this value are no longer taken element by element."""
        if kind.reach and self.frame.facts is not None and not kind.reach <= self.frame.facts.taken_whole:
            self.frame.facts.taken_whole |= kind.reach
            self.facts.grew = True

    # Variables ---------------------------------------------------------------------------------------------------------------

    def read(self, name: str, where: core.Where) -> Kind:
        frame = self.frame
        if where is core.Where.INPUT:
            return frame.env.get(name) if name in frame.env else self.input_kind(name)
        if where is core.Where.OUTER:
            return self.captured.get((self.outermost(), name), OPEN)
        if where is core.Where.TOP and frame.facts is not None:
            return self.facts.top.get(name, NEVER)
        return frame.env.get(name)

    def outermost(self) -> str:
        return self.frame.facts.outer if self.frame.facts is not None else ""

    def bind(self, name: str, kind: Kind) -> None:
        """A variable of this function gets a value."""
        frame = self.frame
        frame.env.set(name, kind)
        frame.computed.pop(name, None)
        if frame.facts is None:
            self._grow(self.facts.top, name, kind)
        self.capture(self.outermost(), name, kind)

    def capture(self, outermost: str, name: str, kind: Kind) -> None:
        """What nested functions see of a variable of the functions around them."""
        if outermost in self.with_nested:
            self._grow(self.captured, (outermost, name), kind)

    def _grow(self, table: dict[K, Kind], key: K, kind: Kind) -> None:
        before = table.get(key, NEVER)
        after = join(before, without_origin(kind))
        if after != before:
            table[key] = after
            self.facts.grew = True

    def record(self, node: core.Expression, kind: Kind) -> Kind:
        if self.frame.recording:
            self.facts.kinds[node.id] = kind
        return kind

    # Changes -----------------------------------------------------------------------------------------------------------------

    def changes(self, kind: Kind, stored: Kind | None, *, whole: bool = False) -> None:
        """Something is stored in a tensor, list or record; `stored` None where nothing but its order or size changes."""
        if not kind.sites:
            return
        self.facts.add_sites(self.facts.changed, kind.sites)
        if not whole:
            self.facts.add_sites(self.facts.changed_within, kind.sites)
        for loop in self.frame.loops:
            loop.changed |= kind.sites
        if stored is not None and kind.base not in (Base.LIST, Base.RECORD):
            self.stores(kind, stored)

    def stores(self, kind: Kind, stored: Kind) -> None:
        """May a fraction be stored, or among truth values a number? From other parameters it comes only if one is given there (R2.4)."""
        if stored.base is Base.NEVER or (stored.is_whole and not (kind.dtype == "bool" and stored.dtype == "int")):
            return
        own = frozenset(self.frame.facts.sites.values()) if self.frame.facts is not None else NO_SITES
        from_others = stored.like - kind.sites
        if stored.dtype is not None or not stored.like:
            self._mark_fraction(kind.sites, own)
        elif from_others:
            self._mark_fraction(kind.sites - own, own)
            for site in kind.sites & own:
                known = self.facts.fraction_if.get(site, NO_SITES)
                if not from_others <= known:
                    self.facts.fraction_if[site] = known | from_others
                    self.facts.grew = True

    def _mark_fraction(self, sites: frozenset[int], own: frozenset[int]) -> None:
        """What one way of calling brings into a parameter says nothing of the others."""
        self.facts.add_sites(self.facts.fraction, sites if self.frame.recording else sites - own)

    def _growing(self, kind: Kind) -> frozenset[int]:
        """Where a value that grows was made; a row of a tensor literal does not grow (R2.3)."""
        if kind.base is not Base.TENSOR:
            return kind.sites
        ranks = self.facts.literal_ranks
        return frozenset(site for site in kind.sites if site not in ranks or (ranks[site] is not None and ranks[site] == kind.rank))

    def grows(self, kind: Kind, own: Kind) -> None:
        """A list becomes longer or shorter; `own` is the list without those that hold it."""
        self.changes(kind, None)
        self.facts.add_sites(self.facts.grown, self._growing(own))
        for loop in self.frame.loops:
            loop.grown |= kind.sites


def _has_nested(function: core.Function) -> bool:
    return any(isinstance(node, core.Define | core.Lambda) for node in walk(function))


def deep_sites(kind: Kind) -> frozenset[int]:
    """The sites of a value and of everything in it."""
    if not kind.items and not kind.fields:
        return kind.sites
    inner = [deep_sites(item) for item in kind.items] + [deep_sites(value) for _, value in kind.fields]
    return NO_SITES.union(kind.sites, *inner)
