"""Random programs of loops, as the interpreter runs them, as the engine does and as a file: `make loops` tries 10,000 of them.

    python tests/properties/loops.py [--programs 10000] [--skip 0]

All three give the same for every input, and change what they were given alike; what one refuses the others refuse, the engine with the
same code and line. What breaks this is shown when it is found, with the fewest lines that still do.
"""

from __future__ import annotations

import argparse
import copy
import re
import signal
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from loop_programs import Writer, inputs

import fpp_lang
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.engine import run as execute
from fpp_lang.inputs import compile_program
from fpp_lang.interpret import run as interpret
from fpp_lang.pipeline import emit
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.world import World

INPUTS = 6
SECONDS = 10.0
FAULTS = (ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError, RuntimeWarning)
"""What a text raises that runs outside of the engine; it makes an error of the mean of nothing."""
PLAIN = frozenset({"FPP0501", "FPP0502"})
"""R3.7: of plain numbers an engine may report the error, or give the inf or nan of tensors."""
OPEN = frozenset({"FPP0503", "FPP0504"})
"""R2.4: what a text does with whole numbers beyond 64 bits, or with their division by zero inside tensors, is left open."""

OTHER_RANK = re.compile(r"\bmust be an? (vector|matrix|number)|\bmust be (vectors|matrices|numbers)")
UNSAID = frozenset({"FPP0547"})
"""What the engine says where the array form refuses, and it finds no line that does."""


class Slow(BaseException):
    """A program that takes too long to be of use; no fault that a program may catch."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a call ended: its result and the arguments afterwards, or what refused it."""

    values: tuple[Any, ...] = ()
    error: Exception | None = None

    @property
    def code(self) -> str:
        return self.error.diagnostics[-1].code if isinstance(self.error, fpp_lang.FppError) else ""

    @property
    def is_plain(self) -> bool:
        return self.code in PLAIN or isinstance(self.error, ZeroDivisionError | OverflowError)

    def words(self) -> str:
        if isinstance(self.error, fpp_lang.FppError):
            found = self.error.diagnostics[-1]
            return f"error {found.code} in line {found.line}: {found.message}"
        return f"error {self.error!r}" if self.error is not None else " ".join(repr(self.values).split())


def ending(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Ending:
    mine = copy.deepcopy(arguments)
    try:
        return Ending((*_parts(function(*mine)), *mine))
    except (fpp_lang.FppError, *FAULTS) as error:
        return Ending(error=error)


def _parts(result: Any) -> tuple[Any, ...]:
    return result if isinstance(result, tuple) else (result,)


def differ(written: Ending, other: Ending, *, is_engine: bool) -> str | None:
    """How two endings of a call differ; None where they count as one."""
    if written.error is None and other.error is None:
        found = [
            f"{place}: {left!r} and {right!r}"
            for place, (left, right) in enumerate(zip(written.values, other.values, strict=True))
            if not same(left, right)
        ]
        return "; ".join(found) or None
    if written.code in OPEN or written.is_plain or other.is_plain:
        return None
    if written.error is not None and other.error is not None:
        if is_engine and other.code not in UNSAID and (written.code, _line(written)) != (other.code, _line(other)):
            return f"{written.words()} and {other.words()}"
        return None
    return f"{written.words()} and {other.words()}"


def nothing_in(arguments: tuple[Any, ...]) -> bool:
    """Whether one of the tensors has no elements."""
    return any(isinstance(value, np.ndarray) and value.size == 0 for value in arguments)


def may_refuse(found: Ending, arguments: tuple[Any, ...]) -> bool:
    """Whether an array form may refuse what the loops take: another rank (R5.6); what a loop that never runs does not look at."""
    return nothing_in(arguments) or OTHER_RANK.search(found.words()) is not None


def _line(found: Ending) -> int:
    assert isinstance(found.error, fpp_lang.FppError)
    return found.error.diagnostics[-1].line


def same(left: Any, right: Any) -> bool:
    """R11.4: equal but for rounding, of one shape and one sort; nan equals nan."""
    if isinstance(left, list | tuple | Mapping) or isinstance(right, list | tuple | Mapping):
        return type(left) is type(right) and len(left) == len(right) and all(map(same, left, right))
    if left is None or right is None or isinstance(left, str) or isinstance(right, str):
        return bool(left is right or left == right)
    one, other = np.asarray(left), np.asarray(right)
    if one.shape != other.shape or (one.dtype == bool) != (other.dtype == bool):
        return False
    if one.dtype == object or other.dtype == object:
        return bool(np.all(one == other))
    larger = max(1.0, np.max(np.abs(one[np.isfinite(one)]), initial=0.0)) if one.dtype.kind == "f" else 1.0
    return np.allclose(one.astype(float), other.astype(float), rtol=1e-9, atol=1e-12 * larger, equal_nan=True)


class Forms:
    """A program in its three forms."""

    def __init__(self, text: str) -> None:
        problems = Problems()
        compiled = compile_program(SourceFile("loops.fpp", text), problems=problems)
        if compiled is None or compiled.program.inputs:
            raise fpp_lang.FppError(problems.diagnostics())
        module = emit(compiled)
        self.text = module.text
        names: dict[str, Any] = {"__name__": "text"}
        exec(compile(self.text, "text.py", "exec"), names)
        self.file = names["f"]
        self.written = interpret(compiled.program, _world()).functions["f"]
        self.engine = execute(compiled.program, module, _world()).functions["f"]

    def wrong(self, arguments: tuple[Any, ...]) -> str | None:
        """How the forms differ for these arguments."""
        written = ending(self.written, arguments)
        forms = {"the file": self.file, "the engine": self.engine}
        for name, form in forms.items():
            other = ending(form, arguments)
            found = differ(written, other, is_engine=name == "the engine" and not nothing_in(arguments))
            if found is not None and not (written.error is None and other.error is not None and may_refuse(other, arguments)):
                return f"{name}: {found}"
        return None


def _world() -> World:
    return World(seed=0, limits=Limits(seconds=2 * SECONDS, elements=2**22), write=lambda text: None, problems=Problems())


@contextmanager
def limited() -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def outcome(text: str, seed: int) -> tuple[str, str]:
    """What came of a program, `agrees`, `is refused`, `is slow` or `differs`; and what differs."""
    try:
        with limited(), warnings.catch_warnings(), np.errstate(all="ignore", invalid="warn"):
            warnings.simplefilter("ignore")
            forms = Forms(text)
            for arguments in inputs(seed, INPUTS):
                found = forms.wrong(arguments)
                if found is not None:
                    return "differs", f"{found}\nfor {arguments}"
    except fpp_lang.FppError as error:
        return "is refused", error.diagnostics[-1].message if error.diagnostics else "it has inputs"
    except Slow:
        return "is slow", ""
    except Exception as error:  # whatever it is, it is a failure of ours
        return "differs", f"{type(error).__name__}: {error}"
    return "agrees", ""


def fewest_lines(text: str, breaks: Callable[[str], bool]) -> str:
    """What is left of a program when none of its lines, and no line with all that is inside it, can go."""
    lines, place = text.split("\n"), 0
    while place < len(lines):
        for shorter in _shorter(lines, place):
            if breaks("\n".join(shorter)):
                lines, place = shorter, max(place - 2, 0)
                break
        else:
            place += 1
    return "\n".join(lines)


def _shorter(lines: list[str], place: int) -> Iterator[list[str]]:
    """Without the block that a line begins; without the line alone, what is inside it moved out; with only one side of a choice."""
    indent = _indent(lines[place])
    end = next((number for number in range(place + 1, len(lines)) if _indent(lines[number]) <= indent), len(lines))
    yield [*lines[:place], *lines[end:]]
    if end > place + 1:
        yield [*lines[:place], *(line[4:] for line in lines[place + 1 : end]), *lines[end:]]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def alike(what: str, came: str, other: str) -> bool:
    """Whether what came of a shorter program is a fault of the same sort: of the file or the engine, in values or in errors."""
    sorts = [(found.split(":")[0], "error" in found.split("\nfor ")[0]) for found in (what, other)]
    return came == "differs" and sorts[0] == sorts[1] and "has no value yet" not in other


def smallest(text: str, seed: int, what: str) -> str:
    """What is left of a program, and what differs in it."""
    part = fewest_lines(text, lambda shorter: alike(what, *outcome(shorter, seed)))
    return f"{outcome(part, seed)[1]}\n{part}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--programs", type=int, default=10_000)
    options.add_argument("--skip", type=int, default=0, help="begin after so many of them")
    chosen = options.parse_args()
    tell, counts = partial(print, flush=True), Counter[str]()
    for seed in range(chosen.skip, chosen.skip + chosen.programs):
        text = Writer(seed).program()
        came, what = outcome(text, seed)
        counts[came] += 1
        if came == "differs":
            tell(f"program {seed}: {smallest(text, seed, what)}")
        if (seed + 1) % 500 == 0:
            tell(dict(counts))
    tell(dict(counts))
    sys.exit(bool(counts["differs"]))


if __name__ == "__main__":
    main()
