"""Records as Python sees them: a dict whose fields are attributes too."""

from __future__ import annotations

from typing import Any


class Record(dict[Any, Any]):
    """A record of a program; `record.value` is `record["value"]`. Only its own keys are reached that way."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name in self:
            return self[name]
        raise AttributeError(f"the record has no field {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(key for key in self if isinstance(key, str))]
