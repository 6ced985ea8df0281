"""Formulaic Pythonic Pseudocode: pseudocode that runs, and becomes readable NumPy.

>>> import fpp_lang
>>> m = fpp_lang.loads("Function half(x) -> f32:\\n    x / 2")
>>> m.half(3)
1.5
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpp_lang.api import Module, check, format, load, loads, repair, transpile
    from fpp_lang.diagnostics.error import FppError
    from fpp_lang.diagnostics.model import Diagnostic, Severity

__version__ = "0.1.0"
__all__ = ["Diagnostic", "FppError", "Module", "Severity", "check", "format", "load", "loads", "repair", "transpile"]

_MODULES = dict.fromkeys(__all__, "fpp_lang.api") | dict.fromkeys(("Diagnostic", "Severity"), "fpp_lang.diagnostics.model")
_MODULES["FppError"] = "fpp_lang.diagnostics.error"


if not TYPE_CHECKING:  # checkers know the names from above

    def __getattr__(name: str) -> object:
        """The public names are imported when first asked for, so that `import fpp_lang` costs nothing."""
        if name not in _MODULES:
            raise AttributeError(f"module 'fpp_lang' has no attribute {name!r}")
        found = vars(import_module(_MODULES[name]))[name]
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
