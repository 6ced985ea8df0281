"""Characters of word processors, PDFs and web pages: quotes, dashes, wide blanks, ligatures, invisible ones.

| found | becomes |
| --- | --- |
| form feed, line and paragraph separators | a line end |
| zero-width characters and soft hyphens outside texts; direction characters, NUL | nothing |
| blanks of other widths, outside texts | a blank |
| “…” ‘…’ «…» ``…'' around a text | "…" '…' |
| dashes, stars, arrows that look like marks of FPP | the mark |
| ligatures ﬁ ﬂ, letters and digits of mathematical or full-width alphabets | the plain letters |
| an operator with a blank in it: `< =`, `- >` | the operator |

`×`, `−`, `≤` and the like are FPP's own and stay; so do quotes in comments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from fpp_lang.syntax.characters import DIRECTION, INVISIBLE, LINE_ENDS, LOOK_ALIKES, NEVER, WIDE_BLANKS, character_name, look_alike
from fpp_lang.syntax.repair.paste import CODE, EVERYWHERE, Line, Paste, region_at, regions, substituted
from fpp_lang.syntax.repair.problems import Replaced

_ENDS = re.compile("[" + "".join(sorted(LINE_ENDS - {"\r"})) + "]")
_UNSEEN = re.compile(f"{DIRECTION.pattern}|{INVISIBLE.pattern}|{NEVER.pattern}")
_PLAIN = re.compile("[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+")
_DOUBLE, _SINGLE = "“”„‟«»″", "‘’‚‛"
_QUOTED = re.compile(
    rf"""(?P<triple>[{_DOUBLE}]{{3}})(?P<long>[\s\S]*?)(?:[{_DOUBLE}]{{3}}|\"\"\")"""
    rf"""|[{_DOUBLE}](?P<double>[^{_DOUBLE}\n]*)[{_DOUBLE}]|[{_DOUBLE}](?P<mixed>[^{_DOUBLE}"\n]*)\"|\"(?P<opened>[^{_DOUBLE}"\n]*)[{_DOUBLE}]"""
    rf"""|``(?P<tex>[^`'\n]*(?:'(?!')[^`'\n]*)*)''"""
    rf"""|(?<![\w)\]])[{_SINGLE}](?P<single>[^{_SINGLE}'\n]*)[{_SINGLE}']|(?<![\w)\]])'(?P<half>[^{_SINGLE}'\n]*)[{_SINGLE}]"""
)
_BEGINS_TEXT = re.compile(rf"""[{_DOUBLE}{_SINGLE}"'`]|//|\#|/\*""")
_ARROW = re.compile("[−–—‐‑]>")
_EXPONENT = re.compile(r"(?<=[0-9][eE])[−–‐‑](?=[0-9])")
_MARKS = re.compile("[" + re.escape("".join(mark for mark in LOOK_ALIKES if mark not in _DOUBLE + _SINGLE + "`´′…")) + "\uff01-\uff5e]")
_SPLIT = re.compile(r"(?<![=!<>+\-*/])([=!<>+\-*/]) (=)(?![=\s]*=)|(?<![-])(-) (>)")


def line_ends(paste: Paste) -> None:
    """Form feeds and the like end a line."""
    lines: list[Line] = []
    for line in paste.lines:
        parts = _ENDS.split(line.text)
        if len(parts) > 1:
            found = _ENDS.search(line.text)
            paste.tell(Replaced(paste.span(line), character_name(found[0]) if found else "", "a line end"))
        lines += [Line(part, line.number) for part in parts]
    paste.lines = lines


def unseen(paste: Paste) -> None:
    """Wide blanks become blanks, invisible characters go."""
    text = paste.text
    if not _UNSEEN.search(text):
        return
    told: set[tuple[int, str]] = set()
    written: list[str] = []
    number = 0
    for kind, start, end in regions(text):
        place = start
        for found in _UNSEEN.finditer(text, start, end):
            written.append(text[place : found.start()])
            number += text.count("\n", place, found.start())
            place = found.end()
            wide = found[0] in WIDE_BLANKS
            if kind == "text" and INVISIBLE.match(found[0]):
                written.append(found[0])
                continue
            written.append(" " if wide else "")
            if (number, found[0]) not in told:
                told.add((number, found[0]))
                paste.tell(Replaced(paste.span(paste.lines[number]), character_name(found[0]), "a blank" if wide else ""))
        written.append(text[place:end])
        number += text.count("\n", place, end)
    paste.rewrite("".join(written))


def plain_letters(paste: Paste) -> None:
    """Ligatures and letters of other alphabets that are only drawn differently."""
    _tell_changes(paste, _PLAIN, lambda found: unicodedata.normalize("NFKC", found[0]), EVERYWHERE)


def quotes(paste: Paste) -> None:
    """Typographic quotation marks around texts become straight ones."""
    text = paste.text
    if not any(mark in text for mark in (*_DOUBLE, *_SINGLE, "``")):
        return
    written: list[str] = []
    place = number = 0
    while found := _BEGINS_TEXT.search(text, place):
        start = found.start()
        number += text.count("\n", place, start)
        written.append(text[place:start])
        straight, quoted = region_at(text, start), _QUOTED.match(text, start)
        if straight is not None:
            place = straight
            written.append(text[start:place])
        elif quoted is not None:
            place = quoted.end()
            written.append(_straight(paste, paste.lines[number], quoted))
        else:
            place = found.end()
            written.append(found[0])
        number += text.count("\n", start, place)
    written.append(text[place:])
    paste.rewrite("".join(written))


def _straight(paste: Paste, line: Line, quoted: re.Match[str]) -> str:
    kind = quoted.lastgroup or ""
    inside = quoted[kind]
    mark = '"""' if kind == "long" else "'" if kind in ("single", "half") else '"'
    if mark == '"':
        inside = re.sub(r'(?<!\\)"', r"\"", inside)
    paste.tell(Replaced(paste.span(line), f"{quoted[0][0]}…{quoted[0][-1]}", f"{mark[0]}…{mark[0]}"))
    return mark + inside + mark


def marks(paste: Paste) -> None:
    """Dashes, stars and arrows in code, and operators with a blank in them."""
    _tell_changes(paste, _ARROW, lambda _: "->", CODE)
    _tell_changes(paste, _EXPONENT, lambda _: "-", CODE)
    _tell_changes(paste, _MARKS, lambda found: look_alike(found[0]) or found[0], CODE)
    _tell_changes(paste, _SPLIT, lambda found: found[0].replace(" ", ""), CODE)


def _tell_changes(paste: Paste, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], kinds: frozenset[str]) -> None:
    before = [line.text for line in paste.lines]
    if not substituted(paste, pattern, change, kinds):
        return
    for old, line in zip(before, paste.lines, strict=True):
        if old == line.text:
            continue
        changes = {found[0]: change(found) for found in pattern.finditer(old) if change(found) != found[0]}
        for found, meant in changes.items():
            paste.tell(Replaced(paste.span(line), found, meant))
