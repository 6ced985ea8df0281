"""What earlier entries left besides values: functions, classes, phrases and files, as trees that every entry understands anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from fpp_lang.resolve import File
from fpp_lang.syntax import Pattern
from fpp_lang.syntax import tree as syntax

Definition = syntax.Function | syntax.Class


def definitions_of(statements: Iterable[syntax.Statement]) -> dict[str, Definition]:
    """What an entry defines, by name, a phrase by its sentence."""
    found: dict[str, Definition] = {}
    for statement in statements:
        match statement:
            case syntax.Phrase(key=key):
                found[key] = statement
            case syntax.Function(name=name) | syntax.Class(name=name):
                found[name] = statement
            case _:
                pass
    return found


@dataclass(slots=True)
class Known:
    """The definitions by name, the patterns of the phrases by sentence, the files that were used, and the `use` lines that did."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    patterns: dict[str, Pattern] = field(default_factory=dict)
    files: tuple[File, ...] = ()
    uses: tuple[tuple[syntax.Use, File], ...] = ()

    def phrases(self) -> tuple[Pattern, ...]:
        """The phrases of earlier entries and of the files that they used."""
        return (*self.patterns.values(), *(pattern for _, file in self.uses for pattern in file.phrases))

    def define(self, entry: File) -> None:
        """Takes in what an entry defines; what it defines again is replaced."""
        new = definitions_of(entry.tree.statements)
        self.definitions = {key: old for key, old in self.definitions.items() if key not in new} | new
        self.patterns |= {pattern.key: pattern for pattern in entry.phrases}

    def use(self, files: tuple[File, ...], entry: File) -> None:
        """Takes in the files that an entry used, once they have run."""
        now = [(use, entry.uses[id(use)]) for use in entry.tree.statements if isinstance(use, syntax.Use) and id(use) in entry.uses]
        again = {use.file.value for use, _ in now}
        self.files = files
        self.uses = (*(pair for pair in self.uses if pair[0].file.value not in again), *now)

    def added_to(self, entry: File, definitions: Mapping[str, Definition]) -> File:
        """The entry with these definitions, and all earlier `use` lines, before its own statements."""
        own = definitions_of(entry.tree.statements)
        before = (*(use for use, _ in self.uses), *(old for key, old in definitions.items() if key not in own))
        uses = {id(use): file for use, file in self.uses}
        return replace(entry, tree=replace(entry.tree, statements=(*before, *entry.tree.statements)), uses={**uses, **entry.uses})
