"""A `while` loop that counts, with what stands before it, as a counting loop.

`i = 0`, `while i < n: …; i += 1` is `for i in n: …`. Other variables that go along, `j = n - 1`, `j -= 1`, are said by way of the first;
a search, `while i < n and not found`, ends where it finds. Nothing may read the counters afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import WHOLE
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.uses import assigned_in, names_in

UP, DOWN = {"<": False, "<=": True}, {">": False, ">=": True}
"""The comparisons with the end of a loop that counts up or down, and whether the end is reached."""


@dataclass(frozen=True, slots=True)
class _Counter:
    """A variable that every pass counts on: where it is set, to what, by which step."""

    name: str
    place: int
    start: core.Expression
    step: int


def counted_loop(before: Sequence[core.Statement], node: core.While, lives: Callable[[str], bool]) -> list[core.Statement] | None:
    """The statements before a loop and the loop, without those that set its counters; None where it counts in no such way."""
    body, counters = _counters(before, node)
    if (
        not counters
        or not body
        or any(map(lives, counters))
        or any(isinstance(part, core.Continue) for part in walk(core.Block(tuple(body))))
    ):
        return None
    steady = assigned_in(core.Block(tuple(body))) | counters.keys()
    tests = node.condition.items if isinstance(node.condition, core.Logic) and node.condition.operator == "and" else (node.condition,)
    ends = {test: _end(test, counters, steady) for test in tests}
    main = _together([end for end in ends.values() if end is not None])
    if main is None or any(names_in(counter.start) & steady for counter in counters.values()):
        return None
    for test in (test for test, end in ends.items() if end is None):
        ended = _ending(body, test, before, main.counter)
        if ended is None:
            return None
        body = ended
    along = [_along(counter, main.counter) for counter in counters.values() if counter is not main.counter]
    if None in along:
        return None
    loop = core.ForCount(
        main.counter.name,
        main.counter.start,
        main.stop,
        make.constant(main.counter.step),
        main.inclusive,
        core.Block((*(part for part in along if part is not None), *body), span=node.body.span),
        span=node.span,
        id=node.id,
        comments=node.comments,
    )
    return _without_starts(before, counters, loop)


def _without_starts(before: Sequence[core.Statement], counters: dict[str, _Counter], loop: core.ForCount) -> list[core.Statement]:
    starts = [before[place] for place in sorted(counter.place for counter in counters.values())]
    comments = [line for start in starts for line in start.comments.before]
    after = next((start.comments.after for start in starts if start.comments.after is not None), None)
    rest = [node for place, node in enumerate(before) if place not in {counter.place for counter in counters.values()}]
    return [*rest, updated(loop, comments=core.Comments((*comments, *loop.comments.before), after))]


def _counters(before: Sequence[core.Statement], node: core.While) -> tuple[list[core.Statement], dict[str, _Counter]]:
    """The body without the steps at its end, and what is counted by them from a start right before the loop on."""
    body, found = list(node.body.statements), dict[str, _Counter]()
    inner = core.Block(tuple(body))
    while body and isinstance(body[-1], core.Assign | core.Update) and isinstance(body[-1].target, core.Variable):
        name = body[-1].target.name
        step, start = step_by(name, body[-1]), _start(before, name)
        others = sum(name in assigned_in(part) for part in inner.statements)
        if not step or start is None or others != 1 or name in found:
            break
        place, value = start
        found[name] = _Counter(name, place, value, step)
        body.pop()
    return body, found


def _start(before: Sequence[core.Statement], name: str) -> tuple[int, core.Expression] | None:
    """Where a variable is set right before the loop, or before others that have nothing to do with it."""
    passed: set[str] = set()
    for place in reversed(range(len(before))):
        match before[place]:
            case core.Assign(target=core.Variable(name=found), value=value) if found == name:
                whole = value.kind.dtype == "int" and value.kind.is_single
                return (place, value) if whole and not names_in(value) & passed else None
            case core.Assign(target=core.Variable(name=found), value=value) if name not in names_in(value):
                passed.add(found)
            case _:
                return None
    return None


@dataclass(frozen=True, slots=True)
class _End:
    """Up to which end a counter counts."""

    counter: _Counter
    stop: core.Expression
    inclusive: bool


def _end(test: core.Expression, counters: dict[str, _Counter], changed: set[str]) -> _End | None:
    """The end that a test sets, of what stays as it is: `i < n`, `i >= 0`, `i < j` of two that meet."""
    match test:
        case core.Compare(first=core.Variable(name=name), rest=((operator, stop),)) if name in counters:
            counter = counters[name]
        case _:
            return None
    match stop:
        case core.Variable(name=other) if other in counters and operator in UP:
            return _meeting(counter, counters[other], UP[operator])
    if names_in(stop) & changed or stop.kind.dtype != "int" or not stop.kind.is_single:
        return None
    inclusive = UP.get(operator) if counter.step > 0 else DOWN.get(operator)
    return None if inclusive is None else _End(counter, stop, inclusive)


def _meeting(low: _Counter, high: _Counter, inclusive: bool) -> _End | None:
    """Two counters from both ends: as many passes as there are pairs."""
    if (low.step, high.step) != (1, -1) or not isinstance(low.start, core.Constant) or low.start.value != 0:
        return None
    between = _plus(high.start, 2 if inclusive else 1)
    return _End(low, make.primitive("div", between, make.constant(2), kind=WHOLE), False)


def _plus(node: core.Expression, by: int) -> core.Expression:
    """`n` for `n - 1` and 1."""
    match node:
        case core.Primitive(name="subtract", arguments=(core.Expression() as left, core.Constant(value=int() as less))):
            return left if less == by else make.primitive("subtract", left, make.constant(less - by), kind=WHOLE)
    return make.primitive("add", node, make.constant(by), kind=WHOLE)


def _together(ends: Sequence[_End]) -> _End | None:
    """The first of several ends, of counters that go side by side from 0 on."""
    if len(ends) < 2:
        return ends[0] if ends else None
    if not all(end.counter.step == 1 and end.counter.start == make.constant(0) and not end.inclusive for end in ends):
        return None
    stop = ends[0].stop
    for end in ends[1:]:
        stop = make.primitive("minimum", stop, end.stop, kind=WHOLE)
    return updated(ends[0], stop=stop)


def _along(counter: _Counter, main: _Counter) -> core.Assign | None:
    """What a counter is in each pass, by way of another one: `j = n - 1 - i`."""
    if abs(main.step) != 1:
        return None
    so_far: core.Expression = core.Variable(main.name, core.Where.LOCAL, kind=WHOLE)
    if main.step < 0:
        so_far = make.primitive("subtract", main.start, so_far, kind=WHOLE)
    elif main.start != make.constant(0):
        so_far = make.primitive("subtract", so_far, main.start, kind=WHOLE)
    if abs(counter.step) != 1:
        so_far = make.primitive("multiply", make.constant(abs(counter.step)), so_far, kind=WHOLE)
    if counter.start != make.constant(0) or counter.step < 0:
        so_far = make.primitive("add" if counter.step > 0 else "subtract", counter.start, so_far, kind=WHOLE)
    return core.Assign(core.Variable(counter.name, core.Where.LOCAL, kind=WHOLE), so_far)


def _ending(
    body: list[core.Statement], test: core.Expression, before: Sequence[core.Statement], main: _Counter
) -> list[core.Statement] | None:
    """The body of a search with its end where it finds: `while i < n and not found: if x > 0: found = true`."""
    match body:
        case [core.If(branches=((condition, block),), otherwise=None) as node]:
            pass
        case _:
            return None
    flag = _flag(test)
    if flag is None or not isinstance(block.statements[-1], core.Assign):
        return None
    name, going = flag
    start = next((part for part in reversed(before) if name in assigned_in(part)), None)
    sets = [part for part in block.statements if name in assigned_in(part)]
    match start, sets:
        case core.Assign(value=first), [core.Assign(value=last)] if first == going and name not in names_in(condition):
            pass
        case _:
            return None
    counts = isinstance(last, core.Variable) and last.name == main.name and main.step > 0 and going == _minus_one()
    turned = isinstance(going, core.Constant) and isinstance(last, core.Constant) and {going.value, last.value} == {True, False}
    if not (counts or turned):
        return None
    ended = updated(block, statements=(*block.statements, core.Break(span=node.span)))
    return [updated(node, branches=((condition, ended),))]


def _minus_one() -> core.Expression:
    return make.primitive("negate", make.constant(1), kind=WHOLE)


def _flag(test: core.Expression) -> tuple[str, core.Expression] | None:
    """The variable that a test asks, and with which value the loop goes on: `not found`, `found == false`, `place == -1`."""
    match test:
        case core.Not(operand=core.Variable(name=name)):
            return name, make.constant(False)
        case core.Variable(name=name):
            return name, make.constant(True)
        case core.Compare(first=core.Variable(name=name), rest=(("==", value),)):
            return name, value
    return None


def step_by(name: str, node: core.Statement) -> int:
    """By how much a statement counts a variable on; 0 where it does something else."""
    match node:
        case core.Update(
            target=core.Variable(name=stepped), operator="add" | "subtract" as operator, value=core.Constant(value=int() as step)
        ):
            pass
        case core.Assign(
            target=core.Variable(name=stepped),
            value=core.Primitive(
                name="add" | "subtract" as operator, arguments=(core.Variable(name=other), core.Constant(value=int() as step))
            ),
        ) if other == stepped:
            pass
        case _:
            return 0
    return (step if operator == "add" else -step) if stepped == name else 0
