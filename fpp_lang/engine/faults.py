"""What ended a run, as a problem of the program: where, in which calls, with which values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.model import Frame
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.engine.guards import StepsAreUp, TimeIsUp
from fpp_lang.engine.places import Places, Stop
from fpp_lang.engine.values import known_values
from fpp_lang.runtime.faults import translate
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.problems.limits import Interrupted, TooDeep, TooManySteps, TooSlow
from fpp_lang.runtime.problems.values import AssertionFailed, NotYetSet, Thrown
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code

DEEP = 500
"""A RecursionError below so many calls comes from them; else from a value that holds itself."""


class FileProblem(OSError):
    """A file that could not be read or written: an error that a program's `catch` sees."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.words().message)
        self.problem = problem


class Faults:
    """Turns exceptions into problems. `program`: with its loops as written. `functions` gives the program's names for Python's."""

    def __init__(self, program: core.Program, places: Places, limits: Limits, functions: Mapping[str, str]) -> None:
        self.program = program
        self.places = places
        self.limits = limits
        self.functions = functions

    def program_error(self, error: BaseException) -> ProgramError:
        """The problem that an exception means, with the calls that led to it."""
        if isinstance(error, ProgramError):
            return error
        stops = self.places.stops_of(error.__traceback__)
        if isinstance(error, RecursionError) and len(stops) > DEEP:
            stops = stops[:-1]
        found = ProgramError(self._problem(error, stops))
        if len(stops) > 1:
            found.calls = [Frame(self.places.span(stop), self._function(stop)) for stop in reversed(stops)]
        return found

    def _function(self, stop: Stop) -> str:
        name = stop.frame.f_code.co_name
        known = self.functions.get(stop.frame.f_code.co_qualname) or self.functions.get(name, name.strip("<>"))
        return "" if name == "<module>" else known

    def _problem(self, error: BaseException, stops: Sequence[Stop]) -> Problem:
        if not stops:
            return error.problem if isinstance(error, FileProblem) else translate(error, core.Pass(span=NOWHERE))
        last = stops[-1]
        span = self.places.span(last)
        match error:
            case FileProblem():
                return error.problem
            case TimeIsUp():
                return TooSlow(span, self.limits.seconds or 0)
            case StepsAreUp():
                return TooManySteps(span, self.limits.steps or 0)
            case KeyboardInterrupt():
                return Interrupted(span)
            case RecursionError() if len(stops) > DEEP:
                return TooDeep(span, self._called(last), self.limits.calls)
        node = self.places.assertion(last) if isinstance(error, AssertionError) else self.places.node(last)
        match node, error:
            case core.Throw(), ValueError():
                return Thrown(node.span, str(error))
            case core.Assert(condition=condition), AssertionError():
                return AssertionFailed(node.span, code(condition.span), str(error.args[0]) if error.args else None)
            case core.Variable(name=variable), NameError():
                return NotYetSet(self._first_use(variable, node.span), variable)
            case _, NameError():
                found = re.search(r"'(.*?)'", str(error))
                name = found[1] if found else code(node.span)
                return NotYetSet(self._first_use(name, node.span), name)
        return translate(error, node, known_values(node, last, self.places))

    def _first_use(self, name: str, span: Span) -> Span:
        """Where a statement says a name: what became of a loop may read it in front of where the loop does."""
        said = [part.span for part in walk(self.program) if isinstance(part, core.Variable) and part.name == name]
        inside = [found for found in said if found.source is span.source and span.start <= found.start and found.end <= span.end]
        return min(inside, key=lambda found: found.start, default=span)

    def _called(self, stop: Stop) -> str:
        """The function that a call is of."""
        node = self.places.node(stop)
        return node.key.rpartition(":")[2] if isinstance(node, core.Call) else self._function(stop)
