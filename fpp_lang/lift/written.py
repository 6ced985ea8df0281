"""Amounts, and the places of an axis, as expressions."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import SHAPE, WHOLE, Base, Kind
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Amount, Facts
from fpp_lang.lift.linear import Linear, Quotient, Size, Symbol, Turn
from fpp_lang.lift.model import Kept


def written(amount: Linear, facts: Facts) -> core.Expression:
    """An amount as an expression: `n - 1`, `A.shape[1] + 2`."""
    for name, known in facts.whole.items():
        gap = facts.normal(amount - known).value if amount.terms else None
        if gap is not None and facts.normal(known).terms:
            return _plus(core.Variable(name, core.Where.LOCAL, kind=WHOLE), gap)
    found: core.Expression | None = None
    for atom, factor in sorted(amount.terms, key=lambda term: term[1] < 0):
        piece = _atom(atom, facts)
        if abs(factor) != 1:
            piece = make.primitive("multiply", make.constant(abs(factor)), piece, kind=WHOLE)
        if found is None:
            found = piece if factor > 0 else make.primitive("negate", piece, kind=WHOLE)
        else:
            found = make.primitive("add" if factor > 0 else "subtract", found, piece, kind=WHOLE)
    if found is None:
        if amount.constant < 0:
            return make.primitive("negate", make.constant(-amount.constant), kind=WHOLE)
        return make.constant(amount.constant)
    return _plus(found, amount.constant)


def _plus(value: core.Expression, constant: int) -> core.Expression:
    if not constant:
        return value
    return make.primitive("add" if constant > 0 else "subtract", value, make.constant(abs(constant)), kind=WHOLE)


def _atom(atom: object, facts: Facts) -> core.Expression:
    match atom:
        case Symbol(name) | Turn(name):
            return core.Variable(name, core.Where.LOCAL, kind=WHOLE)
        case Size(tensor, axis):
            rank = facts.ranks.get(tensor)
            variable = core.Variable(tensor, core.Where.LOCAL, kind=Kind(Base.TENSOR, rank=rank))
            if axis == 0 and rank == 1:
                return make.primitive("len", variable, kind=WHOLE)
            shape = make.primitive("shape", variable, kind=SHAPE)
            return make.primitive("axis_size", shape, make.constant(axis), kind=WHOLE)
        case Quotient(amount, divisor):
            return make.primitive("div", written(amount, facts), make.constant(divisor), kind=WHOLE)
        case Amount(expression):
            return expression
    raise Kept(f"the place depends on {atom!r}")
