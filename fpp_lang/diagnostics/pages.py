"""The pages behind the codes: `pages/FPP0123.md` says what happened and why, with a wrong and a right program.

A page opens with `# FPP0123: title`; its first fenced block, under `## Wrong`, is the wrong program, its second, under `## Right`, the
right one. A problem of the command line shows commands instead: blocks marked `console` whose lines begin with `$`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"\A# (FPP\d{4})[:\s]+(.*)\n")
_SHOWN = re.compile(r"FPP\d{4}")


@dataclass(frozen=True, slots=True)
class Page:
    """One code explained. `wrong` and `right` are None where no program can show it."""

    code: str
    title: str
    prose: str
    wrong: str | None
    right: str | None
    is_command: bool
    text: str


def codes() -> list[str]:
    """Every code that has a page."""
    return sorted(
        item.name.removesuffix(".md") for item in (files("fpp_lang.diagnostics") / "pages").iterdir() if item.name.endswith(".md")
    )


def find_page(code: str) -> Page | None:
    """The page of a code, None where there is no such code."""
    code = code.upper()
    file = files("fpp_lang.diagnostics") / "pages" / f"{code}.md"
    # A code that does not look like one must not become a path.
    return parse_page(file.read_text(encoding="utf-8")) if _SHOWN.fullmatch(code) and file.is_file() else None


def parse_page(text: str) -> Page:
    """A page's parts; raises ValueError where the page has no title."""
    title = _TITLE.match(text)
    if title is None:
        raise ValueError(f"a page opens with '# FPP0123: title', not with {text[:40]!r}")
    blocks = _FENCE.findall(text)
    wrong, right = (blocks[index][1] if index < len(blocks) else None for index in (0, 1))
    prose = text[title.end() :].partition("\n## ")[0].strip()
    return Page(title[1], title[2], prose, wrong, right, bool(blocks) and blocks[0][0] == "console", text)
