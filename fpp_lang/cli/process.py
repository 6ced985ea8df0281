"""One run of the command line: from its words to an exit status (0 fine, 1 program, 2 command line, 130 Ctrl-C)."""

from __future__ import annotations

import click

from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.group import fpp
from fpp_lang.cli.problems import Stop, WrongUsage, bug
from fpp_lang.cli.statuses import FINE, INTERRUPTED, PROGRAM, USAGE
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.runtime.problems.limits import Interrupted
from fpp_lang.writing import Unwritable


def run_process(words: list[str]) -> int:
    """Runs a command and gives the exit status; everything that can happen on the way is told in words."""
    streams.prepare()
    try:
        status = _run(words)
        streams.flush()
        return status
    except Stop as stop:
        streams.show(stop.diagnostics)
        return stop.status
    except streams.OutputClosed:
        return FINE
    except streams.OutputFailed as failure:
        return _tell(Unwritable(NOWHERE, "the results", failure.reason), USAGE)
    except KeyboardInterrupt:
        return _tell(Interrupted(NOWHERE), INTERRUPTED)
    except Exception as error:
        streams.show([bug(error)])
        return PROGRAM


def _run(words: list[str]) -> int:
    """Click without its own error messages and exits."""
    try:
        with fpp.make_context("fpp", words) as context:
            return int(fpp.invoke(context) or FINE)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        context_of = getattr(error, "ctx", None)
        command = context_of.command_path if context_of else "fpp"
        return _tell(WrongUsage(NOWHERE, error.format_message(), command), USAGE)


def _tell(found: Problem, status: int) -> int:
    streams.show([found.report()])
    return status
