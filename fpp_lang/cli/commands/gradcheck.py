"""`fpp gradcheck FILE NAME DERIVATIVE`."""

from __future__ import annotations

import click

from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.problems import FINE, PROGRAM, USAGE, CannotCheck, Stop
from fpp_lang.cli.programs import folder_of, read_program
from fpp_lang.diagnostics.error import FppError


@click.command("gradcheck", epilog="Example: echo 'def slope(x): return 2 * x' | fpp gradcheck - square slope")
@click.argument("file")
@click.argument("name")
@click.argument("derivative")
def command(file: str, name: str, derivative: str) -> int:
    """Check a derivative that was written by hand: is DERIVATIVE the slope of NAME?

    Both are functions of the program FILE (- is standard input) or of the library. The slope is found by moving the input a
    little and seeing how much the result moves. Exit status 1 where the derivative is wrong.
    """
    from fpp_lang.gradcheck import Parameter, Subject, check, told
    from fpp_lang.named import Named, named_functions

    def subject(found: Named) -> Subject:
        return Subject(found.name, tuple(Parameter(*given) for given in found.parameters), found.call, found.uses)

    try:
        pair = named_functions(read_program(file), folder_of(file), [name, derivative])
    except FppError as error:
        raise Stop(USAGE if any(found.code == "FPP0906" for found in error.diagnostics) else PROGRAM, error.diagnostics) from None
    verdict = check(*map(subject, pair))
    if verdict is None:
        raise Stop(PROGRAM, [CannotCheck(NOWHERE, name, derivative).report()])
    streams.write(told(verdict))
    return FINE if verdict.correct else PROGRAM
