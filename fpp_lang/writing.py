"""Results in files: written at once, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fpp_lang.base.files import reason, write_atomically
from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem


@problem("FPP0903", "a result that cannot be written")
@dataclass(frozen=True, slots=True)
class Unwritable(Problem):
    span: Span
    file: str
    reason: str

    def words(self) -> Words:
        return Words(f"cannot write {self.file}: {self.reason}")


def write_file(file: str, content: str | bytes, problems: Problems) -> None:
    """Writes a file, so that a reader sees the old content or the new; records why it could not."""
    try:
        write_atomically(Path(file), content)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        problems.add(Unwritable(NOWHERE, file, reason(error)))
