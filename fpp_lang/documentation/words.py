"""Words that are always there and stand in no other table: numbers with a name, and what asks for derivatives.

One row each: `how it is written | what it is | example | other names`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fpp_lang.documentation.comments import Example, read_example

_CONSTANTS = """
pi | The circumference of a circle over its diameter. | round(pi, 5) gives 3.14159 | π std.pi math.pi
e | Euler's number: the base whose power eˣ is its own slope. | round(e, 5) gives 2.71828 | Eulars_number eulars_number std.e
epsilon | The gap between 1 and the next larger number, which keeps a divisor away from 0. | 1 + epsilon > 1 gives true |
infinity | Larger than every number; what 1 / 0 gives in a tensor. | infinity > 1e308 gives true | ∞
nan | Not a number, as 0 / 0 gives in a tensor. It differs from everything, even from itself. | nan == nan gives false |
FRAC_2_SQRT_PI | 2 / √π, the factor in front of the error function. | round(FRAC_2_SQRT_PI, 5) gives 1.12838 |
SQRT_2PI | √(2π), the area under e^(−x²/2). | round(SQRT_2PI, 5) gives 2.50663 |
true | What a test gives that holds. It counts as 1. | true + true gives 2 |
false | What a test gives that does not hold. It counts as 0. | 3 * false gives 0 |
none | No value: what a procedure gives. | none == none gives true |
"""

_FUNCTIONS = """
gradient(L, W) | Gives the slope of the number L in each element of W. | W = [1.0, 2.0]; L = sum(W²); gradient(L, W) gives [2, 4] | ∂L/∂W
derivative(f, x=none) | Gives the slope of a function: at x, or as a function. | derivative(x -> x³, 2) gives 12 |
jacobian(f, x) | Gives how each output changes with each input. | jacobian(v -> v * v, [1, 2]) gives [[2, 0], [0, 4]] |
hessian(f, x) | Gives how the slope changes in each pair of directions. | hessian(v -> v[0]² * v[1], [1, 2]) gives [[4, 2], [2, 0]] |
Empty_Tensor(shape…) | Makes zeros of a shape, or without one an empty list. | Empty_Tensor(2) gives [0, 0] | empty_tensor empty_array
mod(a, b) | Gives what is left when b is taken from a as often as it fits, as in `7 mod 3`. | 7 mod 3 gives 1 | %
div(a, b) | Gives how often b fits into a, rounded down, as in `7 div 3`. | 7 div 3 gives 2 |
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One of these words."""

    name: str
    kind: str
    signature: str
    summary: str
    example: Example | None
    also_called: tuple[str, ...]


@cache
def words() -> dict[str, Word]:
    """All of them, by name."""
    return {word.name: word for kind, table in (("constant", _CONSTANTS), ("function", _FUNCTIONS)) for word in _read(kind, table)}


def _read(kind: str, table: str) -> list[Word]:
    found = []
    for line in filter(str.strip, table.splitlines()):
        signature, summary, example, others = (cell.strip() for cell in line.split("|"))
        name = signature.partition("(")[0]
        found.append(Word(name, kind, signature, summary, read_example(f"Example: {example}"), tuple(others.split())))
    return found
