"""A problem is data where it arises and words in one method; codes are stable and unique."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, TypeVar

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Diagnostic, Frame, Label, Severity

REGISTRY: dict[str, type[Problem]] = {}


class Problem:
    """Base of all problems. Subclasses are frozen dataclasses whose first field is `span`."""

    __slots__ = ()
    code: ClassVar[str]
    title: ClassVar[str]
    severity: ClassVar[Severity]
    span: Span

    def words(self) -> Words:
        """What to tell the user: message, hint, replacement and further places."""
        raise TypeError(f"{type(self).__name__} has no words")

    def report(self, calls: tuple[Frame, ...] = ()) -> Diagnostic:
        """The problem as every renderer takes it."""
        words = self.words()
        return Diagnostic(self.code, self.severity, words.message, self.span, words.hint, words.replacement, words.labels, calls)


class Words:
    """The words of one problem."""

    __slots__ = ("hint", "labels", "message", "replacement")

    def __init__(self, message: str, hint: str | None = None, *, replacement: str | None = None, labels: tuple[Label, ...] = ()) -> None:
        self.message, self.hint, self.replacement, self.labels = message, hint, replacement, labels


P = TypeVar("P", bound=type[Problem])


def problem(code: str, title: str, severity: Severity = Severity.ERROR) -> Callable[[P], P]:
    """Registers a kind of problem: its code, and the title of its page."""

    def register(kind: P) -> P:
        if code in REGISTRY and REGISTRY[code].__qualname__ != kind.__qualname__:
            raise ValueError(f"{code} is the code of both {REGISTRY[code].__name__} and {kind.__name__}")
        kind.code, kind.title, kind.severity = code, title, severity
        REGISTRY[code] = kind
        return kind

    return register


class Problems:
    """Collects the problems of all passes; each pass records and goes on."""

    __slots__ = ("_at", "_found")

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._at: dict[tuple[int, int], list[Problem]] = {}  # by place, so that looking for one twice takes no time

    def add(self, found: Problem) -> None:
        same = self._at.setdefault((found.span.start, found.span.end), [])
        if found not in same:
            same.append(found)
            self._found.append(found)

    @property
    def any_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def diagnostics(self) -> list[Diagnostic]:
        """All problems, sorted by place."""
        return [
            found.report()
            for found in sorted(self._found, key=lambda item: (item.span.source.name, item.span.start, item.span.end, item.code))
        ]
