"""Names that share memory (R2.8): a row that is stored in through its own name is written as the part of the tensor that it is.

The way back knows values, not memory: where two names may see one change, one of them has to go, or the gradient is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff.memory import Memory
from fpp_lang.autodiff.places import GIVES, LOOPS, Protects, blocks_of, name_of, reads_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative, Refused, shares_memory
from fpp_lang.autodiff.saving import is_view
from fpp_lang.autodiff.sharing import group_of, in_other_branches, is_told_apart
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import rebuild, walk

Loops = tuple[core.Statement, ...]
Placed = tuple[core.Statement, Loops]
SIMPLE = (core.Variable, core.Field, core.Index)
HOLDERS = frozenset({Base.OBJECT, Base.RECORD, Base.LIST})
"""What has fields, or items that may have some."""


@dataclass(slots=True)
class Views:
    """Which names of a region are parts of other tensors, and stored in through either name."""

    parts: dict[str, core.Expression] = field(default_factory=dict)

    def rewritten(self, node: core.Statement) -> core.Statement:
        """The statement with the part of the tensor in the place of its other name."""
        if not self.parts or not any(isinstance(part, core.Variable) and part.name in self.parts for part in walk(node)):
            return node
        if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and node.target.name in self.parts:
            return node

        found = self._changed(node)
        assert isinstance(found, core.Statement)
        return found

    def in_place(self, value: core.Expression) -> core.Expression:
        """An expression with parts of tensors in the place of other names."""
        found = self._changed(value)
        assert isinstance(found, core.Expression)
        return found

    def _changed(self, part: core.Node) -> core.Node:
        if isinstance(part, core.Variable) and part.name in self.parts:
            return updated(self.parts[part.name], span=part.span)
        new = rebuild(part, self._changed)
        match new:
            case core.Index(target=core.Index(target=inner, subscripts=first), subscripts=second) if inner.kind.base is Base.TENSOR and all(
                isinstance(place, core.Expression) and place.kind.is_single for place in first
            ):
                return updated(new, target=inner, subscripts=(*first, *second))
        return new


def views_of(
    statements: Sequence[core.Statement],
    protects: Protects,
    held: Mapping[str, object],
    relevant: Callable[[str], bool] = lambda name: True,
    *,
    written_out: bool = False,
) -> Views:
    """The names to be rewritten; refuses where sharing cannot be followed.

    `held`: names that are given from outside. `relevant`: whether the way back may read a name. `written_out`: methods are, so that an
    object is only changed where one of its fields is.
    """
    nodes = list(_numbered(statements, ()))
    stored = {name for node, _ in nodes for name, partial in writes_of(node, protects) if partial or "." in name}
    views = Views()
    if not stored:
        return views
    shared = _shared_or_held if written_out else _shared
    links = [(name, root, source) for node, _ in nodes for name, source in shared(node, protects) if (root := name_of(source)) is not None]
    pairs = [(name, root) for name, root, source in links if source.kind.base in HOLDERS]
    memory = Memory.of((name, root) for name, root, _ in links)
    whole: dict[str, list[int]] = {}
    for number, (node, _) in enumerate(nodes):
        for name, partial in writes_of(node, protects):
            if not partial:
                whole.setdefault(name, []).append(number)
    for number, (node, loops) in enumerate(nodes):
        for name, source in shared(node, protects):
            root = name_of(source)
            if root is None:
                continue
            mine, others = memory.sides((name, root))
            if not any(map(relevant, mine | others)):
                continue
            if not _stored_after(mine | others, number, nodes, loops, protects) and (
                source.kind.base not in HOLDERS or _has_own_fields(name, number, nodes, loops, pairs, protects)
            ):
                continue
            if not _are_mentioned(mine, number, nodes, loops, protects) or not (
                others & held.keys() or _are_mentioned(others, number, nodes, loops, protects)
            ):
                continue
            if _only_names(node) and isinstance(node, core.Assign) and node.value is source:
                fixed = reads_of(source) - {root}
                again = [
                    place for other in (root, *fixed) for place in whole.get(other, ()) if place > number or _inside(place, nodes, loops)
                ]
                again = [place for place in again if not _is_loop_around(nodes[place][0], loops)]
                if len(whole[name]) == 1 and not again and name not in held and not _read_outside(name, nodes, loops):
                    views.parts[name] = views.in_place(source)
                    continue
            raise Refused(_shares(node, name, root))
    return views


def refuse_views(
    statements: Sequence[core.Statement],
    protects: Protects,
    held: Mapping[str, object],
    known: Views,
    relevant: Callable[[str], bool] = lambda name: True,
) -> None:
    """Refuses where calls that were written out share memory that is stored in later."""
    for name, source in views_of(statements, protects, held, relevant, written_out=True).parts.items():
        if name not in known.parts:
            raise Refused(_shares(source, name, name_of(source)))


def memory_of(statements: Sequence[core.Statement], protects: Protects) -> Memory:
    """Which names share memory in some statements."""
    shares = (share for node, _ in _numbered(statements, ()) for share in _shared_or_held(node, protects))
    return Memory.of((name, root) for name, source in shares if (root := name_of(source)) is not None)


def stores_in_both(statements: Sequence[core.Statement], protects: Protects, one: str, other: str) -> bool:
    """Whether two names that share memory from the start are both used, and something is stored in what they share."""
    memory = memory_of(statements, protects)
    nodes = [node for node, _ in _numbered(statements, ())]
    stored = {name for node in nodes for name, partial in writes_of(node, protects) if partial}
    said = {name for node in nodes for name in (*reads_of(node), *(written for written, _ in writes_of(node, protects)))}
    sides = [{name, *memory.together(name, stored | said)} for name in (one, other)]
    return any(side & stored for side in sides) and all(side & said for side in sides)


def _shares(node: core.Node, name: str, root: str | None) -> NoDerivative:
    return shares_memory(node.span, name, root)


def _numbered(statements: Sequence[core.Statement], loops: Loops) -> Iterator[Placed]:
    for node in statements:
        yield node, loops
        inner = (*loops, node) if isinstance(node, LOOPS) else loops
        for child in blocks_of(node):
            yield from _numbered(child.statements, inner)


def _shared(node: core.Statement, protects: Protects) -> Iterator[tuple[str, core.Expression]]:
    """The names that get memory of something that has a name, and that thing."""
    match node:
        case core.Assign(target=core.Variable() | core.Field() as target, value=value):
            yield from _held(name_of(target), value, protects)
        case core.Assign(target=core.Index(target=items, subscripts=(_,)), value=value) if items.kind.base is Base.LIST:
            yield from _held(name_of(items), value, protects)
        case core.Assign(target=core.Targets(items=targets), value=core.Pair(items=values)):
            for item, value in zip(targets, values, strict=False):
                if isinstance(item, core.Variable):
                    yield from _held(item.name, value, protects)
        case core.Evaluate(
            value=core.Primitive(name="append" | "insert", arguments=(core.Expression() as items, *_, core.Expression() as item))
        ):
            yield from _held(name_of(items), item, protects)


def _held(name: str | None, value: core.Expression, protects: Protects) -> Iterator[tuple[str, core.Expression]]:
    """What a name holds in itself or in its fields, when it gets a value."""
    match value:
        case _ if name is None:
            return
        case core.Record(entries=entries):
            for key, item in entries:
                yield from _held(f"{name}.{key.value}" if isinstance(key, core.Constant) else name, item, protects)
        case _:
            for source in sources_of(value, protects):
                yield name, source


def _shared_or_held(node: core.Statement, protects: Protects) -> Iterator[tuple[str, core.Expression]]:
    """The same, and what an object is given when it is made, which it may hold."""
    yield from _shared(node, protects)
    match node:
        case core.Assign(target=core.Variable() | core.Field() as target, value=core.New(arguments=arguments)):
            for argument in arguments:
                for source in sources_of(argument, protects) if argument is not None else ():
                    yield name_of(target) or "", source


def sources_of(value: core.Expression, protects: Protects) -> Iterator[core.Expression]:
    """What has a name and shares memory with a value."""
    if value.kind.is_single or value.kind.base in (Base.TEXT, Base.FUNCTION, Base.SHAPE, Base.RANGE, Base.NOTHING):
        return
    match value:
        case core.Variable() | core.Field():
            yield value
        case core.Index(target=target):
            if is_view(value) and name_of(target) is None:
                yield from sources_of(target, protects)
            elif is_view(value):
                yield value
        case core.Call(key=key, arguments=arguments) if not protects(f"{GIVES}{key}"):
            for argument in arguments:
                if argument is not None:
                    yield from sources_of(argument, protects)
        case core.Bracket(form="list", items=items) | core.Pair(items=items):
            for item in items:
                yield from sources_of(item, protects)
        case core.Record(entries=entries):
            for _, item in entries:
                yield from sources_of(item, protects)
        case core.Conditional(yes=yes, no=no):
            yield from sources_of(yes, protects)
            yield from sources_of(no, protects)
        case core.Primitive(name="transpose" | "reshape" | "fractions" | "as_array", arguments=(core.Expression() as inner, *_)):
            yield from sources_of(inner, protects)
        case core.Unwrap(value=inner) | core.ToTensor(value=inner):
            yield from sources_of(inner, protects)


def gives_its_own(function: core.Function, protects: Protects) -> bool:
    """Whether what a function gives shares no memory with what it is given, or with variables outside."""
    own = set(function.locals) - {parameter.name for parameter in function.parameters}
    given = [(name, name_of(source)) for node, _ in _numbered(function.body.statements, ()) for name, source in _shared(node, protects)]
    shared: set[str] = set()
    while grown := {name for name, root in given if root is not None and (root not in own or root in shared)} - shared:
        shared |= grown
    results = [node.value for node in walk(function.body) if isinstance(node, core.Return) and node.value is not None]
    roots = {(name_of(source) or "").partition(".")[0] for value in results for source in sources_of(value, protects)}
    return all(root in own and root not in shared for root in roots)


def _stored_after(
    names: set[str], number: int, nodes: Sequence[Placed], loops: Loops,
    protects: Protects,
) -> bool:  # fmt: skip
    """Whether one of the names is stored in later, or in another pass of a loop around."""
    renewed = _renewed(names, number, nodes, loops, protects)
    for place, (node, around) in enumerate(nodes):
        if place <= number and not any(loop in around for loop in loops):
            continue
        stored = {name for name, partial in writes_of(node, protects) if partial and name in names}
        if any(place > number or place < renewed.get(name, place + 1) for name in stored) and not _moves_items(node):
            return True
    return False


def _has_own_fields(
    name: str, number: int, nodes: Sequence[Placed], loops: Loops, pairs: Sequence[tuple[str, str]],
    protects: Protects,
) -> bool:  # fmt: skip
    """Whether no field that is set later through this name, or another name of the object, is read through a third."""
    later = [node for place, (node, around) in enumerate(nodes) if place > number or any(loop in around for loop in loops)]
    return is_told_apart(
        later,
        group_of(name, pairs),
        lambda node: any(True for _ in _shared(node, protects)),
        in_other_branches([node for node, _ in nodes]),
    )


def _are_mentioned(names: set[str], number: int, nodes: Sequence[Placed], loops: Loops, protects: Protects) -> bool:
    """Whether one of the names is read or changed behind a statement, or in another pass of a loop around it."""
    return any(
        not names.isdisjoint(reads_of(node)) or any(written in names for written, _ in writes_of(node, protects))
        for place, (node, around) in enumerate(nodes)
        if (place > number or (place < number and any(loop in around for loop in loops))) and not _only_names(node)
    )


def _only_names(node: core.Statement) -> bool:
    """Whether a statement does no more than to give something another name."""
    return isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and isinstance(node.value, SIMPLE)


def _renewed(names: set[str], number: int, nodes: Sequence[Placed], loops: Loops, protects: Protects) -> dict[str, int]:
    """Where every pass gives a name a value of its own, before the statement with this number shares it."""
    if not loops:
        return {}
    own = {id(node) for block in blocks_of(loops[-1]) for node in block.statements}
    found: dict[str, int] = {}
    for place, (node, _) in enumerate(nodes[:number]):
        if id(node) in own and isinstance(node, core.Assign):
            found |= {name: place for name, partial in writes_of(node, protects) if name in names and not partial and name not in found}
    return found


def _moves_items(node: core.Statement) -> bool:
    """Whether a statement only puts items into a list or takes them out: what they hold stays as it is."""
    match node:
        case core.Evaluate(value=core.Primitive(name="append" | "insert" | "pop")):
            return True
        case core.Assign(target=core.Variable(), value=core.Primitive(name="pop")):
            return True
        case core.Assign(target=core.Index(target=core.Variable(kind=kind), subscripts=(_,))):
            return kind.base is Base.LIST
    return False


def _inside(place: int, nodes: Sequence[Placed], loops: Loops) -> bool:
    node, around = nodes[place]
    return any(loop in around or loop is node for loop in loops)


def _is_loop_around(node: core.Statement, loops: Loops) -> bool:
    return any(loop is node for loop in loops)


def _read_outside(name: str, nodes: Sequence[Placed], loops: Loops) -> bool:
    """Whether a name that a loop binds is read outside of it."""
    if not loops:
        return False
    innermost = loops[-1]
    return any(
        innermost not in around and node is not innermost and not isinstance(node, LOOPS) and name in reads_of(node)
        for node, around in nodes
    )
