"""Lists that element nests fill: as tensors they have the axes of the tensor that the nest walks (R5.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Kind
from fpp_lang.core.walk import walk
from fpp_lang.settle.endings import ends_passes
from fpp_lang.settle.loops import assigns


def appended(value: core.Expression) -> tuple[str, core.Expression | None] | None:
    """The list that grows, and by what."""
    match value:
        case core.Dot(meaning=core.Primitive() as call):
            return appended(call)
        case core.Primitive(name="append", arguments=(core.Variable(name=name), *item)):
            return name, item[0] if item else None
    return None


def row_lists(node: core.ForIn, kind: Callable[[core.Expression], Kind]) -> Iterator[tuple[str, bool]]:
    """Lists that get exactly one item per row of a nest, and whether that item is a list of one number for each element of the row."""
    if ends_passes(node.body):
        return
    growths = Counter(
        part.arguments[0].name
        for part in walk(node.body)
        if isinstance(part, core.Primitive) and part.name == "append" and isinstance(part.arguments[0], core.Variable)
    )
    rows = {node.variables[0]}
    started: set[str] = set()
    for statement in node.body.statements:
        match statement:
            case core.Assign(target=core.Variable(name=name), value=core.Bracket(items=())):
                started.add(name)
            case core.ForIn(iterable=core.Variable(name=walked), body=body) if walked in rows and not ends_passes(body):
                found = [growth for growth in _growths(body) if growth[1] is not None and kind(growth[1]).is_single]
                rows |= {name for name, _ in found if name in started and growths[name] == 1}
    for name, item in _growths(node.body):
        if growths[name] == 1 and not assigns(node.body, name):
            yield name, isinstance(item, core.Variable) and item.name in rows - {node.variables[0]}


def _growths(body: core.Block) -> Iterator[tuple[str, core.Expression | None]]:
    for statement in body.statements:
        if isinstance(statement, core.Evaluate) and (found := appended(statement.value)) is not None:
            yield found
