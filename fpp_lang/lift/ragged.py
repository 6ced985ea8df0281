"""Rows of different lengths: a loop over the ranges that a tensor lays side by side, `starts[i]` to `starts[i + 1] - 1`, as one loop.

`rows, places = ranges(starts[:-1], starts[1:])` are the rows and the places of all passes in turn; what every row adds up is then added
at `y[rows]`. Rows may be empty, come back or run backwards, which is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import WHOLE, Base, Kind
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.linear import Size, of
from fpp_lang.lift.uses import assigned_in

PLACES = Kind(Base.TENSOR, "int", rank=1)


@dataclass(frozen=True, slots=True)
class Ragged:
    """The loop over all passes in turn, and what has to stand before it, which makes the `rows` and the `places`."""

    before: core.Statement
    loop: core.ForCount
    rows: str
    places: str


def ragged(node: core.Statement, facts: Facts, fresh: Callable[[str], str], lives: Callable[[str], bool]) -> Ragged | None:
    """A loop over rows with a loop over a range of each inside; None where it is no such pair."""
    found = _by_rows(node)
    if found is None:
        return None
    outer, inner, update, total = found
    tensor = _side_by_side(inner, outer.variable)
    if tensor is None or not _is_last_of(outer.stop, tensor, facts) or not _steps(inner, update, total):
        return None
    if total and not _begins_at_zero(update, outer, facts):
        return None
    own = {outer.variable, inner.variable}
    if (own | {tensor.name}) & assigned_in(inner.body) or any(map(lives, own | ({total} if total else set()))):
        return None
    rows, places = (core.Variable(fresh(name), core.Where.LOCAL, kind=PLACES) for name in ("rows", "places"))
    turn = core.Variable(fresh("turn"), core.Where.LOCAL, kind=WHOLE)
    given = {outer.variable: _at(rows, turn), inner.variable: _at(places, turn)}
    body = updated(inner.body, statements=tuple(_with(part, given) for part in (*inner.body.statements[:-1], update)))
    loop = updated(outer, variable=turn.name, stop=make.primitive("len", rows, kind=WHOLE), body=body)
    pair = core.Assign(core.Targets((rows, places)), _ranges(inner, tensor), span=outer.span)
    return Ragged(pair, loop, rows.name, places.name)


def know(found: Ragged, facts: Facts) -> None:
    """The two lists of numbers are vectors of one length."""
    facts.ranks |= {found.rows: 1, found.places: 1}
    facts.sizes[found.places] = (of(Size(found.rows, 0)),)
    facts.tested |= {found.rows, found.places}


def _by_rows(node: core.Statement) -> tuple[core.ForCount, core.ForCount, core.Update, str] | None:
    """The two loops, what the inner one adds to a place of its row in every pass, and by way of which variable."""
    match node:
        case core.ForCount(start=core.Constant(value=0), step=core.Constant(value=1), inclusive=False, body=core.Block(statements=inside)):
            pass
        case _:
            return None
    match inside:
        case (core.ForCount(body=core.Block(statements=(*_, core.Update(target=core.Index()) as update))) as inner,):
            return node, inner, update, ""
        case (
            core.Assign(target=core.Variable(name=total), value=core.Constant(value=0)),
            core.ForCount(body=core.Block(statements=(*_, core.Update(target=core.Variable(name=name)) as update))) as inner,
            core.Assign(target=core.Index() as place, value=core.Variable(name=stored)),
        ) if total == name == stored:
            return node, inner, updated(update, target=place), total
    return None


def _side_by_side(inner: core.ForCount, row: str) -> core.Variable | None:
    """The tensor that says where each row begins, and that the one before it ends there."""
    first, last = inner.start, inner.stop
    if inner.inclusive:
        match last:
            case core.Primitive(name="subtract", arguments=(core.Expression() as end, core.Constant(value=1))):
                last = end
            case _:
                return None
    elif not (isinstance(first, core.Whole) and isinstance(last, core.Whole)):
        return None
    first, last = (part.value if isinstance(part, core.Whole) else part for part in (first, last))
    match first, last:
        case (
            core.Index(target=core.Variable() as tensor, subscripts=(core.Variable(name=one),)),
            core.Index(
                target=core.Variable(name=other),
                subscripts=(core.Primitive(name="add", arguments=(core.Variable(name=two), core.Constant(value=1))),),
            ),
        ) if one == two == row and tensor.name == other and tensor.kind.base is Base.TENSOR and inner.step == make.constant(1):
            return tensor
    return None


def _is_last_of(stop: core.Expression, tensor: core.Variable, facts: Facts) -> bool:
    """Whether there is one row less than the tensor has numbers."""
    amount = amount_of(stop, facts)
    return amount is not None and facts.ranks.get(tensor.name) == 1 and facts.equal(amount, of(Size(tensor.name, 0)).plus(-1))


def _steps(inner: core.ForCount, update: core.Update, total: str) -> bool:
    """Whether the inner loop only computes what it adds at the end of each pass, and its numbers are only places."""
    *before, _ = inner.body.statements
    plain = all(isinstance(part, core.Assign) and isinstance(part.target, core.Variable) for part in before)
    parts = [*before, update.value]
    adds = update.operator in ("add", "subtract") and not update.fresh and not any(_reads(part, total) for part in parts)
    return plain and adds and all(_is_place(part, inner.variable, inside=False) for part in parts)


def _is_place(node: core.Node, name: str, *, inside: bool) -> bool:
    """Whether a variable is only read as a subscript."""
    if isinstance(node, core.Variable):
        return inside or node.name != name
    if isinstance(node, core.Index):
        return _is_place(node.target, name, inside=False) and all(_is_place(part, name, inside=True) for part in node.subscripts)
    inside = inside and isinstance(node, core.Whole)
    return all(_is_place(part, name, inside=inside) for part in children(node))


def _begins_at_zero(update: core.Update, outer: core.ForCount, facts: Facts) -> bool:
    """Whether the place of every row is there, and holds 0 before the loop."""
    match update.target:
        case core.Index(target=core.Variable(name=name, kind=kind), subscripts=(core.Variable(name=row),)) if row == outer.variable:
            amount = amount_of(outer.stop, facts)
            there = amount is not None and facts.ranks.get(name) == 1 and facts.equal(amount, facts.size(name, 0))
            return there and kind.dtype == "float" and facts.filled.get(name) == 0
    return False


def _ranges(inner: core.ForCount, tensor: core.Variable) -> core.Expression:
    sides = core.Slice(None, make.primitive("negate", make.constant(1), kind=WHOLE), None), core.Slice(make.constant(1), None, None)
    ends: list[core.Expression] = [core.Index(tensor, (side,), kind=updated(tensor.kind, rank=1), span=inner.span) for side in sides]
    if isinstance(inner.start, core.Whole):
        ends = [core.Whole(end, kind=PLACES) for end in ends]
    return make.primitive("ranges", *ends, kind=Kind(Base.PAIR))


def _at(numbers: core.Variable, turn: core.Variable) -> core.Index:
    return core.Index(numbers, (turn,), kind=WHOLE)


def _with(node: core.Statement, given: dict[str, core.Index]) -> core.Statement:
    """With the numbers of a pass for the variables of its loops."""

    def put(part: core.Node) -> core.Node:
        match part:
            case core.Variable(name=name) | core.Whole(value=core.Variable(name=name)) if name in given:
                return given[name]
        return rebuild(part, put)

    found = put(node)
    assert isinstance(found, core.Statement)
    return found


def _reads(node: core.Node, name: str) -> bool:
    return any(isinstance(part, core.Variable) and part.name == name for part in walk(node))
