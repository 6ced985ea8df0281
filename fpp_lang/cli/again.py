"""`fpp run` of a program that ran before, without compiling it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fpp_lang import remembered
from fpp_lang.cli import streams
from fpp_lang.cli.statuses import FINE, INTERRUPTED, PROGRAM

if TYPE_CHECKING:
    from fpp_lang.engine.run import Run
    from fpp_lang.pipeline import Compiled


def run_again(file: str) -> int | None:
    """Runs a kept program and gives the exit status; None where there is none."""
    key = _key(file)
    codes = None if key is None else remembered.find(key)
    if codes is None:
        return None
    compiled_after_all: list[Run] = []

    @cache
    def full() -> Run:
        from fpp_lang.cli.programs import compile_file

        compiled_after_all.append(_run_of(compile_file(file)))
        return compiled_after_all[0]

    try:
        remembered.run(codes, Path(file).parent, streams.write, input, full)
    except Exception as error:
        from fpp_lang.runtime.problems.limits import Interrupted
        from fpp_lang.runtime.program_error import ProgramError

        if not isinstance(error, ProgramError):
            raise
        streams.show([*(full().world.problems.diagnostics()), error.report()])
        return INTERRUPTED if isinstance(error.problem, Interrupted) else PROGRAM
    for run in compiled_after_all:
        streams.show(run.world.problems.diagnostics())
    return FINE


def remember(file: str, compiled: Compiled) -> None:
    """Keeps a program that has run without a word."""
    key = _key(file)
    if key is not None and compiled.quiet:
        run = _run_of(compiled)
        if run.can_be_kept():
            remembered.keep(key, run)


def _key(file: str) -> str | None:
    try:
        return remembered.key_of(file, Path(file).read_bytes().decode("latin-1")) if file != "-" else None
    except (OSError, ValueError):
        return None


def _run_of(compiled: Compiled) -> Run:
    from fpp_lang import pipeline
    from fpp_lang.engine.run import Run
    from fpp_lang.runtime.world import World

    return Run(compiled.program, pipeline.emit(compiled), World(folder=compiled.folder))
