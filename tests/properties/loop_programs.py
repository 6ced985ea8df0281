"""Random programs of loops, from the table `loop_grammar.txt`, and inputs for them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

HOLE = re.compile(r"\{([+=]?)(\w+)(?::([\d,]+))?\}")
DEEPEST, MOST_LOOPS, MOST_STATEMENTS = 3, 3, 14
"""So deep do expressions and loops stand in each other; after so many statements only the shortest ones are written."""
HELPERS = {
    "bent": """Function bent(x):
    if x > 0: return x * 2
    return x
""",
    "step_of": """Function step_of(x, limit):
    if x > limit:
        return x - limit
    if x < -limit: return 0
    return x / 2
""",
    "total_of": """Function total_of(row):
    return sum(row)
""",
    "raise_all": """Function raise_all(row: Tensor, by):
    for j in row.len(): row[j] += by
""",
    "cut": """Function cut(row: Tensor) -> row:
    for x in row:
        if x < 0: x = 0
""",
    "first_above": """Function first_above(row: Tensor, limit):
    for j, x in enumerate(row):
        if x > limit: return j
    return -1
""",
    "Box": """Class Box:
    Function init(self, v: Tensor):
        self.v = v.clone()
        self.total = 0
    Function step(self, by):
        for i in self.v.len():
            self.v[i] += by
            self.total += self.v[i]
    Function at(self, i: Integer):
        if i >= self.v.len(): return 0
        return self.v[i]
""",
}
TYPED = (
    "A: Tensor, B: Tensor, u: Tensor, v: Tensor, w: Tensor, lab: Tensor, n: Integer, z, flag, T: Tensor, q: Tensor, rag: List, word: text"
)
OPEN = "A, B, u, v, w, lab, n: Integer, z, flag, T, q, rag: List, word"
HEADERS = (f"Function f({TYPED}):", f"Function f({TYPED}):", f"Function f({TYPED}) -> Result:", f"Function f({OPEN}):")
STARTS = {
    "C": ("zeros(A.rows, A.cols)", "ones(A.rows, A.cols) * 0.5", "A.clone()", "B", "A"),
    "D": ("zeros(A.rows, A.cols)", "B.clone()", "A - B"),
    "S": ("zeros(A.rows, A.rows)",),
    "r": ("zeros(A.rows)", "u.clone()", "v", "u + v"),
    "H": ("zeros(3)",),
    "s": ("0", "0", "1", "0.5", "-infinity", "z"),
    "m": ("0", "1", "infinity", "-infinity", "v[0]", "z"),
    "k": ("0",),
    "found": ("false",),
    "L": ("[]",),
    "R": ("[]",),
    "rec": ("{t: 0, row: u}", "{t: z, row: v.clone()}"),
    "box": ("Box(u)", "Box(v)"),
}
RESULTS = {"rec": "rec.t, rec.row", "box": "box.v, box.total"}
KNOWN = {
    "matrix": ["A", "B", "C", "C", "D", "D"],
    "vector": ["u", "v", "r", "r"],
    "across": ["w"],
    "scalar": ["s", "m"],
    "list": ["L"],
    "listed": ["R"],
    "record": ["rec"],
}
LETTERS = {"row": "i", "column": "j", "counter": "c", "element": "x", "across": "line", "scalar": "t", "vector": "y"} | {
    "plane": "p",
    "layer": "sheet",
    "items": "some",
    "letter": "char",
    "list": "L",
    "listed": "R",
}
LATEST = ("row", "column", "element", "scalar", "across")
SORTS = {"counter": "row"}


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to write something: how likely, and its lines with holes."""

    weight: int
    text: str


def grammar() -> dict[str, list[Alternative]]:
    """The alternatives of each word."""
    found: dict[str, list[Alternative]] = {}
    text = (Path(__file__).parent / "loop_grammar.txt").read_text(encoding="utf-8")
    for part in text.split("\n== ")[1:]:
        word, *lines = part.strip().split("\n")
        found[word] = []
        for line in lines:
            weight, _, rest = line.partition("|")
            if weight.strip():
                found[word].append(Alternative(int(weight), rest[1:]))
            else:
                last = found[word].pop()
                found[word].append(Alternative(last.weight, f"{last.text}\n{rest[1:]}"))
    return found


GRAMMAR = grammar()


class NoName(Exception):
    """Nothing of this sort is known here."""


@dataclass
class Writer:
    """Writes one program. `known`: names by sort; `loops`: how many loops stand around."""

    seed: int
    fresh: int = 0
    statements: int = 0
    loops: int = 0
    known: dict[str, list[str]] = field(default_factory=lambda: {sort: list(names) for sort, names in KNOWN.items()})

    def program(self) -> str:
        self.random = random.Random(self.seed)
        self.choose = self.random.choice
        body = "\n".join(self.one("loop", 0) for _ in range(self.choose((1, 1, 1, 2, 3))))
        used = set(re.findall(r"\w+", body))
        helpers = "".join(text for name, text in HELPERS.items() if name in used or (name == "Box" and "box" in used))
        starts = "".join(f"{name} = {self.choose(values)}\n" for name, values in STARTS.items() if name in used)
        result = ", ".join(RESULTS.get(name, name) for name in (*"ABuvwTq", *STARTS) if name in used)
        lines = _indented(f"{starts}{body}\nreturn {result or 0}".replace("RESULT", result), "    ")
        return f"{helpers}{self.choose(HEADERS)}\n{lines}\n"

    def one(self, word: str, depth: int, given: tuple[str, ...] = ()) -> str:
        """One of the alternatives of a word, or a name."""
        if word == "block":
            return self.block(depth)
        if word not in GRAMMAR:
            if not self.known.get(word):
                raise NoName
            names = self.known[word]
            return names[-1] if word in LATEST and self.random.random() < 0.4 else self.choose(names)
        if word == "number" and depth > DEEPEST:
            word = "leaf"
        if word == "statement":
            self.statements += 1
        for _ in range(50):
            choices = [found for found in GRAMMAR[word] if self.fits(found, word, depth)]
            (found,) = self.random.choices(choices, [choice.weight for choice in choices])
            try:
                return self.filled(found.text, depth, given)
            except NoName:
                continue
        raise NoName

    def fits(self, found: Alternative, word: str, depth: int) -> bool:
        if word == "test":
            return depth < DEEPEST or "{test}" not in found.text
        if word in ("statement", "loop", "leave"):
            full = self.statements > MOST_STATEMENTS
            inner = "loop" in found.text or "for " in found.text
            return not (word == "statement" and ((full and "{block}" in found.text) or (inner and (full or self.loops >= MOST_LOOPS))))
        return True

    def block(self, depth: int) -> str:
        kept = {sort: list(names) for sort, names in self.known.items()}
        words = ["statement"] * self.choose((1, 1, 2, 2, 3))
        if self.loops and self.random.random() < 0.15:
            words.insert(self.random.randrange(len(words) + 1), "leave")
        lines = [self.one(word, 0) for word in words]
        self.known = kept
        return "\n".join(lines)

    def filled(self, text: str, depth: int, given: tuple[str, ...]) -> str:
        """The lines of an alternative with every hole filled, in order; a new name is known from the line after it."""
        kept, loops, filled, lasting, lines = self.known, self.loops, list[str](), list[tuple[str, str]](), list[str]()
        self.known = {sort: list(names) for sort, names in kept.items()}
        self.loops += text.startswith("for ") or "while" in text
        try:
            for line in text.split("\n"):
                new = list[tuple[str, str]]()
                fill = partial(HOLE.sub, lambda hole, new=new: self.hole(hole, filled, given, depth, new, lasting))
                item, bound = line.lstrip(" ").split(" for {+") if " for {+" in line.lstrip(" ") else (line.lstrip(" "), "")
                parts = self.comprehension(item, " for {+" + bound, fill, new) if bound else fill(item)
                lines.append(_indented(parts, line[: len(line) - len(line.lstrip(" "))]))
                for sort, name in new:
                    self.known.setdefault(sort, []).append(name)
        finally:
            self.known, self.loops = kept, loops
        for sort, name in lasting:
            self.known.setdefault(sort, []).append(name)
        return "\n".join(lines)

    def comprehension(self, item: str, bound: str, fill: Callable[[str], str], new: list[tuple[str, str]]) -> str:
        """An item and its clause: the name of the clause is known in both, and nowhere else."""
        start, _, item = item.rpartition("[")
        start = fill(start)
        kept, outer = len(new), self.known
        self.known = {sort: list(names) for sort, names in outer.items()}
        found = bound.partition(" in ")
        name = fill(found[0])
        walked = fill(found[2].partition(" if ")[0])
        for sort, letter in new[kept:]:
            self.known.setdefault(sort, []).append(letter)
        del new[kept:]
        test = found[2].partition(" if ")[1:]
        after = walked + "".join(map(fill, test))
        text = f"{start}[{fill(item)}{name} in {after}"
        self.known = outer
        return text

    def hole(
        self,
        hole: re.Match[str],
        filled: list[str],
        given: tuple[str, ...],
        depth: int,
        new: list[tuple[str, str]],
        lasting: list[tuple[str, str]],
    ) -> str:
        binds, word, passed = hole.groups()
        if word.isdigit():
            return given[len(word) - 1] if word.startswith("0") else filled[int(word) - 1]
        if binds:
            self.fresh += 1
            found = f"{LETTERS[word]}{self.fresh}"
            new.append((SORTS.get(word, word), found))
            if binds == "=":
                lasting.append(new[-1])
            elif word in ("across", "element") and "(" not in hole.string:
                new.append(("position", f"{found}Index"))
        else:
            found = self.one(word, depth + 1, tuple(filled[int(number) - 1] for number in passed.split(",")) if passed else ())
        filled.append(found)
        return found


def _indented(text: str, blank: str) -> str:
    return "\n".join(blank + line for line in text.split("\n"))


# Inputs -------------------------------------------------------------------------------------------------------------------------

SIZES = (0, 1, 2, 3, 7)
SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0)


def inputs(seed: int, count: int) -> Iterator[tuple[Any, ...]]:
    """Arguments of `f`: of all sizes, square or not, halves, zeros, whole numbers, with nan and infinities among them."""
    rng = np.random.default_rng(seed)
    sizes = [(3, 3), (2, 3), (3, 2), *((int(rng.choice(SIZES)), int(rng.choice(SIZES))) for _ in range(count))]
    for number in range(count):
        rows, columns = sizes[number]
        draw = _Draw(rng, int(rng.integers(8)))
        whole = rng.integers(-rows, rows, rows) if rows and rng.integers(3) == 0 else rng.integers(0, max(rows, 1), rows)
        tensors = [draw.tensor(shape) for shape in ((rows, columns), (rows, columns), (rows,), (rows,), (columns,))]
        more = draw.tensor((2, rows, columns)), rng.integers(-3, 4, rows), draw.ragged(rows), "ab" if rng.integers(2) else "ba"
        yield *tensors, whole, rows, draw.number(), bool(rng.integers(2)), *more


@dataclass(frozen=True, slots=True)
class _Draw:
    """How the numbers of one call are drawn."""

    rng: np.random.Generator
    style: int

    def tensor(self, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
        rng = self.rng
        halves = rng.integers(-4, 5, shape) / 2
        match self.style:
            case 0:
                return rng.normal(size=shape)
            case 1:
                return np.zeros(shape)
            case 2:
                return rng.integers(-3, 4, shape)
            case 3 | 4 if halves.size:
                halves.flat[rng.integers(halves.size)] = rng.choice(SPECIAL)
            case 5:
                return np.where(rng.random(shape) < 0.3, rng.choice(SPECIAL, shape), halves)
        return halves

    def ragged(self, rows: int) -> list[list[float]]:
        return [[float(item) for item in self.rng.integers(-3, 4, self.rng.integers(0, 4))] for _ in range(rows)]

    def number(self) -> Any:
        """A finite one: an infinite factor of a sum may stand before the sum as well as in it, and makes nan of other zeros then."""
        return (0, 1, -2, 0.5, float(self.rng.normal()), float(self.rng.choice((3.0, -1.5))))[self.rng.integers(6)]
