"""How a run of `fpp` on hostile input must end."""

from __future__ import annotations

import os
import re
import resource
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SECONDS, BYTES = 5, 3 << 29


@dataclass(frozen=True)
class Ending:
    """How a run of `fpp` ended."""

    status: int
    out: str
    err: str


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def environment(**changes: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "PYTHONIOENCODING": "utf-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        **changes,
    }


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "fpp_lang", *words]


def is_told(ending: Ending, statuses: Sequence[int]) -> None:
    """The promise: the right exit status, a coded message for every failure, never a traceback or a crash."""
    assert ending.status in statuses, f"exit {ending.status}\n{ending.out[-2000:]}\n{ending.err[-2000:]}"
    assert "Traceback" not in ending.out + ending.err
    assert re.search(r"\bFPP\d{4}\b", ending.err) or ending.status in (0, 130), ending.err[-2000:]
    assert "FPP0999" not in ending.err, "an internal error is a failure, too"
