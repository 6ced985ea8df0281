"""Python syntax trees to text, formatted exactly as `ruff format` leaves it, and the check that the text means the tree.

    text = print_module(module, notes)     comments and blank lines come from the notes
    module = locate(module, text)          raises where text and tree differ; then `compile` may have it
    line_map(module, text)                 which line of the text came from which line of the positions

Only the nodes that a NumPy program needs can be printed; others raise NotPrintableError.
"""

from __future__ import annotations

import ast

from fpp_lang.emit.python import literals as literals  # registers its rules
from fpp_lang.emit.python import operations as operations
from fpp_lang.emit.python.blocks import module_lines
from fpp_lang.emit.python.comments import Note, Notes
from fpp_lang.emit.python.errors import NotPrintableError, PrinterError, TextDiffersError
from fpp_lang.emit.python.positions import line_map, locate

__all__ = ["NotPrintableError", "Note", "Notes", "PrinterError", "TextDiffersError", "line_map", "locate", "print_module"]


def print_module(module: ast.Module, notes: Notes | None = None) -> str:
    """The text of a module with its comments and blank lines; it ends in one newline unless it is empty."""
    return "".join(f"{line}\n" for line in module_lines(module, notes or {}))
