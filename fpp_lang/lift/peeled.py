"""Tests of a loop's counter: `for i in n: if i > 0: …` as `for i in range(1, n): …`, and what the first or the last pass does apart.

`for i in n: if i == 0: a else: b` is `if n > 0: a` of the first place, then `for i in range(1, n): b`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.uses import assigned_in, names_in, with_value

ENDS = (core.Break, core.Continue, core.Return)


@dataclass(frozen=True, slots=True)
class Peeled:
    """What the first pass does, the passes between, what the last one does; each end with the test that there is such a pass."""

    first: core.If | None
    loop: core.ForCount
    last: core.If | None

    @property
    def statements(self) -> tuple[core.Statement, ...]:
        return tuple(part for part in (self.first, self.loop, self.last) if part is not None)


def peeled(node: core.Statement, facts: Facts) -> tuple[core.Statement, ...]:
    """A nest whose passes test where they are, as loops that do not; as it is where there is no such test."""
    match node:
        case core.ForCount(inclusive=False) as loop if step_of(loop.step) == 1:
            inner = tuple(each for part in loop.body.statements for each in peeled(part, facts))
        case _:
            return (node,)
    if any(new is not old for new, old in zip(inner, loop.body.statements, strict=False)):
        loop = updated(loop, body=updated(loop.body, statements=inner))
    if loop.variable in assigned_in(loop.body) or any(isinstance(part, ENDS) for part in walk(loop.body)) or not _is_steady(loop):
        return (loop,)
    found = _first_apart(loop) or Peeled(None, loop, None)
    found = _last_apart(found) or found
    return updated(found, loop=_narrowed(found.loop, facts)).statements


def _is_steady(loop: core.ForCount) -> bool:
    """Whether the ends can be asked for again between the passes."""
    ends = names_in(loop.start) | names_in(loop.stop)
    return isinstance(loop.start, core.Constant) and not (ends & assigned_in(loop.body) or loop.variable in ends)


def _first_apart(loop: core.ForCount) -> Peeled | None:
    """`if i == 0: a else: b` from 0 on; `if i > 0: b else: a`."""
    match loop.body.statements:
        case (core.If() as test,) if (split := _split(test, loop.variable, loop.start, ">")) is not None:
            here, there = split
            return Peeled(_at(loop, here, loop.start, loop.start), updated(loop, start=_next(loop.start), body=there), None)
    return None


def _last_apart(found: Peeled) -> Peeled | None:
    """`if i == n - 1: a else: b` up to n."""
    loop = found.loop
    last = make.primitive("subtract", loop.stop, make.constant(1), kind=WHOLE)
    match loop.body.statements:
        case (core.If() as test,) if (split := _split(test, loop.variable, last, "<")) is not None:
            here, there = split
            return updated(found, loop=updated(loop, stop=last, body=there), last=_at(loop, here, last, loop.start))
    return None


def _split(test: core.If, counter: str, place: core.Expression, beyond: str) -> tuple[core.Block, core.Block] | None:
    """What is done at a place, and in the other passes, which lie all on one side of it."""
    (condition, block), *others = test.branches
    if not others and test.otherwise is None:
        return None
    joins = condition.operator if isinstance(condition, core.Logic) else ""
    items = list(condition.items) if isinstance(condition, core.Logic) else [condition]
    asked = next((item for item in items if _asks(item, counter, place, ("==",) if joins == "or" else (beyond, "!=", "=="))), None)
    if asked is None:
        return None
    is_here = isinstance(asked, core.Compare) and asked.rest[0][0] == "=="
    left = [item for item in items if item is not asked]
    if is_here and joins != "and":
        there = _rest(test, others) if not left else _with_test(test, condition, left)
        return block, there
    if not is_here and joins != "or" and not others and test.otherwise is not None:
        return test.otherwise, block if not left else _with_test(test, condition, left)
    return None


def _asks(test: core.Expression, counter: str, place: core.Expression, signs: tuple[str, ...]) -> bool:
    match test:
        case core.Compare(first=core.Variable(name=name), rest=((sign, there),)):
            return name == counter and there == place and sign in signs
    return False


def _with_test(test: core.If, condition: core.Expression, left: list[core.Expression]) -> core.Block:
    """The branches without a part of the first test."""
    (_, block), *others = test.branches
    shorter = left[0] if len(left) == 1 else updated(condition, items=tuple(left))
    return core.Block((updated(test, branches=((shorter, block), *others), comments=core.NO_COMMENTS),), span=test.span)


def _rest(test: core.If, others: Sequence[tuple[core.Expression, core.Block]]) -> core.Block:
    if others:
        return core.Block((updated(test, branches=tuple(others), comments=core.NO_COMMENTS),), span=test.span)
    assert test.otherwise is not None
    return test.otherwise


def _at(loop: core.ForCount, block: core.Block, place: core.Expression, start: core.Expression) -> core.If:
    """What a pass does at a place, if there is one."""
    there = core.Compare(loop.stop, ((">", start),), "truth", kind=TRUTH, span=loop.span)
    found = with_value(block, loop.variable, place)
    assert isinstance(found, core.Block)
    return core.If(((there, found),), None, span=loop.span)


def _next(start: core.Expression) -> core.Expression:
    assert isinstance(start, core.Constant) and isinstance(start.value, int)
    return make.constant(start.value + 1)


# A range that a test says ----------------------------------------------------------------------------------------------------


def _narrowed(loop: core.ForCount, facts: Facts) -> core.ForCount:
    """The passes for which a test holds, where it only asks how far they are; the test may stand in inner loops."""
    match _innermost(loop).statements:
        case (core.If(branches=((condition, block),), otherwise=None) as test,):
            pass
        case _:
            return loop
    items = condition.items if isinstance(condition, core.Logic) and condition.operator == "and" else (condition,)
    left: list[core.Expression] = []
    for item in items:
        narrower = None if any(map(_may_fail, left)) else _narrower(loop, item, facts)
        if narrower is None:
            left.append(item)
        else:
            loop = narrower
    if len(left) == len(items):
        return loop
    if left:
        kept = left[0] if len(left) == 1 else updated(condition, items=tuple(left))
        block = core.Block((updated(test, branches=((kept, block),)),), span=test.span)
    return _with_innermost(loop, block)


def _innermost(loop: core.ForCount) -> core.Block:
    match loop.body.statements:
        case (core.ForCount() as inner,):
            return _innermost(inner)
    return loop.body


def _with_innermost(loop: core.ForCount, block: core.Block) -> core.ForCount:
    match loop.body.statements:
        case (core.ForCount() as inner,):
            return updated(loop, body=updated(loop.body, statements=(_with_innermost(inner, block),)))
    return updated(loop, body=block)


def _may_fail(test: core.Expression) -> bool:
    """Whether a test does more than compare whole numbers, so that it has to be done before the ones behind it."""
    return any(isinstance(part, core.Index | core.Call | core.AtPlace) for part in walk(test))


def _narrower(loop: core.ForCount, test: core.Expression, facts: Facts) -> core.ForCount | None:
    match test:
        case core.Compare(first=core.Variable(name=name), rest=((sign, place),)) if name == loop.variable:
            pass
        case _:
            return None
    if isinstance(place, core.Constant) and isinstance(place.value, int) and isinstance(loop.start, core.Constant):
        assert isinstance(loop.start.value, int)
        if sign in (">", ">=") or (sign == "!=" and place == loop.start):
            first = place.value + (sign != ">=")
            return updated(loop, start=make.constant(max(first, loop.start.value)))
    end, stop = amount_of(place, facts), amount_of(loop.stop, facts)
    if end is None or stop is None or names_in(place) & {loop.variable, *assigned_in(loop.body)}:
        return None
    if sign == "<" and facts.at_least(stop - end, 0):
        return updated(loop, stop=place)
    if sign == "!=" and facts.equal(end, stop.plus(-1)):
        return updated(loop, stop=place)
    return None
