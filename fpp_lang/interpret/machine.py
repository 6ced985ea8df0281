"""What all closures of a program share: its frame, its functions, the random numbers, the world, and the alarm that stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import FILES
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.interpret.frame import UNSET, Frame, Scope
from fpp_lang.numpy_rules import HELPERS, Form
from fpp_lang.runtime import files, pictures
from fpp_lang.runtime.faults import translate
from fpp_lang.runtime.floating import FloatingWarnings, floating_problem
from fpp_lang.runtime.problems import limits as limit_problems
from fpp_lang.runtime.problems.values import NotYetSet
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.world import World

INTERRUPT, TIME = "interrupt", "time"


class Machine:
    """The state of one program. `alarm` is empty until somebody wants the program to stop; loops and calls look at it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.alarm: list[str] = []
        self.depth = 0
        self.most_calls = world.limits.calls
        self.steps = 0
        self.last: Any = None
        self.lock = threading.RLock()
        self.done = threading.Event()
        self.done.set()
        self.seed = world.seed if world.seed is not None else int(np.random.SeedSequence().generate_state(1)[0])
        self.frame: Frame = [None, None]
        self.top = Scope(self, "")
        self.functions: dict[str, core.Function] = {}
        self.classes: dict[str, core.Class] = {}
        self.codes: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        self.warnings = FloatingWarnings(world.problems)
        self.namespace = self._names()
        self._compiled: dict[str, Any] = {}

    def _names(self) -> dict[str, Any]:
        """What the texts of the NumPy rules may name."""
        world = self.world
        names: dict[str, Any] = {"rng": np.random.default_rng(self.seed), "__name__": "fpp"}

        def show_values(*values: object) -> None:
            world.write(" ".join(map(str, values)) + "\n")

        names["print"] = show_values
        names["input"] = lambda prompt="": world.read(str(prompt))
        return names

    def evaluate_text(self, text: str) -> Any:
        """The value of a text of ours: a lambda or a name. Modules and helpers come in when a text first names them."""
        if text not in self._compiled:
            self._compiled[text] = eval(compile(text, "<rule>", "eval"), self.namespace)
        return self._compiled[text]

    def define_text(self, text: str, name: str) -> Any:
        """What a `def` of ours defines."""
        if text not in self._compiled:
            exec(compile(text, "<rule>", "exec"), self.namespace)
            self._compiled[text] = self.namespace[name]
        return self._compiled[text]

    def provide(self, form: Form) -> None:
        """Brings the modules and helpers that a form needs into the namespace."""
        for line in form.imports:
            module = line.split()[-1]
            if module not in self.namespace:
                exec(line, self.namespace)
        for name in form.helpers:
            self._provide_helper(name)

    def _provide_helper(self, name: str) -> None:
        if name in self.namespace or name in FILES:
            return
        helper = HELPERS[name]
        for line in helper.imports:
            exec(line, self.namespace)
        exec(helper.source, self.namespace)
        for other in helper.helpers:
            self._provide_helper(other)

    def function(self, form: Form, parameters: str) -> Callable[..., Any]:
        """A form as a Python function of the given parameters."""
        self.provide(form)
        found: Callable[..., Any] = self.evaluate_text(f"lambda {parameters}: {form.text}")
        return found

    def title_of(self, function: core.Function) -> str:
        """What a function is called in messages: a method with its class."""
        return function.name if function.owner is None else f"{self.classes[function.owner].name}.{function.name}"

    def reseed(self, number: int) -> None:
        """Starts the random numbers of the program again."""
        self.seed = number
        self.namespace["rng"].bit_generator.state = np.random.default_rng(number).bit_generator.state

    def load(self, name: object, node: core.Node) -> Any:
        return files.load(name, self.world.folder, node.span)

    def save(self, value: object, name: object, node: core.Node) -> None:
        files.save(value, name, self.world.folder, node.span)

    def save_plot(self, name: object, node: core.Node) -> None:
        pictures.save(name, self.world.folder, node.span)

    def grow(self, size: int) -> None:
        """Makes room for the variables of the program."""
        self.frame.extend([UNSET] * (size - len(self.frame)))

    def fault(self, error: Exception, node: core.Node, *values: object) -> ProgramError:
        """What to raise for an exception at a node; `values` are those of the node's parts."""
        if isinstance(error, ProgramError):
            return error
        for place, value in enumerate(values):
            if value is UNSET:
                return ProgramError(_unset(node, place))
        return ProgramError(translate(error, node, values))

    def stopped(self, node: core.Node) -> ProgramError:
        """What to raise when the alarm rings."""
        if self.alarm[0] == TIME:
            return ProgramError(limit_problems.TooSlow(node.span, self.world.limits.seconds or 0))
        return ProgramError(limit_problems.Interrupted(node.span))

    def floating_error(self, node: core.Node, kind: str) -> None:
        """Records the warning for inf or nan that arose at a node."""
        name = node.name if isinstance(node, core.Primitive) else node.operator if isinstance(node, core.Update) else ""
        self.warnings.add(floating_problem(kind, name or "this", node.span))


def _unset(node: core.Node, place: int) -> Problem:
    """Which variable has no value yet: the part of the node at that place."""
    parts: list[core.Node] = []
    match node:
        case core.Primitive(arguments=arguments):
            parts = [part for part in arguments if part is not None]
        case core.Compare(first=first, rest=rest):
            parts = [first, *(value for _, value in rest)]
        case core.Update(target=target, value=value):
            parts = [target, value]
        case core.Index(target=inner, subscripts=subscripts):
            parts = [inner, *subscripts]
    found = parts[place] if place < len(parts) else node
    while isinstance(found, core.Whole | core.ToTensor | core.Copy | core.Unwrap):
        found = found.value
    if isinstance(found, core.Primitive) and found.arguments[0] is not None:  # an index such as `j + 1`
        found = found.arguments[0]
    name = found.name if isinstance(found, core.Variable) else found.span.text
    return NotYetSet(found.span, name)
