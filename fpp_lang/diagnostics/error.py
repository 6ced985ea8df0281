"""The only exception that users of the Python interface meet."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.diagnostics.model import Diagnostic
from fpp_lang.diagnostics.terminal import render


class FppError(Exception):
    """What is wrong with a program, or went wrong in it. `diagnostics` holds what the command line prints."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = list(diagnostics)

    def __str__(self) -> str:
        return render(self.diagnostics).rstrip("\n")
