"""Runs a function of a program in both of its forms on one random input after another."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fpp_lang.base.source import SourceFile
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWN, OUTSIDE
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.emit.numpy import emit_numpy
from fpp_lang.engine import run as execute
from fpp_lang.interpret import run as interpret
from fpp_lang.lift import lift
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.world import World
from fpp_lang.verify.agreement import NanFor, agree
from fpp_lang.verify.problems import Difference, FormsDiffer
from fpp_lang.verify.samples import NoSample, Sampler

INPUTS = 200
LIMITS = Limits(seconds=20.0, elements=2**22)
PLAIN = frozenset({"FPP0501", "FPP0502"})
"""R3.7: what one form reports of plain numbers may be the inf or nan of tensors in the other."""
RANK_CHECK = re.compile(r"\bmust be an? (vector|matrix|tensor of rank)|\bmust be (vectors|matrices|tensors of rank)")
"""R5.6: of another rank than the program shows, the array form refuses a tensor by one visible check."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of one function: for how many inputs both forms gave the same, how many the loops refused, the first difference.

    `answered`: the refused ones that the array form answered all the same, mostly because NumPy broadcasts. `reason` is why the function
    could not be replayed at all.
    """

    function: core.Function
    agreed: int = 0
    refused: int = 0
    answered: int = 0
    difference: Difference | None = None
    reason: str | None = None

    def words(self) -> str:
        """The outcome as a line: `ReLU: 200 inputs agree`."""
        if self.reason is not None:
            return f"{self.function.name}: not replayed: {self.reason}"
        if self.difference is not None:
            return f"{self.function.name}: differs"
        answered = f", {self.answered} of which the array form takes" if self.answered else ""
        refused = f"; the loops refuse {self.refused} others{answered}" if self.refused else ""
        return f"{self.function.name}: {self.agreed} inputs agree{refused}"

    def problem(self) -> FormsDiffer | None:
        function = self.function
        return FormsDiffer(function.header, function.name, self.difference) if self.difference is not None else None


def verify(program: core.Program, source: SourceFile, seed: int = 0, inputs: int = INPUTS) -> list[Replayed]:
    """Replays the functions of one file. The program itself runs only where a function reads its variables, and unheard.

    Raises ProgramError where that run fails.
    """
    own = [function for function in program.functions.values() if function.span.source is source and function.owner is None]
    replayable = [function for function in own if ":" not in function.key]
    reasons = {function.key: _reason(program, function) for function in replayable}
    if not any(function.outer_reads for function in replayable if reasons[function.key] is None):
        program = updated(program, body=updated(program.body, statements=()))
    forms = Forms(program)
    return [
        Replayed(function, reason=reasons[function.key]) if reasons[function.key] else forms.replayed(function, seed, inputs)
        for function in replayable
    ]


def _reason(program: core.Program, function: core.Function) -> str | None:
    inputs = {found.name for found in program.inputs}
    unset = [name for name in function.outer_reads if name in inputs]
    if unset:
        return f"it reads the input `{unset[0]}`"
    # random inputs must not get outside the program
    used = _primitives([function, program.body] if function.outer_reads else [function], program, OUTSIDE)
    return f"it uses `{min(used)}`" if used else None


def _primitives(nodes: list[core.Node], program: core.Program, names: Container[str]) -> set[str]:
    """Which of these primitives the nodes use, and all that they call."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(nodes)
    while waiting:
        for node in walk(waiting.pop()):
            match node:
                case core.Primitive(name=name) if name in names:
                    found.add(name)
                case core.Call(key=key) | core.FunctionName(key=key) if key in program.functions and key not in seen:
                    seen.add(key)
                    waiting.append(program.functions[key])
    return found


class Forms:
    """A program as written and in array form, ready to be called."""

    def __init__(self, program: core.Program) -> None:
        self.program = program
        self.lifted = lift(program).program
        self.module = emit_numpy(self.lifted)
        self.start(0)

    def start(self, seed: int) -> None:
        """Both forms anew, at the beginning of the same random numbers."""
        self.functions = [
            interpret(self.program, _world(seed)).functions,
            execute(self.program, self.module, _world(seed)).functions,
        ]

    def replayed(self, function: core.Function, seed: int, inputs: int = INPUTS) -> Replayed:
        """One function on random inputs; of those for which the forms differ the smallest is told."""
        draws = bool(_primitives([function], self.program, DRAWN))
        sampler = Sampler(np.random.default_rng(seed), self.program)
        agreed = refused = answered = 0
        differences: list[tuple[int, Difference]] = []
        for number in range(inputs if function.parameters else 1):
            try:
                arguments = sampler.arguments(function)
            except NoSample as error:
                return Replayed(function, reason=f"it takes {error.what}")
            if draws:
                self.start(number)
            written, lifted = (Ending(functions[function.name], arguments) for functions in self.functions)
            idle = lifted.refused is not None and (_any_below(2, arguments.values()) or written.is_empty)
            if written.refused is not None or idle or lifted.is_of_another_rank:
                refused, answered = refused + 1, answered + (lifted.refused is None)
            elif written.agrees_with(lifted):
                agreed += 1
            else:
                shown = _shown(arguments)
                differences.append((len(shown), Difference(shown, written.words(), lifted.words())))
        smallest = min(differences, key=lambda found: found[0])[1] if differences else None
        return Replayed(function, agreed, refused, answered, smallest)


class Ending:
    """How a call ended: its result and the arguments afterwards, or the problem that refused it.

    `nan_for`: what one form may give where the other one gives nan.
    """

    def __init__(self, function: Callable[..., Any], arguments: Mapping[str, object]) -> None:
        self.arguments = copy.deepcopy(dict(arguments))
        self.nan_for = _nan_for([np.asarray(value, dtype=float) for value in arguments.values() if _is_numeric(value)])
        self.result: Any = None
        self.refused: str | None = None
        self.is_of_another_rank = False
        try:
            self.result = function(**self.arguments)
        except FppError as error:
            self.refused = error.diagnostics[-1].code
            self.is_of_another_rank = RANK_CHECK.search(error.diagnostics[-1].message) is not None

    @property
    def is_empty(self) -> bool:
        """Whether the result, or a part of it, has no elements."""
        return _any_below(1, self.result if isinstance(self.result, tuple) else (self.result,))

    def agrees_with(self, lifted: Ending) -> bool:
        """Whether the array form did what the loops did, which gave a result."""
        if lifted.refused is not None:
            return lifted.refused in PLAIN
        return agree(self.result, lifted.result, nan_for=self.nan_for) and agree(self.arguments, lifted.arguments)

    def words(self) -> str:
        return f"error {self.refused}" if self.refused else _shown({"result": self.result} | self.arguments)


def _nan_for(given: Sequence[np.ndarray[Any, Any]]) -> NanFor:
    """Sums in another order come to nan where infinite numbers meet; an infinite factor of a sum over nothing makes nan only before it."""
    if _any_below(2, given) and any(not value.ndim and not np.isfinite(value) for value in given):
        return "any number"
    infinite = any(np.isinf(value).any() for value in given) and not any(np.isnan(value).any() for value in given)
    return "infinite numbers" if infinite else "nothing else"


def _is_numeric(value: object) -> bool:
    return isinstance(value, np.ndarray | int | float) and np.asarray(value).dtype.kind in "biuf"


def _any_below(size: int, values: Iterable[object]) -> bool:
    """Whether an axis is so short. A loop that never runs does not see that shapes do not fit, nor what it would compute with; over
    pairs none runs with a single row."""
    shapes = ((len(value),) if isinstance(value, list) else np.shape(value) for value in values if isinstance(value, list | np.ndarray))
    return any(min(shape, default=size) < size for shape in shapes)


def _world(seed: int) -> World:
    return World(seed=seed, limits=LIMITS, write=lambda text: None, problems=Problems())


def _shown(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} = {_text(value)}" for name, value in values.items())


def _text(value: object) -> str:
    return " ".join(np.array2string(value, separator=", ", threshold=50).split()) if isinstance(value, np.ndarray) else repr(value)
