"""`fpp doc NAME`."""

from __future__ import annotations

from sys import stdout

import click

from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.problems import USAGE, Stop, UnknownEntry
from fpp_lang.documentation.index import Item, find, near

WIDEST = 100


@click.command("doc", epilog="Example: fpp doc ReLU")
@click.argument("name")
def command(name: str) -> None:
    """Show an entry of the library in full: text, code, NumPy, examples, and its graph if it takes one number.

    NAME is a function, a class or a sentence ("number of rows in"), in any case; fpp list shows them all.
    """
    item = entry(name)
    from fpp_lang.documentation.reference import reference
    from fpp_lang.documentation.text_page import text_page

    streams.write(text_page(reference(item), min(streams.width(stdout), WIDEST), braille=_has_braille()))


def entry(name: str) -> Item:
    """The entry of that name; ends the command where there is none."""
    item = find(name)
    if item is None:
        raise Stop(USAGE, [UnknownEntry(NOWHERE, name, near(name)).report()])
    return item


def _has_braille() -> bool:
    try:
        "⠿".encode(stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
