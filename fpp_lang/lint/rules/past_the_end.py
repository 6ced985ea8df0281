"""An index that is certainly out of range: a count that goes one too far, two axes that were swapped (R11.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.accesses import Access, Count, accesses
from fpp_lang.lint.bodies import Reading
from fpp_lang.lint.sizes import Size, Sizes


@problem("FPP0812", "an index past the end", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class PastTheEnd(Problem):
    """`reached` is the index in the end, `last` the largest that there is; `access` is where it is used, if `span` is elsewhere."""

    span: Span
    index: str
    reached: str
    owner: str
    last: str
    hint: str
    replacement: str | None = None
    access: Span | None = None
    swapped: bool = False

    def words(self) -> Words:
        ends = " in the end" if self.access is not None else ""
        goes = f"the index is {self.reached}" if self.index == self.reached else f"`{self.index}` is {self.reached}{ends}"
        labels = () if self.access is None else (Label(self.access, f"here `{self.owner}` has no such place"),)
        fits = "; the other way round it fits" if self.swapped else ""
        message = f"{goes}, but the last index of `{self.owner}` is {self.last}{fits}."
        return Words(message, self.hint, replacement=self.replacement, labels=labels)


def find(reading: Reading) -> Iterator[Problem]:
    """Indexes whose largest value and the size of what they index are known and do not fit."""
    for body in reading.bodies:
        sizes = Sizes(reading, body)
        for access in accesses(reading, body, sizes):
            found = _too_far(access, sizes)
            if found is not None:
                yield _swapped(access, sizes, *found) or _told(access, sizes, *found)


def _too_far(access: Access, sizes: Sizes) -> tuple[int, Size, Size] | None:
    """The axis along which an index goes too far, the largest index, and the size of the axis."""
    for axis, reached in access.reached.items():
        for size in sizes.axis_sizes(access.owner, axis, access.rank):
            over = reached.beyond(size)
            if over is not None and over >= 0:
                return axis, reached, size
    return None


def _swapped(access: Access, sizes: Sizes, axis: int, reached: Size, size: Size) -> PastTheEnd | None:
    """Two indexes that fit when they change places."""
    if set(access.reached) != {0, 1} or len(access.subscripts) != 2:
        return None
    for place, other in access.reached.items():
        if not any((other.beyond(found) or 0) < 0 for found in sizes.axis_sizes(access.owner, 1 - place, access.rank)):
            return None
    first, second = (access.subscripts[place].span for place in (0, 1))
    span, text = access.span, access.span.source.text
    written = text[span.start : first.start] + second.text + text[first.end : second.start] + first.text + text[second.end : span.end]
    owner = f"{access.owner.name}[0]" if axis else access.owner.name
    index = access.subscripts[axis].span.text
    hint = f"were the axes swapped? write `{written}`"
    return PastTheEnd(span, index, str(reached), owner, str(size.plus(-1)), hint, written, swapped=True)


def _told(access: Access, sizes: Sizes, axis: int, reached: Size, size: Size) -> PastTheEnd:
    subscript = access.subscripts[axis]
    owner = access.owner.name if not axis else f"{access.owner.name}{'[0]' * axis}"
    last = str(Size(size.offset - 1, reached.symbol, reached.words))
    count = access.counts.get(axis)
    index = subscript.span.text
    if count is None:
        hint = "`append` adds an element at the end" if access.stores else "indexes count from 0; the last one is -1 too"
        return PastTheEnd(subscript.span, index, str(reached), owner, last, hint)
    repair = _shorter(count, reached.offset - size.offset + 1, sizes, isinstance(subscript, core.Variable))
    if repair is None:
        return PastTheEnd(count.span, index, str(reached), owner, last, "end earlier: indexes count from 0", access=access.span)
    hint = f"indexes count from 0: write `{repair.shown}`"
    return PastTheEnd(repair.span, index, str(reached), owner, last, hint, repair.written, access.span)


@dataclass(frozen=True, slots=True)
class _Repair:
    """What stands instead of `span`, and how it looks with the words around it."""

    span: Span
    written: str
    shown: str


def _shorter(count: Count, excess: int, sizes: Sizes, alone: bool) -> _Repair | None:
    """Another end for a count; for one from 1 to n, both ends."""
    start, stop = count.start, count.stop
    size = sizes.size(stop)
    if stop is None or size is None:
        return None
    written = str(size.plus(-excess))
    if count.downwards:
        return _Repair(stop.span, written, f"from {written}")
    if not count.inclusive:
        begins = f"{start.span.text}, " if start is not None and start.span.end <= stop.span.start < start.span.end + 3 else ""
        return _Repair(stop.span, written, f"range({begins}{written})" if _in_range(stop.span) else f"in {written}")
    if alone and excess == 1 and isinstance(start, core.Constant) and start.value == 1:
        both = start.span._replace(end=stop.span.end)
        between = both.source.text[start.span.end : stop.span.start]
        return _Repair(both, f"0{between}{written}", f"from 0{between}{written}")
    return _Repair(stop.span, written, f"to {written}")


def _in_range(stop: Span) -> bool:
    line = stop.source.text[stop.source.text.rfind("\n", 0, stop.start) + 1 : stop.start]
    return "range" in line.lower()
