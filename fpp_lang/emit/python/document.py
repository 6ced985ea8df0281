"""Documents: code whose line breaks are not chosen yet.

The algebra is that of Wadler and Prettier with what `ruff format` adds: groups that ask whether another group was broken, and
content whose breaks do not count as breaks of what stands around it. `layout` chooses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


class Label:
    """Names a group, so that other parts can depend on whether it was broken."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The end of a line where the enclosing group is broken, `flat` where it is not."""

    flat: str
    always: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Indent:
    """Lines that begin inside stand one level deeper; with `label`, only where that group was broken."""

    content: Doc
    label: Label | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Either all lines directly inside end or none does, the latter where that fits.

    `broken` groups always break; with `within`, this is a group only where that group was broken.
    """

    content: Doc
    label: Label | None = None
    broken: bool = False
    within: Label | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One text where the group was broken, another where not; the group is the enclosing one unless `label` names it."""

    broken: Doc
    flat: Doc = ""
    label: Label | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Sheltered:
    """Content between brackets: it may break while the group `label` around it still counts as not broken."""

    content: Doc
    label: Label | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """Content that goes into parentheses, on lines of its own, where that and only that makes it fit."""

    content: Doc
    label: Label


@dataclass(frozen=True, slots=True, eq=False)
class Alternatives:
    """The first of the variants that fits up to its first line break, else the last."""

    variants: tuple[Doc, ...]


Doc: TypeAlias = "str | tuple[Doc, ...] | Line | Indent | Group | Choice | Sheltered | Wrap | Alternatives"

SOFT = Line("")
SPACE = Line(" ")
HARD = Line("", always=True)


def join(separator: Doc, parts: Iterable[Doc]) -> tuple[Doc, ...]:
    """The parts with the separator between them."""
    joined: list[Doc] = []
    for part in parts:
        if joined:
            joined.append(separator)
        joined.append(part)
    return tuple(joined)
