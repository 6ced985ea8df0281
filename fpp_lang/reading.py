"""Program files: from a path to a text, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fpp_lang.base.files import reason
from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem
from fpp_lang.syntax.reading import read_source

MOST_BYTES = 50_000_000


@problem("FPP0902", "a file that cannot be read")
@dataclass(frozen=True, slots=True)
class Unreadable(Problem):
    span: Span
    file: str
    reason: str

    def words(self) -> Words:
        return Words(f"cannot read {self.file}: {self.reason}")


def read_file(path: Path, problems: Problems) -> SourceFile | None:
    """The program in a file, by the name that it was asked for; None with a problem where there is none."""
    name = str(path)
    try:
        with open(path, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        problems.add(Unreadable(NOWHERE, name, reason(error)))
        return None
    return decode_program(name, data, problems)


def decode_program(name: str, data: bytes, problems: Problems) -> SourceFile | None:
    """The program in some bytes; None with a problem where they are no text."""
    if len(data) > MOST_BYTES:
        problems.add(Unreadable(NOWHERE, name, f"it is longer than {MOST_BYTES:,} bytes"))
        return None
    before = len(problems)
    source = read_source(name, data, problems)
    return source if len(problems) == before else None
