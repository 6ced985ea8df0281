"""The Python interface: programs as modules of functions and variables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import fpp_lang.pipeline as pipeline
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program
from fpp_lang.reading import read_file
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.syntax.reading import source_of_text

Engine = Literal["numpy", "interpreter"]
NAMELESS = "<text>"


class Module:
    """A program that has run: its functions are attributes, `variables` holds its top-level variables and inputs.

    `warnings` are what `fpp run` would have warned of while it ran.
    """

    def __init__(
        self, name: str, functions: Mapping[str, Callable[..., object]], variables: Mapping[str, object], warnings: Sequence[Diagnostic]
    ) -> None:
        self.__name__ = name
        self._functions = functions
        self.variables = MappingProxyType(dict(variables))
        self.warnings = list(warnings)

    def __getattr__(self, name: str) -> Callable[..., object]:
        # Only reached for names that are no attribute; looked up in a table, never on an object.
        functions: Mapping[str, Callable[..., object]] = self.__dict__.get("_functions", {})
        if name not in functions:
            raise AttributeError(f"{self.__name__} has no function {name!r}")
        return functions[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._functions})

    def __repr__(self) -> str:
        return f"<FPP module {self.__name__!r}>"


def load(file: str | Path, engine: Engine = "numpy", inputs: Mapping[str, object] | None = None, seed: int | None = None) -> Module:
    """Runs a program file and gives its functions and variables.

    Values of `inputs` are Python values; a `str` is an FPP expression, as with `fpp run --set`.
    """
    problems = Problems()
    source = read_file(Path(file), problems)
    if source is None:
        raise FppError(problems.diagnostics())
    return _run(source, Path(file).parent, engine, inputs, seed)


def loads(
    text: str, name: str = NAMELESS, engine: Engine = "numpy", inputs: Mapping[str, object] | None = None, seed: int | None = None
) -> Module:
    """As `load`, for a program given as text; `name` is what messages call it."""
    return _run(source_of_text(name, text), Path(name).parent, engine, inputs, seed)


def transpile(text: str, name: str = NAMELESS) -> str:
    """The program as NumPy Python."""
    return pipeline.transpile(_compiled(source_of_text(name, text), Path(name).parent, {}))


def check(text: str, name: str = NAMELESS, holes: bool = False) -> list[Diagnostic]:
    """The problems of a program, found without running it."""
    return pipeline.check(source_of_text(name, text), holes=holes, folder=Path(name).parent)


def format(text: str, name: str = NAMELESS) -> str:
    """The program in its canonical layout; raises FppError where it cannot be read."""
    problems = Problems()
    formatted = pipeline.format_program(source_of_text(name, text), problems)
    if formatted is None:
        raise FppError(problems.diagnostics())
    return formatted


def repair(text: str, name: str = NAMELESS) -> tuple[str, list[Diagnostic]]:
    """A listing pasted from a PDF or a web page as a program, and what was repaired, line by line; a right program stays as it is."""
    problems = Problems()
    return pipeline.repair_program(source_of_text(name, text), problems), problems.diagnostics()


def _compiled(source: SourceFile, folder: Path, inputs: Mapping[str, object]) -> pipeline.Compiled:
    problems = Problems()
    compiled = compile_program(source, given=inputs, folder=folder, problems=problems)
    if compiled is None:
        raise FppError([found for found in problems.diagnostics() if found.severity is not Severity.NOTE])
    return compiled


def _run(source: SourceFile, folder: Path, engine: Engine, inputs: Mapping[str, object] | None, seed: int | None) -> Module:
    """Runs a program to its end; the errors of its functions, when they are called later, are FppErrors too."""
    from fpp_lang.running import run

    outcome = run(_compiled(source, folder, inputs or {}), engine=engine, seed=seed)
    if outcome.interrupted:
        raise KeyboardInterrupt
    if any(found.severity is Severity.ERROR for found in outcome.problems):
        raise FppError(outcome.problems)
    functions = {name: _callable(name, function) for name, function in outcome.functions.items()}
    return Module(Path(source.name).stem, functions, outcome.variables, outcome.problems)


def _callable(name: str, function: Callable[..., object]) -> Callable[..., object]:
    """A function of the program for Python; the text of its problems is what the command line prints."""

    def call(*arguments: object, **keywords: object) -> object:
        try:
            return function(*arguments, **keywords)
        except ProgramError as error:
            raise FppError([error.report()]) from None

    call.__name__ = call.__qualname__ = name
    return call
