"""The tree and the text it was printed from, side by side: are they the same, and which line came from where?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

from fpp_lang.emit.python.docstrings import docstring_of, normal_docstring
from fpp_lang.emit.python.errors import TextDiffersError

Pair: TypeAlias = tuple[ast.AST, ast.AST]

_WITHOUT_MEANING = frozenset({"kind", "type_comment", "type_ignores"})


def locate(module: ast.Module, text: str) -> ast.Module:
    """The module, ready for `compile`: nodes without a position get that of the node around them.

    Raises TextDiffersError where the text does not mean the module: then something of the source leaked into the code.
    """
    for _ in _pairs(module, text):
        pass
    _complete_positions(module)
    return module


def line_map(module: ast.Module, text: str) -> dict[int, int]:
    """For each line of the text with code, the line that the positions in the module name."""
    located = locate(module, text)
    pairs = [pair for pair in _pairs(located, text) if isinstance(pair[1], ast.stmt | ast.expr | ast.excepthandler)]
    lines: dict[int, int] = {}
    for intended, parsed in pairs:
        lines.setdefault(_line(parsed), _line(intended))
    for intended, parsed in reversed(pairs):  # lines on which nothing begins, such as closing brackets; the innermost first
        if isinstance(parsed, ast.stmt) and not hasattr(parsed, "body"):
            for line in range(_line(parsed), (parsed.end_lineno or 0) + 1):
                lines.setdefault(line, _line(intended))
    return dict(sorted(lines.items()))


def _line(node: ast.AST) -> int:
    line: int = getattr(node, "lineno", 0)
    return line


def _pairs(module: ast.Module, text: str) -> Iterator[Pair]:
    """Each node of the module with the node of the text in its place, in the order of the text."""
    try:
        parsed_module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as problem:
        raise TextDiffersError(f"the text is no Python: {problem}") from problem
    todo: list[Pair] = [(module, parsed_module)]
    docstrings: set[ast.AST] = set()
    while todo:
        intended, parsed = todo.pop()
        if type(intended) is not type(parsed):
            raise TextDiffersError(f"line {_line(parsed)}: {type(parsed).__name__} where {type(intended).__name__} was meant")
        yield intended, parsed
        if isinstance(intended, ast.Module | ast.FunctionDef | ast.ClassDef) and docstring_of(intended.body) is not None:
            docstrings.update(ast.iter_child_nodes(intended.body[0]))
        todo.extend(reversed(_inner_pairs(intended, parsed, is_docstring=intended in docstrings)))


def _inner_pairs(intended: ast.AST, parsed: ast.AST, *, is_docstring: bool) -> list[Pair]:
    """The nodes directly below two nodes; whatever else the two hold has to be equal."""
    inner: list[Pair] = []
    for field in parsed._fields:
        meant, found = getattr(intended, field, None), getattr(parsed, field, None)
        match meant, found:
            case ast.AST(), ast.AST():
                inner.append((meant, found))
            case list(), list() if len(meant) == len(found):
                nodes = list(zip(meant, found, strict=True))
                inner += [pair for pair in nodes if isinstance(pair[0], ast.AST) and isinstance(pair[1], ast.AST)]
                equal = all(_equal(*pair) for pair in nodes if not isinstance(pair[0], ast.AST) or not isinstance(pair[1], ast.AST))
                _require(equal, field, parsed)
            case str(), str() if is_docstring:
                _require(normal_docstring(meant) == normal_docstring(found), field, parsed)
            case _ if isinstance(parsed, ast.Constant) and field == "value":
                _require(_equal(meant, found), field, parsed)
            case _ if field not in _WITHOUT_MEANING:
                _require((meant or None) == (found or None), field, parsed)  # a field left out means an empty one
    return inner


def _equal(meant: object, found: object) -> bool:
    return type(meant) is type(found) and meant == found


def _require(equal: bool, field: str, parsed: ast.AST) -> None:
    if not equal:
        raise TextDiffersError(f"line {_line(parsed)}: the {field} of a {type(parsed).__name__} differs from what was meant")


def _complete_positions(module: ast.Module) -> None:
    todo: list[tuple[ast.AST, tuple[int, int, int, int]]] = [(module, (1, 0, 1, 0))]
    while todo:
        node, around = todo.pop()
        if "lineno" in node._attributes:
            around = _position(node, around)
            for name, value in zip(("lineno", "col_offset", "end_lineno", "end_col_offset"), around, strict=True):
                setattr(node, name, value)
        todo.extend((child, around) for child in ast.iter_child_nodes(node))


def _position(node: ast.AST, around: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    line = getattr(node, "lineno", None)
    if line is None:
        return around
    column = getattr(node, "col_offset", None) or 0
    end_line = getattr(node, "end_lineno", None)
    end_column = getattr(node, "end_col_offset", None)
    return line, column, line if end_line is None else end_line, column if end_column is None else end_column
