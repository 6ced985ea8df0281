"""The greatest and the least at once: `if x > hi: hi = x elif x < lo: lo = x` as two tests, where `lo` does not start above `hi`."""

from __future__ import annotations

from collections.abc import Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.desugar import search
from fpp_lang.lift.uses import is_variable
from fpp_lang.numpy_rules.argument_tests import literal

TURNED = {">": "<", "<": ">"}


def with_both_ends(nest: core.Statement, known: Mapping[str, core.Expression]) -> core.Statement:
    """The nest with such tests apart; `known`: what variables hold before it."""

    return blocks(nest, lambda nodes: [each for part in nodes for each in _apart(part, nest, known)])


def _apart(node: core.Statement, nest: core.Statement, known: Mapping[str, core.Expression]) -> list[core.Statement]:
    """What is greater than the greatest is not less than the least, which is not above it: so the second test fails by itself."""
    match node:
        case core.If(branches=(first, second), otherwise=None):
            parts = [updated(node, branches=(branch,), comments=core.NO_COMMENTS) for branch in (first, second)]
        case _:
            return [node]
    one, other = _compared(first), _compared(second)
    if one is None or other is None or one[0] != other[0] or one[1] == other[1] or any(search(part) is None for part in parts):
        return [node]
    high, low = (one[2], other[2]) if one[1] == ">" else (other[2], one[2])
    if high == low or not _starts_in_order(low, high, nest, known):
        return [node]
    return [updated(parts[0], comments=node.comments), parts[1]]


def _compared(branch: tuple[core.Expression, core.Block]) -> tuple[core.Expression, str, str] | None:
    """The number that is compared, how, and with which variable, which takes it over."""
    test, block = branch
    match test:
        case core.Compare(first=left, rest=((sign, right),)) if sign in TURNED:
            pass
        case _:
            return None
    for new, how, old in ((left, sign, right), (right, TURNED[sign], left)):
        if isinstance(old, core.Variable) and any(isinstance(part, core.Assign) and part.target == old for part in block.statements):
            return new, how, old.name
    return None


def _starts_in_order(low: str, high: str, nest: core.Statement, known: Mapping[str, core.Expression]) -> bool:
    """Whether the least does not start above the greatest, wherever both are set: to one number, or in order."""
    if any(isinstance(part, core.Update) and (is_variable(part.target, low) or is_variable(part.target, high)) for part in walk(nest)):
        return False
    starts = [_starts(name, nest) for name in (low, high)]
    if [len(found) for found in starts] == [0, 0]:
        first, second = known.get(low), known.get(high)
        return first is not None and second is not None and _in_order(first, second)
    if [len(found) for found in starts] != [1, 1]:
        return False
    places = {part.id: place for block in walk(nest) if isinstance(block, core.Block) for place, part in enumerate(block.statements)}
    (first_set,), (second_set,) = starts
    beside = any(first_set in block.statements and second_set in block.statements for block in walk(nest) if isinstance(block, core.Block))
    return beside and abs(places[first_set.id] - places[second_set.id]) == 1 and _in_order(first_set.value, second_set.value)


def _starts(name: str, nest: core.Statement) -> list[core.Assign]:
    """The statements that set a variable, but for the one that takes a number over."""
    tests = [part for part in walk(nest) if isinstance(part, core.If)]
    taken = {inner.id for part in tests for _, block in part.branches for inner in block.statements}
    return [part for part in walk(nest) if isinstance(part, core.Assign) and is_variable(part.target, name) and part.id not in taken]


def _in_order(low: core.Expression, high: core.Expression) -> bool:
    one, other = literal(low), literal(high)
    return one <= other if one is not None and other is not None else low == high
