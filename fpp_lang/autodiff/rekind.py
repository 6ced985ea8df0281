"""A function for the kinds that one call gives it: what is a number there, and how many axes tensors have.

The function's own text stays generic; its way back is written for the call, so that it says `X.T @ d_Z` and needs no questions.
"""

from __future__ import annotations

from collections.abc import Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERICS, TRUTH, Base, Kind, join
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.settle.gives import GIVES, elementwise

SAME = frozenset({"fractions", "own_fractions", "clone", "as_array", "reversed", "sum_kept", "max_kept", "min_kept", "prod_kept"})
MOST_ROUNDS = 6
KNOWN = frozenset(
    {"matmul", "times", "transpose", "outer", "sum", "mean", "max", "min", "prod", "var", "std", "median", "spread", "sum_to", "broadcast"}
)


def narrowed(kind: Kind) -> Kind | None:
    """What is worth knowing of an argument: that it is a number, or the rank of a tensor."""
    if kind.is_single:
        return Kind(Base.NUMBER, kind.dtype)
    if kind.base is Base.TENSOR and kind.rank is not None:
        return Kind(Base.TENSOR, kind.dtype, kind.rank)
    return None


def rekinded(function: core.Function, kinds: Mapping[str, Kind]) -> core.Function:
    """The function with narrower kinds of its parameters, and of all that follows from them."""
    parameters = tuple(
        updated(parameter, kind=kinds[parameter.name]) if _fits(parameter.kind, kinds.get(parameter.name)) else parameter
        for parameter in function.parameters
    )
    given = {parameter.name: parameter.kind for parameter in parameters}
    known = given | {name: given.get(name, kinds[0]) for name, kinds in _assigned(function.body).items()}
    for _ in range(MOST_ROUNDS):
        body = _Narrowing(known).block(function.body)
        found = dict(given)
        for name, values in _assigned(body).items():
            for kind in values:
                found[name] = join(found[name], kind) if name in found else kind
        if found == known:
            return updated(function, parameters=parameters, body=body)
        known = found
    return function


def _fits(declared: Kind, given: Kind | None) -> bool:
    """Whether what is given is one of the kinds that a parameter takes."""
    if given is None:
        return False
    return declared.base in (Base.NUMERIC, Base.OPEN) or (declared.base is Base.TENSOR and given.base is Base.TENSOR)


def _assigned(body: core.Block) -> dict[str, list[Kind]]:
    found: dict[str, list[Kind]] = {}
    for node in walk(body):
        match node:
            case core.Assign(target=core.Variable(name=name), value=value):
                found.setdefault(name, []).append(value.kind)
            case core.Update(target=core.Variable(name=name, kind=kind), value=value):
                found.setdefault(name, []).append(elementwise([kind, value.kind], None) if value.kind.is_numeric else kind)
            case core.ForCount(variable=name, start=start):
                found.setdefault(name, []).append(start.kind)
    return found


class _Narrowing:
    """Writes kinds again, from the inside out."""

    def __init__(self, known: Mapping[str, Kind]) -> None:
        self.known = known

    def block(self, body: core.Block) -> core.Block:
        found = self.change(body)
        assert isinstance(found, core.Block)
        return found

    def change(self, node: core.Node) -> core.Node:
        if isinstance(node, core.Lambda | core.Function):
            return node
        new = rebuild(node, self.change)
        return updated(new, kind=self.kind(new)) if isinstance(new, core.Expression) else new

    def kind(self, node: core.Expression) -> Kind:
        match node:
            case core.Variable(name=name, where=core.Where.LOCAL):
                return self.known.get(name, node.kind)
            case core.Unwrap(value=inner):
                return inner.kind
            case core.Copy(value=inner):
                return updated(inner.kind, dtype=node.dtype or inner.kind.dtype) if inner.kind.base in NUMERICS else node.kind
            case core.Primitive(name=name, arguments=arguments):
                return self.primitive(node, name, [None if item is None else item.kind for item in arguments])
            case core.Index(target=target):
                return _part(node, target.kind)
            case core.Compare(first=first, rest=rest) if all(operator not in ("in", "not_in") for operator, _ in rest):
                kinds = [first.kind, *(operand.kind for _, operand in rest)]
                return TRUTH if all(kind.is_single for kind in kinds) else elementwise(kinds, "bool") if _tensors(kinds) else node.kind
            case core.Conditional(yes=yes, no=no):
                return join(yes.kind, no.kind)
        return node.kind

    def primitive(self, node: core.Primitive, name: str, kinds: list[Kind | None]) -> Kind:
        row = PRIMITIVES[name]
        if any(kind is not None and kind.base in (Base.OPEN, Base.NEVER) for kind in kinds):
            return node.kind
        if name in SAME and kinds[0] is not None and kinds[0].base in NUMERICS:
            return updated(kinds[0], dtype=node.kind.dtype)
        if (row.elementwise and name != "full") or name in KNOWN:
            found = GIVES[row.gives](kinds, node.arguments)
            return updated(found, dtype=node.kind.dtype or found.dtype) if found.base in NUMERICS else node.kind
        return node.kind


def _tensors(kinds: list[Kind]) -> bool:
    return any(kind.base is Base.TENSOR for kind in kinds)


def _part(node: core.Index, kind: Kind) -> Kind:
    """A part of a tensor, by places and slices alone."""
    if kind.base is not Base.TENSOR or kind.rank is None:
        return node.kind
    rank = kind.rank
    for part in node.subscripts:
        if isinstance(part, core.Slice):
            continue
        if not part.kind.is_single:
            return node.kind
        rank -= 1
    if rank < 0:
        return node.kind
    return Kind(Base.NUMBER, kind.dtype) if rank == 0 else Kind(Base.TENSOR, kind.dtype, rank)
