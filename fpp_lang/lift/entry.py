"""What a function takes for granted is tested once, as early as may be; what a test has made certain is known from there on."""

from __future__ import annotations

from dataclasses import replace

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.checks import Need, tests
from fpp_lang.lift.uses import assigned_in

SIMPLE = (core.Variable, core.Constant, core.Primitive, core.Pair, core.Copy, core.Bracket)
ALONG_ROWS = frozenset({"sum", "prod", "max_from", "min_from"})
"""What takes the axis last along which it puts numbers together."""
NEW = frozenset({"zeros", "ones", "full", "clone"})


def tested_first(nodes: list[core.Statement], needs: dict[int, tuple[Need, ...]]) -> list[core.Statement]:
    """The statements of a block with the tests of `needs` moved up, and joined."""
    found: list[core.Statement] = []
    for node in nodes:
        if node.id not in needs:
            found.append(node)
            continue
        names = {part.name for part in walk(node) if isinstance(part, core.Variable)}
        place = len(found)
        while place > 0 and found[place - 1].id not in needs and _is_passed(found[place - 1], names):
            place -= 1
        if place > 0 and found[place - 1].id in needs:
            before = found[place - 1]
            (joined,) = tests(tuple(dict.fromkeys((*needs[before.id], *needs[node.id]))), before)
            needs[joined.id] = tuple(dict.fromkeys((*needs[before.id], *needs[node.id])))
            found[place - 1] = updated(joined, comments=before.comments)
            if node.comments != core.NO_COMMENTS:
                found.append(core.Pass(comments=node.comments))
            continue
        if place < len(found) and node.comments != core.NO_COMMENTS:
            found.append(core.Pass(comments=node.comments))
            node = updated(node, comments=core.NO_COMMENTS)
        found.insert(place, node)
    return _comments_passed_on(found)


def _comments_passed_on(nodes: list[core.Statement]) -> list[core.Statement]:
    """The comments of a test that went up stay with what comes next."""
    found: list[core.Statement] = []
    waiting: tuple[str, ...] = ()
    for node in nodes:
        if isinstance(node, core.Pass) and node.comments.before and len(nodes) > 1 and node is not nodes[-1]:
            waiting = (*waiting, *node.comments.before)
            continue
        if waiting:
            node = updated(node, comments=core.Comments((*waiting, *node.comments.before), node.comments.after))
            waiting = ()
        found.append(node)
    return found


def _is_passed(node: core.Statement, names: set[str]) -> bool:
    """Whether a test may as well come before a statement: that binds another variable, and neither does more nor fails."""
    match node:
        case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value) if name not in names:
            return all(map(_is_harmless, (part for part in walk(value) if isinstance(part, core.Expression))))
    return False


def _is_harmless(node: core.Expression) -> bool:
    if isinstance(node, core.Primitive):
        return node.name in NEW or PRIMITIVES[node.name].hazard == "total"
    return isinstance(node, SIMPLE)


# What is known behind a test ---------------------------------------------------------------------------------------------------


def with_ranks(nodes: list[core.Statement]) -> list[core.Statement]:
    """Behind `if A.ndim != 2: throw`, A is a matrix."""
    found = list(nodes)
    for place, node in enumerate(found):
        match node:
            case core.If(branches=((test, core.Block(statements=(*_, core.Throw() | core.Return()))),), otherwise=None):
                rest = found[place + 1 :]
                changed = assigned_in(core.Block(tuple(rest)))
                ranks = {name: rank for name, rank in refused_ranks(test).items() if name not in changed}
                if ranks:
                    found[place + 1 :] = [_ranked(part, ranks) for part in rest]
    return found


def refused_ranks(test: core.Expression) -> dict[str, int]:
    """The ranks that variables have where a test does not hold."""
    match test:
        case core.Logic(operator="or", items=items):
            return {name: rank for item in items for name, rank in refused_ranks(item).items()}
        case core.Compare(first=first, rest=(("!=", core.Constant(value=int() as rank)),)):
            names = [_ranked_variable(first)]
        case core.Not(operand=core.Compare(first=first, rest=(*others, ("==", core.Constant(value=int() as rank))))) if all(
            sign == "==" for sign, _ in others
        ):
            names = [_ranked_variable(part) for part in (first, *(other for _, other in others))]
        case _:
            return {}
    return {name: rank for name in names if name is not None}


def _ranked_variable(node: core.Expression) -> str | None:
    match node:
        case core.Primitive(name="rank", arguments=(core.Variable(name=name, where=core.Where.LOCAL),)):
            return name
    return None


def _ranked(node: core.Statement, ranks: dict[str, int]) -> core.Statement:
    def change(part: core.Node) -> core.Node:
        match part:
            case core.Variable(name=name, kind=kind) if name in ranks and kind.base in (Base.TENSOR, Base.NUMERIC) and kind.rank is None:
                return updated(part, kind=replace(kind, base=Base.TENSOR, rank=ranks[name]))
            case core.Define() | core.Lambda():
                return part
        return _plainer(rebuild(part, change))

    found = change(node)
    assert isinstance(found, core.Statement)
    return found


def _plainer(node: core.Node) -> core.Node:
    """`u @ v` for what asks first whether they are vectors; `x.sum()` for `x.sum(axis=0)` of a vector; `A[i, j]` needs no copy."""
    match node:
        case core.Copy(value=core.Index() as part, dtype=None) if _rank_of_part(part) == 0:
            return updated(part, kind=make.kind_of((), part.kind.dtype))
        case core.Conditional(condition=core.Logic(operator="and", items=tests), yes=yes) if all(map(_has_asked_rank, tests)):
            return yes
        case core.Conditional(condition=core.Compare() as test, yes=yes) if _has_asked_rank(test):
            return yes
        case core.Primitive(name=name, arguments=(core.Expression() as array, *start, core.Constant(value=0)), kind=kind) if (
            name in ALONG_ROWS and kind.base is Base.NUMERIC and _rank_of(array) == 1
        ):
            return updated(node, arguments=(array, *start, None), kind=make.kind_of((), array.kind.dtype))
    return node


def _has_asked_rank(test: core.Expression) -> bool:
    match test:
        case core.Compare(
            first=core.Primitive(name="rank", arguments=(core.Expression() as array,)), rest=((sign, core.Constant(value=int() as asked)),)
        ):
            rank = _rank_of(array)
            return rank is not None and (rank == asked if sign == "==" else sign == "<" and rank < asked)
    return False


def _rank_of(node: core.Expression) -> int | None:
    """The rank of variables and slices, and of what is computed of them element by element."""
    match node:
        case core.Constant():
            return 0
        case core.Variable(kind=kind):
            return 0 if kind.is_single else kind.rank
        case core.Index(target=target, subscripts=subscripts) if all(isinstance(part, core.Slice) for part in subscripts):
            return _rank_of(target)
        case core.Primitive(name=name, arguments=arguments) if name == "select" or PRIMITIVES[name].elementwise:
            ranks = [None if part is None else _rank_of(part) for part in arguments]
        case core.Compare(first=first, rest=rest):
            ranks = [_rank_of(part) for part in (first, *(other for _, other in rest))]
        case core.Logic(items=items):
            ranks = [_rank_of(part) for part in items]
        case _:
            return None
    known = [rank for rank in ranks if rank is not None]
    return max(known) if len(known) == len(ranks) else None


def _rank_of_part(node: core.Expression) -> int | None:
    """The rank of an element or a row; None where it is not known."""
    match node:
        case core.Index(target=target, subscripts=subscripts):
            rank = _rank_of_part(target)
            places = all(isinstance(part, core.Expression) and part.kind.is_single for part in subscripts)
            return rank - len(subscripts) if rank is not None and places else None
        case core.Variable(kind=kind) if kind.base is Base.TENSOR:
            return kind.rank
    return None
