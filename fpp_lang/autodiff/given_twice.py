"""Names of a function that share memory: a call gives one thing to two of them, or what the function reads outside (R2.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from fpp_lang.autodiff.held import HOLDERS, Holding, first_places, placed
from fpp_lang.autodiff.memory import Memory, wholes
from fpp_lang.autodiff.places import name_of
from fpp_lang.autodiff.views import sources_of
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, Kind
from fpp_lang.core.walk import walk

Pair = tuple[str, str]
Given = list[tuple[str, list[core.Expression]]]
"""Each name of a function, and what has a name in what a call gives it."""


@dataclass(slots=True)
class GivenTwice:
    """For each function the pairs of its names that share memory in some call, and where that stands.

    A name that shares memory with itself holds one thing in two places.
    """

    holding: Holding
    pairs: dict[str, dict[Pair, Span]] = field(default_factory=dict)
    is_known: bool = False

    @property
    def program(self) -> core.Program:
        return self.holding.program

    def of(self, key: str) -> dict[Pair, Span]:
        if not self.is_known:
            self.is_known = True
            while self._grows():
                pass
        return self.pairs.get(key, {})

    def _grows(self) -> bool:
        """Whether the calls tell of more, given what is known of the functions that they stand in."""
        before = sum(map(len, self.pairs.values()))
        self._read(self.program.body, ())
        for key, function in self.program.functions.items():
            self._read(function.body, tuple(self.pairs.get(key, ())))
        return sum(map(len, self.pairs.values())) > before

    def _read(self, body: core.Block, pairs: Sequence[Pair]) -> None:
        calls = [(key, given, node.span) for node in walk(body) for key, given in self._calls(node)]
        if not calls:
            return
        shares = [share for node, loops in placed(body.statements, ()) for share in self.holding.given(node, loops)]
        often = [(share.receiver, share.receiver) for share in shares if share.often]
        memory = Memory.of((*((share.receiver, share.source) for share in shares), *often, *pairs))
        for key, given, span in calls:
            held = [*given, *_fields(given, memory)]
            for (first, ones), (second, others) in combinations(held, 2):
                if first not in wholes(second) and any(_meet(memory, one, other) for one in ones for other in others):
                    self.pairs.setdefault(key, {}).setdefault((first, second), span)
            for name, sources in held:
                holders = [one for one in sources if one.kind.base in HOLDERS]
                if any(_meet(memory, *two) for two in combinations(sources, 2)) or any(_is_twice(memory, one) for one in holders):
                    self.pairs.setdefault(key, {}).setdefault((name, name), span)

    def _calls(self, node: core.Node) -> Iterator[tuple[str, Given]]:
        """The functions that a node may call."""
        match node:
            case core.Call(key=key, arguments=arguments):
                yield from self._named([key], arguments)
            case core.Apply(arguments=arguments):
                yield from self._named(self._values(len(arguments)), arguments)
            case core.MethodCall(target=target, name=name, arguments=arguments):
                keys = dict.fromkeys(each.methods[name] for each in self.program.classes.values() if name in each.methods)
                yield from self._named(list(keys), (target, *arguments))

    def _named(self, keys: Sequence[str], arguments: Sequence[core.Expression | None]) -> Iterator[tuple[str, Given]]:
        for key in keys:
            function = self.program.functions.get(key)
            if function is not None:
                names = [parameter.name for parameter in function.parameters]
                outer = [core.Variable(name, core.Where.TOP, kind=_kind(function, name)) for name in function.outer_reads]
                given = [*zip(names, arguments, strict=False), *((each.name, each) for each in outer)]
                found = [(name, list(sources_of(value, self.holding.protects))) for name, value in given if value is not None]
                yield key, [(name, sources) for name, sources in found if sources]

    def _values(self, count: int) -> list[str]:
        """The functions that are values somewhere, and take that many arguments."""
        bodies = [self.program.body, *(function.body for function in self.program.functions.values())]
        keys = {part.key: None for body in bodies for part in walk(body) if isinstance(part, core.FunctionName)}
        functions = self.program.functions
        return [key for key in keys if key in functions and len(functions[key].parameters) >= count]


def _fields(given: Given, memory: Memory) -> Given:
    """What an object is given with: its fields, as far as they have memory of something that has a name."""
    said = {name_of(source) or "" for _, sources in given for source in sources}
    return [
        (f"{name}.{each.removeprefix(f'{owner}.')}", [core.Variable(each, core.Where.TOP, kind=OPEN)])
        for name, sources in given
        for owner in dict.fromkeys(name_of(source) for source in sources)
        for each in sorted({*memory.names(), *said})
        if each.startswith(f"{owner}.")
    ]


def _kind(function: core.Function, name: str) -> Kind:
    return next((part.kind for part in walk(function.body) if isinstance(part, core.Variable) and part.name == name), OPEN)


def _meet(memory: Memory, one: core.Expression, other: core.Expression) -> bool:
    """Whether two things may share memory."""
    first, second = name_of(one), name_of(other)
    if first is None or second is None:
        return False
    if first == second:
        return _is_twice(memory, one) or all(a == b for a, b in zip(first_places(one), first_places(other), strict=False))
    return bool(memory.together(first, [second]))


def _is_twice(memory: Memory, node: core.Expression) -> bool:
    """Whether one thing may be in several places of what a name holds."""
    name = name_of(node)
    return name is not None and not memory.twice.isdisjoint(memory.origins(name))
