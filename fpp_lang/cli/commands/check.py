"""`fpp check FILE…`."""

from __future__ import annotations

import click

from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop
from fpp_lang.cli.programs import folder_of, read_program
from fpp_lang.cli.statuses import FINE, PROGRAM, USAGE
from fpp_lang.diagnostics import as_json
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problems


@click.command("check", epilog="Example: echo 'print(6 * 7)' | fpp check -")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show problems.")
@click.option("--holes", is_flag=True, help="Sentences that fit no phrase are notes, not errors.")
@click.option("--verify", "replay", is_flag=True, help="Run each function on random inputs: do its loops and their NumPy form agree?")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def command(files: tuple[str, ...], form: str, holes: bool, replay: bool, strict: bool) -> int:
    """Find problems in programs without running them.

    With --verify their functions run on small random inputs, as they are written and as the NumPy text that they became.
    """
    found: list[Diagnostic] = []
    status = FINE
    for file in files:
        try:
            found += _check(file, holes)
            if replay and not any(item.severity is Severity.ERROR for item in found):
                found += _verify(file, show=form == "text")
        except Stop as stop:  # the other files are checked all the same
            status = max(status, stop.status)
            if stop.status == USAGE:
                streams.show(stop.diagnostics)
            else:
                found += stop.diagnostics
    if form == "json":
        streams.write(as_json.render(found))
    else:
        streams.show(found)
    serious = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return status or (PROGRAM if any(item.severity in serious for item in found) else FINE)


def _check(file: str, holes: bool) -> list[Diagnostic]:
    from fpp_lang import pipeline

    return pipeline.check(read_program(file), holes=holes, folder=folder_of(file))


def _verify(file: str, show: bool) -> list[Diagnostic]:
    """The functions of a program on random inputs: a line for each, and the ones that differ."""
    from fpp_lang import pipeline
    from fpp_lang.inputs import compile_program
    from fpp_lang.runtime.program_error import ProgramError

    found = Problems()
    compiled = compile_program(read_program(file), folder=folder_of(file), problems=found)
    if compiled is None:
        return found.diagnostics()
    try:
        replayed = pipeline.verify(compiled)
    except ProgramError as error:
        return [error.report()]
    for outcome in replayed:
        if show:
            streams.write(outcome.words() + "\n")
        problem = outcome.problem()
        if problem is not None:
            found.add(problem)
    return [item for item in found.diagnostics() if item.severity is Severity.ERROR]
