"""Whether a text may come to the mean of nothing, which NumPy only warns of and FPP refuses (R3.8)."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk

MEANS = ("mean", "median")
OF_SOMETHING = frozenset({*MEANS, "sum", "prod", "var", "std", "max", "min", "any", "all", "argmax", "argmin", "matmul", "times"})
OF_SIZE = frozenset({"len", "size", "rows", "cols", "rank", "range", "print", "text", "transpose", "clone", "spread"})


def may_average_nothing(program: core.Program) -> bool:
    """A function may be given anything; the program's own statements have what they are written with, as long as they cut nothing out."""
    if any(_averages(function) for function in program.functions.values()):
        return True
    return _averages(program.body) and (bool(program.inputs) or any(map(_may_be_nothing, walk(program))))


def _averages(node: core.Node) -> bool:
    return any(isinstance(part, core.Primitive | core.PrimitiveName) and part.name in MEANS for part in walk(node))


def _may_be_nothing(node: core.Node) -> bool:
    match node:
        case core.Index() | core.Comprehension() | core.Bracket(items=()):
            return True
        case core.Primitive(name=name):
            return not (PRIMITIVES[name].elementwise or name in OF_SOMETHING or name in OF_SIZE)
    return False
