"""`fpp repair FILE`."""

from __future__ import annotations

import click

from fpp_lang.cli import streams
from fpp_lang.cli.programs import read_program, save
from fpp_lang.cli.statuses import FINE, PROGRAM
from fpp_lang.diagnostics.problem import Problems


@click.command("repair", epilog="Example: echo '1 print(6 – 7)' | fpp repair - 2> repairs.txt")
@click.argument("file")
@click.option("-o", "--output", metavar="OUT", help="Write to this file instead of standard output.")
def command(file: str, output: str | None) -> int:
    """Turn a listing pasted from a PDF or a web page into a program (- is standard input).

    Each repair is told on standard error. Exit status 1: the result still has lines that cannot be read.
    """
    from fpp_lang import pipeline
    from fpp_lang.syntax.repair import StillUnreadable

    problems = Problems()
    text = pipeline.repair_program(read_program(file), problems)
    if output is None:
        streams.write_file(text)
        streams.flush()
    else:
        save(output, text)
    for item in problems.diagnostics():
        streams.remark(str(item))
    return PROGRAM if any(isinstance(item, StillUnreadable) for item in problems) else FINE
