"""The parse tables and the spellings of terminals, as `generate.py` made them from grammar/fpp.lark."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Choice = tuple[int, re.Pattern[str] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write something: `length` symbols become the symbol `origin`.

    `action` makes the node ("" where a child is handed on). `picks` are the children it gets: child i, None for -1, and all
    items of child i for -2 - i; every child as it stands where `picks` is None. A `unit` only renames its one child.
    """

    origin: int
    length: int
    action: str
    picks: tuple[int, ...] | None
    inline: bool
    unit: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The automaton: `rows[state][symbol]` is the state to go to, or ~r where rule r ends; and how terminals are spelled."""

    symbols: tuple[str, ...]
    kinds: dict[str, int]
    words: dict[str, tuple[Choice, ...]]
    exact_words: dict[str, tuple[Choice, ...]]
    marks: dict[str, int]
    patterns: dict[str, str]
    soft: frozenset[int]
    rules: tuple[Rule, ...]
    rows: tuple[dict[int, int], ...]
    starts: dict[str, tuple[int, int]]

    def kinds_of(self, *names: str) -> frozenset[int]:
        """The numbers of these terminals."""
        return frozenset(self.kinds[name] for name in names)


@cache
def load_tables() -> Tables:
    """The tables, read once."""
    stored = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))
    symbols = tuple(stored["symbols"])
    return Tables(
        symbols=symbols,
        kinds={name: kind for kind, name in enumerate(symbols)},
        words={word: _choices(choices) for word, choices in stored["words"].items()},
        exact_words={word: _choices(choices) for word, choices in stored["exact_words"].items()},
        marks=stored["marks"],
        patterns=stored["patterns"],
        soft=frozenset(stored["soft"]),
        rules=tuple(_rule(symbols, *rule) for rule in stored["rules"]),
        rows=tuple(dict(zip(row[::2], row[1::2], strict=True)) for row in stored["rows"]),
        starts={start: (first, last) for start, (first, last) in stored["starts"].items()},
    )


def _choices(stored: list[tuple[int, str | None]]) -> tuple[Choice, ...]:
    return tuple((kind, re.compile(pattern) if pattern else None) for kind, pattern in stored)


def _rule(symbols: tuple[str, ...], origin: int, length: int, action: str, picks: list[int] | None) -> Rule:
    inline = symbols[origin].startswith("_")
    unit = length == 1 and not action and (picks == [-2] if inline else picks is None)
    return Rule(origin, length, action, None if picks is None else tuple(picks), inline, unit)
