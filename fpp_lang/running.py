"""Running a compiled program: inputs in, an engine, results and problems out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWN, OUTSIDE
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.model import Diagnostic
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.engine.problems import TooNested
from fpp_lang.inputs import missing_inputs
from fpp_lang.pipeline import Compiled, emit
from fpp_lang.runtime import pictures
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.problems.limits import Interrupted, TooDeep, TooManySteps, TooSlow
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.values import FunctionFromFpp, ObjectFromFpp
from fpp_lang.runtime.world import World

LIMITS = (Interrupted, TooDeep, TooManySteps, TooSlow, TooNested)
LONGEST_SECOND_RUN = 10.0
"""Seconds after which the first report of an error has to do."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run leaves; `problems` are warnings, and the error that ended it if there was one."""

    variables: Mapping[str, Any] = field(default_factory=dict)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    interrupted: bool = False
    seed: int | None = None


def run(
    compiled: Compiled,
    *,
    engine: str = "numpy",
    seed: int | None = None,
    max_steps: int | None = None,
    max_seconds: float | None = None,
    output: Callable[[str], object] | None = None,
) -> RunResult:
    """Runs a program on one of the two engines, to its end or to its first error."""
    problems = Problems()
    missing_inputs(compiled, problems)
    if problems.any_errors:
        return RunResult(problems=tuple(problems.diagnostics()))
    world = World(compiled.inputs, seed, Limits(max_steps, max_seconds), folder=compiled.folder, problems=problems)
    if output is not None:
        world.write = output
    try:
        outcome = _engine(compiled, engine, world)
    except ProgramError as error:
        interrupted = isinstance(error.problem, Interrupted)
        return RunResult(problems=(*problems.diagnostics(), error.report()), interrupted=interrupted, seed=world.seed)
    named = {name: value for name, value in outcome.variables.items() if " " not in name}  # the others are ours: `names W1 b1`
    variables = {**compiled.inputs, **named}
    return RunResult(variables, outcome.functions, tuple(problems.diagnostics()), seed=outcome.seed)


def _engine(compiled: Compiled, engine: str, world: World) -> Any:
    pictures.begin(compiled.program)
    if engine == "interpreter":
        from fpp_lang.interpret import run as interpret

        return interpret(compiled.program, world)
    from fpp_lang.engine import run as execute

    write = _Counted(world.write)
    try:
        outcome = execute(compiled.program, emit(compiled), replace(world, write=write))
    except ProgramError as error:
        return _as_written(compiled, world, error, write.printed)
    alone = {name for name, function in compiled.program.functions.items() if function.leaves_inputs and not function.outer_reads}
    functions = {
        name: _called_as_written(compiled, world, write, function) if name in alone and isinstance(function, FunctionFromFpp) else function
        for name, function in outcome.functions.items()
    }
    return replace(outcome, functions=functions)


@dataclass(slots=True)
class _Counted:
    """Writes, and knows how much."""

    write: Callable[[str], object]
    printed: int = 0

    def __call__(self, text: str) -> None:
        self.printed += len(text)
        self.write(text)


def _as_written(compiled: Compiled, world: World, found: ProgramError, printed: int) -> Any:
    """The program again with the loops that were written (R11.2), in the interpreter: it tells its error, or does what arrays refused.

    `printed`: how much was printed the first time. Raises ProgramError.
    """
    text: list[str] = []
    again = None
    try:
        if not isinstance(found.problem, LIMITS):
            again = _again(compiled, replace(world, write=text.append))
    except ProgramError as error:
        raise (found if isinstance(error.problem, LIMITS) else error) from None
    if again is None or not all(isinstance(given, int | float | str) for given in world.inputs.values()):
        raise found  # the first run may have changed a tensor that came from outside
    world.write("".join(text)[printed:])
    return again


def _called_as_written(compiled: Compiled, world: World, write: _Counted, function: FunctionFromFpp) -> FunctionFromFpp:
    """A function that does so too when Python calls it.

    It leaves what it was given as it was, and nothing outside has a part in it, so that a second call begins as the first one did.
    """

    def call(*arguments: object, **named: object) -> object:
        before = write.printed
        try:
            return function(*arguments, **named)
        except FppError as error:
            found = error
        text: list[str] = []
        try:
            given_by_engine = any(isinstance(given, FunctionFromFpp | ObjectFromFpp) for given in (*arguments, *named.values()))
            again = None if given_by_engine else _again(compiled, replace(world, seed=None, write=text.append))
            if again is not None:
                text.clear()
                result = again.functions[function.__name__](*arguments, **named)
                write("".join(text)[write.printed - before :])
                return result
        except FppError as error:
            if error.diagnostics[0].code not in {limit.code for limit in LIMITS}:
                found = error
        except ProgramError:
            pass
        raise found from None

    return FunctionFromFpp(function.__name__, function.inner, call)


def _again(compiled: Compiled, world: World) -> Any:
    """The program once more, in the interpreter; None where that could do harm or find something else.

    What reads or writes outside, or draws numbers that cannot be drawn again, is not run twice.
    """
    from fpp_lang.interpret import run as interpret

    names = {node.name for node in walk(compiled.program) if isinstance(node, core.Primitive)}
    if names & OUTSIDE or (world.seed is None and names & DRAWN):
        return None
    given = deepcopy(dict(world.inputs))  # which are the caller's
    return interpret(compiled.program, replace(world, inputs=given, problems=Problems(), limits=Limits(None, LONGEST_SECOND_RUN)))
