"""The chain rule told line by line, in everyday words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fpp_lang.autodiff import make
from fpp_lang.autodiff.rules import NO_GRADIENT
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.derive.derivation import Derivative, lines_of_cases
from fpp_lang.derive.formula import Choice, Line, NoFormula, names_in
from fpp_lang.derive.known import form_of
from fpp_lang.derive.way_back import WayBack, short_name
from fpp_lang.emit.fpp import PRODUCT, fpp_text

ARITHMETIC = frozenset({"add", "subtract", "multiply", "divide", "negate", "power", "square", "positive"})
RULES: Mapping[str, str] = {
    "multiply": "product rule",
    "divide": "quotient rule",
    "power": "power rule",
    "square": "power rule",
    "add": "sum rule",
    "subtract": "sum rule",
    "mean": "a mean shares the slope among its elements",
    "sum": "every element of a sum counts alike",
    "where": "only the side that is taken counts",
    "maximum": "only the larger one counts",
    "minimum": "only the smaller one counts",
    "clip": "between the bounds it moves along, beyond them it stands still",
    "abs": "the sign says which way",
}
"""The name of a step's rule; where a line holds several operations, that of the outermost."""


@dataclass(frozen=True, slots=True)
class Path:
    """How much a line moves with one of the values in it: `slope` times as much."""

    source: str
    slope: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the function, taken alone. `reads` are all names in it."""

    name: str
    value: str
    reads: tuple[str, ...]
    paths: tuple[Path, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Story:
    """One case of the function: under which conditions, its lines, and what they give together.

    A line without paths stands still when the input moves. `tested` are all names in the conditions.
    """

    conditions: tuple[str, ...]
    tested: tuple[str, ...]
    lines: tuple[Step, ...]
    slope: str

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(line for line in self.lines if line.paths)


def stories(derivative: Derivative) -> list[Story]:
    """Every case of a derived function, step by step."""
    found = []
    for (tests, lines, case), slope in zip(lines_of_cases(derivative.formula), derivative.slopes, strict=True):
        assert not isinstance(case.result, Choice)
        taken = {*(line.name for line in lines), *derivative.function.locals, *(given.name for given in derivative.function.parameters)}
        small = _Splitter(derivative.wrt, taken, [])
        for line in lines:
            small.add(line.name, line.value)
        result = case.result
        if not (isinstance(result, core.Variable) and small.lines and small.lines[-1].name == result.name):
            small.add(small.fresh("y"), result)
        tested = tuple(dict.fromkeys(name for test in tests for name in sorted(names_in(test))))
        steps = tuple(_step(line, small.active) for line in small.lines)
        found.append(Story(tuple(map(fpp_text, tests)), tested, steps, fpp_text(slope.result, PRODUCT)))
    return found


@dataclass(slots=True)
class _Splitter:
    """Splits long lines so that each holds arithmetic alone, or one function of a named value."""

    wrt: str
    taken: set[str]
    lines: list[Line]

    @property
    def active(self) -> frozenset[str]:
        found = {self.wrt}
        for line in self.lines:
            if names_in(line.value) & found:
                found.add(line.name)
        return frozenset(found)

    def add(self, name: str, value: core.Expression) -> None:
        self.lines.append(Line(name, self.split(value)))

    def split(self, node: core.Expression) -> core.Expression:
        """The node over named values: arithmetic may hold arithmetic, everything else holds names alone."""
        if stands_still(node, self.active) or isinstance(node, core.Variable) or form_of(node) is not None:
            return node

        def change(part: core.Node) -> core.Node:
            if not isinstance(part, core.Expression):
                return rebuild(part, change)
            inner = self.split(part)
            if isinstance(inner, core.Variable) or stands_still(inner, self.active):
                return inner
            return inner if _is_arithmetic(node) and _is_arithmetic(inner) else self.named(inner)

        return rebuild(node, change)

    def named(self, node: core.Expression) -> core.Expression:
        for line in self.lines:
            if line.value == node:
                return core.Variable(line.name, core.Where.LOCAL, kind=node.kind)
        name = self.fresh(short_name(node) or "a")
        self.lines.append(Line(name, node))
        return core.Variable(name, core.Where.LOCAL, kind=node.kind)

    def fresh(self, wish: str) -> str:
        letters = [wish, *"abcdefghijklmnopqrstuvw"]
        name = next((letter for letter in letters if letter not in self.taken), wish)
        number = 1
        while name in self.taken:
            number += 1
            name = f"{wish}{number}"
        self.taken.add(name)
        return name


def stands_still(node: core.Expression, active: frozenset[str]) -> bool:
    """Does nothing that moves reach the value? A size is the same whatever the numbers are."""
    return not names_in(node) & active or (isinstance(node, core.Primitive) and node.name in NO_GRADIENT)


def _is_arithmetic(node: core.Expression) -> bool:
    return isinstance(node, core.Primitive) and node.name in ARITHMETIC


def _step(line: Line, active: frozenset[str]) -> Step:
    reads = tuple(dict.fromkeys(part.name for part in walk(line.value) if isinstance(part, core.Variable)))
    slopes = {name: fpp_text(_local(line.value, name), PRODUCT) for name in reads if name in active}
    paths = tuple(Path(name, slope) for name, slope in slopes.items() if slope != "0" or len(slopes) == 1)
    return Step(line.name, fpp_text(line.value), reads, paths, _rule(line.value, active))


def _local(value: core.Expression, name: str) -> core.Expression:
    """The slope of a line in one of its names, the others standing still; its own parts have no names here."""
    way = WayBack(name, {part.name for part in walk(value) if isinstance(part, core.Variable)}, keeps_parts=False)
    return way.slope((), value, make.constant(1)) or make.constant(0)


def _rule(value: core.Expression, active: frozenset[str]) -> str:
    form = form_of(value)
    if form is not None:
        return f"{form.title}, known together"
    match value:
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return _rule(inner, active)
        case core.Primitive(name=name, arguments=arguments):
            moving = [argument for argument in arguments if argument is not None and names_in(argument) & active]
            if name in ("multiply", "divide") and len(moving) == 1 and name != "divide":
                return "a factor that stands still stays"
            if name == "divide" and arguments[0] is not None and moving == [arguments[0]]:
                return "a factor that stands still stays"
            if name in RULES:
                return RULES[name]
            return f"slope of {name}" if name in PRIMITIVES else name
        case core.Call(key=key):
            return f"slope of {key.rpartition(':')[2]}"
    return "only the side that is taken counts" if isinstance(value, core.Conditional) else "it is the same value"


# In words --------------------------------------------------------------------------------------------------------------------


def told(story: Story, wrt: str, numbers: Sequence[str]) -> Iterator[str]:
    """The lines of a story; `numbers` are the checks of its steps, in order, and of the whole, as far as there are some."""
    if story.conditions:
        yield f"Where {' and '.join(story.conditions)}:"
    if not story.steps:
        yield f"    {wrt} has no influence, so the slope is 0."
        return
    width = max(len(step.name) + len(step.value) for step in story.steps) + 3
    checks = iter(numbers)
    for place, step in enumerate(story.steps, 1):
        head = f"{step.name} = {step.value}"
        yield f"{place:3}  {head:{width}}   {_moves(step)}   [{step.rule}]"
        for check in (next(checks, "") for _ in step.paths):
            if check:
                yield f"     {'':{width}}   {check}"
    last = story.steps[-1]
    along = "multiply along the way" if all(len(step.paths) == 1 for step in story.steps) else "multiply along each path, add the paths"
    yield f"     {along}: when {wrt} moves a little, {last.name} moves {_times(story.slope)}"
    yield from (f"     {check}" for check in checks)


def _moves(step: Step) -> str:
    if len(step.paths) == 1:
        (path,) = step.paths
        return f"when {path.source} moves a little, {step.name} moves {_times(path.slope)}"
    reasons = " and ".join(f"{path.source} ({_times(path.slope, short=True)})" for path in step.paths)
    return f"{step.name} moves for {len(step.paths)} reasons: {reasons}"


def _times(slope: str, short: bool = False) -> str:
    if slope == "1":
        return "as much"
    if slope == "-1":
        return "as much, the other way"
    return f"times {slope}" if short else f"{slope} times as much"


__all__ = ["NoFormula", "Path", "Step", "Story", "stories", "told"]
