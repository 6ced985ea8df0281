"""The kinds of values that come from outside."""

from __future__ import annotations

from typing import Any

from fpp_lang.core.kinds import FRACTION, FUNCTION, NEVER, NOTHING, NUMBER, OPEN, RANGE, TEXT, TRUTH, WHOLE, Base, Kind, join

DTYPES = {"b": "bool", "i": "int", "u": "int", "f": "float"}


def kind_of(value: object) -> Kind:
    """The kind of a run-time value; NumPy's are known by their shape and dtype, so that NumPy need not be there."""
    match value:
        case bool():
            return TRUTH
        case int():
            return WHOLE
        case float():
            return FRACTION
        case str():
            return TEXT
        case None:
            return NOTHING
        case range():
            return RANGE
        case list():
            item = NEVER
            for entry in value:
                item = join(item, kind_of(entry))
            return Kind(Base.LIST, items=(item,))
        case tuple():
            return Kind(Base.PAIR, items=tuple(kind_of(entry) for entry in value))
        case dict():
            return Kind(Base.RECORD, fields=tuple((str(key), kind_of(entry)) for key, entry in value.items()))
        case _ if hasattr(value, "dtype") and hasattr(value, "ndim"):
            dtype = DTYPES.get(value.dtype.kind)
            return Kind(Base.TENSOR if value.ndim else Base.NUMBER, dtype, value.ndim or None)  # type: ignore[arg-type]
        case _ if hasattr(value, "class_key"):
            return Kind(Base.OBJECT, function=value.class_key)
        case _ if callable(value):
            return FUNCTION
        case _:
            return OPEN


def as_fractions(value: Any) -> Any:
    """A tensor of whole numbers as one of fractions; anything else as it is."""
    return value.astype(float) if kind_of(value).base is Base.TENSOR else value


__all__ = ["NUMBER", "as_fractions", "kind_of"]
