"""The numpy engine: the text runs under the names and lines of the program, and what goes wrong is told in its words."""

from __future__ import annotations

import _thread
import linecache
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.error import FppError
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.emit.numpy import emit_numpy
from fpp_lang.engine import guards, run
from fpp_lang.pipeline import front
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.world import Outcome, World

NO_LIMITS = Limits()


def outcome_of(text: str, world: World | None = None, name: str = "program.fpp") -> Outcome:
    problems = Problems()
    program = front(SourceFile(name, text), Path(), {}, problems)
    assert [str(found) for found in problems.diagnostics() if found.severity is Severity.ERROR] == []
    return run(program, emit_numpy(program), world or World(write=lambda text: None))


def failure(text: str, limits: Limits = NO_LIMITS) -> ProgramError:
    with pytest.raises(ProgramError) as caught:
        outcome_of(text, World(limits=limits, write=lambda text: None))
    return caught.value


def test_variables_and_functions() -> None:
    outcome = outcome_of("lambda = 2\nFunction f(x): return x * lambda\nr = {a: [1, f(3)]}\n")
    assert outcome.variables["lambda"] == 2
    assert outcome.variables["r"].a.tolist() == [1, 6]
    assert outcome.functions["f"](np.array([1.5])).tolist() == [3.0]
    assert outcome.functions["f"](x=4) == 8


def test_inputs_reach_functions() -> None:
    world = World(inputs={"rate": 0.5, "start": np.array([1.0, 2.0])})
    outcome = outcome_of("Function f(x): return x * rate\ny = f(start)\n", world)
    assert outcome.variables["y"].tolist() == [0.5, 1.0]
    assert outcome.functions["f"](4) == 2.0


def test_printing_goes_to_the_world() -> None:
    printed: list[str] = []
    outcome_of('print(1, [1.0, 2], "a")\nprint([1, "b"])\nprint("")\n', World(write=printed.append))
    assert "".join(printed) == "1 [1. 2.] a\n[1, 'b']\n\n"


def test_the_value_of_a_last_call() -> None:
    assert outcome_of("Function f():\n    return 3\nf()\n").value == 3


def test_seeds() -> None:
    text = "x = random()\n"
    first, again, other = (outcome_of(text, World(seed=seed)) for seed in (1, 1, 2))
    assert first.variables["x"] == again.variables["x"] == np.random.default_rng(1).random()
    assert first.variables["x"] != other.variables["x"]
    assert outcome_of("seed(5)\nx = random()\n").variables["x"] == np.random.default_rng(5).random()
    picked = outcome_of(text)
    assert picked.variables["x"] == np.random.default_rng(picked.seed).random()


FAULTS = {
    "T = [1, 2]\nprint(T[5])\n": (2, "T[5]", "5"),
    "A = zeros(2, 3)\nB = zeros(4)\nC = (A * 2) + B\n": (3, "(A * 2) + B", "(2, 3)"),
    "x = 0\ny = 3 + 1 / x\n": (2, "1 / x", "x"),
    "Function f(a):\n    return a.valu\nf({value: 1})\n": (2, "a.valu", "valu"),
    "x = 1\nif x > 2: y = 1\nprint(x, y)\n": (3, "y", "y"),
    'throw Error("mine")\n': (1, 'throw Error("mine")', "mine"),
    'x = 1\nassert x > 1, "too small"\n': (2, 'assert x > 1, "too small"', "too small"),
    "ä = [1]\nb = {é: ä[3]}\n": (2, "ä[3]", "3"),
    'x = load("../secret.csv")\n': (1, 'load("../secret.csv")', "folder"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_has_the_exact_place(text: str) -> None:
    found = failure(text).report()
    line, place, word = FAULTS[text]
    assert (found.line, found.span.text) == (line, place)
    assert word in found.message


def test_the_calls_that_led_to_a_fault() -> None:
    found = failure("Function f(n: Integer):\n    return 1 / n\nFunction g(n):\n    return f(n - 1)\nx = g(1)\n").report()
    assert [(call.span.line, call.function) for call in found.calls] == [(5, ""), (4, "g"), (2, "f")]


def test_a_fault_in_a_lifted_call_is_in_the_function() -> None:
    found = failure('Function f(x):\n    if x > 1: throw Error("too large")\n    return x\ny = f([1, 2])\n').report()
    assert (found.line, found.message) == (2, "too large")


def test_catch_sees_faults_and_files_but_no_limits() -> None:
    text = 'try:\n    x = load("none.csv")\ncatch error:\n    m = error.message\ntry:\n    y = [1][3]\ncatch:\n    y = 0\n'
    assert "none.csv" in outcome_of(text).variables["m"]
    assert outcome_of(text).variables["y"] == 0
    endless = "try:\n    while true: x = 1\ncatch:\n    x = 2\n"
    assert failure(endless, Limits(steps=100)).problem.code == "FPP0602"


def test_recursion() -> None:
    text = "Function f(n: Integer) -> Integer:\n    if n == 0: return 0\n    return 1 + f(n - 1)\nx = f({})\n"
    before = sys.getrecursionlimit()
    assert outcome_of(text.format(899)).variables["x"] == 899
    found = failure(text.format(5000)).report()
    assert (found.code, found.line) == ("FPP0601", 3)
    assert sys.getrecursionlimit() == before


def test_a_lifted_recursion_goes_as_deep() -> None:
    text = "Function f(x):\n    if x <= 0: return 0\n    return 1 + f(x - 1)\ny = f(500)\nz = f([3, 1])\n"
    outcome = outcome_of(text)
    assert outcome.variables["y"] == 500
    assert outcome.variables["z"].tolist() == [3, 1]


def test_steps_are_counted() -> None:
    text = "x = 0\nfor i in 10:\n    x += 1\n"
    assert outcome_of(text, World(limits=Limits(steps=12))).variables["x"] == 10
    found = failure(text, Limits(steps=11)).report()
    assert (found.code, found.line) == ("FPP0602", 3)


def test_seconds_are_counted() -> None:
    began = time.monotonic()
    found = failure("x = 0\nwhile true:\n    x += 1\n", Limits(seconds=0.3)).report()
    assert found.code == "FPP0603"
    assert time.monotonic() - began < 3


class SlowToGo:
    """What Python raises while an object is deleted is lost."""

    def __del__(self) -> None:
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_time_that_is_up_is_told_until_it_is_heard() -> None:
    end = time.monotonic() + 5
    with pytest.raises(guards.TimeIsUp), guards.time_limit(0.1):
        held = SlowToGo()
        del held
        while time.monotonic() < end:
            pass
    time.sleep(2 * guards.PATIENCE)  # nothing comes later
    assert time.monotonic() < end


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell how much memory is used")
def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "LEAST_ROOM", 1 << 26)
    found = failure("T = [1, 2]\nfor i in 100:\n    T = concat(T, T)\n", Limits(elements=2**16)).report()
    assert (found.code, found.line) == ("FPP0604", 3)


def test_ctrl_c_says_where() -> None:
    timer = threading.Timer(0.2, _thread.interrupt_main)
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background may ignore it
    timer.start()
    try:
        found = failure("x = 0\nwhile true:\n    x += 1\n").report()
    finally:
        signal.signal(signal.SIGINT, heard)
    assert found.code == "FPP0605"
    assert found.line in (2, 3)


def test_whole_numbers_that_are_divided_by_zero_are_not_called_infinite() -> None:
    """NumPy goes on with 0, which R2.4 leaves to it; the interpreter ends."""
    world = World()
    outcome_of("a = [1, 2]\nb = [1, 0]\nc = a div b\n", world)
    (found,) = world.problems.diagnostics()
    assert found.message == "div by zero: the result is infinite, or 0 where the numbers are whole."


def test_warnings_come_once_per_line() -> None:
    world = World()
    outcome_of("for i in 3:\n    x = log(0)\ny = [1, 2] / 0\n", world)
    assert [(found.line, found.code) for found in world.problems.diagnostics()] == [(2, "FPP0653"), (3, "FPP0653")]


def test_tracebacks_and_debuggers_show_the_program() -> None:
    seen: list[tuple[str, int]] = []

    def trace(frame: Any, event: str, argument: object) -> Callable[..., Any] | None:
        if frame.f_code.co_filename == "traced.fpp" and event == "line":
            seen.append((linecache.getline("traced.fpp", frame.f_lineno).strip(), frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        outcome_of("x = 1\nFunction f(a):\n    // a comment\n    return a + 1\ny = f(x)\n", name="traced.fpp")
    finally:
        sys.settrace(before)
    assert ("x = 1", 1) in seen
    assert ("y = f(x)", 5) in seen
    assert ("return a + 1", 4) in seen


def test_calls_from_python_are_checked() -> None:
    function = outcome_of("Function f(a, b = 2): return a / b\n").functions["f"]
    assert function(1, b=4) == 0.25
    for arguments, named in (((), {}), ((1, 2, 3), {}), ((1,), {"c": 1}), ((1,), {"a": 1}), ((object(),), {})):
        with pytest.raises(FppError):
            function(*arguments, **named)
    with pytest.raises(FppError) as caught:
        function(1, 0)
    assert caught.value.diagnostics[0].line == 1


def test_functions_go_in_and_out() -> None:
    outcome = outcome_of("Function twice(f, x): return f(f(x))\nFunction adder(n): return x -> x + n\n")
    assert outcome.functions["twice"](outcome.functions["adder"](3), 1) == 7


def test_blocks_that_python_cannot_nest() -> None:
    text = "".join(f"{'  ' * depth}for i{depth} in 1:\n" for depth in range(25)) + "  " * 25 + "print(1)\n"
    assert failure(text).problem.code == "FPP0691"
