"""The standard library as files: an index of what there is, and one function at a time when a program uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fpp_lang.base.data import data_folder
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve import Library
from fpp_lang.syntax import Pattern, PhraseTable, headers, parse, read_pattern
from fpp_lang.syntax import tree as syntax

HEADER = re.compile(r"^(?:(?P<what>Function|Class)\s+(?P<name>\w+)|Phrase \"(?P<words>.*)\")", re.MULTILINE | re.IGNORECASE)
ALSO_CALLED = re.compile(r"^(?://|#)\s*Also called:\s*(.+)$", re.MULTILINE)


What = Literal["function", "class", "phrase"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the library: its file, its other names, and where its comment and its text begin and end."""

    name: str
    file: str
    what: What
    also_called: tuple[str, ...]
    start: int
    end: int


@cache
def texts() -> dict[str, str]:
    """The library's files by name."""
    folder = data_folder("stdlib")
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".fpp")), key=lambda item: item.name)
    return {item.name: item.read_text(encoding="utf-8") for item in files}


def entries() -> dict[str, Entry]:
    """Every function by its own name."""
    return {name: entry for name, entry in _all_entries().items() if entry.what == "function"}


def classes() -> dict[str, Entry]:
    """Every class by its own name."""
    return {name: entry for name, entry in _all_entries().items() if entry.what == "class"}


def sentences() -> dict[str, Entry]:
    """Every phrase by its words, with {} for its slots, and the name of its function."""
    return {name: entry for name, entry in _all_entries().items() if entry.what == "phrase"}


@cache
def _all_entries() -> dict[str, Entry]:
    found = {}
    for file, text in texts().items():
        headers = list(HEADER.finditer(text))
        starts = [_comment_above(text, header.start()) for header in headers]
        for header, start, end in zip(headers, starts, [*starts[1:], len(text)], strict=True):
            names = ALSO_CALLED.search(text, start, header.start())
            also = tuple(name.strip(" .") for name in names.group(1).split(",")) if names else ()
            name = header["name"] or _phrase_entry(header["words"])
            what: What = "phrase" if header["what"] is None else "class" if header["what"].casefold() == "class" else "function"
            found[name] = Entry(name, file, what, also, start, end)
    return found


def _phrase_entry(text: str) -> str:
    pattern = read_pattern(text, gives=False)
    assert isinstance(pattern, Pattern), f"{text}: {pattern}"
    return f"{pattern.key}:{pattern.name}"


@cache
def phrases() -> tuple[Pattern, ...]:
    """The library's phrases."""
    with_phrases = {file: text for file, text in texts().items() if '\nPhrase "' in text}
    return tuple(
        pattern for file, text in with_phrases.items() for pattern in headers(SourceFile(f"stdlib/{file}", text), own=False).phrases
    )


@cache
def phrase_table() -> PhraseTable:
    """The phrases that the library itself may use."""
    return PhraseTable(phrases())


def _comment_above(text: str, header: int) -> int:
    """The beginning of the comment lines that stand directly above a header."""
    start = header
    while start > 0:
        before = text.rfind("\n", 0, start - 1) + 1
        if not text[before : start - 1].startswith(("//", "#")):
            break
        start = before
    return start


@cache
def tree_of(name: str) -> syntax.Function | syntax.Class:
    """The surface tree of one entry; line numbers are those of its file."""
    entry = _all_entries()[name]
    text = texts()[entry.file]
    padded = "\n" * text.count("\n", 0, entry.start) + text[entry.start : entry.end]
    problems = Problems()
    module = parse(SourceFile(f"stdlib/{entry.file}", padded), problems, phrases=phrase_table())
    match module.statements:
        case (syntax.Function() | syntax.Class() as tree,) if not problems.any_errors:
            return tree
    raise ValueError(f"stdlib/{entry.file}: {name} cannot be read: {[str(found) for found in problems.diagnostics()]}")


@cache
def library() -> Library:
    """The library as the resolver asks for it."""
    phrases_by_key = {name.rpartition(":")[0]: name for name in sentences()}
    return Library(_by_every_name(entries()), tree_of, phrases_by_key, _by_every_name(classes()))


def _by_every_name(found: dict[str, Entry]) -> dict[str, str]:
    return {name: entry.name for entry in found.values() for name in (*entry.also_called, entry.name)}
