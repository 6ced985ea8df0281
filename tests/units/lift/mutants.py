"""`make mutants`: every legality test of the lift pass broken, one at a time, and which program shows it.

What is found goes into `caught.txt`: by site a program and how it shows that the site is needed, or that none does; and into
`not_missed.txt`: what can be dropped from the text of a lifted loop, and nothing shows it, with the reason.
"""

from __future__ import annotations

import io
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

PROJECT = Path(__file__).parents[3]
sys.path[:0] = [str(PROJECT / part) for part in ("tests", "tests/properties", "tests/units/lift", "benchmarks")]

from lift_examples import ANOTHER_REASON, SAID_OTHERWISE, Example, FunctionExample, alike, examples
from lift_sites import Site, Sites
from text_drops import drops

import fpp_lang.lift
from fpp_lang.emit.numpy import emit_numpy
from fpp_lang.lift import lift

fpp_lang.lift.FORGIVEN = ()

HERE = Path(__file__).parent
CAUGHT, NOT_MISSED = HERE / "caught.txt", HERE / "not_missed.txt"
TRIES = 40
"""So many of the programs that reach a site are tried, once one has shown it by what it looks like."""
LIFTED = ("idiom", "expert", "kernel", "sweep", "in turn")
NONE = ("no program", "is not shown")
UNKNOWN = "nobody knows why"


def main() -> None:
    began, known = time.perf_counter(), recorded()
    rows: dict[Site, tuple[str, str]] = {}
    with Sites().watched() as sites:
        reaching = reached(sites)
        for site in sites.found:
            programs = sorted(reaching[site], key=lambda example: example.name != known.get(site.words(), NONE)[0])
            rows[site] = caught(sites, site, programs)
            if rows[site] is NONE:
                before = known.get(site.words(), NONE)
                rows[site] = before if before[0] == NONE[0] else NONE
                print(f"{site.words()} | {len(programs)} programs reach it", flush=True)
    CAUGHT.write_text("".join(f"{site.words()} | {' | '.join(row)}\n" for site, row in rows.items()), encoding="utf-8")
    print(table(rows))
    reasons = not_missed()
    vain = dict.fromkeys(row for example in lifted_texts().values() for row in dropped_in_vain(example))
    NOT_MISSED.write_text("".join(f"{row} | {reasons.get(row, UNKNOWN)}\n" for row in vain), encoding="utf-8")
    print(f"not missed: {len(vain)}")
    print(f"{time.perf_counter() - began:.0f} s")


def table(rows: dict[Site, tuple[str, str]]) -> str:
    """How many sites of each sort are shown to be needed, and how."""
    lines = ["| sort | how it shows | sites |", "| --- | --- | ---: |"]
    counts = Counter((site.sort, how.partition(":")[0]) for site, (_, how) in rows.items())
    return "\n".join([*lines, *(f"| {sort} | {how} | {count} |" for (sort, how), count in sorted(counts.items()))])


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


def caught(sites: Sites, site: Site, reaching: list[Example]) -> tuple[str, str]:
    """A program that shows that the site is needed, and how: best by what it does, else by what it looks like."""
    found = NONE
    for tries, example in enumerate(reaching):
        if found is not NONE and tries >= TRIES:
            break
        with sites.without(site):
            fault = quietly(example)
        if fault is not None and fault not in (SAID_OTHERWISE, ANOTHER_REASON):
            return example.name, fault
        found = (example.name, fault) if fault is not None and found is NONE else found
    return found


def quietly(example: Example) -> str | None:
    with redirect_stdout(io.StringIO()):
        return example.fault()


# The text -----------------------------------------------------------------------------------------------------------------------


def lifted_texts() -> dict[str, FunctionExample]:
    """The examples whose loops have an array form."""
    return {name: found for name, found in examples().items() if name.startswith(LIFTED) and isinstance(found, FunctionExample)}


def not_missed() -> dict[str, str]:
    """What is known to be dropped in vain, and why that is so."""
    rows = (line.rpartition(" | ") for line in NOT_MISSED.read_text(encoding="utf-8").splitlines())
    return {row: reason for row, _, reason in rows}


def dropped_in_vain(example: FunctionExample) -> Iterator[str]:
    """What can be dropped from the text, and no input shows it."""
    text = emit_numpy(lift(example.program).program).text
    whole = example.outcomes(text)
    for what, broken in drops(text, example.function):
        try:
            words = what.startswith("check")
            if all(alike(one, other, words) for one, other in zip(whole, example.outcomes(broken), strict=True)):
                yield f"{example.name} | {what}"
        except TimeoutError:
            pass


if __name__ == "__main__":
    main()
