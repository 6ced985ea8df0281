"""Texts that nobody would write, through check, fmt and repair: `make fuzz` tries 100,000 of them, the tests a few hundred.

    python tests/properties/fuzz.py [--texts 100000] [--skip 0] [--seed 1]

A text must not crash anything, formatting twice must change nothing, neither must repairing twice, and no text may take long.
What breaks this is shown when it is found, with the smallest part of it that still does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

import fpp_lang
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import read_source

SECONDS_FOR_A_KILOBYTE, SECONDS_AT_LEAST = 0.5, 3.0
WORDS = """
    Function def if elif else for each while repeat until return break continue pass throw try catch and or not in is true none let class
    Phrase use from to step mod div x super assert then print Log a the self rowIndex total T W1 θ m̂ Tensor shape
    ( ) [ ] { } , ; : . = == != <= >= < > + - * / ÷ × · − ^ ** ² ᵀ √ @ -> → ← += *= // # /* */ & && | || ! ? $ \\ ` ' " f" “ ” ‘
    0 1 2.5 .5 1e-8 1_000 12abc infinity π ∂L/∂W ﬁ &gt; &amp; </pre> ``` > \\times \\_ $x^{2}$
"""
PIECES = ("number of rows in", "gradient of Loss with respect to W", "using Adam Optimizer", "w.r.t.", '"a text"', "f'{a:.2f}'", '"""')
ODD = ("\u200b", "\ufeff", "\x00", "\t", "\u202e", "\r", "\x0c", "\u2028", "é")
TOKENS = (*WORDS.split(), *PIECES, *ODD)


@dataclass(frozen=True, slots=True)
class Failure:
    """What a text breaks, and the smallest part of it that breaks the same."""

    number: int
    wrong: str
    text: str
    smallest: str

    def __str__(self) -> str:
        return f"text {self.number}: {self.wrong}\n    {self.smallest!r}\n    found in {self.text!r}"


@dataclass
class Tally:
    """What was tried, and the texts that something went wrong with."""

    texts: int = 0
    readable: int = 0
    slowest: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.texts} texts, {self.readable} of them programs, {len(self.failures)} failures, {self.slowest:.2f} s at most"


def programs() -> list[str]:
    """Everything written in FPP here."""
    folders = ("stdlib", "programs", "tests/language")
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted((ROOT / folder).rglob("*.fpp"))]


def token_soup(random: Random, _: list[str]) -> str:
    """Words and marks in any order, on lines of any indentation."""
    lines = []
    for _line in range(random.randrange(1, 9)):
        words = random.choices(TOKENS, k=random.randrange(0, 9))
        lines.append(" " * random.choice((0, 0, 4, 4, 8, 3)) + random.choice((" ", " ", "")).join(words))
    return random.choice(("\n", "\n", "\r\n")).join(lines)


def damaged_tokens(random: Random, texts: list[str]) -> str:
    """A piece of a program whose words are left out, doubled, swapped, or replaced."""
    words = _piece(random, texts).split(" ")
    for _edit in range(random.randrange(1, 6)):
        place = random.randrange(len(words))
        other = random.randrange(len(words))
        match random.randrange(4):
            case 0:
                del words[place : place + random.randrange(1, 3)]
            case 1:
                words.insert(place, words[other])
            case 2:
                words[place], words[other] = words[other], words[place]
            case _:
                words[place] = random.choice(TOKENS)
        words = words or [""]
    return " ".join(words)


def damaged_bytes(random: Random, texts: list[str]) -> bytes:
    """A piece of a program whose bytes are left out, doubled, or replaced by any."""
    data = bytearray(_piece(random, texts).encode())
    for _edit in range(random.randrange(1, 8)):
        place = random.randrange(len(data) + 1)
        match random.randrange(3):
            case 0:
                del data[place : place + random.randrange(1, 5)]
            case 1:
                data[place:place] = data[place : place + random.randrange(1, 40)]
            case _:
                data[place : place + 1] = random.randbytes(random.randrange(1, 3))
    return bytes(data)


def _piece(random: Random, texts: list[str]) -> str:
    lines = random.choice(texts).split("\n")
    start = random.randrange(len(lines))
    return "\n".join(lines[start : start + random.randrange(1, 25)])


def inputs(count: int, seed: int) -> Iterator[str]:
    """The texts, the same for the same seed."""
    random, texts = Random(seed), programs()
    kinds: tuple[Callable[[Random, list[str]], str | bytes], ...] = (token_soup, damaged_tokens, damaged_bytes)
    for number in range(count):
        made = kinds[number % len(kinds)](random, texts)
        if isinstance(made, bytes):
            read_source("fuzz.fpp", made, Problems())
            made = made.decode("utf-8", "replace")
        yield made


def tried(count: int, seed: int, report: Callable[[object], object] | None = None, skip: int = 0) -> Tally:
    """All texts through everything that reads them, but for the first ones to `skip`."""
    tally, tell = Tally(), report or (lambda _: None)
    for number, text in enumerate(islice(inputs(count, seed), skip, None), skip + 1):
        tally.texts += 1
        began = time.process_time()
        wrong, readable = _wrong(text)
        seconds = time.process_time() - began
        tally.readable += readable
        tally.slowest = max(tally.slowest, seconds)
        if wrong:
            part = smallest(text, lambda piece, wrong=wrong: _wrong(piece)[0] == wrong)
        elif seconds > max(SECONDS_AT_LEAST, SECONDS_FOR_A_KILOBYTE * len(text) / 1000):
            wrong, part = f"took {seconds:.1f} s", text
        if wrong:
            tally.failures.append(Failure(number, wrong, text, part))
            tell(tally.failures[-1])
        if tally.texts % 5000 == 0:
            tell(tally)
    return tally


def _wrong(text: str) -> tuple[str, bool]:
    """What goes wrong with a text, "" for nothing, and whether it is a program."""
    readable = False
    try:
        fpp_lang.check(text)
        fpp_lang.check(text, holes=True)
        try:
            once = fpp_lang.format(text)
            readable = True
            if fpp_lang.format(once) != once:
                return "formatting twice changes it", readable
        except fpp_lang.FppError:
            if readable:
                return "what was formatted is refused", readable
        repaired, _ = fpp_lang.repair(text)
        if fpp_lang.repair(repaired)[0] != repaired:
            return "repairing twice changes it", readable
    except Exception as error:  # whatever it is, it is a failure of ours
        return f"{type(error).__name__}: {error}", readable
    return "", readable


def smallest(text: str, breaks: Callable[[str], bool]) -> str:
    """What is left of a text when no piece of it, halves first and characters last, can go without mending it."""
    size = len(text)
    while size := size // 2:
        place = 0
        while place < len(text):
            shorter = text[:place] + text[place + size :]
            if breaks(shorter):
                text = shorter
            else:
                place += size
    return text


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=int, default=100_000)
    options.add_argument("--skip", type=int, default=0, help="begin after so many of them")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    tally = tried(chosen.texts, chosen.seed, lambda line: print(line, flush=True), chosen.skip)
    print(tally)
    sys.exit(bool(tally.failures))


if __name__ == "__main__":
    main()
