"""`fpp transpile FILE`."""

from __future__ import annotations

import click

from fpp_lang.cli import streams
from fpp_lang.cli.programs import compile_file, save


@click.command("transpile", epilog="Example: echo 'print(6 * 7)' | fpp transpile -")
@click.argument("file")
@click.option("-o", "--output", metavar="OUT.py", help="Write to this file instead of standard output.")
@click.option("--literal", is_flag=True, help="Keep every loop as written.")
@click.option("--report", is_flag=True, help="Say for each loop what it became, or why it stays a loop.")
def command(file: str, output: str | None, literal: bool, report: bool) -> None:
    """Print the program FILE (- is standard input) as NumPy Python."""
    from fpp_lang import pipeline

    compiled = compile_file(file)
    text = "".join(f"{line}\n" for line in pipeline.report(compiled)) if report else pipeline.transpile(compiled, literal=literal)
    if output is None:
        streams.write_file(text)
    else:
        save(output, text)
