"""How a run-time problem travels from where it arises to where the run ends."""

from __future__ import annotations

from fpp_lang.diagnostics.model import Diagnostic, Frame
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.runtime.problems.limits import Interrupted, TooDeep, TooManySteps, TooMuchMemory, TooSlow

FINAL = (TooDeep, TooManySteps, TooSlow, TooMuchMemory, Interrupted)
"""What a program's `catch` does not see (R4.2)."""


class ProgramError(Exception):
    """A problem on its way out. `calls` are the calls that it leaves, the innermost first, before them the place of the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem
        self.calls: list[Frame] = []

    @property
    def can_be_caught(self) -> bool:
        return not isinstance(self.problem, FINAL)

    @property
    def message(self) -> str:
        """What `catch error` sees as `error.message`."""
        return self.problem.words().message

    def report(self) -> Diagnostic:
        """The problem with its calls, the outermost first."""
        return self.problem.report(tuple(reversed(self.calls)))
