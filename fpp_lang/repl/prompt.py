"""The prompt on a terminal: history, completion, colours, and lines that indent themselves. Only here is prompt_toolkit imported."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import ColorDepth, Output

from fpp_lang.highlight import FppLexer
from fpp_lang.repl.plain import FIRST, NEXT, is_entry

if TYPE_CHECKING:
    from fpp_lang.repl.conversation import Conversation

STEP = "    "
_HEADER = re.compile(r"(:|\bthen)[ \t]*((//|#).*)?$")
_LEAVES = re.compile(r"[ \t]*(return|break|continue|pass|throw)\b", re.IGNORECASE)


class PromptReader:
    """Asks on a terminal. `conversation` is called when a completion needs it."""

    interactive = True

    def __init__(
        self,
        conversation: Callable[[], Conversation],
        history: History | None = None,
        input: Input | None = None,
        output: Output | None = None,
    ) -> None:
        self._prompt: PromptSession[str] = PromptSession(
            FIRST,
            history=history or user_history(),
            completer=_Names(conversation),
            complete_while_typing=False,
            auto_suggest=AutoSuggestFromHistory(),
            lexer=PygmentsLexer(FppLexer),
            color_depth=ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None,
            key_bindings=_keys(),
            multiline=True,
            prompt_continuation=NEXT,
            input=input,
            output=output,
        )

    @property
    def typed(self) -> str:
        """What stands at the prompt."""
        return self._prompt.default_buffer.text

    def read(self) -> str | None:
        """One entry, None after Ctrl-D. Raises KeyboardInterrupt on Ctrl-C."""
        try:
            return self._prompt.prompt().rstrip()
        except EOFError:
            return None


class _Names(Completer):
    def __init__(self, conversation: Callable[[], Conversation]) -> None:
        self._conversation = conversation

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        from fpp_lang.repl.completion import candidates

        for found in candidates(self._conversation().session, document.text_before_cursor):
            yield Completion(found.text, -found.back, display_meta=found.note)


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        """Takes the name that is chosen, or hands in what is complete; else begins the next line as deep as it probably stands."""
        buffer = event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            buffer.complete_state = None
        elif buffer.document.is_cursor_at_the_end and is_entry(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n" + next_indentation(buffer.document.current_line_before_cursor))

    @keys.add("tab")
    def tab(event: KeyPressEvent) -> None:
        """At the beginning of a line one step deeper; elsewhere the names that may stand here."""
        buffer = event.current_buffer
        if not buffer.document.current_line_before_cursor.strip():
            buffer.insert_text(STEP)
        elif buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(insert_common_part=True)

    @keys.add("backspace")
    def backspace(event: KeyPressEvent) -> None:
        """In the blanks before a line one step back."""
        buffer = event.current_buffer
        line = buffer.document.current_line_before_cursor
        buffer.delete_before_cursor((len(line) - 1) % len(STEP) + 1 if line and not line.strip(" ") else 1)

    return keys


def next_indentation(line: str) -> str:
    """The blanks before the line after this one."""
    blanks = line[: len(line) - len(line.lstrip())]
    if _HEADER.search(line):
        return blanks + STEP
    return blanks.removesuffix(STEP) if _LEAVES.match(line) else blanks


def user_history() -> History:
    """The history in the user's folder; in memory where that cannot be written."""
    folder = history_folder()
    if folder is None:
        return InMemoryHistory()
    file = folder / "history"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def history_folder() -> Path | None:
    """The user's folder for what FPP remembers; None where there is no home."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
        return Path(home) / "fpp" if home else None
    if os.environ.get("XDG_STATE_HOME"):
        return Path(os.environ["XDG_STATE_HOME"]) / "fpp"
    home = os.environ.get("HOME")
    return Path(home) / ("Library/Application Support" if sys.platform == "darwin" else ".local/state") / "fpp" if home else None
