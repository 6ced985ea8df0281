"""Every construct that the published listings use, in programs of our own: on both engines and as transpiled text, against NumPy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import fpp_lang

M = np.array([[1.5, -2.0, 0.5], [-0.25, 4.0, -1.0]])
V = np.array([-1.0, 2.0, 0.5])
BATCH = np.arange(12.0).reshape(2, 3, 2) - 5


@dataclass(frozen=True)
class Listing:
    """A program, a function of it, arguments, and what NumPy says; `changed` where it is the first argument that counts."""

    program: str
    function: str
    calls: tuple[tuple[Any, ...], ...]
    expected: Callable[..., Any]
    changed: bool = False


def _softmax(x: Any) -> Any:
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _momentum(weights: Any, speed: Any, slope: float) -> Any:
    return weights - 0.1 * (0.5 * speed + slope * weights**2)


LISTINGS = {
    "a header in capitals, a length compared, an Error returned, a count as a loop": Listing(
        """
Function Overlap(Left, Right) -> Score:

    // both must be equally long
    if Left.len() != Right.len():
        return Error("Left and Right differ.")

    Score = 0
    for place in Left.len():
        Score = Score + (Left[place] * Right[place])

    return Score
""",
        "Overlap",
        ((V, V), (M, M), (np.array([]), np.array([]))),
        lambda a, b: (a * b).sum(axis=0) if a.size else 0,
    ),
    "a sentence for zeros, rowIndex and colIndex": Listing(
        """
Function Blend(First, Second) -> Tensor:
    Mixed = create empty tensor with same shape as First
    For row in First:
        For col in row:
            one = First[rowIndex][colIndex]
            other = Second[rowIndex][colIndex]
            Mixed[rowIndex][colIndex] = 2 * one - other
    Return Mixed
""",
        "Blend",
        ((M, M + 1), (V, V), (BATCH, BATCH * 2)),
        lambda a, b: 2 * a - b,
    ),
    "elements updated in place, the tensor given back by its arrow": Listing(
        "Function Scaled(Tensor, Factor) -> Tensor:\n    For row in Tensor:\n        For col in row:\n            col *= Factor\n"
        "            col = col ** 2\n",
        "Scaled",
        ((M, 2), (V, -0.5), (BATCH, 3), (3.0, 2)),
        lambda t, f: (t * f) ** 2,
    ),
    "rows and columns by sentences, an empty matrix, a local called sum": Listing(
        """
Function Product_Of(Left, Right) -> Result:
    height = number of rows in Left
    inner = number of columns in Left
    width = number of columns in Right
    Result = empty matrix of size (height x width)
    for row in height:
        for col in width:
            sum = 0
            for k in inner:
                sum += Left[row][k] * Right[k][col]
            Result[row][col] = sum
    return Result
""",
        "Product_Of",
        ((M, M.T), (np.array([[2.0]]), np.array([[3.5]]))),
        lambda a, b: a @ b,
    ),
    "another shape: names in another case, Throw Error, .Shape.x and a position that counts": Listing(
        """
Function In_Shape(Tensor, New_Shape) -> Tensor:
    flat_numbers = Tensor.flatten()
    if Flat_Numbers.Shape.x != New_Shape.prod():
        Throw Error ("these do not fit")
    Result = Empty_Tensor(New_Shape)
    index = 0
    for row in New_Shape.x:
        for col in New_Shape.y:
            Result[row][col] = Flat_Numbers[index]
            index += 1
    return Result
""",
        "In_Shape",
        ((M, np.array([3, 2])), (V, np.array([1, 3]))),
        lambda t, shape: t.reshape(shape),
    ),
    "from … to with both ends": Listing(
        "function series(terms):\n    total = 0\n    power = 1\n    for n from 0 to terms - 1:\n        if n > 0:\n"
        "            power = power * 2\n        total = total + 1 / power\n    return total\n",
        "series",
        ((0,), (1,), (30,)),
        lambda terms: sum(0.5**n for n in range(terms)),
    ),
    "a header without its colon, a method on an element": Listing(
        "function Without_Sign(Tensor) -> Tensor\n    for row in Tensor:\n        for col in row:\n            col = col.abs()\n",
        "Without_Sign",
        ((M,), (V,), (-2.5,)),
        np.abs,
    ),
    "branches in a nest: a bare element stays, an expression replaces it": Listing(
        "Function Bent(Tensor, slope) -> Tensor:\n    for row in Tensor:\n        for col in row:\n            if col > 0:\n"
        "                col\n            else:\n                col * slope\n",
        "Bent",
        ((M, 0.1), (V, 0.5), (BATCH, 0.0)),
        lambda t, slope: np.where(t > 0, t, t * slope),
    ),
    "powers of e by name": Listing(
        "Function Cosine_H(Tensor) -> Tensor:\n    e = Eulars_number # a constant\n    for row in Tensor:\n        for col in row:\n"
        "            both = e.powered_to(col) + e.powered_to(-col)\n            col = both / 2\n",
        "Cosine_H",
        ((M,), (V,)),
        np.cosh,
    ),
    "lists that grow, one for each row": Listing(
        """
Function Shares(Tensor) -> Tensor:
    Result = []
    for row in Tensor:
        top = max(row)
        powers = []
        for x in row:
            powers.append(exp(x - top))
        total = 0
        for value in powers:
            total += value
        shares = []
        for value in powers:
            shares.append(value / total)
        Result.append(shares)
    return Result
""",
        "Shares",
        ((M,), (V,), (BATCH,)),
        _softmax,
    ),
    "a function of one number on any tensor": Listing(
        "Function step_slope(x, low):\n    if x > 0:\n        return 1\n    else:\n        return low\n",
        "step_slope",
        ((2.0, 0.5), (-2, 0.5), (M, 0.25), (V, V)),
        lambda x, low: np.where(np.asarray(x) > 0, 1, low),
    ),
    "a condition on the size of an error": Listing(
        "Function Capped(guess, truth, limit):\n    error = guess - truth\n    if abs(error) <= limit:\n"
        "        cost = 0.5 * error * error\n    else:\n        cost = limit * (abs(error) - 0.5 * limit)\n    return cost\n",
        "Capped",
        ((M, M * 2, 1.0), (V, 0.0, 0.5)),
        lambda g, t, d: np.where(np.abs(g - t) <= d, 0.5 * (g - t) ** 2, d * (np.abs(g - t) - 0.5 * d)),
    ),
    "annotations, let, semicolons and a last expression": Listing(
        "function mean_gap(actual: Tensor, predicted: Tensor) -> f32:\n    let gap: Tensor = (actual - predicted).raised(2);\n"
        "    // the mean\n    gap.mean()\n",
        "mean_gap",
        ((M, M * 2), (V, V)),
        lambda a, p: ((a - p) ** 2).mean(),
    ),
    "clamping, logarithms, epsilon": Listing(
        "Function Surprise(chances, truth):\n    chances = clamp(chances, epsilon, 1 - epsilon)\n"
        "    loss = - (truth * log(chances) + (1 - truth) * log(1 - chances))\n    return loss\n",
        "Surprise",
        ((np.array([0.2, 1.0]), np.array([1, 1])), (0.5, 0)),
        lambda p, y: -(y * np.log(np.clip(p, 2**-52, 1 - 2**-52)) + (1 - y) * np.log(1 - np.clip(p, 2**-52, 1 - 2**-52))),
    ),
    "parameters over several lines, positions by loop variables, .data, .raised": Listing(
        """
function nudge(
    Weights,
    speed: Tensor, // starts at zero

    slope: f32,
):
    keep = 0.5
    for row in Weights:
        for col in row:
            i: f32 = Weights[row][col]
            speed.data[row][col] = keep * speed.data[row][col] + slope * i.raised(2)
            Weights[row][col] -= 0.1 * speed[row][col]
""",
        "nudge",
        ((M, np.ones_like(M), 0.5), (V, np.zeros_like(V), 2.0)),
        _momentum,
        changed=True,
    ),
    "moments of a sample, clone": Listing(
        "function centred(Tensor) -> Tensor:\n    mean: f32 = Tensor.mean()\n    std: f32 = Tensor.std(true)\n"
        "    return (Tensor.clone() - mean) / std\n",
        "centred",
        ((M,), (V,)),
        lambda t: (t - t.mean()) / t.std(ddof=1),
    ),
    "extremes, in place without an arrow": Listing(
        "function stretch(Tensor):\n    low = find_minimum(Tensor)\n    high = find_maximum(Tensor)\n    for row in Tensor:\n"
        "        for col in row:\n            moved = (col - low) / (high - low)\n            col = moved\n",
        "stretch",
        ((M,), (V,), (BATCH,)),
        lambda t: (t - t.min()) / (t.max() - t.min()),
        changed=True,
    ),
}


@pytest.mark.parametrize("way", ["interpreter", "numpy", "transpiled"])
@pytest.mark.parametrize("name", LISTINGS)
def test_listing(name, way):
    listing = LISTINGS[name]
    if way == "transpiled":
        names: dict[str, Any] = {"__name__": "listing"}
        exec(compile(fpp_lang.transpile(listing.program), "listing.py", "exec"), names)
        function = names[listing.function]
    else:
        function = getattr(fpp_lang.loads(listing.program, engine=way), listing.function)
    for arguments in listing.calls:
        given = [np.array(value) if isinstance(value, np.ndarray) else value for value in arguments]
        result = function(*given)
        np.testing.assert_allclose(given[0] if listing.changed else result, listing.expected(*arguments), rtol=1e-12, atol=1e-12)
        assert (result is None) is listing.changed
        if not listing.changed:
            assert all(np.array_equal(before, after) for before, after in zip(arguments, given, strict=True)), "inputs are left alone"


REFUSED = {
    "an empty block of comments gives nothing": (
        "Function fits(A) -> Tensor:\n    if A.rows == 1:\n        // yes\n    else:\n        // no\n\nr = fits([1])\n",
        "FPP0302",
        1,
        "fits",
    ),
    "a list that is built and not given back": (
        "Function Line(Tensor) -> Tensor:\n    numbers = empty_tensor\n    numbers.append(empty_array)\n    for row in Tensor:\n"
        "        for col in row:\n            numbers[0].append(col)\n\nr = Line([[1, 2]])\n",
        "FPP0302",
        1,
        "numbers",
    ),
    "the beginning of a longer local": (
        "function area(x) -> f32\n    dx = x / 10\n    return dx * d\n",
        "FPP0201",
        3,
        "dx",
    ),
    "x where the element is meant": (
        "Function Half(Tensor) -> Tensor:\n    for row in Tensor:\n        for col in row:\n            col * (-x).exp()\n",
        "FPP0201",
        4,
        "col",
    ),
    "a misspelled local": (
        "Function f(v) -> v:\n    for c in v:\n        numerator_part = c\n        c = numerater_part\n",
        "FPP0201",
        4,
        "numerator_part",
    ),
    "a sentence that no phrase fits": ("For each picture:\n    Look at it\n", "FPP0130", 1, "For each picture"),
    "holes": ("units = // how many there are\nprint(units)\n", "FPP0401", 1, "units"),
}


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("name", REFUSED)
def test_refused(name, engine):
    program, code, line, words = REFUSED[name]
    with pytest.raises(fpp_lang.FppError) as refused:
        fpp_lang.loads(program, engine=engine)
    first = refused.value.diagnostics[0]
    assert (first.code, first.line) == (code, line)
    assert words in f"{first.message} {first.hint}"


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_inputs_holes_and_functions_given_from_outside(engine):
    program = """
rate = // how fast it learns
for unit in layer: // one at a time
    miss = 2.0 * (outputs[unit] - targets[unit])
    slope = bend(unit)
    for i in range(len(weights[unit])):
        weights[unit][i] -= rate * miss * slope * inputs[i]
    biases[unit] -= rate * miss * slope
for param in parameters:
    param.value -= rate * param.gradient
"""
    given = {
        "rate": "0.5",
        "layer": "2",
        "outputs": "[1.0, 2.0]",
        "targets": "[0.0, 1.0]",
        "bend": "n -> n + 1",
        "weights": "[[1, 2], [3, 4]]",
        "inputs": "[1, 10]",
        "biases": "[0, 0]",
        "parameters": "[{value: [1.0, 2.0], gradient: [2, 4]}]",
    }
    left = fpp_lang.loads(program, engine=engine, inputs=given).variables
    assert left["weights"].tolist() == [[0.0, -8.0], [1.0, -16.0]]
    assert left["biases"].tolist() == [-1.0, -2.0]
    assert left["parameters"][0].value.tolist() == [0.0, 0.0]


def test_an_outline_is_checked_before_it_is_filled_in():
    outline = "For each picture:\n    Normalize pixel values to [0, 1]\n\nFor each round:\n    Guess = Weights x Pixels + Bias\n"
    outline += "    Improve everything a little\n    If round mod 10 == 0:\n        Log training metrics\n    Break training loop\n"
    found = fpp_lang.check(outline, holes=True)
    assert {item.severity.value for item in found} == {"note"}
    assert [item.line for item in found if item.code == "FPP0137"] == [1, 4, 6]
    assert {"Weights", "Pixels", "Bias"} <= {item.span.text for item in found if item.code == "FPP0313"}
