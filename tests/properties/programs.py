"""Random programs that run without errors: numbers, vectors and matrices of fixed shapes, loops, branches, functions, lists."""

from __future__ import annotations

from hypothesis import strategies as st

NUMBERS, VECTORS, MATRICES = ("a", "b", "n"), ("u", "v"), ("A", "B")
START = """a = 1.5
b = -2
n = 3
u = [1.0, -2.0, 0.5]
v = [3, 0, -1]
A = [[1.0, 2.0, -1.0], [0.5, -0.25, 4.0]]
B = [[2, -3, 1], [0, 1, 5]]
items = []
"""
FUNCTIONS = """Function bend(T, slope) -> T:
    for row in T:
        for col in row:
            if col > 0:
                col = slope * col
            else:
                col - slope

Function shift(T, by):
    for row in T:
        for col in row:
            col += by

Function total_of(T) -> total:
    total = 0
    for row in T:
        for col in row:
            total += col

Function step_of(x, limit):
    if x > limit:
        return x - limit
    return limit
"""
OPERATORS = st.sampled_from(["+", "-", "*"])


def _numbers(depth: int) -> st.SearchStrategy[str]:
    leaves = st.one_of(
        st.sampled_from(NUMBERS),
        st.integers(-5, 5).map(str),
        st.sampled_from(["0.25", "1.5", "-3.0"]),
        st.tuples(st.sampled_from(VECTORS), st.integers(-3, 2)).map(lambda pair: f"{pair[0]}[{pair[1]}]"),
        st.tuples(st.sampled_from(MATRICES), st.integers(0, 1), st.integers(0, 2)).map(lambda t: f"{t[0]}[{t[1]}][{t[2]}]"),
    )
    if depth == 0:
        return leaves
    inner = _numbers(depth - 1)
    vectors = _vectors(depth - 1)
    return st.one_of(
        leaves,
        st.tuples(inner, OPERATORS, inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda x: f"abs({x})"),
        inner.map(lambda x: f"tanh({x})"),
        st.tuples(inner, inner).map(lambda t: f"max({t[0]}, {t[1]})"),
        st.tuples(_conditions(depth - 1), inner, inner).map(lambda t: f"({t[1]} if {t[0]} else {t[2]})"),
        vectors.map(lambda x: f"sum({x})"),
        vectors.map(lambda x: f"({x}).mean()"),
        st.tuples(vectors, vectors).map(lambda t: f"({t[0]} x {t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"step_of({t[0]}, {t[1]})"),
        vectors.map(lambda x: f"total_of({x})"),
    )


def _vectors(depth: int) -> st.SearchStrategy[str]:
    leaves = st.one_of(st.sampled_from(VECTORS), st.sampled_from(["A[0]", "B[1]", "u[::-1]", "[1, 2, 3]"]))
    if depth == 0:
        return leaves
    inner, numbers = _vectors(depth - 1), _numbers(depth - 1)
    return st.one_of(
        leaves,
        st.tuples(inner, OPERATORS, inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, OPERATORS, numbers).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda x: f"tanh({x})"),
        st.tuples(inner, numbers).map(lambda t: f"bend({t[0]}, {t[1]})"),
        st.tuples(inner, numbers).map(lambda t: f"step_of({t[0]}, {t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"max({t[0]}, {t[1]})"),
        st.sampled_from(MATRICES).map(lambda m: f"sum({m}, axis=0)"),
        st.tuples(st.sampled_from(("A", "B")), inner).map(lambda t: f"({t[0]}.T x ({t[0]} x {t[1]}) * 0.01)"),
    )


def _conditions(depth: int) -> st.SearchStrategy[str]:
    numbers = _numbers(depth)
    plain = st.tuples(numbers, st.sampled_from(["<", ">", "<=", ">=", "==", "!="]), numbers).map(lambda t: f"{t[0]} {t[1]} {t[2]}")
    return st.one_of(
        plain,
        st.tuples(plain, st.sampled_from(["and", "or"]), plain).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        plain.map(lambda c: f"not ({c})"),
    )


def _indented(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


@st.composite
def _statement(draw: st.DrawFn, depth: int) -> list[str]:
    number, vector, matrix = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(VECTORS)), draw(st.sampled_from(MATRICES))
    simple = st.one_of(
        _numbers(2).map(lambda x: [f"{number} = {x}"]),
        _numbers(1).map(lambda x: [f"{number} += {x}"]),
        _vectors(2).map(lambda x: [f"{vector} = {x}", f"{vector} = {vector} * 0.5"]),
        _numbers(1).map(lambda x: [f"{vector}[1] = {x}"]),
        _numbers(1).map(lambda x: [f"{matrix}[1][2] = {x}"]),
        _vectors(1).map(lambda x: [f"{matrix}[0] = {x}"]),
        _numbers(1).map(lambda x: [f"shift({matrix}, {x})"]),
        _numbers(1).map(lambda x: [f"{matrix} = bend({matrix}, {x})"]),
        _numbers(1).map(lambda x: [f"items.append({x})"]),
        _numbers(1).map(lambda x: [f"for each item in {vector}:", f"    item = item * 0.5 + {x}"]),
        _numbers(1).map(lambda x: [f"for row in {matrix}:", "    for col in row:", f"        col = col * 0.5 - {x} + rowIndex - colIndex"]),
        _numbers(1).map(lambda x: [f"print({x})"]),
    )
    if depth == 0:
        return draw(simple)
    block = _block(depth - 1)
    nested = st.one_of(
        st.tuples(_conditions(1), block, block).map(lambda t: [f"if {t[0]}:", *_indented(t[1]), "else:", *_indented(t[2])]),
        st.tuples(st.integers(0, 3), block).map(lambda t: [f"for i in range({t[0]}):", *_indented(t[1])]),
        st.tuples(st.integers(-1, 2), block).map(lambda t: [f"for k from 0 to {t[0]}:", *_indented([*t[1], "a = a * 0.5 + k"])]),
        block.map(lambda lines: ["count = 0", "repeat:", *_indented(["count += 1", *lines]), "until count == 2"]),
    )
    return draw(st.one_of(simple, nested))


def _block(depth: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_statement(depth), min_size=1, max_size=3).map(lambda parts: [line for part in parts for line in part])


def programs() -> st.SearchStrategy[str]:
    """Whole programs; their numbers are squeezed at the end so that no run leaves the range of the others."""
    body = st.lists(_statement(2), min_size=1, max_size=6).map(lambda parts: "\n".join(line for part in parts for line in part))
    return body.map(lambda text: f"{START}\n{FUNCTIONS}\n{text}\nlast = sum(A) + sum(B) + sum(u) + sum(v)\n")
