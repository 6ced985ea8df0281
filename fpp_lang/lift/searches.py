"""A name for the number that a search compares: `d = abs(v[i] - x)`, `if d < best: best = d; place = i` as one test of that number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.counting import Lives
from fpp_lang.lift.desugar import search
from fpp_lang.lift.uses import names_in, with_value


def without_names(nest: core.Statement, lives: Lives, pure: Callable[[str], bool]) -> core.Statement:
    """The nest with such numbers where their names are read, if nothing else knows these."""
    counts = Counter(part.name for part in walk(nest) if isinstance(part, core.Variable))

    def change(nodes: list[core.Statement]) -> list[core.Statement]:
        found: list[core.Statement] = []
        for part in nodes:
            joined = _joined(found[-1], part) if found and isinstance(part, core.If) else None
            if joined is None:
                found.append(part)
            else:
                found[-1] = joined
        return found

    def _joined(before: core.Statement, node: core.If) -> core.Statement | None:
        match before:
            case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value) if not lives(name):
                here = sum(isinstance(part, core.Variable) and part.name == name for part in walk(node))
                if here + 1 != counts[name] or name in names_in(value) or not _only_gives(value, pure):
                    return None
                made = with_value(node, name, value)
                return made if search(made) is not None else None
        return None

    return blocks(nest, change)


def _only_gives(value: core.Expression, pure: Callable[[str], bool]) -> bool:
    """Whether computing it does nothing else."""
    for part in walk(value):
        match part:
            case core.Primitive(name=name) if PRIMITIVES[name].hazard == "effect":
                return False
            case core.Call(key=key) if not pure(key):
                return False
            case core.MethodCall() | core.Apply() | core.New() | core.Lambda():
                return False
    return True
