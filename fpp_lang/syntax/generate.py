"""Turns grammar/fpp.lark into tables.json, from which programs are parsed: `python -m fpp_lang.syntax.generate`.

Lark reads the grammar, checks it for conflicts and computes the LALR(1) automaton. What is stored is that automaton and the
spellings of the terminals, so that a run needs neither Lark (0.04 s to import) nor the computation (0.2 s and more), and no
pickled cache lies in a folder where others could change it. The tables are data; the house tests say that they are up to date
with the grammar, and that Lark itself accepts what our driver accepts.

Order of work: change the grammar, generate, then change the code that uses a new terminal or rule.
"""

from __future__ import annotations

import json
import re
from collections import deque
from importlib import resources
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule, Terminal
from lark.lexer import TerminalDef

from fpp_lang.base.data import data_folder

STARTS = ("module", "lone_expression")
HARD, SOFT = 3, 2
PATTERNS = ("NAME", "NUMBER", "TEXT", "FORMAT_TEXT", "LINE_COMMENT", "BLOCK_COMMENT", "BLANKS")
NOTHING = -1  # a pick: None, for an optional part that is not there; -2 - i: the items of child i


def lark_parser(**options: Any) -> Lark:
    """The grammar as Lark takes it, without any conflict."""
    grammar = (data_folder("grammar") / "fpp.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", strict=True, start=list(STARTS), maybe_placeholders=True, **options)


def tables(parser: Lark) -> dict[str, Any]:
    """The automaton of a grammar and the spellings of its terminals, the same for the same grammar on every machine."""
    automaton = parser.memo_serialize([TerminalDef, Rule])[0]["parser"]["parser"]
    terminals = sorted(terminal.name for terminal in parser.terminals)
    symbols = ["$END", *terminals, *_declared(parser), *sorted({rule.origin.name for rule in parser.rules})]
    rules = sorted(parser.rules, key=lambda rule: (rule.origin.name, rule.order, [symbol.name for symbol in rule.expansion]))
    return {
        "symbols": symbols,
        **_spellings(parser, symbols),
        "rules": [_rule(rule, symbols) for rule in rules],
        **_states(parser, automaton, symbols, rules),
    }


def _declared(parser: Lark) -> list[str]:
    known = {terminal.name for terminal in parser.terminals}
    used = {symbol.name for rule in parser.rules for symbol in rule.expansion if symbol.is_term}
    return sorted(used - known)


def _spellings(parser: Lark, symbols: list[str]) -> dict[str, Any]:
    """Words of any case and of one case, with what must stand around them; marks; the patterns of names, numbers and texts."""
    words: dict[str, list[tuple[int, str | None]]] = {}
    exact_words: dict[str, list[tuple[int, str | None]]] = {}
    marks: dict[str, int] = {}
    for terminal in sorted(parser.terminals, key=lambda terminal: ("?" not in terminal.pattern.value, terminal.name)):
        if terminal.name in PATTERNS:
            continue
        kind, pattern = symbols.index(terminal.name), terminal.pattern.to_regexp()
        conditional = re.search(r"\(\?<?[=!]", pattern) is not None
        for spelling in _alternatives(pattern):
            if spelling[0].isalpha() and terminal.priority in (HARD, SOFT):
                group, key = (words, spelling.lower()) if "(?i:" in pattern else (exact_words, spelling)
                group.setdefault(key, []).append((kind, pattern if conditional else None))
            else:
                marks[spelling] = kind
    patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in parser.terminals if terminal.name in PATTERNS}
    soft = sorted(symbols.index(terminal.name) for terminal in parser.terminals if terminal.priority == SOFT)
    return {
        "words": dict(sorted(words.items())),
        "exact_words": dict(sorted(exact_words.items())),
        "marks": dict(sorted(marks.items())),
        "patterns": dict(sorted(patterns.items())),
        "soft": soft,
    }


def _alternatives(pattern: str) -> list[str]:
    """`(?:(?i:throw)|(?i:raise))` => throw, raise; what is looked ahead for is no part of a spelling."""
    without_conditions = re.sub(r"^\(\?<[=!]\[[^]]*\]\)", "", pattern)
    spelled = re.split(r"\(\?[=!]", without_conditions)[0]
    plain = re.sub(r"(?<!\\)\((?:\?i?:)?|(?<!\\)\)", "", spelled)
    return [re.sub(r"\\(.)", r"\1", alternative) for alternative in plain.split("|")]


def _rule(rule: Rule, symbols: list[str]) -> list[Any]:
    """Its origin, its length, its action ("" for none) and its picks (null where the action takes every child as it stands)."""
    missing = _missing_before(rule)
    picks: list[int] = []
    for place, symbol in enumerate(rule.expansion):
        picks += [NOTHING] * missing[place]
        if not symbol.is_term and symbol.name.startswith("_"):
            picks.append(-2 - place)
        elif not (isinstance(symbol, Terminal) and symbol.filter_out):
            picks.append(place)
    picks += [NOTHING] * missing[-1]
    inline = rule.origin.name.startswith("_")
    passes_on = rule.options.expand1 and not rule.alias and len(picks) == 1 and picks[0] >= 0
    action = "" if inline or passes_on else rule.alias or rule.origin.name
    as_they_stand = picks == list(range(len(rule.expansion)))
    return [symbols.index(rule.origin.name), len(rule.expansion), action, None if as_they_stand else picks]


def _missing_before(rule: Rule) -> list[int]:
    """How many optional parts are missing before each symbol, and after the last."""
    if not rule.options.empty_indices:
        return [0] * (len(rule.expansion) + 1)
    marks = "".join("1" if missing else "0" for missing in rule.options.empty_indices)
    return [len(ones) for ones in marks.split("0")]


def _states(parser: Lark, automaton: dict[str, Any], symbols: list[str], rules: list[Rule]) -> dict[str, Any]:
    """One row per state, numbered in the order in which they are reached: symbol, action, symbol, action, …

    An action s >= 0 goes to state s; ~r reduces by rule r.
    """
    table = parser.parser.parser._parse_table  # what memo_serialize prints, with rules that can be compared
    number = {rule: place for place, rule in enumerate(rules)}
    order: dict[Any, int] = {}
    queue = deque(table.start_states[start] for start in STARTS)
    while queue:
        state = queue.popleft()
        if state in order:
            continue
        order[state] = len(order)
        queue += [goal for _, (kind, goal) in sorted(table.states[state].items()) if kind.name == "Shift"]
    rows = []
    for state in order:
        cells = {}
        for name, (kind, goal) in table.states[state].items():
            if not name.startswith("$root"):
                cells[symbols.index(name)] = order[goal] if kind.name == "Shift" else ~number[goal]
        rows.append([number for cell in sorted(cells.items()) for number in cell])
    starts = {start: [order[table.start_states[start]], order[table.end_states[start]]] for start in STARTS}
    return {"starts": starts, "rows": rows}


def as_text(found: dict[str, Any]) -> str:
    """JSON with one rule, word and state on a line, so that a change of the grammar shows as a change of lines."""
    parts = []
    for key, value in found.items():
        match value:
            case list():
                parts.append(f'"{key}": [\n' + ",\n".join(map(_compact, value)) + "\n]")
            case _:
                lines = ",\n".join(f"{_compact(name)}: {_compact(item)}" for name, item in value.items())
                parts.append(f'"{key}": {{\n{lines}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def tables_file() -> Path:
    """Where the tables of this checkout lie."""
    return Path(str(resources.files("fpp_lang.syntax") / "tables.json"))


if __name__ == "__main__":
    tables_file().write_text(as_text(tables(lark_parser())), encoding="utf-8")
