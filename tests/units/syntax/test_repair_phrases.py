"""Repairs where the damage hides what the text itself declares."""

from __future__ import annotations

import fpp_lang

PROGRAM = """Phrase "square of {n}" -> Number:
    return n^2
a = 2
print(a)   // its square comes next
print((square of a) + 3)
"""


def test_a_phrase_whose_arrow_was_an_entity_gives_a_value():
    assert fpp_lang.repair(PROGRAM.replace("->", "-&gt;"))[0] == PROGRAM
