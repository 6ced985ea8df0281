"""The printer of Python: `ruff format` finds nothing to change, the text means the tree, and nothing in a value gets out."""

from __future__ import annotations

import ast
import bisect
import colorsys
import fractions
import heapq
import inspect
import json.decoder
import random
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from fpp_lang.emit.python import Note, NotPrintableError, TextDiffersError, line_map, locate, print_module

RUFF = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")

# Each is already as `ruff format` leaves it, so parsing and printing it has to give it back.
FORMATTED = {
    "operators": """\
y = a + b * c - (d - e) / f**2
y = x**-0.5 + x[i] ** 2 + (-x) ** 2 - -(x**2)
y = (a if b else c) + (lambda: 0)()
inside = 0 <= x < n and (x in seen or not (a and b))
first, *rest = values
a, b = b, a
pair = (a, b)
single = (a,)
x[:, None], x[i + 1 :], x[: len(y)], x[::2], x[lo:hi, ...], x[-1:n], x[f(a) : b : 2] = z
""",
    "literals": """\
text = 'a "quoted" word'
text = "it's"
text = "\\n\\t\\\\ \\x00 \\u2028 é 漢"
data = b"\\x00'"
numbers = [1e-08, 0.1, 1e16, 10, 2j, ..., None, True]
line = f"{name!r:>{width}.3f} {{}} {row['k']} {'a' + b} { {1: 2}[k] }"
""",
    "statements": """\
import numpy as np
from numpy import linalg, random as rng


@cached
def f(a, b: int = 1, /, c=2, *rest, d, e=None, **more) -> np.ndarray:
    global count
    count += 1
    if a:
        return a, b
    elif b:
        raise ValueError("b") from error
    else:
        del a, b
    for i, x in enumerate(a):
        continue
    else:
        pass
    while True:
        break
    with open(a) as file, lock:
        assert file, "no file"
    try:
        x: int = 0
    except (ValueError, KeyError) as error:
        raise
    except TypeError:
        pass
    finally:
        nonlocal_ = {k: v for k, v in a if k}
    return


class Adam(Optimizer, metaclass=Meta):
    rate = 0.1

    def step(self): ...


class Empty:
    pass


if __name__ == "__main__":
    main()
""",
    "long values": """\
hidden_activations[layer] = np.maximum(
    0.0, weights[layer] @ hidden_activations[layer - 1] + biases[layer]
)
second_moment_estimate = (
    second_decay * second_moment_estimate + (1.0 - second_decay) * gradient_of_loss**2
)
parameters = parameters - learning_rate * first_moment_corrected / (
    np.sqrt(second_moment_corrected) + epsilon
)
a_rather_long_name_of_a_vector = (
    another_rather_long_name_of_a_function_without_arguments()
)
a_rather_long_name_of_a_vector_of_things = (
    another_rather_long_name_of_a_vector.with_an_attribute
)
loss = -np.sum(
    targets * np.log(predictions + epsilon)
    + (1.0 - targets) * np.log(1.0 - predictions + epsilon),
    axis=1,
)
table[some_index_that_is_long, another_index_that_is_long, and_one_more_index_too] = (
    value_of_table
)
result = (
    frame.group_by("a_long_name_of_a_column")
    .aggregate("another_long_name_of_a_column", maximum)
    .sort_values()
)
scores = [
    similarity(query, keys[position]) / np.sqrt(dimension)
    for position in range(length_of_sequence)
    if mask[position]
]
choose = lambda first, second: (
    first_long_function_name(first)
    if first > second
    else second_long_function_name(second)
)
""",
    "long headers": """\
def scaled_dot_product_attention(queries, keys, values, mask=None, dropout_rate=0.0):
    if (
        queries.shape[-1] != keys.shape[-1]
        or keys.shape[-2] != values.shape[-2]
        or not len(queries)
    ):
        raise ValueError(
            f"shapes {queries.shape}, {keys.shape} and {values.shape} do not belong together"
        )
    while (
        np.abs(new_estimate - old_estimate).max() > tolerance
        and iteration < maximum_number_of_iterations
    ):
        for row_of_the_matrix, column_of_the_matrix in zip(
            first_matrix_of_the_pair, second_matrix
        ):
            assert row_of_the_matrix.shape == column_of_the_matrix.shape, (
                "rows and columns must have the same length"
            )
    return (
        first_quantity_that_is_returned,
        second_quantity_that_is_returned,
        third_quantity,
    )


def a_function_with_parameters(
    learning_rate=0.001,
    first_decay=0.9,
    second_decay=0.999,
    epsilon=1e-08,
    number_of_steps=100,
):
    return epsilon
""",
}

STANDARD_LIBRARY = (bisect, colorsys, fractions, heapq, json.decoder, random)


def printed(source: str) -> str:
    return print_module(ast.parse(source))


def formatted(texts: dict[str, str], folder: Path) -> dict[str, str]:
    """What `ruff format` makes of texts, in one process for all."""
    assert RUFF is not None
    for number, text in enumerate(texts.values()):
        (folder / f"case{number}.py").write_text(text, encoding="utf-8", newline="")
    subprocess.run([RUFF, "format", "--isolated", "--no-cache", "--quiet", str(folder)], check=True)
    return {name: (folder / f"case{number}.py").read_bytes().decode() for number, name in enumerate(texts)}


needs_ruff = pytest.mark.skipif(RUFF is None, reason="ruff is not installed")


@pytest.mark.parametrize("name", FORMATTED)
def test_prints_what_the_formatter_would_leave(name: str) -> None:
    assert printed(FORMATTED[name]) == FORMATTED[name]


@needs_ruff
def test_the_formatter_changes_nothing_in_the_cases(tmp_path: Path) -> None:
    assert formatted(FORMATTED, tmp_path) == FORMATTED


def functions_of_the_standard_library() -> dict[str, ast.Module]:
    """All functions and classes that use no more of Python than the printer knows."""
    found: dict[str, ast.Module] = {}
    for module in STANDARD_LIBRARY:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            unknown = ast.NamedExpr | ast.Yield | ast.YieldFrom
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not any(isinstance(inner, unknown) for inner in ast.walk(node)):
                found[f"{module.__name__}.{node.name}:{node.lineno}"] = ast.Module([node], [])
    assert len(found) > 100
    return found


@needs_ruff
def test_the_formatter_changes_nothing_in_the_standard_library(tmp_path: Path) -> None:
    texts = {name: print_module(module) for name, module in functions_of_the_standard_library().items()}
    assert formatted(texts, tmp_path) == texts


def test_the_text_means_the_tree() -> None:
    for module in functions_of_the_standard_library().values():
        assert locate(module, print_module(module)) is module


def test_thousands_of_terms_need_no_recursion() -> None:
    for source in (
        "x = " + " + ".join(f"a{index} * b" for index in range(2000)),
        "x = " + " and ".join(f"a{index} < b" for index in range(2000)),
        "x = a" + ".b[0](c)" * 500,
        "if a:\n    x\n" + "".join(f"elif a{index}:\n    x\n" for index in range(900)),
    ):
        tree = ast.parse(source)
        locate(tree, print_module(tree))


def test_nested_brackets_fit_on_the_stack() -> None:
    for left, right in (("f(a, -b * ", ")"), ("-(a if b else c + d * ", ")"), ("[x + ", " for x in y]"), ("a[b ** ", "]")):
        tree = ast.parse("x = " + left * 64 + "a" + right * 64)
        locate(tree, print_module(tree))


# Comments and blank lines


def noted(source: str, notes: Callable[[ast.Module], dict[ast.AST, Note]]) -> str:
    tree = ast.parse(source)
    text = print_module(tree, notes(tree))
    locate(tree, text)
    return text


def on_first(source: str, note: Note) -> str:
    return noted(source, lambda tree: {tree.body[0]: note})


def test_comments_and_blank_lines_keep_their_places() -> None:
    source = """\
import numpy as np
def f(x):
    if x:
        y = 1
    elif x > 1:
        y = 2
    return y
f(1)
"""

    def notes(tree: ast.Module) -> dict[ast.AST, Note]:
        match tree.body:
            case [_, ast.FunctionDef(body=[ast.If(body=[first], orelse=[ast.If() as other]) as choice, last]) as function, call]:
                return {
                    function: Note(before=("", "What it does.", "", "And more."), after="the header"),
                    choice: Note(before=("before the choice",)),
                    first: Note(after="one", below=("", "end of the first branch")),
                    other: Note(before=("before the alternative",)),
                    last: Note(before=("", "", "")),
                    call: Note(before=("a call",), below=("", "the end")),
                }
        raise AssertionError

    text = noted(source, notes)
    expected = """\
import numpy as np

# What it does.


# And more.
def f(x):  # the header
    # before the choice
    if x:
        y = 1  # one

        # end of the first branch
    # before the alternative
    elif x > 1:
        y = 2

    return y


# a call
f(1)

# the end
"""
    assert text == expected


@needs_ruff
def test_the_formatter_moves_no_comment(tmp_path: Path) -> None:
    """Notes of every shape on every statement, drawn with a fixed seed."""
    draw = random.Random(1)

    def texts() -> tuple[str, ...]:
        return tuple(draw.choice(["", "", "a comment", "two\nlines", "x" * 90, " "]) for _ in range(draw.choice([0, 0, 1, 2, 4])))

    printed_modules: dict[str, str] = {}
    for name, module in functions_of_the_standard_library().items():
        statements = [node for node in ast.walk(module) if isinstance(node, ast.stmt | ast.excepthandler)]
        notes: dict[ast.AST, Note] = {node: Note(texts(), draw.choice([None, "after", "after " + "y" * 60])) for node in statements}
        printed_modules[name] = print_module(module, notes)
        locate(module, printed_modules[name])
    assert formatted(printed_modules, tmp_path) == printed_modules


def test_a_comment_that_does_not_fit_behind_stands_above() -> None:
    assert on_first("x = f(a)", Note(after="long " * 20)) == f"# {'long ' * 19}long\nx = f(a)\n"


def test_empty_comments_stand_only_between_others() -> None:
    assert on_first("x = 1", Note(before=(" ", "", "one", " ", "two"), after="")) == "# one\n#\n# two\nx = 1\n"


@pytest.mark.parametrize("separator", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_no_line_separator_ends_a_comment(separator: str) -> None:
    comment = f"a{separator}import os"
    for note in (Note(before=(comment,)), Note(after=comment), Note(below=(comment,))):
        text = on_first("x = 1", note)
        assert "# import os\n" in text
        assert text.splitlines() == text.split("\n")[:-1]


def test_control_characters_in_comments_are_escaped() -> None:
    text = on_first("x = 1", Note(before=("a\x00\x1b[31m\u202e\ud800b\xa0c",)))
    assert text == "# a\\x00\\x1b[31m\\u202e\\ud800b c\nx = 1\n"


def test_a_comment_at_the_top_does_not_set_the_encoding() -> None:
    text = on_first("x = 1", Note(before=("coding: utf-7", "positional encoding: sines", "encoding: one-hot")))
    assert text == "# coding : utf-7\n# positional encoding : sines\n# encoding: one-hot\nx = 1\n"
    compile(text.encode(), "file.py", "exec")


def test_a_module_of_comments_alone() -> None:
    module = ast.Module([], [])
    assert print_module(module) == ""
    assert print_module(module, {module: Note(before=("", "one", "", "two"))}) == "# one\n\n# two\n"


# Values

NASTY = [
    '"""\nimport os',
    "'''",
    '"',
    "ends in \\",
    'a"',
    "\\'\\\"",
    "\x00\r\x1b",
    "{x}",
    "\u2028",
    "\ud800",
    "\\N{DASH}",
    " \x0b \t",
    "",
]


def assigned(value: ast.expr) -> ast.Module:
    return ast.Module([ast.Assign([ast.Name("x", ast.Store())], value)], [])


def documented(docstring: str) -> ast.Module:
    function = ast.parse("def f():\n    pass").body[0]
    assert isinstance(function, ast.FunctionDef)
    function.body.insert(0, ast.Expr(ast.Constant(docstring)))
    return ast.Module([function], [])


@pytest.mark.parametrize("value", NASTY)
def test_no_text_ends_its_literal(value: str) -> None:
    pieces: list[ast.expr] = [ast.Constant(value)] if value else []
    f_string = ast.JoinedStr([*pieces, ast.FormattedValue(ast.Name("y", ast.Load()), -1)])
    for node in (ast.Constant(value), ast.Constant(value.encode("utf-8", "surrogatepass")), f_string):
        module = assigned(node)
        locate(module, print_module(module))


@pytest.mark.parametrize("value", NASTY)
def test_no_docstring_ends_its_literal(value: str) -> None:
    for text in (value, f"First line.\n{value}", f"{value}\n\n    indented\n{value}"):
        module = documented(text)
        locate(module, print_module(module))


def test_docstrings_stand_at_their_indentation() -> None:
    text = print_module(documented("Softmax.\n\nUses \\exp:\n    softmax([0])"))
    assert text == 'def f():\n    r"""Softmax.\n\n    Uses \\exp:\n        softmax([0])\n    """\n    pass\n'


@pytest.mark.parametrize(
    ("spelling", "value", "expected"),
    [
        ("1e-8", 1e-8, "1e-8"),
        ("0.50", 0.5, "0.50"),
        ("1E+5", 1e5, "1e5"),
        (".5", 0.5, "0.5"),
        ("1_000", 1000, "1_000"),
        ("exit()", 3, "3"),
        ("4", 3, "3"),
    ],
)
def test_numbers_keep_their_spelling_where_it_means_the_same(spelling: str, value: float, expected: str) -> None:
    constant = ast.Constant(value)
    constant._text = spelling  # type: ignore[attr-defined]
    assert print_module(ast.Module([ast.Expr(constant)], [])) == f"{expected}\n"


@pytest.mark.parametrize(
    "node",
    [
        ast.Constant(-1),
        ast.Constant(float("inf")),
        ast.Constant(float("nan")),
        ast.Constant(1 + 2j),
        ast.Set([]),
        ast.JoinedStr([ast.FormattedValue(ast.Constant("\n"), -1)]),
        ast.Await(ast.Name("x", ast.Load())),
    ],
    ids=ast.dump,
)
def test_what_has_no_text_is_refused(node: ast.expr) -> None:
    with pytest.raises(NotPrintableError):
        print_module(assigned(node))


# The tree and its text


@pytest.mark.parametrize("name", ["x; import os", "x)\nimport os\n(y", "ﬁ", "x # "])
def test_a_name_that_is_none_is_found_out(name: str) -> None:
    module = ast.Module([ast.Expr(ast.Name(name, ast.Load()))], [])
    with pytest.raises(TextDiffersError):
        locate(module, print_module(module))


@pytest.mark.parametrize("text", ["x = 2", "x = 1.0", "x = True", "y = 1", "x = 1\ny = 1", "x += 1", "x =", "x = '1'", "x = y = 1", ""])
def test_a_text_that_means_something_else_is_found_out(text: str) -> None:
    with pytest.raises(TextDiffersError):
        locate(ast.parse("x = 1"), text)


def test_positions_are_kept_and_inherited() -> None:
    division = ast.BinOp(ast.Constant(1), ast.Div(), ast.Constant(0), lineno=42, col_offset=4, end_lineno=42, end_col_offset=9)
    module = ast.Module([ast.Pass(), ast.Assign([ast.Name("x", ast.Store())], division, lineno=41)], [])
    code = compile(locate(module, print_module(module)), "adam.fpp", "exec")
    with pytest.raises(ZeroDivisionError) as caught:
        exec(code, {})
    frame = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (frame.filename, frame.lineno) == ("adam.fpp", 42)
    assert division.left.lineno == 42
    assert module.body[0].lineno == 1


def test_each_line_of_text_knows_its_line_of_the_source() -> None:
    first, second = "a" * 37, "b" * 37
    tree = ast.parse(f"def f({first}):\n\n    # why\n    y = f({first}, {second}, 1)\n    return y")
    text = print_module(tree, {tree.body[0]: Note(before=("a comment",))})
    assert text.split("\n")[3] == f"        {first}, {second}, 1"
    assert line_map(tree, text) == {2: 1, 3: 4, 4: 4, 5: 4, 6: 5}
