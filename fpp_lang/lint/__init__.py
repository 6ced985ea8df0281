"""Slips that a program shows before it runs: one file for each rule, one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fpp_lang.core import tree as core
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.lint.bodies import Reading
from fpp_lang.lint.rules import (
    added_list,
    alias_changed,
    change_lost,
    element_as_index,
    key_like_variable,
    never_used,
    number_unchanged,
    past_the_end,
    picture_unsaved,
    procedure_result,
    read_too_early,
    repeated_list,
    shapes_clash,
    unreachable,
)

Rule = Callable[[Reading], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    change_lost.find,
    procedure_result.find,
    number_unchanged.find,
    picture_unsaved.find,
    unreachable.find,
    read_too_early.find,
    never_used.find,
    alias_changed.find,
    repeated_list.find,
    added_list.find,
    key_like_variable.find,
    element_as_index.find,
    shapes_clash.find,
    past_the_end.find,
)


def lint(program: core.Program, problems: Problems) -> None:
    """Records what the rules find in a settled program; the library is not looked at."""
    reading = Reading(program)
    for rule in RULES:
        for found in rule(reading):
            if not found.span.source.name.startswith("stdlib/"):
                problems.add(found)
