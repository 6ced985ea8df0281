"""What holds while a program runs: how deep, how long, how much, and which warnings are kept."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TextIO

from fpp_lang.engine.places import Places
from fpp_lang.runtime.floating import REFUSED, FloatingWarnings, from_numpy_warning

FRAMES_BESIDE = 60
"""Python frames that NumPy and helpers may need below the deepest call."""

LEAST_ROOM = 2 << 30
TENSORS_AT_ONCE, BYTES_PER_ELEMENT = 4, 8
"""The memory that a run may take: so many of the largest tensors at once, but never less than two gigabytes."""

FRAMES_OF_LIFTED_CALL = 3
"""A call that runs over elements: the helper, its comprehension, the function."""


PATIENCE = 0.2
"""The seconds that a program has to hear that its time is up."""


class TimeIsUp(BaseException):
    """The program has run as long as it may; no handler of the program catches it."""


class StepsAreUp(BaseException):
    """The program has taken as many steps as it may."""


@contextmanager
def deep_calls(most: int, lifted: bool) -> Iterator[None]:
    """Room for so many calls of the program inside each other, and no more."""
    depth = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + FRAMES_BESIDE + most * (FRAMES_OF_LIFTED_CALL if lifted else 1))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def memory_limit(elements: int) -> Iterator[None]:
    """Room for a few of the largest tensors, where the system lets a process bound itself: then NumPy raises MemoryError in time."""
    used = _used_memory()
    if used is None:
        yield
        return
    import resource

    room = max(LEAST_ROOM, min(TENSORS_AT_ONCE * BYTES_PER_ELEMENT * elements, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")))
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = used + room
    if soft != resource.RLIM_INFINITY and soft <= most:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _used_memory() -> int | None:
    """The bytes of this process's address space, None where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


class _Clock:
    """Sends TimeIsUp to a thread when its time is over, again and again until it has heard: where Python looks away, as while an object
    is deleted, an exception is lost."""

    def __init__(self, seconds: float) -> None:
        self.heard = False
        self._thread, self._lock, self._ended = threading.get_ident(), threading.Lock(), threading.Event()
        threading.Thread(target=self._watch, args=(seconds,), name="fpp clock", daemon=True).start()

    def _watch(self, seconds: float) -> None:
        while not self._ended.wait(seconds):
            with self._lock:
                if self.heard:
                    return
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(TimeIsUp))
            seconds = PATIENCE

    def end(self) -> None:
        """Nothing is sent from now on."""
        self._ended.set()
        with self._lock:  # what is being sent has been sent
            pass


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raises TimeIsUp in the running thread when the time is over."""
    if seconds is None:
        yield
        return
    clock = _Clock(seconds)
    try:
        try:
            yield
        finally:
            clock.heard = True
    finally:
        clock.heard = True  # also where the exception came before the line above was done
        clock.end()
        _let_it_arrive()


def _let_it_arrive() -> None:
    """An exception that was sent in the last moment arrives here, where it does no harm."""
    try:
        for _ in range(100):
            pass
    except TimeIsUp:
        pass


def keep_warning(text: str, category: type[Warning], frame: FrameType, places: Places, found: FloatingWarnings) -> None:
    """A result that became inf or nan is a warning of the program's line (R3.7); what FPP refuses is an error."""
    if text.startswith(REFUSED):
        raise ValueError(text)
    stop = places.innermost(frame)
    if stop is not None and issubclass(category, RuntimeWarning):
        found.add(from_numpy_warning(text, places.span(stop)))


@contextmanager
def kept_warnings(places: Places, found: FloatingWarnings) -> Iterator[None]:
    """NumPy's warnings, as warnings of the program."""

    def keep(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, file: TextIO | None = None, line: str | None = None
    ) -> None:
        keep_warning(str(message), category, sys._getframe(1), places, found)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("always", category=RuntimeWarning)
        warnings.showwarning = keep
        yield
