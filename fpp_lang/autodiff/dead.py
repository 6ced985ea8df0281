"""Statements that nothing reads: what the way forth computes in vain once only the way back is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from fpp_lang.autodiff.places import LOOPS, name_of
from fpp_lang.autodiff.saving import reads_but_sizes
from fpp_lang.autodiff.shapes import takes_all
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWING, PRIMITIVES
from fpp_lang.core.walk import rebuild, walk

KEEPS_ARRAY = frozenset({"fractions", "own_fractions", "as_array"})


def without_dead(
    statements: Sequence[core.Statement], removable: Callable[[str], bool], read: Sequence[core.Node] = ()
) -> list[core.Statement]:
    """The statements without assignments of removable names that nothing reads, again and again.

    `read`: what stands behind the statements and reads as well.
    """
    found = list(statements)
    while True:
        counts = _reads([*found, *read])
        new = _pruned(found, removable, counts)
        if new == found and len(new) == len(found):
            return new
        found = new


def without_unread_fillings(statements: Sequence[core.Statement]) -> list[core.Statement]:
    """The statements without `x[...] = value` where afterwards nobody looks at more than the sizes of x."""
    found: list[core.Statement] = []
    read: set[str] = set()
    for node in reversed(statements):
        match node:
            case core.Assign(target=core.Index(target=core.Variable(name=name), subscripts=subscripts), value=value) if (
                all(map(takes_all, subscripts)) and name not in read and _quiet(value)
            ):
                continue
        found.append(node)
        read |= reads_but_sizes(node)
    return found[::-1]


def with_copies_in_one(statements: Sequence[core.Statement]) -> list[core.Statement]:
    """`d_x = d_y` and `d_x = copy of d_x` behind it in one line."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Block):
            return updated(part, statements=tuple(with_copies_in_one(part.statements)))
        return part if isinstance(part, core.Expression) else rebuild(part, change)

    found: list[core.Statement] = []
    for node in statements:
        match found[-1] if found else None, node:
            case (
                core.Assign(target=core.Variable(name=name), value=core.Variable() as source),
                core.Assign(target=core.Variable(name=same), value=core.Primitive(name="clone", arguments=(core.Variable(name=copied),))),
            ) if name == same == copied:
                copy = updated(node.value, arguments=(source,))
                found[-1] = updated(found[-1], value=copy)
            case _:
                found.append(change(node))  # type: ignore[arg-type]
    return found


def _reads(nodes: Sequence[core.Node]) -> Counter[str]:
    """How often each name is read; what a statement reads of the very name that it assigns does not count."""
    found: Counter[str] = Counter()
    for node in nodes:
        for part in walk(node):
            match part:
                case core.Variable(name=name):
                    found[name] += 1
                case core.Assign(target=core.Variable(name=name), value=value):
                    found[name] -= 1 + sum(isinstance(inner, core.Variable) and inner.name == name for inner in walk(value))
                case core.Assign(target=core.Index() as target) | core.Update(target=core.Index() as target):
                    root = name_of(target)
                    found[root or ""] -= 1
                case core.Update(target=core.Variable(name=name)):
                    found[name] -= 1
                case core.Evaluate(value=core.Primitive(name="append" | "add_at", arguments=(core.Variable(name=name), *_))):
                    found[name] -= 1
                case core.Assign(target=core.Targets(items=items)):
                    for item in items:
                        if isinstance(item, core.Variable):
                            found[item.name] -= 1
    return found


def _pruned(statements: Sequence[core.Statement], removable: Callable[[str], bool], counts: Counter[str]) -> list[core.Statement]:
    found: list[core.Statement] = []
    for node in statements:
        new = _kept(node, removable, counts)
        if new is not None:
            found.append(new)
    return found


def _kept(node: core.Statement, removable: Callable[[str], bool], counts: Counter[str]) -> core.Statement | None:
    def dead(name: str | None) -> bool:
        return name is not None and removable(name) and counts[name] <= 0

    match node:
        case core.Assign(target=core.Targets(items=items)):
            return None if all(isinstance(item, core.Variable) and dead(item.name) for item in items) and _quiet(node.value) else node
        case core.Assign(target=core.Variable() | core.Index() as target, value=value):
            return None if dead(name_of(target)) and _quiet(value) else node
        case core.Update(target=core.Variable() | core.Index() as target, value=value):
            return None if dead(name_of(target)) and _quiet(value) else node
        case core.Evaluate(value=core.Primitive(name="append" | "add_at", arguments=(core.Variable(name=name), *_))):
            return None if dead(name) else node
        case core.If():
            branches = tuple(
                (test, updated(block, statements=tuple(_pruned(block.statements, removable, counts)))) for test, block in node.branches
            )
            otherwise = node.otherwise
            if otherwise is not None:
                otherwise = updated(otherwise, statements=tuple(_pruned(otherwise.statements, removable, counts)))
            if all(_is_empty(block) for _, block in branches) and (otherwise is None or _is_empty(otherwise)):
                return None
            filled = tuple((test, _filled(block)) for test, block in branches)
            return updated(node, branches=filled, otherwise=None if otherwise is None or _is_empty(otherwise) else otherwise)
        case core.Try(body=body, handler=handler):
            kept = (updated(block, statements=tuple(map(_without_empty_ends, block.statements))) for block in (body, handler))
            return updated(node, body=next(kept), handler=_filled(next(kept)))
        case _ if isinstance(node, LOOPS):

            def change(part: core.Node) -> core.Node:
                if isinstance(part, core.Block):
                    return updated(part, statements=tuple(_pruned(part.statements, removable, counts)))
                return part

            new = rebuild(node, change)
            return None if _is_empty(new.body) and not isinstance(node, core.While | core.Repeat) else new
    return node


def _without_empty_ends(node: core.Statement) -> core.Statement:
    """A choice without an `else` in which nothing stands."""
    if isinstance(node, core.If) and node.otherwise is not None and _is_empty(node.otherwise):
        return updated(node, otherwise=None)
    return node


def _is_empty(block: core.Block) -> bool:
    return all(isinstance(node, core.Pass) for node in block.statements)


def _filled(block: core.Block) -> core.Block:
    return block if block.statements else updated(block, statements=(core.Pass(span=block.span),))


def _quiet(value: core.Expression) -> bool:
    """Whether computing a value does nothing else."""
    return not any(
        isinstance(part, core.Apply | core.MethodCall | core.New)
        or (isinstance(part, core.Primitive) and PRIMITIVES[part.name].hazard == "effect" and part.name != "pop")
        for part in walk(value)
    )


ONCE = DRAWING | {"save_plot", "save", "print", "hold_fractions"}
"""Primitives whose effect belongs to the way forth alone."""


def without_effects(statements: Sequence[core.Statement], *, caught: bool = False) -> list[core.Statement]:
    """A copy of the way forth says nothing a second time: printing, tests and stops have happened; one that is `caught` is needed."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Block):
            return updated(part, statements=tuple(without_effects(part.statements, caught=caught or isinstance(node, core.Try))))
        return part if isinstance(part, core.Expression) else rebuild(part, change)

    found: list[core.Statement] = []
    for node in statements:
        match node:
            case core.Evaluate(value=core.Primitive(name=name)) if name in ONCE:
                continue
            case core.Assert() | core.Throw() if caught:
                pass
            case core.Assert() | core.Throw() | core.Pass():
                continue
        new = rebuild(node, change)
        if (
            isinstance(new, core.If)
            and all(_is_empty(block) for _, block in new.branches)
            and (new.otherwise is None or _is_empty(new.otherwise))
        ):
            continue
        found.append(new)
    return found
