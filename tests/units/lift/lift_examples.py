"""Programs of loops, and what they give as the interpreter runs them: what the array form is measured by."""

from __future__ import annotations

import ast
import copy
import io
import math
import signal
import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import mixed_loops
import numpy as np
import test_expert_lines
import test_idioms
import test_in_turn
import test_lift
import test_lift_rows
import test_lift_searches
import test_sweeps
from kernel_inputs import ARGUMENTS, KERNELS, given
from lift_replay import LOOPS, same

from fpp_lang.base.source import SourceFile
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.emit.numpy import emit_numpy
from fpp_lang.engine import run as execute
from fpp_lang.inputs import compile_program
from fpp_lang.interpret import run as interpret
from fpp_lang.lift import Lifted, lift
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.world import World

FAULTS = (ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError)
"""What a text raises that runs outside of the engine."""
PLAIN = frozenset({"FPP0501", "FPP0502"})
"""R3.7: an engine may report the error of plain numbers, or give the inf or nan of tensors."""
OPEN = frozenset({"FPP0503", "FPP0504"})
"""R2.4: what becomes of whole numbers beyond 64 bits, or of their division by zero inside tensors, is left open."""
SAID_OTHERWISE, ANOTHER_REASON = "is said otherwise", "is kept for another reason"
SECONDS = 5.0
NESTS = 120
MIXED = 250
LANGUAGE = Path(__file__).parents[2] / "language"


class Example(ABC):
    """One program, and how its array form is compared with its loops."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.form: Form | None = None

    @cached_property
    def program(self) -> core.Program:
        problems = Problems()
        compiled = compile_program(SourceFile("test.fpp", self.text), problems=problems)
        assert compiled is not None, [found.message for found in problems.diagnostics()]
        return compiled.program

    @cached_property
    def compiles(self) -> bool:
        """Whether it is a program at all; what nobody wrote may read what nothing sets."""
        try:
            return not self.program.inputs
        except AssertionError:
            return False

    def fault(self) -> str | None:
        """What is wrong with the array form that the lift pass now makes; None if nothing is."""
        try:
            with limited(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return self.differs(lift(self.program))
        except Exception as error:
            return f"fails: {type(error).__name__}"

    @abstractmethod
    def differs(self, lifted: Lifted) -> str | None:
        """How the array form differs from the loops."""


class FunctionExample(Example):
    """A function with inputs.

    `stays`: why its loop has to stay; `lifts`: it does not; `wild`: the array form may refuse, for a place that no pass reaches or
    a rank that it is not for.
    """

    def __init__(
        self,
        name: str,
        text: str,
        function: str,
        inputs: list[tuple[Any, ...]],
        stays: str | None = None,
        *,
        lifts: bool = False,
        wild: bool = False,
    ) -> None:
        super().__init__(name, text)
        self.function, self.inputs = function, inputs
        self.stays, self.lifts, self.wild = stays, lifts, wild

    @cached_property
    def endings(self) -> list[Any]:
        """What the loops give for each input, and the arguments afterwards; or the error."""
        written = interpret(self.program, _world()).functions[self.function]
        return [self.ending(written, arguments) for arguments in self.inputs]

    def ending(self, function: Any, arguments: tuple[Any, ...]) -> Any:
        mine = copy.deepcopy(arguments)
        try:
            return function(*mine), mine
        except (FppError, *FAULTS) as error:
            return error

    def differs(self, lifted: Lifted) -> str | None:
        module = emit_numpy(lifted.program)
        function = execute(self.program, module, _world()).functions[self.function]
        for arguments, wanted in zip(self.inputs, self.endings, strict=True):
            got = self.ending(function, arguments)
            if not (agree(wanted, got, arguments) or (self.wild and isinstance(got, FppError))):
                return "differs"
        return self.other_form(lifted, module.text)

    def outcomes(self, text: str) -> list[tuple[Any, bool]]:
        """What a text of the program comes to for all inputs, and for some that do not fit; whether NumPy warned of it."""
        function, found = loaded(text)[self.function], []
        for arguments in (*self.inputs, *misfits(self.inputs)):
            with limited(), warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always")
                found.append((self.ending(function, arguments), bool(warned)))
        return found

    def other_form(self, lifted: Lifted, text: str) -> str | None:
        """Whether a loop stays that does not have to, or the other way round, for another reason, under more conditions, or in other words.

        The first text is the one that nothing has broken.
        """
        found = next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == self.function)
        form = Form(found, text, [line.words() for line in lifted.report])
        self.form = self.form or form
        if self.stays is not None and not (form.loops and any(self.stays in line.reason for line in lifted.report)):
            return "has no such reason to stay" if form.loops else "is lifted"
        if self.lifts and form.loops:
            return "stays"
        return form.beside(self.form)


def loaded(text: str) -> dict[str, Any]:
    """What a text defines, outside of the engine."""
    names: dict[str, Any] = {"__name__": "text"}
    exec(compile(text.replace("SEED = None", "SEED = 0"), "text.py", "exec"), names)
    return names


class Form:
    """What can be seen of a text."""

    def __init__(self, found: ast.AST, text: str, report: list[str]) -> None:
        runs = [node for node in ast.walk(found) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "by_element"]
        self.loops = len(runs) + sum(isinstance(node, LOOPS) for node in ast.walk(found))
        self.checks = sum(isinstance(node, ast.Raise) for node in ast.walk(found))
        self.report = report
        self.text = text

    def beside(self, whole: Form) -> str | None:
        """How it differs from the form that nothing has broken."""
        if self.loops != whole.loops:
            return "keeps more loops" if self.loops > whole.loops else "keeps fewer loops"
        if self.checks != whole.checks:
            return "asks for more" if self.checks > whole.checks else "asks for less"
        if self.text != whole.text:
            return SAID_OTHERWISE
        return ANOTHER_REASON if self.report != whole.report else None


class ProgramExample(Example):
    """A program that prints."""

    def printed(self, run: Any, *parts: Any) -> tuple[str, list[tuple[str, int]]]:
        written = io.StringIO()
        try:
            run(*parts, _world(written.write))
        except FppError as error:
            return written.getvalue(), [(found.code, found.line) for found in error.diagnostics]
        return written.getvalue(), []

    @cached_property
    def wanted(self) -> tuple[str, list[tuple[str, int]]]:
        return self.printed(interpret, self.program)

    def differs(self, lifted: Lifted) -> str | None:
        module = emit_numpy(lifted.program)
        if self.printed(execute, self.program, module) != self.wanted:
            return "prints other things"
        form = Form(ast.parse(module.text), module.text, [line.words() for line in lifted.report])
        self.form = self.form or form
        return form.beside(self.form)


def agree(wanted: Any, got: Any, arguments: tuple[Any, ...]) -> bool:
    """Whether the array form ended as the loops did."""
    if isinstance(wanted, Exception) and isinstance(got, Exception):
        return True
    if isinstance(wanted, Exception):
        return has_code(wanted, OPEN) or (has_code(wanted, PLAIN) and not_finite(got))
    if isinstance(got, Exception):
        return has_code(got, PLAIN) or any_empty(arguments)
    if any_empty(arguments) and not_finite(arguments) and not_finite(got[0]):
        return True  # R3.7: of no passes, a factor of all that is inf or nan
    return same(wanted[0], got[0]) and same(wanted[1], got[1])


def has_code(error: Exception, codes: frozenset[str]) -> bool:
    return isinstance(error, FppError) and error.diagnostics[-1].code in codes


def not_finite(value: Any) -> bool:
    """Whether an inf or a nan is somewhere in it."""
    if isinstance(value, tuple | list):
        return any(map(not_finite, value))
    return value is not None and not np.all(np.isfinite(np.asarray(value, dtype=float)))


def any_empty(arguments: tuple[Any, ...]) -> bool:
    """A loop that never runs does not see that shapes do not fit."""
    return any(isinstance(value, np.ndarray) and not value.size for value in arguments)


def alike(one: tuple[Any, bool], other: tuple[Any, bool], words: bool = False) -> bool:
    """Whether two texts came to the same, or both to an error; with `words`, to one that says the same."""
    (left, left_warned), (right, right_warned) = one, other
    if isinstance(left, Exception) or isinstance(right, Exception):
        return isinstance(left, Exception) and isinstance(right, Exception) and (not words or str(left) == str(right))
    return same(left[0], right[0]) and same(left[1], right[1]) and left_warned == right_warned


def misfits(inputs: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Arguments of every size of which one is longer or shorter than it should be, or has an axis more or less; the same with rows
    for all numbers of vectors."""
    usual = {sizes: arguments for arguments in inputs if not any_empty(arguments) and (sizes := tuple(map(np.shape, arguments)))}
    for arguments in usual.values():
        deeper = tuple(np.stack((value, value + 1), -1) if np.ndim(value) == 1 else value for value in arguments)
        for shaped in (arguments, deeper):
            yield shaped
            for place, value in enumerate(shaped):
                yield from ((*shaped[:place], other, *shaped[place + 1 :]) for other in _misshapen(value))


def _misshapen(value: Any) -> Iterator[Any]:
    if isinstance(value, float):
        yield from (math.nan, *(np.full(size, value) for size in (1, 2, 3)))
    if not isinstance(value, np.ndarray):
        return
    for axis, size in enumerate(value.shape):
        yield np.concatenate((value, value.take([0], axis)), axis)
        yield np.concatenate((value, value), axis)
        yield value.take(range(size - 1), axis)
        yield value.take([0], axis)
    for axis in (0, value.ndim):
        more = np.stack((value,) * len(value), axis)
        yield from (more, np.ones_like(more), more.take([0], axis))
    yield np.resize(value, (len(value),) * (value.ndim + 1))
    yield value[0]


@contextmanager
def limited() -> Iterator[None]:
    """An end to what a broken pass may loop over."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 1)  # again, where something took the first one
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _world(write: Any = lambda text: None) -> World:
    return World(seed=0, limits=Limits(seconds=SECONDS, elements=2**22), write=write, problems=Problems())


# The examples ----------------------------------------------------------------------------------------------------------------


def examples() -> Mapping[str, Example]:
    """All of them by name, the smallest programs first."""
    found: list[Example] = [*_idioms(), *_kernels(), *_nests(), *_language(), *_mixed()]
    return {example.name: example for example in found}


def _idioms() -> Iterator[Example]:
    sweeps = {**{name: body for name, (body, _) in test_sweeps.SWEEPS.items()}, **test_sweeps.KEPT}
    files = {
        "kept": test_idioms.KEPT,
        "look-alike": test_idioms.idioms("look_alikes.txt"),
        "idiom": test_idioms.LIFTED,
        "in turn": {**test_in_turn.TURNED, **test_in_turn.ALIKE},
        "sweep": {name: [test_sweeps.NEST.format(body=body), "R"] for name, body in sweeps.items()},
    }
    for sort, found in files.items():
        for name, (text, kinds, *reason) in found.items():
            rng = np.random.default_rng(3)
            inputs = [test_idioms.arguments(kinds, size, rng) for size in test_idioms.SIZES for _ in range(3)]
            stays = reason[0] if sort == "kept" else None
            yield FunctionExample(f"{sort} {name}", text, "f", inputs, stays, lifts=sort == "idiom", wild=sort == "look-alike")
    for name, (text, kinds, _) in {**test_expert_lines.IDIOMS, **test_expert_lines.LOOK_ALIKES}.items():
        rng = np.random.default_rng(3)
        finite = (True, True, False, False)
        inputs = [tuple(test_expert_lines.arguments(kinds, size, rng, finite=each)) for size in test_expert_lines.SIZES for each in finite]
        lifts = name in test_expert_lines.IDIOMS and name.split()[0] not in test_expert_lines.MAY_KEEP
        yield FunctionExample(f"expert {name}", text, "f", inputs, lifts=lifts)


def _kernels() -> Iterator[Example]:
    for name in ARGUMENTS:
        rng = np.random.default_rng(3)
        inputs = [given(ARGUMENTS[name], size, rng) for size in (0, 1, 2, 3, 5) for _ in range(3)]
        yield FunctionExample(f"kernel {name}", (KERNELS / f"{name}.fpp").read_text(encoding="utf-8"), name, inputs)


def _nests() -> Iterator[Example]:
    for seed in range(NESTS):
        rng = np.random.default_rng(seed)
        inputs = [test_lift.arguments(rows, columns, rng) for rows, columns in test_lift.SIZES]
        yield FunctionExample(f"nest {seed}", test_lift.Writer(seed).program(), "f", inputs)
        rng = np.random.default_rng(seed)
        rows = [test_lift_rows.arguments(*size, rng, special) for size in test_lift_rows.SIZES for special in (0, 1, 2)]
        yield FunctionExample(f"rows {seed}", test_lift_rows.Writer(seed).program(), "f", rows)
        rng = np.random.default_rng(seed)
        vectors = [test_lift_searches.vectors(size, rng, special) for size in test_lift_searches.SIZES for special in (0, 1, 2)]
        yield FunctionExample(f"search {seed}", test_lift_searches.Writer(seed).program(), "f", vectors)


def _mixed() -> Iterator[Example]:
    for seed in range(MIXED):
        rng = np.random.default_rng(seed)
        inputs = [mixed_loops.arguments(size, rng, special) for size in mixed_loops.SIZES for special in (0, 1, 2)]
        yield FunctionExample(f"mixed {seed}", mixed_loops.Writer(seed).program(), "f", inputs, wild=True)


def _language() -> Iterator[Example]:
    for file in sorted(LANGUAGE.glob("**/*.fpp"), key=lambda file: file.stat().st_size):
        text = file.read_text(encoding="utf-8")
        if not any(word in text for word in ("# error", "# given", "load(", "save(", "input(", "plot(", "Import", "import")):
            yield ProgramExample(f"program {file.relative_to(LANGUAGE).with_suffix('')}", text)
