"""What a gradient is asked by: names, and lists and records of names, whose tensors are reached through those names as well (R10.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.activity import is_changed
from fpp_lang.autodiff.places import Protects, name_of, writes_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk

SHARED = frozenset({Base.TENSOR, Base.OBJECT, Base.RECORD, Base.LIST})
"""What a list shares with the name that it got it from; a number is copied."""


def with_names(
    asked: core.Expression, before: Sequence[core.Statement], loops: Sequence[core.Statement], protects: Protects
) -> core.Expression:
    """`[W, b]` for `params`, where `params = [W, b]` and both are still what they were then; else what was asked.

    `before`: the statements in front of the gradient, in the order in which they ran; `loops`: those that it stands in.
    """
    if not isinstance(asked, core.Variable) or asked.kind.base not in (Base.LIST, Base.RECORD, Base.PAIR):
        return asked
    place = next((place for place in range(len(before) - 1, -1, -1) if _sets_anew(before[place], asked.name, protects)), None)
    if place is None:
        return asked
    made = before[place]
    if not (isinstance(made, core.Assign) and isinstance(made.target, core.Variable) and _is_of_names(made.value)):
        return asked
    names = {name for name in map(name_of, parts_asked(made.value)) if name is not None}
    after = [*before[place + 1 :], *(loop for loop in loops if not any(part is made for part in walk(loop)))]
    if any(_sets_anew(node, name, protects) for node in after for name in {asked.name, *names}):
        return asked
    return made.value


def parts_asked(asked: core.Expression) -> Iterator[core.Variable | core.Field]:
    """The names in what is asked by."""
    match asked:
        case core.Bracket(items=items) | core.Pair(items=items):
            for item in items:
                yield from parts_asked(item)
        case core.Record(entries=entries):
            for _, item in entries:
                yield from parts_asked(item)
        case core.Variable() | core.Field():
            yield asked


def in_place_of_names(asked: core.Expression, value: Callable[[core.Variable | core.Field], core.Expression]) -> core.Expression:
    """The same list or record with values in the place of its names."""
    match asked:
        case core.Bracket(items=items) | core.Pair(items=items):
            return updated(asked, items=tuple(in_place_of_names(item, value) for item in items))
        case core.Record(entries=entries):
            return updated(asked, entries=tuple((key, in_place_of_names(item, value)) for key, item in entries))
    assert isinstance(asked, core.Variable | core.Field)
    return value(asked)


def own_copy(value: core.Expression) -> core.Expression:
    return value if value.kind.is_single else make.primitive("clone", value)


def _is_of_names(value: core.Expression) -> bool:
    match value:
        case core.Bracket(form="list", items=items) | core.Pair(items=items):
            return bool(items) and all(map(_is_of_names, items))
        case core.Record(entries=entries):
            return bool(entries) and all(_is_of_names(item) for _, item in entries)
        case core.Variable() | core.Field():
            return name_of(value) is not None and value.kind.base in SHARED
    return False


def _sets_anew(node: core.Statement, name: str, protects: Protects) -> bool:
    """Whether a name means something else afterwards: it is set as a whole, or an item of it is."""
    for part in walk(node):
        if isinstance(part, core.Statement):
            for written, partial in writes_of(part, protects):
                whole = not partial or (
                    isinstance(part, core.Assign) and not isinstance(part.target, core.Targets) and part.target.kind.base in SHARED
                )
                if whole and is_changed(name, {written}):
                    return True
    return False
