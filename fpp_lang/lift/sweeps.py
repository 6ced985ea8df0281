"""Sweeps over a matrix that read a row and a column of it, which they leave as they are: `D[i][j] = min(D[i][j], D[i][k] + D[k][j])`.

The pass that stores in place (i, k) makes of x = D[i][k] the lesser of x and x + D[k][k]: where D[k][k] is not negative, and no nan, that
is x again. So all passes read what stood there before the sweep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMBER, TRUTH
from fpp_lang.lift import make
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.uses import assigned_in

SIGNS = {"minimum": ">=", LESS: ">=", "maximum": "<=", GREATER: "<="}
"""What the number at the crossing has to be, compared with 0, for each way to take one of two numbers."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """A sweep over `tensor`; where `test` holds, no pass changes what another one reads of it, which is at `crossing` in both axes."""

    tensor: core.Variable
    crossing: core.Expression
    test: core.Expression


def sweep_of(loop: core.Statement) -> Sweep | None:
    """The sweep that two counting loops are, in plain shape."""
    match loop:
        case core.ForCount(
            variable=row, body=core.Block(statements=(core.ForCount(variable=column, body=core.Block(statements=(inner,))),))
        ):
            pass
        case _:
            return None
    match inner:
        case core.Update(target=core.Index() as target, operator=operator, value=value) if operator in SIGNS:
            pass
        case core.If(
            branches=(
                (
                    core.Compare(first=value, rest=((("<" | ">") as sign, compared),)),
                    core.Block(statements=(core.Assign(target=core.Index() as target, value=stored),)),
                ),
            ),
            otherwise=None,
        ) if compared == target and stored == value:
            operator = LESS if sign == "<" else GREATER
        case _:
            return None
    tensor, places = _place(target)
    if tensor is None or places != [row, column]:
        return None
    found = _ends(value, tensor.name, row, column)
    if found is None or {_name(found[0])} & ({row, column} | assigned_in(loop)):
        return None
    crossing, wraps = found
    if "abs" in wraps and SIGNS[operator] == "<=":
        return None
    return Sweep(tensor, crossing, _test(tensor, crossing, wraps, SIGNS[operator]))


def _test(tensor: core.Variable, crossing: core.Expression, wraps: Sequence[str], sign: str) -> core.Expression:
    here: core.Expression = core.Index(tensor, (crossing, crossing), kind=NUMBER)
    tests: list[core.Expression] = []
    for wrap in dict.fromkeys(wraps):
        value = make.primitive(wrap, here, kind=NUMBER) if wrap else here
        tests.append(core.Compare(value, ((sign, make.constant(0)),), "truth", kind=TRUTH))
    return tests[0] if len(tests) == 1 else core.Logic("and", tuple(tests), "truth", kind=TRUTH)


def _ends(value: core.Expression, tensor: str, row: str, column: str) -> tuple[core.Expression, list[str]] | None:
    """For `D[i][k] + D[k][j]`: k, and what each of the two is wrapped in."""
    match value:
        case core.Primitive(name="add", arguments=(core.Expression() as left, core.Expression() as right)):
            pass
        case _:
            return None
    for first, second in ((left, right), (right, left)):
        wraps, crossings = [], []
        for end, fixed in ((first, (row, None)), (second, (None, column))):
            match end:
                case core.Primitive(name="abs", arguments=(core.Expression() as inner,)):
                    wraps.append("abs")
                case _:
                    inner = end
                    wraps.append("")
            found, places = _place(inner)
            if found is None or found.name != tensor or len(places) != 2:
                break
            crossings += [place for place, name in zip(_subscripts(inner), fixed, strict=True) if name is None]
            if any(name is not None and place != name for place, name in zip(places, fixed, strict=True)):
                break
        else:
            if _name(crossings[0]) is not None and _name(crossings[0]) == _name(crossings[1]):
                return crossings[0], wraps
    return None


def _place(node: core.Expression) -> tuple[core.Variable | None, list[str | None]]:
    """The tensor of which a part is read, and the names of the variables at its places."""
    inner = node
    while isinstance(inner, core.Index):
        inner = inner.target
    return inner if isinstance(inner, core.Variable) else None, [_name(part) for part in _subscripts(node)]


def _subscripts(node: core.Expression) -> list[core.Expression]:
    if not isinstance(node, core.Index):
        return []
    return [*_subscripts(node.target), *(part for part in node.subscripts if isinstance(part, core.Expression))]


def _name(node: core.Expression) -> str | None:
    match node:
        case core.Whole(value=value):
            return _name(value)
        case core.Variable(name=name):
            return name
    return None
