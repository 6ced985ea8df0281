"""One run of a program's text."""

from __future__ import annotations

import ast
import builtins
import linecache
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from types import CodeType, FrameType
from typing import Any

import numpy as np

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import FILES
from fpp_lang.emit.numpy import Piece, PythonModule
from fpp_lang.engine.faults import Faults, FileProblem
from fpp_lang.engine.guards import StepsAreUp, TimeIsUp, deep_calls, keep_warning, kept_warnings, memory_limit, time_limit
from fpp_lang.engine.places import Places
from fpp_lang.engine.problems import TooNested
from fpp_lang.engine.steps import COUNT, counted, counter
from fpp_lang.runtime import files, pictures
from fpp_lang.runtime.floating import FloatingWarnings
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.problems.values import WrongArguments
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.values import FunctionFromFpp, ObjectFromFpp, give_back, give_out, take_argument, take_in
from fpp_lang.runtime.world import Outcome, World

LAST = " last"
"""The name of the value of a last expression; no text can hold it."""


def run(program: core.Program, module: PythonModule, world: World) -> Outcome:
    """Runs the module's text as a script. Raises ProgramError."""
    return Run(program, module, world).outcome()


class Run:
    """A program that runs, and whose functions can be called afterwards."""

    def __init__(self, program: core.Program, module: PythonModule, world: World) -> None:
        self.program, self.module, self.world = program, module, world
        self.places = Places(program, module)
        own = {spelling: program.functions[key].name for key, spelling in module.functions.items()} | _titles(program, module)
        self.faults = Faults(program, self.places, world.limits, own)
        self.warnings = FloatingWarnings(world.problems)
        self.seed = self._seed()
        self.names: dict[str, Any] = {"__name__": "__main__", "__file__": str(world.folder / "program.py"), "__builtins__": builtins}
        self.names |= {"print": self._print, "input": self._input}
        if world.limits.steps is not None:
            self.names[COUNT] = counter(world.limits.steps)

    def outcome(self) -> Outcome:
        """Runs the program to its end."""
        for source, name in ((source, name) for name, source in self.places.sources.items()):
            linecache.cache[name] = (len(source.text), None, source.text.splitlines(keepends=True), name)
        codes = [*map(self._compiled, self.module.definitions), *self._program()]
        with self._guarded():
            for code in codes[: len(self.module.definitions)]:
                exec(code, self.names)
                self._take_files()
            for found in self.program.inputs:
                if found.name in self.world.inputs:
                    self.names[self.module.variables[found.name]] = self.world.inputs[found.name]
            for code in codes[len(self.module.definitions) :]:
                exec(code, self.names)
        return Outcome(self._variables(), self._functions(), give_out(self.names.get(LAST), self._wrapped), self.seed)

    # Compiling ---------------------------------------------------------------------------------------------------------------

    def _compiled(self, piece: Piece) -> CodeType:
        statements = list(piece.statements)
        if piece.source is None:
            statements = [self._seeded(statement) for statement in statements]
        elif self.world.limits.steps is not None:
            statements = counted(statements)
        return self._code(ast.Module(statements, []), piece)

    def _code(self, tree: ast.Module, piece: Piece) -> CodeType:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Python wonders about `3[0]`; FPP tells of it when it runs
                return compile(tree, self.places.file_name(piece.source), "exec", dont_inherit=True, optimize=0)
        except (SyntaxError, RecursionError, MemoryError) as error:
            first = self.program.body.span if piece.source is None else Span(piece.source, 0, 0)
            line = getattr(error, "lineno", None)
            if piece.source is not None and line is not None:
                start = piece.source.line_starts[line - 1]
                first = Span(piece.source, start, start + len(piece.source.line(line)))
            raise ProgramError(TooNested(first)) from None

    def _program(self) -> Iterator[CodeType]:
        """The program's own statements; the value of a last expression is kept."""
        pieces = self.module.program
        for place, piece in enumerate(pieces):
            last = piece.statements[-1]
            if place + 1 == len(pieces) and isinstance(last, ast.Expr):
                kept = ast.copy_location(ast.Assign([ast.copy_location(ast.Name(LAST, ast.Store()), last)], last.value), last)
                piece = Piece(piece.source, (*piece.statements[:-1], kept))
            yield self._compiled(piece)

    def _seed(self) -> int:
        """The program's own seed, the given one, or one that is picked now."""
        for statement in self.module.definitions[0].statements:
            match statement:
                case ast.Assign(targets=[ast.Name(id="SEED")], value=ast.Constant(value=int() as number)):
                    return number
        return self.world.seed if self.world.seed is not None else int(np.random.SeedSequence().generate_state(1)[0])

    def _seeded(self, statement: ast.stmt) -> ast.stmt:
        """`SEED = None` with the seed of this run."""
        match statement:
            case ast.Assign(targets=[ast.Name(id="SEED") as target], value=ast.Constant(value=None) as value):
                return ast.copy_location(ast.Assign([target], ast.copy_location(ast.Constant(self.seed), value)), statement)
        return statement

    # The world ---------------------------------------------------------------------------------------------------------------

    def _print(self, *values: object) -> None:
        self.world.write(" ".join(map(str, values)) + "\n")

    def _input(self, prompt: object = "") -> str:
        return self.world.read(str(prompt))

    def _take_files(self) -> None:
        """`load`, `save` and `save_plot` look in the program's folder, and nowhere else."""
        for helper, replacement in (("load", self._load), ("save", self._save), ("save_plot", self._save_plot)):
            spelling = self.module.helpers.get(helper)
            if spelling in self.names:
                self.names[spelling] = replacement

    def _load(self, name: object) -> Any:
        return self._with_file(lambda span: files.load(name, self.world.folder, span))

    def _save(self, value: object, name: object) -> None:
        self._with_file(lambda span: files.save(value, name, self.world.folder, span))

    def _save_plot(self, name: object) -> None:
        self._with_file(lambda span: pictures.save(name, self.world.folder, span))

    def _with_file(self, use: Callable[[Span], Any]) -> Any:
        stop = self.places.innermost(sys._getframe(2))
        assert stop is not None
        try:
            return use(self.places.span(stop))
        except ProgramError as error:
            raise FileProblem(error.problem) from None

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Limits and warnings while the program runs; whatever ends it is a problem of the program."""
        limits = self.world.limits
        try:
            with ExitStack() as stack:
                stack.enter_context(kept_warnings(self.places, self.warnings))
                stack.enter_context(memory_limit(limits.elements))
                stack.enter_context(deep_calls(limits.calls, "by_element" in self.module.helpers))
                stack.enter_context(time_limit(limits.seconds))  # last, so that it interrupts none of the others as they end
                yield
        except (Exception, KeyboardInterrupt, TimeIsUp, StepsAreUp) as error:
            raise self.faults.program_error(error) from None

    # Running again -----------------------------------------------------------------------------------------------------------

    def can_be_kept(self) -> bool:
        """Does the text alone say all: one file, no inputs, no seed of this run, no files, no limits?"""
        own_seed = not any(isinstance(s, ast.Assign) and ast.unparse(s) == "SEED = None" for s in self.module.definitions[0].statements)
        one_file = sum(not name.startswith("stdlib/") for name in self.places.sources) <= 1
        return (
            own_seed and one_file and not self.module.has_main and not FILES & self.module.helpers.keys() and self.world.limits == Limits()
        )

    def pieces(self) -> Iterator[tuple[str, list[ast.stmt]]]:
        """The text in pieces, in the order in which they run, each with the file that it stands in."""
        for piece in (*self.module.definitions, *self.module.program):
            yield self.places.file_name(piece.source), list(piece.statements)

    def warned(self, text: str, category: type[Warning], frame: FrameType) -> None:
        """A warning of NumPy in a frame of the program."""
        keep_warning(text, category, frame, self.places, self.warnings)

    # What is left ------------------------------------------------------------------------------------------------------------

    def _variables(self) -> dict[str, Any]:
        """The top-level variables and inputs."""
        found = {key: self.names[name] for key, name in self.module.variables.items() if name in self.names}
        return {key: give_out(value, self._wrapped) for key, value in found.items()}

    def _functions(self) -> dict[str, Callable[..., Any]]:
        """The program's own functions, by their names."""
        own = {key: name for key, name in self.module.functions.items() if ":" not in key}
        functions: dict[str, Callable[..., Any]] = {
            key: FunctionFromFpp(key, self.names[name], partial(self._call, key)) for key, name in own.items()
        }
        classes = {key: name for key, name in self.module.classes.items() if ":" not in key}
        return functions | {key: FunctionFromFpp(key, self.names[name], partial(self._make, key)) for key, name in classes.items()}

    def _wrapped(self, value: object) -> object:
        """A function value or an object in Python's hands."""
        made = self._classes.get(type(value))
        if made is not None:
            return ObjectFromFpp(made.name, value, partial(self._fields, value), partial(self._method, made, value))
        if not callable(value):  # what matplotlib gives back for a last line that draws
            return None
        name = getattr(value, "__name__", "function").strip("<>")
        return FunctionFromFpp(name, value, partial(self._call_value, name, value))

    @cached_property
    def _classes(self) -> dict[type, core.Class]:
        """The program's classes by what they became."""
        return {self.names[self.module.classes[key]]: made for key, made in self.program.classes.items()}

    def _fields(self, value: object) -> dict[str, Any]:
        names = {spelling: name for name, spelling in self.module.attributes.items()}
        return {names.get(spelling, spelling): self._out(found) for spelling, found in value.__dict__.items()}

    def _method(self, made: core.Class, owner: object, name: str) -> FunctionFromFpp | None:
        key = self._method_key(made.key, name)
        if key is None:
            return None
        call = partial(self._call, key, self._wrapped(owner))
        return FunctionFromFpp(name, call, call)

    def _method_key(self, class_key: str | None, name: str) -> str | None:
        while class_key is not None:
            found = self.program.classes[class_key]
            if name in found.methods:
                return found.methods[name]
            class_key = found.base
        return None

    def _make(self, class_key: str, /, *arguments: object, **named: object) -> Any:
        """A call from Python of a class: an object, made ready by `init`."""
        made = self.names[self.module.classes[class_key]]
        value = self._wrapped(made.__new__(made))
        key = self._method_key(class_key, "init")
        if key is not None:
            self._call(key, value, *arguments, **named)
        elif arguments or named:
            raise ProgramError(WrongArguments(self.program.classes[class_key].span, f"{class_key}()", "gives values, which is too many"))
        return value

    def _python_function(self, key: str) -> Callable[..., Any]:
        """What a function or method of the program became."""
        owner = self.program.functions[key].owner
        found = (
            self.names[self.module.functions[key]]
            if owner is None
            else self.names[self.module.classes[owner]].__dict__[self.module.methods[key]]
        )
        function: Callable[..., Any] = found
        return function

    def _call(self, key: str, /, *arguments: object, **named: object) -> Any:
        """A call from Python of one of the program's functions."""
        function = self.program.functions[key]
        _check_arguments(function, arguments, named)
        wanted = {parameter.name: parameter for parameter in function.parameters}
        given = {**dict(zip(wanted, arguments, strict=False)), **named}
        taken = {name: take_argument(value, f"`{name}`", wanted[name]) for name, value in given.items()}
        spelled = {self.module.parameters[key][name]: value for name, value in taken.items()}
        passed = {self.module.variables[read]: self.names[self.module.variables[read]] for read in self.module.passed[key]}
        with self._guarded():
            result = self._python_function(key)(**spelled, **passed)
        for name, value in given.items():
            give_back(value, taken[name], self._out)
        return self._out(result)

    def _out(self, value: object) -> Any:
        return give_out(value, self._wrapped)

    def _call_value(self, name: str, function: Callable[..., Any], /, *arguments: object, **named: object) -> Any:
        """A call from Python of a function that the program gave."""
        taken = [take_in(value, f"argument {place} of `{name}`") for place, value in enumerate(arguments, 1)]
        keywords = {key: take_in(value, f"`{key}`") for key, value in named.items()}
        with self._guarded():
            return give_out(function(*taken, **keywords), self._wrapped)


def _titles(program: core.Program, module: PythonModule) -> dict[str, str]:
    """`Dense.init` for Python's `Dense.__init__`, and so for every method."""
    found = {}
    for owner in program.classes.values():
        for name, key in owner.methods.items():
            found[f"{module.classes[owner.key]}.{module.methods[key]}"] = f"{owner.name}.{name}"
    return found


def _check_arguments(function: core.Function, arguments: Sequence[object], named: Mapping[str, object]) -> None:
    own = function.owner is not None
    parameters = [parameter.name for parameter in function.parameters]
    by_place = parameters[: len(arguments)]
    missing = [p.name for p in function.parameters if p.default is None and p.name not in by_place and p.name not in named]
    unknown = [name for name in named if name not in parameters]
    twice = [name for name in named if name in by_place]
    reason = ""
    if len(arguments) > len(parameters):
        reason = f"gives {len(arguments) - own} values, which is too many"
    elif unknown:
        reason = f"names a parameter `{unknown[0]}` that is not there"
    elif twice:
        reason = f"gives `{twice[0]}` twice"
    elif missing:
        reason = f"leaves out {', '.join(f'`{name}`' for name in missing)}"
    if reason:
        raise ProgramError(WrongArguments(function.header, f"{function.name}({', '.join(parameters[own:])})", reason))
