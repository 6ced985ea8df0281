"""What an entry can reach of what was there before: names it says, what these mention, the objects in their values.

Everything else is left out when the entry is understood, so that an entry takes the same time late in a conversation as early in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fpp_lang.core.kinds import NEVER, Kind, join
from fpp_lang.interpret.functions import FunctionValue
from fpp_lang.repl.known import Definition
from fpp_lang.repl.library_reach import words_of
from fpp_lang.runtime.objects import ProgramObject
from fpp_lang.settle.given import kind_of

ARROWS = ("->", "→")
"""A function value may be given any object later, and is understood only now."""


@dataclass(slots=True)
class Reach:
    """`words` without case; `definitions` by name; `fields`: the kinds of the fields of objects, by class."""

    words: set[str] = field(default_factory=set)
    definitions: dict[str, Definition] = field(default_factory=dict)
    fields: dict[str, dict[str, Kind]] = field(default_factory=dict)

    def says(self, name: str) -> bool:
        """Whether a name is among the words; of a phrase its first one, of a used file's variable any."""
        return not words_of(name.partition(" ")[0]).isdisjoint(self.words)


def reach_of(text: str, definitions: Mapping[str, Definition], values: Mapping[str, Any]) -> Reach:
    """From a text outwards, until nothing new comes."""
    found = Reach(set(words_of(text)))
    looked_at: set[int] = set()
    makes_functions = any(arrow in text for arrow in ARROWS)
    size = -1
    while size != (size := len(found.words) + len(found.definitions) + len(looked_at)):
        _look_into([value for name, value in values.items() if makes_functions or found.says(name)], found, looked_at)
        for name, definition in definitions.items():
            if name not in found.definitions and (found.says(name) or name in found.fields):
                found.definitions[name] = definition
                found.words |= words_of(definition.span.text)
    found.definitions = {name: definition for name, definition in definitions.items() if name in found.definitions}
    return found


def _look_into(values: Iterable[Any], found: Reach, looked_at: set[int]) -> None:
    """The objects and functions in some values; what a function in a variable says is reached as well."""
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if id(value) in looked_at:
            continue
        match value:
            case ProgramObject():
                fields = found.fields.setdefault(value.class_key, {})
                for name, held in value.__dict__.items():
                    fields[name] = join(fields.get(name, NEVER), kind_of(held))
                waiting += value.__dict__.values()
            case FunctionValue():
                found.words |= words_of(value.code.function.span.text)
                waiting += value.parent or ()
            case list() | tuple():
                waiting += value
            case dict():
                waiting += value.values()
            case _:
                continue
        looked_at.add(id(value))
