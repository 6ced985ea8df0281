"""A verdict in words for people who never took calculus."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fpp_lang.gradcheck.check import Verdict
from fpp_lang.gradcheck.layers import EXAMPLES, LayerVerdict, Part
from fpp_lang.gradcheck.numerical import NUDGE, Array
from fpp_lang.gradcheck.subject import role_of
from fpp_lang.gradcheck.trials import Observation, Trial

SAMPLES = (-1.7, 0.5, 2.0)
"""Numbers whose slopes are shown, where the function was tried there."""

BY_NUDGING = "by nudging"


def told(verdict: Verdict) -> str:
    """The verdict, its evidence, and what else is worth knowing."""
    lines = [*(_right(verdict) if verdict.correct else _wrong(verdict)), *_remarks(verdict)]
    return "\n".join(lines) + "\n"


def told_of_layer(verdict: LayerVerdict) -> str:
    """The verdict on a layer, gradient by gradient."""
    name = verdict.layer.name
    if not verdict.parts:
        shape, reason = verdict.stops[0]
        return f"The backward pass of {name} cannot be checked with an input of shape {shape}: {reason}.\n"
    lines = [f"The backward pass of {name} is {'right' if verdict.correct else 'wrong'}.", ""]
    width = max(len(part.of) for part in verdict.parts)
    lines += [f"    gradient of {part.of:{width}}   {_standing(part)}" for part in verdict.parts]
    for part in verdict.parts:
        if part.trial is not None and not part.right:
            lines += ["", *_wrong_part(part, part.trial)]
    shapes = ", ".join(map(str, verdict.shapes))
    lines += ["", f"Tried with inputs of shape {shapes}{' and one-hot targets' if verdict.one_hot else ''}."]
    if not any(EXAMPLES in shape for shape in verdict.shapes):
        lines += [f"It stops with an error for a batch of shape {shape}: {reason}" for shape, reason in verdict.stops if EXAMPLES in shape]
    return "\n".join(lines) + "\n"


def _standing(part: Part) -> str:
    if part.trial is None:
        return "not found: no field or step shows it"
    return f"right, differs from nudging by at most {_error(part.trial.error)}" if part.right else f"wrong{_off(part.trial)}"


def _wrong_part(part: Part, trial: Trial) -> Iterator[str]:
    seen = trial.worst
    if seen.actual.shape != seen.expected.shape:
        yield f"The gradient of {part.of} has shape {seen.actual.shape}, where shape {seen.expected.shape} is needed."
    else:
        yield f"The gradient of {part.of}, of shape {seen.expected.shape}:"
        yield f"    {BY_NUDGING}      {_shown(seen.expected)}"
        yield f"    backward pass   {_shown(seen.actual)}"
    if part.cause is not None:
        yield f"Likely cause: {part.cause.words}."
        yield f"Repair: {part.cause.repair}."


def _right(verdict: Verdict) -> Iterator[str]:
    derivative, function = verdict.derivative.name, verdict.function.name
    best = verdict.right[0]
    yield f"{derivative} is right: it is the {_slope(best, verdict)}, given {_given(verdict)}."
    yield f"Tried at {verdict.points} places, it differs from nudging by at most {_error(best.error)}."
    samples = [seen for seen in best.observations if seen.point.x.ndim == 0 and float(seen.point.x) in SAMPLES and seen.actual.ndim == 0]
    if samples:
        yield ""
        yield f"When {verdict.wrt} moves by {NUDGE:.6f}, {function} moves so many times as much:"
    for seen in sorted(samples, key=lambda seen: float(seen.point.x)):
        at = f"{verdict.wrt} = {float(seen.point.x):4g}"
        yield f"    {at}   {BY_NUDGING} {float(seen.expected):10.6f}   {derivative} {float(seen.actual):10.6f}"


def _wrong(verdict: Verdict) -> Iterator[str]:
    derivative = verdict.derivative.name
    best = min(verdict.wrong, key=lambda trial: trial.error) if verdict.cause is None else verdict.wrong[0]
    yield f"{derivative} is wrong: it is not the {_slope(best, verdict)}{_off(best)}."
    yield ""
    yield from _evidence(best.worst, verdict)
    if verdict.cause is not None:
        yield ""
        yield f"Likely cause: {verdict.cause.words}."
        yield f"Repair: {verdict.cause.repair}."


def _evidence(seen: Observation, verdict: Verdict) -> Iterator[str]:
    wrt, derivative = verdict.wrt, verdict.derivative.name
    if seen.actual.shape != seen.expected.shape:
        yield f"For {wrt} of shape {seen.point.x.shape} it gives shape {seen.actual.shape}, where shape {seen.expected.shape} is needed."
        return
    width = max(len(BY_NUDGING), len(derivative))
    moved = wrt if seen.point.x.ndim == 0 else f"one number of {wrt}"
    yield f"At {wrt} = {_shown(seen.point.x)}, when {moved} moves by {NUDGE:.6f}, {verdict.function.name} moves so many times as much:"
    yield f"    {BY_NUDGING:{width}}   {_shown(seen.expected)}"
    yield f"    {derivative:{width}}   {_shown(seen.actual)}"


def _slope(trial: Trial, verdict: Verdict) -> str:
    function, wrt = verdict.function.name, verdict.wrt
    if trial.reading.takes_upstream:
        return f"gradient that {function} hands back to {wrt}"
    if len(verdict.function.required) > 1 or any(seen.expected.ndim > seen.point.y.ndim for seen in trial.observations):
        return f"slope of {function} in {wrt}"
    return f"slope of {function}"


def _given(verdict: Verdict) -> str:
    """What the derivative takes, as the passing readings tell."""
    kinds = {trial.reading.from_output for trial in verdict.right}
    function, wrt = verdict.function.name, verdict.wrt
    if kinds == {True, False}:
        return f"the input of {function} or its output alike"
    return f"the output of {function}" if kinds == {True} else f"the input {wrt} of {function}"


def _off(trial: Trial) -> str:
    if not np.isfinite(trial.error):
        return ""
    return f" (off by up to {trial.error:.2g})"


def _error(error: float) -> str:
    return f"{error:.0e}" if error else "0"


def _shown(values: Array) -> str:
    if values.ndim == 0:
        return f"{float(values):.6g}"
    text = np.array2string(values, precision=6, separator=", ", threshold=24, suppress_small=True)
    return text if values.ndim < 2 else " ".join(text.split())


def _remarks(verdict: Verdict) -> Iterator[str]:
    """Corners, the other convention, a name that says otherwise, a parameter that is never read."""
    derivative = verdict.derivative
    trial = (verdict.right or verdict.wrong)[0]
    remarks = [*_corners(verdict, trial)]
    if verdict.correct and verdict.wrong and len(verdict.function.required) == 1:
        other = "the output" if verdict.wrong[0].reading.from_output else "the input"
        remarks.append(f"Given {other} instead it would be wrong{_off(verdict.wrong[0])}.")
    if verdict.correct and "from_output" in derivative.name.casefold() and not any(good.reading.from_output for good in verdict.right):
        remarks.append(f"Its name says from output, but what it takes is the input {verdict.wrt}.")
    remarks += [_unread(parameter.name) for parameter in derivative.parameters if not parameter.read]
    if remarks:
        yield ""
    yield from remarks


def _unread(name: str) -> str:
    if role_of(name) != "upstream":
        return f"It never looks at its parameter {name}."
    return f"It never looks at its parameter {name}: this is the slope alone, and what is handed back is {name} times the slope."


def _corners(verdict: Verdict, trial: Trial) -> Iterator[str]:
    function, derivative = verdict.function.name, verdict.derivative.name
    for seen in trial.observations:
        found = seen.point.corner
        if found is None or seen.actual.ndim != 0:
            continue
        x, gives = f"{verdict.wrt} = {float(seen.point.x):g}", f"{derivative} gives {float(seen.actual):g} there."
        if found.jumps:
            yield f"At {x} {function} jumps and has no slope; {gives}"
        else:
            left, right = (f"{round(side, 4) + 0.0:g}" for side in (found.left, found.right))
            yield f"At {x} the graph of {function} has a corner, with slope {left} on its left and {right} on its right; {gives}"
