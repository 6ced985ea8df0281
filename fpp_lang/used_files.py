"""The files of a program, in the order in which they are first needed (R4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem
from fpp_lang.resolve import File
from fpp_lang.syntax import Pattern, PhraseTable, headers, parse
from fpp_lang.syntax import tree as syntax
from fpp_lang.syntax.reading import read_source


@problem("FPP0404", "a file that cannot be used")
@dataclass(frozen=True, slots=True)
class CannotUse(Problem):
    span: Span
    file: str
    reason: str

    def words(self) -> Words:
        return Words(f"cannot use `{self.file}`: {self.reason}.", "write the path of a .fpp file, as seen from this file's folder")


@problem("FPP0405", "files that use each other in a circle")
@dataclass(frozen=True, slots=True)
class Circle(Problem):
    span: Span
    files: tuple[str, ...]

    def words(self) -> Words:
        return Words(
            f"these files use each other in a circle: {' → '.join(self.files)}.",
            "move what both need into a third file, and let both use that",
        )


def load_files(
    source: SourceFile,
    folder: Path,
    problems: Problems,
    phrases: Sequence[Pattern] = (),
    *,
    holes: bool = False,
    known: AbstractSet[str] = frozenset(),
    earlier: Sequence[File] = (),
) -> list[File]:
    """The program's file, the last of the list, after all that it uses, each once.

    `phrases` are those of the library; with `holes`, sentences that fit none are notes. In the REPL, `known` are the names that have a
    meaning already, and `earlier` the files that earlier entries used.
    """
    loader = _Loader(folder, problems, phrases, holes, earlier)
    loader.load(source, folder, (source.name,), None, known)
    return loader.files


class _Loader:
    def __init__(self, home: Path, problems: Problems, phrases: Sequence[Pattern], holes: bool, earlier: Sequence[File]) -> None:
        self.home = home
        self.problems = problems
        self.phrases = phrases
        self.holes = holes
        self.files = list(earlier)
        self.done = {file.path: file for file in earlier if file.path is not None}

    def load(
        self, source: SourceFile, folder: Path, way: tuple[str, ...], path: Path | None, known: AbstractSet[str] = frozenset()
    ) -> File:
        """One file; what it uses comes first, for its sentences may fit phrases from there."""
        found = headers(source)
        used = {use.name: self._use(use.name, use.span, folder, way) for use in found.uses}
        taken = [pattern for file in used.values() if file is not None for pattern in file.phrases]
        table = PhraseTable((*found.phrases, *taken, *self.phrases))
        module = parse(source, self.problems, known, table, holes=self.holes)
        uses = {}
        for statement in module.statements:
            if isinstance(statement, syntax.Use):
                name = statement.file.value
                if name not in used:
                    used[name] = self._use(name, statement.file.span, folder, way)
                if (of := used[name]) is not None:
                    uses[id(statement)] = of
        file = File(source, module, uses, found.phrases, path)
        self.files.append(file)
        return file

    def _use(self, name: str, span: Span, folder: Path, way: tuple[str, ...]) -> File | None:
        path = self._find(name, folder, span)
        if path is None:
            return None
        shown = path.relative_to(self.home.resolve()).as_posix()
        if path in self.done:
            return self.done[path]
        if shown in way or shown == Path(way[0]).name:
            self.problems.add(Circle(span, (*(Path(way[0]).name, *way[1:])[(way.index(shown) if shown in way else 0) :], shown)))
            return None
        try:
            data = path.read_bytes()
        except OSError as error:
            self.problems.add(CannotUse(span, name, (error.strerror or "it cannot be read").lower()))
            return None
        before = len(self.problems)
        source = read_source(shown, data, self.problems)
        if len(self.problems) != before:
            return None
        self.done[path] = file = self.load(source, path.parent, (*way, shown), path)
        return file

    def _find(self, name: str, folder: Path, span: Span) -> Path | None:
        """The file that a name means, if it lies inside the program's folder."""
        reason = None
        if not name or "\0" in name or "\\" in name or ":" in name or Path(name).is_absolute():
            reason = "only files inside the program's folder can be used"
        else:
            try:
                path = (folder / name).resolve()
                if not path.is_relative_to(self.home.resolve()):
                    reason = "it lies outside the program's folder"
                elif not path.exists():
                    reason = "there is no such file"
                elif not path.is_file():
                    reason = "it is no file"
                else:
                    return path
            except (OSError, RuntimeError):
                reason = "its path goes in a circle"
        self.problems.add(CannotUse(span, name, reason))
        return None
