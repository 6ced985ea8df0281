"""A portion of the texts of `make fuzz`, and a program of twice the length takes twice the time."""

from __future__ import annotations

import time

import pytest
from fuzz import programs, smallest, tried

import fpp_lang


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_nobody_would_write_this(seed):
    tally = tried(150, seed)
    assert not tally.failures
    assert tally.readable > 5, "some of the texts are programs"


@pytest.mark.parametrize("read", [fpp_lang.check, fpp_lang.repair])
def test_damaged_programs_take_linear_time(read):
    piece = "".join(f"Fucntion f{n}(T -> T\n    for row in T\n  y = [1, (2\n“a” – b +\n" for n in range(40))

    def seconds(text: str) -> float:
        began = time.process_time()
        read(text)
        return time.process_time() - began

    read(piece)
    once, twice = (min(times) for times in zip(*((seconds(piece), seconds(piece * 2)) for _ in range(3)), strict=True))
    assert twice < 3 * once + 0.05


def test_the_texts_come_from_programs():
    assert len(programs()) > 100


def test_a_failure_is_shown_by_its_smallest_part():
    assert smallest("x = 1\ny = (2\nz = 3]", lambda text: "(" in text and "]" in text) == "(]"
