"""`fpp list [WORD]`."""

from __future__ import annotations

import textwrap
from itertools import groupby
from sys import stdout

import click

from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop, UnknownEntry
from fpp_lang.cli.statuses import USAGE
from fpp_lang.documentation.index import Item, items, near, title_of

NAMES = 28
"""Columns for a name before its summary; a longer one takes a line of its own."""


@click.command("list", epilog="Example: fpp list softmax")
@click.argument("word", required=False)
def command(word: str | None) -> None:
    """List what the library holds: functions, classes and sentences; with WORD, those that mention it."""
    found = [item for item in items() if word is None or item.mentions(word)]
    if not found:
        raise Stop(USAGE, [UnknownEntry(NOWHERE, word or "", near(word or "")).report()])
    blocks = [_block(group, list(listed)) for group, listed in groupby(found, key=lambda item: item.group)]
    streams.write("\n".join(blocks))


def _block(group: str, listed: list[Item]) -> str:
    lines = [title_of(group), *(line for item in listed for line in _lines(item))]
    return "".join(f"{line}\n" for line in lines)


def _lines(item: Item) -> list[str]:
    name = f"  {item.name}"
    summary = textwrap.wrap(item.summary, max(streams.width(stdout), 60) - NAMES, break_long_words=False)
    first, rest = (summary[:1], summary[1:]) if len(name) < NAMES - 1 else ([], summary)
    return [name.ljust(NAMES if first else 0) + "".join(first), *(" " * NAMES + line for line in rest)]
