"""Which loops make a nest (R5.6): a loop over the variable of the loop around it, two deep and no deeper."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.walk import children


@dataclass(slots=True)
class Nests:
    """`outer` and `inner` loops by id; `deeper` are the loops of three-deep chains, which walk axis by axis."""

    outer: set[int] = field(default_factory=set)
    inner: dict[int, int] = field(default_factory=dict)
    chains: dict[int, tuple[str, ...]] = field(default_factory=dict)


def find_nests(body: core.Node) -> Nests:
    """The nests of a function or program."""
    found = Nests()
    _search(body, (), found)
    return found


def _search(node: core.Node, around: tuple[core.ForIn, ...], found: Nests) -> None:
    inside = around
    if isinstance(node, core.ForIn):
        chain = _chain_to(node, around)
        found.chains[node.id] = tuple(loop.variables[0] for loop in chain)
        inside = (*around, node)
        if len(chain) == 2 and not _walked_again(node):
            found.inner[node.id] = chain[0].id
            found.outer.add(chain[0].id)
    for child in children(node):
        _search(child, inside if not isinstance(node, core.Define | core.Lambda) else (), found)


def _chain_to(node: core.ForIn, around: tuple[core.ForIn, ...]) -> tuple[core.ForIn, ...]:
    """`for plane in T`, `for row in plane`, `for col in row`: the loops whose variables lead to this one."""
    chain = [node]
    while isinstance(chain[0].iterable, core.Variable):
        name = chain[0].iterable.name
        above = [loop for loop in around if loop.variables == (name,)]
        if not above or len(chain[0].variables) != 1:
            break
        chain.insert(0, above[-1])
        around = around[: around.index(above[-1])]
    return tuple(chain)


def _walked_again(node: core.ForIn) -> bool:
    """Does a loop inside walk this one's variable?"""
    waiting = list(children(node.body))
    while waiting:
        here = waiting.pop()
        if isinstance(here, core.ForIn) and isinstance(here.iterable, core.Variable) and here.iterable.name in node.variables:
            return True
        waiting.extend(children(here))
    return False
