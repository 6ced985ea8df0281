"""`fpp derive FILE NAME`."""

from __future__ import annotations

import click

from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop
from fpp_lang.cli.programs import folder_of, read_program
from fpp_lang.cli.statuses import PROGRAM, USAGE
from fpp_lang.diagnostics.error import FppError

OF_THE_COMMAND_LINE = frozenset({"FPP0906", "FPP0909"})


@click.command("derive", epilog="Example: echo 'def f(x): return x * sin(x)' | fpp derive --steps - f")
@click.argument("file")
@click.argument("name")
@click.option("--wrt", metavar="PARAM", help="The parameter in which the slope is wanted; else the first, of a loss the prediction.")
@click.option("--steps", is_flag=True, help="Explain the chain rule line by line, each step with a number.")
@click.option("--check", is_flag=True, help="Compare with numerical differentiation.")
def command(file: str, name: str, wrt: str | None, steps: bool, check: bool) -> None:
    """Derive the slope of the function NAME of FILE (- is standard input), or of the library, as a function of FPP.

    What is shown was compared with numerical differentiation before.
    """
    from fpp_lang.derive.steps import told
    from fpp_lang.derived import derived, with_numbers
    from fpp_lang.gradcheck import told as verdict_told

    try:
        found = derived(read_program(file), folder_of(file), name, wrt)
    except FppError as error:
        usage = any(item.code in OF_THE_COMMAND_LINE for item in error.diagnostics)
        raise Stop(USAGE if usage else PROGRAM, error.diagnostics) from None
    if steps:
        lines = [line for shown in with_numbers(found) for line in (*told(shown.story, found.wrt, shown.numbers), "")]
        lines = lines or [f"No steps: {found.reason}.", ""]
        streams.write("\n".join(f"// {line}".rstrip() for line in lines) + "\n")
    streams.write(found.text)
    if check:
        streams.write("\n" + "".join(f"// {line}".rstrip() + "\n" for line in verdict_told(found.verdict).splitlines()))
