"""The kinds of variables along the ways through a function.

A branch is walked in place and taken back, so that what meets at its end costs what it wrote, not all there is:

    open()            a branch begins
    set(…)            remembered, with what was there before
    writes = close()  the branch ends: what it wrote, everything as before
    meet([w1, w2])    what holds after either branch
"""

from __future__ import annotations

from collections.abc import Iterable

from fpp_lang.core.kinds import NEVER, Kind, join

Writes = dict[str, Kind]


class Environment:
    """Kinds by variable name; a variable that is not there was not set on this way."""

    __slots__ = ("_before", "_values")

    def __init__(self, values: Writes) -> None:
        self._values = values
        self._before: list[dict[str, Kind]] = []

    def get(self, name: str) -> Kind:
        return self._values.get(name, NEVER)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def set(self, name: str, kind: Kind) -> None:
        if self._before:
            self._before[-1].setdefault(name, self._values.get(name, NEVER))
        self._values[name] = kind

    def open(self) -> int:
        """Begins a branch and gives its level."""
        self._before.append({})
        return len(self._before) - 1

    def close(self) -> Writes:
        """Ends the branch that was begun last."""
        before = self._before.pop()
        writes = {name: self._values[name] for name in before}
        self._values.update(before)
        return writes

    def since(self, level: int) -> Writes:
        """What was written since a level was opened, by this way."""
        return {name: self._values[name] for before in self._before[level:] for name in before}

    def meet(self, ways: Iterable[Writes]) -> None:
        """Continues with what holds after any of the ways; a variable that one of them did not write has its kind of before."""
        found = list(ways)
        for name in dict.fromkeys(name for way in found for name in way):
            kind = NEVER
            for way in found:
                kind = join(kind, way.get(name) or self.get(name))
            self.set(name, kind)

    def add(self, writes: Writes) -> None:
        """Joins what may have been written."""
        for name, kind in writes.items():
            known = self.get(name)
            if known is not kind:
                self.set(name, join(known, kind))


def join_writes(ways: list[Writes], base: Environment) -> Writes:
    """What any of the ways writes, in one; `base` stands for what a way leaves alone."""
    if len(ways) == 1:
        return ways[0]
    joined: Writes = {}
    for name in dict.fromkeys(name for way in ways for name in way):
        kind = NEVER
        for way in ways:
            kind = join(kind, way.get(name) or base.get(name))
        joined[name] = kind
    return joined
