"""What the commands that take a program share: its text, and the values given for its inputs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from fpp_lang.base.source import SourceFile
from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop
from fpp_lang.cli.statuses import FINE, INTERRUPTED, PROGRAM, USAGE
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.writing import write_file

if TYPE_CHECKING:
    from fpp_lang.pipeline import Compiled

STANDARD_INPUT = "-"
NOTHING_GIVEN: Mapping[str, str] = MappingProxyType({})


def read_program(file: str) -> SourceFile:
    """The text of a program file, or of standard input for `-`."""
    from fpp_lang.reading import MOST_BYTES, Unreadable, decode_program, read_file

    problems = Problems()
    if file == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
        source = decode_program("<stdin>", data, problems)
    else:
        source = read_file(Path(file), problems)
    if source is None:
        unreadable = any(isinstance(found, Unreadable) for found in problems)
        raise Stop(USAGE if unreadable else PROGRAM, problems.diagnostics())
    return source


def compile_file(file: str, given: Mapping[str, str] = NOTHING_GIVEN) -> Compiled:
    """The program of a file, ready to run."""
    return compile_source(read_program(file), folder_of(file), given)


def compile_source(source: SourceFile, folder: Path, given: Mapping[str, str] = NOTHING_GIVEN, *, shows: bool = False) -> Compiled:
    """A program, ready to run; its warnings are shown, its errors end the command. With `shows` its last line is printed."""
    from fpp_lang.inputs import compile_program

    problems = Problems()
    compiled = compile_program(source, given=given, folder=folder, problems=problems, shows=shows)
    worth_showing = [found for found in problems.diagnostics() if found.severity is not Severity.NOTE]
    if compiled is None:
        raise Stop(PROGRAM, worth_showing)
    streams.show(worth_showing)
    return compiled


def run_compiled(
    compiled: Compiled,
    engine: str = "numpy",
    seed: int | None = None,
    max_steps: int | None = None,
    max_seconds: float | None = None,
    verbose: bool = False,
) -> int:
    """Runs a program, shows what went wrong, and gives the exit status."""
    from fpp_lang.running import run

    outcome = run(compiled, engine=engine, seed=seed, max_steps=max_steps, max_seconds=max_seconds, output=streams.write)
    streams.show(outcome.problems)
    if verbose and outcome.seed is not None:
        streams.remark(f"seed: {outcome.seed}")
    if outcome.interrupted:
        return INTERRUPTED
    return PROGRAM if any(found.severity is Severity.ERROR for found in outcome.problems) else FINE


def save(file: str, content: str | bytes) -> None:
    """Writes a result into a file, or ends the command."""
    problems = Problems()
    write_file(file, content, problems)
    if problems.any_errors:
        raise Stop(USAGE, problems.diagnostics())


def folder_of(file: str) -> Path:
    """Where `use`, `load` and `save` of the program look."""
    return Path() if file == STANDARD_INPUT else Path(file).parent


def settings(_: click.Context, option: click.Parameter, texts: tuple[str, ...]) -> dict[str, str]:
    """`--set NAME=EXPR`, as names and expressions."""
    given: dict[str, str] = {}
    for text in texts:
        name, sign, expression = (part.strip() for part in text.partition("="))
        if not (name and sign and expression):
            raise click.BadParameter(f"{text!r} is not NAME=EXPR", param=option)
        if name in given:
            raise click.BadParameter(f"{name} is given twice", param=option)
        given[name] = expression
    return given
