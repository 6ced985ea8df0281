"""Curves as a picture file, drawn by matplotlib."""

from __future__ import annotations

import io
from collections.abc import Sequence

from fpp_lang.documentation.curves import Curve

COLOURS = ("#1257a8", "#b3541e")
STAMPS = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}


def picture(curves: Sequence[Curve], kind: str) -> bytes:
    """The file of a picture of the kind png, svg or pdf, the same on every run. Raises ImportError without matplotlib."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "fpp", "axes.spines.top": False, "axes.spines.right": False}):
        figure = Figure(figsize=(7, 4.5), layout="constrained")
        axes = figure.add_subplot()
        axes.grid(alpha=0.3)
        for place, curve in enumerate(curves):
            style = "-" if place == 0 else "--"
            axes.plot(curve.x, curve.y, style, color=COLOURS[place % len(COLOURS)], linewidth=2, label=curve.name)
        notes = "; ".join(f"{curve.name}: {curve.note}" for curve in curves if curve.note)
        axes.set(xlabel="x")
        axes.set_title(notes, fontsize="small", color="gray")
        axes.legend(frameon=False)
        stream = io.BytesIO()
        figure.savefig(stream, format=kind, metadata=STAMPS[kind], dpi=150)
    return stream.getvalue()
