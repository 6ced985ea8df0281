"""What a text may come to that NumPy only warns of and FPP refuses: the mean of nothing (R3.8), nan as a whole number (R2.2)."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES, ROUNDING
from fpp_lang.core.walk import walk
from fpp_lang.runtime.floating import MEAN_OF_NOTHING, NO_WHOLE_NUMBER

MEANS = ("mean", "median")
OF_SOMETHING = frozenset({*MEANS, "sum", "prod", "var", "std", "max", "min", "any", "all", "argmax", "argmin", "matmul", "times"})
OF_SIZE = frozenset({"len", "size", "rows", "cols", "rank", "range", "print", "text", "transpose", "clone", "spread"})


def refused(program: core.Program) -> list[str]:
    """The NumPy warnings that are errors of the program."""
    found = [MEAN_OF_NOTHING] if may_average_nothing(program) else []
    return [*found, NO_WHOLE_NUMBER] if any(map(_rounds_tensors, walk(program))) else found


def _rounds_tensors(node: core.Node) -> bool:
    match node:
        case core.Primitive(name=name, arguments=(core.Expression() as rounded, *digits)) if name in ROUNDING:
            return not rounded.kind.is_single and not any(digits)
    return isinstance(node, core.PrimitiveName) and node.name in ROUNDING


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
