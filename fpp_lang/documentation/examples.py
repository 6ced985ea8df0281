"""The examples of doc comments, run: does each call give what its line says?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem
from fpp_lang.documentation.agreement import agree
from fpp_lang.documentation.comments import Example, read_example
from fpp_lang.inputs import compile_program
from fpp_lang.pipeline import Compiled, phrases_of
from fpp_lang.running import run
from fpp_lang.syntax import parse
from fpp_lang.syntax import tree as syntax

_LINE = re.compile(r"^[ \t]*(?://|#)[ \t]*(Example:.*)$", re.MULTILINE)
_GIVEN, _WANTED = "what_the_example_gives", "what_the_example_wants"


@problem("FPP0911", "an example that does not hold")
@dataclass(frozen=True, slots=True)
class ExampleFails(Problem):
    span: Span
    call: str
    given: str
    wanted: str

    def words(self) -> Words:
        return Words(f"`{self.call}` gives {self.given}, not {self.wanted}.", "mend the function, or the example")


@problem("FPP0912", "an example that cannot be run")
@dataclass(frozen=True, slots=True)
class ExampleCannotRun(Problem):
    span: Span
    reason: str

    def words(self) -> Words:
        return Words(f"this example cannot be run: {self.reason}", "an example is written `// Example: half(3) gives 1.5`")


@dataclass(frozen=True, slots=True)
class Case:
    """One `Example:` line and its place; `example` is None where it does not say `… gives …`."""

    span: Span
    example: Example | None


def cases(source: SourceFile) -> list[Case]:
    """The examples of a file, from top to bottom."""
    return [Case(Span(source, found.start(1), found.end(1)), read_example(found[1])) for found in _LINE.finditer(source.text)]


def run_cases(source: SourceFile, folder: Path, *, of_library: bool = False, engine: str = "numpy") -> Iterator[Problem | None]:
    """What is wrong with each example of a file; None where it holds.

    An example sees the functions of its file; where they read its variables, the file runs before. Those of the library see the library.
    """
    texts = [""] if of_library else [_definitions(source), source.text]
    for case in cases(source):
        yield _run(case, [SourceFile(source.name, text) for text in texts], folder, engine)


def _run(case: Case, before: list[SourceFile], folder: Path, engine: str) -> Problem | None:
    example = case.example
    if example is None:
        return ExampleCannotRun(case.span, "it does not say what the call gives.")
    lines = "\n".join(["", example.before, f"{_GIVEN} = {example.call}", f"{_WANTED} = {example.result}", ""])
    reason = ""
    for known in before:
        compiled, reason = _compiled(SourceFile(known.name, known.text + lines), folder)
        if compiled is not None:
            break
    else:
        return ExampleCannotRun(case.span, reason)
    outcome = run(compiled, engine=engine, output=lambda text: None)
    if outcome.interrupted:
        raise KeyboardInterrupt
    if any(found.severity is Severity.ERROR for found in outcome.problems):
        return ExampleCannotRun(case.span, _first_error(outcome.problems))
    given, wanted = outcome.variables[_GIVEN], outcome.variables[_WANTED]
    return None if agree(given, wanted) else ExampleFails(case.span, str(example), _shown(given), example.result)


def _compiled(source: SourceFile, folder: Path) -> tuple[Compiled | None, str]:
    """A program that lacks nothing, or else what is the matter with it."""
    problems = Problems()
    compiled = compile_program(source, folder=folder, problems=problems)
    if compiled is None:
        return None, _first_error(problems.diagnostics())
    if missing := [found.name for found in compiled.program.inputs]:
        return None, f"nothing defines `{'`, `'.join(missing)}`."
    return compiled, ""


def _definitions(source: SourceFile) -> str:
    """The file without the statements that run; every line keeps its number."""
    text = source.text
    for statement in parse(source, Problems(), phrases=phrases_of(source)).statements:
        if not isinstance(statement, syntax.Function | syntax.Class | syntax.Use):
            start, end = statement.span.start, statement.span.end
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _first_error(found: Iterable[Diagnostic]) -> str:
    return next(item.message for item in found if item.severity is Severity.ERROR)


def _shown(value: object) -> str:
    return " ".join(str(value).split())
