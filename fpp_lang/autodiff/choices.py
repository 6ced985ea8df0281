"""Derivatives that count in some places alone: what a choice did not take must not make them nan, for 0 times infinity is nan.

Where the value that was chosen may have had no number in the other places (`where(x > 0, sqrt(x), 0)`), the choice is made last: the
derivative is computed everywhere and then taken where it counts, not the other way round.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from fpp_lang.autodiff.places import name_of
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.syntax import tree as syntax

RISKY = frozenset({
    "divide", "divide_where", "mod", "power", "sqrt", "log", "log2", "log10", "log_one_plus", "exp", "exp_minus_one", "sinh", "cosh",
    "tan", "arcsin", "arccos",
})  # fmt: skip
"""Primitives whose value, or whose slope, may be infinite or nan for a finite number."""


@dataclass(frozen=True, slots=True)
class Only:
    """The places where a derivative counts: those where the condition holds, or those where it does not."""

    condition: core.Expression
    holds: bool


def is_risky(node: core.Node, names: Container[str | None] = ()) -> bool:
    """Whether what flows back through a value may be infinite or nan, though its inputs are finite."""
    for part in walk(node):
        match part:
            case core.Primitive(name=name) if name in RISKY:
                return True
            case core.Variable() | core.Field() if name_of(part) in names:
                return True
            case core.Call(key=key) if not key.startswith("library:"):
                return True
            case core.Apply() | core.MethodCall():
                return True
    return False


def risky_names(statements: Sequence[core.Node]) -> frozenset[str]:
    """The variables that get a risky value somewhere, directly or through others."""
    values = [
        (name, part.value)
        for statement in statements
        for part in walk(statement)
        if isinstance(part, core.Assign | core.Update)
        for target in (part.target.items if isinstance(part.target, core.Targets) else (part.target,))
        if (name := name_of(target)) is not None
    ]
    found: set[str | None] = set()
    before = -1
    while len(found) > before:
        before = len(found)
        for name, value in values:
            if name not in found and is_risky(value, found):
                found.add(name)
    return frozenset(name for name in found if name is not None)


@cache
def choice_of(text: syntax.Expression) -> tuple[syntax.Expression, bool] | None:
    """The condition in `where(condition, dz, 0)`, `where(condition, 0, dz)` or `dz * (condition)`, and whether it has to hold."""
    match text:
        case syntax.Call(function=syntax.Name(name="where"), arguments=(first, second, third)):
            if _is_dz(second.value) and _is_zero(third.value):
                return first.value, True
            if _is_zero(second.value) and _is_dz(third.value):
                return first.value, False
        case syntax.Binary(operator="*", left=left, right=syntax.Group(value=right)) if _is_dz(left) and _is_test(right):
            return right, True
    return None


def _is_dz(node: syntax.Expression) -> bool:
    return isinstance(node, syntax.Name) and node.name == "dz"


def _is_zero(node: syntax.Expression) -> bool:
    return isinstance(node, syntax.Number) and node.value == 0


def _is_test(node: syntax.Expression) -> bool:
    match node:
        case syntax.Binary(operator="and", left=left, right=right):
            return _is_test(left) and _is_test(right)
    return isinstance(node, syntax.Comparison)
