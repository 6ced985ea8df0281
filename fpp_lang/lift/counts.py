"""Parameters that only count: a whole-valued fraction is made whole where the function begins, not wherever it counts (R3.6)."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMBER, WHOLE, Base, Kind
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift.uses import assigned_in

STAYING_WHOLE = frozenset({"add", "subtract", "multiply", "div", "mod", "negate", "maximum", "minimum", "least"})
"""Those that give whole numbers for whole numbers."""


def counts_made_whole(function: core.Function) -> core.Function:
    """The function, with `n = whole(n)` in front for each parameter that its loops count to and nothing else is done with."""
    nested = any(isinstance(node, core.Define | core.Lambda) for node in walk(function.body))
    assigned = assigned_in(function.body)
    names = [parameter.name for parameter in function.parameters if not nested and parameter.name not in assigned]
    ends = [node.stop for node in walk(function.body) if isinstance(node, core.ForCount)]
    counting = [name for name in names if any(_is_count_of(end, name) for end in ends) and _only_counts(function.body, name, inside=False)]
    if not counting:
        return function
    body = _with_whole(function.body, frozenset(counting))
    assert isinstance(body, core.Block)
    first = body.statements[0]
    starts = tuple(
        core.Assign(
            core.Variable(name, core.Where.LOCAL, kind=WHOLE),
            core.Whole(core.Variable(name, core.Where.LOCAL, kind=NUMBER), kind=WHOLE),
            span=first.span,
        )
        for name in counting
    )
    return updated(function, body=updated(body, statements=(*starts, *body.statements)))


def _is_count_of(end: core.Expression, name: str) -> bool:
    match end:
        case core.Whole(value=core.Variable(name=found, where=core.Where.LOCAL, kind=kind)):
            return found == name and kind.base in (Base.NUMBER, Base.OPEN, Base.NUMERIC)
    return False


def _only_counts(node: core.Node, name: str, *, inside: bool) -> bool:
    """Whether a variable is read only where whole-valued fractions and whole numbers are the same."""
    if isinstance(node, core.Variable) and node.name == name:
        return inside
    inside = inside or isinstance(node, core.Whole | core.Compare)
    return all(_only_counts(part, name, inside=inside) for part in children(node))


def _with_whole(node: core.Node, names: frozenset[str]) -> core.Node:
    """With these variables as whole numbers, and what is computed of whole numbers as such."""
    match node:
        case core.Variable(name=name) if name in names:
            return updated(node, kind=WHOLE)
    node = rebuild(node, lambda part: _with_whole(part, names))
    match node:
        case core.Whole(value=value) if _is_whole(value):
            return value
        case core.Primitive(name=name, arguments=arguments, kind=Kind(base=Base.NUMBER, dtype=None)) if name in STAYING_WHOLE:
            if all(argument is not None and _is_whole(argument) for argument in arguments):
                return updated(node, kind=WHOLE)
    return node


def _is_whole(node: core.Expression) -> bool:
    return node.kind.is_whole and node.kind.is_single
