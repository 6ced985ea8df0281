"""Docstrings: laid out at their indentation, so compared without it."""

from __future__ import annotations

import ast
import inspect

from fpp_lang.emit.python.literals import escaped

QUOTES = '"""'


def docstring_of(body: list[ast.stmt]) -> str | None:
    """The docstring that a module, class or function with this body has."""
    match body:
        case [ast.Expr(value=ast.Constant(value=str() as text)), *_]:
            return text
        case _:
            return None


def normal_docstring(text: str) -> str:
    """The text without indentation, blank edges and spaces at line ends; this is what printing keeps."""
    spaced = "".join(" " if letter.isspace() and letter != "\n" else letter for letter in text)
    return inspect.cleandoc("\n".join(line.rstrip() for line in spaced.split("\n")))


def docstring_lines(text: str, indent: int) -> list[str]:
    """The literal of a docstring; a raw one where the text has backslashes that would be doubled."""
    normal = normal_docstring(text)
    prefix, lines = "", normal.split("\n")
    if "\\" in normal and _can_be_raw(normal):
        prefix = "r"
    else:
        lines = [_safe_line(line, begins=index == 0, ends=len(lines) == 1) for index, line in enumerate(lines)]
    if inspect.cleandoc(normal) != normal:
        lines.insert(0, "")  # beside the quotes, the first line would not count as the one that stands furthest left
    lines[0] = prefix + QUOTES + lines[0]
    if len(lines) == 1:
        lines[0] += QUOTES
    else:
        lines.append(QUOTES)
    return [" " * indent + line if line else "" for line in lines]


def _can_be_raw(text: str) -> bool:
    printable = all(letter.isprintable() or letter == "\n" for letter in text)
    return printable and QUOTES not in text and not text.startswith('"') and not text.endswith(('"', "\\"))


def _safe_line(line: str, *, begins: bool, ends: bool) -> str:
    """A line whose quotes cannot be taken for the literal's own: neither three of them nor those beside the literal's."""
    head = begins and line.startswith('"')
    tail = ends and line.endswith('"') and len(line) > 1
    middle = escaped(line[head : len(line) - tail]).replace(QUOTES, '\\"\\"\\"')
    return '\\"' * head + middle + '\\"' * tail
