"""`fpp explain CODE`."""

from __future__ import annotations

import click

from fpp_lang.base.names import near_names
from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.problems import USAGE, Stop, UnknownCode
from fpp_lang.diagnostics import pages


@click.command("explain", epilog="Example: fpp explain FPP0201")
@click.argument("code")
def command(code: str) -> None:
    """Say what an error code means, with a wrong and a right program."""
    wanted = f"FPP{code:0>4}" if code.isdecimal() else code.upper()
    page = pages.find_page(wanted)
    if page is None:
        raise Stop(USAGE, [UnknownCode(NOWHERE, code, near_names(wanted, pages.codes())).report()])
    streams.write(page.text)
