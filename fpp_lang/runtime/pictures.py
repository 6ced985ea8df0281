"""Pictures that programs draw: made by matplotlib, which is there only if it is wanted, and written into the program's folder."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fpp_lang.base.files import reason, write_atomically
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWING
from fpp_lang.core.walk import walk
from fpp_lang.runtime.files import inside
from fpp_lang.runtime.problems.files import CannotWrite, NoMatplotlib, UnknownPictureKind
from fpp_lang.runtime.program_error import ProgramError

KINDS = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


def begin(program: core.Program) -> None:
    """An empty picture, where the program draws any. Raises ProgramError without matplotlib."""
    if check(program):
        from matplotlib import pyplot

        pyplot.figure("FPP", clear=True)


def check(program: core.Program) -> bool:
    """Does the program draw? Then without a window, for nobody looks at it before it is written. Raises ProgramError without matplotlib."""
    drawn = next((node for node in walk(program) if isinstance(node, core.Primitive) and node.name in DRAWING), None)
    if drawn is None:
        return False
    try:
        import matplotlib
    except ImportError:
        raise ProgramError(NoMatplotlib(drawn.span)) from None
    if "matplotlib.pyplot" not in sys.modules:
        matplotlib.use("Agg")
    return True


def save(name: object, folder: Path, span: Span) -> None:
    """Writes the picture drawn so far, at once, and begins a new one. Raises ProgramError."""
    file, shown = inside(name, folder, span)
    if file.suffix.lower() not in KINDS:
        raise ProgramError(UnknownPictureKind(span, shown))
    try:
        write_atomically(file, _drawn(KINDS[file.suffix.lower()]))
    except OSError as error:
        raise ProgramError(CannotWrite(span, shown, reason(error))) from None


def _drawn(kind: str) -> bytes:
    """The picture as the bytes of a file, the same on every run."""
    import matplotlib
    from matplotlib import pyplot

    if pyplot.gca().get_legend_handles_labels()[1]:
        pyplot.legend()
    stream = io.BytesIO()
    stamps = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
    with matplotlib.rc_context({"svg.hashsalt": "fpp"}):
        pyplot.savefig(stream, format=kind, metadata=stamps[kind])
    pyplot.clf()
    return stream.getvalue()
