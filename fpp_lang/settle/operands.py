"""What the writing of settled trees needs everywhere, and what it refuses: operands that no run can make sense of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, WHOLE, Base, Kind, counted, describe
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.settle.facts import FunctionFacts
from fpp_lang.settle.flow import Flow
from fpp_lang.settle.problems import CannotGrow, FunctionAsValue, GivenToBoth, NotWhole, TextWithOther, WrongOperand

NO_OPERANDS = frozenset({Base.TEXT, Base.RECORD, Base.NOTHING, Base.PAIR})
SIGNS = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "times": "x",
    "power": "^",
    "div": "div",
    "mod": "mod",
    "negate": "-",
    "positive": "+",
}
MEASURES = frozenset({"shape", "rows", "cols", "rank", "size"})
"""What may be asked of a list that grows: its size, which is no arithmetic on the whole (R2.10)."""
CHANGEABLE = frozenset({Base.TENSOR, Base.NUMERIC, Base.LIST, Base.RECORD})
INSTEAD = {("+", Base.LIST): "concat(a, b)", ("*", Base.LIST): "full(5, 0)", ("*", Base.TEXT): '"".join([text for i in range(n)])'}
"""What joins and repeats where a sign does not."""


@dataclass(slots=True)
class Loop:
    """A loop around the place that is being written: how it walks, and the name of its position once one is needed."""

    variables: tuple[str, ...]
    counts: bool
    from_zero: bool = False
    position: str | None = None


@dataclass(slots=True)
class Place:
    """The function that is being written. `singles` were copied as tensors of rank 0 and are unwrapped on the way out.

    `leading`: the tensors over whose rows nests filled lists, and whether element by element; `growing`: the lists that got an item
    since they were set.
    """

    facts: FunctionFacts | None
    loops: list[Loop] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    copied: set[str] = field(default_factory=set)
    singles: set[str] = field(default_factory=set)
    leading: dict[str, tuple[core.Expression, bool]] = field(default_factory=dict)
    growing: set[str] = field(default_factory=set)


def as_numbers(node: core.Expression) -> core.Expression:
    """True and false as 1 and 0: `mask => mask * 1` (R3.2)."""
    if not node.kind.is_truth:
        return node
    if isinstance(node, core.Constant):
        return updated(node, value=int(bool(node.value)), kind=WHOLE)
    one = core.Constant(1, span=node.span, kind=WHOLE)
    return core.Primitive("multiply", (node, one), span=node.span, kind=counted(node.kind))


class OperandChecks:
    """The state of writing, and its refusals."""

    def __init__(self, flow: Flow, problems: Problems) -> None:
        self.flow = flow
        self.facts = flow.facts
        self.problems = problems
        self.place = Place(None)
        self.testing = False
        self.told: set[int] = set()

    def kind(self, node: core.Expression) -> Kind:
        """What the analysis found; inside a function that runs element by element its parameters are single numbers."""
        found = self.facts.kinds.get(node.id, OPEN)
        return OPEN if found.base is Base.NEVER else found

    def _check(self, node: core.Primitive, kinds: Sequence[Kind | None]) -> None:
        """Refuses what no run can make sense of."""
        sign = SIGNS.get(node.name)
        row = PRIMITIVES[node.name]
        first = node.arguments[0] if node.arguments else None
        if node.name in ("append", "pop", "insert") and first is not None and kinds[0] is not None and kinds[0].base is Base.TENSOR:
            item = node.arguments[-1]
            shown = item.span.text if item is not None and node.name != "pop" else "…"
            self.problems.add(CannotGrow(node.span, first.span.text, shown))
        for place, (argument, kind) in enumerate(zip(node.arguments, kinds, strict=True)):
            takes = row.parameters[min(place, len(row.parameters) - 1)].takes
            if argument is None or kind is None or (takes not in ("numeric", "whole") and sign is None):
                continue
            if node.name in MEASURES and kind.base is Base.LIST and self.facts.item_of(kind).base not in NO_OPERANDS:
                continue
            if node.name == "add" and kind.base is Base.TEXT:
                self._check_text(node)
            else:
                self._check_operand(argument, kind, f"`{sign}`" if sign else f"`{node.name}`", INSTEAD.get((sign or "", kind.base)))

    def _check_operand(self, argument: core.Expression, kind: Kind, of: str, instead: str | None = None) -> None:
        """A number or tensor is needed here."""
        if self._is_told(kind):
            return
        if kind.base is Base.FUNCTION:
            self.problems.add(FunctionAsValue(argument.span, argument.span.text))
        elif kind.base in NO_OPERANDS or self._is_plain_list(kind):
            self.problems.add(WrongOperand(argument.span, of, describe(kind), instead))

    def _is_told(self, kind: Kind) -> bool:
        """Is the kind a guess between two uses of a parameter, which are an error of their own?"""
        facts = self.place.facts
        return facts is not None and kind.of is not None and {"text", "numeric"} <= facts.needs.get(kind.of[0], {}).keys()

    def _is_plain_list(self, kind: Kind) -> bool:
        """A list that is no tensor: its items are texts or records, or it is a parameter that grows."""
        if kind.base is not Base.LIST:
            return False
        facts = self.place.facts
        if facts is not None and kind.of is not None and kind.of[1] == 0 and "list" in facts.needs.get(kind.of[0], {}):
            return True
        return self.facts.item_of(kind).base in NO_OPERANDS

    def _check_text(self, node: core.Primitive) -> None:
        """The whole chain `"y = " + slope + " x"` is told at once, with one text for all of it."""
        if node.id in self.told:
            return
        parts = self._joined(node)
        others = [kind for kind in map(self.kind, parts) if kind.base not in (Base.TEXT, Base.OPEN)]
        if others:
            offer = f'f"{"".join(map(_inside, parts))}"'
            self.problems.add(TextWithOther(node.span, describe(others[0]), offer))

    def _joined(self, node: core.Expression) -> list[core.Expression]:
        """What a chain of `+` joins to a text, from left to right."""
        parts: list[core.Expression] = []
        while isinstance(node, core.Primitive) and node.name == "add" and self.kind(node).base is Base.TEXT:
            self.told.add(node.id)
            left, right = node.arguments
            assert left is not None and right is not None
            parts.append(right)
            node = left
        return [node, *reversed(parts)]

    def _check_overlap(self, node: core.Call, facts: FunctionFacts) -> None:
        """A procedure that changes a tensor may not be given the same one twice (R6.6)."""
        given = [
            (parameter.name, argument)
            for parameter, argument in zip(facts.function.parameters, node.arguments, strict=True)
            if argument is not None and self.kind(argument).base in CHANGEABLE
        ]
        for name, argument in given:
            for other, second in given:
                if name != other and facts.sites[name] in self.facts.changed and overlap(argument, second):
                    self.problems.add(GivenToBoth(node.span, facts.function.name, name, other))
                    return

    def _check_whole(self, parameter: core.Parameter, argument: core.Constant, declared: Kind) -> None:
        if declared == WHOLE and isinstance(argument.value, float) and not argument.value.is_integer():
            self.problems.add(NotWhole(argument.span, parameter.name, argument.span.text))


def overlap(left: core.Expression, right: core.Expression) -> bool:
    """Do two expressions certainly name the same memory, or parts of it that overlap?"""
    match left, right:
        case core.Variable(name=one), core.Variable(name=other):
            return one == other
        case core.Index(target=one, subscripts=here), core.Index(target=other, subscripts=there):
            return overlap(one, other) and all(_same_place(a, b) for a, b in zip(here, there, strict=False))
        case core.Field(target=one, name=name), core.Field(target=other, name=same):
            return name == same and overlap(one, other)
        case core.Index(target=one) | core.Field(target=one), core.Variable():
            return overlap(one, right)
        case core.Variable(), core.Index(target=other) | core.Field(target=other):
            return overlap(left, other)
        case _:
            return False


def _same_place(left: core.Expression | core.Slice, right: core.Expression | core.Slice) -> bool:
    return left == right


def _inside(node: core.Expression) -> str:
    """The expression as it stands in an f-text."""
    if isinstance(node, core.Constant) and isinstance(node.value, str):
        return node.value.replace("{", "{{").replace("}", "}}")
    return "{" + node.span.text + "}"
