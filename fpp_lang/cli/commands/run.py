"""`fpp run FILE`."""

from __future__ import annotations

import click

from fpp_lang.cli.again import remember, run_again
from fpp_lang.cli.programs import compile_file, run_compiled, settings
from fpp_lang.cli.statuses import FINE


@click.command("run", epilog="Example: echo 'print(6 * 7)' | fpp run -")
@click.argument("file")
@click.option("--engine", type=click.Choice(["numpy", "interpreter"]), default="numpy", show_default=True, help="What runs the program.")
@click.option("--seed", type=click.IntRange(min=0), metavar="N", help="The seed of all randomness.")
@click.option("--set", "given", multiple=True, callback=settings, metavar="NAME=EXPR", help="Give an input; @data.csv is a file.")
@click.option("--max-steps", type=click.IntRange(min=1), metavar="N", help="Stop after so many statements.")
@click.option("--max-seconds", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Stop after so many seconds.")
@click.option("--verbose", is_flag=True, help="Report the seed that was picked.")
def command(
    file: str, engine: str, seed: int | None, given: dict[str, str], max_steps: int | None, max_seconds: float | None, verbose: bool
) -> int:
    """Run the program FILE (- is standard input).

    The numpy engine runs exactly the code that `fpp transpile` shows; the interpreter walks the program statement by statement.
    """
    plain = engine == "numpy" and seed is None and not given and max_steps is None and max_seconds is None and not verbose
    status = run_again(file) if plain else None
    if status is not None:
        return status
    compiled = compile_file(file, given)
    status = run_compiled(compiled, engine=engine, seed=seed, max_steps=max_steps, max_seconds=max_seconds, verbose=verbose)
    if plain and status == FINE:
        remember(file, compiled)
    return status
