"""A program draws, and never writes the picture: nobody will see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import DRAWING
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading


@problem("FPP0803", "a picture that is never saved", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class PictureUnsaved(Problem):
    span: Span

    def words(self) -> Words:
        return Words("this is drawn, but never saved, so nobody sees it.", 'write it into a file: `save_plot("picture.png")`')


def find(reading: Reading) -> Iterator[Problem]:
    """The first thing drawn, where the program saves no picture at all."""
    drawn = [node for node in reading.everything if isinstance(node, core.Primitive) and node.name in (*DRAWING, "save_plot")]
    if drawn and all(node.name != "save_plot" for node in drawn):
        yield PictureUnsaved(min((node.span for node in drawn), key=lambda span: span.start))
