"""Random programs of loops mean the same as written, in array form and as a file; `make loops` tries thousands of them."""

from __future__ import annotations

import pytest
from loop_programs import GRAMMAR, Writer
from loops import OTHER_RANK, Ending, differ, fewest_lines, outcome, same

CHUNKS, PROGRAMS = 15, 8


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_programs_mean_the_same(chunk: int) -> None:
    for seed in range(chunk * PROGRAMS, (chunk + 1) * PROGRAMS):
        text = Writer(seed).program()
        came, what = outcome(text, seed)
        assert came != "differs", f"program {seed}: {what}\n{text}"


def test_most_programs_run() -> None:
    came = [outcome(Writer(seed).program(), seed)[0] for seed in range(1000, 1010)]
    assert came.count("agrees") >= 8


def test_every_alternative_of_the_table_is_written() -> None:
    texts = "".join(Writer(seed).program() for seed in range(300))
    for words in (
        "while ",
        "break",
        "continue",
        "return A",
        "zip(",
        "enumerate(",
        "step -1",
        "[::-1]",
        ".append(",
        "rec.t",
        "lab[",
        "[-1]",
    ):
        assert words in texts, words
    assert all(sum(choice.weight for choice in choices) > 0 for choices in GRAMMAR.values())


def test_a_difference_is_seen() -> None:
    assert not same([1.0, 2.0], [1.0, 2.1])
    assert not same(True, 1)
    assert same((1, float("nan")), (1.0, float("nan")))
    assert differ(Ending((1,)), Ending((2,)), is_engine=False) == "0: 1 and 2"
    assert differ(Ending((1,)), Ending(error=ValueError("v must be a vector")), is_engine=False) is not None
    assert OTHER_RANK.search("u must be a number") and not OTHER_RANK.search("v must be large enough")


def test_a_difference_is_shown_by_its_fewest_lines() -> None:
    text = "a = 1\nfor i in 3:\n    b = 2\n    if a > 0:\n        bad\nprint(a)"
    assert fewest_lines(text, lambda part: "bad" in part) == "bad"
