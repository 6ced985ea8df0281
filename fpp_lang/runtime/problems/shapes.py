"""Shapes, indexes and sizes that do not fit."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.runtime.words import code

Shape = tuple[int, ...]


@problem("FPP0511", "shapes that do not fit together")
@dataclass(frozen=True, slots=True)
class ShapesDiffer(Problem):
    """`names` are the texts of the operands, as many as `shapes` where they are known."""

    span: Span
    shapes: tuple[Shape, ...]
    names: tuple[str, ...] = ()

    def words(self) -> Words:
        told = " and ".join(map(str, self.shapes))
        return Words(
            f"shapes {told} do not fit together in `{code(self.span)}`{self._where()}.",
            "counted from the last axis, two sizes must be equal, or one of them 1",
        )

    def _where(self) -> str:
        """The last axis on which two sizes differ, in words."""
        for first, left in enumerate(self.shapes):
            for second, right in enumerate(self.shapes[first + 1 :], first + 1):
                for place in range(1, min(len(left), len(right)) + 1):
                    if left[-place] != right[-place] and 1 not in (left[-place], right[-place]):
                        return f": {self._axis(first, place)} has size {left[-place]}, {self._axis(second, place)} has size {right[-place]}"
        return ""

    def _axis(self, which: int, place: int) -> str:
        axis = f"axis {len(self.shapes[which]) - place}"
        known = len(self.names) == len(self.shapes) and self.names[which]
        return f"{axis} of `{self.names[which]}`" if known else f"{axis} of shape {self.shapes[which]}"


@problem("FPP0512", "matrices that cannot be multiplied")
@dataclass(frozen=True, slots=True)
class ProductsDiffer(Problem):
    span: Span
    left: str
    right: str
    left_size: int
    right_size: int
    shapes: tuple[Shape, ...] = ()

    def words(self) -> Words:
        shapes = f" of shapes {self.shapes[0]} and {self.shapes[1]}" if len(self.shapes) == 2 else ""
        return Words(
            f"`{self.left}` and `{self.right}`{shapes} cannot be multiplied: the last axis of the first has size {self.left_size}, "
            f"the axis of the second that meets it has size {self.right_size}.",
            "the columns of the first must be as many as the rows of the second; perhaps one of them is meant as `.T`",
        )


@problem("FPP0513", "an index out of range")
@dataclass(frozen=True, slots=True)
class IndexOutOfRange(Problem):
    """`axis` is None for lists and texts; `size` is None where it is not known."""

    span: Span
    index: str
    target: str
    axis: int | None
    size: int | None

    def words(self) -> Words:
        if self.size is None:
            return Words(f"index {self.index} is out of range in `{code(self.span)}`.", "indexes count from 0")
        held = (
            f"axis {self.axis} of `{self.target}` has size {self.size}" if self.axis is not None else f"`{self.target}` has {self._items()}"
        )
        hint = f"indexes go from 0 to {self.size - 1}" if self.size else "it is empty: test its length first"
        if self.size == 1 and self.axis == 0:
            hint += "; where `[0] * n` stands, `full(n, 0)` makes the vector of n numbers"
        return Words(f"index {self.index} is out of range: {held}.", hint)

    def _items(self) -> str:
        return f"{self.size} item{'' if self.size == 1 else 's'}"


@problem("FPP0514", "a count, size or index that is not whole")
@dataclass(frozen=True, slots=True)
class NotWhole(Problem):
    span: Span
    value: str

    def words(self) -> Words:
        shown = code(self.span)
        position = f"{shown}Index" if shown.isidentifier() else "rowIndex"
        return Words(
            f"`{shown}` is {self.value}, and a count, size or index is a whole number.",
            f"use `floor`, `round` or `div`, or the position of a loop's element, such as `{position}`",
        )


@problem("FPP0515", "more indexes than axes")
@dataclass(frozen=True, slots=True)
class TooManyIndexes(Problem):
    span: Span
    target: str
    axes: int
    given: int

    def words(self) -> Words:
        return Words(f"`{code(self.span)}` has {self.given} indexes, but `{self.target}` has {_axes(self.axes)}.", "leave an index out")


@problem("FPP0554", "loops over a tensor with other axes")
@dataclass(frozen=True, slots=True)
class OtherAxesThanTheLoops(Problem):
    span: Span
    target: str
    axes: int
    walked: int

    def words(self) -> Words:
        return Words(
            f"`{self.target}` has {_axes(self.axes)}, but what these loops run over has {_axes(self.walked)}.",
            f"make `{self.target}` with as many axes as the tensor that the loops run over",
        )


def _axes(count: int) -> str:
    return "no axis: it is a number" if count == 0 else "1 axis" if count == 1 else f"{count} axes"


@problem("FPP0516", "something that cannot be an index")
@dataclass(frozen=True, slots=True)
class BadIndex(Problem):
    span: Span
    sort: str

    def words(self) -> Words:
        return Words(
            f"{self.sort} cannot be an index in `{code(self.span)}`.",
            "an index is a whole number, a slice such as `1:3`, a vector of whole numbers or a mask of true and false",
        )


@problem("FPP0517", "a mask of another size")
@dataclass(frozen=True, slots=True)
class MaskDiffers(Problem):
    span: Span
    axis: int
    size: int
    mask: int

    def words(self) -> Words:
        return Words(
            f"the mask in `{code(self.span)}` has {self.mask} values, but axis {self.axis} has size {self.size}.",
            "a mask holds one true or false for each element",
        )


CHANGED = {
    "a text": "make a new one: `text.replace(old, new)`, or `text[:i] + new + text[i + 1:]`",
    "a pair": "write a list in square brackets where the items are to change",
    "a range": "write the numbers as a tensor: `arange(n)`",
}
"""How to have another one of what cannot be changed."""


@problem("FPP0518", "a number where elements are needed")
@dataclass(frozen=True, slots=True)
class NoElements(Problem):
    span: Span
    target: str
    sort: str

    def words(self) -> Words:
        if self.sort in ("a text", "a pair", "a range"):
            return Words(f"`{self.target}` is {self.sort}, which stays as it is, so `{code(self.span)}` does not work.", CHANGED[self.sort])
        return Words(f"`{self.target}` is {self.sort} and has no elements, so `{code(self.span)}` does not work.")


@problem("FPP0519", "a value of another shape than its place")
@dataclass(frozen=True, slots=True)
class StoredShapeDiffers(Problem):
    """`value` is None where a tensor is stored in one element, and its shape is not known."""

    span: Span
    value: Shape | None
    place: Shape

    def words(self) -> Words:
        if self.value is None or self.place == ():
            return Words(
                f"{'a tensor' if self.value is None else f'a tensor of shape {self.value}'} does not fit into the place of one number.",
                "store one number there: an element, `v[i]`, or what a whole tensor comes to, such as `v.sum()`",
            )
        return Words(
            f"a value of shape {self.value} does not fit into a place of shape {self.place}.",
            "a number fills any place; anything else needs the shape of the place",
        )


@problem("FPP0520", "a tensor that would grow")
@dataclass(frozen=True, slots=True)
class WouldGrow(Problem):
    span: Span
    before: Shape
    after: Shape

    def words(self) -> Words:
        return Words(
            f"`{code(self.span)}` changes a tensor of shape {self.before} in place, and the result has shape {self.after}.",
            "write `a = a + b` to make a new tensor",
        )


@problem("FPP0521", "a tensor does not grow")
@dataclass(frozen=True, slots=True)
class TensorsDoNotGrow(Problem):
    span: Span
    target: str
    item: str
    method: str

    def words(self) -> Words:
        target, item = self.target, self.item
        return Words(
            f"`{target}` is a tensor, and a tensor does not grow or shrink: `{self.method}` works on lists.",
            f"write `{target} = concat({target}, [{item}])`" if item else f"write `{target} = {target}[:-1]`",
        )


@problem("FPP0522", "rows of different lengths")
@dataclass(frozen=True, slots=True)
class Ragged(Problem):
    """`row` is the first item whose shape differs from that of item 0; None where it is not known."""

    span: Span
    row: int | None
    shape: Shape
    first: Shape

    def words(self) -> Words:
        if self.row is None:
            return Words(f"`{code(self.span)}` is no tensor: its rows differ in shape.", "make all rows equally long")
        return Words(
            f"`{code(self.span)}` is no tensor: item 0 has shape {self.first}, item {self.row} has shape {self.shape}.",
            "make all rows equally long",
        )


@problem("FPP0523", "nothing to take the largest of")
@dataclass(frozen=True, slots=True)
class NoValues(Problem):
    span: Span
    function: str

    def words(self) -> Words:
        return Words(f"`{code(self.span)}` has no elements, and `{self.function}` of nothing does not exist.", "test its length first")


@problem("FPP0524", "a shape that does not hold the elements")
@dataclass(frozen=True, slots=True)
class CannotReshape(Problem):
    span: Span
    size: int
    shape: Shape

    def words(self) -> Words:
        wanted = 1
        for part in self.shape:
            wanted *= part
        return Words(
            f"{self.size} elements do not fit into shape {self.shape}, which holds {wanted}.", "the product of the sizes must be equal"
        )


@problem("FPP0525", "an axis that is not there")
@dataclass(frozen=True, slots=True)
class NoSuchAxis(Problem):
    span: Span
    axis: int
    rank: int

    def words(self) -> Words:
        axes = f"its axes are 0 to {self.rank - 1}" if self.rank > 1 else "it has axis 0 alone" if self.rank else "it is a number"
        return Words(f"there is no axis {self.axis} in `{code(self.span)}`: {axes}.", "axis 0 goes down the rows, -1 is the last axis")


@problem("FPP0526", "parts that cannot be joined")
@dataclass(frozen=True, slots=True)
class CannotJoin(Problem):
    span: Span
    reason: str

    def words(self) -> Words:
        return Words(f"the parts in `{code(self.span)}` cannot be joined: {self.reason}.", "all axes but the first must have the same size")


@problem("FPP0527", "a size below zero")
@dataclass(frozen=True, slots=True)
class NegativeSize(Problem):
    span: Span

    def words(self) -> Words:
        return Words(f"a size in `{code(self.span)}` is below zero.", "sizes are 0 or more")
