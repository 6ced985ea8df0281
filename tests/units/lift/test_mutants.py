"""Each legality test of the lift pass is needed: broken on purpose, a program of `lift_examples` shows it.

`caught.txt` has a row for every site that is found in the text of the pass; `make mutants` writes it anew.
"""

from __future__ import annotations

import pytest
from lift_examples import examples
from mutants import quietly

EXAMPLES = examples()
LOOK_ALIKES = [name for name in EXAMPLES if name.startswith("look-alike ")]


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith("mixed ")][:80])
def test_what_becomes_of_random_loops_means_the_same(name):
    assert quietly(EXAMPLES[name]) is None, EXAMPLES[name].text


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_becomes_of_a_look_alike_means_the_same(name):
    assert EXAMPLES[name].compiles
    assert quietly(EXAMPLES[name]) is None
