"""Each legality test of the lift pass is needed: broken on purpose, a program of `lift_examples` shows it.

`caught.txt` has a row for every site that is found in the text of the pass, with the program to try first; `make mutants` writes it anew.
"""

from __future__ import annotations

from collections import defaultdict

import pytest
from lift_examples import Example, examples
from lift_sites import Site, Sites
from mutants import NONE, caught, quietly, recorded

EXAMPLES = examples()
LOOK_ALIKES = [name for name in EXAMPLES if name.startswith("look-alike ")]


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith("mixed ")][:80])
def test_what_becomes_of_random_loops_means_the_same(name):
    assert quietly(EXAMPLES[name]) is None, EXAMPLES[name].text


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_becomes_of_a_look_alike_means_the_same(name):
    assert EXAMPLES[name].compiles
    assert quietly(EXAMPLES[name]) is None


def test_every_legality_test_is_shown_to_be_needed():
    """By its row, or else by another of the programs of the rows: one whose text has changed has no row."""
    rows, reaching, survived = recorded(), defaultdict[Site, list[Example]](list), []
    with Sites().watched() as sites:
        for name in sorted({name for name, _ in rows.values()} & set(EXAMPLES)):
            sites.reached.clear()
            assert quietly(EXAMPLES[name]) is None, name
            for site in sites.reached:
                reaching[site].append(EXAMPLES[name])
        for site in sites.found:
            name, _ = rows.get(site.words(), ("", ""))
            programs = sorted(reaching[site], key=lambda example, first=name: example.name != first)
            if name != NONE[0] and caught(sites, site, programs) == NONE:
                survived.append(site.words())
    assert survived == [], "write a program that shows it, or delete it; run `make mutants`"
