"""A running value that is kept in a tensor: `out[i] = out[i - 1] + v[i]` is `s += v[i]; out[i] = s`, from `s = out[first - 1]` on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE, Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.uses import assigned_in, names_in
from fpp_lang.lift.written import written

GATHERED = frozenset({"add", "multiply", "maximum", "minimum"})
BEGIN = {"add": 0, "multiply": 1}
Gathered = tuple[str, core.Index, core.Expression]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What stands `before` the loop, the `loop` with its running value, and the `test` that there is a pass; None where that is certain."""

    before: core.Assign
    loop: core.ForCount
    test: core.Expression | None


def recurrence(node: core.Statement, facts: Facts, fresh: Callable[[str], str]) -> Recurrence | None:
    """A loop whose passes each store what they make of the place that the pass before has stored; None for any other."""
    match node:
        case core.ForCount(body=core.Block(statements=(core.Assign() | core.Update() as store,))) as loop if step_of(loop.step) == 1:
            pass
        case _:
            return None
    match store.target:
        case core.Index(target=core.Variable(name=tensor, where=core.Where.LOCAL), subscripts=(core.Expression() as place,)):
            pass
        case _:
            return None
    behind = moved(place, loop.variable)
    sized = all(amount_of(end, facts) is not None for end in (loop.start, loop.stop) if tensor in names_in(end))
    if behind is None or not sized or loop.variable in names_in(loop.start) | names_in(loop.stop) | assigned_in(loop.body):
        return None
    found = _parts(store, lambda part: _is_place(part, tensor, loop.variable, behind - 1))
    if found is None or not _reads_only(found[2], tensor, loop.variable, behind):
        return None
    operator, before, value = found
    so_far = core.Variable(fresh("so_far"), core.Where.LOCAL, kind=Kind(Base.NUMBER, before.kind.dtype))
    body = (core.Update(so_far, operator, value, span=store.span), core.Assign(store.target, so_far, span=store.span))
    new = updated(loop, body=updated(loop.body, statements=body))
    if value == store.target and behind == 0 and operator in BEGIN and _reaches_all(loop, tensor, facts):
        start = core.Assign(so_far, make.constant(BEGIN[operator]), span=loop.span)
        return Recurrence(start, updated(new, start=make.constant(0)), None)
    first = _first(loop.start, behind - 1)
    start = core.Assign(so_far, updated(before, subscripts=(first,)), span=loop.span)
    return Recurrence(start, new, _any_pass(loop, tensor, first, facts))


def _reaches_all(loop: core.ForCount, tensor: str, facts: Facts) -> bool:
    """Whether the loop goes from the second place of a tensor on, and to none that is not there: `v[i] += v[i - 1]` is `v.cumsum()`."""
    stop = amount_of(loop.stop, facts)
    begins = isinstance(loop.start, core.Constant) and loop.start.value == 1
    return begins and stop is not None and facts.at_least(facts.size(tensor, 0) - stop.plus(int(loop.inclusive)), 0)


def _first(start: core.Expression, behind: int) -> core.Expression:
    """The place before the first pass."""
    match start:
        case core.Constant(value=int() as place):
            return make.constant(place + behind)
    return make.primitive("add", start, make.constant(behind), kind=WHOLE)


def _parts(store: core.Assign | core.Update, is_before: Callable[[core.Expression], bool]) -> Gathered | None:
    """As `gathered`, also of `v[i] += v[i - 1]`."""
    match store:
        case core.Update(target=core.Index() as target, operator="add" | "multiply" as operator, value=core.Index() as before, fresh=False):
            return (operator, before, target) if is_before(before) else None
        case core.Assign(value=value):
            return gathered(value, is_before)
    return None


def gathered(value: core.Expression, is_before: Callable[[core.Expression], bool]) -> Gathered | None:
    """The operation, the place before, and what it is put together with, of `out[i - 1] + v[i]`."""
    match value:
        case core.Primitive(name=operator, arguments=(core.Expression() as one, core.Expression() as other)) if operator in GATHERED:
            for before, rest in ((one, other), (other, one)):
                if isinstance(before, core.Index) and is_before(before):
                    return operator, before, rest
        case core.Primitive(name="subtract", arguments=(core.Index() as before, core.Expression() as other)) if is_before(before):
            return "add", before, make.primitive("negate", other, kind=other.kind)
    return None


def moved(place: core.Expression, counter: str) -> int | None:
    """By how much a place lies behind the counter: 1 for `i + 1`."""
    match place:
        case core.Whole(value=inner):
            return moved(inner, counter)
        case core.Variable(name=name) if name == counter:
            return 0
        case core.Primitive(name="add", arguments=(core.Variable(name=name), core.Constant(value=int() as by))) if name == counter:
            return by
        case core.Primitive(name="subtract", arguments=(core.Variable(name=name), core.Constant(value=int() as by))) if name == counter:
            return -by
    return None


def _is_place(node: core.Node, tensor: str, counter: str, behind: int) -> bool:
    match node:
        case core.Index(target=core.Variable(name=name), subscripts=(core.Expression() as place,)):
            return name == tensor and moved(place, counter) == behind
    return False


def _reads_only(value: core.Expression, tensor: str, counter: str, behind: int) -> bool:
    """Whether the tensor is only read where the pass stores."""
    places = [part for part in walk(value) if _is_place(part, tensor, counter, behind)]
    return sum(isinstance(part, core.Variable) and part.name == tensor for part in walk(value)) == len(places)


def _any_pass(loop: core.ForCount, tensor: str, first: core.Expression, facts: Facts) -> core.Expression | None:
    place = amount_of(first, facts)
    if place is not None and facts.at_least(place, 0) and facts.at_least(facts.size(tensor, 0) - place, 1):
        return None
    start, stop = amount_of(loop.start, facts), amount_of(loop.stop, facts)
    if start is None or stop is None:
        sign = ">=" if loop.inclusive else ">"
        return core.Compare(loop.stop, ((sign, loop.start),), "truth", kind=TRUTH, span=loop.span)
    passes = facts.normal(stop - start).plus(int(loop.inclusive))
    size = written(passes.plus(-passes.constant), facts)
    return core.Compare(size, ((">", make.constant(-passes.constant)),), "truth", kind=TRUTH, span=loop.span)
