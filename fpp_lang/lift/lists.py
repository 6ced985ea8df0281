"""Lists that became tensors: which lists a program only reads as such, and how they stand in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.facts import is_number
from fpp_lang.lift.uses import names_in


def _uses(name: str, node: core.Node, parent: core.Node) -> Iterator[tuple[core.Node, core.Node]]:
    if isinstance(node, core.Variable) and node.name == name:
        yield node, parent
    for child in children(node):
        yield from _uses(name, child, node)


def grown_by(node: core.Node) -> str:
    """The list that a statement lets grow."""
    match node:
        case core.Primitive(name="append", arguments=(core.Variable(name=name), *_)):
            return name
    return ""


def read_as_tensor(name: str, body: core.Block, inside: tuple[str, ...] = ()) -> bool:
    """Whether a list is only measured and used as a tensor, as is each list that it is put in; `inside`: what these were asked for."""
    starts, asked = 0, (*inside, name)
    for node, parent in _uses(name, body, body):
        match parent:
            case core.ToTensor() | core.Primitive(name="len"):
                continue
            case core.Visit(live=False) as visit if _items_are_read(visit, body):
                continue
            case core.Primitive(name="append", arguments=(core.Variable(name=outer), *_)) if outer in asked or read_as_tensor(
                outer, body, asked
            ):
                continue
            case core.Assign(target=target, value=core.Bracket(form="list")) if target is node:
                starts += 1
                continue
        return False
    return starts == 1


def _items_are_read(visit: core.Visit, body: core.Block) -> bool:
    """Whether what a loop takes from a list is numbers, or lists that are only measured and walked themselves."""
    loops = (node for node in walk(body) if isinstance(node, core.ForEach) and visit in node.visits)
    inside = {part.id for loop in loops for part in walk(loop.body)}
    for node, parent in _uses(visit.variable, body, body):
        assert isinstance(node, core.Expression)
        walks = isinstance(parent, core.Visit) and not parent.live
        measures = isinstance(parent, core.ToTensor) or (isinstance(parent, core.Primitive) and parent.name == "len")
        may_be_list = node.kind.base is Base.LIST or (node.kind.base is Base.OPEN and node.id in inside)
        if may_be_list and not walks and not measures:
            return False
    return True


def with_built(node: core.Statement, facts: Facts) -> core.Statement:
    """A loop that walks lists which are tensors by now."""
    if not any(isinstance(part, core.Visit) and names_in(part) & facts.built.keys() for part in walk(node)):
        return node

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Visit(iterable=core.Variable(name=name) as variable) if name in facts.built:
                kind = Kind(Base.TENSOR, facts.built[name], rank=facts.ranks[name])
                return updated(part, iterable=updated(variable, kind=kind))
        return rebuild(part, change)

    return rebuild(node, change)


def with_item(node: core.Statement, facts: Facts) -> core.Assign | None:
    """`out = np.concatenate((out, [item]))`, where one more number is appended to a list that is a vector by now."""
    match node:
        case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable(name=name) as items, core.Expression() as item))):
            if name not in facts.built or facts.ranks.get(name) != 1 or not is_number(item, facts):
                return None
        case _:
            return None
    dtype = facts.built[name] if facts.built[name] == item.kind.dtype else None
    kind = Kind(Base.TENSOR, dtype, rank=1)
    last = core.Bracket((item,), "list", kind=kind)
    before = updated(items, kind=updated(kind, dtype=facts.built[name]))
    facts.built[name] = dtype
    longer = make.primitive("concatenated", before, last, kind=kind)
    return core.Assign(updated(items, kind=kind), longer, span=node.span, comments=node.comments)


def with_others(body: core.Block, replaced: Mapping[int, core.Statement]) -> core.Block:
    """The body with other loops in place of some."""

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Expression):
            return node
        return replaced[node.id] if node.id in replaced else rebuild(node, change)

    found = change(body) if replaced else body
    assert isinstance(found, core.Block)
    return found


def tensors_for_lists(body: core.Block, lists: set[str]) -> core.Block:
    def change(node: core.Node) -> core.Node:
        match node:
            case core.ToTensor(value=core.Variable(name=name) as variable) if name in lists:
                return updated(variable, kind=node.kind)
        return rebuild(node, change)

    new = change(body)
    assert isinstance(new, core.Block)
    return new
