"""Everything a running program may see of the outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fpp_lang.diagnostics.problem import Problems
from fpp_lang.runtime.limits import Limits


def _print(text: str) -> None:
    print(text, end="")


@dataclass(slots=True)
class World:
    """`inputs` are values as `runtime.values.take_in` gives them. `problems` collects the warnings of the run.

    `write` takes what the program prints, line ends included; `read` asks for a line, with a prompt. `folder` is where `load` and
    `save` look. `seed` is that of the random numbers; None picks one, which the outcome names.
    """

    inputs: Mapping[str, Any] = field(default_factory=dict)
    seed: int | None = None
    limits: Limits = field(default_factory=Limits)
    write: Callable[[str], object] = _print
    read: Callable[[str], str] = input
    folder: Path = Path()
    problems: Problems = field(default_factory=Problems)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run leaves: top-level variables and functions as Python sees them, the value of a last expression, the seed."""

    variables: dict[str, Any]
    functions: dict[str, Callable[..., Any]]
    value: Any
    seed: int
