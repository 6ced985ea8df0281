"""`fpp test FILE…`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from fpp_lang.base.source import NOWHERE, SourceFile
from fpp_lang.cli import streams
from fpp_lang.cli.problems import NoPrograms, Stop
from fpp_lang.cli.programs import folder_of, read_program
from fpp_lang.cli.statuses import FINE, PROGRAM, USAGE
from fpp_lang.diagnostics.problem import Problem


@click.command("test", epilog="Example: echo '// Example: 1 + 1 gives 2' | fpp test -")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def command(files: tuple[str, ...]) -> int:
    """Run the examples of doc comments, `// Example: half(3) gives 1.5`.

    A folder means all .fpp files in it; - is standard input. Numbers must agree to nine digits. Exit status 1: one does not hold.
    """
    status, held, failed = FINE, 0, 0
    for file in (found for name in files for found in _files(name)):
        try:
            for problem in _problems(file):
                held, failed = (held + 1, failed) if problem is None else (held, failed + 1)
                if problem is not None:
                    streams.show([problem.report()])
        except Stop as stop:  # the other files are tested all the same
            streams.show(stop.diagnostics)
            status = max(status, stop.status)
    streams.write(f"{_counted(held)} held, {failed} failed\n")
    return max(status, PROGRAM if failed else FINE)


def _files(name: str) -> list[str]:
    """The programs that a word of the command line means."""
    if not Path(name).is_dir():
        return [name]
    found = sorted(str(file) for file in Path(name).glob("*.fpp"))
    if not found:
        raise Stop(USAGE, [NoPrograms(NOWHERE, name).report()])
    return found


def _problems(file: str) -> Iterator[Problem | None]:
    from fpp_lang.documentation.examples import run_cases

    source = read_program(file)
    return run_cases(source, folder_of(file), of_library=_is_of_library(source, file))


def _is_of_library(source: SourceFile, file: str) -> bool:
    """The library's own files are tested as the library, whose functions all programs see."""
    from fpp_lang.catalogue import texts

    return texts().get(Path(file).name) == source.text


def _counted(number: int) -> str:
    return "1 example" if number == 1 else f"{number} examples"
