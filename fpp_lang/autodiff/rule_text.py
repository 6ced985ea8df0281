"""The texts of rules as core: an expression of FPP over names, with expressions put in the place of the names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fpp_lang.autodiff import make
from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.resolve.library import constant
from fpp_lang.syntax import tree as syntax

Given = Mapping[str, core.Expression | None]
SIZES = frozenset({"size", "shape"})


@dataclass(frozen=True, slots=True)
class Uses:
    """What a text says: its names, as often as they stand, those whose values it needs, and whether it takes `dz` as a whole."""

    said: tuple[str, ...]
    values: frozenset[str]
    whole: bool

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.said)

    def count(self, name: str) -> int:
        return self.said.count(name)


@cache
def uses(text: syntax.Expression) -> Uses:
    """The names in a text."""
    said: list[str] = []
    values: set[str] = set()
    whole = False

    def look(node: syntax.Expression, inside_whole: bool) -> None:
        nonlocal whole
        match node:
            case syntax.Name(name=name):
                said.append(name)
                values.add(name)
                whole = whole or (inside_whole and name == "dz")
            case syntax.Group(value=inner) | syntax.Unary(operand=inner):
                look(inner, inside_whole)
            case syntax.Binary(left=left, right=right):
                look(left, inside_whole)
                look(right, inside_whole)
            case syntax.Comparison(first=first, rest=rest):
                look(first, inside_whole)
                for _, operand in rest:
                    look(operand, inside_whole)
            case syntax.Call(function=syntax.Name(name=size), arguments=(syntax.Argument(value=syntax.Name(name=name)),)) if size in SIZES:
                said.append(name)
                whole = whole or name == "dz"
            case syntax.Call(function=syntax.Name(name=function), arguments=arguments):
                whole_here = function in PRIMITIVES and not PRIMITIVES[function].elementwise
                for argument in arguments:
                    look(argument.value, inside_whole or whole_here)
            case syntax.Number():
                pass
            case _:
                raise ValueError(f"a rule cannot say {type(node).__name__}")

    look(text, False)
    return Uses(tuple(said), frozenset(values), whole)


def written(text: syntax.Expression, given: Given, span: Span) -> core.Expression:
    """The text with expressions in the place of its names; a parameter that was left out counts as 0 in arithmetic."""
    match text:
        case syntax.Number(value=value):
            return make.constant(value)
        case syntax.Group(value=inner):
            return written(inner, given, span)
        case syntax.Name(name=name):
            if name not in given:
                known = constant(name)
                assert known is not None, name
                return core.Constant(known.value, known.name, kind=FRACTION)
            return given[name] or make.constant(0)
        case syntax.Unary(operand=operand):
            return make.negated(written(operand, given, span))
        case syntax.Binary(operator="and", left=left, right=right):
            return make.both(written(left, given, span), written(right, given, span))
        case syntax.Binary(operator=operator, left=left, right=right):
            return make.operation(operator, written(left, given, span), written(right, given, span))
        case syntax.Comparison(first=first, rest=((operator, right),)):
            return make.compared(written(first, given, span), operator, written(right, given, span))
        case syntax.Call(function=syntax.Name(name=name), arguments=arguments) if name not in PRIMITIVES:
            values = tuple(written(argument.value, given, span) for argument in arguments)
            return core.Call(f"library:{name}", values, kind=values[0].kind, span=span)
        case syntax.Call(function=syntax.Name(name="transpose"), arguments=(argument,)):
            return updated(make.transposed(written(argument.value, given, span)), span=span)
        case syntax.Call(function=syntax.Name(name="where"), arguments=arguments):
            condition, yes, no = (written(argument.value, given, span) for argument in arguments)
            return make.choice(condition, yes, no, span)
        case syntax.Call(function=syntax.Name(name="spread"), arguments=(syntax.Argument(value=inner), _)) if (
            number := written(inner, given, span)
        ).kind.is_single:
            return number
        case syntax.Call(function=syntax.Name(name=name), arguments=arguments):
            return make.primitive(name, *(_argument(argument.value, given, span) for argument in arguments), span=span)
    raise ValueError(f"a rule cannot say {type(text).__name__}")


def _argument(node: syntax.Expression, given: Given, span: Span) -> core.Expression | None:
    """An argument; a parameter that was left out is left out here too."""
    if isinstance(node, syntax.Name) and node.name in given and given[node.name] is None:
        return None
    return written(node, given, span)
