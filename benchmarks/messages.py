"""How well mistakes are told: right programs with one mistake each, and what FPP says before it runs them.

    python benchmarks/messages.py [--mutants 5000] [--seed 1] [--show KIND]

A mutant counts where it changes what the program does: it is refused, warned of, or gives another result.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from mistakes import KINDS, Mutant, Program
from table import Row

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program, missing_inputs
from fpp_lang.running import run

ROOT = Path(__file__).parents[1]
MOST_SECONDS, MOST_STEPS = 2.0, 200_000
_EXAMPLE = re.compile(r"^// Example: (.*) gives [^\n]*$", re.MULTILINE)
_PROBLEM = re.compile(r"# (?:error|given|warning)\b|FPP06|seed|load\(|save\(|input\(|clock\(")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mutant: "harmless", "silent", "warned", "refused" or "traceback"; and how well it was told."""

    kind: str
    outcome: str
    right_line: bool = False
    right_repair: bool = False


def programs() -> list[str]:
    """The library with its examples, the example programs and those of the language tests that run to their end."""
    texts = []
    for path in sorted((ROOT / "stdlib").glob("*.fpp")):
        text = path.read_text(encoding="utf-8")
        texts.append(text + "".join(f"\n{_printed(example[1])}" for example in _EXAMPLE.finditer(text)))
    texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "programs").glob("*.fpp"))]
    tests = sorted((ROOT / "tests" / "language").glob("*/*.fpp"))
    return [text for text in (*texts, *(path.read_text(encoding="utf-8") for path in tests)) if not _PROBLEM.search(text)]


def _printed(example: str) -> str:
    *before, last = example.split("; ")
    return "\n".join((*before, f"print({last})"))


def told(text: str) -> list[Diagnostic]:
    """What is said before the program runs, worst first."""
    problems = Problems()
    compiled = compile_program(SourceFile("program.fpp", text), problems=problems)
    if compiled is not None:
        missing_inputs(compiled, problems)
    found = [found for found in problems.diagnostics() if found.severity is not Severity.NOTE]
    return sorted(found, key=lambda each: each.severity is not Severity.ERROR)


def result(text: str) -> str:
    """What a program prints and leaves, and the code of the error that ends it."""
    printed: list[str] = []
    compiled = compile_program(SourceFile("program.fpp", text), problems=Problems())
    if compiled is None:
        return "refused"
    done = run(compiled, engine="interpreter", seed=1, max_steps=MOST_STEPS, max_seconds=MOST_SECONDS, output=printed.append)
    ended = [found.code for found in done.problems if found.severity is Severity.ERROR]
    values = {name: value for name, value in done.variables.items() if not callable(value)}
    return f"{printed} {values} {ended}"


@cache
def result_of_original(text: str) -> str:
    return result(text)


@cache
def codes_of_original(text: str) -> Counter[str]:
    return Counter(found.code for found in told(text))


def verdict(kind: str, original: str, mutant: Mutant) -> tuple[Verdict, list[Diagnostic]]:
    """Holds one mutant against its original."""
    try:
        found = told(mutant.text)
        fresh = found if Counter(each.code for each in found) - codes_of_original(original) else []
        if not fresh:
            same = result(mutant.text) == result_of_original(original)
            return Verdict(kind, "harmless" if same else "silent"), []
    except Exception:
        return Verdict(kind, "traceback"), []
    first = fresh[0]
    line = any(abs(each.line - mutant.line) <= (kind in ABOVE) for each in fresh[:1]) or any(
        label.span.line == mutant.line for label in first.labels
    )
    outcome = "refused" if first.severity is Severity.ERROR else "warned"
    return Verdict(kind, outcome, line, any(_offers(each, mutant) for each in fresh)), fresh


ABOVE = frozenset({"line forgotten", "block without indentation", "line too far left", "line too far right", "variable used too early"})
"""What is missing has no line of its own: the one before or behind it tells as well."""


def _offers(found: Diagnostic, mutant: Mutant) -> bool:
    said = f"{found.hint or ''} {found.replacement or ''} {found.message}"
    return any(_plain(words) in _plain(said) for words in mutant.repairs if words.strip())


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def mutants(count: int, seed: int) -> Iterator[tuple[str, str, Mutant]]:
    """Kinds in turn, programs and places by chance."""
    random = Random(seed)
    texts = programs()
    kinds = list(KINDS)
    made = 0
    while made < count:
        kind = kinds[made % len(kinds)]
        text = random.choice(texts)
        mutant = KINDS[kind](Program(text), random)
        if mutant is not None and mutant.text != text:
            made += 1
            yield kind, text, mutant


def measured(count: int, seed: int) -> list[Verdict]:
    return [verdict(kind, text, mutant)[0] for kind, text, mutant in mutants(count, seed)]


def share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def rows(count: int = 300, seed: int = 1) -> list[Row]:
    """The figures of a short portion."""
    found = measured(count, seed)
    changed = [each for each in found if each.outcome != "harmless"]
    caught = [each for each in changed if each.outcome in ("refused", "warned")]
    refused = [each for each in changed if each.outcome == "refused"]
    against = f"{count} mistakes"
    return [
        Row("mistakes told before running", against, share(len(caught), len(changed)), "≥ 85", "%"),
        Row("refused with the right line", against, share(sum(each.right_line for each in refused), len(refused)), "≥ 95", "%"),
        Row("refused with the right repair", against, share(sum(each.right_repair for each in refused), len(refused)), "≥ 70", "%"),
        Row("tracebacks", against, sum(each.outcome == "traceback" for each in found), "0", ""),
    ]


def by_kind(found: list[Verdict]) -> str:
    """One line for each kind of mistake."""
    lines = [f"{'kind':28}{'made':>6}{'changed':>9}{'told %':>8}{'line %':>8}{'repair %':>10}"]
    for kind in KINDS:
        of_kind = [each for each in found if each.kind == kind]
        changed = [each for each in of_kind if each.outcome != "harmless"]
        caught = [each for each in changed if each.outcome in ("refused", "warned")]
        figures = (
            share(len(caught), len(changed)),
            share(sum(e.right_line for e in caught), len(caught)),
            share(sum(e.right_repair for e in caught), len(caught)),
        )
        lines.append(f"{kind:28}{len(of_kind):6}{len(changed):9}{figures[0]:8.0f}{figures[1]:8.0f}{figures[2]:10.0f}")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mutants", type=int, default=5000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", metavar="KIND", help="print the mutants of one kind that are not told well")
    chosen = options.parse_args()
    found = []
    for kind, text, mutant in mutants(chosen.mutants, chosen.seed):
        if chosen.show and kind != chosen.show:
            continue
        each, problems = verdict(kind, text, mutant)
        found.append(each)
        if chosen.show and each.outcome != "harmless" and not (each.right_line and each.right_repair):
            around = mutant.text.split("\n")[max(mutant.line - 3, 0) : mutant.line + 2]
            print(f"--- {each.outcome}, line {mutant.line}, wanted {mutant.repairs}", *around, sep="\n")
            print(*(f"    {problem} | {problem.hint}" for problem in problems[:2]), sep="\n")
    print(by_kind(found))
    changed = [each for each in found if each.outcome != "harmless"]
    caught = [each for each in changed if each.outcome in ("refused", "warned")]
    refused = [each for each in changed if each.outcome == "refused"]
    print(
        f"{len(found)} mutants, {len(changed)} change what happens: {share(len(caught), len(changed)):.1f} % told before running; of the "
        f"{len(refused)} refused {share(sum(e.right_line for e in refused), len(refused)):.1f} % with the right line, "
        f"{share(sum(e.right_repair for e in refused), len(refused)):.1f} % with the right repair; "
        f"{sum(e.outcome == 'traceback' for e in found)} tracebacks"
    )


if __name__ == "__main__":
    main()
