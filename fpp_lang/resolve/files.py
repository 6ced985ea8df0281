"""The files of a program become one: every function and variable gets a key, every `use` its names (R4.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fpp_lang.base.names import near_names
from fpp_lang.base.source import SourceFile
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.classes import class_of, declare_classes, define_classes
from fpp_lang.resolve.library import Library
from fpp_lang.resolve.names import Found, library_class
from fpp_lang.resolve.outer import with_outer_reads
from fpp_lang.resolve.phrases import declare_phrases, entry_of, written_out
from fpp_lang.resolve.problems import DefinedTwice, NotInFile
from fpp_lang.resolve.scopes import FileScope, Scope, assigned
from fpp_lang.resolve.statements import Statements
from fpp_lang.resolve.training import with_training_lines
from fpp_lang.syntax import Pattern
from fpp_lang.syntax import tree as syntax


@dataclass(frozen=True, slots=True)
class File:
    """One file of a program. `uses` gives for each `use` statement, by its node, the file that it names; `phrases` it declares itself.

    `path` is where it was found, None for the program's own file.
    """

    source: SourceFile
    tree: syntax.Module
    uses: Mapping[int, File]
    phrases: tuple[Pattern, ...] = ()
    path: Path | None = None


def showing(file: File) -> File:
    """The file with its last line printed, where that is an expression."""
    match file.tree.statements:
        case (*before, syntax.Evaluate(value=value) as last):
            shown = syntax.Print("Print", (value,), trivia=last.trivia, span=last.span)
            return replace(file, tree=replace(file.tree, statements=(*before, shown)))
    return file


def resolve(
    files: Sequence[File],
    library: Library,
    problems: Problems,
    earlier: core.Earlier = core.NOTHING_EARLIER,
    ran: Sequence[File] = (),
) -> core.Program:
    """The program of the last file; `files` are in the order in which they are first needed, each once.

    In the REPL, `earlier` is what has a value already, and `ran` are the files whose statements are not run again.
    `surface tree with spellings => core tree with meanings`
    """
    done = {id(file) for file in ran}
    found = Found(problems)
    scopes: dict[int, FileScope] = {}
    functions: dict[str, core.Function] = {}
    classes: dict[str, core.Class] = {}
    variables: list[str] = []
    statements: list[core.Statement] = []
    for file in files:
        prefix = "" if file is files[-1] else f"{file.source.name}:"
        scope = _file_scope(file, prefix, library, scopes, problems)
        scopes[id(file)] = scope
        if file is files[-1]:
            _add_earlier(scope, earlier, found)
        resolver = Statements(Scope(scope), found)
        classes.update(define_classes(scope, prefix, resolver, functions))
        for statement in file.tree.statements:
            if isinstance(statement, syntax.Function) and not written_out(statement):
                key = f"{prefix}{entry_of(statement) if isinstance(statement, syntax.Phrase) else statement.name}"
                functions.setdefault(key, resolver.function(statement, key))
        if id(file) not in done:
            lines = with_training_lines(file.tree.statements, scope, problems=problems)
            statements.extend(resolver.statements(lines, nested=False))
        variables.extend(key for key in scope.variables.values() if key.startswith(prefix))
    taken = set(variables)
    inputs = tuple(given for name, given in found.inputs.items() if name not in taken)
    from_library, classes_from_library = _from_library(found, library)
    functions = {**from_library, **functions}
    classes = {**classes_from_library, **classes}
    body = core.Block(tuple(statements), span=files[-1].tree.span)
    names = tuple(dict.fromkeys(variables))
    program = core.Program(functions, body, names, inputs, classes=classes, earlier=earlier, span=files[-1].tree.span)
    return with_outer_reads(program)


def _file_scope(file: File, prefix: str, library: Library, scopes: dict[int, FileScope], problems: Problems) -> FileScope:
    scope = FileScope(file.source.name, prefix, library)
    for statement in file.tree.statements:
        if isinstance(statement, syntax.Use) and id(statement) in file.uses:
            _import(statement, scopes[id(file.uses[id(statement)])], scope, problems)
    here = assigned(statement for statement in file.tree.statements if not isinstance(statement, syntax.Function))
    for statement in file.tree.statements:
        if isinstance(statement, syntax.Function) and not isinstance(statement, syntax.Phrase):
            key = f"{prefix}{statement.name}"
            if key in scope.signatures and scope.functions.get(statement.name) == key:
                problems.add(DefinedTwice(statement.name_span, statement.name, scope.signatures[key].name_span))
            else:
                scope.functions[statement.name] = key
                scope.signatures[key] = statement
    declare_classes(file.tree, scope, prefix, problems)
    declare_phrases(file.tree, scope, prefix, problems)
    scope.variables.update((name, f"{prefix}{name}") for name in here.names)
    made = assigned(with_training_lines(file.tree.statements, scope)).names
    scope.variables.update((name, f"{prefix}{name}") for name in made if name not in scope.functions)
    scope.function_values |= here.function_values
    return scope


def _add_earlier(scope: FileScope, earlier: core.Earlier, found: Found) -> None:
    """The variables of earlier entries, and the library's classes of which there are objects."""
    own = {key: kind for key, kind in earlier.kinds.items() if ":" not in key}
    scope.variables.update((key, key) for key in own)
    scope.function_values |= {key for key, kind in own.items() if kind.base is Base.FUNCTION}
    for key in earlier.fields:
        if key.startswith(core.LIBRARY):
            library_class(key.removeprefix(core.LIBRARY), found)


def _import(use: syntax.Use, used: FileScope, into: FileScope, problems: Problems) -> None:
    own = {name: key for name, key in used.functions.items() if key.startswith(used.prefix)}
    values = {name: key for name, key in used.variables.items() if key.startswith(used.prefix)}
    wanted = None if use.names is None else {name.name for name in use.names}
    classes = {name: key for name, key in used.classes.items() if key.startswith(used.prefix)}
    for name in use.names or ():
        if name.name not in own and name.name not in values and name.name not in classes:
            problems.add(NotInFile(name.span, name.name, use.file.value, near_names(name.name, (*own, *values, *classes))))
    into.classes.update((name, key) for name, key in classes.items() if wanted is None or name in wanted)
    into.class_trees.update(used.class_trees)
    into.bases.update(used.bases)
    into.phrases.update((phrase, key) for phrase, key in used.phrases.items() if key.startswith(used.prefix))
    into.functions.update((name, key) for name, key in own.items() if wanted is None or name in wanted)
    into.variables.update((name, key) for name, key in values.items() if wanted is None or name in wanted)
    into.function_values |= {name for name in used.function_values if wanted is None or name in wanted}
    into.signatures.update(used.signatures)


def _from_library(found: Found, library: Library) -> tuple[dict[str, core.Function], dict[str, core.Class]]:
    """The library's functions and classes that the program uses, callees before callers, a class after the one above it."""
    functions: dict[str, core.Function] = {}
    classes: dict[str, core.Class] = {}
    waiting: set[str] = set()

    def add(entry: str) -> None:
        if entry in waiting:
            return
        waiting.add(entry)
        key, inner = f"{core.LIBRARY}{entry}", Found(found.problems)
        resolver = Statements(Scope(FileScope("library", core.LIBRARY, library)), inner)
        if not library.is_class(entry):
            function = resolver.function(library.tree(entry), key)
            add_all(inner)
            functions[key] = function
            return
        tree = library.class_tree(entry)
        above = library.class_above(tree)
        base = None if above is None else library_class(above, inner)
        methods: dict[str, core.Function] = {}
        made = class_of(key, base, tree, resolver, methods)
        add_all(inner)
        functions.update(methods)
        classes[key] = made

    def add_all(used: Found) -> None:
        for entry in used.library_entries:
            add(entry)

    add_all(found)
    return functions, classes
