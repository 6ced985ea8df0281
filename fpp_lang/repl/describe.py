"""Values and kinds in words: `a matrix of shape (2, 3), fractions`."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind, describe
from fpp_lang.interpret.functions import FunctionValue
from fpp_lang.runtime.objects import ProgramObject
from fpp_lang.settle.given import kind_of

DTYPES = {"int": "whole numbers", "float": "fractions", "bool": "true and false"}
SINGLE = {"int": "a whole number", "float": "a number with a fraction"}
MOST_FIELDS = 6


def sort_in_words(value: object) -> str:
    """What a live value is, with its size."""
    match value:
        case np.ndarray():
            kind = kind_of(value)
            sort = DTYPES[kind.dtype or "float"]
            return f"a vector of {len(value)} {sort}" if value.ndim == 1 else f"{describe(kind)} of shape {value.shape}, {sort}"
        case list():
            kind = kind_of(value)
            return f"{describe(kind)}, {len(value)} item{'' if len(value) == 1 else 's'}" if value else "an empty list"
        case dict():
            return f"a record with {_names(value)}" if value else "an empty record"
        case ProgramObject():
            return f"an object of {value.class_name}" + (f" with {_names(value.__dict__)}" if value.__dict__ else "")
        case FunctionValue():
            return f"a function of {', '.join(parameter.name for parameter in value.code.function.parameters) or 'nothing'}"
        case bool() | np.bool_() | None:
            return describe(kind_of(value))
        case int() | float() | str() | np.generic():
            return f"{SINGLE.get(kind_of(value).dtype or '', describe(kind_of(value)))}: {value!r}"
        case _:
            return describe(kind_of(value))


def kind_in_words(program: core.Program) -> str:
    """What the last line of a settled program gives, as far as that is known before it runs."""
    last = program.body.statements[-1] if program.body.statements else None
    assert isinstance(last, core.Evaluate)
    kind = last.value.kind
    if kind.base is Base.NUMBER and kind.dtype in SINGLE:
        return SINGLE[kind.dtype]
    if isinstance(last.value, core.New):
        return f"an object of {program.classes[last.value.key].name}"
    return describe(kind) + (_dtype(kind) if kind.may_be_tensor else "")


def _dtype(kind: Kind) -> str:
    return f", {DTYPES[kind.dtype]}" if kind.dtype else ""


def _names(fields: Iterable[object]) -> str:
    names = [str(name) for name in fields]
    return ", ".join(names[:MOST_FIELDS]) + (", …" if len(names) > MOST_FIELDS else "")
