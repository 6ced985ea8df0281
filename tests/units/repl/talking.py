"""Conversations without a terminal: entries in, what is shown out."""

from __future__ import annotations

from fpp_lang.repl.commands import answer
from fpp_lang.repl.conversation import Conversation


class Talk:
    """`talk("v = [1, 2]", "v + 1")` gives what the last entry shows; codes of problems stand in `problems`."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.conversation = Conversation(self.printed.append)
        self.problems: list[str] = []
        self.messages: list[str] = []

    def __call__(self, *entries: str) -> str:
        for entry in entries:
            self.printed.clear()
            reply = answer(self.conversation, entry)
            self.problems = [found.code for found in reply.problems]
            self.messages = [f"{found.message} {found.hint or ''}" for found in reply.problems]
        return "".join(self.printed) + reply.text

    @property
    def session(self):
        return self.conversation.session
