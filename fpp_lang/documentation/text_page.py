"""An entry as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from fpp_lang.documentation.reference import Reference
from fpp_lang.documentation.text_graph import draw


def text_page(found: Reference, width: int, *, braille: bool) -> str:
    """The entry in full, at most `width` columns wide where its words allow it."""
    return "\n".join(line.rstrip() for line in _lines(found, width, braille)) + "\n"


def _lines(found: Reference, width: int, braille: bool) -> Iterator[str]:
    yield from textwrap.wrap(found.signature, width, subsequent_indent="    ")
    yield found.place
    yield ""
    yield from textwrap.wrap(found.comment.summary, width)
    result = [("Result", found.comment.result)] if found.comment.result else []
    parts = [*found.comment.parameters, *result, *found.comment.parts]
    if not found.comment.part("Also called") and found.item.also_called:
        parts.append(("Also called", ", ".join(found.item.also_called)))
    if parts:
        yield ""
    for label, text in parts:
        yield from textwrap.wrap(f"{label}: {text}", width, subsequent_indent="  ")
    yield from _section("Code", found.code or "")
    yield from _section("NumPy", found.numpy)
    yield from _section("Examples", "\n".join(f"{example} gives {example.result}" for example in found.comment.examples))
    if found.curve is not None:
        yield from _section("Graph", draw(found.curve, braille=braille))
        if found.curve.note:
            yield f"    {found.curve.note}"


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield ""
        yield title
        yield from (f"    {line}" for line in text.splitlines())
