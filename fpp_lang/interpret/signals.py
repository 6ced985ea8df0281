"""What a statement gives back when it leaves its block; None means that the next statement follows."""

from __future__ import annotations

from enum import Enum


class Signal(Enum):
    BREAK = "break"
    CONTINUE = "continue"
    RETURN = "return"


BREAK, CONTINUE, RETURN = Signal.BREAK, Signal.CONTINUE, Signal.RETURN
