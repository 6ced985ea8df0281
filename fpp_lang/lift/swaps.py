"""Swaps: `a, b = x, y` one after the other, and a matrix that is turned in place by swaps as a store of what was there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.uses import names_in, root_of

Fresh = Callable[..., str]


def with_pairs_apart(nest: core.Statement, fresh: Fresh) -> core.Statement:
    """The nest with `v[i], v[j] = v[j], v[i]` as `old_v = v[i]; v[i] = v[j]; v[j] = old_v`."""
    return blocks(nest, lambda nodes: [each for part in nodes for each in _apart(part, fresh)])


def _apart(node: core.Statement, fresh: Fresh) -> list[core.Statement]:
    match node:
        case core.Assign(target=core.Targets(items=targets), value=core.Pair(items=values)) if len(targets) == len(values):
            pass
        case _:
            return [node]
    if not all(isinstance(target, core.Variable | core.Index) for target in targets):
        return [node]
    first: list[core.Statement] = []
    direct = _of_copy(values[0]) if isinstance(targets[0], core.Index) else values[0]
    then: list[core.Statement] = [core.Assign(targets[0], direct, span=node.span)]
    for target, value in zip(targets[1:], values[1:], strict=True):
        word = "old" if isinstance(target, core.Index) else "next"
        kept = core.Variable(fresh(f"{word}_{root_of(target)}"), core.Where.LOCAL, kind=value.kind)
        first.append(core.Assign(kept, value, span=node.span))
        then.append(core.Assign(target, kept, span=node.span))
    first[0] = updated(first[0], comments=node.comments)
    return [*first, *then]


def with_trades(body: core.Block, outlives: Callable[[str], bool]) -> core.Block:
    """A body with `temp = A; A = B; B = temp` of tensors as `A, B = B, A`, where nothing else has to do with `temp`."""
    spoken = Counter(part.name for part in walk(body) if isinstance(part, core.Variable))

    def change(nodes: list[core.Statement]) -> list[core.Statement]:
        found: list[core.Statement] = []
        for part in nodes:
            found.append(part)
            trade = _trade(*found[-3:]) if len(found) > 2 else None
            if trade is not None and spoken[trade[0]] == 2 and not outlives(trade[0]):
                found[-3:] = [trade[1]]
        return found

    return blocks(body, change)


def _trade(one: core.Statement, two: core.Statement, three: core.Statement) -> tuple[str, core.Assign] | None:
    """The name that keeps a tensor meanwhile, and the swap."""
    match one, two, three:
        case (
            core.Assign(target=core.Variable(name=temp, where=core.Where.LOCAL), value=core.Variable(name=first) as one_value),
            core.Assign(target=core.Variable(name=again) as left, value=core.Variable(name=second) as other_value),
            core.Assign(target=core.Variable(name=last) as right, value=core.Variable(name=kept)),
        ) if first == again != second == last and kept == temp and Base.TENSOR in (one_value.kind.base, other_value.kind.base):
            values = core.Pair((other_value, one_value), kind=Kind(Base.PAIR))
            return temp, updated(two, target=core.Targets((left, right)), value=values, comments=one.comments)
    return None


def _of_copy(node: core.Expression) -> core.Expression:
    return node.value if isinstance(node, core.Copy) and node.dtype is None else node


# A matrix turned in place ----------------------------------------------------------------------------------------------------


def turned(node: core.Statement, facts: Facts, lives: Callable[[str], bool]) -> tuple[core.ForCount, str] | None:
    """A nest that swaps all places above the diagonal with those below it as one that stores what was there before, and the tensor."""
    match node:
        case core.ForCount(body=core.Block(statements=(core.ForCount() as inner,))) as outer if _from_first(outer):
            swapped = _swapped(inner.body.statements, lives)
        case _:
            return None
    if swapped is None or outer.inclusive or inner.inclusive or step_of(inner.step) != 1:
        return None
    tensor, places = swapped
    size = _size(outer, inner, tensor, facts)
    if size is None or places not in ((outer.variable, inner.variable), (inner.variable, outer.variable)):
        return None
    row, column = (core.Variable(name, core.Where.LOCAL, kind=make.constant(0).kind) for name in (outer.variable, inner.variable))
    kind = Kind(Base.NUMBER, tensor.kind.dtype)
    store = core.Assign(core.Index(tensor, (row, column), kind=kind), core.Index(tensor, (column, row), kind=kind), span=inner.span)
    rows = updated(inner, start=make.constant(0), stop=size, body=updated(inner.body, statements=(store,)))
    return updated(outer, stop=size, body=updated(outer.body, statements=(rows,))), tensor.name


def _from_first(loop: core.ForCount) -> bool:
    return step_of(loop.step) == 1 and isinstance(loop.start, core.Constant) and loop.start.value == 0


def _size(outer: core.ForCount, inner: core.ForCount, tensor: core.Variable, facts: Facts) -> core.Expression | None:
    """How many rows and columns are turned: all pairs of places below it are swapped once."""
    counter = core.Variable(outer.variable, core.Where.LOCAL)
    if _from_first(inner) and inner.stop == counter:
        return outer.stop
    match inner.start:
        case core.Primitive(name="add", arguments=(first, core.Constant(value=1))) if first == counter:
            ends = amount_of(outer.stop, facts), amount_of(inner.stop, facts)
        case _:
            return None
    if ends[0] is None or ends[1] is None or outer.variable in names_in(inner.stop):
        return None
    reaches = facts.normal(ends[0] - ends[1]) in (Linear(), Linear((), -1)) or facts.equal(ends[0], facts.size(tensor.name, 0))
    return inner.stop if reaches else None


def _swapped(nodes: tuple[core.Statement, ...], lives: Callable[[str], bool]) -> tuple[core.Variable, tuple[str, str]] | None:
    """The tensor of which a place and the mirrored one are swapped, and that place."""
    match nodes:
        case (core.Assign(target=core.Targets(items=(one, other)), value=core.Pair(items=(first, second))),):
            found = (one, other) if _place(one) == _place(_of_copy(second)) and _place(other) == _place(_of_copy(first)) else None
        case (
            core.Assign(target=core.Variable(name=name), value=kept),
            core.Assign(target=one, value=second),
            core.Assign(target=other, value=core.Variable(name=again)),
        ) if name == again and not lives(name):
            found = (one, other) if _place(one) == _place(kept) and _place(other) == _place(second) else None
        case _:
            return None
    here, there = (_place(part) for part in found or (None, None))
    if here is None or there is None or here[0] != there[0] or here[1] != there[1][::-1]:
        return None
    return here


def _place(node: core.Node | None) -> tuple[core.Variable, tuple[str, str]] | None:
    """The tensor and the variables of `A[i][j]`."""
    match node:
        case core.Index(target=core.Index(target=core.Variable() as tensor, subscripts=(row,)), subscripts=(column,)):
            pass
        case core.Index(target=core.Variable() as tensor, subscripts=(row, column)):
            pass
        case _:
            return None
    if isinstance(row, core.Variable) and isinstance(column, core.Variable):
        return tensor, (row.name, column.name)
    return None
