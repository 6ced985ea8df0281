"""The table of commands; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from fpp_lang import __version__

COMMANDS = ("run", "transpile", "check", "fmt", "repair", "repl", "eval", "test", "plot", "derive", "gradcheck", "list", "doc", "explain")


class Commands(click.Group):
    """A group whose commands live in `cli/commands/`, one file each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"fpp_lang.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: echo 'print(6 * 7)' | fpp run -",
)
@click.version_option(__version__, prog_name="fpp", message="%(prog)s %(version)s")
@click.pass_context
def fpp(context: click.Context) -> None:
    """Formulaic Pythonic Pseudocode: pseudocode that runs, and becomes readable NumPy.

    Exit status: 0 fine, 1 the program has a problem, 2 the command line has, 130 stopped by Ctrl-C.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
