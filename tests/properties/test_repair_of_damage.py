"""Our own programs, damaged as PDFs, web pages and chats damage them, and repaired: what they say comes back."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

import fpp_lang

ROOT = Path(__file__).parents[2]
PER_KIND = 25


@cache
def programs() -> tuple[str, ...]:
    """Programs that can be read, of five lines or more."""
    found = []
    for folder in ("programs", "tests/language"):
        for path in sorted((ROOT / folder).rglob("*.fpp")):
            text = path.read_text(encoding="utf-8")
            if text.isascii() and "\t" not in text and text.count("\n") >= 5 and not fpp_lang.repair(text)[1]:
                found.append(text)
    return tuple(found)


def _lines(change: Callable[[int, str], str]) -> Callable[[str, Random], str]:
    return lambda text, _: "".join(change(number, line) + "\n" for number, line in enumerate(text.rstrip("\n").split("\n"), 1))


def _page_header(text: str, random: Random) -> str:
    lines = text.split("\n")
    place = random.randrange(1, len(lines))
    head = random.choice(
        (["12", "", "4.2 Gradient Descent 5 TRAINING"], ["Page 7 of 12"], ["- 8 -"], ["arXiv:2504.01234v1 [cs.LG] 3 Apr 2025"])
    )
    return "\n".join([*lines[:place], "", *head, "", *lines[place:]])


def _broken_line(text: str, random: Random) -> str:
    """A line broken at an operator outside brackets."""
    places = list(re.finditer(r"^ *\w+ = [\w.]+( [-+*/] )[\w.]+$", text, re.MULTILINE))
    if not places:
        return text
    place = random.choice(places)
    cut = random.choice((place.start(1), place.end(1)))
    return text[:cut].rstrip() + "\n" + text[cut:].lstrip()


def _wide(line: str, blank: str) -> str:
    depth = len(line) - len(line.lstrip())
    return blank * depth + line[depth:]


CERTAIN: dict[str, Callable[[str, Random], str]] = {
    "printed numbers": _lines(lambda number, line: f"{number} {line}" if line else f"{number}"),
    "printed numbers, blank lines without": _lines(lambda number, line: f"{number} {line}" if line else ""),
    "right-aligned numbers": _lines(lambda number, line: f"{number:>3} {line}".rstrip()),
    "fused numbers": _lines(lambda number, line: f"{number}{line}"),
    "numbers with dots": _lines(lambda number, line: f"{number}. {line}".rstrip()),
    "numbers with bars": _lines(lambda number, line: f"{number:>3} | {line}".rstrip()),
    "a blank line after every line": _lines(lambda _, line: line + "\n"),
    "curly quotes": lambda text, _: re.sub(r'"([^"\n]*)"', "“\\1”", text),
    "entities": lambda text, _: "<pre><code>" + html.escape(text, quote=False) + "</code></pre>",
    "a tail": lambda text, _: text.rstrip("\n") + "</pre>\n",
    "a fence": lambda text, _: "Here it is:\n\n```fpp\n" + text + "```\n\nThat is all.\n",
    "page headers": _page_header,
    "tabs": _lines(lambda _, line: re.sub(r"^(?: {4})+", lambda blanks: "\t" * (len(blanks[0]) // 4), line)),
    "no-break spaces": _lines(lambda _, line: _wide(line, "\u00a0")),
    "a quotation": _lines(lambda _, line: f"> {line}".rstrip()),
    "prompts": _lines(lambda _, line: f"... {line}" if line.startswith(" ") else f">>> {line}"),
    "LaTeX underscores": lambda text, _: re.sub(r'(?<=\w)_(?=\w)(?=[^"\n]*(?:"[^"\n]*"[^"\n]*)*$)', r"\\_", text, flags=re.MULTILINE),
    "line ends of Windows": lambda text, _: text.replace("\n", "\r\n"),
    "a base indentation": _lines(lambda _, line: f"    {line}" if line else ""),
    "a broken line": _broken_line,
}
UNCERTAIN: dict[str, Callable[[str, Random], str]] = {
    "no indentation": _lines(lambda _, line: line.lstrip()),
    "no indentation and fused numbers": _lines(lambda number, line: f"{number}{line.lstrip()}"),
    "the base of bodies lost": _lines(lambda _, line: line.removeprefix("    ")),
}


def code(text: str) -> list[str]:
    """The formatted program without its comments and blank lines."""
    lines = "\n".join(re.sub(r"\s*(?://|#).*", "", line) for line in fpp_lang.format(text).split("\n"))
    return [line.rstrip() for line in re.sub(r"/\*.*?\*/", "", lines, flags=re.DOTALL).split("\n") if line.strip()]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{2,}", text))


def damaged(kind: str, damage: Callable[[str, Random], str]) -> list[tuple[str, str]]:
    """Programs that the damage changes, each with what became of it."""
    random = Random(kind)
    made = [(text, damage(text, random)) for text in random.sample(programs(), min(3 * PER_KIND, len(programs())))]
    return [(text, new) for text, new in made if new != text][:PER_KIND]


@pytest.mark.parametrize("kind", CERTAIN)
def test_comes_back(kind):
    for text, new in damaged(kind, CERTAIN[kind]):
        repaired, _ = fpp_lang.repair(new)
        assert code(repaired) == code(text)
        assert fpp_lang.repair(repaired)[0] == repaired, "repairing twice changes nothing"


@pytest.mark.parametrize("kind", UNCERTAIN)
def test_mostly_comes_back(kind):
    right = 0
    pairs = damaged(kind, UNCERTAIN[kind])
    for text, new in pairs:
        repaired, _ = fpp_lang.repair(new)
        assert not words(text) - words(repaired), "no word is dropped"
        assert fpp_lang.repair(repaired)[0] == repaired, "repairing twice changes nothing"
        try:
            right += code(repaired) == code(text)
        except fpp_lang.FppError:
            continue
    assert right >= 0.6 * len(pairs)


def test_what_is_right_stays_byte_for_byte():
    for folder in ("stdlib", "programs"):
        for path in sorted((ROOT / folder).rglob("*.fpp")):
            text = path.read_text(encoding="utf-8")
            assert fpp_lang.repair(text) == (text, [])
