"""A procedure gives nothing back, and yet its result is used (R6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading


@problem("FPP0802", "the result of a procedure used", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class ProcedureResult(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.name}` gives nothing back, so this is `none`.", f"let `{self.name}` return a value, or call it on a line of its own"
        )


def find(reading: Reading) -> Iterator[Problem]:
    """Calls of functions without a result that stand where a value is needed."""
    alone = {node.value.id for node in reading.everything if isinstance(node, core.Evaluate)}
    for node in reading.everything:
        if isinstance(node, core.Primitive) and node.id not in alone and PRIMITIVES[node.name].gives == "nothing":
            yield ProcedureResult(node.span, node.name)
        if isinstance(node, core.Call) and node.id not in alone:
            function = reading.program.functions[node.key]
            if function.arrow is None and not any(
                isinstance(inner, core.Return) and inner.value is not None for inner in walk(function.body)
            ):
                if function.result.base in (Base.NOTHING, Base.NEVER, Base.OPEN):
                    yield ProcedureResult(node.span, function.name)
