"""Objects as records of what they hold: which fields a class has, and the zero that looks like an object, or like a list of objects."""

from __future__ import annotations

from collections.abc import Callable, Collection

from fpp_lang.autodiff import make
from fpp_lang.autodiff.slopes import kind_of_slope
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERICS, TEXT, Base, Kind, list_of

HOLDING = frozenset({*NUMERICS, Base.LIST, Base.RECORD, Base.OBJECT, Base.PAIR, Base.OPEN}) - {Base.TRUTH}
"""What a field may hold for it to have a derivative."""


def fields_set(program: core.Program, owner: str) -> dict[str, Kind]:
    """The fields that making an object of a class certainly sets, those that a class above sets included."""
    key = method_of(program, owner, "init")
    if key is None:
        return {}
    function = program.functions[key]
    own = function.parameters[0].name
    found: dict[str, Kind] = {}
    for node in function.body.statements:
        match node:
            case core.Assign(target=core.Field(target=core.Variable(name=name), name=field), value=value) if name == own:
                found[field] = value.kind
            case core.Evaluate(value=core.SuperCall(owner=below, name="init")):
                above = program.classes[below].base
                found |= fields_set(program, above) if above is not None else {}
    return found


def fields_with_slopes(program: core.Program, kind: Kind) -> dict[str, Kind]:
    """The fields that a record or object certainly has, and that may hold what has a derivative."""
    if kind.base is Base.OBJECT and kind.function is not None:
        return {name: held for name, held in fields_set(program, kind.function).items() if held.base in HOLDING}
    return {name: held for name, held in kind.fields if held.base in HOLDING and held.base is not Base.OPEN}


def field_of(value: core.Expression, name: str, kind: Kind) -> core.Field:
    return core.Field(value, name, "attribute" if value.kind.base is Base.OBJECT else "entry", kind=kind)


def method_of(program: core.Program, owner: str | None, name: str) -> str | None:
    while owner is not None:
        if name in program.classes[owner].methods:
            return program.classes[owner].methods[name]
        owner = program.classes[owner].base
    return None


def holds_objects(kind: Kind) -> bool:
    """Whether a list, or a list of lists, certainly holds objects."""
    if kind.base is Base.OBJECT:
        return True
    return kind.base is Base.LIST and any(map(holds_objects, kind.items))


def _has_known_classes(kind: Kind) -> bool:
    return (kind.base is not Base.OBJECT or kind.function is not None) and all(map(_has_known_classes, kind.items))


def zero_object(
    value: core.Expression, program: core.Program, fresh: Callable[[str], str], where: core.Where, without: Collection[str]
) -> core.Expression:
    """`[{W: zeros(layer.W.shape), …} for layer in layers]`, for as many objects and lists in each other as the kind tells.

    `without`: fields that are computed on the way, and are none of what the objects are made of.
    """
    kind = value.kind
    if not _has_known_classes(kind):
        names = core.Bracket(tuple(map(make.constant, sorted(without))), "list", kind=list_of(TEXT))
        return updated(make.primitive("no_slope", value, names if without else None), kind=kind_of_slope(kind))
    match kind.base:
        case Base.OBJECT if kind.function is not None:
            entries = []
            for name, held in fields_with_slopes(program, kind).items():
                if name not in without and not (held.base is Base.OBJECT and held.function == kind.function):
                    zero = zero_object(field_of(value, name, held), program, fresh, where, without)
                    entries.append((make.constant(name), zero))
            fields = tuple((str(key.value), item.kind) for key, item in entries)
            return core.Record(tuple(entries), kind=Kind(Base.RECORD, fields=fields))
        case Base.LIST if holds_objects(kind):
            item = make.variable(fresh("item"), kind.items[0], where)
            zero = zero_object(item, program, fresh, where, without)
            clause = core.Clause((item.name,), value, ())
            return core.Comprehension(zero, (clause,), kind=Kind(Base.LIST, items=(zero.kind,)))
    if kind.is_single:
        return make.constant(0.0)
    if kind.base is Base.TENSOR:
        return updated(make.primitive("zeros", make.primitive("shape", value)), kind=kind_of_slope(kind))
    return updated(make.primitive("no_slope", value), kind=kind_of_slope(kind))
