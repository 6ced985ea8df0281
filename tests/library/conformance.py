"""The conformance table: every function of the library, what it is compared with, on what, and how far it is from it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import calculus_references
import case_references
import class_references
import network_references
import numpy as np
import procedure_references
import shape_references
import test_derivatives
import test_references
from calls import Engine, functions, parameters_of

import fpp_lang
from fpp_lang.catalogue import Entry, purpose
from fpp_lang.documentation.comments import read_comment
from fpp_lang.standard import classes, entries

ENGINES: tuple[Engine, ...] = ("numpy", "interpreter", "transpiled")
TABLES = {
    "ELEMENTWISE": (shape_references, shape_references.INPUTS, "numbers, vectors, matrices, rank 3, nothing, the far ends, inf, nan"),
    "ROWWISE": (shape_references, dict(enumerate(shape_references.ROWS)), "a vector, a matrix, rank 3, rows of 1e308 and -1000"),
    "REDUCING": (shape_references, shape_references.TENSORS, "numbers, vectors, matrices, rank 3, nothing, nan"),
}
LONGEST = 70
SMALL = 1e-15
HEAD = """# Conformance

What every function and class of the standard library is compared with, and how far it is from it at worst: on both engines, and functions
also in the transpiled file. The error is relative; where the right value is 0, or a slope that comes close to it, absolute. References
are functions of NumPy and SciPy, formulas written again in NumPy, and figures worked out by hand. A derivative is compared with
central differences as well, at 200 places.

The test run makes this page: `pytest tests/library/test_conformance.py --update-golden`. Sentences are compared by the examples of
their doc comments.
"""
COLUMNS = """\
| entry | reference | tried on | largest error | slope checked | source, and what differs |
| --- | --- | --- | --- | --- | --- |"""


@dataclass(frozen=True, slots=True)
class Row:
    """One function: texts as the page shows them, and the measured error."""

    entry: Entry
    references: tuple[str, ...]
    tried: tuple[str, ...]
    error: float
    slope: str
    source: str

    def text(self) -> str:
        cells = [
            f"`{self.entry.name}`",
            "<br>".join(f"`{text}`" for text in self.references),
            "<br>".join(self.tried),
            shown(self.error),
            self.slope,
            self.source,
        ]
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A call of the library, the reference as text, what it was tried on, and its error."""

    call: str
    reference: str
    tried: str
    error: float


@cache
def page() -> tuple[str, dict[str, float]]:
    """The page, and the measured errors by entry."""
    rows = [_row(entry) for entry in (*entries().values(), *classes().values())]
    blocks = [HEAD]
    for file in sorted({row.entry.file for row in rows}):
        lines = [row.text() for row in rows if row.entry.file == file]
        blocks.append(f"## `{file}`\n\n{purpose(file)}.\n\n{COLUMNS}\n" + "\n".join(lines) + "\n")
    return "\n".join([*blocks, refused_slopes()]), {row.entry.name: row.error for row in rows}


def refused_slopes() -> str:
    """Formulas that are printed as slopes and are none, as the same comparison finds them."""
    lines = ["| printed as the slope of | formula | where | largest error |", "| --- | --- | --- | --- |"]
    for formula, function, source in test_derivatives.WRONG:
        error = test_derivatives.largest_error(formula, function, test_derivatives.x)
        lines.append(f"| `{function}` | `{formula}` | {source} | {shown(error)} |")
    told = "The comparison that every derivative above passes, with a bound of 1e-7, finds what is wrong with these."
    return f"## Slopes that are none\n\n{told}\n\n" + "\n".join(lines) + "\n"


def shown(error: float) -> str:
    """An error rounded up to one digit, or `exact`."""
    if error == 0:
        return "exact"
    digit, exponent = f"{error:.0e}".split("e")
    if float(f"{digit}e{exponent}") < error:
        digit = str(int(digit) + 1)
    return f"{float(f'{digit}e{exponent}'):.0e}"


def _row(entry: Entry) -> Row:
    found = [comparison for comparison in comparisons() if meant(comparison.call) == entry.name]
    source = read_comment(entry.comment, []).part("Source") or ""
    references = tuple(dict.fromkeys(comparison.reference for comparison in found))
    tried = tuple(dict.fromkeys(comparison.tried for comparison in found))
    return Row(entry, references[:3], tried[:3], max((one.error for one in found), default=np.nan), slopes().get(entry.name, ""), source)


@cache
def names() -> dict[str, str]:
    return {name: entry.name for entry in (*entries().values(), *classes().values()) for name in (entry.name, *entry.also_called)}


def meant(call: str) -> str | None:
    """The entry that a call is of: its outermost function of the library."""
    return next((names()[name] for name in re.findall(r"\w+(?=\()", call) if name in names()), None)


@cache
def comparisons() -> tuple[Comparison, ...]:
    """All calls of all tables of references, measured."""
    with np.errstate(all="ignore"):
        return (*_tables(), *_cases(), *_procedures(), *_drawn(), *_classes())


def _tables() -> Iterator[Comparison]:
    for table, (module, inputs, tried) in TABLES.items():
        texts = texts_of(module, table)
        references: Mapping[str, Callable[..., Any]] = vars(module)[table]
        made = [functions(engine, dict.fromkeys(references, "x")) for engine in ENGINES]
        for call, reference in references.items():
            small = 1.0 if call in shape_references.NEAR_ZERO else SMALL
            errors = [error_of(one[call](x), reference(x), small) for x in inputs.values() if _takes(call, table, x) for one in made]
            yield Comparison(call, texts[call], tried, max(errors))


def _takes(call: str, table: str, x: Any) -> bool:
    if table == "ELEMENTWISE":
        return call not in shape_references.FINITE_ONLY or bool(np.all(np.isfinite(x)))
    return table == "ROWWISE" or bool(np.size(x)) or call in shape_references.OF_NOTHING


def _cases() -> Iterator[Comparison]:
    estimates = [case for case, _ in calculus_references.ESTIMATES]
    modules = (case_references, network_references, calculus_references)
    for module, cases in [*((module, module.CASES) for module in modules), (calculus_references, estimates)]:
        texts = case_texts(module)
        made = [functions(engine, parameters_of(cases)) for engine in ENGINES]
        for call, given, wanted in cases:
            error = max(error_of(one[call](*given), wanted) for one in made)
            yield Comparison(call, texts.get(call, "a figure worked out by hand"), _described(given), error)


def _procedures() -> Iterator[Comparison]:
    for call, wanted in procedure_references.STEPS.items():
        states = [f"state_{place}" for place in range(len(wanted))]
        errors = []
        for engine in ("numpy", "interpreter"):
            module = fpp_lang.loads(f"Function take({', '.join(states)}, g, step):\n    {call}\n", engine=engine)
            first = procedure_references.b.copy() if wanted[0].ndim == 2 else np.zeros(3)
            kept = [first, *(np.zeros(np.shape(state)) for state in wanted[1:])]
            a, b = procedure_references.a, procedure_references.b
            for step, gradient in enumerate((a, b, a * b), 1):
                module.take(*kept, gradient, step)
            errors.append(error_of(tuple(kept), wanted))
        yield Comparison(call, "its formula, written again in NumPy", "three steps from a matrix", max(errors))
    a = procedure_references.a
    wanted = 2 * (a - a.mean(0)) / np.sqrt(a.var(0) + 1e-5) + 1
    program = "Function norm(x, mean, variance):\n    return batch_norm(x, 2, 1, mean, variance)\n"
    given = [fpp_lang.loads(program, engine=engine).norm(a, np.zeros(4), np.ones(4)) for engine in ("numpy", "interpreter")]
    yield Comparison("batch_norm(", "its formula, written again in NumPy", "a matrix", max(error_of(one, wanted) for one in given))


def _drawn() -> Iterator[Comparison]:
    texts = texts_of(test_references, "DRAWN")
    for call, reference in test_references.DRAWN.items():
        drawn = [fpp_lang.loads(f"drawn = {call}\n", engine=engine, seed=7).variables["drawn"] for engine in ("numpy", "interpreter")]
        wanted = reference(np.random.default_rng(7))
        yield Comparison(call, texts[call], "the same seed", max(error_of(one, wanted) for one in drawn))


def _classes() -> Iterator[Comparison]:
    for name, lines, given, reference in class_references.CLASSES:
        program = f"Function used({', '.join('abcd'[: len(given)])}):\n" + "".join(f"    {line}\n" for line in lines.splitlines())
        found = [fpp_lang.loads(program, engine=engine).used(*given) for engine in ("numpy", "interpreter")]
        yield Comparison(f"{name}(", formula_of_class(name), _described(given), max(error_of(one, reference(*given)) for one in found))


def formula_of_class(name: str) -> str:
    """The reference of a class as it is written, if it is short enough to be one formula."""
    for node in ast.walk(_tree(class_references)):
        match node:
            case ast.Tuple(elts=[ast.Constant(value=found), _, _, ast.Lambda() as reference]) if found == name:
                return short(reference)
    return "its formula, written again in NumPy"


def error_of(given: Any, wanted: Any, small: float = SMALL) -> float:
    """The largest error: relative, or absolute where the right value is below `small`; of a wrong shape it is infinite."""
    if isinstance(wanted, tuple):
        return max(error_of(one, other, small) for one, other in zip(given, wanted, strict=True))
    one, other = np.asarray(given, dtype=float), np.asarray(wanted, dtype=float)
    if one.shape != other.shape:
        return np.inf
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    scale = np.where(np.abs(other) > small, np.abs(other), 1.0)
    errors = np.where(same, 0.0, np.abs(one - other) / scale)
    return float(np.max(errors, initial=0.0))


@cache
def slopes() -> dict[str, str]:
    """For each derivative the function that it is the slope of, and the error of the comparison with differences."""
    found: dict[str, str] = {}
    for derivative, function, places in test_derivatives.BY_ELEMENT:
        error = test_derivatives.largest_error(derivative, function, places)
        found.setdefault(_first(derivative), f"`{function}`, {'below 1e-7' if error < 1e-7 else shown(error)}")
    for gradient, function, tensor, _ in test_derivatives.WHOLE:
        found.setdefault(_first(gradient), f"`{function}`, {tensor.size} elements, below 1e-7")
    return found


def _first(call: str) -> str:
    name = meant(call)
    assert name is not None, call
    return name


def _described(given: tuple[Any, ...]) -> str:
    shapes = [np.shape(item) for item in given]
    words = {0: "a number", 1: "a vector", 2: "a matrix"}
    return " and ".join(words.get(len(shape), f"rank {len(shape)}") for shape in shapes) or "figures"


# The references as text ----------------------------------------------------------------------------------------------------------


def texts_of(module: Any, table: str) -> dict[str, str]:
    """The references of a table of functions as they are written, by call."""
    for node in _tree(module).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == table:
            assert isinstance(node.value, ast.Dict)
            pairs = zip(node.value.keys, node.value.values, strict=True)
            return {key.value: short(value) for key, value in pairs if isinstance(key, ast.Constant)}
    raise KeyError(table)


def case_texts(module: Any) -> dict[str, str]:
    """What stands in the third place of the cases, by call; of several for one call, the first that is a formula."""
    found: dict[str, str] = {}
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Tuple) and len(node.elts) == 3 and isinstance(node.elts[0], ast.Constant):
            if any(isinstance(part, ast.Name) for part in ast.walk(node.elts[2])):
                found.setdefault(str(node.elts[0].value), short(node.elts[2]))
    return found


@cache
def _tree(module: Any) -> ast.Module:
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def short(node: ast.expr) -> str:
    """An expression on one line, without the `lambda` around it, cut where it is long."""
    text = ast.unparse(node.body if isinstance(node, ast.Lambda) else node)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
