"""Limits end a run, wherever it is; what a program may use, it can use."""

import threading
import time

import pytest
from interpreting import Run

from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.program_error import ProgramError

ENDLESS = "x = 0\nwhile true:\n    x = x + 1\n"
RECURSIVE = "Function f(n: Integer) -> Integer:\n    if n == 0: return 0\n    return f(n - 1) + 1\nx = f({})\n"


def stopped(text, **limits):
    with pytest.raises(ProgramError) as found:
        Run(text, Limits(**limits)).outcome()
    return found.value.report()


def test_nine_hundred_calls_and_no_more():
    assert Run(RECURSIVE.format(899)).outcome().variables["x"] == 899
    found = stopped(RECURSIVE.format(900))
    assert found.code == "FPP0601" and len(found.calls) == 901


def test_nine_hundred_calls_of_a_deep_function():
    blocks = "".join(f"{'    ' * (depth + 1)}if n > -{depth + 1}:\n" for depth in range(30))
    inner = "    " * 31
    body = f"{blocks}{inner}if n == 0: return 0\n{inner}return {'(' * 30}f(n - 1){')' * 30} + 1\n"
    text = f"Function f(n: Integer) -> Integer:\n{body}x = f(899)\n"
    assert Run(text).outcome().variables["x"] == 899


@pytest.mark.parametrize("body", ["x = x + 1", "pass", "// nothing"])
def test_steps(body):
    assert stopped(f"x = 0\nwhile true:\n    {body}\n", steps=500).code == "FPP0602"


def test_seconds():
    began = time.monotonic()
    found = stopped(ENDLESS, seconds=0.2)
    assert found.code == "FPP0603" and time.monotonic() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        "x = zeros(10^12)\n",
        "x = [i for i in range(10^18)]\n",
        'x = "a"\nfor i in range(100):\n    x = x + x\n',
        'x = ["a"]\nfor i in range(100):\n    x = concat(x, x)\n',
        "x = ones(10^6, 1) + ones(1, 10^6)\n",
        "x = ones(10^6, 1) x ones(1, 10^6)\n",
        "x = identity(10^6)\n",
        "x = random(10^6, 10^6)\n",
    ],
)
def test_memory(text):
    assert stopped(text).code == "FPP0604"


@pytest.fixture
def waiting_ends_in(monkeypatch):
    """What Python is told at its third look at a program that it waits for."""

    def with_error(error):
        looks = []

        def wait(event, timeout=None):
            if timeout is not None and threading.current_thread() is here:
                looks.append(timeout)
                if len(looks) == 3:
                    raise error
            return original(event, timeout)

        original, here = threading.Event.wait, threading.current_thread()
        monkeypatch.setattr(threading.Event, "wait", wait)

    return with_error


def test_ctrl_c_says_where(waiting_ends_in):
    """The thread that waits gets the KeyboardInterrupt; the program ends at its next pass."""
    waiting_ends_in(KeyboardInterrupt)
    found = stopped(ENDLESS)
    assert found.code == "FPP0605" and found.line == 2


def test_a_program_that_nobody_waits_for_ends(waiting_ends_in):
    """The handler of another signal throws something of its own."""
    waiting_ends_in(TimeoutError)
    with pytest.raises(TimeoutError):
        Run(ENDLESS).outcome()
    programs = [thread for thread in threading.enumerate() if thread.name == "fpp"]
    for program in programs:
        program.join(10)
    assert not any(program.is_alive() for program in programs)
