"""`make mutants`: every legality test of the lift pass broken, one at a time, and which program shows it.

What is found goes into `caught.txt`: by site a program and how it shows that the site is needed, or that none does.
"""

from __future__ import annotations

import io
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

PROJECT = Path(__file__).parents[3]
sys.path[:0] = [str(PROJECT / part) for part in ("tests", "tests/properties", "tests/units/lift", "benchmarks")]

from lift_examples import Example, examples
from lift_sites import SORTS, Site, Sites

CAUGHT = Path(__file__).parent / "caught.txt"
TRIES = 40
"""So many of the programs that reach a site are tried."""
NONE = ("no program", "is not shown")


def main() -> None:
    began, known = time.perf_counter(), recorded()
    rows: dict[Site, tuple[str, str]] = {}
    with Sites().watched() as sites:
        reaching = reached(sites)
        for site in sites.found:
            programs = sorted(reaching[site], key=lambda example: example.name != known.get(site.words(), NONE)[0])
            rows[site] = next(catching(sites, site, programs), NONE)
            if rows[site] is NONE:
                print(f"{site.words()} | {len(programs)} programs reach it", flush=True)
    CAUGHT.write_text("".join(f"{site.words()} | {' | '.join(row)}\n" for site, row in rows.items()), encoding="utf-8")
    for sort in SORTS:
        found = [row for site, row in rows.items() if site.sort == sort]
        print(f"{sort}: {len(found) - found.count(NONE)} of {len(found)}")
    print(f"{time.perf_counter() - began:.0f} s")


def recorded() -> dict[str, tuple[str, str]]:
    """By site: the program that shows that it is needed, and how."""
    rows = [line.rsplit(" | ", 2) for line in CAUGHT.read_text(encoding="utf-8").splitlines()]
    return {site: (program, how) for site, program, how in rows}


def reached(sites: Sites) -> dict[Site, list[Example]]:
    """By site, the programs for which it makes a difference."""
    found: dict[Site, list[Example]] = defaultdict(list)
    for example in examples().values():
        if not example.compiles:
            continue
        sites.reached.clear()
        wrong = quietly(example)
        if wrong is not None:
            print(f"{example.name} {wrong} with nothing broken", flush=True)
            continue
        for site in sites.reached:
            found[site].append(example)
    return found


def catching(sites: Sites, site: Site, reaching: list[Example]) -> Iterator[tuple[str, str]]:
    """The programs that show that the site is needed, and how."""
    for example in reaching[:TRIES]:
        with sites.without(site):
            fault = quietly(example)
        if fault is not None:
            yield example.name, fault


def quietly(example: Example) -> str | None:
    with redirect_stdout(io.StringIO()):
        return example.fault()


if __name__ == "__main__":
    main()
