"""Loops as whole-array expressions: settled core to settled core in array form.

The interpreter runs the program as it was; what is made here means the same, and is what an expert would have written. A loop that
cannot be proven to come out alike stays, and the report says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.lift.by_element import without_decorator
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.comprehensions import Spread
from fpp_lang.lift.counts import counts_made_whole
from fpp_lang.lift.functions import ALL_LOOPS, Lifting, taken_names
from fpp_lang.lift.memory import in_parts
from fpp_lang.lift.report import Line
from fpp_lang.lift.script import OUTLIVES, ScriptLifting, as_function, back
from fpp_lang.lift.uses import computed_shown, ranks_of

__all__ = ["Lifted", "Line", "lift"]

LOOPS = (*ALL_LOOPS, core.Comprehension)

FORGIVEN: tuple[type[Exception], ...] = (Exception,)
"""The mistakes of this pass that only leave the loops of a function as they are, which is slower and right; in tests none."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """The program in array form, and what became of each of its loops."""

    program: core.Program
    report: tuple[Line, ...]


def lift(program: core.Program, *, at_once: bool = False) -> Lifted:
    """The program with its loops lifted, function by function; `at_once`: however large an array becomes on the way."""
    calls, lines = Calls(program), list[Line]()
    for key in _callees_first(program):
        calls.lifted[key] = without_decorator(_lifted(counts_made_whole(program.functions[key]), calls, lines), calls)
    script, seen = as_function(program)
    found = updated(program, functions={key: calls.lifted[key] for key in program.functions})
    if any(isinstance(node, LOOPS) for node in walk(program.body)):
        lifting = partial(ScriptLifting, lasts=OUTLIVES, seen=seen, own=frozenset(script.locals))
        found = back(found, _lifted(script, calls, lines, lifting))
    lines.sort(key=lambda line: (line.span.source.name, line.span.start))
    return Lifted(found if at_once else _in_parts(found, program, script, calls, lines), tuple(lines))


def _lifted(function: core.Function, calls: Calls, lines: list[Line], lifting: Callable[..., Lifting] = Lifting) -> core.Function:
    """The function with its loops lifted, as it was where that goes wrong."""
    try:
        return _with_loops_lifted(function, calls, lines, lifting)
    except FORGIVEN as error:
        reason = f"a mistake of FPP itself, {type(error).__name__}: please report it"
        lines += [Line(node.span, None, reason) for node in walk(function) if isinstance(node, LOOPS)]
        return function


def _with_loops_lifted(function: core.Function, calls: Calls, lines: list[Line], lifting: Callable[..., Lifting]) -> core.Function:
    """Those comprehensions are lifted, too, that are loops of which none is left then."""
    staying: frozenset[int] = frozenset()
    while True:
        spread = Spread(function, calls.computes, staying)
        loops, found = spread.spread(), list[Line]()
        lifted = lifting(loops, calls, found, taken_names(loops)).lifted()
        left = spread.left(lifted)
        if not left:
            lines += found
            return spread.joined(lifted)
        spans = {node.span for node in walk(function) if node.id in left}
        lines += [line for line in found if line.span in spans]
        staying |= left


def _in_parts(program: core.Program, before: core.Program, script: core.Function, calls: Calls, lines: list[Line]) -> core.Program:
    """The program with what needs large arrays in parts."""
    functions = {
        key: updated(function, body=_body_in_parts(function.body, taken_names(function), before.functions[key], calls, lines))
        for key, function in program.functions.items()
    }
    return updated(program, functions=functions, body=_body_in_parts(program.body, set(program.variables), script, calls, lines))


def _body_in_parts(body: core.Block, names: set[str], written: core.Function, calls: Calls, lines: list[Line]) -> core.Block:
    """A body with what needs large arrays in parts, which is said of its loops."""
    ranks, _ = ranks_of(written.body, computed_shown(written.body, calls.ranks(written.key)))
    body, large = in_parts(body, ranks, names)
    for formula in large:
        around = [place for place, line in enumerate(lines) if line.became and any(_holds(line, part) for part in walk(formula))]
        for place in around[-1:]:
            lines[place] = updated(lines[place], became="whole arrays, for some of the rows at a time beyond 64 MB")
    return body


def _holds(line: Line, node: core.Node) -> bool:
    return line.span.source is node.span.source and line.span.start <= node.span.start < line.span.end


def _callees_first(program: core.Program) -> list[str]:
    """The functions in an order in which what a function calls comes before it, as far as that goes."""
    called = {key: [node.key for node in walk(function.body) if isinstance(node, core.Call)] for key, function in program.functions.items()}
    found: dict[str, None] = {}
    entered: set[str] = set()
    waiting = [(key, False) for key in reversed(program.functions)]
    while waiting:
        key, is_left = waiting.pop()
        if is_left:
            found[key] = None
        elif key not in entered:
            entered.add(key)
            waiting += [(key, True), *((other, False) for other in called.get(key, ()) if other in called)]
    return list(found)
