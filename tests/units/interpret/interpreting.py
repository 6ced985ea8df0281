"""Runs small programs on the interpreter alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fpp_lang.base.source import SourceFile
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program
from fpp_lang.interpret import Session
from fpp_lang.runtime.limits import Limits
from fpp_lang.runtime.world import Outcome, World


def compiled(text: str, given: dict[str, Any] | None = None) -> core.Program:
    """The settled program; its problems are the test's problem."""
    problems = Problems()
    found = compile_program(SourceFile("program.fpp", text), given=given or {}, problems=problems)
    assert found is not None, [str(item) for item in problems.diagnostics()]
    return found.program


@dataclass
class Run:
    """One program after its run: what it printed, what it left."""

    text: str
    limits: Limits = field(default_factory=Limits)
    inputs: dict[str, Any] = field(default_factory=dict)
    seed: int | None = 0
    folder: Path = Path()

    def __post_init__(self) -> None:
        self.printed: list[str] = []
        self.problems = Problems()
        self.session = Session(World(self.inputs, self.seed, self.limits, self.printed.append, folder=self.folder, problems=self.problems))

    def outcome(self) -> Outcome:
        return self.session.run(compiled(self.text, self.inputs))

    @property
    def warnings(self) -> list[tuple[str, int]]:
        return [(found.code, found.span.line) for found in self.problems]


def variables(text: str) -> dict[str, Any]:
    return Run(text).outcome().variables
