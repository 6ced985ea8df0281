"""Names for what a derivative needs, free in the function in which they stand; the same program, the same names."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk


class Names:
    """The names of one function, or of the program's own statements."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = set(taken)
        self.made: dict[str, None] = {}

    def fresh(self, wish: str) -> str:
        wish = wish.strip("_") or "part"
        name, number = wish, 1
        while name in self.taken:
            number += 1
            name = f"{wish}_{number}"
        self.taken.add(name)
        self.made[name] = None
        return name

    def mark(self) -> tuple[set[str], dict[str, None]]:
        return set(self.taken), dict(self.made)

    def reset(self, mark: tuple[set[str], dict[str, None]]) -> None:
        self.taken, self.made = set(mark[0]), dict(mark[1])


def names_in(node: core.Node) -> set[str]:
    """Every name that a function or block says."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Variable(name=name):
                found.add(name)
            case core.Function(locals=names, name=name):
                found |= {*names, name}
            case core.ForCount(variable=name) | core.Visit(variable=name) | core.ForRows(variable=name):
                found.add(name)
            case core.ForElements(variable=name) | core.ForAll(variable=name):
                found.add(name)
    return found
