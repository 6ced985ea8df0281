"""`fpp eval EXPR`."""

from __future__ import annotations

from pathlib import Path

import click

from fpp_lang.base.source import SourceFile
from fpp_lang.cli.programs import compile_source, run_compiled


@click.command("eval", epilog='Example: fpp eval "sqrt(2) * [1, 2, 3]"')
@click.argument("expression", metavar="EXPR")
@click.option("--use", metavar="FILE", help="A program whose functions the expression may use.")
def command(expression: str, use: str | None) -> int:
    """Print the value of one expression."""
    from fpp_lang.core import tree as core

    text = f"{expression}\n"
    folder = Path()
    if use is not None:
        file = Path(use)
        folder = file.parent
        text = f'use "{file.name}"\n{text}'
    compiled = compile_source(SourceFile("<expression>", text), folder, shows=True)
    match compiled.program.body.statements:
        case (*_, core.Evaluate()):
            return run_compiled(compiled)
        case _:
            raise click.UsageError(f"`{expression}` is no expression; eval prints the value of one")
