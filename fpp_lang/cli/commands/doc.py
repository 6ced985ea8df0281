"""`fpp doc NAME`."""

from __future__ import annotations

from pathlib import Path
from sys import stdout

import click

from fpp_lang.base.files import reason
from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop, UnknownEntry
from fpp_lang.cli.programs import save
from fpp_lang.cli.statuses import USAGE
from fpp_lang.documentation.index import Item, find, near
from fpp_lang.writing import Unwritable

WIDEST = 100


@click.command("doc", epilog="Example: fpp doc ReLU")
@click.argument("name", required=False)
@click.option("--html", "output", metavar="OUT", help="Write a web page to this file; with --all, a site into this folder.")
@click.option("--all", "everything", is_flag=True, help="The whole library, with a page to search in.")
def command(name: str | None, output: str | None, everything: bool) -> None:
    """Show an entry of the library in full: text, code, NumPy, examples, and its graph if it takes one number.

    NAME is a function, a class or a sentence ("number of rows in"), in any case; fpp list shows them all.
    """
    if everything and name is None and output is not None:
        _write_site(Path(output))
    elif everything or name is None:
        raise click.UsageError("give the NAME of an entry, or --html DIR --all for all of them")
    elif output is not None:
        from fpp_lang.documentation.html_page import html_page
        from fpp_lang.documentation.reference import reference

        _write(Path(output), html_page(reference(_entry(name))))
    else:
        streams.write(_text(_entry(name)))


def _entry(name: str) -> Item:
    """The entry of that name; ends the command where there is none."""
    item = find(name)
    if item is None:
        raise Stop(USAGE, [UnknownEntry(NOWHERE, name, near(name)).report()])
    return item


def _text(item: Item) -> str:
    from fpp_lang.documentation.reference import reference
    from fpp_lang.documentation.text_page import text_page

    return text_page(reference(item), min(streams.width(stdout), WIDEST), braille=streams.takes(stdout, "⠿"))


def _write_site(folder: Path) -> None:
    from fpp_lang.documentation.site import pages

    count = 0
    for path, text in pages():
        _write(folder / path, text)
        count += path.endswith(".html")
    streams.write(f"{count} pages in {folder}\n")


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise Stop(USAGE, [Unwritable(NOWHERE, str(file.parent), reason(error)).report()]) from None
    save(str(file), text)
