"""Entries on top of each other (R2.10): each is a program whose earlier variables are given, and which may call what was defined before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fpp_lang import pipeline
from fpp_lang.autodiff.problems import NotUsed
from fpp_lang.base.names import near_names
from fpp_lang.base.source import SourceFile, Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.interpret import Session as Interpreter
from fpp_lang.repl.known import Known, definitions_of
from fpp_lang.repl.library_reach import library_for, words_of
from fpp_lang.repl.problems import ComputedEarlier, NotGiven
from fpp_lang.repl.reach import reach_of
from fpp_lang.resolve import File
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.world import World
from fpp_lang.settle.given import kind_of
from fpp_lang.settle.problems import NoMethod
from fpp_lang.standard import phrases
from fpp_lang.syntax import tree as syntax
from fpp_lang.used_files import load_files


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an entry: the value of its last line where that is an expression, and what is to be told about it."""

    value: Any = None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self.problems)


@dataclass(frozen=True, slots=True)
class Ran:
    """An entry that ran, and its last line where its value was shown."""

    entry: File
    shown: Span | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """An entry before it runs: its own file, and its program with everything that it needs."""

    files: tuple[File, ...]
    entry: File
    program: core.Program
    problems: list[Problem]

    @property
    def last(self) -> syntax.Expression | None:
        """The last line, where it is an expression: its value is shown."""
        return last_expression(self.entry.tree)

    @property
    def can_run(self) -> bool:
        return all(found.severity is not Severity.ERROR for found in self.problems)


class Session:
    """A conversation. Its variables are live values in the interpreter; `ran` are the entries so far, but for those that were refused."""

    def __init__(self, world: World) -> None:
        self.world, self.folder = world, world.folder
        self.interpreter = Interpreter(world)
        self.known = Known()
        self.ran: list[Ran] = []
        self._number = 0
        self._told = 0

    def run(self, text: str) -> Result:
        """Runs an entry. What it set stays, even where it fails in the end. Raises KeyboardInterrupt where Ctrl-C has to insist."""
        self._number += 1
        return self._run(SourceFile(f"entry {self._number}", text + "\n"), self.folder)

    def run_file(self, source: SourceFile) -> Result:
        """Runs a program file as one entry; it finds other files in its own folder."""
        return self._run(source, Path(source.name).parent)

    def _run(self, source: SourceFile, folder: Path) -> Result:
        found = self.understand(source, folder)
        told = [item.report() for item in found.problems if item.severity is not Severity.NOTE]
        if not found.can_run:
            return Result(problems=tuple(told))
        for name in definitions_of(found.entry.tree.statements).keys() & self.interpreter.values().keys():
            self.interpreter.forget(name)
        self.known.define(found.entry)
        self.world.folder = folder
        try:
            value = self.interpreter.enter(found.program)
        except ProgramError as error:
            self.ran.append(Ran(found.entry, failed=True))
            return Result(problems=(*told, *self._warnings(), error.report()))
        finally:
            self.world.folder = self.folder
        self.known.use(found.files, found.entry)
        shown = found.last if value is not None else None
        self.ran.append(Ran(found.entry, None if shown is None else shown.span))
        return Result(None if shown is None else value, (*told, *self._warnings()))

    def _warnings(self) -> list[Diagnostic]:
        """What the run warned of."""
        found = list(self.world.problems)[self._told :]
        self._told = len(self.world.problems)
        return [item.report() for item in found]

    def understand(self, source: SourceFile, folder: Path) -> Understood:
        """An entry as core, with what it can reach; where something is wrong, also with what may be meant."""
        found = self._understand(source, folder)
        if found.can_run:
            return found
        names = {*self.interpreter.values(), *self.known.definitions}
        near = " ".join(other for word in words_of(source.text) for other in near_names(word, names))
        return self._understand(source, folder, near, whole=any(isinstance(item, NoMethod) for item in found.problems))

    def _understand(self, source: SourceFile, folder: Path, near: str = "", *, whole: bool = False) -> Understood:
        """`near`: more words than it says itself; `whole`: with all methods of the library's classes."""
        problems = Problems()
        values = self.interpreter.values()
        reach = reach_of(f"{source.text} {near}", self.known.definitions, values)
        names = frozenset({*values, *self.known.definitions})
        own_phrases = (*self.known.phrases(), *phrases())
        *files, entry = load_files(source, folder, problems, own_phrases, known=names, earlier=self.known.files)
        replaced = definitions_of(entry.tree.statements)
        kinds = {name: kind_of(value) if reach.says(name) else OPEN for name, value in values.items() if name not in replaced}
        together = self.known.added_to(entry, reach.definitions)
        before = core.Earlier(kinds, reach.fields, shows=True)
        reached = None if whole else library_for(reach.words.union(*(words_of(file.source.text) for file in files)))
        program = pipeline.meaning([*files, together], {}, problems, before, self.known.files, reached)
        new = {file.source for file in (*files, entry)} - {file.source for file in self.known.files}
        # Of what earlier entries defined they have been warned already.
        told = [
            _of_conversation(found, values.keys()) for found in problems if found.severity is Severity.ERROR or found.span.source in new
        ]
        told += [NotGiven(item.span, item.name, near_names(item.name, names)) for item in _missing(program)]
        return Understood(tuple(files), entry, program, told)

    def show(self, value: object) -> str:
        """A value as `print` shows it, but a text with its quotes."""
        return repr(value) if isinstance(value, str) else self.interpreter.show(value)


def _of_conversation(found: Problem, earlier: Collection[str]) -> Problem:
    """A problem as it is told here: the lines that led to a value of an earlier entry are over."""
    if isinstance(found, NotUsed) and found.loss in earlier:
        return ComputedEarlier(found.span, found.loss, found.name)
    return found


def last_expression(tree: syntax.Module) -> syntax.Expression | None:
    match tree.statements:
        case (*_, syntax.Evaluate(value=value)):
            return value
        case _:
            return None


def _missing(program: core.Program) -> list[core.Input]:
    """The names without a value that the entry reads, itself or through what it calls; a function that is only defined may wait."""
    read: set[str] = set()
    for node in walk(program.body):
        match node:
            case core.Variable(name=name, where=core.Where.INPUT):
                read.add(name)
            case core.Call(key=key) | core.FunctionName(key=key) if key in program.functions:
                read |= set(program.functions[key].outer_reads)
            case _:
                pass
    return [item for item in program.inputs if item.name in read]
