"""Gradients that would count only a part: what is asked by shares a tensor or an object that the loss reaches by another way (R10.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff.activity import OuterReads
from fpp_lang.autodiff.held import HOLDERS, Holding, Share, placed
from fpp_lang.autodiff.memory import wholes
from fpp_lang.autodiff.places import expressions_of, name_of, writes_of
from fpp_lang.autodiff.problems import Refused, counts_a_part, held_twice, other_name, shares_memory
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import SIZES
from fpp_lang.core.walk import children

Asked = tuple[str, Span]
Ways = Callable[[Share], Sequence[tuple[str, str]]]


def _onwards(share: Share) -> Sequence[tuple[str, str]]:
    return [(share.source, share.receiver)]


def _both_ways(share: Share) -> Sequence[tuple[str, str]]:
    return [(share.source, share.receiver), (share.receiver, share.source)]


@dataclass(slots=True)
class Needed:
    """The names that a number is computed from; `above`: with all that they are fields of."""

    names: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)

    def add(self, names: set[str]) -> bool:
        """Whether some were not known yet."""
        new = names - self.names
        self.names |= new
        self.above.update(whole for name in new for whole in wholes(name))
        return bool(new)

    def meets(self, names: set[str]) -> bool:
        return any(name in self.above or not self.names.isdisjoint(wholes(name)) for name in names)


@dataclass(slots=True)
class Sharing:
    """What shares memory in the statements that a loss is computed by, and which names they compute with."""

    holding: Holding
    outer: OuterReads
    shares: list[Share] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)

    def read(self, statements: Sequence[core.Statement], loss: str) -> None:
        needed = self._needed(statements, loss)
        for node, loops in placed(statements, ()):
            found = list(self.holding.given(node, loops))
            self.shares += found
            if not found and needed.meets(self._written(node)):
                self.uses |= self._read(node)

    def refuse_stored(self, statements: Sequence[core.Statement]) -> None:
        """Refuses where a part is stored in, and what an object or record holds under another name is used."""
        held: list[Share] = []
        pairs: list[tuple[str, str]] = []
        for node, loops in placed(statements, ()):
            if pairs and isinstance(node, core.Assign | core.Update):
                for name, partial in writes_of(node, self.holding.protects):
                    self._refuse_other_ways(node, name, pairs, stores_numbers=partial and _stores_numbers(node.target))
            for share in self.holding.given(node, loops):
                if share.built:
                    pairs += _same(share, held)
                    held.append(share)

    def _refuse_other_ways(self, node: core.Statement, stored: str, pairs: Sequence[tuple[str, str]], *, stores_numbers: bool) -> None:
        """`pairs`: the places that hold one thing."""
        for pair in pairs:
            for mine, other in (pair, pair[::-1]):
                if mine == other:
                    if stores_numbers and stored == mine and self._is_used(other):
                        raise Refused(held_twice(node.span, stored))
                elif stored.startswith(f"{mine}.") or (stores_numbers and stored == mine):
                    way = f"{other}{stored.removeprefix(mine)}"
                    if self._is_used(way):
                        raise Refused(shares_memory(node.span, stored, way))

    def refuse_partial(self, statements: Sequence[core.Statement], asked: Sequence[Asked], loops: Sequence[core.Statement]) -> None:
        """Refuses where what is asked by was given, in statements as they are written, what is used in another way as well.

        `loops`: those around the place where it is asked, of which the statements are the pass up to there.
        """
        given = self._shares(statements)
        around = [share for share in self._shares(loops) if share not in given]
        self.shares += around
        for name, span in asked:
            mine = [share for share in (*given, *around) if meet(share.receiver, name)]
            derived = self._reached({name}, _onwards, set())
            for share in mine:
                if self._is_twice(share, mine, name) or self._is_used_elsewhere(share, derived):
                    told = counts_a_part(span, name, share.source, is_named=not share.inside)
                    raise Refused(told if share.built else other_name(span, name, share.source))
            whole = self._reached({name}, _both_ways, set())
            for share in around:
                if share.source in whole and not meet(share.receiver, name) and self._is_used(share.receiver):
                    raise Refused(other_name(span, name, share.receiver))

    def _shares(self, statements: Sequence[core.Statement]) -> list[Share]:
        """What statements share, where it is still so behind them; what methods remember on the way does not count."""
        on_the_way = self.holding.fields_of_methods()
        found: list[Share] = []
        for node in statements:
            if isinstance(node, core.Assign) and isinstance(node.target, core.Variable):
                renewed = node.target.name
                found = [share for share in found if not _is_part(share.receiver, renewed)]
            for part, loops in placed([node], ()):
                for share in self.holding.given(part, loops):
                    if share.built or share.receiver.rpartition(".")[2] not in on_the_way:
                        found.append(share)
        return found

    def _is_twice(self, share: Share, mine: Sequence[Share], name: str) -> bool:
        """Whether what is asked by holds a thing in two places."""
        if share.often or sum(each.source == share.source and each.built for each in mine) > 1:
            return True
        return share.inside and _is_part(share.source, name) and self._is_used(share.source) and self._is_used(share.receiver)

    def _is_held_twice(self, name: str) -> bool:
        """Whether one thing may be in several places of what a name holds."""
        held = [share.source for share in self.shares if share.receiver == name]
        return len(set(held)) < len(held) or any(share.often for share in self.shares if share.receiver == name)

    def _is_used_elsewhere(self, share: Share, derived: set[str]) -> bool:
        is_plain = not self._is_held_twice(share.source)
        names = self._reached({share.source}, lambda way: () if is_plain and way.is_apart(share) else _both_ways(way), derived)
        return any(meet(use, name) for use in self.uses if not _within(use, derived) for name in names)

    def reaches(self, name: str) -> bool:
        """Whether the number is computed from what a name holds, under whatever name."""
        return any(map(self._is_used, self._reached({name}, _onwards, set())))

    def _is_used(self, name: str) -> bool:
        return any(meet(use, name) for use in self.uses)

    def _reached(self, start: set[str], ways: Ways, without: set[str]) -> set[str]:
        """The names of what these names hold."""
        found, before = set(start), 0
        while len(found) != before:
            before = len(found)
            for source, receiver in (way for share in self.shares for way in ways(share)):
                if any(meet(source, name) for name in found) and not _within(receiver, without):
                    found.add(receiver)
        return found

    def _needed(self, statements: Sequence[core.Statement], loss: str) -> Needed:
        """What the loss is computed from; from its end, straight code is read once."""
        needed = Needed()
        grown = needed.add({loss})
        flows = [(self._written(node), self._read(node)) for node, _ in placed(statements, ())][::-1]
        while grown:
            grown = False
            for written, read in flows:
                if needed.meets(written):
                    grown = needed.add(read) or grown
        return needed

    def _written(self, node: core.Statement) -> set[str]:
        return {name for name, _ in writes_of(node, self.holding.protects)}

    def _read(self, node: core.Statement) -> set[str]:
        target = node.target if isinstance(node, core.Assign) and not isinstance(node.target, core.Index) else None
        return {name for part in expressions_of(node) if part is not target for name in self._used(part)}

    def _used(self, node: core.Node) -> Iterator[str]:
        """The names that an expression computes with, each as far as it is told."""
        match node:
            case core.Primitive(name=name, arguments=(core.Variable() | core.Field(), *rest)) if name in SIZES:
                yield from (used for argument in rest if argument is not None for used in self._used(argument))
                return
            case core.Variable(name=name):
                yield name
            case core.Field(target=core.Variable() | core.Field()):
                yield name_of(node) or ""
                return
            case core.Call(key=key) | core.FunctionName(key=key):
                yield from self.outer(key)
        for part in children(node):
            yield from self._used(part)


def _same(share: Share, held: Sequence[Share]) -> Iterator[tuple[str, str]]:
    """The places that hold one thing: two that are given the same, and one that is given to the other."""
    if share.often:
        yield share.receiver, share.receiver
    elif share.inside:
        yield share.source, share.receiver
    yield from ((other.receiver, share.receiver) for other in held if other.source == share.source)


def _stores_numbers(target: core.Target) -> bool:
    return not isinstance(target, core.Targets) and target.kind.base not in HOLDERS


def _within(name: str, wholes: set[str]) -> bool:
    return any(_is_part(name, whole) for whole in wholes)


def _is_part(name: str, whole: str) -> bool:
    return name == whole or name.startswith(f"{whole}.")


def meet(one: str, other: str) -> bool:
    return _is_part(one, other) or _is_part(other, one)
