"""Programs that ran before: their text is kept in the user's cache folder, so that they start without being compiled again.

Only what needs nothing else is kept: one file, no inputs, no warnings, no random numbers without a seed, no files. What is kept is the
Python text with the places of the FPP text; where it is missing, damaged or of another version, the program is compiled as ever.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from fpp_lang.base.files import write_atomically

if TYPE_CHECKING:
    from fpp_lang.engine.run import Run

FRAMES = 960
"""Python frames for 900 calls of the program (R6.1), and for NumPy below the deepest; a call by element takes three."""

MOST_BYTES = 2_000_000
FORM = 1


def cache_folder() -> Path | None:
    """The user's cache folder for FPP; None where there is no home."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
        return Path(home) / "fpp" / "Cache" if home else None
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"]) / "fpp"
    home = os.environ.get("HOME")
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "fpp" if home else None


def key_of(name: str, text: str) -> str:
    """What a program and the compiler that read it are told apart by."""
    told = [FORM, sys.version, _fingerprint(), name, text]
    return hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()


def _fingerprint() -> list[tuple[str, int, int]]:
    """The files of the compiler and the library, by size and time of change."""
    package = Path(__file__).resolve().parent
    folders = [package, package.parent / "stdlib", package.parent / "grammar"]
    return sorted(entry for folder in folders if folder.is_dir() for entry in _entries(str(folder)))


def _entries(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _entries(entry.path)
            else:
                known = entry.stat()
                yield entry.path, known.st_size, known.st_mtime_ns


# Keeping ---------------------------------------------------------------------------------------------------------------------


def keep(key: str, run: Run) -> None:
    """Keeps the pieces of a program that has run without a word; a cache that cannot be written is no problem."""
    folder = cache_folder()
    pieces = [_frozen(name, statements) for name, statements in run.pieces()]
    if folder is None or None in pieces:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(folder / f"{key}.json", json.dumps(pieces))
    except OSError:
        return


def _frozen(name: str, statements: list[ast.stmt]) -> list[Any] | None:
    """A piece as text, and the places of its nodes in the order in which Python walks them; None if the text would mean another tree."""
    tree = ast.Module(statements, [])
    text = ast.unparse(tree)
    again = ast.parse(text)
    if ast.dump(again) != ast.dump(tree):
        return None
    return [name, text, [[node.lineno, node.col_offset, node.end_lineno, node.end_col_offset] for node in _placed(tree)]]


def _placed(tree: ast.Module) -> Iterator[Any]:
    return (node for node in ast.walk(tree) if isinstance(node, PLACED))


PLACED = (ast.stmt, ast.expr, ast.excepthandler, ast.arg, ast.keyword, ast.alias)


# Running ---------------------------------------------------------------------------------------------------------------------


def find(key: str) -> list[CodeType] | None:
    """The pieces of a program that was kept, ready to run."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        data = (folder / f"{key}.json").read_bytes()
        return [_thawed(*piece) for piece in json.loads(data)] if len(data) < MOST_BYTES else None
    except (OSError, ValueError, TypeError, SyntaxError, RecursionError):
        return None


def _thawed(name: str, text: str, places: list[list[int]]) -> CodeType:
    tree = ast.parse(text)
    for node, (line, column, end_line, end_column) in zip(_placed(tree), places, strict=True):
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = line, column, end_line, end_column
    return compile(tree, name, "exec", dont_inherit=True, optimize=0)


def run(codes: list[CodeType], folder: Path, write: Callable[[str], object], read: Callable[[str], str], full: Callable[[], Run]) -> None:
    """Runs a kept program. `full` compiles it after all, where something is to be said about it. Raises ProgramError."""
    names: dict[str, Any] = {"__name__": "__main__", "__file__": str(folder / "program.py"), "__builtins__": builtins}
    names["print"] = lambda *values: write(" ".join(map(str, values)) + "\n")
    names["input"] = lambda prompt="": read(str(prompt))
    try:
        with _deep(codes), _warned(full):
            for code in codes:
                exec(code, names)
    except (Exception, KeyboardInterrupt) as error:
        raise full().faults.program_error(error) from None


@contextmanager
def _deep(codes: list[CodeType]) -> Iterator[None]:
    frames = FRAMES * 3 if any("by_element" in code.co_names for code in codes) else FRAMES
    depth, frame, before = 0, sys._getframe(), sys.getrecursionlimit()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    sys.setrecursionlimit(depth + frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def _warned(full: Callable[[], Run]) -> Iterator[None]:
    """NumPy's warnings are told as the program's."""

    def keep(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, file: object = None, line: str | None = None
    ) -> None:
        full().warned(str(message), category, sys._getframe(1))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("always", category=RuntimeWarning)
        warnings.showwarning = keep
        yield
