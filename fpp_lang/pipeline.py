"""The whole compiler on one page.

    text → surface tree → core → core with kinds → core without derivatives → values, or NumPy text

Each line of a function here is one pass; a pass records the user's mistakes in `problems` and goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fpp_lang.autodiff import differentiate
from fpp_lang.base.growing import without_garbage_collection
from fpp_lang.base.source import SourceFile
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.lint import lint
from fpp_lang.resolve import File, Library, resolve, showing
from fpp_lang.settle import settle
from fpp_lang.settle.problems import InputOfProgram
from fpp_lang.standard import library, phrases
from fpp_lang.syntax import PhraseTable, SentenceToFillIn, headers
from fpp_lang.used_files import load_files

if TYPE_CHECKING:
    from fpp_lang.emit.numpy import PythonModule
    from fpp_lang.verify import Replayed


@dataclass(frozen=True, slots=True)
class Compiled:
    """A program that is ready to run: its settled core, the values of its inputs, and the folder in which it looks for files.

    `quiet`: there was nothing to warn of.
    """

    source: SourceFile
    program: core.Program
    inputs: Mapping[str, Any] = field(default_factory=dict)
    folder: Path = Path()
    quiet: bool = True


def front(
    source: SourceFile, folder: Path, kinds: Mapping[str, Any], problems: Problems, *, holes: bool = False, shows: bool = False
) -> core.Program:
    """From text to core with kinds; with `holes`, sentences that fit no phrase are notes."""
    *used, file = load_files(source, folder, problems, phrases(), holes=holes)
    return meaning([*used, showing(file) if shows else file], kinds, problems)


@without_garbage_collection()
def meaning(
    files: Sequence[File],
    kinds: Mapping[str, Any],
    problems: Problems,
    earlier: core.Earlier = core.NOTHING_EARLIER,
    ran: Sequence[File] = (),
    reached: Library | None = None,
) -> core.Program:
    """From the files of a program to core with kinds; in the REPL, `earlier` and `ran` are what was there before, `reached` what it
    can reach of the library.
    """
    unread = problems.any_errors
    program = resolve(files, reached or library(), problems, earlier, ran)
    if unread:
        return program
    misnamed = [found for found in problems if found.severity is Severity.ERROR]
    settled = settle(program, kinds, found := Problems())
    for consequence in found:
        if not any(_same_place(consequence, cause, program) for cause in misnamed):
            problems.add(consequence)
    if problems.any_errors or any(isinstance(found, SentenceToFillIn) for found in problems):
        return settled  # what a hole will set and use is not known
    lint(settled, problems)
    return differentiate(settled, problems)


def _same_place(one: Problem, other: Problem, program: core.Program) -> bool:
    """In the same function, or both outside all functions: what follows from a wrong name there is not told as well."""
    return _function_at(one, program) is _function_at(other, program)


def _function_at(found: Problem, program: core.Program) -> core.Function | None:
    span = found.span
    for function in program.functions.values():
        if function.span.source is span.source and function.span.start <= span.start < function.span.end:
            return function
    return None


def check(source: SourceFile, *, holes: bool = False, folder: Path | None = None) -> list[Diagnostic]:
    """The problems of a program, found without running it."""
    problems = Problems()
    program = front(source, folder or Path(), {}, problems, holes=holes)
    if not problems.any_errors:
        for item in program.inputs:
            problems.add(InputOfProgram(item.span, item.name, item.comment))
    return problems.diagnostics()


def format_program(source: SourceFile, problems: Problems) -> str | None:
    """The program in its canonical layout; None where it cannot be read. Other files are not looked at."""
    from fpp_lang.syntax.printing import format_source

    return format_source(source, problems, phrases_of(source))


def phrases_of(source: SourceFile) -> PhraseTable:
    """The phrases that a file declares, and the library's."""
    return PhraseTable((*headers(source).phrases, *phrases()))


def repair_program(source: SourceFile, problems: Problems) -> str:
    """A pasted listing made whole; what was done is recorded."""
    from fpp_lang.syntax.repair import repair_source

    return repair_source(source, problems, phrases())


def emit(compiled: Compiled, *, literal: bool = False) -> PythonModule:
    """Core as NumPy Python, with what the engine needs to know about the text; `literal` keeps every loop as written."""
    from fpp_lang.emit.numpy import emit_numpy
    from fpp_lang.lift import lift

    return emit_numpy(compiled.program if literal else lift(compiled.program).program)


def transpile(compiled: Compiled, *, literal: bool = False) -> str:
    """The program as NumPy Python."""
    return emit(compiled, literal=literal).text


def report(compiled: Compiled) -> list[str]:
    """What became of each loop of the program's own file, line by line."""
    from fpp_lang.lift import lift

    return [line.words() for line in lift(compiled.program).report if line.span.source is compiled.source]


def verify(compiled: Compiled) -> list[Replayed]:
    """Every function of the program's own file on random inputs, its loops against its array form. Raises ProgramError."""
    from fpp_lang.verify import verify

    return verify(compiled.program, compiled.source)
