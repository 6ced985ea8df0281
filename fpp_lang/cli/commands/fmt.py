"""`fpp fmt FILE…`."""

from __future__ import annotations

import difflib
import io
from pathlib import Path

import click

from fpp_lang.base.source import SourceFile
from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop
from fpp_lang.cli.programs import STANDARD_INPUT, read_program, save
from fpp_lang.cli.statuses import FINE, PROGRAM
from fpp_lang.diagnostics.problem import Problems


@click.command("fmt", epilog="Example: echo 'print( 6*7 )' | fpp fmt -")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--check", "checks", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", "differs", is_flag=True, help="Write nothing; print what would change.")
def command(files: tuple[str, ...], checks: bool, differs: bool) -> int:
    """Give programs one canonical layout (- reads standard input and prints).

    Only blanks, line ends, colons behind headers and semicolons change; a file that cannot be read stays as it is.
    """
    status = FINE
    for file in files:
        try:
            changed = _format(file, checks, differs)
        except Stop as stop:  # the other files are formatted all the same
            streams.show(stop.diagnostics)
            status = max(status, stop.status)
        else:
            status = max(status, PROGRAM if changed and checks else FINE)
    return status


def _format(file: str, checks: bool, differs: bool) -> bool:
    """Formats one file, or tells what would change; whether anything does."""
    from fpp_lang import pipeline

    source = read_program(file)
    problems = Problems()
    text = pipeline.format_program(source, problems)
    if text is None:
        raise Stop(PROGRAM, problems.diagnostics())
    changed = text != source.text if file == STANDARD_INPUT else text.encode() != _content(file)
    if differs:
        streams.write_file(_difference(source, text))
    elif checks and changed:
        streams.remark(f"{source.name} is not formatted")
    if not (checks or differs):
        if file == STANDARD_INPUT:
            streams.write_file(text)
        elif changed:
            save(file, text)
    return changed


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:  # it vanished, or is a pipe that was read already: written again
        return b""


def _difference(source: SourceFile, text: str) -> str:
    """A unified diff, as `patch` reads it."""
    before, after = (list(io.StringIO(content)) for content in (source.text, text))
    lines = difflib.unified_diff(before, after, source.name, f"{source.name} (formatted)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
