"""Which variables of a function may share memory: those that may stand for what was made at the same place of the program (R2.8)."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NO_SITES
from fpp_lang.core.walk import walk
from fpp_lang.settle.facts import Facts

Sites = frozenset[int]


def sharing(body: core.Block, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The pairs of variables that may share memory, each once and in order.

    What a parameter may be given counts where it meets a variable of outside: a procedure may not get one tensor twice (R6.6), but one
    that it reads from outside as well.
    """
    sites: dict[str, Sites] = {}
    outer: set[str] = set()
    for node in walk(body):
        if isinstance(node, core.Variable) and (found := facts.kinds.get(node.id)) is not None and found.sites:
            sites[node.name] = sites.get(node.name, NO_SITES) | found.sites
            if node.where is not core.Where.LOCAL:
                outer.add(node.name)
    given = {name: facts.reached(found, lent=True) for name, found in sites.items()} if outer else sites
    names = sorted(sites)
    return tuple(
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if sites[one] & sites[other] or ((one in outer) is not (other in outer) and given[one] & given[other])
    )
