"""A derivative that was derived and checked: what `fpp derive` shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from fpp_lang import api
from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.core import tree as core
from fpp_lang.derive import Derivative, NoFormula, as_it_runs, derive
from fpp_lang.derive.steps import Step, Story, stories
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.emit.fpp import NotSayable
from fpp_lang.gradcheck import Parameter, Subject, Verdict, check, in_question
from fpp_lang.gradcheck.numerical import NUDGE
from fpp_lang.gradcheck.points import Point, points_of
from fpp_lang.named import Named, named_functions

SAMPLE = 1.3
"""The number at which a step is shown, where the function takes it."""


@problem("FPP0908", "a function that cannot be derived")
@dataclass(frozen=True, slots=True)
class CannotDerive(Problem):
    """A function without a formula: a loop that carries values along, an effect, or a value that is no number."""

    span: Span
    name: str
    reason: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` cannot be derived as a formula: {self.reason}.", "`gradient of` takes the slope of any program as it runs"
        )


@problem("FPP0909", "a parameter that is not there")
@dataclass(frozen=True, slots=True)
class NoSuchParameter(Problem):
    span: Span
    name: str
    parameter: str
    there: tuple[str, ...]

    def words(self) -> Words:
        listed = ", ".join(f"`{name}`" for name in self.there)
        return Words(f"`{self.name}` has no parameter `{self.parameter}`.", f"it has {listed}" if listed else None)


@dataclass(frozen=True, slots=True)
class Derived:
    """A derivative, its text, and the verdict of the check that it passed. `outer` are the program's numbers that it reads.

    Where there is no formula, for that `reason`, `derivative` is None and the text takes the gradient as the function runs.
    """

    derivative: Derivative | None
    text: str
    verdict: Verdict
    function: Subject
    outer: Mapping[str, float]
    wrt: str
    reason: str


def subject(found: Named) -> Subject:
    """A function as the check sees it."""
    gives = None if found.function is None else found.function.arrow
    return Subject(found.name, tuple(Parameter(*given) for given in found.parameters), found.call, found.uses, gives)


def derived(source: SourceFile, folder: Path, name: str, wrt: str | None) -> Derived:
    """The derivative of a function in one of its parameters. Raises FppError; what does not pass the check is not given out."""
    (found,) = named_functions(source, folder, [name])
    if found.function is None:
        raise FppError([CannotDerive(NOWHERE, name, "it is built in; derive a function that calls it").report()])
    tested = subject(found)
    there = tuple(parameter.name for parameter in tested.parameters)
    if not there or (wrt is not None and wrt not in there):
        raise FppError([NoSuchParameter(NOWHERE, found.name, wrt or "x", there).report()])
    asked = wrt or in_question(tested)[0]
    tested = tested if asked in tested.required else tested.requiring(asked)
    span, reason = found.function.header, "the formula that was found does not pass the check"
    ways: list[tuple[Derivative | None, str, str]] = []
    try:
        derivative = derive(found.function, found.functions, asked)
        ways = [(derivative, derivative.name, derivative.text(filled=filled)) for filled in (False, True)]
    except NoFormula as stopped:
        span, reason = stopped.node.span, stopped.what
    except NotSayable as stopped:
        reason = f"its slope needs `{stopped.what}`, which has no name in FPP"
    ways += [(None, made, text) for made, text in as_it_runs(found.function, asked)]
    for way, made, text in ways:
        verdict = _checked(source, folder, tested, made, text, asked)
        if verdict is not None and verdict.correct:
            numbers = _outer_numbers(found)
            given = "".join(f"{number} = {value!r}\n" for number, value in numbers.items() if number in text)
            return Derived(way, f"{given}\n{text}" if given else text, verdict, tested, numbers, asked, reason)
    raise FppError([CannotDerive(span, found.name, reason).report()])


def _outer_numbers(found: Named) -> dict[str, float]:
    """The program's numbers that the function reads."""
    assert found.function is not None
    values = {name: found.variables.get(name) for name in found.function.outer_reads}
    return {name: value for name, value in values.items() if isinstance(value, int | float)}


def _checked(source: SourceFile, folder: Path, tested: Subject, name: str, text: str, asked: str) -> Verdict | None:
    hidden = f"{name}_checked"
    while hidden in source.text:  # the program may hold a derivative of that name already
        hidden += "_"
    extended = SourceFile(source.name, f"{source.text.rstrip()}\n\n{text.replace(f'Function {name}(', f'Function {hidden}(')}")
    try:
        (found,) = named_functions(extended, folder, [hidden])
    except FppError:
        return None
    made = replace(subject(found), name=name)
    return check(tested, made if asked in made.required else made.requiring(asked), asked)


# Numbers -------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the numbers that show each of its steps at one point."""

    story: Story
    numbers: tuple[str, ...]


class NoNumber(Exception):
    """A step whose value is no single number."""


def with_numbers(found: Derived) -> list[Told]:
    """The steps of a derivative, each checked at a number where its case holds: of a vector, its first number."""
    if found.derivative is None:
        return []
    told = stories(found.derivative)
    points = points_of(found.function, found.wrt)
    points.sort(key=lambda point: (point.x.ndim, abs(float(point.x.flat[0]) - SAMPLE)))
    if not points or found.derivative.takes_upstream:
        return [Told(story, ()) for story in told]
    try:
        module = api.loads("\n".join(_program(told)), name="<steps>")
        defaults = {**found.outer, **_defaults(found.derivative)}
        return [Told(story, tuple(_numbers(module, place, story, points, defaults, found))) for place, story in enumerate(told)]
    except (FppError, NoNumber):
        return [Told(story, ()) for story in told]


def _program(told: Sequence[Story]) -> Iterator[str]:
    """A program with a function for each line, for each slope and for the tests of each case."""
    for place, story in enumerate(told):
        tests = " and ".join(f"({test})" for test in story.conditions) or "true"
        yield f"Function holds_{place}({', '.join(story.tested)}):\n    return {tests}"
        for number, line in enumerate(story.lines):
            yield f"Function line_{place}_{number}({', '.join(line.reads)}):\n    return {line.value}"
            for way, path in enumerate(line.paths):
                yield f"Function slope_{place}_{number}_{way}({', '.join(line.reads)}):\n    return 1 * ({path.slope})"


def _defaults(derivative: Derivative) -> dict[str, float]:
    """The numbers that parameters have where nothing is given."""
    found = {}
    for parameter in derivative.function.parameters:
        if isinstance(parameter.default, core.Constant) and isinstance(parameter.default.value, int | float):
            found[parameter.name] = float(parameter.default.value)
    return found


def _numbers(
    module: api.Module, place: int, story: Story, points: Sequence[Point], defaults: Mapping[str, float], found: Derived
) -> Iterator[str]:
    for point in points:
        known = {**defaults, **{name: float(np.asarray(value).flat[0]) for name, value in point.arguments.items()}}
        for number, line in enumerate(story.lines):
            known[line.name] = _called(module, f"line_{place}_{number}", line.reads, known)
        if _called(module, f"holds_{place}", story.tested, known):
            yield from _checks(module, place, story, known)
            yield from _whole(found, point)
            return


def _whole(found: Derived, point: Point) -> Iterator[str]:
    """The whole slope at the point, beside nudging."""
    for seen in found.verdict.right[0].observations:
        if seen.point.x.ndim == 0 and seen.point.x == point.x and not seen.is_corner:
            ours, nudged = float(seen.actual), float(seen.expected)
            digits = 15 if ours == nudged else min(15, int(-np.log10(abs(ours - nudged) / max(1.0, abs(nudged)))))
            wrt = found.wrt
            yield (
                f"check at {wrt} = {float(point.x):.6g}: ours {ours:.6f}, nudging {wrt} by {NUDGE:.6f} gives {nudged:.6f} "
                f"(agrees to {digits} digits)"
            )


def _checks(module: api.Module, place: int, story: Story, known: Mapping[str, Any]) -> Iterator[str]:
    for number, line in enumerate(story.lines):
        for way, path in enumerate(line.paths):
            ours = _called(module, f"slope_{place}_{number}_{way}", line.reads, known)
            nudged = _nudged(module, f"line_{place}_{number}", line, path.source, known)
            yield f"check at {path.source} = {known[path.source]:.6g}: {ours + 0.0:.6g}, by nudging {nudged + 0.0:.6g}"


def _nudged(module: api.Module, function: str, line: Step, source: str, known: Mapping[str, Any]) -> float:
    h = NUDGE * max(1.0, abs(known[source]))
    high, low = (_called(module, function, line.reads, {**known, source: known[source] + step}) for step in (h, -h))
    slope: float = (high - low) / (2 * h)
    return slope


def _called(module: api.Module, function: str, names: Sequence[str], known: Mapping[str, Any]) -> Any:
    found = np.asarray(module.__getattr__(function)(*(known[name] for name in names)))
    if found.size != 1:
        raise NoNumber
    return found.item()
