"""The standard library as the compiler takes it: one function or class at a time, read when a program uses it."""

from __future__ import annotations

from functools import cache

from fpp_lang.base.source import SourceFile
from fpp_lang.catalogue import Entry, catalogue, texts
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve import Library
from fpp_lang.syntax import Pattern, PhraseTable, headers, parse, read_pattern
from fpp_lang.syntax import tree as syntax


@cache
def entries() -> dict[str, Entry]:
    """Every function by its own name."""
    return {entry.name: entry for entry in catalogue() if entry.kind == "function"}


@cache
def classes() -> dict[str, Entry]:
    """Every class by its own name."""
    return {entry.name: entry for entry in catalogue() if entry.kind == "class"}


@cache
def sentences() -> dict[str, Entry]:
    """Every phrase by its words, with {} for its slots, and the name of its function."""
    return {_key_of(entry.name): entry for entry in catalogue() if entry.kind == "phrase"}


def _key_of(sentence: str) -> str:
    pattern = read_pattern(sentence, gives=False)
    assert isinstance(pattern, Pattern), f"{sentence}: {pattern}"
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


@cache
def tree_of(name: str) -> syntax.Function | syntax.Class:
    """The surface tree of one entry; line numbers are those of its file."""
    entry = entries().get(name) or classes().get(name) or sentences()[name]
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
