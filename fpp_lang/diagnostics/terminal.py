"""The picture of a problem for a terminal: message, source lines with the exact span underlined, help, calls.

::

    error FPP0301: no name `totl` is known here
     --> average.fpp:6:12
      |
    6 |     return totl / n
      |            ^^^^
    help: did you mean `total`?
      |
    6 |     return total / n
      |            ~~~~~
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fpp_lang.base.display import cells, printable
from fpp_lang.base.source import NOWHERE, SourceFile, Span
from fpp_lang.diagnostics.model import Diagnostic, Frame, Severity

MOST_SHOWN = 20
NARROWEST, CUT = 40, "..."
LINES_OF_SPAN = 4
CALLS_AT_EACH_END = 4

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FRAME, _HELP = "1;34", "1;32"


def render(diagnostics: Sequence[Diagnostic], colour: bool = False, width: int = 100, most: int = MOST_SHOWN) -> str:
    """All problems as text, at most `most` of them in full; "" where there are none."""
    painter = _Painter(colour, max(width, NARROWEST))
    parts = ["\n".join(painter.picture(item)) + "\n" for item in diagnostics[:most]]
    if len(diagnostics) > most:
        parts.append(f"and {_counted(diagnostics[most:])} more\n")
    return "\n".join(parts)


def _counted(diagnostics: Sequence[Diagnostic]) -> str:
    """`3 errors, 1 warning`."""
    numbers = [(kind, sum(item.severity is kind for item in diagnostics)) for kind in Severity]
    return ", ".join(f"{number} {kind.value}{'s' * (number != 1)}" for kind, number in numbers if number)


@dataclass(frozen=True, slots=True)
class _Mark:
    """An underline on one line: from character `start` to `end`, what it is drawn with, and what stands behind it."""

    line: int
    start: int
    end: int
    sign: str
    text: str = ""
    paint: str = _FRAME


@dataclass(frozen=True, slots=True)
class _Painter:
    colour: bool
    width: int

    def _painted(self, text: str, paint: str) -> str:
        return f"\x1b[{paint}m{text}\x1b[0m" if self.colour and text else text

    def picture(self, item: Diagnostic) -> list[str]:
        """The lines of one problem."""
        paint = _COLOURS[item.severity]
        head = self._painted(f"{item.severity.value} {item.code}:", paint)
        lines = [f"{head} {self._painted(printable(item.message), '1')}"]
        if item.span.source is not NOWHERE.source:
            lines += self._places(item, paint)
        lines += self._help(item)
        lines += self._calls(item.calls)
        return lines

    def _places(self, item: Diagnostic, paint: str) -> list[str]:
        """The span and the labels of the same file, then the labels of each other file."""
        marks: dict[SourceFile, list[_Mark]] = {item.span.source: _marks(item.span, "^", "", paint)}
        for label in item.labels:
            marks.setdefault(label.span.source, []).extend(_marks(label.span, "-", label.text, _FRAME))
        lines = []
        for source, found in marks.items():
            first = item.span if source is item.span.source else next(label.span for label in item.labels if label.span.source is source)
            line, column = source.position(first.start)
            gutter = len(str(max(mark.line for mark in found)))
            arrow = self._painted(" " * gutter + "-->", _FRAME)
            lines += [f"{arrow} {printable(source.name)}:{line}:{column}", *self._lines(source, found, gutter)]
        return lines

    def _lines(self, source: SourceFile, marks: list[_Mark], gutter: int) -> list[str]:
        """The marked lines in order, each with its underlines; `...` stands for lines left out."""
        if not source.text:
            return []
        result = [self._gutter("", gutter)]
        before = None
        for number in sorted({mark.line for mark in marks}):
            if before is not None and number > before + 1:
                result.append(self._painted(CUT, _FRAME))
            before = number
            result += self._line(source.line(number), number, [mark for mark in marks if mark.line == number], gutter)
        return result

    def _line(self, text: str, number: int, marks: list[_Mark], gutter: int) -> list[str]:
        """One source line, cut to the width around its first mark, and the underlines below it."""
        left, right = _window(text, marks[0].start, self.width - gutter - 3)
        head, tail = CUT * (left > 0), CUT * (right < len(text))
        shown, columns = cells(text[left:right])
        result = [f"{self._gutter(str(number), gutter)} {head}{shown}{tail}".rstrip()]
        for mark in marks:
            start, end = (columns[min(max(at - left, 0), right - left)] for at in (mark.start, mark.end))
            signs = mark.sign * max(end - start, 1)
            words = f" {printable(mark.text)}" if mark.text else ""
            result.append(f"{self._gutter('', gutter)} {' ' * (start + len(head))}{self._painted(signs + words, mark.paint)}")
        return result

    def _gutter(self, number: str, gutter: int) -> str:
        return self._painted(f"{number:>{gutter}} |", _FRAME)

    def _help(self, item: Diagnostic) -> list[str]:
        """The hint, and the line as it would be where the replacement is the whole repair."""
        if item.hint is None:
            return []
        first, *rest = printable(item.hint, keep="\n").split("\n")
        lines = [f"{self._painted('help:', _HELP)} {first}", *(f"      {line}".rstrip() for line in rest)]
        if item.replacement is None or "\n" in item.replacement or "\n" in item.span.text or not item.span.source.text:
            return lines
        text, gutter = item.span.source.line(item.line), len(str(item.line))
        start = item.column - 1
        repaired = text[:start] + item.replacement + text[start + len(item.span.text) :]
        mark = _Mark(item.line, start, start + len(item.replacement), "~", paint=_HELP)
        return [*lines, self._gutter("", gutter), *self._line(repaired, item.line, [mark], gutter)]

    def _calls(self, calls: tuple[Frame, ...]) -> list[str]:
        """The calls that led here, the outermost first."""
        if not calls:
            return []
        rows = [(_where(frame, calls[-1].span.source), _one_line(frame, self.width)) for frame in calls]
        hidden = len(rows) - 2 * CALLS_AT_EACH_END
        if hidden > 1:
            rows[CALLS_AT_EACH_END:-CALLS_AT_EACH_END] = [(f"... {hidden} more calls", "")]
        column = max(len(where) for where, _ in rows)
        return [self._painted("calls:", _FRAME), *(f"  {where:<{column}}  {text}".rstrip() for where, text in rows)]


def _marks(span: Span, sign: str, text: str, paint: str) -> list[_Mark]:
    """One mark per line of the span, a long span's first lines and its last; the words stand at the last."""
    source = span.source
    first, start = source.position(span.start)
    last, end = source.position(max(span.end, span.start))
    if last > first and end == 1:  # a span that ends with a line's end belongs to that line
        last, end = last - 1, len(source.line(last - 1)) + 1
    numbers = list(range(first, last + 1))
    if len(numbers) > LINES_OF_SPAN:
        numbers[LINES_OF_SPAN - 1 : -1] = []
    marks = []
    for number in numbers:
        line = source.line(number)
        left = start - 1 if number == first else len(line) - len(line.lstrip())
        right = end - 1 if number == last else len(line)
        if line.strip() or number == first:
            marks.append(_Mark(number, left, right, sign, text if number == last else "", paint))
    return marks


def _window(text: str, wanted: int, room: int) -> tuple[int, int]:
    """The part of a long line that is shown: it begins so that the character `wanted` is seen with some of what follows."""
    if len(text) <= room:
        return 0, len(text)
    space = room - 2 * len(CUT)
    left = 0 if wanted < space * 2 // 3 else max(0, min(wanted - space // 3, len(text) - space))
    return left, min(len(text), left + space)


def _where(frame: Frame, home: SourceFile) -> str:
    place = f"line {frame.span.line}"
    if frame.span.source is not home:
        place = f"{printable(frame.span.source.name)}, {place}"
    return f"in {printable(frame.function)}, {place}" if frame.function else place


def _one_line(frame: Frame, width: int) -> str:
    """The source line of a call, without its indentation."""
    text = frame.span.source.line(frame.span.line).strip() if frame.span.source.text else ""
    return printable(text if len(text) <= width else text[: width - len(CUT)] + CUT)
