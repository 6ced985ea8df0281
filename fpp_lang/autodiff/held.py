"""What a value holds that has a name of its own: the same tensor or object in several fields, items or objects (R2.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from fpp_lang.autodiff.objects import method_of
from fpp_lang.autodiff.places import LOOPS, Protects, blocks_of, name_of, writes_of
from fpp_lang.autodiff.views import SIMPLE, sources_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk

HOLDERS = frozenset({Base.OBJECT, Base.RECORD, Base.LIST, Base.PAIR})
SHARED = HOLDERS | {Base.TENSOR, Base.NUMERIC, Base.OPEN}
Loops = tuple[core.Statement, ...]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A name, or a part of what it holds, gets memory of another.

    `often`: the same for several items. `inside`: the other is a local of a constructor, or another field of the same object. `built`: it
    is in an object, record or list that is made here. `places`: the first places of the part of the other that it gets: `(0,)` of `W[0]`.
    """

    receiver: str
    source: str
    often: bool = False
    inside: bool = False
    built: bool = False
    places: tuple[int, ...] = ()

    def is_apart(self, other: Share) -> bool:
        """Whether they are certainly different parts of one thing."""
        return self.source == other.source and any(a != b for a, b in zip(self.places, other.places, strict=False))


@dataclass(frozen=True, slots=True)
class Held:
    """A thing in a value, in which field of it."""

    path: Path
    source: core.Expression
    often: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """What the values of a program hold."""

    program: core.Program
    protects: Protects

    def fields_of_methods(self) -> set[str]:
        """The fields that methods set: what an object remembers on the way is none of what it was made from."""
        methods = {key for each in self.program.classes.values() for name, key in each.methods.items() if name != "init"}
        nodes = (node for key in methods for node in walk(self.program.functions[key].body))
        return {node.target.name for node in nodes if isinstance(node, core.Assign | core.Update) and isinstance(node.target, core.Field)}

    def given(self, node: core.Statement, loops: Loops) -> Iterator[Share]:
        """What a statement shares."""
        match node:
            case core.Assign(target=core.Targets(items=targets), value=core.Pair(items=values)):
                for target, value in zip(targets, values, strict=False):
                    if isinstance(target, core.Variable | core.Field):
                        yield from self._shared(target, value, loops)
            case core.Assign(target=core.Targets(items=targets), value=value):
                for target in targets:
                    if isinstance(target, core.Variable | core.Field):
                        yield from self._shared(target, value, loops)
            case core.Assign(target=core.Variable() | core.Field() | core.Index() as target, value=value):
                yield from self._shared(target, value, loops, is_item=isinstance(target, core.Index))
            case core.Evaluate(
                value=core.Primitive(name="append" | "insert", arguments=(core.Expression() as target, *_, core.Expression() as value))
            ):
                yield from self._shared(target, value, loops, is_item=True)
            case core.ForEach(visits=visits, unpack=unpack):
                for visit in visits:
                    for name in unpack or (visit.variable,):
                        yield from self._visited(name, visit.iterable)
            case core.ForRows(variable=name, iterable=iterable) | core.ForAll(variable=name, iterable=iterable):
                yield from self._visited(name, iterable)

    def _visited(self, name: str, iterable: core.Expression) -> Iterator[Share]:
        """What the variable of a loop shares; a number is copied."""
        if iterable.kind.base not in SHARED or (iterable.kind.base is Base.TENSOR and iterable.kind.rank == 1):
            return
        for held in self.of(iterable, ()):
            source = name_of(held.source)
            if source is not None and source != name:
                yield Share(name, source)

    def _shared(self, target: core.Expression, value: core.Expression, loops: Loops, *, is_item: bool = False) -> Iterator[Share]:
        receiver = name_of(target)
        if receiver is None:
            return
        changing = self._changing(loops)
        for held in self.of(value, ()):
            key = name_of(held.source)
            if key is None or held.source.kind.base not in SHARED or key == receiver:
                continue
            often = held.often or (is_item and bool(loops) and not held.inside and not _varies(held.source, changing))
            of_itself = held.inside and "." in key
            source = f"{receiver}.{key.partition('.')[2]}" if of_itself else key
            places = tuple(first_places(held.source))
            yield Share(".".join((receiver, *held.path)), source, often, held.inside, not isinstance(value, SIMPLE), places)

    def of(self, value: core.Expression, path: Path) -> Iterator[Held]:
        """What has a name and shares memory with a value."""
        match value:
            case core.New(key=owner, arguments=arguments):
                yield from self._made(owner, arguments, path)
            case core.Bracket(items=items) | core.Pair(items=items) if value.kind.base in HOLDERS:
                for item in items:
                    yield from (updated(held, path=path) for held in self.of(item, path))
            case core.Record(entries=entries):
                for key, item in entries:
                    yield from self.of(item, (*path, str(key.value)) if isinstance(key, core.Constant) else path)
            case core.Comprehension(item=item, clauses=clauses):
                names = {name for clause in clauses for name in clause.variables}
                for held in self.of(item, path):
                    yield updated(held, path=path, often=held.often or not (held.inside or _varies(held.source, names)))
            case core.Call(key=called, arguments=arguments) if value.kind.base in HOLDERS and self._makes_objects(called):
                yield from (Held(path, item) for item in arguments if item is not None and name_of(item) is not None)
            case _:
                yield from (Held(path, source) for source in sources_of(value, self.protects))

    def _makes_objects(self, key: str) -> bool:
        function = self.program.functions.get(key)
        return function is not None and any(isinstance(part, core.New) for part in walk(function.body))

    def _made(self, owner: str, arguments: Sequence[core.Expression | None], path: Path) -> Iterator[Held]:
        """What an object holds when it is made: arguments, and what its constructor gives to several fields."""
        key = method_of(self.program, owner, "init")
        if key is None:
            return
        own, *parameters = [parameter.name for parameter in self.program.functions[key].parameters]
        given = dict(zip(parameters, arguments, strict=False))
        inside: list[tuple[str, Held]] = []
        for held in self._stored(self.program.functions[key], own, path):
            name = name_of(held.source) or ""
            argument = given.get(name)
            named = [] if argument is None else list(self.of(argument, held.path))
            if named:
                yield from (updated(found, path=held.path, often=held.often) for found in named)
            elif name.startswith(f"{own}."):
                yield updated(held, inside=True)
            elif name:
                inside.append((name, held))
        names = [name for name, _ in inside]
        for name, held in inside:
            if held.often or names.count(name) > 1:
                yield updated(held, often=True, inside=True)

    def _stored(self, function: core.Function, own: str, path: Path) -> Iterator[Held]:
        """What a constructor puts into fields, itself or through the one of the class above."""
        for node, loops in placed(function.body.statements, ()):
            match node:
                case core.Assign(target=core.Field(target=core.Variable(name=name), name=field), value=value) if name == own:
                    found = self.of(value, (*path, field))
                case core.Evaluate(
                    value=core.Primitive(
                        name="append", arguments=(core.Field(target=core.Variable(name=name), name=field), core.Expression() as value)
                    )
                ) if name == own:
                    found = self.of(value, (*path, field))
                case core.Evaluate(value=core.SuperCall(owner=below, name="init", arguments=arguments)):
                    above = self.program.classes[below].base
                    found = iter(()) if above is None else self._made(above, arguments, path)
                case _:
                    continue
            changing = self._changing(loops)
            for held in found:
                yield updated(held, often=held.often or (bool(loops) and not held.inside and not _varies(held.source, changing)))

    def _changing(self, loops: Loops) -> set[str]:
        """What is another thing in every pass of the loops."""
        nodes = [part for loop in loops for part in walk(loop) if isinstance(part, core.Statement)]
        return {name for node in nodes for name, _ in writes_of(node, self.protects)}


def placed(statements: Iterable[core.Statement], loops: Loops) -> Iterator[tuple[core.Statement, Loops]]:
    """Statements and those in their blocks, each with the loops around it."""
    for node in statements:
        yield node, loops
        inner = (*loops, node) if isinstance(node, LOOPS) else loops
        for child in blocks_of(node):
            yield from placed(child.statements, inner)


def first_places(node: core.Expression) -> Iterator[int]:
    """The places that a part of a tensor or list certainly has along the first axes."""
    match node:
        case core.Index(target=core.Variable() | core.Field(), subscripts=subscripts):
            for part in subscripts:
                if not isinstance(part, core.Constant) or not isinstance(part.value, int) or part.value < 0:
                    return
                yield part.value


def _varies(source: core.Expression, names: AbstractSet[str]) -> bool:
    return any(isinstance(part, core.Variable) and part.name in names for part in walk(source))
