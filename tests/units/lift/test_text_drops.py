"""What stands in the text of a lifted loop is needed: each `keepdims`, end of a slice, choice, mask and check dropped, inputs show it.

A check is missed as well where NumPy refuses by itself, in words that say less. `not_missed.txt` names what nothing misses, and why;
`make mutants` writes it anew.
"""

from __future__ import annotations

import pytest
from mutants import UNKNOWN, dropped_in_vain, lifted_texts, not_missed

EXAMPLES = lifted_texts()


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_dropped_is_missed(name):
    assert set(dropped_in_vain(EXAMPLES[name])) <= not_missed().keys(), "run `make mutants`"


def test_what_nothing_misses_has_a_reason():
    assert all(reason and reason != UNKNOWN for reason in not_missed().values())
