"""Choices by place with one side that can be computed everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts, amount_of
from fpp_lang.lift.headers import step_of
from fpp_lang.lift.linear import Symbol
from fpp_lang.lift.place_tests import is_about_places
from fpp_lang.lift.uses import assigned_in, names_in, root_of
from fpp_lang.numpy_rules.argument_tests import literal


def first_everywhere(nest: core.ForCount, facts: Facts) -> Sequence[core.Statement]:
    """`if inside: T[i] = a else: T[i] = b` as `T[i] = b` for all places, then `T[i] = a` for those inside."""
    loops, inner = [nest], nest.body.statements
    while len(inner) == 1 and isinstance(inner[0], core.ForCount):
        loops.append(inner[0])
        inner = inner[0].body.statements
    match inner:
        case (core.If(branches=((test, core.Block(statements=(one,))),), otherwise=core.Block(statements=(two,))),):
            pass
        case (core.Assign(value=core.Conditional(condition=test, yes=yes, no=no)) as store,):
            one, two = updated(store, value=yes), updated(store, value=no)
        case _:
            return [nest]
    if not isinstance(one, core.Assign) or not isinstance(two, core.Assign):
        return [nest]
    name = root_of(one.target)
    if one.target != two.target or not isinstance(one.target, core.Index) or not is_about_places(test) or name is None:
        return [nest]
    if facts.sharing_with([name]) & (names_in(one.value) | names_in(two.value) | names_in(test)) or not names_in(test) & assigned_in(nest):
        return [nest]
    known = facts.copy()
    for loop in loops:
        start, stop = amount_of(loop.start, known), amount_of(loop.stop, known)
        if start is None or stop is None or step_of(loop.step) != 1:
            return [nest]
        known.bounds[Symbol(loop.variable)] = ((start,), (stop.plus(0 if loop.inclusive else -1),))
    for everywhere, inside, where in ((two, one, test), (one, two, make.negation(test))):
        if _exists_everywhere(everywhere.value, known):
            chosen = _nest_around(loops, core.If(((where, core.Block((inside,), span=test.span)),), None, span=test.span))
            return [chosen] if _is_there(everywhere.value, facts.filled.get(name)) else [_nest_around(loops, everywhere), make.anew(chosen)]
    return [nest]


def _is_there(value: core.Expression, fill: float | None) -> bool:
    """Whether a number is everywhere in a new tensor already."""
    number = literal(value)
    return fill is not None and number is not None and repr(float(number)) == repr(fill)


def _nest_around(loops: Sequence[core.ForCount], inner: core.Statement) -> core.Statement:
    for loop in reversed(loops):
        inner = updated(loop, body=updated(loop.body, statements=(inner,)))
    return inner


def _exists_everywhere(value: core.Expression, facts: Facts) -> bool:
    """Whether a value can be computed in all passes."""
    match value:
        case core.Constant() | core.Variable():
            return value.kind.is_single
        case core.Primitive(name=name, arguments=arguments) if PRIMITIVES[name].hazard == "total" and PRIMITIVES[name].elementwise:
            return all(part is None or _exists_everywhere(part, facts) for part in arguments)
        case core.Index():
            places: list[core.Expression | core.Slice] = []
            target: core.Expression = value
            while isinstance(target, core.Index):
                places[:0] = target.subscripts
                target = target.target
            if not isinstance(target, core.Variable) or facts.ranks.get(target.name) != len(places):
                return False
            for axis, part in enumerate(places):
                place = None if isinstance(part, core.Slice) else amount_of(part, facts)
                room = None if place is None else facts.size(target.name, axis) - place
                if place is None or room is None or not (facts.at_least(place, 0) and facts.at_least(room, 1)):
                    return False
            return True
    return False
