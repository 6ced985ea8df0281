"""Where each name gets its values in a damaged text, whatever its blocks turn out to be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from fpp_lang.syntax.repair.statements import DEFINITIONS, Kind, Statement


class Source(Enum):
    """What gives a name its value."""

    VALUE = "an assignment"
    LOOP = "a loop"
    PARAMETER = "a parameter"


@dataclass(slots=True)
class Names:
    """For each name the places of statements that give it a value, and of those that read it, in order."""

    given: dict[str, list[int]] = field(default_factory=dict)
    sources: dict[str, list[Source]] = field(default_factory=dict)
    read: dict[str, list[int]] = field(default_factory=dict)
    last_returns: set[int] = field(default_factory=set)  # each the last `return` before the next function

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Names:
        names = cls()
        last = -1
        for place, statement in enumerate(statements):
            source = Source.PARAMETER if statement.kind is Kind.FUNCTION else Source.VALUE
            names._give(statement.gives, place, source)
            names._give(statement.loops, place, Source.LOOP)
            names._give((f"{loop}{ending}" for loop in statement.loops for ending in ("Index", "_index")), place, Source.LOOP)
            if statement.kind in DEFINITIONS:
                names.last_returns.add(last)
            last = place if statement.jump is Kind.RETURN else last
            for name in statement.reads | statement.words:
                names.read.setdefault(name, []).append(place)
        names.last_returns.add(last)
        return names

    def _give(self, given: Iterable[str], place: int, source: Source) -> None:
        for name in given:
            self.given.setdefault(name, []).append(place)
            self.sources.setdefault(name, []).append(source)

    def first(self, name: str, start: int, end: int) -> int:
        """The first statement from `start` up to `end` that gives the name a value, -1 for none."""
        places = self.given.get(name, ())
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] < end else -1

    def latest(self, name: str, start: int, end: int) -> tuple[int, Source | None]:
        """The latest statement from `start` up to `end` that gives the name a value, and how; -1 for none."""
        places = self.given.get(name, ())
        at = bisect_left(places, end) - 1
        return (places[at], self.sources[name][at]) if at >= 0 and places[at] >= start else (-1, None)

    def is_read(self, name: str, start: int, end: int) -> bool:
        """Whether a statement behind `start` and before `end` reads the name."""
        places = self.read.get(name, ())
        at = bisect_right(places, start)
        return at < len(places) and places[at] < end
