"""What became of each loop, for `fpp transpile --report`."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One loop: what it `became`, or the `reason` why it stays a loop."""

    span: Span
    became: str | None
    reason: str

    @property
    def number(self) -> int:
        """The line of the loop in its file, from 1."""
        return self.span.source.position(self.span.start)[0]

    def words(self) -> str:
        return f"line {self.number}: vectorised as {self.became}" if self.became else f"line {self.number}: kept: {self.reason}"
