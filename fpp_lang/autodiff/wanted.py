"""What a gradient is asked by: names, and lists and records of names, whose tensors are reached through those names as well (R10.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fpp_lang.autodiff import make
from fpp_lang.autodiff.activity import is_changed
from fpp_lang.autodiff.held import HOLDERS
from fpp_lang.autodiff.objects import field_of, fields_with_slopes, method_of
from fpp_lang.autodiff.places import Protects, name_of, reads_of, writes_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import walk

SHARED = frozenset({Base.TENSOR, Base.OBJECT, Base.RECORD, Base.LIST})
"""What a list shares with the name that it got it from; a number is copied."""

NUMBERS = frozenset({Base.NUMBER, Base.TRUTH})


@dataclass(frozen=True, slots=True)
class Asking:
    """What stands in front of a gradient, in the order in which it ran, and the loops that it stands in."""

    program: core.Program
    before: Sequence[core.Statement]
    loops: Sequence[core.Statement]
    protects: Protects

    def with_names(self, asked: core.Expression) -> core.Expression:
        """`[W, b]` for `params`, where `params = [W, b]`, and `{W: W, b: layer.b}` for `layer`, where `layer = Layer(W)`.

        Only where all of them are still what they were then; else what was asked.
        """
        match asked:
            case core.Variable(name=name) if asked.kind.base in HOLDERS:
                return self._of_variable(asked, name)
            case core.Field(target=core.Variable() as owner, name=field) if asked.kind.base not in NUMBERS:
                made = self._made(owner.name)
                if made is not None and isinstance(made[1], core.New):
                    source = self._given(owner.name, field, made[0], made[1])
                    return asked if source is None else self.with_names(source)
        return asked

    def _of_variable(self, asked: core.Variable, name: str) -> core.Expression:
        made = self._made(name)
        if made is None:
            return asked
        place, value = made
        if _is_of_names(value):
            names = {found for found in map(name_of, parts_asked(value)) if found is not None}
            return self._in_place(value) if self._stay(place, {name, *names}) else asked
        if isinstance(value, core.New) and asked.kind.function is not None:
            held = fields_with_slopes(self.program, asked.kind)
            sources = {field: self._given(name, field, place, value) for field in held}
            if any(source is not None for source in sources.values()):
                entries = [
                    (make.constant(field), field_of(asked, field, kind) if source is None else self.with_names(source))
                    for field, kind in held.items()
                    for source in (sources[field],)
                ]
                return core.Record(tuple(entries), kind=Kind(Base.RECORD, fields=tuple(held.items())))
        return asked

    def _in_place(self, value: core.Expression) -> core.Expression:
        return in_place_of_names(value, self.with_names)

    def _made(self, name: str) -> tuple[int, core.Expression] | None:
        """Where a variable got what it holds, and what that is."""
        place = next((place for place in range(len(self.before) - 1, -1, -1) if _sets_anew(self.before[place], name, self.protects)), None)
        if place is None:
            return None
        made = self.before[place]
        is_whole = isinstance(made, core.Assign) and isinstance(made.target, core.Variable) and made.target.name == name
        return (place, made.value) if isinstance(made, core.Assign) and is_whole else None

    def _stay(self, place: int, names: set[str]) -> bool:
        """Whether names mean the same ever since a statement."""
        made = self.before[place]
        after = [*self.before[place + 1 :], *(loop for loop in self.loops if not any(part is made for part in walk(loop)))]
        return not any(_sets_anew(node, name, self.protects) for node in after for name in names)

    def _given(self, name: str, field: str, place: int, new: core.New) -> core.Variable | core.Field | None:
        """The tensor with a name of its own that an object was given for a field, where it is used under that name as well."""
        number = stored_parameter(self.program, new.key, field)
        source = new.arguments[number] if number is not None and number < len(new.arguments) else None
        if not isinstance(source, core.Variable | core.Field) or source.kind.base not in SHARED or (key := name_of(source)) is None:
            return None
        others = [node for number, node in enumerate(self.before) if number != place and not _sets_anew(node, key, self.protects)]
        again = sum(name_of(argument) == key for argument in new.arguments if argument is not None)
        around = (function.outer_reads for function in self.program.functions.values())
        if again < 2 and not any(key in reads_of(node) for node in others) and not any(_root(key) in reads for reads in around):
            return None
        return source if self._stay(place, {name, f"{name}.{field}", key}) else None


def _root(key: str) -> str:
    return key.partition(".")[0]


def stored_parameter(program: core.Program, owner: str, field: str) -> int | None:
    """Which argument a field holds as it was given, whatever methods run; None where it is another value."""
    key = method_of(program, owner, "init")
    if key is None:
        return None
    function = program.functions[key]
    own, *parameters = [parameter.name for parameter in function.parameters]
    bodies = [program.body, *(other.body for other in program.functions.values())]
    stores = [node for body in bodies for node in walk(body) if isinstance(node, core.Assign | core.Update) and _sets_field(node, field)]
    values = [
        node.value.name
        for node in function.body.statements
        if isinstance(node, core.Assign) and node in stores and isinstance(node.value, core.Variable) and _owner(node.target) == own
    ]
    inside = [node for node in stores if any(node is part for part in walk(function.body))]
    changed = {name for node in walk(function.body) if isinstance(node, core.Statement) for name, _ in writes_of(node, lambda key: True)}
    if len(values) != 1 or len(inside) != 1 or len(stores) != 1 or values[0] in changed or values[0] not in parameters:
        return None
    return parameters.index(values[0])


def _owner(target: core.Target) -> str | None:
    return target.target.name if isinstance(target, core.Field) and isinstance(target.target, core.Variable) else None


def _sets_field(node: core.Assign | core.Update, field: str) -> bool:
    targets = node.target.items if isinstance(node.target, core.Targets) else (node.target,)
    return any(isinstance(target, core.Field) and target.name == field for target in targets)


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
