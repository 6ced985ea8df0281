"""Chooses the line breaks of a document, as the printer of `ruff format` does; nothing here recurses."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple
from unicodedata import category, east_asian_width

from fpp_lang.emit.python.document import HARD, Alternatives, Choice, Doc, Group, Indent, Label, Line, Sheltered, Wrap

LINE_LENGTH = 88
INDENT = 4


class Measure(Enum):
    """Which lines of a part have to fit; with ALLOW_OVERFLOW only what follows its last line has to."""

    FIRST_LINE = auto()
    ALL_LINES = auto()
    ALLOW_OVERFLOW = auto()


class Frame(NamedTuple):
    """The surroundings of a part: its indentation, whether its group stays on one line, how it is measured."""

    indent: int
    flat: bool
    measure: Measure = Measure.FIRST_LINE


Work = list[tuple[Doc, Frame]]


def width(text: str) -> int:
    """The number of terminal columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else category(letter) not in ("Mn", "Me", "Cf") for letter in text)


def lay_out(document: Doc, indent: int = 0) -> list[str]:
    """The lines of a document that begins at an indentation."""
    return _Printer(indent).lines_of(document)


def flat_text(document: Doc) -> str:
    """A document as one line, however long."""
    text: list[str] = []
    todo: list[Doc] = [document]
    while todo:
        match todo.pop():
            case str() as piece:
                text.append(piece)
            case tuple() as parts:
                todo.extend(reversed(parts))
            case Line(flat) | Choice(flat=flat):
                todo.append(flat)
            case Indent(content) | Group(content) | Sheltered(content) | Wrap(content):
                todo.append(content)
            case Alternatives(variants):
                todo.append(variants[0])
    return "".join(text)


class _Printer:
    """Prints one document: a stack of the parts still to come, and the state of the line being written."""

    def __init__(self, indent: int) -> None:
        self.todo: Work = []
        self.lines: list[str] = []
        self.line = ""
        self.indent = indent
        self.broken: dict[Label, bool] = {}
        self.measured = False  # an enclosing group was measured, so what is flat inside it fits without measuring again

    def lines_of(self, document: Doc) -> list[str]:
        self.todo.append((document, Frame(self.indent, flat=False)))
        while self.todo:
            part, frame = self.todo.pop()
            self.print_part(part, frame)
        self.end_line(0)
        return self.lines

    def print_part(self, part: Doc, frame: Frame) -> None:
        match part:
            case str():
                self.write(part)
            case tuple():
                self.todo.extend((inner, frame) for inner in reversed(part))
            case Line(flat, always):
                if always or not frame.flat:
                    self.end_line(frame.indent)
                else:
                    self.write(flat)
            case Indent(content, label):
                self.todo.append((content, self.indented(frame, label)))
            case Group(content, label, broken, within):
                if within is None or self.broken[within]:
                    frame = frame._replace(flat=not broken and self.fits_flat(content, label, frame))
                    self.note(label, broken=not frame.flat)
                self.todo.append((content, frame))
            case Choice(broken, flat, label):
                self.todo.append((broken if self.is_broken(label, frame) else flat, frame))
            case Sheltered(content, label):
                if not self.is_broken(label, frame):
                    self.measured = False  # it was measured as if all of it were broken
                self.todo.append((content, frame))
            case Wrap(content, label):
                self.print_wrapped(content, label, frame)
            case Alternatives(variants):
                self.print_first_fitting(variants, frame)

    def print_wrapped(self, content: Doc, label: Label, frame: Frame) -> None:
        """Parentheses that would not help either are left out."""
        if not self.fits_flat(content, label, frame):
            self.note(label, broken=True)
            wrapped = ("(", Indent((HARD, content)), HARD, ")")
            if self.fits(wrapped, frame._replace(measure=Measure.ALL_LINES)):
                self.todo.append((wrapped, frame))
                return
            self.note(label, broken=False)
        self.todo.append((content, frame._replace(flat=True)))

    def print_first_fitting(self, variants: tuple[Doc, ...], frame: Frame) -> None:
        flat = frame._replace(flat=True, measure=Measure.FIRST_LINE)
        if frame.flat and self.measured:
            self.todo.append((variants[0], frame))
            return
        self.measured = True
        for variant in variants[:-1]:
            if self.fits(variant, flat):
                self.todo.append((variant, flat))
                return
        self.todo.append((variants[-1], frame._replace(flat=False)))

    def write(self, text: str) -> None:
        if text and not self.line:
            self.line = " " * self.indent
        self.line += text

    def end_line(self, indent: int) -> None:
        self.lines.append(self.line)
        self.line, self.indent = "", indent

    def indented(self, frame: Frame, label: Label | None) -> Frame:
        if label is not None and not self.broken[label]:
            return frame
        return frame._replace(indent=frame.indent + INDENT)

    def is_broken(self, label: Label | None, frame: Frame) -> bool:
        return not frame.flat if label is None else self.broken[label]

    def note(self, label: Label | None, *, broken: bool) -> None:
        if label is not None:
            self.broken[label] = broken

    def fits_flat(self, content: Doc, label: Label | None, frame: Frame) -> bool:
        if frame.flat and self.measured:
            return True
        self.measured = True
        self.note(label, broken=False)
        return self.fits(content, frame._replace(flat=True))

    def fits(self, content: Doc, frame: Frame) -> bool:
        """Whether the content, and what follows it up to the next line break, stays within the line."""
        column = width(self.line) if self.line else self.indent
        work: Work = [(content, frame)]
        rest = len(self.todo)
        while work or rest:
            if not work:
                rest -= 1
                work.append(self.todo[rest])
            part, frame = work.pop()
            match part:
                case str():
                    column += width(part)
                    if column > LINE_LENGTH and frame.measure is not Measure.ALLOW_OVERFLOW:
                        return False
                case Line(flat, always):
                    if frame.flat and not always:
                        work.append((flat, frame))
                    elif frame.flat or frame.measure is Measure.FIRST_LINE:
                        return True
                    else:
                        column = frame.indent
                case _:
                    self.measure_inside(part, frame, work)
        return True

    def measure_inside(self, part: Doc, frame: Frame, work: Work) -> None:
        """Adds to the work what a part with content stands for in this frame."""
        match part:
            case tuple():
                work.extend((inner, frame) for inner in reversed(part))
            case Indent(content, label):
                work.append((content, self.indented(frame, label)))
            case Group(content, label, broken, within):
                if within is None or self.broken[within]:
                    frame = frame._replace(flat=frame.flat and not broken)
                    self.note(label, broken=not frame.flat)
                work.append((content, frame))
            case Choice(broken, flat, label):
                work.append((broken if self.is_broken(label, frame) else flat, frame))
            case Sheltered(content, label):
                if frame.flat and not self.is_broken(label, frame):
                    frame = frame._replace(flat=False, measure=Measure.ALLOW_OVERFLOW)
                work.append((content, frame))
            case Wrap(content, label):
                self.note(label, broken=not frame.flat)
                work.append((content, frame))
            case Alternatives(variants):
                if frame.flat:
                    work.append((variants[0], frame._replace(measure=Measure.FIRST_LINE)))
                else:
                    work.append((variants[-1], frame))
