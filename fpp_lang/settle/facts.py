"""What the analysis finds out, by node and by place of making; only ever grows, so that the passes come to an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NEVER, NO_SITES, OPEN, Base, Kind, join, without_sites
from fpp_lang.settle.environment import Writes

Context = tuple[Kind, ...]
BY_ELEMENT = frozenset({Base.NUMBER, Base.NUMERIC, Base.OPEN, Base.NEVER})
NO_NUMBERS = frozenset({Base.TENSOR, Base.PAIR, Base.LIST, Base.RECORD, Base.OBJECT, Base.TEXT})
"""Results that are no elements of a tensor: no call runs over elements to get them."""

K = TypeVar("K")


@dataclass(slots=True)
class FunctionFacts:
    """What is known of one function, whoever calls it. Parameters are named as in its tree.

    `returned`: what it gives for some call, `gives`: what it gives for all calls together.
    """

    function: core.Function
    outer: str
    is_procedure: bool
    sites: dict[str, int]
    needs: dict[str, dict[str, core.Node]] = field(default_factory=dict)
    needs_known: bool = False
    called_with: dict[str, Kind] = field(default_factory=dict)
    taken_whole: set[str] = field(default_factory=set)
    condition_reach: set[str] = field(default_factory=set)
    result_reach: set[str] = field(default_factory=set)
    kinds: dict[str, Kind] = field(default_factory=dict)
    results: dict[Context, Kind] = field(default_factory=dict)
    returned: set[Base] = field(default_factory=set)
    gives: set[Base] = field(default_factory=set)
    fresh_until: dict[Context, int] = field(default_factory=dict)
    again: set[Context] = field(default_factory=set)
    """The ways of calling in which a loop brings round what was not known where it begins."""

    @property
    def copy_site(self) -> int:
        """Where the copies are made that an arrow function gives back instead of its inputs."""
        return -self.function.id

    @property
    def gives_tensor(self) -> bool:
        """A list that is given back through `-> Tensor` is converted (R2.3)."""
        return self.function.arrow is not None and self.function.arrow.casefold() in ("tensor", "vector", "matrix")

    @property
    def gives_list(self) -> bool:
        """A function that gives a tensor in one place and a list in another gives a list (R2.10)."""
        return not self.gives_tensor and Base.LIST in self.returned and bool(self.returned & {Base.TENSOR, Base.NUMERIC})

    @property
    def own_object(self) -> str | None:
        """The parameter for the object, which a method may change and give parts of (R8.2)."""
        return self.function.parameters[0].name if self.function.owner is not None and self.function.parameters else None

    @property
    def protects(self) -> bool:
        """An arrow leaves the inputs alone (R6.2)."""
        return self.function.arrow is not None

    @property
    def by_element(self) -> tuple[str, ...]:
        """The parameters over whose elements a call runs (R6.5)."""
        conditions = self.condition_reach - self.taken_whole
        if not conditions or self.is_procedure or self.gives & NO_NUMBERS:
            return ()
        over = conditions | (self.result_reach - self.taken_whole)
        return tuple(name for name, kind in self.kinds.items() if name in over and kind.base in BY_ELEMENT)


@dataclass(frozen=True, slots=True)
class AtPlace:
    """An index that means the place of a whole nest (R5.5): of what, by which loops, outermost first."""

    target: core.Expression
    loops: tuple[str, ...]
    mirrored: bool


@dataclass(slots=True)
class Facts:
    """`kinds` by expression id. By site:
    `fraction` may be stored there (`made_fractions`: a result made whole that is then made with fractions;
    `fraction_if` those sites hold one), `grown` in size, `changed` in place
    (`changed_within`: element by element, not as a whole), `items` and `fields` added.

    `flows`: sites of a parameter to those of the arguments given for it, where a change inside is a change outside; `lent`: where it
    is none, because an arrow function copies what it changes. `lent_holders`: of those what may hold a list that grows: what grows
    in the copy is a list in what was copied as well (R2.3).
    """

    kinds: dict[int, Kind] = field(default_factory=dict)
    fraction: set[int] = field(default_factory=set)
    made_fractions: set[int] = field(default_factory=set)
    fraction_if: dict[int, frozenset[int]] = field(default_factory=dict)
    grown: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    changed_within: set[int] = field(default_factory=set)
    items: dict[int, Kind] = field(default_factory=dict)
    fields: dict[int, dict[str, Kind]] = field(default_factory=dict)
    flows: dict[int, frozenset[int]] = field(default_factory=dict)
    lent: dict[int, frozenset[int]] = field(default_factory=dict)
    lent_holders: dict[int, frozenset[int]] = field(default_factory=dict)
    top: dict[str, Kind] = field(default_factory=dict)
    class_fields: dict[str, dict[str, Kind]] = field(default_factory=dict)
    record_fields: set[str] = field(default_factory=set)
    inputs: dict[str, dict[str, core.Node]] = field(default_factory=dict)
    functions: dict[str, FunctionFacts] = field(default_factory=dict)
    loop_kinds: dict[int, Kind] = field(default_factory=dict)
    literal_ranks: dict[int, int | None] = field(default_factory=dict)
    loop_changed: dict[int, frozenset[int]] = field(default_factory=dict)
    loop_grown: dict[int, frozenset[int]] = field(default_factory=dict)
    loop_entry: dict[tuple[int, Context], Writes] = field(default_factory=dict)
    at_place: dict[int, AtPlace] = field(default_factory=dict)
    grew: bool = False

    def with_fractions(self, site: int, kind: Kind, *, is_sum: bool = False) -> Kind:
        """A fresh result in which a fraction may be stored later holds fractions from the beginning (R2.4); a sum may also be text."""
        holding = kind.base in (Base.TENSOR, Base.NUMERIC) or (is_sum and kind.base is Base.OPEN)
        if site not in self.fraction or kind.dtype == "float" or not holding:
            return kind
        self.made_fractions.add(site)
        return updated(kind, dtype="float", like=NO_SITES)

    def forget_calls(self) -> None:
        """Keeps only the evidence of the bodies, which is then complete: what calls give is no evidence (R2.10)."""
        for table in (
            self.kinds,
            self.items,
            self.fields,
            self.flows,
            self.lent,
            self.lent_holders,
            self.fraction_if,
            self.top,
            self.class_fields,
            self.loop_kinds,
            self.loop_entry,
        ):
            table.clear()
        for marks in (self.fraction, self.grown, self.changed, self.changed_within):
            marks.clear()
        for function in self.functions.values():
            function.needs_known = True
            for found in (function.called_with, function.results, function.fresh_until, function.returned, function.gives, function.again):
                found.clear()

    def add_sites(self, into: set[int], sites: frozenset[int]) -> None:
        """Marks sites, and those they stand for in callers."""
        waiting = [site for site in sites if site not in into]
        while waiting:
            site = waiting.pop()
            if site not in into:
                into.add(site)
                self.grew = True
                waiting.extend(self.flows.get(site, NO_SITES))
                if into is self.grown:
                    waiting.extend(self.lent_holders.get(site, NO_SITES))

    def add_flow(self, site: int, sites: frozenset[int]) -> None:
        known = self.flows.get(site, NO_SITES)
        if not sites <= known:
            self.flows[site] = known | sites
            self.grew = True
            for marks in (self.fraction, self.grown, self.changed, self.changed_within):
                if site in marks:
                    self.add_sites(marks, sites)
            if site in self.items:
                self.add_item(sites, self.items[site])
            for name, kind in self.fields.get(site, {}).items():
                self.add_field(sites, name, kind)

    def add_item(self, sites: frozenset[int], kind: Kind) -> None:
        self._spread(sites, lambda site: self._join_into(self.items, site, kind))

    def add_field(self, sites: frozenset[int], name: str, kind: Kind) -> None:
        self._spread(sites, lambda site: self._join_into(self.fields.setdefault(site, {}), name, kind))

    def _spread(self, sites: frozenset[int], add: Callable[[int], None]) -> None:
        for site in self.reached(sites):
            add(site)

    def lend(self, site: int, sites: frozenset[int], *, holds: bool) -> None:
        self.lent[site] = self.lent.get(site, NO_SITES) | sites
        if holds:
            self.lent_holders[site] = self.lent_holders.get(site, NO_SITES) | sites
            if site in self.grown:
                self.add_sites(self.grown, sites)

    def reached(self, sites: frozenset[int], *, lent: bool = False) -> frozenset[int]:
        """The sites, and those of what the parameters among them may be given; with `lent`, also of what they only read."""
        found: set[int] = set()
        waiting = list(sites)
        while waiting:
            site = waiting.pop()
            if site not in found:
                found.add(site)
                waiting.extend(self.flows.get(site, NO_SITES))
                if lent and site not in self.changed:
                    waiting.extend(self.lent.get(site, NO_SITES))
        return frozenset(found)

    def _join_into(self, table: dict[K, Kind], key: K, kind: Kind) -> None:
        before = table.get(key, NEVER)
        after = join(before, kind)
        if after != before:
            table[key] = after
            self.grew = True

    # What a kind amounts to, with what is known of its sites -----------------------------------------------------------------

    def item_of(self, kind: Kind) -> Kind:
        """The kind of a list's items."""
        found = kind.items[0] if kind.base is Base.LIST and kind.items else NEVER if kind.base is Base.LIST else OPEN
        for site in kind.sites:
            found = join(found, self.items.get(site, NEVER))
        return found

    def field_of(self, kind: Kind, name: str) -> Kind | None:
        """The kind of a record's field, None where nothing is known of it."""
        found = dict(kind.fields).get(name, NEVER)
        for site in kind.sites:
            found = join(found, self.fields.get(site, {}).get(name, NEVER))
        return None if found.base is Base.NEVER else found

    def any_field(self, kind: Kind) -> Kind:
        """The kind of a record's field whose name is not known before running."""
        found = NEVER
        for _, value in kind.fields:
            found = join(found, value)
        for site in kind.sites:
            for value in self.fields.get(site, {}).values():
                found = join(found, value)
        return OPEN if found.base is Base.NEVER else found

    def snapshot(self, kind: Kind, depth: int = 0) -> Kind:
        """The kind as a callee sees it: items and fields written into it, without sites."""
        if depth > 3:
            return without_sites(kind)
        if kind.base is Base.LIST:
            return Kind(Base.LIST, items=(self.snapshot(self.item_of(kind), depth + 1),))
        if kind.base is Base.RECORD:
            names = dict.fromkeys(name for name, _ in kind.fields)
            for site in kind.sites:
                names.update(dict.fromkeys(self.fields.get(site, {})))
            found = ((name, self.field_of(kind, name)) for name in names)
            return Kind(Base.RECORD, fields=tuple((name, self.snapshot(value, depth + 1)) for name, value in found if value is not None))
        return without_sites(kind)
