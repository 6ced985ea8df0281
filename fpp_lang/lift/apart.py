"""A choice that only adds, taken apart: `if a: m += 1; else: n += 1` as `if a: m += 1`, `if not a: n += 1`.

Each then is a count or a sum of its own, `np.count_nonzero(a)`; the tests say no more than they have to.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from itertools import takewhile, zip_longest

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.numpy_rules.argument_tests import literal

EXCLUDED = {"<": (">", ">=", "=="), ">": ("<", "<=", "=="), "==": ("<", ">", "!="), "<=": (">",), ">=": ("<",)}
"""For a comparison that holds, those of the same two sides that do not."""
SIGNS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}


def apart(node: core.If, adds_only: Callable[[core.Block], bool]) -> list[core.If]:
    """Its branches as choices side by side, where each number is added to in one place alone, and no test or sum reads one."""
    found = [*node.branches, *([(None, node.otherwise)] if node.otherwise is not None else [])]
    if len(found) < 2 or not all(adds_only(block) for _, block in found):
        return [node]
    targets = [target for _, block in found for part in walk(block) for target, _ in grown(part)]
    tests = [test for part in walk(node) if isinstance(part, core.If) for test, _ in part.branches]
    values = [value for part in walk(node) for _, value in grown(part)]
    read = {part.name for each in (*tests, *values) for part in walk(each) if isinstance(part, core.Variable)}
    if {target.name for target in targets} & read or len(set(targets)) < len(targets):
        return [node]
    made: list[core.If] = []
    failed: list[core.Expression] = []
    for test, block in found:
        whole = _joined(_needed(failed, test), node)
        made.append(updated(node, branches=((whole, block),), otherwise=None, comments=core.NO_COMMENTS if made else node.comments))
        failed += [test] if test is not None else []
    return made


def grown(node: core.Node) -> list[tuple[core.Variable, core.Expression]]:
    """The number that a statement adds to, or the list that it appends to, and what."""
    match node:
        case core.Update(target=core.Variable() as total, value=value):
            return [(total, value)]
        case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable() as items, core.Expression() as item))):
            return [(items, item)]
    return []


def grown_in(block: core.Block) -> set[core.Variable]:
    return {target for part in walk(block) for target, _ in grown(part)}


def _needed(failed: Sequence[core.Expression], test: core.Expression | None) -> list[core.Expression]:
    """What has to be tested where these tests have failed and this one holds: `a and not b` where `a and b` has failed and a holds.

    What is tested behind another test may not be computed where that one has failed, so nothing is tested earlier than it was.
    """
    holds = _items(test) if test is not None else []
    left = list(failed)
    while left and holds and any(_excludes(holds[0], item) for item in _items(left[-1])):
        left.pop()
    shared = list(takewhile(_items(left[-1]).__contains__, holds)) if left else []
    rest = [item for item in _items(left[-1]) if item not in shared] if shared else []
    said = len(rest) == 1 and any(_excludes(each, rest[0]) for each in holds)
    negated = [make.negation(rest[0] if len(rest) == 1 else updated(left[-1], items=tuple(rest)))] if rest and not said else []
    return [*_negations(left[:-1] if rest else left), *shared, *negated, *holds[len(shared) :]]


def _negations(failed: Sequence[core.Expression]) -> list[core.Expression]:
    """That these tests have failed, one after the other; where `a` has failed right behind `a and b`, that says both."""
    found = [
        make.negation(test) for test, following in zip_longest(failed, failed[1:]) if following is None or _items(test)[0] != following
    ]
    return [test for place, test in enumerate(found) if test not in found[:place]]


def _items(test: core.Expression) -> list[core.Expression]:
    return list(test.items) if isinstance(test, core.Logic) and test.operator == "and" else [test]


def _excludes(known: core.Expression, test: core.Expression) -> bool:
    """Whether a test fails where another one holds."""
    match known, test:
        case core.Compare(first=left, rest=((holds, right),)), core.Compare(first=first, rest=((sign, second),)) if (
            left == first and {holds, sign} <= SIGNS.keys()
        ):
            one, other = literal(right), literal(second)
            if one is not None and other is not None and math.isfinite(one) and math.isfinite(other):
                numbers = (-math.inf, one, one / 2 + other / 2, other, math.inf)
                return not any(SIGNS[holds](number, one) and SIGNS[sign](number, other) for number in numbers)
            return right == second and sign in EXCLUDED.get(holds, ("==",))
    return known == make.negation(test)


def _joined(tests: list[core.Expression], node: core.If) -> core.Expression:
    return tests[0] if len(tests) == 1 else core.Logic("and", tuple(tests), "truth", kind=TRUTH, span=node.span)
