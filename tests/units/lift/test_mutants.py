"""Each legality test of the lift pass is needed: broken on purpose, a program of `lift_examples` shows it.

`caught.txt` has a row for every site that is found in the text of the pass; `make mutants` writes it anew.
"""

from __future__ import annotations

import pytest
from lift_examples import examples
from lift_sites import Sites
from mutants import NONE, quietly, recorded

EXAMPLES = examples()
LOOK_ALIKES = [name for name in EXAMPLES if name.startswith("look-alike ")]


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_becomes_of_a_look_alike_means_the_same(name):
    assert EXAMPLES[name].compiles
    assert quietly(EXAMPLES[name]) is None


def test_every_site_has_a_row_whose_program_shows_that_it_is_needed():
    rows = recorded()
    with Sites().watched() as sites:
        assert {site.words() for site in sites.found} == set(rows), "run `make mutants`"
        shown = {site: rows[site.words()][0] for site in sites.found if rows[site.words()] != NONE}
        unbroken = {name: quietly(EXAMPLES[name]) for name in set(shown.values())}
        assert set(unbroken.values()) == {None}, unbroken
        survived = []
        for site, name in shown.items():
            with sites.without(site):
                if quietly(EXAMPLES[name]) is None:
                    survived.append(site.words())
    assert survived == [], "run `make mutants`"
