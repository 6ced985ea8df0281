"""How many problems one reading of a text records before it stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Problems

MOST_ERRORS = 20


class Enough(Exception):
    """Reading on would only repeat itself; never leaves this floor."""


class Reporter:
    """Keeps the problems of one reading, and ends it where there are too many. What was read by mistake can be taken back."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, problem: Problem) -> None:
        if problem not in self.found:
            self.found.append(problem)
        if sum(kept.severity is Severity.ERROR for kept in self.found) >= MOST_ERRORS:
            raise Enough

    def fatal(self, problem: Problem) -> NoReturn:
        """Records a problem behind which nothing can be read."""
        self.found.append(problem)
        raise Enough

    def take_back(self, count: int) -> list[Problem]:
        """Forgets all but the first problems; gives those that are forgotten."""
        forgotten = self.found[count:]
        del self.found[count:]
        return forgotten


@contextmanager
def reporting(problems: Problems) -> Iterator[Reporter]:
    """A reporter whose problems are handed on in the end, also where there were enough."""
    reporter = Reporter()
    try:
        yield reporter
    except Enough:
        pass
    finally:
        for problem in reporter.found:
            problems.add(problem)
