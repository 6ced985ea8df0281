"""Where lines may break: inside brackets that stand there anyway, or inside parentheses that are added for the purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpp_lang.emit.python.document import SOFT, SPACE, Choice, Doc, Group, Indent, Label, Line, Sheltered, join


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds an expression: nothing, brackets, or parentheses that appear only where the group `label` is broken.

    `quote` is the one that texts have to use because the expression stands in an f-string.
    """

    bracketed: bool
    label: Label | None = None
    quote: str | None = None

    @property
    def inside(self) -> Place:
        """The place between brackets that stand here."""
        return Place(bracketed=True, quote=self.quote)

    def line(self, flat: str) -> Doc:
        """`flat`, or a new line where the surroundings allow one."""
        if self.label is not None:
            return Choice(Line(flat), flat, self.label)
        return Line(flat) if self.bracketed else flat

    def group(self, content: Doc) -> Doc:
        if self.label is not None:
            return Group(content, within=self.label)
        return Group(content) if self.bracketed else content

    def when_broken(self, text: str) -> Doc:
        if self.label is not None:
            return Choice(text, "", self.label)
        return Choice(text) if self.bracketed else ""


OUTSIDE = Place(bracketed=False)
INSIDE = Place(bracketed=True)


def indented(content: Doc) -> Doc:
    """Content on lines of its own, one level deeper, where the enclosing group is broken."""
    return (Indent((SOFT, content)), SOFT)


def brackets(left: str, content: Doc, right: str, place: Place) -> Doc:
    """Content, built for `place.inside`, between brackets that are part of the program."""
    inner: Doc = Group(indented(content))
    if place.label is not None:
        inner = Sheltered(inner, place.label)
    return (left, inner, right)


def added_parentheses(content: Callable[[Place], Doc], *, shelter: bool) -> Doc:
    """Content in parentheses that are printed only where it does not fit on the line.

    With `shelter`, brackets inside the content may break first, and the parentheses stay away where that is enough.
    """
    label = Label()
    inner = content(Place(bracketed=True, label=label) if shelter else INSIDE)
    return Group((Choice("("), Indent((SOFT, inner), label), SOFT, Choice(")")), label)


def comma_separated(items: Sequence[Doc], *, comma_after_single: bool = False) -> Doc:
    """Items on one line, or each on its own and then with a comma after the last."""
    last_comma = Choice(",") if len(items) > 1 or comma_after_single else ""
    return (join((",", SPACE), items), last_comma)
