"""A list that grows by what is made of its last item: `out.append(out[-1] + x)` is `s += x; out.append(s)`, from its last number on."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NOTHING, WHOLE, Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.recurrence import gathered, moved
from fpp_lang.lift.uses import root_of


def growing(node: core.Statement, facts: Facts, fresh: Callable[[str], str]) -> tuple[core.Assign, core.ForCount | core.ForEach] | None:
    """What stands before such a loop, and the loop with its running value; None for any other."""
    match node:
        case core.ForCount(body=core.Block(statements=(core.Evaluate() as append,))) as loop:
            pass
        case core.ForEach(body=core.Block(statements=(core.Evaluate() as append,)), snapshot=False) as loop:
            pass
        case _:
            return None
    match append.value:
        case core.Primitive(name="append", arguments=(core.Variable(name=name) as items, core.Expression() as item)):
            found = gathered(item, lambda part: root_of(part) == name)
        case _:
            return None
    if found is None or not facts.begun.get(name):
        return None
    operator, last, value = found
    uses = sum(isinstance(part, core.Variable) and part.name == name for part in walk(loop))
    if uses != 2 or not _is_last(last, name, loop, len(facts.begun[name])):
        return None
    so_far = core.Variable(fresh("so_far"), core.Where.LOCAL, kind=Kind(Base.NUMBER, last.kind.dtype))
    grown = make.primitive("append", items, so_far, kind=NOTHING, like=append)
    body = (core.Update(so_far, operator, value, span=append.span), core.Evaluate(grown, span=append.span))
    first = facts.begun[name][-1]
    if not isinstance(first, core.Constant):
        place = make.primitive("negate", make.constant(1), kind=WHOLE)
        first = core.Index(items, (place,), kind=so_far.kind, span=last.span)
    return core.Assign(so_far, first, span=node.span), updated(loop, body=updated(loop.body, statements=body))


def _is_last(node: core.Expression, name: str, loop: core.ForCount | core.ForEach, length: int) -> bool:
    """Whether it is the last item of the list in every pass: `out[-1]`, or `out[i]` where the list has one item more than passes."""
    match node, loop:
        case core.Index(
            target=core.Variable(name=found), subscripts=(core.Primitive(name="negate", arguments=(core.Constant(value=1),)),)
        ), _:
            return found == name
        case core.Index(target=core.Variable(name=found), subscripts=(core.Expression() as place,)), core.ForCount(
            variable=counter, start=core.Constant(value=int() as start), step=step
        ):
            return found == name and step_of(step) == 1 and moved(place, counter) == length - 1 - start
    return False
