"""Names for rows and columns, which are parts of a tensor (R2.8): `row = A[i]`, `row[k]` as `A[i][k]`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, walk
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.uses import assigned_in, is_variable, names_in, with_value

ARITHMETIC = frozenset({"add", "subtract", "multiply", "negate"})
"""What may be computed of places, over again for each part that is taken."""


def without_row_names(nest: core.Statement, lives: Callable[[str], bool]) -> core.Statement:
    """The nest with such parts where their names stand, if a part is taken of them, or they are measured or walked."""
    bound = Counter(part.target.name for part in walk(nest) if isinstance(part, core.Assign) and isinstance(part.target, core.Variable))
    if not any(_is_part(part) for part in walk(nest)):
        return nest
    spoken = Counter(part.name for part in walk(nest) if isinstance(part, core.Variable))

    def in_place(found: list[core.Statement]) -> list[core.Statement]:
        for place in range(len(found) - 2, -1, -1):
            match found[place]:
                case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Index() as value) if _is_part(
                    found[place]
                ):
                    rest = core.Block(tuple(found[place + 1 :]))
                    here = sum(is_variable(part, name) for part in walk(rest))
                    steady = not names_in(value) & assigned_in(rest) and name not in assigned_in(rest) and not lives(name)
                    if steady and bound[name] == 1 and here + 1 == spoken[name] and _takes_parts(rest, name):
                        found[place:] = with_value(rest, name, value).statements
        return found

    return blocks(nest, in_place)


def _is_part(node: core.Node) -> bool:
    """Whether a statement names a part of a tensor."""
    match node:
        case core.Assign(target=core.Variable(where=core.Where.LOCAL), value=core.Index() as value):
            parts = [part for part in walk(value) if isinstance(part, core.Call | core.Primitive | core.Lambda)]
            plain = all(isinstance(part, core.Primitive) and part.name in ARITHMETIC for part in parts)
            return plain and not value.kind.is_single
    return False


def _takes_parts(node: core.Node, name: str) -> bool:
    match node:
        case core.Index(target=core.Variable(name=found)) if found == name:
            return True
        case core.Primitive(name="len", arguments=(core.Variable(name=found),)) if found == name:
            return True
        case core.Visit(iterable=core.Variable(name=found)) if found == name:
            return True
    return any(_takes_parts(part, name) for part in children(node))
