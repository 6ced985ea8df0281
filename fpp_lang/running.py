"""Running a compiled program: inputs in, an engine, results and problems out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fpp_lang.base.names import near_names
from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWN, OUTSIDE
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.model import Diagnostic, Label, Severity
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem
from fpp_lang.engine.problems import TooNested
from fpp_lang.runtime import pictures
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.problems.limits import Interrupted, TooDeep, TooManySteps, TooSlow
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.values import FunctionFromFpp, ObjectFromFpp
from fpp_lang.runtime.world import World

if TYPE_CHECKING:
    from fpp_lang.pipeline import Compiled


LIMITS = (Interrupted, TooDeep, TooManySteps, TooSlow, TooNested)
LONGEST_SECOND_RUN = 10.0
"""Seconds after which the first report of an error has to do."""


@problem("FPP0401", "inputs that are missing")
@dataclass(frozen=True, slots=True)
class MissingInputs(Problem):
    span: Span
    names: tuple[str, ...]
    comments: tuple[str | None, ...]
    spans: tuple[Span, ...]
    near: tuple[str, ...]

    def words(self) -> Words:
        listed = ", ".join(f"`{name}`" for name in self.names)
        settings = " ".join(f"--set {name}=…" for name in self.names)
        nearest = f"; or did you mean `{self.near[0]}`?" if self.near else ""
        labels = tuple(
            Label(span, f"`{name}`" + (f": {comment}" if comment else " is not defined anywhere"))
            for name, comment, span in zip(self.names, self.comments, self.spans, strict=True)
        )
        noun = "an input" if len(self.names) == 1 else "inputs"
        return Words(f"the program reads {listed}, which nothing defines: {noun} to be given.", f"give {settings}{nearest}", labels=labels)


@problem("FPP0402", "an input that the program does not have", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class UnknownInput(Problem):
    span: Span
    name: str
    near: tuple[str, ...]

    def words(self) -> Words:
        return Words(f"the program has no input called `{self.name}`.", f"did you mean `{self.near[0]}`?" if self.near else None)


@problem("FPP0403", "the value of an input that cannot be read")
@dataclass(frozen=True, slots=True)
class BadInput(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"the value given for `{self.name}` is no expression.", 'give a value such as `3`, `[1, 2]` or `"a text"` with its quotes'
        )


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run leaves; `problems` are warnings, and the error that ended it if there was one."""

    variables: Mapping[str, Any] = field(default_factory=dict)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    interrupted: bool = False
    seed: int | None = None


def run_program(
    compiled: Compiled,
    engine: str,
    seed: int | None,
    max_steps: int | None,
    max_seconds: float | None,
    output: Callable[[str], object] | None,
) -> RunResult:
    """Runs a program to its end, or to its first error."""
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
    from fpp_lang import pipeline
    from fpp_lang.engine import run as execute

    write = _Counted(world.write)
    try:
        outcome = execute(compiled.program, pipeline.emit(compiled), replace(world, write=write))
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


def _field_meant(program: core.Program, item: core.Input) -> tuple[str, ...]:
    """`self.count`, where a method reads `count` and its class has such a field."""
    for function in program.functions.values():
        inside = function.span.source is item.span.source and function.span.start <= item.span.start < function.span.end
        if function.owner is not None and inside:
            own = function.parameters[0].name
            methods = [program.functions[key] for key in program.classes[function.owner].methods.values()]
            fields = (part.name for method in methods for part in walk(method.body) if isinstance(part, core.Field))
            return (f"{own}.{item.name}",) if item.name in fields else ()
    return ()


def missing_inputs(compiled: Compiled, problems: Problems) -> None:
    """What the program needs and is not given, and what it is given and does not need."""
    wanted = {item.name: item for item in compiled.program.inputs}
    missing = [item for name, item in wanted.items() if name not in compiled.inputs]
    if missing:
        visible = [*compiled.program.variables, *(function.name for function in compiled.program.functions.values())]
        names = tuple(item.name for item in missing)
        near = _field_meant(compiled.program, missing[0]) or near_names(names[0], [name for name in visible if name not in names])
        comments = tuple(item.comment for item in missing)
        problems.add(MissingInputs(missing[0].span, names, comments, tuple(item.span for item in missing), near))
    for name in compiled.inputs:
        if name not in wanted:
            problems.add(UnknownInput(NOWHERE, name, near_names(name, wanted)))


# The values of inputs --------------------------------------------------------------------------------------------------------


def evaluate(name: str, text: str, folder: Path, problems: Problems) -> Any:
    """The value of an FPP expression given for an input."""
    from fpp_lang import pipeline
    from fpp_lang.interpret import run as interpret

    source = SourceFile(f"the input {name}", f"value = ({text}\n)\n")
    found = Problems()
    program = pipeline.front(source, folder, {}, found)
    if found.any_errors or program.inputs or len(program.body.statements) != 1 or not _is_value(program.body.statements[0]):
        problems.add(BadInput(Span(source, 9, 9 + len(text)), name))
        return None
    try:
        return interpret(program, World(folder=folder)).variables["value"]
    except ProgramError as error:
        problems.add(error.problem)
        return None


def _is_value(statement: core.Statement) -> bool:
    return isinstance(statement, core.Assign) and isinstance(statement.target, core.Variable) and statement.target.name == "value"


def load_data(file: str, folder: Path, problems: Problems) -> Any:
    """The content of a data file given as `@file`."""
    from fpp_lang.runtime import files

    try:
        return files.load(file, folder, NOWHERE)
    except ProgramError as error:
        problems.add(error.problem)
        return None


def take_in(name: str, value: object, problems: Problems) -> Any:
    """A Python value as the program sees it."""
    from fpp_lang.runtime import values

    try:
        return values.take_in(value, f"`{name}`")
    except ProgramError as error:
        problems.add(error.problem)
        return None
