"""Derivatives as plain core: settled core to settled core without `Gradient` and `Derivative`.

What is made are lines and functions like those of the program, one line back for each line forth, so that both engines run them and a
reader can follow them. A function is differentiated in array form, where it has one.
"""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.problem import Problems

__all__ = ["differentiate"]


def differentiate(program: core.Program, problems: Problems) -> core.Program:
    """The program with every derivative computed by statements of its own."""
    if not any(isinstance(node, core.Gradient | core.Derivative) for node in walk(program)):
        return program
    from fpp_lang.autodiff.sites import with_derivatives  # and the array forms with it, which few programs need before they run

    return with_derivatives(program, problems)
