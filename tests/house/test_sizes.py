"""Files and functions stay short enough to be read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FOLDERS = ("fpp_lang", "grammar", "stdlib", "programs", "tests", "benchmarks")
MOST_LINES, MOST_LINES_OF_FUNCTION = 500, 60
SOURCES = [file for folder in FOLDERS for ending in ("py", "fpp", "lark") for file in sorted((PROJECT / folder).rglob(f"*.{ending}"))]


def name_of(file: Path) -> str:
    return str(file.relative_to(PROJECT))


def test_no_file_is_long():
    lengths = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize("file", sorted((PROJECT / "fpp_lang").rglob("*.py")), ids=name_of)
def test_modules_have_a_docstring_and_short_functions(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module opens with what it is for"
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_FUNCTION} == {}


def test_test_files_have_names_of_their_own():
    """pytest imports them by these names: two of one name keep each other from being collected."""
    files = [
        path for path in (PROJECT / "tests").rglob("*.py") if path.name != "conftest.py" and not (path.parent / "__init__.py").exists()
    ]
    names = [path.name for path in files]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
