"""A conversation: a session, what its programs write and ask, and whether it is over."""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.repl.session import Session
from fpp_lang.runtime.world import World

LOOK = 0.05
"""Seconds between looks whether the program is to stop."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show for an entry."""

    text: str = ""
    problems: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self.problems)


class Conversation:
    """A session; `over` when it is to end."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write
        self.over = False
        self.session = self._begin()

    def _begin(self) -> Session:
        return Session(World(write=self.write, read=self._ask, folder=Path()))

    def reset(self) -> None:
        """Forgets everything."""
        self.session = self._begin()

    def run(self, entry: str) -> Reply:
        """What a piece of program gives. Raises KeyboardInterrupt where Ctrl-C has to insist."""
        found = self.session.run(entry)
        return Reply("" if found.value is None else self.session.show(found.value) + "\n", found.problems)

    def _ask(self, prompt: str) -> str:
        """A line for the program's `input`. A thread that waits for the keyboard hears no Ctrl-C, so it looks out for it itself."""
        self.write(prompt)
        is_terminal = bool(sys.stdin) and sys.stdin.isatty()
        if is_terminal:
            sys.stdout.flush()
        while is_terminal and sys.platform != "win32" and not select.select([sys.stdin], [], [], LOOK)[0]:
            if self.session.interpreter.is_stopping:
                raise KeyboardInterrupt
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            raise EOFError
        return line.rstrip("\n")
