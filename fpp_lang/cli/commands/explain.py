"""`fpp explain CODE` and `fpp explain "sentence"`."""

from __future__ import annotations

from pathlib import Path

import click

from fpp_lang.base.names import near_names
from fpp_lang.base.source import NOWHERE, SourceFile
from fpp_lang.cli import streams
from fpp_lang.cli.problems import Stop, UnknownCode
from fpp_lang.cli.statuses import PROGRAM, USAGE
from fpp_lang.diagnostics import pages


@click.command("explain", epilog="Example: fpp explain FPP0201")
@click.argument("code", metavar="CODE|SENTENCE")
@click.option("--use", metavar="FILE", help="A program whose phrases the sentence may fit.")
def command(code: str, use: str | None) -> None:
    """Say what an error code means, or which call a sentence stands for."""
    if " " in code.strip():
        streams.write(_sentence(code.strip(), use))
        return
    wanted = f"FPP{code:0>4}" if code.isdecimal() else code.upper()
    page = pages.find_page(wanted)
    if page is None:
        raise Stop(USAGE, [UnknownCode(NOWHERE, code, near_names(wanted, pages.codes())).report()])
    streams.write(page.text)


def _sentence(text: str, use: str | None) -> str:
    """The calls that the sentences of a line stand for, and the phrases that they fit."""
    from fpp_lang.cli.programs import read_program
    from fpp_lang.diagnostics.problem import Problems
    from fpp_lang.standard import phrases
    from fpp_lang.syntax import PhraseTable, headers, parse
    from fpp_lang.syntax.phrases.calls import call_text, outermost_sentences
    from fpp_lang.syntax.phrases.problems import UnknownSentence

    own = headers(read_program(use)).phrases if use is not None else ()
    table = PhraseTable((*own, *phrases()))
    problems = Problems()
    module = parse(SourceFile("<sentence>", text + "\n"), problems, phrases=table)
    found = list(outermost_sentences(module.statements))
    if problems.any_errors or not found:
        raise Stop(PROGRAM, problems.diagnostics() or [UnknownSentence(NOWHERE, text, near=table.near(text)).report()])
    lines = []
    for sentence in found:
        pattern = table.find(sentence.key)
        home = "the library" if not pattern.own else Path(pattern.span.source.name).name
        lines += [f"{sentence.span.text}", f"    is {call_text(sentence, table)}", f'    by the phrase "{pattern.text}" of {home}']
    return "\n".join(lines) + "\n"
