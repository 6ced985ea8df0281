"""Small pieces of core in array form."""

from __future__ import annotations

import math
from typing import Literal

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, NUMERIC, TENSOR, TRUTH, WHOLE, Base, Dtype, Kind
from fpp_lang.core.walk import rebuild
from fpp_lang.lift.model import Layout

ALL = core.Slice(None, None, None)
INFINITY: core.Expression = core.Constant(math.inf, name="infinity", kind=FRACTION)


def fill(value: float) -> core.Expression:
    """A number that a new tensor is full of, as it is written: `-np.inf`."""
    size = INFINITY if math.isinf(value) else constant(abs(value))
    return primitive("negate", size, kind=FRACTION) if value < 0 else size


def constant(value: int | float | bool) -> core.Constant:
    kind = TRUTH if isinstance(value, bool) else WHOLE if isinstance(value, int) else FRACTION
    return core.Constant(value, kind=kind)


def primitive(name: str, *arguments: core.Expression | None, kind: Kind, like: core.Node | None = None) -> core.Primitive:
    if like is None:
        return core.Primitive(name, arguments, kind=kind)
    return core.Primitive(name, arguments, kind=kind, span=like.span)


def everywhere() -> core.Primitive:
    return core.Primitive("everywhere", ())


def new_axis() -> core.Primitive:
    return core.Primitive("new_axis", ())


def negation(test: core.Expression, form: Literal["truth", "elements"] = "truth") -> core.Expression:
    """The test that holds where another one does not."""
    match test:
        case core.Not(operand=inner):
            return inner
        case core.Compare(rest=(("==" | "!=" as operator, right),)):
            return updated(test, rest=(("!=" if operator == "==" else "==", right),))
    return core.Not(test, form, kind=test.kind, span=test.span)


def kind_of(layout: Layout, dtype: Dtype | None) -> Kind:
    """The kind of an array with these axes."""
    if not layout:
        return Kind(Base.NUMBER, dtype)
    known = [axis for axis in layout if axis is not None]
    if any(axis.any_rank for axis in known):
        number = any(axis.may_be_number for axis in known)
        return Kind(NUMERIC.base if number else TENSOR.base, dtype)
    return Kind(Base.TENSOR, dtype, rank=len(layout))


def joined_dtype(*dtypes: Dtype | None) -> Dtype | None:
    """The kind of numbers that arithmetic makes of these."""
    if "float" in dtypes:
        return "float"
    return None if None in dtypes else "int"


def anew(node: core.Statement) -> core.Statement:
    """The statement with those in it as another one that says the same, without its comments."""

    def change(part: core.Node) -> core.Node:
        new = rebuild(part, change)
        return updated(new, id=core.Pass().id, comments=core.NO_COMMENTS) if isinstance(new, core.Statement) else new

    found = change(node)
    assert isinstance(found, core.Statement)
    return found
