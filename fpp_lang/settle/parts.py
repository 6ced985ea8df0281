"""The kinds of parts: items, elements, slices, entries and fields."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NEVER, OPEN, TEXT, WHOLE, Base, Kind, join
from fpp_lang.settle.analysis import State
from fpp_lang.settle.facts import AtPlace
from fpp_lang.settle.methods import is_method_call
from fpp_lang.settle.parameters import GATHERED

COUNTS = frozenset({Base.NUMBER, Base.TRUTH})
MUTABLE = frozenset({Base.TENSOR, Base.NUMERIC, Base.LIST, Base.RECORD, Base.OPEN})
"""What can be changed in place and is protected; objects keep their identity (R6.2)."""
SEVERAL = frozenset({Base.TENSOR, Base.LIST, Base.RANGE})
"""Between brackets: several places, or a mask."""
COMPARED_WHOLE = frozenset({Base.LIST, Base.RECORD})
SHAPE_NAMED = "shape"


def element_of(kind: Kind) -> Kind:
    """One step into a tensor along its first axis."""
    if kind.rank is None:
        base = Base.TENSOR if kind.least_rank > 1 else Base.NUMERIC
        return Kind(base, kind.dtype, like=kind.like, sites=kind.sites, of=deeper(kind), least_rank=max(kind.least_rank - 1, 0))
    if kind.rank <= 1:
        return Kind(Base.NUMBER, kind.dtype, like=kind.like, of=deeper(kind))
    return Kind(Base.TENSOR, kind.dtype, kind.rank - 1, like=kind.like, sites=kind.sites, of=deeper(kind))


def deeper(kind: Kind) -> tuple[str, int] | None:
    return None if kind.of is None else (kind.of[0], kind.of[1] + 1)


def is_data(meaning: core.Expression | None) -> bool:
    """`T.data` is T."""
    return isinstance(meaning, core.Primitive) and meaning.name == "data"


def is_compared_whole(node: core.Compare, kinds: Sequence[Kind]) -> bool:
    """`==` of lists and records, unless one side is, or may be, a tensor (R3.2)."""
    return (
        len(node.rest) == 1
        and node.rest[0][0] in ("==", "!=")
        and any(kind.base in COMPARED_WHOLE for kind in kinds)
        and not any(kind.base in (Base.TENSOR, Base.NUMERIC) for kind in kinds)
    )


def as_compared(node: core.Compare, kinds: list[Kind]) -> list[Kind]:
    """The kinds of what is compared: among numbers a list is a tensor (R2.3)."""
    if not any(kind.is_numeric for kind in kinds) or is_compared_whole(node, kinds):
        return kinds
    return [Kind(Base.TENSOR) if kind.base is Base.LIST else kind for kind in kinds]


class Parts(State, ABC):
    """Reading a part of a value."""

    @abstractmethod
    def method_call(self, target: Kind, name: str, node: core.Dot) -> Kind: ...

    @abstractmethod
    def object_field(self, target: Kind, name: str) -> Kind: ...

    @abstractmethod
    def expression(self, node: core.Expression) -> Kind: ...

    def item(self, kind: Kind) -> Kind:
        """What a loop over a value sees."""
        match kind.base:
            case Base.TENSOR:
                return element_of(kind)
            case Base.NUMERIC:
                return Kind(Base.NUMERIC, kind.dtype, like=kind.like, sites=kind.sites, of=deeper(kind))
            case Base.LIST:
                found = self.facts.item_of(kind)
                return updated(found, sites=found.sites | kind.sites, of=deeper(kind)) if found.base in MUTABLE else found
            case Base.RANGE | Base.SHAPE:
                return WHOLE
            case Base.TEXT:
                return TEXT
            case Base.PAIR:
                found = NEVER
                for part in kind.items:
                    found = join(found, part)
                return found
            case Base.NEVER:
                return Kind(Base.NEVER, of=deeper(kind))
            case _:
                rank = None if kind.rank is None else max(kind.rank - 1, 0)
                return Kind(Base.OPEN, rank=rank, like=kind.like, sites=kind.sites, of=deeper(kind))

    def index(self, node: core.Index) -> Kind:
        place = self.at_place(node)
        if place is not None:
            return self._element_at(node, place)
        target = self.expression(node.target)
        self.taken_whole(target)
        self.need(target, "indexed", node.target)
        self.need_axes(target, len(node.subscripts), node)
        kinds: list[Kind | None] = []
        for subscript in node.subscripts:
            if isinstance(subscript, core.Slice):
                for part in (subscript.start, subscript.stop, subscript.step):
                    if part is not None:
                        self.taken_whole(self.expression(part))
                kinds.append(None)
            else:
                kind = self.expression(subscript)
                self.need(kind, "place", subscript)
                if kind.base is Base.TENSOR:
                    self.need(target, GATHERED, node.target)
                if kind.base is not Base.NUMBER:
                    self.taken_whole(kind)
                kinds.append(kind)
        return self.part(target, kinds, node)

    @abstractmethod
    def at_place(self, node: core.Index) -> AtPlace | None: ...

    def _element_at(self, node: core.Index, place: AtPlace) -> Kind:
        """`A[row][col]` in a nest: one element, at any rank."""
        target = self.expression(place.target)
        self.taken_whole(target)
        self.need(target, "nest", place.target)
        if self.frame.recording:
            self.facts.at_place[node.id] = place
        if target.base in (Base.LIST, Base.OPEN, Base.NEVER):
            return updated(self.item(self.item(target)), of=target.of)
        return Kind(Base.NUMBER, target.dtype, like=target.like, of=target.of)

    def part(self, target: Kind, subscripts: list[Kind | None], node: core.Index) -> Kind:
        """The kind of `target[subscripts]`; None stands for a slice."""
        match target.base:
            case Base.TENSOR | Base.NUMERIC:
                return self._tensor_part(target, subscripts, node)
            case Base.LIST:
                return self._list_part(target, subscripts, node)
            case Base.TEXT:
                return TEXT
            case Base.SHAPE:
                return target if subscripts[0] is None else WHOLE
            case Base.RECORD:
                return self._entry(target, node.subscripts[0])
            case Base.OBJECT:
                key = node.subscripts[0]
                return self.object_field(target, str(key.value)) if isinstance(key, core.Constant) else OPEN
            case Base.PAIR if subscripts[0] is not None:
                place = node.subscripts[0]
                if (
                    isinstance(place, core.Constant)
                    and isinstance(place.value, int)
                    and -len(target.items) <= place.value < len(target.items)
                ):
                    return target.items[place.value]
                return self.item(target)
            case Base.OPEN | Base.PAIR if subscripts[0] is None:
                sorts = target.among if len(subscripts) == 1 else frozenset[Base]()
                return Kind(Base.OPEN, like=target.like, sites=target.sites, of=target.of, among=sorts)
            case _:
                return self._items(target, subscripts)

    def _items(self, found: Kind, subscripts: Sequence[Kind | None]) -> Kind:
        for _ in subscripts:
            found = self.item(found)
        return found

    def _list_part(self, target: Kind, subscripts: list[Kind | None], node: core.Index) -> Kind:
        """One item, or a part of it; a slice stays a list, and so do several items that are no numbers."""
        first, item = subscripts[0], self.facts.item_of(target)
        if first is not None and first.base not in SEVERAL:
            found, rest = self.item(target), subscripts[1:]
            return self.part(found, rest, node) if rest and found.base is not Base.RECORD else self._items(found, rest)
        if len(subscripts) == 1 and (first is None or not item.is_numeric):
            return updated(target, items=(item,), sites=frozenset({node.id}) | target.sites)
        rank = 1 if item.is_single else None if item.rank is None else item.rank + 1
        return self._tensor_part(Kind(Base.TENSOR, item.dtype, rank, like=item.like), subscripts, node)

    def _entry(self, target: Kind, key: core.Expression | core.Slice) -> Kind:
        if isinstance(key, core.Constant):
            found = self.facts.field_of(target, str(key.value)) or self.facts.field_of(target, "*")
            return OPEN if found is None else found
        return self.facts.any_field(target)

    def _tensor_part(self, target: Kind, subscripts: list[Kind | None], node: core.Index) -> Kind:
        """Numbers take an axis away, vectors and masks gather a copy, slices keep it."""
        singles = sum(kind is not None and kind.is_single for kind in subscripts)
        gathered = any(kind is not None and kind.base in SEVERAL for kind in subscripts)
        unknown = any(kind is not None and kind.base in (Base.NUMERIC, Base.OPEN) for kind in subscripts)
        dtype = target.dtype
        if gathered:
            fraction = node.id in self.facts.fraction and dtype != "float"
            mask = subscripts[0] if len(subscripts) == 1 else None
            known = mask is not None and mask.rank == 1 and target.rank is not None
            rank = target.rank if known else None
            return Kind(Base.TENSOR, "float" if fraction else dtype, rank, like=target.like, sites=frozenset({node.id}))
        if target.rank is None or unknown:
            if not unknown and singles == 0:
                return Kind(Base.TENSOR, dtype, like=target.like, sites=target.sites)
            left_rank = max(target.least_rank - len(subscripts), 0) + subscripts.count(None)
            base = Base.TENSOR if left_rank and not unknown else Base.NUMERIC
            return Kind(base, dtype, like=target.like, sites=target.sites, of=deeper(target), least_rank=left_rank)
        left = target.rank - singles
        if left <= 0:
            return Kind(Base.NUMBER, dtype, like=target.like)
        return Kind(Base.TENSOR, dtype, left, like=target.like, sites=target.sites)

    def dot(self, node: core.Dot) -> Kind:
        target = self.expression(node.target)
        if is_method_call(self.program, node, target):
            return self.method_call(target, node.name, node)
        if self.is_field(node, target):
            found = self.field(target, node.name, node)
            for argument in (*(node.arguments or ()), *(value for _, value in node.keywords)):
                self.expression(argument)
            return OPEN if node.arguments is not None else found
        assert node.meaning is not None
        if node.arguments is None:
            self.dotted.add(node.target.id)
        found = self.expression(node.meaning)
        return OPEN if self.may_be_field(node, target) else found

    def may_be_field(self, node: core.Dot, target: Kind) -> bool:
        """Whether only running tells: a record of the program has such a field, and nothing says what stands before the dot."""
        known = node.name in self.facts.record_fields
        return known and target.base is Base.OPEN and node.arguments is None and isinstance(node.meaning, core.Primitive)

    def is_field(self, node: core.Dot, target: Kind) -> bool:
        """A field of a record, or the call that the name means? On an open value: a call if a function has the name."""
        if target.base is Base.OBJECT:
            return True
        if target.base is Base.RECORD:
            known = self.facts.field_of(target, node.name) is not None
            return known or node.arguments is None or node.meaning is None or not (target.fields or target.sites)
        if isinstance(node.meaning, core.Primitive) and node.meaning.name == "axis_size" and target.base is Base.OPEN:
            shape_like = isinstance(node.target, core.Variable) and SHAPE_NAMED in node.target.name.casefold()
            return not shape_like
        if node.arguments is None and node.name in self.field_names:
            if target.base is Base.NEVER:
                return True  # `other.rows` is no evidence of a tensor where objects have such a field
            if target.base is Base.OPEN and (node.refused or is_data(node.meaning)):
                return True  # so is `other.data`, the tensor itself, and `other.gradient`, which as a function takes two values
        return node.meaning is None

    def field(self, target: Kind, name: str, node: core.Node) -> Kind:
        if target.base is Base.OBJECT:
            return self.object_field(target, name)
        if target.base in (Base.OPEN, Base.NEVER) and not self.program.classes:
            self.need(target, "record", node)
        if target.base in (Base.OPEN, Base.NEVER) and self.program.classes:
            found_there = self.object_field(Kind(Base.OBJECT, sites=target.sites), name)
            return join(found_there, self.facts.field_of(target, name) or NEVER)
        found = self.facts.field_of(target, name) or self.facts.field_of(target, "*")
        if found is None:
            return Kind(Base.OPEN, sites=target.sites)
        return updated(found, sites=found.sites | target.sites) if found.base in MUTABLE else found
