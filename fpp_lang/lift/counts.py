"""Parameters that only count: a whole-valued fraction is made whole where the function begins, not wherever it counts (R3.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMBER, WHOLE, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift.uses import assigned_in, is_variable

MAY_BE_SKIPPED = (core.Conditional, core.Logic, core.Lambda, core.Comprehension, core.Call, core.Apply)
MAKERS = frozenset({"zeros", "ones", "full", "identity"})
ENDS = frozenset({"add", "subtract", "minimum", "maximum", "least", "most"})
STAYING_WHOLE = frozenset({"add", "subtract", "multiply", "div", "mod", "negate", "maximum", "minimum", "least"})
"""Those that give whole numbers for whole numbers."""


def counts_made_whole(function: core.Function) -> core.Function:
    """The function, with `n = whole(n)` in front for each parameter that its loops count to and nothing else is done with.

    A variable that it computes for that is made whole there: `n = whole(len(v) / 2)`.
    """
    if any(isinstance(node, core.Define | core.Lambda) for node in walk(function.body)):
        return function
    computed = _computed_once(function)
    parameters = {parameter.name: None for parameter in function.parameters if parameter.name not in assigned_in(function.body)}
    ends = [node.stop for node in walk(function.body) if isinstance(node, core.ForCount)]
    sizes = [*(end for end in ends if isinstance(end, core.Whole)), *_taken_for_certain(function.body)]
    read = [*ends, *sizes, *computed.values()]
    only_counted = _only_counted(function.body, frozenset(parameters.keys() | computed.keys()))
    counting = [
        name
        for name in (*parameters, *computed)
        if name in only_counted and any(_is_count_of(size, name) for size in sizes) and _several_times(read, name)
    ]
    body, known = function.body, frozenset(counting)
    while known:
        whole = _with_whole(body, known)
        assert isinstance(whole, core.Block)
        body = whole
        known = frozenset(
            node.target.name
            for node in body.statements
            if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and node.target.name in computed
            if _is_whole(node.value) and not _is_whole(node.target)
        )
    starts = tuple(
        core.Assign(
            core.Variable(name, core.Where.LOCAL, kind=WHOLE),
            core.Whole(core.Variable(name, core.Where.LOCAL, kind=NUMBER), kind=WHOLE),
            span=body.statements[0].span,
        )
        for name in counting
        if name in parameters
    )
    return updated(function, body=updated(body, statements=(*starts, *body.statements))) if counting else function


def _computed_once(function: core.Function) -> dict[str, core.Expression]:
    """The variables that a function sets once, outside of loops, to what is whole where it is computed from whole numbers."""
    times = Counter(name for node in walk(function.body) if isinstance(node, core.Statement) for name in assigned_in(node))
    return {
        node.target.name: node.value
        for node in function.body.statements
        if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and node.target.where is core.Where.LOCAL
        if times[node.target.name] == 1 and _stays_whole(node.value)
    }


def _only_counted(body: core.Block, names: frozenset[str]) -> frozenset[str]:
    """Those of the variables that are read only in counts, and to compute others of them."""
    while True:
        left = frozenset(name for name in names if _only_counts(body, name, names, inside=False))
        if left == names:
            return left
        names = left


def _several_times(counts: Sequence[core.Expression], name: str) -> bool:
    """Whether a loop counts to it, or several counts are computed from it: a single one may say what it needs."""
    return sum(any(is_variable(part, name) for part in walk(count)) for count in counts) > 1


def _taken_for_certain(body: core.Block) -> Iterator[core.Whole]:
    """What has to be whole before anything else happens: the sizes of the tensors that a function makes first."""
    for statement in body.statements:
        if not isinstance(statement, core.Assign) or any(isinstance(part, MAY_BE_SKIPPED) for part in walk(statement)):
            return
        for part in walk(statement.value):
            if isinstance(part, core.Primitive) and part.name in MAKERS:
                yield from (size for size in walk(part) if isinstance(size, core.Whole))


def _is_count_of(end: core.Expression, name: str) -> bool:
    """Whether it is whole only where the variable is: `n`, or with whole numbers added and subtracted, `v.len() - n + 1`.

    `min(n, v.len())` is taken for one as well: a fraction that is never reached is refused.
    """
    match end:
        case core.Whole(value=value):
            return _is_count_of(value, name)
        case core.Variable(name=found, where=core.Where.LOCAL, kind=kind):
            return found == name and kind.base in (Base.NUMBER, Base.OPEN, Base.NUMERIC)
        case core.Primitive(name=operator, arguments=(core.Expression() as left, core.Expression() as right)) if operator in ENDS:
            return any(_is_count_of(one, name) and _is_whole(other) for one, other in ((left, right), (right, left)))
    return False


def _only_counts(node: core.Node, name: str, others: Container[str], *, inside: bool) -> bool:
    """Whether a variable is read only where whole-valued fractions and whole numbers are the same."""
    if isinstance(node, core.Variable) and node.name == name:
        return inside
    match node:
        case core.Whole() | core.Compare() | core.Primitive(name="divide"):
            inside = True
        case core.ForCount():
            return _only_counts(node.stop, name, others, inside=True) and all(
                _only_counts(part, name, others, inside=False) for part in (node.start, node.step, node.body)
            )
        case core.Assign(target=core.Variable(name=target), value=value):
            return _only_counts(value, name, others, inside=target in others and _stays_whole(value))
        case core.Assign(target=core.Index(target=core.Expression(kind=Kind(base=Base.TENSOR, dtype="float"))), value=value):
            return _only_counts(node.target, name, others, inside=False) and _only_counts(value, name, others, inside=_stays_whole(value))
        case core.Primitive(arguments=arguments) if PRIMITIVES[node.name].elementwise:
            inside = inside or any(part is not None and part.kind.is_numeric and part.kind.dtype == "float" for part in arguments)
    return all(_only_counts(part, name, others, inside=inside) for part in children(node))


def _stays_whole(node: core.Expression) -> bool:
    """Whether it is whole where what it is computed from is: in a tensor of fractions it is then the same number."""
    match node:
        case core.Primitive(name=name, arguments=arguments) if name in STAYING_WHOLE:
            return all(part is None or _stays_whole(part) for part in arguments)
    return isinstance(node, core.Variable) or _is_whole(node)


def _with_whole(node: core.Node, names: frozenset[str]) -> core.Node:
    """With these variables as whole numbers, and what is computed of whole numbers as such."""
    match node:
        case core.Variable(name=name) if name in names:
            return updated(node, kind=WHOLE)
        case core.Assign(target=core.Variable(name=name) as target, value=value) if name in names:
            count = _with_whole(value, names)
            assert isinstance(count, core.Expression)
            whole = count if _is_whole(count) else core.Whole(count, span=value.span, kind=WHOLE)
            return updated(node, target=updated(target, kind=WHOLE), value=whole)
        case core.ForCount(variable=counter):
            start, stop, step = (_with_whole(part, names) for part in (node.start, node.stop, node.step))
            assert isinstance(start, core.Expression) and isinstance(stop, core.Expression) and isinstance(step, core.Expression)
            counts = all(map(_is_whole, (start, stop, step))) and counter not in assigned_in(node.body)
            body = _with_whole(node.body, names | {counter} if counts else names - {counter})
            assert isinstance(body, core.Block)
            return updated(node, start=start, stop=stop, step=step, body=body)
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
