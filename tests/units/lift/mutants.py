"""`make mutants`: every legality test of the lift pass off, one at a time, and which program shows that it is needed."""

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
from lift_sites import Site, Sites

CAUGHT = Path(__file__).parent / "caught.txt"
TRIES = 40


def main() -> None:
    began = time.perf_counter()
    with Sites().watched() as sites:
        reaching = reached(sites)
        rows = {}
        for site in sites.found:
            rows[site.words()] = row = next(catching(sites, site, reaching[site]), None)
            if row is None:
                print(f"{site.words()} | {len(reaching[site])} programs", flush=True)
    caught = {words: row for words, row in rows.items() if row is not None}
    CAUGHT.write_text("".join(f"{words} | {row}\n" for words, row in caught.items()), encoding="utf-8")
    for sort in ("off", "inverted", "no offset"):
        of_sort = [site for site in sites.found if site.sort == sort]
        print(sort, sum(rows[site.words()] is not None for site in of_sort), "of", len(of_sort), "; never reached", sum(not reaching[site] for site in of_sort))
    print(f"{len(caught)} of {len(rows)} caught, {time.perf_counter() - began:.0f} s")


def reached(sites: Sites) -> dict[Site, list[Example]]:
    """By site, the programs for which it makes a difference."""
    found: dict[Site, list[Example]] = defaultdict(list)
    for example in examples().values():
        try:
            with redirect_stdout(io.StringIO()):
                wrong = reach(sites, example)
        except AssertionError:
            continue
        if wrong is not None:
            print(f"{example.name} {wrong} already")
            continue
        for site in sites.reached:
            found[site].append(example)
    return found


def reach(sites: Sites, example: Example) -> str | None:
    example.program  # noqa: B018  # settled outside of what is watched
    sites.reached.clear()
    return example.fault()


def catching(sites: Sites, site: Site, reaching: list[Example]) -> Iterator[str]:
    """The programs that show that the site is needed, and how."""
    for example in reaching[:TRIES]:
        with sites.without(site), redirect_stdout(io.StringIO()):
            fault = example.fault()
        if fault is not None:
            yield f"{example.name} | {fault}"


if __name__ == "__main__":
    main()
