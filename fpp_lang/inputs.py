"""What a program is given: the values of its inputs, and the program compiled for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fpp_lang.base.names import near_names
from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem
from fpp_lang.pipeline import Compiled, front
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.settle.given import as_fractions, kind_of


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


def compile_program(
    source: SourceFile,
    *,
    given: Mapping[str, object] | None = None,
    folder: Path | None = None,
    problems: Problems,
    shows: bool = False,
) -> Compiled | None:
    """Everything before running; None where an error was recorded.

    `given` are inputs: Python values, or texts with an FPP expression or `@data.csv`. With `shows` the value of the last line is printed.
    """
    home = folder or Path()
    inputs = {name: given_value(name, value, home, problems) for name, value in (given or {}).items()}
    if problems.any_errors:
        return None
    program = front(source, home, {name: kind_of(value) for name, value in inputs.items()}, found := Problems(), shows=shows)
    literals = {item.name: inputs[item.name] for item in program.inputs if item.fractions and isinstance((given or {}).get(item.name), str)}
    if literals:  # an expression is a literal like those of the program: it holds what is stored in it (R2.4)
        inputs |= {name: as_fractions(value) for name, value in literals.items()}
        program = front(source, home, {name: kind_of(value) for name, value in inputs.items()}, found := Problems(), shows=shows)
    for each in found:
        problems.add(each)
    quiet = all(found.severity is Severity.NOTE for found in problems)
    return None if problems.any_errors else Compiled(source, program, inputs, home, quiet)


def given_value(name: str, value: object, folder: Path, problems: Problems) -> object:
    """The value of an input: as given, or that of an FPP expression, or the content of a file."""
    if isinstance(value, str):
        return load_data(value[1:], folder, problems) if value.startswith("@") else evaluate(name, value, folder, problems)
    return take_in(name, value, problems)


def evaluate(name: str, text: str, folder: Path, problems: Problems) -> Any:
    """The value of an FPP expression given for an input."""
    from fpp_lang.interpret import run as interpret
    from fpp_lang.runtime.world import World

    source = SourceFile(f"the input {name}", f"value = ({text}\n)\n")
    found = Problems()
    program = front(source, folder, {}, found)
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


# Inputs against the program ---------------------------------------------------------------------------------------------------


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
