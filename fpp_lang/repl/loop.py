"""Read, answer, show, again. What takes long to import or to read is brought in while people type their first line."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from fpp_lang import __version__
from fpp_lang.diagnostics.model import Diagnostic

if TYPE_CHECKING:
    from fpp_lang.repl.conversation import Conversation

GREETING = f"FPP {__version__}. :help lists what else there is; Ctrl-D leaves.\n"


@dataclass(frozen=True, slots=True)
class Streams:
    """Where a conversation goes: `write` takes results, `show` problems; `bug` has the words for a mistake of ours."""

    write: Callable[[str], object]
    show: Callable[[Sequence[Diagnostic]], object]
    bug: Callable[[Exception], Diagnostic]


class Reader(Protocol):
    """Who asks for entries."""

    interactive: bool

    def read(self) -> str | None:
        """One entry, None at the end. Raises KeyboardInterrupt where Ctrl-C drops what was typed."""


class Loop:
    """One conversation from its greeting to its end."""

    def __init__(self, streams: Streams) -> None:
        self.streams = streams
        self._made: Conversation | None = None
        self._lock = threading.Lock()

    @property
    def conversation(self) -> Conversation:
        """Made when it is first needed."""
        with self._lock:
            if self._made is None:
                self._made = import_module("fpp_lang.repl.conversation").Conversation(self.streams.write)
            return self._made

    def run(self, reader: Reader, files: Sequence[str]) -> bool:
        """Talks until the end; whether an entry failed."""
        failed = False
        for file in files:
            failed = self._answer(f":load {file}")
        if reader.interactive:
            self.streams.write(GREETING)
            threading.Thread(target=self._read_ahead, daemon=True).start()
        while not (self._made is not None and self._made.over):
            try:
                entry = reader.read()
                if entry is None:
                    break
                failed = self._answer(entry) or failed
            except KeyboardInterrupt:
                self.streams.write("\n")
        return failed

    def _read_ahead(self) -> None:
        session = self.conversation.session
        import_module("fpp_lang.repl.ahead").read_ahead(session)

    def _answer(self, entry: str) -> bool:
        if not entry.strip():
            return False
        from fpp_lang.repl.commands import answer

        try:
            reply = answer(self.conversation, entry)
        except Exception as error:  # the conversation goes on, with all that was there before
            self.streams.show([self.streams.bug(error)])
            return True
        if reply.text:
            self.streams.write(reply.text)
        self.streams.show(reply.problems)
        return reply.failed
