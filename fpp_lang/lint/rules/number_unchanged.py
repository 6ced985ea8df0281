"""A procedure that changes tensors in place gets a number, which stays as it is (R4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, root


@problem("FPP0815", "a number that a procedure cannot change", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class NumberUnchanged(Problem):
    span: Span
    name: str
    function: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` is a number and stays as it is: `{self.function}` changes tensors in place.",
            f"make it a tensor of one number first: `{self.name} = [{self.name}]`",
        )


def find(reading: Reading) -> Iterator[Problem]:
    """Numbers by name in the place of a parameter that is called a tensor and is changed."""
    for node in reading.everything:
        match node:
            case core.Call(key=key, arguments=arguments) if (function := reading.program.functions[key]).arrow is None:
                for parameter, argument in zip(function.parameters, arguments, strict=True):
                    match argument:
                        case core.Variable(name=name) if argument.kind.base is Base.NUMBER and _is_changed(parameter, function, reading):
                            yield NumberUnchanged(argument.span, name, function.name)


def _is_changed(parameter: core.Parameter, function: core.Function, reading: Reading) -> bool:
    if parameter.annotation is None or parameter.annotation.lower() != "tensor":
        return False
    return any(_changed(part) == parameter.name for part in reading.nodes(function.body))


def _changed(node: core.Node) -> str | None:
    """The variable in whose numbers a statement stores; binding it anew changes none."""
    match node:
        case core.Update(target=target) | core.Assign(target=core.Index() as target):
            return root(target)
    return None
