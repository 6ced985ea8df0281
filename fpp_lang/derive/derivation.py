"""The derivative of a function as a function: its formula, the way back through it, and the text of both in FPP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from fpp_lang.autodiff import make
from fpp_lang.autodiff.patterns import LIBRARY
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERIC
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.derive.formula import Case, Choice, Line, as_expression, formula_of, with_values
from fpp_lang.derive.known import ITSELF, NOTES, form_of, with_names
from fpp_lang.derive.simplify import simplified
from fpp_lang.derive.way_back import WayBack
from fpp_lang.emit.fpp import MEASURES, fpp_text

UPSTREAM = "upstream"
NUMBER, ALIKE, COUPLED = range(3)
"""What a value is beside the input: one number, one for each element, or one in which elements are mixed."""

MOST_NODES, MOST_COLUMNS = 14, 88
"""How long an expression may become when a value that is used once is put into it."""


@dataclass(frozen=True, slots=True)
class Slope:
    """The slope for one case of the function: lines, and the result."""

    lines: tuple[Line, ...]
    result: core.Expression


@dataclass(frozen=True, slots=True)
class Derivative:
    """A derived function. `formula` is what it was derived from, in which forms with a name are called by it (`renamed`)."""

    name: str
    function: core.Function
    wrt: str
    formula: Case
    renamed: bool
    takes_upstream: bool
    slopes: tuple[Slope, ...]

    def text(self, *, filled: bool = False) -> str:
        """The function in FPP. `filled`: a slope that is the same everywhere gets the shape of the input."""
        parameters = [_parameter(given) for given in self.function.parameters]
        header = f"Function {self.name}({', '.join([*parameters, *([UPSTREAM] if self.takes_upstream else [])])}):"
        comment = [f"// {line}" for line in (*self._purpose(), *notes(self.formula))]
        return "\n".join([*comment, header, *_written(self.formula, iter(self.slopes), 1, self.wrt if filled else None)]) + "\n"

    def _purpose(self) -> tuple[str, ...]:
        function, wrt = self.function.name, self.wrt
        if self.takes_upstream:
            return (f"Carries `{UPSTREAM}`, the gradient of a loss in the output of {function}, back to {wrt}.",)
        return (f"Gives how many times as much {function} moves as {wrt}, when {wrt} moves a little.",)


def notes(formula: Case) -> tuple[str, ...]:
    """What is to be said of forms that were found together."""
    forms = [form_of(part) for part in walk(as_expression(formula)) if isinstance(part, core.Expression)]
    titles = {form.title for form in forms if form is not None}
    return tuple(line for title in NOTES if title in titles for line in NOTES[title])


def derive(function: core.Function, functions: Mapping[str, core.Function], wrt: str) -> Derivative:
    """The derivative of a function in one of its parameters. Raises NoFormula."""
    formula = _formula(function, functions)
    whole = as_expression(formula)
    named = with_names(whole)
    renamed = named != whole
    if renamed:
        formula = _as_case(named)
    moving = max((_sort(lines, case, wrt) for _, lines, case in lines_of_cases(formula)), default=NUMBER)
    seed: core.Expression = core.Variable(UPSTREAM, core.Where.LOCAL, kind=NUMERIC) if moving == COUPLED else make.constant(1)
    slopes = tuple(_slope(lines, case.result, seed, wrt, function) for _, lines, case in lines_of_cases(formula))
    ending = "derivative" if moving == ALIKE else "gradient"
    called = {part.key.removeprefix(LIBRARY) for slope in slopes for part in _parts(slope) if isinstance(part, core.Call)}
    name = f"{function.name}_{ending}"
    while name in called or name.casefold() in {other.casefold() for other in called}:
        name += "_2"
    return Derivative(name, function, wrt, formula, renamed, moving == COUPLED, slopes)


def as_it_runs(function: core.Function, wrt: str) -> list[tuple[str, str]]:
    """The names and texts of two functions that take the gradient as the function runs: of its value, and of a tensor of values."""
    name = f"{function.name}_gradient"
    given = ", ".join(_parameter(parameter) for parameter in function.parameters)
    call = f"{function.name}({', '.join(parameter.name for parameter in function.parameters)})"
    upstream = f", {UPSTREAM}" if UPSTREAM not in function.locals else ", gradient_from_above"
    found = []
    for more, loss in (("", call), (upstream, f"sum({call} * {upstream.removeprefix(', ')})")):
        lines = [
            f"// Gives the slope of {function.name} in {wrt}, taken as it runs: its text is no formula.",
            f"Function {name}({given}{more}):",
            f"    Loss = {loss}",
            f"    return gradient of Loss with respect to {wrt}",
        ]
        found.append((name, "\n".join(lines) + "\n"))
    return found


def _formula(function: core.Function, functions: Mapping[str, core.Function]) -> Case:
    """A function of the library whose slope is a row of the table stands for itself."""
    if function.key.startswith(LIBRARY) and function.name in ITSELF:
        given = tuple(core.Variable(parameter.name, core.Where.LOCAL, kind=NUMERIC) for parameter in function.parameters)
        return Case((), core.Call(function.key, given, kind=NUMERIC))
    return formula_of(function, functions)


def _parts(slope: Slope) -> Iterator[core.Node]:
    for line in slope.lines:
        yield from walk(line.value)
    yield from walk(slope.result)


Cases = Iterator[tuple[tuple[core.Expression, ...], tuple[Line, ...], Case]]


def lines_of_cases(case: Case, before: tuple[Line, ...] = (), tests: tuple[core.Expression, ...] = ()) -> Cases:
    """Every case that ends in a result, with the tests that hold there and all lines that lead to it."""
    lines = (*before, *case.lines)
    if not isinstance(case.result, Choice):
        yield tests, lines, case
        return
    yield from lines_of_cases(case.result.yes, lines, (*tests, case.result.condition))
    yield from lines_of_cases(case.result.no, lines, (*tests, _opposite(case.result.condition)))


OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def _opposite(test: core.Expression) -> core.Expression:
    match test:
        case core.Compare(first=first, rest=((sign, other),)) if sign in OPPOSITES:
            return core.Compare(first, ((OPPOSITES[sign], other),), test.form, kind=test.kind)
    return core.Not(test, kind=test.kind)


def _as_case(node: core.Expression) -> Case:
    if isinstance(node, core.Conditional):
        return Case((), Choice(node.condition, _as_case(node.yes), _as_case(node.no)))
    return Case((), node)


def _slope(lines: Sequence[Line], result: core.Expression | Choice, seed: core.Expression, wrt: str, function: core.Function) -> Slope:
    assert isinstance(result, core.Expression)
    taken = {*(line.name for line in lines), *function.locals, *(given.name for given in function.parameters), UPSTREAM}
    way = WayBack(wrt, taken)
    found = way.slope(lines, result, seed)
    if found is None:
        return Slope((), make.constant(0))
    backward = [replace(line, value=_of_input(line.value, way, wrt)) for line in way.backward]
    return _shortened(Slope((*way.forward, *backward), _of_input(found, way, wrt)))


def _of_input(node: core.Expression, way: WayBack, wrt: str) -> core.Expression:
    """`abs_diff.size` is that of the input, where every line in between works element by element."""
    alike = {name for name, sort in _known(way.forward, wrt).items() if sort == ALIKE}
    values = {name: core.Variable(wrt, core.Where.LOCAL, kind=NUMERIC) for name in alike}

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Primitive) and part.name in MEASURES and isinstance(part.arguments[0], core.Variable):
            return with_values(part, values)
        return rebuild(part, change)

    changed = change(node)
    assert isinstance(changed, core.Expression)
    return changed


# Sorts -----------------------------------------------------------------------------------------------------------------------


def _sort(lines: Sequence[Line], case: Case, wrt: str) -> int:
    assert isinstance(case.result, core.Expression)
    return _of(case.result, wrt, _known(lines, wrt))


def _known(lines: Sequence[Line], wrt: str) -> dict[str, int]:
    """What the value of each line is."""
    known: dict[str, int] = {}
    for line in lines:
        known[line.name] = _of(line.value, wrt, known)
    return known


def _of(node: core.Expression, wrt: str, known: Mapping[str, int]) -> int:
    if isinstance(node, core.Call) and form_of(node) is not None:
        return NUMBER
    match node:
        case core.Variable(name=name):
            return ALIKE if name == wrt else known.get(name, NUMBER)
        case core.Primitive(name=name, arguments=arguments):
            given = [argument for argument in arguments if argument is not None]
            inner = max((_of(argument, wrt, known) for argument in given), default=NUMBER)
            if inner == NUMBER or PRIMITIVES[name].elementwise:
                return inner
            return (
                NUMBER if PRIMITIVES[name].gives in ("reduced", "extreme", "averaged", "count", "tested") and len(given) == 1 else COUPLED
            )
        case core.Call(key=key, arguments=arguments):
            inner = max((_of(argument, wrt, known) for argument in arguments if argument is not None), default=NUMBER)
            return COUPLED if inner != NUMBER and "softmax" in key.casefold() else inner
        case core.Conditional(yes=yes, no=no):
            return max(_of(yes, wrt, known), _of(no, wrt, known))
        case core.Index(target=target):
            return _of(target, wrt, known)
    return NUMBER


# Shortening ------------------------------------------------------------------------------------------------------------------


def _shortened(slope: Slope) -> Slope:
    """Without lines that nothing reads; a value of ours that is read once goes where it is read."""
    lines, result = list(slope.lines), slope.result
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        readers = [*(later.value for later in lines[place + 1 :]), result]
        count = sum(sum(isinstance(part, core.Variable) and part.name == line.name for part in walk(reader)) for reader in readers)
        if count == 0:
            del lines[place]
        elif count == 1 and not line.own:
            tail = [replace(later, value=with_values(later.value, {line.name: line.value})) for later in lines[place + 1 :]]
            whole = simplified(with_values(result, {line.name: line.value}))
            if all(_fits(later.value) for later in tail) and _fits(whole):
                lines[place:] = tail
                result = whole
    return Slope(tuple(lines), result)


def _fits(node: core.Expression) -> bool:
    return sum(isinstance(part, core.Expression) for part in walk(node)) <= MOST_NODES and len(fpp_text(node)) <= MOST_COLUMNS


# Text ------------------------------------------------------------------------------------------------------------------------


def _parameter(given: core.Parameter) -> str:
    return given.name if given.default is None else f"{given.name} = {fpp_text(given.default)}"


def _written(case: Case, slopes: Iterator[Slope], depth: int, fill: str | None) -> list[str]:
    """The body: choices as they were, and in each case the lines of its slope."""
    indent = "    " * depth
    if not isinstance(case.result, Choice):
        slope = next(slopes)
        result = _filled(slope, fill) if fill else slope.result
        lines = [f"{indent}{line.name} = {fpp_text(line.value)}" for line in slope.lines]
        return [*lines, f"{indent}return {fpp_text(result)}"]
    choice = case.result
    yes = _written(choice.yes, slopes, depth + 1, None)
    no = _written(choice.no, slopes, depth + 1, None)
    if [line.strip() for line in yes] == [line.strip() for line in no]:
        same = [line[4:] for line in yes]
        value = same[-1].strip().removeprefix("return ")
        return [*same[:-1], f"{indent}return full({fill}.shape, {value})"] if fill else same
    before = list(takewhile(lambda pair: pair[0] == pair[1] and " = " in pair[0], zip(yes, no, strict=False)))
    shared = [line[4:] for line, _ in before]
    condition = choice.condition
    for own in reversed(case.lines):
        if not any(line.strip().startswith(f"{own.name} = ") for line in shared):
            condition = with_values(condition, {own.name: own.value})
    yes_value, no_value = (" ".join(side[len(before) :]).strip().removeprefix("return ") for side in (yes, no))
    line = f"{indent}return {yes_value} if {fpp_text(condition)} else {no_value}"
    if len(yes) == len(no) == len(before) + 1 and len(line) <= MOST_COLUMNS and " if " not in yes_value + no_value:
        return [*shared, line]
    return [*shared, f"{indent}if {fpp_text(condition)}:", *yes[len(before) :], f"{indent}else:", *no[len(before) :]]


def _filled(slope: Slope, wrt: str) -> core.Expression:
    shape = make.primitive("shape", core.Variable(wrt, core.Where.LOCAL, kind=NUMERIC))
    return make.primitive("full", shape, slope.result)
