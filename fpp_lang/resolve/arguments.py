"""Putting the arguments of a call in the order of the parameters (R6.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fpp_lang.base.names import near_names
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import Row
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.problems import GivenTwice, UnknownKeyword, WrongCount
from fpp_lang.resolve.scopes import by_case
from fpp_lang.syntax import tree as syntax


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call as given; a keyword comes with its name and the place of its value."""

    given: tuple[core.Expression, ...]
    keywords: tuple[tuple[str, core.Expression], ...]

    def after(self, first: core.Expression) -> Arguments:
        """With one more in front: `a.f(b)` is `f(a, b)`."""
        return Arguments((first, *self.given), self.keywords)


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter as the binding sees it."""

    name: str
    optional: bool


def signature(function: syntax.Function) -> str:
    """The call as a message shows it."""
    words = [p.name if p.default is None else f"{p.name} = {p.default.span.text}" for p in function.parameters]
    return f"{function.name}({', '.join(words)})"


def bind(
    name: str, shown: str, slots: Sequence[Slot], arguments: Arguments, span: Span, problems: Problems
) -> tuple[tuple[core.Expression | None, ...], frozenset[str]]:
    """One expression (or None, the default) for each parameter, and which were given by name."""
    bound: dict[str, core.Expression] = {slot.name: value for slot, value in zip(slots, arguments.given, strict=False)}
    if len(arguments.given) > len(slots):
        problems.add(WrongCount(span, name, len(arguments.given), shown))
    named = set()
    for keyword, value in arguments.keywords:
        names = [slot.name for slot in slots]
        parameter = keyword if keyword in names else by_case(keyword, names)
        if parameter is None:
            problems.add(UnknownKeyword(_keyword_span(keyword, value.span), keyword, name, shown, near_names(keyword, names)))
        elif parameter in bound:
            problems.add(GivenTwice(value.span, parameter, name))
        else:
            bound[parameter] = value
            named.add(parameter)
    missing = tuple(slot.name for slot in slots if slot.name not in bound and not slot.optional)
    if missing and not any(keyword not in named for keyword, _ in arguments.keywords):
        problems.add(WrongCount(span, name, len(arguments.given), shown, missing))
    return tuple(bound.get(slot.name) for slot in slots), frozenset(named)


def _keyword_span(keyword: str, value: Span) -> Span:
    """Where the name of an argument stands: before its value."""
    line_start = value.source.line_starts[value.source.position(value.start)[0] - 1]
    start = value.source.text.rfind(keyword, line_start, value.start)
    return Span(value.source, start, start + len(keyword)) if start >= 0 else value


def bind_primitive(row: Row, shown: str, arguments: Arguments, span: Span, problems: Problems) -> tuple[core.Expression | None, ...]:
    """The arguments of a primitive; those of a last parameter that takes any number stand behind each other."""
    many = row.most is None
    slots = [Slot(parameter.name, parameter.optional) for parameter in row.parameters if not parameter.many]
    extra: tuple[core.Expression, ...] = ()
    if many:
        if row.parameters[-1].name in dict(arguments.keywords):
            rest = dict(arguments.keywords)
            arguments = Arguments((*arguments.given, rest.pop(row.parameters[-1].name)), tuple(rest.items()))
        extra = arguments.given[len(slots) :]
        arguments = Arguments(arguments.given[: len(slots)], arguments.keywords)
    bound, _ = bind(shown, row.signature.replace(row.name, shown, 1), slots, arguments, span, problems)
    return (*bound, *extra)
