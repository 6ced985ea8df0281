"""Parts of lists, records and objects: `layers[i].W[0]` is the variable `layers`, and the way from it to a part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERICS, OPEN, RECORD, TEXT, Base, Kind

Part = core.Expression | core.Slice
Path = tuple[Part, ...]
"""Subscripts, and the names of fields as texts."""


def rooted(node: core.Expression | core.Target) -> tuple[core.Variable | core.Field, Path] | None:
    """The variable (or field of one) of which an expression is a part, and the way to it; None where it is no part of a name."""
    match node:
        case core.Variable():
            return node, ()
        case core.Field(target=target, name=name):
            found = rooted(target)
            if found is None:
                return None
            root, path = found
            return (root, (*path, core.Constant(name, kind=TEXT))) if path else (node, ())
        case core.Index(target=target, subscripts=subscripts):
            found = rooted(target)
            if found is None or not all(map(is_step, found[1])):
                return None
            return found[0], (*found[1], *subscripts)
    return None


def is_step(part: Part) -> bool:
    """Whether it names one place: a number or a field."""
    return isinstance(part, core.Expression) and (part.kind.is_single or is_field(part))


def is_field(part: Part) -> bool:
    return isinstance(part, core.Constant) and isinstance(part.value, str)


def part_of(whole: core.Expression, path: Path, kind: Kind) -> core.Expression:
    """The part of a value to which a way leads: each field and item in turn, what is left inside a tensor at once."""
    place = whole
    while path and place.kind.base not in NUMERICS and is_step(path[0]):
        first, path = path[0], path[1:]
        assert isinstance(first, core.Expression)
        inner = kind if not path else _inner_kind(place.kind, first, path)
        if isinstance(first, core.Constant) and isinstance(first.value, str):
            place = core.Field(place, first.value, "entry", kind=inner)
        else:
            place = core.Index(place, (first,), kind=inner)
    return core.Index(place, path, kind=kind) if path else place


def _inner_kind(kind: Kind, first: core.Expression, rest: Path) -> Kind:
    if isinstance(first, core.Constant) and isinstance(first.value, str):
        known = dict(kind.fields).get(first.value, OPEN)
    else:
        known = kind.items[0] if kind.base is Base.LIST and kind.items else OPEN
    return known if known.base is not Base.OPEN or not is_field(rest[0]) else RECORD


def field_in(value: core.Expression, names: Iterable[str], kind: Kind) -> core.Expression:
    """`value.first.W`, or what a record that is written out has there."""
    *first, last = names
    for name in first:
        value = _field(value, name, OPEN)
    return _field(value, last, kind)


def _field(value: core.Expression, name: str, kind: Kind) -> core.Expression:
    if isinstance(value, core.Record):
        for key, item in value.entries:
            if isinstance(key, core.Constant) and key.value == name:
                return item
    form: Literal["entry", "attribute", "either"] = "either"
    if value.kind.base in (Base.OBJECT, Base.RECORD):
        form = "attribute" if value.kind.base is Base.OBJECT else "entry"
    return core.Field(value, name, form, kind=kind)


def as_records(kind: Kind) -> Kind:
    """The kind of a derivative by objects: records of the same fields."""
    if kind.base is Base.OBJECT:
        return RECORD
    if kind.base in (Base.LIST, Base.PAIR) and kind.items:
        return updated(kind, items=tuple(as_records(item) for item in kind.items))
    return kind
