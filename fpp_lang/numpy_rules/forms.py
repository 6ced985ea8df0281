"""What a rule gives: a Python expression over the parameters' names, and what that expression needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

IMPORTS = {
    "np": "import numpy as np",
    "math": "import math",
    "copy": "import copy",
    "time": "import time",
    "warnings": "import warnings",
    "json": "import json",
    "functools": "import functools",
    "inspect": "import inspect",
    "special": "from scipy import special",
    "plt": "import matplotlib.pyplot as plt",
    "Path": "from pathlib import Path",
}
"""The modules that forms and helpers name, and the line that brings each."""

_MODULE = re.compile(rf"(?<![.\w])({'|'.join(IMPORTS)})(?=[.(])")


@dataclass(frozen=True, slots=True)
class Helper:
    """A small function at the top of a text, and what its source needs in turn. `uses_rng`: it draws from the program's `rng`."""

    name: str
    source: str
    helpers: tuple[str, ...]
    imports: tuple[str, ...]

    @property
    def uses_rng(self) -> bool:
        return uses_rng(self.source)


@dataclass(frozen=True, slots=True)
class Form:
    """A Python expression over parameter names, and the helpers and import lines it needs (those of the helpers not included).

    A parameter that takes many values stands as `*shape`, or value by value as `shape_0`, `shape_1`, ….
    """

    text: str
    helpers: tuple[str, ...]
    imports: tuple[str, ...]

    @property
    def uses_rng(self) -> bool:
        """It draws random numbers from the program's `rng`."""
        return uses_rng(self.text)


def uses_rng(text: str) -> bool:
    return re.search(r"\brng\.", text) is not None


def imports_of(text: str) -> tuple[str, ...]:
    """The import lines for the modules that a text names."""
    return tuple(IMPORTS[name] for name in dict.fromkeys(_MODULE.findall(text)))
