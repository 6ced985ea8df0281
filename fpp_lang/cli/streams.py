"""Standard output and standard error: encodings, colours, closed pipes, full disks."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TextIO

from fpp_lang.base.display import printable
from fpp_lang.base.files import reason
from fpp_lang.diagnostics.model import Diagnostic
from fpp_lang.diagnostics.terminal import render

WIDTH_OF_FILES = 120


class OutputClosed(BaseException):
    """The reader of the results went away. No program can catch it, so that it ends the run."""


class OutputFailed(BaseException):
    """The results cannot be written: a full disk."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def prepare() -> None:
    """Makes both streams take any text, whatever the locale; a stream closed from the start swallows what it gets."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Writes results; terminal escapes that a program prints are shown, not obeyed."""
    shown = printable(text, keep="\n\t") if sys.stdout.isatty() else text
    _guarded(lambda: sys.stdout.write(shown))


def write_file(text: str) -> None:
    """Writes the text of a file: UTF-8, whatever the locale, unless people read it."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")
    write(text)


def flush() -> None:
    """Sends what is still waiting; after a failure nothing waits any more."""
    _guarded(sys.stdout.flush)


def _guarded(action: Callable[[], object]) -> None:
    try:
        action()
    except BrokenPipeError:
        _discard()
        raise OutputClosed from None
    except OSError as error:
        _discard()
        raise OutputFailed(reason(error)) from None


def _discard() -> None:
    """Points standard output at nothing, so that Python does not complain about it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show(diagnostics: Sequence[Diagnostic]) -> None:
    """Shows problems on standard error."""
    if not diagnostics:
        return
    with suppress(OutputClosed, OutputFailed):
        flush()
    remark(render(diagnostics, colour=coloured(sys.stderr), width=width(sys.stderr)).rstrip("\n"))


def remark(text: str) -> None:
    """Writes to standard error."""
    with suppress(OSError):  # nowhere left to tell it; the exit status does
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def coloured(stream: TextIO) -> bool:
    """Colour is for terminals, and not where NO_COLOR asks for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def takes(stream: TextIO, text: str) -> bool:
    """Can the stream show the text as it is?"""
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def width(stream: TextIO) -> int:
    return shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns if stream.isatty() else WIDTH_OF_FILES
