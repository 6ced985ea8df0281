"""`items + [x]` adds a number to every item; it does not put lists together, as it does in Python (R2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, root


@problem("FPP0814", "a list that is added to, not joined", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class AddedList(Problem):
    span: Span
    left: str
    right: str

    def words(self) -> Words:
        meant = f"concat({self.left}, {self.right})"
        return Words("`+` adds numbers item by item; it does not join lists.", f"write `{meant}` to join them", replacement=meant)


def find(reading: Reading) -> Iterator[Problem]:
    """Sums of a vector or list and a literal with one item, and of two slices of one variable."""
    for body in reading.bodies:
        for node in reading.nodes(body):
            match node:
                case core.Primitive(name="add", arguments=(core.Expression() as left, core.Expression() as right)):
                    left, right = _written(left), _written(right)
                    if _grows(left, right) or _grows(right, left) or _are_slices_of_one(left, right):
                        yield AddedList(node.span, left.span.text, right.span.text)


def _written(node: core.Expression) -> core.Expression:
    return node.value if isinstance(node, core.ToTensor) else node


def _grows(items: core.Expression, more: core.Expression) -> bool:
    """A variable or slice that may be a vector, and one item in brackets: to add that number nobody writes the brackets."""
    may_be_vector = not items.kind.is_single and items.kind.rank in (None, 1) and items.kind.least_rank <= 1
    return isinstance(more, core.Bracket) and len(more.items) == 1 and isinstance(items, core.Variable | core.Index) and may_be_vector


def _are_slices_of_one(left: core.Expression, right: core.Expression) -> bool:
    """`items[:i] + items[i + 1:]`: all but one."""
    match left, right:
        case core.Index(subscripts=(core.Slice(start=None),)), core.Index(subscripts=(core.Slice(stop=None),)):
            return root(left) is not None and root(left) == root(right)
        case _:
            return False
