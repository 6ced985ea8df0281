"""`fpp plot FILE NAME`."""

from __future__ import annotations

import math
import re
from pathlib import Path
from sys import stdout
from typing import TYPE_CHECKING

import click

from fpp_lang.base.source import NOWHERE, SourceFile
from fpp_lang.cli import streams
from fpp_lang.cli.problems import CannotPlot, Stop
from fpp_lang.cli.programs import folder_of, read_program, save
from fpp_lang.cli.statuses import PROGRAM, USAGE
from fpp_lang.diagnostics.error import FppError

if TYPE_CHECKING:
    from fpp_lang.documentation.curves import Curve
    from fpp_lang.named import Named

KINDS = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


@click.command("plot", epilog="Example: echo 'def f(x): return x^3 - x' | fpp plot - f --from -2 --to 2")
@click.argument("file")
@click.argument("name")
@click.option("--from", "start", type=float, metavar="A", help="Where the graph begins; -5 unless given.")
@click.option("--to", "end", type=float, metavar="B", help="Where it ends; 5 unless given.")
@click.option("-o", "--output", metavar="OUT", help="Write a picture, .png, .svg or .pdf, instead of drawing in the terminal.")
def command(file: str, name: str, start: float | None, end: float | None, output: str | None) -> None:
    """Draw the graph of a function of one number, and that of its derivative.

    NAME is a function of the program FILE (- is standard input) or of the library. The derivative is NAME_derivative where there
    is one, or the one that fpp derive finds, or else the slope as measured; where it jumps or is not defined, the graph has a gap.
    """
    ends = (-5.0 if start is None else start, 5.0 if end is None else end)
    if not (all(map(math.isfinite, ends)) and ends[0] < ends[1]):
        raise click.UsageError("--from must be below --to, and both finite")
    if output is not None and Path(output).suffix.lower() not in KINDS:
        raise click.UsageError(f"{output} is no picture: its name must end in .png, .svg or .pdf")
    curves = _curves(read_program(file), folder_of(file), name, None if start is end is None else ends)
    if output is None:
        streams.write(_drawn(curves))
    else:
        save(output, _picture(curves, KINDS[Path(output).suffix.lower()]))


def _curves(source: SourceFile, folder: Path, name: str, ends: tuple[float, float] | None) -> list[Curve]:
    """The graph of the function, and that of its derivative."""
    from fpp_lang.documentation.curves import NotACurve, sample, slope
    from fpp_lang.named import named_functions

    try:
        (function,) = named_functions(source, folder, [name])
        needed = sum(not optional for _, optional, _ in function.parameters)
        if needed != 1 and not (needed == 0 and function.parameters):
            raise Stop(PROGRAM, [CannotPlot(NOWHERE, name, f"it takes {needed} values, and a graph has one axis for them").report()])
        curve = sample(function.call, name, *(ends or (None, None)))
    except FppError as error:
        raise Stop(USAGE if any(found.code == "FPP0906" for found in error.diagnostics) else PROGRAM, error.diagnostics) from None
    except NotACurve as reason:
        raise Stop(PROGRAM, [CannotPlot(NOWHERE, name, str(reason)).report()]) from None
    derivative = _derivative(source, folder, name)
    if derivative is None:
        return [curve, slope(function.call, curve)]
    return [curve, sample(derivative.call, derivative.name, curve.x[0], curve.x[-1])]


def _derivative(source: SourceFile, folder: Path, name: str) -> Named | None:
    """NAME_derivative of the program or the library, or the one that can be derived."""
    from fpp_lang.derived import derived
    from fpp_lang.named import named_functions

    try:
        (found,) = named_functions(source, folder, [f"{name}_derivative"])
    except FppError:
        try:
            text = derived(source, folder, name, None).text
            called = re.findall(r"^Function (\w+)", text, re.MULTILINE)[-1]
            (found,) = named_functions(SourceFile(source.name, f"{source.text.rstrip()}\n\n{text}"), folder, [called])
        except FppError:
            return None
    return found if sum(not optional for _, optional, _ in found.parameters) == 1 else None


def _drawn(curves: list[Curve]) -> str:
    from fpp_lang.documentation.text_graph import draw

    graphs = []
    for curve in curves:
        note = f"{curve.note}\n" if curve.note else ""
        graphs.append(f"{curve.name}\n{draw(curve, braille=streams.takes(stdout, '⠿'))}{note}")
    return "\n".join(graphs)


def _picture(curves: list[Curve], kind: str) -> bytes:
    from fpp_lang.documentation.picture import picture
    from fpp_lang.runtime.problems.files import NoMatplotlib

    try:
        return picture(curves, kind)
    except ImportError:
        raise Stop(PROGRAM, [NoMatplotlib(NOWHERE).report()]) from None
