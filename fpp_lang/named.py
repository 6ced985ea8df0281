"""The functions and classes of a program or of the library that a command asks for by name, ready to be called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fpp_lang.base.names import near_names
from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES, SPELLINGS
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Problems, Words, problem
from fpp_lang.inputs import compile_program
from fpp_lang.pipeline import Compiled
from fpp_lang.running import run
from fpp_lang.runtime.values import ObjectFromFpp
from fpp_lang.standard import library


@problem("FPP0906", "a function that is not there")
@dataclass(frozen=True, slots=True)
class NoSuchFunction(Problem):
    """A name on the command line that is no function of the program or the library."""

    span: Span
    name: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"did you mean {' or '.join(f'`{name}`' for name in self.near)}?" if self.near else None
        return Words(f"neither the program nor the library has a function called `{self.name}`.", hint)


@dataclass(frozen=True, slots=True)
class Named:
    """A function by name. `function` is its definition, None for a primitive; `functions` are all of its program, by key.

    `variables` are those of the program, as far as it ran.
    """

    name: str
    call: Callable[..., Any]
    function: core.Function | None
    uses: frozenset[str]
    functions: Mapping[str, core.Function]
    variables: Mapping[str, Any]

    @property
    def parameters(self) -> list[tuple[str, bool, bool]]:
        """For each parameter its name, whether it may be left out, and whether the body reads it."""
        if self.function is None:
            row = PRIMITIVES[SPELLINGS[self.name]]
            return [(parameter.name, parameter.optional, True) for parameter in row.parameters]
        reads = {item.name for item in walk(self.function.body) if isinstance(item, core.Variable)}
        return [(given.name, given.default is not None, given.name in reads) for given in self.function.parameters]


@dataclass(frozen=True, slots=True)
class NamedObject:
    """An object of a class. `methods` gives for each method, those of the classes above too, the names of what it needs."""

    name: str
    value: ObjectFromFpp
    methods: Mapping[str, tuple[str, ...]]


SAMPLE_SIZES = ("", "3", "3, 2", "3, 2, 4")
"""What a class is made with where nothing is said: the first that it takes."""

OBJECT = re.compile(r"(?P<name>\w+)\s*(?P<arguments>\(.*\))?(?:\.\w+)?")


def named_object(source: SourceFile, folder: Path, text: str) -> NamedObject | None:
    """An object of the class in `Dense`, `Dense(3, 2)` or `Dense.forward`; None where the name is no class's. Raises FppError."""
    found = OBJECT.fullmatch(text.strip())
    if found is None:
        return None
    name = found["name"]
    if name not in _compiled(source, folder).program.classes and library().class_named(name) is None:
        return None
    ways = [found["arguments"]] if found["arguments"] else [f"({sizes})" for sizes in SAMPLE_SIZES]
    for place, arguments in enumerate(ways, 1):
        try:
            return _object(source, folder, f"{name}{arguments}")
        except FppError:
            if place == len(ways):
                raise
    return None


def _object(source: SourceFile, folder: Path, expression: str) -> NamedObject:
    variable = _unused_name(source.text)
    compiled = _compiled(SourceFile(source.name, f"{source.text.rstrip()}\n{variable} = {expression}\n"), folder)
    program = compiled.program
    made = next(item for item in walk(program.body.statements[-1]) if isinstance(item, core.New))
    if not any(function.outer_reads for function in program.functions.values()):
        program = _last_statement(program)
    value = _variables(replace(compiled, program=program), seed=0)[variable]
    methods: dict[str, tuple[str, ...]] = {}
    key: str | None = made.key
    while key is not None:
        owner = program.classes[key]
        for name, method in owner.methods.items():
            needed = tuple(given.name for given in program.functions[method].parameters[1:] if given.default is None)
            methods.setdefault(name, needed)
        key = owner.base
    return NamedObject(program.classes[made.key].name, value, methods)


def _last_statement(program: core.Program) -> core.Program:
    return replace(program, body=updated(program.body, statements=program.body.statements[-1:]), inputs=())


def named_functions(source: SourceFile, folder: Path, names: Sequence[str]) -> list[Named]:
    """The functions that the names mean, in a program that has run as far as they need it. Raises FppError.

    What the program prints on its way is not shown.
    """
    compiled = _compiled(source, folder)
    own = [function.name for function in compiled.program.functions.values() if function.owner is None]
    unknown = [name for name in names if not _is_visible(name, own)]
    if unknown:
        near = {name: near_names(name, (*own, *library().callables())) for name in unknown}
        raise FppError([NoSuchFunction(NOWHERE, name, near[name]).report() for name in unknown])
    variable = _unused_name(source.text)
    extended = _compiled(SourceFile(source.name, f"{source.text.rstrip()}\n{variable} = [{', '.join(names)}]\n"), folder)
    program = extended.program
    asked = [item for item in walk(program.body.statements[-1]) if isinstance(item, core.FunctionName | core.PrimitiveName)]
    functions = [program.functions[item.key] if isinstance(item, core.FunctionName) else None for item in asked]
    if not any(function is not None and function.outer_reads for function in functions):
        program = _last_statement(program)
    variables = _variables(replace(extended, program=program))
    found = []
    for name, call, function in zip(names, variables[variable], functions, strict=True):
        called = uses(program, function) if function is not None else frozenset({name})
        found.append(Named(function.name if function is not None else name, call, function, called, program.functions, variables))
    return found


def uses(program: core.Program, function: core.Function) -> frozenset[str]:
    """The primitives in a function and in what it calls."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [function]
    while waiting:
        for node in walk(waiting.pop().body):
            match node:
                case core.Primitive(name=name):
                    found.add(name)
                case core.Call(key=key) | core.FunctionName(key=key) if key not in seen and key in program.functions:
                    seen.add(key)
                    waiting.append(program.functions[key])
    return frozenset(found)


def _compiled(source: SourceFile, folder: Path) -> Compiled:
    problems = Problems()
    compiled = compile_program(source, folder=folder, problems=problems)
    if compiled is None:
        raise FppError([found for found in problems.diagnostics() if found.severity is Severity.ERROR])
    return compiled


def _variables(compiled: Compiled, seed: int | None = None) -> Mapping[str, Any]:
    """What the program's variables hold when it has run unheard."""
    outcome = run(compiled, seed=seed, output=lambda text: None)
    errors = [found for found in outcome.problems if found.severity is Severity.ERROR]
    if outcome.interrupted:
        raise KeyboardInterrupt
    if errors:
        raise FppError(errors)
    variables: Mapping[str, Any] = outcome.variables
    return variables


def _is_visible(name: str, own: Sequence[str]) -> bool:
    if name in own or library().spelled(name, called=True) is not None:
        return True
    return len(name) >= 3 and sum(other.casefold() == name.casefold() for other in own) == 1


def _unused_name(text: str) -> str:
    name = "asked_for"
    while name in text:
        name += "_"
    return name
