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

from fpp_lang.repl.ahead import read_ahead
from fpp_lang.repl.commands import answer
from fpp_lang.repl.conversation import Conversation

ROOT = Path(__file__).parents[1]
RUNS = 5
BEND = "Function bend(T) -> T:\n    for row in T:\n        for col in row:\n            max(col, 0.5)"
BEFORE = ["v = linspace(0, 1, 1000)", BEND, "n = 3"]
FIRST_USES = [
    "x = [[0.5, 1.0], [2.0, 3.0]]",
    "Softmax(x)",
    "layer = Dense(2, 3)",
    "layer.forward(x)",
    "network = Sequential([Dense(2, 3), Tanh(), Dense(3, 1)])",
    "network.forward(x)",
    "optimizer = Adam_Optimizer(0.01)",
    'optimizer.update("w", 3.0, 2.0)',
    "CrossEntropy().forward(x, [0, 1])",
    "accuracy([1, 0], [1, 1])",
    "standardize(x)",
    "number of rows in x",
]
LINES = ["n + 1", "v.sum()", "n += 1", "bend(v).mean()", "[k^2 for k in range(10)]"]


def rows() -> list[Row]:
    """The first prompt in a pseudo-terminal, and the slowest of some lines, each at its best: everyday ones, and first ones of a class."""
    conversation = Conversation(lambda text: None)
    for entry in BEFORE:
        answer(conversation, entry)
    slowest = max(min(_answered(conversation, line) for _ in range(RUNS)) for line in LINES)
    found = [
        Row("echo of a line of `fpp repl`", "a line", 1000 * slowest, "≤ 20", "ms"),
        Row("first use of something in the library", "a line", 1000 * _slowest_first_use(), "≤ 20", "ms"),
    ]
    if sys.platform != "win32":
        found.insert(0, Row("first prompt of `fpp repl`", "a start", min(_first_prompt() for _ in range(RUNS)), "≤ 0.4", "s"))
    return found


def _answered(conversation: Conversation, line: str) -> float:
    began = time.perf_counter()
    reply = answer(conversation, line)
    assert not reply.failed
    return time.perf_counter() - began


def _slowest_first_use() -> float:
    """Each time in a process of its own, in which nothing was used before."""
    command = [sys.executable, __file__]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split() for _ in range(RUNS)]
    return max(min(map(float, line)) for line in zip(*runs, strict=True))


def first_uses() -> list[float]:
    """Seconds for each line, once what is read while the prompt waits has been read."""
    conversation = Conversation(lambda text: None)
    read_ahead(conversation.session)
    return [_answered(conversation, line) for line in FIRST_USES]


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


if __name__ == "__main__":
    print(*first_uses())
