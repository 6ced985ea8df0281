"""Every row of the table of derivatives against nudging, and every row made wrong on purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rule_checking import Sample, agrees, all_rules, samples

from fpp_lang.autodiff.rules import AS_WRITTEN, NO_GRADIENT, rules
from fpp_lang.autodiff.structures import STRUCTURES
from fpp_lang.base.values import updated
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.syntax import tree as syntax

ROWS = all_rules()
NAMES = [f"{name}-{place}" for name, place, _ in ROWS]


def test_every_primitive_has_a_row_or_a_reason():
    told = [*rules(), *NO_GRADIENT, *STRUCTURES, *AS_WRITTEN]
    assert sorted(told) == sorted(set(told)), "one place for each"
    assert set(told) <= set(PRIMITIVES)
    assert set(PRIMITIVES) - set(told) == OF_LISTS | OF_DERIVATIVES


OF_LISTS = {"append", "pop", "insert", "add_at", "columns", "in_turn"}
"""What changes lists and places: the way back through it is that of statements."""

OF_DERIVATIVES = {"concat_slope", "median_slope", "prod_slope", "sort_slope"}
"""Parts of derivatives, which no program says."""


@pytest.mark.parametrize(("name", "place", "rule"), ROWS, ids=NAMES)
def test_row(name, place, rule):
    found = samples(name, rule)
    assert found, "no arguments were found on which this row can be tried"
    for sample in found:
        assert agrees(sample, rule.texts), sample


def mutants(text: syntax.Expression) -> Iterator[syntax.Expression]:
    """The text with one mistake: another sign, a factor or a term left out."""
    yield syntax.Unary("-", text)
    match text:
        case syntax.Binary(operator="and", left=left, right=right):
            yield from (left, right)
        case syntax.Binary(operator=operator, left=left, right=right):
            yield from (part for part, other in ((left, right), (right, left)) if not isinstance(other, syntax.Number) or operator in "*/")
            if not _is_even(operator, right):
                yield from (updated(text, left=changed) for changed in _inner(left))
            yield from (updated(text, right=changed) for changed in _inner(right))
        case syntax.Group(value=inner):
            yield from _inner(inner)
        case syntax.Comparison(rest=((sign, right),)) if sign in TURNED:
            yield updated(text, rest=((TURNED[sign], right),))
        case syntax.Call(arguments=arguments):
            for place, argument in enumerate(arguments):
                if isinstance(argument.value, syntax.Binary | syntax.Comparison):
                    _, *inside = mutants(argument.value)  # an even function does not tell the sign of the whole
                    for changed in inside:
                        yield updated(text, arguments=(*arguments[:place], updated(argument, value=changed), *arguments[place + 1 :]))


TURNED = {">": "<", "<": ">", "==": "!="}


def _is_even(operator: str, right: syntax.Expression) -> bool:
    """An even power does not tell a sign."""
    return operator == "^" and isinstance(right, syntax.Number) and right.value % 2 == 0


def _inner(text: syntax.Expression) -> Iterator[syntax.Expression]:
    for changed in mutants(text):
        yield syntax.Group(changed)


@pytest.mark.parametrize(("name", "place", "rule"), ROWS, ids=NAMES)
def test_a_wrong_row_is_found(name, place, rule):
    found = samples(name, rule)
    for parameter, text in rule.texts.items():
        survivors = [
            changed for changed in mutants(text) if all(agrees(sample, {parameter: changed}) for sample in tried(found, parameter))
        ]
        assert survivors == [], f"{name}: {parameter}"


def tried(found: list[Sample], parameter: str) -> list[Sample]:
    return [sample for sample in found if sample.values.get(parameter) is not None]
