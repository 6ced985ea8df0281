"""Which names may share memory, followed from name to name: after `U = W` and `V = U[0]`, V and W do (R2.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

DEEPEST = 8
"""How many fields of each other are told apart."""

Link = tuple[str, str]
"""A name, and another of whose memory it gets some."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What names get memory of, whatever the order of the statements. `twice`: those that get some of one name several times."""

    sources: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    twice: AbstractSet[str] = frozenset()
    known: dict[str, set[str]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, links: Iterable[Link]) -> Memory:
        found: dict[str, set[str]] = {}
        twice: set[str] = set()
        for name, source in links:
            if name == source or source in found.get(name, ()):
                twice.add(name)
            if name != source:
                found.setdefault(name, set()).add(source)
        return cls(found, twice)

    def names(self) -> set[str]:
        return {*self.sources, *(each for found in self.sources.values() for each in found)}

    def origins(self, name: str) -> set[str]:
        """A name and all that it may have memory of."""
        if name not in self.known:
            self.known[name] = self._origins(name, None)
        return self.known[name]

    def _origins(self, name: str, without: Link | None) -> set[str]:
        found, waiting = {name}, [name]
        while waiting:
            last = waiting.pop()
            more = {
                f"{source}{last.removeprefix(whole)}"
                for whole in wholes(last)
                for source in self.sources.get(whole, ())
                if (whole, source) != without
            }
            more = {each for each in more - found if each.count(".") <= DEEPEST}
            found |= more
            waiting += more
        return found

    def together(self, name: str, names: Iterable[str]) -> list[str]:
        """Those of some names that may share memory with one."""
        if not self.sources:
            return []
        mine = self.origins(name)
        return [other for other in names if other != name and _overlap(mine, other, self.origins(other))]

    def sides(self, link: Link) -> tuple[set[str], set[str]]:
        """The names that have their memory through a link, and those that have it by other ways."""
        name, source = link
        names = {source, *self.names()}
        mine = self._origins(source, link)
        through = {other for other in names if any(name in wholes(each) for each in self.origins(other))}
        return through, {other for other in names if _overlap(mine, other, self._origins(other, link))}


def wholes(name: str) -> Iterator[str]:
    """A field, and what it is a field of: `net.layer.W`, `net.layer`, `net`."""
    yield name
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def _overlap(mine: AbstractSet[str], name: str, others: AbstractSet[str]) -> bool:
    """Whether something of one name is a part of something of the other; what has both as fields is none of the two."""
    return any(whole in mine for other in others for whole in wholes(other)) or any(
        whole in others for each in mine for whole in wholes(each) if whole != name or each == name
    )
