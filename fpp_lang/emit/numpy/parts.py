"""A part of a tensor that a function uses again and again, once under the tensor's own name: `B = B[: A.shape[0]]`."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift.make import everywhere
from fpp_lang.lift.uses import assigned_in


def with_parts(body: core.Block) -> core.Block:
    """The body with such a line for every tensor of which one part at its front is all that is used from there on."""
    parts: dict[str, list[core.Index]] = {}
    for node in walk(body):
        if isinstance(node, core.Index) and isinstance(node.target, core.Variable) and _is_front(node):
            parts.setdefault(node.target.name, []).append(node)
    for name, found in parts.items():
        if len(found) > 1 and all(part == found[0] for part in found):
            body = _with_part(body, name, found[0])
    return body


def _is_front(node: core.Index) -> bool:
    """Slices from the first place on, and not all of them whole."""
    slices = [part for part in node.subscripts if isinstance(part, core.Slice) and part.start is None and part.step is None]
    return len(slices) == len(node.subscripts) and any(part.stop is not None for part in slices)


def _with_part(body: core.Block, name: str, part: core.Index) -> core.Block:
    assert isinstance(part.target, core.Variable)
    statements = list(body.statements)
    place = next(place for place, node in enumerate(statements) if any(inner == part for inner in walk(node)))
    rest = core.Block(tuple(statements[place:]))
    ends = {inner.name for stop in part.subscripts for inner in walk(stop) if isinstance(inner, core.Variable)}
    changed = assigned_in(rest)
    if ends & changed or name in changed | ends or part.target.where is not core.Where.LOCAL or part.target.kind.base is not Base.TENSOR:
        return body
    if any(isinstance(inner, core.Define | core.Lambda | core.Try) for inner in walk(body)) or _others(rest, name, part):
        return body
    variable = updated(part.target, kind=part.kind)
    new = [_renamed(node, part, variable) for node in statements[place:]]
    first = core.Assign(variable, part, span=statements[place].span, comments=core.Comments(statements[place].comments.before))
    new[0] = updated(new[0], comments=core.Comments((), new[0].comments.after))
    return updated(body, statements=(*statements[:place], first, *new))


def _others(node: core.Node, name: str, part: core.Index) -> bool:
    """Whether the tensor is used in another way than by this part."""
    if node == part:
        return False
    return (isinstance(node, core.Variable) and node.name == name) or any(_others(child, name, part) for child in children(node))


def _renamed(node: core.Statement, part: core.Index, variable: core.Variable) -> core.Statement:
    def put(inner: core.Node) -> core.Node:
        match inner:
            case core.Assign(target=target, value=value) if target == part:
                whole = core.Index(variable, (everywhere(),), kind=part.kind, span=part.span)
                return updated(inner, target=whole, value=put(value))
        return variable if inner == part else rebuild(inner, put)

    found = put(node)
    assert isinstance(found, core.Statement)
    return found
