"""Runs the LALR(1) tables over tokens: shift, reduce, and the places to go back to where a line cannot be read.

What a rule's action gets is what Lark would put into its tree: no marks, None for an optional part that is missing, the items
of repeated parts one by one. Three things are added:

- A soft keyword that does not fit is tried as a name.
- Rules that only hand on their one child (a sum that is a product that is a power that is a name …) are followed in one step,
  remembered by the states that surround them; this makes the parser three times as fast.
- The stacks at the beginning of each line are kept, so that a line that cannot be read is replaced and nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.syntax.tables import load_tables
from fpp_lang.syntax.tokens import END, HEADERS, LAYOUT, NAME, SEMICOLON, Token

Action = Callable[..., Any]
# Repeated parts, the last first: (those before, items). Never changed, so that a stack can be kept by copying it.
Cell = tuple[Any, tuple[Any, ...]]

_TABLES = load_tables()
_ROWS, _RULES, _SOFT = _TABLES.rows, _TABLES.rules, _TABLES.soft
# (state below, state on top, terminal) => the state in which a chain of rules ends that only rename the value on top.
_UNITS: dict[tuple[int, int, int], int] = {}


def bind(actions: object) -> list[Action | None]:
    """The action of each rule, from an object with methods of their names."""
    return [getattr(actions, rule.action) if rule.action else None for rule in _RULES]


class Automaton:
    """One run over tokens. `run` stops at the first token that does not fit; `line_start` and `back` help to go on."""

    def __init__(self, source: SourceFile, tokens: list[Token], actions: list[Action | None], start: str) -> None:
        self.source, self.tokens = source, tokens
        first, self._last = _TABLES.starts[start]
        self._actions = actions
        # Three stacks of one height, but for the first state: where the automaton is, what was read, where that begins.
        self._states: list[int] = [first]
        self._values: list[Any] = []
        self._begins: list[int] = []
        self.position = 0
        self._keep()

    def _keep(self) -> None:
        self.line_start = self.position
        self._kept = self._states[:], self._values[:], self._begins[:]

    def back(self) -> None:
        """To the beginning of the line that could not be read."""
        states, values, begins = self._kept
        self._states, self._values, self._begins, self.position = states[:], values[:], begins[:], self.line_start

    def fits(self, kind: int) -> bool:
        """Whether a terminal can stand at this place."""
        states = self._states[:]
        while (action := _ROWS[states[-1]].get(kind)) is not None and action < 0:
            rule = _RULES[~action]
            if rule.length:
                del states[-rule.length :]
            states.append(_ROWS[states[-1]][rule.origin])
        return action is not None

    def latest(self, kind: int) -> Token:
        """The last terminal of a kind that belongs to something not complete yet."""
        return next(value for value in reversed(self._values) if isinstance(value, Token) and value.kind == kind)

    def run(self) -> Any:
        """The value of the start symbol; None where `tokens[position]` does not fit."""
        tokens, states, values, begins, source = self.tokens, self._states, self._values, self._begins, self.source
        while True:
            token = tokens[self.position]
            kind = token.kind
            action = _ROWS[states[-1]].get(kind)
            if action is None:
                if kind not in _SOFT or (action := _ROWS[states[-1]].get(NAME)) is None:
                    return None
                if kind in HEADERS and tokens[self.position - 1].kind == SEMICOLON:
                    return None  # on a line of its own the word would be a header
                kind = NAME
            if action >= 0:
                states.append(action)
                values.append(token)
                begins.append(token.start)
                self.position += 1
                if kind in LAYOUT:
                    self._keep()
                continue
            rule = _RULES[~action]
            if rule.unit:
                key = states[-2], states[-1], kind
                states[-1] = _UNITS.get(key) or _follow_units(key)
                if kind == END and states[-1] == self._last:
                    return values[-1]
                continue
            length = rule.length
            if length:
                children, begin = values[-length:], begins[-length]
                del states[-length:], values[-length:], begins[-length:]
            else:
                children, begin = [], token.start
            make = self._actions[~action]
            if make is not None:
                items = children if rule.picks is None else pick(rule.picks, children)
                values.append(make(Span(source, begin, max(begin, tokens[self.position - 1].end)), *items))
            elif rule.inline:
                values.append(cell(rule.picks, children))
            else:
                values.append(pick(rule.picks or (0,), children)[0])
            begins.append(begin)
            states.append(_ROWS[states[-1]][rule.origin])
            if kind == END and states[-1] == self._last:
                return values[-1]


def _follow_units(key: tuple[int, int, int]) -> int:
    """Follows such a chain for the first time."""
    below, state, kind = key
    while (action := _ROWS[state].get(kind)) is not None and action < 0 and (rule := _RULES[~action]).unit:
        state = _ROWS[below][rule.origin]
    _UNITS[key] = state
    return state


def pick(picks: tuple[int, ...], children: list[Any]) -> list[Any]:
    """The children that an action gets: child i, None for -1, the items of child i for -2 - i."""
    items: list[Any] = []
    for place in picks:
        if place >= 0:
            items.append(children[place])
        elif place == -1:
            items.append(None)
        else:
            items += flat(children[-2 - place])
    return items


def cell(picks: tuple[int, ...] | None, children: list[Any]) -> Cell:
    """Repeated parts are kept as a chain, so that adding one is one step, however many there are."""
    if picks is None:
        return None, tuple(children)
    if picks and picks[0] == -2:
        return children[0], tuple(pick(picks[1:], children))
    return None, tuple(pick(picks, children))


def flat(chain: Cell | None) -> list[Any]:
    """The items of repeated parts in order."""
    parts = []
    while chain is not None:
        parts.append(chain[1])
        chain = chain[0]
    return [item for part in reversed(parts) for item in part]
