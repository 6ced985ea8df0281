"""Changed copies of frozen dataclasses, made often enough that `dataclasses.replace` is too slow."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

V = TypeVar("V")
_names: dict[type, tuple[str, ...]] = {}
_new = object.__new__
_set = object.__setattr__


def updated(value: V, /, **changes: Any) -> V:
    """The same dataclass instance with some fields changed; like `dataclasses.replace`, without calling `__init__`."""
    kind = type(value)
    names = _names.get(kind)
    if names is None:
        names = _names[kind] = tuple(field.name for field in fields(value))  # type: ignore[arg-type]
    made = _new(kind)
    for name in names:
        _set(made, name, changes[name] if name in changes else getattr(value, name))
    return made
