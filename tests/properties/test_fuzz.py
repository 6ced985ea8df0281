"""A portion of the texts of `make fuzz`, and a program of twice the length takes twice the work."""

from __future__ import annotations

import sys

import pytest
from fuzz import programs, smallest, tried

import fpp_lang


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_nobody_would_write_this(seed):
    tally = tried(150, seed)
    assert not tally.failures
    assert tally.readable > 5, "some of the texts are programs"


PIECES = {
    "check": (fpp_lang.check, "Function f{n}(T) -> T:\n    for row in T:\n        row = row + {n}\nprint(f{n}([1, 2]), x{n})\n"),
    "repair": (fpp_lang.repair, "Fucntion f{n}(T -> T\n    for row in T\n  y = [1, (2\n“a” – b +\n"),
}


@pytest.mark.parametrize("name", PIECES)
def test_programs_with_problems_take_linear_work(name):
    """Counted in calls, which are the same on every machine; `make fuzz` prints the longest time."""
    read, piece = PIECES[name]

    def calls(pieces: int) -> int:
        counted = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        text = "".join(piece.format(n=n) for n in range(pieces))
        sys.setprofile(count)
        try:
            read(text)
        finally:
            sys.setprofile(None)
        return counted

    calls(2)  # what is read once, such as the library, is read before
    once, twice = calls(40), calls(80)
    assert 100_000 < once < twice < 2.3 * once


def test_the_texts_come_from_programs():
    assert len(programs()) > 100


def test_a_failure_is_shown_by_its_smallest_part():
    assert smallest("x = 1\ny = (2\nz = 3]", lambda text: "(" in text and "]" in text) == "(]"
