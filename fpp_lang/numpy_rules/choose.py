"""Chooses a primitive's form by the kinds of the arguments; both engines ask here, so that they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES, Row
from fpp_lang.numpy_rules.argument_tests import TESTS, has_axis, literal
from fpp_lang.numpy_rules.forms import Form, imports_of
from fpp_lang.numpy_rules.helpers import HELPERS
from fpp_lang.numpy_rules.table import PYTHON_ROWS

Given = dict[str, tuple[core.Expression, ...]]

_HELPER = re.compile(rf"(?<![.\w])({'|'.join(HELPERS)})(?=[(,])")
_KEYWORD = re.compile(r"(, )?\b(\w+)=\2\b")


def form(text: str) -> Form:
    """A text with what it needs."""
    return Form(text, tuple(dict.fromkeys(_HELPER.findall(text))), imports_of(text))


def choose(name: str, arguments: Sequence[core.Expression | None]) -> Form:
    """The form of a call; arguments stand in the order of the primitive's parameters, None where left out."""
    row = PRIMITIVES[name]
    given = _given(row, arguments)
    text = next(variant.text for variant in PYTHON_ROWS[name] if all(_passes(test, given) for test in variant.tests))
    return form(_fill(text, given))


@cache
def as_value(name: str) -> Form:
    """A primitive as a function value: `np.max`, or a lambda that takes its parameters by position or name."""
    row = PRIMITIVES[name]
    if row.parameters and row.parameters[-1].many and name != "print":
        return form(f"lambda *{row.parameters[-1].name}: {_variant_for_any(row)}" if len(row.parameters) == 1 else _with_rest(row))
    if name == "print":
        return form("lambda *values: print(*map(show, values))")
    text = _variant_for_any(row)
    direct = re.fullmatch(r"((?:np|special)\.\w+)\(([^()]*)\)", text)
    if direct and direct[2] in (row.parameters[0].name, f"{row.parameters[0].name}, axis=axis", ", ".join(p.name for p in row.parameters)):
        return form(direct[1])
    heads = [f"{p.name}=None" if p.optional else p.name for p in row.parameters if re.search(rf"\b{p.name}\b", text)]
    return form(f"lambda {', '.join(heads)}: {text}" if heads else f"lambda: {text}")


def _with_rest(row: Row) -> str:
    heads = ", ".join(p.name for p in row.parameters[:-1])
    return f"lambda {heads}, *{row.parameters[-1].name}: {_variant_for_any(row)}"


def _variant_for_any(row: Row) -> str:
    """The last form, which fits all kinds, with every parameter in it."""
    return PYTHON_ROWS[row.name][-1].text


def _given(row: Row, arguments: Sequence[core.Expression | None]) -> Given:
    given: Given = {}
    for place, parameter in enumerate(row.parameters):
        values = arguments[place:] if parameter.many else arguments[place : place + 1]
        given[parameter.name] = tuple(value for value in values if value is not None)
    return given


def _passes(test: str, given: Given) -> bool:
    name, _, wanted = test.partition(":")
    if wanted == "has_axis":
        return has_axis(given[name][0], given["axis"][0])
    if wanted.startswith("any_"):
        return any(map(TESTS[wanted[4:]], given[name]))
    if wanted:
        return bool(given[name]) and all(map(TESTS[wanted], given[name]))
    name, _, count = name.partition("#")
    if not count:
        return bool(given[name])
    least = int(count.removesuffix("+"))
    return len(given[name]) >= least if count.endswith("+") else len(given[name]) == least


def _fill(text: str, given: Given) -> str:
    """The text for these arguments: keywords of absent ones gone, literals and shown values in place.

    np.sum(t, axis=axis) --> np.sum(t)        print(shown values) --> print(values_0, show(values_1))
    """
    text = _KEYWORD.sub(lambda found: found[0] if given.get(found[2]) else "", text).replace("(, ", "(")
    for name, values in given.items():
        if f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", repr(float(literal(values[0]) or 0)))
        if f"shown {name}" in text:
            shown = (f"{name}_{i}" if TESTS["plain"](value) else f"show({name}_{i})" for i, value in enumerate(values))
            text = text.replace(f"shown {name}", ", ".join(shown))
    return text
