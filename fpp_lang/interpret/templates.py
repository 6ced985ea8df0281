"""Closures for operations, made from the text of their NumPy form with the fetching of operands written out.

`a + 1` with a in slot 3 becomes, once for all operations of this make::

    def make(node, fault, x_, y):
        def run(f):
            x = f[x_]
            try:
                r = x + y
            except Exception as error:
                raise fault(error, node, x, y) from None
            return r
        return run

`node` and `fault` are reached only when something goes wrong (and by the warnings of `run.py`), so they cost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fpp_lang.core import tree as core
from fpp_lang.interpret.frame import Evaluator
from fpp_lang.interpret.machine import Machine


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand: the name it has in the text, and where it comes from. `shift` is a whole number added to what a slot holds."""

    name: str
    source: Literal["slot", "closure", "constant"]
    value: Any
    shift: int = 0

    @property
    def parameter(self) -> str:
        return self.name if self.source == "constant" else f"{self.name}_"

    @property
    def fetch(self) -> str:
        match self.source:
            case "slot":
                return f"{self.name} = f[{self.name}_]"
            case "closure":
                return f"{self.name} = {self.name}_(f)"
        return ""


@dataclass(frozen=True, slots=True)
class Guard:
    """Where the condition holds, the result is another one."""

    condition: str
    result: str


def operation(
    machine: Machine,
    node: core.Node,
    operands: Sequence[Operand],
    text: str,
    before: Sequence[str | Guard] = (),
    after: Sequence[str] = (),
    known: Mapping[str, Any] | None = None,
    into: int | None = None,
) -> Evaluator:
    """A closure that computes `text`, and puts it in the slot `into` if there is one.

    `before` and `after` are lines around it, which may name what `known` holds, and the result r.
    """
    known = known or {}
    names = ", ".join(operand.name for operand in operands)
    end = "return {}" if into is None else f"f[{into}] = {{}}"
    lines = [
        f"def make(node, fault, {', '.join([*known, *(operand.parameter for operand in operands)])}):",
        "    def run(f):",
        *(f"        {operand.fetch}" for operand in operands if operand.fetch),
    ]
    for step in before:
        if isinstance(step, str):
            lines.append(f"        {step}")
        else:
            lines += [f"        if {step.condition}:", f"            {end.format(step.result)}"]
            lines += ["            return"] if into is not None else []
    lines += [
        "        try:",
        *(f"            {operand.name} += {operand.shift}" for operand in operands if operand.shift),
        f"            r = {text}",
        "        except Exception as error:",
        f"            raise fault(error, node, {names}) from None",
        *(f"        {line}" for line in after),
        f"        {end.format('r')}",
        "    return run",
    ]
    make = machine.define_text("\n".join(lines), "make")
    made: Evaluator = make(node, machine.fault, *known.values(), *(operand.value for operand in operands))
    return made
