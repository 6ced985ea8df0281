"""Loops in NumPy text: each row is FPP and what an expert writes for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LOOPS = {
    "for i in 3: print(i)": "for i in range(3):\n    print(i)\n",
    "for i in range(2, 8, 2): print(i)": "for i in range(2, 8, 2):\n    print(i)\n",
    "for i from 0 to 4: print(i)": "for i in range(5):\n    print(i)\n",
    "for i from 4 to 0 step -1: print(i)": "for i in range(4, -1, -1):\n    print(i)\n",
    "for i from 0 to 1 step 0.25: print(i)": "for i in counted(0, 1, 0.25):\n    print(i)\n",
    "while true:\n    break": "while True:\n    break\n",
    "for a, b in zip([1, 2], [3, 4]): print(a + b)": "for a, b in zip(np.array([1, 2]), np.array([3, 4])):\n    print(a + b)\n",
    'for i, word in enumerate(["a", "b"]): print(i, word)': 'for i, word in enumerate(["a", "b"]):\n    print(i, word)\n',
    "for key, value in {a: 1}: print(key, value)": 'for key, value in {"a": 1}.items():\n    print(key, value)\n',
}


@pytest.mark.parametrize("source", LOOPS)
def test_loop(body: Callable[[str], str], source: str) -> None:
    assert body(source + "\n") == LOOPS[source]


def test_ends_are_left_out_without_arithmetic(function: Callable[[str], str]) -> None:
    text = function("Function f(v):\n    for i from 1 to v.len() - 1: print(i)\n    for i from v.len() - 1 to 0 step -1: print(i)\n")
    assert "range(1, len(v)):" in text
    assert "range(len(v) - 1, -1, -1):" in text


def test_the_loop_variable_is_the_element(body: Callable[[str], str]) -> None:
    assert body("v = [1, 2]\nfor x in v:\n    x = x * 2\n") == "v = np.array([1, 2])\nfor i, x in enumerate(v):\n    v[i] = x * 2\n"


def test_an_element_that_is_read_after_it_changed_is_read_in_place(body: Callable[[str], str]) -> None:
    text = body("v = [1, 2]\nfor x in v:\n    x = x * 2\n    x = x + 1\n")
    assert text.endswith("for i in range(len(v)):\n    v[i] = v[i] * 2\n    v[i] = v[i] + 1\n")


def test_rows_are_views(body: Callable[[str], str]) -> None:
    text = body("M = [[1.0, 2], [3, 4]]\nfor row in M:\n    row = row / sum(row)\n")
    assert text.endswith("for row in M:\n    row[...] = row / row.sum()\n")


def test_a_place_that_has_no_name_gets_one(body: Callable[[str], str]) -> None:
    text = body("layer = {weights: [1.0, 2]}\nfor weight in layer.weights:\n    weight *= 0.5\n")
    assert 'weights = layer["weights"]\nfor i in range(len(weights)):\n    weights[i] *= 0.5\n' in text


def test_an_index_takes_no_name_of_the_program(body: Callable[[str], str]) -> None:
    text = body("i = 5\nv = [1, 2]\nfor x in v:\n    x = x * i\n")
    assert "for j, x in enumerate(v):\n    v[j] = x * i\n" in text


NEST = """Function f(T) -> T:
    for row in T:
        for col in row:
            if col < 0:
                col = 0
"""


def test_a_perfect_nest_is_one_loop_at_any_rank(function: Callable[[str], str]) -> None:
    assert "    for index in np.ndindex(T.shape):\n        col = T[index]\n        if col < 0:\n            T[index] = 0\n" in function(
        NEST
    )


def test_a_nest_that_only_reads(function: Callable[[str], str]) -> None:
    text = function("Function f(T):\n    s = 0\n    for row in T:\n        for col in row:\n            s += col\n    return s\n")
    assert "    for col in np.ravel(T):\n        s += col\n" in text


def test_a_nest_over_a_matrix_needs_no_index(body: Callable[[str], str]) -> None:
    text = body("M = [[1, 2], [3, 4]]\nfor row in M:\n    for col in row:\n        col = col * 10\n")
    assert text.endswith("for row in M:\n    for i, col in enumerate(row):\n        row[i] = col * 10\n")


def test_a_break_ends_the_row_and_not_the_nest(function: Callable[[str], str]) -> None:
    text = function(
        "Function f(T: Tensor):\n    for row in T:\n        for col in row:\n            if col < 0: break\n            print(col)\n"
    )
    assert "for index in np.ndindex(T.shape[:-1]):\n        row = T[index]\n        for col in row:\n" in text


def test_places_of_a_nest(function: Callable[[str], str]) -> None:
    nest = "Function f(A: Tensor, B: Tensor) -> C:\n    C = zeros(A.shape)\n    for row in A:\n        for col in row:\n"
    assert "C[index] = A[index] + B[index[::-1]]" in function(nest + "            C[row][col] = A[row][col] + B[col][row]\n")


def test_until_and_continue(body: Callable[[str], str]) -> None:
    text = body("k = 0\nrepeat:\n    k += 1\n    if k == 2:\n        continue\n    print(k)\nuntil k > 3\n")
    expected = """\
while True:
    k += 1
    if k == 2:
        if k > 3:
            break
        continue
    print(k)
    if k > 3:
        break
"""
    assert text.endswith(expected)


def test_a_list_that_grows_is_walked_as_it_was(body: Callable[[str], str]) -> None:
    assert "for x in xs.copy():" in body('xs = ["a"]\nfor x in xs:\n    xs.append(x)\n')


def test_an_element_that_outlives_its_loop(function: Callable[[str], str]) -> None:
    text = function("Function f(v: Tensor):\n    for x in v:\n        x = 1\n    return x\n")
    assert "= 1\n        x = v[" in text
