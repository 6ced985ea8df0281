"""What a variable is to a loop: set anew in every pass, added up, a running value, what the pass before has set, or carried on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.lift.model import Chosen
from fpp_lang.lift.uses import assigned_in, is_variable, root_of


class First(Enum):
    """What a piece of program does first with a variable."""

    NOTHING = "nothing"
    READ = "read"
    WRITE = "write"
    MAYBE = "maybe"  # it sets it on some paths


class Role(Enum):
    PRIVATE = "private"
    TOTAL = "total"
    RUNNING = "running"
    CHOSEN = "chosen"
    PREVIOUS = "previous"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Use:
    """A variable's role; `operator` of totals and running values."""

    role: Role
    operator: str | None = None


Loop = core.ForCount | core.ForEach | core.ForRows | core.ForElements | core.ForAll
COUNTED = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll)
LOOPS = (*COUNTED, core.While, core.Repeat)


def first_use(name: str, nodes: Iterable[core.Statement]) -> First:
    """What statements in a row do first with a variable."""
    found = First.NOTHING
    for node in nodes:
        here = _first(name, node)
        if here is First.READ:
            return First.READ
        if here is First.WRITE:
            return First.WRITE
        if here is First.MAYBE:
            found = First.MAYBE
    return found


def _first(name: str, node: core.Statement) -> First:
    match node:
        case core.Assign(target=core.Variable(name=target), value=value) if target == name:
            return First.READ if reads(name, value) else First.WRITE
        case core.If(branches=branches, otherwise=otherwise):
            after: list[First] = []
            for test, block in branches:
                if reads(name, test):
                    return First.READ
                after.append(first_use(name, block.statements))
            after.append(first_use(name, otherwise.statements) if otherwise is not None else First.NOTHING)
            if First.READ in after:
                return First.READ
            if all(found is First.WRITE for found in after):
                return First.WRITE
            return First.MAYBE if {First.WRITE, First.MAYBE} & set(after) else First.NOTHING
        case _ if isinstance(node, LOOPS):
            bound = _binds(node)
            headers = [part for part in _headers(node) if reads(name, part)]
            if headers:
                return First.READ
            if name in bound:
                return First.MAYBE
            inner = first_use(name, node.body.statements)
            if inner is not First.READ and isinstance(node, core.Repeat) and reads(name, node.condition):
                return First.READ
            return First.MAYBE if inner is First.WRITE else inner
        case Chosen(written=written):
            return _first(name, written)
        case core.Return() | core.Throw():
            return First.READ if reads(name, node) else First.WRITE
    if reads(name, node):
        return First.READ
    return First.MAYBE if name in assigned_in(node) else First.NOTHING


def _binds(node: core.Statement) -> set[str]:
    """The variables of a loop."""
    match node:
        case core.ForCount(variable=name):
            return {name}
        case core.ForRows(variable=name, position=position) | core.ForElements(variable=name, position=position):
            return {name, *([position] if position else [])}
        case core.ForAll(variable=name, position=position):
            return {name, *([position] if position else [])}
        case core.ForEach(visits=visits, unpack=unpack, position=position):
            return {*(unpack or [visit.variable for visit in visits]), *([position] if position else [])}
    return set()


def _headers(node: core.Statement) -> list[core.Node]:
    match node:
        case core.ForCount(start=start, stop=stop, step=step):
            return [start, stop, step]
        case core.ForEach(visits=visits):
            return [visit.iterable for visit in visits]
        case core.ForRows(iterable=iterable) | core.ForAll(iterable=iterable):
            return [iterable]
        case core.While(condition=condition):
            return [condition]
    return []


def reads(name: str, node: core.Node) -> bool:
    """Whether a variable occurs in an expression or statement."""
    return any(isinstance(part, core.Variable) and part.name == name for part in walk(node))


def uses(body: core.Block, names: Iterable[str], *, previous: bool = False) -> dict[str, Use]:
    """The roles of the variables that a loop's body assigns; `previous`: whether what the pass before has set is a role of its own."""
    found = {name: _use(name, body) for name in names}
    if previous:
        found |= {name: Use(Role.PREVIOUS) for name, use in found.items() if use.role is Role.CARRIED and _is_previous(name, body)}
    return found


def _is_previous(name: str, body: core.Block) -> bool:
    """Whether every pass leaves the next one a number that it does not make of the one before."""
    sets = [part for part in walk(body) if isinstance(part, core.Assign | core.Update) and reads(name, part.target)]
    match sets:
        case [core.Assign(target=core.Variable(), value=value) as only]:
            return only in body.statements and not reads(name, value)
    return False


def _use(name: str, body: core.Block) -> Use:
    chosen = [part for part in walk(body) if isinstance(part, Chosen) and name in part.variables]
    if len(chosen) == 1 and sum(is_variable(part, name) for part in walk(body)) == sum(is_variable(part, name) for part in walk(chosen[0])):
        return Use(Role.CHOSEN)
    if first_use(name, body.statements) is not First.READ:
        return Use(Role.PRIVATE)
    updates = [part for part in walk(body) if isinstance(part, core.Update) and is_variable(part.target, name)]
    operators = {_group(update.operator) for update in updates}
    other = sum(is_variable(part, name) for part in walk(body)) - len(updates)
    assigned = [part for part in walk(body) if isinstance(part, core.Assign) and _sets(name, part.target)]
    if assigned or len(operators) != 1 or any(reads(name, update.value) for update in updates):
        return Use(Role.CARRIED)
    if other == 0:
        return Use(Role.TOTAL, next(iter(operators)))
    if len(updates) == 1 and updates[0] in body.statements:
        return Use(Role.RUNNING, updates[0].operator)
    return Use(Role.CARRIED)


def _sets(name: str, target: core.Target) -> bool:
    return reads(name, target) if isinstance(target, core.Targets) else root_of(target) == name


def _group(operator: str) -> str:
    return {"subtract": "add", "divide": "multiply"}.get(operator, operator)


def kept_for_deeper(body: core.Block, names: Sequence[str]) -> set[str]:
    """The variables of a loop's body that only inner loops and other such variables read: their axis of size 1 is worth keeping."""
    found = set(names)
    changed = True
    while changed:
        changed = False
        for node in body.statements:
            if isinstance(node, LOOPS):
                continue
            own = node.target.name if isinstance(node, core.Assign | core.Update) and isinstance(node.target, core.Variable) else None
            if own in found:
                continue
            for name in [name for name in found if reads(name, node)]:
                found.discard(name)
                changed = True
    return {name for name in found if _read_deeper(name, body, found)}


def _read_deeper(name: str, body: core.Block, others: set[str]) -> bool:
    for node in body.statements:
        if isinstance(node, LOOPS) and any(
            is_variable(part, name) and not any(isinstance(up, core.Update) and up.target is part for up in walk(node))
            for part in walk(node)
        ):
            return True
        if isinstance(node, core.Assign | core.Update) and isinstance(node.target, core.Variable):
            if node.target.name in others and node.target.name != name and reads(name, node.value):
                return True
    return False
