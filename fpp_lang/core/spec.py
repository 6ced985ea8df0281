"""What a legal core tree is, as a table: run between all passes in tests.

A row says for one kind of node in which stages it may stand and what must hold there; a node without a row is legal everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk

Stage = Literal["resolved", "settled", "differentiated"]
FORMS = ("truth", "elements", "either")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in", "not_in", "is", "is_not")
UPDATES = ("add", "subtract", "multiply", "divide", "power")


@dataclass(frozen=True, slots=True)
class Law:
    """What must hold of a node; `words` tell it when it does not."""

    kind: type[core.Node]
    stages: tuple[Stage, ...]
    holds: Callable[[Any], bool]
    words: str


BOTH: tuple[Stage, ...] = ("resolved", "settled")


def _never(node: core.Node) -> bool:
    return False


def _argument_count(node: core.Primitive) -> bool:
    row = PRIMITIVES.get(node.name)
    if row is None:
        return True
    return len(node.arguments) >= row.least and (row.most is None or len(node.arguments) <= row.most)


LAWS: tuple[Law, ...] = (
    Law(core.ForIn, ("settled",), _never, "a loop of open kind after settling"),
    Law(core.Dot, ("settled",), _never, "a dot of open meaning after settling"),
    Law(core.Position, ("settled",), _never, "a position without a variable after settling"),
    Law(core.ToTensor, ("resolved",), _never, "a conversion before settling"),
    Law(core.ToList, ("resolved",), _never, "a conversion before settling"),
    Law(core.Whole, ("resolved",), _never, "a check for whole numbers before settling"),
    Law(core.Copy, ("resolved",), _never, "a copy before settling"),
    Law(core.Unwrap, ("resolved",), _never, "an unwrapping before settling"),
    Law(core.OfClass, BOTH, _never, "a question for a class before differentiating"),
    Law(core.AtPlace, ("resolved",), _never, "a place of a nest before settling"),
    Law(core.ForRows, ("resolved",), _never, "a loop over rows before settling"),
    Law(core.ForElements, ("resolved",), _never, "a loop over elements before settling"),
    Law(core.ForAll, ("resolved",), _never, "a loop over all elements before settling"),
    Law(core.Gradient, ("differentiated",), _never, "a gradient after differentiating"),
    Law(core.Derivative, ("differentiated",), _never, "a derivative after differentiating"),
    Law(core.Bracket, ("settled",), lambda node: node.form in ("tensor", "list"), "a bracket that is neither tensor nor list"),
    Law(core.Logic, ("settled",), lambda node: node.form in FORMS, "and/or without a form"),
    Law(core.Not, ("settled",), lambda node: node.form in FORMS, "not without a form"),
    Law(core.Compare, ("settled",), lambda node: node.form in FORMS, "a comparison without a form"),
    Law(core.Logic, BOTH, lambda node: len(node.items) > 1, "and/or of a single item"),
    Law(core.Compare, BOTH, lambda node: all(operator in COMPARISONS for operator, _ in node.rest), "an unknown comparison"),
    Law(core.Update, BOTH, lambda node: node.operator in UPDATES, "an unknown operator"),
    Law(core.Primitive, BOTH, lambda node: node.name in PRIMITIVES, "an unknown primitive"),
    Law(core.Primitive, BOTH, _argument_count, "a primitive with a wrong number of arguments"),
    Law(core.Primitive, ("settled",), lambda node: node.name != "data", "`data`, which means nothing, after settling"),
    Law(core.Pair, BOTH, lambda node: len(node.items) > 1, "a pair of fewer than two"),
    Law(core.Targets, BOTH, lambda node: len(node.items) > 1, "targets of fewer than two"),
    Law(core.ForEach, ("settled",), lambda node: bool(node.visits), "a loop over nothing"),
    Law(core.ForEach, ("settled",), lambda node: not node.unpack or len(node.visits) == 1, "several values taken apart at once"),
)


def violations(program: core.Program, stage: Stage) -> list[str]:
    """What is illegal in a program, in words; empty where all is well."""
    found = []
    locals_of_nests: set[str] = set()
    for node in walk(program):
        for law in LAWS:
            if type(node) is law.kind and stage in law.stages and not law.holds(node):
                found.append(f"{law.words}: {node!r:.120}")
        match node:
            case core.ForRows(variable=variable):
                locals_of_nests.add(variable)
            case core.ForElements(row=row) if row not in locals_of_nests:
                found.append(f"a loop over the elements of {row}, which is no row")
            case core.Call(key=key) | core.FunctionName(key=key) if key not in program.functions:
                found.append(f"a call of {key}, which is not there")
            case core.Call(key=key, arguments=arguments) if len(arguments) != len(program.functions[key].parameters):
                found.append(f"a call of {key} with {len(arguments)} arguments")
            case _:
                pass
    return found
