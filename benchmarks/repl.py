"""A conversation: seconds until its first prompt stands there, milliseconds until a line is answered."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from table import Row

from fpp_lang.repl.conversation import Conversation

ROOT = Path(__file__).parents[1]
RUNS = 5
BEND = "Function bend(T) -> T:\n    for row in T:\n        for col in row:\n            max(col, 0.5)"
BEFORE = ["v = linspace(0, 1, 1000)", BEND, "n = 3"]
LINES = ["n + 1", "v.sum()", "n += 1", "bend(v).mean()", "[k^2 for k in range(10)]"]


def rows() -> list[Row]:
    """The first prompt in a pseudo-terminal, and the slowest of some everyday lines, each at its best."""
    conversation = Conversation(lambda text: None)
    for entry in BEFORE:
        conversation.answer(entry)
    slowest = max(min(_answered(conversation, line) for _ in range(RUNS)) for line in LINES)
    found = [Row("echo of a line of `fpp repl`", "a line", 1000 * slowest, "≤ 20", "ms")]
    if sys.platform != "win32":
        found.insert(0, Row("first prompt of `fpp repl`", "a start", min(_first_prompt() for _ in range(RUNS)), "≤ 0.4", "s"))
    return found


def _answered(conversation: Conversation, line: str) -> float:
    began = time.perf_counter()
    reply = conversation.answer(line)
    assert not reply.failed
    return time.perf_counter() - began


def _first_prompt() -> float:
    import fcntl
    import pty
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))  # a terminal without a size shows nothing
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "XDG_STATE_HOME": folder}
        began = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "fpp_lang", "repl"], stdin=slave, stdout=slave, stderr=slave, env=environment)
        os.close(slave)
        seen = b""
        while b"fpp>" not in seen:
            seen += os.read(master, 4096)
        took = time.perf_counter() - began
        child.kill()
        child.wait()
    os.close(master)
    return took
