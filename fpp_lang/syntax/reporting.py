"""How many problems one reading of a text records before it stops."""

from __future__ import annotations

from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Problems

MOST_ERRORS = 20


class Enough(Exception):
    """Reading on would only repeat itself; never leaves this floor."""


class Reporter:
    """Hands problems on, and ends the reading where there are too many."""

    __slots__ = ("_errors", "_problems")

    def __init__(self, problems: Problems) -> None:
        self._problems, self._errors = problems, 0

    def add(self, found: Problem) -> None:
        self._problems.add(found)
        if found.severity is Severity.ERROR:
            self._errors += 1
            if self._errors >= MOST_ERRORS:
                raise Enough

    def fatal(self, found: Problem) -> None:
        """Records a problem behind which nothing can be read."""
        self._problems.add(found)
        raise Enough
