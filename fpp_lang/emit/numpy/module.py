"""A settled program as a NumPy Python module: the tree, the text, and what became of the program's names."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fpp_lang.base.source import NOWHERE, SourceFile
from fpp_lang.core import tree as core
from fpp_lang.emit.numpy.build import comparison, constant, name, parsed, placed
from fpp_lang.emit.numpy.classes import Definition, class_of, in_order, with_own_manners
from fpp_lang.emit.numpy.comments import CommentsOf
from fpp_lang.emit.numpy.excused import excuse
from fpp_lang.emit.numpy.functions import function_of, helpers, imports, seeded
from fpp_lang.emit.numpy.leftovers import results
from fpp_lang.emit.numpy.methods import fields_by_key, shared_reads
from fpp_lang.emit.numpy.names import method_name, spell
from fpp_lang.emit.numpy.nothing import refused
from fpp_lang.emit.numpy.program import assigned_literal, constants, seed
from fpp_lang.emit.numpy.scope import Scope, Writing
from fpp_lang.emit.numpy.spelling import spelled
from fpp_lang.emit.numpy.statements import statements
from fpp_lang.emit.numpy.tidy import tidied
from fpp_lang.emit.python import locate, print_module
from fpp_lang.numpy_rules import form

BLANK = ("",)


@dataclass(frozen=True, slots=True)
class Piece:
    """Statements of the module's top, or of `main`, that come from one file; None for what no file holds (imports, helpers)."""

    source: SourceFile | None
    statements: tuple[ast.stmt, ...]


@dataclass(frozen=True, slots=True)
class PythonModule:
    """`tree` has the places of the FPP text, `text` is what `transpile` prints, and both mean the same.

    `variables`, `functions`, `classes`, `methods`, `parameters` (by function or method) and `helpers` give the Python names, by the
    names and keys of the program; `attributes` those of fields and methods, by name.
    `passed`: the variables of `main` that a function gets as extra keyword parameters. `definitions` and `program` are the tree in
    pieces: what stands at the top, and the program's own statements, which stand in `main` where the program has inputs.
    """

    tree: ast.Module
    text: str
    variables: dict[str, str]
    functions: dict[str, str]
    classes: dict[str, str]
    methods: dict[str, str]
    attributes: dict[str, str]
    passed: dict[str, tuple[str, ...]]
    parameters: dict[str, dict[str, str]]
    helpers: dict[str, str]
    has_main: bool
    definitions: tuple[Piece, ...]
    program: tuple[Piece, ...]


def emit_numpy(program: core.Program) -> PythonModule:
    """The NumPy module of a settled program."""
    program = spelled(program)
    made = _Module(program)
    tree = ast.Module(made.top(), [])
    marks = [f"^{key}" for key in (*program.variables, *(found.name for found in program.inputs))]
    keys = sorted(plain_functions(program), key=lambda key: (key.startswith(core.LIBRARY), ":" in key))
    names = spell(
        tree,
        [*marks, *(f"@{key}" for key in sorted((*keys, *program.classes), key=lambda key: (key.startswith(core.LIBRARY), ":" in key)))],
    )
    methods = {key: method_name(key, names.attributes) for key, function in program.functions.items() if function.owner is not None}
    text = print_module(tree, made.comments.notes)
    return PythonModule(
        locate(tree, text),
        text,
        {mark[1:]: names.top[mark] for mark in marks},
        {key: names.top[f"@{key}"] for key in keys},
        {key: names.top[f"@{key}"] for key in program.classes},
        methods,
        {mark[1:]: spelling for mark, spelling in names.attributes.items()},
        {key: tuple(made.writing.passed.get(key, ())) for key in (*keys, *methods)},
        {key: _parameters(names.parameters[f"@{key}"]) for key in keys}
        | {key: _parameters(names.parameters[f".{key}"]) for key in methods},
        {helper: names.top[f"!{helper}"] for helper in made.writing.helpers},
        made.has_main,
        tuple(made.definitions),
        tuple(made.program_pieces),
    )


def _parameters(spellings: dict[str, str]) -> dict[str, str]:
    return {mark[1:]: spelling for mark, spelling in spellings.items() if mark[0] == "$"}


def plain_functions(program: core.Program) -> dict[str, core.Function]:
    """The functions that are no methods."""
    return {key: function for key, function in program.functions.items() if function.owner is None}


class _Module:
    """Puts a module together; what its top needs is known when everything else is written."""

    def __init__(self, program: core.Program) -> None:
        self.program = program
        self.has_main = bool(program.inputs)
        self.comments = CommentsOf()
        self.constants = constants(program)
        self.seed, first_seed = seed(program)
        self.writing = Writing(program, self.passed(), first_seed, fields_by_key(program))
        self.definitions: list[Piece] = []
        self.program_pieces: list[Piece] = []

    def passed(self) -> dict[str, tuple[str, ...]]:
        """What functions are given because it lives in `main`."""
        if not self.has_main:
            return {}
        known = {assigned_literal(statement) for statement in self.constants}
        found = {key: tuple(read for read in function.outer_reads if read not in known) for key, function in self.program.functions.items()}
        return shared_reads(self.program, {key: reads for key, reads in found.items() if reads})

    def top(self) -> list[ast.stmt]:
        """All statements of the module."""
        header = self.take_header()
        defined = [Piece(source, (statement,)) for source, statement in self.functions_and_constants()]
        self.program_pieces = list(self.statements())
        for piece in self.program_pieces:
            excuse(list(piece.statements), self.comments, top=True)
        self.give_manners(defined)
        own = [statement for group in self.preamble() for statement in group]
        self.definitions = [Piece(None, tuple(own)), *defined]
        last = self.last()
        if defined and last and not isinstance(defined[-1].statements[-1], ast.FunctionDef | ast.ClassDef):
            self.comments.around(last[0], core.Comments((*BLANK, *BLANK)))
        found = [*own, *(statement for piece in defined for statement in piece.statements), *last]
        if header and found:
            first = found[0]
            note = self.comments.notes.get(first)
            self.comments.notes.pop(first, None)
            self.comments.around(first, core.Comments((*header, "")))
            if note is not None:
                self.comments.around(first, core.Comments(note.before, note.after))
        return found

    def preamble(self) -> Iterator[list[ast.stmt]]:
        """Imports, what NumPy only warns of and the program takes for an error, the seed, helpers."""
        needs = self.writing
        if needs.draws:
            needs.need_numpy()
        errors = [form(f'warnings.filterwarnings("error", "{warning}")') for warning in refused(self.program)]
        for error in errors:
            needs.need(error)
        groups = [*imports(needs.imports)]
        if errors:
            groups.append([ast.Expr(parsed(error.text)) for error in errors])
        if needs.draws:
            groups.append(seeded(self.seed))
        for group in groups[1:]:
            self.comments.around(group[0], core.Comments(BLANK))
        yield from groups
        yield helpers(needs.helpers)

    def functions_and_constants(self) -> Iterator[tuple[SourceFile, ast.stmt]]:
        """The library's functions, then what used files define, then the program's functions, classes and constants."""
        scope = Scope.of(self.writing, None)
        for node in in_order(self.definitions_as_they_stand(), self.program):
            match node:
                case core.Function():
                    yield node.span.source, function_of(node, self.writing, self.comments)
                case core.Class():
                    yield node.span.source, class_of(node, self.writing, self.comments)
                case _:
                    for statement in statements((node,), scope, self.comments):
                        yield node.span.source, statement

    def definitions_as_they_stand(self) -> Iterator[Definition]:
        """File by file; the library's functions as they need each other."""
        defined: dict[str, core.Function | core.Class] = {**plain_functions(self.program), **self.program.classes}
        yield from (node for key, node in defined.items() if key.startswith(core.LIBRARY))
        files: dict[str, list[Definition]] = {}
        for key, node in defined.items():
            if not key.startswith(core.LIBRARY):
                files.setdefault(key.rpartition(":")[0], []).append(node)
        own = [*files.pop("", []), *self.constants]
        for nodes in (*files.values(), own):
            yield from sorted(nodes, key=lambda node: node.span.start)

    def give_manners(self, defined: Sequence[Piece]) -> None:
        """Classes know how to be shown and copied, where the text does that."""
        written = [statement for piece in (*defined, *self.program_pieces) for statement in piece.statements]
        with_own_manners([statement for statement in written if isinstance(statement, ast.ClassDef)], written, self.writing)

    def statements(self) -> Iterator[Piece]:
        """The program's own statements, file by file."""
        scope = Scope.of(self.writing, None)
        rest = [node for node in self.program.body.statements if node not in self.constants]
        for _, group in groupby(rest, key=lambda node: node.span.source.name):
            nodes = list(group)
            made = tidied(statements(nodes, scope, self.comments), self.comments)
            if made:
                yield Piece(nodes[0].span.source, tuple(made))

    def last(self) -> list[ast.stmt]:
        """`if __name__ == "__main__":`, or `main` with the program's inputs."""
        body = [statement for piece in self.program_pieces for statement in piece.statements]
        if body:
            self.comments.below(body[-1], self.program.body.comments_after)
        if self.has_main:
            inputs = sorted(self.program.inputs, key=lambda found: found.span.start)
            told = _told(inputs)
            docstring: list[ast.stmt] = [] if told is None else [ast.Expr(constant(told))]
            parameters = [placed(ast.arg(f"^{found.name}"), found.span) for found in inputs]
            arguments = ast.arguments([], parameters, None, [], [], None, [])
            return [ast.FunctionDef("main", arguments, [*docstring, *body, *results(body)] or [ast.Pass()], [], None, None)]
        if not body:
            return []
        return [ast.If(comparison(name("__name__"), ast.Eq(), constant("__main__")), body, [])]

    def take_header(self) -> tuple[str, ...]:
        """The comments at the top of the file that a blank line sets apart from what follows them."""
        defined: dict[str, Definition] = {**plain_functions(self.program), **self.program.classes}
        nodes: list[Definition] = [node for key, node in defined.items() if ":" not in key]
        nodes += self.program.body.statements
        source = self.program.span.source
        nodes = [node for node in nodes if source is NOWHERE.source or node.span.source is source]
        if not nodes:
            return ()
        first = min(nodes, key=lambda node: node.span.start)
        before = first.comments.before
        if "" not in before:
            return ()
        cut = len(before) - before[::-1].index("")
        self.replace_comments(first, replace(first.comments, before=before[cut:]))
        return before[: cut - 1]

    def replace_comments(self, node: Definition, comments: core.Comments) -> None:
        new = replace(node, comments=comments)
        functions = {key: new if function is node else function for key, function in self.program.functions.items()}
        classes = {key: new if found is node else found for key, found in self.program.classes.items()}
        body = tuple(new if statement is node else statement for statement in self.program.body.statements)
        self.program = replace(self.program, functions=functions, classes=classes, body=replace(self.program.body, statements=body))  # type: ignore[arg-type]
        self.constants = [new if statement is node else statement for statement in self.constants]  # type: ignore[misc]
        self.writing.program = self.program


def _told(inputs: Sequence[core.Input]) -> str | None:
    """The docstring of `main`: what the program says about its inputs."""
    lines = [f"    {found.name}: {found.comment}" for found in inputs if found.comment]
    return "\n".join(["Run the program.", "", *lines, "    "]) if lines else None
