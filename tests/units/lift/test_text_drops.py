"""What stands in the text of a lifted loop is needed: each `keepdims`, end of a slice, choice, mask and check dropped, inputs show it.

`not_missed.txt` names those that nothing misses: ends and checks without which NumPy refuses, or cuts off, by itself. `make mutants`
writes it anew.
"""

from __future__ import annotations

import pytest
from mutants import dropped_in_vain, lifted_texts, not_missed

EXAMPLES = lifted_texts()


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_dropped_is_missed(name):
    assert set(dropped_in_vain(EXAMPLES[name])) <= not_missed(), "run `make mutants`"
