"""Runs programs: in a thread with a stack of its own, watched by the thread that asked for it."""

from __future__ import annotations

import sys
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from types import FrameType
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN
from fpp_lang.core.primitives import ROUNDING
from fpp_lang.core.walk import children
from fpp_lang.interpret import (
    assignments,
    comparisons,
    counting,
    expressions,
    indexing,
    objects,
    operations,
    statements,
    texts,
    updates,
    visiting,
)
from fpp_lang.interpret.frame import UNSET
from fpp_lang.interpret.functions import FunctionValue, code_of
from fpp_lang.interpret.machine import INTERRUPT, TIME, Machine
from fpp_lang.interpret.objects import init_code, method_key
from fpp_lang.interpret.statements import block
from fpp_lang.numpy_rules import nodes
from fpp_lang.runtime import pictures
from fpp_lang.runtime.floating import MEAN_OF_NOTHING, NO_WHOLE_NUMBER
from fpp_lang.runtime.objects import ProgramObject
from fpp_lang.runtime.values import FunctionFromFpp, ObjectFromFpp, give_back, give_out, take_argument, take_in
from fpp_lang.runtime.world import Outcome, World

LOADED = (assignments, comparisons, counting, expressions, indexing, objects, operations, statements, texts, updates, visiting)
"""The files that fill the tables of `compile.py`."""

FRAMES_PER_NODE = 3
FRAMES_PER_CALL = 6
FRAMES_BESIDES = 1_000
MOST_FRAMES = 250_000
"""How deep Python may go: 900 FPP calls, each as many closures deep as the deepest function has nodes inside each other."""

STACK_PER_FRAME = 1_024
SMALLEST_STACK, LARGEST_STACK = 16 << 20, 256 << 20
"""Closures call each other without the C stack; printing and comparing nested lists does not, and never goes deeper than frames may."""

LOOK = 0.05
PATIENCE = 1.0
"""Seconds between looks at the clock; seconds that a program has to stop after Ctrl-C, in the middle of one NumPy call at most."""


class Session:
    """A program and what is added to it later: its variables stay, in the same random numbers and the same world."""

    def __init__(self, world: World) -> None:
        self._machine = Machine(world)
        self._frames = FRAMES_BESIDES
        for name, value in world.inputs.items():
            self._machine.frame[self._machine.top.slot(name)] = take_in(value, f"`{name}`")

    def run(self, program: core.Program) -> Outcome:
        """Runs a program, or one more entry on top of what ran before. Raises ProgramError, and KeyboardInterrupt on Ctrl-C."""
        value = self.enter(program)
        return Outcome(self._variables(program), self._functions(program), self.give_out(value), self._machine.seed)

    def enter(self, program: core.Program) -> Any:
        """As `run`; gives the value of the last expression at top level, as the interpreter has it."""
        pictures.check(program)
        machine = self._machine
        machine.functions.update(program.functions)
        machine.classes.update(program.classes)
        for key in program.functions:
            machine.codes.pop(key, None)
        self._frames = max(self._frames, frames_needed(program, machine.world.limits.calls))
        for name in program.variables:
            machine.top.slot(name)
        if program.seed is not None:
            machine.reseed(program.seed)

        def action() -> None:
            machine.last = None
            block(machine.top, program.body)(machine.frame)

        self._supervised(action)
        return machine.last

    def values(self) -> dict[str, Any]:
        """The top-level variables by key, as the interpreter has them; what it keeps for itself has a blank in its name."""
        machine = self._machine
        found = {name: machine.frame[slot] for name, slot in machine.top.slots.items() if " " not in name}
        return {name: value for name, value in found.items() if value is not UNSET}

    @property
    def is_stopping(self) -> bool:
        """Whether Ctrl-C or the clock wants the program to stop."""
        return bool(self._machine.alarm)

    def show(self, value: object) -> str:
        """A value as `print` shows it."""
        return str(self._machine.function(nodes.shown(OPEN), "value")(value))

    def forget(self, name: str) -> None:
        """Takes its value from a variable."""
        self._machine.frame[self._machine.top.slot(name)] = UNSET

    def give_out(self, value: object) -> Any:
        """A value as Python sees it."""
        return give_out(value, self._wrapped)

    def _variables(self, program: core.Program) -> dict[str, Any]:
        machine, found = self._machine, {}
        for name in (*program.variables, *(given.name for given in program.inputs)):
            value = machine.frame[machine.top.slot(name)]
            if value is not UNSET:
                found[name] = self.give_out(value)
        return found

    def _functions(self, program: core.Program) -> dict[str, Callable[..., Any]]:
        """The functions of the program itself, by name."""
        machine = self._machine
        own = {key: function for key, function in program.functions.items() if ":" not in key and function.owner is None}
        found = {function.name: self._wrapped(FunctionValue(code_of(machine, key), None)) for key, function in own.items()}
        return found | {made.name: self._maker(made) for key, made in program.classes.items() if ":" not in key}

    def _maker(self, made: core.Class) -> Callable[..., Any]:
        """A class in Python's hands makes objects."""
        make = FunctionValue(init_code(self._machine, made), None)

        def call(*arguments: object, **named: object) -> Any:
            value = ProgramObject(made.key, made.name)
            self._wrapped(make)(self._wrapped(value), *arguments, **named)
            return self._wrapped(value)

        return FunctionFromFpp(made.name, call, call)

    def _object(self, value: ProgramObject) -> ObjectFromFpp:
        def method(name: str) -> FunctionFromFpp | None:
            key = method_key(self._machine, value.class_key, name)
            return None if key is None else self._method(FunctionValue(code_of(self._machine, key), None), value)

        return ObjectFromFpp(value.class_name, value, lambda: self.give_out(dict(value.__dict__)), method)

    def _method(self, function: FunctionValue, owner: ProgramObject) -> FunctionFromFpp:
        call = partial(self._wrapped(function), self._wrapped(owner))
        return FunctionFromFpp(function.__name__, call, call)

    def _wrapped(self, value: object) -> Any:
        """A function or object in Python's hands: a call goes through the same thread and limits as the program."""
        if isinstance(value, ProgramObject):
            return self._object(value)
        name = getattr(value, "__name__", "function")

        def call(*arguments: object, **named: object) -> Any:
            function = value if isinstance(value, FunctionValue) else None
            given = [_argument(function, name, place, item) for place, item in enumerate(arguments)]
            keywords = {key: _argument(function, name, key, item) for key, item in named.items()}
            box: list[Any] = []

            def action() -> None:
                if function is not None:
                    box.append(function.invoke(function.code.function, "", given, keywords))
                else:
                    box.append(value(*given, **keywords))  # type: ignore[operator]

            self._supervised(action)
            for value_before, value_after in zip((*arguments, *named.values()), (*given, *keywords.values()), strict=True):
                give_back(value_before, value_after, self.give_out)
            return self.give_out(box[0])

        return FunctionFromFpp(name, value, call)

    def _supervised(self, action: Callable[[], None]) -> None:
        with self._machine.lock:
            supervised(self._machine, self._frames, action)


def run(program: core.Program, world: World) -> Outcome:
    """Runs a settled program in a world. Raises ProgramError, and KeyboardInterrupt on Ctrl-C."""
    return Session(world).run(program)


def _argument(function: FunctionValue | None, name: str, place: int | str, value: object) -> Any:
    """An argument from Python; a list of numbers where numbers or a tensor are taken is a tensor (R2.10)."""
    where = f"`{place}`" if isinstance(place, str) else f"argument {place + 1} of `{name}`"
    parameters: Sequence[core.Parameter] = function.code.function.parameters if function is not None else ()
    for number, parameter in enumerate(parameters):
        if place in (number, parameter.name):
            return take_argument(value, where, parameter)
    return take_in(value, where)


def frames_needed(program: core.Program, calls: int) -> int:
    """How deep Python frames may have to go for so many calls of this program's functions."""
    deepest = max((depth_of(function) for function in program.functions.values()), default=0)
    return min(
        calls * (FRAMES_PER_NODE * deepest + FRAMES_PER_CALL) + FRAMES_PER_NODE * depth_of(program.body) + FRAMES_BESIDES, MOST_FRAMES
    )


def depth_of(root: core.Node) -> int:
    """How many nodes stand inside each other."""
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in children(node))
    return deepest


# The thread ------------------------------------------------------------------------------------------------------------------


class _Listener:
    """Hears from NumPy that arithmetic made inf or nan, and finds the node in whose closure that was."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def __call__(self, kind: str, flag: int) -> None:
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            held = frame.f_locals
            node = held.get("node")
            if isinstance(node, core.Node):
                if isinstance(node, core.Primitive) and node.name in ROUNDING and kind == "invalid value":
                    raise ValueError(NO_WHOLE_NUMBER)
                if not _all_whole(node, held):
                    self._machine.floating_error(node, kind)
                return
            frame = frame.f_back


def _all_whole(node: core.Node, held: dict[str, Any]) -> bool:
    """Whole numbers that overflow, or are divided by zero, are errors of their own and become no infinity."""
    name = node.name if isinstance(node, core.Primitive) else node.operator if isinstance(node, core.Update) else ""
    operands = [np.asarray(held[name]) for name in ("x", "y") if name in held]
    return name in operations.WHOLE_RESULTS and bool(operands) and all(value.dtype.kind in "biu" for value in operands)


def supervised(machine: Machine, frames: int, action: Callable[[], None]) -> None:
    """Does something in a thread with its own stack; raises what it raises. Ctrl-C and the clock ring the alarm."""
    failures: list[BaseException] = []
    done = threading.Event()  # Thread.join takes a thread for ended when Ctrl-C interrupts it
    listener = _Listener(machine)

    def work() -> None:
        try:
            with warnings.catch_warnings(), np.errstate(over="call", divide="call", invalid="call", under="ignore", call=listener):
                warnings.simplefilter("ignore")  # nothing of Python's own may reach the user
                warnings.filterwarnings("error", MEAN_OF_NOTHING, RuntimeWarning)
                action()
        except BaseException as error:
            failures.append(error)
        finally:
            done.set()

    _watch(machine, machine.done)  # what Ctrl-C has not stopped yet, because NumPy is at work, ends first
    machine.alarm.clear()
    machine.done = done
    machine.depth = 0
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, frames))
    size = threading.stack_size(min(max(frames * STACK_PER_FRAME, SMALLEST_STACK), LARGEST_STACK))
    thread = threading.Thread(target=work, name="fpp", daemon=True)
    try:
        try:
            thread.start()
        except KeyboardInterrupt:
            if thread.ident is None:
                raise
            machine.alarm[:] = [INTERRUPT]  # the program runs already: Ctrl-C is for it
        finally:
            threading.stack_size(size)
        _watch(machine, done)
    except BaseException:
        machine.alarm[:] = [INTERRUPT]  # a signal of Python's caller: no program goes on that nobody waits for
        raise
    finally:
        sys.setrecursionlimit(before)
    if failures:
        raise failures[0]


def _watch(machine: Machine, done: threading.Event) -> None:
    """Waits for the thread's end in short steps, so that Ctrl-C and the clock are noticed."""
    seconds = machine.world.limits.seconds
    end = time.monotonic() + seconds if seconds is not None else None
    try:
        while not done.wait(LOOK):
            if end is not None and time.monotonic() > end and not machine.alarm:
                machine.alarm.append(TIME)
    except KeyboardInterrupt:
        machine.alarm[:] = [INTERRUPT]
        if not done.wait(PATIENCE):
            raise
