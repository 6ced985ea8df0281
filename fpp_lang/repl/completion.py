"""What may stand where somebody is typing: names, methods, fields, phrases, commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.core.primitives import SPELLINGS
from fpp_lang.repl.commands import COMMANDS
from fpp_lang.repl.session import Session
from fpp_lang.runtime.objects import ProgramObject, fields_of
from fpp_lang.standard import library, phrases, tree_of
from fpp_lang.syntax import Pattern
from fpp_lang.syntax import tree as syntax
from fpp_lang.syntax.tables import load_tables

_WORD = re.compile(r"[^\W\d²³ᵀ]\w*\Z|\Z")
_OWNER = re.compile(r"([^\W\d]\w*)\.\Z")
_COMMAND = re.compile(r":\w*\Z")
FEWEST_LETTERS = 3
"""Letters of a phrase that must stand before it is offered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may stand in the place of the last `back` letters, and a word on what it is."""

    text: str
    back: int
    note: str = ""


def candidates(session: Session, before: str) -> list[Candidate]:
    """What may follow `before`, the text up to the cursor; sorted, each once."""
    if _COMMAND.fullmatch(before):
        return [Candidate(f":{name}", len(before), command.help) for name, command in COMMANDS.items() if f":{name}".startswith(before)]
    sentences = list(_phrases(session, before))
    if any(" " in before[-found.back :] for found in sentences):
        return sentences
    word = _WORD.search(before)
    start = word.start() if word is not None else len(before)
    begun = before[start:]
    owner = _OWNER.search(before[:start])
    if owner is not None:
        names = dict.fromkeys(sorted(_members(session, owner[1]), key=str.casefold))
    elif begun:
        names = dict.fromkeys(sorted(_names(session), key=str.casefold))
    else:
        names = {}
    found = [Candidate(name, len(begun)) for name in names if name.casefold().startswith(begun.casefold()) and name != begun]
    return [*found, *sentences]


def _names(session: Session) -> Iterator[str]:
    yield from (name for name in session.interpreter.values() if ":" not in name)
    yield from (name for name in session.known.definitions if " " not in name)
    for _, file in session.known.uses:
        yield from (item.name for item in file.tree.statements if isinstance(item, syntax.Function | syntax.Class) and " " not in item.name)
    yield from library().callables()
    yield from load_tables().words


def _members(session: Session, owner: str) -> Iterator[str]:
    """Fields and methods of what has a name; of tensors, texts and lists, every function."""
    value = session.interpreter.values().get(owner)
    fields = fields_of(value) if value is not None else None
    if fields is None:
        yield from (name for name in SPELLINGS if not name.startswith("_"))
        yield from library().callables()
        yield from (name for name, item in session.known.definitions.items() if isinstance(item, syntax.Function) and " " not in name)
        return
    yield from map(str, fields)
    if isinstance(value, ProgramObject):
        yield from _methods(session, value.class_name)


def _methods(session: Session, name: str) -> Iterator[str]:
    """The methods of a class and of those above it, of the conversation or of the library."""
    found: syntax.Function | syntax.Class | None = session.known.definitions.get(name)
    entry = library().class_named(name)
    if found is None and entry is not None:
        found = tree_of(entry)
    if isinstance(found, syntax.Class):
        yield from (method.name for method in found.body.statements if isinstance(method, syntax.Function) and method.name != "init")
        if found.base is not None:
            yield from _methods(session, found.base.name)


def _phrases(session: Session, before: str) -> Iterator[Candidate]:
    """Phrases whose first words are being typed, up to their first slot."""
    line = before.rpartition("\n")[2]
    for pattern in (*session.known.phrases(), *phrases()):
        words = _first_words(pattern)
        typed = _overlap(line, words)
        if FEWEST_LETTERS <= typed < len(words):
            yield Candidate(words, typed, pattern.text)


def _first_words(pattern: Pattern) -> str:
    """`number of rows in `: what stands before the first slot."""
    return pattern.said().partition("{")[0]


def _overlap(line: str, words: str) -> int:
    """How many letters at the end of the line are the beginning of these words."""
    for length in range(min(len(line), len(words)), 0, -1):
        if line[-length:].casefold() == words[:length].casefold() and not line[: len(line) - length][-1:].isalnum():
            return length
    return 0
