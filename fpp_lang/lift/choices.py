"""Choices one after the other as one: `S = np.where(c, a, 0.0)`, `S = np.where(~c, x, S)` is `S = np.where(c, a, x)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.roles import reads


def joined_choices(nodes: Sequence[core.Statement], made: frozenset[int] | set[int]) -> list[core.Statement]:
    """The statements with choices joined that lifting `made`."""
    found = list(nodes)
    place = 0
    while place < len(found):
        later = _next_choice(found, place, made)
        joined = _joined(found[place], found[later]) if later is not None else None
        if joined is None or later is None:
            place += 1
            continue
        found[later] = joined
        found[place + 1] = with_comments_of(found[place], found[place + 1])
        del found[place]
    return found


def tests_in_place(nodes: Sequence[core.Statement], counts: Counter[str], made: frozenset[int] | set[int]) -> list[core.Statement]:
    """The statements with tests that are read only once where they are read, if lifting gave them their name."""
    found = list(nodes)
    for place in range(len(found) - 2, -1, -1):
        match found[place], found[place + 1]:
            case (
                core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Compare() | core.Logic() as test) as named,
                core.Assign() | core.Return() as reader,
            ) if named.id in made and counts[name] == 1:
                new = _with_test(reader, name, test)
                if new is not None:
                    found[place : place + 2] = [with_comments_of(named, new)]
    return found


def _with_test(node: core.Assign | core.Return, name: str, test: core.Expression) -> core.Statement | None:
    match node.value:
        case core.Primitive(name="select", arguments=(core.Variable(name=found), *arms)) if found == name:
            return updated(node, value=updated(node.value, arguments=(test, *arms)))
    return None


def with_comments_of(gone: core.Statement, node: core.Statement) -> core.Statement:
    """A statement with the comments of one that is gone, which stood before it."""
    before = (*gone.comments.before, *((gone.comments.after,) if gone.comments.after is not None else ()), *node.comments.before)
    return updated(node, comments=core.Comments(before, node.comments.after))


def _next_choice(nodes: Sequence[core.Statement], place: int, made: frozenset[int] | set[int]) -> int | None:
    """Where the tensor of a choice is chosen again, if nothing between reads it or changes what the choice is made of."""
    match nodes[place]:
        case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Primitive(name="select") as value):
            needed = {part.name for part in walk(value) if isinstance(part, core.Variable)}
        case _:
            return None
    for later, node in enumerate(nodes[place:], place):
        if node.id not in made or not isinstance(node, core.Assign) or not isinstance(node.target, core.Variable):
            return None
        if later > place and reads(name, node):
            return later
        if later > place and node.target.name in needed:
            return None
    return None


def _joined(first: core.Statement, second: core.Statement) -> core.Statement | None:
    match first, second:
        case (
            core.Assign(
                value=core.Primitive(arguments=(core.Expression() as test, core.Expression() as yes, core.Expression() as no)) as chosen
            ),
            core.Assign(
                target=core.Variable(name=name),
                value=core.Primitive(
                    name="select", arguments=(core.Expression() as again, core.Expression() as new, core.Variable(name=kept))
                ),
            ),
        ) if name == kept and not reads(name, test):
            pass
        case _:
            return None
    if again != test and not _opposite(again, test) and not _opposite(test, again):
        return None
    old, other = (yes, no) if again == test else (no, yes)
    if not reads(name, new) and not isinstance(old, core.Constant):
        return None  # what is chosen no more may have been what gave the shape
    value = _with(new, name, old)
    if value is None:
        return None
    arms = (value, other) if again == test else (other, value)
    dtype = make.joined_dtype(value.kind.dtype, other.kind.dtype)
    choice = make.primitive("select", test, *arms, kind=updated(chosen.kind, dtype=dtype), like=second)
    if chosen.kind.dtype == "float" and dtype != "float":
        choice = make.primitive("fractions", choice, kind=chosen.kind, like=second)
    return updated(second, value=choice)


def _with(node: core.Expression, name: str, old: core.Expression) -> core.Expression | None:
    """An expression with what a variable was where it is read, once and element by element."""
    if not reads(name, node):
        return node
    match node:
        case core.Variable():
            return old
        case core.Primitive(name="add", arguments=(core.Variable(name=found), core.Primitive(name=term) as sums)) if (
            found == name
            and not reads(name, sums)
            and not PRIMITIVES[term].elementwise
            and isinstance(old, core.Constant)
            and old.value == 0
        ):
            return sums
        case core.Primitive(name=operation, arguments=arguments) if PRIMITIVES[operation].elementwise:
            places = [place for place, part in enumerate(arguments) if part is not None and reads(name, part)]
            part = arguments[places[0]]
            new = _with(part, name, old) if part is not None and len(places) == 1 else None
            return updated(node, arguments=(*arguments[: places[0]], new, *arguments[places[0] + 1 :])) if new is not None else None
    return None


def _opposite(one: core.Expression, other: core.Expression) -> bool:
    match one, other:
        case core.Not(operand=inner), _:
            return inner == other
        case core.Compare(first=first, rest=(("==", right),)), core.Compare(first=too, rest=(("!=", right_too),)):
            return first == too and right == right_too
    return False
