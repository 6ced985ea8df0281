"""The check: every likely reading of a derivative at every point, and the cause where none fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fpp_lang.gradcheck.causes import Cause, likely_cause
from fpp_lang.gradcheck.points import Point, points_of
from fpp_lang.gradcheck.readings import readings
from fpp_lang.gradcheck.subject import DERIVATIVE, Subject, role_of
from fpp_lang.gradcheck.trials import Trial, trials


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `right` are the readings that agree with nudging; where there are none, `wrong` are those that were likely.

    `wrt` is the parameter whose slope it is. `points` is how many places were tried.
    """

    function: Subject
    derivative: Subject
    wrt: str
    points: int
    right: tuple[Trial, ...] = ()
    wrong: tuple[Trial, ...] = ()
    cause: Cause | None = None

    @property
    def correct(self) -> bool:
        return bool(self.right)


def check(function: Subject, derivative: Subject, asked: str | None = None) -> Verdict | None:
    """Compares a derivative with nudging; None where the function gives no number anywhere, or the derivative takes nothing of it.

    `asked` is the parameter whose slope it should be, and all inputs have one shape; without it, any that the names allow.
    """
    first: Verdict | None = None
    function, derivative = _with_settings(function, derivative)
    for wrt in _asked(function, derivative) if asked is None else [asked]:
        points = points_of(function, wrt) if asked is None else _alike(points_of(function, wrt))
        tried = _tried(function, derivative, wrt, points)
        likely = [trial for trial in tried if trial.reading.likely]
        right = [trial for trial in likely if trial.passes]
        if right and (first is None or role_of(wrt) != "target"):
            wrong = [trial for trial in likely if not trial.passes and trial.reading.from_output != right[0].reading.from_output]
            return Verdict(function, derivative, wrt, len(points), tuple(right), tuple(wrong))
        if first is None and tried:
            first = Verdict(function, derivative, wrt, len(points), wrong=tuple(likely or tried), cause=_cause(likely, tried, points))
        elif first is not None and right:
            return _replaced(first, _other_input(first.wrt, wrt))
    return first


def _with_settings(function: Subject, derivative: Subject) -> tuple[Subject, Subject]:
    """Settings that both have, such as alpha, are given to both, though they may be left out."""
    pairs = zip(_settings(function), _settings(derivative), strict=False)
    for mine, other in pairs:
        function, derivative = function.requiring(mine), derivative.requiring(other)
    return function, derivative


def _settings(subject: Subject) -> list[str]:
    return [parameter.name for parameter in subject.parameters if role_of(parameter.name) == "setting"]


def _asked(function: Subject, derivative: Subject) -> list[str]:
    """The parameter that the derivative says to be handed back to, `-> d_W`, else all that may be meant."""
    named = (derivative.gives or "").removeprefix(DERIVATIVE)
    return [named] if named in function.required else in_question(function)


def in_question(function: Subject) -> list[str]:
    """The parameters whose slope may be meant: predictions before other inputs, the truth at last."""
    order = {"prediction": 0, "input": 1, "upstream": 1, "target": 2}
    found = sorted((name for name in function.required if role_of(name) in order), key=lambda name: order[role_of(name)])
    return found or list(function.required)


def _tried(function: Subject, derivative: Subject, wrt: str, points: Sequence[Point]) -> list[Trial]:
    """Every reading at all points; and for several inputs of any shape, such as a layer's, at those of the shapes of a batch.

    A layer's derivative is written for them alone, or for one example alone; the wrong one may fit where all shapes are equal.
    """
    ways = readings(function, derivative, wrt)
    found = [trial for reading in ways for trial in trials(derivative, reading, points)]
    inputs = [name for name in function.required if role_of(name) == "input" and name != wrt]
    unlike = [point for point in points if any(np.shape(point.arguments[name]) != point.x.shape for name in inputs)]
    batches = [point for point in unlike if all(point.x.ndim <= np.ndim(point.arguments[name]) for name in inputs)]
    singles = [point for point in unlike if point not in batches]
    for group in (batches, singles):
        special = [trial for reading in ways for trial in trials(derivative, reading, group)] if group else []
        if special:
            return [*found, *special]
    return found


def _alike(points: Sequence[Point]) -> list[Point]:
    """The points at which all inputs have one shape, where there are such."""
    found = [point for point in points if all(role_of(n) != "input" or np.shape(v) == point.x.shape for n, v in point.arguments.items())]
    return found or list(points)


def _cause(likely: Sequence[Trial], tried: Sequence[Trial], points: Sequence[Point]) -> Cause | None:
    """A slip that explains one reading; or that the arguments are swapped."""
    for trial in likely:
        found = likely_cause(trial)
        if found is not None:
            return found
    swapped = next((trial for trial in tried if not trial.reading.likely and trial.passes), None)
    if swapped is None:
        return None
    given = ", ".join(f"`{name}` = {source}" for name, source in swapped.reading.sources.items())
    return Cause(f"the arguments stand in another order: it is right with {given}", "swap the parameters", lambda seen: np.array(np.nan))


def _other_input(wrt: str, other: str) -> Cause:
    words = f"it is the slope in `{other}`; asked for is the one in `{wrt}`"
    return Cause(words, f"take the slope in `{wrt}`: in a difference of the two, the sign turns round", lambda seen: np.array(np.nan))


def _replaced(verdict: Verdict, cause: Cause) -> Verdict:
    return Verdict(verdict.function, verdict.derivative, verdict.wrt, verdict.points, wrong=verdict.wrong, cause=cause)
