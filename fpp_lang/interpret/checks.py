"""What plain Python and NumPy operators would let pass: texts that repeat, lists that join, whole numbers that overflow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from fpp_lang.core import tree as core
from fpp_lang.interpret.frame import Unset
from fpp_lang.interpret.machine import Machine
from fpp_lang.runtime.limits import LARGEST_WHOLE, LISTED, MADE, MOST_ITEMS, amount, broadcast_size
from fpp_lang.runtime.problems.arithmetic import BeyondSixtyFourBits, NumberTooLarge, TensorCondition, WholeDivisionByZero, WrongSorts
from fpp_lang.runtime.problems.limits import TooMuchMemory
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code, sort_of

ODD = frozenset({str, list, tuple, dict, range, type(None), Unset})
"""Operands that an arithmetic operator must look at before Python does."""

SAFE = 2.0**62
"""Whole numbers below this, computed as fractions, have certainly not left 64 bits."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of one operation; `plain` is the operation as a function of its operands."""

    machine: Machine
    node: core.Node
    plain: Callable[..., Any]

    def odd(self, *operands: Any) -> Any:
        """The operation where an operand is a text, a list or the like: texts are joined, lists are tensors (R2.3, R2.11)."""
        if _operator(self.node) == "add" and all(operand.__class__ is str for operand in operands):
            self.room(sum(map(len, operands)))
            return "".join(operands)
        if any(operand.__class__ in (str, tuple, dict, range, type(None), Unset) for operand in operands):
            raise self.machine.fault(TypeError("operands"), self.node, *operands)
        tensors = [to_array(self.machine, self.node, operand) if operand.__class__ is list else operand for operand in operands]
        try:
            return self.plain(*tensors)
        except Exception as error:
            raise self.machine.fault(error, self.node, *tensors) from None

    def whole(self, result: Any, *operands: Any) -> Any:
        """The result where it is whole: within 4,300 digits or 64 bits; truth values are added as 1 and 0."""
        kind = result.__class__
        if kind is int:
            if not -LARGEST_WHOLE < result < LARGEST_WHOLE:
                raise ProgramError(NumberTooLarge(self.node.span, whole=True))
        elif kind is np.int64 and not any(operand.__class__ is np.ndarray for operand in operands):
            if int(result) != self.plain(*map(_exact, operands)):
                raise ProgramError(BeyondSixtyFourBits(self.node.span))
        elif kind is np.int64 or (kind is np.ndarray and result.dtype.kind == "i"):
            self._within_range(operands)
        elif (kind is np.bool_ or (kind is np.ndarray and result.dtype.kind == "b")) and _operator(self.node) in ("add", "multiply"):
            return self.plain(*(np.multiply(operand, 1) for operand in operands))
        return result

    def _within_range(self, operands: tuple[Any, ...]) -> None:
        if any(isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "b" for value in operands):
            return  # counted as 0 and 1, by a form that takes no fractions
        with np.errstate(all="ignore"):
            rough = self.plain(*map(_rough, operands))
        if np.size(rough) and not np.max(np.abs(rough)) < SAFE:
            exact = self.plain(*(value.astype(object) if isinstance(value, np.ndarray) else _exact(value) for value in operands))
            if any(not -(2**63) <= int(value) < 2**63 for value in np.ravel(np.asarray(exact, dtype=object))):
                raise ProgramError(BeyondSixtyFourBits(self.node.span))

    def zero(self, x: Any, y: Any) -> None:
        """Division of whole-number tensors, and of their elements, by zero is an error (R2.4)."""
        both_whole = np.asarray(x).dtype.kind in "bi" and np.asarray(y).dtype.kind in "bi"
        if both_whole and np.any(np.equal(y, 0)):
            divisor = self.node.arguments[-1] if isinstance(self.node, core.Primitive) else None
            literal = divisor is None or isinstance(divisor, core.Constant)
            raise ProgramError(WholeDivisionByZero(self.node.span, None if literal else code(divisor.span)))  # type: ignore[union-attr]

    def fits(self, *operands: Any) -> None:
        """The broadcast shape may not be larger than a tensor may be."""
        self.room(broadcast_size(*(operand.shape for operand in operands)))

    def made(self, name: str, *arguments: Any) -> None:
        """Neither may what a primitive makes of its arguments."""
        self.room(amount(MADE, name, arguments))
        self.room_for_items(amount(LISTED, name, arguments))

    def room(self, elements: int) -> None:
        """Refuses a tensor or text of more elements than one may have."""
        most = self.machine.world.limits.elements
        if elements > most:
            raise ProgramError(TooMuchMemory(self.node.span, elements, most))

    def room_for_items(self, items: int) -> None:
        """The same for a list."""
        if items > MOST_ITEMS:
            raise ProgramError(TooMuchMemory(self.node.span, items, MOST_ITEMS))


def _operator(node: core.Node) -> str:
    return node.name if isinstance(node, core.Primitive) else node.operator if isinstance(node, core.Update) else ""


def _exact(value: Any) -> Any:
    return int(value) if isinstance(value, np.integer | np.bool_) else value


def _rough(value: Any) -> Any:
    return value.astype(float) if isinstance(value, np.ndarray) else float(value) if isinstance(value, np.integer) else value


def to_array(machine: Machine, node: core.Node, value: Any) -> Any:
    """A list as a tensor of numbers (R2.3)."""
    try:
        tensor = np.array(value)
    except ValueError as error:
        raise machine.fault(error, node, value) from None
    if tensor.dtype.kind not in "biuf":
        found = with_large(machine, node, tensor)
        if found is not None:
            return found
        odd = next((item for item in value if np.asarray(item).dtype.kind not in "biuf"), None)
        raise ProgramError(WrongSorts(node.span, (f"a list that holds {sort_of(odd)}",)))
    return tensor


def with_large(machine: Machine, node: core.Node, tensor: Any) -> Any:
    """Numbers of which one is beyond 64 bits, as fractions; whole ones alone are an error. None where not all are numbers."""
    if not all(isinstance(number, int | float | np.number) for number in tensor.flat):
        return None
    if all(isinstance(number, int | np.integer) for number in tensor.flat):
        raise ProgramError(BeyondSixtyFourBits(node.span))
    try:
        return tensor.astype(float)
    except OverflowError as error:
        raise machine.fault(error, node, tensor) from None


def truth(node: core.Node, tensor: Any) -> bool:
    """A tensor as a condition: one element is its value, any other number of them is an error (R4.4)."""
    if tensor.size != 1:
        raise ProgramError(TensorCondition(node.span))
    return bool(tensor.item())
