"""Pieces of messages: source texts short enough for a line, and values in the words of the language page."""

from __future__ import annotations

from fpp_lang.base.source import Span

LONGEST = 60
_SORTS = {
    "int": "a number",
    "float": "a number",
    "float64": "a number",
    "int64": "a number",
    "bool": "true or false",
    "bool_": "true or false",
    "str": "a text",
    "str_": "a text",
    "NoneType": "none",
    "list": "a list",
    "dict": "a record",
    "Record": "a record",
    "tuple": "a pair",
    "ndarray": "a tensor",
    "range": "a range",
    "function": "a function",
    "FunctionValue": "a function",
    "builtin_function_or_method": "a function",
    "ufunc": "a function",
}


def code(span: Span) -> str:
    """The source text of a span on one line, cut where it is long."""
    text = " ".join(span.text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def sort_named(type_name: str) -> str:
    """A Python type's name in the words of the language page."""
    name = type_name.removeprefix("numpy.").removeprefix("builtins.")
    if name.rstrip("0123456789_") in ("int", "uint", "float"):
        return "a number"
    return _SORTS.get(name, "an object")


def sort_of(value: object) -> str:
    """What a value is: "a text"."""
    return sort_named(type(value).__name__)
