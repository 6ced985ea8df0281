"""`fpp repl [FILE…]`."""

from __future__ import annotations

import os
import sys

import click

from fpp_lang.cli import streams
from fpp_lang.cli.problems import bug
from fpp_lang.cli.statuses import FINE, PROGRAM
from fpp_lang.repl.loop import Loop, Reader, Streams
from fpp_lang.repl.plain import PlainReader


@click.command("repl", epilog="Example: echo 'v = [1, 2]; v + 1' | fpp repl")
@click.argument("files", nargs=-1, metavar="[FILE]...")
def command(files: tuple[str, ...]) -> int:
    """Talk: type a program line by line and see what each line gives; programs named FILE run first.

    :help lists what else there is. Ctrl-C stops what runs and keeps all variables; Ctrl-D leaves.
    """
    loop = Loop(Streams(streams.write, streams.show, bug))
    reader = _reader(loop)
    failed = loop.run(reader, files)
    return PROGRAM if failed and not reader.interactive else FINE


def _reader(loop: Loop) -> Reader:
    """The prompt where a terminal can show it."""
    if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from fpp_lang.repl.prompt import PromptReader

        return PromptReader(lambda: loop.conversation)
    return PlainReader(_write_now)


def _write_now(text: str) -> None:
    streams.write(text)
    streams.flush()
