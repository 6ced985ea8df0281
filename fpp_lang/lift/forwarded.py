"""What is stored in a part of a tensor only to be read and stored anew goes on without the tensor."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.tidy import reads_of
from fpp_lang.lift.uses import root_of


def forwarded(body: core.Block, made: set[int]) -> core.Block:
    """`S[:n] = score`, `S[:n] = np.exp(S[:n] - m)` as `S[:n] = np.exp(score - m)`, for statements `made`, where S holds fractions."""

    def change(nodes: list[core.Statement]) -> list[core.Statement]:
        place = 1
        while place < len(nodes):
            first, node = nodes[place - 1 : place + 1]
            new = _with_stored(first, node) if first.id in made else None
            if new is None:
                place += 1
                continue
            comments = core.Comments((*first.comments.before, *node.comments.before), node.comments.after)
            nodes[place - 1 : place + 1] = [updated(new, comments=comments)]
        return nodes

    return blocks(body, change)


def _with_stored(first: core.Statement, node: core.Statement) -> core.Statement | None:
    match first, node:
        case core.Assign(target=core.Index() as part, value=core.Variable() as stored), core.Assign(target=target) if target == part:
            name = root_of(part)
        case _:
            return None
    if name is None or name == stored.name or any(reads_of(name, place) for place in part.subscripts):
        return None
    if not part.kind.dtype == stored.kind.dtype == "float" or not _only_in_step(part, node.value):
        return None

    def put(inner: core.Node) -> core.Node:
        return stored if inner == part else rebuild(inner, put)

    value = put(node.value)
    assert isinstance(value, core.Expression)
    return None if reads_of(name, value) else updated(node, value=value)


def _only_in_step(part: core.Expression, node: core.Expression) -> bool:
    """Whether a part is only used element by element, so that what is stretched to be stored may as well be stretched later."""
    if node == part:
        return True
    inside = [child for child in children(node) if isinstance(child, core.Expression) and any(inner == part for inner in walk(child))]
    steps = isinstance(node, core.Primitive) and PRIMITIVES[node.name].elementwise
    return not inside or (steps and all(_only_in_step(part, child) for child in inside))
