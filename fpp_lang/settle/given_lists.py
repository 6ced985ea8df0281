"""Lists given to what changes a tensor: their numbers go into a tensor for the call, and back into the list behind it (R2.3, R6.2)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.settle.facts import FunctionFacts
from fpp_lang.settle.operands import OperandChecks
from fpp_lang.settle.problems import ListGivenInPassing

AT_ONCE = (core.Assign, core.Update, core.Evaluate)
"""Statements that run once where they stand, so that lines may stand around them."""
OFTEN = (core.Comprehension, core.Lambda)
PLACES = (core.Variable, core.Index, core.Field)


@dataclass(slots=True)
class Around:
    """The lines around the statement that is being written; `passing`: it has no place for any."""

    passing: bool = True
    before: list[core.Assign] = field(default_factory=list)
    after: list[core.Assign] = field(default_factory=list)


class GivenLists(OperandChecks, ABC):
    """Calls that change a list's numbers as those of a tensor."""

    around = Around()

    @abstractmethod
    def statement(self, node: core.Statement) -> core.Statement: ...

    def block(self, block: core.Block) -> core.Block:
        return updated(block, statements=tuple(part for statement in block.statements for part in self._with_lines(statement)))

    def _with_lines(self, node: core.Statement) -> Iterator[core.Statement]:
        outer, self.around = self.around, Around(not isinstance(node, AT_ONCE) or any(isinstance(part, OFTEN) for part in walk(node)))
        written, lines = self.statement(node), self.around
        self.around = outer
        yield from lines.before
        yield written
        yield from lines.after

    def lent(self, given: core.Expression, facts: FunctionFacts, parameter: str) -> core.Expression:
        """What a call gets for a list whose numbers it changes.

        `put(xs)` => `xs_numbers = tensor(xs); put(xs_numbers); xs[:] = xs_numbers`
        """
        site = facts.sites[parameter]
        if facts.protects or site not in self.facts.changed or not (isinstance(given, core.ToTensor) and isinstance(given.value, PLACES)):
            return given
        place, span = given.value, given.span
        if self.around.passing:
            self.problems.add(ListGivenInPassing(span, facts.function.name, parameter, span.text))
            return given
        where = core.Where.TOP if self.place.facts is None else core.Where.LOCAL
        root = next((part.name for part in (place, *walk(place)) if isinstance(part, core.Variable)), None)
        if root is None:
            root = "items"
            items = core.Variable(self._free_name(root), where, span=span, kind=place.kind)
            self.around.before.append(core.Assign(items, place, span=span))
            place, given = items, updated(given, value=items)
        value: core.Expression = given
        if site in self.facts.fraction:
            value = core.Copy(given, "float", span=span, kind=updated(given.kind, dtype="float"))
        numbers = core.Variable(self._free_name(root.rpartition(":")[2] + "_numbers"), where, span=span, kind=value.kind)
        self.around.before.append(core.Assign(numbers, value, span=span))
        whole = core.Index(place, (core.Slice(None, None, None, span=span),), span=span, kind=given.kind)
        self.around.after.append(core.Assign(whole, numbers, span=span))
        return numbers

    def _free_name(self, wish: str) -> str:
        """`xs_numbers`, the same for every call in this function, but not twice around one."""
        facts, program = self.place.facts, self.flow.program
        taken = {*program.variables, *program.functions}
        if facts is not None:
            taken |= {*facts.function.locals, *(parameter.name for parameter in facts.function.parameters)}
        taken |= {node.target.name for node in self.around.before if isinstance(node.target, core.Variable)}
        name = next(name for name in (wish, *(f"{wish}_{number}" for number in range(2, len(taken) + 3))) if name not in taken)
        self.place.names.append(name)
        return name
